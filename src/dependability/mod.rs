//! How dependable distributions were, from the coalition's own public calendar.
//!
//! A coalition publishes when and where it hands out, and which days fell through. That
//! file alone is read, when a briefing is made; the logs are not: a day on which nobody was
//! served, or few, must not be told by them. So nothing is spent and nothing is noisy; the
//! wall, the plan and the ledger do not know of it. (docs/methods.md, section 10.)
mod measures;
mod read;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use measures::{Spell, Steady};
pub use read::read;

use crate::pipeline::Key;

/// What a public calendar says of a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependability {
    /// Name of the file.
    pub file: String,
    /// Where anybody can see it.
    pub because: String,
    /// Distributions that were published: days of places.
    pub published: usize,
    /// Of these, those that were held.
    pub held: usize,
    /// First day of the window.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The whole city: a day on which anything was handed out anywhere.
    pub city: Steady,
    /// Larger areas that the calendar names, or in which a named area lies.
    pub larger: Vec<PlaceSteady>,
    /// Areas that the calendar names, in the order of the areas.
    pub areas: Vec<PlaceSteady>,
    /// Areas that it names in no way, not by what they lie in either.
    pub unnamed: usize,
    /// Rows of days outside the window.
    pub outside: usize,
}

/// One place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceSteady {
    /// Its key.
    pub key: Key,
    /// Its distributions.
    pub steady: Steady,
}

impl Dependability {
    /// The places that a chart or a list of at most `most` lines shows: larger ones and
    /// areas, or the larger ones where these are too many, or areas where there are none. A
    /// larger one in which one area alone has distributions says nothing that this does not.
    pub fn shown(&self, most: usize) -> impl Iterator<Item = &PlaceSteady> {
        let all = self.larger.len() + self.areas.len() <= most || self.larger.is_empty();
        let areas = if all { self.areas.as_slice() } else { &[] };
        let own = |larger: &&PlaceSteady| areas.iter().all(|area| area.steady != larger.steady);
        self.larger.iter().filter(own).chain(areas)
    }
}
