//! The audit: the promise put to the test on the operator's own machine.
//!
//! Three parts. **Neighbour replay** reads the exports again with somebody left out
//! and checks that nothing else changes and that nobody moves the totals further
//! than was paid for; no noise is drawn there. The **distinguishing test** and the
//! **goodness of fit** draw noise through the real OpenDP chain, on made-up people
//! and on zeros only. Nothing is spent, no ledger opened, nothing published, and
//! what is told does not depend on the data unless the promise is broken.
mod binomial;
mod distinguish;
mod event;
mod exports;
pub(in crate::confidential) mod goodness;
mod loud;
mod neighbours;
mod people;
mod replay;
mod report;
#[cfg(test)]
mod tests;

pub use report::{AuditReport, Check};

use super::door::Blueprint;
use super::entry::{Atlas, Progress, blueprint};
use crate::geography::Geography;
use crate::pipeline::{Pipeline, Role, Unit};
use crate::plan::Plan;
use crate::problem::{Problem, Result};
use distinguish::{Pair, Promise, Size};
use exports::Exports;
use neighbours::{Cost, Totals};
use replay::Replay;
use report::check;

/// How thorough an audit is.
#[derive(Clone, Copy)]
pub struct Thorough {
    /// People left out by lot, besides the adversarial ones.
    pub people: usize,
    /// The long form: many more draws, and the test must prove that it is sharp.
    pub long: bool,
}

/// Puts a pipeline's promise to the test.
///
/// # Errors
/// Status 4 when the exports cannot be read; refused in a replay build.
pub fn audit(
    pipeline: &Pipeline,
    plan: &Plan,
    geography: Option<&Geography>,
    thorough: Thorough,
    progress: &dyn Progress,
) -> Result<AuditReport> {
    if cfg!(feature = "replay") {
        return Err(Problem::refused("this build repeats its noise for testing and promises nothing"));
    }
    let blueprint = blueprint(pipeline, plan, geography)?;
    progress.stage("leaving people out of the exports");
    let mut checks = neighbour_replay(pipeline, plan, geography, &blueprint, thorough.people)?;
    progress.stage("checking what OpenDP's map charges");
    checks.push(composed_map(plan, &blueprint)?);
    progress.stage("telling made-up neighbours apart");
    let (with, without) = loud::people(plan);
    let pair = Pair::new(&blueprint.totals(with)?, &blueprint.totals(without)?);
    let scales = blueprint.scales();
    let draw = |exact: &Totals, count: usize| noisy(&blueprint, exact, count);
    let promise = Promise::of(plan);
    let size = Size::new(thorough.long, scales.len(), promise);
    checks.extend(distinguish::test(&pair, scales, promise, size, &draw)?);
    progress.stage("testing the noise");
    let draws = if thorough.long { 1_000_000 } else { 50_000 };
    checks
        .extend(goodness::test(&plan.noise, scales, draws, &|table, count| zeros(&blueprint, table, count))?);
    Ok(AuditReport { checks })
}

fn neighbour_replay(
    pipeline: &Pipeline,
    plan: &Plan,
    geography: Option<&Geography>,
    blueprint: &Blueprint,
    sampled: usize,
) -> Result<Vec<Check>> {
    let atlas = Atlas::new(geography);
    let exports = Exports::new(pipeline, &atlas)?;
    let by_unit = pipeline.privacy.unit != Unit::Record;
    let (seen, mut lot) = (exports.seen()?, people::lot()?);
    let rows = if by_unit { pipeline.rows_alone() } else { Role::ALL.to_vec() };
    let mut targets = match by_unit {
        true => people::units(&exports.read(exports::Ask::AsIs, false)?, &rows, &seen, sampled, &mut lot),
        false => Vec::new(),
    };
    if !rows.is_empty() {
        let alone = |source: usize| pipeline.sources.get(source).is_some_and(|s| rows.contains(&s.role));
        targets.extend(people::rows(alone, &seen, sampled, &mut lot));
    }
    let replay = Replay {
        read: &|ask, quoted| exports.read(ask, quoted),
        totals: &|records| blueprint.totals(records),
        cost: Cost::new(plan, blueprint.scales()),
        by_unit,
        rows: &rows,
        sample: pipeline.sample,
    };
    replay.run(&targets)
}

/// OpenDP's own composed map against the exact charge, as a release checks it.
fn composed_map(plan: &Plan, blueprint: &Blueprint) -> Result<Check> {
    let held = blueprint.chain()?.within(&plan.cost());
    Ok(check("charge.map", held, format!("OpenDP's composed map is at most the charge, {}", plan.cost())))
}

/// Draws noise on so many copies of a few cells of made-up people.
fn noisy(blueprint: &Blueprint, exact: &Totals, count: usize) -> Result<Vec<Totals>> {
    let chain = blueprint.chain()?;
    (0..count).map(|_| chain.noisy(exact).map_err(|_| no_noise())).collect()
}

/// So many draws of one table's noise on zeros.
fn zeros(blueprint: &Blueprint, table: usize, count: usize) -> Result<Vec<i64>> {
    let cells = |t| if t == table { vec![0; count] } else { Vec::new() };
    let exact: Totals = (0..blueprint.scales().len()).map(cells).collect();
    let drawn = blueprint.noisy(&exact)?;
    drawn.into_iter().nth(table).ok_or_else(no_noise)
}

fn no_noise() -> Problem {
    Problem::failed("OpenDP drew no noise in the audit")
}
