//! UTF-16 (little endian) made UTF-8 in front of the scanner.
use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, UTF_16LE};

const INPUT: usize = 64 << 10;

/// Reads UTF-8 out of a UTF-16 file; lone surrogates become U+FFFD.
pub(super) struct Utf16<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    at: usize,
    out: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Utf16<R> {
    /// Removes a byte-order mark.
    pub(super) fn new(input: R) -> Self {
        Utf16 {
            input,
            decoder: UTF_16LE.new_decoder_with_bom_removal(),
            raw: Vec::new(),
            at: 0,
            out: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    /// Decodes more; nothing more is left in `out` only at the end.
    fn refill(&mut self) -> io::Result<()> {
        self.given = 0;
        self.out.clear();
        while self.out.is_empty() && !self.ended {
            if self.at >= self.raw.len() {
                self.raw.clear();
                self.at = 0;
                (&mut self.input).take(INPUT as u64).read_to_end(&mut self.raw)?;
            }
            let last = self.raw.is_empty();
            self.out.resize(INPUT * 2, 0);
            let from = self.raw.get(self.at..).unwrap_or_default();
            let (result, read, written, _) = self.decoder.decode_to_utf8(from, &mut self.out, last);
            self.out.truncate(written);
            self.at += read;
            self.ended = last && result == CoderResult::InputEmpty;
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.given >= self.out.len() {
            self.refill()?;
        }
        let left = self.out.get(self.given..).unwrap_or_default();
        let length = left.len().min(to.len());
        if let (Some(to), Some(from)) = (to.get_mut(..length), left.get(..length)) {
            to.copy_from_slice(from);
        }
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_comes_back(text in "(.|\n){0,60}", mark in any::<bool>()) {
            let text = text.trim_start_matches('\u{feff}');
            let mut bytes: Vec<u8> = if mark { vec![0xff, 0xfe] } else { vec![] };
            bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
            let mut out = String::new();
            Utf16::new(&bytes[..]).read_to_string(&mut out).unwrap();
            prop_assert_eq!(out, text);
        }
    }

    #[test]
    fn more_than_one_buffer_is_read() {
        let text = "añ€😀,\n".repeat(40_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut out = String::new();
        Utf16::new(&bytes[..]).read_to_string(&mut out).unwrap();
        assert!(out == text);
    }
}
