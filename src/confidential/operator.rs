//! What the operator may see of the exports, and the one place it may be seen.
//!
//! An [`OperatorReport`] has counts and row numbers in it, so it can be neither
//! printed nor serialised nor compared: it can only be shown on a [`Terminal`],
//! and that can only be had where standard error is one. It never holds a cell.
use std::io::{IsTerminal, Write};

use super::fault::role_word;
use super::map::{FIRST_GROUP, KINDS, Note, Notes};
use super::peek::Prompt;
use crate::pipeline::{AreaRule, NeedRule, Pipeline, Role, Source};

/// The operator's terminal.
pub struct Terminal {
    stderr: std::io::Stderr,
}

impl Terminal {
    /// Standard error, if it is a terminal and neither a file nor a pipe.
    pub fn attached() -> Option<Self> {
        let stderr = std::io::stderr();
        stderr.is_terminal().then_some(Terminal { stderr })
    }

    /// Says that what follows is for the operator alone.
    pub fn caution(&self) {
        self.line("For your eyes only: the counts below come straight from the rows and are not protected.");
        self.line("Do not copy, photograph or send them; they are written nowhere else.");
        self.line("");
    }

    /// Writes one line there. A terminal that has gone away is no failure.
    pub(in crate::confidential) fn line(&self, text: &str) {
        let _ = writeln!(self.stderr.lock(), "{text}");
    }
}

/// Set-up talks to its operator here, and only here.
impl Prompt for Terminal {
    fn line(&mut self, text: &str) {
        Terminal::line(self, text);
    }

    fn answer(&mut self) -> Option<String> {
        let mut stderr = self.stderr.lock();
        let _ = write!(stderr, "> ").and_then(|()| stderr.flush());
        let mut answer = String::new();
        let read = std::io::stdin().read_line(&mut answer).ok()?;
        (read > 0).then_some(answer)
    }
}

/// What became of the rows of every source.
pub struct OperatorReport {
    sources: Vec<SourceReport>,
}

/// What became of one source's rows.
pub(super) struct SourceReport {
    role: Role,
    files: Vec<String>,
    /// Of the files that the source joins, not of its own.
    joined: bool,
    /// For each kind of note the columns it is about.
    columns: Vec<String>,
    notes: Notes,
}

impl OperatorReport {
    /// No source yet.
    pub(super) fn new() -> Self {
        OperatorReport { sources: Vec::new() }
    }

    /// Adds the next source.
    pub(super) fn add(&mut self, source: SourceReport) {
        self.sources.push(source);
    }

    /// Shows counts of row faults by kind, each with its column and first rows.
    pub fn show(&self, terminal: &Terminal) {
        let mut number = 1;
        for source in &self.sources {
            for line in source.lines(number) {
                terminal.line(&line);
            }
            number += usize::from(!source.joined);
        }
    }
}

