//! Dumbbells: help that arrived in the first and in the last period, place by place.
use plotters::style::text_anchor::HPos;

use super::frame::{EDGE, Frame, NARROW, WIDTH};
use super::legend::{Glyph, Legend};
use super::palette::{BLUE, BLUE_PALE, GOLD, GOLD_PALE, GRID, INK, MUTED};
use super::pen::{PLAIN, Pen, SMALL};
use super::picture::Picture;
use super::text::{arrow, clip};
use crate::briefing::figure::Measure;
use crate::briefing::{Words, levels};
use crate::equity::{CrossPlace, Shown, Story};
use crate::plan::StatusMode;

const ROW: i32 = 34;
const AXIS: i32 = 26;
/// With more places than this the picture is longer than a page.
const MOST: usize = 60;

/// The first and last period of the places where both are clear; nothing without any.
pub fn before_after(story: &Story, words: &Words) -> Option<Picture> {
    let cross = story.by_period.as_ref().filter(|c| c.columns.len() > 1)?;
    let told = story.status_mode != StatusMode::None && cross.places.len() <= MOST;
    let (first, last) = (cross.columns.first()?, cross.columns.last()?);
    let rows: Vec<Row> = cross.places.iter().filter_map(Row::of).collect();
    let left_out = cross.places.len() - rows.len();
    let chart = Chart { rows, ends: [&first.label, &last.label], target: story.target, words };
    let caption = match left_out {
        0 => words.get("chart.before.caption"),
        n => format!("{} {}", words.get("chart.before.caption"), words.count("chart.before.unclear", n, &[])),
    };
    let level = levels::one(words, &cross.level);
    let with = [("level", level.as_str()), ("first", &first.label), ("last", &last.label)];
    let frame = |name, width| Frame {
        name,
        width,
        title: words.say("chart.before.title", &with),
        unit: words.get("chart.areas.axis"),
        alt: chart.in_words(),
        caption: caption.clone(),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    let draw =
        |name, width| frame(name, width).picture(chart.height(width), |pen, top| chart.draw(pen, top, width));
    let any = told && !chart.rows.is_empty();
    any.then(|| Picture {
        narrow: Some(draw("before-after-narrow", NARROW).svg),
        ..draw("before-after", WIDTH)
    })
}

/// A place with its two clear figures: estimate, lower, upper.
struct Row<'a> {
    label: &'a str,
    ends: [(f64, f64, f64); 2],
}

impl<'a> Row<'a> {
    fn of(place: &'a CrossPlace) -> Option<Self> {
        let clear = |shown: Option<&Shown>| match shown {
            Some(Shown::Clear { estimate, lower, upper }) => Some((*estimate, *lower, *upper)),
            _ => None,
        };
        let ends = [clear(place.cells.first())?, clear(place.cells.last())?];
        Some(Row { label: &place.key.label, ends })
    }
}

struct Chart<'a> {
    rows: Vec<Row<'a>>,
    ends: [&'a str; 2],
    target: f64,
    words: &'a Words,
}

impl Chart<'_> {
    fn height(&self, sheet: i32) -> i32 {
        self.legend(sheet).height + AXIS + ROW * self.rows.len() as i32
    }

    fn draw(&self, pen: &mut Pen, top: i32, sheet: i32) {
        let narrow = sheet <= NARROW;
        let (left, right) = if narrow { (112, sheet - 92) } else { (182, sheet - 118) };
        let x =
            |value: f64| left + (f64::from(right - left) * (value / 100.0).clamp(0.0, 1.0)).round() as i32;
        let legend = self.legend(sheet);
        legend.draw(pen, top);
        let (first, last) = (top + legend.height + AXIS, top + self.height(sheet));
        for value in [0, 20, 40, 50, 60, 80, 100]
            .into_iter()
            .filter(|v| narrow || *v != 50)
            .filter(|v| !narrow || v % 50 == 0)
        {
            pen.line((x(f64::from(value)), first - 6), (x(f64::from(value)), last), GRID, 1);
            let label = self.words.whole(f64::from(value));
            pen.text(x(f64::from(value)), first - 14, &label, SMALL.at(HPos::Center));
        }
        pen.dashed((x(self.target), first - 4), (x(self.target), last), INK, "5 4");
        for (i, row) in (0..).zip(&self.rows) {
            let y = first + ROW * i + ROW / 2;
            let label = clip(row.label, PLAIN.size, f64::from(left - EDGE - 12));
            pen.text(left - 12, y, &label, PLAIN.at(HPos::Right));
            let [before, after] = row.ends;
            pen.rect((x(before.1), y - 8), (x(before.2).max(x(before.1) + 2), y - 4), GOLD_PALE);
            pen.rect((x(after.1), y + 4), (x(after.2).max(x(after.1) + 2), y + 8), BLUE_PALE);
            pen.line((x(before.0), y), (x(after.0), y), MUTED, 2);
            pen.ring((x(before.0), y), 6, GOLD);
            pen.dot((x(after.0), y), 6, BLUE);
            let show = |v: f64| Measure::Of100.show(self.words, v);
            let said = format!("{} {} {}", show(before.0), arrow(self.words), show(after.0));
            pen.text(right + 14, y, &said, PLAIN.bold());
        }
    }

    fn legend(&self, sheet: i32) -> Legend {
        let target = Measure::Of100.show(self.words, self.target);
        let entries = vec![
            (Glyph::Before, self.ends[0].to_owned()),
            (Glyph::After, self.ends[1].to_owned()),
            (Glyph::Target, self.words.say("chart.target", &[("target", &target)])),
        ];
        Legend::new(entries, sheet)
    }

    fn in_words(&self) -> String {
        let show = |v: f64| Measure::Of100.show(self.words, v);
        let end = |name: &str, (estimate, lower, upper): (f64, f64, f64)| {
            let range = crate::briefing::figure::range(self.words, Measure::Of100, lower, upper);
            format!("{name} {} ({range})", show(estimate))
        };
        let row = |row: &Row| {
            format!("{}: {}; {}.", row.label, end(self.ends[0], row.ends[0]), end(self.ends[1], row.ends[1]))
        };
        self.rows.iter().map(row).collect::<Vec<_>>().join(" ")
    }
}
