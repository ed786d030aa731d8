//! How much of a modelled figure comes from its place's own rows.
//!
//! own_data_share = 1 − Var(figure | all) / Var(figure | all but the rows of its place),
//! λ₀ and the prior's variances held fixed. Both are exact: with Σ the posterior variance of
//! a leaf's cells and F its rows (divided by their noise), without them it is
//! (Σ⁻¹ − FᵀF)⁻¹ = Σ + Σ Fᵀ (I − F Σ Fᵀ)⁻¹ F Σ.
use faer::Mat;

use super::dense::{even, solved};
use super::fit::Fitted;
use super::space::Cell;
use super::tree::{Spreading, Tree};

/// Posterior variances of the cells of every place, with its own rows and without.
#[derive(Clone, Debug)]
pub struct Own {
    cells: Vec<Cell>,
    places: Vec<(Mat<f64>, Mat<f64>)>,
}

impl Own {
    pub(crate) fn new(fitted: &Fitted, tree: &Tree) -> Self {
        let frame = fitted.frame();
        let (n, b) = (frame.space.block(), frame.design.len());
        let rows = &frame.rows[0].sums;
        let one = |level: usize, _: usize, both: &Spreading| {
            (level == 0).then(|| {
                let with = both.inside.submatrix(b, b, n, n).to_owned();
                let without = without(&with, rows);
                (with, without)
            })
        };
        let places = tree.spreading(&frame, &one).swap_remove(0).into_iter().flatten().collect();
        Own { cells: frame.space.cells.clone(), places }
    }

    /// The share of Σ weight · voices over the cells of `place`; `weight(need, period,
    /// status)` by the columns of the model.
    pub fn share(&self, place: usize, weight: impl Fn(usize, usize, usize) -> f64) -> f64 {
        let Some((with, without)) = self.places.get(place) else { return 0.0 };
        let w: Vec<f64> = self.cells.iter().map(|c| weight(c.need, c.period, c.status)).collect();
        let (with, without) = (form(with, &w), form(without, &w));
        if without > 0.0 { (1.0 - with / without).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// wᵀ m w.
fn form(m: &Mat<f64>, w: &[f64]) -> f64 {
    let used: Vec<usize> = (0..w.len()).filter(|i| w[*i] != 0.0).collect();
    used.iter().flat_map(|i| used.iter().map(move |j| (*i, *j))).map(|(i, j)| w[i] * m[(i, j)] * w[j]).sum()
}

fn without(with: &Mat<f64>, rows: &Mat<f64>) -> Mat<f64> {
    let seen = rows * with;
    let m = rows.nrows();
    let left = Mat::<f64>::identity(m, m) - &seen * rows.transpose();
    even(&(with + seen.transpose() * solved(&even(&left), &seen)))
}
