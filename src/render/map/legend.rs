//! The legend: a swatch and its words, side by side.
use super::matrix;
use super::panel::Border;
use super::spec::{MapSpec, MapValue};
use crate::render::fonts::{Weight, width, wrap};
use crate::render::project::Frame;
use crate::render::style::{BLANK_GROUND, INK, LINE};
use crate::render::svg::{Element, number, rect, text};

const SIZE: f64 = 13.0;
const LEADING: f64 = 17.0;
const SWATCH: (f64, f64) = (24.0, 15.0);
const GAP: f64 = 7.0;
/// Least and greatest width of a legend beside the map, which has one item a line.
const COLUMN: (f64, f64) = (120.0, 210.0);
/// Fallback fonts can be a little wider than the one we measure with.
const SLACK: f64 = 1.06;

/// The legend of `spec` with its top left corner at the frame's, no wider than
/// the frame; returns it with its height. District borders are listed only where they are drawn. In a narrow frame the items stand one below another.
pub(super) fn legend(spec: &MapSpec, frame: Frame, districts: bool) -> (Element, f64) {
    let mut group = Element::new("g");
    let mut y = frame.y;
    if let Some(title) = &spec.legend_title {
        for line in wrap(title, SIZE, Weight::Bold, frame.width / SLACK) {
            y += LEADING;
            group = group.child(text((frame.x, y - 4.0), SIZE, INK, line).with("font-weight", "700"));
        }
        y += 5.0;
    }
    let narrow = frame.width <= COLUMN.1;
    let mut x = frame.x;
    let room = frame.width - SWATCH.0 - GAP;
    let mut row = 0.0;
    let borders = lines(spec).into_iter().filter(|(b, _)| districts || *b != Border::District);
    let lines = borders.map(|(border, words)| (Sample::Line(border), words));
    if let Some(words) = &spec.matrix {
        let high = matrix::draw(&mut group, spec, words, Frame { y, ..frame });
        y += high;
    }
    let fills = items(spec).into_iter().filter(|(value, _)| spec.matrix.is_none() || !is_class(*value));
    let fills = fills.map(|(value, words)| (Sample::Fill(value), words));
    for (sample, words) in fills.chain(lines) {
        let lines = wrap(&words, SIZE, Weight::Regular, room / SLACK);
        let wide = lines.iter().map(|l| width(l, SIZE, Weight::Regular)).fold(0.0, f64::max) * SLACK;
        let item = SWATCH.0 + GAP + wide;
        if x > frame.x && (narrow || x + item > frame.x + frame.width) {
            (x, y, row) = (frame.x, y + row, 0.0);
        }
        group = group.children(sample.draw(spec, x, y));
        for (i, line) in lines.iter().enumerate() {
            let at = (x + SWATCH.0 + GAP, y + 12.0 + LEADING * i as f64);
            group = group.child(text(at, SIZE, INK, line.as_str()));
        }
        row = f64::max(row, LEADING * lines.len().max(1) as f64 + 6.0);
        x += item + 18.0;
    }
    (group, y + row - frame.y)
}

fn is_class(value: MapValue) -> bool {
    matches!(value, MapValue::Class(_))
}

/// How wide a legend with one item a line would like to be.
pub(super) fn column_width(spec: &MapSpec) -> f64 {
    let (mut fills, lines) = (items(spec), lines(spec));
    if spec.matrix.is_some() {
        fills.retain(|(value, _)| !is_class(*value));
    }
    let words = fills.iter().map(|(_, w)| w).chain(lines.iter().map(|(_, w)| w));
    let widest = words.map(|w| width(w, SIZE, Weight::Regular)).fold(0.0, f64::max);
    (SWATCH.0 + GAP + widest * SLACK + 1.0).clamp(COLUMN.0, COLUMN.1)
}

/// What the legend lists: all classes, then what else the map shows. The lowest
/// class comes first, so that reading order is the order of the palette.
pub(super) fn items(spec: &MapSpec) -> Vec<(MapValue, String)> {
    let shown = |value| (0..spec.areas.len()).any(|a| spec.value(a) == value);
    let classes = spec.classes.iter().enumerate().map(|(i, c)| (MapValue::Class(i), c.text.clone()));
    let mut items: Vec<_> = classes.filter(|(value, _)| !spec.only_shown || shown(*value)).collect();
    for (value, words) in
        [(MapValue::NotClear, &spec.words.not_clear), (MapValue::NoFigure, &spec.words.no_figure)]
    {
        if shown(value) {
            items.push((value, words.clone()));
        }
    }
    items
}

/// The kinds of border that need explaining.
fn lines(spec: &MapSpec) -> Vec<(Border, String)> {
    let first = spec.areas.first();
    let districts = spec.areas.iter().any(|a| Some(a.parent) != first.map(|f| f.parent));
    let mut zones: Vec<usize> = spec.areas.iter().map(|a| a.zone).collect();
    zones.sort_unstable();
    let together = zones.windows(2).any(|w| w[0] == w[1]);
    let mut lines = Vec::new();
    if together {
        lines.push((Border::Within, spec.words.together.clone()));
    }
    if districts {
        lines.push((Border::District, spec.words.district.clone()));
    }
    // A class of the same name says it already.
    let said = spec.classes.iter().any(|class| class.text == spec.words.outlined);
    if !said && spec.areas.iter().any(|a| a.outlined) {
        lines.push((Border::Outlined, spec.words.outlined.clone()));
    }
    lines
}

/// What stands before the words.
enum Sample {
    Fill(MapValue),
    Line(Border),
}

impl Sample {
    fn draw(&self, spec: &MapSpec, x: f64, y: f64) -> Vec<Element> {
        let (width, height) = SWATCH;
        match self {
            Sample::Fill(value) => {
                let swatch = rect(x + 0.5, y + 0.5, width - 1.0, height - 1.0, &spec.fill(*value));
                vec![swatch.with("stroke", LINE).at("stroke-width", 0.8)]
            }
            Sample::Line(Border::Within) => {
                // As on the map: one zone of two areas.
                let zone = rect(x + 0.5, y + 0.5, width - 1.0, height - 1.0, BLANK_GROUND);
                let d = format!("M{} {}v{}", number(x + width / 2.0), number(y + 0.5), number(height - 1.0));
                vec![zone.with("stroke", LINE).at("stroke-width", 0.8)]
                    .into_iter()
                    .chain(Border::Within.strokes(&d))
                    .collect()
            }
            Sample::Line(border) => border.strokes(&format!(
                "M{} {}h{}",
                number(x + 1.0),
                number(y + height / 2.0),
                number(width - 2.0)
            )),
        }
    }
}
