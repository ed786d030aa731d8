//! Drawing with plotters, and by hand what plotters cannot do (dashes, hatching).
use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::palette::{INK, MUTED, PAPER, hex};
use super::text::escape;
use crate::render::svg::number;

/// Fonts of every picture; named once, on the document.
pub(super) const FONTS: &str = "Noto Sans, DejaVu Sans, sans-serif";
/// plotters divides font sizes by this on writing.
const PLOTTERS_POINT: f64 = 1.24;
/// From the middle of a text's capitals and figures down to its baseline, in ems.
const MIDDLE: f64 = 0.35;

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Type {
    /// Font size in px; 12 at least.
    pub(super) size: f64,
    /// Bold?
    pub(super) bold: bool,
    /// Colour.
    pub(super) color: RGBColor,
    /// Which end of the text the point is.
    pub(super) anchor: HPos,
}

/// Ordinary text.
pub(super) const PLAIN: Type = Type { size: 14.0, bold: false, color: INK, anchor: HPos::Left };
/// Secondary text.
pub(super) const SMALL: Type = Type { size: 13.0, bold: false, color: MUTED, anchor: HPos::Left };

impl Type {
    pub(super) fn at(self, anchor: HPos) -> Self {
        Type { anchor, ..self }
    }
    pub(super) fn bold(self) -> Self {
        Type { bold: true, ..self }
    }
    pub(super) fn color(self, color: RGBColor) -> Self {
        Type { color, ..self }
    }
}

/// A drawing under way. Coordinates are whole px from the upper left corner.
///
/// The target is a string in memory, so no drawing call can fail and their
/// results are not looked at.
pub(super) struct Pen<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    name: &'a str,
    by_hand: String,
}

/// Draws on a sheet of `size` and gives the marks as SVG elements. `name` begins
/// every id.
pub(super) fn draw(name: &str, size: (i32, i32), work: impl FnOnce(&mut Pen)) -> String {
    let mut buffer = String::new();
    let sheet = (size.0.unsigned_abs(), size.1.unsigned_abs());
    let by_hand = {
        let area = SVGBackend::with_string(&mut buffer, sheet).into_drawing_area();
        let mut pen = Pen { area, name, by_hand: String::new() };
        work(&mut pen);
        let _ = pen.area.present();
        pen.by_hand
    };
    tidy(&buffer) + &by_hand
}

/// plotters' elements without its document tags, with each text on one line and on its
/// baseline.
fn tidy(svg: &str) -> String {
    let font = format!(" font-family=\"{FONTS}\"");
    let mut out = String::with_capacity(svg.len());
    for line in svg.lines().filter(|l| !l.starts_with("<svg") && !l.starts_with("</svg")) {
        let line = line.replace(&font, "").replace(" opacity=\"1\"", "");
        let line = if line.starts_with("<text") { lowered(&line).unwrap_or(line) } else { line };
        out.push_str(&line);
        if !line.starts_with("<text") && !is_words(&line) {
            out.push('\n');
        }
    }
    out
}

/// A `<text …>` tag with plotters' `dy` in its `y`. A `dy` moves only the first run of a
/// line in some programs, so that the first letter of an Arabic text would sit low.
fn lowered(tag: &str) -> Option<String> {
    let (before, rest) = tag.split_once(" y=\"")?;
    let (y, rest) = rest.split_once("\" dy=\"")?;
    let (_, rest) = rest.split_once('"')?;
    let size = rest.split_once(" font-size=\"")?.1.split('"').next()?;
    let y = baseline(y.parse().ok()?, size.parse().ok()?);
    Some(format!("{before} y=\"{y}\"{rest}"))
}

/// The baseline of a text of `size` px that is centred on `y`.
fn baseline(y: i32, size: f64) -> String {
    number(f64::from(y) + MIDDLE * size)
}

/// The line between `<text …>` and `</text>`.
fn is_words(line: &str) -> bool {
    !line.starts_with('<')
}

