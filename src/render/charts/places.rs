//! Places from the lowest figure to the highest, each with its range.
use super::frame::{Frame, WIDTH};
use super::picture::Picture;
use super::rows::{Mark, Row, Rows};
use crate::briefing::figure::Measure;
use crate::briefing::{Words, levels};
use crate::equity::{AreaStory, Shown, Story};
use crate::plan::StatusMode;

/// Help that arrived by place, or, where the logs do not say whether help
/// arrived, asking by place. Nothing when no place has such a figure.
pub fn places(story: &Story, words: &Words) -> Option<Picture> {
    draw(story, words, "places", &story.level, &story.areas)
}

/// The same by the next larger areas, where there are any.
pub fn larger_areas(story: &Story, words: &Words) -> Option<Picture> {
    let coarser = story.coarser.as_ref()?;
    draw(story, words, "larger-areas", &coarser.level, &coarser.areas)
}

fn draw(story: &Story, words: &Words, name: &str, level: &str, areas: &[AreaStory]) -> Option<Picture> {
    let fill = story.status_mode != StatusMode::None;
    let (measure, figure, unit) = choice(areas, fill)?;
    let mut rows = rows(areas, measure, figure, fill, words);
    if let (Some(unknown), true, "places") = (&story.unknown_area, fill, name) {
        rows.push(Row::Figure { label: unknown.key.label.clone(), shown: &unknown.fill, mark: Mark::Dot });
    }
    let rows = Rows { rows, measure, target: fill.then_some(story.target), words };
    let title = if fill { "chart.areas.title" } else { "chart.areas.title.asking" };
    let frame = Frame {
        name,
        width: WIDTH,
        title: words.say(title, &[("level", &levels::one(words, level))]),
        unit: words.get(unit),
        alt: words.count("chart.areas.desc", rows.figures(), &[("figures", &rows.in_words())]),
        caption: words.get(if fill { "areas.lead" } else { "areas.lead.asking" }),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    Some(frame.rows(&rows))
}

/// Help from the lowest figure up, or asking from the highest down, where places
/// that are all but zero share one line at the end.
fn rows<'a>(
    areas: &'a [AreaStory],
    measure: Measure,
    figure: Figure,
    fill: bool,
    words: &Words,
) -> Vec<Row<'a>> {
    let mut areas: Vec<&AreaStory> = areas.iter().collect();
    let by = |a: &Shown, b: &Shown| if fill { order(a, b) } else { order_down(a, b) };
    areas.sort_by(|a, b| by(figure(a), figure(b)).then_with(|| a.key.label.cmp(&b.key.label)));
    let nothing = |a: &&AreaStory| matches!(figure(a), Shown::Clear { upper, .. } if measure.show(words, *upper) == words.whole(0.0));
    let none = if fill { 0 } else { areas.iter().filter(|a| nothing(a)).count() };
    if none > MANY {
        areas.retain(|a| !nothing(a));
    }
    let row = |area: &'a AreaStory| Row::Figure {
        label: area.key.label.clone(),
        shown: figure(area),
        mark: if fill { Mark::Against(area.standing) } else { Mark::Dot },
    };
    let mut rows: Vec<Row> = areas.into_iter().map(row).collect();
    if none > MANY {
        rows.push(Row::Heading(words.count("chart.areas.nothing", none, &[])));
    }
    rows
}

/// From this many places on, those that are all but zero are counted and not drawn.
const MANY: usize = 5;

type Figure = fn(&AreaStory) -> &Shown;

/// Which figure of the places is drawn: the first that any of them has.
fn choice(areas: &[AreaStory], fill: bool) -> Option<(Measure, Figure, &'static str)> {
    let all: [(Measure, Figure, &str); 3] = [
        (Measure::Of100, |a| &a.fill, "chart.areas.axis"),
        (Measure::Per1000, |a| &a.asked_per_1000, "chart.areas.axis.asking"),
        (Measure::Of100, |a| &a.share_of_asking, "chart.areas.axis.share"),
    ];
    let candidates = if fill { &all[..1] } else { &all[1..] };
    candidates
        .iter()
        .copied()
        .find(|(_, figure, _)| areas.iter().any(|a| !matches!(figure(a), Shown::NotAvailable { .. })))
}

/// Clear figures from the lowest up, then those that are not clear, then none.
pub(super) fn order(a: &Shown, b: &Shown) -> std::cmp::Ordering {
    let rank = |shown: &Shown| match shown {
        Shown::Clear { estimate, .. } => (0, *estimate),
        Shown::NotClear { .. } => (1, 0.0),
        Shown::NotAvailable { .. } => (2, 0.0),
    };
    let ((class_a, value_a), (class_b, value_b)) = (rank(a), rank(b));
    class_a.cmp(&class_b).then(value_a.total_cmp(&value_b))
}

/// Clear figures from the highest down, then the same.
fn order_down(a: &Shown, b: &Shown) -> std::cmp::Ordering {
    match (a, b) {
        (Shown::Clear { estimate: a, .. }, Shown::Clear { estimate: b, .. }) => b.total_cmp(a),
        _ => order(a, b),
    }
}
