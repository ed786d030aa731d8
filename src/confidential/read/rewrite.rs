//! A conforming writer, in memory: the exports once more, with somebody left out.
//!
//! The audit reads the files through this, so that neighbours are neighbours *of
//! the files* and every reader takes part. Rows pass through here as a stream and
//! are never written anywhere by it. What cannot be cut into rows passes
//! unchanged, so that the reader behind stops where it would have stopped.
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, Read};
use std::sync::Mutex;

use super::blocks::{Block, Blocks};
use super::csv::Shape;
use super::header::Header;
use super::scan::{Field, Line, Scanner, Stops};
use super::stretch::FileSpot;
use super::text::{TextRow, content};
use crate::confidential::map::{Places, Rules};

/// Whose rows are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::confidential) enum Target {
    /// All rows of one unit.
    Unit(u128),
    /// One row, counted from 1 in its file, where each is its own unit.
    Row { source: usize, file: usize, row: u64 },
}

/// What the writer does with the rows.
pub(in crate::confidential) enum Change {
    /// Writes all of them.
    Nothing,
    /// Leaves the target's out.
    Without(Target),
    /// Writes nothing but the target's.
    Only(Target),
    /// Puts a copy under another id after each of the first rows of a text file: a
    /// person who asked for everything that anyone asked for.
    Planted(String),
}

/// How the files are written again.
pub(in crate::confidential) struct Rewriting {
    pub change: Change,
    /// Every cell in quotes and CR LF after each row; otherwise byte for byte.
    pub quoted: bool,
    /// Where to note what comes by.
    pub seen: Option<Mutex<Seen>>,
}

/// What a pass over the files found; for choosing whom to leave out.
#[derive(Default)]
pub(in crate::confidential) struct Seen {
    /// Units of all rows with an id, also of rows that are not counted.
    pub owners: HashSet<u128>,
    /// (Source, file, rows).
    pub files: Vec<(usize, usize, u64)>,
}

/// Rows of a file that are copied for a planted person.
const COPIES: u64 = 50_000;

impl Rewriting {
    /// Whether a row is written, and whether a copy of it follows.
    ///
    /// A row of several units goes when the last of them does, and comes with each.
    pub(super) fn fate(&self, spot: FileSpot, row: u64, owners: &[u128]) -> (bool, bool) {
        if let Some(Ok(mut seen)) = self.seen.as_ref().map(Mutex::lock) {
            seen.owners.extend(owners);
        }
        let here = Target::Row { source: spot.source, file: spot.file, row };
        let gone = |target: &Target| match target {
            Target::Unit(unit) => owners == [*unit],
            own => *own == here,
        };
        let comes = |target: &Target| match target {
            Target::Unit(unit) => owners.contains(unit),
            own => *own == here,
        };
        match &self.change {
            Change::Nothing => (true, false),
            Change::Without(target) => (!gone(target), false),
            Change::Only(target) => (comes(target), false),
            Change::Planted(_) => (true, row <= COPIES),
        }
    }

    /// A file with so many rows has come to its end.
    pub(super) fn ended(&self, spot: FileSpot, rows: u64) {
        if let Some(Ok(mut seen)) = self.seen.as_ref().map(Mutex::lock) {
            seen.files.push((spot.source, spot.file, rows));
        }
    }
}

/// A separated file, written again while it is read.
pub(super) struct Rewriter<'a, R, P> {
    blocks: Blocks<R>,
    shape: Shape,
    stops: Stops,
    rules: &'a Rules<'a, P>,
    spot: FileSpot,
    how: &'a Rewriting,
    header: Option<Header>,
    titles: u32,
    skipped: u32,
    rows: u64,
    /// From here on everything passes unchanged.
    unreadable: bool,
    ended: bool,
    out: Vec<u8>,
    given: usize,
    /// Whether each row that came by was written.
    fates: Vec<bool>,
}

impl<'a, R: Read, P: Places> Rewriter<'a, R, P> {
    /// `input` without a byte-order mark, and UTF-8 if it was UTF-16.
    pub(super) fn new(
        input: R,
        shape: Shape,
        rules: &'a Rules<'a, P>,
        spot: FileSpot,
        how: &'a Rewriting,
    ) -> Self {
        Rewriter {
            blocks: Blocks::new(input, shape.block),
            stops: Stops::new(shape.separator),
            shape,
            rules,
            spot,
            how,
            header: None,
            titles: 0,
            skipped: 0,
            rows: 0,
            unreadable: false,
            ended: false,
            out: Vec::new(),
            given: 0,
            fates: Vec::new(),
        }
    }

    /// Whether each row of the file is written; blank lines are none.
    pub(super) fn fates(mut self) -> io::Result<Vec<bool>> {
        io::copy(&mut self, &mut io::sink())?;
        Ok(self.fates)
    }

