//! How much of a modelled figure comes from its place's own rows.
//!
//! own_data_share = 1 − Var(figure | all) / Var(figure | without any row of its place).
//! Without its rows a place is known by what it has in common with others, and its own
//! effects and cells are as wide as their prior: the variance without is Σ over the
//! leaf's families of scale² (Σ_cells w λ d)², plus ψ Σ w² λ. Held fixed are the
//! hyperparameters, λ₀ and the effects above the leaf (whose small variance is left out,
//! so that the share is, if anything, too small), and what tables of larger places say
//! of one place is left out (which makes it, a little, too large).
use super::effects::{Block, FAMILIES};
use super::fit::Fitted;
use super::space::Space;

/// The prior of one place's cells.
#[derive(Clone, Debug)]
pub struct Prior {
    space: Space,
    block: Block,
    lambda: Vec<f64>,
    scale: [f64; FAMILIES],
    psi: f64,
}

impl Prior {
    pub(crate) fn new(fitted: &Fitted) -> Self {
        Prior {
            space: fitted.space.clone(),
            block: fitted.block.clone(),
            lambda: fitted.lambda.clone(),
            scale: fitted.spread.scale[0],
            psi: fitted.spread.psi,
        }
    }

    /// Variance, without the rows of `leaf`, of Σ weight · voices over its cells;
    /// `weight(need, period, status)`.
    pub fn variance(&self, leaf: usize, weight: impl Fn(usize, usize, usize) -> f64) -> f64 {
        let [needs, periods, statuses] = self.space.lengths;
        let mut sums = vec![0.0; self.block.len()];
        let mut own = 0.0;
        let mut cell = leaf * self.space.block();
        for k in 0..needs {
            for t in 0..periods {
                for s in 0..statuses {
                    let (w, lambda) = (weight(k, t, s), self.lambda[cell]);
                    cell += 1;
                    let v = w * lambda;
                    if v == 0.0 {
                        continue;
                    }
                    own += w * w * lambda;
                    let (g, h) = (self.space.met[s] * v, self.space.pending[s] * v);
                    let at = &self.block.at;
                    let adds = [
                        (at[0], v),
                        (at[1] + k, v),
                        (at[2] + t, v),
                        (at[3] + k * periods + t, v),
                        (at[4], g),
                        (at[5] + k, g),
                        (at[6] + t, g),
                        (at[7], h),
                        (at[8] + k, h),
                        (at[9] + t, h),
                    ];
                    adds.into_iter().for_each(|(i, add)| sums[i] += add);
                }
            }
        }
        let effects = sums.iter().zip(&self.block.family);
        effects.map(|(v, f)| (v * self.scale[*f]).powi(2)).sum::<f64>() + self.psi * own
    }
}
