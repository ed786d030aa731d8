//! Need, period and status as means and deviations (docs/methods.md, section 3).
//!
//! A table of one role is an array `[area][need][period][status]`. Along each of
//! the last three axes it splits into its mean and the deviations from it, and
//! least squares treats each combination (a *pattern*: the set of axes that
//! deviate) on its own.

/// A set of axes: bit 0 need, bit 1 period, bit 2 status.
pub(crate) type Mask = u8;

/// Number of patterns.
pub(crate) const PATTERNS: usize = 8;

/// Lengths of the need, period and status axes of one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Axes {
    /// Lengths, each at least 1.
    pub(crate) lengths: [usize; 3],
}

impl Axes {
    /// The set of axes that are cut; an axis of length one is never in it, since
    /// it has no deviations.
    pub(crate) fn mask(&self, need: bool, period: bool, status: bool) -> Mask {
        let cut = [need, period, status];
        (0..3).filter(|&j| cut[j] && self.lengths[j] > 1).map(|j| 1 << j).sum()
    }

    /// Length of axis `j` in an array cut by `mask`.
    fn length(&self, mask: Mask, j: usize) -> usize {
        if mask & (1 << j) != 0 { self.lengths[j] } else { 1 }
    }

    /// Cells an area has in an array cut by `mask`.
    pub(crate) fn columns(&self, mask: Mask) -> usize {
        (0..3).map(|j| self.length(mask, j)).product()
    }

    /// Base cells that one cell of an array cut by `mask` sums over.
    pub(crate) fn summed(&self, mask: Mask) -> f64 {
        (0..3).filter(|j| mask & (1 << j) == 0).map(|j| self.lengths[j] as f64).product()
    }

    /// For each column of an array cut by `kept`, its column when cut by `pattern`
    /// (a subset of `kept`).
    pub(crate) fn lookup(&self, kept: Mask, pattern: Mask) -> Vec<usize> {
        let outer: [usize; 3] = std::array::from_fn(|j| self.length(kept, j));
        (0..self.columns(kept))
            .map(|column| {
                let index = [column / (outer[1] * outer[2]), column / outer[2] % outer[1], column % outer[2]];
                (0..3).filter(|j| pattern & (1 << j) != 0).fold(0, |at, j| at * self.lengths[j] + index[j])
            })
            .collect()
    }

    /// Per-cell variance factor of `pattern` for a cell cut by `kept`: for each
    /// axis 1/n or 1 − 1/n where it is kept, n where it is summed.
    pub(crate) fn factor(&self, kept: Mask, pattern: Mask) -> f64 {
        let factors = (0..3).map(|j| {
            let (n, bit) = (self.lengths[j] as f64, 1 << j);
            match (kept & bit != 0, pattern & bit != 0) {
                (true, true) => 1.0 - 1.0 / n,
                (true, false) => 1.0 / n,
                (false, _) => n,
            }
        });
        factors.product()
    }

    /// Splits `values` (`[area]` × the axes in `kept`) into the patterns in `wanted`
    /// that are subsets of `kept`: averaged over the axes of `kept` that are not in
    /// the pattern, centred on those that are.
    pub(crate) fn split(&self, values: Vec<f64>, kept: Mask, wanted: &[Mask]) -> Vec<(Mask, Vec<f64>)> {
        let mut means: [Option<Vec<f64>>; PATTERNS] = Default::default();
        means[kept as usize] = Some(values);
        let wanted = wanted.iter().copied().filter(|s| s & !kept == 0);
        wanted
            .map(|pattern| {
                let mut part = self.mean(&mut means, kept, pattern);
                for j in (0..3).filter(|j| pattern & (1 << j) != 0) {
                    centre(&mut part, self.lengths[j], self.inner(pattern, j));
                }
                (pattern, part)
            })
            .collect()
    }

    /// The average over the axes of `kept` that are not in `pattern`, keeping what
    /// was averaged on the way for the next pattern.
    fn mean(&self, means: &mut [Option<Vec<f64>>; PATTERNS], kept: Mask, pattern: Mask) -> Vec<f64> {
        let here = pattern as usize;
        if means[here].is_none() {
            let j = (kept & !pattern).trailing_zeros() as usize;
            let finer = pattern | (1 << j);
            let inner = self.inner(finer, j);
            if means[finer as usize].is_none() {
                let computed = self.mean(means, kept, finer);
                means[finer as usize] = Some(computed);
            }
            means[here] = means[finer as usize].as_ref().map(|m| average(m, self.lengths[j], inner));
        }
        means[here].clone().unwrap_or_default()
    }

    /// Cells between neighbours on axis `j` in an array cut by `mask`.
    fn inner(&self, mask: Mask, j: usize) -> usize {
        (j + 1..3).map(|k| self.length(mask, k)).product()
    }
}

/// Averages an array `[outer][n][inner]` over its middle axis.
fn average(values: &[f64], n: usize, inner: usize) -> Vec<f64> {
    let mut out = Vec::with_capacity(values.len() / n);
    for block in values.chunks_exact(n * inner) {
        for i in 0..inner {
            let sum: f64 = block[i..].iter().step_by(inner).sum();
            out.push(sum / n as f64);
        }
    }
    out
}

/// Subtracts from an array `[outer][n][inner]` its means over the middle axis.
fn centre(values: &mut [f64], n: usize, inner: usize) {
    for block in values.chunks_exact_mut(n * inner) {
        for i in 0..inner {
            let mean = block[i..].iter().step_by(inner).sum::<f64>() / n as f64;
            block[i..].iter_mut().step_by(inner).for_each(|v| *v -= mean);
        }
    }
}

/// All subsets of `mask`.
pub(crate) fn subsets(mask: Mask) -> impl Iterator<Item = Mask> {
    (0..PATTERNS as Mask).filter(move |s| s & !mask == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_patterns_of_a_table_add_up_to_the_table() {
        let axes = Axes { lengths: [3, 4, 2] };
        let values: Vec<f64> = (0..2 * 24).map(|i| ((i * i * 7) % 31) as f64).collect();
        let all: Vec<Mask> = subsets(7).collect();
        let mut sum = vec![0.0; values.len()];
        for (pattern, part) in axes.split(values.clone(), 7, &all) {
            let (lookup, columns) = (axes.lookup(7, pattern), axes.columns(pattern));
            for (cell, total) in sum.iter_mut().enumerate() {
                *total += part[cell / 24 * columns + lookup[cell % 24]];
            }
        }
        assert!(sum.iter().zip(&values).all(|(a, b)| (a - b).abs() < 1e-12));
    }

    #[test]
    fn an_axis_of_length_one_is_never_cut() {
        let axes = Axes { lengths: [5, 1, 2] };
        assert_eq!(axes.mask(true, true, true), 0b101);
        assert_eq!(axes.columns(0b101), 10);
        assert_eq!(axes.summed(0b001), 2.0);
    }

    #[test]
    fn variance_factors_of_independent_cells_add_up_to_one() {
        let axes = Axes { lengths: [3, 4, 2] };
        let sum: f64 = subsets(7).map(|s| axes.factor(7, s)).sum();
        assert!((sum - 1.0).abs() < 1e-12);
    }
}
