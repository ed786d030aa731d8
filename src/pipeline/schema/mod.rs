//! The JSON Schema of the pipeline file, for editors that complete and explain
//! keys. [`super::load`] decides what is valid; the schema only helps to write it.
mod areas;
mod columns;
mod geography;
mod lists;
mod needs;
mod parts;
mod period;
mod presentation;
mod privacy;
mod source;

use serde_json::{Value, json};

use geography::geography;
use lists::{feedback, groups, needs};
use parts::{flag, list, table, text};
use period::{event, period};
use presentation::{briefing, calendar, equity, translations};
use privacy::{privacy, tables};
use source::source;

/// JSON Schema (draft 2020-12) of the pipeline file, with a description for
/// every key.
pub fn schema() -> Value {
    let mut root = table(
        "A pipeline file of evenhand: what is read, what is measured, what protects it, and how it is shown.",
        &["title", "period", "needs", "privacy", "source"],
        [
            ("title", text("Title of the briefing. Presentation only.")),
            ("sample", flag("Made-up data: does not ask before it spends, and stamps every page.")),
            ("period", period()),
            ("geography", geography()),
            ("needs", needs()),
            ("groups", groups()),
            ("feedback", feedback()),
            ("privacy", privacy()),
            ("source", list("The exports.", source())),
            ("tables", tables()),
            ("equity", equity()),
            ("events", list("Dated marks on the charts over time. Presentation only.", event())),
            ("calendar", calendar()),
            ("briefing", briefing()),
            ("labels", translations()),
        ],
    );
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!("evenhand pipeline file");
    root
}
