//! `[period]` and `[[events]]`.
use serde_json::Value;

use super::parts::{choice, day, table, text};

pub(super) fn period() -> Value {
    let until = "Day up to which the exports are complete; `to` when absent.";
    table(
        "The days that count.",
        &["from", "to"],
        [
            ("from", day("First day that counts.")),
            ("to", day("Last day that counts.")),
            (
                "step",
                choice("Finest step that time may be cut into.", &["month", "quarter", "year"], "month"),
            ),
            (
                "timezone",
                text(
                    "Time zone in which a timestamp's day is taken, such as America/Chicago; UTC when absent.",
                ),
            ),
            ("data_until", day(until)),
        ],
    )
}

pub(super) fn event() -> Value {
    table("One event.", &["date", "name"], [("date", day("The day.")), ("name", text("What happened."))])
}
