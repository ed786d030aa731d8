//! Intervals of ratios by Fieller's method on simulated errors (docs/methods.md, section 4).
use super::Figure;
use super::interval::{LEVEL, rank_up, spread, spread_at};

/// Steps of the first look at [0, 1].
const STEPS: u32 = 100;
/// Halvings of a step at each end: to about 1e-7.
const HALVINGS: u32 = 16;

/// `part / (part + rest)` with its 90 % interval, all within [0, 1].
///
/// The interval is the hull of all t in [0, 1] that the noise does not contradict:
/// |(1 − t)·part − t·rest| ≤ the size that 9 in 10 of the simulated errors
/// |(1 − t)·e_part − t·e_rest| do not exceed. At the exact ratio the left side is
/// nothing but error, so that it covers with probability 0.9 at least, however
/// small the denominator; a normal approximation of the ratio does not.
/// The two slices hold the same draws and are equally long.
///
/// Two additions, which only widen: a negative count is also tried as zero (else
/// chance can leave a sliver of an interval, or none); and with a denominator that
/// the noise cannot tell from zero the interval is [0, 1]. The estimate is clipped
/// to the interval, for display; where the denominator is not positive there is no
/// estimate, and the middle of the range stands in its place.
pub fn ratio(part: f64, rest: f64, part_errors: &[f64], rest_errors: &[f64]) -> Figure {
    ratio_at(LEVEL, part, rest, part_errors, rest_errors)
}

/// [`ratio`] with another share of the simulations than nine in ten, for figures
/// that are picked out of many. Beyond what the draws can tell it is the largest.
pub fn ratio_at(level: f64, part: f64, rest: f64, part_errors: &[f64], rest_errors: &[f64]) -> Figure {
    let total = part + rest;
    let total_spread = spread(part_errors.iter().zip(rest_errors).map(|(p, r)| p + r));
    let raw = if total > 0.0 { (part / total).clamp(0.0, 1.0) } else { 0.5 };
    if part_errors.is_empty() || !total.is_finite() || total <= total_spread {
        return Figure { estimate: raw, lower: 0.0, upper: 1.0 };
    }
    // At most the allowed one in order of size, which is to say that no more errors than
    // come before it are smaller: counting them needs no order.
    let before = rank_up(level, part_errors.len());
    let mut compatible = |t: f64| {
        let size = |p: f64, r: f64| ((1.0 - t) * p - t * r).abs();
        let seen = size(part, rest).min(size(part.max(0.0), rest.max(0.0)));
        let smaller = part_errors.iter().zip(rest_errors).map(|(p, r)| usize::from(size(*p, *r) < seen));
        smaller.sum::<usize>() <= before
    };
    let (lower, upper) = hull(raw, &mut compatible);
    Figure { estimate: raw, lower, upper }
}

/// Half of the range that [`ratio_at`] would have if it did not end at 0 and 1, in the
/// delta method's approximation; infinite where the total is not above zero. What
/// is clipped looks surer than it is, most of all where chance has gone far.
pub fn unclipped_half(level: f64, part: f64, rest: f64, part_errors: &[f64], rest_errors: &[f64]) -> f64 {
    let total = part + rest;
    if total <= 0.0 || part_errors.is_empty() {
        return f64::INFINITY;
    }
    let t = (part / total).clamp(0.0, 1.0);
    spread_at(level, part_errors.iter().zip(rest_errors).map(|(p, r)| (1.0 - t) * p - t * r)) / total
}

/// The smallest and the largest t in [0, 1] that `inside` accepts; `start` is one.
fn hull(start: f64, inside: &mut impl FnMut(f64) -> bool) -> (f64, f64) {
    let grid = |i: u32| f64::from(i) / f64::from(STEPS);
    let first = (0..=STEPS).map(grid).take_while(|t| *t < start).find(|t| inside(*t)).unwrap_or(start);
    let last = (0..=STEPS).rev().map(grid).take_while(|t| *t > start).find(|t| inside(*t)).unwrap_or(start);
    let step = 1.0 / f64::from(STEPS);
    let lower = edge(first, (first - step).max(0.0), inside);
    let upper = edge(last, (last + step).min(1.0), inside);
    (lower, upper)
}

