//! Large coalitions: one table of the finest cells, and few coarse ones beside it.
//!
//! Where even a small part of ε makes places sure enough, most of it goes into place ×
//! need × period × status. Sums over its cells answer nearly every other question, least
//! squares make them agree with the coarse tables, and the posterior of small cells
//! (methods.md section 4) has something to work with. Two coarse tables steady the sums:
//! places by status, and the city's needs by period. (methods.md section 2.)
use super::cross::{CELL, LASTING};
use super::ladder::{Draft, Facts};
use super::margin::{AIM, half_width};
use super::shares::Shows;
use crate::briefing::words::Message;
use crate::geography::Hierarchy;

/// Fewer people than this are better served by coarse tables: at 10,000 people and ε = 1 a
/// place and period would be within 39 points by sums of fine cells, and a district and
/// period within 14 by a table of its own.
const PEOPLE: u64 = 20_000;
/// Part of ε that must be enough for places on its own.
const COARSE: f64 = 0.15;
/// Most cells of one table.
const MOST: usize = 400_000;
/// What is accepted of a cell of place and period, or place and need, of direct estimates.
const PAIR: f64 = 2.0 * CELL;

/// The drafts with the main tables' work done by fine cells, or `None` where coarse
/// tables do better.
pub(super) fn whole(
    facts: &Facts,
    hierarchy: &Hierarchy,
    drafts: &[Draft],
    periods: usize,
    needs: usize,
    reasons: &mut Vec<Message>,
) -> Option<Vec<Draft>> {
    let places = hierarchy.width(0).checked_sub(1).filter(|n| *n > 1 && hierarchy.city() > 0)?;
    let people = facts.pipeline.privacy.people;
    let each = people as f64 / places as f64;
    let sure = half_width(each, COARSE * facts.pipeline.privacy.epsilon.approx()) <= AIM * 1.1;
    let cells = places * needs * periods * 3;
    if people < PEOPLE || !sure || !facts.status() || needs < 2 || periods < LASTING || cells > MOST {
        return None;
    }
    let (need, period) = (position(drafts, "need")?, position(drafts, "period")?);
    let pair = |need: bool| Shows { by_place: true, need, period: !need, weight: 1.0, margin: PAIR };
    let root = (places as f64).sqrt();
    let mut out = drafts.to_vec();
    let city = |d: &Draft| d.shows.iter().map(|s| Shows { by_place: false, ..*s }).collect::<Vec<_>>();
    // A need's season steadies the sums; with it the shares come to about 70, 15 and 15.
    let season = Shows { by_place: false, need: true, period: true, weight: 1.0, margin: AIM };
    let shows = [city(&drafts[need]), city(&drafts[period]), vec![season]].concat();
    // The finest cells: their sums over needs or periods are what they are weighed with.
    let sums = (needs.max(periods) as f64 * root * (needs.min(periods) as f64).sqrt()).ceil();
    out[need] = Draft {
        name: "fine",
        level: Some(0),
        need: true,
        period: true,
        cells: sums as usize,
        most: CELL,
        shows: vec![pair(true), pair(false)],
        ..drafts[need].clone()
    };
    out[period] = Draft {
        name: "city",
        need: true,
        period: true,
        cells: needs * periods,
        shows,
        ..drafts[period].clone()
    };
    let margins = facts.margins(&out);
    if margins.iter().zip(&out).any(|(m, d)| *m > d.most) {
        return None;
    }
    reasons.push(Message::new("plan.fine").with("n", people as f64));
    Some(out)
}

fn position(drafts: &[Draft], name: &str) -> Option<usize> {
    drafts.iter().position(|d| d.name == name)
}
