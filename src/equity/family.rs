//! Ranges of figures that are shown because they look clear.
//!
//! A range that contains the exact figure in 9 of 10 cases does so in fewer of the
//! cases *in which it is shown as clear*: chance makes some figures larger and
//! others narrower than they are, and those are shown rather than others. Where
//! hardly any area is clear, the clear ones are mostly lucky. Benjamini and
//! Yekutieli (2005) answer this for any such rule: when R of the m figures of one
//! family are picked, ranges at level 1 − 0.1·R/m miss at most 1 in 10 of those
//! picked, on average over releases. That is for the worst case. The rules of
//! [`super::clear`] are much tamer, and half of that correction, 1 − 0.1·(1 + R/m)/2,
//! brought every kind of figure between 88 and 94 of 100 in the trials of
//! docs/accuracy.md; without it unmet need at ε = 0.5 was at 84. Where all are
//! clear it is the plain range.
//!
//! Areas that are *named* in sentences are the most picked of all, and get the whole
//! correction ([`named_level`]).
use rayon::prelude::*;

use super::Shown;

/// What a range of one figure alone covers.
pub(crate) const PLAIN: f64 = 0.9;

/// The level of ranges of `picked` clear figures among `all`.
fn level(picked: usize, all: usize) -> f64 {
    let part = picked as f64 / all.max(1) as f64;
    1.0 - (1.0 - PLAIN) * 0.5 * (1.0 + part)
}

/// The level of ranges of `named` areas among `all`.
pub(crate) fn named_level(named: usize, all: usize) -> f64 {
    1.0 - (1.0 - PLAIN) * named as f64 / all.max(1) as f64
}

/// The figures of one family: `shown(i, level)` is figure i with a range at that
/// level, judged by it. Those that are clear at the level that belongs to their
/// number are shown so, all others with their plain range.
pub(crate) fn judge(count: usize, shown: impl Fn(usize, f64) -> Shown + Sync) -> Vec<Shown> {
    let clear = |figure: &Shown| matches!(figure, Shown::Clear { .. });
    let mut out: Vec<Shown> = (0..count).into_par_iter().map(|i| shown(i, PLAIN)).collect();
    let all = out.iter().filter(|f| !matches!(f, Shown::NotAvailable { .. })).count();
    let mut picked: Vec<(usize, Shown)> = out.iter().cloned().enumerate().filter(|(_, f)| clear(f)).collect();
    // A higher level leaves fewer, and fewer ask for a higher level: the largest set
    // that agrees with its own level.
    let mut before = all;
    while !picked.is_empty() && picked.len() < before {
        before = picked.len();
        let level = level(before, all);
        picked =
            picked.into_par_iter().map(|(i, _)| (i, shown(i, level))).filter(|(_, f)| clear(f)).collect();
    }
    out.iter_mut().for_each(unclear);
    picked.into_iter().for_each(|(i, figure)| out[i] = figure);
    out
}

/// Not clear after all.
fn unclear(figure: &mut Shown) {
    if let Shown::Clear { estimate, lower, upper } = *figure {
        *figure = Shown::NotClear { estimate, lower, upper };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Figure i of half-width `halves[i]` at the plain level, clear up to 10.
    fn family(halves: &[f64]) -> Vec<Shown> {
        judge(halves.len(), |i, level| {
            let half = halves[i] * (1.0 - level).ln() / (1.0 - PLAIN).ln();
            let (estimate, lower, upper) = (50.0, 50.0 - half, 50.0 + half);
            if half <= 10.0 {
                Shown::Clear { estimate, lower, upper }
            } else {
                Shown::NotClear { estimate, lower, upper }
            }
        })
    }

    fn half(shown: &Shown) -> (bool, f64) {
        match shown {
            Shown::Clear { lower, upper, .. } => (true, 0.5 * (upper - lower)),
            Shown::NotClear { lower, upper, .. } => (false, 0.5 * (upper - lower)),
            Shown::NotAvailable { .. } => panic!("there is one"),
        }
    }

    #[test]
    fn where_all_are_clear_their_ranges_are_the_plain_ones() {
        for shown in family(&[3.0, 9.99, 5.0]) {
            assert!(
                matches!(half(&shown), (true, h) if [3.0, 9.99, 5.0].iter().any(|p| (h - p).abs() < 1e-9))
            );
        }
    }

    #[test]
    fn the_fewer_are_clear_the_wider_their_ranges() {
        let shown = family(&[4.0, 30.0, 30.0, 30.0]);
        let (clear, wide) = half(&shown[0]);
        // Level 1 - 0.1 * (1 + 1/4) / 2 = 0.9375.
        assert!(clear && (wide - 4.0 * 0.0625f64.ln() / 0.1f64.ln()).abs() < 1e-9, "{wide}");
        assert_eq!(half(&shown[1]), (false, 30.0));
    }

    #[test]
    fn what_is_clear_only_by_its_plain_range_is_not_called_clear() {
        let shown = family(&[4.0, 9.9, 30.0, 30.0]);
        assert!(half(&shown[0]).0);
        let (clear, plain) = half(&shown[1]);
        assert!(!clear && (plain - 9.9).abs() < 1e-9);
    }
}
