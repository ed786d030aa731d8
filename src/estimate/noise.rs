//! The known noise: its size, and simulations of it.
//!
//! The simulations here protect nobody and are not meant to: they imitate, on
//! published numbers alone, the noise that OpenDP drew behind the wall. They are
//! seeded by the bundle's own noisy integers, so a page made twice is the same.
use rand::rngs::StdRng;
use rand::{Rng, RngCore, SeedableRng};
use rand_distr::Exp1;
use sha2::{Digest, Sha256};

use crate::bundle::Bundle;

/// Variance of a discrete Laplace of scale `scale` > 0 on the integers,
/// 2e^(1/b)/(e^(1/b) − 1)², in units of `grid`² (persons' voices squared).
pub(crate) fn variance(scale: f64, grid: f64) -> f64 {
    let half = (0.5 / scale).sinh();
    1.0 / (2.0 * half * half) / (grid * grid)
}

/// Where all simulated noise of a bundle comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seed([u8; 32]);

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
        Seed(digest.finalize().into())
    }

    /// Simulated noise number `draw` of the plan's table `table`: `cells` values of
    /// a Laplace of scale `scale`. At 2³² grid units a voice the continuous Laplace
    /// and the discrete one agree to float precision.
    pub(crate) fn noise(&self, table: usize, draw: usize, cells: usize, scale: f64) -> Vec<f64> {
        let mut digest = Sha256::new();
        digest.update(self.0);
        digest.update((table as u64).to_le_bytes());
        digest.update((draw as u64).to_le_bytes());
        let mut rng = StdRng::from_seed(digest.finalize().into());
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
    fn simulated_noise_has_the_stated_scale_and_repeats() {
        let seed = Seed([7; 32]);
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
