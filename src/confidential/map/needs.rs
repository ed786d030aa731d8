//! What a row asks for or was given: one need, or several in a multi-select cell.
//!
//! Options that contain the separator ("Pet care - food, litter") are matched
//! whole first, longest first, where an option can begin; what is left is cut at
//! the separator. Texts are compared trimmed and without case.
use rustc_hash::FxHashMap as HashMap;

use super::columns::Columns;
use super::fold::{folded, lower_into};
use super::notes::Note;
use super::wide::WideFinder;
use crate::pipeline::NeedRule;
use crate::problem::{Problem, Result};

/// A source's need rule, ready for use.
pub(super) enum NeedFinder {
    /// Every row.
    Always(u16),
    /// From the cell in a slot.
    Cell(usize, Options),
    /// From many cells.
    Wide(WideFinder),
}

/// The options of a need column.
pub(super) struct Options {
    separator: Option<String>,
    map: HashMap<String, u16>,
    /// Options that contain the separator, longest first.
    whole: Vec<(String, u16)>,
    otherwise: u16,
}

/// Buffers that are used again from row to row.
pub(super) struct Found {
    folded: String,
    /// Needs found, each once, in the order of the cell; never empty after a search.
    pub needs: Vec<u16>,
}

/// What most cells say: up to four needs, and what was noted.
#[derive(Clone, Copy, Default)]
pub(super) struct Few {
    needs: [u16; 4],
    count: u8,
    note: Option<Note>,
}

impl Few {
    /// `None`: there are more.
    pub(super) fn of(found: &Found, note: Option<Note>) -> Option<Self> {
        let mut few = Few { needs: [0; 4], count: found.needs.len() as u8, note };
        few.needs.get_mut(..found.needs.len())?.copy_from_slice(&found.needs);
        Some(few)
    }

    /// The same as if it had been found again.
    pub(super) fn tell(&self, found: &mut Found) -> Option<Note> {
        found.needs.clear();
        found.needs.extend(self.needs.iter().take(self.count.into()));
        self.note
    }
}

impl Found {
    pub(super) fn new() -> Self {
        Found { folded: String::new(), needs: Vec::new() }
    }

    /// Adds a need, once.
    pub(super) fn add(&mut self, need: u16) {
        add(&mut self.needs, need);
    }

    /// Exactly this need.
    pub(super) fn only(&mut self, need: u16) {
        self.needs.clear();
        self.needs.push(need);
    }
}

impl NeedFinder {
    /// Folds the options and finds those that must be matched whole.
    pub(super) fn new(rule: &NeedRule, never_read: &[String], columns: &mut Columns) -> Result<Self> {
        let (column, split, map, otherwise) = match rule {
            NeedRule::Always(need) => return Ok(NeedFinder::Always(index(*need)?)),
            NeedRule::Columns(wide) => {
                return Ok(NeedFinder::Wide(WideFinder::new(wide, never_read, columns)?));
            }
            NeedRule::Column { column, split, map, otherwise } => (column, split, map, otherwise),
        };
        let separator = split.as_ref().map(|s| lowered(s)).filter(|s| !s.is_empty());
        let mut options =
            Options { separator, map: HashMap::default(), whole: Vec::new(), otherwise: index(*otherwise)? };
        for (text, need) in map {
            options.map.entry(folded(text)).or_insert(index(*need)?);
        }
        if let Some(separator) = &options.separator {
            let whole = options.map.iter().filter(|(text, _)| text.contains(separator.as_str()));
            options.whole = whole.map(|(text, need)| (text.clone(), *need)).collect();
            options.whole.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
        Ok(NeedFinder::Cell(columns.slot(column), options))
    }
}

impl Options {
    /// Fills `found.needs` from a cell.
    pub(super) fn find(&self, cell: &str, found: &mut Found) -> Option<Note> {
        found.needs.clear();
        found.folded.clear();
        lower_into(&mut found.folded, cell);
        let unmapped = match &self.separator {
            Some(separator) => self.cut(separator, &found.folded, &mut found.needs),
            None => self.take(found.folded.trim(), "", &mut found.needs),
        };
        if found.needs.is_empty() {
            found.needs.push(self.otherwise);
            return Some(Note::NeedBlank);
        }
        unmapped.then_some(Note::NeedUnmapped)
    }

    /// Takes option after option; true if one was not in the map.
    fn cut(&self, separator: &str, cell: &str, needs: &mut Vec<u16>) -> bool {
        let mut unmapped = false;
        let mut rest = cell.trim_start();
        while !rest.is_empty() {
            let after = match self.whole_option(separator, rest) {
                Some((need, after)) => {
                    add(needs, need);
                    after
                }
                None => {
                    let (piece, after) = rest.split_once(separator).unwrap_or((rest, ""));
                    unmapped |= self.take(piece.trim(), separator.trim(), needs);
                    after
                }
            };
            rest = after.trim_start();
        }
        unmapped
    }

