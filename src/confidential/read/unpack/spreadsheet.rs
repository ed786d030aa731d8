//! A sheet of an XLSX or ODS file as separated text.
//!
//! Cells are written in one form whatever the sheet's display says: whole numbers
//! without a point, days as `2025-03-01 00:00:00`, truth as `TRUE` and `FALSE`.
use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader, SheetVisible, Xlsx};
use zeroize::Zeroizing;

use super::super::header::find_columns;
use super::super::parquet::quietly_any;
use super::written::Written;
use crate::confidential::fault::{Fault, FaultKind};
use crate::confidential::map::Wanted;
use crate::pipeline::pattern::Pattern;

/// The sheet called `sheet`, or the only visible one.
pub(super) fn text(
    bytes: Zeroizing<Vec<u8>>,
    ods: bool,
    sheet: Option<&str>,
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let input = Cursor::new(bytes.as_slice());
    let broken = || Fault::new(FaultKind::NotSpreadsheet);
    // What a reader of damaged files panics with may quote a cell, and is dropped.
    let range = quietly_any(|| match ods {
        true => Ods::new(input).map_err(|_| broken()).and_then(|book| range(book, sheet)),
        false => Xlsx::new(input).map_err(|_| broken()).and_then(|book| range(book, sheet)),
    });
    let range = range.ok_or_else(broken)??;
    let mut out = Written::new();
    for row in range.rows() {
        row.iter().for_each(|value| out.cell(&cell(value)));
        out.end_row();
    }
    Ok(out.finish())
}

/// The column that holds a sheet's name, where several sheets are read: some keep one
/// sheet a day.
const SHEET_NAME: &str = "(sheet)";

