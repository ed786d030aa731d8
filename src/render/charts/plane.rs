//! A plane with two axes, for charts that set one figure against another.
use plotters::style::text_anchor::HPos;

use super::palette::{GRID, MUTED};
use super::pen::{Pen, SMALL};

/// A plot area. Values are mapped linearly; for other scales map before.
#[derive(Clone, Copy)]
pub(super) struct Plane {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
    /// Values at the left and right end.
    pub(super) across: (f64, f64),
    /// Values at the bottom and top.
    pub(super) up: (f64, f64),
}

impl Plane {
    /// Where a value lies from left to right.
    pub(super) fn x(&self, value: f64) -> i32 {
        let share = (value - self.across.0) / (self.across.1 - self.across.0).max(1e-9);
        self.left + (f64::from(self.right - self.left) * share.clamp(0.0, 1.0)).round() as i32
    }

    /// Where a value lies from top to bottom.
    pub(super) fn y(&self, value: f64) -> i32 {
        let share = (value - self.up.0) / (self.up.1 - self.up.0).max(1e-9);
        self.bottom - (f64::from(self.bottom - self.top) * share.clamp(0.0, 1.0)).round() as i32
    }

    /// Where a point lies.
    pub(super) fn at(&self, (x, y): (f64, f64)) -> (i32, i32) {
        (self.x(x), self.y(y))
    }

    /// Grid lines with their numbers: `across` under the plane, `up` beside it.
    pub(super) fn grid(&self, pen: &Pen, across: &[(f64, String)], up: &[(f64, String)]) {
        for (value, label) in up {
            let y = self.y(*value);
            pen.line((self.left, y), (self.right, y), GRID, 1);
            pen.text(self.left - 8, y, label, SMALL.at(HPos::Right));
        }
        for (value, label) in across {
            let x = self.x(*value);
            pen.line((x, self.bottom), (x, self.bottom + 5), MUTED, 1);
            pen.text(x, self.bottom + 16, label, SMALL.at(HPos::Center));
        }
        pen.line((self.left, self.bottom), (self.right, self.bottom), MUTED, 1);
    }

    /// The words under the plane.
    pub(super) fn name_across(&self, pen: &Pen, words: &str) {
        pen.text((self.left + self.right) / 2, self.bottom + 38, words, SMALL.at(HPos::Center));
    }
}

/// Names beside points, each where it covers no other name and no mark; those that find
/// no room are left out. `points` are the marks with their names, the weightiest first;
/// names may reach to `edge`.
pub(super) fn place_names(
    points: &[((i32, i32), String)],
    marks: &[(i32, i32)],
    plane: &Plane,
    edge: i32,
) -> Vec<(i32, i32, String, HPos)> {
    let mut taken: Vec<[i32; 4]> = marks.iter().map(|(x, y)| [x - 5, y - 5, x + 5, y + 5]).collect();
    let mut out = Vec::new();
    for ((x, y), name) in points {
        let room = super::text::width(name, SMALL.size).ceil() as i32;
        let tries = [(10, 0), (-10, 0), (8, -14), (8, 14), (-8, -14), (-8, 14)];
        let found = tries.into_iter().find_map(|(dx, dy)| {
            let (from, anchor) = if dx > 0 { (x + dx, HPos::Left) } else { (x + dx - room, HPos::Right) };
            let frame = [from, y + dy - 8, from + room, y + dy + 8];
            let inside = frame[0] >= plane.left
                && frame[2] <= edge
                && frame[1] >= plane.top - 6
                && frame[3] <= plane.bottom;
            let free = !taken
                .iter()
                .any(|t| t[0] < frame[2] && frame[0] < t[2] && t[1] < frame[3] && frame[1] < t[3]);
            (inside && free).then_some((frame, (x + dx, y + dy, anchor)))
        });
        if let Some((frame, (x, y, anchor))) = found {
            taken.push(frame);
            out.push((x, y, name.clone(), anchor));
        }
    }
    out
}
