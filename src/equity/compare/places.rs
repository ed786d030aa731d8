//! Hand-outs against need and residents, and asking against a public outside measure.
//!
//! Shares of the whole city: of hand-outs, of asking, of residents, of what the outside
//! measure says (Urban Institute, Spatial Equity Data Tool: the disparity score is the
//! difference of two shares). The denominators are city totals, whose noise is small.
use super::{Candidate, Form, Linear, Row};
use crate::bundle::Bundle;
use crate::equity::count::{Count, Pick};
use crate::equity::measured::met_unmet;
use crate::equity::units::{Level, Unit};
use crate::estimate::Estimated;
use crate::geography::Geography;
use crate::pipeline::Key;

/// One list for each pair of shares that there is.
pub(super) fn candidates(bundle: &Bundle, level: &Level) -> Vec<Vec<Candidate>> {
    let handed = shares(level, level.place.handouts.as_ref());
    let asked = shares(level, level.place.cut.asked.as_ref());
    let draws = asked.iter().flatten().map(|s| s.errors.len()).min().unwrap_or(0);
    let public = |parts: Option<Vec<f64>>| parts.map(|parts| known(&parts, draws));
    let residents = public(parts(&level.units, |unit| unit.residents));
    let outside = bundle.geography().and_then(|g| public(parts(&level.units, |unit| outside(g, unit))));
    let list = |kind, a: Option<&Vec<Share>>, b: Option<&Vec<Share>>| match (a, b) {
        (Some(a), Some(b)) if !a.is_empty() && !b.is_empty() => differences(kind, level, a, b),
        _ => Vec::new(),
    };
    vec![
        list("handouts_minus_asking", Some(&handed), Some(&asked)),
        list("handouts_minus_residents", Some(&handed), residents.as_ref()),
        list("asking_minus_outside_need", Some(&asked), outside.as_ref()),
        in_poverty(bundle, level),
    ]
}

const NO_NUMBER: &str = "reason.no-poverty";

/// Unmet asking per 1,000 residents in poverty, where a public number is known.
fn in_poverty(bundle: &Bundle, level: &Level) -> Vec<Candidate> {
    let (Some(geography), Some(table)) = (bundle.geography(), &level.place.cut.status) else {
        return Vec::new();
    };
    let number = |unit: &Unit| {
        let of = |id: &String| geography.areas.iter().find(|a| a.id == *id).and_then(|a| a.in_poverty);
        unit.members.iter().map(of).sum::<Option<f64>>().filter(|n| *n > 0.0)
    };
    if level.units.iter().all(|unit| number(unit).is_none()) {
        return Vec::new();
    }
    let one = |unit: &Unit| {
        let unmet = met_unmet(Some(table), Pick { area: Some(unit.row), ..Pick::default() });
        let rate = unmet
            .zip(number(unit))
            .map(|((_, unmet), n)| Linear { value: unmet.estimate, errors: unmet.errors }.times(1000.0 / n));
        let row = Row {
            kind: "unmet_per_1000_in_poverty",
            list: level.id.clone(),
            key: unit.key.clone(),
            against: Key { id: "in_poverty".into(), label: "residents in poverty".into() },
        };
        Candidate::alone(row, Form::Amount, rate.ok_or(NO_NUMBER))
    };
    level.units.iter().map(one).collect()
}

type Share = Result<Linear, &'static str>;

/// Each place's share of the table's known places; empty where there is no table.
fn shares(level: &Level, table: Option<&Estimated>) -> Vec<Share> {
    let Some(table) = table else { return Vec::new() };
    let count = |unit: &Unit| Count::of(table, Pick { area: Some(unit.row), ..Pick::default() });
    let counts: Vec<Count> = level.units.iter().map(count).collect();
    let Some(total) = sum(&counts) else { return Vec::new() };
    counts.iter().map(|part| Linear::share(part, &total)).collect()
}

fn sum(counts: &[Count]) -> Option<Count> {
    let mut total = counts.first()?.clone();
    for count in &counts[1..] {
        total.estimate += count.estimate;
        total.errors.iter_mut().zip(&count.errors).for_each(|(sum, e)| *sum += e);
    }
    Some(total)
}

/// Public parts of the whole; `None` unless every place has a number.
fn parts(units: &[Unit], number: impl Fn(&Unit) -> Option<f64>) -> Option<Vec<f64>> {
    let numbers: Vec<f64> = units.iter().map(number).collect::<Option<_>>()?;
    let all: f64 = numbers.iter().sum();
    (all > 0.0).then(|| numbers.iter().map(|n| n / all).collect())
}

fn known(parts: &[f64], draws: usize) -> Vec<Share> {
    parts.iter().map(|part| Ok(Linear::public(*part, draws))).collect()
}

/// The outside measure of a place: the sum over the public areas that make it up.
pub(crate) fn outside(geography: &Geography, unit: &Unit) -> Option<f64> {
    let of = |id: &String| geography.areas.iter().find(|a| a.id == *id).and_then(|a| a.outside_need);
    unit.members.iter().map(of).sum()
}

fn differences(kind: &'static str, level: &Level, a: &[Share], b: &[Share]) -> Vec<Candidate> {
    let against = kind.split("_minus_").nth(1).unwrap_or_default();
    let label = match against {
        "outside_need" => "share of the outside measure of need".to_owned(),
        other => format!("share of {other}"),
    };
    let one = |((unit, a), b): ((&Unit, &Share), &Share)| {
        let row = Row {
            kind,
            list: level.id.clone(),
            key: unit.key.clone(),
            against: Key { id: against.into(), label: label.clone() },
        };
        let apart = a.clone().and_then(|a| Ok(a.less(&b.clone()?).times(100.0)));
        Candidate::alone(row, Form::Share, apart)
    };
    level.units.iter().zip(a).zip(b).map(one).collect()
}
