//! How much a row is about, and what those who were served answered.
use super::columns::Columns;
use super::needs::{NeedFinder, Options};
use crate::confidential::record::part_of_cap;
use crate::pipeline::{Pipeline, Role, Source};
use crate::problem::{Problem, Result};

/// The quantity of a source's rows, as a part of the public cap a person.
pub(super) enum Quantity {
    /// Not summed.
    None,
    /// Each record is one.
    Each(u32),
    /// The sum of the cells in some slots, with the cap.
    Cells { slots: Vec<usize>, written: Written, cap: u32 },
}

/// How numbers are written.
#[derive(Clone, Copy)]
pub(super) enum Written {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
    /// `2A1C`
    Letters,
}

impl Written {
    pub(super) fn read(self, text: &str) -> Option<f64> {
        match self {
            Written::Point => number(text),
            Written::Comma => number(&swapped(text)),
            Written::Letters => household(text),
        }
    }
}

/// Points for commas and commas for points.
fn swapped(text: &str) -> String {
    let other = |c| match c {
        ',' => '.',
        '.' => ',',
        c => c,
    };
    text.chars().map(other).collect()
}

impl Quantity {
    pub(super) fn new(pipeline: &Pipeline, source: &Source, columns: &mut Columns) -> Self {
        match (&source.quantity, pipeline.caps.requests_per_person) {
            (Some(rule), _) => Quantity::Cells {
                slots: std::iter::once(&rule.column).chain(&rule.further).map(|c| columns.slot(c)).collect(),
                written: match (rule.letters, rule.decimal_comma) {
                    (true, _) => Written::Letters,
                    (false, true) => Written::Comma,
                    (false, false) => Written::Point,
                },
                cap: rule.cap,
            },
            // Numbers of requests and a stated quantity of other sources do not add up.
            (None, Some(cap)) if source.role == Role::Requests && !summed(pipeline) => {
                Quantity::Each(part_of_cap(1.0, cap))
            }
            _ => Quantity::None,
        }
    }
}

/// Whether any source of requests states a quantity.
fn summed(pipeline: &Pipeline) -> bool {
    pipeline.sources.iter().any(|s| s.role == Role::Requests && s.quantity.is_some())
}

/// `12`, `12.5`, `1,234.5`; `None` for anything else.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    match text.parse::<f64>() {
        Ok(number) => Some(number),
        // A comma that can only stand between thousands.
        Err(_) if by_thousands(text) => text.replace(',', "").parse().ok(),
        Err(_) => None,
    }
}

/// The size of a household in letters: `2A1C` is 3, `1 adult, 2 children` too; a plain
/// number is itself. `None` for anything else.
fn household(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Ok(plain) = text.parse::<u32>() {
        return Some(f64::from(plain));
    }
    let mut size = 0u32;
    let mut rest = text.trim_start_matches([',', ' ', '+', '/']);
    while !rest.is_empty() {
        let (digits, after) = rest.split_at(rest.bytes().take_while(u8::is_ascii_digit).count());
        let after = after.trim_start();
        let letters: usize = after.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        if digits.is_empty() || letters == 0 {
            return None;
        }
        size = size.checked_add(digits.parse().ok()?)?;
        rest = after.get(letters..)?.trim_start_matches([',', ' ', '+', '/']);
    }
    (!text.is_empty()).then_some(f64::from(size))
}

/// Groups of three digits after the first comma, in front of any decimal point.
fn by_thousands(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()));
    first && groups.all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()))
}

/// Where a row's rating and its complaints are, ready for use.
pub(super) struct AnswerFinder {
    pub(super) rating: Option<(usize, Options)>,
    pub(super) complaint: Option<(usize, Options)>,
    /// Number of ratings: complaints are counted from there on.
    pub(super) first_complaint: u16,
}

impl AnswerFinder {
    pub(super) fn new(pipeline: &Pipeline, source: &Source, columns: &mut Columns) -> Result<Option<Self>> {
        if source.role != Role::Feedback {
            return Ok(None);
        }
        let mut cell = |rule: &Option<crate::pipeline::NeedRule>| -> Result<Option<(usize, Options)>> {
            let Some(rule) = rule else { return Ok(None) };
            match NeedFinder::new(rule, &[], columns)? {
                NeedFinder::Cell(slot, options) => Ok(Some((slot, options))),
                NeedFinder::Always(_) | NeedFinder::Wide(_) => Ok(None),
            }
        };
        let first = u16::try_from(pipeline.feedback.ratings.len())
            .map_err(|_| Problem::usage("there are too many ratings"))?;
        Ok(Some(AnswerFinder {
            rating: cell(&source.rating)?,
            complaint: cell(&source.complaint)?,
            first_complaint: first,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn households_in_letters_are_added_up() {
        for (text, size) in [
            ("2A1C", 3.0),
            ("1A", 1.0),
            (" 2a 3c ", 5.0),
            ("1 adult, 2 children", 3.0),
            ("4", 4.0),
            ("0A", 0.0),
        ] {
            assert_eq!(household(text), Some(size), "{text}");
        }
        for text in ["", "A", "2A1", "two", "-2A", "2.5A", "2A;1C", "99999999999A"] {
            assert_eq!(household(text), None, "{text}");
        }
    }

    #[test]
    fn quantities_are_read_with_a_point_and_commas_between_thousands_only() {
        assert_eq!(number(" 12.5 "), Some(12.5));
        assert_eq!(number("1,234.5"), Some(1234.5));
        assert_eq!(number("12,5"), None);
        assert_eq!(number("1,2345"), None);
        for (text, read) in
            [("12,5", Some(12.5)), ("1.234,5", Some(1234.5)), ("7", Some(7.0)), ("12.5", None)]
        {
            assert_eq!(Written::Comma.read(text), read, "{text}");
        }
        assert_eq!(number("ten"), None);
        assert_eq!(number(""), None);
        assert!(number("NaN").is_some_and(f64::is_nan));
    }
}
