//! What the fuzz targets may throw at the readers of exports.
//!
//! These functions take bytes and return nothing, so that nothing inside the wall
//! can leave through them; they are compiled for tests and fuzzers only. They panic
//! where a reader breaks what it promises, without saying what it read.
use super::map::{Notes, Places, Rules, UnitKey};
use super::piles::Records;
use super::read::fuzzing as reading;
use super::read::unpack::fuzzing as unwrapping;
use super::read::{Change, Rewriting, Target, read_rewritten};
use super::record::{Record, Said};
use crate::pipeline::{AreaRule, AreaText, Encoding, FileFormat, Pipeline, parse_only};

const PIPELINE: &str = r#"
title = "t"
[period]
from = "2025-01-01"
to = "2025-12-31"
step = "month"
timezone = "America/Chicago"
[needs]
keys = ["food", "housing", "other"]
[groups.language]
keys = ["en", "es", "unknown"]
[privacy]
unit = "person"
epsilon = 1.0
ledger = "t.ledger"
people = "about 400"
[[source]]
role = "requests"
files = ["r.csv"]
person = ["P", "Q"]
person_form = "phone"
date = { column = "D", formats = ["%m/%d/%Y %H:%M", "%Y-%m-%d"] }
need = { column = "N", split = ";", map = { "a; b" = "food", "c" = "housing" }, else = "other" }
status = { column = "S", met = ["m"], open = ["o"], drop = ["x"] }
closed = { column = "C", format = "%m/%d/%Y" }
consent = { column = "K", yes = ["y"] }
groups.language = { column = "L", map = { "e" = "en" } }
[[source]]
role = "distributions"
files = ["d.csv"]
person = ["P"]
person_form = "text"
never_read = ["Wn*"]
date = { column = "D", formats = ["%m/%d/%Y %H:%M", "%Y-%m-%d"] }
need = { columns = { "V" = "housing", "W*" = "food", "W*x" = "other" }, filled = { "O" = "other" }, yes = ["1", "y"] }
"#;

const JOINING: &str = r#"
title = "t"
[period]
from = "2025-01-01"
to = "2025-12-31"
step = "month"
timezone = "America/Chicago"
[needs]
keys = ["food", "housing", "other"]
[privacy]
unit = "person"
epsilon = 1.0
ledger = "t.ledger"
people = "about 400"
[[source]]
role = "requests"
files = ["e.csv"]
person = ["PERSON"]
person_form = "text"
date = { column = "D", formats = ["%Y-%m-%d"] }
need = { column = "N", split = ";", map = { "a" = "food", "c" = "housing" }, else = "other" }
consent = { column = "K", yes = ["y"] }
join = { files = ["h.csv"], key = ["I"], on = ["H"], columns = [COLUMNS] }
"#;

/// From this first byte on the needs stand in many columns.
const WIDE: u8 = 108;

/// Three areas in a row, and whatever falls into none of them.
struct Town;

impl Places for Town {
    fn locate(&self, lon: f64, lat: f64) -> Option<usize> {
        ((0.0..3.0).contains(&lon) && lat.abs() < 50.0).then_some(lon as usize)
    }
    fn by_code(&self, code: &str) -> Option<usize> {
        ["1", "02", "b3"].iter().position(|own| *own == code)
    }
    fn by_name(&self, name: &str) -> Option<usize> {
        ["n", "s"].iter().position(|own| *own == name)
    }
}

fn stated() -> &'static Pipeline {
    static PARSED: std::sync::OnceLock<Pipeline> = std::sync::OnceLock::new();
    PARSED.get_or_init(|| match parse_only(PIPELINE, std::path::Path::new("")) {
        Ok(pipeline) => pipeline,
        Err(problem) => panic!("{problem}"),
    })
}

