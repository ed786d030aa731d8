//! Whether the ranges mean what they say: the calibration report.
//!
//! Made-up cities whose exact figures are known go through everything that a
//! release goes through (planner, weighing, OpenDP's noise, estimates, the story),
//! and each published figure is held against the exact one **of the same estimand**:
//! the story of the exact tables. Counted is how often a likely range contains it,
//! overall and among the figures that are shown as clear, since those are what
//! people quote. docs/accuracy.md is made by it.
mod compare;
mod kinds;
mod lists;
mod places;
mod report;
pub mod side;
mod tally;
#[cfg(test)]
mod tests;
mod town;

#[cfg(test)]
pub(crate) use town::town as town_for_tests;

use rayon::prelude::*;

use crate::bundle::Bundle;
use crate::confidential;
use crate::equity;
use crate::forecast::forecast;
use crate::privacy::{Delta, Epsilon};
use crate::problem::{Problem, Result};
use crate::rehearse::no_ledger;
use crate::release::{Prepared, describe};
use crate::simulate::{self, Generator};

pub use kinds::Kind;
pub use lists::{Found, List, Lists};
pub use report::{headline, markdown};
pub use tally::{Cell, Ledger};

/// Larger cities are made a quarter as often.
const MANY: u32 = 100_000;

/// What is to be tried.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Cities for each combination of the following.
    pub repetitions: u32,
    /// How many people ask.
    pub people: Vec<u32>,
    /// ε of the release.
    pub epsilons: Vec<Epsilon>,
    /// Gaussian noise that keeps to each ε at this δ; `None` for the pipelines' own noise.
    pub delta: Option<Delta>,
    /// How requests come about.
    pub generators: Vec<Generator>,
    /// Seed of the made-up cities; the noise is OpenDP's and differs each time.
    pub seed: u64,
}

/// Runs a trial: one [`Cell`] for each combination, in order. As each ends, `done` gets
/// all so far, the newest last.
///
/// # Errors
/// When a made-up city cannot be made, planned or measured, and those of `done`.
pub fn calibrate(trial: &Trial, done: &mut dyn FnMut(&[Cell]) -> Result<()>) -> Result<Vec<Cell>> {
    let mut cells = Vec::new();
    for &people in &trial.people {
        for epsilon in &trial.epsilons {
            for &generator in &trial.generators {
                let one =
                    |number| repetition(trial, people, epsilon, generator, trial.seed + u64::from(number));
                // Large cities have more figures each, and take longer.
                let repetitions =
                    if people > MANY { trial.repetitions.div_ceil(4) } else { trial.repetitions };
                let ledgers: Result<Vec<_>> = (0..repetitions).into_par_iter().map(one).collect();
                let mut cell = Cell::new(people, epsilon.clone(), generator);
                ledgers?.into_iter().for_each(|(shape, ledger)| cell.add(shape, ledger));
                cells.push(cell);
                done(&cells)?;
            }
        }
    }
    Ok(cells)
}

/// One city, one release of it, all figures compared.
fn repetition(
    trial: &Trial,
    people: u32,
    epsilon: &Epsilon,
    generator: Generator,
    seed: u64,
) -> Result<(String, Ledger)> {
    // Every fourth city also has weights, feedback and gifts, which take from the rest.
    let (city, mut work) = town::town(people, epsilon, generator, seed, seed % 4 == 3)?;
    if let Some(delta) = &trial.delta {
        work = work.with_gaussian(delta.clone())?;
    }
    let geography = work.geography.as_ref().ok_or_else(|| Problem::failed("a made-up city has no areas"))?;
    let everybody = simulate::people(&city, &work.plan, geography);
    let measured = confidential::invented(&work.plan, Some(geography), &everybody)?;
    let (noisy, scales) = measured.measurements.into_parts();
    let presentation = &work.pipeline.presentation;
    let shown = equity::tell(&bundle(&work, noisy, scales.clone())?, presentation)?;
    let exact = equity::tell_exactly(&bundle(&work, measured.exact, scales)?, presentation, &shown)?;
    let announced = forecast(&work)?;
    Ok((town::shape(&work.plan), compare::compare(&shown, &exact, &announced)))
}

fn bundle(work: &Prepared, cells: Vec<Vec<i64>>, scales: Vec<f64>) -> Result<Bundle> {
    let mut release = describe(work, "0".repeat(32), scales, no_ledger(work));
    release.rehearsal = true;
    Bundle::of_invented(release, cells, work.geography.clone())
        .ok_or_else(|| Problem::failed("this is no invention"))
}
