//! Inequality measures of rates that carry known noise.
//!
//! Noise makes equal areas look unequal: the Gini coefficient of forty equal areas
//! with Laplace noise of a quarter of their mean reads 0.18. Subtracting a mean bias
//! repairs the variance only, and a bootstrap of the noisy rates adds the noise a
//! second time. What is done here asks instead: *how unequal would the exact rates
//! have to be for noise of this size to give what was seen?*
//!
//! Let T be the measure as computed from the noisy rates, and y(k) the noisy rates
//! drawn together towards equality (k = 0: all equal; k = 1: as far apart as they seem without noise). For every k
//! the known noise gives the law of T(y(k) + e). The likely range is the measure at
//! all y(k) whose law does not contradict what was seen,
//! and the estimate is where its median is what was seen (an inverted test; Casella
//! and Berger 2002, section 9.2). It covers nine in ten where the exact rates have
//! the shape of the path; `tests.rs` counts how often it does where they have not.
use std::cell::RefCell;

use crate::estimate::{Figure, quantile};

/// Furthest point of a path that is tried, by doubling.
const FURTHEST: f64 = 1e6;
/// Width of the last bracket around a crossing, as a part of the first: well below what a
/// range is rounded to.
const PRECISION: f64 = 1.0 / 512.0;
/// Draws that are used; more change the range by less than it is rounded to.
const DRAWS: usize = 249;
/// Left out on each side: a little less than one in twenty, for what the shape of the
/// path may be wrong by.
const TAIL: f64 = 0.04;

/// A measure with its range. `seen` is the uncorrected one, for comparison only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corrected {
    /// What noise of this size would have given what was seen, with its range.
    pub figure: Figure,
    /// The measure of the noisy rates.
    pub seen: f64,
    /// Whether perfect equality would give as much as was seen in one case of twenty
    /// or more: the range then begins at the measure of equality.
    pub may_be_equal: bool,
}

/// The range of `measure` by inversion along `path`.
///
/// `seen` are the noisy rates (or any other numbers that `measure` takes), `path(k)`
/// those at k; `errors[d]` are simulated errors of the same numbers.
/// The measure has to grow with k. `None` where it is not defined for what was seen,
/// or for more than one draw in a hundred.
pub fn invert(
    seen: &[f64],
    path: impl Fn(f64) -> Vec<f64>,
    measure: impl Fn(&[f64]) -> Option<f64>,
    errors: &[Vec<f64>],
) -> Option<Corrected> {
    let errors = &errors[..errors.len().min(DRAWS)];
    let seen = measure(seen)?;
    // Three points of the law of T at k: low, middle and high. The crossings ask for some k
    // more than once.
    let known: RefCell<Vec<(f64, Option<[f64; 3]>)>> = RefCell::default();
    let law = |k: f64| -> Option<[f64; 3]> {
        if let Some((_, points)) = known.borrow().iter().find(|(other, _)| *other == k) {
            return *points;
        }
        let base = path(k);
        let mut drawn = vec![0.0; base.len()];
        let noisy = |e: &Vec<f64>| {
            drawn.iter_mut().zip(base.iter().zip(e)).for_each(|(d, (b, e))| *d = b + e);
            measure(&drawn)
        };
        let mut values: Vec<f64> = errors.iter().filter_map(noisy).collect();
        let enough = values.len() * 100 >= errors.len() * 99 && !values.is_empty();
        let points = enough.then(|| {
            let mut point = |p, up| quantile(&mut values, p, up);
            [point(TAIL, false), point(0.5, false), point(1.0 - TAIL, true)]
        });
        known.borrow_mut().push((k, points));
        points
    };
    let upper = crossing(|k| Some(law(k)?[0]), seen)?;
    let lower = crossing(|k| Some(law(k)?[2]), seen)?;
    let middle = crossing(|k| Some(law(k)?[1]), seen)?.clamp(lower, upper.max(lower));
    let at = |k: f64| measure(&path(k));
    let figure = Figure { estimate: at(middle)?, lower: at(lower)?, upper: at(upper.max(lower))? };
    Some(Corrected { figure, seen, may_be_equal: lower == 0.0 })
}

