//! What the page calls a level of areas.
use super::words::Words;

/// One of them: the level's name from the pipeline file where that is a word
/// (`district`), else `larger area` (a column name such as `admin1Name_en` is none).
/// In another language by the name that the pipeline file gives there, or that the
/// catalogue has.
pub fn one(words: &Words, level: &str) -> String {
    called(words, level, 1)
}

/// Several of them: `districts`, `counties`.
pub fn many(words: &Words, level: &str) -> String {
    called(words, level, 25)
}

fn called(words: &Words, level: &str, n: usize) -> String {
    let names = words.names();
    let own = if n == 1 { &names.levels } else { &names.levels_many };
    if let Some(name) = own.get(level) {
        return name.clone();
    }
    let word = level.len() > 2 && level.chars().all(|c| c.is_ascii_lowercase());
    let key = if word { format!("level.{level}") } else { "level.larger".to_owned() };
    match words.has(&key) {
        true => words.count(&key, n, &[]),
        // A word that no catalogue has: English can make its plural.
        false if n > 1 && words.lang() == "en" => plural(level),
        false => level.to_owned(),
    }
}

/// What a column of a crossed table is: `month`, `quarter`; or that many of them.
pub fn step(words: &Words, step: &str, n: usize) -> String {
    words.count(&format!("step.{step}"), n, &[])
}

/// The regular plural of an English word.
fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{word}s"),
    }
}

/// What stands for a place in the page and its maps. A larger area may have the id
/// of an area.
pub fn place_id(larger: bool, id: &str) -> String {
    if larger { format!("larger:{id}") } else { id.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_called_by_its_word_or_by_what_it_is() {
        let words = Words::english();
        let both = |level| (one(&words, level), many(&words, level));
        let said = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(both("district"), said("district", "districts"));
        assert_eq!(both("county"), said("county", "counties"));
        assert_eq!(both("quay"), said("quay", "quays"));
        assert_eq!(both("admin1Name_en"), said("larger area", "larger areas"));
    }
}
