//! Measures without an order: how far areas or groups lie from their mean, from the
//! best of them, or from a reference fixed beforehand.
use super::{Weighted, over};

/// Between-group variance Σ p (y − μ)².
pub fn variance(x: &Weighted) -> f64 {
    let mean = x.mean();
    x.sum(|y| (y - mean).powi(2))
}

/// Between-group standard deviation.
pub fn deviation(x: &Weighted) -> f64 {
    variance(x).sqrt()
}

/// Coefficient of variation, of every 100 of the mean.
pub fn coefficient(x: &Weighted) -> Option<f64> {
    over(100.0 * deviation(x), x.mean())
}

/// How areas count in a mean difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each by its people.
    People,
    /// All alike; the mean they are compared with is by people still, as WHO has it.
    Areas,
}

/// Mean difference from `from`: Σ w |y − from|.
pub fn mean_difference(x: &Weighted, by: By, from: f64) -> f64 {
    match by {
        By::People => x.sum(|y| (y - from).abs()),
        By::Areas => x.rates().iter().map(|y| (y - from).abs()).sum::<f64>() / x.rates().len() as f64,
    }
}

/// Mean difference from the mean.
pub fn from_mean(x: &Weighted, by: By) -> f64 {
    mean_difference(x, by, x.mean())
}

/// Mean difference from the best rate, the largest. Chance alone makes the largest of
/// many noisy rates too large: with noise, take a reference fixed beforehand.
pub fn from_best(x: &Weighted, by: By) -> f64 {
    mean_difference(x, by, x.rates().iter().copied().fold(f64::NEG_INFINITY, f64::max))
}

/// Index of disparity: mean difference from the mean, of every 100 of it.
pub fn disparity(x: &Weighted, by: By) -> Option<f64> {
    over(100.0 * from_mean(x, by), x.mean())
}

/// WHO's Theil index, 1000 Σ p r ln r with r = y/μ.
pub fn theil_index(x: &Weighted) -> Option<f64> {
    super::shares::theil(x).map(|t| 1000.0 * t)
}

/// WHO's mean log deviation, −1000 Σ p ln r.
pub fn mean_log_deviation_index(x: &Weighted) -> Option<f64> {
    super::shares::mean_log_deviation(x).map(|t| 1000.0 * t)
}

/// Rates as z-scores, each by the variance between areas and that of its own count:
/// (p_i − b) / √(A + b/n_i) with b = Σe/Σn and A = s² − b/n̄ (Assunção and Reis 1999;
/// without A where the sum is not above zero, as they do). `None` without events.
pub fn standardised(events: &[f64], at_risk: &[f64]) -> Option<Vec<f64>> {
    let (e, n): (f64, f64) = (events.iter().sum(), at_risk.iter().sum());
    let fits = events.len() == at_risk.len() && e > 0.0 && at_risk.iter().all(|n| *n > 0.0);
    let b = fits.then_some(e / n)?;
    let each = || events.iter().zip(at_risk);
    let spread = each().map(|(e, n)| n * (e / n - b).powi(2)).sum::<f64>() / n;
    let between = spread - b * events.len() as f64 / n;
    let one = |(e, n): (&f64, &f64)| {
        let both = between + b / n;
        (e / n - b) / if both > 0.0 { both } else { b / n }.sqrt()
    };
    Some(each().map(one).collect())
}
