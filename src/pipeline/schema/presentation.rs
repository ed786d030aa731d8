//! What never spends: `[equity]`, `[briefing]`, `[labels]`.
use serde_json::{Value, json};

use super::parts::{list, table, text, texts};

pub(super) fn equity() -> Value {
    let target = json!({
        "description": "Share of asking that should be met, between 0 and 1.",
        "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "default": 0.8,
    });
    let reference = json!({
        "description": "For each group list the value that the others are compared with. Presentation only.",
        "type": "object", "additionalProperties": { "type": "string" },
    });
    let change = table(
        "What changed in some places with a marked event, and in places to compare them with.",
        &["event", "areas"],
        [
            ("event", text("The name of one of the [[events]].")),
            ("areas", texts("Places of the level that is measured by period: ids or names.")),
            ("compare", texts("Places where nothing changed, fixed beforehand: ids or names.")),
        ],
    );
    table(
        "Targets and comparisons. Presentation only.",
        &[],
        [
            ("target", target),
            ("reference", reference),
            ("change", list("Comparisons around an event.", change)),
        ],
    )
}

pub(super) fn translations() -> Value {
    let free = |about: &str, item: Value| json!({ "description": about, "type": "object", "additionalProperties": item });
    let names = |about: &str| free(about, text("Name."));
    let one = table(
        "What things are called in this language; what is absent keeps its own name.",
        &[],
        [
            ("title", text("Title of the briefing.")),
            ("contact", text("Who to ask.")),
            ("needs", names("Needs by key.")),
            ("areas", names("Areas and larger areas by id or name.")),
            ("groups", names("Groups by id.")),
            ("values", free("Values of groups, by group and value.", names("Values by key."))),
            ("events", names("Events by name.")),
            ("levels", free("Levels of areas: one of them and several.", texts("One, several."))),
        ],
    );
    free("Names in the languages of [briefing] languages. Presentation only.", one)
}

pub(super) fn calendar() -> Value {
    table(
        "When and where the coalition hands out, as it publishes it: a public file. Presentation only.",
        &["file", "public_because"],
        [
            ("public_because", text("Where anybody can see it; shown on the page.")),
            ("file", text("A public CSV with a row a place and day; relative to this file.")),
            ("date", usual("Its column with the day.", "date")),
            ("format", usual("How days are written.", "%Y-%m-%d")),
            (
                "place",
                usual(
                    "Its column with the place: an area's id or name, a larger area's, or everywhere.",
                    "place",
                ),
            ),
            ("held", usual("Its column that says yes or no; all were held where there is none.", "held")),
        ],
    )
}

fn usual(about: &str, default: &str) -> Value {
    let mut text = text(about);
    text["default"] = json!(default);
    text
}

pub(super) fn briefing() -> Value {
    let languages = json!({
        "description": "Languages of the pages: en, es, fr, ar, zh-Hans, ht, or one with a catalogue in words/<language> \
                        beside this file.",
        "type": "array", "items": { "type": "string", "pattern": "^[A-Za-z0-9-]{2,35}$" }, "minItems": 1,
        "uniqueItems": true, "default": ["en"],
    });
    let paper = json!({
        "description": "Paper of the PDFs; when absent, what is usual in the time zone.",
        "type": "string", "enum": ["a4", "letter"],
    });
    let hxl = json!({
        "description": "Write tables with a row of HXL tags besides.", "type": "boolean", "default": false,
    });
    let keys = [("languages", languages), ("contact", text("Who to ask.")), ("paper", paper), ("hxl", hxl)];
    table("The page. Presentation only.", &[], keys)
}
