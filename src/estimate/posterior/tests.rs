//! The posterior against dense algebra, and against cities that are known.
use faer::linalg::solvers::{DenseSolveCore, Solve};
use faer::{Mat, Side};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rand_distr::StandardNormal;

use super::chain::Chains;
use super::effects::{Block, KINDS, PLACELESS, Sign, Spread};
use super::operator::Frame;
use super::precondition::Shares;
use super::space::Space;
use super::tables::{Noise, Table};
use super::*;
use crate::estimate::fixture::{hierarchy, noisy_bundle, plan, table};
use crate::estimate::noise::Seed;
use crate::plan::{Plan, StatusMode};

fn small(mode: StatusMode) -> Plan {
    let tree = hierarchy(&["area", "district", "city"], &[5, 2, 1], &[&[0, 0, 1, 1, 1], &[0, 0]]);
    let tables = vec![
        table(Role::Requests, 0, "nps", "0.5"),
        table(Role::Requests, 0, "s", "0.3"),
        table(Role::Requests, 1, "ps", "0.3"),
        table(Role::Requests, 2, "ns", "0.2"),
    ];
    plan(tree, 2, 3, mode, tables)
}

/// The design of the whitened unknowns, dense, `[cell][unknown]`, times λ₀.
fn design(frame: &Frame, spread: &Spread) -> Mat<f64> {
    let (space, block) = (frame.space, frame.block);
    let [_, periods, statuses] = space.lengths;
    let mut out = Mat::zeros(space.cells(), frame.unknowns());
    for cell in 0..space.cells() {
        let (leaf, inside) = (cell / space.block(), cell % space.block());
        let (need, period, status) =
            (inside / (periods * statuses), inside / statuses % periods, inside % statuses);
        let lambda = frame.lambda[cell];
        let mut start = 0;
        for level in 0..space.widths.len() {
            let unit = space.ancestor(leaf, level);
            for (f, (by_need, by_period, sign)) in KINDS.iter().enumerate() {
                let at = match (by_need, by_period) {
                    (true, true) => need * periods + period,
                    (true, false) => need,
                    (false, true) => period,
                    (false, false) => 0,
                };
                let weight = match sign {
                    Sign::Asking => 1.0,
                    Sign::Met => space.met[status],
                    Sign::Pending => space.pending[status],
                };
                let free = level == 0 && f == 0 && space.placeless[unit];
                let scale = if free { PLACELESS } else { spread.scale[level][f] };
                let column = start + unit * block.len() + block.at[f] + at;
                out[(cell, column)] = lambda * weight * scale;
            }
            start += space.widths[level] * block.len();
        }
        let own = spread.psi.sqrt() * frame.inverse[cell];
        out[(cell, start + cell)] = lambda * own;
    }
    out
}

fn sum(space: &Space, table: &Table) -> Mat<f64> {
    let mut out = Mat::zeros(table.noisy.len(), space.cells());
    for cell in 0..space.cells() {
        let (leaf, inside) = (cell / space.block(), cell % space.block());
        let row = space.ancestor(leaf, table.level) * table.width + table.column[inside];
        out[(row, cell)] = 1.0;
    }
    out
}

fn city() -> Vec<f64> {
    (0..5 * 18).map(|i| 4.0 + ((i * 37 + 11) % 23) as f64).collect()
}

/// A spread in which every family counts.
fn even(space: &Space) -> Spread {
    let mut spread = Spread::start(space);
    for (l, scales) in spread.scale.iter_mut().enumerate() {
        for (f, s) in scales.iter_mut().enumerate().filter(|(_, s)| **s > 0.0) {
            *s = 0.2 + 0.05 * ((3 * l + f) % 5) as f64;
        }
    }
    spread
}

