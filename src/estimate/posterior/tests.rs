//! The posterior against dense algebra, and against cities that are known.
use faer::linalg::solvers::{DenseSolveCore, Solve};
use faer::{Mat, Side};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rand_distr::StandardNormal;

use super::effects::{Spread, learnt};
use super::*;
use crate::bundle::Bundle;
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

fn city() -> Vec<f64> {
    (0..5 * 18).map(|i| 4.0 + ((i * 37 + 11) % 23) as f64).collect()
}

/// A fit that has not begun, but for variances in which every family counts.
fn fitted(plan: &Plan, bundle: &Bundle, fold: &Fold) -> Fitted {
    let space = Space::new(plan, fold);
    let rows = rows::rows(bundle, &space, Role::Requests).unwrap();
    let mut fitted = Fitted::new(space, rows, 1200.0);
    let mut spread = Spread::start(&fitted.space);
    for (l, scales) in spread.scale.iter_mut().enumerate() {
        for (f, s) in scales.iter_mut().enumerate().filter(|(f, _)| learnt(&fitted.space, l, *f)) {
            *s = 0.2 + 0.05 * ((3 * l + f) % 5) as f64;
        }
    }
    fitted.spread = spread;
    fitted
}

/// Everything dense: unknowns are effects by level and unit, then cells.
struct Dense {
    /// From unknowns to the cells of all leaves.
    cells: Mat<f64>,
    /// Of a leaf's sums of effects.
    effects: Vec<Mat<f64>>,
    covariance: Mat<f64>,
    mean: Mat<f64>,
}

/// Of all rows but those of `left_out`, a leaf.
fn dense(fitted: &Fitted, left_out: Option<usize>) -> Dense {
    let frame = fitted.frame();
    let (space, b, n) = (frame.space, frame.design.len(), frame.space.block());
    let starts: Vec<usize> =
        (0..space.widths.len()).map(|l| space.widths[..l].iter().sum::<usize>() * b).collect();
    let effects = space.widths.iter().sum::<usize>() * b;
    let all = effects + space.widths[0] * n;
    let mut prior = vec![0.0; all];
    for (level, start) in starts.iter().enumerate() {
        for unit in 0..space.widths[level] {
            for (i, r) in frame.spread.roots(space, frame.design, level, unit).iter().enumerate() {
                prior[start + unit * b + i] = r * r;
            }
        }
    }
    let (mut cells, mut sums) = (Mat::zeros(space.widths[0] * n, all), Vec::new());
    for leaf in 0..space.widths[0] {
        let mut own = Mat::zeros(b, all);
        for (level, start) in starts.iter().enumerate() {
            let at = start + space.ancestor(leaf, level) * b;
            (0..b).for_each(|i| own[(i, at + i)] = 1.0);
        }
        for i in 0..n {
            let lambda = frame.lambda[leaf][i];
            for j in 0..all {
                cells[(leaf * n + i, j)] =
                    lambda * (0..b).map(|k| frame.design.matrix[(i, k)] * own[(k, j)]).sum::<f64>();
            }
            prior[effects + leaf * n + i] = frame.spread.psi * lambda;
            cells[(leaf * n + i, effects + leaf * n + i)] = 1.0;
        }
        sums.push(own);
    }
    let mut precision = Mat::from_fn(all, all, |i, j| if i == j { 1.0 / prior[i] } else { 0.0 });
    let mut right = Mat::<f64>::zeros(all, 1);
    let residual = fitted.residual();
    for (level, units) in residual.iter().enumerate() {
        for (unit, noisy) in units.iter().enumerate() {
            if level == 0 && left_out == Some(unit) {
                continue;
            }
            let mut sum = Mat::<f64>::zeros(n, all);
            for leaf in (0..space.widths[0]).filter(|l| space.ancestor(*l, level) == unit) {
                sum += cells.submatrix(leaf * n, 0, n, all);
            }
            let rows = &frame.rows[level].sums * sum;
            precision += rows.transpose() * &rows;
            right += rows.transpose() * Mat::from_fn(noisy.len(), 1, |i, _| noisy[i]);
        }
    }
    let solver = precision.llt(Side::Lower).unwrap();
    Dense { mean: solver.solve(&right), covariance: solver.inverse(), cells, effects: sums }
}

fn close(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() <= 1e-7 * (1.0 + b.abs()), "{what}: {a} {b}");
}

