//! The open privacy budget as a picture: one bar a window, one piece a release.
//!
//! Nothing is told by colour: pieces are parted by gaps and named, what was charged
//! and never published is hatched, a limit is a line with its number.
use super::fonts::{Weight, width, wrap};
use super::style::{HATCH_GROUND, INK, INK_SOFT, LINE, PAPER, STAMP, STAMP_INK, hatch};
use super::svg::{Document, Element, line, rect, text};

const WIDTH: f64 = 860.0;
const EDGE: f64 = 24.0;
const HIGH: f64 = 24.0;
/// Height of the stamp.
const BAND: f64 = 27.0;
/// Dark enough for white words, and apart in lightness.
const FILLS: [&str; 2] = ["#05366e", "#4a5a78"];

/// One window.
#[derive(Clone, Debug)]
pub struct BudgetBar {
    /// Such as `Data of 2025`.
    pub name: String,
    /// From left to right.
    pub pieces: Vec<BudgetPiece>,
    /// The most that may be spent, if a limit was stated.
    pub limit: Option<f64>,
    /// What stands under the bar.
    pub says: String,
}

/// What one release spent.
#[derive(Clone, Debug)]
pub struct BudgetPiece {
    /// Its short id.
    pub name: String,
    /// ε.
    pub size: f64,
    /// Charged and never published.
    pub lost: bool,
}

impl BudgetBar {
    fn spent(&self) -> f64 {
        self.pieces.iter().map(|p| p.size).sum()
    }
}

/// The picture as an SVG file. `stamp` stands across the top, `notes` under the title,
/// `limit` at each limit.
pub fn budget(title: &str, stamp: Option<&str>, limit: &str, notes: &[String], bars: &[BudgetBar]) -> String {
    let most = bars.iter().map(|b| b.spent().max(b.limit.unwrap_or(0.0))).fold(f64::MIN_POSITIVE, f64::max);
    // Room at the right end for the words of a limit.
    let scale = (WIDTH - 2.0 * EDGE - 8.0) / most;
    let mut body: Vec<Element> = stamp.into_iter().flat_map(band).collect();
    let head = if stamp.is_some() { BAND } else { 0.0 };
    body.push(heading(EDGE, head + 38.0, 20.0, title));
    let mut y = head + 62.0;
    for row in notes.iter().flat_map(|note| wrap(note, 13.0, Weight::Regular, WIDTH - 2.0 * EDGE)) {
        body.push(text((EDGE, y), 13.0, INK_SOFT, row));
        y += 18.0;
    }
    for bar in bars {
        y = draw(&mut body, bar, y + 22.0, scale, limit);
    }
    let height = y + 12.0;
    let mut all = vec![rect(0.0, 0.0, WIDTH, height, PAPER)];
    all.append(&mut body);
    let desc: Vec<String> = bars.iter().map(|b| format!("{}: {}", b.name, b.says)).collect();
    Document {
        id: "budget".into(),
        title: stamp.map_or_else(|| title.into(), |stamp| format!("{stamp}: {title}")),
        desc: desc.join(" "),
        width: WIDTH,
        height,
        focusable: false,
        defs: vec![hatch("budget-lost")],
        body: all,
    }
    .render()
}

/// The stamp across the top, as on every other picture.
fn band(stamp: &str) -> [Element; 2] {
    let words = text((WIDTH / 2.0, 18.0), 13.0, STAMP_INK, stamp);
    [rect(0.0, 0.0, WIDTH, BAND, STAMP), words.with("font-weight", "700").with("text-anchor", "middle")]
}

fn heading(x: f64, y: f64, size: f64, words: &str) -> Element {
    text((x, y), size, INK, words).with("font-weight", "700")
}

/// Words that can be read over a hatch.
fn haloed(words: Element) -> Element {
    words.with("stroke", HATCH_GROUND).at("stroke-width", 4.0).with("paint-order", "stroke")
}

/// Draws one bar from `y` down and gives its lower end.
fn draw(body: &mut Vec<Element>, bar: &BudgetBar, y: f64, scale: f64, word: &str) -> f64 {
    body.push(heading(EDGE, y, 15.0, &bar.name));
    let top = y + 10.0;
    if let Some(limit) = bar.limit {
        let track =
            rect(EDGE, top, limit * scale, HIGH, "#f0f1f3").with("stroke", LINE).at("stroke-width", 1.0);
        body.push(track);
    }
    let mut x = EDGE;
    for (piece, fill) in bar.pieces.iter().zip(FILLS.iter().cycle()) {
        let room = piece.size * scale;
        let ink = if piece.lost { INK } else { PAPER };
        let fill = if piece.lost { "url(#budget-lost)" } else { fill };
        body.push(
            rect(x, top, (room - 1.5).max(0.5), HIGH, fill).with("stroke", INK).at("stroke-width", 0.5),
        );
        if width(&piece.name, 12.0, Weight::Regular) + 10.0 < room {
            let name = text((x + 6.0, top + 16.5), 12.0, ink, &piece.name);
            body.push(if piece.lost { haloed(name) } else { name });
        }
        x += room;
    }
    if let Some(limit) = bar.limit {
        let at = EDGE + limit * scale;
        body.push(line((at, top - 7.0), (at, top + HIGH + 5.0), INK, 2.5));
        body.push(text((at, top - 11.0), 12.0, INK, word).with("text-anchor", "end"));
    }
    let mut below = top + HIGH + 19.0;
    for row in wrap(&bar.says, 13.0, Weight::Regular, WIDTH - 2.0 * EDGE) {
        body.push(text((EDGE, below), 13.0, INK_SOFT, row));
        below += 18.0;
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(sizes: &[f64], limit: Option<f64>) -> BudgetBar {
        let piece = |(at, size): (usize, &f64)| BudgetPiece {
            name: format!("release{at}"),
            size: *size,
            lost: at == 1,
        };
        let pieces = sizes.iter().enumerate().map(piece).collect();
        BudgetBar { name: "Data of 2025".into(), pieces, limit, says: "<1 & 2>".into() }
    }

    #[test]
    fn every_piece_has_its_place_and_nothing_is_drawn_outside() {
        for bars in
            [vec![], vec![bar(&[], None)], vec![bar(&[1.0, 2.0], Some(2.0)), bar(&[1e-9, 60.0], None)]]
        {
            let svg = budget("T", Some("S"), "limit", &["n".into()], &bars);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
            let far = svg.match_indices(" x=\"").filter_map(|(at, _)| {
                svg[at + 4..].split('"').next().and_then(|number| number.parse::<f64>().ok())
            });
            assert!(far.fold(0.0, f64::max) <= WIDTH - EDGE);
            crate::render::png(&svg, 1.0).unwrap();
        }
    }

    #[test]
    fn what_was_lost_is_hatched_and_words_cannot_break_out() {
        let svg = budget("T", None, "limit", &[], &[bar(&[1.0, 2.0], Some(4.0))]);
        assert_eq!(svg.matches("url(#budget-lost)").count(), 1);
        assert!(svg.contains("&lt;1 &amp; 2&gt;") && svg.contains(">limit<"));
    }
}
