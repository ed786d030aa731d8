//! The JSON Schema of the pipeline file, for editors.
use serde_json::{Value, json};

/// JSON Schema (draft 2020-12) of the pipeline file, with a description for
/// every key.
pub fn schema() -> Value {
    json!({})
}
