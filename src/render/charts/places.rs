//! Places from the lowest figure to the highest, each with its range.
use super::frame::Frame;
use super::picture::Picture;
use super::rows::{Mark, Row, Rows};
use crate::briefing::Words;
use crate::briefing::figure::Measure;
use crate::equity::{AreaStory, Shown, Story};
use crate::plan::StatusMode;

/// Help that arrived by place, or, where the logs do not say whether help
/// arrived, asking by place. Nothing when no place has such a figure.
pub fn places(story: &Story, words: &Words) -> Option<Picture> {
    let (measure, figure, unit) = choice(story)?;
    let fill = story.status_mode != StatusMode::None;
    let mut areas: Vec<&AreaStory> = story.areas.iter().collect();
    areas.sort_by(|a, b| order(figure(a), figure(b)).then_with(|| a.key.label.cmp(&b.key.label)));
    let mut rows: Vec<Row> = areas
        .into_iter()
        .map(|area| Row::Figure {
            label: area.key.label.clone(),
            shown: figure(area),
            mark: if fill { Mark::Against(area.standing) } else { Mark::Dot },
        })
        .collect();
    if let (Some(unknown), true) = (&story.unknown_area, fill) {
        rows.push(Row::Figure { label: unknown.key.label.clone(), shown: &unknown.fill, mark: Mark::Dot });
    }
    let rows = Rows { rows, measure, target: fill.then_some(story.target), words };
    let title = if fill { "chart.areas.title" } else { "chart.areas.title.asking" };
    let frame = Frame {
        name: "places",
        title: words.say(title, &[("level", &story.level)]),
        unit: words.get(unit),
        alt: words.count("chart.areas.desc", rows.figures(), &[("figures", &rows.in_words())]),
        caption: words.get("areas.lead"),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    Some(frame.picture(rows.height(), |pen, top| rows.draw(pen, top)))
}

type Figure = fn(&AreaStory) -> &Shown;

/// Which figure of the places is drawn: the first that any of them has.
fn choice(story: &Story) -> Option<(Measure, Figure, &'static str)> {
    let all: [(Measure, Figure, &str); 3] = [
        (Measure::Of100, |a| &a.fill, "chart.areas.axis"),
        (Measure::Per1000, |a| &a.asked_per_1000, "chart.areas.axis.asking"),
        (Measure::Of100, |a| &a.share_of_asking, "chart.areas.axis.share"),
    ];
    let from = usize::from(story.status_mode == StatusMode::None);
    let to = if from == 0 { 1 } else { 3 };
    all.into_iter()
        .take(to)
        .skip(from)
        .find(|(_, figure, _)| story.areas.iter().any(|a| !matches!(figure(a), Shown::NotAvailable { .. })))
}

/// Clear figures from the lowest up, then those that are not clear, then none.
fn order(a: &Shown, b: &Shown) -> std::cmp::Ordering {
    let rank = |shown: &Shown| match shown {
        Shown::Clear { estimate, .. } => (0, *estimate),
        Shown::NotClear { .. } => (1, 0.0),
        Shown::NotAvailable { .. } => (2, 0.0),
    };
    let ((class_a, value_a), (class_b, value_b)) = (rank(a), rank(b));
    class_a.cmp(&class_b).then(value_a.total_cmp(&value_b))
}
