//! A pipeline, a city of three areas and helpers to read texts with them.
use std::path::{Path, PathBuf};

use jiff::civil::date;

use crate::confidential::fault::FilePlace;
use crate::confidential::map::{Notes, Places, Rules, UnitKey};
use crate::confidential::piles::Records;
use crate::confidential::read::csv::{self, Shape};
use crate::confidential::read::stretch::FileSpot;
use crate::confidential::read::{dates, read_with};
use crate::confidential::record::{Record, Said};
use crate::pipeline::*;
use crate::problem::Result;

/// Three areas: `00501`, `00502`, `00503`, named North, South, East; each one
/// degree of longitude wide, from 0.5 on.
pub(in crate::confidential) struct City;

impl Places for City {
    fn locate(&self, lon: f64, lat: f64) -> Option<usize> {
        let area = (lon - 0.5).floor();
        ((0.0..3.0).contains(&area) && lat.abs() < 50.0).then_some(area as usize)
    }
    fn by_code(&self, code: &str) -> Option<usize> {
        ["00501", "00502", "00503"].iter().position(|own| own.eq_ignore_ascii_case(code.trim()))
    }
    fn by_name(&self, name: &str) -> Option<usize> {
        ["north", "south", "east"].iter().position(|own| own.eq_ignore_ascii_case(name.trim()))
    }
}

pub(super) fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| text.to_string()).collect()
}

fn keys(ids: &[&str]) -> Vec<Key> {
    ids.iter().map(|id| Key { id: id.to_string(), label: id.to_string() }).collect()
}

/// Person by phone, date and closing, zip, needs, status, consent, language.
pub(in crate::confidential) fn source() -> Source {
    let dates = |column: &str| DateRule::one(column, &["%m/%d/%Y %H:%M", "%m/%d/%Y"]);
    Source {
        role: Role::Requests,
        files: Vec::new(),
        format: FileFormat::Csv { separator: b',', encoding: Encoding::Utf8, skip_rows: 0, title_rows: 0 },
        person: texts(&["Phone"]),
        id_form: IdForm::Phone,
        date: dates("When"),
        area: AreaRule::Code { text: AreaText::one("Zip"), map: vec![("Downtown".into(), "00502".into())] },
        need: NeedRule::Column {
            column: "Need".into(),
            split: Some(";".into()),
            map: vec![("food".into(), 0), ("a room; a flat".into(), 1)],
            otherwise: 2,
        },
        status: Some(StatusRule {
            column: "Status".into(),
            met: texts(&["Done"]),
            open: texts(&["Open"]),
            drop: texts(&["Duplicate"]),
        }),
        closed: Some(dates("Closed")),
        consent: Some(ConsentRule { column: "OK".into(), yes: texts(&["yes"]) }),
        groups: vec![(
            0,
            GroupRule { column: "Language".into(), map: vec![("en".into(), 0), ("Español".into(), 1)] },
        )],
        quantity: None,
        rating: None,
        complaint: None,
        handling: Handling::default(),
        join: None,
    }
}

pub(in crate::confidential) const HEADER: &str = "OK,Status,When,Phone,Closed,Zip,Need,Language,Notes";

pub(in crate::confidential) fn pipeline(sources: Vec<Source>) -> Pipeline {
    Pipeline {
        file: PathBuf::from("city.toml"),
        sample: false,
        period: PeriodSpec {
            from: date(2025, 1, 1),
            to: date(2025, 12, 31),
            step: Step::Month,
            timezone: "America/Chicago".into(),
            data_until: date(2025, 12, 31),
        },
        geography: None,
        needs: Needs { keys: keys(&["food", "housing", "other"]), within_days: 14 },
        groups: vec![Group {
            id: "language".into(),
            label: "Language".into(),
            keys: keys(&["en", "es", "unknown"]),
            by: Default::default(),
        }],
        privacy: PrivacySpec {
            unit: Unit::Person,
            epsilon: "1".parse().unwrap(),
            noise: crate::pipeline::NoiseChoice::Laplace,
            delta: None,
            rho: None,
            ledger: PathBuf::from("city.ledger"),
            people: 400,
            budget: None,
        },
        sources,
        tables: TableChoice::Balanced,
        caps: Default::default(),
        feedback: Default::default(),
        presentation: Presentation {
            title: "City".into(),
            target: 0.8,
            events: Vec::new(),
            languages: texts(&["en"]),
            contact: None,
            need_labels: Vec::new(),
            references: Vec::new(),
            changes: Vec::new(),
            paper: Default::default(),
            hxl: false,
            translations: Default::default(),
            public_sources: Vec::new(),
            reported: Vec::new(),
            by_place: None,
            calendar: None,
            dependability: None,
        },
    }
}

