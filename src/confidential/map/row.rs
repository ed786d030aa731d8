//! One row becomes no record, one, or one per need.
//!
//! The order of rules is fixed: consent, dropped statuses, date and period, then
//! the id and the keys. What a row becomes depends on that row and on public
//! facts, on no other row: that is what makes adding or removing a person's rows
//! move nothing but that person's records.
use std::borrow::Cow;

use super::answers::{AnswerFinder, Quantity};
use super::area::{self, AreaFinder, Places};
use super::cell::{Cell, Row};
use super::fold::id_into;
use super::joined::{Collect, Entry, Finder, JoinedRow};
use super::memo::Memo;
use super::needs::{Few, Found, NeedFinder};
use super::notes::{Note, Notes};
use super::rules::{FILE_NAME, Rules, When};
use super::several::joined;
use super::texts::Heard;
use super::turns::Turns;
use super::unit::{IdBytes, RowNumber};
use super::wide::WideFinder;
use crate::confidential::read::dates::{Moment, NoDate};
use crate::confidential::record::{NO_AREA, NOT_CLOSED, Record, Said, part_of_cap};
use crate::pipeline::Every;

/// Maps rows one after the other; its buffers are used again.
pub(in crate::confidential) struct Mapper<'r, P> {
    rules: &'r Rules<'r, P>,
    /// The needs of the columns that patterns took in this file; their slots follow
    /// those of the named columns.
    wide: &'r [u16],
    /// Records so far.
    pub records: Vec<Record>,
    /// What is kept of the rows of a joined file.
    pub joined: Vec<Entry>,
    /// What became of the rows so far.
    pub notes: Notes,
    text: String,
    id: IdBytes,
    found: Found,
    memos: Memos,
}

/// What cells of the columns of one source were mapped to.
struct Memos {
    consent: Memo<bool>,
    status: Memo<Heard>,
    need: Memo<Few>,
    area: Memo<(u32, Option<Note>)>,
    groups: [Memo<(u8, bool)>; 4],
    /// Days without a time, of opening and of closing.
    opened: DayMemo,
    closed: DayMemo,
}

type DayMemo = Memo<Option<Result<Moment, NoDate>>>;

/// Longer dates have a time in them, and hardly come twice.
const DAY: usize = 10;

/// Where a row is: for the operator (file from 0, row from 1), and as a unit.
pub(in crate::confidential) struct RowPlace {
    pub file: usize,
    pub row: u64,
    pub number: RowNumber,
}

impl<'r, P: Places> Mapper<'r, P> {
    /// A mapper with nothing mapped yet.
    pub(in crate::confidential) fn new(rules: &'r Rules<'r, P>, wide: &'r [u16]) -> Self {
        Mapper {
            rules,
            wide,
            records: Vec::new(),
            joined: Vec::new(),
            notes: Notes::new(),
            text: String::new(),
            id: IdBytes::new(),
            found: Found::new(),
            memos: Memos {
                consent: Memo::new(5),
                status: Memo::new(6),
                need: Memo::new(8),
                area: Memo::new(10),
                groups: std::array::from_fn(|_| Memo::new(6)),
                opened: Memo::new(10),
                closed: Memo::new(10),
            },
        }
    }

    /// Notes a row that could not be cut into cells.
    pub(in crate::confidential) fn ragged(&mut self, place: &RowPlace) {
        self.notes.rows += 1;
        self.notes.add(Note::Ragged, place.file, place.row);
    }

    /// Maps one row.
    pub(in crate::confidential) fn map(&mut self, row: &impl Row, place: &RowPlace) {
        self.notes.rows += 1;
        let before = self.records.len();
        match (&self.rules.join, &self.rules.collect) {
            (None, None) => self.map_alone(row, place),
            (Some(join), _) => self.map_joined(join, row, place),
            (None, Some(collect)) => self.collect(collect, row, place),
        }
        self.notes.counted += u64::from(self.records.len() > before);
    }

    fn map_alone(&mut self, row: &impl Row, place: &RowPlace) {
        if let Err(note) = self.records_of(row, place) {
            self.left(note, row, place);
        }
    }

    /// Notes why a row was left out.
    fn left(&mut self, note: Note, row: &impl Row, place: &RowPlace) {
        let blank = (0..self.rules.columns().len()).all(|slot| row.cell(slot).is_blank());
        self.notes.add(if blank { Note::Blank } else { note }, place.file, place.row);
    }

    /// A row with the cells of its own unit's first row in the joined file; or once for
    /// each unit that has its key there.
    fn map_joined(&mut self, join: &Finder<'_>, row: &impl Row, place: &RowPlace) {
        let key = match join.by_unit {
            true => self.rules.owner(row),
            false => self.rules.join_key(row, &join.on),
        };
        let found = key.map_or(&[][..], |key| join.table.find(key));
        if found.is_empty() {
            match join.by_unit {
                true => {
                    self.notes.add(Note::NotJoined, place.file, place.row);
                    self.map_alone(&JoinedRow { row, cells: &[] }, place);
                }
                false => self.left(Note::NotJoined, row, place),
            }
        }
        for (_, cells) in found {
            self.map_alone(&JoinedRow { row, cells }, place);
        }
    }

