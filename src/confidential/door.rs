//! The door: exact totals go in, noisy integers come out, once, and only against
//! a ledger's receipt.
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use zeroize::Zeroize;

use super::invented;
use super::noise::{self, Chain};
use super::piles::{self, Records};
use super::record::Record;
use super::tally::Layout;
use super::voice::UnitRecords;
use super::weigh::Frame;
use crate::plan::{Noise, Plan};
use crate::privacy::{Cost, Epsilon, Paid};
use crate::problem::{Problem, Result};
use crate::simulate::InventedPeople;

/// Records that are weighed together: few enough to stay near the processor.
const SHARE: usize = 1 << 14;

/// Cells that one thread measures at a time.
const PIECE: usize = 1 << 12;

/// Exact totals, waiting for a receipt. Opaque; wiped when dropped.
pub struct Prepared {
    totals: Vec<Vec<i64>>,
    blueprint: Blueprint,
    /// Digest of the settings under which the exports were read.
    settings: String,
}

impl Drop for Prepared {
    fn drop(&mut self) {
        wipe(&mut self.totals);
    }
}

/// What has passed the door: each table's noisy cells, in grid units.
pub struct Measurements {
    noisy: Vec<Vec<i64>>,
    scales: Vec<f64>,
    release: String,
}

impl Measurements {
    /// The id of the release that was paid for. Nothing else may be published
    /// with these numbers.
    pub fn release(&self) -> &str {
        &self.release
    }

    /// Noisy cells of each table in the plan's order, and each table's noise scale,
    /// both in grid units.
    pub fn into_parts(self) -> (Vec<Vec<i64>>, Vec<f64>) {
        (self.noisy, self.scales)
    }
}

/// The public parts from which any thread can build the same chain.
#[derive(Clone)]
pub(super) struct Blueprint {
    frame: Frame,
    layouts: Vec<Layout>,
    scales: Vec<f64>,
    noise: Noise,
    /// What the whole release costs.
    cost: Cost,
}

impl Blueprint {
    /// Rounds scales up until OpenDP's composed map is within the plan's exact charge.
    pub(super) fn new(plan: &Plan, frame: Frame, group_slot: &[usize]) -> Result<Self> {
        let layouts: Vec<Layout> =
            plan.tables.iter().map(|table| Layout::new(plan, table, group_slot)).collect();
        if Epsilon::sum(plan.tables.iter().map(|table| &table.epsilon)).as_ref() != Some(&plan.epsilon) {
            return Err(Problem::refused("the tables' shares do not add up to the release's ε"));
        }
        let cost = plan.cost();
        let mut scales: Vec<f64> =
            plan.tables.iter().map(|table| noise::scale(&plan.charge(table), &plan.bounds(table))).collect();
        for _ in 0..64 {
            let blueprint = Blueprint {
                frame: frame.clone(),
                layouts: layouts.clone(),
                scales: scales.clone(),
                noise: plan.noise.clone(),
                cost: cost.clone(),
            };
            if blueprint.chain()?.within(&cost) {
                return Ok(blueprint);
            }
            scales = noise::rounded_up(&scales);
        }
        Err(Problem::refused("the composed privacy map exceeds the charge"))
    }

    pub(super) fn chain(&self) -> Result<Chain> {
        Chain::new(self.frame.clone(), &self.layouts, &self.noise, &self.scales).map_err(|_| broken("build"))
    }

    /// Exact totals over all units of some records.
    pub(super) fn totals(&self, records: Vec<Record>) -> Result<Vec<Vec<i64>>> {
        self.totals_of(Records::from(records))
    }

    /// The same for records on their piles: piles have disjoint units, so they are
    /// tallied side by side and added.
    ///
    /// Large piles are parted by more bits of the hash, so that what is sorted and weighed
    /// together stays near the processor; but not into so many parts that adding up their
    /// totals takes longer than tallying.
    fn totals_of(&self, records: Records) -> Result<Vec<Vec<i64>>> {
        let share = SHARE.max(self.layouts.iter().map(Layout::cells).sum());
        records
            .groups(SHARE)
            .into_par_iter()
            .with_min_len(4)
            .map_init(
                || self.chain(),
                |chain, group| {
                    let chain = chain.as_ref().map_err(|_| broken("build"))?;
                    let totals = |part| chain.totals(&units(part)).map_err(|_| broken("tally"));
                    piles::parted(group, share)
                        .into_iter()
                        .try_fold(self.nothing(), |sum, part| Ok(added(sum, totals(part)?)))
                },
            )
            .try_reduce(|| self.nothing(), |a, b| Ok(added(a, b)))
    }