/// The k at which a growing `point` reaches `seen`: 0 when it is above it at equality
/// already, `None` where it never is.
fn crossing(point: impl Fn(f64) -> Option<f64>, seen: f64) -> Option<f64> {
    if point(0.0)? >= seen {
        return Some(0.0);
    }
    let (mut below, mut above) = ((0.0, point(0.0)?), (1.0, point(1.0)?));
    while above.1 < seen {
        let k = 2.0 * above.0;
        if k > FURTHEST {
            return None;
        }
        (below, above) = (above, (k, point(k)?));
    }
    let width = PRECISION * (above.0 - below.0);
    let mut halve = false;
    while above.0 - below.0 > width {
        let k = if halve { 0.5 * (below.0 + above.0) } else { between(below, above, seen, width) };
        let (before, value) = (above.0 - below.0, point(k)?);
        if value < seen {
            below = (k, value);
        } else {
            above = (k, value);
        }
        // Where the curve is not nearly straight, halving is quicker.
        halve = above.0 - below.0 > 0.5 * before && !halve;
    }
    Some(0.5 * (below.0 + above.0))
}

/// Where a straight line from `below` to `above` reaches `seen`, a little to the side of the
/// further end, so that the next bracket closes there; never nearer to an end than that.
fn between(below: (f64, f64), above: (f64, f64), seen: f64, width: f64) -> f64 {
    let part = ((seen - below.1) / (above.1 - below.1)).clamp(0.0, 1.0);
    let part = if part.is_finite() { part } else { 0.5 };
    let k = below.0 + part * (above.0 - below.0);
    let beyond = if part < 0.5 { k + 0.45 * width } else { k - 0.45 * width };
    beyond.clamp(below.0 + 0.45 * width, above.0 - 0.45 * width)
}

/// Rates drawn towards their weighted mean: μ + k B_j (y_j − μ), where B_j = A / (A + s_j²)
/// is how much of area j's distance is its own rather than noise (Fay and Herriot
/// 1979); A is the variance between areas, s_j² that of the simulated errors. Areas
/// with much noise are thus drawn in first, as the exact rates are less far out.
pub fn towards_mean(rates: &[f64], parts: &[f64], errors: &[Vec<f64>]) -> impl Fn(f64) -> Vec<f64> + use<> {
    let mean: f64 = rates.iter().zip(parts).map(|(y, p)| p * y).sum();
    let noise = noise_variances(rates.len(), errors);
    let between = variance_between(rates, &noise);
    let own = |s: f64| if s > 0.0 { between / (between + s) } else { 1.0 };
    let far: Vec<f64> = rates.iter().zip(&noise).map(|(y, s)| own(*s) * (y - mean)).collect();
    move |k| far.iter().map(|d| mean + k * d).collect()
}

/// The same end with the areas in two heaps instead: all that lie above the split
/// alike, and all below. Noise makes a measure such as Gini's grow most where exact
/// rates are tied, which no estimate of them is.
pub fn two_heaps(rates: &[f64], parts: &[f64]) -> impl Fn(f64) -> Vec<f64> + use<> {
    let mean: f64 = rates.iter().zip(parts).map(|(y, p)| p * y).sum();
    let mut order: Vec<usize> = (0..rates.len()).collect();
    order.sort_by(|a, b| rates[*a].total_cmp(&rates[*b]));
    let (mut below, mut sum, mut best) = (0.0, 0.0, (0.0, 0, 0.0, 0.0));
    for (count, i) in order.iter().enumerate().take(rates.len().saturating_sub(1)) {
        below += parts[*i];
        sum += parts[*i] * rates[*i];
        let (low, high) = (sum / below, (mean - sum) / (1.0 - below));
        let between = below * (low - mean).powi(2) + (1.0 - below) * (high - mean).powi(2);
        if between.is_finite() && between > best.0 {
            best = (between, count + 1, low - mean, high - mean);
        }
    }
    let mut far = vec![0.0; rates.len()];
    order.iter().enumerate().for_each(|(rank, i)| far[*i] = if rank < best.1 { best.2 } else { best.3 });
    move |k| far.iter().map(|d| mean + k * d).collect()
}

