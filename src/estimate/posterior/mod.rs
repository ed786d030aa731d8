//! The hierarchical posterior of one role's tables (docs/methods.md, section 5).
//!
//! Least squares uses each figure's own rows only; where these are few beside the noise,
//! what is alike between places, needs and months helps. The model: log λ of a cell is a
//! public base (residents, days) plus effects by level of areas, need, period and status
//! with variances learnt from the data ([`effects`]); a cell's voices spread about λ with
//! variance ψλ; the tables are sums of cells plus the known noise. Everything is linear
//! around λ₀ and solved without a matrix ([`operator`], [`conjugate`]), relinearised and
//! drawn by Gibbs chains that treat Laplace noise as what it is ([`chain`], [`fit`]).
//!
//! Draws are never clipped before they are summed: a cell's draw may be negative, and
//! only so are the draws of all sums right.
mod chain;
mod conjugate;
mod effects;
mod fit;
mod operator;
mod precondition;
mod prior;
mod space;
mod sums;
mod tables;

#[cfg(test)]
mod tests;

pub use fit::Report;
pub use prior::Prior;

use std::sync::Mutex;

use crate::bundle::Bundle;
use crate::estimate::Marginal;
use crate::pipeline::Role;
use crate::plan::Shape;
use fit::{Drawn, Fitted, LANES};
use space::Space;

/// Largest potential scale reduction, residual and last move of a converged fit. A solution
/// stops at a residual of 0.05; one that ran out of steps stops above it.
const REDUCTION: f64 = 1.2;
const RESIDUAL: f64 = 0.06;
const MOVED: f64 = 0.1;

/// Posterior draws of marginal tables.
pub(crate) struct Posterior {
    fitted: Fitted,
}

/// A marginal's draws, `draws[d][cell]`, in persons' voices.
pub(crate) struct Sampled {
    pub(crate) shape: Shape,
    pub(crate) draws: Vec<Vec<f32>>,
}

impl Posterior {
    /// Fits the group-free tables of `role`, of about `total` voices in all; `None` where
    /// there are none.
    pub(crate) fn new(bundle: &Bundle, role: Role, total: f64, seed: [u8; 32]) -> Option<Self> {
        let space = Space::new(bundle.plan());
        let tables = tables::tables(bundle, &space, role);
        (!tables.is_empty()).then(|| Posterior { fitted: Fitted::new(space, tables, total, seed) })
    }

    /// At least `draws` draws of each asked marginal.
    pub(crate) fn sample(&mut self, asked: &[Marginal], draws: usize) -> Vec<Sampled> {
        let space = self.fitted.space.clone();
        let sums: Vec<Sums> = asked.iter().map(|m| Sums::new(&space, *m)).collect();
        let kept: Vec<Mutex<Vec<Vec<Vec<f32>>>>> =
            (0..self.fitted.groups()).map(|_| Mutex::new(vec![Vec::new(); asked.len()])).collect();
        self.fitted.sample(draws, &|group, drawn| {
            let Ok(mut mine) = kept[group].lock() else { return };
            for (sum, out) in sums.iter().zip(mine.iter_mut()) {
                out.extend(sum.of(&space, drawn));
            }
        });
        let mut by_group: Vec<_> = kept.into_iter().filter_map(|m| m.into_inner().ok()).collect();
        let reduction = by_group.iter().flat_map(|g| g.first()).collect::<Vec<_>>();
        let reduction = reduction_of(&reduction);
        let report = &mut self.fitted.report;
        report.reduction = reduction;
        report.converged = reduction <= REDUCTION && report.residual <= RESIDUAL && report.moved <= MOVED;
        let collect = |i: usize| by_group.iter_mut().flat_map(|g| std::mem::take(&mut g[i])).collect();
        let draws: Vec<Vec<Vec<f32>>> = (0..asked.len()).map(collect).collect();
        sums.iter().zip(draws).map(|(s, draws)| Sampled { shape: s.shape, draws }).collect()
    }

    /// How the fit went.
    pub(crate) fn report(&self) -> &Report {
        &self.fitted.report
    }

    /// The learnt prior of a place.
    pub(crate) fn prior(&self) -> Prior {
        Prior::new(&self.fitted)
    }
}

/// Which cells a marginal sums.
struct Sums {
    level: usize,
    column: Vec<usize>,
    width: usize,
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
        Sums { level: m.level, column: space.columns(cut), width: space.width(cut), shape }
    }

    /// One table a chain.
    fn of(&self, space: &Space, drawn: &Drawn) -> Vec<Vec<f32>> {
        let n = space.block();
        let mut out = vec![vec![0.0f64; self.shape.cells()]; LANES];
        for leaf in 0..space.widths[0] {
            let at = space.ancestor(leaf, self.level) * self.width;
            let cells = drawn.level[leaf * n..].iter().zip(&drawn.voices[leaf * n..]).zip(&self.column);
            for ((level, voices), column) in cells {
                for (sums, v) in out.iter_mut().zip(voices) {
                    sums[at + column] += level + v;
                }
            }
        }
        out.into_iter().map(|sums| sums.into_iter().map(|v| v as f32).collect()).collect()
    }
}

/// The potential scale reduction that 99 of 100 cells do not exceed (Gelman and Rubin
/// 1992), from each group's draws in the order of rounds and chains.
fn reduction_of(groups: &[&Vec<Vec<f32>>]) -> f64 {
    let Some(cells) = groups.first().and_then(|g| g.first()).map(Vec::len) else { return 1.0 };
    let one = |cell: usize| {
        let chains: Vec<Vec<f64>> = groups
            .iter()
            .flat_map(|g| (0..LANES).map(move |l| g.iter().skip(l).step_by(LANES)))
            .map(|draws| draws.map(|d| f64::from(d[cell])).collect())
            .collect();
        scale_reduction(&chains)
    };
    let mut all: Vec<f64> = (0..cells).map(one).collect();
    all.sort_by(f64::total_cmp);
    all.get((all.len() * 99) / 100).or(all.last()).copied().unwrap_or(1.0)
}

fn scale_reduction(chains: &[Vec<f64>]) -> f64 {
    let n = chains.iter().map(Vec::len).min().unwrap_or(0) as f64;
    if n < 4.0 {
        return 1.0;
    }
    let mean = |c: &Vec<f64>| c.iter().sum::<f64>() / c.len() as f64;
    let means: Vec<f64> = chains.iter().map(mean).collect();
    let all = mean(&means);
    let m = chains.len() as f64;
    let between = means.iter().map(|v| (v - all) * (v - all)).sum::<f64>() / (m - 1.0);
    let within = chains
        .iter()
        .zip(&means)
        .map(|(c, mean)| c.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0))
        .sum::<f64>()
        / m;
    if within <= 0.0 { 1.0 } else { (((n - 1.0) / n * within + between) / within).sqrt() }
}
