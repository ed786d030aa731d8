//! When a row happened.
use serde::{Deserialize, Serialize};

/// Which rows are asked anew, and how often.
#[derive(Clone, Debug)]
pub struct Recurring {
    /// The column.
    pub column: String,
    /// Texts that mean it recurs (folded; `*` stands for any text).
    pub yes: Vec<String>,
    /// From one turn to the next.
    pub every: Every,
}

/// How long it takes until a recurring request comes up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Every {
    /// Seven days.
    Week,
    /// A calendar month; on its last day where it has no such day.
    Month,
}

/// A date column and the formats it may have (`strftime` as in the docs), tried
/// in order. Several columns are joined by one space first.
#[derive(Clone, Debug)]
pub struct DateRule {
    /// The column.
    pub column: String,
    /// Further columns, such as one with the time of day.
    pub further: Vec<String>,
    /// Stated formats; never empty.
    pub formats: Vec<String>,
    /// What becomes of a text that two formats read as different days.
    pub ambiguous: Ambiguous,
    /// The IANA zone of clock times in these columns; the period's where absent.
    /// (A day without a time is a day in any zone.)
    pub timezone: Option<String>,
}

impl DateRule {
    /// In [`Self::column`]: the day stands in the name of the file, without its endings.
    pub const FILE_NAME: &'static str = "(file)";
}

#[cfg(any(test, fuzzing))]
impl DateRule {
    /// A column and its formats.
    pub(crate) fn one(column: &str, formats: &[&str]) -> Self {
        let formats = formats.iter().map(|format| (*format).to_owned()).collect();
        DateRule {
            column: column.to_owned(),
            further: Vec::new(),
            formats,
            ambiguous: Ambiguous::First,
            timezone: None,
        }
    }
}

/// What becomes of a text that two stated formats read as different days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ambiguous {
    /// The first format of the list decides.
    First,
    /// It has no date.
    Drop,
}
