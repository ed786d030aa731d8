//! Equiplot: one line a way of looking at people, one dot a group on it.
use plotters::style::text_anchor::HPos;

use super::flags::{Flag, Side, flags};
use super::frame::{EDGE, Frame, NARROW, WIDTH};
use super::palette::{BLUE, BLUE_PALE, GRID, INK, MUTED};
use super::pen::{PLAIN, Pen, SMALL};
use super::picture::Picture;
use super::rows::row_in_words;
use super::text::{clip, width};
use crate::briefing::figure::Measure;
use crate::briefing::{Words, levels};
use crate::equity::{AreaStory, Shown, Story};
use crate::plan::StatusMode;

/// With more places than this a line of them is a smear.
const MOST: usize = 12;
const HEAD: i32 = 30;
/// Height of a lane of names, and of a range.
const LANE: i32 = 16;
const RANGE: i32 = 5;

/// One line: a way of looking, and the groups that it parts people into.
struct Line<'a> {
    label: String,
    dots: Vec<(&'a str, &'a Shown)>,
}

impl Line<'_> {
    /// The clear ones from the lowest up: name, estimate, lower, upper.
    fn clear(&self) -> Vec<(&str, f64, f64, f64)> {
        let mut clear: Vec<_> = self
            .dots
            .iter()
            .filter_map(|(name, shown)| match shown {
                Shown::Clear { estimate, lower, upper } => Some((*name, *estimate, *lower, *upper)),
                _ => None,
            })
            .collect();
        clear.sort_by(|a, b| a.1.total_cmp(&b.1));
        clear
    }

    fn unclear(&self) -> usize {
        self.dots.iter().filter(|(_, shown)| matches!(shown, Shown::NotClear { .. })).count()
    }
}

/// Help that arrived for the places (where they are few) and for each list of groups,
/// one line each; nothing when no line has two clear figures.
pub fn equiplot(story: &Story, words: &Words) -> Option<Picture> {
    if story.status_mode == StatusMode::None {
        return None;
    }
    let lines = lines(story, words);
    let told = lines.iter().any(|line| line.clear().len() > 1);
    let chart = Chart { lines, target: story.target, words };
    let frame = |name, width| Frame {
        name,
        width,
        title: words.get("chart.equiplot.title"),
        unit: words.get("chart.groups.axis"),
        alt: chart.in_words(),
        caption: words.get("chart.equiplot.caption"),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    let draw =
        |name, width| frame(name, width).picture(chart.height(width), |pen, top| chart.draw(pen, top, width));
    told.then(|| Picture { narrow: Some(draw("equiplot-narrow", NARROW).svg), ..draw("equiplot", WIDTH) })
}

fn lines<'a>(story: &'a Story, words: &Words) -> Vec<Line<'a>> {
    let places = |level: &str, areas: &'a [AreaStory]| Line {
        label: words.say("larger.title", &[("level", &levels::one(words, level))]),
        dots: areas.iter().map(|a| (a.key.label.as_str(), &a.fill)).collect(),
    };
    let larger = story.coarser.as_ref().map(|c| (c.level.as_str(), c.areas.as_slice()));
    let few = [Some((story.level.as_str(), story.areas.as_slice())), larger].into_iter().flatten();
    let few = few.filter(|(_, areas)| (2..=MOST).contains(&areas.len()));
    let groups = story.groups.iter().map(|g| Line {
        label: g.label.clone(),
        dots: g.values.iter().map(|v| (v.key.label.as_str(), &v.fill)).collect(),
    });
    few.map(|(level, areas)| places(level, areas)).chain(groups).filter(|l| !l.clear().is_empty()).collect()
}

struct Chart<'a> {
    lines: Vec<Line<'a>>,
    target: f64,
    words: &'a Words,
}

