//! `[calendar]`: when and where the coalition hands out, as it publishes it.
use std::path::Path;

use super::files::Places;
use super::reported::is_private;
use super::types::{CalendarSpec, Source};
use super::walk::Fields;

/// Reads `[calendar]`; none where it is absent.
pub(super) fn read(root: &Fields<'_>, places: &Places, sources: &[Source]) -> Option<CalendarSpec> {
    let fields = root.table("calendar", "[calendar]", &["file", "date", "format", "place", "held"])?;
    fields
        .required("file", "file = \"calendar.csv\", a public file with the columns date, place and held")?;
    let file = places.public_file(&fields, "file", &["csv", "tsv", "txt"])?;
    refuse_exports(&fields, &file, sources);
    let text =
        |key: &str, usual: &str| fields.opt_text(key).map_or_else(|| usual.to_owned(), |text| text.value);
    Some(CalendarSpec {
        date: text("date", "date"),
        format: text("format", "%Y-%m-%d"),
        place: text("place", "place"),
        held: fields.opt_text("held").map(|text| text.value),
        file,
    })
}

/// Days in a log are days on which somebody was served: they are protected, and no calendar.
fn refuse_exports(fields: &Fields<'_>, file: &Path, sources: &[Source]) {
    if is_private(file, sources) {
        fields.notes.add(
            &fields.key_span("file"),
            format!("{} is one of the exports, and a calendar must be public", file.display()),
            "not a public file",
            "name the calendar that you publish: the days on which people were served are never taken from the logs",
        );
    }
}
