//! The story of a briefing: every figure it shows, in display units.
use serde::{Deserialize, Serialize};

use crate::briefing::words::Message;
use crate::pipeline::{Key, Role, Unit};
use crate::plan::{Measure, Period, StatusMode};

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
        reason: Message,
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
    /// The same by place, where the pipeline file asked for it and it was measured.
    #[serde(default)]
    pub by_place: Option<CrossStory>,
}

/// Help that arrived by place and period, by place and need, or by place and group.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CrossStory {
    /// The name of the places' level.
    pub level: String,
    /// The places, in the order of their keys, without `unknown`.
    pub places: Vec<CrossPlace>,
    /// The periods, needs or group values, in order.
    pub columns: Vec<Key>,
    /// First and last day of each period; empty for needs and groups.
    pub spans: Vec<(jiff::civil::Date, jiff::civil::Date)>,
    /// What a column is: `month`, `quarter`, `half-year`, `period`, `need`, `group`.
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
    /// Where a model tells the cells: the share of each that comes from the place's own
    /// measured rows (0 to 1); empty where least squares does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<f64>,
    /// Listed as below the target in at least [`CrossStory::lasting`] periods: about 9 in 10
    /// of those listed are so, or more (`equity::likely`).
    pub lasts: bool,
    /// What kind of gap it has over time; `None` where that is not judged.
    #[serde(default)]
    pub gap: Option<GapFinding>,
}

/// What kind of gap a place has over time (`equity::classes` has the rules).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapClass {
    /// Below in most periods, and less help arrived in the later half.
    Intensifying,
    /// Below in most periods.
    Persistent,
    /// Below in most periods, and more help arrived in the later half.
    Diminishing,
    /// Below in most periods before, and now above.
    Historical,
    /// Below in each of the last periods, and above before.
    New,
    /// Below in each of the last periods.
    Consecutive,
    /// Below in some period.
    Sporadic,
    /// Above on the whole.
    NoGap,
    /// The city is below; of this place nothing is sure.
    CityWide,
    /// Nothing is sure.
    NotClear,
}

impl GapClass {
    /// All of them, in the order of the rules.
    pub const ALL: [GapClass; 10] = [
        GapClass::Intensifying,
        GapClass::Persistent,
        GapClass::Diminishing,
        GapClass::Historical,
        GapClass::New,
        GapClass::Consecutive,
        GapClass::Sporadic,
        GapClass::NoGap,
        GapClass::CityWide,
        GapClass::NotClear,
    ];

    /// Below in most periods.
    pub fn lasts(self) -> bool {
        matches!(self, GapClass::Intensifying | GapClass::Persistent | GapClass::Diminishing)
    }

    /// Below, in whatever way.
    pub fn is_gap(self) -> bool {
        self.lasts() || matches!(self, GapClass::New | GapClass::Consecutive | GapClass::Sporadic)
    }

    /// `persistent`, `not-clear`, …
    pub fn id(self) -> &'static str {
        match self {
            GapClass::Intensifying => "intensifying",
            GapClass::Persistent => "persistent",
            GapClass::Diminishing => "diminishing",
            GapClass::Historical => "historical",
            GapClass::New => "new",
            GapClass::Consecutive => "consecutive",
            GapClass::Sporadic => "sporadic",
            GapClass::NoGap => "no-gap",
            GapClass::CityWide => "city-wide",
            GapClass::NotClear => "not-clear",
        }
    }
}

/// The class of a place's gap, and its size.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapFinding {
    /// The class.
    pub class: GapClass,
    /// The first period of the longest unbroken run up to the last one in which the
    /// place was very likely below; it may have been below before.
    pub since: Option<usize>,
    /// How likely it is that the gap lasts, of every 100 (`equity::likely`).
    #[serde(default)]
    pub sure: Option<f64>,
    /// How deep: points of 100 by which help that arrived in the whole window is short of
    /// the target; below zero where it is above.
    #[serde(default)]
    pub deep: Option<Likely>,
    /// About how many people's need that stands for: voices that would have to be met
    /// besides for the target to be reached.
    #[serde(default)]
    pub people: Option<Likely>,
}

/// An estimate with its likely (90 %) range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Likely {
    /// Estimate.
    pub estimate: f64,
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
}

