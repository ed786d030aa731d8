//! Shares of ε: how much of it each table gets.
//!
//! For tables of one voice each, with Laplace noise 1/ε_t a cell, the squared
//! error of a cell's share of its table's people is proportional to
//! (c_t/ε_t)², c_t being the number of cells (people a cell = people / c_t).
//! Minimising Σ w_t (c_t/ε_t)² at Σ ε_t = ε gives ε_t ∝ (w_t c_t²)^⅓
//! (Lagrange multipliers; methods.md section 2, "Shares", with single tables in
//! the workload). Shares are whole thousandths so that they stay readable and
//! add up to exactly ε.
use crate::privacy::Epsilon;

/// Smallest share of a table, in thousandths.
const LEAST: u64 = 30;

/// Shares in thousandths for tables with (weight, cells); they sum to 1000.
/// At most 20 tables; weights positive.
pub(super) fn thousandths(tables: &[(f64, usize)]) -> Vec<u64> {
    let raw: Vec<f64> = tables.iter().map(|(w, c)| (w * (*c as f64).powi(2)).cbrt()).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_sum_to_the_whole_and_follow_the_cube_root_rule() {
        let shares = thousandths(&[(1.0, 60), (1.0, 5), (1.0, 12)]);
        assert_eq!(shares.iter().sum::<u64>(), 1000);
        assert!(shares[0] > shares[2] && shares[2] > shares[1]);
        let whole: Epsilon = "0.7".parse().unwrap();
        assert_eq!(Epsilon::sum(&split(&whole, &shares)).unwrap(), whole);
    }

    #[test]
    fn a_heavier_weight_buys_a_larger_share() {
        let plain = thousandths(&[(1.0, 8), (1.0, 5)]);
        let focused = thousandths(&[(8.0, 8), (1.0, 5)]);
        assert!(focused[0] > plain[0]);
    }
}
