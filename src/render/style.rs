//! What all pictures share: fonts, ink, palettes, patterns.
//!
//! No class is told by hue alone. Cividis runs from dark to light, so it reads
//! in greyscale and with every kind of colour vision. The diverging palettes
//! are ColorBrewer's colours chosen unequally from the two arms: the arm for
//! *below* is the darker, so no two classes share a lightness and the side of
//! the target survives a black-and-white copier.
use super::svg::{Element, line, rect};

/// Font stack of every picture. Only the first is embedded for PNG.
pub const FONTS: &str = "'Noto Sans', 'DejaVu Sans', sans-serif";
/// Text and district outlines.
pub const INK: &str = "#1f2328";
/// Secondary text: at least 7 to 1 against [`PAPER`].
pub const INK_SOFT: &str = "#4a4f55";
/// Zone outlines, ticks.
pub const LINE: &str = "#6b7075";
/// The background of a picture, light in every theme.
pub const PAPER: &str = "#ffffff";
/// Stamp banner.
pub const STAMP: &str = "#ffe945";
/// Words of the stamp banner.
pub const STAMP_INK: &str = "#1b1e26";
/// Ground of the "Not clear yet" hatch.
pub const HATCH_GROUND: &str = "#f4f4f4";
/// Lines of the "Not clear yet" hatch.
pub const HATCH_LINE: &str = "#8c9196";
/// Ground of "No figure".
pub const BLANK_GROUND: &str = "#e3e5e8";
/// Dots of "No figure".
pub const BLANK_DOT: &str = "#a9adb2";

const CIVIDIS: [&str; 9] =
    ["#00204d", "#05366e", "#3f4b6b", "#5f636e", "#7c7b78", "#9b9476", "#bcaf6f", "#decc5f", "#ffea46"];
const PU_OR: [&str; 5] = ["#7f3b08", "#b35806", "#f7f7f7", "#d8daeb", "#b2abd2"];
const BR_BG: [&str; 5] = ["#543005", "#8c510a", "#f5f5f5", "#80cdc1", "#35978f"];

/// A colour for each class, class 0 first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// Dark blue (low) to yellow (high): an amount.
    #[default]
    Cividis,
    /// Yellow (low) to dark blue (high): an amount of which more is worse.
    CividisReversed,
    /// Brown below the middle, light violet above it.
    PuOr,
    /// Brown below the middle, blue-green above it.
    BrBg,
    /// Against a target: far below, below, not sure, above.
    Gap,
    /// Two figures of three classes each, row by row: along a row the first figure goes
    /// up, told by lines ([`lined`]); from row to row the second, told by lightness.
    Both,
    /// Kinds of gaps: three that last, one that is gone, two that came, one now and then,
    /// none.
    Kinds,
}

/// [`Palette::Gap`]: ColorBrewer's BrBG, unequally, so that all four differ in lightness.
const GAP: [&str; 4] = ["#543005", "#bf812d", "#f5f5f5", "#80cdc1"];
/// [`Palette::Both`]: downwards darker; to the right bluer, which the lines say as well.
const BOTH: [&str; 9] =
    ["#f7ead0", "#ecebe6", "#dbe9f7", "#bf9650", "#9b9891", "#7a9fca", "#4a320c", "#333231", "#1a3463"];
/// Lines on the grounds of a row of [`BOTH`].
const BOTH_LINE: [&str; 3] = ["#7d838a", "#383e44", "#a3aab2"];
/// Distances of the lines of its second and third column, and how thick they are.
const BOTH_GAP: [(f64, f64); 2] = [(10.0, 1.3), (4.0, 1.2)];

/// The pattern of a class of [`Palette::Both`]: no lines in the first column, level lines
/// far apart in the second, close together in the third. Level, so that nobody takes them
/// for the slanting hatch of "Not clear yet".
pub fn lined(id: &str, class: usize) -> Option<Element> {
    let (gap, thick) = *BOTH_GAP.get((class % 3).checked_sub(1)?)?;
    let (ground, ink) = (BOTH.get(class)?, BOTH_LINE.get(class / 3)?);
    let stripe = line((0.0, gap / 2.0), (gap, gap / 2.0), ink, thick);
    Some(pattern(id, gap).child(rect(0.0, 0.0, gap, gap, ground)).child(stripe))
}

/// [`Palette::Kinds`]: the more a gap lasts, the darker; every two differ in lightness and
/// for all kinds of colour vision.
const KINDS: [&str; 8] =
    ["#2b0a0f", "#651a10", "#b0521f", "#9fd0c6", "#4f3f96", "#8e7cc3", "#e8a25e", "#e3f1ee"];

/// The class of [`Palette::Gap`] that is dotted as well: a grey copy of its colour could be
/// taken for that of a place below.
pub const GAP_ABOVE: usize = 3;
const ABOVE_DOT: &str = "#01665e";