    /// Keeps a row of a joined file.
    fn collect(&mut self, collect: &Collect, row: &impl Row, place: &RowPlace) {
        if self.rules.hxl && is_tags(row, self.rules.columns().len()) {
            return self.notes.add(Note::Tags, place.file, place.row);
        }
        let unit = self.rules.owner(row);
        let key = if collect.by_unit { unit } else { self.rules.join_key(row, &collect.key) };
        let (Some(unit), Some(key)) = (unit, key) else { return self.left(Note::NoId, row, place) };
        let cells = collect.cells.iter().map(|slot| text(row, *slot, place, &mut self.notes).into());
        let cells = cells.collect();
        self.joined.push(Entry { key, unit, cells });
        self.notes.counted += 1;
    }

    /// Adds the row's records, or says why it has none.
    fn records_of(&mut self, row: &impl Row, place: &RowPlace) -> Result<(), Note> {
        self.left_out(row)?;
        self.consent(row, place)?;
        let said = self.said(row, place)?;
        let opened = self.opened(row, place)?;
        let every = self.recurs(row);
        if every.is_none() && !self.in_period(opened.day) {
            return Err(Note::OutsidePeriod);
        }
        let unit = self.unit(row, place)?;
        if self.rules.passes_over(unit) {
            return Ok(());
        }
        let closed = self.closed(row, place, opened.day);
        let area = self.area(row, place);
        match &self.rules.answers {
            Some(finder) => self.answers(finder, row, place),
            None => self.needs(row, place),
        }
        let groups = self.groups(row, place);
        // What is brought in one row for several needs is in equal parts for each.
        let amount = self.amount(row, place);
        let (role, day) = (self.rules.role, opened.day);
        let stamp = match self.rules.once_a_day {
            true => self.midnight(day).unwrap_or(opened.second),
            false => opened.second,
        };
        let before = self.records.len();
        let turns = match every {
            None => Turns::once(day),
            Some(every) => Turns::new(every, day, closed, self.rules.period),
        };
        for turn in turns {
            // A turn that was met was met when it came up; nothing says so of each.
            let closed = if every.is_some() && closed != NOT_CLOSED && said.is_met() { turn } else { closed };
            let stamp = if turn == day { stamp } else { self.midnight(turn).unwrap_or(stamp) };
            for need in &self.found.needs {
                let (need, said) = (*need, said.again());
                let (day, closed) = (turn, closed);
                self.records.push(Record {
                    unit,
                    role,
                    area,
                    need,
                    day,
                    closed,
                    said,
                    groups,
                    stamp,
                    amount,
                });
            }
        }
        if self.records.len() == before { Err(Note::OutsidePeriod) } else { Ok(()) }
    }

    /// Rows of tags, and rows that are not what the source is about.
    fn left_out(&mut self, row: &impl Row) -> Result<(), Note> {
        let rules = self.rules;
        if rules.hxl && is_tags(row, rules.columns().len()) {
            return Err(Note::Tags);
        }
        let text = &mut self.text;
        if rules.leave_out.iter().any(|rule| rule.fits(row, text)) {
            return Err(Note::LeftOut);
        }
        if rules.only.iter().all(|rule| rule.fits(row, text)) { Ok(()) } else { Err(Note::LeftOut) }
    }

    fn consent(&mut self, row: &impl Row, place: &RowPlace) -> Result<(), Note> {
        let Some((slot, yes)) = &self.rules.consent else { return Ok(()) };
        let text = text(row, *slot, place, &mut self.notes);
        let agreed = self.memos.consent.find(&text, || yes.is_yes(&text, &mut self.text));
        if agreed { Ok(()) } else { Err(Note::NoConsent) }
    }

    fn said(&mut self, row: &impl Row, place: &RowPlace) -> Result<Said, Note> {
        let Some((slot, texts)) = &self.rules.status else { return Ok(Said::Nothing) };
        let text = text(row, *slot, place, &mut self.notes);
        match self.memos.status.find(&text, || texts.hear(&text, &mut self.text)) {
            Heard::Drop => Err(Note::Dropped),
            Heard::Met => Ok(Said::Met),
            Heard::Open => Ok(Said::Open),
            Heard::Unlisted => {
                self.notes.add(Note::StatusUnlisted, place.file, place.row);
                Ok(Said::Open)
            }
        }
    }

