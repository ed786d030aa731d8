//! What comes out of a stretch of a file.
use crate::confidential::fault::Fault;
use crate::confidential::map::{Entry, Notes, RowNumber, RowPlace};
use crate::confidential::piles::Sorted;

/// The records of consecutive rows.
pub(super) struct Stretch {
    pub records: Sorted,
    /// What is kept of the rows of a joined file.
    pub joined: Vec<Entry>,
    /// Rows in here are counted from the stretch's beginning.
    pub notes: Notes,
    /// How many lines it has.
    pub lines: u64,
    /// How many lines the file has before it.
    pub below: u64,
    /// What stopped it.
    pub fault: Option<Fault>,
}

/// Where a file is, for telling its rows from all others: public positions.
#[derive(Clone, Copy)]
pub(super) struct FileSpot {
    /// Position of the source.
    pub source: usize,
    /// Position in the source.
    pub file: usize,
}

impl FileSpot {
    /// A row of the `block`th stretch.
    pub(super) fn row(self, block: u64, row: u64) -> RowPlace {
        let number = RowNumber { source: self.source as u64, file: self.file as u64, block, row };
        RowPlace { file: self.file, row, number }
    }
}
