//! Fitting: relinearise, learn the prior's variances, then draw.
//!
//! The exponential is replaced by its tangent at λ₀ and the point moved to the mean of
//! the draws' effects, about ten times. Variances follow by stochastic EM over the
//! draws of all chains: τ² ← (Σ draw² + 0.01)/(n + 1), ψ ← mean(draw² λ₀), damped.
//! All is then held fixed while draws are taken.
use rand::SeedableRng;
use rand::rngs::StdRng;
use rayon::prelude::*;

use super::chain::{Chains, count, learnt};
use super::effects::{Block, FAMILIES, Spread};
use super::operator::{Frame, Lanes};
use super::precondition::Shares;
use super::space::Space;
use super::tables::Table;

/// Chains side by side in a group, and groups: as many whatever the machine, so that
/// the same bundle has the same draws everywhere.
pub(crate) const LANES: usize = 4;
const GROUPS: usize = 2;
/// Relinearisations.
const ROUNDS: usize = 12;
/// From this round on the mixture of variances is drawn too.
const MIXED: usize = 3;
/// Draws that are left out before those that are kept.
const BURN: usize = 3;
/// Root mean square error that a solution may have, in deviations of a cell's noise.
const TOLERANCE: f64 = 0.05;
/// Bounds of ψ, and of a step and a place of log λ.
const PSI: (f64, f64) = (0.05, 3.0);
const STEP: f64 = 1.0;
const FAR: f64 = 12.0;

/// How the fit went.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Most steps that a solution took.
    pub steps: usize,
    /// Largest residual of any solution, in deviations of the noise of a cell.
    pub residual: f64,
    /// How far log λ moved in the last relinearisation, averaged by expected voices.
    pub moved: f64,
    /// Largest ratio of a variance of the prior in the last round to the one before.
    pub drift: f64,
    /// Largest potential scale reduction (Gelman and Rubin) of the places' cells.
    pub reduction: f64,
    /// Whether all of these are within bounds; if not, direct estimates are told.
    pub converged: bool,
}

/// The point of linearisation, the prior and all that draws need.
pub(crate) struct Fitted {
    pub(crate) space: Space,
    pub(crate) block: Block,
    pub(crate) tables: Vec<Table>,
    /// Log of the expected voices from public facts and the city's total.
    base: Vec<f64>,
    /// Log λ₀.
    point: Vec<f64>,
    pub(crate) lambda: Vec<f64>,
    pub(crate) inverse: Vec<f64>,
    pub(crate) spread: Spread,
    groups: Vec<Chains<LANES>>,
    pub(crate) report: Report,
}

/// One draw of every chain of a group.
pub(crate) struct Drawn<'a> {
    /// λ₀ (1 + base − log λ₀) by cell: what a draw adds to.
    pub(crate) level: &'a [f64],
    /// The rest of each chain's draw, by cell.
    pub(crate) voices: &'a [Lanes<LANES>],
}

impl Fitted {
    /// Fits tables of a city of about `total` voices.
    pub(crate) fn new(space: Space, tables: Vec<Table>, total: f64, seed: [u8; 32]) -> Self {
        let base: Vec<f64> = space.base.iter().map(|b| b + total.max(1.0).ln()).collect();
        let block = Block::new(&space);
        let spread = Spread::start(&space);
        let report =
            Report { steps: 0, residual: 0.0, moved: 0.0, drift: 1.0, reduction: 1.0, converged: false };
        let mut fitted = Fitted {
            point: base.clone(),
            lambda: Vec::new(),
            inverse: Vec::new(),
            groups: Vec::new(),
            space,
            block,
            tables,
            base,
            spread,
            report,
        };
        fitted.expand_at();
        let frame = fitted.frame();
        let seeded = |group: usize| {
            let mut own = seed;
            own[0] ^= group as u8 + 1;
            Chains::new(&frame, &fitted.spread, StdRng::from_seed(own))
        };
        let groups = (0..GROUPS).map(seeded).collect();
        fitted.groups = groups;
        (0..ROUNDS).for_each(|round| fitted.round(round));
        fitted
    }