/// The edge of the accepted set between `accepted` and `refused`, to its outside.
fn edge(accepted: f64, refused: f64, inside: &mut impl FnMut(f64) -> bool) -> f64 {
    if inside(refused) {
        return refused;
    }
    let (mut good, mut bad) = (accepted, refused);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (good + bad);
        if inside(middle) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    bad
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Quantiles of a Laplace of scale 1, shuffled so that two lists do not agree.
    fn errors(step: usize) -> Vec<f64> {
        let quantile = |i: usize| {
            let p = (i + 1) as f64 / 1000.0 - 0.5;
            -p.signum() * (1.0 - 2.0 * p.abs()).ln()
        };
        (0..999).map(|i| quantile(i * step % 999)).collect()
    }

    #[test]
    fn large_counts_give_the_delta_method() {
        let (e, f) = (errors(1), errors(35));
        let figure = ratio(6000.0, 4000.0, &e, &f);
        let linear = spread(e.iter().zip(&f).map(|(p, r)| (0.4 * p - 0.6 * r) / 10_000.0));
        assert_eq!(figure.estimate, 0.6);
        assert!((figure.upper - 0.6 - linear).abs() < 1e-6, "{figure:?} {linear}");
        assert!((0.6 - figure.lower - linear).abs() < 1e-6, "{figure:?} {linear}");
    }

    #[test]
    fn a_denominator_near_zero_says_nothing() {
        let figure = ratio(1.0, -0.9, &errors(1), &errors(35));
        assert_eq!((figure.lower, figure.upper), (0.0, 1.0));
        let figure = ratio(-3.0, 1.0, &errors(1), &errors(35));
        assert_eq!((figure.estimate, figure.lower, figure.upper), (0.5, 0.0, 1.0));
    }

    #[test]
    fn a_negative_count_leaves_no_sliver() {
        let (e, f) = (errors(1), errors(35));
        let figure = ratio(-4.0, 100.0, &e, &f);
        let at_zero = ratio(0.0, 96.0, &e, &f);
        assert_eq!((figure.estimate, figure.lower), (0.0, 0.0));
        assert!(figure.upper > 0.02 && figure.upper <= at_zero.upper, "{figure:?} {at_zero:?}");
    }

    proptest! {
        #[test]
        fn counting_smaller_errors_is_comparing_with_the_quantile(
            mut errors in proptest::collection::vec(-9.0..9.0f64, 1..40), size in 0.0..9.0f64, level in 0.5..0.999f64,
        ) {
            let smaller = errors.iter().filter(|e| e.abs() < size).count();
            errors.iter_mut().for_each(|e| *e = e.abs());
            let allowed = crate::estimate::quantile(&mut errors, level, true);
            prop_assert_eq!(smaller <= rank_up(level, errors.len()), size <= allowed);
        }

        #[test]
        fn the_estimate_lies_in_its_range_and_the_range_in_zero_to_one(
            part in -20.0..200.0f64, rest in -20.0..200.0f64, size in 0.1..20.0f64,
        ) {
            let e: Vec<f64> = errors(1).iter().map(|v| v * size).collect();
            let f: Vec<f64> = errors(35).iter().map(|v| v * size).collect();
            let figure = ratio(part, rest, &e, &f);
            prop_assert!(0.0 <= figure.lower && figure.lower <= figure.estimate);
            prop_assert!(figure.estimate <= figure.upper && figure.upper <= 1.0);
        }

        #[test]
        fn exchanging_part_and_rest_mirrors_the_range(part in 1.0..200.0f64, rest in 1.0..200.0f64) {
            let (e, f) = (errors(1), errors(35));
            let (one, two) = (ratio(part, rest, &e, &f), ratio(rest, part, &f, &e));
            prop_assert!((one.lower + two.upper - 1.0).abs() < 1e-6);
            prop_assert!((one.upper + two.lower - 1.0).abs() < 1e-6);
        }
    }
}