/// The wanted columns of all visible sheets whose names fit `pattern`, one sheet after the
/// other; each has its own header, and `skip_rows` rows after it. Empty sheets are none.
pub(super) fn sheets(
    bytes: Zeroizing<Vec<u8>>,
    ods: bool,
    pattern: &str,
    (title_rows, skip_rows): (u32, u32),
    wanted: Wanted<'_>,
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let input = Cursor::new(bytes.as_slice());
    let broken = || Fault::new(FaultKind::NotSpreadsheet);
    let found = quietly_any(|| match ods {
        true => Ods::new(input).map_err(|_| broken()).and_then(|book| fitting(book, pattern)),
        false => Xlsx::new(input).map_err(|_| broken()).and_then(|book| fitting(book, pattern)),
    });
    let sheets = found.ok_or_else(broken)??;
    let above = |range: &Range<Data>| above(range, title_rows);
    let headers: Vec<Vec<String>> = sheets.iter().map(|(_, range)| header(range, above(range))).collect();
    let mut columns = wanted.columns.to_vec();
    for name in headers.iter().flatten().filter(|name| wanted.taken(name).is_some()) {
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    let own: Vec<String> = wanted.columns.iter().filter(|name| name.trim() != SHEET_NAME).cloned().collect();
    let mut out = Written::new();
    columns.iter().for_each(|name| out.cell(name));
    out.end_row();
    for ((name, range), header) in sheets.iter().zip(&headers) {
        find_columns(header, &own)?;
        let places: Vec<Option<usize>> =
            columns.iter().map(|column| header.iter().position(|h| h.trim() == column.trim())).collect();
        for row in range.rows().skip(above(range) + 1 + skip_rows as usize) {
            for (column, place) in columns.iter().zip(&places) {
                match place.and_then(|place| row.get(place)) {
                    Some(value) => out.cell(&cell(value)),
                    None => out.cell(if column.trim() == SHEET_NAME { name } else { "" }),
                }
            }
            out.end_row();
        }
    }
    Ok(out.finish())
}

/// Rows above the header: as many with text as stated, and blank ones among them.
fn above(range: &Range<Data>, title_rows: u32) -> usize {
    let text = |row: &&[Data]| row.iter().any(|value| !cell(value).trim().is_empty());
    let mut texts = range.rows().enumerate().filter(|(_, row)| text(row));
    if title_rows == 0 { 0 } else { texts.nth(title_rows as usize).map_or(0, |(at, _)| at) }
}

fn header(range: &Range<Data>, above: usize) -> Vec<String> {
    range.rows().nth(above).unwrap_or_default().iter().map(cell).collect()
}

fn fitting<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(
    mut book: R,
    pattern: &str,
) -> Result<Vec<(String, Range<Data>)>, Fault>
where
    Cursor<B>: std::io::Read + std::io::Seek,
{
    let pattern = Pattern::new(pattern);
    let fits = |s: &&calamine::Sheet| s.visible == SheetVisible::Visible && pattern.fits(&s.name);
    let names: Vec<String> = book.sheets_metadata().iter().filter(fits).map(|s| s.name.clone()).collect();
    if names.is_empty() {
        return Err(Fault::new(FaultKind::NoSheet));
    }
    let mut sheets = Vec::new();
    for name in names {
        let range = book.worksheet_range(&name).map_err(|_| Fault::new(FaultKind::NotSpreadsheet))?;
        if !range.is_empty() {
            sheets.push((name, range));
        }
    }
    Ok(sheets)
}

/// The visible sheet with the most rows, and its name where there are several.
pub(super) fn fullest(
    bytes: Zeroizing<Vec<u8>>,
    ods: bool,
) -> Result<(Zeroizing<Vec<u8>>, Option<String>), Fault> {
    let broken = || Fault::new(FaultKind::NotSpreadsheet);
    let input = Cursor::new(bytes.as_slice());
    let sizes = quietly_any(|| match ods {
        true => Ods::new(input).map_err(|_| broken()).map(sizes),
        false => Xlsx::new(input).map_err(|_| broken()).map(sizes),
    });
    let sizes = sizes.ok_or_else(broken)??;
    let several = sizes.len() > 1;
    let name = sizes.into_iter().max_by_key(|(_, rows)| *rows).map(|(name, _)| name).ok_or_else(broken)?;
    let text = text(bytes, ods, Some(&name))?;
    Ok((text, several.then_some(name)))
}

/// The visible sheets and how many rows each has.
fn sizes<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(mut book: R) -> Vec<(String, usize)>
where
    Cursor<B>: std::io::Read + std::io::Seek,
{
    let visible = |s: &&calamine::Sheet| s.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(visible).map(|s| s.name.clone()).collect();
    // Of sheets alike the first: `max_by_key` takes the last.
    let rows = |book: &mut R, name: &str| book.worksheet_range(name).map_or(0, |range| range.height());
    names.into_iter().rev().map(|name| (name.clone(), rows(&mut book, &name))).collect()
}

fn range<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(mut book: R, sheet: Option<&str>) -> Result<Range<Data>, Fault>
where
    Cursor<B>: std::io::Read + std::io::Seek,
{
    let visible = |s: &&calamine::Sheet| s.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(visible).map(|s| s.name.clone()).collect();
    let name = match (sheet, names.as_slice()) {
        (Some(stated), _) => book
            .sheet_names()
            .into_iter()
            .find(|name| name == stated)
            .ok_or_else(|| Fault::new(FaultKind::NoSheet))?,
        (None, [only]) => only.clone(),
        (None, []) => return Err(Fault::new(FaultKind::NotSpreadsheet)),
        (None, _) => return Err(Fault::new(FaultKind::ManySheets)),
    };
    book.worksheet_range(&name).map_err(|_| Fault::new(FaultKind::NotSpreadsheet))
}

/// One cell, whatever the others hold.
fn cell(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => plain(*number),
        Data::String(text) => text.clone(),
        Data::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(moment) if moment.is_duration() => plain(moment.as_f64()),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => text.clone(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn plain(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}

/// `2025-03-01` and `2025-03-01T10:00:00` in the form of all other days.
fn iso(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) => format!("{day} {}", time.get(..8).unwrap_or(time)),
        None => format!("{text} 00:00:00"),
    }
}