    /// The map at the present point.
    pub(crate) fn frame(&self) -> Frame<'_> {
        Frame {
            space: &self.space,
            block: &self.block,
            tables: &self.tables,
            lambda: &self.lambda,
            inverse: &self.inverse,
        }
    }

    /// λ₀ and its root at the present point.
    fn expand_at(&mut self) {
        let clipped = |v: &f64| if *v == f64::NEG_INFINITY { 0.0 } else { v.clamp(-FAR, FAR).exp() };
        self.lambda = self.point.iter().map(clipped).collect();
        self.inverse = self.lambda.iter().map(|l| if *l > 0.0 { l.sqrt().recip() } else { 0.0 }).collect();
    }

    /// λ₀ (1 + base − log λ₀) by cell.
    pub(crate) fn level(&self) -> Vec<f64> {
        let one = |((l, b), p): ((&f64, &f64), &f64)| if *l > 0.0 { l * (1.0 + b - p) } else { 0.0 };
        self.lambda.iter().zip(&self.base).zip(&self.point).map(one).collect()
    }

    /// What each table says beyond [`Self::level`].
    pub(crate) fn residual(&self) -> Vec<Vec<f64>> {
        let level = self.level();
        let n = self.space.block();
        let one = |table: &Table| {
            let mut rows = table.noisy.clone();
            for (leaf, cells) in level.chunks_exact(n).enumerate() {
                let at = self.space.ancestor(leaf, table.level) * table.width;
                cells.iter().zip(&table.column).for_each(|(v, c)| rows[at + c] -= *v);
            }
            rows
        };
        self.tables.iter().map(one).collect()
    }

    /// One relinearisation with its step of the variances.
    fn round(&mut self, round: usize) {
        let (residual, mut groups) = (self.residual(), std::mem::take(&mut self.groups));
        let frame = self.frame();
        let shares = Shares::new(&frame);
        let draw = |group: &mut Chains<LANES>| {
            let solution = group.draw(&frame, &residual, &shares, TOLERANCE);
            if round >= MIXED {
                group.mix(&frame, &residual);
            }
            let mut smooth = vec![[0.0; LANES]; frame.space.cells()];
            group.operator.smooth(&frame, &group.z, &mut smooth);
            let mean = smooth.iter().map(|v| v.iter().sum::<f64>() / LANES as f64).collect::<Vec<f64>>();
            (solution, mean, group.squares(&frame))
        };
        let drawn: Vec<_> = groups.par_iter_mut().map(draw).collect();
        let steps = drawn.iter().map(|d| d.0.steps).max().unwrap_or(0);
        let residual = drawn.iter().map(|d| d.0.residual).fold(0.0, f64::max);
        let squares: Vec<_> = drawn.iter().map(|d| &d.2).collect();
        let (spread, drift) = self.learn(&squares, round);
        let target: Vec<f64> = (0..self.point.len())
            .map(|i| self.base[i] + drawn.iter().map(|d| d.1[i]).sum::<f64>() / GROUPS as f64)
            .collect();
        self.report.steps = self.report.steps.max(steps);
        self.report.residual = residual;
        self.report.drift = drift;
        self.spread = spread.clone();
        for group in &mut groups {
            group.spreads = std::array::from_fn(|_| spread.clone());
        }
        self.groups = groups;
        self.report.moved = self.relinearise(&target, round);
    }

    /// The prior's variances from the draws' squares, and the largest change.
    fn learn(&self, squares: &[&(Vec<[f64; FAMILIES]>, f64)], round: usize) -> (Spread, f64) {
        let chains = (GROUPS * LANES) as f64;
        let frame = self.frame();
        let (mut spread, mut drift) = (self.spread.clone(), 1.0f64);
        let keep = if round < MIXED { 0.0 } else { 0.5 };
        for (level, scales) in spread.scale.iter_mut().enumerate() {
            for (f, scale) in scales.iter_mut().enumerate().filter(|(f, _)| learnt(&frame, level, *f)) {
                let sum = squares.iter().map(|s| s.0[level][f]).sum::<f64>() / chains;
                let n = count(&frame, &self.block, level, f) as f64;
                let old = *scale * *scale;
                let new = keep * old + (1.0 - keep) * (sum + 0.01) / (n + 1.0);
                drift = drift.max((new / old).max(old / new));
                *scale = new.sqrt();
            }
        }
        let cells = self.lambda.iter().filter(|l| **l > 0.0).count() as f64 * chains;
        let psi = squares.iter().map(|s| s.1).sum::<f64>() / cells.max(1.0);
        let psi = (0.5 * spread.psi + 0.5 * psi).clamp(PSI.0, PSI.1);
        spread.psi = psi;
        (spread, drift)
    }

    /// Moves the point towards `target`; how far, averaged by expected voices.
    fn relinearise(&mut self, target: &[f64], round: usize) -> f64 {
        let part = match round {
            0..4 => 1.0,
            4..7 => 0.6,
            // Averages the noise of the draws away.
            _ => 1.0 / (round - 5) as f64,
        };
        let (mut moved, mut all) = (0.0, 0.0);
        for ((point, target), lambda) in self.point.iter_mut().zip(target).zip(&self.lambda) {
            if *lambda > 0.0 {
                let step = part * (target - *point).clamp(-STEP, STEP);
                *point += step;
                moved += step.abs() * lambda;
                all += *lambda;
            }
        }
        self.expand_at();
        moved / all.max(f64::MIN_POSITIVE)
    }

    /// Takes at least `draws` draws and hands each group's to `visit` with the group's
    /// number.
    pub(crate) fn sample(&mut self, draws: usize, visit: &(impl Fn(usize, &Drawn) + Sync)) {
        let (residual, level, mut groups) = (self.residual(), self.level(), std::mem::take(&mut self.groups));
        let frame = self.frame();
        let shares = Shares::new(&frame);
        let kept = draws.div_ceil(GROUPS * LANES);
        let one = |(number, group): (usize, &mut Chains<LANES>)| {
            let mut worst = (0, 0.0f64);
            for round in 0..BURN + kept {
                let solution = group.draw(&frame, &residual, &shares, TOLERANCE);
                worst = (worst.0.max(solution.steps), worst.1.max(solution.residual));
                group.mix(&frame, &residual);
                if round < BURN {
                    continue;
                }
                let drawn = Drawn { level: &level, voices: &group.operator.voices };
                visit(number, &drawn);
            }
            worst
        };
        let worst: Vec<(usize, f64)> = groups.par_iter_mut().enumerate().map(one).collect();
        self.groups = groups;
        for (steps, residual) in worst {
            self.report.steps = self.report.steps.max(steps);
            self.report.residual = self.report.residual.max(residual);
        }
    }

    /// Number of groups of chains.
    pub(crate) fn groups(&self) -> usize {
        GROUPS
    }
}
