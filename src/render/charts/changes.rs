//! Changes around marked days: help that arrived before and after, and how far apart the
//! two are, also less the change in the places that the pipeline file compares with.
//!
//! Each side is a dumbbell on an axis of 100 with the ranges of both levels behind it; the
//! difference stands beside it in words. A level that is not clear is a hatched range
//! without a mark.
use plotters::style::text_anchor::HPos;

use super::frame::{EDGE, Frame, NARROW, WIDTH};
use super::legend::{Glyph, Legend};
use super::palette::{BLUE, BLUE_PALE, GOLD, GOLD_PALE, GRID, INK, MUTED};
use super::pen::{PLAIN, Pen, SMALL};
use super::picture::Picture;
use super::text::{arrow, clip, width, wrap};
use crate::briefing::Words;
use crate::briefing::figure::{self, Measure};
use crate::equity::{Comparison, Shown, Side, Story};
use crate::pipeline::Key;
use crate::plan::StatusMode;

const HEAD: i32 = 36;
const SIDE: i32 = 48;
const LINE: i32 = 18;
const AXIS: i32 = 26;
/// With more rows than this the picture is longer than a page; the table has them all.
const MOST: usize = 40;

/// All changes whose figure is known, one heading a marked day; nothing without any.
pub fn changes(story: &Story, words: &Words) -> Option<Picture> {
    let told = story.status_mode != StatusMode::None;
    let rows: Vec<Row> = story.comparisons.iter().filter_map(|c| Row::of(c, story, words)).collect();
    if !told || rows.is_empty() || rows.len() > MOST {
        return None;
    }
    let chart = Chart { rows, target: story.target, words };
    let frame = |name, width| Frame {
        name,
        width,
        title: words.get("chart.changes.title"),
        unit: words.get("chart.areas.axis"),
        alt: chart.in_words(),
        caption: format!("{} {}", words.get("chart.before.caption"), words.get("chart.changes.caption")),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    let draw =
        |name, width| frame(name, width).picture(chart.height(width), |pen, top| chart.draw(pen, top, width));
    Some(Picture { narrow: Some(draw("changes-narrow", NARROW).svg), ..draw("changes", WIDTH) })
}

/// One change: its marked day, what changed, between which levels, and by how much.
struct Row<'a> {
    event: String,
    label: String,
    sides: &'a [Side],
    shown: &'a Shown,
}

impl<'a> Row<'a> {
    fn of(compared: &'a Comparison, story: &Story, words: &Words) -> Option<Self> {
        let label = match compared.kind.as_str() {
            "before_after" => name(&compared.key, words),
            "difference_in_differences" => {
                words.say("chart.changes.beside", &[("name", &compared.key.label)])
            }
            _ => return None,
        };
        if matches!(compared.figure, Shown::NotAvailable { .. }) {
            return None;
        }
        let event = story.events.iter().find(|e| e.date.to_string() == compared.against.id);
        let event = match event {
            Some(event) => {
                words.say("chart.changes.event", &[("event", &event.name), ("day", &words.day(event.date))])
            }
            None => compared.against.label.clone(),
        };
        Some(Row { event, label, sides: &compared.sides, shown: &compared.figure })
    }

    /// Whether the row's own name is not the name of its only side.
    fn apart(&self) -> bool {
        self.sides.len() != 1
    }
}

fn name(key: &Key, words: &Words) -> String {
    if key.id == "city" { words.get("chart.changes.city") } else { key.label.clone() }
}

struct Chart<'a> {
    rows: Vec<Row<'a>>,
    target: f64,
    words: &'a Words,
}

