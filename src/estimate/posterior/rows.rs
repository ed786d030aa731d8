//! The measured tables as rows over the cells of a unit.
//!
//! What a model does not keep apart is added up, noise and all. Rows that public facts
//! leave empty hold nothing but noise and are left out; rows of the same cells are
//! averaged by precision. Sums of many Laplace variables are nearly Normal, which is how
//! all rows are taken (docs/methods.md, section 5).
use faer::Mat;

use super::space::Space;
use crate::bundle::Bundle;
use crate::estimate::noise::variance_of;
use crate::pipeline::Role;
use crate::plan::Table;

/// The rows of one level, alike for all of its units and divided by the standard
/// deviation of their noise.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    /// Sums of the cells, `row × cell`.
    pub(crate) sums: Mat<f64>,
    /// What was measured, `[unit][row]`.
    pub(crate) noisy: Vec<Vec<f64>>,
}

/// One row of every unit of a level, in voices.
struct Row {
    /// Positions of the cells that it sums.
    cells: Vec<usize>,
    variance: f64,
    noisy: Vec<f64>,
}

/// The rows of each level; `None` when `role` has no group-free table.
pub(crate) fn rows(bundle: &Bundle, space: &Space, role: Role) -> Option<Vec<Rows>> {
    let plan = bundle.plan();
    let mut levels: Vec<Vec<Row>> = space.widths.iter().map(|_| Vec::new()).collect();
    let mut any = false;
    for (index, table) in plan.tables.iter().enumerate().filter(|(_, t)| t.role == role && t.joins()) {
        any = true;
        for row in folded(bundle, space, index, table) {
            let level = &mut levels[table.level];
            match level.iter_mut().find(|known| known.cells == row.cells) {
                Some(known) => known.average(&row),
                None => level.push(row),
            }
        }
    }
    let n = space.block();
    any.then(|| {
        levels.into_iter().zip(&space.widths).map(|(level, width)| whitened(&level, n, *width)).collect()
    })
}

fn whitened(level: &[Row], n: usize, units: usize) -> Rows {
    let mut sums = Mat::zeros(level.len(), n);
    for (i, row) in level.iter().enumerate() {
        row.cells.iter().for_each(|cell| sums[(i, *cell)] = row.variance.sqrt().recip());
    }
    let noisy = |unit: usize| level.iter().map(|r| r.noisy[unit] / r.variance.sqrt()).collect();
    Rows { sums, noisy: (0..units).map(noisy).collect() }
}

impl Row {
    /// Two measurements of the same cells in one.
    fn average(&mut self, other: &Row) {
        let part = other.variance / (self.variance + other.variance);
        self.noisy.iter_mut().zip(&other.noisy).for_each(|(a, b)| *a = part * *a + (1.0 - part) * b);
        self.variance *= part;
    }
}

/// The rows of one table with what the model does not keep apart added up.
fn folded(bundle: &Bundle, space: &Space, index: usize, table: &Table) -> Vec<Row> {
    let plan = bundle.plan();
    let (shape, noisy) = (plan.shape(table), bundle.noisy(index));
    let grid = bundle.release.grid as f64;
    let variance = variance_of(&plan.noise, bundle.release.scales[index], grid);
    let mut out: Vec<([Option<usize>; 3], Row)> = Vec::new();
    for need in 0..shape.needs {
        for period in 0..shape.periods {
            for status in 0..shape.statuses {
                let can_be = |t: usize| match table.status {
                    true => space.possible[t][status],
                    false => space.possible[t].iter().any(|p| *p),
                };
                let there = if table.period { can_be(period) } else { (0..plan.periods.len()).any(can_be) };
                if !there {
                    continue;
                }
                let key = [
                    table.need.then(|| space.fold.need(need)),
                    table.period.then(|| space.fold.period(period)),
                    table.status.then_some(status),
                ];
                let cell = |unit: usize| noisy[shape.index(unit, 0, need, period, status)] as f64 / grid;
                match out.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, row)) => {
                        row.variance += variance;
                        row.noisy.iter_mut().enumerate().for_each(|(unit, v)| *v += cell(unit));
                    }
                    None => {
                        let noisy = (0..shape.areas).map(cell).collect();
                        out.push((key, Row { cells: matching(space, key), variance, noisy }));
                    }
                }
            }
        }
    }
    out.into_iter().map(|(_, row)| row).collect()
}

/// The cells of a row; `None` sums over an axis.
fn matching(space: &Space, [need, period, status]: [Option<usize>; 3]) -> Vec<usize> {
    let is = |want: Option<usize>, have: usize| want.is_none_or(|w| w == have);
    let cells = space.cells.iter().enumerate();
    cells
        .filter(|(_, c)| is(need, c.need) && is(period, c.period) && is(status, c.status))
        .map(|(i, _)| i)
        .collect()
}
