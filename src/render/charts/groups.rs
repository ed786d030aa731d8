//! Groups: one dot with its range for each group value.
use super::frame::{Frame, WIDTH};
use super::picture::Picture;
use super::rows::{Mark, Row, Rows};
use crate::briefing::Words;
use crate::briefing::figure::Measure;
use crate::equity::{Shown, Story};
use crate::plan::StatusMode;

/// Help that arrived (or share of all asking) for each value of each group;
/// nothing when no group has a table.
pub fn groups(story: &Story, words: &Words) -> Option<Picture> {
    let fill = story.status_mode != StatusMode::None;
    let mut rows = Vec::new();
    for group in &story.groups {
        rows.push(Row::Heading(group.label.clone()));
        for value in &group.values {
            let (shown, mark) = if fill { (&value.fill, Mark::Dot) } else { (&value.share, Mark::Bar) };
            rows.push(Row::Figure { label: value.key.label.clone(), shown, mark });
        }
    }
    let any =
        |row: &Row| matches!(row, Row::Figure { shown, .. } if !matches!(shown, Shown::NotAvailable { .. }));
    if !rows.iter().any(any) {
        return None;
    }
    let rows = Rows { rows, measure: Measure::Of100, target: fill.then_some(story.target), words };
    let (title, unit) = if fill {
        ("chart.groups.title", "chart.groups.axis")
    } else {
        ("chart.groups.title.asking", "chart.needs.axis")
    };
    let frame = Frame {
        name: "groups",
        width: WIDTH,
        title: words.get(title),
        unit: words.get(unit),
        alt: words.count("chart.areas.desc", rows.figures(), &[("figures", &rows.in_words())]),
        caption: words.get("groups.harm"),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    Some(frame.rows(&rows))
}
