//! How dependable distributions were, by the public calendar.
use serde::Serialize;

use super::tables::{self, Plain, TableView, plain};
use crate::briefing::words::Words;
use crate::dependability::{Dependability, PlaceSteady, Steady};
use crate::equity::Story;

/// With more areas than this their rows are in the tables only.
const MOST: usize = 60;

/// The section of the page.
#[derive(Debug, Serialize)]
pub(super) struct DependabilityView {
    note: String,
    /// What the calendar does not name; empty where it names all.
    unnamed: String,
    table: TableView,
}

pub(super) fn dependability(story: &Story, words: &Words) -> Option<DependabilityView> {
    let calendar = story.dependability.as_ref()?;
    let mut rows: Vec<(String, &Steady)> = vec![(words.get("chart.changes.city"), &calendar.city)];
    rows.extend(calendar.shown(MOST).map(|PlaceSteady { key, steady }| (key.label.clone(), steady)));
    let with = [
        ("file", calendar.file.as_str()),
        ("because", calendar.because.trim_end_matches('.')),
        ("from", &words.day(calendar.from)),
        ("to", &words.day(calendar.to)),
    ];
    let unnamed = match calendar.unnamed {
        0 => String::new(),
        n => words.count("dependability.unnamed", n, &[]),
    };
    Some(DependabilityView {
        note: words.say("dependability.note", &with),
        unnamed,
        table: table(calendar, &rows, words),
    })
}

fn table(calendar: &Dependability, rows: &[(String, &Steady)], words: &Words) -> TableView {
    let column = |key, cell: &dyn Fn(&Steady) -> (String, Option<f64>)| Plain {
        key,
        kind: "number",
        cells: rows.iter().map(|(_, steady)| cell(steady)).map(|(text, sort)| plain(text, sort)).collect(),
    };
    let of = |part: usize, all: usize| {
        let (part, all) = (words.whole(part as f64), words.whole(all as f64));
        words.say("dependability.of", &[("n", &part), ("m", &all)])
    };
    let days = |n: u32| words.count("dependability.days", n as usize, &[]);
    let columns = vec![
        column("col.held", &|s| {
            // Of the whole city distributions are counted, and not days on which there was one.
            let (held, all) = match std::ptr::eq(s, &calendar.city) {
                true => (calendar.held, calendar.published),
                false => (s.held(), s.days.len()),
            };
            (of(held, all), Some(held as f64))
        }),
        column("col.weeks-with", &|s| {
            (of(s.weeks_with as usize, s.weeks as usize), Some(f64::from(s.weeks_with)))
        }),
        column("col.usual-gap", &|s| (s.usual_gap.map_or("–".into(), days), s.usual_gap.map(f64::from))),
        column("col.longest", &|s| {
            let Some(spell) = s.longest else { return (days(0), Some(0.0)) };
            let key = if spell.at_least { "dependability.spell.least" } else { "dependability.spell" };
            let dates = words.days(spell.from, spell.to);
            (words.say(key, &[("days", &days(spell.days)), ("dates", &dates)]), Some(f64::from(spell.days)))
        }),
    ];
    let labels = rows.iter().map(|(label, _)| label.clone()).collect();
    let caption = words.get("dependability.table");
    let mut view = tables::build(words, "dependability", "col.place", caption, labels, columns, Vec::new());
    // Nothing here has a range.
    view.terms.clear();
    view
}