    /// Draws each table's noise once, some cells a thread.
    ///
    /// The measurement of a table is the independent measurement of each of its cells
    /// with one scale, and each cell lies in exactly one piece: pieces measured apart
    /// are the table measured once, and what it costs is what the whole chain's map says.
    pub(super) fn noisy(&self, totals: &[Vec<i64>]) -> Result<Vec<Vec<i64>>> {
        if cfg!(feature = "replay") {
            // Made-up offsets go by a cell's place in its table.
            return self.chain()?.noisy(totals).map_err(|_| broken("noise"));
        }
        let pieces: Vec<(usize, &[i64])> = totals
            .iter()
            .enumerate()
            .flat_map(|(table, cells)| cells.chunks(PIECE).map(move |piece| (table, piece)))
            .collect();
        let draw = |chain: &mut Result<Chain>, (table, piece): &(usize, &[i64])| {
            let chain = chain.as_ref().map_err(|_| broken("build"))?;
            let mut exact = vec![Vec::new(); totals.len()];
            if let Some(cells) = exact.get_mut(*table) {
                cells.extend_from_slice(piece);
            }
            let drawn = chain.noisy(&exact);
            wipe(&mut exact);
            drawn.map(|drawn| drawn.into_iter().flatten().collect()).map_err(|_| broken("noise"))
        };
        let drawn: Vec<Vec<i64>> =
            pieces.par_iter().map_init(|| self.chain(), draw).collect::<Result<_>>()?;
        let mut noisy: Vec<Vec<i64>> = totals.iter().map(|cells| Vec::with_capacity(cells.len())).collect();
        for ((table, _), cells) in pieces.iter().zip(drawn) {
            if let Some(table) = noisy.get_mut(*table) {
                table.extend(cells);
            }
        }
        Ok(noisy)
    }

    /// Totals of nobody.
    fn nothing(&self) -> Vec<Vec<i64>> {
        self.layouts.iter().map(|layout| vec![0i64; layout.cells()]).collect()
    }

    pub(super) fn scales(&self) -> &[f64] {
        &self.scales
    }

    pub(super) fn into_scales(self) -> Vec<f64> {
        self.scales
    }

    /// Totals to which records are yet to be added.
    pub(super) fn prepare(self, settings: String) -> Prepared {
        Prepared { totals: self.nothing(), blueprint: self, settings }
    }

    /// Exact and noisy totals of invented people, through the same chain. Takes no
    /// records, so that a real one cannot get here without a receipt.
    pub(super) fn invented(
        self,
        people: &InventedPeople,
        first_day: i32,
    ) -> Result<(Vec<Vec<i64>>, Measurements)> {
        let totals = self.totals(invented::records(people, first_day))?;
        let noisy = self.noisy(&totals)?;
        // No release was paid for, so these numbers can be published as none.
        Ok((totals, Measurements { noisy, scales: self.scales, release: String::new() }))
    }
}

impl Prepared {
    /// Adds records of units of which none were added before.
    pub(super) fn add(&mut self, records: Records) -> Result<()> {
        let more = self.blueprint.totals_of(records)?;
        self.totals = added(std::mem::take(&mut self.totals), more);
        Ok(())
    }

    /// Digest of the settings under which the exports were read; public.
    pub fn settings(&self) -> &str {
        &self.settings
    }

    /// Draws the noise, once. The receipt must be for these settings and for at
    /// least what the chain costs.
    pub fn draw(self, paid: Paid) -> Result<Measurements> {
        if paid.settings() != self.settings {
            return Err(Problem::refused("the ledger was charged for other settings than were measured"));
        }
        if !paid.cost().covers(&self.blueprint.cost) {
            return Err(Problem::refused("the ledger was charged less than this release costs"));
        }
        let chain = self.blueprint.chain()?;
        if !chain.within(paid.cost()) {
            return Err(Problem::refused("the composed privacy map exceeds what the ledger was charged"));
        }
        let noisy = self.blueprint.noisy(&self.totals)?;
        let scales = self.blueprint.scales.clone();
        Ok(Measurements { noisy, scales, release: paid.release().to_owned() })
    }

    /// Exact totals, for attacks on the sensitivity.
    #[cfg(test)]
    pub(super) fn exact(&self) -> &[Vec<i64>] {
        &self.totals
    }
}

/// OpenDP's own messages could show values, so only the stage is told.
fn broken(stage: &str) -> Problem {
    Problem::failed(format!("the privacy chain failed at its stage `{stage}`; nothing was released"))
}

/// The units of some records, which must be all of theirs.
fn units(mut records: Vec<Record>) -> Vec<UnitRecords> {
    records.sort_unstable_by_key(|record| record.unit);
    let all = Arc::new(records);
    runs(&all).into_iter().map(|run| UnitRecords { all: Arc::clone(&all), run }).collect()
}

/// Positions of each unit's run in records sorted by unit.
fn runs(records: &[Record]) -> Vec<Range<usize>> {
    let mut start = 0;
    records
        .chunk_by(|a, b| a.unit == b.unit)
        .map(|run| {
            let range = start..start + run.len();
            start = range.end;
            range
        })
        .collect()
}

fn added(mut a: Vec<Vec<i64>>, mut b: Vec<Vec<i64>>) -> Vec<Vec<i64>> {
    for (left, right) in a.iter_mut().zip(&b) {
        left.iter_mut().zip(right).for_each(|(l, r)| *l = l.saturating_add(*r));
    }
    wipe(&mut b);
    a
}

fn wipe(totals: &mut [Vec<i64>]) {
    totals.iter_mut().for_each(|table| table.zeroize());
}

#[cfg(test)]
mod sealed {
    use static_assertions::assert_not_impl_any;
    use std::fmt::{Debug, Display};

    assert_not_impl_any!(super::Prepared: Clone, Debug, Display, serde::Serialize);
    assert_not_impl_any!(super::Measurements: Clone, Debug, Display, serde::Serialize);
    assert_not_impl_any!(super::UnitRecords: Clone, Debug, Display, serde::Serialize);
    assert_not_impl_any!(super::Chain: Clone, Debug, Display, serde::Serialize);
}
