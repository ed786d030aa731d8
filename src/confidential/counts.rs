//! What a unit counts for besides its voice: months, places, quantities, answers, giving.
//!
//! Sensitivity. As in [`super::weigh`] each function reads one unit's records and public
//! caps only, so it is 1-stable; and the weights that each gives out sum to at most 2³²
//! for any records whatever, which [`super::voice::VoiceDomain`] checks:
//!
//! * **months, places**: `k` of them get `⌊2³²/max(k, cap)⌋` each, so k·⌊2³²/max(k, cap)⌋ ≤ 2³².
//! * **quantities**: amounts are parts of the cap in steps of 2⁻³¹. They count as they are
//!   while their sum is at most 2³¹; beyond, `⌊a·2³²/sum⌋` each, which sums to at most 2³².
//! * **answers**: one voice split over the records, as for requests.
//! * **giving**: one cell of 2³².
use super::record::{Record, WHOLE};
use super::status::Fate;
use super::voice::{Cell, GRID, Kind};
use super::weigh::{Frame, distinct, merged, share, shared};
use crate::pipeline::Role;
use crate::plan::{Measure, Plan};

/// Which of these any table takes, with their public caps.
#[derive(Clone, Default)]
pub(super) struct Wanted {
    /// Cap of periods.
    months: Option<i64>,
    /// Cap of places, and the place of each level-0 unit at the table's level.
    places: Option<(i64, Vec<usize>)>,
    asked: bool,
    given: bool,
    ratings: bool,
    complaints: bool,
    reciprocity: bool,
    /// Where complaints begin among the answers.
    first_complaint: u16,
}

impl Wanted {
    pub(super) fn of(plan: &Plan) -> Self {
        let find = |measure| plan.tables.iter().find(|t| t.measure == measure);
        let has = |kind| plan.tables.iter().any(|t| Kind::of(t.role, t.measure) == Some(kind));
        let place =
            |level| (0..plan.hierarchy.width(0)).map(move |leaf| plan.hierarchy.ancestor(leaf, level));
        Wanted {
            months: find(Measure::Months).map(|_| i64::from(plan.counting.months.max(1))),
            places: find(Measure::People)
                .map(|t| (i64::from(plan.counting.places.max(1)), place(t.level).collect())),
            asked: has(Kind::Asked),
            given: has(Kind::Given),
            ratings: has(Kind::Ratings),
            complaints: has(Kind::Complaints),
            reciprocity: has(Kind::Reciprocity),
            first_complaint: plan.counting.ratings.len() as u16,
        }
    }

    pub(super) fn any(&self) -> bool {
        self.months.is_some()
            || self.places.is_some()
            || self.asked
            || self.given
            || self.ratings
            || self.complaints
            || self.reciprocity
    }
}

/// All cells of a unit beyond its voice. `requests` with their fates and `handouts` are
/// distinct, in canonical order and in the window.
pub(super) fn of_unit(
    frame: &Frame,
    all: &[Record],
    requests: &[&Record],
    fates: &[Fate],
    handouts: &[&Record],
) -> Vec<Cell> {
    let wanted = &frame.counts;
    let mut cells = Vec::new();
    let of_kind = |kind| -> Vec<Cell> {
        requests.iter().zip(fates).map(|(r, fate)| frame.cell(kind, r, fate.status)).collect()
    };
    if let Some(cap) = wanted.months {
        cells.extend(counted_each(of_kind(Kind::Months), cap, |cell| usize::from(cell.period)));
    }
    if let Some((cap, place)) = &wanted.places {
        let at = |cell: &Cell| place.get(cell.area as usize).copied().unwrap_or(usize::MAX);
        cells.extend(counted_each(of_kind(Kind::People), *cap, at));
    }
    if wanted.asked {
        cells.extend(volume(of_kind(Kind::Asked), requests));
    }
    if wanted.given {
        let given = handouts.iter().map(|r| frame.cell(Kind::Given, r, 0)).collect();
        cells.extend(volume(given, handouts));
    }
    if wanted.ratings || wanted.complaints {
        cells.extend(answers(frame, all));
    }
    if wanted.reciprocity {
        cells.extend(giving(frame, all, requests));
    }
    cells
}

/// One count for each distinct key of the cells, at most `cap` in full, each split evenly
/// over the cells that have it.
fn counted_each(mut cells: Vec<Cell>, cap: i64, key: impl Fn(&Cell) -> usize) -> Vec<Cell> {
    cells.sort_by_cached_key(&key);
    let mut parts: Vec<Vec<Cell>> = Vec::new();
    for cell in cells {
        match parts.last_mut() {
            Some(part) if part.first().is_some_and(|first| key(first) == key(&cell)) => part.push(cell),
            _ => parts.push(vec![cell]),
        }
    }
    let whole = GRID / (parts.len() as i64).max(cap);
    parts.into_iter().flat_map(|part| shared(part, whole)).collect()
}

/// Amounts as parts of the cap, scaled down where they come to more than all of it.
fn volume(mut cells: Vec<Cell>, records: &[&Record]) -> Vec<Cell> {
    let sum: i128 = records.iter().map(|r| i128::from(r.amount.min(WHOLE))).sum();
    let whole = sum.max(i128::from(WHOLE));
    for (cell, record) in cells.iter_mut().zip(records) {
        cell.weight = (i128::from(record.amount.min(WHOLE)) * i128::from(GRID) / whole) as i64;
    }
    cells.sort_unstable();
    merged(cells)
}

/// Ratings, and complaints: one voice for each.
fn answers(frame: &Frame, all: &[Record]) -> Vec<Cell> {
    let first = frame.counts.first_complaint;
    let (mut ratings, mut complaints) = (Vec::new(), Vec::new());
    for record in distinct(all, Role::Feedback).into_iter().filter(|r| frame.in_window(r)) {
        let (kind, list, answer) = match record.need.checked_sub(first) {
            None => (Kind::Ratings, &mut ratings, record.need),
            Some(answer) => (Kind::Complaints, &mut complaints, answer),
        };
        let class = u8::try_from(answer).unwrap_or(u8::MAX);
        list.push(Cell { need: 0, class, ..frame.cell(kind, record, 0) });
    }
    if !frame.counts.ratings {
        ratings.clear();
    }
    if !frame.counts.complaints {
        complaints.clear();
    }
    share(ratings).into_iter().chain(share(complaints)).collect()
}

/// In [`Cell::class`] of giving: asks only.
const ASKS: u8 = 0;
/// Gives only.
const GIVES: u8 = 1;
/// Both.
const BOTH: u8 = 2;

/// One cell for whoever asks or gives, where the unit's first record of the kind lies.
fn giving(frame: &Frame, all: &[Record], requests: &[&Record]) -> Option<Cell> {
    let gifts = distinct(all, Role::Gifts);
    let gift = gifts.iter().find(|r| frame.in_window(r));
    let (record, class) = match (requests.first(), gift) {
        (Some(request), Some(_)) => (request, BOTH),
        (Some(request), None) => (request, ASKS),
        (None, Some(gift)) => (gift, GIVES),
        (None, None) => return None,
    };
    Some(Cell { need: 0, period: 0, class, weight: GRID, ..frame.cell(Kind::Reciprocity, record, 0) })
}