impl Chart<'_> {
    /// Ends of the axis; on wide sheets the levels and the difference stand to its right.
    fn span(sheet: i32) -> (i32, i32) {
        (EDGE + 12, if sheet <= NARROW { sheet - EDGE - 12 } else { sheet - 268 })
    }

    fn x(sheet: i32, value: f64) -> i32 {
        let (left, right) = Self::span(sheet);
        left + (f64::from(right - left) * (value / 100.0).clamp(0.0, 1.0)).round() as i32
    }

    /// Rows with the same marked day, under its heading.
    fn events(&self) -> impl Iterator<Item = &[Row<'_>]> {
        self.rows.chunk_by(|a, b| a.event == b.event)
    }

    fn heading(&self, event: &str, sheet: i32) -> Vec<String> {
        wrap(event, PLAIN.size * 1.06, f64::from(sheet - 2 * EDGE), 2)
    }

    /// The name over the sides of a row that has several.
    fn over(&self, row: &Row, sheet: i32) -> Vec<String> {
        match row.apart() {
            true => wrap(&row.label, PLAIN.size, f64::from(sheet - 2 * EDGE), 2),
            false => Vec::new(),
        }
    }

    /// The difference and its range in lines.
    fn beside(&self, row: &Row, sheet: i32) -> Vec<String> {
        let (value, range) = self.said(row.shown);
        if sheet <= NARROW {
            let said = format!("{}: {value}, {range}", self.words.get("chart.changes.difference"));
            return wrap(&said, PLAIN.size, f64::from(sheet - 2 * EDGE), 2);
        }
        let room = f64::from(EDGE + 132 - 8);
        let mut lines = wrap(&value, PLAIN.size * 1.06, room, 2);
        lines.extend(wrap(&range, SMALL.size, room, 2));
        lines
    }

    fn row(&self, row: &Row, sheet: i32) -> i32 {
        let sides = SIDE * row.sides.len() as i32;
        let lines = LINE * self.beside(row, sheet).len() as i32 + 8;
        let body = if sheet <= NARROW { sides + lines } else { sides.max(lines) };
        LINE * self.over(row, sheet).len() as i32 + body + 6
    }

    fn height(&self, sheet: i32) -> i32 {
        let heads: i32 = self
            .events()
            .filter_map(|rows| rows.first())
            .map(|row| HEAD + LINE * (self.heading(&row.event, sheet).len() as i32 - 1))
            .sum();
        let rows: i32 = self.rows.iter().map(|row| self.row(row, sheet)).sum();
        self.legend(sheet).height + AXIS + heads + rows
    }

    fn legend(&self, sheet: i32) -> Legend {
        let levels = || self.rows.iter().flat_map(|row| row.sides).flat_map(|s| [&s.before, &s.after]);
        let mut entries = Vec::new();
        if levels().any(|level| matches!(level, Shown::Clear { .. })) {
            entries.push((Glyph::Before, self.words.get("chart.changes.before")));
            entries.push((Glyph::After, self.words.get("chart.changes.after")));
        }
        if levels().any(|level| matches!(level, Shown::NotClear { .. })) {
            entries.push((Glyph::Unclear, self.words.get("chart.legend.unclear")));
        }
        let target = Measure::Of100.show(self.words, self.target);
        entries.push((Glyph::Target, self.words.say("chart.target", &[("target", &target)])));
        Legend::new(entries, sheet)
    }

    fn draw(&self, pen: &mut Pen, top: i32, sheet: i32) {
        let legend = self.legend(sheet);
        legend.draw(pen, top);
        let first = top + legend.height + AXIS;
        let last = top + self.height(sheet);
        self.grid(pen, first, last, sheet);
        let mut y = first;
        for rows in self.events() {
            for (i, line) in (0..).zip(self.heading(&rows[0].event, sheet)) {
                pen.label(EDGE, y + HEAD / 2 + 2, &line, PLAIN.bold());
                y += if i > 0 { LINE } else { 0 };
            }
            y += HEAD;
            for row in rows {
                self.figures(pen, y, sheet, row);
                y += self.row(row, sheet);
            }
        }
    }

    fn grid(&self, pen: &mut Pen, first: i32, last: i32, sheet: i32) {
        for value in [0.0, 20.0, 40.0, 60.0, 80.0, 100.0] {
            let x = Self::x(sheet, value);
            pen.line((x, first - 6), (x, last), GRID, 1);
            pen.text(x, first - 14, &self.words.whole(value), SMALL.at(HPos::Center));
        }
        if sheet > NARROW {
            let head = self.words.get("chart.changes.difference");
            pen.text(sheet - EDGE - 132, first - 14, &head, SMALL);
        }
        let target = Self::x(sheet, self.target);
        pen.dashed((target, first - 4), (target, last), INK, "5 4");
    }

    fn figures(&self, pen: &mut Pen, top: i32, sheet: i32, row: &Row) {
        let mut y = top;
        for line in self.over(row, sheet) {
            pen.label(EDGE, y + 8, &line, PLAIN);
            y += LINE;
        }
        let start = y;
        for side in row.sides {
            self.side(pen, y, sheet, side);
            y += SIDE;
        }
        let narrow = sheet <= NARROW;
        let (x, mut y) = if narrow { (EDGE, y + 8) } else { (sheet - EDGE - 132, start + 10) };
        let clear = matches!(row.shown, Shown::Clear { .. });
        for (i, line) in self.beside(row, sheet).iter().enumerate() {
            let look = match (clear, i) {
                (true, 0) if !narrow => PLAIN.bold(),
                (_, 0) => PLAIN.color(if clear { INK } else { MUTED }),
                _ => SMALL,
            };
            pen.label(x, y, line, look);
            y += LINE;
        }
    }

    /// The levels of some places: an open circle before, a filled dot after.
    fn side(&self, pen: &mut Pen, y: i32, sheet: i32, side: &Side) {
        let at = |value: f64| Self::x(sheet, value);
        let said = format!("{} {} {}", self.level(&side.before), arrow(self.words), self.level(&side.after));
        let both = [&side.before, &side.after].iter().all(|s| matches!(s, Shown::Clear { .. }));
        let look = if both { PLAIN.bold() } else { SMALL };
        let right = Self::span(sheet).1;
        let label = name(&side.key, self.words);
        let bar = y + 30;
        if sheet <= NARROW {
            let room = f64::from(right - EDGE) - width(&said, look.size * 1.06) - 12.0;
            pen.label(EDGE, y + 8, &clip(&label, PLAIN.size, room), PLAIN);
            pen.label(sheet - EDGE, y + 8, &said, look.at(HPos::Right));
        } else {
            pen.label(EDGE, y + 8, &clip(&label, PLAIN.size, f64::from(right - EDGE)), PLAIN);
            pen.label(right + 14, bar, &said, look);
        }
        let middle = |shown: &Shown| match shown {
            Shown::Clear { estimate, .. } => Some((at(*estimate), bar)),
            _ => None,
        };
        for (shown, top, pale) in [(&side.before, bar - 10, GOLD_PALE), (&side.after, bar + 5, BLUE_PALE)] {
            match shown {
                Shown::Clear { lower, upper, .. } => {
                    pen.rect((at(*lower), top), (at(*upper).max(at(*lower) + 2), top + 4), pale);
                }
                Shown::NotClear { lower, upper, .. } => {
                    pen.hatched((at(*lower), top - 2), (at(*upper), top + 7));
                }
                Shown::NotAvailable { .. } => {}
            }
        }
        let (before, after) = (middle(&side.before), middle(&side.after));
        if let Some((from, to)) = before.zip(after) {
            pen.line(from, to, MUTED, 2);
        }
        before.into_iter().for_each(|place| pen.ring(place, 6, GOLD));
        after.into_iter().for_each(|place| pen.dot(place, 6, BLUE));
    }

    /// A level in figures: `62`, of what is not clear only the range.
    fn level(&self, shown: &Shown) -> String {
        let show = |v: f64| Measure::Of100.show(self.words, v);
        match shown {
            Shown::Clear { estimate, .. } => show(*estimate),
            Shown::NotClear { lower, upper, .. } => format!("{}–{}", show(*lower), show(*upper)),
            Shown::NotAvailable { .. } => "—".into(),
        }
    }

    /// `+5`, `−12`, `0`.
    fn signed(&self, value: f64) -> String {
        let size = Measure::Of100.show(self.words, value.abs());
        match value {
            _ if size == Measure::Of100.show(self.words, 0.0) => size,
            v if v > 0.0 => format!("+{size}"),
            _ => format!("−{size}"),
        }
    }

    /// The difference and its range in words; of what is not clear only the range.
    fn said(&self, shown: &Shown) -> (String, String) {
        let range = |key, lower: f64, upper: f64| {
            let (low, high) = (self.signed(lower), self.signed(upper));
            self.words.say(key, &[("lower", low.as_str()), ("upper", high.as_str())])
        };
        match *shown {
            Shown::Clear { estimate, lower, upper } => {
                (self.signed(estimate), range("chart.changes.likely", lower, upper))
            }
            Shown::NotClear { lower, upper, .. } => {
                (self.words.get("unclear"), range("chart.changes.between", lower, upper))
            }
            Shown::NotAvailable { .. } => (self.words.get("none"), String::new()),
        }
    }

    fn in_words(&self) -> String {
        let end = |key, shown: &Shown| {
            let cell = figure::cell(self.words, Measure::Of100, shown);
            format!("{} {} ({})", self.words.get(key), cell.value, cell.range)
        };
        let side = |s: &Side| {
            let ends = [end("chart.changes.before", &s.before), end("chart.changes.after", &s.after)];
            format!("{}: {}.", name(&s.key, self.words), ends.join("; "))
        };
        let mut out = Vec::new();
        for rows in self.events() {
            out.push(format!("{}.", rows[0].event));
            for row in rows {
                if row.apart() {
                    out.push(format!("{}.", row.label));
                }
                out.extend(row.sides.iter().map(side));
                let (value, range) = self.said(row.shown);
                let difference = self.words.get("chart.changes.difference");
                out.push(format!("{difference}: {value}, {range}."));
            }
        }
        out.join(" ")
    }
}
