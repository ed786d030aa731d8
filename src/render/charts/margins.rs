//! How sure each place is likely to be, before anything is measured.
use super::frame::{Frame, WIDTH};
use super::picture::Picture;
use super::rows::{Mark, Row, Rows};
use crate::briefing::Words;
use crate::briefing::figure::Measure;
use crate::equity::Shown;
use crate::forecast::Place;

/// Bars of the half-widths to expect, surest first, and under a heading of their own
/// the places that are likely too small to be called. Nothing without places.
pub fn margins(title: &str, places: &[Place], words: &Words) -> Option<Picture> {
    let shown: Vec<Shown> = places
        .iter()
        .map(|p| Shown::Clear { estimate: p.half_width, lower: p.half_width, upper: p.half_width })
        .collect();
    let rows = |clear: bool| {
        let these = places.iter().zip(&shown).filter(move |(p, _)| p.clear == clear);
        these.map(|(p, shown)| Row::Figure { label: p.label.clone(), shown, mark: Mark::Bar })
    };
    let mut all: Vec<Row> = rows(true).collect();
    if places.iter().any(|p| !p.clear) {
        all.push(Row::Heading(words.get("chart.margins.small")));
        all.extend(rows(false));
    }
    let rows = Rows { rows: all, measure: Measure::Of100, target: None, words };
    let frame = Frame {
        name: "margins",
        width: WIDTH,
        title: words.say("chart.margins.title", &[("title", title)]),
        unit: words.get("chart.margins.axis"),
        alt: words.count("chart.margins.desc", rows.figures(), &[("figures", &rows.in_words())]),
        caption: String::new(),
        foot: words.get("chart.margins.foot"),
        stamp: None,
    };
    (!places.is_empty()).then(|| frame.rows(&rows))
}
