//! The page's tables: one row a key, one column a figure.
use serde::Serialize;

use crate::briefing::figure::{self, Cell, Measure};
use crate::briefing::levels;
use crate::briefing::words::Words;
use crate::equity::{
    AreaStory, CrossPlace, CrossStory, GapFinding, Likely, NamedFigures, Revised, Shown, Standing, Story,
};
use crate::plan::StatusMode;
use crate::reported::{Reported, ReportedRow};

/// One table.
#[derive(Debug, Serialize)]
pub(super) struct TableView {
    id: String,
    name: String,
    caption: String,
    /// Glossary terms of its columns: what they are called and what they mean.
    pub(super) terms: Vec<super::Fact>,
    columns: Vec<Column>,
    rows: Vec<RowView>,
    missing: Vec<Missing>,
}

#[derive(Debug, Serialize)]
struct Column {
    label: String,
    /// How it sorts: `text` or `number`.
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct RowView {
    label: String,
    cells: Vec<Cell>,
}

/// A figure that no row has.
#[derive(Debug, Serialize)]
struct Missing {
    figure: String,
    reason: String,
}

/// A column of figures under way: one figure a row, `None` where the row has no
/// such figure by its nature.
pub(super) struct Figures<'a> {
    key: &'static str,
    measure: Measure,
    figures: Vec<Option<&'a Shown>>,
}

/// Plain cells before the figures.
pub(super) struct Plain {
    pub(super) key: &'static str,
    pub(super) kind: &'static str,
    pub(super) cells: Vec<Cell>,
}

pub(super) fn plain(value: String, sort: Option<f64>) -> Cell {
    Cell { kind: "plain", value, range: String::new(), tip: String::new(), sort }
}

pub(super) fn build(
    words: &Words,
    id: &str,
    head: &'static str,
    caption: String,
    labels: Vec<String>,
    plain: Vec<Plain>,
    figures: Vec<Figures>,
) -> TableView {
    let mut columns = vec![Column { label: words.get(head), kind: "text" }];
    let mut rows: Vec<RowView> =
        labels.into_iter().map(|label| RowView { label, cells: Vec::new() }).collect();
    let mut missing = Vec::new();
    for column in plain {
        columns.push(Column { label: words.get(column.key), kind: column.kind });
        rows.iter_mut().zip(column.cells).for_each(|(row, cell)| row.cells.push(cell));
    }
    for column in figures {
        if let Some(reason) = absent(&column.figures, words) {
            missing.push(Missing { figure: words.get(column.key), reason });
            continue;
        }
        columns.push(Column { label: words.get(column.key), kind: "number" });
        for (row, shown) in rows.iter_mut().zip(column.figures) {
            row.cells.push(match shown {
                Some(shown) => figure::cell(words, column.measure, shown),
                None => super::tables::plain("–".into(), None),
            });
        }
    }
    let terms = terms(words, &columns);
    TableView { id: id.to_string(), name: caption.clone(), caption, terms, columns, rows, missing }
}

fn term(words: &Words, key: &str) -> super::Fact {
    super::Fact { name: words.get(key), value: words.get(&format!("{key}.text")) }
}

/// What the words of these columns mean, for under the table.
fn terms(words: &Words, columns: &[Column]) -> Vec<super::Fact> {
    let has = |key: &str| {
        let label = words.get(key);
        columns.iter().any(|column| column.label == label)
    };
    let mut out = vec![term(words, "glossary.range")];
    out.extend(has("col.share").then(|| term(words, "glossary.share")));
    out.extend(has("col.unmet").then(|| term(words, "glossary.vain")));
    out
}

/// Why a column has no figure at all, if it has none.
fn absent(figures: &[Option<&Shown>], words: &Words) -> Option<String> {
    let mut reason = String::new();
    for shown in figures.iter().flatten() {
        match shown {
            Shown::NotAvailable { reason: why } if reason.is_empty() => reason = words.message(why),
            Shown::NotAvailable { .. } => {}
            _ => return None,
        }
    }
    Some(reason)
}

pub(super) fn areas(story: &Story, words: &Words) -> Option<TableView> {
    let unknown = story.unknown_area.as_ref();
    places(story, words, ("areas", &story.level), &story.areas, unknown)
}

