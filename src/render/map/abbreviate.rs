//! Short names for the squares of a tile grid.
use std::collections::HashSet;

/// For each name a short one of at most five characters, no two the same.
///
/// Initials where a name has several words (`Oak Hill` → `OH`), else its first
/// letters (`Riv`); longer where that is taken, and with a number where nothing
/// else is left.
pub(super) fn abbreviate(names: &[&str]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut short = Vec::with_capacity(names.len());
    for name in names {
        let free = candidates(name).into_iter().find(|c| !taken.contains(&c.to_lowercase()));
        let abbreviation = free.unwrap_or_else(|| numbered(name, &taken));
        taken.insert(abbreviation.to_lowercase());
        short.push(abbreviation);
    }
    short
}

fn candidates(name: &str) -> Vec<String> {
    let words: Vec<Vec<char>> = name
        .split(|c: char| !c.is_alphanumeric())
        .map(|w| w.chars().collect::<Vec<_>>())
        .filter(|w| !w.is_empty())
        .collect();
    let mut out = Vec::new();
    let first: String = words.concat().iter().take(5).collect();
    if words.len() > 1 {
        out.push(words.iter().take(4).flat_map(|w| w[0].to_uppercase()).collect());
        // One letter more of each word in turn: OaH, OHi, OaHi.
        for (a, b) in [(2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (3, 2)] {
            out.push([start(&words[0], a), start(&words[words.len() - 1], b)].concat());
        }
    }
    for length in [3, 4, 5] {
        out.push(first.chars().take(length).collect());
    }
    out.retain(|c: &String| !c.is_empty());
    out
}

fn start(word: &[char], length: usize) -> String {
    word.iter()
        .take(1)
        .flat_map(|c| c.to_uppercase())
        .chain(word.iter().skip(1).take(length - 1).copied())
        .collect()
}

fn numbered(name: &str, taken: &HashSet<String>) -> String {
    let letter: String = name.chars().filter(|c| c.is_alphanumeric()).take(1).collect();
    let mut number = 2usize;
    while taken.contains(&format!("{letter}{number}").to_lowercase()) {
        number += 1;
    }
    format!("{letter}{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_names_can_be_guessed() {
        let short =
            abbreviate(&["Oak Hill", "Old Harbour", "Riverside", "Riverton", "Mission Bay", "Île-à-Vache"]);
        assert_eq!(short, ["OH", "OlH", "Riv", "Rive", "MB", "ÎÀV"]);
    }

    proptest! {
        #[test]
        fn no_two_areas_share_a_short_name(names in prop::collection::vec(".{0,12}", 0..60)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let short = abbreviate(&names);
            let unique: HashSet<String> = short.iter().map(|s| s.to_lowercase()).collect();
            prop_assert_eq!(unique.len(), names.len());
            prop_assert!(short.iter().all(|s| !s.is_empty()));
        }
    }
}
