//! `datapackage.json`: the tables as a Frictionless data package.
use serde_json::{Value, json};

use super::csv::{Grid, Kind};
use super::pretty;
use crate::briefing::facts::BundleFacts;
use crate::equity::Story;
use crate::problem::Result;

/// The description of `tables`, which lie beside it, and of the `wide` ones in their folder.
pub(super) fn json(story: &Story, facts: &BundleFacts, tables: &[Grid], wide: &[Grid]) -> Result<Vec<u8>> {
    let long = tables.iter().map(|table| resource(table, "", ""));
    let wide = wide.iter().map(|table| resource(table, "wide/", "_wide"));
    let resources: Vec<Value> = long.chain(wide).collect();
    let protected = format!(
        "Noise was added to every number under differential privacy (unit: {}, epsilon: {}). \
         lower and upper are the ends of 90 % ranges. Never quote or map an estimate whose status is not-clear.",
        super::super::view::unit_word(story.unit),
        crate::privacy::Loss::from(&facts.release.plan.cost())
    );
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "evenhand-briefing",
        "id": facts.release.id,
        "title": story.title,
        "description": protected,
        "created": format!("{}T00:00:00Z", facts.release.created),
        "temporal": { "from": story.from.to_string(), "to": story.to.to_string() },
        "resources": resources,
    });
    if let (Some(stamp), Some(object)) = (&story.stamp, package.as_object_mut()) {
        object.insert("stamp".into(), json!(stamp));
    }
    pretty(&package)
}

fn resource(sheet: &Grid, folder: &str, after: &str) -> Value {
    let fields: Vec<Value> = sheet
        .fields
        .iter()
        .map(|field| {
            let kind = match field.kind {
                Kind::Text => "string",
                Kind::Number => "number",
                Kind::Date => "date",
            };
            json!({ "name": field.name, "type": kind, "description": field.about })
        })
        .collect();
    json!({
        "profile": "tabular-data-resource",
        "name": format!("{}{after}", sheet.name),
        "path": format!("{folder}{}.csv", sheet.name),
        "description": sheet.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}
