//! What a row asked for or gave.
use serde_json::{Value, json};

use super::parts::{flag, map, table, text, texts};

pub(super) fn need() -> Value {
    let mut need = table(
        "What was asked for or given.",
        &[],
        [
            ("always", text("The need of every row.")),
            ("column", text("The column.")),
            ("split", text("What separates several choices in one cell.")),
            ("map", map("Text of a choice → id of a need. Ids and labels name their own need.")),
            ("else", text("Where unmapped and blank cells go; `unknown` when absent.")),
            (
                "columns",
                map(
                    "Column → id of a need, where each column stands for one. A name with * is a pattern that takes every column that fits and that no other rule names; of several patterns the longest.",
                ),
            ),
            (
                "except",
                texts(
                    "Columns, or patterns, that no pattern of `columns` takes, such as values and packages.",
                ),
            ),
            ("yes", texts("What a cell of `columns` says when its need is meant.")),
            ("above_zero", flag("Cells of `columns` are quantities: numbers above zero count.")),
            ("filled", map("Column → id of a need, where any text counts, such as \"Other: …\".")),
        ],
    );
    need["oneOf"] =
        json!([{ "required": ["always"] }, { "required": ["column"] }, { "required": ["columns"] }]);
    need
}
