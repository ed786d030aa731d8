//! A small typed SVG writer.
//!
//! Output is stable to the byte: attributes keep the order in which they were
//! given, numbers are rounded to two decimals, and nothing depends on hashing,
//! so pictures can be compared as snapshots and as text in version control.
use std::fmt::Write as _;

/// A point in picture units.
pub type Point = (f64, f64);

/// `value` rounded to two decimals, without trailing zeros (`3`, `0.5`, `-1.25`).
/// What is not finite is written as 0, since a picture with `NaN` in it is not drawn at all.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".into();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.into() }
}

/// `text` with the five XML specials escaped and what XML 1.0 forbids left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// An SVG element under construction.
#[derive(Clone, Debug)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

#[derive(Clone, Debug)]
enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An empty element, for example `Element::new("g")`.
    pub fn new(name: &'static str) -> Self {
        Element { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// Adds an attribute; its text is escaped when written.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Adds a numeric attribute, rounded to two decimals.
    #[must_use]
    pub fn at(self, name: &'static str, value: f64) -> Self {
        self.with(name, number(value))
    }

    /// Adds a child.
    #[must_use]
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Adds children in order.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Adds text content, escaped when written.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    fn write(&self, out: &mut String) {
        let _ = write!(out, "<{}", self.name);
        for (name, value) in &self.attributes {
            let _ = write!(out, " {name}=\"{}\"", escape(value));
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        // Inside <text>, line breaks would be drawn as spaces.
        let broken = self.name != "text" && matches!(self.children[0], Node::Element(_));
        for child in &self.children {
            if broken {
                out.push('\n');
            }
            match child {
                Node::Element(e) => e.write(out),
                Node::Text(t) => out.push_str(&escape(t)),
            }
        }
        if broken {
            out.push('\n');
        }
        let _ = write!(out, "</{}>", self.name);
    }
}

/// A whole picture.
#[derive(Clone, Debug)]
pub struct Document {
    /// Prefix of every id in the picture: pictures put into one page must differ in it.
    pub id: String,
    /// Short name, read first by a screen reader.
    pub title: String,
    /// What the picture shows, in words.
    pub desc: String,
    /// Width in picture units.
    pub width: f64,
    /// Height in picture units.
    pub height: f64,
    /// True when parts of the picture can be reached by keyboard. Such a picture
    /// must not be one `img`, because that hides its parts from screen readers.
    pub focusable: bool,
    /// Patterns and clips.
    pub defs: Vec<Element>,
    /// What is drawn, first at the bottom.
    pub body: Vec<Element>,
}

impl Document {
    /// The picture as an SVG file, ending in a line break.
    pub fn render(self) -> String {
        let (title, desc) = (format!("{}-title", self.id), format!("{}-desc", self.id));
        let mut root = Element::new("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("viewBox", format!("0 0 {} {}", number(self.width), number(self.height)))
            .at("width", self.width)
            .at("height", self.height)
            .with("role", if self.focusable { "group" } else { "img" })
            .with("aria-labelledby", format!("{title} {desc}"))
            .with("font-family", super::style::FONTS)
            .child(Element::new("title").with("id", title).text(self.title))
            .child(Element::new("desc").with("id", desc).text(self.desc));
        if !self.defs.is_empty() {
            root = root.child(Element::new("defs").children(self.defs));
        }
        let mut out = String::new();
        root.children(self.body).write(&mut out);
        out.push('\n');
        out
    }
}

/// A filled rectangle.
pub fn rect(x: f64, y: f64, width: f64, height: f64, fill: &str) -> Element {
    Element::new("rect").at("x", x).at("y", y).at("width", width).at("height", height).with("fill", fill)
}

/// A straight line.
pub fn line(from: Point, to: Point, stroke: &str, width: f64) -> Element {
    Element::new("line")
        .at("x1", from.0)
        .at("y1", from.1)
        .at("x2", to.0)
        .at("y2", to.1)
        .with("stroke", stroke)
        .at("stroke-width", width)
}

/// Text whose baseline starts (or is centred, see `text-anchor`) at a point.
pub fn text(at: Point, size: f64, fill: &str, content: impl Into<String>) -> Element {
    Element::new("text").at("x", at.0).at("y", at.1).at("font-size", size).with("fill", fill).text(content)
}

/// Compact path data from points in tenths of a picture unit. Every sub-path
/// starts with an absolute move and goes on in relative steps.
#[derive(Clone, Debug, Default)]
pub struct PathData(String);

impl PathData {
    /// Adds one sub-path of `points` (tenths), closed with `z` if asked.
    pub fn add(&mut self, points: impl IntoIterator<Item = (i32, i32)>, closed: bool) {
        let mut last: Option<(i32, i32)> = None;
        let mut steps = 0usize;
        for (x, y) in points {
            match last {
                None => {
                    self.0.push('M');
                    self.pair(x, y);
                }
                Some((px, py)) => {
                    if steps == 0 {
                        self.0.push('l');
                    } else if x >= px {
                        self.0.push(' ');
                    }
                    self.pair(x - px, y - py);
                    steps += 1;
                }
            }
            last = Some((x, y));
        }
        if closed && last.is_some() {
            self.0.push('z');
        }
    }

    /// The data for a `d` attribute.
    pub fn finish(self) -> String {
        self.0
    }

    fn pair(&mut self, x: i32, y: i32) {
        self.tenths(x);
        if y >= 0 {
            self.0.push(' ');
        }
        self.tenths(y);
    }

    fn tenths(&mut self, value: i32) {
        let (sign, size) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
        let _ = match (size / 10, size % 10) {
            (whole, 0) => write!(self.0, "{sign}{whole}"),
            (0, part) => write!(self.0, "{sign}.{part}"),
            (whole, part) => write!(self.0, "{sign}{whole}.{part}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        let cases =
            [(1.0, "1"), (0.5, "0.5"), (-0.001, "0"), (2.346, "2.35"), (100.0, "100"), (f64::NAN, "0")];
        for (value, shown) in cases {
            assert_eq!(number(value), shown);
        }
    }

    #[test]
    fn text_cannot_break_out_of_its_element() {
        let e = Element::new("text").with("data-id", "a\"b").text("<script>&'\u{1}");
        let mut out = String::new();
        e.write(&mut out);
        assert_eq!(out, "<text data-id=\"a&quot;b\">&lt;script&gt;&amp;&#39;</text>");
    }

    #[test]
    fn path_steps_are_relative_and_without_needless_characters() {
        let mut path = PathData::default();
        path.add([(100, 205), (110, 200), (105, 210), (105, 211)], true);
        assert_eq!(path.finish(), "M10 20.5l1-.5-.5 1 0 .1z");
    }

    #[test]
    fn a_picture_names_itself_to_a_screen_reader() {
        let doc = Document {
            id: "m".into(),
            title: "A & B".into(),
            desc: "D".into(),
            width: 10.0,
            height: 5.0,
            focusable: false,
            defs: vec![],
            body: vec![rect(0.0, 0.0, 10.0, 5.0, "#fff")],
        };
        let svg = doc.render();
        assert!(svg.contains("viewBox=\"0 0 10 5\"") && svg.contains("role=\"img\""), "{svg}");
        assert!(svg.contains("aria-labelledby=\"m-title m-desc\""), "{svg}");
        assert!(svg.contains("<title id=\"m-title\">A &amp; B</title>"), "{svg}");
    }
}