/// With `area`, and needs in one column or in many, as the fuzzer's first byte has it.
fn with_rules(choice: u8, work: impl FnOnce(&Rules<'_, Town>)) {
    let pipeline = stated();
    let mut source = pipeline.sources[usize::from(choice >= WIDE)].clone();
    source.area = match choice % 3 {
        0 => AreaRule::Code { text: AreaText::one("A"), map: vec![("d".into(), "1".into())] },
        1 => AreaRule::Point { column: "A".into() },
        _ => AreaRule::Nowhere,
    };
    let Ok(zone) = super::read::dates::zone(&pipeline.period.timezone) else { panic!("no such zone") };
    let key = UnitKey::fixed();
    let Ok(rules) = Rules::new(pipeline, &source, &zone, &Town, &key, None) else { panic!("rules refused") };
    work(&rules);
}

/// What a reader made of a file, for comparing with itself only.
#[derive(PartialEq)]
pub(super) struct Made(Option<Vec<Fields>>, u64);

type Fields = (u128, u32, u16, i32, i32, u8, [u8; 4], i64);

fn fields(r: &Record) -> Fields {
    let said = match r.said {
        Said::Nothing => 0,
        Said::Met => 1,
        Said::Open => 2,
    };
    (r.unit, r.area, r.need, r.day, r.closed, said, r.groups, r.stamp)
}

impl Made {
    /// Of the records and notes of a file that was read to its end, or of a fault.
    pub(super) fn of(outcome: Option<(Records, Notes)>) -> Self {
        match outcome {
            None => Made(None, 0),
            Some((records, notes)) => Made(Some(records.take().iter().map(fields).collect()), notes.rows),
        }
    }
}

/// A separated file: the same outcome for blocks of any size, and when a conforming
/// writer writes it again.
pub fn text(bytes: &[u8]) {
    let [choice, block, rest @ ..] = bytes else { return };
    let encoding = match choice / 3 % 3 {
        0 => Encoding::Utf8,
        1 => Encoding::Windows1252,
        _ => Encoding::Utf16Le,
    };
    let separator = [b',', b';', b'\t', b'|'][usize::from(choice / 9 % 4)];
    let format =
        FileFormat::Csv { separator, encoding, skip_rows: u32::from(choice / 36 % 3), title_rows: 0 };
    with_rules(*choice, |rules| {
        let whole = reading::text(rest, &format, 1 << 20, rules, false);
        let cut = reading::text(rest, &format, 1 + usize::from(*block), rules, false);
        assert!(whole == cut, "the size of blocks can be seen");
        if whole.0.is_some() {
            let again = reading::text(rest, &format, 1 << 20, rules, true);
            assert!(whole == again, "written again it is another file");
        }
    });
}

/// Events and the households that they take cells from: the first byte tells how, a line
/// `=` parts the two files, which are written to `folder`. Written again they join alike;
/// without one unit's rows all others' records stay, and of its rows alone come its own.
pub fn joined(bytes: &[u8], folder: &std::path::Path) {
    let [choice, rest @ ..] = bytes else { return };
    let Some(at) = rest.windows(3).position(|three| three == b"\n=\n") else { return };
    let files = [("h.csv", &rest[..=at]), ("e.csv", &rest[at + 3..])];
    for (name, bytes) in files {
        assert!(std::fs::write(folder.join(name), bytes).is_ok(), "cannot write the files");
    }
    let by_unit = choice % 2 == 0;
    let (person, columns) = if by_unit { ("H", r#""A", "K""#) } else { ("P", r#""A", "K", "P""#) };
    let text = JOINING.replace("PERSON", person).replace("COLUMNS", columns);
    let mut pipeline = match parse_only(&text, folder) {
        Ok(pipeline) => pipeline,
        Err(problem) => panic!("{problem}"),
    };
    for source in &mut pipeline.sources {
        source.area = AreaRule::Code { text: AreaText::one("A"), map: Vec::new() };
    }
    let key = UnitKey::fixed();
    let read = |change: Option<Change>| {
        let how = change.map(|change| Rewriting { change, quoted: true, seen: None });
        let records = read_rewritten(&pipeline, &Town, &key, how.as_ref()).ok()?;
        Some(records.take().iter().map(fields).collect::<Vec<Fields>>())
    };
    let Some(all) = read(None) else { return };
    assert!(read(Some(Change::Nothing)).as_ref() == Some(&all), "written again they are other files");
    let own = |who| all.iter().filter(move |r| r.0 == who).copied().collect::<Vec<Fields>>();
    let others = |who| all.iter().filter(move |r| r.0 != who).copied().collect::<Vec<Fields>>();
    let mut units: Vec<u128> = all.iter().map(|r| r.0).collect();
    units.sort_unstable();
    units.dedup();
    for who in units.into_iter().take(3) {
        let less = read(Some(Change::Without(Target::Unit(who))));
        assert!(less == Some(others(who)), "without one unit another's records change");
        let only = read(Some(Change::Only(Target::Unit(who))));
        assert!(only == Some(own(who)), "of its own rows a unit has other records");
    }
}

/// A Parquet file: an outcome or a fault.
pub fn parquet(bytes: &[u8]) {
    with_rules(0, |rules| {
        let one = reading::parquet(bytes, rules);
        assert!(one == reading::parquet(bytes, rules), "read twice it is another file");
    });
}

/// A file encrypted with age.
pub fn age(bytes: &[u8]) {
    unwrapping::age(bytes);
}

/// A file packed with gzip.
pub fn gzip(bytes: &[u8]) {
    unwrapping::gzip(bytes);
}

/// A zip archive.
pub fn zip(bytes: &[u8]) {
    unwrapping::zip(bytes);
}

/// An XLSX file.
pub fn xlsx(bytes: &[u8]) {
    unwrapping::sheet(bytes, false);
}

/// An ODS file.
pub fn ods(bytes: &[u8]) {
    unwrapping::sheet(bytes, true);
}

/// JSON Lines: one line less changes no other.
pub fn json_lines(bytes: &[u8]) {
    unwrapping::json_lines(bytes);
}

/// A SQLite file, written to `folder`, which is empty otherwise.
pub fn sqlite(bytes: &[u8], folder: &std::path::Path) {
    unwrapping::sqlite(bytes, folder);
}

/// Date formats and texts.
pub fn dates(bytes: &[u8]) {
    reading::dates(bytes);
}

/// Rows of a made-up Parquet file, where it can be read.
#[cfg(test)]
pub(super) fn read_rows_of_parquet(bytes: &[u8]) -> Option<u64> {
    let mut rows = None;
    with_rules(0, |rules| {
        let made = reading::parquet(bytes, rules);
        rows = made.0.is_some().then_some(made.1);
    });
    rows
}
