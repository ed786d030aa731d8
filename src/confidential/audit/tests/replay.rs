//! The replay's checks against mechanisms with planted bugs.
use super::super::exports::Ask;
use super::super::neighbours::{Cost, Totals};
use super::super::replay::Replay;
use super::failed;
use crate::confidential::door::Blueprint;
use crate::confidential::read::Target;
use crate::confidential::record::Record;
use crate::confidential::tests::fixture::{Raw, blueprint, gaussian, plan, records};
use crate::confidential::voice::GRID;
use crate::pipeline::Role;
use crate::plan::{Plan, StatusMode};
use crate::problem::{Problem, Result};

/// Twenty people with one to four requests each.
fn raws() -> Vec<Raw> {
    let row =
        |p: u8, r: u8| (p, false, u32::from(p % 3), u16::from(r % 2), i32::from(r), None, 2, 0, i64::from(r));
    (0..20u8).flat_map(|p| (0..=p % 4).map(move |r| row(p, r))).collect()
}

fn reading(ask: Ask) -> Vec<Raw> {
    let keep = |unit: u8| match ask {
        Ask::Without(Target::Unit(own)) | Ask::WithoutOnDisk(Target::Unit(own)) => u128::from(unit) != own,
        Ask::Only(Target::Unit(own)) => u128::from(unit) == own,
        _ => true,
    };
    let mut rows: Vec<Raw> = raws().into_iter().filter(|raw| keep(raw.0)).collect();
    if matches!(ask, Ask::Planted) {
        rows.extend(raws().into_iter().map(|mut raw| {
            raw.0 = 200;
            raw.8 += 1_000;
            raw
        }));
    }
    rows
}

struct Sound {
    plan: Plan,
    blueprint: Blueprint,
}

impl Sound {
    fn new() -> Self {
        Self::of(plan(StatusMode::Timed))
    }

    fn of(plan: Plan) -> Self {
        Sound { blueprint: blueprint(&plan), plan }
    }

    fn judged(
        &self,
        read: &dyn Fn(Ask, bool) -> Result<Vec<Record>>,
        totals: &dyn Fn(Vec<Record>) -> Result<Totals>,
        scales: &[f64],
    ) -> Vec<&'static str> {
        let cost = Cost::new(&self.plan, scales);
        let replay = Replay { read, totals, cost, by_unit: true, rows: &[], sample: true };
        let targets: Vec<Target> = [0, 3, 7, 19].map(Target::Unit).to_vec();
        failed(&replay.run(&targets).unwrap_or_else(|problem| panic!("{problem}")))
    }

    fn totals(&self, records: Vec<Record>) -> Result<Totals> {
        self.blueprint.totals(records)
    }
}

fn read(ask: Ask, _: bool) -> Result<Vec<Record>> {
    Ok(records(&reading(ask)))
}

/// How many records each unit has in each total, put in the first cell.
fn first_cell(all: &[Record], mut totals: Totals, weight: impl Fn(usize) -> i64) -> Totals {
    let mut units: Vec<u128> = all.iter().map(|record| record.unit).collect();
    units.sort_unstable();
    let sum: i64 = units.chunk_by(|a, b| a == b).map(|run| weight(run.len())).sum();
    for cells in &mut totals {
        cells.fill(0);
        cells[0] = sum;
    }
    totals
}