/// With Normal noise the mean of draws is the dense solution and their spread the dense
/// posterior covariance.
#[test]
fn draws_have_the_mean_and_covariance_of_dense_algebra() {
    let plan = small(StatusMode::Timed);
    let bundle = noisy_bundle(&plan, &city(), 3);
    let space = Space::new(&plan);
    let mut tables = tables::tables(&bundle, &space, Role::Requests);
    for t in &mut tables {
        t.noise = Noise::Normal(t.noise.variance());
    }
    let block = Block::new(&space);
    let lambda: Vec<f64> =
        space.base.iter().map(|b| if b.is_finite() { (b + 7.2).exp() } else { 0.0 }).collect();
    let inverse: Vec<f64> = lambda.iter().map(|l| if *l > 0.0 { l.sqrt().recip() } else { 0.0 }).collect();
    let frame = Frame { space: &space, block: &block, tables: &tables, lambda: &lambda, inverse: &inverse };
    let spread = even(&space);
    let design = design(&frame, &spread);
    let n = frame.unknowns();
    let mut precision = Mat::<f64>::identity(n, n);
    let mut right = Mat::<f64>::zeros(n, 1);
    let residual: Vec<Vec<f64>> = tables.iter().map(|t| t.noisy.clone()).collect();
    for (table, residual) in tables.iter().zip(&residual) {
        let rows = sum(&space, table) * &design;
        let q = 1.0 / table.noise.variance();
        precision += rows.transpose() * &rows * q;
        right += rows.transpose() * Mat::from_fn(residual.len(), 1, |i, _| q * residual[i]);
    }
    let solver = precision.llt(Side::Lower).unwrap();
    let (mean, covariance) =
        (&design * solver.solve(&right), &design * solver.inverse() * design.transpose());
    let shares = Shares::new(&frame);
    let mut chains = Chains::<4>::new(&frame, &spread, StdRng::seed_from_u64(2));
    let rounds = 1500;
    let watched: Vec<usize> = (0..space.cells()).step_by(7).filter(|c| lambda[*c] > 0.0).collect();
    let mut sums = vec![(0.0, 0.0); watched.len()];
    let mut whole = (0.0, 0.0);
    for _ in 0..rounds {
        let solution = chains.draw(&frame, &residual, &shares, 1e-4);
        assert!(solution.residual <= 1e-4, "{solution:?}");
        chains.operator.expand(&frame, &chains.z);
        for l in 0..4 {
            for (s, cell) in sums.iter_mut().zip(&watched) {
                let d = chains.operator.voices[*cell][l] - mean[(*cell, 0)];
                *s = (s.0 + d, s.1 + d * d);
            }
            let all: f64 = chains.operator.voices.iter().map(|v| v[l]).sum();
            let d = all - (0..space.cells()).map(|c| mean[(c, 0)]).sum::<f64>();
            whole = (whole.0 + d, whole.1 + d * d);
        }
    }
    let draws = f64::from(rounds * 4);
    let check = |s: (f64, f64), variance: f64, what: String| {
        // Five standard errors.
        assert!((s.0 / draws).abs() < 5.0 * (variance / draws).sqrt(), "{what}: {} {variance}", s.0 / draws);
        let ratio = s.1 / draws / variance;
        assert!((ratio - 1.0).abs() < 5.0 * (2.0 / draws).sqrt(), "{what}: {ratio}");
    };
    for (s, cell) in sums.iter().zip(&watched) {
        check(*s, covariance[(*cell, *cell)], format!("cell {cell}"));
    }
    let all: f64 = (0..space.cells())
        .flat_map(|i| (0..space.cells()).map(move |j| (i, j)))
        .map(|at| covariance[at])
        .sum();
    check(whole, all, "city".into());
}

/// A city of the model's own form: draws cover the exact cells as often as they say.
#[test]
fn ranges_hold_in_cities_of_the_models_own_form() {
    let (mut hits, mut trials, mut ours, mut theirs) = (0.0, 0.0, 0.0, 0.0);
    for seed in 0..6 {
        let mut rng = StdRng::seed_from_u64(seed);
        let tree = hierarchy(&["area", "city"], &[30, 1], &[&[0; 30]]);
        let tables = vec![
            table(Role::Requests, 0, "nps", "0.7"),
            table(Role::Requests, 0, "s", "0.15"),
            table(Role::Requests, 1, "nps", "0.15"),
        ];
        let plan = plan(tree, 4, 6, StatusMode::AtEnd, tables);
        let mut normal = |size: f64| size * rng.sample::<f64, _>(StandardNormal);
        let area: Vec<(f64, f64)> = (0..30).map(|_| (normal(0.4), normal(0.8))).collect();
        let need: Vec<f64> = (0..4).map(|_| normal(0.5)).collect();
        let pair: Vec<f64> = (0..120).map(|_| normal(0.3)).collect();
        let mut base = Vec::new();
        for (a, (size, met)) in area.iter().enumerate() {
            for (k, need) in need.iter().enumerate() {
                for _ in 0..6 {
                    for s in [0.5, -0.5] {
                        let lambda = 4.0 * (size + need + pair[4 * a + k] + s * met).exp();
                        let noise: f64 = normal(1.0);
                        base.push((lambda + (0.5 * lambda).sqrt() * noise).max(0.0));
                    }
                }
            }
        }
        let bundle = noisy_bundle(&plan, &base, seed);
        let total = base.iter().sum();
        let mut posterior =
            Posterior::new(&bundle, Role::Requests, total, Seed::of(&bundle).bytes()).unwrap();
        let ask = |need| Marginal { role: Role::Requests, level: 0, need, period: false, status: true };
        let sampled = posterior.sample(&[ask(false), ask(true)], 200);
        assert!(posterior.report().converged, "{:?}", posterior.report());
        let exact: Vec<f64> = (0..30 * 8)
            .map(|c| {
                let (a, k, s) = (c / 8, c / 2 % 4, c % 2);
                (0..6).map(|t| base[((a * 4 + k) * 6 + t) * 2 + s]).sum()
            })
            .collect();
        for (cell, exact) in exact.iter().enumerate() {
            let mut draws: Vec<f64> = sampled[1].draws.iter().map(|d| f64::from(d[cell])).collect();
            let mean = draws.iter().sum::<f64>() / draws.len() as f64;
            let low = crate::estimate::quantile(&mut draws, 0.05, false);
            let high = crate::estimate::quantile(&mut draws, 0.95, true);
            hits += f64::from(u8::from(low <= *exact && *exact <= high));
            trials += 1.0;
            ours += (mean - exact).powi(2);
        }
        let direct = crate::estimate::Estimates::new(&bundle).unwrap().table(ask(true)).unwrap();
        theirs += direct.values.iter().zip(&exact).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
    }
    let share = hits / trials;
    assert!((0.87..0.96).contains(&share), "{share}");
    assert!(ours < 0.6 * theirs, "squared error {ours} against {theirs} of least squares");
}
