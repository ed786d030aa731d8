//! The known noise: its size, and simulations of it.
//!
//! The simulations here protect nobody and are not meant to: they imitate, on
//! published numbers alone, the noise that OpenDP drew behind the wall. They are
//! seeded by the bundle's own noisy integers, so a page made twice is the same.
use rand::rngs::StdRng;
use rand::{Rng, RngCore, SeedableRng};
use rand_distr::{Exp1, StandardNormal};
use sha2::{Digest, Sha256};

use crate::bundle::Bundle;
use crate::plan::Noise;

/// Variance of the noise of a release on a cell: `scale` > 0 in grid units, the result in
/// `grid`² (persons' voices squared).
pub(crate) fn variance_of(noise: &Noise, scale: f64, grid: f64) -> f64 {
    match noise {
        Noise::Laplace => variance(scale, grid),
        Noise::Gaussian { .. } => gaussian_variance(scale) / (grid * grid),
    }
}

/// Variance of the discrete Gaussian p(k) ∝ e^(−k²/2σ²): σ² but for e^(−2π²σ²), so that only
/// the smallest scales need their sum.
fn gaussian_variance(sigma: f64) -> f64 {
    if sigma > 4.0 {
        return sigma * sigma;
    }
    let weight = |k: i32| (-f64::from(k * k) / (2.0 * sigma * sigma)).exp();
    let total: f64 = (-60..=60).map(weight).sum();
    (-60..=60).map(|k| f64::from(k * k) * weight(k)).sum::<f64>() / total
}

/// Variance of a discrete Laplace of scale `scale` > 0 on the integers,
/// 2e^(1/b)/(e^(1/b) − 1)², in units of `grid`² (persons' voices squared).
pub(crate) fn variance(scale: f64, grid: f64) -> f64 {
    let half = (0.5 / scale).sinh();
    1.0 / (2.0 * half * half) / (grid * grid)
}

/// Where all simulated noise of a bundle comes from, and of which family it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seed {
    bytes: [u8; 32],
    gaussian: bool,
}

impl Seed {
    /// A digest of the bundle's noisy integers and their scales.
    pub(crate) fn of(bundle: &Bundle) -> Self {
        let mut digest = Sha256::new();
        digest.update(b"evenhand noise draws 1");
        for (table, scale) in bundle.noisy.iter().zip(&bundle.release.scales) {
            digest.update((table.len() as u64).to_le_bytes());
            digest.update(scale.to_le_bytes());
            table.iter().for_each(|cell| digest.update(cell.to_le_bytes()));
        }
        Seed { bytes: digest.finalize().into(), gaussian: !bundle.plan().noise.is_laplace() }
    }

    /// The digest itself, for generators of their own.
    pub(crate) fn bytes(&self) -> [u8; 32] {
        self.bytes
    }

    /// Simulated noise number `draw` of the plan's table `table`: `cells` values of
    /// the bundle's own family and of scale `scale`. At 2³² grid units a voice the continuous
    /// distributions and the discrete ones agree to float precision.
    pub(crate) fn noise(&self, table: usize, draw: usize, cells: usize, scale: f64) -> Vec<f64> {
        let mut digest = Sha256::new();
        digest.update(self.bytes);
        digest.update((table as u64).to_le_bytes());
        digest.update((draw as u64).to_le_bytes());
        let mut rng = StdRng::from_seed(digest.finalize().into());
        if self.gaussian {
            return (0..cells).map(|_| scale * rng.sample::<f64, _>(StandardNormal)).collect();
        }
        let mut out = vec![0.0; cells];
        for block in out.chunks_mut(64) {
            let mut signs = rng.next_u64();
            for value in block {
                let size: f64 = rng.sample(Exp1);
                *value = if signs & 1 == 0 { size * scale } else { -size * scale };
                signs >>= 1;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variance_is_the_discrete_one_at_any_scale() {
        // Summing k² p(k) for scale 1.3: p(k) ∝ e^(−|k|/1.3).
        let weight = |k: i32| (-f64::from(k.abs()) / 1.3).exp();
        let total: f64 = (-200..=200).map(weight).sum();
        let direct: f64 = (-200..=200).map(|k| f64::from(k * k) * weight(k)).sum::<f64>() / total;
        assert!((variance(1.3, 1.0) - direct).abs() < 1e-9);
        let b = 4_294_967_296.0 / 0.7;
        assert!((variance(b, 4_294_967_296.0) - 2.0 / 0.49).abs() < 1e-9);
    }

    #[test]
    fn gaussian_noise_has_the_stated_variance_and_shape() {
        let gaussian = Noise::Gaussian { rho: "0.02".parse().unwrap(), delta: "1e-6".parse().unwrap() };
        // Summing k² p(k) for σ = 0.5, and the limit above 4.
        assert!((gaussian_variance(0.5) - 0.214_6).abs() < 1e-3, "{}", gaussian_variance(0.5));
        assert!((gaussian_variance(3.9999) - 15.999_2).abs() < 1e-3);
        assert!((variance_of(&gaussian, 5.0 * 4_294_967_296.0, 4_294_967_296.0) - 25.0).abs() < 1e-9);
        let noise = Seed { bytes: [7; 32], gaussian: true }.noise(3, 5, 100_000, 2.0);
        let n = noise.len() as f64;
        let (mean, square) = (noise.iter().sum::<f64>() / n, noise.iter().map(|v| v * v).sum::<f64>() / n);
        // Of a Laplace of this variance 5.6 in 100 lie beyond 2 standard deviations.
        let beyond = noise.iter().filter(|v| v.abs() > 4.0).count() as f64 / n;
        assert!(mean.abs() < 0.032 && (square - 4.0).abs() < 0.09 && (beyond - 0.0455).abs() < 0.004);
    }

    #[test]
    fn simulated_noise_has_the_stated_scale_and_repeats() {
        let seed = Seed { bytes: [7; 32], gaussian: false };
        let noise = seed.noise(3, 5, 100_000, 2.0);
        let n = noise.len() as f64;
        let mean = noise.iter().sum::<f64>() / n;
        let size = noise.iter().map(|v| v.abs()).sum::<f64>() / n;
        // Five standard errors: 2·√2/√n for the mean, 2/√n for the mean size.
        assert!(mean.abs() < 0.045 && (size - 2.0).abs() < 0.032, "{mean} {size}");
        assert_eq!(noise, seed.noise(3, 5, 100_000, 2.0));
        assert_ne!(noise[..10], seed.noise(3, 6, 10, 2.0)[..]);
        assert_ne!(noise[..10], seed.noise(4, 5, 10, 2.0)[..]);
    }
}
