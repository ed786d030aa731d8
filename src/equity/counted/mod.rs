//! Figures of tables that do not count voices: waits, person-months, distinct people,
//! quantities, answers, giving. Each with the range of its own table's noise.
//!
//! These tables are measured apart, with public caps of their own (`plan::Counting`), and
//! are told as they were measured: no least squares, no model. A sum that is capped is a
//! lower bound of what was in the logs ("at least"); nothing is expanded.
pub(crate) mod open;
mod waits;

use rayon::prelude::*;

use super::count::{Count, Pick};
use super::family::{Kind, judge};
use super::measured::Measured;
use super::{CountedRow, CountedTable, Shown, clear};
use crate::estimate::Estimated;
use crate::pipeline::{Key, Role};
use crate::plan::{Measure, Plan, Table};

/// These tables, and before them how much is unmet and pending.
pub(crate) fn all(plan: &Plan, measured: &Measured) -> Vec<CountedTable> {
    let mut tables = open::told(plan, measured);
    tables.extend(told(plan, &measured.alone));
    tables
}

/// The figures of all such tables, in the plan's order. `measured`: index in the plan, and
/// what was measured in the table's own unit. Those that look clear are a selection, and are
/// judged together as one family (`super::family`).
pub(crate) fn told(plan: &Plan, measured: &[(usize, Estimated)]) -> Vec<CountedTable> {
    let tables = measured.iter().filter_map(|(i, e)| Some((plan.tables.get(*i)?, e)));
    let views: Vec<View> = tables.map(|(table, measured)| View { plan, table, measured }).collect();
    let asked: Vec<Vec<Asked>> = views.par_iter().map(View::asked).collect();
    // One kind a figure and table: `served_within_7` of the districts.
    let lists: Vec<Vec<&Asked>> = asked.iter().flat_map(|rows| by_figure(rows)).collect();
    let kinds: Vec<Kind> =
        lists.iter().map(|list| Kind::new(list.len(), |i, level| (list[i].shown)(level))).collect();
    let mut judged = judge(&kinds).into_iter();
    let mut tables = Vec::new();
    for (view, rows) in views.iter().zip(&asked) {
        let mut lists: Vec<_> =
            by_figure(rows).iter().map(|_| judged.next().unwrap_or_default().into_iter()).collect();
        let names = figures(rows);
        let rows = rows.iter().filter_map(|row| {
            let at = names.iter().position(|name| *name == row.figure)?;
            Some(row.told(lists[at].next()?, view.plan))
        });
        tables.push(view.table_of(rows.collect()));
    }
    tables.retain(|t| !t.rows.is_empty());
    tables
}

/// One figure before it is judged.
struct Asked<'a> {
    key: Key,
    column: Option<Key>,
    figure: String,
    /// With a range at a level.
    shown: Box<dyn Fn(f64) -> Shown + Sync + Send + 'a>,
}

impl Asked<'_> {
    fn told(&self, shown: Shown, plan: &Plan) -> CountedRow {
        let last = plan.counting.waits.last().map_or(0.0, |end| f64::from(*end));
        let open_ended = self.figure == MEDIAN
            && match shown {
                Shown::Clear { upper, .. } | Shown::NotClear { upper, .. } => upper >= last,
                Shown::NotAvailable { .. } => false,
            };
        let figure = self.figure.clone();
        CountedRow { key: self.key.clone(), column: self.column.clone(), figure, shown, open_ended }
    }
}

const MEDIAN: &str = "median_days";

/// The names of the rows' figures, each once.
fn figures<'a>(rows: &'a [Asked]) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for row in rows {
        if !names.contains(&row.figure.as_str()) {
            names.push(&row.figure);
        }
    }
    names
}

fn by_figure<'r, 'a>(rows: &'r [Asked<'a>]) -> Vec<Vec<&'r Asked<'a>>> {
    let of = |name: &str| rows.iter().filter(|row| row.figure == name).collect();
    figures(rows).into_iter().map(of).collect()
}

/// One table, its rows by place or by group value.
struct View<'a> {
    plan: &'a Plan,
    table: &'a Table,
    measured: &'a Estimated,
}

