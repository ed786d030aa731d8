//! JSON Lines as separated text: one object a line.
//!
//! `name/first` is the member `first` of the member `name`, as Kobo writes it. A member
//! that a line does not have is blank; the texts of a list are joined by `;`.
use serde_json::Value;
use zeroize::Zeroizing;

use super::written::Written;
use crate::confidential::fault::{Fault, FaultKind};

/// The `columns` of every line; blank lines are blank lines.
pub(super) fn text(bytes: &[u8], columns: &[String]) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut out = Written::new();
    columns.iter().for_each(|name| out.cell(name));
    out.end_row();
    for (number, line) in (1u64..).zip(bytes.split(|byte| *byte == b'\n')) {
        if line.iter().all(u8::is_ascii_whitespace) {
            out.end_row();
            continue;
        }
        let object: Value =
            serde_json::from_slice(line).map_err(|_| Fault::new(FaultKind::NotJson).row(number))?;
        if !object.is_object() {
            return Err(Fault::new(FaultKind::NotJson).row(number));
        }
        columns.iter().for_each(|name| out.cell(&cell(find(&object, name))));
        out.end_row();
    }
    Ok(out.finish())
}

/// The members of the first lines, in the order in which they come up.
pub(super) fn members(bytes: &[u8]) -> Vec<String> {
    const LINES: usize = 1_000;
    let mut names: Vec<String> = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n').take(LINES) {
        if let Ok(object) = serde_json::from_slice::<Value>(line) {
            collect(&object, "", &mut names);
        }
    }
    names
}

fn collect(object: &Value, above: &str, names: &mut Vec<String>) {
    for (name, value) in object.as_object().into_iter().flatten() {
        let path = format!("{above}{name}");
        if value.is_object() {
            collect(value, &format!("{path}/"), names);
        } else if !names.contains(&path) {
            names.push(path);
        }
    }
}

/// The member called so, or by its path.
fn find<'v>(object: &'v Value, name: &str) -> Option<&'v Value> {
    match object.get(name) {
        Some(value) => Some(value),
        None => {
            let (outer, inner) = name.split_once('/')?;
            find(object.get(outer)?, inner)
        }
    }
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null | Value::Object(_)) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => list.iter().map(|v| cell(Some(v))).collect::<Vec<_>>().join(";"),
        Some(other) => other.to_string(),
    }
}
