//! What the page calls a level of areas.

/// One of them: the level's name from the pipeline file where that is a word
/// (`district`), else `larger area` (a column name such as `admin1Name_en` is none).
pub fn one(level: &str) -> &str {
    let word = level.len() > 2 && level.chars().all(|c| c.is_ascii_lowercase());
    if word { level } else { "larger area" }
}

/// Several of them: `districts`, `counties`.
pub fn many(level: &str) -> String {
    let one = one(level);
    match one.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{one}s"),
    }
}

/// Whether a language is written from right to left.
pub fn right_to_left(lang: &str) -> bool {
    let base = lang.split('-').next().unwrap_or_default();
    ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(&base)
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
        assert_eq!((one("district"), many("district").as_str()), ("district", "districts"));
        assert_eq!(many("county"), "counties");
        assert_eq!(many("quay"), "quays");
        assert_eq!((one("admin1Name_en"), many("admin1Name_en").as_str()), ("larger area", "larger areas"));
    }
}
