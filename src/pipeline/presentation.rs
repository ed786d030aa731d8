//! Titles, events, languages, targets: what can change without spending.
use std::collections::BTreeMap;
use std::path::Path;

use toml::de::DeValue;

use super::dates::day;
use super::scalars::plain;
use super::translations;
use super::types::{Caps, Change, Event, Group, Key, Paper, Presentation, TableChoice};
use super::walk::Fields;
use crate::briefing::words::Translations;

/// Reads the presentation settings; `need_labels` comes from the finished needs and the
/// usual paper from the time zone.
pub(super) fn read(
    root: &Fields<'_>,
    path: &Path,
    need_labels: Vec<Key>,
    groups: &[Group],
    timezone: &str,
) -> Option<Presentation> {
    let title = root.text("title", "title = \"Riverton mutual aid 2025\" at the top of the file");
    let equity = root.table("equity", "[equity]", &["target", "reference", "change"]);
    let (target, events) = (target(equity.as_ref()), events(root));
    let references = equity.as_ref().map_or(Vec::new(), |equity| references(equity, groups));
    let changes = equity.as_ref().map_or(Vec::new(), |equity| changes(equity, &events));
    let briefing = root.table("briefing", "[briefing]", &["languages", "contact", "paper", "hxl"]);
    let folder = path.parent().unwrap_or(Path::new(".")).join("words");
    let stated = briefing.as_ref().and_then(|briefing| translations::languages(briefing, &folder));
    let (languages, catalogues) = stated.unwrap_or_else(|| (vec!["en".to_owned()], BTreeMap::new()));
    let names = translations::names(root, &languages, &need_labels, groups, &events);
    let hxl = briefing.as_ref().is_some_and(|b| b.flag("hxl"));
    let papers = [("a4", Paper::A4), ("letter", Paper::Letter)];
    let paper = briefing.as_ref().and_then(|b| b.opt_choice("paper", &papers));
    let contact = briefing.and_then(|b| b.opt_text("contact")).map(|text| text.value);
    Some(Presentation {
        title: title?.value.trim().to_owned(),
        target,
        events,
        languages,
        contact,
        need_labels,
        references,
        changes,
        paper: paper.unwrap_or_else(|| Paper::usual(timezone)),
        hxl,
        translations: Translations { names, catalogues },
        public_sources: Vec::new(),
        reported: Vec::new(),
        by_place: None,
        calendar: None,
        dependability: None,
    })
}

/// `[equity.reference]`: a value of each group that is named.
fn references(equity: &Fields<'_>, groups: &[Group]) -> Vec<(String, String)> {
    let Some(fields) = equity.free_table("reference", "[equity.reference]") else { return Vec::new() };
    let ids: Vec<&str> = groups.iter().map(|group| group.id.as_str()).collect();
    let mut out = Vec::new();
    for (id, span, value) in fields.entries() {
        let Some(group) = groups.iter().find(|group| group.id == *id) else {
            fields.notes.not_in(span, id, "a group of this file", &ids);
            continue;
        };
        let Some(text) = fields.text_of(id, value) else { continue };
        let keys: Vec<&str> = group.keys.iter().map(|key| key.id.as_str()).collect();
        if keys.contains(&text.value.as_str()) {
            out.push(((*id).to_owned(), text.value));
        } else {
            fields.notes.not_in(&text.span, &text.value, &format!("a key of [groups.{id}]"), &keys);
        }
    }
    out
}

/// `[[equity.change]]`.
fn changes(equity: &Fields<'_>, events: &[Event]) -> Vec<Change> {
    let Some(value) = equity.get("change") else { return Vec::new() };
    let Some(items) = value.get_ref().as_array() else {
        equity.mistyped("change", value, "a list of tables", "[[equity.change]] with double brackets");
        return Vec::new();
    };
    let names: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
    let mut out = Vec::new();
    for item in items.iter() {
        let Some(table) = equity.table_of("change", item) else { continue };
        let keys = ["event", "areas", "compare"];
        let fields = Fields::open(equity.notes, "[[equity.change]]", item.span(), table, &keys);
        let event = fields.text("event", "event = \"New site opened\", the name of one of the [[events]]");
        let areas = fields.texts("areas", "areas = [\"north\"]");
        let compare = fields.opt_texts("compare", "compare = [\"south\", \"west\"]").unwrap_or_default();
        let (Some(event), Some(areas)) = (event, areas) else { continue };
        if !names.contains(&event.value.as_str()) {
            fields.notes.not_in(&event.span, &event.value, "the name of one of the [[events]]", &names);
            continue;
        }
        let both = compare.iter().find(|text| areas.iter().any(|area| area.value == text.value));
        if let Some(text) = both {
            let what = format!("\"{}\" cannot be compared with itself", text.value);
            fields.notes.add(&text.span, what, "also among `areas`", "leave it in one of the two lists");
        }
        out.push(Change { event: event.value, areas: plain(areas), compare: plain(compare) });
    }
    out
}

/// `[tables]`: balanced and with the usual caps where absent.
pub(super) fn tables(root: &Fields<'_>) -> (TableChoice, Caps) {
    const KEYS: [&str; 4] = ["focus", "months_per_person", "areas_per_person", "requests_per_person"];
    let focus = [
        ("balanced", TableChoice::Balanced),
        ("areas", TableChoice::Areas),
        ("time", TableChoice::Time),
        ("needs", TableChoice::Needs),
    ];
    let Some(tables) = root.table("tables", "[tables]", &KEYS) else {
        return (TableChoice::Balanced, Caps::default());
    };
    let small = |key: &str, most| tables.opt_whole(key, 1, most).and_then(|n| u16::try_from(n).ok());
    let caps = Caps {
        months_per_person: small("months_per_person", 60),
        areas_per_person: small("areas_per_person", 20).unwrap_or(1),
        requests_per_person: tables.opt_whole("requests_per_person", 1, 10_000).map(|n| n as u32),
    };
    (tables.opt_choice("focus", &focus).unwrap_or(TableChoice::Balanced), caps)
}

fn target(equity: Option<&Fields<'_>>) -> f64 {
    const USUAL: f64 = 0.8;
    let Some(fields) = equity else { return USUAL };
    let Some(value) = fields.get("target") else { return USUAL };
    let number = match value.get_ref() {
        DeValue::Float(number) => number.as_str().replace('_', "").parse().ok(),
        DeValue::Integer(number) => number.as_str().replace('_', "").parse().ok(),
        _ => {
            fields.mistyped("target", value, "a number between 0 and 1", "target = 0.8");
            return USUAL;
        }
    };
    if let Some(target) = number.filter(|t: &f64| *t > 0.0 && *t < 1.0) {
        return target;
    }
    fields.notes.add(
        &value.span(),
        "`target` is the share of asking to be met, so it must lie between 0 and 1",
        "out of range",
        "write 80 of every 100 as target = 0.8",
    );
    USUAL
}

fn events(root: &Fields<'_>) -> Vec<Event> {
    let Some(value) = root.get("events") else { return Vec::new() };
    let Some(items) = value.get_ref().as_array() else {
        root.mistyped("events", value, "a list of tables", "[[events]] with double brackets");
        return Vec::new();
    };
    let mut events = Vec::new();
    for item in items.iter() {
        let Some(table) = root.table_of("events", item) else { continue };
        let fields = Fields::open(root.notes, "[[events]]", item.span(), table, &["date", "name"]);
        let (date, name) = (day(&fields, "date"), fields.text("name", "name = \"New site opened\""));
        if let (Some(date), Some(name)) = (date, name) {
            events.push(Event { date: date.value, name: name.value });
        }
    }
    events.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
    events
}
