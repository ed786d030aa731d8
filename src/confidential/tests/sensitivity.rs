//! Removing one person moves every table by at most one voice in L1, and the
//! composed map is at most the exact charge. A planted bug shows that the
//! property test would notice.
use proptest::prelude::*;

use super::fixture::{Raw, blueprint, frame, gaussian, plan, raw, records, scales};
use crate::confidential::noise::Chain;
use crate::confidential::record::Record;
use crate::confidential::tally::{Layout, tally};
use crate::confidential::voice::{Cell, GRID, Kind, NO_CLASS, UnitRecords, Voice};
use crate::plan::{Measure, Plan, StatusMode};
use crate::privacy::Epsilon;

fn without(raws: &[Raw], unit: u8) -> Vec<Raw> {
    raws.iter().filter(|r| r.0 != unit).cloned().collect()
}

/// Largest L1 distance in voices between the totals of neighbours.
fn distances(
    plan: &Plan,
    raws: &[Raw],
    unit: u8,
    totals: impl Fn(Vec<Record>) -> Vec<Vec<i64>>,
) -> Vec<i128> {
    let (all, less) = (totals(records(raws)), totals(records(&without(raws, unit))));
    assert_eq!(all.len(), plan.tables.len());
    all.iter()
        .zip(&less)
        .map(|(a, b)| a.iter().zip(b).map(|(x, y)| (i128::from(*x) - i128::from(*y)).abs()).sum())
        .collect()
}

proptest! {
    #[test]
    fn one_person_more_or_less_moves_each_table_by_at_most_one_voice(
        raws in prop::collection::vec(raw(), 0..80), unit in 0u8..6
    ) {
        for mode in [StatusMode::Timed, StatusMode::AtEnd, StatusMode::None] {
            let plan = plan(mode);
            let blueprint = blueprint(&plan);
            let moved = distances(&plan, &raws, unit, |r| blueprint.totals(r).unwrap());
            prop_assert!(moved.iter().all(|d| *d <= i128::from(GRID)), "{:?}", moved);
        }
    }
}

#[test]
fn the_property_would_catch_a_skipped_weight() {
    // The planted bug: every record counts fully.
    let plan = plan(StatusMode::Timed);
    let layouts: Vec<Layout> = plan.tables.iter().map(|t| Layout::new(&plan, t, &[0])).collect();
    let bare = |records: Vec<Record>| -> Vec<Vec<i64>> {
        let cells: Vec<Cell> = records
            .iter()
            .map(|r| Cell {
                kind: Kind::of(r.role, Measure::Voice).unwrap(),
                area: r.area.min(3),
                need: r.need.min(2),
                period: 0,
                status: 0,
                class: NO_CLASS,
                groups: [0; 4],
                weight: GRID,
            })
            .collect();
        let voices = [Voice(cells)];
        layouts.iter().map(|l| tally(l, &voices)).collect()
    };
    let raws: Vec<Raw> = (0..2).map(|i| (1, false, 0, 0, i, None, 2, 0, i64::from(i))).collect();
    let moved = distances(&plan, &raws, 1, bare);
    assert!(moved.iter().any(|d| *d > i128::from(GRID)), "the planted bug went unnoticed: {moved:?}");
}

#[test]
fn the_property_would_catch_a_person_who_speaks_once_for_each_of_their_groups() {
    // The planted bug: in a table by group and area a voice of several groups is not split.
    let plan = plan(StatusMode::Timed);
    let by_area = plan.tables.iter().position(|t| t.id == "group by area").unwrap();
    let layouts: Vec<Layout> = plan.tables.iter().map(|t| Layout::new(&plan, t, &[0])).collect();
    let own = |r: &Record, weight| Cell {
        kind: Kind::of(r.role, Measure::Voice).unwrap(),
        area: r.area.min(3),
        need: 0,
        period: 0,
        status: 0,
        class: NO_CLASS,
        groups: [r.groups[0].min(2), 0, 0, 0],
        weight,
    };
    let moved = |weight: i64| {
        // One person, in Spanish in one area and in English in another.
        let raws: Vec<Raw> =
            (0..2u8).map(|i| (1, false, u32::from(i), 0, 5, None, 2, i, i64::from(i))).collect();
        let totals = |records: Vec<Record>| -> Vec<Vec<i64>> {
            let voices = [Voice(records.iter().map(|r| own(r, weight)).collect())];
            layouts.iter().map(|l| tally(l, &voices)).collect()
        };
        distances(&plan, &raws, 1, totals)[by_area]
    };
    assert_eq!(moved(GRID / 2), i128::from(GRID), "split, they are one voice");
    assert!(moved(GRID) > i128::from(GRID), "the planted bug went unnoticed");
}

