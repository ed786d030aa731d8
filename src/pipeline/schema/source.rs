//! `[[source]]` and the second file it may take cells from.
use serde_json::{Value, json};

use super::areas::area;
use super::columns::{answer, consent, date, quantity, recurring, shared, source_groups, status, text_rule};
use super::needs::need;
use super::parts::{choice, flag, list, table, text, texts, whole};

pub(super) fn source() -> Value {
    let mut source = keys();
    source["if"] = json!({ "properties": { "unit": { "const": "public" } }, "required": ["unit"] });
    source["then"] = json!({ "required": ["public_because"] });
    source["else"] = json!({
        "required": ["role", "date"],
        "properties": { "quantity": { "required": ["cap_per_person"] } },
    });
    source
}

/// What a source and a joined file say of their files.
fn files() -> [(&'static str, Value); 8] {
    [
        ("files", texts("Files, or patterns with * in the file's name.")),
        (
            "format",
            choice(
                "Format of the files; by their ending when absent.",
                &["csv", "parquet", "spreadsheet", "jsonl", "sqlite"],
                "",
            ),
        ),
        (
            "sheet",
            text(
                "Sheet of a spreadsheet; needed where it has several. With * all sheets that fit are read, and the column (sheet) holds their names.",
            ),
        ),
        ("table", text("Table of a SQLite file.")),
        ("encoding", choice("Encoding of text files.", &["utf-8", "windows-1252", "utf-16le"], "utf-8")),
        ("separator", text("One character between the columns of a text file; a comma when absent.")),
        ("skip_rows", whole("Rows to skip after the header.", 0, 1000, 0)),
        ("title_rows", whole("Rows with text above the header, such as a title.", 0, 1000, 0)),
    ]
}

fn keys() -> Value {
    table(
        "One kind of export and how its columns are read.",
        &["files"],
        [
            (
                "role",
                choice(
                    "What its rows are: someone asked for help, was given it, says how it was, or gave.",
                    &["requests", "distributions", "feedback", "gifts"],
                    "",
                ),
            ),
            (
                "unit",
                choice(
                    "What one ε protects in this source, where that is not the unit of [privacy]: each row alone (record). Or public: figures of agencies, without persons, shown as they are.",
                    &["person", "household", "record", "public"],
                    "",
                ),
            ),
            (
                "public_because",
                text("Why anybody may see the rows of a source with unit = \"public\". Shown on the page."),
            ),
            ("organisation", text("Of a public source: the column with the organisation's name.")),
            ("person", texts("Columns that say who someone is; absent exactly when unit = \"record\".")),
            ("person_form", choice("How these are made comparable.", &["text", "phone", "exact"], "text")),
            ("date", date("When it happened.")),
            ("area", area()),
            ("need", need()),
            ("status", status()),
            ("closed", date("When it was met; needs `status`.")),
            ("consent", consent()),
            ("groups", source_groups()),
            ("quantity", quantity()),
            ("rating", answer("The rating, of role feedback; its answers are listed in [feedback.ratings].")),
            (
                "complaint",
                answer(
                    "Kinds of complaint, of role feedback; listed in [feedback.complaints]. Never free text.",
                ),
            ),
            ("hxl", flag("Rows of HXL tags, whose every used cell is blank or begins with #, are left out.")),
            (
                "never_read",
                texts("Columns, or patterns with *, that no rule and no pattern may take, such as names."),
            ),
            ("leave_out", list("A row that fits one of these is left out.", text_rule())),
            ("only", list("A row counts only if it fits all of these.", text_rule())),
            ("shared", shared()),
            ("join", join()),
            ("recurring", recurring()),
            (
                "duplicates",
                choice(
                    "Which rows of one unit are duplicates, if area, need and groups agree as well: those of the same moment, or of the same day.",
                    &["moment", "day"],
                    "moment",
                ),
            ),
        ]
        .into_iter()
        .chain(files()),
    )
}

pub(super) fn join() -> Value {
    table(
        "A second export that rows take cells from, such as a list of households: by the unit's id, or by the row that says whose both are.",
        &["files", "key", "columns"],
        [
            ("key", texts("Columns there that hold the key.")),
            ("on", texts("Columns of the source's own files that hold it; those of `person` when absent.")),
            ("columns", texts("Columns taken from there; the source's rules name them as their own.")),
        ]
        .into_iter()
        .chain(files()),
    )
}
