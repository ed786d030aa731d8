//! The calendar's file: one row a place and day.
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::measures::Steady;
use super::{Dependability, PlaceSteady};
use crate::geography::{Geography, Locator, Table, cell};
use crate::pipeline::{CalendarSpec, Key, fold};
use crate::problem::{Problem, Result};

/// Of every so many rows one may repeat a place and day: more are no calendar.
const REPEATED: usize = 50;
/// What stands for the whole city.
const EVERYWHERE: [&str; 3] = ["everywhere", "all", "city"];
const YES: [&str; 8] = ["yes", "y", "true", "1", "held", "x", "done", "open"];
const NO: [&str; 9] = ["no", "n", "false", "0", "cancelled", "canceled", "missed", "closed", "not held"];

/// Where a row's distribution was.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Area(usize),
    /// Level of larger areas, and its unit.
    Larger(usize, String),
    Everywhere,
}

type Days = BTreeMap<Date, bool>;

/// Reads a calendar, for the days of `window` (both ends included).
///
/// # Errors
/// Status 2 for a file that cannot be read, a column that is not there, a day, a place or an
/// answer that cannot be told; 3 where its columns or rows look as if they were about people.
pub fn read(
    spec: &CalendarSpec,
    geography: Option<&Geography>,
    window: (Date, Date),
) -> Result<Dependability> {
    let table = Table::read(&spec.file, "public calendar")?;
    let help = "a calendar says when and where you hand out, and nothing of who comes: keep its days and places, and \
                take the other columns out";
    crate::reported::refuse_personal(&[], &table, help)?;
    let (date, place) = (table.column(&spec.date)?, table.column(&spec.place)?);
    let held = match &spec.held {
        Some(name) => Some(table.column(name)?),
        None => table.header().iter().position(|head| fold(head) == "held"),
    };
    let locator = geography.map(Locator::new);
    let mut found: BTreeMap<Place, Days> = BTreeMap::new();
    let (mut rows, mut outside) = (0, 0);
    for (line, row) in &table.rows {
        let at = || table.place(*line);
        let day = day(cell(row, date), spec).map_err(|problem| problem.at(at()))?;
        let here = locate(cell(row, place), geography, locator.as_ref())
            .ok_or_else(|| unknown_place(geography).at(at()))?;
        let is_held = held.map_or(Some(true), |column| answer(cell(row, column)));
        let is_held = is_held.ok_or_else(|| {
            Problem::usage("whether this distribution was held is neither yes nor no")
                .at(at())
                .hint("write yes or no; leave the column out where all were held")
        })?;
        if day < window.0 || day > window.1 {
            outside += 1;
            continue;
        }
        rows += 1;
        *found.entry(here).or_default().entry(day).or_insert(false) |= is_held;
    }
    let cells: usize = found.values().map(Days::len).sum();
    if rows - cells > rows / REPEATED {
        return Err(not_a_calendar().at(table.file()));
    }
    if rows == 0 {
        let what = format!("no row of this calendar is of a day from {} to {}", window.0, window.1);
        return Err(Problem::usage(what)
            .at(table.file())
            .hint("is it the calendar of another year, or is `format` wrong?"));
    }
    let file = spec.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let told = told(found, geography, window, (file, outside));
    Ok(Dependability { because: spec.because.clone(), ..told })
}

/// Not quoted: a file may be declared public by mistake.
fn unknown_place(geography: Option<&Geography>) -> Problem {
    let problem = Problem::usage("this place is none that the pipeline file has");
    problem.hint(match geography {
        Some(_) => "write an area's id or name as in the file of areas, a larger area's name, or everywhere",
        None => "without [geography] there is only the whole city: write everywhere",
    })
}

fn not_a_calendar() -> Problem {
    Problem::refused("this file has several rows of the same place and day, as a log of hand-outs has; a calendar has one")
        .hint(
            "a calendar says when and where you announced that you hand out, not who came: write it by hand, or take it \
             from what you published",
        )
}

fn day(text: &str, spec: &CalendarSpec) -> Result<Date> {
    let read = Date::strptime(&spec.format, text).ok().filter(|day| (1900..2200).contains(&day.year()));
    read.ok_or_else(|| {
        Problem::usage(format!("this day is not written as `format` says ({})", spec.format)).hint(
            "write days as 2025-03-31, or state how they are written, such as format = \"%m/%d/%Y\" under [calendar]",
        )
    })
}

