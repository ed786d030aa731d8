//! Changes around marked days: help that arrived after less before, and less the change in
//! the places that the pipeline file compares with.
//!
//! Every row is a difference with its range on an axis about zero. What is not sure to be
//! more or less is a hatched range without a mark.
use plotters::style::text_anchor::HPos;

use super::frame::{EDGE, Frame, NARROW, WIDTH};
use super::legend::{Glyph, Legend, glyph};
use super::palette::{BLUE_PALE, GOLD_PALE, GREY_PALE, GRID, INK, MUTED};
use super::pen::{PLAIN, Pen, SMALL};
use super::picture::Picture;
use super::rows::Mark;
use super::text::{clip, width, wrap};
use crate::briefing::Words;
use crate::briefing::figure::Measure;
use crate::equity::{Comparison, Shown, Standing, Story};
use crate::plan::StatusMode;

const HEAD: i32 = 36;
const ROW: i32 = 46;
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
    let chart = Chart { rows, words };
    let frame = |name, width| Frame {
        name,
        width,
        title: words.get("chart.changes.title"),
        unit: words.get("chart.changes.axis"),
        alt: chart.in_words(),
        caption: words.get("chart.changes.caption"),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    let draw =
        |name, width| frame(name, width).picture(chart.height(width), |pen, top| chart.draw(pen, top, width));
    Some(Picture { narrow: Some(draw("changes-narrow", NARROW).svg), ..draw("changes", WIDTH) })
}

/// One change: its marked day, what changed, and by how much.
struct Row<'a> {
    event: String,
    label: String,
    shown: &'a Shown,
}

impl<'a> Row<'a> {
    fn of(compared: &'a Comparison, story: &Story, words: &Words) -> Option<Self> {
        let label = match compared.kind.as_str() {
            "before_after" if compared.key.id == "city" => words.get("chart.changes.city"),
            "before_after" => compared.key.label.clone(),
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
        Some(Row { event, label, shown: &compared.figure })
    }

    fn range(&self) -> (f64, f64) {
        match self.shown {
            Shown::Clear { lower, upper, .. } | Shown::NotClear { lower, upper, .. } => (*lower, *upper),
            Shown::NotAvailable { .. } => (0.0, 0.0),
        }
    }

    /// Surely more, surely less, or clear and about the same.
    fn mark(&self) -> Option<(f64, Standing)> {
        let Shown::Clear { estimate, lower, upper } = *self.shown else { return None };
        let side = match (lower > 0.0, upper < 0.0) {
            (true, _) => Standing::Above,
            (_, true) => Standing::Below,
            _ => Standing::Unclear,
        };
        Some((estimate, side))
    }
}

struct Chart<'a> {
    rows: Vec<Row<'a>>,
    words: &'a Words,
}

