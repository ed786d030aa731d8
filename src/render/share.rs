//! A picture on a canvas of a fixed size: posts, link previews, slides.
use super::fonts::{Weight, width, wrap};
use super::style::{FONTS, INK_SOFT, LINE, PAPER};
use super::svg::{escape, number};

/// A canvas in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    /// Pixels from left to right.
    pub width: u16,
    /// Pixels from top to bottom.
    pub height: u16,
}

impl Canvas {
    /// What social media, link previews and slides ask for.
    pub const ALL: [Canvas; 3] = [
        Canvas { width: 1080, height: 1080 },
        Canvas { width: 1200, height: 630 },
        Canvas { width: 1920, height: 1080 },
    ];

    /// `1080x1080`.
    pub fn name(self) -> String {
        format!("{}x{}", self.width, self.height)
    }
}

/// Enlarged by this much, the words of a picture can be read on any canvas.
const READABLE: f64 = 1.4;

/// `pictures` are drawings of the same figures (for wide and for narrow sheets): the one
/// that covers most of the canvas, of those whose words can be read; else the one that is
/// enlarged most. `foot` stands beneath, so that a picture that travels alone still says
/// what it is from. `None` when there is none.
pub fn on_canvas(pictures: &[&str], canvas: Canvas, foot: &str, right_to_left: bool) -> Option<String> {
    let (wide, high) = (f64::from(canvas.width), f64::from(canvas.height));
    let edge = (wide.min(high) * 0.03).round();
    let size = (wide.min(high) * 0.021).round();
    let lines = wrap(foot, size, Weight::Regular, (wide - 2.0 * edge) / 1.05);
    let strip = size * 1.35 * lines.len() as f64 + edge * 0.8;
    let room = (wide - 2.0 * edge, high - edge - strip);
    let drawn = pictures.iter().filter_map(|svg| Drawing::read(svg));
    let scale = |d: &Drawing| (room.0 / d.width).min(room.1 / d.height);
    let covers = |d: &Drawing| d.width * d.height * scale(d).powi(2);
    let rank = |d: &Drawing| if scale(d) >= READABLE { (1, covers(d)) } else { (0, scale(d)) };
    let best = drawn.max_by(|a, b| rank(a).0.cmp(&rank(b).0).then(rank(a).1.total_cmp(&rank(b).1)))?;
    let (w, h) = (best.width * scale(&best), best.height * scale(&best));
    let (x, y) = ((wide - w) / 2.0, edge * 0.6 + (room.1 - h) / 2.0);
    let (anchor, at) = if right_to_left { ("end", wide - edge) } else { ("start", edge) };
    let top = high - strip;
    let words: String = lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            debug_assert!(width(line, size, Weight::Regular) <= wide);
            let y = top + size * 1.35 * (i + 1) as f64;
            format!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{INK_SOFT}\" text-anchor=\"{anchor}\">{}</text>\n",
                number(at),
                number(y),
                number(size),
                escape(line)
            )
        })
        .collect();
    let sheet = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
         font-family=\"{}\">\n<rect width=\"{wide}\" height=\"{high}\" fill=\"{PAPER}\"/>\n\
         <svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\">{}</svg>\n\
         <line x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\" stroke=\"{LINE}\" stroke-width=\"1\"/>\n{words}</svg>\n",
        escape(FONTS),
        number(x),
        number(y),
        number(w),
        number(h),
        number(best.width),
        number(best.height),
        best.inside,
        number(edge),
        number(wide - edge),
        number(top),
        number(top),
    );
    Some(sheet)
}

/// Width and height of a picture in its own units.
pub fn size(svg: &str) -> Option<(f64, f64)> {
    Drawing::read(svg).map(|drawing| (drawing.width, drawing.height))
}

/// A picture taken apart.
struct Drawing<'a> {
    width: f64,
    height: f64,
    inside: &'a str,
}

impl<'a> Drawing<'a> {
    fn read(svg: &'a str) -> Option<Self> {
        let (_, rest) = svg.split_once("<svg")?;
        let (tag, rest) = rest.split_once('>')?;
        let inside = rest.rsplit_once("</svg>")?.0;
        let numbers = tag.split_once("viewBox=\"")?.1.split('"').next()?;
        let mut numbers = numbers.split_whitespace().map(str::parse::<f64>);
        let (width, height) = (numbers.nth(2)?.ok()?, numbers.next()?.ok()?);
        (width > 0.0 && height > 0.0).then_some(Drawing { width, height, inside })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: &str = "<svg viewBox=\"0 0 760 560\"><rect id=\"w\"/></svg>";
    const NARROW: &str = "<svg viewBox=\"0 0 400 420\"><rect id=\"n\"/></svg>";

    #[test]
    fn the_drawing_that_is_shown_largest_is_taken_and_stays_on_the_canvas() {
        let square = on_canvas(&[WIDE, NARROW], Canvas::ALL[0], "From <b>", false).unwrap();
        assert!(square.contains("id=\"n\"") && square.contains("From &lt;b&gt;"), "{square}");
        for canvas in Canvas::ALL {
            let svg = on_canvas(&[WIDE, NARROW], canvas, &"A long foot. ".repeat(30), true).unwrap();
            let inner: Vec<f64> = ["x", "y", "width", "height"]
                .iter()
                .map(|name| {
                    let tag = svg.split("<svg ").nth(2).unwrap();
                    tag.split(&format!("{name}=\""))
                        .nth(1)
                        .unwrap()
                        .split('"')
                        .next()
                        .unwrap()
                        .parse()
                        .unwrap()
                })
                .collect();
            assert!(inner[0] >= 0.0 && inner[0] + inner[2] <= f64::from(canvas.width), "{svg}");
            assert!(inner[1] >= 0.0 && inner[1] + inner[3] <= f64::from(canvas.height), "{svg}");
            let png = crate::render::png(&svg, 1.0).unwrap();
            let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
            assert_eq!((size(16), size(20)), (u32::from(canvas.width), u32::from(canvas.height)));
        }
        assert!(on_canvas(&["nothing"], Canvas::ALL[0], "", false).is_none());
    }
}
