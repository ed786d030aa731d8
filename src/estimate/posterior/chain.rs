//! Chains of draws: Gibbs sampling of unknowns, noise variances and prior variances.
//!
//! One step of a chain draws, in turn,
//! - all unknowns given the precisions, exactly, by perturbation and solution
//!   (Papandreou and Yuille 2010; Matheron's rule): a draw of prior and noise is moved by
//!   what the tables say beyond it, z ← ξ + Bᵀ (B Bᵀ + Q⁻¹)⁻¹ (r − B ξ − Q^-½ ε);
//! - the precision q of every Laplace cell given its residual e: a Laplace variable of
//!   scale b is Normal with an exponential mixture of variances, and b² q is then
//!   inverse Gaussian with mean b/|e| and shape 1 (Andrews and Mallows 1974; Park and
//!   Casella 2008). So the likelihood is the true one, not that of its variance.
//!
//! The generator is seeded by the bundle's noisy integers: the same bundle gives the
//! same draws.
use rand::Rng;
use rand::rngs::StdRng;
use rand_distr::StandardNormal;

use super::conjugate::{Rows, Solution, solve};
use super::effects::{Block, FAMILIES, Spread, active, fixed};
use super::operator::{Frame, Lanes, Operator};
use super::precondition::{Preconditioner, Shares};
use super::tables::Noise;

/// Least |e|/b and largest b² q that are told apart: they keep a row that happens to be
/// fitted exactly from stopping the solution.
const LEAST: f64 = 1e-3;
const MOST: f64 = 100.0;

/// L chains side by side.
pub(crate) struct Chains<const L: usize> {
    pub(crate) operator: Operator<L>,
    /// Standard Normal unknowns of each chain.
    pub(crate) z: Vec<Lanes<L>>,
    /// Draws of the prior.
    prior: Vec<Lanes<L>>,
    /// Solution by table and row.
    w: Rows<L>,
    pub(crate) spreads: [Spread; L],
    rng: StdRng,
}

impl<const L: usize> Chains<L> {
    pub(crate) fn new(frame: &Frame, spread: &Spread, rng: StdRng) -> Self {
        let n = frame.unknowns();
        let operator = Operator::new(frame);
        Chains {
            w: operator.precision.clone(),
            operator,
            z: vec![[0.0; L]; n],
            prior: vec![[0.0; L]; n],
            spreads: std::array::from_fn(|_| spread.clone()),
            rng,
        }
    }

    /// Draws all unknowns; `residual[table][row]` is what the tables say beyond the
    /// point of linearisation without effects.
    pub(crate) fn draw(
        &mut self,
        frame: &Frame,
        residual: &[Vec<f64>],
        shares: &Shares,
        tolerance: f64,
    ) -> Solution {
        self.operator.set(frame, &self.spreads);
        for b in &mut self.prior {
            b.iter_mut().for_each(|b| *b = normal(&mut self.rng));
        }
        self.operator.expand(frame, &self.prior);
        let mut rows = self.operator.rows(frame);
        for ((rows, r), q) in rows.iter_mut().zip(residual).zip(&self.operator.precision) {
            for ((row, r), q) in rows.iter_mut().zip(r).zip(q) {
                let one = |l: usize| *r - row[l] - normal(&mut self.rng) / q[l].sqrt();
                *row = std::array::from_fn(one);
            }
        }
        let preconditioner = Preconditioner::new(frame, &self.operator, shares);
        let solution = solve(
            frame,
            &mut self.operator,
            (&preconditioner, shares),
            rows,
            &mut self.w,
            &mut self.z,
            tolerance,
        );
        self.operator.project(frame, &self.w, &mut self.z);
        for (z, prior) in self.z.iter_mut().zip(&self.prior) {
            (0..L).for_each(|l| z[l] += prior[l]);
        }
        solution
    }

    /// Draws the precisions of all Laplace cells given the unknowns.
    pub(crate) fn mix(&mut self, frame: &Frame, residual: &[Vec<f64>]) {
        self.operator.expand(frame, &self.z);
        let fitted = self.operator.rows(frame);
        for (t, table) in frame.tables.iter().enumerate() {
            let Noise::Laplace(scale) = table.noise else { continue };

            let b = scale;
            let rows = self.operator.precision[t].iter_mut().zip(&residual[t]).zip(&fitted[t]);
            for ((q, r), f) in rows {
                for l in 0..L {
                    let size = ((*r - f[l]).abs() / b).max(LEAST);
                    q[l] = inverse_gaussian(&mut self.rng, 1.0 / size).min(MOST) / (b * b);
                }
            }
        }
    }