#[test]
fn a_sound_build_is_not_accused() {
    let sound = Sound::new();
    let found = sound.judged(&read, &|r| sound.totals(r), sound.blueprint.scales());
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_skipped_weight_is_caught() {
    let sound = Sound::new();
    let bug = |all: Vec<Record>| {
        let counted = records(&[]);
        Ok(first_cell(&all, sound.totals(counted)?, |rows| rows as i64 * GRID))
    };
    let found = sound.judged(&read, &bug, sound.blueprint.scales());
    assert!(found.contains(&"replay.voice") && found.contains(&"replay.charge"), "{found:?}");
}

#[test]
fn a_voice_that_is_one_grid_unit_too_loud_is_caught() {
    let sound = Sound::new();
    for extra in [0, 1] {
        let voice = |all: Vec<Record>| {
            let none = sound.totals(records(&[]))?;
            Ok(first_cell(&all, none, |_| GRID + extra))
        };
        let found = sound.judged(&read, &voice, sound.blueprint.scales());
        assert_eq!(found.contains(&"replay.voice"), extra == 1, "{found:?}");
    }
}

#[test]
fn a_scale_rounded_down_is_caught() {
    let sound = Sound::new();
    // Everybody's requests and hand-outs fill all tables, so the charge is used up.
    let full = |all: Vec<Record>| {
        let none = sound.totals(records(&[]))?;
        Ok(first_cell(&all, none, |_| GRID))
    };
    assert!(sound.judged(&read, &full, sound.blueprint.scales()).is_empty());
    let smaller: Vec<f64> = sound.blueprint.scales().iter().map(|s| s * (1.0 - 1e-12)).collect();
    assert_eq!(sound.judged(&read, &full, &smaller), ["replay.charge"]);
    let gaussian = Sound::of(Plan { noise: gaussian(), ..plan(StatusMode::Timed) });
    assert!(gaussian.judged(&read, &full, gaussian.blueprint.scales()).is_empty());
    let smaller: Vec<f64> = gaussian.blueprint.scales().iter().map(|s| s * (1.0 - 1e-12)).collect();
    assert_eq!(gaussian.judged(&read, &full, &smaller), ["replay.charge"]);
}

#[test]
fn a_reader_that_looks_at_the_number_of_rows_is_caught() {
    let sound = Sound::new();
    let bug = |ask: Ask, _: bool| {
        let mut all = records(&reading(ask));
        let odd = all.len() % 2 == 1;
        all.iter_mut().filter(|record| odd && record.unit == 5).for_each(|record| record.need = 1);
        Ok(all)
    };
    let found = sound.judged(&bug, &|r| sound.totals(r), sound.blueprint.scales());
    assert!(found.contains(&"replay.records"), "{found:?}");
}

#[test]
fn a_reader_that_stops_for_few_people_is_caught() {
    let sound = Sound::new();
    let everybody = raws().len();
    let bug = |ask: Ask, _: bool| {
        let all = records(&reading(ask));
        if all.len() < everybody { Err(Problem::exports("too few people")) } else { Ok(all) }
    };
    let found = sound.judged(&bug, &|r| sound.totals(r), sound.blueprint.scales());
    assert!(found.contains(&"replay.flow"), "{found:?}");
}

#[test]
fn a_weight_that_depends_on_others_is_caught() {
    let sound = Sound::new();
    let bug = |all: Vec<Record>| {
        let (rows, none) = (all.len() as i64, sound.totals(records(&[]))?);
        Ok(first_cell(&all, none, |_| GRID / rows.max(1)))
    };
    let found = sound.judged(&read, &bug, sound.blueprint.scales());
    assert!(found.contains(&"replay.sum"), "{found:?}");
}

#[test]
fn where_rows_are_units_one_row_may_go_and_no_more() {
    use super::super::neighbours::all_but;
    let target = Target::Row { source: 0, file: 0, row: 2 };
    let numbered = |rows: &[(u8, u16)]| {
        let raws: Vec<Raw> =
            rows.iter().map(|(unit, need)| (*unit, false, 0, *need, 0, None, 2, 0, 0)).collect();
        records(&raws)
    };
    // The second row has two needs; what follows is numbered anew.
    let all = numbered(&[(1, 0), (2, 0), (2, 1), (3, 1)]);
    assert!(all_but(&all, &numbered(&[(1, 0), (2, 1)]), target, &Role::ALL));
    assert!(!all_but(&all, &numbered(&[(1, 0), (2, 0)]), target, &Role::ALL));
    assert!(!all_but(&all, &numbered(&[(1, 0)]), target, &Role::ALL));
    assert!(all_but(&all, &numbered(&[(1, 0), (2, 0), (2, 1), (3, 1)]), target, &Role::ALL));
}
