//! A finished picture and what stands beside it.

/// A map or chart, ready for the page and for files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// File name without ending: lower-case letters, digits, `-`.
    pub name: String,
    /// A complete SVG document with `role="img"`, a title and a description.
    pub svg: String,
    /// The same for narrow screens, where it is drawn for them too.
    pub narrow: Option<String>,
    /// What someone who cannot see it needs to know.
    pub alt: String,
    /// What the page prints under it.
    pub caption: String,
}
