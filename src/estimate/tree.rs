//! Weighted least squares on a tree of areas, in two passes (docs/methods.md, section 3).
//!
//! Minimises Σ_l W_l ‖z_l − Z_l v‖² over the values v of the units of the finest
//! measured level, where Z_l sums them to the units of level l and a level that
//! is not measured has W_l = 0. The upward pass combines each unit's own
//! measurement with the sum of its children by precision; the downward pass
//! hands each child its share of what the unit learnt from elsewhere. Exact, in
//! time and memory proportional to the number of units.

/// The nesting of the levels.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    /// Units of each level, finest first.
    pub(crate) widths: Vec<usize>,
    /// `up[l][i]`: the unit of level l + 1 that contains unit i of level l.
    pub(crate) up: Vec<Vec<usize>>,
}

/// The two passes for one set of weights, with everything that does not depend
/// on the measured values worked out.
#[derive(Clone, Debug)]
pub(crate) struct Solver {
    /// The finest measured level: nothing below it can be estimated.
    pub(crate) finest: usize,
    /// Precision at the finest level.
    base: f64,
    /// Weight of a unit's own measurement against its children's sum, by level
    /// from `finest` on.
    own: Vec<Vec<f64>>,
    /// Share of a unit in the variance of its parent's children, by level.
    share: Vec<Vec<f64>>,
    /// Variance of each unit's estimate, diag(Z Q⁻¹ Zᵀ), by level.
    variance: Vec<Vec<f64>>,
}

impl Solver {
    /// `weights[l]` is the precision W_l ≥ 0 of every unit's measurement at level l;
    /// `None` when all are zero.
    pub(crate) fn new(tree: &Tree, weights: &[f64]) -> Option<Self> {
        let finest = weights.iter().position(|w| *w > 0.0)?;
        let base = weights[finest];
        let mut spread = vec![vec![1.0 / base; tree.widths[finest]]];
        let mut own = vec![vec![1.0; tree.widths[finest]]];
        let mut share: Vec<Vec<f64>> = Vec::new();
        for level in finest + 1..tree.widths.len() {
            let children = &spread[level - finest - 1];
            let sums = sum_up(tree, level - 1, children, 1);
            share.push(children.iter().zip(&tree.up[level - 1]).map(|(s, &p)| part(*s, sums[p])).collect());
            own.push(sums.iter().map(|s| weights[level] * s / (weights[level] * s + 1.0)).collect());
            spread.push(sums.iter().map(|s| s / (weights[level] * s + 1.0)).collect());
        }
        let mut variance = spread.clone();
        for level in (finest..tree.widths.len() - 1).rev() {
            let at = level - finest;
            for (i, &parent) in tree.up[level].iter().enumerate() {
                let r: f64 = share[at][i];
                variance[at][i] = spread[at][i] * (1.0 - r) + r * r * variance[at + 1][parent];
            }
        }
        Some(Solver { finest, base, own, share, variance })
    }

    /// Variances of the units' estimates at `level`, which is at least `finest`.
    pub(crate) fn variance(&self, level: usize) -> &[f64] {
        &self.variance[level - self.finest]
    }

    /// Solves for `columns` right-hand sides at once.
    ///
    /// `z[l]` holds the (combined) measurements of level l, `[unit][column]`, and is
    /// empty where W_l = 0. Returns the estimates at each level, `[unit][column]`,
    /// empty below the finest.
    pub(crate) fn solve(&self, tree: &Tree, z: Vec<Vec<f64>>, columns: usize) -> Vec<Vec<f64>> {
        let mut sums: Vec<Vec<f64>> = vec![Vec::new(); z.len()];
        let mut values = z;
        for level in self.finest + 1..values.len() {
            let from_below = sum_up(tree, level - 1, &values[level - 1], columns);
            let measured = std::mem::take(&mut values[level]);
            values[level] = blend(&from_below, &measured, &self.own[level - self.finest], columns);
            sums[level] = from_below;
        }
        for level in (self.finest..values.len().saturating_sub(1)).rev() {
            let (fine, coarse) = values.split_at_mut(level + 1);
            let (fine, coarse, below) = (&mut fine[level], &coarse[0], &sums[level + 1]);
            for (i, (row, &parent)) in fine.chunks_exact_mut(columns).zip(&tree.up[level]).enumerate() {
                let r = self.share[level - self.finest][i];
                let at = parent * columns;
                let (final_, before) = (&coarse[at..at + columns], &below[at..at + columns]);
                row.iter_mut().zip(final_.iter().zip(before)).for_each(|(v, (f, b))| *v += r * (f - b));
            }
        }
        values
    }

