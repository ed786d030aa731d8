//! Public lists: keys, needs, groups, answers.
use serde::{Deserialize, Serialize};

/// A public key: one area, need, group value. Its `id` is what is measured and
/// published; its `label` is what people read (and is presentation only).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Stable identifier, unique in its list.
    pub id: String,
    /// What the page says.
    pub label: String,
}

/// The id of the key for records whose area, need or group is missing or unmapped.
pub const UNKNOWN: &str = "unknown";

/// The public list of needs.
#[derive(Clone, Debug)]
pub struct Needs {
    /// All keys in display order; the fallback key is among them.
    pub keys: Vec<Key>,
    /// A request must be met within this many days to count as met.
    pub within_days: u16,
}

/// One public list of group values, such as languages.
#[derive(Clone, Debug)]
pub struct Group {
    /// Identifier, as in `[groups.language]`.
    pub id: String,
    /// What the page calls it.
    pub label: String,
    /// Its values; the last one is `unknown`.
    pub keys: Vec<Key>,
    /// By which places it is told too.
    pub by: GroupPlaces,
}

/// By which places a group list is told besides the whole city. Where a few dozen people of
/// one group live can be harmful to know though nobody of them is exposed (docs/privacy.md,
/// "Harm to groups"), so that whoever wants to know has to say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupPlaces {
    /// The whole city only.
    #[default]
    City,
    /// The larger areas that the file of areas states.
    Districts,
    /// The finest places that carry it.
    Areas,
}

/// Public lists of `[feedback]`; the last key of a list that is not empty is `unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedbackKeys {
    /// Ratings, worst first.
    pub ratings: Vec<Key>,
    /// Kinds of complaint.
    pub complaints: Vec<Key>,
}
