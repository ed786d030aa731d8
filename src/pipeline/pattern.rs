//! Texts with `*` in them, which stands for any text.

/// A text that is compared as it is, or by its parts between stars.
#[derive(Clone, Debug)]
pub struct Pattern {
    parts: Vec<String>,
}

impl Pattern {
    /// Cuts `text` at its stars.
    pub fn new(text: &str) -> Self {
        Pattern { parts: text.split('*').map(str::to_owned).collect() }
    }

    /// Whether `text` holds a star at all.
    pub fn is_one(text: &str) -> bool {
        text.contains('*')
    }

    /// Whether the parts are in `text`, the first at its beginning, the last at its
    /// end, the others in between and in order. Looks at each part's first place
    /// only, which suffices: what comes before it could match no further part better.
    pub fn fits(&self, text: &str) -> bool {
        let Some((last, before)) = self.parts.split_last() else { return false };
        let Some((first, middle)) = before.split_first() else { return text == last };
        let Some(mut rest) = text.strip_prefix(first.as_str()) else { return false };
        for part in middle {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = rest.get(at + part.len()..).unwrap_or_default();
        }
        rest.ends_with(last.as_str())
    }

    /// As it was written.
    pub fn text(&self) -> String {
        self.parts.join("*")
    }

    /// How much of it is not a star: of two patterns the longer one says more.
    pub fn weight(&self) -> usize {
        self.parts.iter().map(String::len).sum()
    }
}

/// Whether `name` is one of `texts`, each a name or a pattern.
pub fn listed(texts: &[String], name: &str) -> bool {
    texts.iter().any(|text| Pattern::new(text.trim()).fits(name.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fits(pattern: &str, text: &str) -> bool {
        Pattern::new(pattern).fits(text)
    }

    #[test]
    fn a_star_stands_for_any_text_and_nothing_else_is_special() {
        for (pattern, text) in
            [("a", "a"), ("*", ""), ("*", "x"), ("a*", "ab"), ("*b", "ab"), ("a*b*c", "a.b.b.c"), ("**", "")]
        {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("a", "ab"),
            ("a*a", "a"),
            ("a*", "ba"),
            ("*b", "ba"),
            ("a.c", "abc"),
            ("a*b*c", "acb"),
            ("?", "a"),
        ] {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_plain_definition(pattern in "[ab*]{0,6}", text in "[ab]{0,8}") {
            fn plain(pattern: &[u8], text: &[u8]) -> bool {
                match pattern.split_first() {
                    None => text.is_empty(),
                    Some((b'*', rest)) => (0..=text.len()).any(|cut| plain(rest, &text[cut..])),
                    Some((byte, rest)) => text.first() == Some(byte) && plain(rest, &text[1..]),
                }
            }
            prop_assert_eq!(fits(&pattern, &text), plain(pattern.as_bytes(), text.as_bytes()));
        }
    }
}
