//! Cell texts looked up whole: status, consent, groups.
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::cell::Row;
use super::columns::Columns;
use super::fold::{fold_into, folded};
use crate::pipeline::pattern::Pattern;
use crate::pipeline::{ConsentRule, GroupRule, StatusRule, TextRule};
use crate::problem::{Problem, Result};

/// What a status text means.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) enum Heard {
    /// Leave the row out.
    Drop,
    /// Met.
    Met,
    /// Open, because it is listed so.
    Open,
    /// Open, because it is not listed at all.
    #[default]
    Unlisted,
}

/// A status rule, ready for use.
pub(super) struct StatusTexts {
    drop: Texts,
    met: Texts,
    open: Texts,
}

/// Texts as they are, and texts with a `*` that stands for any text.
struct Texts {
    whole: HashSet<String>,
    patterns: Vec<Pattern>,
}

impl Texts {
    fn new(texts: &[String]) -> Self {
        let (patterns, whole): (Vec<_>, Vec<_>) =
            texts.iter().map(|text| folded(text)).partition(|text| Pattern::is_one(text));
        Texts {
            whole: whole.into_iter().collect(),
            patterns: patterns.iter().map(|text| Pattern::new(text)).collect(),
        }
    }

    /// Whether a folded text is one of them. No pattern fits a blank one.
    fn fit(&self, text: &str) -> bool {
        self.whole.contains(text)
            || (!text.is_empty() && self.patterns.iter().any(|pattern| pattern.fits(text)))
    }
}

/// A column that must, or must not, say one of some texts.
pub(super) struct RowTexts {
    slot: usize,
    texts: Texts,
}

impl RowTexts {
    pub(super) fn new(column: &str, texts: &[String], columns: &mut Columns) -> Self {
        RowTexts { slot: columns.slot(column), texts: Texts::new(texts) }
    }

    pub(super) fn all(rules: &[TextRule], columns: &mut Columns) -> Vec<Self> {
        rules.iter().map(|rule| Self::new(&rule.column, &rule.is, columns)).collect()
    }

    /// Whether the row's cell says so.
    pub(super) fn fits(&self, row: &impl Row, scratch: &mut String) -> bool {
        fold_into(scratch, &row.cell(self.slot).text());
        self.texts.fit(scratch)
    }
}

impl StatusTexts {
    pub(super) fn new(rule: &StatusRule) -> Self {
        StatusTexts { drop: Texts::new(&rule.drop), met: Texts::new(&rule.met), open: Texts::new(&rule.open) }
    }

    /// What `text` means; a text in several lists is left out rather than met, and
    /// met rather than open. A text that a list names in full is not looked for among
    /// the patterns of the others.
    pub(super) fn hear(&self, text: &str, scratch: &mut String) -> Heard {
        fold_into(scratch, text);
        let text = scratch.as_str();
        if self.drop.whole.contains(text) {
            Heard::Drop
        } else if self.met.whole.contains(text) {
            Heard::Met
        } else if text.is_empty() || self.open.whole.contains(text) {
            Heard::Open
        } else if self.drop.fit(text) {
            Heard::Drop
        } else if self.met.fit(text) {
            Heard::Met
        } else if self.open.fit(text) {
            Heard::Open
        } else {
            Heard::Unlisted
        }
    }
}

/// The texts that mean yes.
pub(super) struct YesTexts(HashSet<String>);

impl YesTexts {
    pub(super) fn new(rule: &ConsentRule) -> Self {
        YesTexts(set(&rule.yes))
    }

    pub(super) fn is_yes(&self, text: &str, scratch: &mut String) -> bool {
        fold_into(scratch, text);
        self.0.contains(scratch.as_str())
    }
}

/// A group's texts and its key for everything else.
pub(super) struct GroupTexts {
    map: HashMap<String, u8>,
    unknown: u8,
}

impl GroupTexts {
    pub(super) fn new(rule: &GroupRule, unknown: u8) -> Result<Self> {
        let mut map = HashMap::default();
        for (text, key) in &rule.map {
            let key = u8::try_from(*key).map_err(|_| too_many_keys())?;
            map.entry(folded(text)).or_insert(key);
        }
        Ok(GroupTexts { map, unknown })
    }

    /// The key's index, and whether a text that is not blank was not understood.
    pub(super) fn find(&self, text: &str, scratch: &mut String) -> (u8, bool) {
        fold_into(scratch, text);
        match self.map.get(scratch.as_str()) {
            Some(key) => (*key, false),
            None => (self.unknown, !scratch.is_empty()),
        }
    }
}

/// More keys than an index holds.
pub(super) fn too_many_keys() -> Problem {
    Problem::usage("a group list may have at most 256 keys")
        .hint("merge values: groups this small could not be told apart from noise")
}

fn set(texts: &[String]) -> HashSet<String> {
    texts.iter().map(|text| folded(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unlisted_status_is_open_and_a_dropped_one_is_dropped_first() {
        let rule = StatusRule {
            column: "Status".into(),
            met: vec!["Done".into(), "Twice".into()],
            open: vec!["Open".into()],
            drop: vec!["Duplicate ".into(), "twice".into()],
        };
        let (texts, mut scratch) = (StatusTexts::new(&rule), String::new());
        let mut hear = |text: &str| texts.hear(text, &mut scratch);
        assert!(hear(" DONE") == Heard::Met);
        assert!(hear("duplicate") == Heard::Drop && hear("Twice") == Heard::Drop);
        assert!(hear("open") == Heard::Open && hear(" ") == Heard::Open);
        assert!(hear("On hold") == Heard::Unlisted);
    }

    #[test]
    fn a_star_in_a_status_stands_for_any_text_but_a_text_in_full_comes_first() {
        let list = |texts: &[&str]| texts.iter().map(|t| t.to_string()).collect();
        let rule = StatusRule {
            column: "Status".into(),
            met: list(&["*complete*", "*"]),
            open: list(&["Incomplete"]),
            drop: list(&["Dup*"]),
        };
        let (texts, mut scratch) = (StatusTexts::new(&rule), String::new());
        let mut hear = |text: &str| texts.hear(text, &mut scratch);
        assert!(hear("Request Complete") == Heard::Met && hear("2024-05-06") == Heard::Met);
        assert!(hear("incomplete") == Heard::Open && hear("  ") == Heard::Open);
        assert!(hear("Duplicate of 17") == Heard::Drop);
    }

    #[test]
    fn consent_is_a_listed_yes_and_nothing_else() {
        let texts =
            YesTexts::new(&ConsentRule { column: "OK?".into(), yes: vec!["Yes".into(), "Sí".into()] });
        let mut scratch = String::new();
        assert!(texts.is_yes(" yes ", &mut scratch) && texts.is_yes("SÍ", &mut scratch));
        for no in ["", "no", "yes please", "y"] {
            assert!(!texts.is_yes(no, &mut scratch), "{no}");
        }
    }

    #[test]
    fn group_texts_that_are_not_mapped_are_unknown() {
        let rule =
            GroupRule { column: "Language".into(), map: vec![("Spanish".into(), 1), ("en".into(), 0)] };
        let Ok(texts) = GroupTexts::new(&rule, 2) else { panic!("refused") };
        let mut scratch = String::new();
        assert_eq!(texts.find("spanish ", &mut scratch), (1, false));
        assert_eq!(texts.find("eglish", &mut scratch), (2, true));
        assert_eq!(texts.find("", &mut scratch), (2, false));
    }
}