impl Chart<'_> {
    fn x(&self, width: i32, value: f64) -> i32 {
        let (left, right) = (EDGE + 10, width - EDGE - 10);
        left + (f64::from(right - left) * (value / 100.0).clamp(0.0, 1.0)).round() as i32
    }

    /// Names over the line, in as many lanes as they need.
    fn names(&self, line: &Line, sheet: i32) -> Vec<(String, Flag)> {
        let name = |(name, ..): &(&str, f64, f64, f64)| clip(name, SMALL.size, 150.0);
        let clear = line.clear();
        let names: Vec<String> = clear.iter().map(name).collect();
        let room = |name: &String| width(name, SMALL.size).ceil() as i32;
        let dots: Vec<(i32, i32)> =
            clear.iter().zip(&names).map(|(dot, name)| (self.x(sheet, dot.1), room(name))).collect();
        names.into_iter().zip(flags(&dots, (EDGE, sheet - EDGE))).collect()
    }

    fn line_height(&self, line: &Line, sheet: i32) -> i32 {
        let lanes = self.names(line, sheet).iter().map(|(_, flag)| flag.lane + 1).max().unwrap_or(0);
        HEAD + LANE * lanes + 20 + RANGE * line.clear().len() as i32 + 12
    }

    fn height(&self, width: i32) -> i32 {
        26 + self.lines.iter().map(|line| self.line_height(line, width)).sum::<i32>()
    }

    fn draw(&self, pen: &mut Pen, top: i32, width: i32) {
        let end = top + self.height(width) - 6;
        for value in [0, 20, 40, 60, 80, 100] {
            let x = self.x(width, f64::from(value));
            pen.line((x, top + 18), (x, end), GRID, 1);
            pen.text(x, top + 8, &self.words.whole(f64::from(value)), SMALL.at(HPos::Center));
        }
        let x = self.x(width, self.target);
        pen.dashed((x, top + 18), (x, end), INK, "5 4");
        let mut y = top + 26;
        for line in &self.lines {
            self.line(pen, y, width, line);
            y += self.line_height(line, width);
        }
    }

    fn line(&self, pen: &mut Pen, top: i32, sheet: i32, line: &Line) {
        pen.label(EDGE, top + 10, &line.label, PLAIN.bold());
        let more = self.words.count("chart.equiplot.unclear", line.unclear(), &[]);
        let both = width(&line.label, PLAIN.size * 1.06) + width(&more, SMALL.size) + 16.0;
        if line.unclear() > 0 && both <= f64::from(sheet - 2 * EDGE) {
            pen.label(sheet - EDGE, top + 10, &more, SMALL.at(HPos::Right));
        }
        let names = self.names(line, sheet);
        let highest = names.iter().map(|(_, flag)| flag.lane + 1).max().unwrap_or(0);
        let axis = top + HEAD + LANE * highest + 4;
        let clear = line.clear();
        if let (Some(first), Some(last)) = (clear.first(), clear.last()) {
            pen.line((self.x(sheet, first.1), axis), (self.x(sheet, last.1), axis), BLUE, 2);
        }
        for (i, (_, _, lower, upper)) in (0..).zip(&clear) {
            let y = axis + 12 + RANGE * i;
            let (from, to) = (self.x(sheet, *lower), self.x(sheet, *upper));
            pen.rect((from, y), (to.max(from + 2), y + 3), BLUE_PALE);
        }
        let height = |flag: &Flag| axis - 14 - LANE * flag.lane;
        for (_, flag) in &names {
            let top = height(flag) + if flag.side == Side::Centre { 7 } else { -5 };
            if flag.side != Side::Centre || flag.lane > 0 {
                pen.line((flag.x, top), (flag.x, axis), MUTED, 1);
            }
        }
        for (name, flag) in &names {
            pen.dot((flag.x, axis), 6, BLUE);
            let (x, anchor) = match flag.side {
                Side::Centre => ((flag.from + flag.to) / 2, HPos::Center),
                Side::Right => (flag.from, HPos::Left),
                Side::Left => (flag.to, HPos::Right),
            };
            pen.label(x, height(flag), name, SMALL.color(INK).at(anchor));
        }
    }

    fn in_words(&self) -> String {
        let line = |line: &Line| {
            let row = |(name, shown): &(&str, &Shown)| {
                format!("{}.", row_in_words(self.words, Measure::Of100, name, shown))
            };
            let rows: Vec<String> = line.dots.iter().map(row).collect();
            format!("{}. {}", line.label, rows.join(" "))
        };
        self.lines.iter().map(line).collect::<Vec<_>>().join(" ")
    }
}
