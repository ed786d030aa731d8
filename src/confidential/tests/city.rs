//! A small city in files: rows as plain data, written as CSV or Parquet by a
//! conforming writer, and measured through the library's own entry.
use std::fs;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::date;
use polars::prelude::{Column, DataFrame, DataType, ParquetWriter};
use proptest::prelude::*;
use proptest::sample::select;

use crate::confidential::entry::prepare_within;
use crate::confidential::{Progress, mark_inputs, prepare};
use crate::pipeline::Role;

/// A row before it is written.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub person: u8,
    pub given: bool,
    second_file: bool,
    day: Option<i64>,
    closed: Option<i64>,
    area: &'static str,
    need: &'static str,
    status: &'static str,
    consent: &'static str,
    language: &'static str,
    note: &'static str,
    ragged: bool,
}

pub(super) fn line() -> impl Strategy<Value = Line> {
    let days = || prop_oneof![8 => (0i64..130).prop_map(Some), 1 => Just(None)];
    let places = select(&["A1", "a2 ", "A3", "A9", ""][..]);
    let needs = select(&["food", "Rent", "food; rent", "pony", ""][..]);
    let states = select(&["Done", "Open", "Duplicate", "On hold", ""][..]);
    let notes = select(&["x", "two\nlines", "a, \"b\"", "\"", ""][..]);
    let who = (0u8..5, any::<bool>(), any::<bool>(), prop::bool::weighted(0.05));
    let said = (select(&["Yes", "Yes", "Yes", "no"][..]), select(&["en", "ES", "xx", ""][..]), notes);
    (who, days(), days(), places, needs, states, said).prop_map(
        |((person, given, second_file, ragged), day, closed, area, need, status, said)| {
            let (consent, language, note) = said;
            #[rustfmt::skip]
            let line = Line { person, given, second_file, day, closed, area, need, status, consent, language, note, ragged };
            line
        },
    )
}