/// The next larger areas.
pub(super) fn larger(story: &Story, words: &Words) -> Option<TableView> {
    let coarser = story.coarser.as_ref()?;
    places(story, words, ("larger", &coarser.level), &coarser.areas, None)
}

fn places(
    story: &Story,
    words: &Words,
    (id, level): (&str, &str),
    areas: &[AreaStory],
    unknown: Option<&NamedFigures>,
) -> Option<TableView> {
    if areas.is_empty() {
        return None;
    }
    let mut labels: Vec<String> = areas.iter().map(|a| a.key.label.clone()).collect();
    labels.extend(unknown.map(|_| words.get("unknown.area")));
    let column = |key, measure, of_area: fn(&AreaStory) -> &Shown, last: Option<&'_ Shown>| {
        let mut figures: Vec<Option<Shown>> = areas.iter().map(|a| Some(of_area(a).clone())).collect();
        figures.extend(unknown.map(|_| last.cloned()));
        (key, measure, figures)
    };
    let all = [
        column("col.fill", Measure::Of100, |a| &a.fill, unknown.map(|u| &u.fill)),
        column("col.share", Measure::Of100, |a| &a.share_of_asking, unknown.map(|u| &u.share)),
        column("col.asked", Measure::Per1000, |a| &a.asked_per_1000, None),
        column("col.unmet", Measure::Per1000, |a| &a.unmet_per_1000, None),
        column("col.handouts", Measure::Of100, |a| &a.share_of_handouts, None),
    ];
    let figures = all
        .iter()
        .map(|(key, measure, figures)| Figures {
            key,
            measure: *measure,
            figures: figures.iter().map(Option::as_ref).collect(),
        })
        .filter(|column| has_status(story, column.key));
    let caption = words.say("table.areas", &[("level", &levels::one(words, level))]);
    let facts = area_facts(story, areas, unknown.is_some(), words);
    Some(build(words, id, "col.place", caption, labels, facts, figures.collect()))
}

/// Some of the places, under a name.
pub(super) fn within(
    story: &Story,
    id: &str,
    name: &str,
    areas: &[AreaStory],
    words: &Words,
) -> Option<TableView> {
    let mut view = places(story, words, (id, &story.level), areas, None)?;
    view.caption = words.say("table.within", &[("name", name)]);
    view.name.clone_from(&view.caption);
    Some(view)
}

/// Where the logs do not say whether help arrived, such columns are left out.
fn has_status(story: &Story, key: &str) -> bool {
    story.status_mode != StatusMode::None || !matches!(key, "col.fill" | "col.unmet")
}

fn area_facts(story: &Story, areas: &[AreaStory], unknown: bool, words: &Words) -> Vec<Plain> {
    let extra = unknown.then(|| plain("–".into(), None));
    let mut out = Vec::new();
    let mut add = |key, kind, cell: &dyn Fn(&AreaStory) -> Cell| {
        let cells = areas.iter().map(cell).chain(extra.clone()).collect();
        out.push(Plain { key, kind, cells });
    };
    if areas.iter().any(|a| a.parent.is_some()) {
        add("col.parent", "text", &|a| plain(a.parent.clone().unwrap_or_else(|| "–".into()), None));
    }
    if areas.iter().any(|a| a.residents.is_some()) {
        add("col.residents", "number", &|a| {
            plain(a.residents.map_or_else(|| "–".into(), |n| words.whole(n)), a.residents)
        });
    }
    if story.status_mode != StatusMode::None {
        add("col.standing", "text", &|a| {
            let standing = standing(a, words, "col.");
            plain(if standing.is_empty() { "–".into() } else { standing }, None)
        });
    }
    out
}

/// Against the target, by the texts whose keys begin with `series`. A figure that
/// is not clear may still be below or above for sure; else nothing is said of it.
pub(super) fn standing(area: &AreaStory, words: &Words, series: &str) -> String {
    let get = |key: &str| words.get(&format!("{series}standing.{key}"));
    match (&area.fill, area.standing) {
        (Shown::NotAvailable { .. }, _) | (Shown::NotClear { .. }, Standing::Unclear) => String::new(),
        (_, Standing::Below) => get("below"),
        (_, Standing::Above) => get("above"),
        (Shown::Clear { .. }, Standing::Unclear) => get("unclear"),
    }
}

