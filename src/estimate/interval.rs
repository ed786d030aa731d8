//! Intervals of linear figures from simulated errors.
use super::{Estimated, Figure};

/// Share of the simulations that a likely range covers.
pub(crate) const LEVEL: f64 = 0.9;

/// The 90 % interval of a linear figure: [estimate − q95, estimate − q05] of the
/// simulated errors (estimate − exact).
///
/// With R = 999 draws it is bounded by the 50th and 950th and covers the exact
/// figure with probability 0.9, whatever the shape of the noise: the error in the
/// estimate and the simulated ones are exchangeable. Without draws the interval is
/// the whole line.
pub fn interval(estimate: f64, errors: &[f64]) -> Figure {
    interval_at(LEVEL, estimate, errors)
}

/// [`interval`] for another share of the simulations than nine in ten.
pub fn interval_at(level: f64, estimate: f64, errors: &[f64]) -> Figure {
    if errors.is_empty() {
        return Figure { estimate, lower: f64::NEG_INFINITY, upper: f64::INFINITY };
    }
    let mut errors = errors.to_vec();
    let tail = (1.0 - level) / 2.0;
    let low = quantile(&mut errors, tail, false);
    let high = quantile(&mut errors, 1.0 - tail, true);
    Figure { estimate, lower: estimate - high, upper: estimate - low }
}

/// The order statistic of rank p(R + 1), to the outside where that is between two
/// ranks: `up` towards larger values. Reorders `values`; 0 when there are none.
pub fn quantile(values: &mut [f64], p: f64, up: bool) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let at = if up {
        rank_up(p, values.len())
    } else {
        let rank = (p * (values.len() + 1) as f64 + 1e-9).floor();
        (rank as usize).clamp(1, values.len()) - 1
    };
    *values.select_nth_unstable_by(at, f64::total_cmp).1
}

/// How many of `n` values come before the order statistic of rank p(n + 1), that towards
/// larger values where the rank is between two.
pub(super) fn rank_up(p: f64, n: usize) -> usize {
    let rank = (p * (n + 1) as f64 - 1e-9).ceil();
    (rank as usize).clamp(1, n.max(1)) - 1
}

/// The size that 9 in 10 of the simulated errors do not exceed.
pub fn spread(errors: impl Iterator<Item = f64>) -> f64 {
    spread_at(LEVEL, errors)
}

/// The size that a share `level` of the simulated errors does not exceed.
pub(crate) fn spread_at(level: f64, errors: impl Iterator<Item = f64>) -> f64 {
    let mut sizes: Vec<f64> = errors.map(f64::abs).collect();
    quantile(&mut sizes, level, true)
}

impl Estimated {
    /// The simulated errors of one cell.
    pub fn errors_of(&self, cell: usize) -> Vec<f64> {
        self.draws.iter().map(|draw| f64::from(draw[cell])).collect()
    }

    /// One cell with its 90 % interval.
    pub fn figure(&self, cell: usize) -> Figure {
        interval(self.values[cell], &self.errors_of(cell))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_lies_between_the_fiftieth_and_the_nine_hundred_and_fiftieth_draw() {
        let errors: Vec<f64> = (1..=999).rev().map(f64::from).collect();
        let figure = interval(1000.0, &errors);
        assert_eq!((figure.lower, figure.upper), (50.0, 950.0));
        let errors: Vec<f64> = (1..=399).map(f64::from).collect();
        let figure = interval(0.0, &errors);
        assert_eq!((figure.lower, figure.upper), (-380.0, -20.0));
    }

    #[test]
    fn ranks_between_two_draws_widen_the_interval() {
        let errors: Vec<f64> = (1..=500).map(f64::from).collect();
        let figure = interval(0.0, &errors);
        assert_eq!((figure.lower, figure.upper), (-476.0, -25.0));
    }
}
