//! Needs, periods and groups.
use jiff::civil::Date;

use super::count::Pick;
use super::measured::{Cut, Measured, share};
use super::{NamedFigures, Shown, clear};
use crate::briefing::words::Words;
use crate::estimate::Estimated;
use crate::pipeline::{Key, Presentation};
use crate::plan::{Period, Plan, is_month};

/// A figure of key i with a range at a level.
type Figure<'a> = Box<dyn Fn(usize, f64) -> Shown + Sync + 'a>;

/// Keys, each with its share of asking and the help that arrived.
pub(crate) struct List<'a> {
    pub(crate) keys: Vec<Key>,
    pub(crate) share: Figure<'a>,
    pub(crate) fill: Figure<'a>,
}

impl<'a> List<'a> {
    /// One axis of the city's tables; empty when it is not cut.
    fn axis(
        measured: &'a Measured,
        cut: &'a Cut,
        keys: Vec<Key>,
        pick: impl Fn(usize) -> Pick + Sync + Copy + 'a,
    ) -> Self {
        let there = keys.len() > 1 && cut.asked.is_some();
        List {
            keys: if there { keys } else { Vec::new() },
            share: Box::new(move |i, level| share(level, cut.asked.as_ref(), pick(i))),
            fill: Box::new(move |i, level| measured.fill(level, cut.status.as_ref(), pick(i))),
        }
    }

    /// The list with figures that were judged.
    pub(crate) fn told(&self, shares: Option<Vec<Shown>>, fills: Option<Vec<Shown>>) -> Vec<NamedFigures> {
        let figures = shares.into_iter().flatten().zip(fills.into_iter().flatten());
        let all = self.keys.iter().cloned().zip(figures);
        all.map(|(key, (share, fill))| NamedFigures { key, share, fill }).collect()
    }
}

/// By need, in the plan's order, under the presentation's labels.
pub(crate) fn needs<'a>(plan: &Plan, measured: &'a Measured, presentation: &Presentation) -> List<'a> {
    let label = |key: &Key| presentation.need_labels.iter().find(|l| l.id == key.id).unwrap_or(key).clone();
    let keys = plan.needs.iter().map(label).collect();
    List::axis(measured, &measured.needs, keys, |i| Pick { need: Some(i), ..Pick::default() })
}

/// By plan period, in order.
pub(crate) fn periods<'a>(plan: &Plan, measured: &'a Measured) -> List<'a> {
    let keys = plan.periods.iter().map(|p| Key { id: p.id.clone(), label: p.id.clone() }).collect();
    List::axis(measured, &measured.periods, keys, |i| Pick { period: Some(i), ..Pick::default() })
}

/// `March 2025`, `Q1 2025`, or the period's id.
pub(super) fn label(period: &Period, words: &Words) -> String {
    match period.id.split_once("-Q") {
        Some((_, quarter)) => {
            let (quarter, year) = (words.plain(&quarter), words.plain(&period.from.year()));
            words.say("dates.quarter", &[("quarter", &quarter), ("year", &year)])
        }
        None if is_month(&period.id) => words.month_of(period.from),
        None => words.plain(&period.id),
    }
}

/// The same of a column that may join several months: `January to March 2025`.
pub(super) fn span(key: &Key, (from, to): (Date, Date), words: &Words) -> String {
    match key.id.split_once("..") {
        Some(_) => words.months(from, to),
        None => label(&Period { id: key.id.clone(), from, to }, words),
    }
}

/// By each group list of the plan: directly measured, summed to the city.
pub(crate) fn groups<'a>(plan: &Plan, measured: &'a Measured) -> Vec<List<'a>> {
    let list = |(g, table): (usize, &'a Option<Estimated>)| {
        let pick = |i| Pick { group: Some(i), ..Pick::default() };
        let table = table.as_ref();
        List {
            keys: plan.groups[g].keys.clone(),
            share: Box::new(move |i, level| share(level, table, pick(i))),
            fill: Box::new(move |i, level| match table {
                Some(_) => measured.fill(level, table, pick(i)),
                None => clear::missing(measured.no_status()),
            }),
        }
    };
    measured.groups.iter().enumerate().map(list).collect()
}
