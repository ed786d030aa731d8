//! Measures along a public order, for example from the poorest area to the richest.
//!
//! The rates come in that order, the worst-off first. Ranks are public; the absolute
//! concentration index and the linear slope index are then linear in the rates, so
//! that noise does not bias them.
use super::{Weighted, over};

/// R_j = Σ_{i<j} p_i + p_j / 2: where the middle person of area j stands, 0 to 1.
pub fn ranks(parts: &[f64]) -> Vec<f64> {
    let mut before = 0.0;
    let middle = |p: &f64| {
        let at = before + p / 2.0;
        before += p;
        at
    };
    parts.iter().map(middle).collect()
}

/// The weights a_j of the absolute concentration index Σ a_j y_j = 2 Σ p_j y_j (R_j − ½).
pub fn concentration_weights(parts: &[f64]) -> Vec<f64> {
    ranks(parts).iter().zip(parts).map(|(r, p)| 2.0 * p * (r - 0.5)).collect()
}

/// Absolute concentration index, in the unit of the rates; positive where the
/// better-off have more.
pub fn absolute_concentration(x: &Weighted) -> f64 {
    concentration_weights(x.parts()).iter().zip(x.rates()).map(|(a, y)| a * y).sum()
}

/// Relative concentration index, −1 to 1: the absolute one over the mean (Wagstaff,
/// Paci and van Doorslaer 1991).
pub fn relative_concentration(x: &Weighted) -> Option<f64> {
    over(absolute_concentration(x), x.mean())
}

/// A line or curve fitted to the rates over their ranks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// ŷ at rank 0, the worst-off.
    pub bottom: f64,
    /// ŷ at rank 1, the best-off.
    pub top: f64,
}

impl Slope {
    /// Slope index of inequality: ŷ(1) − ŷ(0).
    pub fn index(self) -> f64 {
        self.top - self.bottom
    }

    /// Relative index of inequality: ŷ(1) / ŷ(0).
    pub fn relative(self) -> Option<f64> {
        over(self.top, self.bottom)
    }
}

/// Least squares of the rates on their ranks, weighted by residents.
pub fn linear_slope(x: &Weighted) -> Option<Slope> {
    let ranks = ranks(x.parts());
    let spread: f64 = ranks.iter().zip(x.parts()).map(|(r, p)| p * (r - 0.5).powi(2)).sum();
    // The weighted mean of the ranks is one half.
    let slope = over(0.5 * absolute_concentration(x), spread)?;
    Some(Slope { bottom: x.mean() - 0.5 * slope, top: x.mean() + 0.5 * slope })
}

/// The same with a logistic curve, for rates between 0 and `of` (1 or 100): maximum
/// likelihood by Newton's method. `None` for rates outside or where it does not settle.
pub fn logistic_slope(x: &Weighted, of: f64) -> Option<Slope> {
    let ranks = ranks(x.parts());
    let within = x.rates().iter().all(|y| (0.0..=of).contains(y)) && (0.0..of).contains(&x.mean());
    if !within || x.mean() <= 0.0 || ranks.len() < 2 {
        return None;
    }
    logistic(&ranks, x.parts(), x, of)
}

/// The curve through the rates at `ranks`, each with its weight.
pub(super) fn logistic(ranks: &[f64], weights: &[f64], x: &Weighted, of: f64) -> Option<Slope> {
    let curve = |a: f64, b: f64, r: f64| 1.0 / (1.0 + (-(a + b * r)).exp());
    let (mut a, mut b) = ((x.mean() / (of - x.mean())).ln(), 0.0);
    for _ in 0..100 {
        let (mut score, mut info) = ([0.0; 2], [0.0; 3]);
        for ((r, p), y) in ranks.iter().zip(weights).zip(x.rates()) {
            let q = curve(a, b, *r);
            let (rest, weight) = (p * (y / of - q), p * q * (1.0 - q));
            score = [score[0] + rest, score[1] + rest * r];
            info = [info[0] + weight, info[1] + weight * r, info[2] + weight * r * r];
        }
        let det = info[0] * info[2] - info[1] * info[1];
        let step_a = over(info[2] * score[0] - info[1] * score[1], det)?;
        let step_b = over(info[0] * score[1] - info[1] * score[0], det)?;
        (a, b) = (a + step_a, b + step_b);
        if step_a.abs().max(step_b.abs()) < 1e-12 {
            return Some(Slope { bottom: of * curve(a, b, 0.0), top: of * curve(a, b, 1.0) });
        }
    }
    None
}

/// Population attributable risk against a reference rate fixed beforehand: how much
/// the mean would rise if all had `best`; 0 where the mean is better already.
pub fn attributable_risk(x: &Weighted, best: f64) -> f64 {
    (best - x.mean()).max(0.0)
}

/// The same as a percentage of the mean.
pub fn attributable_fraction(x: &Weighted, best: f64) -> Option<f64> {
    over(100.0 * attributable_risk(x, best), x.mean())
}

/// Points of the concentration curve: of the worst-off share of people, the share of
/// what there is; begins at (0, 0) and ends at (1, 1).
pub fn concentration_curve(x: &Weighted) -> Option<Vec<(f64, f64)>> {
    over(1.0, x.mean())?;
    let mut at = (0.0, 0.0);
    let mut points = vec![at];
    for (y, p) in x.rates().iter().zip(x.parts()) {
        at = (at.0 + p, at.1 + p * y / x.mean());
        points.push(at);
    }
    Some(points)
}
