//! Whether rows make one unbroken chain, and what it adds up to.
use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Allowance, Charged, Entry, Event, NOTHING_BEFORE, Row};
use crate::pipeline::BudgetWindow;
use crate::privacy::{Cost, Epsilon, Loss};
use crate::problem::{Problem, Result};

/// A chain every link of which has been verified. Never empty.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    entries: Vec<Entry>,
    ledger_id: String,
    head: String,
}

const LOST: &str = "put the ledger back from a backup made after the last release, and run `evenhand ledger verify`; \
     until then nothing can be released, because what has been spent is not known";

/// The refusal for a ledger that is not what evenhand left behind.
pub(super) fn damaged(what: impl std::fmt::Display) -> Problem {
    Problem::refused(format!("the ledger is damaged: {what}")).hint(LOST)
}

impl Chain {
    /// Verifies rows in order of their serials.
    pub(super) fn verify(rows: &[Row]) -> Result<Chain> {
        let first = rows.first().ok_or_else(|| damaged("it holds no entries, not even its first"))?;
        let entry = checked(first, 0, NOTHING_BEFORE)?;
        let Event::Genesis { ledger } = &entry.event else {
            return Err(damaged("entry 0 does not open a ledger"));
        };
        let (ledger_id, head) = (ledger.clone(), entry.head.clone());
        let mut chain = Chain { ledger_id, head, entries: vec![entry] };
        for row in &rows[1..] {
            let entry = checked(row, chain.next_serial(), &chain.head)?;
            chain.admit(&entry.event).map_err(|e| damaged(format!("entry {}: {e}", entry.serial)))?;
            chain.push(entry);
        }
        Ok(chain)
    }

    /// Whether `event` may come next: ids are charged once, published once.
    pub(super) fn admit(&self, event: &Event) -> std::result::Result<(), String> {
        match event {
            Event::Genesis { .. } => Err("a ledger is opened only once".into()),
            Event::Charge(c) if self.charge_of(&c.release).is_some() => {
                Err(format!("release {} has been charged before", c.release))
            }
            Event::Charge(_) => Ok(()),
            Event::Published { release, .. } if self.charge_of(release).is_none() => {
                Err(format!("release {release} was never charged"))
            }
            Event::Published { release, .. } if self.published_digest(release).is_some() => {
                Err(format!("release {release} has been published before"))
            }
            Event::Correction { release, .. } if self.charge_of(release).is_none() => {
                Err(format!("release {release} was never charged, so there is nothing to correct"))
            }
            Event::Published { .. } | Event::Correction { .. } => Ok(()),
        }
    }

    /// Adds a verified entry.
    pub(super) fn push(&mut self, entry: Entry) {
        self.head.clone_from(&entry.head);
        self.entries.push(entry);
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }
    pub(super) fn ledger_id(&self) -> &str {
        &self.ledger_id
    }
    pub(super) fn head(&self) -> &str {
        &self.head
    }
    pub(super) fn next_serial(&self) -> u64 {
        self.entries.len() as u64
    }

    pub(super) fn entry(&self, serial: u64) -> Option<&Entry> {
        self.entries.get(usize::try_from(serial).ok()?)
    }

    /// All charges, oldest first.
    pub(super) fn charges(&self) -> impl DoubleEndedIterator<Item = (&Entry, &Charged)> {
        self.entries.iter().filter_map(|e| match &e.event {
            Event::Charge(c) => Some((e, c)),
            _ => None,
        })
    }

    pub(super) fn charge_of(&self, release: &str) -> Option<(&Entry, &Charged)> {
        self.charges().find(|(_, c)| c.release == release)
    }

    pub(super) fn published_digest(&self, release: &str) -> Option<&str> {
        self.entries.iter().find_map(|e| match &e.event {
            Event::Published { release: r, digest } if r == release => Some(digest.as_str()),
            _ => None,
        })
    }

    /// What one release was charged: at first, and by corrections.
    fn costs_of(&self, release: &str) -> impl Iterator<Item = &Cost> {
        self.entries.iter().filter_map(move |e| match &e.event {
            Event::Charge(c) if c.release == release => Some(&c.cost),
            Event::Correction { release: of, cost } if of == release => Some(cost),
            _ => None,
        })
    }

    /// What one release has cost, with its corrections.
    pub(super) fn cost_of(&self, release: &str) -> Option<Loss> {
        Loss::of_one_release(self.costs_of(release).map(Loss::from))
    }