    /// zᵀ Q⁻¹ z for weights `z` on the units of `level` (at least `finest`).
    pub(crate) fn quadratic(&self, tree: &Tree, level: usize, z: &[f64]) -> f64 {
        let leaves = tree.widths[self.finest];
        let ancestor = |i: usize| tree.up[self.finest..level].iter().fold(i, |unit, up| up[unit]);
        let weights: Vec<f64> = (0..leaves).map(|i| z[ancestor(i)]).collect();
        let mut right: Vec<Vec<f64>> = vec![Vec::new(); tree.widths.len()];
        right[self.finest] = weights.iter().map(|w| w / self.base).collect();
        let solved = self.solve(tree, right, 1);
        solved[self.finest].iter().zip(&weights).map(|(u, w)| u * w).sum()
    }
}

/// `a / b`, 0 where there is nothing to share.
fn part(a: f64, b: f64) -> f64 {
    if b > 0.0 { a / b } else { 0.0 }
}

/// Sums `[unit][column]` of `level` to the level above.
pub(crate) fn sum_up(tree: &Tree, level: usize, values: &[f64], columns: usize) -> Vec<f64> {
    let mut out = vec![0.0; tree.widths[level + 1] * columns];
    for (row, &parent) in values.chunks_exact(columns).zip(&tree.up[level]) {
        let sums = &mut out[parent * columns..(parent + 1) * columns];
        sums.iter_mut().zip(row).for_each(|(s, v)| *s += v);
    }
    out
}

/// Mixes children's sums with a unit's own measurement (missing: zero).
fn blend(sums: &[f64], measured: &[f64], own: &[f64], columns: usize) -> Vec<f64> {
    let mix = |(i, s): (usize, &f64)| {
        let g = own[i / columns];
        s + g * (measured.get(i).copied().unwrap_or(0.0) - s)
    };
    sums.iter().enumerate().map(mix).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Tree {
        Tree { widths: vec![4, 2, 1], up: vec![vec![0, 0, 0, 1], vec![0, 0]] }
    }

    #[test]
    fn one_measured_level_is_returned_as_it_is() {
        let solver = Solver::new(&small(), &[2.0, 0.0, 0.0]).unwrap();
        let solved = solver.solve(&small(), vec![vec![1.0, 2.0, 3.0, 4.0], vec![], vec![]], 1);
        assert_eq!(solved, vec![vec![1.0, 2.0, 3.0, 4.0], vec![6.0, 4.0], vec![10.0]]);
        assert_eq!(solver.variance(0), [0.5; 4]);
        assert_eq!(solver.variance(2), [2.0]);
    }

    #[test]
    fn a_coarse_measurement_pulls_its_children_in_equal_parts() {
        let solver = Solver::new(&small(), &[1.0, 0.0, 0.25]).unwrap();
        let solved = solver.solve(&small(), vec![vec![1.0; 4], vec![], vec![12.0]], 1);
        assert!((solved[2][0] - 8.0).abs() < 1e-12, "equal precision: halfway between 4 and 12");
        assert!(solved[0].iter().all(|v| (v - 2.0).abs() < 1e-12));
    }

    #[test]
    fn nothing_measured_gives_no_solver_and_a_unit_without_parts_is_zero() {
        assert!(Solver::new(&small(), &[0.0; 3]).is_none());
        let tree = Tree { widths: vec![1, 2, 1], up: vec![vec![0], vec![0, 0]] };
        let solver = Solver::new(&tree, &[1.0, 1.0, 0.0]).unwrap();
        let solved = solver.solve(&tree, vec![vec![2.0], vec![4.0, 9.0], vec![]], 1);
        assert_eq!(solved, vec![vec![3.0], vec![3.0, 0.0], vec![3.0]]);
        assert_eq!(solver.variance(1)[1], 0.0);
    }

    #[test]
    fn the_quadratic_form_of_one_unit_is_its_variance() {
        let solver = Solver::new(&small(), &[1.0, 0.5, 0.3]).unwrap();
        for level in 0..3 {
            for unit in 0..small().widths[level] {
                let mut z = vec![0.0; small().widths[level]];
                z[unit] = 1.0;
                let both = (solver.quadratic(&small(), level, &z), solver.variance(level)[unit]);
                assert!((both.0 - both.1).abs() < 1e-12, "{both:?}");
            }
        }
    }
}
