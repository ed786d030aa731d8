//! Maps from the texts of cells to keys, and lists of such texts.
use std::cmp::Ordering;

use super::scalars::plain;
use super::types::Key;
use super::walk::{At, Fields};
use super::words::fold;

/// Adds to a map that ids and labels name their own key, where nothing else is
/// stated for that text, and sorts it longest text first.
///
/// An entry for a label is added even where the same entry is stated: a map thus
/// holds each label's text once more than is stated, and
/// [`super::settings`] takes just that one away again.
pub(super) fn with_own_names(map: &mut Vec<(String, usize)>, keys: &[Key]) {
    let stated = map.clone();
    let free = |text: &String, key: usize| stated.iter().all(|(t, k)| t != text || *k == key);
    let known = |text: &String| stated.iter().any(|(t, _)| t == text);
    for (index, key) in keys.iter().enumerate() {
        let id = fold(&key.id);
        if !known(&id) {
            map.push((id, index));
        }
    }
    for (index, text) in label_names(keys).filter(|(index, text)| free(text, *index)) {
        map.push((text, index));
    }
    map.sort_by(by_length);
}

/// The labels that name their key and are not an id already: (key, text).
pub(super) fn label_names(keys: &[Key]) -> impl Iterator<Item = (usize, String)> {
    let named = keys.iter().enumerate().map(|(index, key)| (index, fold(&key.label)));
    named.filter(|(_, text)| keys.iter().all(|key| fold(&key.id) != *text))
}

pub(super) fn longest_first<T: Ord>(mut map: Vec<(String, T)>) -> Vec<(String, T)> {
    map.sort_by(by_length);
    map
}

fn by_length<T: Ord>(a: &(String, T), b: &(String, T)) -> Ordering {
    b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b))
}

/// A `map` of texts to targets. Texts that differ only in case or surrounding
/// spaces are one text and must have one target.
pub(super) fn map<T: PartialEq>(
    fields: &Fields<'_>,
    target: impl Fn(At<String>) -> Option<T>,
) -> Vec<(String, T)> {
    let Some(table) = fields.free_table("map", "`map`") else { return Vec::new() };
    let mut map: Vec<(String, T)> = Vec::new();
    for (text, span, value) in table.entries() {
        let (folded, to) = (fold(text), table.text_of(text, value).and_then(&target));
        if folded.is_empty() {
            let help = "remove it; blank cells go to `else`, or to \"unknown\"";
            table.notes.add(span, "an empty text cannot be mapped", "empty", help);
            continue;
        }
        let Some(to) = to else { continue };
        match map.iter().find(|(known, _)| *known == folded) {
            Some((_, known)) if *known == to => {}
            Some(_) => table.notes.add(
                span,
                format!("\"{}\" is mapped twice, and case and outer spaces do not count", text.trim()),
                "mapped above",
                "keep one of the two",
            ),
            None => map.push((folded, to)),
        }
    }
    map
}

/// Folded, sorted, each once.
pub(super) fn folded(texts: Vec<At<String>>) -> Vec<String> {
    let mut texts: Vec<String> = plain(texts).iter().map(|text| fold(text)).collect();
    texts.sort();
    texts.dedup();
    texts
}
