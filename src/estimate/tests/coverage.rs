//! Whether nine in ten ranges contain the exact figure.
use rayon::prelude::*;

use crate::estimate::fixture::{hierarchy, noisy_bundle, plan, table};
use crate::estimate::{Estimates, Marginal, ratio};
use crate::pipeline::Role;
use crate::plan::{Plan, StatusMode};

/// Repetitions; a share of 0.9 then has a standard error of 0.0077.
const TIMES: u64 = 1500;
/// 4.9 standard errors: exceeded by chance less than once in a million.
const SLACK: f64 = 0.038;

fn small_city() -> (Plan, Vec<f64>) {
    let h = hierarchy(&["area", "district", "city"], &[5, 3, 1], &[&[0, 0, 1, 1, 2], &[0, 0, 0]]);
    let tables = vec![
        table(Role::Requests, 0, "s", "0.5"),
        table(Role::Requests, 1, "", "0.2"),
        table(Role::Requests, 2, "ps", "0.3"),
    ];
    let plan = plan(h, 1, 2, StatusMode::Timed, tables);
    // Met, unmet, pending by area and month: from well served to hardly asking.
    let rows = [[30.0, 6.0, 3.0], [9.0, 12.0, 2.0], [4.0, 2.0, 0.0], [0.5, 1.0, 0.0], [2.0, 0.0, 1.0]];
    let base = rows.iter().flat_map(|row| row.iter().chain(row).copied().collect::<Vec<_>>()).collect();
    (plan, base)
}

/// How often each of several figures is covered.
fn shares_covered<const N: usize>(hits: impl Fn(&Estimates) -> [bool; N] + Sync) -> [f64; N] {
    let (plan, base) = small_city();
    let run = |seed| hits(&Estimates::new(&noisy_bundle(&plan, &base, 1000 + seed)).unwrap());
    let all: Vec<[bool; N]> = (0..TIMES).into_par_iter().map(run).collect();
    std::array::from_fn(|i| all.iter().filter(|hit| hit[i]).count() as f64 / TIMES as f64)
}

fn ask(level: usize, period: bool) -> Marginal {
    Marginal { role: Role::Requests, level, need: false, period, status: true }
}

#[test]
fn nine_in_ten_ranges_of_linear_figures_contain_the_exact_one() {
    let shares = shares_covered(|e| {
        let tables = e.tables(&[ask(0, false), ask(2, true)]);
        [(0, 4, 24.0), (1, 0, 45.5)].map(|(table, cell, exact)| {
            let figure = tables[table].as_ref().unwrap().figure(cell);
            figure.lower <= exact && exact <= figure.upper
        })
    });
    assert!(shares.iter().all(|share| (share - 0.9).abs() < SLACK), "{shares:?}");
}

#[test]
fn at_least_nine_in_ten_ranges_of_a_fill_rate_contain_the_exact_one_however_small_the_area() {
    let areas = [(0, 30.0 / 36.0), (1, 9.0 / 21.0), (3, 1.0 / 3.0)];
    let shares = shares_covered(|e| {
        let t = e.table(ask(0, false)).unwrap();
        areas.map(|(area, exact)| {
            let cell = |s| t.shape.index(area, 0, 0, 0, s);
            let (met, unmet) = (cell(0), cell(1));
            let figure = ratio(t.values[met], t.values[unmet], &t.errors_of(met), &t.errors_of(unmet));
            figure.lower <= exact && exact <= figure.upper
        })
    });
    assert!(shares.iter().all(|share| *share > 0.9 - SLACK), "{shares:?}");
    // Ranges of areas with enough asking are not wider than they need to be.
    assert!(shares[..2].iter().all(|share| *share < 0.9 + SLACK), "{shares:?}");
}
