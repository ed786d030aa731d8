//! Which answers a column seems to offer, and what separates several in one cell.
//!
//! A form's option is chosen again and again; what somebody typed by hand is rare.
//! Only what is frequent is proposed, and even that becomes a public key only when
//! the operator says that it stands on the form.
use std::collections::HashMap;

use crate::pipeline::fold;

/// The most options proposed of one column.
const MOST: usize = 30;
/// One row in so many is not often.
const SELDOM: u64 = 200;
/// The most different texts looked at.
const MOST_TEXTS: usize = 50_000;
const SEPARATORS: [&str; 4] = [";", ",", "|", "\n"];

/// One proposed option.
pub(super) struct Choice {
    pub text: Box<str>,
    /// Rows that have it.
    pub rows: u64,
    /// So seldom that somebody may have typed it: never taken without being named.
    pub seldom: bool,
}

/// What a column's cells look like.
pub(super) struct Options {
    /// What separates several answers in one cell.
    pub split: Option<&'static str>,
    /// Frequent answers, most frequent first.
    pub choices: Vec<Choice>,
    /// Rows with something else in them.
    pub rare: u64,
}

/// A cell's text as first written, and how many rows have it.
struct Text {
    shown: Box<str>,
    rows: u64,
}

impl Options {
    /// From the cells that are not blank.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Options {
        let (mut texts, mut rows): (HashMap<String, Text>, u64) = (HashMap::new(), 0);
        for cell in cells {
            rows += 1;
            let room = texts.len() < MOST_TEXTS;
            match texts.get_mut(&fold(cell)) {
                Some(text) => text.rows += 1,
                None if room => {
                    texts.insert(fold(cell), Text { shown: cell.into(), rows: 1 });
                }
                None => {}
            }
        }
        let least = (rows / 1000).clamp(3, 50);
        let mut best = Cut::new(&texts, None, least);
        for separator in SEPARATORS {
            let cut = Cut::new(&texts, Some(separator), least);
            if cut.combined >= 2 && cut.cost(least) < best.cost(least) {
                best = cut;
            }
        }
        best.options()
    }

    /// The choices' texts.
    pub(super) fn texts(&self) -> Vec<String> {
        self.choices.iter().map(|choice| choice.text.to_string()).collect()
    }
}

/// The texts cut at one separator.
struct Cut {
    split: Option<&'static str>,
    found: HashMap<String, Choice>,
    /// Rows with several known options.
    combined: u64,
    rare: u64,
}

impl Cut {
    fn new(texts: &HashMap<String, Text>, split: Option<&'static str>, least: u64) -> Cut {
        let mut cut = Cut { split, found: HashMap::new(), combined: 0, rare: 0 };
        let mut sorted: Vec<(&str, &Text)> = texts.iter().map(|(key, text)| (key.as_str(), text)).collect();
        // Short texts first: what is left is a combination of them, or an option itself.
        sorted.sort_by_key(|(key, _)| (split.is_some_and(|s| key.contains(s)), key.len(), *key));
        let parts = Parts::new(&sorted, split);
        let mut left = Vec::new();
        for (key, text) in sorted {
            if cut.covers(key, text.rows) {
                continue;
            }
            if text.rows >= least && !parts.stand_alone(key, split, least) {
                cut.accept(key, &text.shown, text.rows);
            } else {
                left.push((key, text));
            }
        }
        cut.second_look(&left, least);
        cut
    }

    /// Few options that explain many rows are the likely ones.
    fn cost(&self, least: u64) -> u64 {
        self.found.len() as u64 * least + self.rare
    }

    /// Options that are only ever chosen together with others.
    fn second_look(&mut self, left: &[(&str, &Text)], least: u64) {
        let parts = Parts::new(left, self.split);
        if let Some(split) = self.split {
            for (_, text) in left {
                for piece in text.shown.split(split).map(str::trim).filter(|piece| !piece.is_empty()) {
                    let key = fold(piece);
                    if parts.rows(&key) >= least && !self.found.contains_key(&key) {
                        self.accept(&key, piece, 0);
                    }
                }
            }
        }
        for (key, text) in left {
            if !self.covers(key, text.rows) {
                self.rare += text.rows;
            }
        }
    }

    fn accept(&mut self, key: &str, shown: &str, rows: u64) {
        self.found.insert(key.to_owned(), Choice { text: shown.into(), rows, seldom: false });
    }

    /// Whether the text is made of known options, which then get its rows.
    fn covers(&mut self, key: &str, rows: u64) -> bool {
        let Some(split) = self.split else { return false };
        let Some(pieces) = self.pieces(split, key) else { return false };
        for piece in &pieces {
            if let Some(choice) = self.found.get_mut(piece) {
                choice.rows += rows;
            }
        }
        if pieces.len() > 1 {
            self.combined += rows;
        }
        true
    }

