//! `[source.join]`: columns out of a second file, found by a key.
use super::files::Places;
use super::scalars::plain;
use super::source::format;
use super::types::{Handling, Join, Unit};
use super::walk::Fields;

const KEYS: [&str; 11] = [
    "files",
    "format",
    "encoding",
    "separator",
    "skip_rows",
    "title_rows",
    "sheet",
    "table",
    "key",
    "on",
    "columns",
];

/// Reads `join` of a source whose id is made of the columns `person`.
///
/// A row may take cells from a row of its own unit and from no other, or one person's
/// row would move another's record. So the key must be the unit's id in both files, or
/// the joined row must say whose both are.
pub(super) fn read(
    source: &Fields<'_>,
    places: &Places,
    unit: Option<Unit>,
    person: &[String],
    handling: &Handling,
) -> Option<Join> {
    let fields = source.table("join", "`join`", &KEYS)?;
    let patterns = fields.texts("files", "files = [\"households.csv\"]").unwrap_or_default();
    let files = places.exports(&fields, &patterns);
    let format = format(&fields, &patterns);
    let key = fields.texts("key", "key = [\"Id\"], the columns of that file that hold the key").map(plain);
    let on = fields.opt_texts("on", "on = [\"HouseholdId\"], the columns of this source's files").map(plain);
    let columns = fields.texts("columns", "columns = [\"Zip\"], what is taken from that file").map(plain);
    if unit == Some(Unit::Record) {
        source.notes.add(
            &source.key_span("join"),
            "`join` takes cells from another row, while unit = \"record\" protects each row by itself",
            "two rows make one record",
            "write unit = \"person\" or \"household\" in [privacy] and name the id under `person`",
        );
        return None;
    }
    let (key, columns) = (key?, columns?);
    let on = on.unwrap_or_else(|| person.to_vec());
    if key.len() != on.len() {
        let what = format!("`key` has {} columns and `on` has {}", key.len(), on.len());
        fields.notes.add(&fields.key_span("key"), what, "not as many", "name them in pairs, in one order");
    }
    let taken = |name: &String| columns.iter().any(|own| own.trim() == name.trim());
    let by_unit = on == person && !person.iter().any(taken);
    let of_parent = !person.is_empty() && person.iter().all(taken);
    if !by_unit && !of_parent {
        fields.notes.add(
            &fields.span,
            "a row may take cells only from rows of its own unit, and this key is not the unit's id",
            "could mix two people",
            "join by the columns of `person`; or, where the joined file says who it was, list its id columns under `columns` and name them as `person`",
        );
    }
    if handling.shared.is_some() {
        let what =
            "`shared` adds a second column to some ids, and the joined file's rows are told apart without it";
        let help = "remove `shared`, or name both columns under `person` (and `key`)";
        source.notes.add(&source.key_span("shared"), what, "not beside `join`", help);
    }
    Some(Join { files, format, key, on, columns, by_unit })
}
