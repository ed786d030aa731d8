//! Names that the pipeline file gives in other languages.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What things are called in one language; anything absent keeps its own name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Names {
    /// The title.
    pub title: Option<String>,
    /// How to reach the coalition.
    pub contact: Option<String>,
    /// Needs by key.
    pub needs: BTreeMap<String, String>,
    /// Areas and larger areas by id or by name.
    pub areas: BTreeMap<String, String>,
    /// Groups by id.
    pub groups: BTreeMap<String, String>,
    /// Values of groups, by `group.value`.
    pub values: BTreeMap<String, String>,
    /// Events by name.
    pub events: BTreeMap<String, String>,
    /// Levels of areas: one of them.
    pub levels: BTreeMap<String, String>,
    /// Levels of areas: several of them.
    pub levels_many: BTreeMap<String, String>,
}

impl Names {
    /// The name of an area, by its id or the name that it has.
    pub(crate) fn area(&self, id: &str, label: &str) -> Option<&str> {
        self.areas.get(id).or_else(|| self.areas.get(label)).map(String::as_str)
    }
}

/// What a pipeline file gives in other languages: names, and catalogues of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Translations {
    /// Names by language.
    pub names: BTreeMap<String, Names>,
    /// The coalition's own catalogue files by language: their texts.
    pub catalogues: BTreeMap<String, Vec<String>>,
}
