//! Which file is what: by its ending, its name and its columns.
use std::path::{Path, PathBuf};

use super::guess;
use super::places::{Areas, residents_column};
use super::sheet::{Sheet, Why, file_name};
use crate::confidential::read::unpack::peeled;
use crate::pipeline::{Role, fold};
use crate::problem::{Problem, Result};

/// What a file is for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Requests,
    HandOuts,
    Areas,
    Residents,
    Nothing,
}

/// The words for the kinds, as they are shown and typed.
pub(super) const KINDS: [(&str, Kind); 5] = [
    ("requests", Kind::Requests),
    ("hand-outs", Kind::HandOuts),
    ("areas", Kind::Areas),
    ("residents", Kind::Residents),
    ("nothing", Kind::Nothing),
];

/// More areas than a briefing tells about.
const FINEST: usize = 2000;

/// What is in a file.
pub(super) enum Body {
    Sheet(Sheet),
    Areas(Areas),
    /// Not used by set-up, and why.
    Unread(Why),
}

/// A file of the folder.
pub(super) struct Entry {
    pub name: String,
    pub kind: Kind,
    pub body: Body,
}

/// The files that set-up can look at, by name.
pub(super) fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    const ENDINGS: [&str; 16] = [
        "csv", "tsv", "txt", "geojson", "json", "topojson", "shp", "xlsx", "xls", "ods", "parquet", "jsonl",
        "ndjson", "age", "gz", "zip",
    ];
    let unreadable = || Problem::failed("this folder cannot be read").at(folder.display().to_string());
    let entries = std::fs::read_dir(folder).map_err(|_| unreadable())?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| {
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        path.is_file() && !file_name(path).starts_with('.') && ENDINGS.contains(&ending.as_str())
    });
    files.sort();
    Ok(files)
}

/// Looks at each file and guesses what it is for. Files are named as seen from `base`.
pub(super) fn look(paths: &[PathBuf], base: &Path) -> Vec<Entry> {
    let mut entries: Vec<Entry> = paths.iter().map(|path| entry(path, base)).collect();
    // Only one file of areas can be used: the finest, for areas that are too small are
    // joined later. (Of several files of residents the one that fits is taken.)
    let fineness = |entry: &Entry| match &entry.body {
        Body::Areas(areas) => (areas.features() <= FINEST, areas.features()),
        Body::Sheet(sheet) => (false, sheet.len()),
        Body::Unread(_) => (false, 0),
    };
    let of_areas = (0..entries.len()).filter(|at| entries.get(*at).is_some_and(|e| e.kind == Kind::Areas));
    let best = of_areas.rev().max_by_key(|at| entries.get(*at).map(fineness));
    for (at, entry) in entries.iter_mut().enumerate() {
        if entry.kind == Kind::Areas && Some(at) != best {
            entry.kind = Kind::Nothing;
        }
    }
    // Without any request, the first log is taken for one.
    if !entries.iter().any(|entry| entry.kind == Kind::Requests)
        && let Some(first) = entries.iter_mut().find(|entry| entry.kind == Kind::HandOuts)
    {
        first.kind = Kind::Requests;
    }
    entries
}

fn entry(path: &Path, base: &Path) -> Entry {
    let given = path.strip_prefix(base).unwrap_or(path).display().to_string();
    let name = file_name(path);
    let inner = peeled(path).0.to_lowercase();
    let (kind, body) = match inner.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "geojson" | "json" | "topojson" | "shp" => match Areas::with_shapes(path, &given) {
            Ok(areas) => (Kind::Areas, Body::Areas(areas)),
            Err(_) if inner.ends_with("json") => {
                (Kind::Nothing, Body::Unread("it is no GeoJSON with areas".into()))
            }
            Err(why) => (Kind::Nothing, Body::Unread(why)),
        },
        "xls" => (Kind::Nothing, Body::Unread("this is an old format: save it as .xlsx or as CSV".into())),
        "parquet" => (Kind::Nothing, Body::Unread("set-up does not look into Parquet files".into())),
        _ => match (packed_areas(path, &given), Sheet::read(path, &given)) {
            (Some(areas), _) => (Kind::Areas, Body::Areas(areas)),
            (None, Ok(sheet)) => (of_sheet(&sheet), Body::Sheet(sheet)),
            (None, Err(why)) => (Kind::Nothing, Body::Unread(why)),
        },
    };
    Entry { name, kind, body }
}

/// A zip may hold a shapefile as well as an export.
fn packed_areas(path: &Path, given: &str) -> Option<Areas> {
    let zip = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    zip.then(|| Areas::with_shapes(path, given).ok()).flatten()
}

/// The file that looks like a public calendar of distributions, as the pipeline file names it.
/// Its columns say so; whether it is public only its operator knows.
pub(super) fn calendar(entries: &[Entry]) -> Option<String> {
    entries.iter().find_map(|entry| match &entry.body {
        Body::Sheet(sheet) if entry.kind == Kind::Nothing && is_calendar(sheet) => Some(sheet.given.clone()),
        _ => None,
    })
}

/// Nothing but a day, a place and whether it was held.
fn is_calendar(sheet: &Sheet) -> bool {
    let mut names: Vec<String> = sheet.names.iter().map(|name| fold(name)).collect();
    names.sort();
    names == ["date", "held", "place"] || names == ["date", "place"]
}

fn of_sheet(sheet: &Sheet) -> Kind {
    if is_calendar(sheet) {
        return Kind::Nothing;
    }
    let name = fold(&sheet.name());
    let called = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if !guess::has_dates(sheet) {
        return match residents_column(sheet) {
            Some(_) => Kind::Residents,
            None if called(&["area", "neighborhood", "neighbourhood", "district", "zone"]) => Kind::Areas,
            None => Kind::Nothing,
        };
    }
    if called(&["donor", "donation", "volunteer", "staff", "inventory"]) {
        return Kind::Nothing;
    }
    if called(&["distribut", "hand-out", "handout", "given", "deliver", "visit", "outflow", "pickup"]) {
        return Kind::HandOuts;
    }
    let asked = ["request", "need", "intake", "form", "submission", "response", "recipient", "case", "call"];
    let columns = guess::columns(sheet, Role::Requests);
    let given = ["lbs", "weight", "pounds", "kg", "packages", "value"];
    let has = |words: &[&str]| sheet.names.iter().any(|n| words.iter().any(|w| fold(n).contains(w)));
    match () {
        () if called(&asked) || columns.status.is_some() => Kind::Requests,
        () if has(&given) => Kind::HandOuts,
        () => Kind::Requests,
    }
}
