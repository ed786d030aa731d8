//! The words a schema is made of.
use serde_json::{Map, Value, json};

pub(super) const ID: &str = "^[a-z0-9_-]{1,40}$";

/// A table with just these keys.
pub(super) fn table<'k>(
    about: &str,
    required: &[&str],
    keys: impl IntoIterator<Item = (&'k str, Value)>,
) -> Value {
    let properties: Map<String, Value> =
        keys.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    json!({
        "description": about, "type": "object", "additionalProperties": false,
        "required": required, "properties": properties,
    })
}

pub(super) fn list(about: &str, items: Value) -> Value {
    json!({ "description": about, "type": "array", "minItems": 1, "items": items })
}

pub(super) fn text(about: &str) -> Value {
    json!({ "description": about, "type": "string", "minLength": 1 })
}

pub(super) fn texts(about: &str) -> Value {
    list(about, json!({ "type": "string", "minLength": 1 }))
}

pub(super) fn ids(about: &str, most: u16) -> Value {
    let item = json!({ "type": "string", "pattern": ID });
    json!({ "description": about, "type": "array", "minItems": 1, "maxItems": most, "uniqueItems": true, "items": item })
}

pub(super) fn map(about: &str) -> Value {
    json!({ "description": about, "type": "object", "additionalProperties": { "type": "string" } })
}

pub(super) fn labels() -> Value {
    map("Key id → what people read. Presentation only.")
}

pub(super) fn day(about: &str) -> Value {
    json!({ "description": format!("{about} Year-month-day."), "type": "string", "format": "date" })
}

pub(super) fn flag(about: &str) -> Value {
    json!({ "description": about, "type": "boolean", "default": false })
}

pub(super) fn whole(about: &str, low: u32, high: u32, usual: u32) -> Value {
    json!({ "description": about, "type": "integer", "minimum": low, "maximum": high, "default": usual })
}

pub(super) fn epsilon(about: &str) -> Value {
    json!({
        "description": format!("{about} A number above 0 and at most 100."),
        "type": ["number", "string"], "exclusiveMinimum": 0, "maximum": 100,
    })
}

pub(super) fn number(about: &str) -> Value {
    json!({ "description": about, "type": ["number", "string"], "exclusiveMinimum": 0 })
}

pub(super) fn choice(about: &str, words: &[&str], usual: &str) -> Value {
    let mut choice = json!({ "description": about, "enum": words });
    if !usual.is_empty() {
        choice["default"] = json!(usual);
    }
    choice
}
