//! Months, places, quantities, answers and giving: one voice of each at most, whatever
//! was recorded.
use std::sync::Arc;

use proptest::prelude::*;

use super::fixture::{blueprint, frame, plan};
use crate::confidential::record::{NO_AREA, NOT_CLOSED, Record, Said, WHOLE, part_of_cap};
use crate::confidential::tally::{Layout, tally};
use crate::confidential::voice::{Cell, GRID, Kind, NO_CLASS, UnitRecords, Voice, within_bound};
use crate::confidential::weigh::{day_number, weigh};
use crate::pipeline::{Key, Role};
use crate::plan::{Counting, Measure, Plan, StatusMode, Table};

/// The fixture's plan with a table of every other kind beside its own.
pub(in crate::confidential) fn counting_plan(mode: StatusMode) -> Plan {
    let mut plan = plan(mode);
    let keys = |ids: &[&str]| ids.iter().map(|id| Key { id: (*id).into(), label: (*id).into() }).collect();
    let table = |role, level, measure: Measure, axes: &str| Table {
        id: format!("{}-{level}-{axes}", measure.id()),
        role,
        level,
        group: None,
        need: axes.contains('k'),
        period: axes.contains('t'),
        status: axes.contains('s'),
        measure,
        epsilon: "0.1".parse().unwrap(),
    };
    let asked = Role::Requests;
    plan.tables = vec![
        table(asked, 2, Measure::Months, "t"),
        table(asked, 1, Measure::Months, "ts"),
        table(asked, 1, Measure::People, ""),
        table(asked, 0, Measure::Waits, ""),
        table(asked, 1, Measure::Volume, "t"),
        table(Role::Distributions, 1, Measure::Volume, "k"),
        table(Role::Feedback, 1, Measure::Ratings, "t"),
        table(Role::Feedback, 1, Measure::Complaints, ""),
        table(Role::Gifts, 2, Measure::Reciprocity, ""),
        table(asked, 0, Measure::Voice, "s"),
    ];
    plan.counting = Counting {
        months: 2,
        places: 1,
        waits: vec![0, 1, 3, 7, 14],
        ratings: keys(&["bad", "good", "unknown"]),
        complaints: keys(&["late", "rude", "unknown"]),
        quantities: Vec::new(),
    };
    plan.epsilon = "1".parse().unwrap();
    plan
}

/// Unit, role, area, need or answer, day, days to closing, amount, stamp.
type Raw = (u8, u8, u32, u16, i32, Option<i32>, u32, i64);

/// Any record at all, amounts beyond a whole cap among them.
fn raw() -> impl Strategy<Value = Raw> {
    (
        0u8..4,
        0u8..4,
        prop_oneof![0u32..4, Just(NO_AREA)],
        prop_oneof![0u16..7, any::<u16>()],
        -40i32..140,
        proptest::option::of(-60i32..60),
        prop_oneof![0..WHOLE, Just(WHOLE), any::<u32>()],
        prop_oneof![0i64..3, any::<i64>()],
    )
}

fn records(raws: &[Raw]) -> Vec<Record> {
    let start = day_number(jiff::civil::date(2025, 1, 1));
    let one = |(unit, role, area, need, day, closed, amount, stamp): &Raw| Record {
        unit: u128::from(*unit),
        role: [Role::Requests, Role::Distributions, Role::Feedback, Role::Gifts][usize::from(*role)],
        area: *area,
        need: *need,
        day: start + day,
        closed: closed.map_or(NOT_CLOSED, |wait| start + day + wait),
        said: if closed.is_some() { Said::Met } else { Said::Open },
        groups: [0; 4],
        stamp: *stamp,
        amount: *amount,
    };
    raws.iter().map(one).collect()
}

fn voice(raws: &[Raw]) -> Voice {
    let all =
        Arc::new(records(&raws.iter().map(|r| (0, r.1, r.2, r.3, r.4, r.5, r.6, r.7)).collect::<Vec<_>>()));
    let run = 0..all.len();
    weigh(&frame(&counting_plan(StatusMode::Timed)), &UnitRecords { all, run })
}

/// Voices of a kind, by period, place or class, as told by `key`.
fn of_kind(voice: &Voice, kind: Kind, key: impl Fn(&Cell) -> usize) -> Vec<(usize, f64)> {
    let mut sums: Vec<(usize, f64)> = Vec::new();
    for cell in voice.0.iter().filter(|c| c.kind == kind) {
        let weight = cell.weight as f64 / GRID as f64;
        match sums.iter_mut().find(|(k, _)| *k == key(cell)) {
            Some((_, sum)) => *sum += weight,
            None => sums.push((key(cell), weight)),
        }
    }
    sums.sort_by_key(|(k, _)| *k);
    sums
}

