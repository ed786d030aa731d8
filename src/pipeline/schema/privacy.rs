//! `[privacy]` and `[tables]`: what is protected, and what is measured.
use serde_json::{Value, json};

use super::parts::{choice, epsilon, number, table, text, whole};

pub(super) fn privacy() -> Value {
    let people =
        "The public, rounded number of people in the logs: an integer, or a text such as \"about 3,000\".";
    let budget = table(
        "The most that releases of one window may cost together.",
        &["epsilon", "per"],
        [
            ("epsilon", epsilon("The allowance.")),
            (
                "per",
                choice(
                    "Each calendar year of the data, or the ledger's whole life.",
                    &["year", "lifetime"],
                    "",
                ),
            ),
        ],
    );
    table(
        "What is protected, and how strongly.",
        &["unit", "people"],
        [
            ("unit", choice("What one ε protects.", &["person", "household", "record"], "")),
            ("epsilon", epsilon("What one release costs; read exactly. Smaller protects more.")),
            (
                "noise",
                choice(
                    "Laplace: pure ε. Gaussian: ε but for a chance of `delta`; surer with many tables. Best: \
                     the surer of the two, by public facts.",
                    &["laplace", "gaussian", "best"],
                    "laplace",
                ),
            ),
            ("delta", number("The chance with which ε may fail; needed unless the noise is Laplace.")),
            ("rho", number("ρ of zCDP instead of `epsilon`, for Gaussian noise.")),
            ("ledger", text("File in which every release is charged, relative to the pipeline file.")),
            ("people", json!({ "description": people, "type": ["integer", "string"], "minimum": 1 })),
            ("budget", budget),
        ],
    )
}

pub(super) fn tables() -> Value {
    let focus = &["balanced", "areas", "time", "needs"];
    table(
        "What matters most, and the most of one person that counts.",
        &[],
        [
            ("focus", choice("Which questions get most of ε.", focus, "balanced")),
            (
                "months_per_person",
                whole("Most periods in which one person counts in full, for trends.", 1, 60, 6),
            ),
            ("areas_per_person", whole("Most areas in which one person counts in full.", 1, 20, 1)),
            (
                "requests_per_person",
                whole("Counts requests too, at most so many of one person.", 1, 10_000, 20),
            ),
        ],
    )
}
