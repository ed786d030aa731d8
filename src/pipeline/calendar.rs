//! `[calendar]`: when and where the coalition hands out, as it publishes it.
use std::path::Path;

use super::files::Places;
use super::reported::is_private;
use super::types::{CalendarSpec, Source};
use super::walk::Fields;

/// Reads `[calendar]`; none where it is absent.
pub(super) fn read(root: &Fields<'_>, places: &Places, sources: &[Source]) -> Option<CalendarSpec> {
    let fields =
        root.table("calendar", "[calendar]", &["file", "public_because", "date", "format", "place", "held"])?;
    fields
        .required("file", "file = \"calendar.csv\", a public file with the columns date, place and held")?;
    let file = places.public_file(&fields, "file", &["csv", "tsv", "txt"])?;
    refuse_exports(&fields, &file, sources);
    let reason = "public_because = \"Hangs on our door and at …\", where anybody can see this calendar";
    let because = fields.text("public_because", reason)?.value;
    let format = fields.opt_text("format");
    let whole = |format: &str| {
        let day = jiff::civil::date(2025, 11, 28);
        jiff::civil::Date::strptime(format, day.strftime(format).to_string()).is_ok_and(|read| read == day)
    };
    if let Some(format) = format.as_ref().filter(|format| !whole(&format.value)) {
        fields.notes.add(
            &format.span,
            format!("\"{}\" does not say day, month and year", format.value),
            "not a way to write a day",
            "write %d for the day, %m for the month, %Y for the year: format = \"%d/%m/%Y\" for 28/11/2025",
        );
    }
    let text =
        |key: &str, usual: &str| fields.opt_text(key).map_or_else(|| usual.to_owned(), |text| text.value);
    Some(CalendarSpec {
        date: text("date", "date"),
        because,
        format: format.map_or_else(|| "%Y-%m-%d".to_owned(), |text| text.value),
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
