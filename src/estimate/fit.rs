//! Least squares over all group-free tables of one role, or over those of one group list
//! (docs/methods.md, section 3).
//!
//! With independent noise of precision τ_A on table A, the normal equations fall
//! apart by pattern S (see [`super::axes`]): Q_S v_S = Σ_{A ⊇ S} τ_A Z_Aᵀ ȳ_{A,S},
//! Q_S = Σ_{A ⊇ S} τ_A N_A Z_Aᵀ Z_A, where ȳ_{A,S} is table A averaged over its axes
//! outside S and centred on S, and N_A is the number of base cells that one of its
//! cells sums over. Each Q_S is a tree ([`super::tree`]). A cell of a marginal on B
//! is N_B Σ_{S ⊆ B} v_S, with variance Σ_S f_S [Z Q_S⁻¹ Zᵀ] (`Axes::factor`).
use super::Marginal;
use super::axes::{Axes, Mask, PATTERNS, subsets};
use super::noise::variance_of;
use super::tree::{Solver, Tree};
use crate::bundle::Bundle;
use crate::pipeline::Role;
use crate::plan::{Shape, Table};

/// A weighted sum of the base cells of one role, its weights a product over axes.
///
/// `None` on an axis sums over it. Lengths are those of the plan; a level is an
/// index into `Hierarchy::levels`.
#[derive(Clone, Copy, Debug)]
pub struct Contrast<'a> {
    /// Whose records.
    pub role: Role,
    /// The level whose units are weighted.
    pub level: usize,
    /// One weight a unit of that level.
    pub areas: &'a [f64],
    /// One weight a need.
    pub needs: Option<&'a [f64]>,
    /// One weight a period.
    pub periods: Option<&'a [f64]>,
    /// One weight a status.
    pub statuses: Option<&'a [f64]>,
}

/// One measured table.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    /// Index in the plan.
    pub(crate) index: usize,
    level: usize,
    kept: Mask,
    /// Number of cells.
    pub(crate) cells: usize,
    /// Scale of its noise in persons' voices.
    pub(crate) scale: f64,
    precision: f64,
}

/// Estimates of one pattern by level, `[unit][column]`; empty where not estimable.
pub(crate) type Solved = Vec<Vec<f64>>;

/// The least squares of one role.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) role: Role,
    axes: Axes,
    tree: Tree,
    pub(crate) tables: Vec<Measured>,
    /// Σ τ_A N_A by pattern and level.
    weights: Vec<Vec<f64>>,
    solvers: Vec<Option<Solver>>,
    values: Vec<Solved>,
}

/// How an asked marginal is put together from patterns.
#[derive(Clone)]
pub(crate) struct Layout {
    level: usize,
    kept: Mask,
    /// Shape of the marginal.
    pub(crate) shape: Shape,
    lookups: Vec<(Mask, Vec<usize>)>,
}

impl Layout {
    /// The patterns it needs.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = Mask> {
        self.lookups.iter().map(|(pattern, _)| *pattern)
    }
}

impl Fit {
    /// Solves for `role`; `None` when no group-free table of that role is in the plan.
    pub(crate) fn new(bundle: &Bundle, role: Role) -> Option<Self> {
        let plan = bundle.plan();
        let lengths = [plan.needs.len(), plan.periods.len(), plan.status_count()];
        let kept = |t: &Table| t.joins().then_some([t.need, t.period, t.status]);
        Self::over(bundle, role, lengths, kept)
    }

    /// Solves for requests by group list `group`, whose values stand where the needs stand
    /// else: its own tables, and those by place and status alone, which tell how many there
    /// are of all its values together. `None` where the group is told for the city only.
    pub(crate) fn by_group(bundle: &Bundle, group: usize) -> Option<Self> {
        let plan = bundle.plan();
        let own = |t: &Table| t.measure.is_voice() && t.group == Some(group) && !t.need && !t.period;
        let city = plan.hierarchy.city();
        plan.tables.iter().find(|t| t.role == Role::Requests && own(t) && t.level < city)?;
        let kept = |t: &Table| match own(t) {
            true => Some([true, false, t.status]),
            false => (t.joins() && !t.need && !t.period).then_some([false, false, t.status]),
        };
        Self::over(bundle, Role::Requests, [plan.groups.get(group)?.keys.len(), 1, plan.status_count()], kept)
    }