/// Kinds of notes about rows that are left out, in words.
fn left_out() -> [(Note, &'static str); 11] {
    [
        (Note::Tags, "a row of HXL tags"),
        (Note::LeftOut, "not what this source is about (leave_out, only)"),
        (Note::NoConsent, "no yes in the consent column"),
        (Note::Dropped, "a status that is left out"),
        (Note::DateUnreadable, "no date in a stated format"),
        (Note::DateAmbiguous, "a date that two formats read as different days"),
        (Note::DateAbsurd, "a date outside the years 1900 to 2100"),
        (Note::OutsidePeriod, "outside the period"),
        (Note::NoId, "no id"),
        (Note::Ragged, "more or fewer cells than the header"),
        (Note::Blank, "nothing in any column that is used"),
    ]
}

/// Kinds of notes about rows that are counted all the same, in words.
fn kept() -> [(Note, &'static str); 14] {
    [
        (Note::NotJoined, "no row with its key in the joined file: nothing taken from there"),
        (Note::AreaBlank, "no area given: counted as unknown"),
        (Note::AreaUnmatched, "fits no area: counted as unknown"),
        (Note::NeedBlank, "no need given: counted under the fallback"),
        (Note::NeedUnmapped, "a need that is not in the map: counted under the fallback"),
        (Note::GroupUnmapped(0), "a text that is not in the group's map: unknown"),
        (Note::GroupUnmapped(1), "a text that is not in the group's map: unknown"),
        (Note::GroupUnmapped(2), "a text that is not in the group's map: unknown"),
        (Note::GroupUnmapped(3), "a text that is not in the group's map: unknown"),
        (Note::StatusUnlisted, "a status in none of the lists: counted as open"),
        (Note::ClosedUnreadable, "a closing date in no stated format: taken as none"),
        (Note::ClosedEarly, "closed before it was opened: taken as the same day"),
        (Note::NotText, "a cell that is not text in the stated encoding: taken as blank"),
        (Note::QuantityUnreadable, "quantity is no number, or negative: taken as none"),
    ]
}

impl SourceReport {
    /// `files`: their names, in order.
    pub(super) fn new(pipeline: &Pipeline, source: &Source, files: Vec<String>, notes: Notes) -> Self {
        let columns = (0..KINDS).map(|kind| columns_of(source, pipeline, kind)).collect();
        SourceReport { role: source.role, files, joined: false, columns, notes }
    }

    /// The same of the files that a source joins.
    pub(super) fn joined(pipeline: &Pipeline, source: &Source, files: Vec<String>, notes: Notes) -> Self {
        SourceReport { joined: true, ..SourceReport::new(pipeline, source, files, notes) }
    }

    fn lines(&self, number: usize) -> Vec<String> {
        let files = match self.files.as_slice() {
            [one] => one.clone(),
            many => format!("{} files", many.len()),
        };
        let (rows, counted) = (thousands(self.notes.rows), thousands(self.notes.counted));
        let role = role_word(self.role);
        let mut lines = vec![match self.joined {
            true => format!("Joined to the {role} below: {files}, {rows} rows, {counted} with a key"),
            false => format!("Source {number}, {role}: {files}, {rows} rows, {counted} counted"),
        }];
        self.section("left out:", &left_out(), &mut lines);
        self.section("counted, but not understood in full:", &kept(), &mut lines);
        lines
    }

    fn section(&self, title: &str, kinds: &[(Note, &str)], lines: &mut Vec<String>) {
        let mut title = Some(format!("  {title}"));
        for (note, words) in kinds {
            let kind = note.index();
            let Some(seen) = self.notes.seen(kind).filter(|seen| seen.count > 0) else { continue };
            lines.extend(title.take());
            let column = self.columns.get(kind).filter(|c| !c.is_empty());
            let column = column.map(|c| format!(" [{c}]")).unwrap_or_default();
            let first = self.places(&seen.first);
            let share = share(seen.count, self.notes.rows);
            lines.push(format!("  {:>11}  {words}{column}{share}, first in {first}", thousands(seen.count)));
        }
    }

    /// `row 4, row 17, row 2 of march.csv`.
    fn places(&self, first: &[(usize, u64)]) -> String {
        // Joined files are counted from 2³² on.
        let place = |(file, row): &(usize, u64)| match self.files.get(*file & 0xffff_ffff) {
            Some(name) if self.files.len() > 1 => format!("row {row} of {name}"),
            _ => format!("row {row}"),
        };
        first.iter().map(place).collect::<Vec<_>>().join(", ")
    }
}

/// The columns that a kind of note is about, as the pipeline file names them.
fn columns_of(source: &Source, pipeline: &Pipeline, kind: usize) -> String {
    let is = |note: Note| note.index() == kind;
    let optional = |name: Option<&String>| name.cloned().unwrap_or_default();
    if is(Note::NoConsent) {
        optional(source.consent.as_ref().map(|rule| &rule.column))
    } else if is(Note::Dropped) || is(Note::StatusUnlisted) {
        optional(source.status.as_ref().map(|rule| &rule.column))
    } else if is(Note::DateUnreadable)
        || is(Note::DateAmbiguous)
        || is(Note::DateAbsurd)
        || is(Note::OutsidePeriod)
    {
        source.date.column.clone()
    } else if is(Note::LeftOut) {
        let rules = source.handling.leave_out.iter().chain(&source.handling.only);
        rules.map(|rule| rule.column.as_str()).collect::<Vec<_>>().join(", ")
    } else if is(Note::ClosedUnreadable) || is(Note::ClosedEarly) {
        optional(source.closed.as_ref().map(|rule| &rule.column))
    } else if is(Note::QuantityUnreadable) {
        optional(source.quantity.as_ref().map(|rule| &rule.column))
    } else if is(Note::NoId) {
        source.person.join(", ")
    } else if is(Note::AreaBlank) || is(Note::AreaUnmatched) {
        area_columns(&source.area)
    } else if is(Note::NeedBlank) || is(Note::NeedUnmapped) {
        match &source.need {
            NeedRule::Column { column, .. } => column.clone(),
            NeedRule::Always(_) | NeedRule::Columns(_) => String::new(),
        }
    } else {
        let group = (0..pipeline.groups.len()).find(|group| FIRST_GROUP + group == kind);
        let rule = group.and_then(|group| source.groups.iter().find(|(own, _)| *own == group));
        optional(rule.map(|(_, rule)| &rule.column))
    }
}

fn area_columns(rule: &AreaRule) -> String {
    match rule {
        AreaRule::Code { text, .. } | AreaRule::Name { text, .. } => text.columns.join(", "),
        AreaRule::Point { column } => column.clone(),
        AreaRule::Shares(rule) => rule.column.clone(),
        AreaRule::LatLon { lat, lon } => format!("{lat}, {lon}"),
        AreaRule::Nowhere => String::new(),
    }
}

/// `, 12 % of rows`, where it is one in a hundred or more.
fn share(count: u64, rows: u64) -> String {
    match count.saturating_mul(100).checked_div(rows) {
        Some(percent @ 1..) => format!(", {percent} % of rows"),
        _ => String::new(),
    }
}

/// `1,234,567`.
fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_tells_kinds_columns_and_first_rows_and_skips_what_did_not_happen() {
        let mut notes = Notes::new();
        (notes.rows, notes.counted) = (12_345, 12_343);
        notes.add(Note::NoId, 1, 17);
        notes.add(Note::NoId, 1, 18);
        notes.add(Note::AreaUnmatched, 0, 3);
        let mut columns = vec![String::new(); KINDS];
        columns[Note::NoId.index()] = "Phone".into();
        let files = vec!["a.csv".to_string(), "b.csv".to_string()];
        let report = SourceReport { role: Role::Requests, files, joined: false, columns, notes };
        let lines = report.lines(2);
        assert_eq!(lines[0], "Source 2, requests: 2 files, 12,345 rows, 12,343 counted");
        assert!(lines[2].ends_with("2  no id [Phone], first in row 17 of b.csv, row 18 of b.csv"));
        assert!(lines[4].ends_with("1  fits no area: counted as unknown, first in row 3 of a.csv"));
        assert_eq!(lines.len(), 5);
    }

    #[test]
    fn every_kind_of_note_is_told_once() {
        let mut kinds: Vec<usize> = left_out().iter().chain(&kept()).map(|(note, _)| note.index()).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, (0..KINDS).collect::<Vec<_>>());
    }

    static_assertions::assert_not_impl_any!(OperatorReport: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
    static_assertions::assert_not_impl_any!(Terminal: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
}
