//! Funnel: help that arrived against how many asked, with the band in which places
//! would lie if all were helped alike.
use plotters::style::text_anchor::HPos;

use super::frame::{EDGE, Frame, NARROW, WIDTH};
use super::palette::{BLUE, BLUE_PALE, GREY_PALE, INK, MUTED};
use super::pen::{PLAIN, Pen, SMALL};
use super::picture::Picture;
use super::plane::{Plane, place_names};
use crate::briefing::Words;
use crate::briefing::figure::{self, Measure};
use crate::equity::{AreaStory, Shown, Story};
use crate::plan::StatusMode;

const PLOT: i32 = 280;
/// The 95th percentile of the standard normal: a band for 9 of 10.
const Z: f64 = 1.645;
/// A funnel needs places enough to see its shape.
const FEWEST: usize = 8;

/// One place: how many asked, help that arrived with its range.
struct Point<'a> {
    name: &'a str,
    asked: f64,
    fill: (f64, f64, f64),
}

/// The chart; nothing with fewer than eight places whose figures are both clear.
pub fn funnel(story: &Story, words: &Words) -> Option<Picture> {
    let (Shown::Clear { estimate: centre, .. }, Shown::Clear { estimate: people, .. }) =
        (&story.city_fill, &story.city_people)
    else {
        return None;
    };
    let point = |area| point(area, *people);
    let points: Vec<Point> = story.areas.iter().filter_map(point).collect();
    if story.status_mode == StatusMode::None || points.len() < FEWEST {
        return None;
    }
    let noise = noise(&points);
    let chart = Chart { points, centre: *centre, noise, words };
    let frame = |name, width| Frame {
        name,
        width,
        title: words.get("chart.funnel.title"),
        unit: words.get("chart.areas.axis"),
        alt: chart.in_words(),
        caption: words.get("chart.funnel.caption"),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    let draw = |name, width| frame(name, width).picture(PLOT + 66, |pen, top| chart.draw(pen, top, width));
    Some(Picture { narrow: Some(draw("funnel-narrow", NARROW).svg), ..draw("funnel", WIDTH) })
}

fn point(area: &AreaStory, people: f64) -> Option<Point<'_>> {
    match (&area.fill, &area.share_of_asking) {
        (Shown::Clear { estimate, lower, upper }, Shown::Clear { estimate: share, .. }) => {
            let asked = share / 100.0 * people;
            let fill = (*estimate, *lower, *upper);
            (asked >= 1.0).then_some(Point { name: &area.key.label, asked, fill })
        }
        _ => None,
    }
}

/// Half-width of the noise's own range at one asker: it falls with their number.
fn noise(points: &[Point]) -> f64 {
    let mut all: Vec<f64> = points.iter().map(|p| (p.fill.2 - p.fill.1) / 2.0 * p.asked).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(0.0)
}

struct Chart<'a> {
    points: Vec<Point<'a>>,
    centre: f64,
    noise: f64,
    words: &'a Words,
}

