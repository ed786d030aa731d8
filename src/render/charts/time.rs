//! Help that arrived, period by period, with ranges, target and events.
use plotters::style::text_anchor::HPos;

use super::frame::{EDGE, Frame, NARROW, WIDTH};
use super::legend::{Glyph, Legend};
use super::palette::{BLUE, BLUE_PALE, GRID, INK, MUTED};
use super::pen::{PLAIN, Pen, SMALL};
use super::picture::Picture;
use super::rows::{Mark, row_in_words};
use super::timeline::{Placed, Timeline};
use crate::briefing::Words;
use crate::briefing::figure::Measure;
use crate::equity::{Shown, Story};
use crate::pipeline::Unit;
use crate::plan::{Period, StatusMode};

const LEFT: i32 = 50;
/// Room for words beside the plot; on narrow screens they stand in it.
const BESIDE: i32 = 116;
const PLOT: i32 = 250;
const LANE: i32 = 19;

/// Help that arrived over time; nothing when time is not cut or the logs do not
/// say whether help arrived.
pub fn over_time(story: &Story, words: &Words) -> Option<Picture> {
    let figures: Vec<&Shown> = story.periods.iter().map(|(_, f)| &f.fill).collect();
    let any = figures.iter().any(|s| !matches!(s, Shown::NotAvailable { .. }));
    if story.status_mode == StatusMode::None || story.periods.len() < 2 || !any {
        return None;
    }
    let periods: Vec<&Period> = story.periods.iter().map(|(p, _)| p).collect();
    let unclear = figures.iter().any(|s| matches!(s, Shown::NotClear { .. }));
    let caption = if unclear { "chart.time.key" } else { "chart.time.key.clear" };
    let alt = description(story, words);
    let frame = |name, width| Frame {
        name,
        width,
        title: words.get(title(&story.periods)),
        unit: words.get(match story.unit {
            Unit::Person => "chart.time.axis",
            Unit::Household => "chart.time.axis.household",
            Unit::Record => "chart.time.axis.record",
        }),
        alt: alt.clone(),
        caption: words.get(caption),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    let draw = |name, width| {
        let chart = Chart::new(&periods, figures.clone(), story.target, width, words);
        let events = chart.line.events(&story.events);
        let lanes = events.iter().map(|e| e.lane + 1).max().unwrap_or(0) as i32;
        let legend = legend(&figures, width, words);
        let above = legend.height + lanes * LANE + 18;
        frame(name, width).picture(above + PLOT + 48, |pen, top| {
            legend.draw(pen, top);
            let plot = top + above;
            chart.axes(pen, plot);
            chart.events(pen, plot, &events);
            chart.ranges(pen, plot);
            chart.line(pen, plot);
            chart.labels(pen, plot);
        })
    };
    Some(Picture { narrow: Some(draw("over-time-narrow", NARROW).svg), ..draw("over-time", WIDTH) })
}

fn title(periods: &[(Period, crate::equity::NamedFigures)]) -> &'static str {
    match periods.first().map(|(p, _)| p.id.as_str()) {
        Some(id) if id.contains("-Q") => "chart.time.title.quarter",
        Some(id) if id.contains('-') => "chart.time.title.month",
        Some(id) if id.len() == 4 => "chart.time.title.year",
        _ => "chart.time.title.period",
    }
}

fn legend(figures: &[&Shown], sheet: i32, words: &Words) -> Legend {
    let mut entries = vec![(Glyph::Range(Mark::Dot), words.get("chart.legend.range"))];
    if figures.iter().any(|s| matches!(s, Shown::NotClear { .. })) {
        entries.push((Glyph::Unclear, words.get("chart.legend.unclear")));
    }
    Legend::new(entries, sheet)
}

