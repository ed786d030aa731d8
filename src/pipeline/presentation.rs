//! Titles, events, languages, targets: what can change without spending.
use toml::de::DeValue;

use super::dates::day;
use super::scalars::plain;
use super::types::{Caps, Event, Key, Presentation, TableChoice};
use super::walk::Fields;

/// Reads the presentation settings; `need_labels` comes from the finished needs.
pub(super) fn read(root: &Fields<'_>, need_labels: Vec<Key>) -> Option<Presentation> {
    let title = root.text("title", "title = \"Riverton mutual aid 2025\" at the top of the file");
    let (target, events) = (target(root), events(root));
    let briefing = root.table("briefing", "[briefing]", &["languages", "contact"]);
    let languages = briefing.as_ref().and_then(languages);
    let contact = briefing.and_then(|b| b.opt_text("contact")).map(|text| text.value);
    Some(Presentation {
        title: title?.value.trim().to_owned(),
        target,
        events,
        languages: languages.unwrap_or_else(|| vec!["en".to_owned()]),
        contact,
        need_labels,
    })
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

fn target(root: &Fields<'_>) -> f64 {
    const USUAL: f64 = 0.8;
    let Some(fields) = root.table("equity", "[equity]", &["target"]) else { return USUAL };
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

fn languages(fields: &Fields<'_>) -> Option<Vec<String>> {
    let languages = fields.opt_texts("languages", "languages = [\"en\"]")?;
    for text in languages.iter().filter(|text| text.value != "en") {
        fields.notes.add(
            &text.span,
            format!("a briefing in \"{}\" is not possible: only English (\"en\") ships so far", text.value),
            "not there yet",
            "write languages = [\"en\"]",
        );
    }
    Some(plain(languages))
}