    /// An option with the separator in it, at the start of `rest` and followed by a
    /// separator or the end.
    fn whole_option<'c>(&self, separator: &str, rest: &'c str) -> Option<(u16, &'c str)> {
        self.whole.iter().find_map(|(option, need)| {
            let after = rest.strip_prefix(option.as_str())?;
            let trimmed = after.trim();
            if trimmed.is_empty() || trimmed == separator.trim() {
                return Some((*need, ""));
            }
            let next = after.strip_prefix(separator).or_else(|| after.trim_start().strip_prefix(separator));
            next.map(|next| (*need, next))
        })
    }

    /// Adds the need of one option text (with a separator left at its end, as in
    /// `a, b,`); true if it is not in the map.
    fn take(&self, text: &str, separator: &str, needs: &mut Vec<u16>) -> bool {
        let shorter = text.strip_suffix(separator).unwrap_or(text).trim_end();
        let known = self.map.get(text).or_else(|| self.map.get(shorter));
        if known.is_none() && shorter.is_empty() {
            return false;
        }
        add(needs, known.copied().unwrap_or(self.otherwise));
        known.is_none()
    }
}

fn add(needs: &mut Vec<u16>, need: u16) {
    if !needs.contains(&need) {
        needs.push(need);
    }
}

fn lowered(text: &str) -> String {
    let mut out = String::new();
    lower_into(&mut out, text);
    out
}

pub(super) fn index(need: usize) -> Result<u16> {
    u16::try_from(need).map_err(|_| Problem::usage("there may be at most 65536 needs"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finder(split: Option<&str>, map: &[(&str, usize)]) -> Options {
        let rule = NeedRule::Column {
            column: "What?".into(),
            split: split.map(String::from),
            map: map.iter().map(|(text, need)| (text.to_string(), *need)).collect(),
            otherwise: 9,
        };
        match NeedFinder::new(&rule, &[], &mut Columns::new()) {
            Ok(NeedFinder::Cell(_, options)) => options,
            _ => panic!("no cell rule"),
        }
    }

    fn needs(options: &Options, cell: &str) -> Vec<u16> {
        let mut found = Found::new();
        options.find(cell, &mut found);
        found.needs
    }

    const FORM: &[(&str, usize)] = &[
        ("Pet care - food, litter", 3),
        ("Pet care - food", 4),
        ("Food", 0),
        ("Litter", 5),
        ("food, water", 6),
    ];

    #[test]
    fn options_with_the_separator_in_them_are_matched_whole_and_longest_first() {
        let options = finder(Some(","), FORM);
        assert_eq!(needs(&options, "Food, Pet care - food, litter"), [0, 3]);
        assert_eq!(needs(&options, "pet care - FOOD,LITTER"), [4, 5]);
        assert_eq!(needs(&options, "Pet care - food, litter, Food"), [3, 0]);
        assert_eq!(needs(&options, "Pet care - food, litterbox"), [4, 9]);
        assert_eq!(needs(&options, "Food, Water"), [6]);
        assert_eq!(needs(&options, "Seafood, water"), [9]);
    }

    #[test]
    fn trailing_and_doubled_separators_are_ignored_and_repeats_count_once() {
        let options = finder(Some(", "), &[("1. Urgences | Emergency", 1), ("3. Public Health", 2)]);
        assert_eq!(needs(&options, "1. Urgences | Emergency, 3. Public Health, "), [1, 2]);
        assert_eq!(needs(&options, "1. Urgences | Emergency, , 1. urgences | emergency,"), [1]);
        let spaced = finder(Some(" "), &[("food", 1), ("water", 2)]);
        assert_eq!(needs(&spaced, "  food   water food "), [1, 2]);
    }

    #[test]
    fn blank_and_unmapped_texts_go_to_the_fallback_key() {
        let options = finder(None, FORM);
        assert_eq!(needs(&options, "  "), [9]);
        assert_eq!(needs(&options, "Food, Pet care - food, litter"), [9]);
        assert_eq!(needs(&options, " fOOD "), [0]);
        assert_eq!(needs(&finder(Some(","), FORM), ",;,"), [9]);
    }

    proptest! {
        #[test]
        fn chosen_options_are_found_again_whatever_their_order(
            chosen in proptest::sample::subsequence(vec![0usize, 1, 2, 3, 4], 1..5).prop_shuffle(),
        ) {
            // No option here can be mistaken for the beginning of two others.
            let form = [("a, b", 0), ("c", 1), ("d - e, f", 2), ("g", 3), ("h, c", 4)];
            let options = finder(Some(","), &form);
            let cell = chosen.iter().map(|i| form[*i].0).collect::<Vec<_>>().join(", ");
            let expected: Vec<u16> = chosen.iter().map(|i| form[*i].1 as u16).collect();
            prop_assert_eq!(needs(&options, &cell), expected);
        }

        #[test]
        fn any_cell_gives_at_least_one_need(cell in ".{0,40}", split in "[,; |]{1,2}") {
            prop_assert!(!needs(&finder(Some(&split), FORM), &cell).is_empty());
        }
    }
}
