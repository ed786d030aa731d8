//! Tables by place *and* period (lasting gaps), and by place *and* need.
//!
//! A table by place and period also holds the periods of the whole city, as sums over
//! its P places. Such a sum has √P times the noise of a cell, so a table of T periods
//! tells of the city's periods as surely as one of T·√P cells would: that is what it is
//! weighed with when ε is shared out. It takes the place of the plain table by period
//! where its own cells are sure enough to be worth it, and nothing else is blurred by
//! more than the ladder accepts anyway. From public facts only.
use super::ladder::{Draft, Facts, KEEP};
use super::margin::{ACCEPT, AIM};
use super::shares::Shows;
use crate::briefing::words::Message;
use crate::geography::Hierarchy;
use crate::pipeline::UNKNOWN;

/// Margin up to which a cell of a place and a period (or need) is worth measuring, in
/// points. Lasting gaps pool several periods, which about halves it.
pub(super) const CELL: f64 = 25.0;
/// Fewer periods than this say nothing about what lasts.
pub(super) const LASTING: usize = 4;

/// `drafts` with the tables by period and by need cut by place too, each at the finest
/// level of places that carries it.
pub(super) fn crossed(
    facts: &Facts,
    hierarchy: &Hierarchy,
    mut drafts: Vec<Draft>,
    reasons: &mut Vec<Message>,
) -> Vec<Draft> {
    if !facts.status() || hierarchy.city() == 0 {
        return drafts;
    }
    // What lasts is what advocates ask for most; needs by place only where nothing else is
    // blurred beyond what the ladder aims at.
    for (name, least, most, what) in
        [("period", LASTING, KEEP, "plan.what.gaps"), ("need", 2, AIM, "plan.what.need")]
    {
        let Some(at) = drafts.iter().position(|d| d.name == name) else { continue };
        if drafts[at].cells < least {
            continue;
        }
        match finest(facts, hierarchy, &drafts, at, most) {
            Some(found) => drafts = found,
            None => reasons.push(Message::new("plan.uncertain").with("what", what)),
        }
    }
    drafts
}

/// The drafts with draft `at` cut by the finest places that carry it, while no main
/// table's margin exceeds `most`.
fn finest(
    facts: &Facts,
    hierarchy: &Hierarchy,
    drafts: &[Draft],
    at: usize,
    most: f64,
) -> Option<Vec<Draft>> {
    (0..hierarchy.city()).find_map(|level| {
        let places = hierarchy.levels[level].units.iter().filter(|key| key.id != UNKNOWN).count();
        if places < 2 {
            return None;
        }
        let columns = drafts[at].cells;
        let mut tried = drafts.to_vec();
        tried[at].level = Some(level);
        let root = (places as f64).sqrt();
        tried[at].cells = (columns as f64 * root).ceil() as usize;
        tried[at].most = CELL / root;
        let (need, period) = (tried[at].need, tried[at].period);
        tried[at].shows.iter_mut().for_each(|s| s.by_place = false);
        tried[at].shows.push(Shows { by_place: true, need, period, weight: 1.0, margin: CELL });
        let margins = facts.margins(&tried);
        // The margin of `cells` sums over all places is √P times smaller than a cell's.
        let cell = margins[at] * (places as f64).sqrt();
        let good = tried.iter().zip(&margins).all(|(d, m)| *m <= if d.weight < 1.0 { ACCEPT } else { most });
        (good && cell <= CELL).then_some(tried)
    })
}
