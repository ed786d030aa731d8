//! The distinguishing test against noise with planted bugs.
#![cfg(not(feature = "replay"))]
use super::super::distinguish::{Pair, Promise, Size, test};
use super::super::loud::people;
use super::super::neighbours::Totals;
use super::super::noisy;
use super::failed;
use crate::confidential::tests::fixture::{blueprint, gaussian, plan};
use crate::plan::{Plan, StatusMode};

/// One table of requests, one of hand-outs.
fn two_tables() -> Plan {
    let mut plan = plan(StatusMode::Timed);
    plan.tables.retain(|table| table.id == "fine" || table.id == "given");
    plan.epsilon = "0.75".parse().unwrap();
    plan
}

/// The same with Laplace noise and with Gaussian.
fn both() -> [Plan; 2] {
    [two_tables(), Plan { noise: gaussian(), ..two_tables() }]
}

fn pair(plan: &Plan) -> Pair {
    let (with, without) = people(plan);
    let totals = |records| blueprint(plan).totals(records).unwrap();
    Pair::new(&totals(with), &totals(without))
}

/// The checks that fail when noise comes out of `bug`, which gets honest draws.
fn caught(plan: &Plan, pair: &Pair, bug: impl Fn(&Totals, Totals) -> Totals + Sync) -> Vec<&'static str> {
    let scales = blueprint(plan).scales().to_vec();
    // Few: these bugs are large, and α does not depend on the size. Gaussian noise that keeps to
    // the same ε with a δ is twice as strong, so that it takes more to see through half of it.
    let judging = if plan.noise.is_laplace() { 6_000 } else { 40_000 };
    let size = Size { fixing: judging / 3, judging, sharp: false };
    let draw = |exact: &Totals, count: usize| {
        let honest = noisy(&blueprint(plan), exact, count)?;
        Ok(honest.into_iter().map(|drawn| bug(exact, drawn)).collect())
    };
    failed(&test(pair, &scales, Promise::of(plan), size, &draw).unwrap_or_else(|p| panic!("{p}")))
}

#[test]
fn honest_noise_is_not_accused() {
    for plan in both() {
        assert!(caught(&plan, &pair(&plan), |_, drawn| drawn).is_empty());
    }
}

#[test]
fn a_person_touches_one_cell_of_each_table_by_one_voice() {
    let plan = plan(StatusMode::Timed);
    let pair = pair(&plan);
    for (with, without) in pair.with.iter().zip(&pair.without) {
        let moved: Vec<i64> = with.iter().zip(without).map(|(a, b)| a - b).collect();
        assert_eq!(moved, [1 << 32, 0]);
    }
}

#[test]
fn a_skipped_weight_is_caught() {
    for plan in both() {
        let mut loud = pair(&plan);
        for (with, without) in loud.with.iter_mut().zip(&loud.without) {
            with[0] = without[0] + 40 * (with[0] - without[0]);
        }
        assert_eq!(caught(&plan, &loud, |_, drawn| drawn), ["distinguish.bound"]);
    }
}

#[test]
fn one_draw_for_all_cells_is_caught() {
    let reused = |exact: &Totals, mut drawn: Totals| {
        for (drawn, exact) in drawn.iter_mut().zip(exact) {
            let noise = drawn[0] - exact[0];
            drawn.iter_mut().zip(exact).for_each(|(y, x)| *y = x + noise);
        }
        drawn
    };
    for plan in both() {
        assert_eq!(caught(&plan, &pair(&plan), reused), ["distinguish.bound"], "{:?}", plan.noise);
    }
}

#[test]
fn noise_of_half_its_scale_is_caught() {
    let halved = |exact: &Totals, mut drawn: Totals| {
        for (y, x) in drawn.iter_mut().flatten().zip(exact.iter().flatten()) {
            *y = x + (*y - x) / 2;
        }
        drawn
    };
    for plan in both() {
        assert_eq!(caught(&plan, &pair(&plan), halved), ["distinguish.bound"], "{:?}", plan.noise);
    }
}

#[test]
fn a_table_without_noise_is_caught() {
    let bare = |exact: &Totals, mut drawn: Totals| {
        drawn[1].clone_from(&exact[1]);
        drawn
    };
    for plan in both() {
        assert_eq!(caught(&plan, &pair(&plan), bare), ["distinguish.bound"], "{:?}", plan.noise);
    }
}
