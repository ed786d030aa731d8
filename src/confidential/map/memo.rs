//! What was made of a cell's text, kept for the next cell that says the same.
//!
//! Most columns say the same few things again and again. What a cell is mapped to is a
//! function of its text and of public facts, and an entry answers for exactly its own
//! bytes: a memo changes how long a row takes and nothing else. It lives as long as the
//! mapping of one stretch.

/// Longer texts are looked up each time.
const LONGEST: usize = 40;
/// Places that are looked at for a text.
const TRIES: usize = 4;
/// In [`Entry::length`]: nothing is kept here.
const EMPTY: u8 = u8::MAX;

/// Answers by text.
pub(super) struct Memo<V> {
    /// A power of two of them, and [`TRIES`] more.
    entries: Vec<Entry<V>>,
    /// How far a hash is shifted to be a place.
    shift: u32,
}

#[derive(Clone)]
struct Entry<V> {
    length: u8,
    text: [u8; LONGEST],
    answer: V,
}

impl<V: Copy + Default> Memo<V> {
    /// Room for 2^`bits` answers (1 to 16).
    pub(super) fn new(bits: u32) -> Self {
        let empty = Entry { length: EMPTY, text: [0; LONGEST], answer: V::default() };
        Memo { entries: vec![empty; (1 << bits) + TRIES], shift: 64 - bits }
    }

    /// The answer for `text`, if it is kept.
    #[inline]
    pub(super) fn get(&self, text: &str) -> Option<V> {
        let bytes = text.as_bytes();
        let place = self.place(bytes);
        let entries = self.entries.get(place..place + TRIES)?;
        let found = entries.iter().find(|entry| entry.is(bytes))?;
        Some(found.answer)
    }

    /// Keeps an answer, if there is room for it. What is kept stays.
    pub(super) fn keep(&mut self, text: &str, answer: V) {
        let bytes = text.as_bytes();
        let place = self.place(bytes);
        let mut entries = self.entries.iter_mut().skip(place).take(TRIES);
        let Some(entry) = entries.find(|entry| entry.length == EMPTY) else { return };
        if let Some(own) = entry.text.get_mut(..bytes.len()) {
            own.copy_from_slice(bytes);
            (entry.length, entry.answer) = (bytes.len() as u8, answer);
        }
    }

    /// The answer for `text`, found now if it is not kept.
    #[inline]
    pub(super) fn find(&mut self, text: &str, find: impl FnOnce() -> V) -> V {
        if let Some(answer) = self.get(text) {
            return answer;
        }
        let answer = find();
        self.keep(text, answer);
        answer
    }

    /// FxHash's step over words of eight bytes; the highest bits are the best.
    #[inline]
    fn place(&self, bytes: &[u8]) -> usize {
        let (words, rest) = bytes.as_chunks::<8>();
        let step = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        let hash = words.iter().fold(bytes.len() as u64, |hash, word| step(hash, u64::from_le_bytes(*word)));
        let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        (step(hash, rest) >> self.shift) as usize
    }
}

impl<V> Entry<V> {
    #[inline]
    fn is(&self, bytes: &[u8]) -> bool {
        usize::from(self.length) == bytes.len() && self.text.get(..bytes.len()) == Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// More texts than there is room for, some too long, some in the same places.
        #[test]
        fn an_answer_is_that_of_its_own_text(texts in proptest::collection::vec(".{0,60}|[ab]{0,3}", 1..200), bits in 1u32..6) {
            let answer = |text: &str| text.bytes().fold(text.len() as u64, |n, b| n * 31 % 1_000_003 + u64::from(b));
            let mut memo = Memo::new(bits);
            for text in texts.iter().chain(&texts) {
                prop_assert_eq!(memo.find(text, || answer(text)), answer(text));
            }
        }
    }

    #[test]
    fn a_text_is_asked_for_once() {
        let (mut memo, mut asked) = (Memo::new(6), 0);
        for text in ["Open", "Met", "", "Open", "Open ", "open", "", "Met"] {
            memo.find(text, || asked += 1);
        }
        assert_eq!(asked, 5);
    }
}
