//! Shares of all asking, by need and by period.
use super::frame::{Frame, WIDTH};
use super::picture::Picture;
use super::rows::{Mark, Row, Rows};
use crate::briefing::Words;
use crate::briefing::figure::Measure;
use crate::equity::{NamedFigures, Shown, Story};
use crate::plan::StatusMode;

/// Share of all asking by need; nothing when needs are not cut.
pub fn needs(story: &Story, words: &Words) -> Option<Picture> {
    let figures: Vec<&NamedFigures> = story.needs.iter().collect();
    shares(story, words, "needs", "chart.needs.title", &figures)
}

/// Share of all asking by period, only where there is no help to draw over time.
pub fn periods(story: &Story, words: &Words) -> Option<Picture> {
    if story.status_mode != StatusMode::None {
        return None;
    }
    let figures: Vec<&NamedFigures> = story.periods.iter().map(|(_, figures)| figures).collect();
    shares(story, words, "periods", "chart.periods.title", &figures)
}

fn shares(
    story: &Story,
    words: &Words,
    name: &str,
    title: &str,
    figures: &[&NamedFigures],
) -> Option<Picture> {
    let any = figures.iter().any(|f| !matches!(f.share, Shown::NotAvailable { .. }));
    let rows =
        figures.iter().map(|f| Row::Figure { label: f.key.label.clone(), shown: &f.share, mark: Mark::Bar });
    let rows = Rows { rows: rows.collect(), measure: Measure::Of100, target: None, words };
    let frame = Frame {
        name,
        width: WIDTH,
        title: words.get(title),
        unit: words.get("chart.needs.axis"),
        alt: words.count("chart.areas.desc", rows.figures(), &[("figures", &rows.in_words())]),
        caption: words.get("glossary.share.text"),
        foot: format!("{} {}", words.get("needs.foot"), words.get("chart.foot")),
        stamp: story.stamp.as_deref(),
    };
    any.then(|| frame.rows(&rows))
}