    fn opened(&mut self, row: &impl Row, place: &RowPlace) -> Result<Moment, Note> {
        let when = &self.rules.date;
        let found = match when.slot {
            FILE_NAME => when.reader.text(self.rules.file_name(place.file)),
            _ => moment(row, when, place, &mut self.notes, &mut self.memos.opened),
        };
        found.map_err(|why| match why {
            NoDate::Unreadable => Note::DateUnreadable,
            NoDate::Absurd => Note::DateAbsurd,
            NoDate::Ambiguous => Note::DateAmbiguous,
        })
    }

    fn in_period(&self, day: i32) -> bool {
        let (from, to) = self.rules.period;
        (from..=to).contains(&day)
    }

    /// How often the row comes up again, if it says that it does.
    fn recurs(&mut self, row: &impl Row) -> Option<Every> {
        let (rule, every) = self.rules.recurring.as_ref()?;
        rule.fits(row, &mut self.text).then_some(*every)
    }

    /// The moment at which the day began, for rows that a day does not tell apart.
    fn midnight(&self, day: i32) -> Option<i64> {
        self.rules.date.reader.day(day).ok().map(|begin| begin.second)
    }

    fn unit(&mut self, row: &impl Row, place: &RowPlace) -> Result<u128, Note> {
        let Some(slots) = &self.rules.id else { return Ok(self.rules.key.row(&place.number)) };
        self.id.clear();
        for slot in slots {
            let part = text(row, *slot, place, &mut self.notes);
            if !id_into(&mut self.text, &part, self.rules.id_form) {
                return Err(Note::NoId);
            }
            self.id.push(&self.text);
        }
        // The text left over is that of the one id column.
        if let Some(shared) = self.rules.shared.as_ref().filter(|shared| shared.ids.contains(&self.text)) {
            let part = text(row, shared.also, place, &mut self.notes);
            if !id_into(&mut self.text, &part, self.rules.id_form_of_second()) {
                return Err(Note::NoId);
            }
            self.id.push(&self.text);
        }
        Ok(self.rules.key.id(&self.id))
    }

    /// The closing day, not before the day of opening.
    fn closed(&mut self, row: &impl Row, place: &RowPlace, opened: i32) -> i32 {
        let Some(when) = &self.rules.closed else { return NOT_CLOSED };
        let Ok(moment) = moment(row, when, place, &mut self.notes, &mut self.memos.closed) else {
            if !row.cell(when.slot).is_missing() {
                self.notes.add(Note::ClosedUnreadable, place.file, place.row);
            }
            return NOT_CLOSED;
        };
        if moment.day < opened {
            self.notes.add(Note::ClosedEarly, place.file, place.row);
        }
        moment.day.max(opened)
    }

    fn area(&mut self, row: &impl Row, place: &RowPlace) -> u32 {
        let places = self.rules.places;
        let mut cell = |slot: usize| text(row, slot, place, &mut self.notes);
        let (area, note) = match &self.rules.area {
            AreaFinder::Code { text, own } => {
                let code = text.text(row, place, &mut self.notes);
                let find = || area::by_text(&code, own, &mut self.text, |t| places.by_code(t));
                self.memos.area.find(&code, find)
            }
            AreaFinder::Name { text, own } => {
                let name = text.text(row, place, &mut self.notes);
                let find = || area::by_text(&name, own, &mut self.text, |t| places.by_name(t));
                self.memos.area.find(&name, find)
            }
            AreaFinder::LatLon { lat, lon } => area::by_point(&cell(*lat), &cell(*lon), places),
            AreaFinder::Point { slot } => {
                let point = cell(*slot);
                let (lat, lon) = area::halves(&point);
                area::by_point(lat, lon, places)
            }
            AreaFinder::Shares { slot, table } => table.find(&cell(*slot), &mut self.text),
            AreaFinder::Nowhere => (NO_AREA, None),
        };
        if let Some(note) = note {
            self.notes.add(note, place.file, place.row);
        }
        area
    }

    fn needs(&mut self, row: &impl Row, place: &RowPlace) {
        match &self.rules.need {
            NeedFinder::Always(need) => self.found.only(*need),
            NeedFinder::Cell(slot, options) => {
                let cell = text(row, *slot, place, &mut self.notes);
                let note = match self.memos.need.get(&cell) {
                    Some(few) => few.tell(&mut self.found),
                    None => {
                        let note = options.find(&cell, &mut self.found);
                        if let Some(few) = Few::of(&self.found, note) {
                            self.memos.need.keep(&cell, few);
                        }
                        note
                    }
                };
                if let Some(note) = note {
                    self.notes.add(note, place.file, place.row);
                }
            }
            NeedFinder::Wide(wide) => self.wide_needs(wide, row, place),
        }
    }

