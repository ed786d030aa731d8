//! A strict scanner of separated text (RFC 4180 with a stated separator).
//!
//! Why not the `csv` crate: it takes quotes in the middle of a cell and text
//! after a closing quote without a word, and then one person's stray quote
//! decides how the rows of other people are cut. Here both stop the release, so
//! that in every file that is read at all, quotes are balanced within each row
//! and a row's cells depend on that row alone.
//!
//! Lines end with LF, CR LF or CR, also mixed. A cell is a range of the block;
//! nothing is copied.
use memchr::memchr;

use crate::confidential::fault::FaultKind;

/// One cell: a range of the block, without its quotes.
pub(in crate::confidential) struct Field {
    pub start: usize,
    pub end: usize,
    /// Doubled quotes in it stand for single ones.
    pub doubled: bool,
}

/// What a line is.
pub(in crate::confidential) enum Line {
    /// A row of this many cells.
    Row(usize),
    /// No character at all.
    Blank,
    /// The end of the text.
    End,
}

/// Cuts a block that begins at the start of a line.
pub(in crate::confidential) struct Scanner<'b> {
    bytes: &'b [u8],
    at: usize,
    stops: &'b Stops,
    /// Where the window begins of which `marks` tells.
    window: usize,
    /// One bit a byte of the window: whether an unquoted cell stops there.
    marks: u64,
}

/// Bytes that are looked at together.
const WINDOW: usize = 64;

/// The bytes that an unquoted cell cannot go past.
pub(in crate::confidential) struct Stops {
    separator: u8,
}

impl Stops {
    /// For a separator (an ASCII byte that is neither quote nor line end).
    pub(in crate::confidential) fn new(separator: u8) -> Self {
        Stops { separator }
    }

    fn is_stop(&self, byte: u8) -> bool {
        (byte == self.separator) | (byte == b'"') | (byte == b'\n') | (byte == b'\r')
    }

    /// One bit a byte, the first byte's lowest. Cells are short, so that looking for
    /// the next stop again and again costs more than marking all of them at once;
    /// without branches, the compiler makes vector instructions of it.
    #[inline]
    fn marks(&self, window: &[u8; WINDOW]) -> u64 {
        let mut flags = [0u8; WINDOW];
        for (flag, byte) in flags.iter_mut().zip(window) {
            *flag = u8::from(self.is_stop(*byte));
        }
        let (eights, _) = flags.as_chunks::<8>();
        let packed = eights.iter().enumerate().map(|(i, eight)| {
            // Eight flags of one byte each meet as eight bits in the highest byte.
            let bits = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            bits << (8 * i)
        });
        packed.fold(0, |all, some| all | some)
    }
}

impl<'b> Scanner<'b> {
    /// Starts at the beginning of `bytes`.
    pub(in crate::confidential) fn new(bytes: &'b [u8], stops: &'b Stops) -> Self {
        let mut scanner = Scanner { bytes, at: 0, stops, window: 0, marks: 0 };
        scanner.look(0);
        scanner
    }

    /// How many bytes have been cut.
    pub(in crate::confidential) fn position(&self) -> usize {
        self.at
    }

