//! `[privacy]`: unit, ε, ledger, people, budget.
use toml::de::DeValue;

use super::files::Places;
use super::people;
use super::types::{Budget, BudgetWindow, NoiseChoice, PrivacySpec, Unit};
use super::walk::{At, Fields};
use crate::privacy::{Cost, Delta, Epsilon, Loss, Rho};

/// The words for the unit.
pub(super) const UNITS: [(&str, Unit); 3] =
    [("person", Unit::Person), ("household", Unit::Household), ("record", Unit::Record)];

const KEYS: [&str; 8] = ["unit", "epsilon", "noise", "delta", "rho", "ledger", "people", "budget"];
const NOISES: [(&str, NoiseChoice); 3] =
    [("laplace", NoiseChoice::Laplace), ("gaussian", NoiseChoice::Gaussian), ("best", NoiseChoice::Best)];
/// People for each whole one in 1/δ: δ well below one in the number of people.
const DELTA_TIMES_PEOPLE: u64 = 10;

/// Reads `[privacy]`.
pub(super) fn read(root: &Fields<'_>, places: &Places, sample: bool) -> (Option<Unit>, Option<PrivacySpec>) {
    let example = "[privacy] with unit, epsilon, ledger and people";
    let fields = root.required("privacy", example).and_then(|_| root.table("privacy", "[privacy]", &KEYS));
    let Some(fields) = fields else { return (None, None) };
    let unit = fields.choice("unit", &UNITS);
    (unit, spec(&fields, places, sample, unit))
}

fn spec(fields: &Fields<'_>, places: &Places, sample: bool, unit: Option<Unit>) -> Option<PrivacySpec> {
    let noise =
        if fields.has("noise") { fields.choice("noise", &NOISES) } else { Some(NoiseChoice::Laplace) };
    let (delta, rho) = (delta(fields, noise), rho(fields, noise));
    let epsilon = match (&rho, &delta) {
        (Some(rho), Some(delta)) => {
            let cost = Cost::Zcdp { rho: rho.value.clone(), delta: delta.value.clone() };
            Some(At { value: Loss::from(&cost).epsilon(), span: rho.span.clone() })
        }
        (Some(_), None) => None,
        // Stated, but not understood: what is wrong with it has been said.
        (None, _) if fields.has("rho") && !fields.has("epsilon") => None,
        (None, _) => epsilon(fields, "`epsilon`"),
    };
    if let (Some(epsilon), Some(delta)) = (&epsilon, &delta) {
        reachable(fields, epsilon, delta);
    }
    let budget = budget(fields, epsilon.as_ref());
    let people = people::read(fields);
    if let (Some(delta), Some(people)) = (&delta, people) {
        small_enough(fields, delta, people);
    }
    // Made-up data has its ledger under the output folder, whatever is stated.
    let ledger = match sample && !fields.has("ledger") {
        true => "sample.ledger".to_owned(),
        false => fields.text("ledger", "ledger = \"our-coalition.ledger\"")?.value,
    };
    Some(PrivacySpec {
        unit: unit?,
        epsilon: epsilon?.value,
        noise: noise?,
        delta: delta.map(|d| d.value),
        rho: rho.map(|r| r.value),
        ledger: places.home.join(ledger),
        people: people?,
        budget,
    })
}

fn budget(fields: &Fields<'_>, release: Option<&At<Epsilon>>) -> Option<Budget> {
    let budget = fields.table("budget", "[privacy.budget]", &["epsilon", "per"])?;
    let allowed = epsilon(&budget, "the budget's `epsilon`");
    let per = budget.choice("per", &[("year", BudgetWindow::Year), ("lifetime", BudgetWindow::Lifetime)]);
    let allowed = allowed?;
    if let Some(release) = release.filter(|release| allowed.value < release.value) {
        budget.notes.add(
            &allowed.span,
            format!(
                "the budget of ε = {} is smaller than one release at ε = {}, so nothing could ever be released",
                allowed.value, release.value
            ),
            "below `epsilon`",
            "allow at least as much as one release costs, or lower `epsilon` in [privacy]",
        );
    }
    Some(Budget { epsilon: allowed.value, per: per? })
}

