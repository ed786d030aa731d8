//! The embedded font: measuring text, and carrying it into a page.
use std::sync::{Arc, OnceLock};

use base64::Engine as _;
use resvg::usvg::fontdb::Database;
use ttf_parser::Face;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");
const MATH: &[u8] = include_bytes!("../../assets/fonts/NotoSansMath-Regular.ttf");
const ARABIC: &[u8] = include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf");
const ARABIC_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansArabic-Bold.ttf");
const CHINESE: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf");
const CHINESE_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf");

/// The families of [`files`], in the order in which a text looks for its characters.
pub const FAMILIES: [&str; 4] = ["Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Sans Math"];

/// How many font files are embedded.
const COUNT: usize = 7;
/// Where each weight looks for a character, in order of [`files`]. The bold Chinese font
/// has the words of the catalogue only.
const REGULAR_ORDER: [usize; 4] = [0, 1, 2, 6];
const BOLD_ORDER: [usize; 5] = [3, 4, 5, 2, 6];

/// The embedded font files.
pub fn files() -> [&'static [u8]; COUNT] {
    [REGULAR, ARABIC, CHINESE, BOLD, ARABIC_BOLD, CHINESE_BOLD, MATH]
}

/// Whether some embedded font has a glyph for `c`. Marks of direction need none.
pub fn covers(c: char) -> bool {
    invisible(c) || faces().iter().flatten().any(|face| face.glyph_index(c).is_some())
}

/// Marks that take no room: joiners, and what sets the direction of a text.
pub(super) fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a line may be broken before or after `c`: Chinese has no spaces.
fn breaks_anywhere(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Chinese punctuation that may not begin a line.
fn hangs(c: char) -> bool {
    "，。、；：？！”’）》〉】」』％…".contains(c)
}

/// `text` in pieces that a line may be broken between, each with the space that
/// follows it in the text, if one does.
pub(crate) fn pieces(text: &str) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = Vec::new();
    for word in text.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty()) {
        let mut piece = String::new();
        for c in word.chars() {
            let apart = piece.chars().last().is_some_and(|last| breaks_anywhere(last) || breaks_anywhere(c));
            if apart && !hangs(c) && !piece.ends_with(['“', '‘', '（', '《']) {
                out.push((std::mem::take(&mut piece), false));
            }
            piece.push(c);
        }
        out.push((piece, true));
    }
    out
}

/// `text` with what no embedded font can draw replaced by U+FFFD. A PDF that must be
/// accessible may not hold a character that cannot be shown; marks of direction are left
/// out, since the sheet has a direction of its own.
pub fn legible(text: &str) -> String {
    let shown = |c: char| c.is_ascii() || covers(c);
    let there = text.chars().filter(|c| !invisible(*c));
    there.map(|c| if shown(c) { c } else { '\u{fffd}' }).collect()
}

/// Stroke weight of the embedded font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// The embedded fonts and no others.
pub fn database() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut fonts = Database::new();
        for data in files() {
            fonts.load_font_data(data.to_vec());
        }
        fonts.set_sans_serif_family("Noto Sans");
        Arc::new(fonts)
    };
    FONTS.get_or_init(load).clone()
}

/// Width of `text` at `size`, in picture units. What the fonts lack counts as
/// a full square, which is what a fallback font needs at most.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    text.chars().map(|c| advance(c, weight)).sum::<f64>() * size
}

/// Width of a character in ems.
fn advance(c: char, weight: Weight) -> f64 {
    if invisible(c) {
        return 0.0;
    }
    let order: &[usize] = if weight == Weight::Bold { &BOLD_ORDER } else { &REGULAR_ORDER };
    let of = |index: &usize| {
        let face = faces()[*index].as_ref()?;
        let glyph = face.glyph_index(c)?;
        Some(f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em()))
    };
    order.iter().find_map(of).unwrap_or(1.0)
}

fn faces() -> &'static [Option<Face<'static>>; COUNT] {
    static FACES: OnceLock<[Option<Face<'static>>; COUNT]> = OnceLock::new();
    FACES.get_or_init(|| files().map(|data| Face::parse(data, 0).ok()))
}

/// `text` broken between words into lines at most `room` wide. A word that is
/// wider than that is broken inside, so nothing is ever cut off. No-break spaces hold.
pub fn wrap(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut spaced = false;
    for (word, space) in pieces(text) {
        let between = if spaced { " " } else { "" };
        spaced = space;
        let joined = if line.is_empty() { word.clone() } else { format!("{line}{between}{word}") };
        if width(&joined, size, weight) <= room {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if width(&line, size, weight) > room && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(c);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// `@font-face` rules with both weights as base64 (about 125 kB). A page that is
/// content with the reader's own fonts leaves them out.
pub fn css() -> String {
    let face = |data: &[u8], weight: u16| {
        let data = base64::engine::general_purpose::STANDARD.encode(data);
        format!(
            "@font-face{{font-family:'Noto Sans';font-weight:{weight};src:url(data:font/ttf;base64,{data}) format('truetype')}}\n"
        )
    };
    face(REGULAR, 400) + &face(BOLD, 700)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_cover_what_pictures_write() {
        let [regular, _, _, bold, .., math] = faces();
        let has = |face: &Option<Face<'static>>, c| face.as_ref().is_some_and(|f| f.glyph_index(c).is_some());
        for c in "AZaz09–—‘’“”…·•àâçéèêëîïôöùûüÿñ¿¡œŒòÒεδρ€±×½".chars()
        {
            assert!(has(regular, c) && has(bold, c), "{c}");
        }
        for c in "←↑→↓−≈≠≤≥".chars() {
            assert!(has(math, c), "{c}");
        }
    }

    #[test]
    fn wrapping_keeps_every_character_and_the_width() {
        let text = "Help that arrived Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch 62 of 100";
        let lines = wrap(text, 12.0, Weight::Regular, 90.0);
        assert!(lines.iter().all(|l| width(l, 12.0, Weight::Regular) <= 90.0), "{lines:?}");
        let without = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(without(&lines.concat()), without(text));
    }

    #[test]
    fn a_no_break_space_holds_its_words_together() {
        let lines = wrap("protected with ε\u{a0}=\u{a0}1.0", 12.0, Weight::Regular, 100.0);
        assert_eq!(lines, ["protected with", "ε\u{a0}=\u{a0}1.0"]);
    }

    #[test]
    fn the_page_gets_both_weights() {
        let css = css();
        assert_eq!(css.matches("@font-face").count(), 2);
        assert!(!css.contains("http") && css.len() < 160_000);
    }
}
