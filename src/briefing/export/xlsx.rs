//! All tables as one workbook, with a first sheet that says what they are.
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::csv::{Grid, Kind};
use crate::briefing::facts::BundleFacts;
use crate::briefing::words::Words;
use crate::equity::Story;
use crate::problem::{Problem, Result};

/// Excel's limit on the name of a sheet.
const LONGEST_NAME: usize = 31;
const MOST_WIDE: f64 = 42.0;

/// The workbook: numbers are numbers, codes are text and keep their zeros, days are days.
/// `notes` are the paragraphs of the first sheet.
///
/// # Errors
/// When a table is larger than a spreadsheet can hold.
pub(super) fn bytes(
    story: &Story,
    facts: &BundleFacts,
    words: &Words,
    tables: &[Grid],
    notes: &[String],
) -> Result<Vec<u8>> {
    build(story, facts, words, tables, notes)
        .map_err(|e| Problem::failed(format!("the tables could not be written as a workbook: {e}")))
}

fn build(
    story: &Story,
    facts: &BundleFacts,
    words: &Words,
    tables: &[Grid],
    notes: &[String],
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = facts.release.created;
    let (year, month, day) = (created.year(), created.month(), created.day());
    let day = ExcelDateTime::from_ymd(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs())?;
    book.set_properties(&DocProperties::new().set_title(&story.title).set_creation_datetime(&day));
    first(book.add_worksheet(), story, words, tables, notes)?;
    for table in tables {
        sheet(book.add_worksheet(), table)?;
    }
    book.save_to_buffer()
}

/// What the tables are, how people are protected, and what every column means.
fn first(
    sheet: &mut Worksheet,
    story: &Story,
    words: &Words,
    tables: &[Grid],
    notes: &[String],
) -> std::result::Result<(), XlsxError> {
    let (bold, wrap) = (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    let title = Format::new().set_bold().set_font_size(16);
    sheet.set_name(sheet_name(&words.get("methods.title")))?;
    sheet.set_column_width(0, 26)?.set_column_width(1, 22)?.set_column_width(2, 90)?;
    let mut row = 0;
    sheet.write_with_format(row, 0, story.title.as_str(), &title)?;
    row += 1;
    if let Some(stamp) = &story.stamp {
        sheet.write_with_format(row, 0, stamp.as_str(), &bold)?;
        row += 1;
    }
    for note in notes.iter().filter(|note| !note.is_empty()) {
        sheet.merge_range(row, 0, row, 2, note, &wrap)?;
        // Merged cells do not grow by themselves: about 150 characters a line.
        sheet.set_row_height(row, 15.5 * (note.chars().count() as f64 / 140.0).ceil().max(1.0))?;
        row += 1;
    }
    row += 1;
    for table in tables {
        sheet.write_url(row, 0, format!("internal:'{}'!A1", sheet_name(&table.name)).as_str())?;
        sheet.write_with_format(row, 0, table.name.as_str(), &bold)?;
        sheet.write_with_format(row, 2, table.about.as_str(), &wrap)?;
        row += 1;
        for field in &table.fields {
            sheet.write(row, 1, field.name.as_str())?;
            sheet.write_with_format(row, 2, field.about.as_str(), &wrap)?;
            row += 1;
        }
    }
    if right_to_left(words) {
        sheet.set_right_to_left(true);
    }
    Ok(())
}

fn right_to_left(words: &Words) -> bool {
    words.language().rtl
}

fn sheet(sheet: &mut Worksheet, table: &Grid) -> std::result::Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let text = Format::new().set_num_format("@");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.set_name(sheet_name(&table.name))?;
    for (column, field) in (0u16..).zip(&table.fields) {
        sheet.write_with_format(0, column, field.name.as_str(), &head)?;
        let widest = table.rows.iter().map(|row| row[usize::from(column)].chars().count()).max().unwrap_or(0);
        let wide = (widest.max(field.name.chars().count()) as f64 + 2.0).min(MOST_WIDE);
        sheet.set_column_width(column, wide)?;
        for (row, cells) in (1u32..).zip(&table.rows) {
            let cell = cells[usize::from(column)].as_str();
            match (field.kind, cell.parse::<f64>(), ExcelDateTime::parse_from_str(cell)) {
                _ if cell.is_empty() => {}
                (Kind::Number, Ok(number), _) => {
                    sheet.write(row, column, number)?;
                }
                (Kind::Date, _, Ok(day)) => {
                    sheet.write_with_format(row, column, &day, &date)?;
                }
                _ => {
                    sheet.write_string_with_format(row, column, cell, &text)?;
                }
            }
        }
    }
    let (last_row, last_column) = (table.rows.len() as u32, table.fields.len().saturating_sub(1) as u16);
    sheet.set_freeze_panes(1, 0)?.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}

/// Without what Excel forbids in a sheet's name.
fn sheet_name(name: &str) -> String {
    let allowed = name.chars().filter(|c| !"[]:*?/\\'".contains(*c));
    allowed.take(LONGEST_NAME).collect()
}
