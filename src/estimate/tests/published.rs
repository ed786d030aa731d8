//! Published values: what the best known split of a budget reaches.
use crate::estimate::fixture::{GRID, bundle, hierarchy, plan, table};
use crate::estimate::{Estimates, Marginal};
use crate::pipeline::Role;
use crate::plan::StatusMode;

/// All marginals on at most three of area (120), need (6), period (12), status (2).
fn marginals() -> Vec<(usize, &'static str)> {
    let cuts = ["", "n", "p", "s", "np", "ns", "ps", "nps"];
    let areas = cuts.iter().filter(|c| c.len() < 3).map(|c| (0, *c));
    cuts.iter().map(|c| (1, *c)).chain(areas).collect()
}

fn sizes(level: usize, cut: &str) -> [f64; 4] {
    let has = |axis, n| if cut.contains(axis) { n } else { 1.0 };
    [if level == 0 { 120.0 } else { 1.0 }, has('n', 6.0), has('p', 12.0), has('s', 2.0)]
}

/// The root mean squared error over all cells of all these marginals, with noise
/// of precision `shares[i]` on table i.
fn rmse(shares: &[f64]) -> f64 {
    let flat = hierarchy(&["area", "city"], &[120, 1], &[&[0; 120]]);
    let tables: Vec<_> = marginals().iter().map(|(l, cut)| table(Role::Requests, *l, cut, "1")).collect();
    let plan = plan(flat, 6, 12, StatusMode::AtEnd, tables);
    let cells: Vec<Vec<f64>> = plan.tables.iter().map(|t| vec![0.0; plan.shape(t).cells()]).collect();
    let mut bundle = bundle(plan, &cells);
    // A Laplace of variance 1/τ has scale √(1/(2τ)).
    bundle.release.scales = shares.iter().map(|tau| GRID * (0.5 / tau).sqrt()).collect();
    let estimates = Estimates::new(&bundle).unwrap();
    let fit = &estimates.fits[0];
    let (mut sum, mut count) = (0.0, 0.0);
    for t in &bundle.plan().tables {
        let m = Marginal { role: t.role, level: t.level, need: t.need, period: t.period, status: t.status };
        let errors = fit.errors(&fit.layout(m).unwrap());
        sum += errors.iter().map(|e| e * e).sum::<f64>();
        count += errors.len() as f64;
    }
    (sum / count).sqrt()
}

/// The A-optimal shares of Σ τ = 1 by the multiplicative rule, on the closed form
/// of independent residuals: the area axis treated as one more balanced axis.
fn optimal_shares() -> Vec<f64> {
    let all = [120.0, 6.0, 12.0, 2.0];
    let sizes: Vec<[f64; 4]> = marginals().iter().map(|(l, cut)| sizes(*l, cut)).collect();
    let contains = |m: usize, s: usize| (0..4).all(|j| s & (1 << j) == 0 || sizes[m][j] > 1.0);
    let rest = |m: usize| (0..4).filter(|&j| sizes[m][j] == 1.0).map(|j| all[j]).product::<f64>();
    let free = |s: usize| (0..4).filter(|j| s & (1 << j) != 0).map(|j| all[j] - 1.0).product::<f64>();
    let mut shares = vec![1.0 / sizes.len() as f64; sizes.len()];
    for _ in 0..3000 {
        let (mut gain, mut objective) = (vec![0.0; shares.len()], 0.0);
        for s in 0..16 {
            let inside: Vec<usize> = (0..shares.len()).filter(|&m| contains(m, s)).collect();
            let precision: f64 = inside.iter().map(|&m| shares[m] * rest(m)).sum();
            let cost: f64 = inside.iter().map(|&m| free(s) * rest(m)).sum();
            if inside.is_empty() {
                continue;
            }
            objective += cost / precision;
            inside.iter().for_each(|&m| gain[m] += rest(m) * cost / (precision * precision));
        }
        shares.iter_mut().zip(&gain).for_each(|(share, g)| *share *= (g / objective).sqrt());
        let total: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= total);
    }
    // A share of zero would be no table at all.
    shares.iter().map(|s| s.max(1e-12)).collect()
}

#[test]
fn fifteen_tables_at_the_best_split_reach_the_published_error_of_residual_planning() {
    // ρ = 0.5 is a total precision of 1. Published: 1.848; one table alone at an
    // equal split has √15 = 3.873, which least squares must beat.
    let best = rmse(&optimal_shares());
    assert!((best - 1.848).abs() < 0.0005, "{best}");
    let equal = rmse(&[1.0 / 15.0; 15]);
    assert!(best < equal && equal < 15.0f64.sqrt(), "{equal}");
}
