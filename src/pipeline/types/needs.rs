//! What a row asked for or gave.

/// How a row's needs are found. A row is one record per need.
#[derive(Clone, Debug)]
pub enum NeedRule {
    /// Every row is this need (index into `Needs::keys`).
    Always(usize),
    /// From a cell.
    Column {
        /// The column.
        column: String,
        /// Separator of a multi-select cell, if any.
        split: Option<String>,
        /// Option text (trimmed, caseless) → index into `Needs::keys`. Options that
        /// contain the separator are matched whole, longest first.
        map: Vec<(String, usize)>,
        /// Where unmapped and blank cells go.
        otherwise: usize,
    },
    /// From many columns, each of which stands for a need: wide booleans, Kobo's
    /// `question/option` columns, one column an item.
    Columns(WideRule),
}

/// Columns that each stand for a need.
#[derive(Clone, Debug)]
pub struct WideRule {
    /// Names of columns → index into `Needs::keys`. A name with `*` is a pattern: it
    /// takes every column that fits and that no other rule names; of several patterns
    /// the longest. A name without one must be there.
    pub columns: Vec<(String, usize)>,
    /// Columns (or patterns) that no pattern takes, such as values and packages.
    pub except: Vec<String>,
    /// What a cell must say for its need to count.
    pub yes: Chosen,
    /// Columns in which any text counts → index into `Needs::keys`.
    pub filled: Vec<(String, usize)>,
    /// Where rows go whose columns say nothing.
    pub otherwise: usize,
}

/// What a cell says when its column's need is meant.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// One of these texts (folded).
    Texts(Vec<String>),
    /// A number above zero.
    AboveZero,
}
