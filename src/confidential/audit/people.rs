//! Whom to leave out: the loudest, the first, the last, those who are not counted,
//! and some by lot.
//!
//! The generator here is not OpenDP's: it samples whom an audit leaves out, adds nothing to any
//! figure, and no release runs it ([`lot`]).
use std::collections::HashSet;

use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, IteratorRandom};
use rand::{Rng, SeedableRng};

use crate::confidential::read::{Seen, Target};
use crate::confidential::record::Record;
use crate::pipeline::Role;
use crate::problem::{Problem, Result};

/// A generator for choosing whom an audit leaves out, and for nothing else. It draws no
/// noise (that is OpenDP's alone), no release runs it, and what it chooses is neither
/// printed nor stored. Its seed is the system's, so that nobody can foresee the choice.
pub(super) fn lot() -> Result<StdRng> {
    let mut seed = [0u8; 32];
    getrandom::fill(&mut seed).map_err(|_| Problem::failed("the operating system gave no random bytes"))?;
    Ok(StdRng::from_seed(seed))
}

/// Units worth leaving out, each once: adversarial ones and `sampled` by lot.
pub(super) fn units(
    records: &[Record],
    rows: &[Role],
    seen: &Seen,
    sampled: usize,
    lot: &mut StdRng,
) -> Vec<Target> {
    let records: Vec<&Record> = records.iter().filter(|record| !rows.contains(&record.role)).collect();
    let mut sorted = records.clone();
    sorted.sort_unstable_by_key(|record| record.unit);
    let units: Vec<Unit> = sorted.chunk_by(|a, b| a.unit == b.unit).map(Unit::of).collect();
    let mut chosen: Vec<u128> = Vec::new();
    for measure in [Unit::rows, Unit::cells, Unit::span, Unit::roles] {
        chosen.extend(units.iter().max_by_key(|unit| measure(unit)).map(|unit| unit.id));
    }
    chosen.extend(units.iter().min_by_key(|unit| unit.rows).map(|unit| unit.id));
    chosen.extend(records.first().map(|r| r.unit));
    chosen.extend(records.last().map(|r| r.unit));
    chosen.extend(records.iter().find(|r| r.role == Role::Distributions).map(|r| r.unit));
    let counted: HashSet<u128> = units.iter().map(|unit| unit.id).collect();
    // People none of whose rows count: leaving them out must change nothing at all.
    chosen.extend(seen.owners.difference(&counted).choose_multiple(lot, 2));
    chosen.extend(units.choose_multiple(lot, sampled).map(|unit| unit.id));
    let mut known = HashSet::new();
    chosen.retain(|unit| known.insert(*unit));
    chosen.into_iter().map(Target::Unit).collect()
}

/// Rows worth leaving out, where each is its own unit: the first and last of each
/// file of such sources, and `sampled` by lot.
pub(super) fn rows(
    alone: impl Fn(usize) -> bool,
    seen: &Seen,
    sampled: usize,
    lot: &mut StdRng,
) -> Vec<Target> {
    let filled: Vec<_> = seen.files.iter().filter(|(source, _, rows)| *rows > 0 && alone(*source)).collect();
    let mut targets = Vec::new();
    for (source, file, rows) in &filled {
        targets.extend([1, *rows].map(|row| Target::Row { source: *source, file: *file, row }));
    }
    for _ in 0..sampled {
        if let Some((source, file, rows)) = filled.choose(lot) {
            let row = lot.random_range(1..=*rows);
            targets.push(Target::Row { source: *source, file: *file, row });
        }
    }
    targets
}

/// What makes a unit worth testing.
struct Unit {
    id: u128,
    rows: usize,
    cells: usize,
    days: i32,
    roles: usize,
}

impl Unit {
    fn of(records: &[&Record]) -> Self {
        let cells: HashSet<_> = records.iter().map(|r| (r.role, r.area, r.need)).collect();
        let roles: HashSet<_> = records.iter().map(|r| r.role).collect();
        let days = records.iter().map(|r| r.day);
        let (first, last) = (days.clone().min().unwrap_or(0), days.max().unwrap_or(0));
        Unit {
            id: records.first().map_or(0, |r| r.unit),
            rows: records.len(),
            cells: cells.len(),
            days: last.saturating_sub(first),
            roles: roles.len(),
        }
    }
    fn rows(&self) -> usize {
        self.rows
    }
    fn cells(&self) -> usize {
        self.cells
    }
    fn span(&self) -> usize {
        usize::try_from(self.days).unwrap_or(0)
    }
    fn roles(&self) -> usize {
        self.roles * 1_000_000 + self.rows
    }
}