fn named(
    story: &Story,
    words: &Words,
    id: &str,
    head: &'static str,
    caption: String,
    list: &[&NamedFigures],
) -> Option<TableView> {
    let share = list.iter().map(|f| Some(&f.share)).collect();
    let fill = list.iter().map(|f| Some(&f.fill)).collect();
    let figures = [
        Figures { key: "col.share", measure: Measure::Of100, figures: share },
        Figures { key: "col.fill", measure: Measure::Of100, figures: fill },
    ];
    let figures = figures.into_iter().filter(|f| has_status(story, f.key)).collect();
    let labels = list.iter().map(|f| f.key.label.clone()).collect();
    (!list.is_empty()).then(|| build(words, id, head, caption, labels, Vec::new(), figures))
}

pub(super) fn periods(story: &Story, words: &Words) -> Option<TableView> {
    let list: Vec<&NamedFigures> = story.periods.iter().map(|(_, f)| f).collect();
    named(story, words, "periods", "col.period", words.get("table.periods"), &list)
}

pub(super) fn needs(story: &Story, words: &Words) -> Option<TableView> {
    let list: Vec<&NamedFigures> = story.needs.iter().collect();
    named(story, words, "needs", "col.need", words.get("table.needs"), &list)
}

pub(super) fn groups(story: &Story, words: &Words) -> Vec<TableView> {
    let group = |g: &crate::equity::GroupStory| {
        let list: Vec<&NamedFigures> = g.values.iter().collect();
        let caption = words.say("table.group", &[("group", &g.label)]);
        let id = format!("group-{}", g.id);
        let mut view = named(story, words, &id, "col.group", caption, &list)?;
        view.name.clone_from(&g.label);
        Some(view)
    };
    story.groups.iter().filter_map(group).collect()
}

/// Help that arrived, one row a place and one column a period or need.
pub(super) fn crossed(cross: Option<&CrossStory>, id: &str, words: &Words) -> Option<TableView> {
    let cross = cross?;
    let step = levels::step(words, &cross.step, 1);
    Some(matrix(cross, (id, id.replace('_', "-")), ("step", &step), words))
}

/// Help that arrived, one row a place and one column a group value, one table a group list.
pub(super) fn groups_by_place(story: &Story, words: &Words) -> Vec<TableView> {
    let one = |group: &crate::equity::GroupStory| {
        let id = format!("places-{}", group.id);
        Some(matrix(group.by_place.as_ref()?, ("by_group", id), ("group", &group.label), words))
    };
    story.groups.iter().filter_map(one).collect()
}

/// `texts` is the series of its texts, `across` names its columns.
fn matrix(cross: &CrossStory, (texts, id): (&str, String), across: (&str, &str), words: &Words) -> TableView {
    let level = levels::one(words, &cross.level);
    let level = [("level", level.as_str()), across];
    let head = |label: &str, kind| Column { label: label.to_owned(), kind };
    let mut columns = vec![head(&words.get("col.place"), "text")];
    columns.extend(cross.columns.iter().map(|key| head(&key.label, "number")));
    let row = |place: &CrossPlace| RowView {
        label: place.key.label.clone(),
        cells: place.cells.iter().map(|shown| figure::cell(words, Measure::Of100, shown)).collect(),
    };
    let mut caption = words.say(&format!("table.{texts}"), &level);
    if cross.places.iter().any(|place| !place.own.is_empty()) {
        caption = words.say("table.modelled", &[("caption", &caption)]);
    }
    TableView {
        id,
        name: words.say(&format!("data.{texts}"), &level),
        caption,
        terms: vec![term(words, "glossary.range")],
        columns,
        rows: cross.places.iter().map(row).collect(),
        missing: Vec::new(),
    }
}

