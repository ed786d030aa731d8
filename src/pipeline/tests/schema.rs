//! The schema and the reader know the same keys.
use serde_json::Value;

use super::super::schema;
use super::{VALID, parse};

/// Every key of `value` must be described at its place in `schema`.
fn described(value: &Value, schema: &Value, path: &str) {
    if let Some(items) = value.as_array() {
        items.iter().for_each(|item| described(item, &schema["items"], path));
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let free = schema["additionalProperties"].as_object().map(|_| &schema["additionalProperties"]);
        let at = schema["properties"].get(key).or(free);
        let at = at.unwrap_or_else(|| panic!("{path}.{key} is not in the schema"));
        assert!(free.is_some() || at["description"].is_string(), "{path}.{key} has no description");
        described(inner, at, &format!("{path}.{key}"));
    }
}

#[test]
fn the_schema_describes_every_key_of_a_valid_file() {
    let valid: Value = toml::from_str(VALID).unwrap();
    described(&valid, &schema(), "");
    described(&toml::from_str(&super::mapping::mapped()).unwrap(), &schema(), "");
}

/// A key of the schema that the reader does not know would mislead.
#[test]
fn the_reader_knows_every_key_of_the_schema() {
    let schema = schema();
    for (table, header) in [
        ("/properties/period", "[period]"),
        ("/properties/geography", "[geography]"),
        ("/properties/needs", "[needs]"),
        ("/properties/groups/additionalProperties", "[groups.x]"),
        ("/properties/privacy", "[privacy]"),
        ("/properties/privacy/properties/budget", "[privacy.budget]"),
        ("/properties/source/items", "[[source]]"),
        ("/properties/source/items/properties/date", "[[source]]\n[source.date]"),
        ("/properties/source/items/properties/area", "[[source]]\n[source.area]"),
        ("/properties/source/items/properties/need", "[[source]]\n[source.need]"),
        ("/properties/source/items/properties/status", "[[source]]\n[source.status]"),
        ("/properties/source/items/properties/consent", "[[source]]\n[source.consent]"),
        ("/properties/source/items/properties/leave_out/items", "[[source]]\n[[source.leave_out]]"),
        ("/properties/source/items/properties/only/items", "[[source]]\n[[source.only]]"),
        ("/properties/source/items/properties/shared", "[[source]]\n[source.shared]"),
        ("/properties/source/items/properties/join", "[[source]]\n[source.join]"),
        ("/properties/source/items/properties/recurring", "[[source]]\n[source.recurring]"),
        (
            "/properties/source/items/properties/area/properties/shares",
            "[geography]\n[[source]]\n[source.area]\ncolumn = \"a\"\n[source.area.shares]",
        ),
        ("/properties/tables", "[tables]"),
        ("/properties/equity", "[equity]"),
        ("/properties/events/items", "[[events]]"),
        ("/properties/briefing", "[briefing]"),
        ("", ""),
    ] {
        let keys = schema.pointer(table).and_then(|t| t["properties"].as_object()).unwrap();
        assert!(!keys.is_empty(), "{table}");
        for key in keys.keys() {
            let invalid = parse(&format!("{header}\n{key} = 1\n")).unwrap_err();
            let known =
                invalid.mistakes().iter().all(|m| !m.what().starts_with(&format!("`{key}` is not a key of")));
            assert!(known, "{header} {key}: {}", invalid.report(false));
        }
    }
}
