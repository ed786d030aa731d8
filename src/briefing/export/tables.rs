//! The figures in long form: one row a key and figure.
mod crossed;
mod public;

use self::crossed::{crossed, gaps, places_by_group};
pub(super) use self::public::{dependability, reported};
use super::csv::{Column, Kind, Sheet};
use crate::briefing::Words;
use crate::briefing::figure::{numbers_of, status_of};
use crate::briefing::numbers::tidy;
use crate::equity::{AreaStory, NamedFigures, Shown, Story};
use crate::pipeline::Key;
use crate::plan::Measure;

const FIGURE: [Column; 6] = [
    (
        "figure",
        Kind::Text,
        "help_arrived and shares: of every 100; *_per_1000: per 1,000 residents; people: voices",
    ),
    ("estimate", Kind::Number, "Estimate; not to be quoted or mapped where status is not-clear"),
    ("lower", Kind::Number, "Lower end of the likely (90 %) range"),
    ("upper", Kind::Number, "Upper end of the likely (90 %) range"),
    ("status", Kind::Text, "clear, not-clear (only the range may be quoted) or not-available"),
    ("reason", Kind::Text, "Why there is no figure, or why it is not clear"),
];

const KEY: [Column; 2] =
    [("key", Kind::Text, "Stable identifier, as text"), ("label", Kind::Text, "Name for people")];

fn columns(before: &[Column], after: &[Column]) -> Vec<Column> {
    [before, &KEY, after, &FIGURE].concat()
}

fn row(
    words: &Words,
    before: &[&str],
    key: &Key,
    after: &[&str],
    figure: &str,
    shown: &Shown,
) -> Vec<String> {
    let mut cells: Vec<String> = before.iter().map(|c| (*c).to_string()).collect();
    cells.extend([key.id.clone(), key.label.clone()]);
    cells.extend(after.iter().map(|c| (*c).to_string()));
    cells.push(figure.to_string());
    let number =
        |pick: fn((f64, f64, f64)) -> f64| numbers_of(shown).map_or_else(String::new, |n| tidy(pick(n), 4));
    cells.extend([number(|n| n.0), number(|n| n.1), number(|n| n.2), status_of(shown).to_string()]);
    cells.push(match shown {
        Shown::NotAvailable { reason } => words.message(reason),
        Shown::NotClear { .. } => words.get(too_wide(figure)),
        Shown::Clear { .. } => String::new(),
    });
    cells
}

/// Why a figure is not clear (the thresholds are those of `equity::clear`).
fn too_wide(figure: &str) -> &'static str {
    match figure {
        "median_days" => "reason.too-wide.days",
        "share" | "gives_too" | "asks_too" => "reason.too-wide",
        _ if figure.starts_with("served_within") => "reason.too-wide",
        "help_arrived" | "help_before" | "help_after" => "reason.too-wide",
        _ if ["difference", "ratio", "minus", "before_after", "above_mean"]
            .iter()
            .any(|of| figure.contains(of)) =>
        {
            "reason.too-wide.difference"
        }
        _ => "reason.too-wide.amount",
    }
}

/// Share of asking and help that arrived of one key.
fn both(words: &Words, before: &[&str], after: &[&str], f: &NamedFigures) -> [Vec<String>; 2] {
    [
        row(words, before, &f.key, after, "share_of_asking", &f.share),
        row(words, before, &f.key, after, "help_arrived", &f.fill),
    ]
}

