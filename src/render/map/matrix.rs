//! The legend of two figures at once: nine squares with an arrow along each side.
use super::spec::{MapSpec, MapValue, Matrix};
use crate::render::fonts::{Weight, wrap};
use crate::render::project::Frame;
use crate::render::style::{INK, LINE};
use crate::render::svg::{Element, line, rect, text};

const SIDE: f64 = 22.0;
const SIZE: f64 = 12.0;
const LEADING: f64 = 15.0;

/// Draws it at the top left of `frame` into `group` and gives its height.
pub(super) fn draw(group: &mut Element, spec: &MapSpec, words: &Matrix, frame: Frame) -> f64 {
    let across = wrap(&words.across, SIZE, Weight::Regular, frame.width / 1.06);
    let (x, top) = (frame.x, frame.y + LEADING * across.len() as f64 + 10.0);
    let mut all = std::mem::replace(group, Element::new("g"));
    for (i, words) in across.iter().enumerate() {
        all = all.child(text((x, frame.y + LEADING * (i + 1) as f64 - 3.0), SIZE, INK, words.as_str()));
    }
    all = all.children(arrow((x, top - 4.0), (x + 3.0 * SIDE, top - 4.0)));
    for class in 0..9 {
        let (column, row) = ((class % 3) as f64, (class / 3) as f64);
        let square =
            rect(x + SIDE * column, top + SIDE * row, SIDE, SIDE, &spec.fill(MapValue::Class(class)));
        all = all.child(square.with("stroke", LINE).at("stroke-width", 0.8));
    }
    let right = x + 3.0 * SIDE + 7.0;
    all = all.children(arrow((right, top), (right, top + 3.0 * SIDE)));
    let room = (frame.x + frame.width - right - 8.0).max(40.0);
    for (i, words) in wrap(&words.down, SIZE, Weight::Regular, room / 1.06).iter().enumerate() {
        all = all.child(text((right + 8.0, top + LEADING * (i + 1) as f64 - 3.0), SIZE, INK, words.as_str()));
    }
    *group = all;
    top + 3.0 * SIDE + 10.0 - frame.y
}

/// From light to dark: a line with a head at its end.
fn arrow(from: (f64, f64), to: (f64, f64)) -> Vec<Element> {
    let (dx, dy) = ((to.0 - from.0).signum(), (to.1 - from.1).signum());
    let (dx, dy) = (if to.0 == from.0 { 0.0 } else { dx }, if to.1 == from.1 { 0.0 } else { dy });
    let head = |side: f64| (to.0 - 5.0 * dx + 3.0 * side * dy, to.1 - 5.0 * dy + 3.0 * side * dx);
    vec![line(from, to, INK, 1.2), line(head(1.0), to, INK, 1.2), line(head(-1.0), to, INK, 1.2)]
}
