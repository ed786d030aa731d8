//! Concentration curves: how much of the asking, and of the help, the worst-off places have.
use super::frame::{EDGE, Frame, NARROW, WIDTH};
use super::palette::{BLUE, BLUE_PALE, GOLD, GOLD_PALE, INK, MUTED};
use super::pen::{PLAIN, Pen, SMALL, Type};
use super::picture::Picture;
use super::plane::Plane;
use super::text::wrap;
use crate::briefing::Words;
use crate::equity::{AreaStory, Shown, Story};
use crate::geography::Geography;
use crate::plan::StatusMode;
use plotters::style::RGBColor;

const PLOT: i32 = 330;
/// Between the plot and the names under it on a narrow sheet.
const UNDER: i32 = 58;
const LINE: i32 = 18;
/// A sum whose range goes further than this to each side is drawn as a band only.
const CLEAR: f64 = 10.0;
/// Fewer places than this make corners and no curve.
const FEWEST: usize = 4;

/// A point of a curve: residents so far, and the sum so far with its range.
type Point = (f64, f64, f64, f64);

/// The curves, where every place has residents and a public rank; nothing else.
pub fn concentration(story: &Story, geography: &Geography, words: &Words) -> Option<Picture> {
    let order = ranked(&story.areas, geography)?;
    let helped = story.status_mode != StatusMode::None;
    let asking = curve(&order, |area| part(&area.share_of_asking))?;
    let arrived = helped.then(|| curve(&order, arrived)).flatten();
    let chart = Chart { asking, arrived, words };
    let frame = |name, width| Frame {
        name,
        width,
        title: words.get("chart.concentration.title"),
        unit: words.get("chart.concentration.axis"),
        alt: chart.in_words(),
        caption: words.get("chart.concentration.caption"),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    let draw =
        |name, width| frame(name, width).picture(chart.height(width), |pen, top| chart.draw(pen, top, width));
    Some(Picture { narrow: Some(draw("concentration-narrow", NARROW).svg), ..draw("concentration", WIDTH) })
}

/// The places from the worst-off, with their residents; by the public ranking figure of
/// their areas, weighted by residents.
fn ranked<'a>(areas: &'a [AreaStory], geography: &Geography) -> Option<Vec<(&'a AreaStory, f64)>> {
    let mut all = Vec::new();
    for area in areas {
        let members = geography.areas.iter().filter(|a| area.members.contains(&a.id));
        let (mut sum, mut weight) = (0.0, 0.0);
        for member in members {
            let residents = member.residents.unwrap_or(1.0).max(0.0);
            (sum, weight) = (sum + member.rank? * residents, weight + residents);
        }
        let residents = area.residents.filter(|r| *r > 0.0)?;
        if weight <= 0.0 {
            return None;
        }
        all.push((area, residents, sum / weight));
    }
    all.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.key.id.cmp(&b.0.key.id)));
    (all.len() >= FEWEST).then(|| all.into_iter().map(|(area, residents, _)| (area, residents)).collect())
}

/// A figure with its range, clear or not: it only enters a sum.
fn part(shown: &Shown) -> Option<(f64, f64, f64)> {
    match shown {
        Shown::Clear { estimate, lower, upper } | Shown::NotClear { estimate, lower, upper } => {
            Some((*estimate, lower.max(0.0), *upper))
        }
        Shown::NotAvailable { .. } => None,
    }
}

/// Asking that was met, in the unit of asking.
fn arrived(area: &AreaStory) -> Option<(f64, f64, f64)> {
    let (asked, fill) = (part(&area.share_of_asking)?, part(&area.fill)?);
    Some((asked.0 * fill.0 / 100.0, asked.1 * fill.1 / 100.0, asked.2 * fill.2 / 100.0))
}

/// Running sums of every 100. Ends of ranges are summed as if all erred to one side at
/// once, which is wider than the sum's own range.
fn curve(
    order: &[(&AreaStory, f64)],
    of: impl Fn(&AreaStory) -> Option<(f64, f64, f64)>,
) -> Option<Vec<Point>> {
    let parts: Option<Vec<(f64, f64, f64)>> = order.iter().map(|(area, _)| of(area)).collect();
    let parts = parts?;
    let residents: f64 = order.iter().map(|(_, r)| r).sum();
    let whole: f64 = parts.iter().map(|p| p.0).sum();
    if residents <= 0.0 || whole <= 0.0 {
        return None;
    }
    let mut at: Point = (0.0, 0.0, 0.0, 0.0);
    let mut points = vec![at];
    for ((_, r), (estimate, lower, upper)) in order.iter().zip(&parts) {
        let of = 100.0 / whole;
        at = (at.0 + 100.0 * r / residents, at.1 + estimate * of, at.2 + lower * of, at.3 + upper * of);
        // What is left over bounds the sum from the other side.
        points.push(at);
    }
    let rest = |i: usize, pick: fn(&(f64, f64, f64)) -> f64| {
        100.0 - parts.iter().skip(i).map(pick).sum::<f64>() * 100.0 / whole
    };
    for (i, point) in points.iter_mut().enumerate() {
        let (low, high) = (rest(i, |p| p.2), rest(i, |p| p.1));
        let (lower, upper) = (point.2.max(low).clamp(0.0, 100.0), point.3.min(high).clamp(0.0, 100.0));
        (point.2, point.3) = (lower.min(point.1), upper.max(point.1));
    }
    Some(points)
}

struct Chart<'a> {
    asking: Vec<Point>,
    arrived: Option<Vec<Point>>,
    words: &'a Words,
}

