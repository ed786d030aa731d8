//! `[tables]`: what matters most, and the most of one person that counts.
use serde::{Deserialize, Serialize};

/// Public caps of what is counted besides voices (`[tables]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Most plan periods in which one person counts in full; `None`: the planner's.
    pub months_per_person: Option<u16>,
    /// Most places in which one person counts in full.
    pub areas_per_person: u16,
    /// Most requests of one person that count where requests are counted; `None`: they
    /// are not counted.
    pub requests_per_person: Option<u32>,
}

impl Default for Caps {
    fn default() -> Self {
        Caps { months_per_person: None, areas_per_person: 1, requests_per_person: None }
    }
}

/// `[tables]`: what matters most, when ε is short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableChoice {
    /// The planner's default split.
    Balanced,
    /// Areas first: needs and time get little.
    Areas,
    /// Time first.
    Time,
    /// Needs first.
    Needs,
}
