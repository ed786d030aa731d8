//! When the coalition handed out, by its own public calendar: one box a place and week.
use jiff::ToSpan;
use jiff::civil::Date;
use plotters::style::text_anchor::HPos;

use super::frame::{EDGE, Frame, NARROW, WIDTH};
use super::palette::{BLUE, GREY, GRID};
use super::pen::{Pen, SMALL, Type};
use super::picture::Picture;
use super::text::{clip, width};
use crate::briefing::Words;
use crate::dependability::{Dependability, PlaceSteady, Steady};
use crate::equity::Story;

const ROW: i32 = 24;
const HEAD: i32 = 24;
const LEGEND: i32 = 30;
/// With more areas than this the larger ones are drawn.
const MOST: usize = 30;

/// With more rows than this, weeks that follow each other are one bar: boxes for each would be
/// small, and weigh as much as a map.
const BOXES: usize = 14;

/// What a week had.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Week {
    Held,
    Missed,
    Nothing,
}

/// Weeks with and without a distribution.
pub fn distributions(story: &Story, words: &Words) -> Option<Picture> {
    let calendar = story.dependability.as_ref()?;
    let weeks = weeks(calendar);
    let shown: Vec<&PlaceSteady> = calendar.shown(MOST).collect();
    if weeks.is_empty() || shown.len() > 2 * MOST {
        return None;
    }
    let mut rows = vec![(words.get("chart.changes.city"), &calendar.city)];
    rows.extend(shown.into_iter().map(|PlaceSteady { key, steady }| (key.label.clone(), steady)));
    let strip = Strip { weeks, rows, words };
    let frame = |name, width| Frame {
        name,
        width,
        title: words.get("chart.distributions.title"),
        unit: words.get("chart.distributions.axis"),
        alt: strip.in_words(),
        caption: String::new(),
        foot: words.say("chart.distributions.foot", &[("file", &calendar.file)]),
        stamp: story.stamp.as_deref(),
    };
    let draw =
        |name, width| frame(name, width).picture(strip.height(width), |pen, top| strip.draw(pen, top, width));
    let narrow = draw("distributions-narrow", NARROW).svg;
    Some(Picture { narrow: Some(narrow), ..draw("distributions", WIDTH) })
}

/// The Mondays of all weeks that the window touches.
fn weeks(calendar: &Dependability) -> Vec<Date> {
    let back = i64::from(calendar.from.weekday().to_monday_zero_offset());
    let first = calendar.from.checked_sub(back.days()).ok();
    std::iter::successors(first, |monday| monday.checked_add(7.days()).ok())
        .take_while(|monday| *monday <= calendar.to)
        .collect()
}

struct Strip<'a> {
    weeks: Vec<Date>,
    rows: Vec<(String, &'a Steady)>,
    words: &'a Words,
}