    /// Everything that was ever spent, a release at a time, with the charge whose days
    /// it is spent on.
    fn losses(&self) -> impl Iterator<Item = (&Charged, Loss)> {
        // One pass over the entries, however many releases there are.
        let mut costs: BTreeMap<&str, Vec<Loss>> = BTreeMap::new();
        for entry in &self.entries {
            let (release, cost) = match &entry.event {
                Event::Charge(c) => (&c.release, &c.cost),
                Event::Correction { release, cost } => (release, cost),
                _ => continue,
            };
            costs.entry(release).or_default().push(cost.into());
        }
        self.charges().filter_map(move |(_, charged)| {
            Some((charged, Loss::of_one_release(costs.remove(charged.release.as_str())?)?))
        })
    }

    /// The sum of all that was spent; `None` before the first charge.
    pub(super) fn lifetime(&self) -> Option<Loss> {
        Loss::sum(self.losses().map(|(_, loss)| loss))
    }

    /// The sum charged to each calendar year that any data touches.
    pub(super) fn by_year(&self) -> BTreeMap<i16, Loss> {
        let years: BTreeSet<i16> = self.charges().flat_map(|(_, c)| c.from.year()..=c.to.year()).collect();
        years.into_iter().filter_map(|y| Some((y, self.spent_in(y)?))).collect()
    }

    /// The sum charged to one calendar year.
    pub(super) fn spent_in(&self, year: i16) -> Option<Loss> {
        let touching = self.losses().filter(|(c, _)| (c.from.year()..=c.to.year()).contains(&year));
        Loss::sum(touching.map(|(_, loss)| loss))
    }

    /// What is no damage but should be known.
    pub(super) fn warnings(&self) -> Vec<String> {
        let mut out = Vec::new();
        for pair in self.entries.windows(2) {
            if pair[1].day < pair[0].day {
                out.push(format!(
                    "entry {} is dated {}, before entry {} ({}): the clock was set back. The order of entries \
                     is that of their serial numbers.",
                    pair[1].serial, pair[1].day, pair[0].serial, pair[0].day
                ));
            }
        }
        for (entry, charge) in self.charges().filter(|(_, c)| self.published_digest(&c.release).is_none()) {
            out.push(format!(
                "entry {}: release {} was charged and never published. It stays spent.",
                entry.serial, charge.release
            ));
        }
        out.extend(self.raised());
        let first = self.charges().next().map(|(_, c)| c.unit);
        if self.charges().any(|(_, c)| Some(c.unit) != first) {
            out.push(
                "releases for different units were charged here: their sum is a promise only to the smallest \
                 unit among them."
                    .into(),
            );
        }
        out
    }

    /// The last limit that was stated for windows of a kind.
    pub(super) fn last_limit(&self, per: BudgetWindow) -> Option<&Epsilon> {
        let mut stated = self.charges().filter_map(|(_, c)| c.budget.as_ref());
        stated.rfind(|b| b.per == per).map(|b| &b.epsilon)
    }

    /// Budgets that a pipeline file stated higher than the last one of their kind.
    fn raised(&self) -> Vec<String> {
        let (mut last, mut out): (Vec<&Allowance>, Vec<String>) = (Vec::new(), Vec::new());
        for (entry, charged) in self.charges() {
            let Some(now) = &charged.budget else { continue };
            let before = last.iter().position(|old| old.per == now.per).map(|at| last.swap_remove(at));
            if let Some(before) = before.filter(|before| now.epsilon > before.epsilon) {
                out.push(format!(
                    "entry {}: the stated budget was raised from ε = {} to ε = {}. That weakens what people \
                     were promised.",
                    entry.serial, before.epsilon, now.epsilon
                ));
            }
            last.push(now);
        }
        out
    }
}

/// The entry in `row`, if it is the one that belongs here.
fn checked(row: &Row, serial: u64, previous: &str) -> Result<Entry> {
    if row.serial != serial {
        return Err(damaged(format!("entry {serial} is missing")));
    }
    if row.previous != previous {
        return Err(damaged(format!("entry {serial} does not follow from the one before it")));
    }
    if row.digest() != row.head {
        return Err(damaged(format!("entry {serial} was changed after it was written")));
    }
    row.entry().map_err(|column| damaged(format!("entry {serial} has something unknown as its {column}")))
}
