//! Whether pipeline files are what the JSON Schema describes, by a validator that knows
//! nothing of evenhand:
//!
//!     evenhand schema > schema.json
//!     check-schema schema.json pipelines/*.toml
//!
//! Also that the schema would notice: a file with an unknown key, or a value of another
//! kind, must not fit.
use std::process::ExitCode;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let mut files = std::env::args().skip(1);
    let Some(schema) = files.next() else {
        eprintln!("usage: check-schema SCHEMA.json PIPELINE.toml…");
        return ExitCode::from(2);
    };
    match checked(&schema, &files.collect::<Vec<_>>()) {
        Ok(count) => {
            println!("{count} pipeline files fit the schema, and spoilt ones do not.");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn checked(schema: &str, files: &[String]) -> Result<usize, String> {
    let text = std::fs::read_to_string(schema).map_err(|e| format!("{schema}: {e}"))?;
    let schema: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("pipeline.json", schema).map_err(|e| e.to_string())?;
    let index = compiler.compile("pipeline.json", &mut schemas).map_err(|e| format!("{e:#}"))?;
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
        let value: Value = toml::from_str(&text).map_err(|e| format!("{file}: {e}"))?;
        schemas.validate(&value, index).map_err(|e| format!("{file}: {e:#}"))?;
        spoilt(&schemas, index, &value).map_err(|what| format!("{file}: the schema does not notice {what}"))?;
    }
    if files.is_empty() { Err("no pipeline files were given".into()) } else { Ok(files.len()) }
}

/// Changes one thing at a time; each must be noticed.
fn spoilt(schemas: &Schemas, index: SchemaIndex, sound: &Value) -> Result<(), String> {
    let changes = [
        ("/privacy/epsilon", json!([1.0])),
        ("/period/step", json!("fortnight")),
        ("/source/0/role", json!("gossip")),
        ("/source/0/files", json!("one.csv")),
        ("/needs/keys", json!(1)),
        ("/privacy/epsylon", json!(1.0)),
        ("/source/0/persons", json!(["phone"])),
    ];
    for (at, value) in changes {
        let mut broken = sound.clone();
        let (parent, key) = at.rsplit_once('/').unwrap_or(("", at));
        let Some(Value::Object(table)) = broken.pointer_mut(parent) else { continue };
        table.insert(key.to_owned(), value);
        if schemas.validate(&broken, index).is_ok() {
            return Err(at.to_owned());
        }
    }
    Ok(())
}
