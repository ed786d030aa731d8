//! A small release for tests.
use std::collections::BTreeMap;

use jiff::civil::date;

use super::{LedgerAnchor, Release};
use crate::geography::public::{from_geojson, to_geojson};
use crate::geography::{Area, Geography, Hierarchy, Level};
use crate::pipeline::{Key, Role, UNKNOWN, Unit};
use crate::plan::{Noise, Period, Plan, StatusMode, Table};
use crate::privacy::Epsilon;

fn key(id: &str) -> Key {
    Key { id: id.into(), label: id.to_uppercase() }
}

fn eps(text: &str) -> Epsilon {
    text.parse().unwrap()
}

/// Two tables (3 zones × 2 statuses, 2 needs × 2 statuses) at ε = 0.7 and 0.3.
pub(super) fn plan() -> Plan {
    let table = |id: &str, level, need, epsilon| Table {
        id: id.into(),
        role: Role::Requests,
        level,
        group: None,
        need,
        period: false,
        status: true,
        measure: crate::plan::Measure::Voice,
        epsilon: eps(epsilon),
    };
    let level = |id: &str, units: &[&str], residents: &[Option<f64>]| Level {
        id: id.into(),
        units: units.iter().map(|u| key(u)).collect(),
        residents: residents.to_vec(),
    };
    Plan {
        hierarchy: Hierarchy {
            levels: vec![
                level("zone", &["a", "b", UNKNOWN], &[Some(1000.1), Some(0.3), None]),
                level("city", &["city"], &[Some(1000.4)]),
            ],
            up: vec![vec![0, 0, 0]],
            area_unit: vec![("a000".into(), 0), ("a001".into(), 1)],
        },
        periods: vec![Period { id: "2025".into(), from: date(2025, 1, 1), to: date(2025, 12, 31) }],
        needs: vec![key("food"), key("housing")],
        groups: vec![],
        status_mode: StatusMode::AtEnd,
        within_days: 14,
        data_until: date(2025, 12, 31),
        tables: vec![
            table("requests-zone-status", 0, false, "0.7"),
            table("requests-need-status", 1, true, "0.3"),
        ],
        epsilon: eps("1"),
        noise: Noise::Laplace,
        people: 400,
        reasons: vec!["Small: \"release.json\": \"zones\" only.".into()],
        counting: crate::plan::Counting::default(),
    }
}

/// Noise scales that keep the plan's promise.
pub(super) fn scales() -> Vec<f64> {
    [0.7f64, 0.3].iter().map(|e| (4_294_967_296.0 / e).next_up().next_up()).collect()
}

/// Cells with noise in them, also the largest and smallest there are.
pub(super) fn noisy() -> Vec<Vec<i64>> {
    vec![vec![i64::MIN, -1, 0, 1, 5 << 32, i64::MAX], vec![7, -12_345_678_901, 1 << 40, 3]]
}

/// A release of [`plan`], its id made of `digit`.
pub(super) fn release(digit: char) -> Release {
    Release {
        format: super::FORMAT,
        id: digit.to_string().repeat(32),
        created: date(2026, 1, 2),
        version: "0.1.0".into(),
        sample: false,
        rehearsal: false,
        replay: false,
        unit: Unit::Person,
        rows_alone: Vec::new(),
        consent_asked: true,
        epsilon: eps("1"),
        mechanism: "discrete Laplace, OpenDP 0.16.0".into(),
        randomness: "OpenSSL".into(),
        grid: 1 << 32,
        plan: plan(),
        scales: scales(),
        ledger: LedgerAnchor {
            ledger_id: "1".repeat(32),
            serial: 1,
            head: "2".repeat(64),
            lifetime: eps("1").into(),
            budget: None,
            other_windows: vec![],
            supersedes: None,
        },
        files: BTreeMap::new(),
    }
}

/// Two areas, one with a shape.
pub(super) fn geography() -> Geography {
    let square = geo::Rect::new(geo::coord! { x: 1.0, y: 2.0 }, geo::coord! { x: 1.5, y: 2.25 });
    let area = |id: &str, shape| Area {
        id: id.into(),
        name: format!("Área {id}"),
        shape,
        parents: vec!["West".into()],
        residents: Some(500.5),
        rank: None,
        in_poverty: None,
        outside_need: None,
    };
    let square = geo::MultiPolygon(vec![square.to_polygon()]);
    let text = to_geojson(&Geography {
        areas: vec![area("a000", Some(square)), area("a001", None)],
        parents: vec!["district".into()],
        neighbours: vec![vec![], vec![]],
        credit: None,
    });
    // As loading would have it: rings in canonical order.
    from_geojson(&text).unwrap()
}
