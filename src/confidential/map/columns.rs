//! The columns a source needs, each once.

use super::wide::WideFinder;

/// Column names from the pipeline file; a slot is a position in here.
pub(in crate::confidential) struct Columns(Vec<String>);

impl Columns {
    /// No columns yet.
    pub(super) fn new() -> Self {
        Columns(Vec::new())
    }

    /// The slot of a column, which is added when it is new.
    pub(super) fn slot(&mut self, name: &str) -> usize {
        let known = self.0.iter().position(|own| own.trim() == name.trim());
        known.unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        })
    }

    /// All names, by slot.
    pub(in crate::confidential) fn names(&self) -> &[String] {
        &self.0
    }
}

/// The columns of a file that a source reads: those that its rules name, by slot, and
/// those that its patterns take.
#[derive(Clone, Copy)]
pub(in crate::confidential) struct Wanted<'r> {
    /// Names, by slot.
    pub columns: &'r [String],
    pub(super) wide: Option<&'r WideFinder>,
}

impl<'r> Wanted<'r> {
    /// These columns and no others.
    pub(in crate::confidential) fn only(columns: &'r [String]) -> Self {
        Wanted { columns, wide: None }
    }

    /// The rule whose patterns take columns, where there is one.
    pub(in crate::confidential) fn patterns(&self) -> Option<&'r WideFinder> {
        self.wide.filter(|wide| wide.has_patterns())
    }

    /// The need of a column that a pattern takes; a column that a rule names is none.
    pub(in crate::confidential) fn taken(&self, name: &str) -> Option<u16> {
        let named = || self.columns.iter().any(|own| own.trim() == name.trim());
        self.patterns()?.takes(name).filter(|_| !named())
    }
}
