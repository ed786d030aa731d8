//! Where the parts of a row stand, on wide and on narrow screens.
use plotters::style::text_anchor::HPos;

use super::frame::{EDGE, NARROW, WIDTH};
use super::pen::{PLAIN, Pen};
use super::rows::Row;
use super::text::wrap;

/// Where the parts of a row stand.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    /// Width of the sheet.
    pub(super) sheet: i32,
    /// Left end of the axis.
    pub(super) left: i32,
    /// Right end of the axis.
    pub(super) right: i32,
    /// Where the figures in words begin.
    pub(super) values: i32,
    /// Do names stand above their row, or to its left?
    above: bool,
}

impl Layout {
    /// For ordinary screens and paper.
    pub(super) const WIDE: Layout = Layout { sheet: WIDTH, left: 192, right: 450, values: 466, above: false };
    /// For telephones.
    pub(super) const NARROW: Layout =
        Layout { sheet: NARROW, left: EDGE + 6, right: 226, values: 240, above: true };

    fn label_room(self) -> f64 {
        f64::from(if self.above { self.sheet - 2 * EDGE } else { self.left - EDGE - 14 })
    }

    /// Height of a row.
    pub(super) fn row_height(self, row: &Row) -> i32 {
        match row {
            Row::Heading(_) => 34,
            Row::Figure { label, .. } => {
                let lines = wrap(label, PLAIN.size, self.label_room(), 2).len().max(1) as i32;
                if self.above { 25 + 17 * lines } else { 12 + 14 * lines }
            }
        }
    }

    /// Writes a row's name and gives the height at which its figure stands.
    pub(super) fn label(self, pen: &mut Pen, top: i32, label: &str) -> i32 {
        let lines = wrap(label, PLAIN.size, self.label_room(), 2);
        let more = lines.len().max(1) as i32 - 1;
        if self.above {
            for (line, i) in lines.iter().zip(0..) {
                pen.label(EDGE, top + 12 + 17 * i, line, PLAIN);
            }
            return top + 12 + 17 * more + 18;
        }
        let middle = top + 13 + 7 * more;
        for (line, i) in lines.iter().zip(0..) {
            pen.text(self.left - 14, middle - 8 * more + 17 * i, line, PLAIN.at(HPos::Right));
        }
        middle
    }
}
