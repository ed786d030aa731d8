//! Gaps that last: help that arrived is below the target in at least k of n periods.
//!
//! With v_t = (1 − target)·met − target·unmet in period t, which is negative just where
//! the fill rate is below the target, the statement "v_t < 0 in at least k of n
//! periods" is wrong only if some n − k + 1 periods all have v_t ≥ 0, and then their
//! sum is ≥ 0 too. So it is made when the sum over *every* n − k + 1 periods is surely
//! negative; the n − k + 1 largest v_t are the hardest (an intersection–union test of
//! a partial conjunction: Berger 1982; Benjamini and Heller 2008). The noise of such a
//! sum is the same for whichever periods, as least squares treats all alike. A period
//! without requests has v_t = 0 and counts as not below.
//!
//! Pooling is what makes this possible at small sizes: each period alone may be far
//! from clear, while the sum of the four best of twelve is surely too low. One such
//! sum a place goes into the family of statements (`super::statements`), so that in
//! about 9 of 10 briefings none is wrong.
use super::statements::Contrast;

/// Fewer periods say nothing about what lasts.
const FEWEST: usize = 4;

/// In at least how many of `periods` a gap must be there to be called lasting: three
/// quarters of them; 0 where there are too few.
pub(crate) fn needed(periods: usize) -> usize {
    if periods < FEWEST { 0 } else { (3 * periods).div_ceil(4) }
}

/// The sum of the n − k + 1 largest; `None` where a period has no noise to judge by. Of
/// exact tables, where nothing has to be sure of anything, the smallest of these: it is
/// negative just where at least k are.
pub(crate) fn hardest(periods: Vec<Option<Contrast>>, k: usize) -> Option<Contrast> {
    let mut periods: Vec<Contrast> = periods.into_iter().collect::<Option<_>>()?;
    periods.sort_by(|a, b| b.value().total_cmp(&a.value()));
    let hardest = periods.len() + 1 - k;
    if periods.iter().all(Contrast::is_exact) {
        return periods.into_iter().nth(hardest - 1);
    }
    Contrast::sum(periods.iter().take(hardest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::equity::count::Count;

    /// A contrast of value `v` whose errors reach from -`size` to `size`.
    fn at(v: f64, size: f64) -> Option<Contrast> {
        let count = |estimate: f64, size: f64| Count {
            estimate,
            errors: (0..999).map(|i| size * (f64::from(i) - 499.0) / 499.0).collect(),
        };
        Contrast::against(Some(&(count(v, size), count(0.0, 0.0))), 0.0)
    }

    fn lasts(values: &[f64], k: usize) -> bool {
        hardest(values.iter().map(|v| at(*v, 1.0)).collect(), k).unwrap().below(1.0)
    }

    #[test]
    fn three_quarters_of_the_periods_must_have_the_gap() {
        assert_eq!([3, 4, 9, 12].map(needed), [0, 3, 7, 9]);
    }

    #[test]
    fn a_gap_lasts_only_if_the_best_periods_together_have_it() {
        // Of 4 periods, 3 must be below: the best 2 are summed.
        assert!(lasts(&[-9.0, -8.0, -7.0, -1.0], 3));
        assert!(!lasts(&[-9.0, -8.0, -7.0, 8.0], 3));
        assert!(!lasts(&[-9.0, 1.0, 1.0, -9.0], 3), "two of four only");
        // The two best do not exceed their noise, each 90 % within 0.9.
        assert!(!lasts(&[-9.0, -9.0, -0.8, -0.9], 3));
    }

    /// Whatever the values at or above zero, one in twenty is called by chance at most.
    #[test]
    fn what_does_not_last_is_seldom_called_lasting() {
        use rand::rngs::StdRng;
        use rand::{Rng, SeedableRng};
        let mut rng = StdRng::seed_from_u64(11);
        let trials = 4_000;
        let wrong = (0..trials).filter(|_| {
            // Two of four periods are exactly at the target: at most two are below.
            let exact = [-40.0, -40.0, 0.0, 0.0];
            let noisy: Vec<_> = exact.iter().map(|v| at(v + rng.random_range(-1.0..1.0), 1.0)).collect();
            let errors = |mut parts: Vec<Option<Contrast>>| {
                // Errors of the sum are those of independent periods: a triangle.
                parts.truncate(4);
                hardest(parts, 3).unwrap()
            };
            // The 90 % point of |a + b| with a, b uniform on (-1, 1) is 2 (1 - sqrt(0.1)).
            let limit = 2.0 * (1.0 - 0.1_f64.sqrt());
            -errors(noisy).value() > limit
        });
        // 200 expected; 5.1 standard errors of 13.8 more are 270.
        let wrong = wrong.count();
        assert!((130..=270).contains(&wrong), "{wrong}");
    }
}
