//! The reference tells every key.
use serde_json::Value;

use super::super::schema;

fn keys(schema: &Value, all: &mut Vec<String>) {
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        all.push(key.clone());
        keys(inner, all);
    }
    for inside in ["items", "additionalProperties"] {
        if schema[inside].is_object() {
            keys(&schema[inside], all);
        }
    }
}

#[test]
fn the_reference_names_every_key_of_a_source_and_of_what_is_read() {
    let text = include_str!("../../../docs/pipeline-file.md");
    let mut all = Vec::new();
    let schema = schema();
    for part in ["period", "geography", "needs", "groups", "source"] {
        keys(&schema["properties"][part], &mut all);
    }
    assert!(all.len() > 60);
    let told = |key: &str| text.contains(&format!("`{key}`")) || text.contains(&format!("{key} = "));
    let missing: Vec<&String> = all.iter().filter(|key| !told(key)).collect();
    assert!(missing.is_empty(), "not in docs/pipeline-file.md: {missing:?}");
}
