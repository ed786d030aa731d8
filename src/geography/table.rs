//! A small public CSV, held as text: header, rows and their line numbers.
//!
//! For public files only. The wall has its own reader.
use std::path::Path;

use super::load::public_text;
use super::text::{is_data, which_of};
use crate::problem::{Problem, Result};

/// A public CSV.
pub(crate) struct Table {
    file: String,
    header: Vec<String>,
    /// (line on which the row starts, cells); as many cells as the header has.
    pub(crate) rows: Vec<(u64, Vec<String>)>,
}

impl Table {
    /// Reads a public CSV with a header row; commas, semicolons or tabs separate,
    /// whichever the header has most of. Rows without any text are left out.
    ///
    /// # Errors
    /// Not readable, not UTF-8, empty, no rows, or a row with more or fewer cells.
    pub(crate) fn read(path: &Path, role: &str) -> Result<Table> {
        let text = public_text(path, role)?;
        let file = path.display().to_string();
        let mut records = records(&text).into_iter();
        let (_, header) = records.next().unwrap_or_default();
        let mut rows = Vec::new();
        for (line, record) in records {
            if record.iter().all(String::is_empty) {
                continue;
            }
            if record.len() != header.len() {
                let what = format!("a row has {} cells where the header has {}", record.len(), header.len());
                let hint = "put a text that contains the separator into double quotes";
                return Err(Problem::usage(what).at(format!("{file}, line {line}")).hint(hint));
            }
            rows.push((line, record));
        }
        if rows.is_empty() {
            return Err(Problem::usage(format!("the {role} has no rows below its header")).at(file));
        }
        Ok(Table { file, header, rows })
    }

    /// The index of the column called `name` (trimmed, else exact).
    ///
    /// # Errors
    /// No such column, or two of them.
    pub(crate) fn column(&self, name: &str) -> Result<usize> {
        let mut found =
            (0..self.header.len()).filter(|&i| self.header.get(i).is_some_and(|h| h == name.trim()));
        match (found.next(), found.next()) {
            (Some(index), None) => Ok(index),
            (Some(_), Some(_)) => Err(Problem::usage(format!("two columns are called `{name}`"))
                .at(&self.file)
                .hint("rename one")),
            _ => {
                let there: Vec<&str> = self.header.iter().map(String::as_str).collect();
                Err(Problem::usage(format!("there is no column `{name}`"))
                    .at(format!("{}, line 1", self.file))
                    .hint(match there.iter().any(|name| is_data(name)) {
                        true => "its first row looks like data: put the columns' names there".to_owned(),
                        false => which_of(name, "columns", &there),
                    }))
            }
        }
    }

    /// The columns called `first` and `second`, or the only two in that order.
    ///
    /// # Errors
    /// As [`Table::column`].
    pub(super) fn pair(&self, first: &str, second: &str) -> Result<(usize, usize)> {
        let named = |name: &str| self.header.iter().any(|h| h == name);
        if self.header.len() == 2 && !(named(first) && named(second)) {
            return Ok((0, 1));
        }
        Ok((self.column(first)?, self.column(second)?))
    }

    /// What the header says of a column.
    pub(super) fn head(&self, column: usize) -> &str {
        cell(&self.header, column)
    }

    /// The columns' names.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// The place of a line, for a message.
    pub(crate) fn place(&self, line: u64) -> String {
        format!("{}, line {line}", self.file)
    }

    /// The file, for a message.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }
}

/// The cell of a row at a column found by [`Table::column`].
pub(crate) fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", String::as_str)
}

/// The records of a CSV: the line on which each starts, and its cells, trimmed.
fn records(text: &str) -> Vec<(u64, Vec<String>)> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(separator(text)).build();
    let (mut bytes, mut ends) = (vec![0; text.len()], vec![0; text.len() + 1]);
    let mut input = text.as_bytes();
    let mut records = Vec::new();
    let mut line = 1;
    loop {
        // Line ends belong to no record: skipping them first gives the right line.
        let blank = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let (skipped, rest) = input.split_at(blank);
        line += newlines(skipped);
        let (mut result, mut read, mut written, mut ended) = reader.read_record(rest, &mut bytes, &mut ends);
        if result == csv_core::ReadRecordResult::InputEmpty {
            // The last record has no line end: an empty input tells the reader so. The
            // buffers hold a cell for every byte of the text, so they cannot be full.
            let (more, _, bytes_more, ends_more) = reader.read_record(
                &[],
                bytes.get_mut(written..).unwrap_or_default(),
                ends.get_mut(ended..).unwrap_or_default(),
            );
            (result, read, written, ended) = (more, rest.len(), written + bytes_more, ended + ends_more);
        }
        if result != csv_core::ReadRecordResult::Record {
            return records;
        }
        let mut start = 0;
        let cells = ends.iter().take(ended).map(|end| {
            let cell = String::from_utf8_lossy(bytes.get(start..*end.min(&written)).unwrap_or_default());
            start = *end;
            cell.trim().to_owned()
        });
        records.push((line, cells.collect()));
        let (done, rest) = rest.split_at(read);
        line += newlines(done);
        input = rest;
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// The most frequent of comma, semicolon and tab in the first line; comma in doubt.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |byte: u8| first.bytes().filter(|b| *b == byte).count();
    [b';', b'\t'].into_iter().fold(b',', |best, byte| if count(byte) > count(best) { byte } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geography::sample::file;

    #[test]
    fn quotes_semicolons_and_line_numbers() {
        let (_dir, path) =
            file("p.csv", "\u{feff}id;name\r\n1;\"Oak; \"\"Hill\"\"\"\r\n\r\n2;\"two\nlines\"\r\n3;x\r\n");
        let table = Table::read(&path, "list").unwrap();
        assert_eq!(table.column("id").unwrap(), 0);
        let lines: Vec<u64> = table.rows.iter().map(|row| row.0).collect();
        assert_eq!(lines, [2, 4, 6]);
        assert_eq!(table.rows[0].1, ["1", "Oak; \"Hill\""]);
    }

    #[test]
    fn mistakes_name_the_place() {
        let (_dir, path) = file("p.csv", " \n");
        assert!(Table::read(&path, "list").err().unwrap().to_string().contains("empty"));
        let (_dir, path) = file("p.csv", "a,b\n1,2\n1,2,3\n");
        assert!(Table::read(&path, "list").err().unwrap().to_string().contains("line 3"));
        let (_dir, path) = file("p.csv", "a,b\n");
        assert!(Table::read(&path, "list").err().unwrap().to_string().contains("no rows"));
        let (_dir, path) = file("p.csv", "Name,b\n1,2\n");
        let error = Table::read(&path, "list").unwrap().column("name").unwrap_err().to_string();
        assert!(error.contains("did you mean `Name`"), "{error}");
    }
}
