//! Needs, periods and groups.
use super::count::Pick;
use super::family::judge;
use super::measured::{Cut, Measured, share};
use super::{GroupStory, NamedFigures, Shown, clear};
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
    both(
        keys,
        |i, level| share(level, cut.asked.as_ref(), pick(i)),
        |i, level| measured.fill(level, cut.status.as_ref(), pick(i)),
    )
}

/// Two families of figures, one of each for every key.
fn both(
    keys: Vec<Key>,
    share: impl Fn(usize, f64) -> Shown + Sync,
    fill: impl Fn(usize, f64) -> Shown + Sync,
) -> Vec<NamedFigures> {
    let (shares, fills) = (judge(keys.len(), share), judge(keys.len(), fill));
    let all = keys.into_iter().zip(shares).zip(fills);
    all.map(|((key, share), fill)| NamedFigures { key, share, fill }).collect()
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
        let list = &plan.groups[g];
        let pick = |i| Pick { group: Some(i), ..Pick::default() };
        let table = table.as_ref();
        let share_of = |i, level| share(level, table, pick(i));
        let fill_of = |i, level| match table {
            Some(_) => measured.fill(level, table, pick(i)),
            None => clear::missing(measured.no_status()),
        };
        let values = both(list.keys.clone(), share_of, fill_of);
        GroupStory { id: list.id.clone(), label: list.label.clone(), values }
    };
    measured.groups.iter().enumerate().map(story).collect()
}
