//! Waiting times: of every 100 asking, how many were helped within some days.
use std::collections::BTreeSet;

use super::calendar::{Crossed, crossed};
use super::frame::{Frame, WIDTH};
use super::picture::Picture;
use super::places::order;
use super::rows::{Mark, Row, Rows};
use crate::briefing::Words;
use crate::briefing::figure::Measure;
use crate::briefing::levels;
use crate::equity::{CountedRow, CountedTable, CrossPlace, CrossStory, Shown, Story};
use crate::pipeline::{Key, Unit};
use crate::plan::{Measure as Counted, StatusMode};

const WITHIN: &str = "served_within_";
/// With more places than this the chart is longer than any screen and weighs more than
/// the rest of the page: the table has the figures.
const MOST: usize = 60;

/// Each place and group, with its range, for the days in the middle of those counted;
/// nothing where waits were not counted.
pub fn waits(story: &Story, words: &Words) -> Option<Picture> {
    let tables: Vec<&CountedTable> = tables(story).filter(|table| places(table) <= MOST).collect();
    let days = middle(&tables)?;
    let mut rows = Vec::new();
    for table in &tables {
        rows.push(Row::Heading(heading(story, table, words)));
        let mut own: Vec<&CountedRow> = table.rows.iter().filter(|row| within(row) == Some(days)).collect();
        own.sort_by(|a, b| order(&a.shown, &b.shown));
        rows.extend(own.into_iter().map(|row| Row::Figure {
            label: label(row, table, words),
            shown: &row.shown,
            mark: Mark::Dot,
        }));
    }
    let any =
        |row: &Row| matches!(row, Row::Figure { shown, .. } if !matches!(shown, Shown::NotAvailable { .. }));
    if !rows.iter().any(any) {
        return None;
    }
    let rows = Rows { rows, measure: Measure::Of100, target: None, words };
    let frame = Frame {
        name: "waits",
        width: WIDTH,
        title: words.get("chart.waits.title"),
        unit: words.count(&format!("map.help.subtitle.timed.{}", unit(story)), usize::from(days), &[]),
        alt: words.count("chart.areas.desc", rows.figures(), &[("figures", &rows.in_words())]),
        caption: words.get("chart.waits.caption"),
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    Some(frame.rows(&rows))
}

/// All days that were counted, side by side, for the table with the most rows.
pub fn waits_by_days(story: &Story, words: &Words) -> Option<Picture> {
    let most = |table: &&CountedTable| table.rows.iter().filter_map(within).count();
    let table = tables(story).filter(|table| places(table) <= MOST).max_by_key(most)?;
    let mut days: Vec<u16> = table.rows.iter().filter_map(within).collect();
    days.sort_unstable();
    days.dedup();
    let mut places: Vec<CrossPlace> = Vec::new();
    for row in table.rows.iter().filter(|row| within(row).is_some()) {
        match places.last_mut() {
            Some(place) if place.key.id == row.key.id => place.cells.push(row.shown.clone()),
            _ => places.push(CrossPlace {
                key: Key { id: row.key.id.clone(), label: label(row, table, words) },
                cells: vec![row.shown.clone()],
                own: Vec::new(),
                lasts: false,
                gap: None,
            }),
        }
    }
    let heads: Vec<String> = days
        .iter()
        .map(|n| words.say("chart.waits.head", &[("days", &words.whole(f64::from(*n)))]))
        .collect();
    let key = |head: &String| Key { id: head.clone(), label: head.clone() };
    let cross = CrossStory {
        level: table.by.clone(),
        places,
        columns: heads.iter().map(key).collect(),
        spans: Vec::new(),
        step: "period".into(),
        lasting: 0,
    };
    let title = match story.groups.iter().find(|group| group.id == table.by) {
        Some(group) => words.say("chart.waits.all.title", &[("by", &group.label)]),
        None => words.say("chart.waits.all.title.level", &[("level", &levels::one(words, &table.by))]),
    };
    let crossing = Crossed { heads, name: "waits-by-days", title, unit: words.get("chart.waits.all.axis") };
    (days.len() > 1).then(|| crossed(story, &cross, crossing, words)).flatten()
}

fn tables(story: &Story) -> impl Iterator<Item = &CountedTable> {
    let told = story.status_mode != StatusMode::None;
    story.counted.iter().filter(move |table| told && table.measure == Counted::Waits)
}

/// How many places or groups a table has.
fn places(table: &CountedTable) -> usize {
    table.rows.iter().map(|row| row.key.id.as_str()).collect::<BTreeSet<_>>().len()
}

/// The days of a share that was helped within them.
fn within(row: &CountedRow) -> Option<u16> {
    row.figure.strip_prefix(WITHIN)?.parse().ok()
}

/// The days nearest to half of the longest.
fn middle(tables: &[&CountedTable]) -> Option<u16> {
    let days = || tables.iter().flat_map(|table| &table.rows).filter_map(within);
    let half = days().max()? / 2;
    days().min_by_key(|n| (n.abs_diff(half), *n))
}

/// What the rows of a table are: a level of places, or a list of groups.
fn heading(story: &Story, table: &CountedTable, words: &Words) -> String {
    match story.groups.iter().find(|group| group.id == table.by) {
        Some(group) => group.label.clone(),
        None => words.say("larger.title", &[("level", &levels::one(words, &table.by))]),
    }
}

/// A place's or a group's name; those of groups are in the story.
fn label(row: &CountedRow, table: &CountedTable, words: &Words) -> String {
    let own = words.names().values.get(&format!("{}.{}", table.by, row.key.id));
    own.cloned().unwrap_or_else(|| row.key.label.clone())
}

fn unit(story: &Story) -> &'static str {
    match story.unit {
        Unit::Person => "person",
        Unit::Household => "household",
        Unit::Record => "record",
    }
}
