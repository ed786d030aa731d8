//! The distinguishing test: can synthetic worst-case neighbours be told apart
//! better than the promise allows?
//!
//! Only made-up people are tallied in here, and noise is drawn on their totals
//! only: in the cells that one of them touches, and in one untouched cell a table,
//! so that noise shared between cells is noticed.
use rayon::prelude::*;

use super::binomial::normal_quantile;
use super::event::{Scores, Trials, bounds};
use super::neighbours::Totals;
use super::report::{Check, check};
use crate::plan::Plan;
use crate::privacy::Cost;
use crate::problem::Result;

/// A wrong alarm is at most this likely.
pub(super) const ALPHA: f64 = 1e-6;
/// The confidence with which the long form must reach [`REACH`].
const REACH_ALPHA: f64 = 0.05;
/// The share of the promise that the long form must find.
const REACH: f64 = 0.8;
/// The longest that the long form goes on.
const LONGEST: usize = 6_000_000;
/// Trials that are drawn at a time.
const BATCH: usize = 2_000;

/// How many trials of either input there are.
#[derive(Clone, Copy)]
pub(super) struct Size {
    /// On which the event is fixed.
    pub fixing: usize,
    /// On which it is judged.
    pub judging: usize,
    /// Whether the test must prove that it is sharp.
    pub sharp: bool,
}

impl Size {
    /// The short form, and the long one for so many tables under this promise.
    pub(super) fn new(long: bool, tables: usize, promise: Promise) -> Self {
        let short = Size { fixing: 30_000, judging: 60_000, sharp: false };
        let judging = trials_needed(tables, promise).clamp(short.judging, LONGEST);
        if long { Size { judging, sharp: true, ..short } } else { short }
    }
}

/// What a release promises, in the terms in which a test can refute it.
#[derive(Clone, Copy)]
pub(super) enum Promise {
    /// Pure ε: no event is more than e^ε times as likely.
    Epsilon(f64),
    /// Gaussian noise of ρ: no event tells neighbours apart better than two Normals whose
    /// means are μ = √(2ρ) standard deviations apart (for independent Gaussian tables
    /// μ² = Σ Δ_t²/σ_t² = 2ρ: Dong, Roth and Su 2022).
    Mu(f64),
}

impl Promise {
    pub(super) fn of(plan: &Plan) -> Self {
        match plan.cost() {
            Cost::Pure { epsilon } => Promise::Epsilon(epsilon.approx()),
            Cost::Zcdp { rho, .. } => Promise::Mu((2.0 * rho.approx()).sqrt()),
        }
    }

    pub(super) fn bound(self) -> f64 {
        match self {
            Promise::Epsilon(bound) | Promise::Mu(bound) => bound,
        }
    }

    /// What chances of an event of at least `low` with somebody and at most `high`
    /// without (or the other way round) show.
    pub(super) fn shown(self, low: f64, high: f64) -> f64 {
        if low <= 0.0 || high <= 0.0 {
            return 0.0;
        }
        match self {
            Promise::Epsilon(_) => (low / high).ln().max(0.0),
            Promise::Mu(_) if low >= 1.0 || high >= 1.0 => 0.0,
            Promise::Mu(_) => (normal_quantile(low) - normal_quantile(high)).max(0.0),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Promise::Epsilon(_) => "ε",
            Promise::Mu(_) => "μ",
        }
    }
}

/// Draws noise on so many copies of these totals.
pub(super) type Draw<'a> = dyn Fn(&Totals, usize) -> Result<Vec<Totals>> + Sync + 'a;

/// The cells in which two made-up neighbours differ, and one more of each table.
pub(super) struct Pair {
    pub with: Totals,
    pub without: Totals,
}

impl Pair {
    /// Keeps of each table the cells that differ (four at most) and one that does not.
    pub(super) fn new(with: &Totals, without: &Totals) -> Self {
        let kept = |with: &Vec<i64>, without: &Vec<i64>| -> Vec<(i64, i64)> {
            let all = || with.iter().copied().zip(without.iter().copied());
            let untouched = all().find(|(a, b)| a == b);
            all().filter(|(a, b)| a != b).take(4).chain(untouched).collect()
        };
        let tables: Vec<Vec<(i64, i64)>> = with.iter().zip(without).map(|(a, b)| kept(a, b)).collect();
        let side =
            |pick: fn(&(i64, i64)) -> i64| tables.iter().map(|t| t.iter().map(pick).collect()).collect();
        Pair { with: side(|pair| pair.0), without: side(|pair| pair.1) }
    }

