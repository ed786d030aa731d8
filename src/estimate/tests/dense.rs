//! The two passes against a dense inversion of the full normal equations.
use crate::bundle::Bundle;
use crate::estimate::fixture::{GRID, hierarchy, noisy_bundle, plan, table, with_group};
use crate::estimate::noise::variance;
use crate::estimate::{Contrast, Estimates, Marginal};
use crate::geography::Hierarchy;
use crate::pipeline::Role;
use crate::plan::{Plan, StatusMode, Table};

/// Seven areas in three districts in one city, unbalanced.
fn tree() -> Hierarchy {
    hierarchy(&["area", "district", "city"], &[7, 3, 1], &[&[0, 0, 0, 0, 1, 1, 2], &[0, 0, 0]])
}

/// The rows of a table over the base cells `[leaf][need][period][status]`.
fn rows(plan: &Plan, t: &Table) -> Vec<Vec<f64>> {
    let leaves = plan.hierarchy.width(0);
    let (n, p, s) = (plan.needs.len(), plan.periods.len(), plan.status_count());
    let shape = plan.shape(t);
    let size = leaves * n * p * s;
    let mut out = vec![vec![0.0; size]; shape.cells()];
    (0..size).for_each(|i| {
        let at = |cut: bool, index: usize| if cut { index } else { 0 };
        let area = plan.hierarchy.ancestor(i / (n * p * s), t.level);
        let (need, period, status) =
            (at(t.need, i / (p * s) % n), at(t.period, i / s % p), at(t.status, i % s));
        out[shape.index(area, 0, need, period, status)][i] = 1.0;
    });
    out
}

/// Solves `a x = b` for several right-hand sides by Gaussian elimination with
/// partial pivoting.
fn eliminate(mut a: Vec<Vec<f64>>, mut b: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = a.len();
    let subtract = |from: &mut [f64], row: &[f64], factor: f64| {
        from.iter_mut().zip(row).for_each(|(v, r)| *v -= factor * r);
    };
    for i in 0..n {
        let pivot = (i..n).max_by(|&p, &q| a[p][i].abs().total_cmp(&a[q][i].abs())).unwrap();
        a.swap(i, pivot);
        b.swap(i, pivot);
        let (row, right) = (a[i].clone(), b[i].clone());
        for j in (0..n).filter(|&j| j != i) {
            let factor = a[j][i] / row[i];
            if factor != 0.0 {
                subtract(&mut a[j], &row, factor);
                subtract(&mut b[j], &right, factor);
            }
        }
    }
    for i in 0..n {
        b[i].iter_mut().for_each(|v| *v /= a[i][i]);
    }
    b
}