fn description(story: &Story, words: &Words) -> String {
    let each = story.periods.iter();
    let rows = each.map(|(_, f)| format!("{}.", row_in_words(words, Measure::Of100, &f.key.label, &f.fill)));
    let label = |entry: Option<&(Period, crate::equity::NamedFigures)>| {
        entry.map_or_else(String::new, |(_, f)| f.key.label.clone())
    };
    let (first, last) = (label(story.periods.first()), label(story.periods.last()));
    let figures = rows.collect::<Vec<_>>().join(" ");
    let with = [("first", first.as_str()), ("last", last.as_str()), ("figures", figures.as_str())];
    words.count("chart.time.desc", story.periods.len(), &with)
}

struct Chart<'a> {
    line: Timeline<'a>,
    figures: Vec<&'a Shown>,
    target: f64,
    words: &'a Words,
}

/// A clear figure: its period and estimate, lower, upper.
type Point = (usize, f64, f64, f64);

impl<'a> Chart<'a> {
    fn new(
        periods: &[&'a Period],
        figures: Vec<&'a Shown>,
        target: f64,
        sheet: i32,
        words: &'a Words,
    ) -> Self {
        let narrow = sheet <= NARROW;
        let (left, right) = if narrow { (LEFT - 8, sheet - EDGE) } else { (LEFT, sheet - BESIDE) };
        let line = Timeline { periods: periods.to_vec(), left, right, sheet };
        Chart { line, figures, target, words }
    }

    fn beside(&self) -> bool {
        self.line.sheet > NARROW
    }

    fn y(&self, top: i32, value: f64) -> i32 {
        top + (f64::from(PLOT) * (1.0 - value.clamp(0.0, 100.0) / 100.0)).round() as i32
    }

    /// Runs of neighbouring periods that are clear.
    fn runs(&self) -> Vec<Vec<Point>> {
        let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
        for (i, shown) in self.figures.iter().enumerate() {
            match (shown, runs.last_mut()) {
                (Shown::Clear { estimate, lower, upper }, Some(run)) => {
                    run.push((i, *estimate, *lower, *upper))
                }
                _ => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    fn axes(&self, pen: &Pen, top: i32) {
        for value in [0, 20, 40, 60, 80, 100] {
            let y = self.y(top, f64::from(value));
            pen.line((self.line.left, y), (self.line.right, y), if value == 0 { MUTED } else { GRID }, 1);
            pen.text(self.line.left - 8, y, &self.words.whole(f64::from(value)), SMALL.at(HPos::Right));
        }
        let every = self.line.every(self.words);
        for i in 0..self.figures.len() {
            let x = self.line.middle(i);
            let (label, year) = self.line.tick(i, self.words);
            pen.line((x, top + PLOT), (x, top + PLOT + 5), MUTED, 1);
            if i % every == 0 {
                pen.text(x, top + PLOT + 16, &label, SMALL.at(HPos::Center));
            }
            if let Some(year) = year {
                pen.text(x, top + PLOT + 34, &year, SMALL.bold().at(HPos::Center));
            }
        }
    }

    fn events(&self, pen: &mut Pen, top: i32, events: &[Placed]) {
        for event in events {
            let y = top - 16 - LANE * event.lane as i32;
            pen.dashed((event.x, y + 9), (event.x, top + PLOT), MUTED, "1 4");
            pen.line((event.x, y - 7), (event.x, y + 8), MUTED, 2);
            let (x, anchor) =
                if event.leftward { (event.x - 6, HPos::Right) } else { (event.x + 6, HPos::Left) };
            pen.label(x, y, &event.name, SMALL.color(INK).at(anchor));
        }
    }

    /// Ribbons where it is clear, hatched boxes where only the range is known.
    fn ranges(&self, pen: &mut Pen, top: i32) {
        for run in self.runs() {
            if let [(i, _, lower, upper)] = run[..] {
                let x = self.line.middle(i);
                pen.rect((x - 4, self.y(top, upper)), (x + 4, self.y(top, lower)), BLUE_PALE);
                continue;
            }
            let upper = run.iter().map(|p| (self.line.middle(p.0), self.y(top, p.3)));
            let lower = run.iter().rev().map(|p| (self.line.middle(p.0), self.y(top, p.2)));
            pen.polygon(&upper.chain(lower).collect::<Vec<_>>(), BLUE_PALE);
        }
        let half = ((self.line.step() / 4.0) as i32).clamp(2, 9);
        for (i, shown) in self.figures.iter().enumerate() {
            if let Shown::NotClear { lower, upper, .. } = shown {
                let x = self.line.middle(i);
                pen.hatched((x - half, self.y(top, *upper)), (x + half, self.y(top, *lower)));
            }
        }
    }

    fn line(&self, pen: &mut Pen, top: i32) {
        let target = self.y(top, self.target);
        pen.dashed((self.line.left, target), (self.line.right, target), INK, "5 4");
        for run in self.runs() {
            let points: Vec<(i32, i32)> =
                run.iter().map(|p| (self.line.middle(p.0), self.y(top, p.1))).collect();
            pen.path(&points, BLUE, 3);
            for point in points {
                pen.dot(point, 4, BLUE);
            }
        }
    }

    /// The target and the last clear figure, named beside the plot, or in it where there
    /// is no room.
    fn labels(&self, pen: &mut Pen, top: i32) {
        let target_y = self.y(top, self.target);
        let text =
            self.words.say("chart.target", &[("target", &Measure::Of100.show(self.words, self.target))]);
        let last = self.runs().last().and_then(|run| run.last().copied());
        if !self.beside() {
            pen.label(self.line.left + 6, target_y - 11, &text, PLAIN);
            if let Some(last) = last {
                self.named_inside(pen, top, last);
            }
            return;
        }
        let x = self.line.right + 10;
        pen.label(x, target_y, &text, PLAIN);
        let Some((_, estimate, lower, upper)) = last else { return };
        let wanted = self.y(top, estimate);
        // Two lines, 36 px in all, kept clear of the target's own label.
        let y = if (wanted - target_y).abs() >= 30 {
            wanted
        } else if wanted >= target_y {
            target_y + 30
        } else {
            target_y - 30
        };
        let (direct, range) = self.in_words(estimate, lower, upper);
        pen.label(x, y - 9, &direct, PLAIN.bold().color(BLUE));
        pen.label(x, y + 9, &range, SMALL.color(BLUE));
    }

    /// On the far side of the target, below or above the ranges that the words reach over.
    fn named_inside(&self, pen: &mut Pen, top: i32, (period, estimate, lower, upper): Point) {
        let under_words = |i: usize| self.line.middle(period) - self.line.middle(i) < 100;
        let near = self.figures.iter().enumerate().filter(|(i, _)| *i <= period && under_words(*i));
        let ranges = near.filter_map(|(_, shown)| crate::briefing::figure::numbers_of(shown));
        let (lowest, highest) =
            ranges.fold((lower, upper), |(low, high), (_, lower, upper)| (lower.min(low), upper.max(high)));
        let (low, high) = (self.y(top, lowest), self.y(top, highest));
        let under = (estimate <= self.target && low + 40 < top + PLOT) || high - 40 < top;
        let y = if under { low + 14 } else { high - 30 };
        let (direct, range) = self.in_words(estimate, lower, upper);
        let x = (self.line.middle(period) + 12).min(self.line.right);
        pen.label(x, y, &direct, PLAIN.bold().color(BLUE).at(HPos::Right));
        pen.label(x, y + 18, &range, SMALL.color(BLUE).at(HPos::Right));
    }

    fn in_words(&self, estimate: f64, lower: f64, upper: f64) -> (String, String) {
        let value = Measure::Of100.show(self.words, estimate);
        let range = crate::briefing::figure::range(self.words, Measure::Of100, lower, upper);
        (self.words.say("chart.direct", &[("value", &value)]), range)
    }
}
