//! The bundle: noisy integers, public keys and the promise, immutable on disk.
//!
//! Everything to the right of the wall takes a [`Bundle`] that was read from
//! disk and whose checksums held (integrity, not provenance).
mod types;

pub use types::*;