/// What agencies report themselves: exact, without ranges.
pub(super) fn reported(list: &[Reported], words: &Words) -> Vec<TableView> {
    let one = |(at, own): (usize, &Reported)| {
        let head = |label: String, kind| Column { label, kind };
        let mut columns =
            vec![head(words.get("col.place"), "text"), head(words.get("col.entries"), "number")];
        columns.extend(own.organisations.then(|| head(words.get("col.organisations"), "number")));
        columns.extend(
            own.unit.as_ref().map(|unit| head(words.say("col.amount", &[("unit", unit.as_str())]), "number")),
        );
        let row = |row: &ReportedRow| {
            let mut numbers = vec![row.entries as f64];
            numbers.extend(own.organisations.then_some(row.organisations as f64));
            numbers.extend(own.unit.is_some().then_some(row.amount));
            let known = row.area.id != crate::pipeline::UNKNOWN;
            RowView {
                label: if known { row.area.label.clone() } else { words.get("unknown.area") },
                cells: numbers.into_iter().map(|n| plain(words.tidy(n, 2), Some(n))).collect(),
            }
        };
        let name = words.say("table.reported", &[("name", &own.files.join(", "))]);
        TableView {
            id: format!("reported-{}", at + 1),
            name: name.clone(),
            caption: name,
            terms: Vec::new(),
            columns,
            rows: own.places.iter().map(row).collect(),
            missing: Vec::new(),
        }
    };
    list.iter().enumerate().map(one).collect()
}

/// What changed against the superseded release; `None` where nothing surely did.
pub(super) fn revised(own: &Revised, words: &Words) -> Option<TableView> {
    let head = |key: &str, kind| Column { label: words.get(key), kind };
    let row = |change: &crate::equity::Revision| {
        let (figure, measure) = match change.figure.as_str() {
            "help_arrived" => ("col.fill", Measure::Of100),
            "people" => ("col.people", Measure::Count),
            _ => ("col.asked", Measure::Per1000),
        };
        let cells = [&change.before, &change.now].map(|shown| figure::cell(words, measure, shown));
        RowView {
            label: match change.key.id.as_str() {
                "city" => words.get("city.title"),
                _ => change.key.label.clone(),
            },
            cells: std::iter::once(plain(words.get(figure), None)).chain(cells).collect(),
        }
    };
    let rows: Vec<RowView> = own.changed().map(row).collect();
    let name = words.get("table.revised");
    (!rows.is_empty()).then(|| TableView {
        id: "revised-figures".to_owned(),
        name: name.clone(),
        caption: name,
        terms: vec![term(words, "glossary.range")],
        columns: vec![
            head("col.place", "text"),
            head("col.figure", "text"),
            head("col.before", "number"),
            head("col.now", "number"),
        ],
        rows,
        missing: Vec::new(),
    })
}

/// The size of a gap, with its range; nothing where none is told.
fn short(words: &Words, gap: GapFinding, size: Option<Likely>) -> String {
    let told = size.filter(|_| gap.class.is_gap());
    told.map_or_else(
        || "–".to_owned(),
        |Likely { estimate, lower, upper }| {
            let range = figure::range(words, Measure::Count, lower, upper);
            format!("{} ({range})", Measure::Count.show(words, estimate))
        },
    )
}

/// What kind of gap each place has over time, where that is judged.
pub(super) fn gaps(story: &Story, words: &Words) -> Option<TableView> {
    let cross = story.by_period.as_ref()?;
    let judged: Vec<(&CrossPlace, GapFinding)> =
        cross.places.iter().filter_map(|place| Some((place, place.gap?))).collect();
    if judged.is_empty() {
        return None;
    }
    let cells =
        |of: &dyn Fn(GapFinding) -> String| judged.iter().map(|(_, gap)| plain(of(*gap), None)).collect();
    let since = |gap: GapFinding| {
        let column = gap.since.and_then(|since| cross.columns.get(since));
        column.map_or_else(|| "–".to_owned(), |column| column.label.clone())
    };
    let kinds = [
        Plain {
            key: "col.gap",
            kind: "text",
            cells: cells(&|gap| words.get(&format!("gap.{}", gap.class.id()))),
        },
        Plain { key: "col.since", kind: "text", cells: cells(&since) },
        Plain {
            key: "col.sure",
            kind: "number",
            cells: cells(&|gap| gap.sure.map_or_else(|| "–".to_owned(), |sure| words.whole(sure.floor()))),
        },
        Plain { key: "col.deep", kind: "text", cells: cells(&|gap| short(words, gap, gap.deep)) },
        Plain { key: "col.people-short", kind: "text", cells: cells(&|gap| short(words, gap, gap.people)) },
    ];
    let labels = judged.iter().map(|(place, _)| place.key.label.clone()).collect();
    let caption = words.say("table.gaps", &[("level", &levels::one(words, &cross.level))]);
    let mut view = build(words, "gaps", "col.place", caption, labels, kinds.into(), Vec::new());
    view.name = words.get("data.gaps");
    Some(view)
}
