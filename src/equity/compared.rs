//! What is told of comparisons: against a reference, need, residents, or a time before.
use serde::{Deserialize, Serialize};

use super::Shown;
use crate::pipeline::Key;

/// Something compared with something that was fixed beforehand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// `group_difference`, `group_ratio`, `handouts_minus_asking`,
    /// `handouts_minus_residents`, `asking_minus_outside_need`,
    /// `unmet_per_1000_in_poverty`, `before_after`, `difference_in_differences`.
    pub kind: String,
    /// The group list, the level of places, or `event`.
    pub list: String,
    /// What is compared.
    pub key: Key,
    /// With what.
    pub against: Key,
    /// Points of 100, a ratio, or per 1,000.
    pub figure: Shown,
    /// Of a change around an event what it lies between: the places that changed, and
    /// of a difference in differences second those that they are compared with. Empty
    /// for all other kinds, and where there is no such figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<Side>,
}

/// Help that arrived in some places before and after an event, of every 100; like the
/// change between them, the ranges cover the noise and the chance of who asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The places.
    pub key: Key,
    /// In all whole periods before.
    pub before: Shown,
    /// In all whole periods from the event on.
    pub after: Shown,
}

impl Comparison {
    /// Whether both compare the same things in the same way, whatever came out.
    pub fn compares_like(&self, other: &Comparison) -> bool {
        (&self.kind, &self.list, &self.key.id, &self.against.id)
            == (&other.kind, &other.list, &other.key.id, &other.against.id)
    }
}
