//! What surrounds a map: title, stamp, scale bar, notes; and the page that holds them.
use super::legend::items;
use super::spec::MapSpec;
use crate::render::fonts::{Weight, width, wrap};
use crate::render::mirror::{GROUND, mirrored};
use crate::render::project::{Frame, round_length};
use crate::render::style::{INK, INK_SOFT, PAPER, Palette, STAMP, STAMP_INK, above, dots, hatch, lined};
use crate::render::svg::{Document, Element, line, rect, text};

/// Fallback fonts can be a little wider than the one we measure with.
const SLACK: f64 = 1.05;
const KM_PER_MILE: f64 = 1.609_344;
const FEET_PER_MILE: f64 = 5280.0;

/// A picture filled from the top.
pub(super) struct Page<'a> {
    spec: &'a MapSpec<'a>,
    body: Vec<Element>,
    /// Margin on all sides.
    pub pad: f64,
    /// How far down it is filled.
    pub y: f64,
}

impl<'a> Page<'a> {
    /// A page with stamp, title and subtitle on it.
    pub(super) fn new(spec: &'a MapSpec<'a>) -> Self {
        let narrow = spec.width < 560.0;
        let pad = if narrow { 14.0 } else { 20.0 };
        let mut page = Page { spec, body: Vec::new(), pad, y: pad };
        if let Some(stamp) = &spec.stamp {
            page.banner(stamp);
        }
        let size = if narrow { 17.0 } else { 20.0 };
        page.lines(&spec.title, size, Weight::Bold, INK);
        page.y += 2.0;
        page.lines(&spec.subtitle, 13.5, Weight::Regular, INK_SOFT);
        page.y += 10.0;
        page
    }

    /// Width between the margins, in any case something.
    pub(super) fn inner(&self) -> f64 {
        (self.spec.width - 2.0 * self.pad).max(60.0)
    }

    /// Puts an element on top of what is there.
    pub(super) fn put(&mut self, element: Element) {
        self.body.push(element);
    }

    /// Puts what is as it is in the world: moved in a mirrored picture, but not mirrored
    /// itself. `middle` is the x of its middle.
    pub(super) fn put_ground(&mut self, layers: Vec<Element>, middle: f64) {
        if self.spec.rtl {
            self.body.push(Element::new("g").at(GROUND, middle).children(layers));
        } else {
            self.body.extend(layers);
        }
    }

    /// Wrapped lines of text over the whole width.
    pub(super) fn lines(&mut self, content: &str, size: f64, weight: Weight, ink: &str) {
        for line in wrap(content, size, weight, self.inner() / SLACK) {
            self.y += size * 1.32;
            let mut element = text((self.pad, self.y - size * 0.3), size, ink, line);
            if weight == Weight::Bold {
                element = element.with("font-weight", "700");
            }
            self.put(element);
        }
    }

    fn banner(&mut self, stamp: &str) {
        let lines = wrap(stamp, 13.0, Weight::Bold, (self.spec.width - 20.0) / SLACK);
        let height = 10.0 + 17.0 * lines.len() as f64;
        self.put(rect(0.0, 0.0, self.spec.width, height, STAMP));
        for (i, line) in lines.into_iter().enumerate() {
            let at = (self.spec.width / 2.0, 18.0 + 17.0 * i as f64);
            let element = text(at, 13.0, STAMP_INK, line);
            self.put(element.with("font-weight", "700").with("text-anchor", "middle"));
        }
        self.y = height + self.pad * 0.6;
    }

    /// Notes, then the finished picture.
    pub(super) fn finish(mut self, more_notes: &[String]) -> String {
        let spec = self.spec;
        if spec.notes.len() + more_notes.len() > 0 {
            self.y += 6.0;
        }
        for note in more_notes.iter().chain(&spec.notes) {
            self.lines(note, 11.0, Weight::Regular, INK_SOFT);
            self.y += 2.0;
        }
        let height = (self.y + self.pad * 0.8).ceil();
        let mut body = vec![rect(0.0, 0.0, spec.width, height, PAPER)];
        body.append(&mut self.body);
        let mut defs =
            vec![hatch(&format!("{}-not-clear", spec.id)), dots(&format!("{}-no-figure", spec.id))];
        if spec.palette == Palette::Gap {
            defs.push(above(&format!("{}-above", spec.id)));
        }
        if spec.lined() {
            defs.extend((0..9).filter_map(|class| lined(&format!("{}-both-{class}", spec.id), class)));
        }
        let svg = Document {
            id: spec.id.clone(),
            title: stamped(spec, &spec.title),
            desc: describe(spec),
            width: spec.width,
            height,
            focusable: spec.focusable,
            defs,
            body,
        }
        .render();
        if spec.rtl { mirrored(&svg) } else { svg }
    }
}

fn stamped(spec: &MapSpec, title: &str) -> String {
    spec.stamp.as_ref().map_or_else(|| title.into(), |stamp| format!("{stamp}: {title}"))
}

