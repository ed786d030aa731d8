//! `people`: the public, rounded number of people in the logs.
use toml::de::DeValue;

use super::walk::Fields;

/// No log of people on Earth is larger.
const MOST: u64 = 10_000_000_000;

/// Words that would change the number before them.
const MAGNITUDES: [&str; 12] = [
    "dozen",
    "dozens",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "k",
    "m",
];

/// Reads `people`, an integer or a text with one number in it.
pub(super) fn read(fields: &Fields<'_>) -> Option<u64> {
    let value = fields.required("people", "people = \"about 400\"")?;
    let read = match value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', "").parse().ok(),
        DeValue::String(text) => number_in(text),
        _ => {
            fields.mistyped("people", value, "a whole number or a text with one", "people = \"about 400\"");
            return None;
        }
    };
    let fits = read.filter(|n| (1..=MOST).contains(n));
    if fits.is_none() {
        fields.notes.add(
            &value.span(),
            "`people` does not give one positive whole number, which the plan is made for",
            "not one number",
            "state the rounded, public number of people in digits, such as \"about 3,000\"",
        );
    }
    fits
}

/// The one whole number in `text`: `about 3,000` gives 3000.
///
/// Signs, decimals, further numbers and words such as "thousand" are refused
/// rather than misread.
fn number_in(text: &str) -> Option<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let with_digits = |word: &&str| word.chars().any(|c| c.is_ascii_digit());
    let mut numbers = words.iter().filter(|word| with_digits(word));
    let (number, None) = (numbers.next()?, numbers.next()) else { return None };
    let tail = |word: &str| word.trim_matches(['.', ',', ';', '(', ')', '!', '?']).to_lowercase();
    if words.iter().any(|word| MAGNITUDES.contains(&tail(word).as_str())) {
        return None;
    }
    let number = number.trim_start_matches(['~', '≈', '(']).trim_end_matches(['.', ',', ';', ')', '!', '?']);
    grouped(number)
}

/// Digits, either plain or in groups of three after the first: `3000`, `12,000`.
fn grouped(number: &str) -> Option<u64> {
    let mut groups = number.split([',', '_', '\'', '’']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let fits = digits(first)
        && (rest.is_empty() || first.len() <= 3)
        && rest.iter().all(|g| g.len() == 3 && digits(g));
    fits.then(|| format!("{first}{}", rest.concat()).parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_words_is_read() {
        for (text, number) in [
            ("about 400", 400),
            ("about 3,000", 3000),
            ("3000", 3000),
            ("~12,000 people.", 12_000),
            ("(roughly 1'500)", 1500),
            ("1,234,000", 1_234_000),
        ] {
            assert_eq!(number_in(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_could_be_misread_is_refused() {
        for text in [
            "",
            "about",
            "-5",
            "3.5",
            "3,50",
            "3,0000",
            "3 to 4",
            "3 thousand",
            "about 3k",
            "12-15",
            "3 000",
            "4 million",
            "99999999999999999999999",
            "1,,000",
            "3.000",
        ] {
            assert_eq!(number_in(text), None, "{text}");
        }
    }
}
