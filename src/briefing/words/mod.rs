//! Every word that a briefing says, in one place.
//!
//! A catalogue is a table from key to text. Texts hold `{name}` placeholders;
//! a text that depends on a number comes as `key.one` and `key.other`. Another
//! language is another table with the same keys.
mod en;

/// The catalogue of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    lang: &'static str,
    parts: &'static [&'static [(&'static str, &'static str)]],
}

/// What stands around a key that has no text; tests look for it.
pub const MISSING: char = '⟦';

impl Words {
    /// The English catalogue.
    pub fn english() -> Self {
        Words { lang: "en", parts: en::PARTS }
    }

    /// The language as an HTML `lang` attribute (`en`).
    pub fn lang(&self) -> &'static str {
        self.lang
    }

    /// The bare text of `key`, if there is one.
    pub fn find(&self, key: &str) -> Option<&'static str> {
        self.parts.iter().flat_map(|part| part.iter()).find(|(k, _)| *k == key).map(|(_, text)| *text)
    }

    /// The text of `key` with its placeholders filled from `with`. A key without
    /// text gives the key between ⟦ ⟧.
    pub fn say(&self, key: &str, with: &[(&str, &str)]) -> String {
        match self.find(key) {
            Some(text) => fill(text, with),
            None => format!("⟦{key}⟧"),
        }
    }

    /// The text of `key` without placeholders.
    pub fn get(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// The text of `key` in the form that fits `n`, which fills `{n}`.
    pub fn count(&self, key: &str, n: usize, with: &[(&str, &str)]) -> String {
        let form = if n == 1 { "one" } else { "other" };
        let number = super::numbers::whole(n as f64);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(with);
        self.say(&format!("{key}.{form}"), &all)
    }
}

/// Replaces each `{name}`; what is filled in is never looked at again.
fn fill(text: &str, with: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match with.iter().find(|(n, _)| *n == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&format!("⟦{name}⟧")),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once_and_missing_ones_stand_out() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(fill("{a}!", &[]), "⟦a⟧!");
        assert_eq!(fill("open { brace", &[]), "open { brace");
    }

    #[test]
    fn the_plural_form_follows_the_number() {
        let words = Words::english();
        assert_eq!(words.count("count.places", 1, &[]), "1 place");
        assert_eq!(words.count("count.places", 2, &[]), "2 places");
        assert_eq!(words.count("count.places", 0, &[]), "0 places");
    }

    #[test]
    fn no_key_is_given_twice() {
        let mut keys: Vec<&str> = en::PARTS.iter().flat_map(|p| p.iter()).map(|(k, _)| *k).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn forbidden_words_do_not_occur() {
        for (key, text) in en::PARTS.iter().flat_map(|p| p.iter()) {
            for bad in ["anonymised", "anonymized", "safe", "true value", "guarantee"] {
                assert!(!text.to_lowercase().contains(bad), "{key} says {bad}");
            }
        }
    }
}
