//! Shares of the budget by a rule of thumb, on which the ladder climbs and the noise is
//! chosen; the shares that are then measured with are in [`super::shares`].
//!
//! For tables of one voice each, with Laplace noise 1/ε_t a cell, the squared
//! error of a cell's share of its table's people is proportional to
//! (c_t/ε_t)², c_t being the number of cells (people a cell = people / c_t).
//! Minimising Σ w_t (c_t/ε_t)² at Σ ε_t = ε gives ε_t ∝ (w_t c_t²)^⅓
//! (Lagrange multipliers; methods.md section 2, "Shares", with single tables in
//! the workload). Gaussian noise has variance 1/(2ρ_t), so that Σ w_t c_t²/ρ_t at
//! Σ ρ_t = ρ gives ρ_t ∝ √w_t c_t. Shares are whole thousandths so that they stay
//! readable and add up to exactly ε.
use super::Noise;
use crate::pipeline::{NoiseChoice, PrivacySpec};
use crate::privacy::{Epsilon, Rho};

/// Smallest share of a table, in thousandths.
const LEAST: u64 = super::shares::LEAST;

/// Shares in thousandths for tables with (weight, cells); they sum to 1000.
/// At most 20 tables; weights positive.
pub(super) fn thousandths(noise: &Noise, tables: &[(f64, usize)]) -> Vec<u64> {
    let of = |(w, c): &(f64, usize)| match noise {
        Noise::Laplace => (w * (*c as f64).powi(2)).cbrt(),
        Noise::Gaussian { .. } => w.sqrt() * *c as f64,
    };
    let raw: Vec<f64> = tables.iter().map(of).collect();
    let sum: f64 = raw.iter().sum();
    let mut shares: Vec<u64> = raw.iter().map(|r| ((r / sum * 1000.0).round() as u64).max(LEAST)).collect();
    // The largest share takes what rounding and the least share leave over.
    let total: u64 = shares.iter().sum();
    if let Some(largest) = shares.iter_mut().max() {
        *largest = (*largest + 1000).saturating_sub(total).max(1);
    }
    shares
}

/// The exact part of `whole` for each share.
pub(super) fn split(whole: &Epsilon, thousandths: &[u64]) -> Vec<Epsilon> {
    let sum: u64 = thousandths.iter().sum();
    thousandths.iter().map(|t| whole.share(*t, sum)).collect()
}

/// How sure the cells of a table with so many thousandths are, as the ε of Laplace noise
/// of the same variance ([`super::Plan::strength`]).
pub(super) fn strength(noise: &Noise, epsilon: f64, thousandths: u64) -> f64 {
    let part = thousandths as f64 / 1000.0;
    match noise {
        Noise::Laplace => epsilon * part,
        Noise::Gaussian { rho, .. } => 2.0 * (rho.approx() * part).sqrt(),
    }
}

/// Σ w (c/strength)²: what the shares minimise.
pub(super) fn objective(noise: &Noise, epsilon: f64, tables: &[(f64, usize)]) -> f64 {
    let shares = thousandths(noise, tables);
    let of = |((w, c), s): (&(f64, usize), u64)| w * (*c as f64 / strength(noise, epsilon, s)).powi(2);
    tables.iter().zip(shares).map(of).sum()
}

/// The Gaussian noise that the pipeline file allows, if any.
pub(super) fn gaussian(privacy: &PrivacySpec) -> Option<Noise> {
    let delta = privacy.delta.as_ref().filter(|_| privacy.noise != NoiseChoice::Laplace)?;
    let stated = privacy.rho.clone();
    let rho = stated.or_else(|| Rho::within(&privacy.epsilon, delta))?;
    Some(Noise::Gaussian { rho, delta: delta.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaussian() -> Noise {
        Noise::Gaussian { rho: "0.024".parse().unwrap(), delta: "1e-6".parse().unwrap() }
    }

    #[test]
    fn shares_sum_to_the_whole_and_follow_the_rule_of_their_noise() {
        for noise in [Noise::Laplace, gaussian()] {
            let shares = thousandths(&noise, &[(1.0, 60), (1.0, 5), (1.0, 12)]);
            assert_eq!(shares.iter().sum::<u64>(), 1000);
            assert!(shares[0] > shares[2] && shares[2] > shares[1]);
            let whole: Epsilon = "0.7".parse().unwrap();
            assert_eq!(Epsilon::sum(&split(&whole, &shares)).unwrap(), whole);
        }
    }

    #[test]
    fn no_other_shares_come_closer_to_the_least_of_the_objective() {
        let tables = [(1.0, 60), (2.0, 30), (0.5, 44)];
        for noise in [Noise::Laplace, gaussian()] {
            let best = objective(&noise, 1.0, &tables);
            let shares = thousandths(&noise, &tables);
            for (give, take) in [(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)] {
                let mut other = shares.clone();
                other[give] -= 20;
                other[take] += 20;
                let of =
                    |((w, c), s): (&(f64, usize), u64)| w * (*c as f64 / strength(&noise, 1.0, s)).powi(2);
                assert!(tables.iter().zip(other).map(of).sum::<f64>() > best);
            }
        }
    }

    #[test]
    fn gaussian_noise_is_surer_with_many_tables_and_laplace_with_few() {
        let better = |n: usize| {
            let tables = vec![(1.0, 10); n];
            objective(&gaussian(), 1.0, &tables) < objective(&Noise::Laplace, 1.0, &tables)
        };
        // At ε = 1 and δ = 1e-6 it takes about ten (methods.md section 2).
        assert!(!better(3) && !better(8) && better(12) && better(16));
    }

    #[test]
    fn a_heavier_weight_buys_a_larger_share() {
        let plain = thousandths(&Noise::Laplace, &[(1.0, 8), (1.0, 5)]);
        let focused = thousandths(&Noise::Laplace, &[(8.0, 8), (1.0, 5)]);
        assert!(focused[0] > plain[0]);
    }
}