/// Estimates and covariance of the base cells, dense.
fn dense(bundle: &Bundle) -> (Vec<f64>, Vec<Vec<f64>>) {
    let plan = bundle.plan();
    let size = rows(plan, &plan.tables[0])[0].len();
    let (mut normal, mut right) = (vec![vec![0.0; size]; size], vec![0.0; size]);
    for (t, table) in plan.tables.iter().enumerate() {
        let precision = 1.0 / variance(bundle.release.scales[t], GRID);
        for (row, cell) in rows(plan, table).iter().zip(bundle.noisy(t)) {
            let hit: Vec<usize> = (0..size).filter(|i| row[*i] != 0.0).collect();
            for &i in &hit {
                right[i] += precision * *cell as f64 / GRID;
                hit.iter().for_each(|&j| normal[i][j] += precision);
            }
        }
    }
    let identity = (0..size).map(|i| (0..size).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let inverse = eliminate(normal, identity);
    let x = inverse.iter().map(|row| row.iter().zip(&right).map(|(a, b)| a * b).sum()).collect();
    (x, inverse)
}

fn quadratic(covariance: &[Vec<f64>], w: &[f64]) -> f64 {
    let row = |r: &Vec<f64>| r.iter().zip(w).map(|(a, b)| a * b).sum::<f64>();
    covariance.iter().zip(w).filter(|(_, w)| **w != 0.0).map(|(r, w)| w * row(r)).sum()
}

fn base(n: usize) -> Vec<f64> {
    (0..n).map(|i| ((i * 37 + 11) % 23) as f64).collect()
}

/// Every marginal at every level against the dense solution.
fn compare(plan: Plan) {
    let cells = plan.hierarchy.width(0) * plan.needs.len() * plan.periods.len() * plan.status_count();
    let bundle = noisy_bundle(&plan, &base(cells), 5);
    let (x, covariance) = dense(&bundle);
    let estimates = Estimates::new(&bundle).unwrap();
    for level in 0..plan.hierarchy.levels.len() {
        for cut in ["", "n", "p", "s", "np", "ns", "ps", "nps"] {
            let t = table(Role::Requests, level, cut, "1");
            let (need, period, status) = (t.need, t.period, t.status);
            let m = Marginal { role: Role::Requests, level, need, period, status };
            let fit = &estimates.fits[0];
            let layout = fit.layout(m).unwrap();
            let (values, errors) = (fit.values(&layout), fit.errors(&layout));
            assert_eq!(layout.shape, plan.shape(&t));
            for (i, row) in rows(&plan, &t).iter().enumerate() {
                let value: f64 = row.iter().zip(&x).map(|(a, b)| a * b).sum();
                assert!((values[i] - value).abs() < 1e-9 * value.abs().max(1.0), "{level} {cut} {i}");
                let error = quadratic(&covariance, row).sqrt();
                assert!((errors[i] - error).abs() < 1e-9 * error, "{level} {cut} {i}: {} {error}", errors[i]);
            }
        }
    }
}

#[test]
fn tree_least_squares_equals_dense_inversion_with_three_statuses_and_a_missing_level() {
    let tables = vec![
        table(Role::Requests, 0, "nps", "0.7"),
        table(Role::Requests, 0, "s", "0.2"),
        table(Role::Requests, 2, "ns", "0.15"),
        table(Role::Requests, 2, "ps", "0.3"),
        table(Role::Requests, 2, "", "0.05"),
    ];
    compare(plan(tree(), 2, 3, StatusMode::Timed, tables));
}

#[test]
fn tree_least_squares_equals_dense_inversion_with_every_level_measured() {
    let tables = vec![
        table(Role::Requests, 1, "np", "0.4"),
        table(Role::Requests, 0, "nps", "0.3"),
        table(Role::Requests, 1, "s", "0.2"),
        table(Role::Requests, 0, "p", "0.2"),
        table(Role::Requests, 0, "p", "0.1"),
        table(Role::Requests, 2, "nps", "0.6"),
    ];
    compare(plan(tree(), 3, 2, StatusMode::AtEnd, tables));
}

#[test]
fn tree_least_squares_equals_dense_inversion_without_status_in_one_level() {
    let city = hierarchy(&["city"], &[1], &[]);
    let tables = vec![table(Role::Requests, 0, "np", "0.4"), table(Role::Requests, 0, "ns", "0.3")];
    compare(plan(city, 4, 3, StatusMode::None, tables));
}

#[test]
fn a_contrast_has_the_variance_of_dense_inversion() {
    let tables = vec![
        table(Role::Requests, 0, "nps", "0.7"),
        table(Role::Requests, 1, "s", "0.2"),
        table(Role::Requests, 2, "ns", "0.15"),
    ];
    let plan = plan(tree(), 2, 3, StatusMode::Timed, tables);
    let bundle = noisy_bundle(&plan, &base(7 * 18), 6);
    let (_, covariance) = dense(&bundle);
    let estimates = Estimates::new(&bundle).unwrap();
    let (areas, periods, statuses) = ([0.3, -1.0, 2.0], [1.0, 0.0, -1.0], [0.2, -0.8, 0.0]);
    let weights: Vec<f64> = (0..7 * 18)
        .map(|i| areas[plan.hierarchy.ancestor(i / 18, 1)] * periods[i / 3 % 3] * statuses[i % 3])
        .collect();
    let contrast = Contrast {
        role: Role::Requests,
        level: 1,
        areas: &areas,
        needs: None,
        periods: Some(&periods),
        statuses: Some(&statuses),
    };
    let (ours, theirs) = (estimates.contrast_variance(&contrast).unwrap(), quadratic(&covariance, &weights));
    assert!((ours - theirs).abs() < 1e-9 * theirs, "{ours} {theirs}");
}

/// Trees, axes and sets of tables as they come: unbalanced, levels missing, one level only.
#[test]
fn tree_least_squares_equals_dense_inversion_on_any_tree() {
    use rand::rngs::StdRng;
    use rand::{Rng, SeedableRng};
    for seed in 0..12 {
        let mut rng = StdRng::seed_from_u64(seed);
        let levels = rng.random_range(1..=4);
        let (mut widths, mut up): (Vec<usize>, Vec<Vec<usize>>) = (vec![1], Vec::new());
        for _ in 1..levels {
            let above = widths[0];
            let width = above + rng.random_range(0..3);
            // Every unit above has one below at least; the rest fall anywhere.
            let parent = |i: usize| if i < above { i } else { rng.random_range(0..above) };
            up.insert(0, (0..width).map(parent).collect());
            widths.insert(0, width);
        }
        let names = &["area", "quarter", "district", "city"][4 - levels..];
        let up: Vec<&[usize]> = up.iter().map(Vec::as_slice).collect();
        let tree = hierarchy(names, &widths, &up);
        let cuts = ["", "n", "p", "s", "np", "ns", "ps", "nps"];
        // One table of everything, so that all is determined, and up to five more.
        let mut tables = vec![table(Role::Requests, 0, "nps", "0.2")];
        for _ in 0..rng.random_range(0..6) {
            let epsilon = format!("0.{}", rng.random_range(1..9));
            tables.push(table(
                Role::Requests,
                rng.random_range(0..levels),
                cuts[rng.random_range(0..8)],
                &epsilon,
            ));
        }
        let mode = [StatusMode::Timed, StatusMode::AtEnd, StatusMode::None][rng.random_range(0..3)];
        compare(plan(tree, rng.random_range(1..4), rng.random_range(1..4), mode, tables));
    }
}

/// The largest plans: cells of all places add up to the city's, with the city's error.
#[test]
fn two_thousand_areas_and_sixty_periods_add_up() {
    let up: Vec<usize> = (0..2_000).map(|i| i % 40).collect();
    let tree = hierarchy(&["area", "district", "city"], &[2_000, 40, 1], &[&up, &[0; 40]]);
    let tables = vec![
        table(Role::Requests, 0, "ps", "0.7"),
        table(Role::Requests, 1, "s", "0.2"),
        table(Role::Requests, 2, "ps", "0.1"),
    ];
    let plan = plan(tree, 1, 60, StatusMode::AtEnd, tables);
    let bundle = noisy_bundle(&plan, &base(2_000 * 120), 5);
    let estimates = Estimates::without_draws(&bundle).unwrap();
    let ask = |level| Marginal { role: Role::Requests, level, need: false, period: true, status: true };
    let found = estimates.tables(&[ask(0), ask(2)]);
    let (areas, city) = (found[0].as_ref().unwrap(), found[1].as_ref().unwrap());
    for cell in 0..120 {
        let sum: f64 = areas.values.iter().skip(cell).step_by(120).sum();
        assert!((sum - city.values[cell]).abs() < 1e-9 * sum.abs().max(1.0) * 100.0, "{sum}");
    }
    let ones = vec![1.0; 2_000];
    let mut first = vec![0.0; 60];
    first[0] = 1.0;
    let contrast = Contrast {
        role: Role::Requests,
        level: 0,
        areas: &ones,
        needs: None,
        periods: Some(&first),
        statuses: Some(&[1.0, 0.0]),
    };
    let variance = estimates.contrast_variance(&contrast).unwrap();
    assert!((variance.sqrt() - city.errors[0]).abs() < 1e-9 * city.errors[0], "{variance}");
}

/// A group list by place against the dense solution of the same tables, its values taken for
/// needs.
#[test]
fn group_least_squares_equals_dense_inversion() {
    let tables = vec![
        table(Role::Requests, 0, "s", "0.4"),
        table(Role::Requests, 1, "s", "0.1"),
        table(Role::Requests, 2, "ns", "0.2"),
        table(Role::Requests, 1, "ps", "0.2"),
    ];
    let groups = with_group(plan(tree(), 2, 3, StatusMode::Timed, tables), 2, "s", "0.1");
    let mut plan = groups.clone();
    plan.tables.push(Table { level: 0, ..plan.tables[4].clone() });
    let bundle = noisy_bundle(&plan, &base(7 * 18), 9);
    let taken = |t: &Table| !t.need && !t.period;
    let like_needs = |t: &Table| Table { need: t.group.is_some(), group: None, ..t.clone() };
    let mut alike = bundle.clone();
    alike.release.plan.needs = plan.groups[0].keys.clone();
    alike.release.plan.periods.truncate(1);
    alike.release.plan.groups.clear();
    let mine: Vec<usize> = (0..plan.tables.len()).filter(|t| taken(&plan.tables[*t])).collect();
    alike.release.plan.tables = mine.iter().map(|t| like_needs(&plan.tables[*t])).collect();
    alike.release.scales = mine.iter().map(|t| bundle.release.scales[*t]).collect();
    alike.noisy = mine.iter().map(|t| bundle.noisy(*t).to_vec()).collect();
    assert_eq!(mine.len(), 4);
    let (x, covariance) = dense(&alike);
    let estimates = Estimates::new(&bundle).unwrap();
    for (level, found) in estimates.groups_by_place(0, &[0, 1, 2]).into_iter().enumerate() {
        let found = found.unwrap();
        let asked = table(Role::Requests, level, "ns", "1");
        assert_eq!((found.shape.groups, found.shape.needs), (3, 1));
        assert!(found.draws.len() >= 399);
        for (i, row) in rows(alike.plan(), &asked).iter().enumerate() {
            let value: f64 = row.iter().zip(&x).map(|(a, b)| a * b).sum();
            assert!((found.values[i] - value).abs() < 1e-9 * value.abs().max(1.0), "{level} {i}");
            let error = quadratic(&covariance, row).sqrt();
            assert!((found.errors[i] - error).abs() < 1e-9 * error, "{level} {i}");
        }
    }
    // Told for the city only, there is nothing by place.
    let city = Estimates::new(&noisy_bundle(&groups, &base(7 * 18), 9)).unwrap();
    assert!(city.groups_by_place(0, &[0]).iter().all(Option::is_none));
}
