//! What is public and exact: the figures of agencies, and the coalition's own calendar.
use super::{KEY, Kind, Sheet};
use crate::briefing::Words;
use crate::briefing::numbers::tidy;
use crate::dependability::{Dependability, PlaceSteady, Steady};
use crate::pipeline::Key;
use crate::reported::{Reported, ReportedRow};

/// What agencies report themselves; `None` where there is nothing.
pub(in super::super) fn reported(list: &[Reported]) -> Option<Sheet> {
    let row = |own: &Reported, row: &ReportedRow| {
        let counted = |there: bool, n: String| if there { n } else { String::new() };
        vec![
            own.files.join(", "),
            row.area.id.clone(),
            row.area.label.clone(),
            row.need.clone(),
            row.entries.to_string(),
            counted(own.organisations, row.organisations.to_string()),
            counted(own.unit.is_some(), tidy(row.amount, 4)),
            own.unit.clone().unwrap_or_default(),
            "exact, not protected".to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> =
        list.iter().flat_map(|own| own.places.iter().chain(&own.rows).map(|r| row(own, r))).collect();
    (!rows.is_empty()).then(|| Sheet {
        name: "reported",
        about: "Reported by agencies, not protected, exact as published. No part of the release.",
        columns: vec![
            ("source", Kind::Text, "Public file"),
            KEY[0],
            KEY[1],
            ("need", Kind::Text, "Need, or empty where all are together"),
            ("entries", Kind::Number, "Rows of the public file"),
            ("organisations", Kind::Number, "Different organisations"),
            ("amount", Kind::Number, "Sum of the amounts"),
            ("unit", Kind::Text, "Unit of the amounts"),
            ("status", Kind::Text, "Exact and not protected: these are not figures of the release"),
        ],
        rows,
    })
}

/// How dependable distributions were; `None` where there is no calendar.
pub(in super::super) fn dependability(calendar: Option<&Dependability>, words: &Words) -> Option<Sheet> {
    let calendar = calendar?;
    let row = |level: &str, key: &Key, (published, held): (usize, usize), steady: &Steady| {
        let mut cells = vec![level.to_owned(), key.id.clone(), key.label.clone()];
        let share = 100.0 * f64::from(steady.weeks_with) / f64::from(steady.weeks.max(1));
        cells.extend([
            published.to_string(),
            held.to_string(),
            steady.weeks.to_string(),
            steady.weeks_with.to_string(),
            if steady.weeks > 0 { tidy(share, 1) } else { String::new() },
            steady.usual_gap.map_or_else(String::new, |days| days.to_string()),
        ]);
        cells.extend(steady.longest.map_or_else(
            || ["0", "", "", ""].map(str::to_owned),
            |spell| {
                let least = if spell.at_least { "yes" } else { "" };
                [spell.days.to_string(), spell.from.to_string(), spell.to.to_string(), least.to_owned()]
            },
        ));
        cells.push("exact, from a public calendar".to_owned());
        cells
    };
    let city = Key { id: "city".into(), label: words.get("chart.changes.city") };
    let places = |level: &'static str, list: &[PlaceSteady]| -> Vec<Vec<String>> {
        let own = |s: &Steady| (s.days.len(), s.held());
        list.iter().map(|place| row(level, &place.key, own(&place.steady), &place.steady)).collect()
    };
    let mut rows = vec![row("city", &city, (calendar.published, calendar.held), &calendar.city)];
    rows.extend(places("larger area", &calendar.larger));
    rows.extend(places("area", &calendar.areas));
    Some(Sheet {
        name: "dependability",
        about: "How dependable distributions were, by the coalition's own public calendar; nothing is from the logs. \
                Places that the calendar does not name are not listed.",
        columns: vec![
            ("level", Kind::Text, "city, larger area or area"),
            KEY[0],
            KEY[1],
            (
                "published",
                Kind::Number,
                "Distributions that were published: days of a place; of the city, of all places",
            ),
            ("held", Kind::Number, "Of these, those that were held"),
            ("weeks", Kind::Number, "Whole weeks (Monday to Sunday) of the window"),
            ("weeks_with", Kind::Number, "Of these, weeks with a distribution"),
            ("weeks_with_of_100", Kind::Number, "The same of every 100 weeks"),
            ("usual_gap_days", Kind::Number, "Median number of days from one to the next"),
            ("longest_without_days", Kind::Number, "Longest run of days without a distribution"),
            ("longest_from", Kind::Date, "Its first day"),
            ("longest_to", Kind::Date, "Its last day"),
            ("at_least", Kind::Text, "yes: it begins or ends where the window does, and may be longer"),
            ("status", Kind::Text, "Exact and public: these are not figures of the release"),
        ],
        rows,
    })
}