    /// Solves for the tables of `role` that `kept` takes, each with the axes that it is cut
    /// by; a table's cells lie in the order of these axes.
    fn over(
        bundle: &Bundle,
        role: Role,
        lengths: [usize; 3],
        kept: impl Fn(&Table) -> Option<[bool; 3]>,
    ) -> Option<Self> {
        let plan = bundle.plan();
        let axes = Axes { lengths: lengths.map(|n| n.max(1)) };
        let widths = (0..plan.hierarchy.levels.len()).map(|l| plan.hierarchy.width(l)).collect();
        let tree = Tree { widths, up: plan.hierarchy.up.clone() };
        let grid = bundle.release.grid as f64;
        let mine = plan.tables.iter().enumerate().filter(|(_, t)| t.role == role);
        let tables: Vec<Measured> = mine
            .filter_map(|(index, t)| Some((index, t, kept(t)?)))
            .map(|(index, t, [need, period, status])| Measured {
                index,
                level: t.level,
                kept: axes.mask(need, period, status),
                cells: plan.shape(t).cells(),
                scale: bundle.release.scales[index] / grid,
                precision: 1.0 / variance_of(&plan.noise, bundle.release.scales[index], grid),
            })
            .collect();
        if tables.is_empty() {
            return None;
        }
        let weights: Vec<Vec<f64>> = subsets(7).map(|s| level_weights(&axes, &tree, &tables, s)).collect();
        let solvers = weights.iter().map(|w| Solver::new(&tree, w)).collect();
        let mut fit = Fit { role, axes, tree, tables, weights, solvers, values: Vec::new() };
        let all: Vec<Mask> = subsets(7).collect();
        fit.values = fit.solve(&all, |t| bundle.noisy(t.index).iter().map(|&c| c as f64 / grid).collect());
        Some(fit)
    }

    /// Whether status is kept apart.
    pub(crate) fn has_status(&self) -> bool {
        self.axes.lengths[2] > 1
    }

    /// How marginal `m` is made, or `None` when the tables do not determine it.
    pub(crate) fn layout(&self, m: Marginal) -> Option<Layout> {
        let kept = self.axes.mask(m.need, m.period, m.status);
        // The tables that contain all of `kept` are the fewest; what they can do at
        // this level, the tables of every smaller pattern can too.
        let solver = self.solvers[kept as usize].as_ref()?;
        if m.level >= self.tree.widths.len() || solver.finest > m.level {
            return None;
        }
        let length = |cut: bool, j: usize| if cut { self.axes.lengths[j] } else { 1 };
        let shape = Shape {
            areas: self.tree.widths[m.level],
            groups: 1,
            needs: length(m.need, 0),
            periods: length(m.period, 1),
            statuses: length(m.status, 2),
        };
        let lookups = subsets(kept).map(|s| (s, self.axes.lookup(kept, s))).collect();
        Some(Layout { level: m.level, kept, shape, lookups })
    }

    /// Least squares of the tables that `cells` gives, for the asked patterns.
    pub(crate) fn solve(&self, patterns: &[Mask], cells: impl Fn(&Measured) -> Vec<f64>) -> Vec<Solved> {
        let levels = self.tree.widths.len();
        let mut right: Vec<Solved> = vec![vec![Vec::new(); levels]; PATTERNS];
        for table in &self.tables {
            for (pattern, part) in self.axes.split(cells(table), table.kept, patterns) {
                let weight = table.precision / self.weights[pattern as usize][table.level];
                let sum = &mut right[pattern as usize][table.level];
                if sum.is_empty() {
                    *sum = part.iter().map(|v| weight * v).collect();
                } else {
                    sum.iter_mut().zip(&part).for_each(|(s, v)| *s += weight * v);
                }
            }
        }
        for &pattern in patterns {
            let at = pattern as usize;
            let columns = self.axes.columns(pattern);
            if let Some(solver) = &self.solvers[at] {
                right[at] = solver.solve(&self.tree, std::mem::take(&mut right[at]), columns);
            }
        }
        right
    }

