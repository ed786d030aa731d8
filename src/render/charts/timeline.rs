//! Where periods and events lie along a time axis.
use jiff::civil::Date;

use super::pen::SMALL;
use super::text::{clip, width};
use crate::briefing::Words;
use crate::pipeline::Event;
use crate::plan::Period;

/// A time axis of equally wide periods from `left` to `right` px.
pub(super) struct Timeline<'a> {
    /// Periods in order; never empty.
    pub(super) periods: Vec<&'a Period>,
    /// Left end.
    pub(super) left: i32,
    /// Right end.
    pub(super) right: i32,
    /// Width of the sheet: labels of events may reach to its edge.
    pub(super) sheet: i32,
}

/// An event with the lane its label stands in.
pub(super) struct Placed {
    /// Where its line is.
    pub(super) x: i32,
    /// Label, clipped to the sheet.
    pub(super) name: String,
    /// Lane from the bottom, 0 first.
    pub(super) lane: usize,
    /// Whether the label ends at the line (true) or begins there.
    pub(super) leftward: bool,
    /// From where to where the label reaches.
    span: (i32, i32),
}

impl Placed {
    /// Whether the labels overlap or one's line, which goes down through all lower
    /// lanes, crosses the other's label. From some lane on nothing clashes upwards
    /// but an own line over lower labels, so a clash with those is only looked for
    /// among the first few lanes.
    fn clashes(&self, other: &Placed) -> bool {
        let crosses = |line: &Placed, label: &Placed| {
            line.lane > label.lane && label.span.0 < line.x && line.x < label.span.1
        };
        if self.lane == other.lane {
            return self.span.0 < other.span.1 && other.span.0 < self.span.1;
        }
        self.lane < 6 && (crosses(self, other) || crosses(other, self))
    }
}

impl Timeline<'_> {
    /// Width of one period in px.
    pub(super) fn step(&self) -> f64 {
        f64::from(self.right - self.left) / self.periods.len().max(1) as f64
    }

    /// Middle of period `i`.
    pub(super) fn middle(&self, i: usize) -> i32 {
        self.left + ((i as f64 + 0.5) * self.step()).round() as i32
    }

    /// Where a day is, if it lies in a period.
    pub(super) fn day(&self, day: Date) -> Option<i32> {
        let i = self.periods.iter().position(|p| p.from <= day && day <= p.to)?;
        let period = self.periods.get(i)?;
        let days = |from: Date, to: Date| from.until(to).map_or(0.0, |span| f64::from(span.get_days()));
        let share = days(period.from, day) / (days(period.from, period.to) + 1.0);
        Some(self.left + ((i as f64 + share) * self.step()).round() as i32)
    }

    /// Events inside the axis, each in the lowest lane where its label is free and
    /// where no line crosses a label. Placed from the last to the first.
    pub(super) fn events(&self, events: &[Event]) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::new();
        for event in events.iter().rev() {
            let Some(x) = self.day(event.date) else { continue };
            let name = clip(&event.name, SMALL.size, (f64::from(self.sheet) / 2.0 - 60.0).min(200.0));
            let room = width(&name, SMALL.size).ceil() as i32 + 12;
            let leftward = x + room > self.sheet - 12;
            let span = if leftward { (x - room, x) } else { (x, x + room) };
            let mut new = Placed { x, name, lane: 0, leftward, span };
            while placed.iter().any(|old| new.clashes(old)) {
                new.lane += 1;
            }
            placed.push(new);
        }
        placed
    }

    /// The label under period `i`, and the year under its first period.
    pub(super) fn tick(&self, i: usize, words: &Words) -> (String, Option<String>) {
        let Some(period) = self.periods.get(i) else { return (String::new(), None) };
        let year = period.from.year();
        let first = i == 0 || self.periods.get(i - 1).is_some_and(|p| p.from.year() != year);
        let year_line = first.then(|| words.plain(&year));
        if let Some((_, quarter)) = period.id.split_once("-Q") {
            return (words.say("dates.quarter.short", &[("quarter", &words.plain(&quarter))]), year_line);
        }
        if period.id.contains('-') {
            return (words.month_short(period.from), year_line);
        }
        (period.id.clone(), None)
    }

    /// Every how many periods a label fits.
    pub(super) fn every(&self, words: &Words) -> usize {
        let labels = (0..self.periods.len()).map(|i| width(&self.tick(i, words).0, SMALL.size));
        ((labels.fold(25.0, f64::max) + 8.0) / self.step()).ceil().max(1.0) as usize
    }
}