impl Chart<'_> {
    /// The plot from `top` on; on a wide sheet the names stand beside it, else beneath.
    fn plane(top: i32, sheet: i32) -> Plane {
        let right = if sheet <= NARROW { sheet - EDGE - 8 } else { 50 + PLOT + 30 };
        let high = if sheet <= NARROW { right - 50 } else { PLOT };
        let (top, bottom) = (top + 8, top + 8 + high);
        Plane { left: 50, right, top, bottom, across: (0.0, 100.0), up: (0.0, 100.0) }
    }

    fn height(&self, sheet: i32) -> i32 {
        let plot = Self::plane(0, sheet).bottom + UNDER;
        let lines: i32 = self.names(sheet).iter().map(|(_, lines)| LINE * lines.len() as i32 + 8).sum();
        if sheet <= NARROW { plot + lines } else { plot }
    }

    /// What the legend says: the curves with their colours, then the dashed line.
    fn names(&self, sheet: i32) -> Vec<(Option<RGBColor>, Vec<String>)> {
        let narrow = sheet <= NARROW;
        let room = if narrow { sheet - 2 * EDGE } else { sheet - Self::plane(0, sheet).right - 28 };
        let lines = |key: &str, size: f64, room: i32| wrap(&self.words.get(key), size, f64::from(room), 4);
        let arrived = self.arrived.is_some().then_some((BLUE, "chart.concentration.arrived"));
        [(GOLD, "chart.concentration.asking")]
            .into_iter()
            .chain(arrived)
            .map(|(color, key)| (Some(color), lines(key, PLAIN.size, room - 20)))
            .chain([(None, lines("chart.concentration.even", SMALL.size, room))])
            .collect()
    }

    fn draw(&self, pen: &mut Pen, top: i32, sheet: i32) {
        let plane = Self::plane(top, sheet);
        let ticks: Vec<(f64, String)> =
            (0..=5).map(|i| (20.0 * f64::from(i), self.words.whole(20.0 * f64::from(i)))).collect();
        let curves = [(Some(&self.asking), GOLD, GOLD_PALE), (self.arrived.as_ref(), BLUE, BLUE_PALE)];
        for (curve, _, pale) in curves {
            if let Some(curve) = curve {
                band(pen, &plane, curve, pale);
            }
        }
        plane.grid(pen, &ticks, &ticks);
        plane.name_across(pen, &self.words.get("chart.concentration.across"));
        pen.dashed(plane.at((0.0, 0.0)), plane.at((100.0, 100.0)), MUTED, "5 4");
        for ((curve, color, _), dashed) in curves.into_iter().zip([true, false]) {
            if let Some(curve) = curve {
                line(pen, &plane, curve, color, dashed);
            }
        }
        let (x, mut y) = match sheet <= NARROW {
            true => (EDGE, plane.bottom + UNDER),
            false => (plane.right + 14, plane.top + 14),
        };
        for (color, lines) in self.names(sheet) {
            if let Some(color) = color {
                pen.dot((x + 6, y), 6, color);
            }
            let (indent, look) =
                if color.is_some() { (20, Type { color: INK, ..PLAIN }) } else { (0, SMALL) };
            for line in lines {
                pen.text(x + indent, y, &line, look);
                y += LINE;
            }
            y += 8;
        }
    }

    /// What the worse-off half has, by both curves.
    fn in_words(&self) -> String {
        let half = |curve: &[Point]| {
            let at = curve.iter().min_by(|a, b| (a.0 - 50.0).abs().total_cmp(&(b.0 - 50.0).abs()));
            at.copied().unwrap_or((0.0, 0.0, 0.0, 0.0))
        };
        let say = |key: &str, curve: &[Point]| {
            let (residents, sum, lower, upper) = half(curve);
            let show = |v: f64| self.words.whole(v);
            let with = [
                ("residents", show(residents)),
                ("value", show(sum)),
                ("lower", show(lower)),
                ("upper", show(upper)),
            ];
            let with: Vec<(&str, &str)> = with.iter().map(|(n, v)| (*n, v.as_str())).collect();
            self.words.say(key, &with)
        };
        let arrived = self.arrived.as_ref().map(|c| say("chart.concentration.desc.arrived", c));
        let asking = say("chart.concentration.desc.asking", &self.asking);
        std::iter::once(asking).chain(arrived).collect::<Vec<_>>().join(" ")
    }
}

/// Points of a curve that have a dot each.
const DOTS: usize = 80;

fn band(pen: &Pen, plane: &Plane, curve: &[Point], pale: RGBColor) {
    let upper = curve.iter().map(|p| plane.at((p.0, p.3)));
    let lower = curve.iter().rev().map(|p| plane.at((p.0, p.2)));
    pen.polygon(&upper.chain(lower).collect::<Vec<_>>(), pale);
}

/// The curve where its range is narrow enough to be told.
fn line(pen: &mut Pen, plane: &Plane, curve: &[Point], color: RGBColor, dashed: bool) {
    for pair in curve.windows(2) {
        if pair.iter().any(|p| p.3 - p.2 > 2.0 * CLEAR) {
            continue;
        }
        let (from, to) = (plane.at((pair[0].0, pair[0].1)), plane.at((pair[1].0, pair[1].1)));
        if dashed {
            pen.dashed(from, to, color, "7 3");
        } else {
            pen.line(from, to, color, 3);
        }
    }
    // Of many places the dots would run together, and weigh more than the rest of the picture.
    for point in curve.iter().filter(|p| curve.len() <= DOTS && p.3 - p.2 <= 2.0 * CLEAR) {
        pen.dot(plane.at((point.0, point.1)), 3, color);
    }
}
