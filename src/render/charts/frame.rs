//! What stands around every chart: stamp, title, unit, footnote, and the
//! document that assistive technology reads.
use super::layout::Layout;
use super::palette::{MUTED, PAPER, STAMP, STAMP_INK, hex};
use super::pen::{self, FONTS, PLAIN, Pen, SMALL, Type};
use super::picture::Picture;
use super::rows::Rows;
use super::text::{escape, width, wrap};

/// Width of a chart in px.
pub(super) const WIDTH: i32 = 600;
/// Width of a chart for narrow screens.
pub(super) const NARROW: i32 = 344;
/// Empty edge.
pub(super) const EDGE: i32 = 16;

const LINE: i32 = 19;
const STAMP_HEIGHT: i32 = 32;
const TITLE: Type = Type { size: 19.0, bold: true, ..PLAIN };

/// The frame of one chart.
#[derive(Clone)]
pub(super) struct Frame<'a> {
    /// File name, and the beginning of every id.
    pub(super) name: &'a str,
    /// Width of the whole.
    pub(super) width: i32,
    /// A neutral title.
    pub(super) title: String,
    /// The axis in words.
    pub(super) unit: String,
    /// The figures in words.
    pub(super) alt: String,
    /// What the page prints under the chart; may be empty.
    pub(super) caption: String,
    /// The footnote.
    pub(super) foot: String,
    /// Such as `MADE-UP DATA`.
    pub(super) stamp: Option<&'a str>,
}

impl Frame<'_> {
    fn lines(&self) -> (Vec<String>, Vec<String>, Vec<String>) {
        let room = f64::from(self.width - 2 * EDGE);
        (
            wrap(&self.title, TITLE.size * 1.06, room, if self.width <= NARROW { 4 } else { 2 }),
            wrap(&self.unit, PLAIN.size, room, 3),
            wrap(&self.foot, SMALL.size, room, 8),
        )
    }

    /// Draws the frame around a body of `height` px that `work` draws from the y
    /// it is given.
    pub(super) fn picture(self, height: i32, work: impl FnOnce(&mut Pen, i32)) -> Picture {
        let svg = self.svg(height, work);
        Picture { name: self.name.to_string(), svg, narrow: None, caption: self.caption, alt: self.alt }
    }

    /// The same around rows, with another drawing for narrow screens.
    pub(super) fn rows(self, rows: &Rows) -> Picture {
        let draw = |frame: &Frame, layout: Layout| {
            frame.svg(rows.height(layout), |pen, top| rows.draw(layout, pen, top))
        };
        let name = format!("{}-narrow", self.name);
        let narrow = draw(&Frame { name: &name, width: NARROW, ..self.clone() }, Layout::NARROW);
        let svg = draw(&self, Layout::WIDE);
        let narrow = Some(narrow);
        Picture { name: self.name.to_string(), svg, narrow, caption: self.caption, alt: self.alt }
    }

    fn svg(&self, height: i32, work: impl FnOnce(&mut Pen, i32)) -> String {
        let (title, unit, foot) = self.lines();
        let head = if self.stamp.is_some() { STAMP_HEIGHT } else { 0 };
        let top = head + 16 + 25 * title.len() as i32 + LINE * unit.len() as i32 + 8;
        let end = top + height + 14;
        let total = end + LINE * foot.len() as i32 + 10;
        let marks = pen::draw(self.name, (self.width, total), |pen| {
            pen.rect((0, 0), (self.width, total), PAPER);
            let mut y = head + 26;
            for line in &title {
                pen.text(EDGE, y, line, TITLE);
                y += 25;
            }
            for line in &unit {
                pen.text(EDGE, y, line, PLAIN.color(MUTED));
                y += LINE;
            }
            work(pen, top);
            for (i, line) in foot.iter().enumerate() {
                pen.text(EDGE, end + LINE * i as i32 + 8, line, SMALL);
            }
        });
        self.document(total, &marks)
    }

    /// The whole SVG document.
    fn document(&self, height: i32, marks: &str) -> String {
        let (name, width) = (self.name, self.width);
        let described = match self.stamp {
            Some(stamp) => format!("{stamp}. {}", self.alt),
            None => self.alt.clone(),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" \
             font-family=\"{FONTS}\">\n<title id=\"{name}-title\">{}</title>\n<desc id=\"{name}-desc\">{}</desc>\n\
             {}{marks}{}</svg>\n",
            escape(&self.title),
            escape(&described),
            self.hatch(),
            self.stamp_strip(),
        )
    }

    /// The pattern of ranges without a figure.
    fn hatch(&self) -> String {
        format!(
            "<defs><pattern id=\"{}-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"{}\" \
             stroke-width=\"1.6\" stroke-opacity=\"0.55\"/></pattern></defs>\n",
            self.name,
            hex(MUTED)
        )
    }

    /// The stamp across the top.
    fn stamp_strip(&self) -> String {
        let Some(stamp) = self.stamp else { return String::new() };
        let text = escape(stamp);
        let copies = if width(stamp, 15.0) * 4.0 < f64::from(self.width) { vec![1, 3, 5] } else { vec![3] };
        let words: String = copies
            .iter()
            .map(|sixth| {
                format!(
                    "<text x=\"{}\" y=\"17\" text-anchor=\"middle\" font-size=\"14\" font-weight=\"bold\" \
                     letter-spacing=\"1\" fill=\"{}\">{text}</text>",
                    self.width * sixth / 6,
                    STAMP_INK
                )
            })
            .collect();
        format!("<g><rect width=\"{}\" height=\"24\" fill=\"{STAMP}\"/>{words}</g>\n", self.width)
    }
}