    /// The needs whose columns this row fills in, in the order of the rule and then of
    /// the file.
    fn wide_needs(&mut self, wide: &WideFinder, row: &impl Row, place: &RowPlace) {
        self.found.needs.clear();
        let first = self.rules.columns().len();
        let taken = self.wide.iter().enumerate().map(|(at, need)| (first + at, *need));
        for (slot, need) in wide.named.iter().copied().chain(taken) {
            let cell = text(row, slot, place, &mut self.notes);
            if wide.is_yes(&cell, &mut self.text) {
                self.found.add(need);
            }
        }
        for (slot, need) in &wide.filled {
            if !row.cell(*slot).is_missing() {
                self.found.add(*need);
            }
        }
        if self.found.needs.is_empty() {
            self.found.only(wide.otherwise);
            self.notes.add(Note::NeedBlank, place.file, place.row);
        }
    }

    /// The row's rating, then its complaints; blank cells answer nothing.
    fn answers(&mut self, finder: &AnswerFinder, row: &impl Row, place: &RowPlace) {
        let mut all: Vec<u16> = Vec::new();
        for (cell, first) in [(&finder.rating, 0), (&finder.complaint, finder.first_complaint)] {
            let Some((slot, options)) = cell else { continue };
            let said = text(row, *slot, place, &mut self.notes);
            if said.trim().is_empty() {
                continue;
            }
            if let Some(note) = options.find(&said, &mut self.found) {
                self.notes.add(note, place.file, place.row);
            }
            all.extend(self.found.needs.iter().map(|answer| answer.saturating_add(first)));
        }
        self.found.needs = all;
    }

    /// Part of the public cap that each of the row's records is.
    fn amount(&mut self, row: &impl Row, place: &RowPlace) -> u32 {
        match &self.rules.quantity {
            Quantity::None => 0,
            Quantity::Each(part) => *part,
            Quantity::Cells { slots, written, cap } => {
                let mut sum = 0.0;
                for slot in slots {
                    let cell = text(row, *slot, place, &mut self.notes);
                    let read = written.read(&cell);
                    let read = read.filter(|n| n.is_finite() && *n >= 0.0);
                    if read.is_none() && !row.cell(*slot).is_missing() {
                        self.notes.add(Note::QuantityUnreadable, place.file, place.row);
                    }
                    sum += read.unwrap_or(0.0);
                }
                part_of_cap(sum / self.found.needs.len().max(1) as f64, *cap)
            }
        }
    }

    fn groups(&mut self, row: &impl Row, place: &RowPlace) -> [u8; 4] {
        let mut groups = self.rules.no_groups;
        for (group, slot, texts) in &self.rules.groups {
            let cell = text(row, *slot, place, &mut self.notes);
            let mut find = || texts.find(&cell, &mut self.text);
            let (key, unmapped) = match self.memos.groups.get_mut(*group) {
                Some(memo) => memo.find(&cell, find),
                None => find(),
            };
            if let Some(value) = groups.get_mut(*group) {
                *value = key;
            }
            if unmapped {
                self.notes.add(Note::GroupUnmapped(*group), place.file, place.row);
            }
        }
        groups
    }
}

/// Whether every filled cell that is used begins with `#`, as HXL tags do, and one is
/// filled at all: a row's own affair, wherever it stands in its file.
fn is_tags(row: &impl Row, columns: usize) -> bool {
    let mut some = false;
    (0..columns).all(|slot| {
        let cell = row.cell(slot);
        let blank = cell.is_blank();
        some |= !blank;
        blank || cell.text().trim_start().starts_with('#')
    }) && some
}

/// A cell as text; one that is none is noted and blank.
pub(super) fn text<'c>(row: &'c impl Row, slot: usize, place: &RowPlace, notes: &mut Notes) -> Cow<'c, str> {
    let cell = row.cell(slot);
    if matches!(cell, Cell::Unreadable) {
        notes.add(Note::NotText, place.file, place.row);
    }
    cell.text()
}

fn moment(
    row: &impl Row,
    when: &When,
    place: &RowPlace,
    notes: &mut Notes,
    memo: &mut DayMemo,
) -> Result<Moment, NoDate> {
    let (slot, reader) = (when.slot, &when.reader);
    if !when.further.is_empty() {
        let slots: Vec<usize> = std::iter::once(slot).chain(when.further.iter().copied()).collect();
        return reader.text(&joined(row, &slots, " ", place, notes));
    }
    match row.cell(slot) {
        Cell::Day(day) => reader.day(day),
        Cell::Local(seconds) => reader.local_seconds(seconds),
        Cell::Utc(seconds) => reader.utc_seconds(seconds),
        Cell::Blank | Cell::Unreadable | Cell::Text(_) => {
            let cell = text(row, slot, place, notes);
            match cell.len() <= DAY {
                true => memo.find(&cell, || Some(reader.text(&cell))).unwrap_or(Err(NoDate::Unreadable)),
                false => reader.text(&cell),
            }
        }
    }
}
