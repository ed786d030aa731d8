//! A small plan with every kind of table, and arbitrary records.
use jiff::civil::date;
use proptest::prelude::*;

use crate::confidential::door::Blueprint;
use crate::confidential::noise::scale;
use crate::confidential::record::{NO_AREA, NOT_CLOSED, Record, Said};
use crate::confidential::weigh::{Frame, day_number};
use crate::geography::{Hierarchy, Level};
use crate::pipeline::{Key, Role};
use crate::plan::{Counting, Measure, Noise, Period, Plan, PlanGroup, StatusMode, Table};
use crate::privacy::Rho;

fn key(id: &str) -> Key {
    Key { id: id.into(), label: id.into() }
}

fn level(id: &str, units: &[&str]) -> Level {
    Level { id: id.into(), units: units.iter().map(|u| key(u)).collect(), residents: vec![None; units.len()] }
}

pub(in crate::confidential) fn hierarchy() -> Hierarchy {
    Hierarchy {
        levels: vec![
            level("area", &["a", "b", "c", "unknown"]),
            level("district", &["north", "south", "unknown"]),
            level("city", &["all"]),
        ],
        up: vec![vec![0, 0, 1, 2], vec![0, 0, 0]],
        area_unit: vec![("a".into(), 0), ("b".into(), 1), ("c".into(), 2)],
    }
}

fn table(id: &str, role: Role, level: usize, axes: &str, epsilon: &str) -> Table {
    Table {
        id: id.into(),
        role,
        level,
        group: axes.contains('g').then_some(0),
        need: axes.contains('k'),
        period: axes.contains('t'),
        status: axes.contains('s'),
        measure: Measure::Voice,
        epsilon: epsilon.parse().unwrap(),
    }
}

/// Requests and distributions at three levels, with a group list by city and by area:
/// ε = 1 in all.
pub(in crate::confidential) fn plan(mode: StatusMode) -> Plan {
    let period =
        |id: &str, m: i8, last: i8| Period { id: id.into(), from: date(2025, m, 1), to: date(2025, m, last) };
    Plan {
        hierarchy: hierarchy(),
        periods: vec![period("2025-01", 1, 31), period("2025-02", 2, 28), period("2025-03", 3, 31)],
        needs: vec![key("food"), key("rent"), key("unknown")],
        groups: vec![PlanGroup {
            id: "language".into(),
            label: "Language".into(),
            keys: vec![key("en"), key("es"), key("unknown")],
        }],
        status_mode: mode,
        within_days: 14,
        data_until: date(2025, 3, 31),
        tables: vec![
            table("fine", Role::Requests, 0, "kts", "0.7"),
            table("area", Role::Requests, 0, "s", "0.05"),
            table("district", Role::Requests, 1, "ks", "0.05"),
            table("city", Role::Requests, 2, "ts", "0.05"),
            table("group", Role::Requests, 2, "gs", "0.05"),
            table("group by area", Role::Requests, 0, "gs", "0.05"),
            table("given", Role::Distributions, 0, "k", "0.05"),
        ],
        epsilon: "1".parse().unwrap(),
        noise: Noise::Laplace,
        people: 100,
        reasons: Vec::new(),
        counting: Counting::default(),
    }
}

pub(in crate::confidential) fn frame(plan: &Plan) -> Frame {
    let mut frame = Frame::new(plan, None, vec![3]);
    frame.areas_for_tests(vec![0, 1, 2]);
    frame
}

/// The Gaussian noise that ε = 1 allows at δ = 1e-6.
pub(in crate::confidential) fn gaussian() -> Noise {
    let delta = "1e-6".parse().unwrap();
    let rho = Rho::within(&"1".parse().unwrap(), &delta).unwrap();
    Noise::Gaussian { rho, delta }
}

/// The least scale of each table.
pub(in crate::confidential) fn scales(plan: &Plan) -> Vec<f64> {
    plan.tables.iter().map(|t| scale(&plan.charge(t), &plan.bounds(t))).collect()
}

pub(in crate::confidential) fn blueprint(plan: &Plan) -> Blueprint {
    Blueprint::new(plan, frame(plan), &[0]).unwrap()
}

/// What a record is made of, as plain data that proptest can print and shrink.
pub(in crate::confidential) type Raw = (u8, bool, u32, u16, i32, Option<i32>, u8, u8, i64);

/// Any record at all: units collide often; areas, needs and groups run out of
/// range; days leave the window.
pub(in crate::confidential) fn raw() -> impl Strategy<Value = Raw> {
    (
        0u8..6,
        any::<bool>(),
        prop_oneof![0u32..5, Just(NO_AREA), any::<u32>()],
        prop_oneof![0u16..4, any::<u16>()],
        -40i32..140,
        proptest::option::of(-60i32..200),
        0u8..3,
        prop_oneof![0u8..4, any::<u8>()],
        prop_oneof![0i64..3, any::<i64>()],
    )
}

pub(in crate::confidential) fn record(raw: &Raw) -> Record {
    let start = day_number(date(2025, 1, 1));
    let (unit, given, area, need, day, closed, said, group, stamp) = *raw;
    Record {
        unit: u128::from(unit),
        role: if given { Role::Distributions } else { Role::Requests },
        area,
        need,
        day: start + day,
        closed: closed.map_or(NOT_CLOSED, |days| start + days),
        said: match said {
            0 => Said::Nothing,
            1 => Said::Met,
            _ => Said::Open,
        },
        groups: [group, 0, 0, 0],
        stamp,
        amount: 0,
    }
}

pub(in crate::confidential) fn records(raws: &[Raw]) -> Vec<Record> {
    raws.iter().map(record).collect()
}
