//! Fitting: relinearise and learn the prior's variances until both rest.
//!
//! The exponential is replaced by its tangent at λ₀, λ₀ moves to the posterior mean of the
//! effects (Gauss and Newton), and the prior's variances to the maximum of the marginal
//! likelihood times their root ([`super::moments`]; Chung, Rabe-Hesketh, Dorie, Gelman and Liu
//! 2013): the likelihood alone is often largest at a variance of nothing, and ranges that
//! believe it are too short (with a weak inverse gamma prior in the root's place they held 78 of 100
//! times at ε = 0.5, and 94 to 96 with the root).
//! All is deterministic, so that rest is rest: no draw is involved.
use faer::Mat;

use super::effects::{Design, FAMILIES, Spread, learnt};
use super::moments::Learnt;
use super::rows::Rows;
use super::space::Space;
use super::tree::{Frame, Tree};

/// Most relinearisations.
const ROUNDS: usize = 80;
/// Rounds before which nothing is called at rest.
const FEWEST: usize = 5;
/// At rest: log λ moves by less, averaged by expected voices, ...
const MOVED: f64 = 0.002;
/// ... every standard deviation of the prior by less, in the unit of log λ, and √ψ.
const DRIFT: f64 = 0.002;
/// Largest standard deviation of a family that is learnt.
const WIDEST: f64 = 1.5;
/// ψ as if known from so many cells already: a voice in a cell is at most one person's, and
/// mostly a part of it, so that its variance is about 0.6 of its mean and at most that.
const VOICES: (f64, f64) = (20.0, 0.6);
/// Bounds of ψ, and of a step and a place of log λ beyond the public base.
const PSI: (f64, f64) = (0.05, 3.0);
const STEP: f64 = 1.0;
const FAR: f64 = 12.0;

/// How the fit went.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Relinearisations.
    pub rounds: usize,
    /// How far log λ moved in the last one, averaged by expected voices.
    pub moved: f64,
    /// How far the prior's standard deviations moved in the last one, at most.
    pub drift: f64,
    /// Whether both were at rest, and all figures finite; if not, direct estimates are told.
    pub converged: bool,
}

/// The point of linearisation, the prior and all that draws need.
pub(crate) struct Fitted {
    pub(crate) space: Space,
    pub(crate) design: Design,
    pub(crate) rows: Vec<Rows>,
    /// Log of the expected voices from public facts and the city's total, `[leaf][cell]`.
    base: Vec<Vec<f64>>,
    /// Log λ₀.
    point: Vec<Vec<f64>>,
    pub(crate) lambda: Vec<Vec<f64>>,
    pub(crate) spread: Spread,
    pub(crate) report: Report,
}

impl Fitted {
    /// Fits tables of a city of about `total` voices.
    pub(crate) fn new(space: Space, rows: Vec<Rows>, total: f64) -> Self {
        let more = total.max(1.0).ln();
        let base: Vec<Vec<f64>> =
            space.base.iter().map(|cells| cells.iter().map(|b| b + more).collect()).collect();
        let design = Design::new(&space);
        let spread = Spread::start(&space);
        let report = Report { rounds: 0, moved: f64::INFINITY, drift: f64::INFINITY, converged: false };
        let mut fitted =
            Fitted { point: base.clone(), lambda: Vec::new(), space, design, rows, base, spread, report };
        fitted.expand();
        while !fitted.report.converged && fitted.report.rounds < ROUNDS {
            fitted.round();
        }
        fitted
    }

