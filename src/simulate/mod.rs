//! Made-up cities with planted gaps, to try everything else on.
//!
//! [`city`] lays out a city: areas that tile it, residents, who needs what where,
//! and *planted gaps*: areas, needs, groups and months in which too little help
//! arrives. [`write()`] makes up its people one by one and writes the logs that a
//! coalition's forms would give, together with `truth.json`, which says what was
//! planted and what it came to. The same settings give the same bytes.
//!
//! People ask about four times on average, with a heavy tail, most in spells of
//! months, mostly from home; what they need follows their area, household and the
//! season; whether and when they get it follows area, need, month and group. With
//! `messy` the logs also have what real exports have: duplicates, blank cells,
//! unknown areas, misspelt options, odd statuses, absurd dates, "No" to consent.
//!
//! Nothing here is confidential, so ordinary seeded random numbers are right:
//! noise that protects people is drawn inside the wall only, by OpenDP.
mod after;
mod args;
mod calendar;
mod count;
mod csv;
mod demand;
mod effects;
mod gaps;
mod habits;
mod invent;
mod layouts;
mod map;
mod mess;
mod needs;
mod output;
mod people;
mod person;
mod plain;
mod random;
mod rows;
mod schedule;
mod settings;
mod truth;
mod words;
mod write;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::problem::Result;
pub use args::SimulateArgs;
pub use invent::invent;
pub use layouts::{Layout, run as run_layout};
pub use people::{InventedPeople, InventedPerson, InventedRecord};
pub use plain::{people, write_public};
pub use settings::{Generator, Preset, Settings};
pub use write::{Summary, write};

/// A city before anyone has asked for anything: its map, its planted gaps, its
/// habits. A function of the settings.
pub struct City {
    settings: Settings,
    calendar: calendar::Calendar,
    map: map::CityMap,
    effects: effects::Effects,
    demand: demand::Demand,
}

impl City {
    /// What it was made from.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Number of people who never ask but come by for hand-outs: one for every
    /// eight who ask.
    fn walk_ins(&self) -> u32 {
        self.settings.people / 8
    }
}

/// Makes up a city.
///
/// # Errors
/// Of kind usage for settings outside their ranges.
pub fn city(settings: &Settings) -> Result<City> {
    settings.check()?;
    let calendar = calendar::Calendar::new(settings.first_month, settings.months)?;
    let map = map::build(settings)?;
    let effects = effects::Effects::new(&map, settings);
    let short = effects.short_areas(map.places.len());
    let demand = demand::Demand::new(&map, &calendar, settings, &short);
    Ok(City { settings: settings.clone(), calendar, map, effects, demand })
}

/// Makes up a city and writes its files into `out`.
///
/// # Errors
/// As [`city`] and [`write()`].
pub fn run(settings: &Settings, out: &Path, parquet: bool) -> Result<Summary> {
    write(&city(settings)?, out, parquet)
}