/// A record's fields, for comparing.
pub(in crate::confidential) type Fields = (u128, Role, u32, u16, i32, i32, u8, [u8; 4], i64);

pub(in crate::confidential) fn fields(record: &Record) -> Fields {
    let r = record;
    let said = match r.said {
        Said::Nothing => 0,
        Said::Met => 1,
        Said::Open => 2,
    };
    (r.unit, r.role, r.area, r.need, r.day, r.closed, said, r.groups, r.stamp)
}

/// What reading gives: records' fields and notes, or the problem in words.
pub(super) type Outcome = std::result::Result<(Vec<Fields>, Notes), String>;

/// Reads a text as the only file of the only source of `pipeline`.
pub(super) fn read_bytes(pipeline: &Pipeline, bytes: &[u8], block: usize) -> Outcome {
    let (records, notes) = records_of(pipeline, bytes, block)?;
    Ok((records.iter().map(fields).collect(), notes))
}

/// The parts of the cap that the rows' quantities are.
pub(super) fn amounts(pipeline: &Pipeline, bytes: &[u8]) -> Vec<u32> {
    match records_of(pipeline, bytes, 64) {
        Ok((records, _)) => records.iter().map(|record| record.amount).collect(),
        Err(problem) => panic!("{problem}"),
    }
}

fn records_of(
    pipeline: &Pipeline,
    bytes: &[u8],
    block: usize,
) -> std::result::Result<(Vec<Record>, Notes), String> {
    let key = UnitKey::fixed();
    let Ok(zone) = dates::zone(&pipeline.period.timezone) else { panic!("no such zone") };
    let source = &pipeline.sources[0];
    let Ok(rules) = Rules::new(pipeline, source, &zone, &City, &key, None) else { panic!("rules refused") };
    let FileFormat::Csv { separator, encoding, skip_rows, title_rows } = source.format else {
        panic!("not a text")
    };
    let shape = Shape { separator, encoding, skip_rows, title_rows, block };
    let (mut records, mut notes) = (Records::new(), Notes::new());
    let spot = FileSpot { source: 0, file: 0 };
    let result = csv::read(bytes, shape, &rules, spot, |stretch| {
        notes.merge(stretch.notes, stretch.below);
        records.append(stretch.records);
    });
    let place = FilePlace { role: Role::Requests, source: 0, file: 0, name: "r.csv".into() };
    result.map_err(|fault| fault.at(&place).to_string())?;
    Ok((records.take(), notes))
}

/// Writes files into a folder.
pub(super) fn write(folder: &Path, files: &[(&str, &[u8])]) -> Vec<PathBuf> {
    let write = |(name, bytes): &(&str, &[u8])| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    files.iter().map(write).collect()
}

/// Reads a whole pipeline under the fixed key.
pub(in crate::confidential) fn read_all(
    pipeline: &Pipeline,
    inputs_key: Option<&[u8; 32]>,
) -> Result<(Vec<Fields>, Option<[u8; 32]>)> {
    let (records, _, mark) = read_with(pipeline, &City, inputs_key, &|_| {}, &UnitKey::fixed(), 100)?;
    Ok((records.take().iter().map(fields).collect(), mark))
}

/// Days since 1970-01-01.
pub(super) fn day(month: i8, day: i8) -> i32 {
    crate::confidential::weigh::day_number(date(2025, month, day))
}
