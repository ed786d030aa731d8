//! Public key lists: needs and group values, with their labels.
use std::collections::{BTreeMap, HashMap};

use super::types::{Key, UNKNOWN};
use super::walk::{At, Fields};
use super::words::{closest, default_label, did_you_mean, fold, list};

/// A list of keys as stated: ids in file order, labels by id.
pub(super) struct Stated {
    ids: Vec<String>,
    labels: BTreeMap<String, String>,
    /// Whether `unknown` was stated, or is to be put at the end.
    has_unknown: bool,
}

impl Stated {
    /// Reads `keys` and `labels` of a table. `None` when there are no keys at all.
    pub fn read(fields: &Fields<'_>, most: usize) -> Option<Self> {
        let stated = fields.texts("keys", "keys = [\"food\", \"housing\", \"other\"]")?;
        if stated.len() > most {
            fields.notes.add(
                &fields.key_span("keys"),
                format!("`keys` has {} entries, and at most {most} can be measured", stated.len()),
                "too many",
                "join keys that are seldom used into one, such as \"other\"",
            );
        }
        let ids = unique_ids(fields, stated);
        let has_unknown = ids.iter().any(|id| id == UNKNOWN);
        let mut keys = Stated { ids, labels: BTreeMap::new(), has_unknown };
        keys.read_labels(fields);
        Some(keys)
    }

    fn read_labels(&mut self, fields: &Fields<'_>) {
        let Some(labels) = fields.free_table("labels", "labels") else { return };
        for (id, span, value) in labels.entries() {
            if self.index(id).is_none() {
                unlisted(fields, span, id, &self.targets(), "has a label but is not among the keys");
                continue;
            }
            if let Some(label) = labels.text_of(id, value) {
                self.labels.insert((*id).to_owned(), label.value.trim().to_owned());
            }
        }
        self.refuse_confusing_labels(fields);
    }

    /// Two keys that read the same could not be told apart on the page, nor by
    /// the cells that say them.
    fn refuse_confusing_labels(&self, fields: &Fields<'_>) {
        let mut seen: HashMap<String, &str> = self.ids.iter().map(|id| (fold(id), id.as_str())).collect();
        let defaults = self.ids.iter().filter(|id| !self.labels.contains_key(*id));
        seen.extend(defaults.map(|id| (fold(&default_label(id)), id.as_str())));
        for (id, label) in &self.labels {
            let other = *seen.entry(fold(label)).or_insert(id);
            if other != id {
                fields.notes.add(
                    &fields.key_span("labels"),
                    format!("the keys \"{other}\" and \"{id}\" would both read \"{label}\""),
                    "two keys with one label",
                    format!("give \"{id}\" another label"),
                );
            }
        }
    }

    /// Everything that a rule may name: the ids, and `unknown` in any case.
    pub fn targets(&self) -> Vec<&str> {
        let extra = (!self.has_unknown).then_some(UNKNOWN);
        self.ids.iter().map(String::as_str).chain(extra).collect()
    }

    /// Position of `id` among [`Self::targets`].
    pub fn index(&self, id: &str) -> Option<usize> {
        self.targets().iter().position(|known| *known == id)
    }

    /// Position of `unknown`, which lies behind the stated ids when it is not one of them.
    pub fn unknown(&self) -> usize {
        self.ids.iter().position(|id| id == UNKNOWN).unwrap_or(self.ids.len())
    }

    /// Position of the key that `text` names, noting it when there is none.
    pub fn target(&self, fields: &Fields<'_>, text: &At<String>) -> Option<usize> {
        let index = self.index(&text.value);
        if index.is_none() {
            unlisted(fields, &text.span, &text.value, &self.targets(), "is not among the keys");
        }
        index
    }

    /// Puts `unknown` last, for lists where it has no place of its own.
    pub fn unknown_last(mut self) -> Self {
        self.ids.retain(|id| id != UNKNOWN);
        self.ids.push(UNKNOWN.to_owned());
        self.has_unknown = true;
        self
    }

    /// The finished keys; `with_unknown` adds `unknown` where it was not stated.
    pub fn keys(&self, with_unknown: bool) -> Vec<Key> {
        let extra = (with_unknown && !self.has_unknown).then_some(UNKNOWN);
        let ids = self.ids.iter().map(String::as_str).chain(extra);
        ids.map(|id| Key { id: id.to_owned(), label: self.label(id) }).collect()
    }

    fn label(&self, id: &str) -> String {
        self.labels.get(id).cloned().unwrap_or_else(|| default_label(id))
    }
}

/// Whether `id` is made of 1 to 40 of `a-z`, `0-9`, `_` and `-`.
pub(super) fn is_id(id: &str) -> bool {
    (1..=40).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'))
}

/// What an id may look like, for messages.
pub(super) const ID_HELP: &str =
    "use 1 to 40 of a-z, 0-9, _ and -, and give it a readable name under `labels`";

/// The valid ids, in file order and without repetitions, noting the others.
/// An ill-written id stays in the list, so that rules that name it are not blamed too.
fn unique_ids(fields: &Fields<'_>, stated: Vec<At<String>>) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for At { value: id, span } in stated {
        if ids.contains(&id) {
            let what = format!("the key \"{id}\" is listed twice, so its figures would be too");
            fields.notes.add(&span, what, "again", "remove one of them");
            continue;
        }
        if !is_id(&id) {
            fields.notes.add(&span, format!("\"{id}\" cannot be the id of a key"), "not an id", ID_HELP);
        }
        ids.push(id);
    }
    ids
}

/// Notes that `id` is not one of the keys.
fn unlisted(fields: &Fields<'_>, span: &std::ops::Range<usize>, id: &str, allowed: &[&str], what: &str) {
    let help = match closest(id, allowed) {
        Some(best) => format!("write \"{best}\", or add \"{id}\" to the keys: {}", list(allowed)),
        None => format!("add \"{id}\" to the keys, or use one of {}", list(allowed)),
    };
    fields.notes.add(span, format!("\"{id}\" {what}"), did_you_mean(id, allowed), help);
}
