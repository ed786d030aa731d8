//! The one place where a story is put into the words of a language.
use super::limits::cannot_say;
use super::sentences::can_say;
use super::{AreaStory, CrossStory, Marks, Story, named};
use crate::briefing::Words;
use crate::pipeline::Key;

impl Story {
    /// The same story in the words of another language: names as the pipeline file gives
    /// them there, periods, and the sentences that can and cannot be said. The figures stay as
    /// they are; reasons stay messages, which whoever shows them puts into words.
    #[must_use]
    pub fn said(&self, words: &Words) -> Story {
        let names = words.names();
        let mut story = self.clone();
        if let Some(title) = &names.title {
            story.title.clone_from(title);
        }
        story.stamp = stamp(self.marks, words);
        for event in &mut story.events {
            if let Some(name) = names.events.get(&event.name) {
                event.name.clone_from(name);
            }
        }
        figures(&mut story, words);
        story.can_say = can_say(&story, words);
        story.cannot_say = cannot_say(&story, words);
        if self.marks.rehearsal {
            // Sentences are made to be copied: they must not lose the stamp on the way.
            let stamp = words.get("stamp.rehearsal");
            story.can_say.iter_mut().for_each(|s| s.text = format!("[{stamp}] {}", s.text));
        }
        story
    }
}

/// The stamp on every page and picture.
fn stamp(marks: Marks, words: &Words) -> Option<String> {
    let made_up = match marks {
        Marks { rehearsal: true, .. } => Some("stamp.rehearsal"),
        Marks { made_up: true, .. } => Some("stamp.sample"),
        _ => None,
    };
    let stamps: Vec<String> = [made_up, marks.replay.then_some("stamp.replay")]
        .into_iter()
        .flatten()
        .map(|key| words.get(key))
        .collect();
    (!stamps.is_empty()).then(|| stamps.join(" · "))
}

fn figures(story: &mut Story, words: &Words) {
    let coarser = story.coarser.iter_mut().flat_map(|c| &mut c.areas);
    let finer = story.finer.iter_mut().flat_map(|f| &mut f.areas);
    story.areas.iter_mut().chain(coarser).chain(finer).for_each(|a| area(a, words));
    for need in &mut story.needs {
        rename(&mut need.key, |key| need_name(key, words));
    }
    for (period, one) in &mut story.periods {
        rename(&mut one.key, |_| Some(named::label(period, words)));
    }
    if let Some(unknown) = &mut story.unknown_area {
        let name = |key: &Key| {
            let other = || (words.lang() != "en").then(|| words.get("unknown.area"));
            area_name(key, words).or_else(other)
        };
        rename(&mut unknown.key, name);
    }
    for group in &mut story.groups {
        let id = group.id.clone();
        if let Some(name) = words.names().groups.get(&id) {
            group.label.clone_from(name);
        }
        let name = |key: &Key| value_name(&id, key, words).or_else(|| common(key, words));
        group.values.iter_mut().for_each(|value| rename(&mut value.key, name));
        if let Some(cross) = &mut group.by_place {
            cross.columns.iter_mut().for_each(|key| rename(key, name));
            crossed(cross, words);
        }
    }
    if let Some(cross) = &mut story.by_period {
        let labels: Vec<String> = cross
            .columns
            .iter()
            .zip(&cross.spans)
            .map(|(key, span)| named::span(key, *span, words))
            .collect();
        cross.columns.iter_mut().zip(labels).for_each(|(key, label)| key.label = label);
        crossed(cross, words);
    }
    if let Some(cross) = &mut story.by_need {
        for key in &mut cross.columns {
            rename(key, |key| need_name(key, words));
        }
        crossed(cross, words);
    }
    counted(story, words);
    if let Some(calendar) = &mut story.dependability {
        let places = calendar.larger.iter_mut().chain(&mut calendar.areas);
        places.for_each(|place| rename(&mut place.key, |key| area_name(key, words)));
    }
    for compared in &mut story.comparisons {
        for key in [&mut compared.key, &mut compared.against] {
            rename(key, |key| area_name(key, words));
        }
        for side in &mut compared.sides {
            rename(&mut side.key, |key| area_name(key, words));
        }
    }
    for cluster in &mut story.clusters {
        rename(&mut cluster.key, |key| area_name(key, words));
    }
    story.unheard.iter_mut().for_each(|key| rename(key, |key| area_name(key, words)));
}

fn counted(story: &mut Story, words: &Words) {
    let names: Vec<(String, String)> =
        story.periods.iter().map(|(period, _)| (period.id.clone(), named::label(period, words))).collect();
    let name = |key: &Key| {
        let period = names.iter().find(|(id, _)| *id == key.id).map(|(_, name)| name.clone());
        period.or_else(|| area_name(key, words))
    };
    for table in &mut story.counted {
        let by = table.by.clone();
        let own = |key: &Key| match by.as_str() {
            "need" => need_name(key, words),
            by => value_name(by, key, words).or_else(|| name(key)),
        };
        for row in &mut table.rows {
            rename(&mut row.key, own);
            if let Some(column) = &mut row.column {
                rename(column, name);
            }
        }
    }
}

fn crossed(cross: &mut CrossStory, words: &Words) {
    for place in &mut cross.places {
        rename(&mut place.key, |key| area_name(key, words));
    }
}

fn area(area: &mut AreaStory, words: &Words) {
    rename(&mut area.key, |key| area_name(key, words));
    if let Some(parent) = &mut area.parent
        && let Some(name) = words.names().area(parent, parent)
    {
        *parent = name.to_owned();
    }
}

fn rename(key: &mut Key, name: impl Fn(&Key) -> Option<String>) {
    if let Some(name) = name(key) {
        key.label = name;
    }
}

/// The name of a value of a group list.
fn value_name(list: &str, key: &Key, words: &Words) -> Option<String> {
    words.names().values.get(&format!("{list}.{}", key.id)).cloned()
}

fn need_name(key: &Key, words: &Words) -> Option<String> {
    words.names().needs.get(&key.id).cloned().or_else(|| common(key, words))
}

fn area_name(key: &Key, words: &Words) -> Option<String> {
    words.names().area(&key.id, &key.label).map(str::to_owned).or_else(|| common(key, words))
}

/// Keys that every list may have, where the pipeline file has not named them itself.
fn common(key: &Key, words: &Words) -> Option<String> {
    let usual = [("unknown", "Unknown"), ("other", "Other")];
    let mine = |(id, label): &(&str, &str)| key.id == *id && key.label == *label;
    usual.iter().any(mine).then(|| words.get(&format!("key.{}", key.id)))
}
