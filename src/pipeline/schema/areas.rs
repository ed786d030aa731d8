//! Where a row was.
use serde_json::{Value, json};

use super::parts::{choice, map, table, text, texts};

pub(super) fn area() -> Value {
    let mut area = table(
        "Where it was, in one of several ways; absent when the export does not say.",
        &[],
        [
            ("column", text("Column with the area's id.")),
            ("columns", texts("Several columns that make up the area's id; see `combine` and `join`.")),
            ("name", text("Column with the area's name.")),
            ("names", texts("Several columns that make up the area's name.")),
            ("combine", choice("Of several columns the first that is not blank counts.", &["first"], "")),
            (
                "join",
                json!({ "description": "All of several columns count, with this text between them; may be empty.", "type": "string" }),
            ),
            ("shares", shares()),
            (
                "digits",
                json!({
                    "description": "For codes of digits: zeros in front are put back to so many digits, and what follows a - is cut off.",
                    "type": "integer", "minimum": 1, "maximum": 20,
                }),
            ),
            ("lat", text("Column with the latitude in degrees.")),
            ("lon", text("Column with the longitude in degrees.")),
            ("point", text("Column with cells such as (37.77, -122.42).")),
            ("map", map("Text of a cell → area id, for spellings of your own.")),
        ],
    );
    let ways = [
        json!(["column"]),
        json!(["columns"]),
        json!(["name"]),
        json!(["names"]),
        json!(["lat", "lon"]),
        json!(["point"]),
    ];
    area["oneOf"] = ways.into_iter().map(|required| json!({ "required": required })).collect();
    area
}

pub(super) fn shares() -> Value {
    let mut shares = table(
        "A public table that says which areas the text of `column` means: each record is split over them.",
        &["file", "key", "area"],
        [
            ("file", text("A .csv file that anybody may see; never an export.")),
            ("key", text("Its column with the texts of `column`.")),
            ("area", text("Its column with ids of areas; one a row, or several with `split`.")),
            ("split", text("What separates several ids in one cell; they share alike.")),
            ("share", text("Its column with the share of a row's area, such as 0.5; all alike when absent.")),
        ],
    );
    shares["not"] = json!({ "required": ["split", "share"] });
    shares
}
