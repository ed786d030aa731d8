//! What a source states about its rows and ids beyond the columns.
use super::{Recurring, TextRule};

/// What a source states about its rows and ids beyond the columns; all of it is
/// absent in most.
#[derive(Clone, Debug, Default)]
pub struct Handling {
    /// Each row is its own unit, though that of the release is a person or a household.
    pub rows_alone: bool,
    /// Rows of HXL tags are left out: those whose every filled cell begins with `#`.
    pub hxl: bool,
    /// Columns (or patterns) that no rule may name.
    pub never_read: Vec<String>,
    /// A row that fits one of these is left out.
    pub leave_out: Vec<TextRule>,
    /// A row that does not fit all of these is left out.
    pub only: Vec<TextRule>,
    /// Ids that several people are known to share.
    pub shared: Option<SharedIds>,
    /// Rows of one unit that agree in day, area, need and groups count once.
    pub once_a_day: bool,
    /// Rows that stand for one request after the other.
    pub recurring: Option<Recurring>,
}

/// Ids such as a desk's telephone, whose rows a second column tells apart.
#[derive(Clone, Debug)]
pub struct SharedIds {
    /// The ids; anybody may know them.
    pub ids: Vec<String>,
    /// The column that is added to the id of such rows.
    pub also: String,
}
