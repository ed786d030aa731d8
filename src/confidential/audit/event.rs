//! Which outputs tell neighbours apart, and how surely they do.
//!
//! A trial's output becomes scores. An event is "score at least t" (or at most t);
//! which score, side and t is fixed on one half of the trials, and the bound on ε
//! comes from the other half alone, so choosing costs no confidence.
use super::binomial::{lower, upper};
use super::distinguish::Promise;

/// How many kinds of score a trial has.
pub(super) const SCORES: usize = 3;
/// Thresholds tried for each score and side.
const THRESHOLDS: usize = 48;

/// The scores of one trial.
pub(super) type Scores = [f64; SCORES];

/// Scores of trials with the person and without.
pub(super) struct Trials {
    pub with: Vec<Scores>,
    pub without: Vec<Scores>,
}

/// A set of outputs.
struct Event {
    score: usize,
    threshold: f64,
    /// At least the threshold, and likelier with the person; otherwise at most it,
    /// and likelier without.
    above: bool,
}

impl Event {
    fn bound(&self, promise: Promise, trials: &Trials, alpha: f64) -> f64 {
        let hit = |scores: &&Scores| {
            let score = scores.get(self.score).copied().unwrap_or(f64::NAN);
            if self.above { score >= self.threshold } else { score <= self.threshold }
        };
        let count = |all: &[Scores]| (all.iter().filter(hit).count() as u64, all.len() as u64);
        let (with, without) = (count(&trials.with), count(&trials.without));
        let (likely, rare) = if self.above { (with, without) } else { (without, with) };
        // Half of α on each chance.
        let low = lower(likely.0, likely.1, alpha / 2.0);
        promise.shown(low, upper(rare.0, rare.1, alpha / 2.0))
    }
}

/// Lower confidence bounds on ε or μ, one for each α: the event is fixed on `fixing`,
/// the bounds come from `judging`.
pub(super) fn bounds<const N: usize>(
    promise: Promise,
    fixing: &Trials,
    judging: &Trials,
    alphas: [f64; N],
) -> [f64; N] {
    let weakest = alphas.iter().copied().fold(0.0, f64::max);
    let chosen = events(fixing)
        .map(|event| (event.bound(promise, fixing, weakest), event))
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, event)| event);
    alphas.map(|alpha| chosen.as_ref().map_or(0.0, |event| event.bound(promise, judging, alpha)))
}

/// Candidates: quantiles of each score over both inputs, on both sides.
fn events(fixing: &Trials) -> impl Iterator<Item = Event> {
    let mut all = Vec::new();
    for score in 0..SCORES {
        let pool = fixing.with.iter().chain(&fixing.without);
        let mut values: Vec<f64> = pool.filter_map(|scores| scores.get(score).copied()).collect();
        values.sort_unstable_by(f64::total_cmp);
        for step in 0..=THRESHOLDS {
            let at = step * values.len().saturating_sub(1) / THRESHOLDS;
            let Some(threshold) = values.get(at).copied() else { continue };
            all.extend([true, false].map(|above| Event { score, threshold, above }));
        }
    }
    all.into_iter()
}
