//! Writes a city's files.
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rand::Rng;
use rand::rngs::StdRng;
use rayon::prelude::*;

use super::City;
use super::after::After;
use super::count::Counts;
use super::csv::Line;
use super::map::{self, CityMap};
use super::mess::{self, Fault};
use super::output::{Log, Output, failure};
use super::person::Person;
use super::random::{self, Stream};
use super::{rows, schedule, truth};
use crate::problem::Result;

/// People in memory at a time. Rows are in order of time within each such part,
/// as when several hubs' exports are put one after the other.
const PART: u32 = 250_000;

/// What [`write()`] wrote.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// People who ask.
    pub people: u64,
    /// Rows of the request files, without repeated ones.
    pub requests: u64,
    /// Rows of the distribution file, without repeated ones.
    pub distributions: u64,
    /// All files, in the order in which they were begun.
    pub files: Vec<PathBuf>,
}

/// The request files by half-year and the distribution file.
struct Logs<'a> {
    city: &'a City,
    dir: &'a Path,
    parquet: bool,
    requests: BTreeMap<(i16, u8), Log>,
    distributions: Log,
    /// Feedback and gifts, where they are written.
    after: Option<[Log; 2]>,
    files: Vec<PathBuf>,
}

/// Writes all files of a city into `dir`, which is made if it is not there.
///
/// `areas.geojson`, `population.csv`, `requests-<half-year>.csv`, `distributions.csv`
/// and `truth.json`; files of these names are replaced. With `parquet` the logs end in
/// `.parquet` and have the same cells, as text. Memory: 250,000 people at a time.
///
/// # Errors
/// Of kind failed when a file cannot be written.
pub fn write(city: &City, dir: &Path, parquet: bool) -> Result<Summary> {
    let mut files = Vec::new();
    public_files(city, dir, &mut files)?;
    calendar(city, dir, &mut files)?;
    let distributions = Log::new(dir, "distributions", &rows::DISTRIBUTION_COLUMNS, parquet, &mut files)?;
    let after = match city.settings.after {
        true => Some([
            Log::new(dir, "feedback", &rows::FEEDBACK_COLUMNS, parquet, &mut files)?,
            Log::new(dir, "volunteers", &rows::GIFT_COLUMNS, parquet, &mut files)?,
        ]),
        false => None,
    };
    let mut logs = Logs { city, dir, parquet, requests: BTreeMap::new(), distributions, after, files };
    let mut counts = Counts::new(city);
    logs.begin()?;
    let everyone = city.settings.people + city.walk_ins();
    let mut first = 0;
    while first < everyone {
        let next = everyone.min(first.saturating_add(PART));
        let people: Vec<Person> = (first..next).into_par_iter().map(|n| Person::new(city, n)).collect();
        people.iter().for_each(|person| counts.add(city, person));
        logs.part(&people, first)?;
        first = next;
    }
    let mut files = logs.finish()?;
    write_truth(city, &counts, None, dir, &mut files)?;
    let distributions = counts.given_needs.iter().map(|g| g.records).sum();
    Ok(Summary { people: counts.city.people, requests: counts.rows, distributions, files })
}

/// `truth.json`, with what another tool's layout can know of it.
pub(super) fn write_truth(
    city: &City,
    counts: &Counts,
    layout: Option<serde_json::Value>,
    dir: &Path,
    files: &mut Vec<PathBuf>,
) -> Result<()> {
    let mut json = truth::json(city, counts);
    if let Some(layout) = layout {
        json["layout"] = layout;
    }
    let mut truth = Output::new(dir, "truth.json", files)?;
    truth.with(|out| {
        out.write_all(layered(&json).as_bytes())?;
        out.flush()
    })
}

/// Areas and residents, in `dir`, which is made if it is not there.
pub(super) fn public_files(city: &City, dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    fs::create_dir_all(dir).map_err(|e| failure(dir, &e))?;
    let mut areas = Output::new(dir, "areas.geojson", files)?;
    areas.with(|out| map::write_geojson(&city.map, out).and_then(|()| out.flush()))?;
    let mut population = Output::new(dir, "population.csv", files)?;
    population.with(|out| residents(&city.map, out).and_then(|()| out.flush()))
}

/// The city's public calendar of distributions.
pub(super) fn calendar(city: &City, dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let mut calendar = Output::new(dir, "calendar.csv", files)?;
    calendar.with(|out| schedule::write(city, out).and_then(|()| out.flush()))
}

/// JSON with one line for each entry of the upper two levels: readable, and small.
fn layered(value: &serde_json::Value) -> String {
    let Some(top) = value.as_object() else { return value.to_string() };
    let name = |k: &String| serde_json::Value::from(k.as_str());
    let entry = |(key, value): (&String, &serde_json::Value)| {
        let inner: Vec<String> = match value {
            serde_json::Value::Object(o) => o.iter().map(|(k, v)| format!("{}: {v}", name(k))).collect(),
            serde_json::Value::Array(a) => a.iter().map(ToString::to_string).collect(),
            plain => return format!("{}: {plain}", name(key)),
        };
        let (open, close) = if value.is_object() { ('{', '}') } else { ('[', ']') };
        format!("{}: {open}\n    {}\n  {close}", name(key), inner.join(",\n    "))
    };
    format!("{{\n  {}\n}}\n", top.iter().map(entry).collect::<Vec<_>>().join(",\n  "))
}