impl Chart<'_> {
    /// Half-width of the band at `asked`: the chance of a share of so many people, and the
    /// chance that was mixed in.
    fn half(&self, asked: f64) -> f64 {
        let people = Z * (self.centre * (100.0 - self.centre) / asked).max(0.0).sqrt();
        people.hypot(self.noise / asked)
    }

    fn ends(&self) -> (f64, f64) {
        let asked = || self.points.iter().map(|p| p.asked);
        let (least, most) = (asked().fold(f64::INFINITY, f64::min), asked().fold(1.0, f64::max));
        (least / 1.25, most * 1.25)
    }

    fn draw(&self, pen: &mut Pen, top: i32, sheet: i32) {
        let (least, most) = self.ends();
        let narrow = sheet <= NARROW;
        let (left, right) = if narrow { (42, sheet - EDGE) } else { (50, sheet - 110) };
        let plane = Plane {
            left,
            right,
            top: top + 8,
            bottom: top + 8 + PLOT,
            across: (least.ln(), most.ln()),
            up: (0.0, 100.0),
        };
        self.band(pen, &plane);
        let up: Vec<(f64, String)> =
            (0..=5).map(|i| (20.0 * f64::from(i), self.words.whole(20.0 * f64::from(i)))).collect();
        plane.grid(pen, &self.ticks(narrow), &up);
        plane.name_across(pen, &self.words.get("chart.funnel.across"));
        let y = plane.y(self.centre);
        pen.dashed((plane.left, y), (plane.right, y), INK, "5 4");
        let show = Measure::Of100.show(self.words, self.centre);
        let city = self.words.say("chart.funnel.city", &[("value", &show)]);
        if !narrow {
            pen.label(plane.right + 8, y, &city, PLAIN);
        }
        for point in &self.points {
            let x = plane.x(point.asked.ln());
            pen.line((x, plane.y(point.fill.1)), (x, plane.y(point.fill.2)), BLUE_PALE, 3);
        }
        let marks: Vec<(i32, i32)> = self.points.iter().map(|p| plane.at((p.asked.ln(), p.fill.0))).collect();
        for (point, mark) in self.points.iter().zip(&marks) {
            if self.outside(point) {
                pen.dot(*mark, 5, BLUE);
            } else {
                pen.ring(*mark, 4, MUTED);
            }
        }
        let mut named: Vec<(&Point, (i32, i32))> =
            self.points.iter().zip(marks.iter().copied()).filter(|(p, _)| self.outside(p)).collect();
        named.sort_by(|a, b| self.away(b.0).total_cmp(&self.away(a.0)));
        let named: Vec<((i32, i32), String)> =
            named.into_iter().map(|(p, mark)| (mark, p.name.to_string())).collect();
        for (x, y, name, anchor) in place_names(&named, &marks, &plane, sheet - EDGE) {
            pen.label(x, y, &name, SMALL.color(INK).at(anchor));
        }
        if narrow {
            pen.label(plane.right - 4, y - 11, &city, PLAIN.at(HPos::Right));
        }
    }

    fn outside(&self, point: &Point) -> bool {
        self.away(point) > 1.0
    }

    fn away(&self, point: &Point) -> f64 {
        (point.fill.0 - self.centre).abs() / self.half(point.asked).max(1e-9)
    }

    fn band(&self, pen: &Pen, plane: &Plane) {
        let (from, to) = plane.across;
        let step = |i: i32| from + (to - from) * f64::from(i) / 60.0;
        let edge = |i: i32, side: f64| {
            plane.at((step(i), (self.centre + side * self.half(step(i).exp())).clamp(0.0, 100.0)))
        };
        let upper = (0..=60).map(|i| edge(i, 1.0));
        let lower = (0..=60).rev().map(|i| edge(i, -1.0));
        pen.polygon(&upper.chain(lower).collect::<Vec<_>>(), GREY_PALE);
    }

    /// 1, 2 and 5 × 10ⁿ within the ends; 1 and 3 × 10ⁿ where there is little room.
    fn ticks(&self, narrow: bool) -> Vec<(f64, String)> {
        let (least, most) = self.ends();
        let steps: &[f64] = if narrow && most / least > 30.0 { &[1.0, 3.0] } else { &[1.0, 2.0, 5.0] };
        let all = (0..9).flat_map(|p| steps.iter().map(move |m| m * 10f64.powi(p)));
        all.filter(|v| (least..=most).contains(v)).map(|v| (v.ln(), self.words.whole(v))).collect()
    }

    fn in_words(&self) -> String {
        let outside: Vec<String> = self
            .points
            .iter()
            .filter(|p| self.outside(p))
            .map(|p| {
                let shown = Shown::Clear { estimate: p.fill.0, lower: p.fill.1, upper: p.fill.2 };
                let cell = figure::cell(self.words, Measure::Of100, &shown);
                format!("{}: {}, {}.", p.name, cell.value, cell.range)
            })
            .collect();
        let n = self.words.whole(self.points.len() as f64);
        let outside = if outside.is_empty() { "–".to_owned() } else { outside.join(" ") };
        let with = [("n", n.as_str()), ("outside", &outside)];
        self.words.say("chart.funnel.desc", &with)
    }
}