/// δ: required where the noise may be Gaussian, and refused otherwise, where it would
/// promise nothing.
fn delta(fields: &Fields<'_>, noise: Option<NoiseChoice>) -> Option<At<Delta>> {
    if matches!(noise, None | Some(NoiseChoice::Laplace)) {
        if fields.has("delta") && noise.is_some() {
            fields.notes.add(
                &fields.key_span("delta"),
                "`delta` is stated, but Laplace noise keeps its promise without exception",
                "of no use here",
                "remove it, or state noise = \"gaussian\" or noise = \"best\"",
            );
        }
        return None;
    }
    let value = fields.required("delta", "delta = 1e-6")?;
    exact(
        fields,
        "delta",
        value,
        "delta = 1e-6",
        "choose a number such as 1e-6: the chance that the promise fails",
    )
}

/// ρ, which may be stated instead of ε where the noise is Gaussian.
fn rho(fields: &Fields<'_>, noise: Option<NoiseChoice>) -> Option<At<Rho>> {
    let value = fields.get("rho")?;
    let refuse = |what: &str, help: &str| {
        fields.notes.add(&fields.key_span("rho"), what, "not here", help);
    };
    if noise.is_some_and(|noise| noise != NoiseChoice::Gaussian) {
        refuse(
            "`rho` is stated, but the noise is not Gaussian in any case",
            "state noise = \"gaussian\", or `epsilon` instead of `rho`",
        );
    } else if fields.has("epsilon") {
        refuse(
            "`rho` and `epsilon` are both stated, and either would decide the other",
            "remove one of them",
        );
    }
    exact(
        fields,
        "rho",
        value,
        "rho = 0.02",
        "choose a number such as 0.02; the smaller it is, the stronger the protection",
    )
}

/// A number read exactly from its literal (or a text such as "1/50").
fn exact<T: std::str::FromStr<Err: std::fmt::Display>>(
    fields: &Fields<'_>,
    key: &str,
    value: &super::walk::Value<'_>,
    example: &str,
    help: &str,
) -> Option<At<T>> {
    let literal = match value.get_ref() {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::String(text) => text.trim().to_owned(),
        _ => {
            fields.mistyped(key, value, "a number", example);
            return None;
        }
    };
    match literal.parse::<T>() {
        Ok(number) => Some(At { value: number, span: value.span() }),
        Err(why) => {
            fields.notes.add(&value.span(), format!("`{key}` is {literal}, which {why}"), "not usable", help);
            None
        }
    }
}

/// Whether any ρ keeps to this ε at this δ.
fn reachable(fields: &Fields<'_>, epsilon: &At<Epsilon>, delta: &At<Delta>) {
    if Rho::within(&epsilon.value, &delta.value).is_none() {
        fields.notes.add(
            &delta.span,
            format!("no Gaussian noise keeps to ε = {} at δ = {}", epsilon.value, delta.value),
            "too little",
            "state a larger `epsilon`, or noise = \"laplace\" without `delta`",
        );
    }
}

/// A δ near one in the number of people would allow to publish somebody's row.
fn small_enough(fields: &Fields<'_>, delta: &At<Delta>, people: u64) {
    use dashu::rational::RBig;
    if delta.value.exact() * RBig::from(people) * RBig::from(DELTA_TIMES_PEOPLE) > RBig::ONE {
        fields.notes.add(
            &delta.span,
            format!(
                "δ = {} is too large for {people} people: among so many, a chance that small could still be \
                 somebody",
                delta.value
            ),
            "too large",
            "choose 1e-6 or less: well below one in ten times the number of people",
        );
    }
}

/// ε, exactly from its decimal literal (or a text such as "7/30").
fn epsilon(fields: &Fields<'_>, name: &str) -> Option<At<Epsilon>> {
    let value = fields.required("epsilon", "epsilon = 1.0")?;
    let literal = match value.get_ref() {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::String(text) => text.trim().to_owned(),
        _ => {
            fields.mistyped("epsilon", value, "a number", "epsilon = 1.0");
            return None;
        }
    };
    match literal.parse() {
        Ok(epsilon) => Some(At { value: epsilon, span: value.span() }),
        Err(why) => {
            fields.notes.add(
                &value.span(),
                format!("{name} is {literal}, which {why}"),
                "no usable ε",
                "choose a number such as 1.0; the smaller it is, the stronger the protection and the wider the ranges",
            );
            None
        }
    }
}
