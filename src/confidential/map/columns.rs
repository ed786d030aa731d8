//! The columns a source needs, each once.

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