/// Means, variances and own shares are those of dense inversion, with all axes kept apart
/// and with either added up, with pending and without.
#[test]
fn the_tree_agrees_with_dense_algebra() {
    for mode in [StatusMode::Timed, StatusMode::AtEnd] {
        // Half of the last month can be pending, and nothing else.
        let plan = Plan { data_until: jiff::civil::date(2025, 3, 31), ..small(mode) };
        let base: Vec<f64> = city().into_iter().take(5 * 6 * plan.status_count()).collect();
        let bundle = noisy_bundle(&plan, &base, 3);
        for fold in [Fold::none(&plan), Fold::needs(&plan), Fold::periods(&plan, vec![0, 0, 1])] {
            let fitted = fitted(&plan, &bundle, &fold);
            let frame = fitted.frame();
            let (n, b) = (frame.space.block(), frame.design.len());
            let tree = Tree::new(&frame);
            let residual = fitted.residual();
            let noisy = |level: usize, unit: usize| {
                Mat::from_fn(residual[level][unit].len(), 1, |i, _| residual[level][unit][i])
            };
            let means = tree.solve(&frame, 1, &noisy);
            let spreading = tree.spreading(&frame, &|_, _, both| both.inside.clone());
            let own = Own::new(&fitted, &tree);
            let dense = self::dense(&fitted, None);
            for (leaf, spreading) in spreading[0].iter().enumerate() {
                let cells = dense.cells.submatrix(leaf * n, 0, n, dense.cells.ncols()).to_owned();
                let (mean, effects) = (&cells * &dense.mean, &dense.effects[leaf] * &dense.mean);
                (0..n).for_each(|i| close(means.cells[0][leaf][(i, 0)], mean[(i, 0)], "cell"));
                (0..b).for_each(|i| close(means.effects[0][leaf][(i, 0)], effects[(i, 0)], "effect"));
                let both = Mat::from_fn(b + n, cells.ncols(), |i, j| {
                    if i < b { dense.effects[leaf][(i, j)] } else { cells[(i - b, j)] }
                });
                let variance = &both * &dense.covariance * both.transpose();
                for i in 0..b + n {
                    (0..b + n).for_each(|j| close(spreading[(i, j)], variance[(i, j)], "variance"));
                }
                let without = self::dense(&fitted, Some(leaf));
                let alone = &cells * &without.covariance * cells.transpose();
                let with = &cells * &dense.covariance * cells.transpose();
                let first = frame.space.cells[0];
                let share = own.share(leaf, |k, p, s| {
                    f64::from(u8::from((k, p, s) == (first.need, first.period, first.status)))
                });
                close(share, 1.0 - with[(0, 0)] / alone[(0, 0)], "own share");
            }
        }
    }
}

/// The spread of draws is the posterior's, their mean its mean, for cells and their sum.
#[test]
fn draws_have_the_mean_and_variance_of_the_tree() {
    let plan = small(StatusMode::Timed);
    let bundle = noisy_bundle(&plan, &city(), 3);
    let fitted = fitted(&plan, &bundle, &Fold::none(&plan));
    let frame = fitted.frame();
    let tree = Tree::new(&frame);
    let dense = dense(&fitted, None);
    let (mean, covariance) =
        (&dense.cells * &dense.mean, &dense.cells * &dense.covariance * dense.cells.transpose());
    let level: Vec<f64> = fitted.level().concat();
    let (n, batches) = (frame.space.block(), 80);
    let (mut sums, mut whole) = (vec![(0.0, 0.0); level.len()], (0.0, 0.0));
    for batch in 0..batches {
        let drawn = draw(&fitted, &tree, [7; 32], batch);
        for d in 0..BATCH {
            let off: Vec<f64> =
                (0..level.len()).map(|i| drawn[i / n][(i % n, d)] - level[i] - mean[(i, 0)]).collect();
            sums.iter_mut().zip(&off).for_each(|(s, o)| *s = (s.0 + o, s.1 + o * o));
            let all: f64 = off.iter().sum();
            whole = (whole.0 + all, whole.1 + all * all);
        }
    }
    let draws = (batches * BATCH) as f64;
    let check = |s: (f64, f64), variance: f64, what: &str| {
        // Five standard errors.
        assert!((s.0 / draws).abs() < 5.0 * (variance / draws).sqrt(), "{what}: {} {variance}", s.0 / draws);
        let ratio = s.1 / draws / variance;
        assert!((ratio - 1.0).abs() < 5.0 * (2.0 / draws).sqrt(), "{what}: {ratio}");
    };
    sums.iter().enumerate().for_each(|(i, s)| check(*s, covariance[(i, i)], "cell"));
    check(
        whole,
        (0..level.len()).flat_map(|i| (0..level.len()).map(move |j| (i, j))).map(|at| covariance[at]).sum(),
        "city",
    );
}