/// How the files are written.
#[derive(Clone, Debug)]
pub(super) enum Style {
    Csv { end: &'static str, quote_all: bool, extra_row: bool, blank_lines: bool, wide: bool, mark: bool },
    Parquet { group: usize },
}

pub(super) fn style() -> impl Strategy<Value = Style> {
    let csv = (select(&["\n", "\r\n", "\r"][..]), any::<[bool; 5]>()).prop_map(|(end, b)| Style::Csv {
        end,
        quote_all: b[0],
        extra_row: b[1],
        blank_lines: b[2],
        wide: b[3],
        mark: b[4],
    });
    prop_oneof![csv, (1usize..5).prop_map(|group| Style::Parquet { group })]
}

const COLUMNS: [&str; 9] = ["Phone", "When", "Closed", "Zip", "Need", "Status", "OK?", "Language", "Notes"];

pub(super) struct Silent;
impl Progress for Silent {
    fn stage(&self, _: &'static str) {}
    fn bytes(&self, _: u64, _: u64) {}
}

/// The exact totals of all tables, and the role of each table.
pub(super) fn totals(lines: &[&Line], style: &Style, unit: &str) -> Vec<(Role, Vec<i64>)> {
    let folder = tempfile::tempdir().unwrap();
    let ending = if matches!(style, Style::Csv { .. }) { "csv" } else { "parquet" };
    for (name, given, second) in [("r-1", false, false), ("r-2", false, true), ("d", true, false)] {
        let own = |l: &&&Line| l.given == given && (given || l.second_file == second);
        let rows: Vec<&Line> = lines.iter().filter(own).copied().collect();
        write(&folder.path().join(format!("{name}.{ending}")), &rows, style);
    }
    fs::write(folder.path().join("areas.csv"), "id,name\nA1,North\nA2,South\nA3,East\n").unwrap();
    fs::write(folder.path().join("pipeline.toml"), pipeline(style, unit, ending)).unwrap();
    let pipeline = crate::pipeline::load(&folder.path().join("pipeline.toml"), None);
    let pipeline = pipeline.unwrap_or_else(|e| panic!("{}", e.report(false)));
    let work = crate::release::Prepared::new(pipeline).unwrap();
    let key = [1; 32];
    let mark = mark_inputs(&work.pipeline, &key).unwrap();
    let geography = work.geography.as_ref();
    let (prepared, _, read) =
        prepare(&work.pipeline, &work.plan, geography, (&key, Some(&mark)), &Silent).unwrap();
    assert_eq!(mark, read);
    // As if there were memory for a few records only: the files are read again and again.
    let (again, _, _) =
        prepare_within(200, &work.pipeline, &work.plan, geography, (&key, None), &Silent).unwrap();
    assert_eq!(prepared.exact(), again.exact());
    let roles = work.plan.tables.iter().map(|table| table.role);
    roles.zip(prepared.exact().iter().cloned()).collect()
}

fn pipeline(style: &Style, unit: &str, ending: &str) -> String {
    let format = match style {
        Style::Parquet { .. } => String::new(),
        Style::Csv { extra_row, wide, .. } => format!(
            "encoding = \"{}\"\nskip_rows = {}\n",
            if *wide { "utf-16le" } else { "utf-8" },
            u8::from(*extra_row)
        ),
    };
    let person = if unit == "record" { "" } else { "person = [\"Phone\"]\nperson_form = \"phone\"\n" };
    let alone = if unit == "mixed" { "unit = \"record\"\n" } else { "" };
    let common = |person: &str| {
        format!(
            "{format}{person}date = {{ column = \"When\", format = \"%Y-%m-%d\" }}\narea = {{ column = \"Zip\" }}\n\
         need = {{ column = \"Need\", split = \";\", else = \"other\" }}\n\
         consent = {{ column = \"OK?\", yes = [\"Yes\"] }}\ngroups = {{ language = {{ column = \"Language\" }} }}\n"
        )
    };
    format!(
        "title = \"R\"\n[period]\nfrom = \"2025-01-01\"\nto = \"2025-03-31\"\ndata_until = \"2025-04-15\"\n\
         timezone = \"UTC\"\n[geography]\nareas = \"areas.csv\"\nid = \"id\"\nname = \"name\"\n[needs]\n\
         keys = [\"food\", \"rent\", \"other\"]\nwithin_days = 14\n[groups.language]\nkeys = [\"en\", \"es\"]\nby = \"areas\"\n\
         [privacy]\nunit = \"{}\"\nepsilon = 10.0\nledger = \"r.ledger\"\npeople = \"about 30,000\"\n\
         [[source]]\nrole = \"requests\"\nfiles = [\"r-*.{ending}\"]\n{}\
         status = {{ column = \"Status\", met = [\"Done\"], drop = [\"Duplicate\"] }}\n\
         closed = {{ column = \"Closed\", format = \"%Y-%m-%d\" }}\n\
         [[source]]\nrole = \"distributions\"\nfiles = [\"d.{ending}\"]\n{alone}{}",
        if unit == "mixed" { "person" } else { unit },
        common(person),
        common(if unit == "mixed" { "" } else { person }),
    )
}

fn write(path: &Path, rows: &[&Line], style: &Style) {
    match style {
        Style::Parquet { group } => write_parquet(path, rows, *group),
        Style::Csv { .. } => fs::write(path, text(rows, style)).unwrap(),
    }
}

fn text(rows: &[&Line], style: &Style) -> Vec<u8> {
    let Style::Csv { end, quote_all, extra_row, blank_lines, wide, mark } = style else { panic!("no text") };
    let mut out = String::from(if *mark { "\u{feff}" } else { "" });
    let mut put = |cells: &[String]| {
        let quoted = cells.iter().map(|cell| match *quote_all || cell.contains([',', '"', '\n', '\r']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.clone(),
        });
        out.push_str(&quoted.collect::<Vec<_>>().join(","));
        out.push_str(end);
        out.push_str(if *blank_lines { end } else { "" });
    };
    put(&COLUMNS.map(String::from));
    if *extra_row {
        put(&COLUMNS.map(|c| format!("#{c}")));
    }
    for row in rows {
        let day = |day: Option<i64>| day.map_or("31/31/2025".into(), |d| civil(d).to_string());
        let phone = format!("(555) 00-{}", row.person);
        let mut cells = vec![phone, day(row.day), row.closed.map_or(String::new(), |d| day(Some(d)))];
        cells.extend([row.area, row.need, row.status, row.consent, row.language, row.note].map(String::from));
        cells.truncate(if row.ragged { 7 } else { 9 });
        put(&cells);
    }
    if *wide { out.encode_utf16().flat_map(u16::to_le_bytes).collect() } else { out.into_bytes() }
}

fn civil(day: i64) -> jiff::civil::Date {
    date(2024, 12, 20) + day.days()
}

fn write_parquet(path: &Path, rows: &[&Line], group: usize) {
    let epoch = crate::confidential::weigh::day_number(date(2024, 12, 20));
    let days = |of: fn(&Line) -> Option<i64>| -> Vec<Option<i32>> {
        rows.iter().map(|row| of(row).map(|d| epoch + i32::try_from(d).unwrap())).collect()
    };
    let dates = |name: &str, of| Column::new(name.into(), days(of)).cast(&DataType::Date).unwrap();
    let texts = |name: &str, of: fn(&Line) -> &'static str| {
        let cells: Vec<Option<&str>> =
            rows.iter().map(|row| Some(of(row)).filter(|t| !t.is_empty())).collect();
        Column::new(name.into(), cells)
    };
    let phones: Vec<i64> = rows.iter().map(|row| 555_000 + i64::from(row.person)).collect();
    let mut frame = DataFrame::new_infer_height(vec![
        Column::new(COLUMNS[0].into(), phones),
        dates(COLUMNS[1], |l| l.day),
        dates(COLUMNS[2], |l| l.closed),
        texts(COLUMNS[3], |l| l.area),
        texts(COLUMNS[4], |l| l.need),
        texts(COLUMNS[5], |l| l.status),
        texts(COLUMNS[6], |l| l.consent),
        texts(COLUMNS[7], |l| l.language),
        texts(COLUMNS[8], |l| l.note),
    ])
    .unwrap();
    let file = fs::File::create(path).unwrap();
    ParquetWriter::new(file).with_row_group_size(Some(group)).finish(&mut frame).unwrap();
}
