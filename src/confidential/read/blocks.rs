//! A file in blocks of whole rows, so that it is never in memory as a whole.
//!
//! A block ends after a line end that an even number of quotes precedes. Where
//! quotes are balanced within rows (all files that [`super::scan`] accepts) that
//! is the end of a row; where they are not, everything up to the first fault is
//! cut rightly and the block with the fault contains its row from its beginning,
//! so the same fault is found at the same row for any size of blocks.
use std::io::{self, Read};

use memchr::{memchr_iter, memrchr3};

/// Rows are at most this long.
const LONGEST: usize = 64 << 20;

/// Whole rows, in file order.
pub(super) struct Block {
    pub bytes: Vec<u8>,
    /// The block ends within a row that is longer than the longest length.
    pub cut: bool,
}

/// Reads blocks one after the other.
pub(super) struct Blocks<R> {
    input: R,
    size: usize,
    longest: usize,
    buffer: Vec<u8>,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    /// Blocks of about `size` bytes (at least one row each).
    pub(super) fn new(input: R, size: usize) -> Self {
        Blocks { input, size: size.max(1), longest: LONGEST.max(size), buffer: Vec::new(), ended: false }
    }

    /// The next block, `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Block>> {
        let mut goal = self.size;
        loop {
            self.fill(goal)?;
            if self.ended {
                return Ok(self.all(false));
            }
            if let Some(end) = last_row_end(&self.buffer) {
                let rest = self.buffer.split_off(end);
                return Ok(Some(Block { bytes: std::mem::replace(&mut self.buffer, rest), cut: false }));
            }
            if goal >= self.longest {
                return Ok(self.all(true));
            }
            goal = goal.saturating_mul(2).min(self.longest);
        }
    }

    fn all(&mut self, cut: bool) -> Option<Block> {
        let bytes = std::mem::take(&mut self.buffer);
        (!bytes.is_empty()).then_some(Block { bytes, cut })
    }

    fn fill(&mut self, goal: usize) -> io::Result<()> {
        let missing = goal.saturating_sub(self.buffer.len());
        self.buffer.reserve(missing);
        let read = (&mut self.input).take(missing as u64).read_to_end(&mut self.buffer)?;
        self.ended |= read < missing;
        Ok(())
    }
}

/// Just after the last line end that lies outside quotes.
///
/// A CR at the very end does not count: the LF that may belong to it is unread.
fn last_row_end(bytes: &[u8]) -> Option<usize> {
    let mut inside = memchr_iter(b'"', bytes).count() % 2 == 1;
    let mut end = bytes.len();
    while let Some(at) = memrchr3(b'"', b'\n', b'\r', bytes.get(..end)?) {
        match bytes.get(at)? {
            b'"' => inside = !inside,
            b'\n' if !inside => return Some(at + 1),
            b'\r' if !inside && at + 1 < bytes.len() => return Some(at + 1),
            _ => {}
        }
        end = at;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn blocks(text: &[u8], size: usize) -> Vec<Vec<u8>> {
        let mut blocks = Blocks::new(text, size);
        let mut all = Vec::new();
        while let Some(block) = blocks.next().unwrap() {
            all.push(block.bytes);
        }
        all
    }

    #[test]
    fn a_block_never_ends_inside_quotes_or_between_cr_and_lf() {
        let text = b"a,\"x\ny\"\r\nb,2\r\n\"\n\n\n\",3\n";
        for size in 1..40 {
            for block in blocks(text, size) {
                assert_eq!(memchr_iter(b'"', &block).count() % 2, 0);
                assert!(block.ends_with(b"\n") && !block.starts_with(b"\n"));
            }
        }
    }

    #[test]
    fn a_row_beyond_the_longest_length_is_given_up() {
        let mut blocks = Blocks::new(&b"a,\"0123456789\n0123456789\n"[..], 4);
        blocks.longest = 16;
        assert!(blocks.next().unwrap().is_some_and(|block| block.cut && block.bytes.len() == 16));
    }

    proptest! {
        #[test]
        fn blocks_together_are_the_file(text in "[a\"\r\n]{0,80}", size in 1usize..50) {
            prop_assert_eq!(blocks(text.as_bytes(), size).concat(), text.as_bytes());
        }
    }
}