/// A city of the model's own form: `[leaf][need][period][met, unmet]`.
fn of_its_form(seed: u64) -> Vec<f64> {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut normal = |size: f64| size * rng.sample::<f64, _>(StandardNormal);
    let need: Vec<f64> = (0..4).map(|_| normal(0.5)).collect();
    let mut base = Vec::new();
    for _ in 0..30 {
        let (size, met) = (normal(0.4), normal(0.8));
        for need in &need {
            let pair = normal(0.3);
            for _ in 0..6 {
                for s in [0.5, -0.5] {
                    let lambda = 4.0 * (size + need + pair + s * met).exp();
                    base.push((lambda + (0.5 * lambda).sqrt() * normal(1.0)).max(0.0));
                }
            }
        }
    }
    base
}

/// Draws cover the exact cells as often as they say, and are surer than least squares.
#[test]
fn ranges_hold_in_cities_of_the_models_own_form() {
    let (mut hits, mut trials, mut ours, mut theirs) = (0.0, 0.0, 0.0, 0.0);
    for seed in 0..12 {
        let tree = hierarchy(&["area", "city"], &[30, 1], &[&[0; 30]]);
        let tables = vec![
            table(Role::Requests, 0, "nps", "0.7"),
            table(Role::Requests, 0, "s", "0.15"),
            table(Role::Requests, 1, "nps", "0.15"),
        ];
        let plan = plan(tree, 4, 6, StatusMode::AtEnd, tables);
        let base = of_its_form(seed);
        let bundle = noisy_bundle(&plan, &base, seed);
        let seed = Seed::of(&bundle).bytes();
        let fold = Fold::needs(&plan);
        let posterior = Posterior::new(&bundle, Role::Requests, &fold, base.iter().sum(), seed).unwrap();
        assert!(posterior.report().converged, "{:?}", posterior.report());
        let by_need = Marginal { role: Role::Requests, level: 0, need: true, period: false, status: true };
        let sampled = posterior.sample(&[by_need], 200).remove(0);
        let exact = |c: usize| -> f64 {
            let (a, k, s) = (c / 8, c / 2 % 4, c % 2);
            (0..6).map(|t| base[((a * 4 + k) * 6 + t) * 2 + s]).sum()
        };
        let direct = crate::estimate::Estimates::new(&bundle).unwrap().table(by_need).unwrap();
        for cell in 0..30 * 8 {
            let exact = exact(cell);
            let mut draws: Vec<f64> = sampled.draws.iter().map(|d| f64::from(d[cell])).collect();
            let mean = draws.iter().sum::<f64>() / draws.len() as f64;
            let low = crate::estimate::quantile(&mut draws, 0.05, false);
            let high = crate::estimate::quantile(&mut draws, 0.95, true);
            hits += f64::from(u8::from(low <= exact && exact <= high));
            trials += 1.0;
            ours += (mean - exact).powi(2);
            theirs += (direct.values[cell] - exact).powi(2);
        }
    }
    let share = hits / trials;
    assert!((0.88..0.97).contains(&share), "{share}");
    assert!(ours < 0.65 * theirs, "squared error {ours} against {theirs} of least squares");
}

/// What public facts leave empty is no cell, and rows of it tell nothing.
#[test]
fn publicly_empty_cells_are_left_out() {
    let plan = small(StatusMode::Timed);
    let space = Space::new(&plan, &Fold::none(&plan));
    // January to March 2025 are old enough at the end of January 2026: nothing is pending.
    assert!(space.cells.iter().all(|c| c.status < 2));
    assert_eq!(space.block(), 2 * 3 * 2);
    let (quiet, loud) = (noisy_bundle(&plan, &city(), 3), {
        let mut b = noisy_bundle(&plan, &city(), 3);
        let at = |a: usize| a * 18 + 2;
        (0..5).for_each(|a| b.noisy[0][at(a)] += 1 << 40);
        b
    });
    let of = |b: &Bundle| rows::rows(b, &space, Role::Requests).unwrap()[0].noisy.clone();
    assert_eq!(of(&quiet), of(&loud));
}
