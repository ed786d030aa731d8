//! Places that are put together after the release.
use proptest::prelude::*;

use super::tests::{ROWS, base, exact, presentation, riverton};
use super::*;
use crate::bundle::Bundle;
use crate::estimate::fixture::{bundle, bundle as bundle_of, hierarchy, noisy_bundle, plan, table, tally};
use crate::estimate::{Contrast, Estimates, Marginal};
use crate::geography::Zoning;
use crate::pipeline::Role;
use crate::plan::{Plan, StatusMode};

fn zoning(zone_of: &[usize]) -> Zoning {
    let count = zone_of.iter().max().unwrap() + 1;
    let zones = (0..count).map(|z| format!("Zone {z}")).collect();
    // The last unit is `unknown`.
    let zone_of = zone_of.iter().map(|z| Some(*z)).chain([None]).collect();
    Zoning { zones, zone_of, unlisted: Vec::new(), apart: Vec::new() }
}

fn estimate(shown: &Shown) -> f64 {
    match shown {
        Shown::Clear { estimate, .. } | Shown::NotClear { estimate, .. } => *estimate,
        Shown::NotAvailable { reason } => panic!("{reason}"),
    }
}

#[test]
fn a_zone_across_districts_sums_its_areas_and_the_districts_go() {
    let story = tell_merged(&exact(&riverton(), &ROWS), &presentation(0.8), &zoning(&[0, 1, 0, 1])).unwrap();
    assert_eq!((story.told, story.level.as_str(), story.areas.len()), (Told::Chosen, "zone", 2));
    assert!(story.coarser.is_none() && story.finer.is_none());
    let zone = &story.areas[0];
    assert_eq!((zone.key.label.as_str(), &zone.members[..]), ("Zone 0", &["a0".to_owned(), "a2".into()][..]));
    assert_eq!((zone.parent.as_ref(), zone.residents), (None, Some(2000.0)));
    assert!((estimate(&zone.fill) - 100.0 * 903.0 / 1004.0).abs() < 1e-6);
    assert!((estimate(&zone.unmet_per_1000) - 101.0 / 2.0).abs() < 1e-6);
    assert!((estimate(&zone.share_of_asking) - 100.0 * 1054.0 / 3124.0).abs() < 1e-6);
    assert!((estimate(&zone.share_of_handouts) - 100.0 * 1054.0 / 3124.0).abs() < 1e-6);
    assert!(story.cannot_say.iter().any(|s| s.contains("drew them after the release")));
}

#[test]
fn the_same_bundle_without_zones_is_in_its_areas_again() {
    let bundle = exact(&riverton(), &ROWS);
    let before = serde_json::to_string(&tell(&bundle, &presentation(0.8)).unwrap()).unwrap();
    tell_merged(&bundle, &presentation(0.8), &zoning(&[0, 0, 1, 1])).unwrap();
    assert_eq!(before, serde_json::to_string(&tell(&bundle, &presentation(0.8)).unwrap()).unwrap());
}

/// Thirty areas, measured by area and status, and by status in the city.
fn thirty() -> Plan {
    let h = hierarchy(&["area", "city"], &[31, 1], &[&[0; 31]]);
    let tables = vec![table(Role::Requests, 0, "s", "0.6"), table(Role::Requests, 1, "s", "0.4")];
    plan(h, 1, 1, StatusMode::AtEnd, tables)
}

fn cells(people: impl Fn(usize) -> [f64; 2]) -> Vec<f64> {
    (0..31).flat_map(people).collect()
}

