//! The legend: a swatch and its words, side by side.
use super::spec::{MapSpec, MapValue};
use crate::render::fonts::{Weight, width, wrap};
use crate::render::project::Frame;
use crate::render::style::{INK, LINE};
use crate::render::svg::{Element, rect, text};

const SIZE: f64 = 12.0;
const LEADING: f64 = 16.0;
const SWATCH: (f64, f64) = (24.0, 15.0);
const GAP: f64 = 7.0;
/// Fallback fonts can be a little wider than the one we measure with.
const SLACK: f64 = 1.06;

/// The legend of `spec` with its top left corner at the frame's, no wider than
/// the frame; returns it with its height. In a narrow frame the items stand one below another.
pub(super) fn legend(spec: &MapSpec, frame: Frame) -> (Element, f64) {
    let mut group = Element::new("g");
    let mut y = frame.y;
    if let Some(title) = &spec.legend_title {
        for line in wrap(title, SIZE, Weight::Bold, frame.width / SLACK) {
            y += LEADING;
            group = group.child(text((frame.x, y - 4.0), SIZE, INK, line).with("font-weight", "700"));
        }
        y += 5.0;
    }
    let mut x = frame.x;
    let room = frame.width - SWATCH.0 - GAP;
    let mut row = 0.0;
    for (value, words) in items(spec) {
        let lines = wrap(&words, SIZE, Weight::Regular, room / SLACK);
        let wide = lines.iter().map(|l| width(l, SIZE, Weight::Regular)).fold(0.0, f64::max) * SLACK;
        let item = SWATCH.0 + GAP + wide;
        if x > frame.x && x + item > frame.x + frame.width {
            (x, y, row) = (frame.x, y + row, 0.0);
        }
        group = group.child(swatch(spec, value, x, y));
        for (i, line) in lines.iter().enumerate() {
            let at = (x + SWATCH.0 + GAP, y + 12.0 + LEADING * i as f64);
            group = group.child(text(at, SIZE, INK, line.as_str()));
        }
        row = f64::max(row, LEADING * lines.len().max(1) as f64 + 6.0);
        x += item + 18.0;
    }
    (group, y + row - frame.y)
}

/// How wide a legend with one item a line would like to be.
pub(super) fn column_width(spec: &MapSpec) -> f64 {
    let widest = items(spec).iter().map(|(_, w)| width(w, SIZE, Weight::Regular)).fold(0.0, f64::max);
    (SWATCH.0 + GAP + widest * SLACK + 1.0).clamp(120.0, 190.0)
}

/// What the legend lists: all classes, then what else the map shows. The lowest
/// class comes first, so that reading order is the order of the palette.
pub(super) fn items(spec: &MapSpec) -> Vec<(MapValue, String)> {
    let shown = |value| (0..spec.areas.len()).any(|a| spec.value(a) == value);
    let mut items: Vec<_> =
        spec.classes.iter().enumerate().map(|(i, c)| (MapValue::Class(i), c.text.clone())).collect();
    for (value, words) in
        [(MapValue::NotClear, &spec.words.not_clear), (MapValue::NoFigure, &spec.words.no_figure)]
    {
        if shown(value) {
            items.push((value, words.clone()));
        }
    }
    items
}

fn swatch(spec: &MapSpec, value: MapValue, x: f64, y: f64) -> Element {
    rect(x + 0.5, y + 0.5, SWATCH.0 - 1.0, SWATCH.1 - 1.0, &spec.fill(value))
        .with("stroke", LINE)
        .at("stroke-width", 0.8)
}
