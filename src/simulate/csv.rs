//! Rows of a log without an allocation a cell.
use std::io::Write;

use jiff::civil::Date;

/// Rows that are being put together: lines of separated text, or for a table the cells
/// one after the other.
#[derive(Default)]
pub(super) struct Line {
    pub bytes: Vec<u8>,
    /// Where the cells end, for a table.
    pub ends: Vec<usize>,
    table: bool,
    cell: Vec<u8>,
    cells: usize,
}

impl Line {
    /// No rows yet.
    pub fn new(table: bool) -> Self {
        Line { table, ..Line::default() }
    }

    /// The first line of a log.
    pub fn header(&mut self, columns: &[&str]) {
        columns.iter().for_each(|column| self.text(column));
        self.end();
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.cells = 0;
        if !self.table {
            self.bytes.push(b'\n');
        }
    }

    /// Adds a cell that `fill` writes, quoted where it must be.
    pub fn cell(&mut self, fill: impl FnOnce(&mut Vec<u8>)) {
        if self.table {
            fill(&mut self.bytes);
            return self.ends.push(self.bytes.len());
        }
        self.cell.clear();
        fill(&mut self.cell);
        if self.cells > 0 {
            self.bytes.push(b',');
        }
        self.cells += 1;
        if !self.cell.iter().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r')) {
            self.bytes.extend_from_slice(&self.cell);
            return;
        }
        self.bytes.push(b'"');
        for byte in &self.cell {
            if *byte == b'"' {
                self.bytes.push(b'"');
            }
            self.bytes.push(*byte);
        }
        self.bytes.push(b'"');
    }

    /// Adds a cell of text.
    pub fn text(&mut self, text: &str) {
        self.cell(|out| out.extend_from_slice(text.as_bytes()));
    }
}

/// Writes `value` in decimal with at least `width` digits.
pub(super) fn digits(out: &mut Vec<u8>, value: u64, width: usize) {
    let written = write!(out, "{value:0width$}");
    debug_assert!(written.is_ok(), "a vector takes all that is written");
}

/// `03/15/2025`, with another year if one is given.
pub(super) fn us_date(out: &mut Vec<u8>, date: Date, year: Option<u64>) {
    two(out, date.month().unsigned_abs());
    out.push(b'/');
    two(out, date.day().unsigned_abs());
    out.push(b'/');
    digits(out, year.unwrap_or(date.year().unsigned_abs().into()), 4);
}

/// `2025-03-15`, with another year if one is given.
pub(super) fn iso_date(out: &mut Vec<u8>, date: Date, year: Option<u64>) {
    digits(out, year.unwrap_or(date.year().unsigned_abs().into()), 4);
    out.push(b'-');
    two(out, date.month().unsigned_abs());
    out.push(b'-');
    two(out, date.day().unsigned_abs());
}

/// `15:04:05`
pub(super) fn time(out: &mut Vec<u8>, second: u32) {
    for (i, part) in [second / 3600 % 24, second / 60 % 60, second % 60].into_iter().enumerate() {
        if i > 0 {
            out.push(b':');
        }
        two(out, part as u8);
    }
}

fn two(out: &mut Vec<u8>, value: u8) {
    out.extend_from_slice(&[b'0' + value / 10 % 10, b'0' + value % 10]);
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn cells_with_commas_quotes_or_line_breaks_are_quoted() {
        let mut line = Line::default();
        for text in ["plain", "a, b", "say \"hi\"", "two\nlines", ""] {
            line.text(text);
        }
        assert_eq!(line.bytes, b"plain,\"a, b\",\"say \"\"hi\"\"\",\"two\nlines\",");
    }
}
