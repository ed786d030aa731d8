//! The columns a source needs, each once.

use super::joined::JOINED;
use super::wide::WideFinder;

/// Column names from the pipeline file; a slot is a position in here, or one among the
/// columns that are taken from a joined file.
pub(in crate::confidential) struct Columns {
    own: Vec<String>,
    joined: Vec<String>,
}

impl Columns {
    /// No columns yet.
    pub(in crate::confidential) fn new() -> Self {
        Columns { own: Vec::new(), joined: Vec::new() }
    }

    /// No columns yet; these come from a joined file.
    pub(super) fn beside(joined: &[String]) -> Self {
        Columns { own: Vec::new(), joined: joined.to_vec() }
    }

    /// The slot of a column, which is added when it is new.
    pub(super) fn slot(&mut self, name: &str) -> usize {
        let same = |other: &String| other.trim() == name.trim();
        match self.joined.iter().position(same) {
            Some(place) => JOINED + place,
            None => self.own_slot(name),
        }
    }

    /// The slot of a column of the source's own files.
    pub(super) fn own_slot(&mut self, name: &str) -> usize {
        let known = self.own.iter().position(|own| own.trim() == name.trim());
        known.unwrap_or_else(|| {
            self.own.push(name.to_owned());
            self.own.len() - 1
        })
    }

    /// All names of the source's own files, by slot.
    pub(in crate::confidential) fn names(&self) -> &[String] {
        &self.own
    }
}

/// The columns of a file that a source reads: those that its rules name, by slot, and
/// those that its patterns take.
#[derive(Clone, Copy)]
pub(in crate::confidential) struct Wanted<'r> {
    /// Names, by slot.
    pub columns: &'r [String],
    pub(in crate::confidential) wide: Option<&'r WideFinder>,
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
