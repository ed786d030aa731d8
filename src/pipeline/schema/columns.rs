//! What a row of a source says, by columns.
use serde_json::{Value, json};

use super::parts::{choice, flag, map, table, text, texts, whole};

pub(super) fn quantity() -> Value {
    table(
        "How much was asked for or given. Sums count at most a public cap of each person, which only public figures do without.",
        &[],
        [
            ("column", text("The column: a number with a decimal point.")),
            ("columns", texts("Several columns whose numbers are added, such as children and adults.")),
            ("letters", flag("Cells hold a household in letters, such as 2A1C, which counts 3.")),
            ("decimal", choice("What stands before the decimals of its numbers.", &[".", ","], ".")),
            ("cap_per_person", whole("The most of one person that counts.", 1, 1_000_000, 1)),
            ("unit", text("The unit in words, such as kg. Presentation only.")),
        ],
    )
}

pub(super) fn answer(about: &str) -> Value {
    table(
        about,
        &["column"],
        [
            ("column", text("The column.")),
            ("split", text("What separates several choices in one cell.")),
            ("map", map("Text of a cell → id of an answer. Ids and labels name their own.")),
        ],
    )
}

pub(super) fn date(about: &str) -> Value {
    let mut date = table(
        about,
        &[],
        [
            (
                "column",
                text("The column; (file) where the name of the file, without its ending, says the day."),
            ),
            ("columns", texts("Several columns that are read as one text, joined by a space.")),
            ("format", text("Its format, such as %m/%d/%Y %H:%M:%S.")),
            ("formats", texts("Several formats, tried in order.")),
            (
                "ambiguous",
                choice(
                    "What becomes of a text that two of the formats read as different days: the first format decides, or it has no date. Must be stated where there can be one.",
                    &["first", "drop"],
                    "",
                ),
            ),
            (
                "timezone",
                text("Time zone of clock times in this column, such as UTC; the period's when absent."),
            ),
        ],
    );
    date["allOf"] = json!([
        { "oneOf": [{ "required": ["format"] }, { "required": ["formats"] }] },
        { "oneOf": [{ "required": ["column"] }, { "required": ["columns"] }] },
    ]);
    date
}

pub(super) fn text_rule() -> Value {
    table(
        "A column and what it says.",
        &["column", "is"],
        [
            ("column", text("The column.")),
            ("is", texts("Texts of its cells, compared trimmed and without case; * stands for any text.")),
        ],
    )
}

pub(super) fn shared() -> Value {
    table(
        "Ids that several people are known to share, such as a desk's telephone.",
        &["ids", "also"],
        [
            ("ids", texts("The ids; write only such as anybody may know.")),
            ("also", text("Column that tells people with these ids apart, such as the name.")),
        ],
    )
}

pub(super) fn recurring() -> Value {
    table(
        "Rows that stand for a request that comes up again until the row is closed, or to the end of the period.",
        &["column", "yes", "every"],
        [
            ("column", text("The column.")),
            ("yes", texts("Texts that mean it recurs; * stands for any text.")),
            ("every", choice("From one turn to the next.", &["week", "month"], "")),
        ],
    )
}

pub(super) fn status() -> Value {
    table(
        "Whether it was met; absent when the export does not say.",
        &["column", "met"],
        [
            ("column", text("The column.")),
            ("met", texts("Texts that mean it was met; here and below * stands for any text.")),
            ("open", texts("Texts that mean it is open, as any other text does.")),
            ("drop", texts("Texts whose rows are left out, such as duplicates.")),
        ],
    )
}

pub(super) fn consent() -> Value {
    let yes = texts("Texts that mean yes; anything else means no.");
    table("Which rows may be counted.", &["column", "yes"], [("column", text("The column.")), ("yes", yes)])
}

pub(super) fn source_groups() -> Value {
    let map = map("Text of a cell → id of a value. Ids and labels name their own value.");
    let rule = table("How a value is found.", &["column"], [("column", text("The column.")), ("map", map)]);
    json!({ "description": "Columns of the [groups].", "type": "object", "additionalProperties": rule })
}
