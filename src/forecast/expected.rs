//! The cells of an expected city.
use crate::confidential::GRID_UNITS;
use crate::pipeline::{Role, UNKNOWN};
use crate::plan::{Measure, Plan, StatusMode, Table};

/// Part of the people whose place is not known.
pub(super) const NO_PLACE: f64 = 0.04;
/// Part of old enough requests that are met.
pub(super) const MET: f64 = 0.65;
/// People whom hand-outs reach, of those who ask.
pub(super) const REACHED: f64 = 0.9;

/// The cells of `table` in grid units, row-major.
pub(super) fn cells(plan: &Plan, table: &Table) -> Vec<i64> {
    if !table.measure.is_voice() {
        return counted(plan, table);
    }
    let areas = areas(plan, table.level);
    let groups = alike(table.group.map_or(1, |g| plan.groups[g].keys.len()));
    let needs = alike(if table.need { plan.needs.len() } else { 1 });
    let periods = periods(plan);
    let people = plan.people as f64 * if table.role == Role::Distributions { REACHED } else { 1.0 };
    let mut out = Vec::with_capacity(plan.shape(table).cells());
    for area in &areas {
        for group in &groups {
            for need in &needs {
                let here = people * area * group * need;
                for (part, statuses) in cut(plan, table, &periods) {
                    out.extend(statuses.iter().map(|s| (here * part * s * GRID_UNITS as f64).round() as i64));
                }
            }
        }
    }
    out
}

/// Part of the people who answer or give, of those who ask.
const ANSWER: f64 = 0.2;
/// Periods in which a person is active, as a part of all.
const ACTIVE: f64 = 0.25;
/// Part of the public cap that a person comes to.
const OF_CAP: f64 = 0.25;

/// The cells of a table that does not count voices.
fn counted(plan: &Plan, table: &Table) -> Vec<i64> {
    let groups = alike(table.group.map_or(1, |g| plan.groups[g].keys.len()));
    let needs = alike(if table.need { plan.needs.len() } else { 1 });
    let n = plan.periods.len() as f64;
    let periods = alike(if table.period { plan.periods.len() } else { 1 });
    let classes = classes(plan, table);
    let each = match table.measure {
        // Of a cap of months those in which someone is active.
        Measure::Months => (n * ACTIVE / table.worth(plan)).min(1.0),
        Measure::People => 1.0 / table.worth(plan),
        Measure::Volume => OF_CAP,
        Measure::Ratings | Measure::Complaints => ANSWER,
        Measure::Waits | Measure::Reciprocity | Measure::Voice => 1.0,
    };
    let people = plan.people as f64 * each * GRID_UNITS as f64;
    let mut out = Vec::with_capacity(plan.shape(table).cells());
    for area in areas(plan, table.level) {
        for group in &groups {
            for need in &needs {
                for period in &periods {
                    let here = people * area * group * need * period;
                    out.extend(classes.iter().map(|class| (here * class).round() as i64));
                }
            }
        }
    }
    out
}

/// Parts of the last axis: bins of waits, answers, statuses.
fn classes(plan: &Plan, table: &Table) -> Vec<f64> {
    let n = plan.classes(table);
    match table.measure {
        // What is served is spread evenly over the bins.
        Measure::Waits => {
            let served = MET / (n - 1).max(1) as f64;
            (0..n).map(|bin| if bin + 1 < n { served } else { 1.0 - MET }).collect()
        }
        Measure::Reciprocity => vec![1.0 - ANSWER, ANSWER * 0.5, ANSWER * 0.5],
        _ => alike(n),
    }
}

fn alike(n: usize) -> Vec<f64> {
    vec![1.0 / n.max(1) as f64; n.max(1)]
}

/// Part of the people in each unit of a level.
pub(super) fn areas(plan: &Plan, level: usize) -> Vec<f64> {
    let at = &plan.hierarchy.levels[level];
    if level == plan.hierarchy.city() {
        return vec![1.0];
    }
    let public = |i: usize| at.residents.get(i).copied().flatten().filter(|n| *n > 0.0);
    let known: Vec<usize> = (0..at.units.len()).filter(|i| at.units[*i].id != UNKNOWN).collect();
    let all: f64 = known.iter().filter_map(|i| public(*i)).sum();
    let complete = known.iter().all(|i| public(*i).is_some());
    let part = |i: usize| match public(i) {
        _ if at.units[i].id == UNKNOWN => NO_PLACE,
        Some(n) if complete => (1.0 - NO_PLACE) * n / all,
        _ => (1.0 - NO_PLACE) / known.len() as f64,
    };
    (0..at.units.len()).map(part).collect()
}

/// Part of the requests in each period and, of those, met, unmet and pending.
fn periods(plan: &Plan) -> Vec<(f64, Vec<f64>)> {
    let days = |p: &crate::plan::Period| (p.to - p.from).get_days().max(0) as f64 + 1.0;
    let all: f64 = plan.periods.iter().map(days).sum();
    let one = |p: &crate::plan::Period| {
        let young = (plan.data_until - p.to).get_days();
        let young = (f64::from(plan.within_days) - f64::from(young)).clamp(0.0, days(p)) / days(p);
        let statuses = match plan.status_mode {
            StatusMode::Timed => vec![MET * (1.0 - young), (1.0 - MET) * (1.0 - young), young],
            StatusMode::AtEnd => vec![MET, 1.0 - MET],
            StatusMode::None => vec![1.0],
        };
        (days(p) / all, statuses)
    };
    plan.periods.iter().map(one).collect()
}

/// The periods and statuses that `table` keeps apart.
fn cut(plan: &Plan, table: &Table, periods: &[(f64, Vec<f64>)]) -> Vec<(f64, Vec<f64>)> {
    let statuses = |s: &[f64]| if table.status { s.to_vec() } else { vec![1.0] };
    if table.period {
        return periods.iter().map(|(part, s)| (*part, statuses(s))).collect();
    }
    let whole = (0..plan.status_count()).map(|k| periods.iter().map(|(part, s)| part * s[k]).sum::<f64>());
    vec![(1.0, statuses(&whole.collect::<Vec<f64>>()))]
}
