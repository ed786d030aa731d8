//! How texts are compared, and how a list of them is shown in a message.
use std::borrow::Cow;

/// `text` trimmed, in lower case, with every run of white space made one space:
/// the form in which ids and names are compared. Idempotent; borrows (allocates
/// nothing) when only the ends need trimming.
pub fn folded(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    if is_folded(trimmed) { Cow::Borrowed(trimmed) } else { Cow::Owned(tidy(trimmed).to_lowercase()) }
}

/// Whether a trimmed text is its own folded form.
fn is_folded(trimmed: &str) -> bool {
    let mut after_space = false;
    trimmed.chars().all(|c| {
        let fits = match c {
            ' ' => !after_space,
            _ if c.is_ascii() => !c.is_ascii_uppercase() && !c.is_ascii_whitespace() && c != '\u{b}',
            _ => !c.is_whitespace() && c.to_lowercase().eq([c]),
        };
        after_space = c == ' ';
        fits
    })
}

/// `text` trimmed, with every run of white space made one space; case is kept.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Up to `most` items in a row, then how many more there are.
pub(super) fn listed<T: AsRef<str>>(items: &[T], most: usize) -> String {
    let shown: Vec<&str> = items.iter().take(most).map(AsRef::as_ref).collect();
    match items.len().saturating_sub(most) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// A date, a number as long as a telephone's, or an address is no column's name: such a
/// file has no header, and its first person must not be shown as one.
pub(crate) fn is_data(name: &str) -> bool {
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let plain = name.chars().all(|c| c.is_ascii_digit() || " -/:.+()".contains(c));
    digits >= 7 || (digits >= 5 && plain) || (name.contains('@') && name.contains('.'))
}

/// A hint that lists the names there are, the likely one first.
pub(super) fn which_of(wanted: &str, kind: &str, there: &[&str]) -> String {
    if there.is_empty() {
        return format!("it has no {kind} at all");
    }
    let closest = there
        .iter()
        .map(|name| (strsim::jaro_winkler(&folded(wanted), &folded(name)), *name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let meant = closest.map(|(_, name)| format!("did you mean `{name}`? ")).unwrap_or_default();
    format!("{meant}its {kind} are: {}", listed(there, 30))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_and_white_space_do_not_matter() {
        assert_eq!(folded("  Oak \t Hill "), "oak hill");
        assert_eq!(folded("ÉCOLE\u{a0}Nord"), "école nord");
        assert_eq!(folded("007"), "007");
        assert_eq!(folded(" \n"), "");
    }

    #[test]
    fn a_folded_text_is_borrowed() {
        for text in ["oak hill", " oak hill ", "94110", "café"] {
            assert!(matches!(folded(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn the_likely_column_is_named_first() {
        assert!(
            which_of("Residents", "columns", &["id", "residents"]).starts_with("did you mean `residents`")
        );
        assert_eq!(listed(&["a", "b", "c"], 2), "a, b and 1 more");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,12}|[ \\tA-Za-zÀ-ž]{0,12}") {
            let once = folded(&text).into_owned();
            prop_assert_eq!(folded(&once).into_owned(), once.clone());
            prop_assert_eq!(tidy(&text).to_lowercase(), once);
        }
    }
}
