//! One family: every figure of a bundle, and how sure those are that look clear.
//!
//! A range that contains the exact figure in 9 of 10 cases does so in fewer of the
//! cases *in which it is shown as clear*: chance makes some figures larger and
//! others narrower than they are, and those are shown rather than others. Where
//! hardly any area is clear, the clear ones are mostly lucky. Benjamini and
//! Yekutieli (2005) answer this for any such rule: when R of m figures are picked,
//! ranges at level 1 − 0.1·R/m miss at most 1 in 10 of those picked, on average over
//! releases. That is for the worst case. The rules of [`super::clear`] are much
//! tamer, and half of that correction, 1 − 0.1·(1 + R/m)/2, is what is taken.
//!
//! R/m is counted twice, over **all figures of the bundle** and over those of one
//! kind, and the smaller one holds: the first controls the page as a whole, the
//! second each kind of figure on it. Where all are clear it is the plain range. A
//! kind that was told at a finer level first, which was then given up because too
//! little of it was clear, keeps those figures in its m: they were looked at.
//! docs/accuracy.md has what this comes to.
//!
//! Areas that are *named* in sentences are the most picked of all, and get the whole
//! correction among the places that are shown ([`named_level`]).
use rayon::prelude::*;

use super::Shown;

/// What a range of one figure alone covers.
pub(crate) const PLAIN: f64 = 0.9;
/// Levels are taken in steps of this, so that a set that hardly changes keeps its own.
const STEP: f64 = 0.0025;

/// Figures of one kind: `shown(i, level)` is figure i with a range at that level.
pub(crate) struct Kind<'a> {
    count: usize,
    seen: usize,
    hidden: usize,
    shown: Box<dyn Fn(usize, f64) -> Shown + Sync + 'a>,
}

impl<'a> Kind<'a> {
    /// `count` figures.
    pub(crate) fn new(count: usize, shown: impl Fn(usize, f64) -> Shown + Sync + 'a) -> Self {
        Kind { count, seen: 0, hidden: 0, shown: Box::new(shown) }
    }

    /// `seen` more figures of this kind were looked at on other levels, `hidden` of
    /// which are not shown anywhere.
    pub(crate) fn beside(self, seen: usize, hidden: usize) -> Self {
        Kind { seen, hidden, ..self }
    }
}

/// One kind on its way.
struct Judged {
    figures: Vec<Shown>,
    picked: Vec<(usize, Shown)>,
    all: usize,
    level: f64,
}

/// All figures of a bundle, judged together: those that are clear at the level that
/// belongs to their number are shown so, all others with their plain range.
pub(crate) fn judge(kinds: &[Kind]) -> Vec<Vec<Shown>> {
    let mut judged: Vec<Judged> = kinds.iter().map(plain).collect();
    let hidden: usize = kinds.iter().zip(&judged).filter(|(_, j)| j.all > 0).map(|(k, _)| k.hidden).sum();
    let all: usize = hidden + judged.iter().map(|j| j.all).sum::<usize>();
    // A higher level leaves fewer, and fewer ask for a higher level: the largest set
    // that agrees with its own levels.
    loop {
        let picked: usize = judged.iter().map(|j| j.picked.len()).sum();
        let mut changed = false;
        for (kind, own) in kinds.iter().zip(&mut judged) {
            let part = ratio(picked, all).min(ratio(own.picked.len(), own.all + kind.seen));
            let level = level(part);
            if level > own.level && !own.picked.is_empty() {
                own.level = level;
                changed = true;
                let again = |(i, _): (usize, Shown)| (i, (kind.shown)(i, level));
                let old = std::mem::take(&mut own.picked);
                own.picked = old.into_par_iter().map(again).filter(|(_, f)| clear(f)).collect();
            }
        }
        if !changed {
            break;
        }
    }
    judged.into_iter().map(finished).collect()
}

fn plain(kind: &Kind) -> Judged {
    let figures: Vec<Shown> = (0..kind.count).into_par_iter().map(|i| (kind.shown)(i, PLAIN)).collect();
    let all = figures.iter().filter(|f| !matches!(f, Shown::NotAvailable { .. })).count();
    let picked = figures.iter().cloned().enumerate().filter(|(_, f)| clear(f)).collect();
    Judged { figures, picked, all, level: PLAIN }
}

fn finished(mut judged: Judged) -> Vec<Shown> {
    judged.figures.iter_mut().for_each(unclear);
    judged.picked.into_iter().for_each(|(i, figure)| judged.figures[i] = figure);
    judged.figures
}

fn clear(figure: &Shown) -> bool {
    matches!(figure, Shown::Clear { .. })
}

fn ratio(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

/// The level of ranges where `part` of the figures are picked.
fn level(part: f64) -> f64 {
    let miss = (1.0 - PLAIN) * 0.5 * (1.0 + part.min(1.0));
    1.0 - (miss / STEP + 1e-9).floor() * STEP
}

/// The level of ranges of `named` areas among `all`.
pub(crate) fn named_level(named: usize, all: usize) -> f64 {
    1.0 - (1.0 - PLAIN) * ratio(named, all)
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
    fn kind(halves: &[f64]) -> Kind<'_> {
        Kind::new(halves.len(), |i, level| {
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

    fn at(half: f64, level: f64) -> f64 {
        half * (1.0 - level).ln() / (1.0 - PLAIN).ln()
    }

    #[test]
    fn where_all_are_clear_their_ranges_are_the_plain_ones() {
        for shown in &judge(&[kind(&[3.0, 9.99, 5.0])])[0] {
            assert!(
                matches!(half(shown), (true, h) if [3.0, 9.99, 5.0].iter().any(|p| (h - p).abs() < 1e-9))
            );
        }
    }

    #[test]
    fn the_fewer_are_clear_the_wider_their_ranges() {
        let shown = &judge(&[kind(&[4.0, 30.0, 30.0, 30.0])])[0];
        // Level 1 - 0.1 * (1 + 1/4) / 2 = 0.9375, in steps of 0.0025 upwards.
        let (clear, wide) = half(&shown[0]);
        assert!(clear && (wide - at(4.0, 0.9375)).abs() < 1e-6, "{wide}");
        assert_eq!(half(&shown[1]), (false, 30.0));
    }

    #[test]
    fn unclear_figures_of_one_kind_widen_the_clear_ones_of_another() {
        let shown = judge(&[kind(&[4.0]), kind(&[30.0, 30.0, 30.0])]);
        assert!((half(&shown[0][0]).1 - at(4.0, 0.9375)).abs() < 1e-6, "{shown:?}");
    }

    #[test]
    fn figures_of_a_level_that_was_given_up_count() {
        let shown = judge(&[kind(&[4.0]).beside(3, 3)]);
        assert!((half(&shown[0][0]).1 - at(4.0, 0.9375)).abs() < 1e-6, "{shown:?}");
    }

    #[test]
    fn what_is_clear_only_by_its_plain_range_is_not_called_clear() {
        let shown = &judge(&[kind(&[4.0, 9.9, 30.0, 30.0])])[0];
        assert!(half(&shown[0]).0);
        let (clear, plain) = half(&shown[1]);
        assert!(!clear && (plain - 9.9).abs() < 1e-9);
    }
}
