//! Rows of figures with their ranges along one axis: ranked places, needs, groups.
use plotters::style::text_anchor::HPos;

use super::frame::EDGE;
use super::layout::Layout;
use super::legend::{Glyph, Legend, colors, glyph};
use super::palette::{GRID, INK, MUTED};
use super::pen::{PLAIN, Pen, SMALL};
use super::text::width;
use crate::briefing::Words;
use crate::briefing::figure::{self, Measure};
use crate::equity::{Shown, Standing};

const AXIS: i32 = 30;

/// How a row's figure is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A bar from zero with a thin range.
    Bar,
    /// A dot on its range.
    Dot,
    /// A shape on its range that says where it stands against the target.
    Against(Standing),
}

/// One line of the chart.
pub(super) enum Row<'a> {
    /// A heading over the rows that follow.
    Heading(String),
    /// A figure.
    Figure {
        /// Its name.
        label: String,
        /// The figure.
        shown: &'a Shown,
        /// How it is drawn.
        mark: Mark,
    },
}

/// A chart of rows.
pub(super) struct Rows<'a> {
    /// From top to bottom.
    pub(super) rows: Vec<Row<'a>>,
    /// What the figures are counted in.
    pub(super) measure: Measure,
    /// The target, where the figures have one.
    pub(super) target: Option<f64>,
    /// The catalogue.
    pub(super) words: &'a Words,
}

