//! Waiting times from a table of public bins, the last of which is "not served in time".
//!
//! With A(t) the requests served within t days and T all old enough ones, the median m
//! has A(m) = T/2, a linear contrast of the bins. So its range is the set of t at which
//! |A(t) − T/2| is no larger than nine in ten of its simulated errors (Fieller's idea: a
//! test is inverted, so that the range holds the median in nine of ten releases at any
//! size of the noise). Inside a bin requests are spread evenly in log(1 + days); the median
//! is that of the table's bins, not of single days. A wait that did not end in time is
//! longer than any number of days: it counts in T and in no A(t).
use crate::equity::Shown;
use crate::equity::count::Count;
use crate::estimate::{Figure, spread_at};

/// Steps inside a bin at which a median is looked for.
const STEPS: u32 = 12;
/// All requests must exceed this many times the size of their noise.
const SURE: f64 = 2.0;
/// A median within this many days is clear whatever it is.
const DAYS: f64 = 1.5;

/// A median wait in days, between 0 and the last bin's end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Median {
    pub(super) figure: Figure,
    /// The upper end stands for "not served within that time".
    pub(super) open_ended: bool,
    /// Whether all old enough requests together are far from zero.
    pub(super) sure: bool,
}

/// Errors of a weighted sum of counts, and the sum itself.
struct Sum {
    value: f64,
    errors: Vec<f64>,
}

impl Sum {
    fn of(parts: &[(f64, &Count)]) -> Self {
        let draws = parts.first().map_or(0, |(_, c)| c.errors.len());
        let error = |d: usize| parts.iter().map(|(w, c)| w * c.errors[d]).sum();
        Sum {
            value: parts.iter().map(|(w, c)| w * c.estimate).sum(),
            errors: (0..draws).map(error).collect(),
        }
    }
}

/// The median wait with a range at `level`. `bins` has one count more than `ends`: those not served in time.
pub(super) fn median(level: f64, ends: &[u16], bins: &[Count]) -> Median {
    let last = ends.last().map_or(0.0, |end| f64::from(*end));
    let (mut estimate, mut lower, mut upper) = (None, None, None);
    let mut beyond = true;
    let mut begin = 0.5;
    for (bin, end) in ends.iter().enumerate() {
        let end = f64::from(*end) + 1.0;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            let days = (begin * (end / begin).powf(part) - 1.0).max(0.0);
            let weight = |b: usize| {
                if b < bin {
                    0.5
                } else if b == bin {
                    part - 0.5
                } else {
                    -0.5
                }
            };
            let sum = Sum::of(&bins.iter().enumerate().map(|(b, c)| (weight(b), c)).collect::<Vec<_>>());
            let allowed = spread_at(level, sum.errors.iter().copied());
            if sum.value.abs() <= allowed + 1e-12 {
                lower = lower.or(Some(days));
                upper = Some(days);
            }
            if sum.value >= 0.0 {
                estimate = estimate.or(Some(days));
            }
            beyond = sum.value <= allowed;
        }
        begin = end;
    }
    let estimate = estimate.unwrap_or(last);
    // Nowhere near half: either all of them wait longer, or none that long.
    let lower = lower.unwrap_or(estimate).min(estimate);
    let upper = if beyond { last } else { upper.unwrap_or(estimate).max(estimate) };
    let all = sum(bins);
    let sure = all.estimate > SURE * spread_at(level, all.errors.iter().copied());
    Median { figure: Figure { estimate, lower, upper }, open_ended: beyond, sure }
}

/// A median as it may be shown: clear within a day and a half, or within half of itself. A
/// range that is open, or ends at 0 days, is short because it ends there: then the whole of it
/// must be that narrow ("more than about so many days"). Where the noise is of the size of all
/// requests together, ranges are narrow by luck only, and none is clear.
pub(super) fn shown(median: &Median) -> Shown {
    let Figure { estimate, lower, upper } = median.figure;
    let cut = median.open_ended || lower == 0.0;
    let half = if cut { upper - lower } else { 0.5 * (upper - lower) };
    if median.sure && half <= DAYS.max(0.5 * estimate) {
        Shown::Clear { estimate, lower, upper }
    } else {
        Shown::NotClear { estimate, lower, upper }
    }
}

