//! Voices become integer totals, one list of cells a table.
//!
//! Sensitivity. A table takes the cells of one kind of voice and sends each weighted
//! cell to at most one of its cells, so a voice adds at most 2³² to it in L1
//! (the bound of [`super::voice::VoiceDomain`]); sums over disjoint sets of
//! voices add, so one voice more or less moves a table by at most 2³² in L1, and
//! by no more in L2 (all in one cell, it is just that).
use super::voice::{Cell, Kind, Voice};
use crate::plan::{Bounds, Measure, Plan, Shape, Table};

/// Where a table's cells are; public, made from the plan.
#[derive(Clone)]
pub(super) struct Layout {
    /// Whose cells; `None` for a table that takes none.
    kind: Option<Kind>,
    shape: Shape,
    /// Unit at the table's level for each level-0 unit.
    ancestor: Vec<usize>,
    /// Which of a record's groups cuts this table.
    group: Option<usize>,
    need: bool,
    period: bool,
    last: Last,
    /// How far one voice moves it at most.
    pub(super) bounds: Bounds,
}

/// What the last axis keeps apart.
#[derive(Clone, Copy)]
enum Last {
    Nothing,
    Status,
    Class,
}

impl Layout {
    /// `group_slot[g]` is the position among a record's groups of plan group `g`.
    pub(super) fn new(plan: &Plan, table: &Table, group_slot: &[usize]) -> Self {
        let leaves = plan.hierarchy.width(0);
        Layout {
            kind: Kind::of(table.role, table.measure),
            shape: plan.shape(table),
            ancestor: (0..leaves).map(|leaf| plan.hierarchy.ancestor(leaf, table.level)).collect(),
            group: table.group.and_then(|g| group_slot.get(g).copied()),
            need: table.need,
            period: table.period,
            last: match table.measure {
                Measure::Waits | Measure::Ratings | Measure::Complaints | Measure::Reciprocity => Last::Class,
                _ if table.status => Last::Status,
                _ => Last::Nothing,
            },
            bounds: plan.bounds(table),
        }
    }

    pub(super) fn cells(&self) -> usize {
        self.shape.cells()
    }

    /// The table cell of a weighted cell; `None` for another kind's, and for one of no
    /// class where classes are kept apart.
    fn index(&self, cell: &Cell) -> Option<usize> {
        if self.kind != Some(cell.kind) {
            return None;
        }
        let area = *self.ancestor.get(cell.area as usize)?;
        let group = self.group.map_or(Some(0), |slot| cell.groups.get(slot).map(|v| usize::from(*v)))?;
        let pick = |axis: bool, key: usize| if axis { key } else { 0 };
        let last = match self.last {
            Last::Nothing => 0,
            Last::Status => usize::from(cell.status),
            Last::Class => usize::from(cell.class),
        };
        if last >= self.shape.statuses {
            return None;
        }
        Some(self.shape.index(
            area,
            group,
            pick(self.need, usize::from(cell.need)),
            pick(self.period, usize::from(cell.period)),
            last,
        ))
    }
}

/// Adds voices to a table's totals (`totals.len() == layout.cells()`).
///
/// Saturating: 2³¹ units would be needed to reach the end of an i64, and clamping
/// a sum cannot raise its sensitivity.
pub(super) fn tally(layout: &Layout, voices: &[Voice]) -> Vec<i64> {
    let mut totals = vec![0i64; layout.cells()];
    for cell in voices.iter().flat_map(|voice| voice.0.iter()) {
        if let Some(total) = layout.index(cell).and_then(|i| totals.get_mut(i)) {
            *total = total.saturating_add(cell.weight);
        }
    }
    totals
}
