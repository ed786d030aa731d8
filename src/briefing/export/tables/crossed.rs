//! Help that arrived by place and period, need or group, in long form; and what kind of gap
//! each place has over time.
use super::{Kind, Sheet, columns, row};
use crate::briefing::Words;
use crate::briefing::numbers::tidy;
use crate::briefing::words::Message;
use crate::equity::{CrossPlace, CrossStory, Likely, Shown, Story};

pub(super) fn crossed(
    name: &'static str,
    about: &'static str,
    cross: Option<&CrossStory>,
    words: &Words,
) -> Sheet {
    let after = [
        ("column", Kind::Text, "Period or need: stable identifier"),
        ("column_label", Kind::Text, "Its name for people"),
        (
            "gap",
            Kind::Text,
            "What kind of gap: persistent, intensifying, diminishing (below the target in most periods), historical, \
             new, consecutive, sporadic, no-gap, city-wide (only the city as a whole is surely below) or not-clear",
        ),
        ("since", Kind::Text, SINCE),
        (
            "engine",
            Kind::Text,
            "posterior: a model that also uses what other places have in common; or least-squares",
        ),
        (
            "own_data_share",
            Kind::Number,
            "Of a modelled figure: how much of its certainty comes from the place's own measured rows, 0 to 1",
        ),
    ];
    let mut rows = Vec::new();
    for place in cross.iter().flat_map(|cross| &cross.places) {
        let columns = cross.map_or(&[][..], |cross| &cross.columns);
        let gap = place.gap.map_or("", |gap| gap.class.id());
        let since = place.gap.and_then(|gap| columns.get(gap.since?)).map_or("", |column| column.id.as_str());
        let engine = if place.own.is_empty() { "least-squares" } else { "posterior" };
        rows.extend(columns.iter().zip(&place.cells).enumerate().map(|(i, (column, shown))| {
            let own = place.own.get(i).map_or(String::new(), |own| format!("{own:.2}"));
            let facts = [column.id.as_str(), &column.label, gap, since, engine, &own];
            row(words, &[], &place.key, &facts, "help_arrived", shown)
        }));
    }
    Sheet { name, about, columns: columns(&[], &after), rows }
}

const SINCE: &str = "First period of the longest run up to the last in which it was very likely below";

/// What kind of gap each place has over time, and its size.
pub(super) fn gaps(story: &Story, words: &Words) -> Sheet {
    let after = [
        ("gap", Kind::Text, "What kind of gap, as in places_by_period"),
        ("since", Kind::Text, SINCE),
        ("sure", Kind::Number, "How likely it is that the gap lasts, of every 100"),
    ];
    let cross = story.by_period.iter();
    let places = cross.flat_map(|cross| cross.places.iter().map(move |place| (cross, place)));
    let one = |(cross, place): (&CrossStory, &CrossPlace)| {
        let Some(gap) = place.gap else { return Vec::new() };
        let since = gap.since.and_then(|at| cross.columns.get(at)).map_or("", |column| column.id.as_str());
        let sure = gap.sure.map_or_else(String::new, |sure| tidy(sure, 2));
        let sizes = [("points_short_of_target", gap.deep), ("people_short_of_target", gap.people)];
        let size = |(figure, size): (&'static str, Option<Likely>)| {
            // Of what is no gap there is no size to tell: it would be a figure picked by chance.
            let told = size.filter(|_| gap.class.is_gap());
            let shown = told.map_or(
                Shown::NotAvailable { reason: Message::new("reason.no-gap") },
                |Likely { estimate, lower, upper }| Shown::Clear { estimate, lower, upper },
            );
            row(words, &[], &place.key, &[gap.class.id(), since, &sure], figure, &shown)
        };
        sizes.into_iter().map(size).collect()
    };
    Sheet {
        name: "gaps",
        about: "What kind of gap each place has over time, since when, how likely it lasts, how deep it is and for \
                about how many people's need it stands.",
        columns: columns(&[], &after),
        rows: places.flat_map(one).collect(),
    }
}

/// Help that arrived by place and group value, where that was asked for.
pub(super) fn places_by_group(story: &Story, words: &Words) -> Sheet {
    let before =
        [("group", Kind::Text, "The group list"), ("group_label", Kind::Text, "Its name for people")];
    let after = [
        ("column", Kind::Text, "Group value: stable identifier"),
        ("column_label", Kind::Text, "Its name for people"),
    ];
    let mut rows = Vec::new();
    for (group, cross) in story.groups.iter().filter_map(|g| Some((g, g.by_place.as_ref()?))) {
        for place in &cross.places {
            rows.extend(cross.columns.iter().zip(&place.cells).map(|(value, shown)| {
                let whose = [group.id.as_str(), &group.label];
                row(words, &whose, &place.key, &[&value.id, &value.label], "help_arrived", shown)
            }));
        }
    }
    Sheet {
        name: "places_by_group",
        about: "Help that arrived by place and group. It exposes nobody, but it can be used against people of a \
                group who live together: ask them before you publish it.",
        columns: columns(&before, &after),
        rows,
    }
}
