//! The days that count.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How finely the plan may cut time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Calendar months.
    Month,
    /// Calendar quarters.
    Quarter,
    /// Calendar years.
    Year,
}

/// The window of a release; both ends included.
#[derive(Clone, Debug)]
pub struct PeriodSpec {
    /// First day that counts.
    pub from: Date,
    /// Last day that counts; not before `from`.
    pub to: Date,
    /// The finest step the planner may use.
    pub step: Step,
    /// The IANA zone in which a timestamp's day is taken.
    pub timezone: String,
    /// The declared day up to which the exports are complete; from `to` on.
    pub data_until: Date,
}
