//! The same made-up people as exports of other tools: their files, column names and
//! ways of writing, so that every preset has something to be tried on.
//!
//! `truth.json` is the city's own, with what this layout can know of it under `layout`:
//! most tools write no closing date, so that a request counts as met whenever it was.
mod agencies;
mod forms;
mod offices;
mod reports;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use geo::{Coord, InteriorPoint, LineString, Polygon};
use jiff::civil::Date;
use rand::Rng;
use serde_json::json;

use super::City;
use super::count::Counts;
use super::map::UNIT;
use super::mess::{self, Fault};
use super::needs::NEEDS;
use super::output::failure;
use super::person::{Handout, Person, Request, Standing};
use super::random::{self, Stream, hash};
use super::settings::Settings;
use super::write::{Summary, public_files, write_truth};
use crate::problem::{Problem, Result};

/// Whose export the logs look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Layout {
    /// Responses to a Google Form (Lansing)
    GoogleForm,
    /// Airtable base of a neighbourhood group (Crown Heights)
    Airtable,
    /// Human Essentials: requests and distributions of a diaper or period supply bank
    HumanEssentials,
    /// KoboToolbox form
    Kobo,
    /// Ushahidi posts, with a row of HXL tags
    Ushahidi,
    /// Open311 service requests
    Open311,
    /// PantryDesk households and visits
    Pantrydesk,
    /// HUD HMIS CSV: Client, Enrollment, Services, Exit
    Hmis,
    /// Disaster requests with one yes/no column a need (Kerala Rescue)
    Kerala,
    /// Requests by KoboToolbox, and an HXL 3W (who does what where) that agencies publish
    #[value(name = "hxl-3w")]
    Hxl3w,
}

/// Most people: everybody is kept in memory.
const MOST: u32 = 250_000;

/// A layout's files, and how an event is written into them.
struct Design {
    files: &'static [(&'static str, &'static [&'static str])],
    /// A row of tags below the first file's header.
    tags: &'static [&'static str],
    /// The first bytes of every file, and what separates cells.
    mark: &'static str,
    separator: u8,
    person: fn(&Scene<'_>, &Person, &mut Sheets) -> Result<()>,
    request: fn(&Scene<'_>, &Asked<'_>, &mut Sheets) -> Result<()>,
    handout: fn(&Scene<'_>, &Given<'_>, &mut Sheets) -> Result<()>,
}

impl Layout {
    fn design(self) -> Design {
        match self {
            Layout::GoogleForm => forms::google_form(),
            Layout::Airtable => forms::airtable(),
            Layout::HumanEssentials => offices::human_essentials(),
            Layout::Kobo | Layout::Hxl3w => reports::kobo(),
            Layout::Ushahidi => reports::ushahidi(),
            Layout::Open311 => reports::open311(),
            Layout::Pantrydesk => offices::pantrydesk(),
            Layout::Hmis => offices::hmis(),
            Layout::Kerala => reports::kerala(),
        }
    }
}

/// The city, and a point inside each of its places.
struct Scene<'c> {
    city: &'c City,
    points: Vec<(f64, f64)>,
}

/// A request that is written.
struct Asked<'c> {
    person: &'c Person,
    request: &'c Request,
    /// Running number over all rows, from 1.
    number: u64,
    fault: Option<Fault>,
    chance: u64,
}

/// A hand-out that is written.
struct Given<'c> {
    person: &'c Person,
    handout: &'c Handout,
    number: u64,
}

/// The files that are being written.
struct Sheets {
    files: Vec<(PathBuf, BufWriter<File>)>,
    separator: u8,
    line: Vec<u8>,
}

impl Sheets {
    fn new(design: &Design, dir: &Path) -> Result<Sheets> {
        let mut sheets = Sheets { files: Vec::new(), separator: design.separator, line: Vec::new() };
        for (name, columns) in design.files {
            let path = dir.join(name);
            let file = File::create(&path).map_err(|e| failure(&path, &e))?;
            sheets.files.push((path, BufWriter::with_capacity(1 << 18, file)));
            let at = sheets.files.len() - 1;
            sheets.raw(at, design.mark.as_bytes())?;
            sheets.texts(at, columns)?;
            if at == 0 && !design.tags.is_empty() {
                sheets.texts(at, design.tags)?;
            }
        }
        Ok(sheets)
    }

    fn raw(&mut self, file: usize, bytes: &[u8]) -> Result<()> {
        let Some((path, out)) = self.files.get_mut(file) else { return Err(Problem::failed("no such file")) };
        out.write_all(bytes).map_err(|e| failure(path, &e))
    }

