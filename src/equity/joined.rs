//! Help that arrived by place and period, in periods long enough to tell of.
//!
//! Months that would mostly be unclear are added up to quarters, half-years or years:
//! g months have g times the people and √g times the noise, so that their range is √g
//! times shorter. How many are joined follows from the plan alone, never from what
//! came out.
use jiff::civil::Date;

use crate::estimate::Estimated;
use crate::pipeline::Role;
use crate::plan::{Period, Plan, Shape, Table, is_month, margin};

/// Expected margin up to which a cell is told as it is, in points.
const TOLD: f64 = 15.0;
/// Fewer columns than this say nothing of what lasts, so months are not joined further.
const FEWEST: usize = 4;

/// A table by place and period.
#[derive(Clone, Debug)]
pub(crate) struct Joined {
    /// Level of the places.
    pub(crate) level: usize,
    /// By place, period and status; its periods are the columns.
    pub(crate) table: Estimated,
    /// The periods as they are told.
    pub(crate) columns: Vec<Period>,
    /// What a column is: `month`, `quarter`, `half-year`, `period`.
    pub(crate) step: &'static str,
}

impl Joined {
    /// From the table by place of `level`, plan period and status.
    pub(crate) fn new(level: usize, table: &Estimated, plan: &Plan) -> Self {
        let (step, groups) = groups(plan, expected(plan, level));
        let of = numbered(&groups);
        let columns = groups.iter().filter_map(|members| column(members)).collect();
        Joined { level, table: summed(table, &of, groups.len()), columns, step }
    }
}

/// The column of each plan period in a table by place of `level`.
pub(crate) fn columns(plan: &Plan, level: usize) -> Vec<usize> {
    numbered(&groups(plan, expected(plan, level)).1)
}

fn numbered(groups: &[Vec<&Period>]) -> Vec<usize> {
    groups.iter().enumerate().flat_map(|(g, members)| members.iter().map(move |_| g)).collect()
}

impl Joined {
    /// The first and the last day of each column.
    pub(crate) fn spans(&self) -> Vec<(Date, Date)> {
        self.columns.iter().map(|p| (p.from, p.to)).collect()
    }
}

/// Half of the range to expect of an average cell, in points.
fn expected(plan: &Plan, level: usize) -> f64 {
    let found = |t: &&Table| t.role == Role::Requests && t.joins() && t.level == level && t.period;
    let Some(table) = plan.tables.iter().find(found) else { return 0.0 };
    // A cell of a place and a period sums over the needs where they are kept apart: its
    // people are as many times more, its noise only by the root.
    let needs = if table.need { plan.needs.len().max(1) as f64 } else { 1.0 };
    margin::of_table(plan, table) / needs.sqrt()
}

/// The plan's periods in groups that follow the calendar, and what a group is called.
fn groups(plan: &Plan, margin: f64) -> (&'static str, Vec<Vec<&Period>>) {
    let single = || plan.periods.iter().map(|p| vec![p]).collect::<Vec<_>>();
    if !plan.periods.iter().all(|p| is_month(&p.id)) {
        return ("period", single());
    }
    let (mut step, mut best) = ("month", single());
    for (name, months) in [("quarter", 3), ("half-year", 6)] {
        let size = best.iter().map(Vec::len).max().unwrap_or(1) as f64;
        if margin / size.sqrt() <= TOLD {
            break;
        }
        let number = |p: &Period| (p.from.year(), (p.from.month() - 1) / months);
        let periods: Vec<&Period> = plan.periods.iter().collect();
        let joined: Vec<Vec<&Period>> =
            periods.chunk_by(|a, b| number(a) == number(b)).map(<[_]>::to_vec).collect();
        if joined.len() < FEWEST {
            break;
        }
        (step, best) = (name, joined);
    }
    (step, best)
}

/// One period under its own id, several as `2025-01..2025-03`; named by the words of
/// a language.
fn column(members: &[&Period]) -> Option<Period> {
    let (first, last) = (members.first()?, members.last()?);
    let id = if members.len() == 1 { first.id.clone() } else { format!("{}..{}", first.id, last.id) };
    Some(Period { id, from: first.from, to: last.to })
}

/// `table` with period i added to column `of[i]`, draw by draw.
fn summed(table: &Estimated, of: &[usize], columns: usize) -> Estimated {
    let old = table.shape;
    let shape = Shape { periods: columns, ..old };
    let mut target = vec![0; old.cells()];
    for area in 0..old.areas {
        for (period, column) in of.iter().enumerate().take(old.periods) {
            for status in 0..old.statuses {
                target[old.index(area, 0, 0, period, status)] = shape.index(area, 0, 0, *column, status);
            }
        }
    }
    let values = |cells: &mut dyn Iterator<Item = f64>| {
        let mut sums = vec![0.0; shape.cells()];
        cells.zip(&target).for_each(|(value, at)| sums[*at] += value);
        sums
    };
    let draw = |cells: &Vec<f32>| {
        let sums = values(&mut cells.iter().map(|v| f64::from(*v)));
        sums.into_iter().map(|v| v as f32).collect()
    };
    Estimated {
        shape,
        values: values(&mut table.values.iter().copied()),
        errors: Vec::new(),
        draws: table.draws.iter().map(draw).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn months(count: i8) -> Vec<Period> {
        let month = |m: i8| {
            let from = date(2025, m, 1);
            Period { id: format!("2025-{m:02}"), from, to: from.last_of_month() }
        };
        (1..=count).map(month).collect()
    }

    fn plan(count: i8) -> Plan {
        let (_, work) = crate::calibrate::town_for_tests(
            400,
            &"1".parse().unwrap(),
            crate::simulate::Generator::LogLinear,
            1,
            false,
        )
        .unwrap();
        Plan { periods: months(count), ..work.plan }
    }

    #[test]
    fn months_are_joined_only_as_far_as_needed() {
        let plan = plan(12);
        assert_eq!(groups(&plan, 15.0).0, "month");
        let (step, quarters) = groups(&plan, 25.0);
        assert_eq!((step, quarters.len()), ("quarter", 4));
        // Two half-years say nothing of what lasts.
        assert_eq!(groups(&plan, 90.0).0, "quarter");
        let column = column(&quarters[1]).unwrap();
        assert_eq!(column.id, "2025-04..2025-06");
        assert_eq!((column.from, column.to), (date(2025, 4, 1), date(2025, 6, 30)));
    }

    #[test]
    fn nine_months_are_too_few_quarters() {
        assert_eq!(groups(&plan(9), 25.0).0, "month");
    }

    #[test]
    fn joined_months_hold_the_sum_of_their_cells_in_every_draw() {
        let old = Shape { areas: 2, groups: 1, needs: 1, periods: 3, statuses: 2 };
        let values: Vec<f64> = (0..12).map(f64::from).collect();
        let draws = vec![values.iter().map(|v| *v as f32 * 2.0).collect()];
        let table = Estimated { shape: old, values, errors: Vec::new(), draws };
        let joined = summed(&table, &[0, 0, 1], 2);
        assert_eq!(joined.values, [2.0, 4.0, 4.0, 5.0, 14.0, 16.0, 10.0, 11.0]);
        assert_eq!(joined.draws[0], [4.0, 8.0, 8.0, 10.0, 28.0, 32.0, 20.0, 22.0]);
    }
}
