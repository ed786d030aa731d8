//! Pictures for languages that are written from right to left.
//!
//! The whole drawing is mirrored, so that an axis begins at the right and a legend's
//! signs stand to the right of their words; then every text is turned back in its place.
//! What is as it is in the world (a map's ground, marked by [`GROUND`]) is not mirrored,
//! only moved.

/// Attribute of a group that is moved and not mirrored; its value is the x of its middle.
pub const GROUND: &str = "data-ground";

/// `svg`, a whole picture, mirrored.
pub fn mirrored(svg: &str) -> String {
    let Some(width) = width(svg) else { return svg.to_owned() };
    let Some((open, body)) = body(svg) else { return svg.to_owned() };
    let mut out = String::with_capacity(svg.len() + 4096);
    // Anchors below are stated as for a drawing that runs from left to right.
    out.push_str(&open.replacen("<svg ", "<svg direction=\"ltr\" ", 1));
    let mut turned = Turned { out, depth: 0, ground: None, inside: false, opened: false };
    for part in parts(body) {
        turned.part(part, width);
    }
    if turned.opened {
        turned.out.push_str("</g>");
    }
    turned.out.push_str("</svg>\n");
    turned.out
}

/// The `<svg …>` tag, and what is between it and its end.
fn body(svg: &str) -> Option<(&str, &str)> {
    let start = svg.find("<svg")?;
    let end = start + svg[start..].find('>')? + 1;
    Some((&svg[..end], svg[end..].trim_end().strip_suffix("</svg>")?))
}

fn width(svg: &str) -> Option<f64> {
    let tag = svg.get(svg.find("<svg")?..)?;
    attribute(&tag[..tag.find('>')?], "viewBox")?.split_whitespace().nth(2)?.parse().ok()
}

