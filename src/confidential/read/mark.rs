//! The mark of the inputs: a keyed digest of every byte of every file.
//!
//! It tells whether a release has been asked for before, stays in the ledger's
//! private sidecar, and is worth nothing without the key.
use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering};

use blake3::Hasher;

use crate::pipeline::{DateRule, Pipeline};

/// Keyed BLAKE3 over (source position, file length, bytes) of all files in order: a
/// message authentication code like HMAC-SHA256, and three times as fast over the
/// gigabytes that every release has to mark.
pub(super) struct Mark(Box<Hasher>);

impl Mark {
    /// Nothing read yet but the shared ids that the pipeline file lists, which are as
    /// private as the exports.
    pub(super) fn of(pipeline: &Pipeline, key: &[u8; 32]) -> Self {
        let mut mark = Mark::new(key);
        for (position, source) in pipeline.sources.iter().enumerate() {
            // Where the file's name dates its rows, it is as much of the input as they are.
            if source.date.column.trim() == DateRule::FILE_NAME {
                mark.0.update(b"names");
                for file in &source.files {
                    let name = file.file_name().unwrap_or_default().to_string_lossy();
                    mark.file(position, name.len() as u64);
                    mark.0.update(name.as_bytes());
                }
            }
            let Some(shared) = &source.handling.shared else { continue };
            let mut ids: Vec<&String> = shared.ids.iter().collect();
            ids.sort_unstable();
            ids.dedup();
            mark.0.update(b"shared");
            mark.file(position, ids.len() as u64);
            for id in ids {
                mark.file(position, id.len() as u64);
                mark.0.update(id.as_bytes());
            }
        }
        mark
    }

    /// Nothing read yet.
    fn new(key: &[u8; 32]) -> Self {
        let mut mac = Box::new(Hasher::new_keyed(key));
        mac.update(b"evenhand inputs 2");
        Mark(mac)
    }

    /// A file begins.
    pub(super) fn file(&mut self, source: usize, length: u64) {
        self.0.update(&(source as u64).to_le_bytes());
        self.0.update(&length.to_le_bytes());
    }

    /// A whole file that was decrypted or unpacked: packing or encrypting the same file
    /// again makes no other input of it.
    pub(super) fn memory(&mut self, source: usize, bytes: &[u8]) {
        self.file(source, bytes.len() as u64);
        self.0.update(bytes);
    }

    /// The mark.
    pub(super) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// Passes a file through, marks its bytes and counts them.
pub(super) struct Marked<'m, R> {
    input: R,
    mark: Option<&'m mut Mark>,
    read: &'m AtomicU64,
}

impl<'m, R: Read> Marked<'m, R> {
    /// Marks only if there is a mark; adds the bytes passed through to `read`.
    pub(super) fn new(input: R, mark: Option<&'m mut Mark>, read: &'m AtomicU64) -> Self {
        Marked { input, mark, read }
    }
}

impl<R: Read> Read for Marked<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(to)?;
        if let (Some(mark), Some(bytes)) = (&mut self.mark, to.get(..length)) {
            mark.0.update(bytes);
        }
        self.read.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(key: u8, files: &[(usize, &[u8])]) -> [u8; 32] {
        let mut mark = Mark::new(&[key; 32]);
        for (source, bytes) in files {
            mark.file(*source, bytes.len() as u64);
            let read = AtomicU64::new(0);
            io::copy(&mut Marked::new(*bytes, Some(&mut mark), &read), &mut io::sink()).unwrap();
            assert_eq!(read.into_inner(), bytes.len() as u64);
        }
        mark.finish()
    }

    #[test]
    fn shared_ids_are_part_of_the_mark_and_not_of_the_settings() {
        use crate::confidential::read::tests::fixture::{pipeline, source};
        use crate::pipeline::SharedIds;
        let with = |ids: &[&str]| {
            let mut own = source();
            let ids = ids.iter().map(|id| (*id).to_owned()).collect();
            own.handling.shared = Some(SharedIds { ids, also: "Caller".into() });
            pipeline(vec![own])
        };
        let (one, other, again) = (with(&["555", "666"]), with(&["555"]), with(&["666", "555"]));
        assert_eq!(one.measurement_settings(), other.measurement_settings());
        assert!(!one.measurement_settings().contains("555"));
        let mark = |p: &Pipeline| Mark::of(p, &[1; 32]).finish();
        assert!(mark(&one) != mark(&other) && mark(&one) == mark(&again));
        assert_eq!(mark(&pipeline(vec![source()])), Mark::new(&[1; 32]).finish());
    }

    #[test]
    fn the_mark_is_the_keyed_hash_of_positions_lengths_and_bytes() {
        let parts = [&b"evenhand inputs 2"[..], &[2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0], b"abc"];
        assert_eq!(mark(7, &[(2, b"abc")]), *blake3::keyed_hash(&[7; 32], &parts.concat()).as_bytes());
    }

    #[test]
    fn key_bytes_and_where_they_are_cut_decide_the_mark() {
        let one = mark(1, &[(0, b"ab"), (0, b"c")]);
        assert_eq!(one, mark(1, &[(0, b"ab"), (0, b"c")]));
        for other in [
            mark(2, &[(0, b"ab"), (0, b"c")]),
            mark(1, &[(0, b"a"), (0, b"bc")]),
            mark(1, &[(0, b"ab"), (1, b"c")]),
            mark(1, &[(0, b"ab"), (0, b"d")]),
        ] {
            assert_ne!(one, other);
        }
    }
}
