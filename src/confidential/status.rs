//! Met, unmet or pending: a function of one unit's records and public days.
//!
//! * **Pending**: younger than `within_days` at the declared end of the data,
//!   whatever its status says (else the last month would look worse than it is).
//! * **Met**: closed with a met status within `within_days`, or matched with a
//!   hand-out within that time. Without dates: met as of the declared end.
//! * **Unmet**: everything else.
//!
//! (methods.md section 1. A hand-out counts for the earliest request of the same
//! need, made at most `within_days` before it, that has none yet.)
use super::record::{NOT_CLOSED, Record, Said};
use super::weigh::Frame;
use crate::plan::StatusMode;

pub(super) const MET: u8 = 0;
pub(super) const UNMET: u8 = 1;
pub(super) const PENDING: u8 = 2;

/// What became of a request, and how long it waited where it was met.
pub(super) struct Fate {
    pub(super) status: u8,
    /// Days until help came, of a met request in a timed plan.
    pub(super) wait: Option<i32>,
}

/// Orders duplicates: the one met first comes first.
pub(super) fn eagerness(record: &Record) -> (bool, i32) {
    let met = matches!(record.said, Said::Met);
    (!met, if record.closed == NOT_CLOSED { i32::MAX } else { record.closed })
}

/// The fate of each request, which must come in order of time; the hand-outs too.
pub(super) fn of_requests(frame: &Frame, requests: &[&Record], handouts: &[&Record]) -> Vec<Fate> {
    if frame.mode == StatusMode::None {
        return requests.iter().map(|_| Fate { status: 0, wait: None }).collect();
    }
    let matched = match_handouts(frame, requests, handouts);
    requests.iter().zip(matched).map(|(request, matched)| of_one(frame, request, matched)).collect()
}

/// `matched`: days until the hand-out that the request was matched with.
fn of_one(frame: &Frame, request: &Record, matched: Option<i32>) -> Fate {
    let plain = |status| Fate { status, wait: None };
    let said_met = matches!(request.said, Said::Met);
    match frame.mode {
        StatusMode::Timed => {
            if frame.data_until.saturating_sub(request.day) < frame.within_days {
                return plain(PENDING);
            }
            let in_time = request.closed != NOT_CLOSED
                && request.closed.saturating_sub(request.day) <= frame.within_days;
            let closed = (said_met && in_time).then(|| request.closed.saturating_sub(request.day));
            // Whichever came first.
            let wait = [matched, closed].into_iter().flatten().min();
            Fate { status: if wait.is_some() { MET } else { UNMET }, wait }
        }
        StatusMode::AtEnd => plain(if matched.is_some() || said_met { MET } else { UNMET }),
        StatusMode::None => plain(0),
    }
}

/// Days until each request's hand-out, where it has one: each hand-out is used once, each request takes
/// the earliest unused one of its need from its day on.
fn match_handouts(frame: &Frame, requests: &[&Record], handouts: &[&Record]) -> Vec<Option<i32>> {
    let mut used = vec![false; handouts.len()];
    requests
        .iter()
        .map(|request| {
            let fits = |given: &&Record| {
                let wait = given.day.saturating_sub(request.day);
                given.need == request.need && (0..=frame.within_days).contains(&wait)
            };
            // Sorted by time: jump to the first hand-out of that day or later, stop
            // when the wait is too long. One person's lists only, so this stays short.
            let start = handouts.partition_point(|given| given.day < request.day);
            let found = handouts[start..]
                .iter()
                .enumerate()
                .take_while(|(_, given)| given.day.saturating_sub(request.day) <= frame.within_days)
                .find(|(i, given)| !used[start + i] && fits(given));
            let (i, given) = found?;
            used[start + i] = true;
            Some(given.day.saturating_sub(request.day))
        })
        .collect()
}
