//! Cells of separated text: from bytes to text, one cell at a time.
use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use super::scan::Field;
use crate::confidential::map::{Cell, Row};
use crate::pipeline::Encoding;

/// The needed cells of one row, by slot.
pub(super) struct TextRow<'b> {
    pub bytes: &'b [u8],
    /// The same as text, where all of it is valid UTF-8: then each cell is, being
    /// cut at ASCII bytes, and need not be looked through again.
    pub text: Option<&'b str>,
    pub fields: &'b [Field],
    pub encoding: Encoding,
}

impl Row for TextRow<'_> {
    #[inline]
    fn cell(&self, slot: usize) -> Cell<'_> {
        let Some(field) = self.fields.get(slot) else { return Cell::Blank };
        if let Some(cell) =
            self.text.filter(|_| !field.doubled).and_then(|all| all.get(field.start..field.end))
        {
            return Cell::Text(Cow::Borrowed(cell));
        }
        match decode(content(self.bytes, field), self.encoding) {
            Some(text) => Cell::Text(text),
            None => Cell::Unreadable,
        }
    }
}

/// A cell's bytes, doubled quotes made single.
pub(in crate::confidential) fn content<'b>(bytes: &'b [u8], field: &Field) -> Cow<'b, [u8]> {
    let raw = bytes.get(field.start..field.end).unwrap_or_default();
    if !field.doubled {
        return Cow::Borrowed(raw);
    }
    let mut after_quote = false;
    let single = raw.iter().copied().filter(|byte| {
        // The second quote of each pair goes.
        after_quote = *byte == b'"' && !after_quote;
        *byte != b'"' || after_quote
    });
    Cow::Owned(single.collect())
}

/// A block of cells as text, if that is the stated encoding and all of it is valid.
pub(super) fn as_utf8(bytes: &[u8], encoding: Encoding) -> Option<&str> {
    if encoding == Encoding::Windows1252 { None } else { std::str::from_utf8(bytes).ok() }
}

/// Bytes as text; `None` where they are none in this encoding. (UTF-16 has been
/// made UTF-8 before the scanner.)
pub(super) fn decode(bytes: Cow<'_, [u8]>, encoding: Encoding) -> Option<Cow<'_, str>> {
    match (encoding, bytes) {
        (Encoding::Windows1252, Cow::Borrowed(bytes)) => {
            Some(WINDOWS_1252.decode_without_bom_handling(bytes).0)
        }
        (Encoding::Windows1252, Cow::Owned(bytes)) => {
            Some(Cow::Owned(WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned()))
        }
        (_, Cow::Borrowed(bytes)) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        (_, Cow::Owned(bytes)) => String::from_utf8(bytes).ok().map(Cow::Owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_quotes_become_single_ones() {
        let bytes = br#"a""b"""" c"#;
        let field = Field { start: 0, end: bytes.len(), doubled: true };
        assert_eq!(content(bytes, &field).as_ref(), br#"a"b"" c"#);
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_unreadable_and_all_bytes_are_windows_1252() {
        assert!(decode(Cow::Borrowed(b"caf\xe9"), Encoding::Utf8).is_none());
        assert_eq!(decode(Cow::Borrowed(b"caf\xe9"), Encoding::Windows1252).as_deref(), Some("café"));
        assert_eq!(decode(Cow::Owned(vec![0x80]), Encoding::Windows1252).as_deref(), Some("€"));
    }

    /// Whether its block is valid as a whole says nothing about a cell.
    #[test]
    fn a_cell_is_the_same_text_in_a_valid_block_and_in_a_broken_one() {
        let good = "a,\"é\"\"x\",ü€".as_bytes();
        let bad = [good, b",\xff"].concat();
        let fields = [(0, 1), (3, 8), (10, 15)].map(|(start, end)| Field {
            start,
            end,
            doubled: (start, end) == (3, 8),
        });
        for encoding in [Encoding::Utf8, Encoding::Windows1252] {
            let row = |bytes| TextRow { bytes, text: as_utf8(bytes, encoding), fields: &fields, encoding };
            let text = |bytes, slot| match row(bytes).cell(slot) {
                Cell::Text(text) => text.into_owned(),
                _ => panic!("no text"),
            };
            for slot in 0..fields.len() {
                assert_eq!(text(good, slot), text(&bad, slot));
            }
        }
    }
}