impl Rows<'_> {
    /// The rows in words, for the description.
    pub(super) fn in_words(&self) -> String {
        let sentence = |row: &Row| match row {
            Row::Heading(text) => format!("{text}."),
            Row::Figure { label, shown, mark } => {
                let figure = row_in_words(self.words, self.measure, label, shown);
                match unclear_key(*mark) {
                    key if key != "unclear" && matches!(shown, Shown::NotClear { .. }) => {
                        format!("{figure}. {}.", self.words.get(key))
                    }
                    _ => format!("{figure}."),
                }
            }
        };
        self.rows.iter().map(sentence).collect::<Vec<_>>().join(" ")
    }

    /// How many rows are figures.
    pub(super) fn figures(&self) -> usize {
        self.rows.iter().filter(|r| matches!(r, Row::Figure { .. })).count()
    }

    /// Height of the drawing in px.
    pub(super) fn height(&self, layout: Layout) -> i32 {
        let axes = if self.long() { 2 * AXIS } else { AXIS };
        self.legend(layout).height + axes + self.rows.iter().map(|r| layout.row_height(r)).sum::<i32>()
    }

    /// What needs explaining in these rows.
    fn legend(&self, layout: Layout) -> Legend {
        let figures = || {
            self.rows.iter().filter_map(|r| match r {
                Row::Figure { shown, mark, .. } => Some((*shown, *mark)),
                Row::Heading(_) => None,
            })
        };
        let shows = |wanted: Mark| figures().any(|(s, m)| m == wanted && matches!(s, Shown::Clear { .. }));
        let mut entries = Vec::new();
        for (standing, key) in [
            (Standing::Below, "chart.legend.below"),
            (Standing::Unclear, "chart.legend.includes"),
            (Standing::Above, "chart.legend.above"),
        ] {
            let mark = Mark::Against(standing);
            if shows(mark) {
                entries.push((Glyph::Mark(mark), self.words.get(key)));
            }
        }
        let ranges = figures().any(|(s, _)| matches!(s, Shown::Clear { lower, upper, .. } if lower < upper));
        for mark in [Mark::Bar, Mark::Dot] {
            if shows(mark) && ranges {
                entries.push((Glyph::Range(mark), self.words.get("chart.legend.range")));
            }
        }
        if figures().any(|(s, _)| matches!(s, Shown::NotClear { .. })) {
            entries.push((Glyph::Unclear, self.words.get("chart.legend.unclear")));
        }
        if let Some(target) = self.target {
            let text =
                self.words.say("chart.target", &[("target", &Measure::Of100.show(self.words, target))]);
            entries.push((Glyph::Target, text));
        }
        Legend::new(entries, layout.sheet)
    }

    fn long(&self) -> bool {
        self.rows.len() > 14
    }

    /// The upper end of the axis and its step.
    fn axis(&self) -> (f64, f64) {
        let tops = self.rows.iter().filter_map(|r| match r {
            Row::Figure { shown, .. } => figure::numbers_of(shown).map(|(_, _, upper)| upper),
            Row::Heading(_) => None,
        });
        let most = tops.fold(1.0_f64, f64::max);
        if self.measure == Measure::Of100 && (self.target.is_some() || most > 60.0) {
            return (100.0, 20.0);
        }
        let rough = most / 5.0;
        let power = 10.0_f64.powf(rough.log10().floor());
        // Axes show whole numbers: 25 is a step, 2.5 is not.
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|m| m * power);
        let step = steps.into_iter().find(|s| *s >= rough && (s.fract() == 0.0 || *s < 1.0));
        let step = step.unwrap_or(rough).max(1.0);
        ((most / step).ceil() * step, step)
    }

    fn x(&self, at: Layout, value: f64) -> i32 {
        let (most, _) = self.axis();
        at.left + (f64::from(at.right - at.left) * (value / most).clamp(0.0, 1.0)).round() as i32
    }

    /// Draws the chart from `top` on.
    pub(super) fn draw(&self, at: Layout, pen: &mut Pen, top: i32) {
        let legend = self.legend(at);
        legend.draw(pen, top);
        let first = top + legend.height + AXIS;
        let last = first + self.rows.iter().map(|r| at.row_height(r)).sum::<i32>();
        self.grid(at, pen, first, last);
        let mut y = first;
        for row in &self.rows {
            let height = at.row_height(row);
            match row {
                Row::Heading(text) => pen.text(EDGE, y + height / 2 + 3, text, PLAIN.bold()),
                Row::Figure { label, shown, mark } => {
                    let middle = at.label(pen, y, label);
                    self.row(at, pen, middle, shown, *mark);
                }
            }
            y += height;
        }
        if let Some(target) = self.target {
            let x = self.x(at, target);
            pen.dashed((x, first - 4), (x, last), INK, "5 4");
        }
    }

    fn grid(&self, at: Layout, pen: &Pen, first: i32, last: i32) {
        let (most, step) = self.axis();
        let mut value = 0.0;
        while value <= most + step / 2.0 {
            let x = self.x(at, value);
            pen.line((x, first - 6), (x, last), GRID, 1);
            let look = SMALL.at(HPos::Center);
            pen.text(x, first - 15, &self.measure.show(self.words, value), look);
            if self.long() {
                pen.text(x, last + 14, &self.measure.show(self.words, value), look);
            }
            value += step;
        }
    }

    fn row(&self, at: Layout, pen: &mut Pen, y: i32, shown: &Shown, mark: Mark) {
        match shown {
            Shown::Clear { estimate, lower, upper } => {
                self.mark(at, pen, y, (*estimate, *lower, *upper), mark);
                let value = self.measure.show(self.words, *estimate);
                let room = width(&value, PLAIN.size).ceil() as i32 + 8;
                pen.text(at.values, y, &value, PLAIN.bold());
                let (lower, upper) =
                    (self.measure.show(self.words, *lower), self.measure.show(self.words, *upper));
                if lower != upper {
                    let range = format!("{lower}–{upper}");
                    pen.text(at.values + room.max(28), y, &range, PLAIN.color(MUTED));
                }
            }
            Shown::NotClear { lower, upper, .. } => {
                pen.hatched((self.x(at, *lower), y - 6), (self.x(at, *upper), y + 6));
                pen.text(at.values, y, &self.words.get(unclear_key(mark)), PLAIN.color(MUTED));
            }
            Shown::NotAvailable { .. } => {
                pen.text(at.values, y, &self.words.get("none"), PLAIN.color(MUTED));
            }
        }
    }

    fn mark(&self, at: Layout, pen: &mut Pen, y: i32, figure: (f64, f64, f64), mark: Mark) {
        let (x, from, to) = (self.x(at, figure.0), self.x(at, figure.1), self.x(at, figure.2));
        let (color, pale) = colors(mark);
        if mark == Mark::Bar {
            pen.rect((at.left, y - 8), (x, y + 8), pale);
            pen.line((from, y), (to, y), color, 2);
            pen.line((from, y - 5), (from, y + 5), color, 2);
            pen.line((to, y - 5), (to, y + 5), color, 2);
            return;
        }
        pen.rect((from, y - 4), (to.max(from + 2), y + 4), pale);
        glyph(pen, (x - 14, y), Glyph::Mark(mark));
    }
}

/// A figure in words: `Bayside: 62, likely 54–70`.
pub(super) fn row_in_words(words: &Words, measure: Measure, label: &str, shown: &Shown) -> String {
    let cell = figure::cell(words, measure, shown);
    let key = match shown {
        Shown::Clear { .. } => "chart.row.clear",
        Shown::NotClear { .. } => "chart.row.unclear",
        Shown::NotAvailable { .. } => "chart.row.none",
    };
    words.say(key, &[("label", label), ("value", &cell.value), ("range", &cell.range)])
}

/// What stands beside a range without a figure: it may well be on one side of the
/// target for sure.
fn unclear_key(mark: Mark) -> &'static str {
    match mark {
        Mark::Against(Standing::Below) => "unclear.below",
        Mark::Against(Standing::Above) => "unclear.above",
        _ => "unclear",
    }
}