fn residents(map: &CityMap, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "area_id,residents,households,poverty_rate")?;
    for p in &map.places {
        writeln!(out, "{},{},{},{:.1}", p.id, p.residents, p.households, p.poverty)?;
    }
    Ok(())
}

/// What a row is made from. Drawn in order, written by all threads at once.
struct Entry {
    person: u32,
    /// Position among the person's requests or hand-outs.
    item: u32,
    fault: Option<Fault>,
    chance: u64,
}

/// Rows that one thread writes at a time, and how many such parts there are in memory.
const ROWS: usize = 4096;
const AT_A_TIME: usize = 64;

impl Logs<'_> {
    /// Makes a file for every half-year of the window, and the headers.
    fn begin(&mut self) -> Result<()> {
        for month in &self.city.calendar.months {
            let half = self.city.calendar.half_year(month.first);
            if !self.requests.contains_key(&half) {
                let stem = format!("requests-{}H{}", half.0, half.1);
                let log = Log::new(self.dir, &stem, &rows::REQUEST_COLUMNS, self.parquet, &mut self.files)?;
                self.requests.insert(half, log);
            }
        }
        Ok(())
    }

    /// Adds the rows of some people, `first` being the number of the first one.
    fn part(&mut self, people: &[Person], first: u32) -> Result<()> {
        let mut rng = random::stream(self.city.settings.seed, Stream::Mess, first.into());
        let mut asked: Vec<(u64, u32, u32)> = Vec::new();
        let mut given: Vec<(u32, u32, u32)> = Vec::new();
        for (p, person) in (0u32..).zip(people) {
            let second = |day: u32, second: u32| u64::from(day) * 86_400 + u64::from(second);
            asked.extend((0u32..).zip(&person.requests).map(|(r, q)| (second(q.day, q.second), p, r)));
            given.extend((0u32..).zip(&person.handouts).map(|(h, g)| (g.day, p, h)));
        }
        asked.par_sort_unstable();
        given.par_sort_unstable();
        let messy = self.city.settings.messy;
        if messy {
            mess::disorder(&mut asked, &mut rng);
            mess::disorder(&mut given, &mut rng);
        }
        let mut entry = |person, item, fault: fn(&mut StdRng) -> Option<Fault>| {
            let fault = if messy { fault(&mut rng) } else { None };
            Entry { person, item, fault, chance: rng.random() }
        };
        let asked: Vec<Entry> =
            asked.into_iter().map(|(_, person, item)| entry(person, item, mess::of_request)).collect();
        let given: Vec<Entry> =
            given.into_iter().map(|(_, person, item)| entry(person, item, mess::of_distribution)).collect();
        for some in asked.chunks(ROWS * AT_A_TIME) {
            let rows: Vec<_> = some.par_chunks(ROWS).map(|part| self.request_rows(people, part)).collect();
            for (half, rows) in rows.iter().flatten() {
                if let Some(log) = self.requests.get_mut(half) {
                    log.add(rows)?;
                }
            }
        }
        for some in given.chunks(ROWS * AT_A_TIME) {
            let rows: Vec<_> = some.par_chunks(ROWS).map(|part| self.handout_rows(people, part)).collect();
            rows.iter().try_for_each(|rows| self.distributions.add(rows))?;
        }
        self.after(people)
    }

    /// What these people say and give, person by person.
    fn after(&mut self, people: &[Person]) -> Result<()> {
        let Some([feedback, gifts]) = &mut self.after else { return Ok(()) };
        let (mut says, mut gives) = (Line::new(self.parquet), Line::new(self.parquet));
        for person in people {
            let after = After::of(self.city, person);
            after.answers.iter().for_each(|answer| rows::answer(&mut says, self.city, person.number, answer));
            after.gifts.iter().for_each(|gift| rows::gift(&mut gives, self.city, person.number, gift));
        }
        feedback.add(&says)?;
        gifts.add(&gives)
    }

    /// Rows of the request files, by half-year.
    fn request_rows(&self, people: &[Person], entries: &[Entry]) -> BTreeMap<(i16, u8), Line> {
        let mut rows: BTreeMap<(i16, u8), Line> = BTreeMap::new();
        for entry in entries {
            let person = &people[entry.person as usize];
            let request = &person.requests[entry.item as usize];
            let half = self.city.calendar.half_year(request.day);
            let line = rows.entry(half).or_insert_with(|| Line::new(self.parquet));
            let (now, again) = match entry.fault {
                Some(Fault::Twice) => (None, Some(None)),
                Some(Fault::MarkedTwice) => (None, Some(entry.fault)),
                other => (other, None),
            };
            rows::request(line, self.city, person, request, now, entry.chance);
            if let Some(fault) = again {
                // The same cells, but the telephone number may be spelt otherwise.
                rows::request(line, self.city, person, request, fault, entry.chance ^ 0b11);
            }
        }
        rows
    }

    fn handout_rows(&self, people: &[Person], entries: &[Entry]) -> Line {
        let mut line = Line::new(self.parquet);
        for Entry { person, item, fault, chance } in entries {
            let person = &people[*person as usize];
            let handout = &person.handouts[*item as usize];
            let times = if *fault == Some(Fault::Twice) { 2 } else { 1 };
            for _ in 0..times {
                rows::distribution(&mut line, self.city, person.number, handout, *fault, *chance);
            }
        }
        line
    }

    fn finish(self) -> Result<Vec<PathBuf>> {
        self.distributions.finish()?;
        self.after.into_iter().flatten().try_for_each(Log::finish)?;
        self.requests.into_values().try_for_each(Log::finish)?;
        Ok(self.files)
    }
}
