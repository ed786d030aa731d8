//! Whether something rises or falls over periods.

/// The Mann–Kendall test of a series for a monotonic trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MannKendall {
    /// Σ sign(y_j − y_i) over i < j.
    pub s: f64,
    /// Its variance without a trend, corrected for ties.
    pub variance: f64,
    /// (S ∓ 1)/√V.
    pub z: f64,
    /// Two-sided, by the Normal approximation.
    pub p: f64,
}

/// Fewest periods: with four, even a steady rise has p = 0.083.
pub const FEWEST: usize = 5;

/// `None` under [`FEWEST`] values, or where all are equal.
pub fn mann_kendall(series: &[f64]) -> Option<MannKendall> {
    let n = series.len();
    if n < FEWEST || series.iter().any(|v| !v.is_finite()) {
        return None;
    }
    let pairs = (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j)));
    let s: f64 = pairs.map(|(i, j)| sign(series[j] - series[i])).sum();
    let term = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let variance = (term(n as f64) - ties(series).map(term).sum::<f64>()) / 18.0;
    if variance <= 0.0 {
        return None;
    }
    let z = (s - sign(s)) / variance.sqrt();
    Some(MannKendall { s, variance, z, p: two_sided(z) })
}

fn sign(x: f64) -> f64 {
    if x == 0.0 { 0.0 } else { x.signum() }
}

/// Sizes of runs of equal values.
fn ties(series: &[f64]) -> impl Iterator<Item = f64> {
    let mut sorted = series.to_vec();
    sorted.sort_by(f64::total_cmp);
    let runs: Vec<f64> = sorted.chunk_by(|a, b| a == b).map(|run| run.len() as f64).collect();
    runs.into_iter()
}

/// The chance that a standard Normal is at least |z| from zero.
pub fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// Complementary error function for x ≥ 0, to 1e-12: the series below 2.5, Lentz's
/// continued fraction above (Abramowitz and Stegun 7.1.6 and 7.1.14).
fn erfc(x: f64) -> f64 {
    let root = std::f64::consts::PI.sqrt();
    if x < 2.5 {
        let (mut term, mut sum, mut n) = (x, x, 0.0);
        while term.abs() > 1e-17 * sum.abs() {
            n += 1.0;
            term *= 2.0 * x * x / (2.0 * n + 1.0);
            sum += term;
        }
        return 1.0 - 2.0 / root * (-x * x).exp() * sum;
    }
    let tail = (1..=200).rev().fold(0.0, |below, k| 0.5 * f64::from(k) / (x + below));
    (-x * x).exp() / (root * (x + tail))
}