impl Chart<'_> {
    /// Half of the axis: zero stands in its middle.
    fn half(&self) -> f64 {
        let ends = self.rows.iter().map(Row::range).flat_map(|(lower, upper)| [lower.abs(), upper.abs()]);
        let most = ends.fold(10.0, f64::max).min(100.0);
        (most / 10.0).ceil() * 10.0
    }

    fn span(&self, sheet: i32) -> (i32, i32) {
        (EDGE + 12, if sheet <= NARROW { sheet - EDGE - 12 } else { sheet - 176 })
    }

    fn x(&self, sheet: i32, value: f64) -> i32 {
        let ((left, right), half) = (self.span(sheet), self.half());
        let share = ((value + half) / (2.0 * half)).clamp(0.0, 1.0);
        left + (f64::from(right - left) * share).round() as i32
    }

    /// Rows with the same marked day, under its heading.
    fn events(&self) -> impl Iterator<Item = &[Row<'_>]> {
        self.rows.chunk_by(|a, b| a.event == b.event)
    }

    fn heading(&self, event: &str, sheet: i32) -> Vec<String> {
        wrap(event, PLAIN.size * 1.06, f64::from(sheet - 2 * EDGE), 2)
    }

    fn height(&self, sheet: i32) -> i32 {
        let heads: i32 = self
            .events()
            .filter_map(|rows| rows.first())
            .map(|row| HEAD + 18 * (self.heading(&row.event, sheet).len() as i32 - 1))
            .sum();
        self.legend(sheet).height + AXIS + heads + self.row(sheet) * self.rows.len() as i32
    }

    /// On narrow sheets the figure stands under its name.
    fn row(&self, sheet: i32) -> i32 {
        if sheet <= NARROW { ROW + 18 } else { ROW }
    }

    fn legend(&self, sheet: i32) -> Legend {
        let has = |side| self.rows.iter().any(|row| row.mark().is_some_and(|(_, own)| own == side));
        let mut entries = Vec::new();
        for (side, key) in [
            (Standing::Above, "chart.changes.more"),
            (Standing::Below, "chart.changes.less"),
            (Standing::Unclear, "chart.changes.same"),
        ] {
            if has(side) {
                entries.push((Glyph::Mark(Mark::Against(side)), self.words.get(key)));
            }
        }
        if self.rows.iter().any(|row| row.mark().is_none()) {
            entries.push((Glyph::Unclear, self.words.get("chart.legend.unclear")));
        }
        Legend::new(entries, sheet)
    }

    fn draw(&self, pen: &mut Pen, top: i32, sheet: i32) {
        let legend = self.legend(sheet);
        legend.draw(pen, top);
        let first = top + legend.height + AXIS;
        let last = top + self.height(sheet);
        self.grid(pen, first, last, sheet);
        let zero = self.x(sheet, 0.0);
        pen.dashed((zero, first - 4), (zero, last), INK, "5 4");
        let mut y = first;
        for rows in self.events() {
            for (i, line) in (0..).zip(self.heading(&rows[0].event, sheet)) {
                pen.label(EDGE, y + HEAD / 2 + 2 + 18 * i, &line, PLAIN.bold());
                y += if i > 0 { 18 } else { 0 };
            }
            y += HEAD;
            for row in rows {
                self.figure(pen, y, sheet, row);
                y += self.row(sheet);
            }
        }
    }

    fn grid(&self, pen: &Pen, first: i32, last: i32, sheet: i32) {
        let half = self.half();
        for part in [-1.0, -0.5, 0.0, 0.5, 1.0] {
            let x = self.x(sheet, part * half);
            pen.line((x, first - 6), (x, last), GRID, 1);
            pen.text(x, first - 14, &self.signed(part * half), SMALL.at(HPos::Center));
        }
    }

    fn figure(&self, pen: &mut Pen, y: i32, sheet: i32, row: &Row) {
        let narrow = sheet <= NARROW;
        let room = f64::from(if narrow { sheet - 2 * EDGE } else { self.span(sheet).1 - EDGE });
        pen.label(EDGE, y + 8, &clip(&row.label, PLAIN.size, room), PLAIN);
        let bar = y + 28;
        let (lower, upper) = row.range();
        let (from, to) = (self.x(sheet, lower), self.x(sheet, upper));
        let (value, range) = self.said(row);
        match row.mark() {
            Some((estimate, side)) => {
                let pale = match side {
                    Standing::Above => BLUE_PALE,
                    Standing::Below => GOLD_PALE,
                    Standing::Unclear => GREY_PALE,
                };
                pen.rect((from, bar - 4), (to.max(from + 2), bar + 4), pale);
                glyph(pen, (self.x(sheet, estimate) - 14, bar), Glyph::Mark(Mark::Against(side)));
            }
            None => pen.hatched((from, bar - 6), (to, bar + 6)),
        }
        let (x, y) = if narrow { (EDGE, bar + 20) } else { (self.span(sheet).1 + 20, bar) };
        if !narrow && row.mark().is_none() {
            // Two lines, as the words are longer than a number.
            pen.label(x, y - 9, &value, PLAIN.color(MUTED));
            pen.label(x, y + 9, &range, SMALL);
            return;
        }
        let look = if row.mark().is_some() { PLAIN.bold() } else { PLAIN.color(MUTED) };
        pen.label(x, y, &value, look);
        pen.label(x + width(&value, PLAIN.size * 1.06).ceil() as i32 + 8, y, &range, SMALL);
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

    /// The figure and its range in words; of what is not clear only the range.
    fn said(&self, row: &Row) -> (String, String) {
        let (lower, upper) = row.range();
        let (low, high) = (self.signed(lower), self.signed(upper));
        let with = [("lower", low.as_str()), ("upper", high.as_str())];
        match row.mark() {
            Some((estimate, _)) => (self.signed(estimate), self.words.say("chart.changes.likely", &with)),
            None => (self.words.get("unclear"), self.words.say("chart.changes.between", &with)),
        }
    }

    fn in_words(&self) -> String {
        let mut out = Vec::new();
        for rows in self.events() {
            out.push(format!("{}.", rows[0].event));
            out.extend(rows.iter().map(|row| {
                let (value, range) = self.said(row);
                format!("{}: {value}, {range}.", row.label)
            }));
        }
        out.join(" ")
    }
}
