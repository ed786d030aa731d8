//! The story of a briefing: every figure it shows, in display units.
use serde::{Deserialize, Serialize};

use crate::pipeline::{Key, Unit};
use crate::plan::{Period, StatusMode};

/// A figure as it may be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum Shown {
    /// Clear enough to be given with its likely range.
    Clear {
        /// Estimate.
        estimate: f64,
        /// Lower end of the likely (90 %) range.
        lower: f64,
        /// Upper end.
        upper: f64,
    },
    /// Too uncertain to call: only the range may be given.
    NotClear {
        /// Estimate, for tables only, never for a map class.
        estimate: f64,
        /// Lower end of the likely range.
        lower: f64,
        /// Upper end.
        upper: f64,
    },
    /// There is no such figure, and why.
    NotAvailable {
        /// A plain sentence.
        reason: String,
    },
}

/// Where an area stands against the coalition's target. All areas of all levels are
/// judged together, with everything else that is stated without a range: in about 9
/// of 10 releases nothing is called wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The whole likely range is below the target.
    Below,
    /// The range contains the target.
    Unclear,
    /// The whole range is above the target.
    Above,
}

/// One area (or zone) of the briefing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AreaStory {
    /// The unit's key at the shown level.
    pub key: Key,
    /// Name of the unit it lies in, where there is a level between it and the city.
    pub parent: Option<String>,
    /// Public residents.
    pub residents: Option<f64>,
    /// Public area ids that make it up (more than one for a merged zone).
    pub members: Vec<String>,
    /// Help that arrived, of every 100 (old enough requests, person-weighted).
    pub fill: Shown,
    /// Against the target.
    pub standing: Standing,
    /// Unmet asking per 1,000 residents (persons' voices).
    pub unmet_per_1000: Shown,
    /// All asking per 1,000 residents (persons' voices).
    pub asked_per_1000: Shown,
    /// Of all asking in the city, of every 100.
    pub share_of_asking: Shown,
    /// Of all hand-outs in the city, of every 100, where hand-outs are measured.
    pub share_of_handouts: Shown,
}

/// The next larger level of areas.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CoarserStory {
    /// Its name in the pipeline file (`district`).
    pub level: String,
    /// Its areas in the order of their keys, judged together with those of the
    /// shown level; `unknown` is not among them.
    pub areas: Vec<AreaStory>,
}

/// The areas as they were measured, where the page tells of larger places because
/// more than a third of these is not clear. They are in the tables only.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FinerStory {
    /// The name of their level.
    pub level: String,
    /// The areas in the order of their keys, without `unknown`.
    pub areas: Vec<AreaStory>,
}

/// Which places a page tells of, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// Those that were measured.
    Measured,
    /// The next larger level: too little of anything smaller is clear.
    Larger,
    /// Zones of neighbours: too little of what was measured is clear.
    Merged,
    /// The city only: nothing smaller is clear enough.
    City,
    /// Zones that the coalition drew after the release.
    Chosen,
}

/// A bar or dot with a name: a need, a period, a group value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NamedFigures {
    /// Key and label.
    pub key: Key,
    /// Share of all asking, of every 100.
    pub share: Shown,
    /// Help that arrived, of every 100.
    pub fill: Shown,
}

/// One group list and its values.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GroupStory {
    /// Identifier of the group.
    pub id: String,
    /// What the page calls it.
    pub label: String,
    /// Its values.
    pub values: Vec<NamedFigures>,
}

/// Help that arrived by place and period, or by place and need.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CrossStory {
    /// The name of the places' level.
    pub level: String,
    /// The places, in the order of their keys, without `unknown`.
    pub places: Vec<CrossPlace>,
    /// The periods or needs, in order.
    pub columns: Vec<Key>,
    /// What a column is: `month`, `quarter`, `half-year`, `period`, `need`.
    pub step: String,
    /// In at least how many periods help that arrived must be below the target for a gap
    /// to be called lasting; 0 where that is not judged.
    pub lasting: usize,
}

/// One place of a [`CrossStory`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CrossPlace {
    /// Its key.
    pub key: Key,
    /// Help that arrived, of every 100, one a column.
    pub cells: Vec<Shown>,
    /// Surely below the target in at least [`CrossStory::lasting`] periods.
    pub lasts: bool,
}

