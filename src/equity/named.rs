//! Needs, periods and groups.
use rayon::prelude::*;

use super::count::Pick;
use super::measured::{Cut, Measured, NOT_MEASURED, share};
use super::{GroupStory, NamedFigures, clear};
use crate::pipeline::{Key, Presentation};
use crate::plan::{Period, Plan};

/// Help that arrived and share of asking for each key of one axis; empty when the
/// axis is not cut.
fn figures(
    measured: &Measured,
    cut: &Cut,
    keys: Vec<Key>,
    pick: impl Fn(usize) -> Pick + Sync,
) -> Vec<NamedFigures> {
    if keys.len() < 2 || cut.asked.is_none() {
        return Vec::new();
    }
    let one = |(i, key): (usize, Key)| NamedFigures {
        key,
        share: share(cut.asked.as_ref(), pick(i)),
        fill: measured.fill(cut.status.as_ref(), pick(i)),
    };
    keys.into_par_iter().enumerate().map(one).collect()
}

/// By need, in the plan's order, under the presentation's labels.
pub(crate) fn needs(plan: &Plan, measured: &Measured, presentation: &Presentation) -> Vec<NamedFigures> {
    let label = |key: &Key| presentation.need_labels.iter().find(|l| l.id == key.id).unwrap_or(key).clone();
    let keys = plan.needs.iter().map(label).collect();
    figures(measured, &measured.needs, keys, |i| Pick { need: Some(i), ..Pick::default() })
}

/// By plan period, in order.
pub(crate) fn periods(plan: &Plan, measured: &Measured) -> Vec<(Period, NamedFigures)> {
    let keys = plan.periods.iter().map(|p| Key { id: p.id.clone(), label: label(p) }).collect();
    let figures = figures(measured, &measured.periods, keys, |i| Pick { period: Some(i), ..Pick::default() });
    plan.periods.iter().cloned().zip(figures).collect()
}

/// `March 2025`, `Q1 2025`, or the period's id.
fn label(period: &Period) -> String {
    match period.id.split_once('-') {
        Some((year, quarter)) if quarter.starts_with('Q') => format!("{quarter} {year}"),
        Some((_, month)) if month.len() == 2 => period.from.strftime("%B %Y").to_string(),
        _ => period.id.clone(),
    }
}

/// By group list: directly measured, summed to the city.
pub(crate) fn groups(plan: &Plan, measured: &Measured) -> Vec<GroupStory> {
    let story = |(g, table): (usize, &Option<_>)| {
        let value = |(i, key): (usize, &Key)| {
            let pick = Pick { group: Some(i), ..Pick::default() };
            let (share, fill) = match table {
                Some(_) => (share(table.as_ref(), pick), measured.fill(table.as_ref(), pick)),
                None => (clear::missing(NOT_MEASURED), clear::missing(measured.no_status())),
            };
            NamedFigures { key: key.clone(), share, fill }
        };
        let list = &plan.groups[g];
        let values = list.keys.iter().enumerate().map(value).collect();
        GroupStory { id: list.id.clone(), label: list.label.clone(), values }
    };
    measured.groups.iter().enumerate().map(story).collect()
}