    /// Writes blocks until there is something to give, or the end.
    fn refill(&mut self) -> io::Result<()> {
        self.given = 0;
        self.out.clear();
        while self.out.is_empty() && !self.ended {
            match self.blocks.next()? {
                Some(block) if self.unreadable || block.cut => {
                    self.unreadable = true;
                    self.out = block.bytes;
                }
                Some(block) => self.block(&block),
                None => {
                    self.ended = true;
                    self.how.ended(self.spot, self.rows);
                }
            }
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) {
        let mut from = 0;
        while let Some(bytes) = block.bytes.get(from..).filter(|rest| !rest.is_empty()) {
            if self.unreadable {
                return self.out.extend_from_slice(bytes);
            }
            let mut fields = Vec::new();
            let mut scanner = Scanner::new(bytes, &self.stops);
            let line = scanner.line(|_, field| fields.push(field));
            let length = scanner.position();
            let raw = bytes.get(..length).unwrap_or_default();
            match line {
                Ok(Line::Row(_)) => self.row(raw, &fields),
                Ok(Line::Blank | Line::End) => self.out.extend_from_slice(raw),
                Err(_) => {
                    self.unreadable = true;
                    continue;
                }
            }
            from += length;
        }
    }

    fn row(&mut self, raw: &[u8], fields: &[Field]) {
        let Some(header) = &self.header else {
            let cells: Vec<Cow<'_, [u8]>> = fields.iter().map(|field| content(raw, field)).collect();
            if super::csv::above(&cells, &mut self.titles, self.shape) {
                return self.put(raw, fields, None);
            }
            match Header::new(&cells, self.shape.encoding, self.rules.wanted()) {
                Ok(header) => self.header = Some(header),
                Err(_) => self.unreadable = true,
            }
            return self.put(raw, fields, None);
        };
        if self.skipped < self.shape.skip_rows {
            self.skipped += 1;
            return self.put(raw, fields, None);
        }
        self.rows += 1;
        let how = self.how;
        let whole = fields.len() == header.width;
        let owners = if whole { self.owners(raw, fields, header) } else { Vec::new() };
        let ids = if whole { self.id_columns(header) } else { Vec::new() };
        let (kept, again) = how.fate(self.spot, self.rows, &owners);
        self.fates.push(kept);
        if kept {
            self.put(raw, fields, None);
        }
        // Where another file says whose a row is, somebody is planted there.
        let named = whole && !ids.is_empty();
        if let (true, true, Change::Planted(id)) = (again, named, &how.change) {
            self.put(raw, fields, Some((&ids, id)));
        }
    }

    fn owners(&self, raw: &[u8], fields: &[Field], header: &Header) -> Vec<u128> {
        let mut slots: Vec<Field> = Vec::new();
        slots.resize_with(self.rules.columns().len(), || Field { start: 0, end: 0, doubled: false });
        for (field, slot) in fields.iter().zip(&header.slots) {
            if let Some(place) = slots.get_mut(*slot) {
                *place = Field { start: field.start, end: field.end, doubled: field.doubled };
            }
        }
        self.rules.owners(&TextRow { bytes: raw, text: None, fields: &slots, encoding: self.shape.encoding })
    }

    /// The file's columns that make up the id.
    fn id_columns(&self, header: &Header) -> Vec<usize> {
        let ids = self.rules.id_slots();
        header.slots.iter().enumerate().filter(|(_, slot)| ids.contains(slot)).map(|(at, _)| at).collect()
    }

    /// Writes a row; `other`: with another text in these columns.
    fn put(&mut self, raw: &[u8], fields: &[Field], other: Option<(&[usize], &str)>) {
        if !self.how.quoted && other.is_none() {
            self.out.extend_from_slice(raw);
            if !raw.ends_with(b"\n") && !raw.ends_with(b"\r") {
                self.out.push(b'\n');
            }
            return;
        }
        for (column, field) in fields.iter().enumerate() {
            if column > 0 {
                self.out.push(self.shape.separator);
            }
            let own = content(raw, field);
            let cell = match other {
                Some((columns, text)) if columns.contains(&column) => text.as_bytes(),
                _ => own.as_ref(),
            };
            quote(&mut self.out, cell);
        }
        self.out.extend_from_slice(b"\r\n");
    }
}

fn quote(out: &mut Vec<u8>, cell: &[u8]) {
    out.push(b'"');
    for byte in cell {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

impl<R: Read, P: Places> Read for Rewriter<'_, R, P> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.given >= self.out.len() {
            self.refill()?;
        }
        let left = self.out.get(self.given..).unwrap_or_default();
        let length = left.len().min(to.len());
        if let (Some(to), Some(from)) = (to.get_mut(..length), left.get(..length)) {
            to.copy_from_slice(from);
        }
        self.given += length;
        Ok(length)
    }
}
