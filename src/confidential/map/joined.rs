//! Rows that take cells from a row of another file.
//!
//! Record-local in one of two ways, which the pipeline file's check allows alone:
//!
//! * **By the unit's id.** A row takes cells from the first row that has its own unit's
//!   id in the other file: that unit's records decide, in their order, and nobody else's.
//! * **By the parent.** The other file's rows say whose they are, and a row here belongs
//!   to whoever it is that the rows with its key belong to: it becomes one record for
//!   each such unit, made from the row here and from that unit's first row there. Leaving
//!   a unit out takes away its rows there, and with them its records here; what the same
//!   row is for others is made from their rows only, and stays.
use std::collections::{HashMap, HashSet};

use super::cell::{Cell, Row};

/// Marks a slot that is a position among the joined columns.
pub(super) const JOINED: usize = 1 << 40;

/// One row of a joined file, as it is kept while its source is read.
pub(in crate::confidential) struct Entry {
    /// Keyed hash of its key.
    pub(super) key: u128,
    /// Whose it is.
    pub(super) unit: u128,
    /// The joined columns' texts.
    pub(super) cells: Box<[Box<str>]>,
}

/// The joined file by key. Of several rows of one unit with one key the first counts.
pub(in crate::confidential) struct JoinTable {
    rows: HashMap<u128, Vec<Owned>>,
    /// Keys and units of the rows that are kept, so that a key of a million units takes no
    /// longer a row than one of two.
    seen: HashSet<(u128, u128)>,
}

/// Whose a row is, and its joined columns' texts.
type Owned = (u128, Box<[Box<str>]>);

impl JoinTable {
    /// No rows yet.
    pub(in crate::confidential) fn new() -> Self {
        JoinTable { rows: HashMap::new(), seen: HashSet::new() }
    }

    /// Adds rows, which must come in file order.
    pub(in crate::confidential) fn extend(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            if self.seen.insert((entry.key, entry.unit)) {
                self.rows.entry(entry.key).or_default().push((entry.unit, entry.cells));
            }
        }
    }

    /// The rows with this key, one for each unit.
    pub(super) fn find(&self, key: u128) -> &[Owned] {
        self.rows.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// How a source's rows find theirs.
pub(super) struct Finder<'p> {
    /// Slots of the key in the source's own files; for a join by the unit's id those of
    /// the id.
    pub(super) on: Vec<usize>,
    pub(super) by_unit: bool,
    pub(super) table: &'p JoinTable,
}

/// What is kept of the rows of a joined file.
pub(super) struct Collect {
    pub(super) key: Vec<usize>,
    pub(super) cells: Vec<usize>,
    pub(super) by_unit: bool,
}

/// A row with the cells that it takes from another.
pub(super) struct JoinedRow<'a, R> {
    pub(super) row: &'a R,
    pub(super) cells: &'a [Box<str>],
}

impl<R: Row> Row for JoinedRow<'_, R> {
    fn cell(&self, slot: usize) -> Cell<'_> {
        if slot < JOINED {
            return self.row.cell(slot);
        }
        self.cells.get(slot - JOINED).map_or(Cell::Blank, |text| Cell::Text(std::borrow::Cow::Borrowed(text)))
    }
}