/// Tags and the texts between them.
fn parts(body: &str) -> impl Iterator<Item = &str> {
    let mut rest = body;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = match rest.strip_prefix('<') {
            Some(_) => rest.find('>').map_or(rest.len(), |at| at + 1),
            None => rest.find('<').unwrap_or(rest.len()),
        };
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

struct Turned {
    out: String,
    depth: usize,
    /// The depth of the ground that we are in.
    ground: Option<usize>,
    /// Are we in a text that was turned?
    inside: bool,
    /// Is the mirrored group open? It comes after title, description and definitions.
    opened: bool,
}

impl Turned {
    fn part(&mut self, part: &str, width: f64) {
        let Some(tag) = part.strip_prefix('<') else {
            let text = part.trim();
            if self.inside && !text.is_empty() {
                // The direction of the language, whatever the first letter is, or that of a
                // text without a letter of it: a name's line that ends in "+". Marks inside it
                // would keep other programs from finding a font for what follows them.
                let text: String = text.chars().filter(|c| !super::fonts::invisible(*c)).collect();
                self.out.push_str(&format!("{}{text}\u{2069}", isolate(&text)));
            } else {
                self.out.push_str(part);
            }
            return;
        };
        let name: &str = tag.trim_start_matches('/').split([' ', '>', '/', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            self.depth = self.depth.saturating_sub(1);
            if name == "text" {
                self.inside = false;
            }
            self.out.push_str(part);
            if self.ground == Some(self.depth) {
                self.ground = None;
            }
            return;
        }
        let apart = self.depth > 0 || matches!(name, "title" | "desc" | "defs" | "style" | "!--");
        if !self.opened && !apart {
            self.out.push_str(&format!("<g transform=\"matrix(-1 0 0 1 {width} 0)\">"));
            self.opened = true;
        }
        let turned = match (name, self.ground) {
            ("g", None) if attribute(part, GROUND).is_some() => {
                self.ground = Some(self.depth);
                let middle: f64 = attribute(part, GROUND).and_then(|x| x.parse().ok()).unwrap_or(width / 2.0);
                part.replacen("<g", &format!("<g transform=\"matrix(-1 0 0 1 {} 0)\"", 2.0 * middle), 1)
            }
            ("text", None) if self.opened => {
                self.inside = true;
                text(part)
            }
            _ => part.to_owned(),
        };
        self.out.push_str(&turned);
        if !part.ends_with("/>") && name != "!--" {
            self.depth += 1;
        }
    }
}

/// The mark that begins a text: left to right where all its letters run so.
fn isolate(text: &str) -> char {
    let to_left =
        |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    let letters = text.chars().any(char::is_alphabetic);
    if letters && !text.chars().any(to_left) { '\u{2066}' } else { '\u{2067}' }
}

/// A `<text …>` tag turned back about its own x, its anchor at the other end.
fn text(tag: &str) -> String {
    let own = attribute(tag, "transform");
    let moved =
        own.and_then(|t| t.strip_prefix("translate(")?.split([' ', ',', ')']).next()?.parse::<f64>().ok());
    let x: f64 = attribute(tag, "x").and_then(|x| x.parse().ok()).unwrap_or(0.0);
    let turn = format!("matrix(-1 0 0 1 {} 0)", 2.0 * moved.unwrap_or(x));
    let mut out = match own {
        Some(own) => tag.replacen(own, &format!("{turn} {own}"), 1),
        None => tag.replacen("<text", &format!("<text transform=\"{turn}\""), 1),
    };
    match attribute(tag, "text-anchor") {
        Some("start") => out = out.replacen("text-anchor=\"start\"", "text-anchor=\"end\"", 1),
        Some("end") => out = out.replacen("text-anchor=\"end\"", "text-anchor=\"start\"", 1),
        Some(_) => {}
        None => out = out.replacen("<text", "<text text-anchor=\"end\"", 1),
    }
    out
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\"><title>t</title>\
        <rect x=\"0\" width=\"10\"/><text x=\"12\" y=\"9\">a &amp; b</text><text x=\"90\" text-anchor=\"end\">z</text>\
        <g data-ground=\"30\"><text x=\"30\">map</text></g><text x=\"5\">after</text></svg>\n";

    #[test]
    fn texts_are_turned_back_in_their_mirrored_place_and_the_ground_is_only_moved() {
        let turned = mirrored(PICTURE);
        assert!(turned.contains("<title>t</title><g transform=\"matrix(-1 0 0 1 100 0)\"><rect"), "{turned}");
        assert!(
            turned.contains("<text text-anchor=\"end\" transform=\"matrix(-1 0 0 1 24 0)\" x=\"12\""),
            "{turned}"
        );
        assert!(turned.contains("x=\"90\" text-anchor=\"start\">\u{2066}z\u{2069}<"), "{turned}");
        assert!(
            turned.contains(
                "<g transform=\"matrix(-1 0 0 1 60 0)\" data-ground=\"30\"><text x=\"30\">map</text></g>"
            ),
            "{turned}"
        );
        assert!(turned.contains("\u{2066}after\u{2069}"), "{turned}");
        assert_eq!(turned.matches("<g").count(), turned.matches("</g>").count());
    }

    #[test]
    fn a_text_runs_as_its_own_letters_do() {
        assert_eq!(
            ["Otter Creek +", "≤ ٧", "٤٢–٧٥", "Creek (١ مايو)"].map(isolate),
            ['\u{2066}', '\u{2067}', '\u{2067}', '\u{2067}']
        );
    }

    #[test]
    fn a_mirrored_picture_is_the_mirror_of_the_picture() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\" viewBox=\"0 0 100 50\">\
            <rect x=\"10\" y=\"5\" width=\"20\" height=\"9\" fill=\"#000\"/></svg>";
        let pixels =
            |svg: &str| resvg::tiny_skia::Pixmap::decode_png(&crate::render::png(svg, 1.0).unwrap()).unwrap();
        let (plain, turned) = (pixels(svg), pixels(&mirrored(svg)));
        for (x, y) in (0..100).flat_map(|x| (0..50).map(move |y| (x, y))) {
            assert_eq!(plain.pixel(x, y), turned.pixel(99 - x, y), "{x} {y}");
        }
    }
}