/// The 90 % range of a sum of 15 areas, against the exact variance of the same
/// contrast of the least squares: 1.645 standard errors to each side for a sum of
/// many Laplace draws (within a tenth, for 999 draws and a sum that is not Normal).
#[test]
fn the_range_of_a_zone_is_that_of_the_linear_contrast_of_its_areas() {
    let plan = thirty();
    let bundle = noisy_bundle(&plan, &cells(|i| [60.0 + i as f64, 30.0]), 3);
    let story = tell_merged(
        &bundle,
        &presentation(0.8),
        &zoning(&[0; 15].into_iter().chain([1; 15]).collect::<Vec<_>>()),
    )
    .unwrap();
    let estimates = Estimates::new(&bundle).unwrap();
    let weights: Vec<f64> = (0..31).map(|i| if i < 15 { 1.0 } else { 0.0 }).collect();
    let contrast = Contrast {
        role: Role::Requests,
        level: 0,
        areas: &weights,
        needs: None,
        periods: None,
        statuses: Some(&[0.0, 1.0]),
    };
    let error = estimates.contrast_variance(&contrast).unwrap().sqrt();
    let areas = Marginal { role: Role::Requests, level: 0, need: false, period: false, status: true };
    let areas = estimates.table(areas).unwrap();
    let sum: f64 = (0..15).map(|i| areas.values[2 * i + 1]).sum();
    let Shown::Clear { estimate, lower, upper } = story.areas[0].unmet_per_1000 else { panic!("not clear") };
    // Fifteen areas of 1,000 residents each.
    assert!((estimate * 15.0 - sum).abs() < 1e-9 * sum, "{estimate} {sum}");
    let half = 0.5 * (upper - lower) * 15.0;
    // All but a few figures are clear, and the zones were looked at after 30 areas:
    // 94.75 to 95 of 100 instead of 90, or 1.94 to 1.96 instead of 1.645.
    assert!((1.645 * 0.9 * error..1.96 * 1.1 * error).contains(&half), "{half} {error}");
}

#[test]
fn zones_are_judged_with_the_areas_they_were_drawn_from() {
    let plan = thirty();
    let bundle = noisy_bundle(&plan, &cells(|_| [60.0, 30.0]), 5);
    let halves: Vec<usize> = (0..30).map(|i| i / 15).collect();
    let chosen = tell_merged(&bundle, &presentation(0.8), &zoning(&halves)).unwrap();
    // The same two zones, had they been measured as such.
    let two = hierarchy(&["zone", "city"], &[3, 1], &[&[0; 3]]);
    let own = Plan { hierarchy: two, ..plan.clone() };
    let sums = |t: usize| -> Vec<f64> {
        let cells = bundle.noisy(t).iter().map(|c| *c as f64 / 4_294_967_296.0);
        if t == 1 {
            return cells.collect();
        }
        let mut out = vec![0.0; 6];
        cells.enumerate().for_each(|(cell, v)| out[(cell / 2 / 15) * 2 + cell % 2] += v);
        out
    };
    let told = tell(&bundle_of(own, &[sums(0), sums(1)]), &presentation(0.8)).unwrap();
    let width = |story: &Story| match story.areas[0].fill {
        Shown::Clear { lower, upper, .. } | Shown::NotClear { lower, upper, .. } => upper - lower,
        Shown::NotAvailable { .. } => panic!("there is one"),
    };
    assert!(width(&chosen) > width(&told), "fifteen draws and a larger family");
}

/// Areas so small that most are not clear, in ten districts that are.
fn small_in_districts(people: f64) -> Bundle {
    let up: Vec<usize> = (0..30).map(|i| i / 3).chain([10]).collect();
    let h = hierarchy(&["area", "district", "city"], &[31, 11, 1], &[&up, &[0; 11]]);
    let tables = vec![table(Role::Requests, 0, "s", "1")];
    let plan = plan(h, 1, 1, StatusMode::AtEnd, tables);
    let base = cells(|_| [0.6 * people, 0.4 * people]);
    let exact: Vec<Vec<f64>> = plan.tables.iter().map(|t| tally(&plan, &base, t)).collect();
    bundle(plan, &exact)
}

#[test]
fn a_page_whose_areas_are_mostly_unclear_goes_to_larger_places_and_says_so() {
    let story = tell(&small_in_districts(8.0), &presentation(0.8)).unwrap();
    assert_eq!((story.told, story.level.as_str()), (Told::Larger, "district"));
    assert!(!story.mostly_unclear());
    let finer = story.finer.as_ref().unwrap();
    assert_eq!((finer.level.as_str(), finer.areas.len()), ("area", 30));
    let (unclear, all) = story.unclear_finer_areas();
    assert!(unclear * 3 > all);
    assert!(
        story.cannot_say.contains(&format!("How much help arrived in {unclear} of 30 areas: not clear yet."))
    );
    assert!(story.can_say.iter().all(|s| s.topic != "area" || s.text.starts_with("District")));
}