    /// The known options that the text is made of, longest first where one begins
    /// like another.
    fn pieces(&self, split: &str, key: &str) -> Option<Vec<String>> {
        let mut pieces = Vec::new();
        let mut rest = key.trim();
        while !rest.is_empty() {
            let ends = rest.match_indices(split).map(|(at, _)| at).chain([rest.len()]);
            let fits =
                ends.filter(|end| self.found.contains_key(rest.get(..*end).unwrap_or_default().trim()));
            let end = fits.max()?;
            pieces.push(rest.get(..end)?.trim().to_owned());
            rest = rest.get(end..)?.strip_prefix(split).unwrap_or_default().trim();
        }
        (!pieces.is_empty()).then_some(pieces)
    }

    fn options(self) -> Options {
        let mut choices: Vec<Choice> = self.found.into_values().filter(|choice| choice.rows > 0).collect();
        let all: u64 = choices.iter().map(|choice| choice.rows).sum::<u64>() + self.rare;
        choices.iter_mut().for_each(|choice| choice.seldom = choice.rows * SELDOM < all);
        choices.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.text.cmp(&b.text)));
        let cut: u64 = choices.iter().skip(MOST).map(|choice| choice.rows).sum();
        choices.truncate(MOST);
        Options { split: self.split, choices, rare: self.rare + cut }
    }
}

/// How many rows each piece between separators stands in.
struct Parts(HashMap<String, u64>);

impl Parts {
    fn new(texts: &[(&str, &Text)], split: Option<&str>) -> Parts {
        let mut rows = HashMap::new();
        for (key, text) in texts {
            for piece in split.iter().flat_map(|split| key.split(split)).map(str::trim) {
                *rows.entry(piece.to_owned()).or_insert(0) += text.rows;
            }
        }
        Parts(rows)
    }

    fn rows(&self, piece: &str) -> u64 {
        self.0.get(piece).copied().unwrap_or(0)
    }

    /// Whether each piece of `key` is chosen often enough, and more often than all
    /// of them in one: then it is a combination. ("deposit or shelter" never is,
    /// without "Rent" before it.)
    fn stand_alone(&self, key: &str, split: Option<&str>, least: u64) -> bool {
        let Some(split) = split.filter(|split| key.contains(split)) else { return false };
        let pieces: Vec<u64> =
            key.split(split).map(str::trim).filter(|p| !p.is_empty()).map(|p| self.rows(p)).collect();
        let fewest = pieces.iter().min().copied().unwrap_or(0);
        let most = pieces.iter().max().copied().unwrap_or(0);
        fewest >= least && (most - fewest >= least || pieces.len() == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(cells: &[(&str, usize)]) -> (Option<&'static str>, Vec<String>, u64) {
        let cells = cells.iter().flat_map(|(cell, times)| std::iter::repeat_n(*cell, *times));
        let options = Options::of(cells);
        let mut texts: Vec<String> = options.choices.iter().map(|c| c.text.to_string()).collect();
        texts.sort();
        (options.split, texts, options.rare)
    }

    #[test]
    fn one_answer_a_cell_has_no_separator_and_what_is_typed_by_hand_is_not_proposed() {
        let cells = [("Food", 9), ("food ", 2), ("Rent, deposit or shelter", 5), ("my son is ill", 1)];
        assert_eq!(found(&cells), (None, vec!["Food".into(), "Rent, deposit or shelter".into()], 1));
    }

    #[test]
    fn several_answers_are_cut_and_options_that_hold_the_separator_stay_whole() {
        let cells = [
            ("Food", 9),
            ("A ride", 4),
            ("Rent, deposit or shelter", 6),
            ("Food, A ride", 2),
            ("A ride, Rent, deposit or shelter", 2),
            ("Food, my son is ill", 1),
        ];
        let (split, texts, rare) = found(&cells);
        assert_eq!(split, Some(","));
        assert_eq!(texts, ["A ride", "Food", "Rent, deposit or shelter"]);
        assert_eq!(rare, 1);
    }

    #[test]
    fn frequent_combinations_are_no_options() {
        let cells = [("food", 9), ("food; housing", 8), ("housing", 1), ("housing; ride", 4), ("ride", 3)];
        assert_eq!(found(&cells).1, ["food", "housing", "ride"]);
        assert_eq!(found(&cells).0, Some(";"));
    }

    #[test]
    fn rows_are_counted_with_the_combinations() {
        let cells = ["food"; 5].into_iter().chain(["food;bed"; 4]).chain(["bed"; 3]);
        let options = Options::of(cells);
        assert_eq!(options.choices.iter().map(|c| c.rows).collect::<Vec<_>>(), [9, 7]);
    }
}