/// The subtitle, and how many areas are in each class.
fn describe(spec: &MapSpec) -> String {
    if let Some(desc) = &spec.desc {
        return desc.clone();
    }
    let mut words = vec![spec.subtitle.trim().to_string()];
    words.extend(spec.legend_title.iter().map(|t| format!("{t}.")));
    for (value, name) in items(spec) {
        let count = (0..spec.areas.len()).filter(|a| spec.value(*a) == value).count();
        words.push(format!("{name}: {count}."));
    }
    words.retain(|w| !w.is_empty());
    words.join(" ")
}

/// The stamp across `frame`: large and very faint, so that no cropping loses it and
/// names and classes are still read. The banner says it aloud.
pub(super) fn stamp_across(stamp: &str, frame: Frame) -> Element {
    let diagonal = frame.width.hypot(frame.height);
    let size = (0.62 * diagonal / width(stamp, 1.0, Weight::Bold).max(1.0)).clamp(14.0, 90.0);
    let (x, y) = (frame.x + frame.width / 2.0, frame.y + frame.height / 2.0);
    let turn = -(frame.height / frame.width).atan().to_degrees().clamp(15.0, 40.0);
    let spot = format!("translate({} {}) rotate({})", n(x), n(y), n(turn));
    text((0.0, size * 0.36), size, INK, stamp)
        .with("transform", spot)
        .with("text-anchor", "middle")
        .with("font-weight", "700")
        .with("fill-opacity", "0.05")
        .with("stroke", PAPER)
        .with("stroke-opacity", "0.14")
        .at("stroke-width", (size / 60.0).max(0.5))
        .with("pointer-events", "none")
        .with("aria-hidden", "true")
}

fn n(value: f64) -> String {
    crate::render::svg::number(value)
}

/// A scale bar with kilometres above and miles below, its top left corner at
/// (`x`, `y`), at most `room` long. Both are true to the ground.
pub(super) fn scale_bar(spec: &MapSpec, units_per_km: f64, x: f64, y: f64, room: f64) -> Element {
    let words = &spec.words;
    let (km, mile) = (room / units_per_km, room / units_per_km / KM_PER_MILE);
    let metric = if km >= 1.0 {
        (round_length(km), round_length(km), &words.km)
    } else {
        let m = round_length(km * 1000.0);
        (m / 1000.0, m, &words.m)
    };
    let miles = if mile >= 0.5 {
        let miles = if mile < 1.0 { 0.5 } else { round_length(mile) };
        (miles * KM_PER_MILE, miles, &words.mile)
    } else {
        let feet = round_length(mile * FEET_PER_MILE);
        (feet / FEET_PER_MILE * KM_PER_MILE, feet, &words.foot)
    };
    let middle = y + 14.0;
    let mut group = Element::new("g");
    let longest = metric.0.max(miles.0) * units_per_km;
    group = group.child(line((x, middle), (x + longest, middle), INK_SOFT, 1.2));
    group = group.child(line((x, middle - 5.0), (x, middle + 5.0), INK_SOFT, 1.2));
    for ((km, number, unit), tick, baseline) in [(metric, -5.0, middle - 4.0), (miles, 5.0, middle + 11.5)] {
        let end = x + km * units_per_km;
        group = group.child(line((end, middle), (end, middle + tick), INK_SOFT, 1.2));
        let words = format!("{} {unit}", words.number(number));
        // At the end that it measures, unless the bar is too short for that.
        let label = if width(&words, 10.0, Weight::Regular) + 8.0 < end - x {
            text((end - 3.0, baseline), 10.0, INK_SOFT, words).with("text-anchor", "end")
        } else {
            text((end + 4.0, baseline), 10.0, INK_SOFT, words)
        };
        group = group.child(label);
    }
    group.with("aria-hidden", "true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_bar_shows_round_lengths_in_both_units() {
        let spec = MapSpec::default();
        let draw = |units_per_km: f64| {
            let mut page = Page::new(&spec);
            page.put(scale_bar(&spec, units_per_km, 10.0, 10.0, 120.0));
            page.finish(&[])
        };
        let city = draw(50.0);
        assert!(city.contains("2 km") && city.contains("1 mi"), "{city}");
        // 1 mile of 50 units each km is 80.47 units long.
        assert!(city.contains("x1=\"90.47\""), "{city}");
        let block = draw(1000.0);
        assert!(block.contains("100 m") && block.contains("200 ft"), "{block}");
    }

    #[test]
    fn the_description_counts_the_classes() {
        use crate::render::map::{ClassLabel, MapArea, MapValue};
        let area = |value| MapArea {
            id: "a".into(),
            label: "A".into(),
            shape: None,
            place: None,
            zone: 0,
            parent: None,
            value,
            read_out: String::new(),
            outlined: false,
        };
        let spec = MapSpec {
            subtitle: "Shares.".into(),
            classes: vec![ClassLabel::new("low"), ClassLabel::new("high")],
            areas: vec![area(MapValue::Class(1)), area(MapValue::NotClear), area(MapValue::Class(7))],
            ..MapSpec::default()
        };
        assert_eq!(describe(&spec), "Shares. low: 0. high: 1. Not clear yet: 1. No figure: 1.");
    }
}