/// All of some bins.
pub(super) fn sum(bins: &[Count]) -> Count {
    let all = Sum::of(&bins.iter().map(|c| (1.0, c)).collect::<Vec<_>>());
    Count { estimate: all.value, errors: all.errors }
}

#[cfg(test)]
mod tests {
    use rand::rngs::StdRng;
    use rand::{Rng, SeedableRng};
    use rand_distr::Exp1;

    use super::*;

    const ENDS: [u16; 5] = [0, 1, 3, 7, 14];

    fn laplace(rng: &mut StdRng, scale: f64) -> f64 {
        let size: f64 = rng.sample(Exp1);
        if rng.random() { size * scale } else { -size * scale }
    }

    /// Bins with noise of this scale and as many simulated errors of it.
    fn noisy(exact: &[f64], scale: f64, rng: &mut StdRng) -> Vec<Count> {
        let mut one = |value: f64| Count {
            estimate: value + laplace(rng, scale),
            errors: (0..399).map(|_| laplace(rng, scale)).collect(),
        };
        exact.iter().map(|v| one(*v)).collect()
    }

    fn exact(values: &[f64]) -> Vec<Count> {
        values.iter().map(|v| Count { estimate: *v, errors: Vec::new() }).collect()
    }

    #[test]
    fn the_median_lies_where_half_are_served() {
        // 10 on the same day, 30 the next, 20 by the third day: half of 100 in that bin.
        let found = median(0.9, &ENDS, &exact(&[10.0, 30.0, 20.0, 10.0, 5.0, 25.0]));
        assert!((1.0..3.0).contains(&found.figure.estimate) && !found.open_ended, "{found:?}");
        let at_once = median(0.9, &ENDS, &exact(&[90.0, 2.0, 2.0, 2.0, 2.0, 2.0]));
        assert_eq!(at_once.figure.estimate, 0.0);
        let never = median(0.9, &ENDS, &exact(&[5.0, 5.0, 5.0, 5.0, 5.0, 75.0]));
        assert!(never.open_ended && never.figure.estimate == 14.0);
    }

    #[test]
    fn the_range_holds_the_median_in_nine_of_ten_also_where_most_wait_for_ever() {
        let mut rng = StdRng::seed_from_u64(8);
        for values in [
            [10.0, 30.0, 20.0, 10.0, 5.0, 25.0],
            [4.0, 5.0, 6.0, 10.0, 12.0, 34.0],
            [1.0, 2.0, 2.0, 1.0, 1.0, 2.0],
        ] {
            let truth = median(0.9, &ENDS, &exact(&values));
            let mut held = 0;
            for _ in 0..400 {
                let found = median(0.9, &ENDS, &noisy(&values, 4.0, &mut rng));
                let f = found.figure;
                let inside =
                    f.lower <= truth.figure.estimate + 1e-9 && truth.figure.estimate <= f.upper + 1e-9;
                held += usize::from(if truth.open_ended { found.open_ended } else { inside });
            }
            // Four standard errors below nine in ten; it may hold more often.
            assert!(held >= 336, "{held} of 400 for {values:?}");
        }
    }

    #[test]
    fn shares_served_rise_with_the_days_and_count_the_unserved() {
        let bins = exact(&[10.0, 30.0, 20.0, 10.0, 5.0, 25.0]);
        let all = sum(&bins).estimate;
        let parts: Vec<f64> = (1..6).map(|cut| 100.0 * sum(&bins[..cut]).estimate / all).collect();
        assert_eq!(parts, [10.0, 40.0, 60.0, 70.0, 75.0]);
    }

    #[test]
    fn an_open_range_is_clear_only_where_all_of_it_is_long() {
        let of = |lower: f64, open_ended, sure| {
            let figure = Figure { estimate: 14.0, lower, upper: 14.0 };
            matches!(shown(&Median { figure, open_ended, sure }), Shown::Clear { .. })
        };
        // "Between 0 and 14 days, or longer" says nothing; "more than 8 days" does.
        assert!(!of(0.0, true, true) && !of(6.0, true, true) && of(8.0, true, true));
        assert!(!of(0.0, false, true) && of(6.0, false, true) && !of(8.0, true, false));
    }
}