/// The pattern of what is above the target, to be used as `url(#id)`.
pub fn above(id: &str) -> Element {
    let dot =
        |x: f64, y: f64| Element::new("circle").at("cx", x).at("cy", y).at("r", 0.9).with("fill", ABOVE_DOT);
    pattern(id, 9.0)
        .child(rect(0.0, 0.0, 9.0, 9.0, GAP[GAP_ABOVE]))
        .child(dot(2.25, 2.25))
        .child(dot(6.75, 6.75))
}

/// The first `count`; beyond the end the last repeats.
fn fixed(colours: &[&'static str], count: usize) -> Vec<&'static str> {
    (0..count).map(|i| colours[i.min(colours.len() - 1)]).collect()
}

impl Palette {
    /// `count` colours as `#rrggbb`. Cividis gives up to nine, the diverging
    /// palettes up to five (three leave out the strongest); beyond that the last repeats.
    pub fn colours(self, count: usize) -> Vec<&'static str> {
        let spread = |count: usize| {
            (0..count).map(move |i| CIVIDIS[if count < 2 { 4 } else { (i * 8 / (count - 1)).min(8) }])
        };
        match self {
            Palette::Cividis => spread(count).collect(),
            Palette::CividisReversed => {
                let mut colours: Vec<_> = spread(count).collect();
                colours.reverse();
                colours
            }
            Palette::PuOr => diverging(&PU_OR, count),
            Palette::BrBg => diverging(&BR_BG, count),
            Palette::Gap => fixed(&GAP, count),
            Palette::Both => fixed(&BOTH, count),
            Palette::Kinds => fixed(&KINDS, count),
        }
    }
}

fn diverging(five: &[&'static str; 5], count: usize) -> Vec<&'static str> {
    let picks: &[usize] = match count {
        0 => &[],
        1 => &[2],
        2 => &[1, 3],
        3 => &[1, 2, 3],
        4 => &[0, 1, 3, 4],
        _ => &[0, 1, 2, 3, 4],
    };
    (0..count).map(|i| five[picks[i.min(picks.len() - 1)]]).collect()
}

/// Red, green and blue of `#rrggbb` in 0–1 (black for anything else).
pub fn rgb(colour: &str) -> [f64; 3] {
    let part = |i: usize| {
        let hex = colour.get(1 + 2 * i..3 + 2 * i);
        hex.and_then(|h| u8::from_str_radix(h, 16).ok()).map_or(0.0, |v| f64::from(v) / 255.0)
    };
    [part(0), part(1), part(2)]
}

/// Relative luminance of a colour in 0–1, as WCAG 2 defines it.
pub fn luminance(colour: &str) -> f64 {
    let [r, g, b] = rgb(colour).map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast of two colours in 1–21, as WCAG 2 defines it.
pub fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    if a > b { a / b } else { b / a }
}

/// The ink that reads best on `fill`, and the halo that goes with it.
pub fn ink_on(fill: &str) -> (&'static str, &'static str) {
    if contrast(fill, PAPER) > contrast(fill, INK) { (PAPER, INK) } else { (INK, PAPER) }
}

/// One sRGB part (0–1) without its gamma.
pub(crate) fn linear(part: f64) -> f64 {
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// The diagonal hatch of "Not clear yet", to be used as `url(#id)`.
pub fn hatch(id: &str) -> Element {
    let stripe = line((3.0, 0.0), (3.0, 6.0), HATCH_LINE, 1.5);
    pattern(id, 6.0)
        .with("patternTransform", "rotate(45)")
        .child(rect(0.0, 0.0, 6.0, 6.0, HATCH_GROUND))
        .child(stripe)
}

/// The dotted grey of "No figure", to be used as `url(#id)`.
pub fn dots(id: &str) -> Element {
    let dot = Element::new("circle").at("cx", 2.5).at("cy", 2.5).at("r", 0.8).with("fill", BLANK_DOT);
    pattern(id, 5.0).child(rect(0.0, 0.0, 5.0, 5.0, BLANK_GROUND)).child(dot)
}

fn pattern(id: &str, size: f64) -> Element {
    Element::new("pattern")
        .with("id", id)
        .with("patternUnits", "userSpaceOnUse")
        .at("width", size)
        .at("height", size)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CIE L* (0–100) of linear red, green and blue.
    fn lightness([r, g, b]: [f64; 3]) -> f64 {
        let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        if y > 0.008_856 { 116.0 * y.cbrt() - 16.0 } else { 903.3 * y }
    }

    fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
        let xyz = [
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
        ];
        let [x, y, z] = xyz.map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn difference(a: [f64; 3], b: [f64; 3]) -> f64 {
        let (a, b) = (lab(a), lab(b));
        (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt()
    }

    /// Machado, Oliveira & Fernandes 2009, full severity, linear RGB.
    fn seen_by(matrix: [[f64; 3]; 3], colour: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(colour).map(|(m, c)| m * c).sum::<f64>().clamp(0.0, 1.0))
    }

    const PROTAN: [[f64; 3]; 3] =
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    const DEUTAN: [[f64; 3]; 3] =
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    const TRITAN: [[f64; 3]; 3] =
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];

    fn light(colours: &[&str]) -> Vec<f64> {
        colours.iter().map(|c| lightness(rgb(c).map(linear))).collect()
    }

    #[test]
    fn cividis_only_gets_lighter() {
        for count in 2..=5 {
            let up = light(&Palette::Cividis.colours(count));
            assert!(up.windows(2).all(|w| w[1] > w[0] + 12.0), "{count}: {up:?}");
            let down = light(&Palette::CividisReversed.colours(count));
            assert!(down.windows(2).all(|w| w[1] < w[0] - 12.0), "{count}: {down:?}");
        }
    }

    #[test]
    fn diverging_arms_darken_outwards_and_no_two_classes_share_a_lightness() {
        for palette in [Palette::PuOr, Palette::BrBg] {
            let l = light(&palette.colours(5));
            assert!(l[0] < l[1] && l[1] < l[2] && l[2] > l[3] && l[3] > l[4], "{palette:?}: {l:?}");
            assert!(l[4] > l[1], "{palette:?}: below must be the darker arm: {l:?}");
            for i in 0..5 {
                for j in 0..i {
                    assert!((l[i] - l[j]).abs() > 9.0, "{palette:?} {i} {j}: {l:?}");
                }
            }
        }
    }

    #[test]
    fn any_two_classes_differ_for_every_kind_of_colour_vision() {
        for (palette, count) in [
            (Palette::Cividis, 5),
            (Palette::PuOr, 5),
            (Palette::BrBg, 5),
            (Palette::Gap, 4),
            (Palette::Kinds, 8),
        ] {
            let colours: Vec<_> = palette.colours(count).into_iter().map(|c| rgb(c).map(linear)).collect();
            for matrix in [PROTAN, DEUTAN, TRITAN] {
                for i in 0..count {
                    for j in 0..i {
                        let d = difference(seen_by(matrix, colours[i]), seen_by(matrix, colours[j]));
                        assert!(d > 10.0, "{palette:?} {i} {j}: ΔE {d}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_classes_of_a_gap_differ_in_lightness_and_the_worst_of_two_figures_is_the_darkest() {
        let gap = light(&Palette::Gap.colours(4));
        assert!((0..4).all(|i| (0..i).all(|j| (gap[i] - gap[j]).abs() > 15.0)), "{gap:?}");
        let kinds = light(&Palette::Kinds.colours(8));
        assert!((0..8).all(|i| (0..i).all(|j| (kinds[i] - kinds[j]).abs() > 5.0)), "{kinds:?}");
    }

    #[test]
    fn of_two_figures_lightness_tells_the_rows_and_lines_tell_the_columns() {
        let both = light(&Palette::Both.colours(9));
        // How light a grey copy shows a class, lines and all.
        let seen = |class: usize| {
            let Some((gap, thick)) = (class % 3).checked_sub(1).map(|i| BOTH_GAP[i]) else {
                return both[class];
            };
            both[class] + thick / gap * (light(&[BOTH_LINE[class / 3]])[0] - both[class])
        };
        for class in 0..9 {
            let row = class / 3;
            assert!((both[class] - both[3 * row]).abs() < 6.0, "{class}: {both:?}");
            assert!(
                (both[class] - light(&[BOTH_LINE[row]])[0]).abs() > 35.0,
                "{class}: lines cannot be seen"
            );
            for below in (class..9).filter(|below| below / 3 > row) {
                assert!(seen(class) > seen(below) + 12.0, "{class} {below}: {} {}", seen(class), seen(below));
            }
            assert_eq!(lined("x", class).is_some(), class % 3 > 0);
        }
        assert!(lined("x", 9).is_none() && lined("x", 11).is_none());
    }

    #[test]
    fn labels_and_text_can_be_read_on_what_they_stand_on() {
        assert!(contrast(INK_SOFT, PAPER) > 7.0 && contrast(STAMP, STAMP_INK) > 7.0);
        for palette in [Palette::Cividis, Palette::PuOr, Palette::BrBg, Palette::Both] {
            let count = if palette == Palette::Both { 9 } else { 5 };
            for colour in palette.colours(count).into_iter().chain([HATCH_GROUND, BLANK_GROUND]) {
                let (ink, _) = ink_on(colour);
                assert!(contrast(ink, colour) >= 4.0, "{ink} on {colour}");
            }
        }
    }
}
