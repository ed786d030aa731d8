//! The hierarchical posterior of one role's tables (docs/methods.md, section 5).
//!
//! Least squares uses each figure's own rows only; where these are few beside the noise,
//! what is alike between places, needs and months helps. The model: log λ of a cell is a
//! public base (residents, days) plus effects by level of areas, need, period and status
//! with variances learnt from the data ([`effects`]); a cell's voices spread about λ with
//! variance ψλ; the tables are sums of cells plus the known noise ([`rows`]). Linear around
//! λ₀ it is Normal on a tree of areas, and solved exactly ([`node`], [`tree`]); λ₀ and the
//! variances are moved until they rest ([`fit`], [`moments`]); draws are then independent
//! and share one factorisation ([`draws`]).
//!
//! What is shown is cut by place and need, or by place and period: a [`Fold`] adds up the other
//! axis first, so that the model speaks of the shown cells themselves and is small.
mod dense;
mod draws;
mod effects;
mod fit;
mod moments;
mod node;
mod own;
mod rows;
mod space;
#[cfg(test)]
mod tests;
mod tree;

pub use fit::Report;
pub use own::Own;
pub use space::Fold;

use faer::Mat;
use rayon::prelude::*;

use crate::bundle::Bundle;
use crate::estimate::Marginal;
use crate::pipeline::Role;
use crate::plan::Shape;
use draws::{BATCH, draw};
use fit::Fitted;
use space::Space;
use tree::Tree;

/// Posterior draws of marginal tables.
pub(crate) struct Posterior {
    fitted: Fitted,
    tree: Tree,
    seed: [u8; 32],
}

/// A marginal's draws, `draws[d][cell]`, in persons' voices.
pub(crate) struct Sampled {
    pub(crate) shape: Shape,
    pub(crate) draws: Vec<Vec<f32>>,
}

impl Posterior {
    /// Fits the group-free tables of `role`, of about `total` voices in all; `None` where
    /// there are none.
    pub(crate) fn new(bundle: &Bundle, role: Role, fold: &Fold, total: f64, seed: [u8; 32]) -> Option<Self> {
        let space = Space::new(bundle.plan(), fold);
        let rows = rows::rows(bundle, &space, role)?;
        let fitted = Fitted::new(space, rows, total);
        let tree = Tree::new(&fitted.frame());
        Some(Posterior { fitted, tree, seed })
    }

    /// At least `draws` draws of each asked marginal.
    pub(crate) fn sample(&self, asked: &[Marginal], draws: usize) -> Vec<Sampled> {
        let space = &self.fitted.space;
        let sums: Vec<Sums> = asked.iter().map(|m| Sums::new(space, *m)).collect();
        let mut out: Vec<Sampled> =
            sums.iter().map(|s| Sampled { shape: s.shape, draws: Vec::new() }).collect();
        for batch in 0..draws.div_ceil(BATCH) {
            let drawn = draw(&self.fitted, &self.tree, self.seed, batch);
            let tables: Vec<Vec<Vec<f32>>> = sums.par_iter().map(|s| s.of(space, &drawn)).collect();
            out.iter_mut().zip(tables).for_each(|(sampled, more)| sampled.draws.extend(more));
        }
        out
    }

    /// How the fit went.
    pub(crate) fn report(&self) -> &Report {
        &self.fitted.report
    }

    /// How much each place's own rows tell of it.
    pub(crate) fn own(&self) -> Own {
        Own::new(&self.fitted, &self.tree)
    }
}

/// Which cells a marginal sums.
struct Sums {
    level: usize,
    column: Vec<usize>,
    shape: Shape,
}

impl Sums {
    fn new(space: &Space, m: Marginal) -> Self {
        let cut = [m.need, m.period, m.status];
        let length = |j: usize| if cut[j] { space.lengths[j] } else { 1 };
        let shape = Shape {
            areas: space.widths[m.level],
            groups: 1,
            needs: length(0),
            periods: length(1),
            statuses: length(2),
        };
        Sums { level: m.level, column: space.columns(cut), shape }
    }

    /// One table a draw.
    fn of(&self, space: &Space, cells: &[Mat<f64>]) -> Vec<Vec<f32>> {
        let width = self.shape.cells() / self.shape.areas.max(1);
        let one = |d: usize| {
            let mut out = vec![0.0f64; self.shape.cells()];
            for (leaf, cells) in cells.iter().enumerate() {
                let at = space.ancestor(leaf, self.level) * width;
                self.column.iter().zip(cells.col(d).iter()).for_each(|(column, v)| out[at + column] += v);
            }
            out.into_iter().map(|v| v as f32).collect()
        };
        (0..BATCH).map(one).collect()
    }
}
