//! Groups against the reference that the pipeline file names.
use super::linear::UNCLEAR;
use super::{Candidate, Form, Linear, Row};
use crate::equity::count::Pick;
use crate::equity::measured::{Measured, met_unmet};
use crate::pipeline::{Presentation, UNKNOWN};
use crate::plan::Plan;

/// Difference and ratio of help that arrived, for each other value of each group list
/// with a reference. Those who did not say (`unknown`) are compared with nobody.
pub(super) fn candidates(
    plan: &Plan,
    measured: &Measured,
    presentation: &Presentation,
) -> Vec<Vec<Candidate>> {
    let (mut differences, mut ratios) = (Vec::new(), Vec::new());
    for (group, table) in plan.groups.iter().zip(&measured.groups) {
        let Some((_, wanted)) = presentation.references.iter().find(|(id, _)| *id == group.id) else {
            continue;
        };
        let Some(reference) = group.keys.iter().position(|key| key.id == *wanted) else { continue };
        let rate = |i: usize| {
            let pick = Pick { group: Some(i), ..Pick::default() };
            let (met, unmet) = met_unmet(table.as_ref(), pick).ok_or(UNCLEAR)?;
            Linear::among(&met, &unmet)
        };
        let base = rate(reference);
        let others = group.keys.iter().enumerate();
        for (i, key) in others.filter(|(i, key)| *i != reference && key.id != UNKNOWN) {
            let row = |kind| Row {
                kind,
                list: group.id.clone(),
                key: key.clone(),
                against: group.keys[reference].clone(),
            };
            let both = rate(i).and_then(|rate| Ok((rate, base.clone()?)));
            let difference = both.clone().map(|(a, b)| a.less(&b).times(100.0));
            let ratio = both.and_then(|(a, b)| Ok(a.logarithm()?.less(&b.logarithm()?)));
            differences.push(Candidate::alone(row("group_difference"), Form::Points, difference));
            ratios.push(Candidate::alone(row("group_ratio"), Form::Ratio, ratio));
        }
    }
    vec![differences, ratios]
}
