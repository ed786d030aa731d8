//! Needs in many columns: wide booleans, `question/option` columns, items.
use super::lists::NeedsStated;
use super::pattern::Pattern;
use super::scalars::plain;
use super::types::{Chosen, WideRule};
use super::walk::{At, Fields};

/// Reads `columns`, `except`, `yes` or `above_zero`, `filled` of `need`.
pub(super) fn rule(fields: &Fields<'_>, needs: Option<&NeedsStated>, otherwise: usize) -> Option<WideRule> {
    fields.out_of_place(
        &["column", "split", "map"],
        "has no use beside `columns`, where each column is one need",
        "remove it, or remove `columns`",
    );
    let columns = columns(fields, "columns", needs);
    let filled = columns_if_there(fields, "filled", needs);
    if let Some((name, _)) = filled.iter().find(|(name, _)| Pattern::is_one(name)) {
        fields.notes.add(
            &fields.key_span("filled"),
            format!("\"{name}\" in `filled` has a *, and a pattern cannot say which texts count"),
            "no patterns here",
            "name each column whose texts count",
        );
    }
    let except = fields.opt_texts("except", "except = [\"* Value\", \"* Packages\"]");
    let yes = yes(fields);
    let columns = columns?;
    if columns.is_empty() {
        return None;
    }
    Some(WideRule { columns, except: except.map(plain).unwrap_or_default(), yes: yes?, filled, otherwise })
}

/// What a chosen cell says: exactly one of two ways.
fn yes(fields: &Fields<'_>) -> Option<Chosen> {
    fields.one_of_two("yes", "above_zero");
    if fields.flag("above_zero") {
        return Some(Chosen::AboveZero);
    }
    let example =
        "yes = [\"1\", \"True\"], what a cell says that counts (or above_zero = true for quantities)";
    let texts = fields.texts("yes", example)?;
    Some(Chosen::Texts(super::maps::folded(texts)))
}

fn columns_if_there(fields: &Fields<'_>, key: &str, needs: Option<&NeedsStated>) -> Vec<(String, usize)> {
    if fields.has(key) { columns(fields, key, needs).unwrap_or_default() } else { Vec::new() }
}

/// Column or pattern → need; names are compared trimmed, as headers are.
fn columns(fields: &Fields<'_>, key: &str, needs: Option<&NeedsStated>) -> Option<Vec<(String, usize)>> {
    let table = fields.free_table(key, &format!("`{key}`"))?;
    if table.entries().is_empty() {
        let help = format!("write {key} = {{ \"needfood\" = \"food\" }}, or remove it");
        table.notes.add(&table.span, format!("`{key}` is empty, so it names no column"), "empty", help);
    }
    let target = |at: &At<String>| match needs {
        Some(needs) => needs.keys.target(&table, at),
        None => Some(0),
    };
    let mut columns: Vec<(String, usize)> = Vec::new();
    for (name, span, value) in table.entries() {
        let Some(need) = table.text_of(name, value).and_then(|at| target(&at)) else { continue };
        let name = name.trim();
        if name.is_empty() || columns.iter().any(|(known, _)| known == name) {
            let what = format!("`{key}` names \"{name}\" twice, or not at all");
            table.notes.add(span, what, "not a column of its own", "keep one of the two");
            continue;
        }
        columns.push((name.to_owned(), need));
    }
    Some(columns)
}