    /// One row of ready texts.
    fn texts<T: AsRef<str>>(&mut self, file: usize, cells: &[T]) -> Result<()> {
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                line.push(self.separator);
            }
            self.cell(&mut line, cell.as_ref());
        }
        line.push(b'\n');
        let done = self.raw(file, &line);
        self.line = line;
        done
    }

    /// One cell, quoted where it must be.
    fn cell(&self, line: &mut Vec<u8>, text: &str) {
        let plain = |byte: u8| byte != self.separator && !matches!(byte, b'"' | b'\n' | b'\r');
        if text.bytes().all(plain) {
            line.extend_from_slice(text.as_bytes());
        } else {
            line.extend_from_slice(format!("\"{}\"", text.replace('"', "\"\"")).as_bytes());
        }
    }
}

/// Makes up a city and writes it in this layout; see `write`.
///
/// # Errors
/// As [`super::city`] and `write`.
pub fn run(settings: &Settings, layout: Layout, dir: &Path) -> Result<Summary> {
    write(&super::city(settings)?, layout, dir)
}

/// Writes the city's files in this layout into `dir`, which is made if it is not there:
/// the layout's own, `areas.geojson`, `population.csv` and `truth.json`.
///
/// # Errors
/// Of kind usage for more than 250,000 people, of kind failed when a file cannot be written.
fn write(city: &City, layout: Layout, dir: &Path) -> Result<Summary> {
    if city.settings.people > MOST {
        return Err(Problem::usage("a sample in another tool's layout has at most 250,000 people"));
    }
    let mut files = Vec::new();
    public_files(city, dir, &mut files)?;
    let people: Vec<Person> =
        (0..city.settings.people + city.walk_ins()).map(|n| Person::new(city, n)).collect();
    let mut counts = Counts::new(city);
    people.iter().for_each(|person| counts.add(city, person));
    let design = layout.design();
    let mut sheets = Sheets::new(&design, dir)?;
    rows(city, &people, &design, &mut sheets)?;
    for (path, mut out) in sheets.files {
        out.flush().map_err(|e| failure(&path, &e))?;
        files.push(path);
    }
    match layout {
        Layout::Hxl3w => files.push(agencies::write(city, dir)?),
        Layout::HumanEssentials => files.push(agencies::partners(city, dir)?),
        _ => {}
    }
    let own = json!({ "name": format!("{layout:?}"), "met_at_end": met_at_end(&people), "closed_in_time": closed_in_time(city, &people) });
    write_truth(city, &counts, Some(own), dir, &mut files)?;
    let distributions = counts.given_needs.iter().map(|g| g.records).sum();
    Ok(Summary { people: counts.city.people, requests: counts.rows, distributions, files })
}

/// All rows, in order of time.
fn rows(city: &City, people: &[Person], design: &Design, sheets: &mut Sheets) -> Result<()> {
    let points = city.map.places.iter().map(|place| point(&place.polygons)).collect();
    let scene = Scene { city, points };
    let mut rng = random::stream(city.settings.seed, Stream::Mess, 0);
    let mut asked: Vec<(u64, &Person, &Request)> = Vec::new();
    let mut given: Vec<(&Person, &Handout)> = Vec::new();
    for person in people {
        (design.person)(&scene, person, sheets)?;
        asked.extend(
            person.requests.iter().map(|r| (u64::from(r.day) * 86_400 + u64::from(r.second), person, r)),
        );
        given.extend(person.handouts.iter().map(|h| (person, h)));
    }
    asked.sort_by_key(|(second, person, _)| (*second, person.number));
    given.sort_by_key(|(person, handout)| (handout.day, person.number));
    let mut number = 0;
    for (_, person, request) in asked {
        number += 1;
        let fault = if city.settings.messy { mess::of_request(&mut rng) } else { None };
        let (now, again) = if fault == Some(Fault::MarkedTwice) { (None, fault) } else { (fault, None) };
        let mut one = Asked { person, request, number, fault: now, chance: rng.random() };
        (design.request)(&scene, &one, sheets)?;
        if again.is_some() {
            number += 1;
            (one.number, one.fault) = (number, again);
            (design.request)(&scene, &one, sheets)?;
        }
    }
    for (number, (person, handout)) in (1..).zip(given) {
        (design.handout)(&scene, &Given { person, handout, number }, sheets)?;
    }
    Ok(())
}

