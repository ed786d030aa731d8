//! `[[source]]`: one kind of export and how its rows are read.
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{AreaRule, ConsentRule, DateRule, FileFormat, GroupRule, Handling, IdForm, NeedRule, StatusRule};

/// What a source's rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Someone asked for help.
    Requests,
    /// Someone was given help.
    Distributions,
    /// Someone who was served rated it, or complained. Never free text.
    Feedback,
    /// Someone gave: time, goods, rides. The ids are those of the givers.
    Gifts,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 4] = [Role::Requests, Role::Distributions, Role::Feedback, Role::Gifts];

    /// As in a pipeline file.
    pub fn word(self) -> &'static str {
        match self {
            Role::Requests => "requests",
            Role::Distributions => "distributions",
            Role::Feedback => "feedback",
            Role::Gifts => "gifts",
        }
    }
}

/// One `[[source]]`.
#[derive(Clone, Debug)]
pub struct Source {
    /// What its rows are.
    pub role: Role,
    /// Files or patterns (`*` in the file name), resolved against the pipeline
    /// file or `--data DIR`; never empty.
    pub files: Vec<PathBuf>,
    /// Stated file format.
    pub format: FileFormat,
    /// Columns that make up the unit's id; empty exactly when the unit is a record.
    pub person: Vec<String>,
    /// How those columns are normalised.
    pub id_form: IdForm,
    /// When it happened.
    pub date: DateRule,
    /// Where.
    pub area: AreaRule,
    /// What was asked for or given.
    pub need: NeedRule,
    /// Whether it was met; `None` for a source that does not say.
    pub status: Option<StatusRule>,
    /// When it was closed.
    pub closed: Option<DateRule>,
    /// Which rows may be counted.
    pub consent: Option<ConsentRule>,
    /// For groups that this source knows: (index into `Pipeline::groups`, rule).
    pub groups: Vec<(usize, GroupRule)>,
    /// How much; `None` where the source does not say, or it is not to be summed.
    pub quantity: Option<QuantityRule>,
    /// Ratings, as a need rule over `FeedbackKeys::ratings`.
    pub rating: Option<NeedRule>,
    /// Kinds of complaint, as a need rule over `FeedbackKeys::complaints`.
    pub complaint: Option<NeedRule>,
    /// What else is stated about its rows and ids.
    pub handling: Handling,
    /// A second file that its rows take cells from.
    pub join: Option<Join>,
}

/// Columns out of a second export, found by a key.
#[derive(Clone, Debug)]
pub struct Join {
    /// Its files.
    pub files: Vec<PathBuf>,
    /// Their format.
    pub format: FileFormat,
    /// The key's columns there.
    pub key: Vec<String>,
    /// The key's columns in the source's own files, in the same order.
    pub on: Vec<String>,
    /// What is taken from there; rules name these as if they were the source's own.
    pub columns: Vec<String>,
    /// The key is the unit's id; else the id is among `columns`.
    pub by_unit: bool,
}

/// A quantity and the most of one person that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityRule {
    /// The column; a number with a decimal point.
    pub column: String,
    /// Further columns, whose numbers are added, such as children and adults.
    pub further: Vec<String>,
    /// The column holds a household in letters, such as `2A1C`.
    pub letters: bool,
    /// Numbers are written with a comma before the decimals, as in `1.234,5`.
    pub decimal_comma: bool,
    /// Public cap a person, in the column's unit.
    pub cap: u32,
    /// The unit in words (`kg`). Presentation only.
    pub unit: String,
}