/// How a place and its neighbours together differ from the average place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// The place in the middle.
    pub key: Key,
    /// The mean of it and its neighbours less the mean of all places, in the figure's
    /// unit; clear where that differs from zero at a false discovery rate of 10 %.
    pub figure: Shown,
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

/// The figures of one table that does not count voices, ready to be drawn or listed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CountedTable {
    /// The table's id in the plan (`requests-district-waits`).
    pub id: String,
    /// What it counts.
    pub measure: Measure,
    /// Whose records.
    pub role: Role,
    /// What a row is: the level of places (`district`, `city`) or the group list's id.
    pub by: String,
    /// What a column is: `period`, `answer`, or empty.
    pub across: String,
    /// Unit of counts: `people`, `kg`, `days`.
    pub unit: String,
    /// The figures.
    pub rows: Vec<CountedRow>,
}

/// One figure of a [`CountedTable`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CountedRow {
    /// Place or group value.
    pub key: Key,
    /// Period or answer, where the table is cut by one.
    pub column: Option<Key>,
    /// `median_days`, `served_within_7` (of every 100), `people_asking`, `at_least`,
    /// `share` (of every 100), `gives_too` (of every 100).
    pub figure: String,
    /// The figure with its range.
    pub shown: Shown,
    /// Of a median: the upper end stands for "not within the time that counts".
    #[serde(default)]
    pub open_ended: bool,
}

/// What the figures of a story are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Made up, as the pipeline file says.
    pub made_up: bool,
    /// Invented for a rehearsal.
    pub rehearsal: bool,
    /// From a build with fixed noise.
    pub replay: bool,
}

/// Everything a briefing shows. Percent-like figures are "of every 100".
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Story {
    /// The briefing's title.
    pub title: String,
    /// Stamp on every page and picture: `MADE-UP DATA`, `REHEARSAL`, …
    pub stamp: Option<String>,
    /// What the stamp says.
    pub marks: Marks,
    /// First and last day of the window.
    pub from: jiff::civil::Date,
    /// Last day.
    pub to: jiff::civil::Date,
    /// What "met" means here.
    pub status_mode: StatusMode,
    /// `within_days` of a timed plan.
    pub within_days: u16,
    /// Last day that the logs cover.
    pub data_until: jiff::civil::Date,
    /// The target, of every 100.
    pub target: f64,
    /// What is protected.
    pub unit: Unit,
    /// ε of this release, for computing the odds in words: under Gaussian noise the one
    /// that holds but for a chance of δ ([`crate::privacy::Loss::odds_epsilon`]).
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
    /// The need that was asked for most, where the noise leaves no doubt.
    pub largest_need: Option<usize>,
    /// By group.
    pub groups: Vec<GroupStory>,
    /// By place and period, where that was measured.
    pub by_period: Option<CrossStory>,
    /// By place and need, where that was measured.
    pub by_need: Option<CrossStory>,
    /// Waits, person-months, quantities, answers, giving: one entry a table.
    #[serde(default)]
    pub counted: Vec<CountedTable>,
    /// How unequal the areas are; empty where there are none.
    pub disparities: Vec<Disparity>,
    /// Differences and ratios against what was fixed beforehand.
    pub comparisons: Vec<super::Comparison>,
    /// Neighbourhoods with more or less unmet asking than the average place.
    pub clusters: Vec<Cluster>,
    /// Shown places that surely ask for less than two thirds of what the outside measure
    /// of need would lead one to expect.
    pub unheard: Vec<Key>,
    /// What changed against the release that this one supersedes, if it does.
    #[serde(default)]
    pub revised: Option<super::Revised>,
    /// The other release of the same records that the figures are made from as well.
    #[serde(default)]
    pub combined: Option<super::Combined>,
    /// What the public calendar says of distributions.
    #[serde(default)]
    pub dependability: Option<crate::dependability::Dependability>,
    /// Marked events.
    pub events: Vec<crate::pipeline::Event>,
    /// Plain sentences that can be quoted.
    pub can_say: Vec<Sentence>,
    /// Plain sentences on what these figures cannot carry.
    pub cannot_say: Vec<String>,
    /// Why the plan has this resolution.
    pub reasons: Vec<Message>,
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
