//! Public figures beside a release: what agencies publish themselves.
use std::path::PathBuf;

/// A source with `unit = "public"`: an agency-level export without persons, which its
/// operator declares public. It is no [`super::Source`], so nothing inside the wall can
/// read it; it has no noise, no ε and no part in a release's identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicSource {
    /// Why anybody may see it, in the operator's words; shown on the page.
    pub because: String,
    /// Public CSV files.
    pub files: Vec<PathBuf>,
    /// The column that says where, and whether it holds names of areas rather than ids.
    pub area: Option<(String, bool)>,
    /// Text of its cells (folded) → id of an area.
    pub area_map: Vec<(String, String)>,
    /// The column that says what, and what separates several in one cell.
    pub need: Option<(String, Option<String>)>,
    /// Text of its cells (folded) → id of a need.
    pub need_map: Vec<(String, String)>,
    /// The need of all other cells.
    pub otherwise: String,
    /// The column with the organisation's name, to count different ones.
    pub organisation: Option<String>,
    /// The column with an amount, and its unit.
    pub amount: Option<(String, String)>,
    /// Columns that look personal and are not: the agency's own telephone.
    pub never_read: Vec<String>,
}
