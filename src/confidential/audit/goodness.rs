//! Goodness of fit: the drawn noise has the stated distribution, and neighbouring
//! cells have noise of their own.
use super::report::{Check, check};
use crate::plan::Noise;
use crate::problem::Result;

/// Equally likely bins for single draws: an even number of degrees of freedom, for
/// which the chi-square tail has a closed form.
const BINS: usize = 21;
/// Bins a draw when two neighbouring cells are binned together.
const PAIR_BINS: usize = 5;
/// A table whose noise fits is reported less often than this.
pub(in crate::confidential) const ALPHA: f64 = 1e-8;

/// Tests draws on zero totals, all of one scale, against noise of that family and
/// scale: the chance of a fit this bad, for single draws and for pairs.
pub(in crate::confidential) fn fit(noise: &Noise, draws: &[i64], scale: f64) -> (f64, f64) {
    let places: Vec<f64> = draws.iter().map(|draw| below(noise, *draw as f64 / scale)).collect();
    let singles = counts(places.iter().map(|place| bin(*place, BINS)), BINS);
    let pairs = places.chunks_exact(2).map(|pair| match pair {
        [a, b] => bin(*a, PAIR_BINS) * PAIR_BINS + bin(*b, PAIR_BINS),
        _ => 0,
    });
    (tail(&singles), tail(&counts(pairs, PAIR_BINS * PAIR_BINS)))
}

/// The chance that noise of scale 1 is below `x`. On a grid of 2³² a voice the discrete
/// distributions and the continuous ones cannot be told apart.
fn below(noise: &Noise, x: f64) -> f64 {
    match noise {
        Noise::Laplace if x < 0.0 => 0.5 * x.exp(),
        Noise::Laplace => 1.0 - 0.5 * (-x).exp(),
        Noise::Gaussian { .. } => 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2),
    }
}

fn bin(place: f64, bins: usize) -> usize {
    ((place * bins as f64) as usize).min(bins - 1)
}

fn counts(bins: impl Iterator<Item = usize>, number: usize) -> Vec<f64> {
    let mut counts = vec![0.0; number];
    for bin in bins {
        if let Some(count) = counts.get_mut(bin) {
            *count += 1.0;
        }
    }
    counts
}

/// The chance that Pearson's statistic over equally likely bins is this large or
/// larger: exp(−x/2) Σ (x/2)^i / i! for an even number of degrees of freedom.
fn tail(counts: &[f64]) -> f64 {
    let expected = counts.iter().sum::<f64>() / counts.len() as f64;
    let half = 0.5 * counts.iter().map(|c| (c - expected).powi(2) / expected).sum::<f64>();
    let mut term = (-half).exp();
    let mut sum = 0.0;
    for i in 1..=(counts.len() - 1) / 2 {
        sum += term;
        term *= half / i as f64;
    }
    sum
}

/// Tests each table's noise; `draw` gives so many draws of a table's noise on zero
/// totals.
///
/// # Errors
/// When noise cannot be drawn.
pub(super) fn test(
    noise: &Noise,
    scales: &[f64],
    count: usize,
    draw: &dyn Fn(usize, usize) -> Result<Vec<i64>>,
) -> Result<Vec<Check>> {
    let (mut shape, mut own) = (1.0f64, 1.0f64);
    let family = if noise.is_laplace() { "Laplace" } else { "Gaussian" };
    for (table, scale) in scales.iter().enumerate() {
        let (single, pair) = fit(noise, &draw(table, count)?, *scale);
        (shape, own) = (shape.min(single), own.min(pair));
    }
    Ok(vec![
        check(
            "noise.shape",
            shape >= ALPHA,
            format!(
                "{count} draws of each table's noise fit its {family} distribution (least p {shape:.2e})"
            ),
        ),
        check(
            "noise.independent",
            own >= ALPHA,
            format!("neighbouring cells have noise of their own (least p {own:.2e})"),
        ),
    ])
}