/// A person of two groups in two areas has half a voice in each, in that table as in all.
#[test]
fn a_table_by_group_and_area_holds_one_voice_a_person() {
    let plan = plan(StatusMode::Timed);
    let (at, table) = plan.tables.iter().enumerate().find(|(_, t)| t.id == "group by area").unwrap();
    let raws: Vec<Raw> = (0..2u8).map(|i| (1, false, u32::from(i), 0, 5, None, 2, i, i64::from(i))).collect();
    let totals = &blueprint(&plan).totals(records(&raws)).unwrap()[at];
    let shape = plan.shape(table);
    let of = |area: usize, group: usize| -> i64 {
        (0..shape.statuses).map(|s| totals[shape.index(area, group, 0, 0, s)]).sum()
    };
    assert_eq!([of(0, 0), of(1, 1), of(0, 1), of(1, 0)], [GRID / 2, GRID / 2, 0, 0]);
    assert_eq!(totals.iter().sum::<i64>(), GRID);
}

#[test]
fn totals_of_a_person_s_rows_add_up_to_the_person_in_every_table() {
    let plan = plan(StatusMode::Timed);
    let raws: Vec<Raw> = (0..7u8).map(|i| (i % 3, false, 0, 0, 5, None, 2, 0, i64::from(i))).collect();
    let totals = blueprint(&plan).totals(records(&raws)).unwrap();
    for (table, cells) in plan.tables.iter().zip(&totals).filter(|(t, _)| t.id != "given") {
        assert_eq!(cells.iter().sum::<i64>(), 3 * GRID, "{}", table.id);
    }
}

/// The plan with Laplace noise and with Gaussian.
fn both() -> [Plan; 2] {
    let plan = plan(StatusMode::Timed);
    [plan.clone(), Plan { noise: gaussian(), ..plan }]
}

#[test]
fn a_charge_in_one_measure_pays_for_nothing_in_the_other() {
    let [laplace, gaussian] = both();
    assert!(!blueprint(&laplace).chain().unwrap().within(&gaussian.cost()));
    let large = crate::privacy::Cost::Pure { epsilon: "100".parse().unwrap() };
    assert!(!blueprint(&gaussian).chain().unwrap().within(&large));
}

#[test]
fn the_composed_gaussian_map_is_at_most_the_exact_charge_and_close_to_it() {
    let [_, plan] = both();
    let layouts: Vec<Layout> = plan.tables.iter().map(|t| Layout::new(&plan, t, &[0])).collect();
    let built = blueprint(&plan);
    let chain = built.chain().unwrap();
    assert!(chain.within(&plan.cost()));
    for (factor, fits) in [(1.0, true), (1.0 - 1e-12, false)] {
        let scales: Vec<f64> = built.scales().iter().map(|s| s * factor).collect();
        let chain = Chain::new(frame(&plan), &layouts, &plan.noise, &scales).unwrap();
        assert_eq!(chain.within(&plan.cost()), fits, "scales times {factor}");
    }
}

#[test]
fn the_composed_map_is_at_most_the_exact_charge_and_close_to_it() {
    let plan = plan(StatusMode::Timed);
    let layouts: Vec<Layout> = plan.tables.iter().map(|t| Layout::new(&plan, t, &[0])).collect();
    // `Blueprint::new` refuses unless the map is within the charge.
    let _ = blueprint(&plan);
    let a_little_less: Epsilon = "0.999999".parse().unwrap();
    let chain = Chain::new(frame(&plan), &layouts, &plan.noise, &scales(&plan)).unwrap();
    assert!(!chain.within(&a_little_less.into()));
}

#[test]
fn a_scale_rounded_down_is_noticed() {
    let plan = plan(StatusMode::Timed);
    let layouts: Vec<Layout> = plan.tables.iter().map(|t| Layout::new(&plan, t, &[0])).collect();
    let smaller: Vec<f64> = scales(&plan).iter().map(|s| s * (1.0 - 1e-12)).collect();
    let chain = Chain::new(frame(&plan), &layouts, &plan.noise, &smaller).unwrap();
    assert!(!chain.within(&plan.cost()));
}

#[test]
fn a_unit_is_one_run_of_records() {
    use crate::confidential::voice::UnitDomain;
    use opendp::core::Domain;
    let all = std::sync::Arc::new(records(&[
        (1, false, 0, 0, 0, None, 2, 0, 0),
        (2, false, 0, 0, 0, None, 2, 0, 0),
    ]));
    assert!(UnitDomain.member(&UnitRecords { all: all.clone(), run: 0..1 }).unwrap());
    assert!(!UnitDomain.member(&UnitRecords { all, run: 0..2 }).unwrap());
}