/// Every table, empty ones left out.
pub(super) fn all(story: &Story, words: &Words) -> Vec<Sheet> {
    let all = [
        city(story, words),
        areas(story, words),
        finer(story, words),
        larger(story, words),
        periods(story, words),
        crossed(
            "places_by_period",
            "Help that arrived by place and period, and what kind of gap each place has.",
            story.by_period.as_ref(),
            words,
        ),
        gaps(story, words),
        needs(story, words),
        crossed("places_by_need", "Help that arrived by place and need.", story.by_need.as_ref(), words),
        groups(story, words),
        places_by_group(story, words),
        counted(
            "unmet_and_pending",
            "How many voices were not met in time, and how many asked too recently to tell. What is met is the rest of all \
             asking.",
            (story, words),
            |m| m == Measure::Voice,
        ),
        inequality(story, words),
        comparisons(story, words),
        clusters(story, words),
        revisions(story, words),
        counted(
            "waits",
            "How long people waited. An open end means: not served within the days that count. Half of the old \
             enough requests were served by the median day; the others are served later or not at all.",
            (story, words),
            |m| m == Measure::Waits,
        ),
        counted(
            "person_months",
            "People asking in each period: each once a period, at most a public cap of periods a person.",
            (story, words),
            |m| m == Measure::Months,
        ),
        counted(
            "distinct_people",
            "People asking in each place, each at most in a public cap of places.",
            (story, words),
            |m| m == Measure::People,
        ),
        counted(
            "volumes",
            "At least so much was asked for or handed out: a public cap a person, nothing expanded.",
            (story, words),
            |m| m == Measure::Volume,
        ),
        counted(
            "feedback",
            "Ratings and kinds of complaint of those who answered; never free text.",
            (story, words),
            |m| matches!(m, Measure::Ratings | Measure::Complaints),
        ),
        counted("reciprocity", "Who both asks and gives.", (story, words), |m| m == Measure::Reciprocity),
    ];
    let mut sheets: Vec<Sheet> = all.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
    sheets.push(super::explained::sheet(&sheets, story.dependability.is_some()));
    sheets
}

fn city(story: &Story, words: &Words) -> Sheet {
    let key = Key { id: "city".into(), label: story.title.clone() };
    let rows = vec![
        row(words, &[], &key, &[], "help_arrived", &story.city_fill),
        row(words, &[], &key, &[], "people", &story.city_people),
    ];
    Sheet { name: "city", about: "The whole city.", columns: columns(&[], &[]), rows }
}

fn areas(story: &Story, words: &Words) -> Sheet {
    let mut sheet = places("areas", "Figures by place.", &story.areas, words);
    let unknown = story.unknown_area.iter();
    sheet.rows.extend(unknown.flat_map(|unknown| both(words, &[], &["", "", ""], unknown)));
    sheet
}

/// The areas that were measured, where the page tells of larger places.
fn finer(story: &Story, words: &Words) -> Sheet {
    let areas = story.finer.as_ref().map_or(&[][..], |finer| &finer.areas);
    let about = "Figures by the areas that were measured. More than a third of them is not clear, so maps, lists \
                 and findings are of larger places.";
    places("measured_areas", about, areas, words)
}

fn larger(story: &Story, words: &Words) -> Sheet {
    let areas = story.coarser.as_ref().map_or(&[][..], |coarser| &coarser.areas);
    places("larger_areas", "Figures by the next larger areas.", areas, words)
}

fn places(name: &'static str, about: &'static str, areas: &[AreaStory], words: &Words) -> Sheet {
    let after = [
        ("parent", Kind::Text, "What it lies in"),
        ("residents", Kind::Number, "Public number of residents"),
        ("members", Kind::Text, "Public areas that make it up, separated by blanks"),
    ];
    let mut rows = Vec::new();
    for area in areas {
        let residents = area.residents.map_or_else(String::new, |r| tidy(r, 2));
        let members = area.members.join(" ");
        let facts = [area.parent.as_deref().unwrap_or_default(), residents.as_str(), members.as_str()];
        for (figure, shown) in [
            ("help_arrived", &area.fill),
            ("unmet_per_1000", &area.unmet_per_1000),
            ("asked_per_1000", &area.asked_per_1000),
            ("share_of_asking", &area.share_of_asking),
            ("share_of_handouts", &area.share_of_handouts),
        ] {
            rows.push(row(words, &[], &area.key, &facts, figure, shown));
        }
    }
    Sheet { name, about, columns: columns(&[], &after), rows }
}