fn answer(text: &str) -> Option<bool> {
    let text = fold(text);
    match text.as_str() {
        text if YES.contains(&text) => Some(true),
        text if NO.contains(&text) => Some(false),
        _ => None,
    }
}

fn locate(text: &str, geography: Option<&Geography>, locator: Option<&Locator>) -> Option<Place> {
    let folded = fold(text);
    if EVERYWHERE.contains(&folded.as_str()) {
        return Some(Place::Everywhere);
    }
    let (geography, locator) = (geography?, locator?);
    if let Some(area) = locator.by_code(text).or_else(|| locator.by_name(text)) {
        return Some(Place::Area(area));
    }
    let units = (0..geography.parents.len()).flat_map(|level| {
        geography.areas.iter().filter_map(move |area| Some((level, area.parents.get(level)?)))
    });
    let mut units = units.filter(|(_, unit)| fold(unit) == folded);
    units.next().map(|(level, unit)| Place::Larger(level, unit.clone()))
}

/// Days add up: what was held in an area was held in what it lies in, and what is for a whole
/// district or city is for each of its places.
fn told(
    found: BTreeMap<Place, Days>,
    geography: Option<&Geography>,
    window: (Date, Date),
    (file, outside): (String, usize),
) -> Dependability {
    let (published, held) = (
        found.values().map(Days::len).sum(),
        found.values().flat_map(Days::values).filter(|held| **held).count(),
    );
    let parents = |area: usize| geography.and_then(|g| g.areas.get(area)).map_or(&[][..], |a| &a.parents);
    let mut city = Days::new();
    let mut larger: BTreeMap<(usize, String), Days> = BTreeMap::new();
    let mut areas: BTreeMap<usize, Days> = BTreeMap::new();
    for (place, days) in &found {
        join(&mut city, days);
        match place {
            Place::Everywhere => {}
            Place::Larger(level, unit) => join(larger.entry((*level, unit.clone())).or_default(), days),
            Place::Area(area) => {
                for (level, unit) in parents(*area).iter().enumerate() {
                    join(larger.entry((level, unit.clone())).or_default(), days);
                }
                join(areas.entry(*area).or_default(), days);
            }
        }
    }
    let everywhere = found.get(&Place::Everywhere);
    for days in larger.values_mut() {
        everywhere.iter().for_each(|all| join(days, all));
    }
    let over = |area: usize| {
        let lies = parents(area).iter().enumerate().map(|(level, unit)| Place::Larger(level, unit.clone()));
        lies.chain([Place::Everywhere]).filter_map(|place| found.get(&place)).collect::<Vec<_>>()
    };
    for (area, days) in &mut areas {
        over(*area).into_iter().for_each(|all| join(days, all));
    }
    let listed = geography.map_or(0, |g| g.areas.len());
    let key = |area: usize| {
        let area = geography.and_then(|g| g.areas.get(area));
        area.map_or_else(
            || Key { id: String::new(), label: String::new() },
            |area| Key { id: area.id.clone(), label: area.name.clone() },
        )
    };
    // One level of larger areas is told: the finest that the calendar reaches.
    let level = larger.keys().map(|(level, _)| *level).min();
    let names: BTreeSet<String> =
        larger.keys().filter(|(l, _)| Some(*l) == level).map(|(_, unit)| unit.clone()).collect();
    let unit = |name: String| {
        let days = level.and_then(|level| larger.get(&(level, name.clone())));
        let steady = Steady::new(days.unwrap_or(&Days::new()), window);
        PlaceSteady { key: Key { id: name.clone(), label: name }, steady }
    };
    Dependability {
        because: String::new(),
        published,
        held,
        file,
        from: window.0,
        to: window.1,
        city: Steady::new(&city, window),
        larger: names.into_iter().map(unit).collect(),
        unnamed: (0..listed).filter(|area| !areas.contains_key(area) && over(*area).is_empty()).count(),
        areas: areas
            .iter()
            .map(|(area, days)| PlaceSteady { key: key(*area), steady: Steady::new(days, window) })
            .collect(),
        outside,
    }
}

fn join(all: &mut Days, days: &Days) {
    for (day, held) in days {
        *all.entry(*day).or_insert(false) |= held;
    }
}
