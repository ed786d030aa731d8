//! Bundles made by hand for tests.
use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rand_distr::Exp1;

use crate::bundle::{Bundle, LedgerAnchor, Release};
use crate::geography::{Hierarchy, Level};
use crate::pipeline::{Key, Role, UNKNOWN, Unit};
use crate::plan::{Counting, Measure, Noise, Period, Plan, PlanGroup, StatusMode, Table};
use crate::privacy::Epsilon;

/// Grid units a voice.
pub(crate) const GRID: f64 = 4_294_967_296.0;

/// A key whose label is its id, capitalised.
pub(crate) fn key(id: impl Into<String>) -> Key {
    let id: String = id.into();
    let label = id.chars().take(1).flat_map(char::to_uppercase).chain(id.chars().skip(1)).collect();
    Key { id, label }
}

/// Nested levels; all but the last get `unknown` as their last unit.
pub(crate) fn hierarchy(names: &[&str], widths: &[usize], up: &[&[usize]]) -> Hierarchy {
    let city = widths.len() - 1;
    let units = |l: usize, i: usize| {
        if l < city && i + 1 == widths[l] { key(UNKNOWN) } else { key(format!("{}{i}", names[l])) }
    };
    let levels: Vec<Level> = (0..widths.len())
        .map(|l| Level {
            id: names[l].to_owned(),
            units: (0..widths[l]).map(|i| units(l, i)).collect(),
            residents: (0..widths[l]).map(|i| (l == city || i + 1 < widths[l]).then_some(1000.0)).collect(),
        })
        .collect();
    let members = if city == 0 { 0 } else { widths[0] - 1 };
    Hierarchy {
        levels,
        up: up.iter().map(|u| u.to_vec()).collect(),
        area_unit: (0..members).map(|i| (format!("a{i}"), i)).collect(),
    }
}

/// A table: level, cut by (`n`eed, `p`eriod, `s`tatus), ε as text.
pub(crate) fn table(role: Role, level: usize, cut: &str, epsilon: &str) -> Table {
    let (need, period, status) = (cut.contains('n'), cut.contains('p'), cut.contains('s'));
    let epsilon = epsilon.parse().unwrap();
    Table {
        id: format!("{role:?}-{level}-{cut}"),
        role,
        level,
        group: None,
        need,
        period,
        status,
        measure: Measure::Voice,
        epsilon,
    }
}

/// A plan with `needs` needs and `periods` months from January 2025 on.
pub(crate) fn plan(h: Hierarchy, needs: usize, periods: usize, mode: StatusMode, tables: Vec<Table>) -> Plan {
    let month = |i: usize| {
        let from = jiff::civil::date(2025 + (i / 12) as i16, (i % 12 + 1) as i8, 1);
        Period { id: from.strftime("%Y-%m").to_string(), from, to: from.last_of_month() }
    };
    let names = ["food", "housing", "medicine", "transport", "other"];
    let need = |i: usize| key(names.get(i).map_or(format!("need{i}"), |n| (*n).to_owned()));
    Plan {
        hierarchy: h,
        periods: (0..periods).map(month).collect(),
        needs: (0..needs).map(need).collect(),
        groups: Vec::new(),
        status_mode: mode,
        within_days: 14,
        data_until: jiff::civil::date(2026, 1, 31),
        epsilon: Epsilon::sum(tables.iter().map(|t| &t.epsilon)).unwrap(),
        noise: Noise::Laplace,
        tables,
        people: 400,
        reasons: vec!["Areas were kept as they are.".into()],
        counting: Counting::default(),
    }
}

/// Adds a group list and a table cut by it.
pub(crate) fn with_group(mut plan: Plan, level: usize, cut: &str, epsilon: &str) -> Plan {
    let group = plan.groups.len();
    plan.groups.push(PlanGroup {
        id: "language".into(),
        label: "Language".into(),
        keys: vec![key("en"), key("es"), key(UNKNOWN)],
    });
    plan.tables.push(Table { group: Some(group), ..table(Role::Requests, level, cut, epsilon) });
    plan
}

/// A bundle whose noisy cells are given in voices, table by table.
pub(crate) fn bundle(plan: Plan, cells: &[Vec<f64>]) -> Bundle {
    let scales = plan.tables.iter().map(|t| GRID / t.epsilon.approx()).collect();
    let anchor = LedgerAnchor {
        serial: 1,
        head: "00".into(),
        lifetime: plan.epsilon.clone().into(),
        budget: None,
        ledger_id: "00".into(),
        other_windows: Vec::new(),
        supersedes: None,
    };
    let release = Release {
        format: 1,
        id: "0".repeat(32),
        created: jiff::civil::date(2026, 2, 1),
        version: "0.1.0".into(),
        sample: false,
        rehearsal: false,
        replay: false,
        unit: Unit::Person,
        rows_alone: Vec::new(),
        consent_asked: true,
        epsilon: plan.epsilon.clone(),
        mechanism: "discrete Laplace".into(),
        randomness: "OpenSSL".into(),
        grid: GRID as u64,
        plan,
        scales,
        ledger: anchor,
        files: BTreeMap::new(),
    };
    let noisy = cells.iter().map(|t| t.iter().map(|v| (v * GRID).round() as i64).collect()).collect();
    Bundle { release, noisy, geography: None }
}

/// Base cells `[leaf][need][period][status]` (or `[city][group]…` of a group table)
/// summed to a table's cells; group tables get the sum spread evenly.
pub(crate) fn tally(plan: &Plan, base: &[f64], t: &Table) -> Vec<f64> {
    let (n, p, s) = (plan.needs.len(), plan.periods.len(), plan.status_count());
    let shape = plan.shape(t);
    let mut out = vec![0.0; shape.cells()];
    for (i, value) in base.iter().enumerate() {
        let (leaf, need, period, status) = (i / (n * p * s), i / (p * s) % n, i / s % p, i % s);
        let at = |cut: bool, index: usize| if cut { index } else { 0 };
        for g in 0..shape.groups {
            let area = plan.hierarchy.ancestor(leaf, t.level);
            let cell = shape.index(area, g, at(t.need, need), at(t.period, period), at(t.status, status));
            out[cell] += value / shape.groups as f64;
        }
    }
    out
}

/// A bundle of `base` cells with seeded Laplace noise.
pub(crate) fn noisy_bundle(plan: &Plan, base: &[f64], seed: u64) -> Bundle {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut laplace = |scale: f64| {
        let size: f64 = rng.sample(Exp1);
        if rng.random() { size * scale } else { -size * scale }
    };
    let cells: Vec<Vec<f64>> = plan
        .tables
        .iter()
        .map(|t| tally(plan, base, t).into_iter().map(|v| v + laplace(1.0 / t.epsilon.approx())).collect())
        .collect();
    bundle(plan.clone(), &cells)
}