    /// Cuts the next line and hands each cell and its position to `take`.
    pub(in crate::confidential) fn line(
        &mut self,
        mut take: impl FnMut(usize, Field),
    ) -> Result<Line, FaultKind> {
        if self.at >= self.bytes.len() {
            return Ok(Line::End);
        }
        if self.line_end() {
            return Ok(Line::Blank);
        }
        let mut cells = 0;
        loop {
            let field = if self.peek() == Some(b'"') { self.quoted()? } else { self.plain()? };
            take(cells, field);
            cells += 1;
            if self.peek() == Some(self.stops.separator) {
                self.at += 1;
            } else {
                // `quoted` and `plain` stop at a separator, a line end or the end.
                self.line_end();
                return Ok(Line::Row(cells));
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Steps over one line end, if there is one.
    #[inline]
    fn line_end(&mut self) -> bool {
        match self.rest() {
            [b'\r', b'\n', ..] => self.at += 2,
            [b'\r' | b'\n', ..] => self.at += 1,
            _ => return false,
        }
        true
    }

    /// Marks the window that begins at `from`; what lies beyond the text is no stop.
    #[inline]
    fn look(&mut self, from: usize) {
        self.window = from;
        let rest = self.bytes.get(from..).unwrap_or_default();
        self.marks = match rest.first_chunk::<WINDOW>() {
            Some(whole) => self.stops.marks(whole),
            None => {
                let bit = |(i, byte): (usize, &u8)| u64::from(self.stops.is_stop(*byte)) << i;
                rest.iter().enumerate().map(bit).fold(0, |all, some| all | some)
            }
        };
    }

    /// The first stop at `self.at` or later, or the end. `at` never goes back, so the
    /// window does not either.
    #[inline]
    fn next_stop(&mut self) -> usize {
        let mut from = self.at;
        loop {
            if let Some(offset) = from.checked_sub(self.window).filter(|offset| *offset < WINDOW) {
                let marks = self.marks >> offset;
                if marks != 0 {
                    return from + marks.trailing_zeros() as usize;
                }
                from = self.window + WINDOW;
            }
            if from >= self.bytes.len() {
                return self.bytes.len();
            }
            self.look(from);
        }
    }

    #[inline]
    fn plain(&mut self) -> Result<Field, FaultKind> {
        let start = self.at;
        self.at = self.next_stop();
        if self.peek() == Some(b'"') {
            return Err(FaultKind::StrayQuote);
        }
        Ok(Field { start, end: self.at, doubled: false })
    }

    fn quoted(&mut self) -> Result<Field, FaultKind> {
        self.at += 1;
        let (start, mut doubled) = (self.at, false);
        loop {
            let length = memchr(b'"', self.rest()).ok_or(FaultKind::OpenQuote)?;
            let end = self.at + length;
            self.at = end + 1;
            match self.peek() {
                Some(b'"') => {
                    doubled = true;
                    self.at += 1;
                }
                Some(byte) if byte != self.stops.separator && byte != b'\n' && byte != b'\r' => {
                    return Err(FaultKind::TextAfterQuote);
                }
                _ => return Ok(Field { start, end, doubled }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every line's cells with doubled quotes made single; `None`: a fault.
    fn cut(text: &str) -> Option<Vec<Vec<String>>> {
        let stops = Stops::new(b',');
        let mut scanner = Scanner::new(text.as_bytes(), &stops);
        let mut lines = Vec::new();
        loop {
            let mut cells = Vec::new();
            let line = scanner.line(|_, f| {
                let cell = &text[f.start..f.end];
                cells.push(if f.doubled { cell.replace("\"\"", "\"") } else { cell.to_owned() });
            });
            match line.ok()? {
                Line::Row(count) => {
                    assert_eq!(count, cells.len());
                    lines.push(cells);
                }
                Line::Blank => {}
                Line::End => return Some(lines),
            }
        }
    }

    #[test]
    fn line_ends_of_all_kinds_may_be_mixed_and_blank_lines_are_no_rows() {
        let lines = cut("a,b\r\n\r\n1,\"2\n,3\"\r,\n\n\"x\"\"y\",\"\"").unwrap();
        let expected: [[&str; 2]; 4] = [["a", "b"], ["1", "2\n,3"], ["", ""], ["x\"y", ""]];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_separator_at_the_end_is_one_more_empty_cell() {
        assert_eq!(cut("a,").unwrap(), [["a", ""]]);
        assert_eq!(cut("a,\n,").unwrap(), [["a", ""], ["", ""]]);
    }

    fn fault(text: &str) -> &'static str {
        let stops = Stops::new(b',');
        let mut scanner = Scanner::new(text.as_bytes(), &stops);
        loop {
            match scanner.line(|_, _| {}) {
                Err(FaultKind::StrayQuote) => return "stray",
                Err(FaultKind::TextAfterQuote) => return "after",
                Err(FaultKind::OpenQuote) => return "open",
                Err(_) => return "other",
                Ok(Line::End) => return "none",
                Ok(_) => {}
            }
        }
    }

    #[test]
    fn bare_and_unclosed_quotes_are_faults() {
        assert_eq!(fault("a\n5\" pipe,b"), "stray");
        assert_eq!(fault("a, \"b\""), "stray");
        assert_eq!(fault("a,\"b\" ,c"), "after");
        assert_eq!(fault("a,\"b\"c"), "after");
        assert_eq!(fault("a,\"b\nc\n"), "open");
        assert_eq!(fault("a,\""), "open");
        assert_eq!(fault("\"\"\"\",\"\""), "none");
    }

    fn write(rows: &[Vec<String>], end: &str) -> String {
        let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        rows.iter().map(|row| row.iter().map(quote).collect::<Vec<_>>().join(",") + end).collect()
    }

    proptest! {
        #[test]
        fn what_a_writer_quotes_is_read_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a,\"\r\n é]{0,6}", 1..4), 0..6),
            end in proptest::sample::select(vec!["\n", "\r\n", "\r"]),
        ) {
            prop_assert_eq!(cut(&write(&rows, end)), Some(rows));
        }

        #[test]
        fn marks_are_the_stops_of_the_window(bytes in proptest::collection::vec(any::<u8>(), WINDOW..=WINDOW)) {
            let stops = Stops::new(b';');
            let marks = stops.marks(bytes.first_chunk().unwrap());
            for (i, byte) in bytes.iter().enumerate() {
                prop_assert_eq!(marks >> i & 1 == 1, b";\"\r\n".contains(byte));
            }
        }

        #[test]
        fn cells_longer_than_a_window_are_cut_like_short_ones(
            cells in proptest::collection::vec("[a-z ]{0,200}|\"[a-z,\n]{0,200}\"", 1..6),
        ) {
            let text = cells.join(",") + "\n";
            let bare: Vec<String> = cells.iter().map(|cell| cell.trim_matches('"').to_owned()).collect();
            prop_assume!(text != "\n");
            prop_assert_eq!(cut(&text), Some(vec![bare]));
        }

        #[test]
        fn no_text_whatever_breaks_the_scanner(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let stops = Stops::new(b';');
            let mut scanner = Scanner::new(&bytes, &stops);
            while let Ok(Line::Row(_) | Line::Blank) = scanner.line(|_, f| assert!(f.start <= f.end && f.end <= bytes.len())) {}
        }
    }
}