    /// The likelihood ratio of the stated noise; the same of the differences between a
    /// touched and the untouched cell; and how much nearer each cell is to one input than to
    /// the other, in orders of magnitude, which shouts where noise is missing.
    fn scores(&self, drawn: &Totals, scales: &[f64], promise: Promise) -> Scores {
        let (mut plain, mut between, mut near) = (0.0, 0.0, 0.0);
        for (((drawn, with), without), scale) in drawn.iter().zip(&self.with).zip(&self.without).zip(scales) {
            let noise = |from: &[i64]| -> Vec<f64> {
                drawn.iter().zip(from).map(|(y, x)| (i128::from(*y) - i128::from(*x)) as f64).collect()
            };
            let (over_with, over_without) = (noise(with), noise(without));
            let evidence = |with: f64, without: f64| match promise {
                Promise::Epsilon(_) => (without.abs() - with.abs()) / scale,
                Promise::Mu(_) => {
                    let (with, without) = (with / scale, without / scale);
                    0.5 * (without - with) * (without + with)
                }
            };
            let digits = |x: f64| (x.abs() + 1.0).ln();
            near += over_with.iter().zip(&over_without).map(|(w, o)| digits(*o) - digits(*w)).sum::<f64>();
            plain += over_with.iter().zip(&over_without).map(|(w, o)| evidence(*w, *o)).sum::<f64>();
            if let (Some(w), Some(o), true) = (over_with.last(), over_without.last(), with.len() > 1) {
                between +=
                    over_with.iter().zip(&over_without).map(|(a, b)| evidence(a - w, b - o)).sum::<f64>();
            }
        }
        [plain, between, near]
    }

    /// So many trials of either input.
    fn trials(&self, scales: &[f64], promise: Promise, count: usize, draw: &Draw) -> Result<Trials> {
        let run = |exact: &Totals| -> Result<Vec<Scores>> {
            let batches: Vec<usize> = (0..count).step_by(BATCH).map(|from| BATCH.min(count - from)).collect();
            let scored = batches.into_par_iter().map(|size| {
                let drawn = draw(exact, size)?;
                Ok(drawn.iter().map(|totals| self.scores(totals, scales, promise)).collect::<Vec<_>>())
            });
            Ok(scored.collect::<Result<Vec<_>>>()?.concat())
        };
        Ok(Trials { with: run(&self.with)?, without: run(&self.without)? })
    }
}

/// Draws, and judges the promise.
///
/// # Errors
/// When noise cannot be drawn.
pub(super) fn test(
    pair: &Pair,
    scales: &[f64],
    promise: Promise,
    size: Size,
    draw: &Draw,
) -> Result<Vec<Check>> {
    let fixing = pair.trials(scales, promise, size.fixing, draw)?;
    let judging = pair.trials(scales, promise, size.judging, draw)?;
    let [strict, usual] = bounds(promise, &fixing, &judging, [ALPHA, REACH_ALPHA]);
    let (name, bound) = (promise.name(), promise.bound());
    let mut checks = vec![check(
        "distinguish.bound",
        strict <= bound,
        format!(
            "{} trials of synthetic neighbours show {name} ≥ {strict:.3} (α = 1e-6) of the promised {bound:.3}",
            size.judging
        ),
    )];
    if size.sharp {
        let reached = usual / bound;
        let enough = trials_needed(scales.len(), promise) <= LONGEST;
        let words =
            format!("the test is sharp: at 95 % confidence it finds {:.0} % of the promise", reached * 100.0);
        checks.push(if enough {
            check("distinguish.reach", reached >= REACH, format!("{words} (at least 80 % wanted)"))
        } else {
            check(
                "distinguish.reach",
                true,
                format!("{words} (too many trials would be needed to ask for 80 %)"),
            )
        });
    }
    Ok(checks)
}

/// Trials after which the best event shows 80 % of the promise at 95 % confidence but once
/// in 10⁶ times: for ε "all tables high" (chance 2⁻ᵗ), for μ a sum above its middle.
fn trials_needed(tables: usize, promise: Promise) -> usize {
    let epsilon = match promise {
        Promise::Epsilon(epsilon) => epsilon,
        Promise::Mu(mu) => {
            // Two chances near ½, each with slope 1/√(2π) in μ and spread ½.
            let spread = (0.5 * std::f64::consts::PI).sqrt() * 2.0;
            let wanted = ((1.96 + 4.9) * spread / ((1.0 - REACH) * mu)).powi(2);
            return if wanted.is_finite() { wanted.ceil() as usize } else { usize::MAX };
        }
    };
    let likely = 0.5f64.powi(i32::try_from(tables).unwrap_or(i32::MAX));
    let rare = likely * (-epsilon).exp();
    let spread = (1.0 / likely - 1.0).sqrt() + (1.0 / rare - 1.0).sqrt();
    let wanted = ((1.96 + 4.9) * spread / ((1.0 - REACH) * epsilon)).powi(2);
    if wanted.is_finite() { wanted.ceil() as usize } else { usize::MAX }
}
