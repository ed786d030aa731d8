//! `[privacy]`: unit, ε, ledger, people, budget.
use toml::de::DeValue;

use super::files::Places;
use super::people;
use super::types::{Budget, BudgetWindow, PrivacySpec, Unit};
use super::walk::{At, Fields};
use crate::privacy::Epsilon;

/// The words for the unit.
pub(super) const UNITS: [(&str, Unit); 3] =
    [("person", Unit::Person), ("household", Unit::Household), ("record", Unit::Record)];

/// Reads `[privacy]`.
pub(super) fn read(root: &Fields<'_>, places: &Places, sample: bool) -> (Option<Unit>, Option<PrivacySpec>) {
    let example = "[privacy] with unit, epsilon, ledger and people";
    let fields = root
        .required("privacy", example)
        .and_then(|_| root.table("privacy", "[privacy]", &["unit", "epsilon", "ledger", "people", "budget"]));
    let Some(fields) = fields else { return (None, None) };
    let unit = fields.choice("unit", &UNITS);
    (unit, spec(&fields, places, sample, unit))
}

fn spec(fields: &Fields<'_>, places: &Places, sample: bool, unit: Option<Unit>) -> Option<PrivacySpec> {
    let epsilon = epsilon(fields, "`epsilon`");
    let budget = budget(fields, epsilon.as_ref());
    let people = people::read(fields);
    // Made-up data has its ledger under the output folder, whatever is stated.
    let ledger = match sample && !fields.has("ledger") {
        true => "sample.ledger".to_owned(),
        false => fields.text("ledger", "ledger = \"our-coalition.ledger\"")?.value,
    };
    Some(PrivacySpec {
        unit: unit?,
        epsilon: epsilon?.value,
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
