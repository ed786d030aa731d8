//! Group lists by place, where the pipeline file asks for them.
//!
//! A table of its own beside the city's: it is taken at the finest places at which its cells
//! are worth measuring, and nothing else comes to be blurred by more than the ladder keeps.
//! A place with few of a group is not clear and says nothing, whatever is asked for.
//!
//! It changes no bound: its records are those of the city's table, sent to one cell each
//! (`confidential::tally`), and its charge is its share of ε like any other's.
use super::extras::{Adding, SIDE, draft};
use super::ladder::{self, Draft};
use super::margin::ACCEPT;
use super::{Measure, budget};
use crate::briefing::words::Message;
use crate::geography::Hierarchy;
use crate::geography::hierarchy::OWN;
use crate::pipeline::{Group, GroupPlaces, Role, UNKNOWN};

/// Largest part of ε, in thousandths, that such a table may come to.
const MOST: u64 = 200;
/// Weights that are tried, the first that does not come to more.
const WEIGHTS: [f64; 3] = [SIDE, 0.1, 0.03];

/// Adds the tables by group and place that are asked for and affordable: none where the
/// group is not told for the whole city.
pub(super) fn by_place(adding: &mut Adding) {
    let asked = adding.facts.pipeline.groups.iter().enumerate();
    for (g, group) in asked.filter(|(_, group)| group.by != GroupPlaces::City) {
        let label = group.label.to_lowercase();
        let what = Message::new("plan.what.group.places").with("group", label.as_str());
        let levels = levels(adding.hierarchy, group.by);
        if levels.is_empty() {
            adding.reasons.push(Message::new("plan.nolarger").with("what", what));
            continue;
        }
        let told = adding.drafts.iter().any(|d| d.group == Some(g) && d.measure.is_voice());
        let found = levels.into_iter().filter(|_| told).find_map(|level| finest(adding, g, group, level));
        match found {
            Some(drafts) => adding.drafts = drafts,
            None => adding.left_out(what),
        }
    }
}

/// Levels of places that may be told, the finest first.
fn levels(hierarchy: &Hierarchy, by: GroupPlaces) -> Vec<usize> {
    let small = |level: usize| OWN.contains(&hierarchy.levels[level].id.as_str());
    (0..hierarchy.city()).filter(|level| by == GroupPlaces::Areas || !small(*level)).collect()
}

/// The drafts with the group by the places of `level`, where that is worth it.
fn finest(adding: &Adding, g: usize, group: &Group, level: usize) -> Option<Vec<Draft>> {
    let known = adding.hierarchy.levels[level].units.iter().filter(|key| key.id != UNKNOWN).count();
    if known < 2 {
        return None;
    }
    let cells = (known * group.keys.len()) as f64;
    WEIGHTS.into_iter().find_map(|weight| {
        let own = draft("group", Role::Requests, Measure::Voice, Some(level), cells, weight);
        let table = Draft { group: Some(g), status: adding.facts.status(), most: ACCEPT, ..own };
        let (drafts, margin) = adding.with(table)?;
        let shares = budget::thousandths(&adding.facts.noise, &ladder::sizes(&drafts));
        (margin <= ACCEPT && shares.last().is_some_and(|share| *share <= MOST)).then_some(drafts)
    })
}