/// One measure of how unequal the shown areas are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disparity {
    /// What it is of and which it is: `help_arrived.gini`.
    pub id: String,
    /// The level of areas that it compares.
    pub level: String,
    /// Indices without a unit are of every 100 (Theil's: of every 1,000).
    pub figure: Shown,
}

/// Everything a briefing shows. Percent-like figures are "of every 100".
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Story {
    /// The briefing's title.
    pub title: String,
    /// Stamp on every page and picture: `MADE-UP DATA`, `REHEARSAL`, …
    pub stamp: Option<String>,
    /// First and last day of the window.
    pub from: jiff::civil::Date,
    /// Last day.
    pub to: jiff::civil::Date,
    /// What "met" means here.
    pub status_mode: StatusMode,
    /// `within_days` of a timed plan.
    pub within_days: u16,
    /// The target, of every 100.
    pub target: f64,
    /// What is protected.
    pub unit: Unit,
    /// ε of this release, for computing the odds in words.
    pub epsilon: f64,
    /// ε of all releases from the same ledger so far.
    pub lifetime_epsilon: f64,
    /// The name of the shown area level (`area`, `zone`, `district`, `city`).
    pub level: String,
    /// Why these places.
    pub told: Told,
    /// The coalition's own zones, where these are told.
    pub zoning: Option<crate::geography::Zoning>,
    /// Help that arrived in the whole city.
    pub city_fill: Shown,
    /// Everyone counted (persons' voices), with its range.
    pub city_people: Shown,
    /// Areas in the order of their keys; `unknown` is not among them.
    pub areas: Vec<AreaStory>,
    /// The next larger areas, where there is a level between these and the city.
    pub coarser: Option<CoarserStory>,
    /// The areas that were measured, where the page tells of larger ones by itself.
    pub finer: Option<FinerStory>,
    /// Help that arrived and share of asking where the area is not known.
    pub unknown_area: Option<NamedFigures>,
    /// By plan period, in order; empty when time is not cut.
    pub periods: Vec<(Period, NamedFigures)>,
    /// By need, in the pipeline's order; empty when needs are not cut.
    pub needs: Vec<NamedFigures>,
    /// By group.
    pub groups: Vec<GroupStory>,
    /// By place and period, where that was measured.
    pub by_period: Option<CrossStory>,
    /// By place and need, where that was measured.
    pub by_need: Option<CrossStory>,
    /// How unequal the areas are; empty where there are none.
    pub disparities: Vec<Disparity>,
    /// Marked events.
    pub events: Vec<crate::pipeline::Event>,
    /// Plain sentences that can be quoted.
    pub can_say: Vec<Sentence>,
    /// Plain sentences on what these figures cannot carry.
    pub cannot_say: Vec<String>,
    /// Why the plan has this resolution.
    pub reasons: Vec<String>,
}

impl Story {
    /// Is more than a third of the areas not clear?
    pub fn mostly_unclear(&self) -> bool {
        let (unclear, all) = self.unclear_areas();
        unclear * 3 > all
    }

    /// How many of the areas are not clear, by the figure that the page is about
    /// (help that arrived, or asking where the logs have no status), and of how many.
    pub fn unclear_areas(&self) -> (usize, usize) {
        unclear(&self.areas, self.status_mode)
    }

    /// The same for the areas that were measured, where the page tells of larger ones.
    pub fn unclear_finer_areas(&self) -> (usize, usize) {
        self.finer.as_ref().map_or((0, 0), |finer| unclear(&finer.areas, self.status_mode))
    }

    /// The same for the next larger areas.
    pub fn unclear_larger_areas(&self) -> (usize, usize) {
        self.coarser.as_ref().map_or((0, 0), |coarser| unclear(&coarser.areas, self.status_mode))
    }
}

fn unclear(areas: &[AreaStory], mode: StatusMode) -> (usize, usize) {
    let figure = |a: &AreaStory| match mode {
        StatusMode::None => matches!(a.share_of_asking, Shown::NotClear { .. }),
        _ => matches!(a.fill, Shown::NotClear { .. }),
    };
    (areas.iter().filter(|a| figure(a)).count(), areas.len())
}

/// One quotable sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// What it is about: `city`, `larger-area`, `area`, `gap`, `need`, `time`.
    pub topic: String,
    /// The sentence, with its dates and its range: it can be quoted alone.
    pub text: String,
    /// The same where its heading and its dates stand by it already.
    pub short: String,
    /// How sure, in words.
    pub certainty: String,
}
