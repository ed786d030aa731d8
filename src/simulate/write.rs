//! Writes a city's files.
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rand::Rng;
use rand::rngs::StdRng;
use rayon::prelude::*;

use super::City;
use super::count::Counts;
use super::csv::Line;
use super::map::{self, CityMap};
use super::mess::{self, Fault};
use super::person::Person;
use super::random::{self, Stream};
use super::{rows, truth};
use crate::problem::{Problem, Result};

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

/// A file that is being written, with its path for error messages.
struct Output {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Output {
    fn new(dir: &Path, name: &str, files: &mut Vec<PathBuf>) -> Result<Self> {
        let path = dir.join(name);
        let file = File::create(&path).map_err(|e| failure(&path, &e))?;
        files.push(path.clone());
        Ok(Output { path, file: BufWriter::with_capacity(1 << 18, file) })
    }

    fn with(&mut self, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<()> {
        write(&mut self.file).map_err(|e| failure(&self.path, &e))
    }
}

fn failure(path: &Path, error: &io::Error) -> Problem {
    Problem::failed(format!("cannot write a file of the made-up city: {error}"))
        .at(path.display().to_string())
        .hint("check that the folder can be written to and that the disk has room")
}

/// The request files by half-year and the distribution file.
struct Logs<'a> {
    city: &'a City,
    dir: &'a Path,
    requests: BTreeMap<(i16, u8), Output>,
    distributions: Output,
    files: Vec<PathBuf>,
    line: Line,
}

/// Writes all files of a city into `dir`, which is made if it is not there.
///
/// `areas.geojson`, `population.csv`, `requests-<half-year>.csv`, `distributions.csv`
/// and `truth.json`; files of these names are replaced. Memory: 250,000 people at a time.
///
/// # Errors
/// Of kind failed when a file cannot be written.
pub fn write(city: &City, dir: &Path) -> Result<Summary> {
    let mut files = Vec::new();
    public_files(city, dir, &mut files)?;
    let distributions = Output::new(dir, "distributions.csv", &mut files)?;
    let mut logs = Logs { city, dir, requests: BTreeMap::new(), distributions, files, line: Line::default() };
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
    let mut truth = Output::new(dir, "truth.json", &mut files)?;
    truth.with(|out| {
        out.write_all(layered(&truth::json(city, &counts)).as_bytes())?;
        out.flush()
    })?;
    let distributions = counts.given_needs.iter().map(|g| g.records).sum();
    Ok(Summary { people: counts.city.people, requests: counts.rows, distributions, files })
}

/// Areas and residents, in `dir`, which is made if it is not there.
pub(super) fn public_files(city: &City, dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    fs::create_dir_all(dir).map_err(|e| failure(dir, &e))?;
    let mut areas = Output::new(dir, "areas.geojson", files)?;
    areas.with(|out| map::write_geojson(&city.map, out).and_then(|()| out.flush()))?;
    let mut population = Output::new(dir, "population.csv", files)?;
    population.with(|out| residents(&city.map, out).and_then(|()| out.flush()))
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

impl Logs<'_> {
    /// Makes a file for every half-year of the window, and the headers.
    fn begin(&mut self) -> Result<()> {
        rows::header(&mut self.line, &rows::DISTRIBUTION_COLUMNS);
        self.distributions.with(|out| out.write_all(&self.line.bytes))?;
        rows::header(&mut self.line, &rows::REQUEST_COLUMNS);
        for month in &self.city.calendar.months {
            let half = self.city.calendar.half_year(month.first);
            if !self.requests.contains_key(&half) {
                let name = format!("requests-{}H{}.csv", half.0, half.1);
                let mut output = Output::new(self.dir, &name, &mut self.files)?;
                output.with(|out| out.write_all(&self.line.bytes))?;
                self.requests.insert(half, output);
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
        if self.city.settings.messy {
            mess::disorder(&mut asked, &mut rng);
            mess::disorder(&mut given, &mut rng);
        }
        for (_, person, request) in asked {
            self.request(&people[person as usize], request as usize, &mut rng)?;
        }
        for (_, person, handout) in given {
            self.handout(&people[person as usize], handout as usize, &mut rng)?;
        }
        Ok(())
    }

    fn request(&mut self, person: &Person, index: usize, rng: &mut StdRng) -> Result<()> {
        let request = &person.requests[index];
        let fault = if self.city.settings.messy { mess::of_request(rng) } else { None };
        let half = self.city.calendar.half_year(request.day);
        let Some(output) = self.requests.get_mut(&half) else { return Ok(()) };
        let chance = rng.random();
        let (now, again) = match fault {
            Some(Fault::Twice) => (None, Some(None)),
            Some(Fault::MarkedTwice) => (None, Some(fault)),
            other => (other, None),
        };
        rows::request(&mut self.line, self.city, person, request, now, chance);
        output.with(|out| out.write_all(&self.line.bytes))?;
        if let Some(fault) = again {
            // The same cells, but the telephone number may be spelt otherwise.
            rows::request(&mut self.line, self.city, person, request, fault, chance ^ 0b11);
            output.with(|out| out.write_all(&self.line.bytes))?;
        }
        Ok(())
    }

    fn handout(&mut self, person: &Person, index: usize, rng: &mut StdRng) -> Result<()> {
        let fault = if self.city.settings.messy { mess::of_distribution(rng) } else { None };
        let chance = rng.random();
        rows::distribution(&mut self.line, self.city, person.number, &person.handouts[index], fault, chance);
        let times = if fault == Some(Fault::Twice) { 2 } else { 1 };
        for _ in 0..times {
            self.distributions.with(|out| out.write_all(&self.line.bytes))?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<PathBuf>> {
        self.distributions.with(io::Write::flush)?;
        for output in self.requests.values_mut() {
            output.with(io::Write::flush)?;
        }
        Ok(self.files)
    }
}