    /// The cells of a marginal from solved patterns.
    pub(crate) fn assemble(&self, layout: &Layout, solved: &[Solved]) -> Vec<f64> {
        let columns = self.axes.columns(layout.kept);
        let summed = self.axes.summed(layout.kept);
        let mut out = vec![0.0; self.tree.widths[layout.level] * columns];
        for (pattern, lookup) in &layout.lookups {
            let width = self.axes.columns(*pattern);
            let rows = solved[*pattern as usize][layout.level].chunks_exact(width);
            for (cells, row) in out.chunks_exact_mut(columns).zip(rows) {
                cells.iter_mut().zip(lookup).for_each(|(cell, &from)| *cell += summed * row[from]);
            }
        }
        out
    }

    /// The least-squares estimates of a marginal.
    pub(crate) fn values(&self, layout: &Layout) -> Vec<f64> {
        self.assemble(layout, &self.values)
    }

    /// The exact standard errors of a marginal's cells.
    pub(crate) fn errors(&self, layout: &Layout) -> Vec<f64> {
        let mut variances = vec![0.0; self.tree.widths[layout.level]];
        for pattern in layout.patterns() {
            let factor = self.axes.factor(layout.kept, pattern);
            if let Some(solver) = &self.solvers[pattern as usize] {
                let units = variances.iter_mut().zip(solver.variance(layout.level));
                units.for_each(|(total, v)| *total += factor * v);
            }
        }
        let columns = self.axes.columns(layout.kept);
        variances.iter().flat_map(|v| std::iter::repeat_n(v.sqrt(), columns)).collect()
    }

    /// The exact variance of a contrast; `None` when it is not determined or a list
    /// of weights has the wrong length.
    pub(crate) fn contrast_variance(&self, c: &Contrast) -> Option<f64> {
        if self.tree.widths.get(c.level) != Some(&c.areas.len()) {
            return None;
        }
        let mut parts = [(0.0, 0.0); 3];
        for (j, weights) in [c.needs, c.periods, c.statuses].into_iter().enumerate() {
            parts[j] = split_weights(weights, self.axes.lengths[j])?;
        }
        let mut total = 0.0;
        for pattern in subsets(7) {
            let factors = parts.iter().enumerate();
            let factor: f64 =
                factors.map(|(j, (mean, rest))| if pattern & (1 << j) == 0 { mean } else { rest }).product();
            if factor <= 0.0 {
                continue;
            }
            let solver = self.solvers[pattern as usize].as_ref().filter(|s| s.finest <= c.level)?;
            total += factor * solver.quadratic(&self.tree, c.level, c.areas);
        }
        Some(total)
    }
}

/// Σ τ_A N_A over the tables that contain `pattern`, by level.
fn level_weights(axes: &Axes, tree: &Tree, tables: &[Measured], pattern: Mask) -> Vec<f64> {
    let mut weights = vec![0.0; tree.widths.len()];
    for table in tables.iter().filter(|t| pattern & !t.kept == 0) {
        weights[table.level] += table.precision * axes.summed(table.kept);
    }
    weights
}

/// The squared length of a weight vector along the mean, and the rest of it; the
/// rest is 0 where it is rounding only (equal weights are a multiple of the sum).
fn split_weights(weights: Option<&[f64]>, n: usize) -> Option<(f64, f64)> {
    let Some(weights) = weights else { return Some((n as f64, 0.0)) };
    if weights.len() != n {
        return None;
    }
    let all: f64 = weights.iter().map(|w| w * w).sum();
    let mean = weights.iter().sum::<f64>() / n as f64;
    let rest: f64 = weights.iter().map(|w| (w - mean) * (w - mean)).sum();
    let along = mean * mean * n as f64;
    let clean = |part: f64| if part > 1e-24 * all { part } else { 0.0 };
    Some((clean(along), clean(rest)))
}
