//! What kind of city to make up.
use jiff::civil::Date;

use crate::problem::{Problem, Result};

/// How requests come about. Estimation is calibrated against all of them, so that
/// it is not only judged on cities of its own model's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Generator {
    /// Effects of area, need, month and group multiply; persistent gaps.
    #[default]
    LogLinear,
    /// Besides, a third of the people ask in a few short bursts, each of one
    /// need in one area, and are met less often.
    Bursts,
    /// Besides, one flood: some neighbouring areas, one month, far more
    /// requests for housing and other things, far fewer of them met.
    Flood,
    /// As the first, but the public figure that areas are ranked by has nothing to do
    /// with who asks or who is left out.
    Unrelated,
    /// As the first, but one person in twenty asks some twenty times as often as others.
    Repeaters,
    /// As the first, but help arrives soon and for nearly all; only where a gap is
    /// planted, deeper than elsewhere, does it fall short. One area in ten has a gap.
    FewGaps,
}

impl Generator {
    /// All of them.
    pub const ALL: [Generator; 6] = [
        Generator::LogLinear,
        Generator::Bursts,
        Generator::Flood,
        Generator::Unrelated,
        Generator::Repeaters,
        Generator::FewGaps,
    ];

    /// What helps everywhere: log-odds of being met, and a factor on the days until then.
    pub(super) fn ease(self) -> (f64, f64) {
        if self == Generator::FewGaps { (1.8, 0.4) } else { (0.0, 1.0) }
    }

    /// Factor on the log-odds of the areas' own gaps.
    pub(super) fn depth(self) -> f64 {
        if self == Generator::FewGaps { 1.9 } else { 1.0 }
    }
}

/// The two samples that are shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Preset {
    /// About 3,000 people, 60 areas in 6 districts, the year 2025.
    Riverton,
    /// 400 people, 25 areas in 4 districts, nine months.
    Smallgroup,
}

/// Everything that a made-up city depends on. The same settings give the same
/// bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The city's name.
    pub city: String,
    /// People who ask for help at least once; 1 to 50 million.
    pub people: u32,
    /// Areas; 6 to 2,000. One of them is an area of two islands.
    pub areas: u16,
    /// Districts; 1 to 40 and at most half as many as areas.
    pub districts: u16,
    /// Calendar months in the window; 1 to 120.
    pub months: u16,
    /// First day of the window, always the first of a month.
    pub first_month: Date,
    /// Seed of all randomness.
    pub seed: u64,
    /// Whether the logs have duplicates, blank cells, odd spellings and so on.
    pub messy: bool,
    /// Mean number of requests (rows) of a person, at least 1.
    pub mean_requests: f64,
    /// A request counts as met within this many days.
    pub within_days: u16,
    /// What stands between the options of a multi-select cell.
    pub separator: &'static str,
    /// How requests come about.
    pub generator: Generator,
    /// Whether logs of feedback and of who gives are written as well.
    pub after: bool,
}

impl Settings {
    /// The sample city: about 3,000 people, 60 areas, the year 2025.
    pub fn riverton() -> Self {
        Settings {
            city: "Riverton".into(),
            people: 3_000,
            areas: 60,
            districts: 6,
            months: 12,
            first_month: jiff::civil::date(2025, 1, 1),
            seed: 2025,
            messy: true,
            mean_requests: 4.0,
            within_days: 14,
            separator: "; ",
            generator: Generator::LogLinear,
            after: false,
        }
    }

    /// A typical small group: 400 people, 25 areas, January to September 2025.
    /// Its form joins options with a comma, as Google's does.
    pub fn smallgroup() -> Self {
        Settings {
            city: "Little Riverton".into(),
            people: 400,
            areas: 25,
            districts: 4,
            months: 9,
            seed: 400,
            separator: ", ",
            ..Settings::riverton()
        }
    }

    /// The settings of a preset.
    pub fn preset(preset: Preset) -> Self {
        match preset {
            Preset::Riverton => Settings::riverton(),
            Preset::Smallgroup => Settings::smallgroup(),
        }
    }

    /// Refuses settings that no city can be made for, with the allowed range.
    pub fn check(&self) -> Result<()> {
        let range = |name: &str, value: u64, low: u64, high: u64| {
            if (low..=high).contains(&value) {
                return Ok(());
            }
            Err(Problem::usage(format!("a made-up city cannot have {value} {name}"))
                .hint(format!("give a number from {low} to {high}")))
        };
        range("people", self.people.into(), 1, 50_000_000)?;
        range("areas", self.areas.into(), 6, 2_000)?;
        range("districts", self.districts.into(), 1, u64::from(self.areas / 2).min(40))?;
        range("months", self.months.into(), 1, 120)?;
        range("days to be met within", self.within_days.into(), 1, 366)?;
        if !(1.0..=100.0).contains(&self.mean_requests) {
            return Err(Problem::usage("people must ask between 1 and 100 times on average"));
        }
        if self.first_month.day() != 1 || !(1900..=2180).contains(&self.first_month.year()) {
            return Err(Problem::usage("a made-up city starts on the first of a month of 1900 to 2180"));
        }
        Ok(())
    }
}