fn close(found: &[(usize, f64)], wanted: &[(usize, f64)]) {
    let near = |a: &(usize, f64), b: &(usize, f64)| a.0 == b.0 && (a.1 - b.1).abs() < 1e-6;
    assert!(found.len() == wanted.len() && found.iter().zip(wanted).all(|(a, b)| near(a, b)), "{found:?}");
}

proptest! {
    #[test]
    fn one_person_more_or_less_moves_a_table_of_any_kind_by_at_most_one_voice(
        raws in prop::collection::vec(raw(), 0..80), unit in 0u8..4
    ) {
        for mode in [StatusMode::Timed, StatusMode::AtEnd, StatusMode::None] {
            let plan = counting_plan(mode);
            let blueprint = blueprint(&plan);
            let less: Vec<Raw> = raws.iter().filter(|r| r.0 != unit).cloned().collect();
            let (all, less) = (records(&raws), records(&less));
            let (all, less) = (blueprint.totals(all).unwrap(), blueprint.totals(less).unwrap());
            for ((table, a), b) in plan.tables.iter().zip(&all).zip(&less) {
                let moved: i128 = a.iter().zip(b).map(|(x, y)| (i128::from(*x) - i128::from(*y)).abs()).sum();
                prop_assert!(moved <= i128::from(GRID), "{}: {}", table.id, moved);
                // Gaussian noise rests on the bound in L2, which is less for person-months.
                let square: i128 = a.iter().zip(b).map(|(x, y)| (i128::from(*x) - i128::from(*y)).pow(2)).sum();
                let bound = i128::from(plan.bounds(table).l2);
                prop_assert!(square <= bound * bound, "{}: {} in L2", table.id, square);
            }
        }
    }

    #[test]
    fn every_voice_is_within_its_bounds_and_does_not_depend_on_the_order(
        raws in prop::collection::vec(raw(), 0..60), seed in any::<u64>()
    ) {
        let one = voice(&raws);
        prop_assert!(within_bound(&one.0));
        let mut shuffled = raws;
        shuffled.sort_by_key(|r| (r.7 as u64 ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        prop_assert!(one.0 == voice(&shuffled).0);
    }
}

#[test]
fn the_bound_of_person_months_in_l2_is_reached_and_is_the_root_of_the_cap_smaller() {
    let plan = counting_plan(StatusMode::Timed);
    let months = plan.tables.iter().find(|t| t.measure == Measure::Months).unwrap();
    // Two months, the cap: half a voice in each of two cells, 2·(½)² = ½.
    let asks = |day, stamp| (0, 0, 0, 0, day, None, 0, stamp);
    let two = voice(&[asks(1, 0), asks(40, 1)]);
    let totals = tally(&Layout::new(&plan, months, &[]), &[two]);
    let square: i128 = totals.iter().map(|x| i128::from(*x).pow(2)).sum();
    let l2 = i128::from(plan.bounds(months).l2);
    assert!(square <= l2 * l2 && (l2 - 1).pow(2) < i128::from(GRID).pow(2) / 2 + 1);
    assert_eq!(square, i128::from(GRID).pow(2) / 2);
    assert_eq!(plan.bounds(plan.tables.last().unwrap()), crate::plan::Bounds::VOICE);
}

/// The planted bugs: caps that are not applied.
#[test]
fn the_property_would_catch_a_cap_left_out() {
    let plan = counting_plan(StatusMode::Timed);
    let moved = |measure: Measure, cells: Vec<Cell>| -> i64 {
        let table = plan.tables.iter().find(|t| t.measure == measure).unwrap();
        tally(&Layout::new(&plan, table, &[]), &[Voice(cells)]).iter().sum()
    };
    let cell = |kind, period, weight| Cell {
        kind,
        area: 0,
        need: 0,
        period,
        status: 0,
        class: NO_CLASS,
        groups: [0; 4],
        weight,
    };
    // Three active months at half a voice each, though the cap is two.
    let months = (0..3).map(|period| cell(Kind::Months, period, GRID / 2)).collect();
    assert!(moved(Measure::Months, months) > GRID);
    // Two distributions of a whole cap each.
    let volumes = (0..2).map(|_| cell(Kind::Asked, 0, GRID)).collect();
    assert!(moved(Measure::Volume, volumes) > GRID);
    // A person counted in two places in full.
    let places = (0..2).map(|_| cell(Kind::People, 0, GRID)).collect();
    assert!(moved(Measure::People, places) > GRID);
}

#[test]
fn a_person_counts_once_a_month_up_to_the_cap_and_beyond_it_less_each() {
    let period = |c: &Cell| usize::from(c.period);
    let asks = |day, stamp| (0, 0, 0, 0, day, None, 0, stamp);
    let two = voice(&[asks(1, 0), asks(2, 1), asks(3, 2), asks(40, 3)]);
    close(&of_kind(&two, Kind::Months, period), &[(0, 0.5), (1, 0.5)]);
    let three = voice(&[asks(1, 0), asks(40, 1), asks(70, 2)]);
    close(&of_kind(&three, Kind::Months, period), &[(0, 1.0 / 3.0), (1, 1.0 / 3.0), (2, 1.0 / 3.0)]);
    let plan = counting_plan(StatusMode::Timed);
    // A voice stands for two person-months, so half of one is a month in full.
    assert_eq!(plan.tables[0].worth(&plan), 2.0);
}

#[test]
fn a_person_counts_in_each_district_however_many_areas_of_it_they_asked_in() {
    // Areas 0 and 1 lie in one district, 2 in another.
    let asks = |area, stamp| (0, 0, area, 0, 1, None, 0, stamp);
    let two = voice(&[asks(0, 0), asks(1, 1), asks(0, 2), asks(2, 3)]);
    close(&of_kind(&two, Kind::People, |c| usize::from(c.area == 2)), &[(0, 0.5), (1, 0.5)]);
}

#[test]
fn quantities_count_as_they_are_up_to_the_cap_and_absurd_ones_are_the_cap() {
    let given = |quantity, stamp| (0, 1, 0, 0, 1, None, part_of_cap(quantity, 100), stamp);
    let sum = |raws: &[Raw]| of_kind(&voice(raws), Kind::Given, |_| 0).iter().map(|s| s.1).sum::<f64>();
    assert!((sum(&[given(10.0, 0), given(15.0, 1)]) - 0.25).abs() < 1e-6);
    assert!((sum(&[given(80.0, 0), given(60.0, 1)]) - 1.0).abs() < 1e-6);
    assert!((sum(&[given(1e10, 0), given(1e10, 1)]) - 1.0).abs() < 1e-6);
    assert_eq!(sum(&[given(f64::NAN, 0), given(-1e10, 1), given(f64::NEG_INFINITY, 2)]), 0.0);
}

#[test]
fn a_wait_lies_in_its_bin_and_one_not_served_in_time_behind_all_bins() {
    let class = |wait| {
        let cells = voice(&[(0, 0, 0, 0, 1, wait, 0, 0)]);
        of_kind(&cells, Kind::Requests, |c| usize::from(c.class))[0].0
    };
    let days = [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (7, 3), (8, 4), (14, 4), (15, 5)];
    for (wait, bin) in days {
        assert_eq!(class(Some(wait)), bin, "{wait} days");
    }
    assert_eq!(class(None), 5);
    let young = voice(&[(0, 0, 0, 0, 88, Some(1), 0, 0)]);
    assert_eq!(of_kind(&young, Kind::Requests, |c| usize::from(c.class))[0].0, usize::from(NO_CLASS));
}

#[test]
fn ratings_and_complaints_have_a_voice_each() {
    let answers = |answer, stamp| (0, 2, 0, answer, 1, None, 0, stamp);
    let cells = voice(&[answers(1, 0), answers(0, 1), answers(3, 0), answers(4, 1), answers(3, 2)]);
    let class = |c: &Cell| usize::from(c.class);
    close(&of_kind(&cells, Kind::Ratings, class), &[(0, 0.5), (1, 0.5)]);
    close(&of_kind(&cells, Kind::Complaints, class), &[(0, 2.0 / 3.0), (1, 1.0 / 3.0)]);
}

#[test]
fn whoever_asks_and_gives_is_one_cell_of_both() {
    let does = |roles: &[u8]| {
        let raws: Vec<Raw> = roles.iter().map(|role| (0, *role, 0, 0, 1, None, 0, 0)).collect();
        of_kind(&voice(&raws), Kind::Reciprocity, |c| usize::from(c.class))
    };
    assert_eq!(does(&[0]), [(0, 1.0)]);
    assert_eq!(does(&[3, 3]), [(1, 1.0)]);
    assert_eq!(does(&[3, 0, 1]), [(2, 1.0)]);
    assert!(does(&[1, 2]).is_empty());
}