fn periods(story: &Story, words: &Words) -> Sheet {
    let after = [("from", Kind::Date, "First day"), ("to", Kind::Date, "Last day")];
    let each = story.periods.iter();
    let rows = each
        .flat_map(|(period, f)| both(words, &[], &[&period.from.to_string(), &period.to.to_string()], f))
        .collect();
    Sheet { name: "periods", about: "Figures by period.", columns: columns(&[], &after), rows }
}

fn needs(story: &Story, words: &Words) -> Sheet {
    let rows = story.needs.iter().flat_map(|f| both(words, &[], &[], f)).collect();
    Sheet { name: "needs", about: "Figures by need.", columns: columns(&[], &[]), rows }
}

fn groups(story: &Story, words: &Words) -> Sheet {
    let before =
        [("group", Kind::Text, "The group list"), ("group_label", Kind::Text, "Its name for people")];
    let values = story.groups.iter().flat_map(|g| g.values.iter().map(move |f| (g, f)));
    let rows = values.flat_map(|(g, f)| both(words, &[&g.id, &g.label], &[], f)).collect();
    Sheet { name: "groups", about: "Figures by group.", columns: columns(&before, &[]), rows }
}

/// Tables that do not count voices, those of some kinds together.
fn counted(
    name: &'static str,
    about: &'static str,
    (story, words): (&Story, &Words),
    which: impl Fn(Measure) -> bool,
) -> Sheet {
    let before = [
        ("of", Kind::Text, "Whose records: requests, distributions, feedback, gifts"),
        ("by", Kind::Text, "What a row is: a level of places, a period, or a group list"),
    ];
    let after = [
        ("column", Kind::Text, "Period or answer: stable identifier"),
        ("column_label", Kind::Text, "Its name for people"),
        ("unit", Kind::Text, "Unit of counts; shares are of every 100"),
        ("open_end", Kind::Text, "yes: the upper end stands for \"not served within the days that count\""),
    ];
    let mut rows = Vec::new();
    for table in story.counted.iter().filter(|t| which(t.measure)) {
        for figure in &table.rows {
            let column = figure.column.clone().unwrap_or(Key { id: String::new(), label: String::new() });
            let open = if figure.open_ended { "yes" } else { "" };
            let facts = [column.id.as_str(), column.label.as_str(), table.unit.as_str(), open];
            let whose = [table.role.word(), table.by.as_str()];
            rows.push(row(words, &whose, &figure.key, &facts, &figure.figure, &figure.shown));
        }
    }
    Sheet { name, about, columns: columns(&before, &after), rows }
}

/// Measures that are clear where it is clear on which side of equality they are.
const SIGNED: [&str; 6] =
    ["concentration", "slope", "relative_", "difference_of_fifths", "ratio_of_fifths", "moran"];

fn inequality(story: &Story, words: &Words) -> Sheet {
    let rows = story.disparities.iter().map(|d| {
        let (of, measure) = d.id.split_once('.').unwrap_or(("", &d.id));
        let key = Key { id: measure.into(), label: measure.replace('_', " ") };
        let mut cells = row(words, &[], &key, &[d.level.as_str()], of, &d.figure);
        if let (Shown::NotClear { .. }, Some(reason)) = (&d.figure, cells.last_mut()) {
            *reason = words.get(if SIGNED.iter().any(|id| measure.starts_with(id)) {
                "reason.too-wide.difference"
            } else {
                "reason.too-wide.amount"
            });
        }
        cells
    });
    Sheet {
        name: "inequality",
        about: "How unequal the areas are: corrected for the noise, with its range. Indices of every 100, \
                Theil's of every 1,000; concentration, slope and fifths in the unit of the figure, from the worst-off.",
        columns: columns(&[], &[("level", Kind::Text, "The areas that are compared")]),
        rows: rows.collect(),
    }
}

