//! Public lists: `[needs]`, `[groups.NAME]`, `[feedback]`.
use serde_json::{Value, json};

use super::parts::{ID, choice, ids, labels, table, text, whole};

pub(super) fn needs() -> Value {
    let within = "A request must be met within this many days to count as met.";
    table(
        "The public list of needs.",
        &["keys"],
        [
            ("keys", ids("Ids of the needs in the order in which they are shown.", 60)),
            ("within_days", whole(within, 1, 366, 14)),
            ("labels", labels()),
        ],
    )
}

pub(super) fn groups() -> Value {
    let by = "By which places the group is told besides the whole city. Ask the people of the group first.";
    let group = table(
        "One list of group values.",
        &["keys"],
        [
            ("label", text("What the page calls the group. Presentation only.")),
            ("keys", ids("Ids of the values; `unknown` is added and always comes last.", 200)),
            ("labels", labels()),
            ("by", choice(by, &["city", "districts", "areas"], "city")),
        ],
    );
    json!({
        "description": "Public group lists, such as language; at most 4.",
        "type": "object",
        "maxProperties": 4,
        "propertyNames": { "pattern": ID },
        "additionalProperties": group,
    })
}

pub(super) fn feedback() -> Value {
    let list = |about: &str| {
        let keys = ids("Ids of the answers; `unknown` is added and always comes last.", 40);
        table(about, &["keys"], [("keys", keys), ("labels", labels())])
    };
    table(
        "Public lists of answers of those who were served.",
        &[],
        [("ratings", list("Ratings, worst first.")), ("complaints", list("Kinds of complaint."))],
    )
}