#[test]
fn with_clear_areas_the_page_stays_with_them_and_with_none_it_tells_of_the_city() {
    let story = tell(&small_in_districts(60.0), &presentation(0.8)).unwrap();
    assert_eq!((story.told, story.areas.len()), (Told::Measured, 30));
    assert!(story.finer.is_none());
    let story = tell(&small_in_districts(2.0), &presentation(0.8)).unwrap();
    assert_eq!((story.told, story.level.as_str(), story.areas.len()), (Told::City, "city", 0));
    assert_eq!(story.finer.as_ref().map(|f| f.areas.len()), Some(30));
}

/// Twenty-five areas of ten people each in four districts, on a public map.
fn mapped(seed: u64) -> Bundle {
    let geography = crate::briefing::fixture::geography();
    let h = crate::geography::hierarchy::build(Some(&geography), None, true);
    let tables = vec![table(Role::Requests, 0, "s", "1")];
    let plan = Plan { people: 250, ..plan(h, 1, 1, StatusMode::AtEnd, tables) };
    let base: Vec<f64> = (0..26).flat_map(|i| if i < 25 { [5.0, 5.0] } else { [0.0, 0.0] }).collect();
    Bundle { geography: Some(geography), ..noisy_bundle(&plan, &base, seed) }
}

/// 190 / (250 / 8) = 6.1 points for an average zone, 9.1 for a small one; nine zones
/// would be beyond 10.
#[test]
fn zones_that_the_page_makes_depend_on_public_figures_only() {
    let zones = |seed| {
        let bundle = mapped(seed);
        let (zoning, keys) = merged::merged(&bundle).unwrap();
        (zoning, keys.into_iter().map(|key| key.label).collect::<Vec<_>>())
    };
    assert_eq!(zones(1), zones(2));
    assert_eq!(zones(1).1.len(), 8);
    let story = (1..20).map(|seed| tell(&mapped(seed), &presentation(0.8)).unwrap());
    let merged: Vec<Story> = story.filter(|s| s.told == Told::Merged).collect();
    assert!(!merged.is_empty(), "with ten people an area, most pages step up");
    for story in merged {
        assert_eq!((story.level.as_str(), story.areas.len()), ("zone", 8));
        assert!(story.areas.iter().all(|zone| zone.parent.is_some()), "no zone crosses a district");
        assert_eq!(story.coarser.as_ref().map(|c| c.areas.len()), Some(4));
        assert!(!story.mostly_unclear());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn zone_figures_are_sums_of_least_squares_whatever_the_zones(
        zones in proptest::array::uniform4(0..3_usize), seed in 0..u64::MAX,
    ) {
        let bundle = noisy_bundle(&riverton(), &base(&ROWS), seed);
        let mut seen = Vec::new();
        let zones = zones.map(|z| seen.iter().position(|s| *s == z).unwrap_or_else(|| { seen.push(z); seen.len() - 1 }));
        let story = tell_merged(&bundle, &presentation(0.8), &zoning(&zones)).unwrap();
        let ask = Marginal { role: Role::Requests, level: 0, need: false, period: false, status: true };
        let table = Estimates::new(&bundle).unwrap().table(ask).unwrap();
        for (z, area) in story.areas.iter().enumerate() {
            let sum = |status: usize| -> f64 {
                (0..4).filter(|i| zones[*i] == z).map(|i| table.values[3 * i + status]).sum()
            };
            let residents = 1000.0 * zones.iter().filter(|zone| **zone == z).count() as f64;
            let unmet = estimate(&area.unmet_per_1000);
            prop_assert!((unmet * residents / 1000.0 - sum(1)).abs() < 1e-6, "{unmet} {}", sum(1));
        }
    }
}
