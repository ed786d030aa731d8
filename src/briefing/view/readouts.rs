//! What a map says about the place that is pointed at.
use serde_json::{Map, Value, json};

use super::tables::standing;
use crate::briefing::figure::{self, Measure};
use crate::briefing::levels;
use crate::briefing::words::Words;
use crate::equity::{AreaStory, Shown, Story};
use crate::plan::StatusMode;

/// The JSON that the page's script reads: read-outs by place key (and by the
/// public areas that make a place up), and the script's words. Cannot end the
/// script element that holds it.
pub(super) fn script_data(story: &Story, words: &Words) -> String {
    let mut readouts = Map::new();
    let entry = |area: &AreaStory, id: &str| json!({ "key": id, "name": area.key.label, "text": readout(story, area, words) });
    for area in &story.areas {
        for member in &area.members {
            readouts.entry(member.as_str()).or_insert_with(|| entry(area, &area.key.id));
        }
        readouts.insert(area.key.id.clone(), entry(area, &area.key.id));
    }
    for area in story.coarser.iter().flat_map(|coarser| &coarser.areas) {
        let id = levels::place_id(true, &area.key.id);
        readouts.insert(id.clone(), entry(area, &id));
    }
    let script_words = [
        ("copy", "say.copy"),
        ("copied", "say.copied"),
        ("print", "districts.print"),
        ("ascending", "sorted.ascending"),
        ("descending", "sorted.descending"),
    ];
    let own = |key: &str| Value::String(words.say(key, &[("column", "{column}")]));
    let script_words: Map<String, Value> =
        script_words.into_iter().map(|(name, key)| (name.to_string(), own(key))).collect();
    json!({ "readouts": readouts, "words": script_words }).to_string().replace('<', "\\u003c")
}

/// A place's figures as sentences.
pub(super) fn readout(story: &Story, area: &AreaStory, words: &Words) -> String {
    let fill =
        (story.status_mode != StatusMode::None).then_some(("readout.fill", Measure::Of100, &area.fill));
    let figures = [
        fill,
        Some(("readout.asked", Measure::Per1000, &area.asked_per_1000)),
        Some(("readout.share", Measure::Of100, &area.share_of_asking)),
    ];
    let mut parts: Vec<String> = figures.into_iter().flatten().filter_map(|f| sentence(words, f)).collect();
    let standing = standing(area, words, "");
    if fill.is_some() && !standing.is_empty() {
        parts.insert(1.min(parts.len()), format!("{standing}."));
    }
    parts.join(" ")
}

fn sentence(words: &Words, (key, measure, shown): (&str, Measure, &Shown)) -> Option<String> {
    match shown {
        Shown::Clear { estimate, lower, upper } => {
            let (value, range) =
                (measure.show(words, *estimate), figure::range(words, measure, *lower, *upper));
            Some(words.say(key, &[("value", &value), ("range", &range)]))
        }
        Shown::NotClear { lower, upper, .. } => {
            let tip = figure::unclear_tip(words, measure, *lower, *upper);
            Some(words.say(&format!("{key}.unclear"), &[("tip", &tip)]))
        }
        Shown::NotAvailable { .. } => None,
    }
}
