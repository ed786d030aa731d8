//! What the marks of a chart mean, shown by the marks themselves.
use plotters::style::RGBColor;

use super::frame::EDGE;
use super::palette::{BAR, BLUE, BLUE_PALE, GOLD, GOLD_PALE, GREY, GREY_PALE, INK};
use super::pen::{Pen, SMALL};
use super::rows::Mark;
use super::text::width;
use crate::equity::Standing;

/// A sign 28 px wide.
#[derive(Clone, Copy)]
pub(super) enum Glyph {
    /// A dot or triangle.
    Mark(Mark),
    /// A mark on its range.
    Range(Mark),
    /// A range without a figure.
    Unclear,
    /// The open circle of what was before, with its range.
    Before,
    /// The filled dot of what came after, with its range.
    After,
    /// The target line.
    Target,
}

/// A legend laid out in lines.
pub(super) struct Legend {
    entries: Vec<(i32, i32, Glyph, String)>,
    /// Height in px; 0 when it has no entries.
    pub(super) height: i32,
}

impl Legend {
    /// Places `entries` from left to right, in as many lines as they need in a
    /// chart of `sheet` px.
    pub(super) fn new(entries: Vec<(Glyph, String)>, sheet: i32) -> Self {
        let (mut x, mut y) = (EDGE, 10);
        let mut placed = Vec::new();
        for (glyph, text) in entries {
            let room = 36 + width(&text, SMALL.size).ceil() as i32 + 16;
            if x > EDGE && x + room > sheet {
                (x, y) = (EDGE, y + 21);
            }
            placed.push((x, y, glyph, text));
            x += room;
        }
        let height = if placed.is_empty() { 0 } else { y + 18 };
        Legend { entries: placed, height }
    }

    /// Draws it from `top` on.
    pub(super) fn draw(&self, pen: &mut Pen, top: i32) {
        for (x, y, sign, text) in &self.entries {
            glyph(pen, (*x, top + y), *sign);
            pen.text(x + 36, top + y, text, SMALL);
        }
    }
}

/// Draws a sign centred on (`x` + 14, `y`).
pub(super) fn glyph(pen: &mut Pen, (x, y): (i32, i32), glyph: Glyph) {
    let middle = (x + 14, y);
    match glyph {
        Glyph::Mark(mark @ Mark::Against(Standing::Below)) => pen.triangle(middle, 7, false, colors(mark).0),
        Glyph::Mark(mark @ Mark::Against(Standing::Above)) => pen.triangle(middle, 7, true, colors(mark).0),
        Glyph::Mark(mark) => pen.dot(middle, 5, colors(mark).0),
        Glyph::Range(mark) => {
            let (color, pale) = colors(mark);
            if mark == Mark::Bar {
                pen.rect((x, y - 7), (x + 16, y + 7), pale);
                pen.line((x + 6, y), (x + 26, y), color, 2);
            } else {
                pen.rect((x, y - 4), (x + 28, y + 4), pale);
                pen.dot(middle, 5, color);
            }
        }
        Glyph::Unclear => pen.hatched((x + 1, y - 6), (x + 27, y + 6)),
        Glyph::Before => {
            pen.rect((x, y - 10), (x + 28, y - 6), GOLD_PALE);
            pen.ring(middle, 6, GOLD);
        }
        Glyph::After => {
            pen.rect((x, y + 5), (x + 28, y + 9), BLUE_PALE);
            pen.dot(middle, 6, BLUE);
        }
        Glyph::Target => pen.dashed((x + 14, y - 9), (x + 14, y + 9), INK, "5 4"),
    }
}

/// A mark's own colour and the paler one of its range or bar.
pub(super) fn colors(mark: Mark) -> (RGBColor, RGBColor) {
    match mark {
        Mark::Bar => (INK, BAR),
        Mark::Dot | Mark::Against(Standing::Above) => (BLUE, BLUE_PALE),
        Mark::Against(Standing::Unclear) => (GREY, GREY_PALE),
        Mark::Against(Standing::Below) => (GOLD, GOLD_PALE),
    }
}
