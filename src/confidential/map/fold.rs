//! Texts brought to the one form in which they are compared.
//!
//! Everything here looks at one character at a time, without its neighbours
//! (a final sigma is a sigma), so that folding a whole cell and then cutting it
//! gives what cutting it and then folding the pieces gives.
use crate::pipeline::IdForm;

/// `text` trimmed of Unicode white space and lower-cased, into `out`.
pub(super) fn fold_into(out: &mut String, text: &str) {
    out.clear();
    lower_into(out, text.trim());
}

/// The same as a new string.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// `text` lower-cased, appended to `out`.
pub(super) fn lower_into(out: &mut String, text: &str) {
    if text.is_ascii() {
        let from = out.len();
        out.push_str(text);
        if let Some(added) = out.get_mut(from..) {
            added.make_ascii_lowercase();
        }
    } else {
        text.chars().for_each(|c| push_lower(out, c));
    }
}

fn push_lower(out: &mut String, c: char) {
    match c {
        'ς' => out.push('σ'),
        c => out.extend(c.to_lowercase()),
    }
}

/// An id cell in its stated form, into `out`. False: the cell is blank.
pub(super) fn id_into(out: &mut String, text: &str, form: IdForm) -> bool {
    out.clear();
    match form {
        IdForm::Exact if text.trim().is_empty() => {}
        IdForm::Exact => out.push_str(text),
        IdForm::Text => {
            for word in text.split_whitespace() {
                if !out.is_empty() {
                    out.push(' ');
                }
                lower_into(out, word);
            }
        }
        IdForm::Phone => {
            if text.is_ascii() {
                push_digits(out, text);
            } else {
                out.extend(text.chars().filter_map(digit));
            }
            if out.starts_with("00") {
                out.drain(..2);
            }
        }
    }
    !out.is_empty()
}

/// The digits of an ASCII text. Telephone numbers mostly are short.
fn push_digits(out: &mut String, text: &str) {
    let (mut digits, mut count) = ([0u8; 32], 0);
    if text.len() > digits.len() {
        return out.extend(text.chars().filter(char::is_ascii_digit));
    }
    for byte in text.bytes() {
        if let Some(digit) = digits.get_mut(count) {
            *digit = byte;
        }
        count += usize::from(byte.is_ascii_digit());
    }
    // Nothing but ASCII was put there.
    out.push_str(digits.get(..count).and_then(|digits| str::from_utf8(digits).ok()).unwrap_or_default());
}

/// The ASCII digit for a decimal digit of the scripts in which people write
/// telephone numbers: Arabic-Indic (both), Devanagari, Bengali, full width.
fn digit(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    let code = u32::from(c);
    [0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10]
        .into_iter()
        .find_map(|zero| code.checked_sub(zero).filter(|value| *value < 10))
        .and_then(|value| char::from_digit(value, 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(text: &str, form: IdForm) -> Option<String> {
        let mut out = String::from("left over");
        id_into(&mut out, text, form).then_some(out)
    }

    #[test]
    fn text_ids_ignore_case_and_white_space_of_every_kind() {
        assert_eq!(id("\u{a0} María\t\u{3000}LÓPEZ ", IdForm::Text).as_deref(), Some("maría lópez"));
        assert_eq!(id("ΟΔΟΣ", IdForm::Text), id("οδος", IdForm::Text));
        assert_eq!(id(" \u{a0}\n", IdForm::Text), None);
    }

    #[test]
    fn telephone_ids_are_their_digits_without_a_leading_double_zero() {
        assert_eq!(id("0049 (30) 12-34", IdForm::Phone).as_deref(), Some("49301234"));
        assert_eq!(id("+49 30 1234", IdForm::Phone).as_deref(), Some("49301234"));
        assert_eq!(id("٠١٢", IdForm::Phone).as_deref(), Some("012"));
        for blank in ["", "n/a", "00", "-"] {
            assert_eq!(id(blank, IdForm::Phone), None, "{blank}");
        }
    }

    proptest! {
        #[test]
        fn digits_of_ascii_are_those_of_its_characters(text in "[ -~]{0,50}") {
            let mut out = String::new();
            push_digits(&mut out, &text);
            prop_assert_eq!(out, text.chars().filter(char::is_ascii_digit).collect::<String>());
        }
    }

    #[test]
    fn exact_ids_keep_every_byte_but_blank_ones_are_none() {
        assert_eq!(id(" A b ", IdForm::Exact).as_deref(), Some(" A b "));
        assert_eq!(id("  ", IdForm::Exact), None);
    }

    proptest! {
        #[test]
        fn folding_then_cutting_is_cutting_then_folding(a in ".{0,8}", b in ".{0,8}") {
            let mut whole = String::new();
            lower_into(&mut whole, &format!("{a}{b}"));
            let mut parts = String::new();
            lower_into(&mut parts, &a);
            lower_into(&mut parts, &b);
            prop_assert_eq!(whole, parts);
        }

        #[test]
        fn folding_twice_is_folding_once(text in ".{0,20}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
