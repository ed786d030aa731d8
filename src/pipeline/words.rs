//! Comparing and naming words.

/// A cell or an option as it is compared: trimmed and in lower case, character
/// by character, so that a final sigma is a sigma. The maps and status lists of
/// a [`super::Pipeline`] hold texts that have been through this.
pub fn fold(text: &str) -> String {
    let lower = text.trim().chars().flat_map(char::to_lowercase);
    lower.map(|c| if c == 'ς' { 'σ' } else { c }).collect()
}

/// The allowed word that `word` was probably meant to be.
pub(super) fn closest<'a>(word: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let word = fold(word);
    allowed
        .iter()
        .map(|candidate| (similarity(&word, &fold(candidate)), *candidate))
        .filter(|(score, _)| *score >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// Similarity in [0, 1]: one slip in a short word still counts as close, and a
/// word that begins with or like the other one (`formats` and `format`, `houses`
/// and `housing`) does as well.
fn similarity(a: &str, b: &str) -> f64 {
    let edits = strsim::damerau_levenshtein(a, b);
    let near = strsim::normalized_damerau_levenshtein(a, b);
    let alike = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let begins = a.len().min(b.len()) >= 3 && (a.starts_with(b) || b.starts_with(a));
    match edits {
        0 => 1.0,
        1 if a.chars().count() >= 3 => near.max(0.8),
        _ if near >= 0.5 && alike >= 3 => near.max(0.62),
        _ if begins => near.max(0.65),
        _ => near,
    }
}

/// `did you mean "food"?`, or `not in the list`.
pub(super) fn did_you_mean(word: &str, allowed: &[&str]) -> String {
    closest(word, allowed).map_or("not in the list".to_owned(), |best| format!("did you mean \"{best}\"?"))
}

/// `a`, `b` and `c`; long lists are cut.
pub(super) fn list(words: &[&str]) -> String {
    const SHOWN: usize = 16;
    let mut quoted: Vec<String> = words.iter().take(SHOWN).map(|w| format!("`{w}`")).collect();
    if words.len() > SHOWN {
        return format!("{} and {} more", quoted.join(", "), words.len() - SHOWN);
    }
    match quoted.pop() {
        Some(last) if quoted.is_empty() => last,
        Some(last) => format!("{} and {last}", quoted.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// The label of a key that has none: `mental_health` becomes `Mental health`.
pub(super) fn default_label(id: &str) -> String {
    let spaced = id.replace(['_', '-'], " ");
    let mut letters = spaced.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_the_word_and_other_words_do_not() {
        let keys = ["from", "to", "step", "timezone", "data_until"];
        assert_eq!(closest("stpe", &keys), Some("step"));
        assert_eq!(closest("timezon", &keys), Some("timezone"));
        assert_eq!(closest("Time_Zone", &keys), Some("timezone"));
        assert_eq!(closest("houses", &["food", "housing"]), Some("housing"));
        assert_eq!(closest("colour", &keys), None);
        assert_eq!(closest("", &keys), None);
    }

    #[test]
    fn folding_forgets_case_and_outer_spaces() {
        assert_eq!(fold("\u{a0} Été  ΟΔΌΣ\t"), "été  οδόσ");
        assert_eq!(fold(&fold(" İx ")), fold(" İx "));
    }

    #[test]
    fn a_key_without_a_label_gets_a_readable_one() {
        assert_eq!(default_label("mental_health-care"), "Mental health care");
        assert_eq!(default_label(""), "");
    }
}
