//! The public calendar of a made-up city: one weekly hand-out a district, as announced.
//!
//! It has nothing to do with who is served in the logs, as a real calendar has not to do
//! with who came. One district begins late, one pauses for some weeks, and now and then a day
//! falls through.
use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::civil::Date;
use rand::Rng;
use serde_json::{Value, json};

use super::City;
use super::random::{Stream, stream};

/// One in so many days falls through.
const MISSED: f64 = 0.05;
/// Weeks that the last district pauses.
const PAUSE: i64 = 5;

/// One announced hand-out.
struct Announced {
    date: Date,
    /// Position in the map's places.
    place: usize,
    held: bool,
}

/// In order of date and place.
fn announced(city: &City) -> Vec<Announced> {
    let districts = city.map.districts.len();
    let days = i64::from(city.calendar.days());
    let mut all = Vec::new();
    for district in 0..districts {
        let Some(place) = city.map.places.iter().position(|p| p.district == district) else { continue };
        let mut rng = stream(city.settings.seed, Stream::Schedule, district as u64);
        let starts = if district == 1 { days / 4 } else { 0 };
        let pauses = if district + 1 == districts { days / 2..days / 2 + 7 * PAUSE } else { 0..0 };
        for day in 0..days {
            let date = city.calendar.date(day as u32);
            if i64::from(date.weekday().to_monday_zero_offset()) != (district % 5) as i64 || day < starts {
                continue;
            }
            let held = !rng.random_bool(MISSED) && !pauses.contains(&day);
            all.push(Announced { date, place, held });
        }
    }
    all.sort_by_key(|a| (a.date, a.place));
    all
}

/// `date,place,held`.
pub(super) fn write(city: &City, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "date,place,held")?;
    for a in announced(city) {
        let held = if a.held { "yes" } else { "no" };
        writeln!(out, "{},{},{held}", a.date, city.map.places[a.place].id)?;
    }
    Ok(())
}

/// What it comes to, place by place, counted day by day.
pub(super) fn truth(city: &City) -> Value {
    let mut places: BTreeMap<&str, Vec<(Date, bool)>> = BTreeMap::new();
    for a in announced(city) {
        places.entry(city.map.places[a.place].id.as_str()).or_default().push((a.date, a.held));
    }
    let one = |days: &Vec<(Date, bool)>| {
        let (mut run, mut longest) = (0, 0);
        for day in 0..city.calendar.days() {
            let date = city.calendar.date(day);
            run = if days.contains(&(date, true)) { 0 } else { run + 1 };
            longest = longest.max(run);
        }
        let held = days.iter().filter(|(_, held)| *held).count();
        json!({ "announced": days.len(), "held": held, "longest_without_days": longest })
    };
    Value::Object(places.iter().map(|(id, days)| ((*id).to_owned(), one(days))).collect())
}
