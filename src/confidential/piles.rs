//! Records on piles by their unit, so that all of one unit lie on one pile.
//!
//! A unit's pile is told by bits of its hash, which is keyed afresh for each run. Piles are weighed one by one and side by side, and totals of disjoint
//! units add. Where there are more records than memory is set aside for, a reading
//! keeps the first piles alone and the exports are read again for the others: nothing
//! is written to a disk. How many piles a reading keeps decides when a unit is
//! weighed, and nothing else.
use std::sync::atomic::{AtomicUsize, Ordering};

use super::record::Record;

/// Piles of all records together.
pub(super) const PILES: usize = 256;

/// A unit's pile. (Multiplied, so that invented people, who are numbered and not
/// hashed, lie on different piles too.)
fn pile_of(unit: u128) -> usize {
    (mixed(unit) >> 56) as usize
}

fn mixed(unit: u128) -> u64 {
    let halves = (unit >> 64) as u64 ^ unit as u64;
    halves.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Parts of one pile (or a few), of about `share` records each, by the bits of the hash
/// that follow those of the pile. A unit's records lie in one part.
pub(super) fn parted(piles: Vec<Vec<Record>>, share: usize) -> Vec<Vec<Record>> {
    let count: usize = piles.iter().map(Vec::len).sum();
    let parts = (count / share.max(1)).next_power_of_two().clamp(1, PILES);
    let part_of = |record: &Record| (mixed(record.unit) >> 48) as usize & (parts - 1);
    let mut sizes = vec![0usize; parts];
    for part in piles.iter().flatten().map(part_of) {
        if let Some(size) = sizes.get_mut(part) {
            *size += 1;
        }
    }
    let mut all: Vec<Vec<Record>> = sizes.into_iter().map(Vec::with_capacity).collect();
    for record in piles.into_iter().flatten() {
        if let Some(part) = all.get_mut(part_of(&record)) {
            part.push(record);
        }
    }
    all
}

/// Which piles a reading keeps.
pub(super) struct Shelf {
    first: usize,
    /// The first pile of a later reading; comes down when memory runs short.
    end: AtomicUsize,
    /// Most records that are kept.
    most: usize,
}

impl Shelf {
    /// The piles from `first` on, as many as fit into `bytes`.
    pub(super) fn new(first: usize, bytes: usize) -> Self {
        let most = (bytes / size_of::<Record>()).max(1);
        Shelf { first: first.min(PILES), end: AtomicUsize::new(PILES), most }
    }

    /// Every pile, whatever memory that takes.
    pub(super) fn all() -> Self {
        Shelf::new(0, usize::MAX)
    }

    /// No record: rows are looked at and forgotten.
    pub(super) fn nothing() -> Self {
        Shelf { first: 0, end: AtomicUsize::new(0), most: 0 }
    }

    /// The first pile that is left for a later reading.
    pub(super) fn end(&self) -> usize {
        self.end.load(Ordering::Relaxed)
    }

    /// Whether a unit's records are kept as far as is known now.
    pub(super) fn keeps(&self, unit: u128) -> bool {
        (self.first..self.end()).contains(&pile_of(unit))
    }

    /// Whether the rows have been looked at before, by an earlier reading.
    pub(super) fn again(&self) -> bool {
        self.first > 0
    }

    /// Puts some records on the kept piles; what is on no kept pile is dropped.
    pub(super) fn sort(&self, records: Vec<Record>) -> Sorted {
        let (first, end) = (self.first, self.end());
        let mut sizes = [0usize; PILES];
        let slot = |record: &Record| Some(pile_of(record.unit)).filter(|pile| (first..end).contains(pile));
        for pile in records.iter().filter_map(slot) {
            if let Some(size) = sizes.get_mut(pile) {
                *size += 1;
            }
        }
        let mut piles: Vec<Vec<Record>> = sizes.iter().map(|size| Vec::with_capacity(*size)).collect();
        for record in records {
            if let Some(pile) = slot(&record).and_then(|pile| piles.get_mut(pile)) {
                pile.push(record);
            }
        }
        Sorted(piles)
    }
}

/// The records of one stretch of a file, pile by pile; or all on the first one, where
/// their order is wanted.
pub(super) struct Sorted(Vec<Vec<Record>>);

impl Sorted {
    /// In the order of the file.
    pub(super) fn in_order(records: Vec<Record>) -> Self {
        Sorted(vec![records])
    }
}

/// Records of many stretches, pile by pile. A unit's records lie on one pile, so that
/// piles can be weighed apart from each other.
pub(super) struct Records {
    /// For each pile what each stretch put on it, in file order.
    piles: Vec<Vec<Vec<Record>>>,
    count: usize,
}

impl Records {
    /// No records yet.
    pub(super) fn new() -> Self {
        Records { piles: std::iter::repeat_with(Vec::new).take(PILES).collect(), count: 0 }
    }

    /// Adds a stretch.
    pub(super) fn append(&mut self, more: Sorted) {
        for (pile, records) in self.piles.iter_mut().zip(more.0) {
            if !records.is_empty() {
                self.count += records.len();
                pile.push(records);
            }
        }
    }

    /// All of them, in file order if they were added in order.
    pub(super) fn take(self) -> Vec<Record> {
        self.piles.into_iter().flatten().flatten().collect()
    }

    /// Adds a stretch that was sorted for `shelf`; when more lies on the piles than the shelf bears, the last ones
    /// are cleared away, an eighth at a time, as long as there are several.
    pub(super) fn shelve(&mut self, mut more: Sorted, shelf: &Shelf) {
        // The shelf may have been shortened since.
        more.0.truncate(shelf.end());
        self.append(more);
        while self.count > shelf.most && shelf.end() > shelf.first + 1 {
            let kept = shelf.end() - shelf.first;
            let end = shelf.end() - kept.div_ceil(8).min(kept - 1);
            shelf.end.store(end, Ordering::Relaxed);
            for pile in self.piles.iter_mut().skip(end) {
                self.count -= pile.iter().map(Vec::len).sum::<usize>();
                *pile = Vec::new();
            }
        }
    }

    /// Groups of whole piles of at least `least` records each (the last one may have
    /// fewer).
    pub(super) fn groups(self, least: usize) -> Vec<Vec<Vec<Record>>> {
        let mut groups: Vec<Vec<Vec<Record>>> = Vec::new();
        let mut open = 0;
        for pile in self.piles {
            let size: usize = pile.iter().map(Vec::len).sum();
            match groups.last_mut() {
                Some(group) if open < least => group.extend(pile),
                _ => {
                    groups.push(pile);
                    open = 0;
                }
            }
            open += size;
        }
        groups
    }
}

/// Records as they come, for the audit and for invented people.
impl From<Vec<Record>> for Records {
    fn from(records: Vec<Record>) -> Self {
        let mut all = Records::new();
        all.append(Shelf::all().sort(records));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidential::tests::fixture::{raw, record};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn at(pile: usize, raw: &crate::confidential::tests::fixture::Raw) -> Record {
        Record { unit: (pile as u128) << 120 | u128::from(raw.0), ..record(raw) }
    }

    fn units(piles: Records) -> BTreeMap<u128, usize> {
        let mut units = BTreeMap::new();
        for record in piles.groups(usize::MAX).into_iter().flatten().flatten() {
            *units.entry(record.unit).or_default() += 1;
        }
        units
    }

    proptest! {
        /// Reading after reading, each unit is on exactly one of them, and whole.
        #[test]
        fn readings_together_have_every_unit_once_and_whole(
            stretches in proptest::collection::vec(proptest::collection::vec((0..PILES, raw()), 0..12), 1..8),
            most in 1usize..20,
        ) {
            let read = |shelf: &Shelf| {
                let mut piles = Records::new();
                for stretch in &stretches {
                    let records = stretch.iter().map(|(pile, raw)| at(*pile, raw)).collect();
                    piles.shelve(shelf.sort(records), shelf);
                }
                units(piles)
            };
            let all = read(&Shelf::all());
            let (mut found, mut first, mut readings) = (BTreeMap::new(), 0, 0);
            while first < PILES {
                let shelf = Shelf::new(first, most * size_of::<Record>());
                for (unit, records) in read(&shelf) {
                    prop_assert!(found.insert(unit, records).is_none());
                }
                prop_assert!(shelf.end() > first);
                first = shelf.end();
                readings += 1;
            }
            prop_assert_eq!(found, all);
            prop_assert!(readings <= PILES);
        }

        #[test]
        fn groups_are_of_whole_piles_and_lose_nothing(
            records in proptest::collection::vec((0..PILES, raw()), 0..60),
            least in 1usize..30,
        ) {
            let made = || records.iter().map(|(pile, raw)| at(*pile, raw)).collect::<Vec<_>>();
            let groups = Records::from(made()).groups(least);
            let piles: Vec<std::collections::BTreeSet<usize>> =
                groups.iter().map(|group| group.iter().flatten().map(|r| pile_of(r.unit)).collect()).collect();
            for (i, one) in piles.iter().enumerate() {
                prop_assert!(piles.iter().skip(i + 1).all(|other| one.is_disjoint(other)));
            }
            prop_assert_eq!(groups.iter().flatten().map(Vec::len).sum::<usize>(), records.len());
        }
    }

    proptest! {
        #[test]
        fn parts_lose_nothing_and_keep_each_unit_whole(
            stretches in proptest::collection::vec(proptest::collection::vec((0u128..40, raw()), 0..30), 0..6),
            share in 0usize..12,
        ) {
            let made = || -> Vec<Vec<Record>> {
                let one = |(unit, raw): &(u128, _)| Record { unit: *unit, ..record(raw) };
                stretches.iter().map(|stretch| stretch.iter().map(one).collect()).collect()
            };
            let count = |records: &[Record]| -> BTreeMap<u128, usize> {
                let mut units = BTreeMap::new();
                records.iter().for_each(|record| *units.entry(record.unit).or_default() += 1);
                units
            };
            let mut found = BTreeMap::new();
            for part in parted(made(), share) {
                for (unit, records) in count(&part) {
                    prop_assert!(found.insert(unit, records).is_none());
                }
            }
            prop_assert_eq!(found, count(&made().into_iter().flatten().collect::<Vec<_>>()));
        }
    }

    #[test]
    fn one_unit_alone_stays_however_much_it_has() {
        // Unit 0 is on the first pile.
        let raw = (0, false, 0, 0, 0, None, 0, 0, 0);
        let shelf = Shelf::new(0, 10 * size_of::<Record>());
        let mut piles = Records::new();
        for _ in 0..5 {
            piles.shelve(shelf.sort((0..10).map(|_| at(0, &raw)).collect()), &shelf);
        }
        assert_eq!((shelf.end(), piles.count), (1, 50));
    }

    static_assertions::assert_not_impl_any!(Records: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
    static_assertions::assert_not_impl_any!(Sorted: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
}
