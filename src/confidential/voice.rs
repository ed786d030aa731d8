//! A unit's voice: its weighted cells, and the OpenDP domains on both sides of
//! the weigh stage.
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use opendp::core::Domain;
use opendp::error::Fallible;

use super::record::Record;
use crate::pipeline::Role;
use crate::plan::Measure;

/// Grid units in one person's voice, per kind.
pub(super) const GRID: i64 = 1 << 32;

/// Everything recorded under one unit: a run of the records sorted by unit.
pub(super) struct UnitRecords {
    pub(super) all: Arc<Vec<Record>>,
    pub(super) run: Range<usize>,
}

impl UnitRecords {
    pub(super) fn records(&self) -> &[Record] {
        self.all.get(self.run.clone()).unwrap_or(&[])
    }
}

/// What a unit has one voice for each. A table takes the cells of one kind, so that its
/// bound is that of the kind: [`GRID`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Kind {
    Requests,
    Distributions,
    /// Active periods: of the cap of them.
    Months,
    /// Places where it asked: of the cap of them.
    People,
    /// Quantity asked for, or number of requests: of the cap.
    Asked,
    /// Quantity handed out: of the cap.
    Given,
    Ratings,
    Complaints,
    Reciprocity,
}

/// Number of [`Kind`]s.
pub(super) const KINDS: usize = 9;

impl Kind {
    /// The kind whose cells a table takes; `None` where there is none.
    pub(super) fn of(role: Role, measure: Measure) -> Option<Self> {
        match (measure, role) {
            (Measure::Voice | Measure::Waits, Role::Requests) => Some(Kind::Requests),
            (Measure::Voice, Role::Distributions) => Some(Kind::Distributions),
            (Measure::Months, Role::Requests) => Some(Kind::Months),
            (Measure::People, Role::Requests) => Some(Kind::People),
            (Measure::Volume, Role::Requests) => Some(Kind::Asked),
            (Measure::Volume, Role::Distributions) => Some(Kind::Given),
            (Measure::Ratings, Role::Feedback) => Some(Kind::Ratings),
            (Measure::Complaints, Role::Feedback) => Some(Kind::Complaints),
            (Measure::Reciprocity, Role::Gifts) => Some(Kind::Reciprocity),
            _ => None,
        }
    }
}

/// One weighted base cell of a unit.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) kind: Kind,
    /// Unit of level 0 of the plan's hierarchy.
    pub(super) area: u32,
    pub(super) need: u16,
    pub(super) period: u16,
    pub(super) status: u8,
    /// Bin of its wait, its answer, or what it does; [`NO_CLASS`] where it has none.
    pub(super) class: u8,
    pub(super) groups: [u8; 4],
    /// Grid units, positive.
    pub(super) weight: i64,
}

/// In [`Cell::class`]: none.
pub(super) const NO_CLASS: u8 = u8::MAX;

impl Cell {
    /// The part of its weight that belongs to one of several areas.
    pub(super) fn part(&self, area: u32, weight: i64) -> Cell {
        Cell {
            kind: self.kind,
            area,
            need: self.need,
            period: self.period,
            status: self.status,
            class: self.class,
            groups: self.groups,
            weight,
        }
    }
}

/// A unit's cells; per kind the weights sum to at most [`GRID`].
pub(super) struct Voice(pub(super) Vec<Cell>);

/// All record lists that one unit can have.
#[derive(Clone, PartialEq)]
pub(super) struct UnitDomain;

impl fmt::Debug for UnitDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnitDomain")
    }
}

impl Domain for UnitDomain {
    type Carrier = UnitRecords;
    fn member(&self, unit: &UnitRecords) -> Fallible<bool> {
        let records = unit.records();
        Ok(records.windows(2).all(|pair| pair[0].unit == pair[1].unit))
    }
}

/// Voices: non-negative weights, at most [`GRID`] a kind. The tally's
/// sensitivity rests on this bound and on nothing else.
#[derive(Clone, PartialEq)]
pub(super) struct VoiceDomain;

impl fmt::Debug for VoiceDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VoiceDomain")
    }
}

impl Domain for VoiceDomain {
    type Carrier = Voice;
    fn member(&self, voice: &Voice) -> Fallible<bool> {
        Ok(within_bound(&voice.0))
    }
}

/// Whether every weight is positive and each kind's weights sum to at most [`GRID`].
pub(super) fn within_bound(cells: &[Cell]) -> bool {
    let mut sums = [0i64; KINDS];
    cells.iter().all(|cell| {
        let sum = &mut sums[cell.kind as usize];
        *sum = sum.saturating_add(cell.weight);
        cell.weight > 0 && *sum <= GRID
    })
}

#[cfg(test)]
mod sealed {
    use static_assertions::assert_not_impl_any;
    use std::fmt::{Debug, Display};

    assert_not_impl_any!(super::Cell: Clone, Debug, Display, serde::Serialize);
    assert_not_impl_any!(super::Voice: Clone, Debug, Display, serde::Serialize);
}
