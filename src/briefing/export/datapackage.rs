//! `datapackage.json`: the tables as a Frictionless data package.
use serde_json::{Value, json};

use super::csv::{Kind, Sheet};
use super::pretty;
use crate::briefing::facts::BundleFacts;
use crate::equity::Story;
use crate::problem::Result;

/// The description of `tables`, which lie beside it.
pub(super) fn json(story: &Story, facts: &BundleFacts, tables: &[Sheet]) -> Result<Vec<u8>> {
    let resources: Vec<Value> = tables.iter().map(resource).collect();
    let protected = format!(
        "Noise was added to every number under differential privacy (unit: {}, epsilon: {}). \
         lower and upper are the ends of 90 % ranges. Never quote or map an estimate whose status is not-clear.",
        super::super::view::unit_word(story.unit),
        facts.release.epsilon
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

fn resource(sheet: &Sheet) -> Value {
    let fields: Vec<Value> = sheet
        .columns
        .iter()
        .map(|(name, kind, about)| {
            let kind = match kind {
                Kind::Text => "string",
                Kind::Number => "number",
                Kind::Date => "date",
            };
            json!({ "name": name, "type": kind, "description": about })
        })
        .collect();
    json!({
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "path": format!("{}.csv", sheet.name),
        "description": sheet.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}