fn comparisons(story: &Story, words: &Words) -> Sheet {
    let before = [("list", Kind::Text, "The group list, the level of places, or event")];
    let after = [
        ("against", Kind::Text, "What it is compared with: stable identifier"),
        ("against_label", Kind::Text, "Its name for people"),
        ("verdict", Kind::Text, "possibly-unheard: surely asks for less than two thirds of what is expected"),
    ];
    let rows = story.comparisons.iter().flat_map(|c| {
        let unheard =
            c.kind == "asking_minus_outside_need" && story.unheard.iter().any(|key| key.id == c.key.id);
        let verdict = if unheard { "possibly-unheard" } else { "" };
        let one = |key: &Key, verdict: &str, figure: &str, shown: &Shown| {
            row(words, &[&c.list], key, &[&c.against.id, &c.against.label, verdict], figure, shown)
        };
        let mut rows = vec![one(&c.key, verdict, &c.kind, &c.figure)];
        // The places of a difference in differences have rows of their own change already.
        let own = usize::from(c.kind == "difference_in_differences");
        for side in c.sides.iter().skip(own) {
            rows.push(one(&side.key, "", "help_before", &side.before));
            rows.push(one(&side.key, "", "help_after", &side.after));
        }
        rows
    });
    Sheet {
        name: "comparisons",
        about: "Differences in points of 100, ratios, and rates per 1,000 in poverty. before_after and \
                difference_in_differences, and the levels help_before and help_after that they lie between: their \
                ranges cover the noise and the chance of who asked, not what else happened.",
        columns: columns(&before, &after),
        rows: rows.collect(),
    }
}

fn clusters(story: &Story, words: &Words) -> Sheet {
    let rows = story.clusters.iter();
    Sheet {
        name: "neighbourhoods",
        about: "Unmet asking per 1,000 residents of a place and its neighbours, less the mean of all places \
                (Getis and Ord). Clear: different from the mean, at a false discovery rate of 10 %.",
        columns: columns(&[], &[]),
        rows: rows.map(|c| row(words, &[], &c.key, &[], "unmet_per_1000_above_mean", &c.figure)).collect(),
    }
}

/// Now less before, for every figure that this release and the superseded one both give.
fn revisions(story: &Story, words: &Words) -> Sheet {
    let number = |shown: &Shown| numbers_of(shown).map_or_else(String::new, |n| tidy(n.0, 4));
    let after = [
        ("of", Kind::Text, "The figure that was revised"),
        ("before", Kind::Number, "Its estimate in the superseded release"),
        ("now", Kind::Number, "Its estimate in this release"),
    ];
    let rows = story.revised.iter().flat_map(|revised| &revised.figures).map(|r| {
        let facts = [r.figure.as_str(), &number(&r.before), &number(&r.now)];
        row(words, &[], &r.key, &facts, "revision_difference", &r.change)
    });
    Sheet {
        name: "revisions",
        about: "What changed against the superseded release: now less before, in the unit of the figure. Clear: more \
                than the chance mixed into both explains, for all figures together.",
        columns: columns(&[], &after),
        rows: rows.collect(),
    }
}

/// The sentences that can be said.
pub(super) fn findings(story: &Story, cite: &str, revision: &str) -> Sheet {
    let columns = vec![
        ("topic", Kind::Text, "What it is about"),
        ("sentence", Kind::Text, "The sentence, with its range"),
        ("certainty", Kind::Text, "How sure"),
        ("from", Kind::Date, "First day of the window"),
        ("to", Kind::Date, "Last day of the window"),
        ("cite", Kind::Text, "How to cite it"),
        ("revision", Kind::Text, "What may change it"),
    ];
    let (from, to) = (story.from.to_string(), story.to.to_string());
    let rows = story.can_say.iter().map(|s| {
        let with = [from.clone(), to.clone(), cite.to_string(), revision.to_string()];
        let own = [s.topic.clone(), s.text.clone(), s.certainty.clone()];
        own.into_iter().chain(with).collect()
    });
    Sheet { name: "findings", about: "Sentences that can be quoted.", columns, rows: rows.collect() }
}