/// For layouts without closing dates: what is complete at the end, in voices and in
/// records (a row and one of its needs), over all and by need.
fn met_at_end(people: &[Person]) -> serde_json::Value {
    let (mut met, mut all, mut rows, mut done) = (0.0, 0.0, 0u64, 0u64);
    let mut needs = [0.0; NEEDS.len()];
    for person in people.iter().filter(|person| !person.requests.is_empty()) {
        let records: usize = person.requests.iter().map(|r| r.asks.len()).sum();
        for request in &person.requests {
            let complete = request.standing == Standing::Complete;
            for ask in &request.asks {
                let voice = 1.0 / records as f64;
                all += voice;
                needs[usize::from(ask.need)] += voice;
                met += if complete { voice } else { 0.0 };
                rows += 1;
                done += u64::from(complete);
            }
        }
    }
    let share = |part: f64| (part / f64::max(all, 1.0) * 1e6).round() / 1e6;
    let needs: serde_json::Map<String, serde_json::Value> =
        NEEDS.iter().zip(needs).map(|(need, voices)| (need.key.to_owned(), json!(share(voices)))).collect();
    json!({
        "people": all.round(),
        "fill_rate_people": share(met),
        "fill_rate_requests": (done as f64 / rows.max(1) as f64 * 1e6).round() / 1e6,
        "share_of_asking": needs,
        "records": rows,
    })
}

/// For layouts with closing dates and no hand-outs: of the records old enough, the share
/// that was closed as complete in time.
fn closed_in_time(city: &City, people: &[Person]) -> f64 {
    let within = u32::from(city.settings.within_days);
    let (mut met, mut all) = (0u64, 0u64);
    for request in people.iter().flat_map(|person| &person.requests) {
        if city.calendar.days() - 1 - request.day < within {
            continue;
        }
        all += request.asks.len() as u64;
        if request.closed.is_some_and(|closed| closed - request.day <= within) {
            met += request.asks.len() as u64;
        }
    }
    (met as f64 / all.max(1) as f64 * 1e6).round() / 1e6
}

/// A point of the largest polygon, well inside.
fn point(polygons: &[Vec<Vec<[i32; 2]>>]) -> (f64, f64) {
    let ring = |ring: &Vec<[i32; 2]>| {
        LineString::from_iter(
            ring.iter().map(|[x, y]| Coord { x: f64::from(*x) * UNIT, y: f64::from(*y) * UNIT }),
        )
    };
    let polygon = polygons.iter().max_by_key(|rings| rings.first().map_or(0, Vec::len));
    let mut rings = polygon.into_iter().flatten().map(ring);
    let exterior = rings.next().unwrap_or(LineString::new(Vec::new()));
    let middle = Polygon::new(exterior, rings.collect()).interior_point();
    middle.map_or((0.0, 0.0), |at| (at.x(), at.y()))
}

impl Scene<'_> {
    fn date(&self, day: u32) -> Date {
        self.city.calendar.date(day)
    }

    /// A number that decides on a person's name and address.
    fn looks(&self, person: &Person) -> u64 {
        hash(self.city.settings.seed, Stream::Looks, person.number.into())
    }

    fn name(&self, person: &Person) -> String {
        let (first, last) = super::words::name(self.looks(person));
        format!("{first} {last}")
    }

    fn address(&self, person: &Person) -> String {
        let (number, street, _) = super::words::address(self.looks(person));
        format!("{number} {street}")
    }

    fn district(&self, area: u16) -> &str {
        let place = &self.city.map.places[usize::from(area)];
        &self.city.map.districts[place.district]
    }

    /// Latitude and longitude with five decimals.
    fn lat_lon(&self, area: u16) -> (String, String) {
        let (x, y) = self.points[usize::from(area)];
        (format!("{y:.5}"), format!("{x:.5}"))
    }
}

impl Asked<'_> {
    fn phone(&self) -> String {
        let mut out = Vec::new();
        if self.fault != Some(Fault::BlankPhone) {
            super::words::phone(&mut out, self.person.number, self.chance);
        }
        String::from_utf8(out).unwrap_or_default()
    }

    /// The needs in the layout's words, which stand in the order of [`NEEDS`].
    fn needs<'w>(&self, words: &[&'w str; NEEDS.len()]) -> Vec<&'w str> {
        self.request.asks.iter().map(|ask| words[usize::from(ask.need)]).collect()
    }

    fn asks(&self, need: usize) -> bool {
        self.request.asks.iter().any(|ask| usize::from(ask.need) == need)
    }

    fn complete(&self) -> bool {
        self.request.standing == Standing::Complete && !self.duplicate()
    }

    /// The second entry of the same request.
    fn duplicate(&self) -> bool {
        self.fault == Some(Fault::MarkedTwice)
    }

    fn second(&self) -> u32 {
        self.request.second + if self.duplicate() { 420 } else { 0 }
    }

    /// Hour, minute and second.
    fn clock(&self) -> (u32, u32, u32) {
        let second = self.second();
        (second / 3600 % 24, second / 60 % 60, second % 60)
    }
}

fn nobody(_: &Scene<'_>, _: &Person, _: &mut Sheets) -> Result<()> {
    Ok(())
}

fn no_handout(_: &Scene<'_>, _: &Given<'_>, _: &mut Sheets) -> Result<()> {
    Ok(())
}
