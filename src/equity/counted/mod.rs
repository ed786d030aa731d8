//! Figures of tables that do not count voices: waits, person-months, distinct people,
//! quantities, answers, giving. Each with the range of its own table's noise.
//!
//! These tables are measured apart, with public caps of their own (`plan::Counting`), and
//! are told as they were measured: no least squares, no model. A sum that is capped is a
//! lower bound of what was in the logs ("at least"); nothing is expanded.
mod waits;

use rayon::prelude::*;

use super::count::{Count, Pick};
use super::{CountedRow, CountedTable, Shown, clear};
use crate::estimate::Estimated;
use crate::pipeline::{Key, Role};
use crate::plan::{Measure, Plan, Table};

/// Share of the simulations that a range covers.
const LEVEL: f64 = 0.9;

/// The figures of all such tables, in the plan's order. `measured`: index in the plan, and
/// what was measured in the table's own unit.
pub(crate) fn told(plan: &Plan, measured: &[(usize, Estimated)]) -> Vec<CountedTable> {
    let tables = measured.par_iter().filter_map(|(i, e)| Some((plan.tables.get(*i)?, e)));
    tables.map(|(table, estimated)| one(plan, table, estimated)).filter(|t| !t.rows.is_empty()).collect()
}

fn one(plan: &Plan, table: &Table, measured: &Estimated) -> CountedTable {
    let view = View { plan, table, measured };
    let (across, unit, rows) = match table.measure {
        Measure::Waits => ("", "days".to_owned(), view.waits()),
        Measure::Months => ("period", "people".to_owned(), view.amounts("people_asking")),
        Measure::People => ("", "people".to_owned(), view.amounts("people_asking")),
        Measure::Volume => ("", view.unit(), view.amounts("at_least")),
        Measure::Ratings => ("answer", "voices".to_owned(), view.answers(&plan.counting.ratings)),
        Measure::Complaints => ("answer", "voices".to_owned(), view.answers(&plan.counting.complaints)),
        Measure::Reciprocity => ("", "people".to_owned(), view.giving()),
        Measure::Voice => ("", String::new(), Vec::new()),
    };
    let across = if table.period && across.is_empty() { "period" } else { across };
    CountedTable {
        id: table.id.clone(),
        measure: table.measure,
        role: table.role,
        by: view.by(),
        across: across.to_owned(),
        unit,
        rows,
    }
}

/// One table, its rows by place or by group value.
struct View<'a> {
    plan: &'a Plan,
    table: &'a Table,
    measured: &'a Estimated,
}

impl View<'_> {
    fn by(&self) -> String {
        match self.table.group.and_then(|g| self.plan.groups.get(g)) {
            Some(group) => group.id.clone(),
            None => self.plan.hierarchy.levels[self.table.level].id.clone(),
        }
    }

    fn unit(&self) -> String {
        self.plan.counting.quantity(self.table.role).map_or_else(|| "units".into(), |q| q.unit.clone())
    }

    /// Places or group values, each with its cells.
    fn rows(&self) -> Vec<(Key, Pick)> {
        match self.table.group.and_then(|g| self.plan.groups.get(g)) {
            Some(group) => {
                let pick = |i| Pick { group: Some(i), ..Pick::default() };
                group.keys.iter().cloned().enumerate().map(|(i, key)| (key, pick(i))).collect()
            }
            None => {
                let pick = |i| Pick { area: Some(i), ..Pick::default() };
                let units = &self.plan.hierarchy.levels[self.table.level].units;
                units.iter().cloned().enumerate().map(|(i, key)| (key, pick(i))).collect()
            }
        }
    }

    /// The rows by period, where the table is cut by it.
    fn cells(&self) -> Vec<(Key, Option<Key>, Pick)> {
        let mut out = Vec::new();
        for (key, pick) in self.rows() {
            if !self.table.period {
                out.push((key, None, pick));
                continue;
            }
            out.extend(self.plan.periods.iter().enumerate().map(|(t, period)| {
                let column = Key { id: period.id.clone(), label: period.id.clone() };
                (key.clone(), Some(column), Pick { period: Some(t), ..pick })
            }));
        }
        out
    }

    fn count(&self, pick: Pick) -> Count {
        Count::of(self.measured, pick)
    }

    fn amounts(&self, figure: &str) -> Vec<CountedRow> {
        let row = |(key, column, pick)| {
            let shown = clear::amount(self.count(pick).figure(LEVEL), 1.0);
            row(key, column, figure, shown)
        };
        self.cells().into_par_iter().map(row).collect()
    }

    /// Each answer's share of all answers there; by place, or of the city by period.
    fn answers(&self, answers: &[Key]) -> Vec<CountedRow> {
        let mut out = Vec::new();
        for (key, column, pick) in self.cells() {
            // Where the table is cut by period its rows are the periods.
            let key = column.unwrap_or(key);
            let all = self.count(pick);
            for (a, answer) in answers.iter().enumerate() {
                let part = self.count(Pick { status: Some(a), ..pick });
                out.push(row(key.clone(), Some(answer.clone()), "share", share(&part, &all)));
            }
        }
        out
    }

    /// Of those who ask, who gives too; of those who give, who asks too.
    fn giving(&self) -> Vec<CountedRow> {
        let mut out = Vec::new();
        for (key, _, pick) in self.cells() {
            let of = |class| self.count(Pick { status: Some(class), ..pick });
            let (asks, gives, both) = (of(0), of(1), of(2));
            for (figure, rest) in [("gives_too", asks), ("asks_too", gives)] {
                let shown = clear::fill(both.among(LEVEL, &rest), both.unclipped_half(LEVEL, &rest));
                out.push(row(key.clone(), None, figure, shown));
            }
        }
        out
    }

    fn waits(&self) -> Vec<CountedRow> {
        let ends = &self.plan.counting.waits;
        let mut out = Vec::new();
        for (key, _, pick) in self.cells() {
            let bins: Vec<Count> =
                (0..=ends.len()).map(|bin| self.count(Pick { status: Some(bin), ..pick })).collect();
            let median = waits::median(ends, &bins);
            out.push(CountedRow {
                open_ended: median.open_ended,
                ..row(key.clone(), None, "median_days", waits::shown(&median))
            });
            for (end, within) in ends.iter().zip(waits::within(LEVEL, &bins)) {
                out.push(row(key.clone(), None, &format!("served_within_{end}"), within));
            }
        }
        out
    }
}

fn share(part: &Count, all: &Count) -> Shown {
    let rest = all.without(part);
    clear::fill(part.among(LEVEL, &rest), part.unclipped_half(LEVEL, &rest))
}

fn row(key: Key, column: Option<Key>, figure: &str, shown: Shown) -> CountedRow {
    CountedRow { key, column, figure: figure.to_owned(), shown, open_ended: false }
}

/// Whether sums of this table leave out what is beyond a cap.
pub fn is_capped(table: &CountedTable) -> bool {
    matches!(table.measure, Measure::Months | Measure::People | Measure::Volume)
        || (table.role == Role::Requests && table.unit == "requests")
}