impl<'a> View<'a> {
    fn asked(&self) -> Vec<Asked<'a>> {
        match self.table.measure {
            Measure::Waits => self.waits(),
            Measure::Months | Measure::People => self.amounts("people_asking"),
            Measure::Volume => self.amounts("at_least"),
            Measure::Ratings => self.answers(&self.plan.counting.ratings),
            Measure::Complaints => self.answers(&self.plan.counting.complaints),
            Measure::Reciprocity => self.giving(),
            Measure::Voice => Vec::new(),
        }
    }

    fn table_of(&self, rows: Vec<CountedRow>) -> CountedTable {
        let (across, unit) = match self.table.measure {
            Measure::Waits => ("", "days".to_owned()),
            Measure::Months => ("period", "people".to_owned()),
            Measure::People | Measure::Reciprocity => ("", "people".to_owned()),
            Measure::Volume => ("", self.unit()),
            Measure::Ratings | Measure::Complaints => ("answer", "voices".to_owned()),
            Measure::Voice => ("", String::new()),
        };
        let across = if self.table.period && across.is_empty() { "period" } else { across };
        CountedTable {
            id: self.table.id.clone(),
            measure: self.table.measure,
            role: self.table.role,
            by: self.by(),
            across: across.to_owned(),
            unit,
            rows,
        }
    }

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

    fn amounts(&self, figure: &str) -> Vec<Asked<'a>> {
        let row = |(key, column, pick)| {
            let count = self.count(pick);
            asked(key, column, figure, move |level| clear::amount(count.figure(level), 1.0))
        };
        self.cells().into_par_iter().map(row).collect()
    }

    /// Each answer's share of all answers there; by place, or of the city by period.
    fn answers(&self, answers: &[Key]) -> Vec<Asked<'a>> {
        let mut out = Vec::new();
        for (key, column, pick) in self.cells() {
            // Where the table is cut by period its rows are the periods.
            let key = column.unwrap_or(key);
            let all = self.count(pick);
            for (a, answer) in answers.iter().enumerate() {
                let part = self.count(Pick { status: Some(a), ..pick });
                let rest = all.without(&part);
                out.push(asked(key.clone(), Some(answer.clone()), "share", share(part, rest)));
            }
        }
        out
    }

    /// Of those who ask, who gives too; of those who give, who asks too.
    fn giving(&self) -> Vec<Asked<'a>> {
        let mut out = Vec::new();
        for (key, _, pick) in self.cells() {
            let of = |class| self.count(Pick { status: Some(class), ..pick });
            for (figure, rest) in [("gives_too", of(0)), ("asks_too", of(1))] {
                out.push(asked(key.clone(), None, figure, share(of(2), rest)));
            }
        }
        out
    }

    fn waits(&self) -> Vec<Asked<'a>> {
        let ends = &self.plan.counting.waits;
        let mut out = Vec::new();
        for (key, _, pick) in self.cells() {
            let bins: Vec<Count> =
                (0..=ends.len()).map(|bin| self.count(Pick { status: Some(bin), ..pick })).collect();
            let all = bins.clone();
            let median = move |level| waits::shown(&waits::median(level, ends, &all));
            out.push(asked(key.clone(), None, MEDIAN, median));
            for (i, end) in ends.iter().enumerate() {
                let (served, rest) = (waits::sum(&bins[..=i]), waits::sum(&bins[i + 1..]));
                out.push(asked(key.clone(), None, &format!("served_within_{end}"), share(served, rest)));
            }
        }
        out
    }
}

/// `part` of itself and `rest`, of every 100.
fn share(part: Count, rest: Count) -> impl Fn(f64) -> Shown + Sync + Send {
    move |level| clear::fill(part.among(level, &rest), part.unclipped_half(level, &rest))
}

fn asked<'a>(
    key: Key,
    column: Option<Key>,
    figure: &str,
    shown: impl Fn(f64) -> Shown + Sync + Send + 'a,
) -> Asked<'a> {
    Asked { key, column, figure: figure.to_owned(), shown: Box::new(shown) }
}

/// Whether sums of this table leave out what is beyond a cap.
pub fn is_capped(table: &CountedTable) -> bool {
    matches!(table.measure, Measure::Months | Measure::People | Measure::Volume)
        || (table.role == Role::Requests && table.unit == "requests")
}