impl Strip<'_> {
    fn height(&self, whole: i32) -> i32 {
        let legend = if whole > NARROW { LEGEND } else { 3 * LEGEND - 24 };
        HEAD + ROW * self.rows.len() as i32 + legend
    }

    fn draw(&self, pen: &mut Pen, top: i32, whole: i32) {
        let room = self.label_room(whole);
        let left = EDGE + room;
        let step = f64::from(whole - EDGE - left) / self.weeks.len() as f64;
        let x = |week: usize| left + (step * week as f64).round() as i32;
        self.months(pen, top + HEAD / 2, x, step);
        for (row, (label, steady)) in self.rows.iter().enumerate() {
            let y = top + HEAD + ROW * row as i32;
            let look = if row == 0 { SMALL.bold() } else { SMALL };
            pen.text(EDGE, y + ROW / 2, &clip(label, SMALL.size * 1.05, f64::from(room - 6)), look);
            let gap = i32::from(step >= 4.0);
            for (from, to, week) in runs(&self.of(steady), self.rows.len() > BOXES) {
                mark(pen, (x(from), y + 3), (x(to) - gap, y + ROW - 3), week);
            }
        }
        self.legend(pen, top + HEAD + ROW * self.rows.len() as i32 + 12, whole);
    }

    /// The name of a month over its first week, as far as there is room.
    fn months(&self, pen: &Pen, y: i32, x: impl Fn(usize) -> i32, step: f64) {
        let mut free = f64::MIN;
        for (i, monday) in self.weeks.iter().enumerate() {
            // A week is of the month of its Thursday.
            let thursday = |monday: Date| monday.checked_add(3.days()).unwrap_or(monday);
            let new = i == 0 || thursday(self.weeks[i - 1]).month() != thursday(*monday).month();
            let label = self.words.month_short(thursday(*monday));
            let wide = width(&label, SMALL.size);
            let ends = f64::from(x(i)) + wide;
            if new && f64::from(x(i)) >= free && ends <= f64::from(x(self.weeks.len())) + step {
                pen.text(x(i), y, &label, SMALL);
                free = ends + 8.0;
            }
        }
    }

    fn label_room(&self, whole: i32) -> i32 {
        let widest = self.rows.iter().map(|(label, _)| width(label, SMALL.size * 1.1)).fold(0.0, f64::max);
        (widest + 12.0).min(0.3 * f64::from(whole)) as i32
    }

    fn of(&self, steady: &Steady) -> Vec<Week> {
        let week = |monday: &Date| {
            let mut own = steady.days.iter().filter(|(day, _)| {
                *monday <= *day && monday.checked_add(6.days()).is_ok_and(|sunday| *day <= sunday)
            });
            match own.clone().any(|(_, held)| *held) {
                true => Week::Held,
                false if own.next().is_some() => Week::Missed,
                false => Week::Nothing,
            }
        };
        self.weeks.iter().map(week).collect()
    }

    fn legend(&self, pen: &mut Pen, y: i32, whole: i32) {
        let (mut x, mut y) = (EDGE, y);
        for (week, key) in [(Week::Held, "held"), (Week::Missed, "missed"), (Week::Nothing, "none")] {
            let label = self.words.get(&format!("chart.distributions.key.{key}"));
            mark(pen, (x, y), (x + 14, y + 16), week);
            pen.text(x + 20, y + 8, &label, Type { size: 12.0, ..SMALL }.at(HPos::Left));
            match whole > NARROW {
                true => x += 20 + width(&label, 12.5) as i32 + 20,
                false => y += 22,
            }
        }
    }

    /// Place by place, how many weeks had one.
    fn in_words(&self) -> String {
        let row = |(label, steady): &(String, &Steady)| {
            let whole = |n: u32| self.words.whole(f64::from(n));
            let with =
                [("name", label.as_str()), ("n", &whole(steady.weeks_with)), ("m", &whole(steady.weeks))];
            self.words.say("chart.distributions.row", &with)
        };
        self.rows.iter().map(row).collect::<Vec<_>>().join(" ")
    }
}

/// Weeks from and up to, each alone or as many of a kind as follow each other; one that fell
/// through is always seen alone.
fn runs(weeks: &[Week], joined: bool) -> Vec<(usize, usize, Week)> {
    let mut out: Vec<(usize, usize, Week)> = Vec::new();
    for (i, week) in weeks.iter().enumerate() {
        match out.last_mut() {
            Some((_, to, last)) if joined && last == week && *week != Week::Missed => *to = i + 1,
            _ => out.push((i, i + 1, *week)),
        }
    }
    out
}

/// Filled, crossed out in a frame, or a line: told apart without colour.
fn mark(pen: &mut Pen, from: (i32, i32), to: (i32, i32), week: Week) {
    match week {
        Week::Held => pen.rect(from, to, BLUE),
        Week::Missed => {
            let (right, bottom) = (to.0 - 1, to.1 - 1);
            let frame = [from, (right, from.1), (right, bottom), (from.0, bottom), from];
            pen.path(&frame, GREY, 1);
            pen.line(from, (right, bottom), GREY, 1);
            pen.line((from.0, bottom), (right, from.1), GREY, 1);
        }
        Week::Nothing => {
            let middle = (from.1 + to.1) / 2;
            pen.line((from.0, middle), (to.0, middle), GRID, 2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_that_follow_each_other_are_one_bar_where_there_are_many_rows() {
        use Week::{Held, Missed, Nothing};
        let weeks = [Held, Held, Missed, Missed, Nothing, Nothing, Held];
        let alone: Vec<_> = weeks.iter().enumerate().map(|(i, week)| (i, i + 1, *week)).collect();
        assert!(runs(&weeks, false) == alone);
        let joined = [(0, 2, Held), (2, 3, Missed), (3, 4, Missed), (4, 6, Nothing), (6, 7, Held)];
        assert!(runs(&weeks, true) == joined);
    }
}
