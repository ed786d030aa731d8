//! Ids become units: 128-bit keyed hashes that mean nothing outside this run.
//!
//! SipHash-2-4 with 128 bits under a key drawn afresh, never stored and wiped at
//! the end. Only equality of units is used, and two of 10⁸ ids collide with a
//! chance of about 10⁻²³, so the key does not change any outcome. The parts of
//! an id are written with their lengths before them, so that `("a", "bc")` and
//! `("ab", "c")` are two people; role and source are not written, so that the
//! same id text is the same unit everywhere.
use siphasher::sip128::SipHasher24;
use zeroize::Zeroizing;

use crate::problem::Result;

/// The key of a run.
pub(in crate::confidential) struct UnitKey(Zeroizing<[u8; 16]>);

/// What is hashed, built up part by part in a buffer that is used again.
pub(super) struct IdBytes(Vec<u8>);

/// Kept apart so that a row's number can never equal an id.
const ID: u8 = 0;
const ROW: u8 = 1;
const JOIN: u8 = 2;

impl UnitKey {
    /// A fresh random key. (It decides nothing that is published: this is keyed
    /// hashing, not noise.)
    #[cfg(not(feature = "replay"))]
    pub(in crate::confidential) fn fresh() -> Result<Self> {
        let mut key = Zeroizing::new([0u8; 16]);
        getrandom::fill(&mut *key)
            .map_err(|_| crate::problem::Problem::failed("the operating system gave no random bytes"))?;
        Ok(UnitKey(key))
    }

    /// The fixed key of a replay build.
    #[cfg(feature = "replay")]
    pub(in crate::confidential) fn fresh() -> Result<Self> {
        Ok(Self::fixed())
    }

    /// One key for all: for comparing runs.
    #[cfg(any(test, fuzzing, feature = "replay"))]
    pub(in crate::confidential) fn fixed() -> Self {
        UnitKey(Zeroizing::new(*b"evenhand replays"))
    }

    /// The unit of an id.
    pub(super) fn id(&self, bytes: &IdBytes) -> u128 {
        self.hash(&bytes.0)
    }

    /// What stands for a key by which files are joined; no unit.
    pub(super) fn of_join(&self, bytes: &IdBytes) -> u128 {
        let mut own = bytes.0.clone();
        if let Some(kind) = own.first_mut() {
            *kind = JOIN;
        }
        self.hash(&own)
    }

    /// The unit of a row that is its own unit.
    pub(super) fn row(&self, row: &RowNumber) -> u128 {
        let mut bytes = [ROW; 33];
        let parts = [row.source, row.file, row.block, row.row];
        for (to, part) in bytes.iter_mut().skip(1).zip(parts.iter().flat_map(|p| p.to_le_bytes())) {
            *to = part;
        }
        self.hash(&bytes)
    }

    fn hash(&self, bytes: &[u8]) -> u128 {
        SipHasher24::new_with_key(&self.0).hash(bytes).as_u128()
    }
}

/// A number that no other row of a run has.
pub(in crate::confidential) struct RowNumber {
    pub source: u64,
    pub file: u64,
    pub block: u64,
    pub row: u64,
}

impl IdBytes {
    /// An id of no parts.
    pub(super) fn new() -> Self {
        IdBytes(vec![ID])
    }

    /// Back to no parts.
    pub(super) fn clear(&mut self) {
        self.0.truncate(1);
    }

    /// Adds a part.
    pub(super) fn push(&mut self, part: &str) {
        self.0.extend_from_slice(&(part.len() as u64).to_le_bytes());
        self.0.extend_from_slice(part.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn unit(parts: &[&str]) -> u128 {
        let mut bytes = IdBytes::new();
        parts.iter().for_each(|part| bytes.push(part));
        UnitKey::fixed().id(&bytes)
    }

    #[test]
    fn where_one_part_ends_and_the_next_begins_matters() {
        let cases: [&[&str]; 6] = [&["a", "bc"], &["ab", "c"], &["abc"], &["abc", ""], &["", "abc"], &[]];
        let units: HashSet<u128> = cases.into_iter().map(unit).collect();
        assert_eq!(units.len(), cases.len());
    }

    #[test]
    fn rows_are_units_of_their_own() {
        let key = UnitKey::fixed();
        let mut units = HashSet::new();
        for n in 0..256u64 {
            let row = RowNumber { source: n & 3, file: n >> 2 & 3, block: n >> 4 & 3, row: n >> 6 };
            assert!(units.insert(key.row(&row)));
        }
    }

    #[cfg(not(feature = "replay"))]
    #[test]
    fn the_key_differs_from_run_to_run() {
        let bytes = IdBytes::new();
        let (Ok(one), Ok(two)) = (UnitKey::fresh(), UnitKey::fresh()) else { panic!("no random bytes") };
        assert!(one.id(&bytes) != two.id(&bytes));
    }

    static_assertions::assert_not_impl_any!(UnitKey: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
}
