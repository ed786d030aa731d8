//! The types a pipeline file is parsed into, one module a concept. See [`super::load`].
mod areas;
mod dates;
mod format;
mod geography;
mod handling;
mod lists;
mod needs;
mod period;
mod presentation;
mod privacy;
mod reported;
mod source;
mod tables;
mod texts;

use std::path::PathBuf;

pub use areas::*;
pub use dates::*;
pub use format::*;
pub use geography::*;
pub use handling::*;
pub use lists::*;
pub use needs::*;
pub use period::*;
pub use presentation::*;
pub use privacy::*;
pub use reported::*;
pub use source::*;
pub use tables::*;
pub use texts::*;

/// A valid pipeline.
#[derive(Clone, Debug)]
pub struct Pipeline {
    /// The pipeline file itself, as given.
    pub(crate) file: PathBuf,
    /// Made-up data: does not ask, stamps every page, keeps its ledger under `out/`.
    pub(crate) sample: bool,
    /// Window and plan step.
    pub(crate) period: PeriodSpec,
    /// Public areas; `None` makes the whole city one area.
    pub(crate) geography: Option<GeographySpec>,
    /// The public list of needs.
    pub(crate) needs: Needs,
    /// Public group lists (language, disability, …), in file order.
    pub(crate) groups: Vec<Group>,
    /// Unit, ε, ledger, budget.
    pub(crate) privacy: PrivacySpec,
    /// The exports, in file order; never empty.
    pub(crate) sources: Vec<Source>,
    /// Which questions get most of ε.
    pub(crate) tables: TableChoice,
    /// Public caps of what is counted besides voices.
    pub(crate) caps: Caps,
    /// Public lists of ratings and kinds of complaint.
    pub(crate) feedback: FeedbackKeys,
    /// Titles, targets, events, languages: never part of a release's identity.
    pub(crate) presentation: Presentation,
}
