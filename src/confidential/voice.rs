//! A unit's voice: its weighted cells, and the OpenDP domains on both sides of
//! the weigh stage.
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use opendp::core::Domain;
use opendp::error::Fallible;

use super::record::Record;
use crate::pipeline::Role;

/// Grid units in one person's voice, per role.
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

/// One weighted base cell of a unit.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) role: Role,
    /// Unit of level 0 of the plan's hierarchy.
    pub(super) area: u32,
    pub(super) need: u16,
    pub(super) period: u16,
    pub(super) status: u8,
    pub(super) groups: [u8; 4],
    /// Grid units, positive.
    pub(super) weight: i64,
}

/// A unit's cells; per role the weights sum to [`GRID`] or to nothing.
pub(super) struct Voice(pub(super) Box<[Cell]>);

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

/// Voices: non-negative weights, at most [`GRID`] a role. The tally's
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

/// Whether every weight is positive and each role's weights sum to at most [`GRID`].
pub(super) fn within_bound(cells: &[Cell]) -> bool {
    let mut sums = [0i64; 2];
    cells.iter().all(|cell| {
        let sum = &mut sums[role_index(cell.role)];
        *sum = sum.saturating_add(cell.weight);
        cell.weight > 0 && *sum <= GRID
    })
}

/// Position of a role in per-role arrays.
pub(super) fn role_index(role: Role) -> usize {
    match role {
        Role::Requests => 0,
        Role::Distributions => 1,
    }
}

#[cfg(test)]
mod sealed {
    use static_assertions::assert_not_impl_any;
    use std::fmt::{Debug, Display};

    assert_not_impl_any!(super::Cell: Clone, Debug, Display, serde::Serialize);
    assert_not_impl_any!(super::Voice: Clone, Debug, Display, serde::Serialize);
}