/// The hull of both paths' ranges: [`towards_mean`], which also gives the estimate, and
/// [`two_heaps`].
pub fn range(
    rates: &[f64],
    parts: &[f64],
    measure: impl Fn(&[f64]) -> Option<f64>,
    errors: &[Vec<f64>],
) -> Option<Corrected> {
    let smooth = invert(rates, towards_mean(rates, parts, errors), &measure, errors)?;
    let Some(heaps) = invert(rates, two_heaps(rates, parts), &measure, errors) else { return Some(smooth) };
    let (a, b) = (smooth.figure, heaps.figure);
    Some(Corrected {
        figure: Figure { lower: a.lower.min(b.lower), upper: a.upper.max(b.upper), ..a },
        may_be_equal: smooth.may_be_equal || heaps.may_be_equal,
        ..smooth
    })
}

/// s_j²: mean squares of the simulated errors.
fn noise_variances(areas: usize, errors: &[Vec<f64>]) -> Vec<f64> {
    let draws = errors.len().max(1) as f64;
    (0..areas).map(|j| errors.iter().map(|e| e[j] * e[j]).sum::<f64>() / draws).collect()
}

/// A: where Σ (y − ȳ)² / (A + s²) is J − 1 (Paule and Mandel 1982), and never under a
/// tenth of the smallest noise, so that the path leads somewhere.
fn variance_between(rates: &[f64], noise: &[f64]) -> f64 {
    let least = 0.1 * noise.iter().copied().fold(f64::INFINITY, f64::min);
    let excess = |a: f64| {
        let weights: Vec<f64> = noise.iter().map(|s| 1.0 / (a + s).max(f64::MIN_POSITIVE)).collect();
        let total: f64 = weights.iter().sum();
        let mean = rates.iter().zip(&weights).map(|(y, w)| w * y).sum::<f64>() / total;
        let sum: f64 = rates.iter().zip(&weights).map(|(y, w)| w * (y - mean).powi(2)).sum();
        sum - (rates.len() as f64 - 1.0)
    };
    let (mut low, mut high) = (0.0, rates.iter().map(|y| y * y).sum::<f64>() + 1.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if excess(middle) > 0.0 { low = middle } else { high = middle }
    }
    high.max(least)
}

/// Supply drawn towards the need it should follow; both in one list, supply first.
pub fn towards_need(supply: &[f64], need: &[f64]) -> impl Fn(f64) -> Vec<f64> {
    let (s, n): (f64, f64) = (supply.iter().sum(), need.iter().sum());
    let fair: Vec<f64> = need.iter().map(|v| v * s / n).collect();
    let (supply, need) = (supply.to_vec(), need.to_vec());
    move |k| {
        let drawn = supply.iter().zip(&fair).map(|(a, f)| f + k * (a - f));
        drawn.chain(need.iter().copied()).collect()
    }
}

/// Numbers without those below zero, which noise alone can make.
pub fn clipped(values: &[f64]) -> Vec<f64> {
    values.iter().map(|v| v.max(0.0)).collect()
}

/// The between-group variance without what the noise adds to it: a quadratic form of
/// y + e exceeds that of y by that of e on average, so that the mean over the
/// simulated errors is taken off. Unbiased, and below zero at times.
pub fn variance_without_noise(x: &super::Weighted, errors: &[Vec<f64>]) -> Option<f64> {
    let of = |e: &Vec<f64>| super::spread::variance(&x.with(e.clone()));
    (!errors.is_empty() && errors.iter().all(|e| e.len() == x.rates().len()))
        .then(|| super::spread::variance(x) - errors.iter().map(of).sum::<f64>() / errors.len() as f64)
}
