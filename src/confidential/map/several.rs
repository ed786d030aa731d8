//! One text out of several columns of a row.
use super::cell::Row;
use super::columns::Columns;
use super::notes::Notes;
use super::row::{RowPlace, text};
use crate::pipeline::AreaText;
use std::borrow::Cow;

/// Columns whose texts make up one text; a function of one row's cells.
pub(super) struct TextCells {
    slots: Vec<usize>,
    /// Put between the texts that are not blank; `None`: the first of them alone.
    join: Option<String>,
    digits: Option<usize>,
}

impl TextCells {
    pub(super) fn new(rule: &AreaText, columns: &mut Columns) -> Self {
        TextCells {
            slots: rule.columns.iter().map(|name| columns.slot(name)).collect(),
            join: rule.join.clone(),
            digits: rule.digits.map(usize::from),
        }
    }

    /// The text, blank where all columns are.
    pub(super) fn text<'c>(&self, row: &'c impl Row, place: &RowPlace, notes: &mut Notes) -> Cow<'c, str> {
        let found = match (self.slots.as_slice(), &self.join) {
            ([only], _) => text(row, *only, place, notes),
            (slots, None) => {
                let filled = slots.iter().find(|slot| !row.cell(**slot).is_missing()).or(slots.first());
                filled.map_or(Cow::Borrowed(""), |slot| text(row, *slot, place, notes))
            }
            (slots, Some(join)) => Cow::Owned(joined(row, slots, join, place, notes)),
        };
        match self.digits {
            None => found,
            Some(digits) => padded(found, digits),
        }
    }
}

/// The texts that are not blank, trimmed, with `join` between them.
pub(super) fn joined(
    row: &impl Row,
    slots: &[usize],
    join: &str,
    place: &RowPlace,
    notes: &mut Notes,
) -> String {
    let mut out = String::new();
    for slot in slots {
        let part = text(row, *slot, place, notes);
        if !part.trim().is_empty() {
            out.push_str(if out.is_empty() { "" } else { join });
            out.push_str(part.trim());
        }
    }
    out
}

/// A code of `digits` digits: zeros that a spreadsheet took away are put back, what a
/// postal code has behind its `-` and a decimal point with zeros are cut off. A text
/// that does not begin like such a code stays as it is.
fn padded(text: Cow<'_, str>, digits: usize) -> Cow<'_, str> {
    let code = text.trim();
    let length = code.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = code.split_at(length);
    let extension = |rest: &str| rest.starts_with('-') && rest[1..].bytes().all(|b| b.is_ascii_digit());
    let zeros = |rest: &str| rest.starts_with('.') && rest[1..].bytes().all(|b| b == b'0');
    if !(1..=digits).contains(&length) || !(rest.is_empty() || extension(rest) || zeros(rest)) {
        return text;
    }
    if length == digits && rest.is_empty() {
        return text;
    }
    Cow::Owned(format!("{number:0>digits$}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_come_back_and_extensions_go() {
        let padded = |text: &str| padded(Cow::Borrowed(text), 5).trim().to_owned();
        for (text, code) in [
            ("501", "00501"),
            (" 00501 ", "00501"),
            ("60614-1234", "60614"),
            ("501.0", "00501"),
            ("60614-", "60614"),
            ("606141234", "606141234"),
            ("AB1 2CD", "AB1 2CD"),
            ("60614 Chicago", "60614 Chicago"),
            ("", ""),
            ("-1", "-1"),
            ("501.5", "501.5"),
        ] {
            assert_eq!(padded(text), code, "{text}");
        }
    }
}
