//! The door: exact totals go in, noisy integers come out, once, and only against
//! a ledger's receipt.
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use zeroize::Zeroize;

use super::noise::{self, Chain};
use super::record::Record;
use super::tally::Layout;
use super::voice::UnitRecords;
use super::weigh::Frame;
use crate::plan::Plan;
use crate::privacy::{Epsilon, Paid};
use crate::problem::{Problem, Result};

/// Exact totals, waiting for a receipt. Opaque; wiped when dropped.
pub struct Prepared {
    totals: Vec<Vec<i64>>,
    blueprint: Blueprint,
}

impl Drop for Prepared {
    fn drop(&mut self) {
        self.totals.iter_mut().for_each(|table| table.zeroize());
    }
}

/// What has passed the door: each table's noisy cells, in grid units.
pub struct Measurements {
    noisy: Vec<Vec<i64>>,
    scales: Vec<f64>,
}

impl Measurements {
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
    epsilon: Epsilon,
}

impl Blueprint {
    /// Rounds scales up until OpenDP's composed map is within the plan's exact ε.
    pub(super) fn new(plan: &Plan, frame: Frame, group_slot: &[usize]) -> Result<Self> {
        let layouts: Vec<Layout> =
            plan.tables.iter().map(|table| Layout::new(plan, table, group_slot)).collect();
        let charges: Vec<&Epsilon> = plan.tables.iter().map(|table| &table.epsilon).collect();
        if Epsilon::sum(charges.iter().copied()).as_ref() != Some(&plan.epsilon) {
            return Err(Problem::refused("the tables' shares do not add up to the release's ε"));
        }
        let mut scales = noise::scales(&charges);
        for _ in 0..64 {
            let blueprint = Blueprint {
                frame: frame.clone(),
                layouts: layouts.clone(),
                scales: scales.clone(),
                epsilon: plan.epsilon.clone(),
            };
            if blueprint.chain()?.within(&plan.epsilon) {
                return Ok(blueprint);
            }
            scales = noise::rounded_up(&scales);
        }
        Err(Problem::refused("the composed privacy map exceeds the charge"))
    }

    pub(super) fn chain(&self) -> Result<Chain> {
        Chain::new(self.frame.clone(), &self.layouts, &self.scales).map_err(|_| broken("build"))
    }

    /// Exact totals over all units; disjoint shares of the units are tallied side
    /// by side and added.
    pub(super) fn totals(&self, records: Vec<Record>) -> Result<Vec<Vec<i64>>> {
        let all = Arc::new(sorted(records));
        let runs = runs(&all);
        let shares = runs.len().div_ceil(rayon::current_num_threads() * 8).max(1024);
        let zero = || self.layouts.iter().map(|l| vec![0i64; l.cells()]).collect::<Vec<_>>();
        runs.par_chunks(shares)
            .map(|share| {
                let units: Vec<UnitRecords> =
                    share.iter().map(|run| UnitRecords { all: Arc::clone(&all), run: run.clone() }).collect();
                self.chain()?.totals(&units).map_err(|_| broken("tally"))
            })
            .try_reduce(zero, |a, b| Ok(added(a, &b)))
    }

    pub(super) fn scales(&self) -> &[f64] {
        &self.scales
    }

    pub(super) fn into_scales(self) -> Vec<f64> {
        self.scales
    }

    pub(super) fn prepare(self, records: Vec<Record>) -> Result<Prepared> {
        let totals = self.totals(records)?;
        Ok(Prepared { totals, blueprint: self })
    }
}

impl Prepared {
    /// Draws the noise, once. The receipt must be for at least what the chain costs.
    pub fn draw(self, paid: Paid) -> Result<Measurements> {
        if *paid.epsilon() < self.blueprint.epsilon {
            return Err(Problem::refused("the ledger was charged less than this release costs"));
        }
        let chain = self.blueprint.chain()?;
        if !chain.within(paid.epsilon()) {
            return Err(Problem::refused("the composed privacy map exceeds what the ledger was charged"));
        }
        let noisy = chain.noisy(&self.totals).map_err(|_| broken("noise"))?;
        Ok(Measurements { noisy, scales: self.blueprint.scales.clone() })
    }
}

/// OpenDP's own messages could show values, so only the stage is told.
fn broken(stage: &str) -> Problem {
    Problem::failed(format!("the privacy chain failed at its stage `{stage}`; nothing was released"))
}

fn sorted(mut records: Vec<Record>) -> Vec<Record> {
    records.par_sort_unstable_by_key(|record| record.unit);
    records
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

fn added(mut a: Vec<Vec<i64>>, b: &[Vec<i64>]) -> Vec<Vec<i64>> {
    for (left, right) in a.iter_mut().zip(b) {
        left.iter_mut().zip(right).for_each(|(l, r)| *l = l.saturating_add(*r));
    }
    a
}