impl Pen<'_> {
    /// Text, centred vertically on `y`.
    pub(super) fn text(&self, x: i32, y: i32, words: &str, look: Type) {
        let style = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::Name(FONTS), look.size * PLOTTERS_POINT, style);
        let style = font.color(&look.color).pos(Pos::new(look.anchor, VPos::Center));
        let _ = self.area.draw(&Text::new(words.to_string(), (x, y), style));
    }

    /// A straight line.
    pub(super) fn line(&self, from: (i32, i32), to: (i32, i32), color: RGBColor, width: u32) {
        let _ = self.area.draw(&PathElement::new(vec![from, to], color.stroke_width(width)));
    }

    /// A line through `points`.
    pub(super) fn path(&self, points: &[(i32, i32)], color: RGBColor, width: u32) {
        let _ = self.area.draw(&PathElement::new(points.to_vec(), color.stroke_width(width)));
    }

    /// A filled rectangle.
    pub(super) fn rect(&self, from: (i32, i32), to: (i32, i32), color: RGBColor) {
        let _ = self.area.draw(&Rectangle::new([from, to], color.filled()));
    }

    /// A filled polygon.
    pub(super) fn polygon(&self, points: &[(i32, i32)], color: RGBColor) {
        let _ = self.area.draw(&Polygon::new(points.to_vec(), color));
    }

    /// A filled dot with a thin edge of paper, so that it stands out of its bar.
    pub(super) fn dot(&self, (x, y): (i32, i32), r: i32, color: RGBColor) {
        let _ = self.area.draw(&Circle::new((x, y), r + 1, PAPER.filled()));
        let _ = self.area.draw(&Circle::new((x, y), r, color.filled()));
    }

    /// A ring on paper, for a second kind of dot that greyscale tells apart.
    pub(super) fn ring(&self, (x, y): (i32, i32), r: i32, color: RGBColor) {
        for (r, color) in [(r + 1, PAPER), (r, color), (r - 2, PAPER)] {
            let _ = self.area.draw(&Circle::new((x, y), r.max(1), color.filled()));
        }
    }

    /// A filled triangle pointing up or down, with an edge of paper.
    pub(super) fn triangle(&self, (x, y): (i32, i32), r: i32, up: bool, color: RGBColor) {
        for (r, color) in [(r + 2, PAPER), (r, color)] {
            let (tip, base) = if up { (y - r, y + r * 3 / 4) } else { (y + r, y - r * 3 / 4) };
            self.polygon(&[(x - r, base), (x + r, base), (x, tip)], color);
        }
    }

    /// A dashed line.
    pub(super) fn dashed(&mut self, from: (i32, i32), to: (i32, i32), color: RGBColor, dash: &str) {
        let _ = writeln!(
            self.by_hand,
            r#"<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1.5" stroke-dasharray="{dash}"/>"#,
            from.0,
            from.1,
            to.0,
            to.1,
            hex(color)
        );
    }

    /// A hatched box with a dashed edge: a range without a figure.
    pub(super) fn hatched(&mut self, from: (i32, i32), to: (i32, i32)) {
        let _ = writeln!(
            self.by_hand,
            r##"<rect x="{}" y="{}" width="{}" height="{}" fill="url(#{}-hatch)" stroke="{}" stroke-dasharray="4 3"/>"##,
            from.0,
            from.1,
            (to.0 - from.0).max(1),
            (to.1 - from.1).max(1),
            self.name,
            hex(MUTED)
        );
    }

    /// Text with a halo of paper, drawn above everything.
    pub(super) fn label(&mut self, x: i32, y: i32, words: &str, look: Type) {
        let anchor = match look.anchor {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let weight = if look.bold { " font-weight=\"bold\"" } else { "" };
        let _ = writeln!(
            self.by_hand,
            r#"<text x="{x}" y="{}" text-anchor="{anchor}" font-size="{}"{weight} fill="{}" stroke="{}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{}</text>"#,
            baseline(y, look.size),
            look.size,
            hex(look.color),
            hex(PAPER),
            escape(words)
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_stands_on_its_baseline_by_its_own_y() {
        let marks = draw("t", (100, 100), |pen| {
            pen.text(10, 50, "عربي & more", PLAIN);
            pen.label(10, 50, "عربي", PLAIN);
        });
        assert_eq!(marks.matches("<text x=\"10\" y=\"54.9\"").count(), 2, "{marks}");
        assert!(!marks.contains(" dy=") && marks.contains("عربي &amp; more"), "{marks}");
    }
}