    /// Sums of squares of the effects by level and family over all chains, of the
    /// leaves' with places only, and Σ z² ψ of the cells that can hold anyone.
    pub(crate) fn squares(&self, frame: &Frame) -> (Vec<[f64; FAMILIES]>, f64) {
        let (space, block) = (frame.space, frame.block);
        let mut out = vec![[0.0; FAMILIES]; space.widths.len()];
        let mut at = 0;
        for (level, sums) in out.iter_mut().enumerate() {
            for unit in 0..space.widths[level] {
                for (i, family) in block.family.iter().enumerate() {
                    if !(level == 0 && *family == 0 && space.placeless[unit]) {
                        for l in 0..L {
                            let v = self.z[at + i][l] * self.spreads[l].scale[level][*family];
                            sums[*family] += v * v;
                        }
                    }
                }
                at += block.len();
            }
        }
        let mut cells = 0.0;
        for (z, lambda) in self.z[at..].iter().zip(frame.lambda).filter(|(_, l)| **l > 0.0) {
            debug_assert!(*lambda > 0.0);
            (0..L).for_each(|l| cells += z[l] * z[l] * self.spreads[l].psi);
        }
        (out, cells)
    }
}

/// Number of effects of a family at a level.
pub(crate) fn count(frame: &Frame, block: &Block, level: usize, family: usize) -> usize {
    let placeless =
        if level == 0 && family == 0 { frame.space.placeless.iter().filter(|p| **p).count() } else { 0 };
    frame.space.widths[level] * block.size(family) - placeless
}

/// Whether the variance of a family is learnt.
pub(crate) fn learnt(frame: &Frame, level: usize, family: usize) -> bool {
    let city = frame.space.widths.len() - 1;
    active(frame.space, family) && !(level == city && fixed(family))
}

fn normal(rng: &mut StdRng) -> f64 {
    rng.sample(StandardNormal)
}

/// An inverse Gaussian variable of mean `mean` and shape 1 (Michael, Schucany and Haas
/// 1976), in the form that does not cancel for large means.
fn inverse_gaussian(rng: &mut StdRng, mean: f64) -> f64 {
    let n: f64 = normal(rng);
    let y = n * n;
    let x = {
        // The smaller root: m (1 + (m y − √(4 m y + m² y²)) / 2).
        let my = mean * y;
        let root = (4.0 * my + my * my).sqrt();
        mean * 2.0 / (2.0 + my + root)
    };
    let u: f64 = rng.random();
    if u * (mean + x) <= mean { x } else { mean * mean / x }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    /// Mean m, and 1/x has mean 1/m + 1.
    #[test]
    fn the_inverse_gaussian_has_its_two_means() {
        let mut rng = StdRng::seed_from_u64(5);
        for mean in [0.2f64, 1.0, 6.0] {
            let n = 200_000;
            let draws: Vec<f64> = (0..n).map(|_| inverse_gaussian(&mut rng, mean)).collect();
            let (a, m) = (draws.iter().sum::<f64>() / n as f64, mean);
            // Variance m³: five standard errors.
            assert!((a - m).abs() < 5.0 * (m.powi(3) / n as f64).sqrt(), "{mean} {a}");
            let inverse = draws.iter().map(|d| 1.0 / d).sum::<f64>() / n as f64;
            // 1/x has variance 1/m + 2.
            assert!((inverse - 1.0 / m - 1.0).abs() < 5.0 * ((1.0 / m + 2.0) / n as f64).sqrt(), "{mean}");
        }
    }

    /// A Normal of variance 1/q with q mixed as here, given e, leaves e Laplace: the
    /// chain e | q, q | e has Laplace(1) as its limit.
    #[test]
    fn mixing_variances_gives_laplace_noise() {
        let mut rng = StdRng::seed_from_u64(6);
        let (mut e, mut sizes, mut squares) = (1.0f64, 0.0, 0.0);
        let n = 400_000;
        for _ in 0..n {
            let q = inverse_gaussian(&mut rng, 1.0 / e.abs().max(LEAST)).min(MOST);
            e = normal(&mut rng) / q.sqrt();
            sizes += e.abs() / n as f64;
            squares += e * e / n as f64;
        }
        assert!((sizes - 1.0).abs() < 0.05 && (squares - 2.0).abs() < 0.2, "{sizes} {squares}");
    }
}
