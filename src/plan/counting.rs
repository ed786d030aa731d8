//! What a table counts besides voices, with the public bound of each.
//!
//! Every kind is brought to the same grid: one unit adds at most 2³² grid units (one
//! voice) to a table in L1, whatever it recorded. What a whole voice stands for differs
//! (`Table::worth`): a cap of person-months, of places, of kilograms. So
//! a table's charge is ε_t per voice, or ε_t / cap per person-month, and the release's ε
//! is the sum of the charges over all tables of all roles (methods.md section 2).
use serde::{Deserialize, Serialize};

use crate::pipeline::{Key, Pipeline, Role};

/// What the cells of a table count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// One voice a person, split over their records of the role.
    #[default]
    Voice,
    /// Person-months: a unit counts in every plan period in which it asked, at most
    /// `Counting::months` times; beyond, all are scaled down alike. For trends.
    Months,
    /// Distinct people by place: a unit counts in every place where it asked, at most
    /// `Counting::places` times; beyond, scaled down.
    People,
    /// The voice of old enough requests by how long they waited: `Counting::waits`, and
    /// last "not served within that time".
    Waits,
    /// A quantity (or the number of requests), at most the public cap a person. A lower
    /// bound of what was asked for or given: "at least".
    Volume,
    /// The voice of those who rated, by `Counting::ratings`.
    Ratings,
    /// The voice of those who complained, by `Counting::complaints`.
    Complaints,
    /// One unit each: asks only, gives only, does both.
    Reciprocity,
}

impl Measure {
    /// One voice split over records?
    pub fn is_voice(&self) -> bool {
        *self == Measure::Voice
    }

    /// As it stands in a table's id.
    pub fn id(self) -> &'static str {
        match self {
            Measure::Voice => "voice",
            Measure::Months => "person-months",
            Measure::People => "people",
            Measure::Waits => "waits",
            Measure::Volume => "volume",
            Measure::Ratings => "ratings",
            Measure::Complaints => "complaints",
            Measure::Reciprocity => "reciprocity",
        }
    }
}

/// Public caps, bin edges and answers: stated or defaults, never looked up in the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Counting {
    /// Most periods in which one person counts in full in a table of person-months.
    pub months: u16,
    /// Most places in which one person counts in full in a table of distinct people.
    pub places: u16,
    /// Last day of each bin of waits, ascending; the last is `within_days`.
    pub waits: Vec<u16>,
    /// What is summed, by role.
    pub quantities: Vec<Quantity>,
    /// Ratings, worst to best as stated; the last key is `unknown`.
    pub ratings: Vec<Key>,
    /// Kinds of complaint; the last key is `unknown`.
    pub complaints: Vec<Key>,
}

/// A quantity of one role, clipped to a public cap a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Whose records.
    pub role: Role,
    /// The most of one person that counts.
    pub cap: u32,
    /// What it is, in words: `kg`, `lbs`, `requests`.
    pub unit: String,
}

impl Default for Counting {
    fn default() -> Self {
        Counting {
            months: 1,
            places: 1,
            waits: Vec::new(),
            quantities: Vec::new(),
            ratings: Vec::new(),
            complaints: Vec::new(),
        }
    }
}

impl Counting {
    /// Nothing stated?
    pub fn is_default(&self) -> bool {
        *self == Counting::default()
    }

    /// What is summed of `role`.
    pub fn quantity(&self, role: Role) -> Option<&Quantity> {
        self.quantities.iter().find(|q| q.role == role)
    }
}

/// The caps, bins and answers of a plan with so many periods, from what is stated.
pub(super) fn of(pipeline: &Pipeline, periods: usize) -> Counting {
    let quarter = periods.div_ceil(4).clamp(2, 6).min(periods.max(1)) as u16;
    let mut quantities: Vec<Quantity> = Vec::new();
    for source in &pipeline.sources {
        let Some(rule) = &source.quantity else { continue };
        if quantities.iter().all(|q| q.role != source.role) {
            quantities.push(Quantity { role: source.role, cap: rule.cap, unit: rule.unit.clone() });
        }
    }
    if let Some(cap) = pipeline.caps.requests_per_person
        && quantities.iter().all(|q| q.role != Role::Requests)
    {
        quantities.push(Quantity { role: Role::Requests, cap, unit: "requests".into() });
    }
    Counting {
        months: pipeline.caps.months_per_person.unwrap_or(quarter),
        places: pipeline.caps.areas_per_person,
        waits: wait_bins(pipeline.needs.within_days),
        quantities,
        ratings: pipeline.feedback.ratings.clone(),
        complaints: pipeline.feedback.complaints.clone(),
    }
}

/// Last days of log-spaced bins of waits: the same day, the next, then each bin about
/// twice as long, the last ending with `within_days`.
pub(super) fn wait_bins(within_days: u16) -> Vec<u16> {
    let mut ends: Vec<u16> =
        [0, 1, 3, 7, 14, 30, 60, 120, 240].into_iter().filter(|d| *d < within_days).collect();
    // A last bin of a day or two beside one of a week would hold next to nothing.
    if ends.last().is_some_and(|last| *last > 1 && within_days - last < last.div_ceil(3)) {
        ends.pop();
    }
    ends.push(within_days);
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_of_waits_about_double_and_end_with_the_limit() {
        assert_eq!(wait_bins(14), [0, 1, 3, 7, 14]);
        assert_eq!(wait_bins(1), [0, 1]);
        assert_eq!(wait_bins(8), [0, 1, 3, 8]);
        for within in 1..=366 {
            let bins = wait_bins(within);
            assert_eq!(bins.last(), Some(&within));
            assert!(bins.windows(2).all(|w| w[0] < w[1]));
        }
    }
}