    pub(crate) fn frame(&self) -> Frame<'_> {
        Frame {
            space: &self.space,
            design: &self.design,
            rows: &self.rows,
            lambda: &self.lambda,
            spread: &self.spread,
        }
    }

    /// λ₀ at the present point.
    fn expand(&mut self) {
        let one = |v: &f64| v.clamp(-FAR, FAR).exp();
        self.lambda = self.point.iter().map(|cells| cells.iter().map(one).collect()).collect();
    }

    /// λ₀ (1 + base − log λ₀) by leaf and cell: what effects and cells add to.
    pub(crate) fn level(&self) -> Vec<Vec<f64>> {
        let one = |leaf: usize| {
            let known = self.base[leaf].iter().zip(&self.point[leaf]);
            self.lambda[leaf].iter().zip(known).map(|(l, (b, p))| l * (1.0 + b - p)).collect()
        };
        (0..self.lambda.len()).map(one).collect()
    }

    /// What was measured beyond [`Self::level`], divided by the noise, `[level][unit][row]`.
    pub(crate) fn residual(&self) -> Vec<Vec<Vec<f64>>> {
        let mut cells = self.level();
        let mut out = Vec::new();
        for (level, rows) in self.rows.iter().enumerate() {
            if level > 0 {
                let mut sums = vec![vec![0.0; self.space.block()]; self.space.widths[level]];
                for (fine, parent) in cells.iter().zip(&self.space.up[level - 1]) {
                    sums[*parent].iter_mut().zip(fine).for_each(|(s, v)| *s += v);
                }
                cells = sums;
            }
            out.push(
                cells
                    .iter()
                    .zip(&rows.noisy)
                    .map(|(cells, noisy)| beyond(&rows.sums, cells, noisy))
                    .collect(),
            );
        }
        out
    }

    /// One relinearisation with its step of the variances.
    fn round(&mut self) {
        let residual = self.residual();
        let frame = self.frame();
        let tree = Tree::new(&frame);
        let noisy = |level: usize, unit: usize| {
            let r: &Vec<f64> = &residual[level][unit];
            Mat::from_fn(r.len(), 1, |i, _| r[i])
        };
        let means = tree.solve(&frame, 1, &noisy);
        let told = Learnt::new(&frame, &tree, &means);
        let (spread, drift) = self.learn(&told);
        let moved = self.relinearise(&means.effects[0]);
        self.spread = spread;
        let rounds = self.report.rounds + 1;
        let rests = rounds >= FEWEST && moved <= MOVED && drift <= DRIFT;
        self.report = Report { rounds, moved, drift, converged: rests };
    }

    /// The prior's variances of the next round, and the largest move of a deviation.
    fn learn(&self, told: &Learnt) -> (Spread, f64) {
        let (mut spread, mut drift) = (self.spread.clone(), 0.0f64);
        for (level, scales) in spread.scale.iter_mut().enumerate() {
            for f in (0..FAMILIES).filter(|f| learnt(&self.space, level, *f)) {
                let moments = told.effects[level][f];
                if moments.count > 0.0 {
                    let new = moments.next(scales[f] * scales[f], 1.0, (0.0, 0.0)).sqrt().min(WIDEST);
                    drift = drift.max((new - scales[f]).abs());
                    scales[f] = new;
                }
            }
        }
        let psi = told.cells.next(spread.psi, 0.0, VOICES).clamp(PSI.0, PSI.1);
        drift = drift.max((psi.sqrt() - spread.psi.sqrt()).abs());
        spread.psi = psi;
        (spread, drift)
    }

    /// Moves the point to the effects of the leaves; how far, averaged by expected voices.
    fn relinearise(&mut self, effects: &[Mat<f64>]) -> f64 {
        let (mut moved, mut all) = (0.0, 0.0);
        // Where the point swings, half a step.
        let part = if self.report.rounds < 20 { 1.0 } else { 0.5 };
        for (leaf, effects) in effects.iter().enumerate() {
            let target = &self.design.matrix * effects;
            for (i, point) in self.point[leaf].iter_mut().enumerate() {
                let step = part * (self.base[leaf][i] + target[(i, 0)] - *point).clamp(-STEP, STEP);
                *point += step;
                moved += step.abs() * self.lambda[leaf][i];
                all += self.lambda[leaf][i];
            }
        }
        self.expand();
        moved / f64::max(all, f64::MIN_POSITIVE)
    }
}

/// `noisy` − `sums` · `cells`.
fn beyond(sums: &Mat<f64>, cells: &[f64], noisy: &[f64]) -> Vec<f64> {
    let row =
        |(i, y): (usize, &f64)| y - cells.iter().enumerate().map(|(j, v)| sums[(i, j)] * v).sum::<f64>();
    noisy.iter().enumerate().map(row).collect()
}
