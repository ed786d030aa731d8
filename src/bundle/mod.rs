//! The bundle: noisy integers, public keys and the promise, immutable on disk.
//!
//! Everything to the right of the wall takes a [`Bundle`] that was read from
//! disk and whose checksums held (integrity, not provenance: the ledger's
//! "published" entry has the SHA-256 of the `release.json` that it paid for).
//!
//! A release calls [`recover()`] when it has opened the ledger, [`prepare`] before it charges, [`write()`] after the noise is
//! drawn, and [`read()`] before anything is made of it. A run that was stopped in
//! between is finished by [`resume`], from what was synced, or not at all.
mod check;
mod find;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod manifest;
mod parquet;
mod read;
mod recover;
mod rehearsal;
#[cfg(any(test, fuzzing))]
mod sample;
mod slug;
#[cfg(test)]
mod tests;
mod types;
mod write;

pub use find::{anchors, find, releases};
pub use read::{read, release_digest};
pub use recover::recover;
pub use rehearsal::write_rehearsal;
pub use types::*;
pub use write::{prepare, resume, write};

/// Format version that this program writes and the only one that it reads.
pub const FORMAT: u32 = 1;

/// The files of a bundle, by their paths within it.
mod names {
    pub(super) const RELEASE: &str = "release.json";
    pub(super) const MEASUREMENTS: &str = "measurements.parquet";
    pub(super) const PUBLIC: &str = "public";
    pub(super) const AREAS: &str = "public/areas.geojson";
    pub(super) const README: &str = "public/README.txt";
}

/// The largest files that are read, in bytes. What is larger is not written either.
mod caps {
    pub(super) const RELEASE: u64 = 64 << 20;
    pub(super) const AREAS: u64 = 128 << 20;
    pub(super) const README: u64 = 1 << 20;
    /// Cells of all tables together.
    pub(super) const CELLS: usize = 1 << 25;
    /// Bytes of `measurements.parquet` with `cells` cells: uncompressed they take 24
    /// and less, the rest is for dictionaries and page headers.
    pub(super) fn measurements(cells: usize) -> u64 {
        (1 << 20) + 64 * cells as u64
    }
}
