//! What can be estimated, and that it adds up and repeats.
use proptest::prelude::*;

use crate::estimate::fixture::{bundle, hierarchy, noisy_bundle, plan, table, with_group};
use crate::estimate::{Contrast, Estimates, Marginal};
use crate::geography::Hierarchy;
use crate::pipeline::Role;
use crate::plan::StatusMode;

fn tree() -> Hierarchy {
    hierarchy(&["area", "district", "city"], &[5, 3, 1], &[&[0, 0, 1, 1, 2], &[0, 0, 0]])
}

fn ask(level: usize, cut: &str) -> Marginal {
    let t = table(Role::Requests, level, cut, "1");
    Marginal { role: t.role, level, need: t.need, period: t.period, status: t.status }
}

#[test]
fn a_pattern_is_estimable_where_it_was_measured_and_coarser_only() {
    let tables = vec![table(Role::Requests, 0, "s", "0.5"), table(Role::Requests, 1, "ns", "0.5")];
    let plan = plan(tree(), 2, 3, StatusMode::AtEnd, tables);
    let estimates = Estimates::new(&noisy_bundle(&plan, &[1.0; 60], 1)).unwrap();
    let can = |level, cut| estimates.fits[0].layout(ask(level, cut)).is_some();
    assert!(can(0, "") && can(0, "s") && can(2, "s"));
    assert!(can(1, "n") && can(1, "ns") && can(2, "ns"));
    assert!(!can(0, "n") && !can(0, "ns") && !can(2, "p") && !can(3, ""));
    assert!(estimates.table(Marginal { role: Role::Distributions, ..ask(2, "") }).is_none());
    let weights = |areas| Contrast {
        role: Role::Requests,
        level: 0,
        areas,
        needs: Some(&[1.0, -1.0]),
        periods: None,
        statuses: None,
    };
    assert!(estimates.contrast_variance(&weights(&[1.0; 5])).is_none());
    assert!(estimates.contrast_variance(&weights(&[1.0; 4])).is_none());
    let even = Contrast { needs: Some(&[0.1, 0.1]), ..weights(&[1.0; 5]) };
    assert!(estimates.contrast_variance(&even).is_some(), "equal weights ask for no deviation");
}

#[test]
fn draws_pair_up_across_calls_and_thread_counts() {
    let tables = vec![table(Role::Requests, 0, "ns", "0.5"), table(Role::Requests, 2, "ps", "0.5")];
    let plan = plan(tree(), 2, 3, StatusMode::Timed, tables);
    let bundle = noisy_bundle(&plan, &[1.0; 90], 2);
    let estimates = Estimates::new(&bundle).unwrap();
    let alone = estimates.table(ask(0, "s")).unwrap();
    let both = estimates.tables(&[ask(2, "p"), ask(0, "s")]);
    assert_eq!(alone.draws, both[1].as_ref().unwrap().draws);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let again = pool.install(|| Estimates::new(&bundle).unwrap().table(ask(0, "s")).unwrap());
    assert_eq!(alone.draws, again.draws);
    assert_eq!(alone.draws.len(), 999);
    let other = Estimates::new(&noisy_bundle(&plan, &[1.0; 90], 3)).unwrap();
    assert_ne!(alone.draws, other.table(ask(0, "s")).unwrap().draws);
}

#[test]
fn draws_have_the_exact_standard_errors() {
    let tables = vec![table(Role::Requests, 0, "nps", "0.5"), table(Role::Requests, 1, "s", "0.3")];
    let plan = plan(tree(), 2, 3, StatusMode::Timed, tables);
    let estimates = Estimates::new(&noisy_bundle(&plan, &[1.0; 90], 2)).unwrap();
    for marginal in [ask(0, "s"), ask(1, "n"), ask(2, "")] {
        let t = estimates.table(marginal).unwrap();
        for cell in 0..t.values.len() {
            let errors = t.errors_of(cell);
            let second = errors.iter().map(|e| e * e).sum::<f64>() / errors.len() as f64;
            // The squares' relative error is √(5/999) = 0.07 for one Laplace; five of them.
            assert!((second / t.errors[cell].powi(2) - 1.0).abs() < 0.36);
        }
    }
}

#[test]
fn a_group_table_is_given_as_it_was_measured() {
    let tables = vec![table(Role::Requests, 0, "s", "0.5")];
    let plan = with_group(plan(tree(), 2, 3, StatusMode::AtEnd, tables), 2, "s", "0.2");
    let cells = vec![vec![5.0; 10], vec![10.0, 20.0, 30.0, 40.0, -1.0, 2.0]];
    let estimates = Estimates::new(&bundle(plan, &cells)).unwrap();
    let group = estimates.groups(0).unwrap();
    assert_eq!(group.values, cells[1]);
    assert_eq!((group.shape.areas, group.shape.groups, group.shape.statuses), (1, 3, 2));
    assert!((group.errors[0] - 50.0f64.sqrt()).abs() < 1e-9);
    assert_eq!((group.draws.len(), group.draws[0].len()), (999, 6));
    assert_eq!(estimates.group_table(0), Some((Role::Requests, 2)));
    assert!(estimates.groups(1).is_none());
}

#[test]
fn a_bundle_whose_parts_do_not_fit_is_refused() {
    let tables = vec![table(Role::Requests, 0, "s", "0.5")];
    let plan = plan(tree(), 2, 3, StatusMode::AtEnd, tables);
    let good = bundle(plan.clone(), &[vec![5.0; 10]]);
    assert!(Estimates::new(&good).is_ok());
    assert!(Estimates::new(&bundle(plan.clone(), &[vec![5.0; 9]])).is_err());
    assert!(Estimates::new(&bundle(plan.clone(), &[])).is_err());
    let mut bad = good.clone();
    bad.release.scales[0] = 0.0;
    assert!(Estimates::new(&bad).is_err());
    let mut bad = good.clone();
    bad.release.plan.needs.clear();
    assert!(Estimates::new(&bad).is_err());
    let mut bad = good.clone();
    bad.release.plan.hierarchy.up[0][0] = 9;
    assert!(Estimates::new(&bad).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn every_marginal_is_the_sum_of_every_finer_one(
        base in proptest::collection::vec(0.0..500.0f64, 5 * 12), seed in 0..u64::MAX,
    ) {
        let tables = vec![
            table(Role::Requests, 0, "nps", "0.6"),
            table(Role::Requests, 1, "s", "0.2"),
            table(Role::Requests, 2, "np", "0.2"),
        ];
        let plan = plan(tree(), 2, 3, StatusMode::AtEnd, tables);
        let bundle = noisy_bundle(&plan, &base, seed);
        let fit = &Estimates::new(&bundle).unwrap().fits[0];
        let values = |level, cut| fit.values(&fit.layout(ask(level, cut)).unwrap());
        let fine = values(0, "nps");
        for (level, cut) in [(0, "s"), (1, "np"), (2, "ns"), (2, "")] {
            let summed = crate::estimate::fixture::tally(&plan, &fine, &table(Role::Requests, level, cut, "1"));
            for (a, b) in values(level, cut).iter().zip(&summed) {
                prop_assert!((a - b).abs() < 1e-9 * b.abs().max(1.0), "{level} {cut}: {a} {b}");
            }
        }
    }
}
