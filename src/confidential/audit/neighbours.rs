//! What must hold between two neighbouring inputs.
use dashu::integer::IBig;
use dashu::rational::RBig;

use crate::confidential::read::Target;
use crate::confidential::record::{Record, Said};
use crate::pipeline::Role;
use crate::plan::{Bounds, Plan};
use crate::privacy;

/// The five statements; each stays true until a pair of neighbours refutes it.
pub(super) struct Held {
    /// Everybody else's records are the same, in the same order.
    pub records: bool,
    /// Both are read to the end and ask for the same draws.
    pub flow: bool,
    /// With = without + the target alone, cell by cell.
    pub sum: bool,
    /// No table moves by more than its public bounds in L1 and in L2.
    pub voice: bool,
    /// Distances over scales add up to the charge or less.
    pub charge: bool,
}

impl Held {
    /// Nothing refuted yet.
    pub(super) fn new() -> Self {
        Held { records: true, flow: true, sum: true, voice: true, charge: true }
    }

    /// Judges totals with the target, without it, and of it alone.
    pub(super) fn totals(&mut self, with: &Totals, without: &Totals, alone: &Totals, cost: &Cost) {
        self.flow &= same_shape(with, without) && same_shape(with, alone);
        self.sum &= with.iter().zip(without).zip(alone).all(|((with, without), alone)| {
            with.iter().zip(without).zip(alone).all(|((w, o), a)| o.checked_add(*a) == Some(*w))
        });
        for moved in [distances(with, without), lengths(alone)] {
            self.voice &= moved.len() == cost.bounds.len();
            self.voice &= moved.iter().zip(&cost.bounds).all(|(moved, bounds)| moved.within(bounds));
            self.charge &= cost.covers(&moved);
        }
    }
}

/// Cells of all tables.
pub(super) type Totals = Vec<Vec<i64>>;

/// What a release may cost.
pub(super) struct Cost<'a> {
    pub scales: &'a [f64],
    /// Of each table.
    pub bounds: Vec<Bounds>,
    pub charge: privacy::Cost,
}

/// How far one table moved.
pub(super) struct Moved {
    l1: IBig,
    /// Sum of squares.
    square: IBig,
}

impl Moved {
    fn of(cells: impl Iterator<Item = i128>) -> Self {
        let (mut l1, mut square) = (IBig::ZERO, IBig::ZERO);
        for cell in cells.filter(|cell| *cell != 0) {
            let cell = IBig::from(cell.unsigned_abs());
            square += cell.clone() * &cell;
            l1 += cell;
        }
        Moved { l1, square }
    }

    fn within(&self, bounds: &Bounds) -> bool {
        self.l1 <= IBig::from(bounds.l1) && self.square <= IBig::from(bounds.l2).pow(2)
    }
}

impl<'a> Cost<'a> {
    pub(super) fn new(plan: &Plan, scales: &'a [f64]) -> Self {
        let bounds = plan.tables.iter().map(|table| plan.bounds(table)).collect();
        Cost { scales, bounds, charge: plan.cost() }
    }

    /// Whether Σ L1 / b is at most ε, or Σ L2² / (2σ²) at most ρ, exactly.
    fn covers(&self, moved: &[Moved]) -> bool {
        let mut spent = RBig::ZERO;
        for (moved, scale) in moved.iter().zip(self.scales) {
            let Ok(scale) = RBig::try_from(*scale) else { return false };
            if scale <= RBig::ZERO {
                return false;
            }
            spent += match &self.charge {
                privacy::Cost::Pure { .. } => RBig::from(moved.l1.clone()) / scale,
                privacy::Cost::Zcdp { .. } => {
                    RBig::from(moved.square.clone()) / (RBig::from(2) * &scale * &scale)
                }
            };
        }
        moved.len() == self.scales.len() && spent <= *self.charge.exact()
    }
}

fn same_shape(a: &Totals, b: &Totals) -> bool {
    a.iter().map(Vec::len).eq(b.iter().map(Vec::len))
}

/// How far each table is from the other.
fn distances(a: &Totals, b: &Totals) -> Vec<Moved> {
    let distance = |(a, b): (&Vec<i64>, &Vec<i64>)| {
        Moved::of(a.iter().zip(b).map(|(x, y)| i128::from(*x) - i128::from(*y)))
    };
    a.iter().zip(b).map(distance).collect()
}

/// How far each table is from nothing.
fn lengths(a: &Totals) -> Vec<Moved> {
    a.iter().map(|table| Moved::of(table.iter().map(|x| i128::from(*x)))).collect()
}

/// Whether `less` is `all` without the target's records, in order.
///
/// Units of the roles `rows` are rows, numbered anew with every reading, and not compared.
pub(super) fn all_but(all: &[Record], less: &[Record], target: Target, rows: &[Role]) -> bool {
    match target {
        Target::Unit(unit) => {
            let mut others = all.iter().filter(|record| record.unit != unit);
            less.iter().all(|record| others.next().is_some_and(|own| same(own, record, rows)))
                && others.next().is_none()
        }
        Target::Row { .. } => all_but_one_run(all, less, rows),
    }
}

/// Whether both are equal.
pub(super) fn equal(a: &[Record], b: &[Record], rows: &[Role]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b, rows))
}

/// Whether `less` is `all` without one run of records of one unit. (Rows that are
/// their own units are numbered anew, so units are not compared.)
fn all_but_one_run(all: &[Record], less: &[Record], rows: &[Role]) -> bool {
    let Some(gone) = all.len().checked_sub(less.len()) else { return false };
    let before = all.iter().zip(less).take_while(|(a, b)| same(a, b, rows)).count();
    // Equal neighbours in the file make the run's place ambiguous: any will do.
    (0..=before).rev().take(64).any(|start| {
        let run = all.get(start..start + gone).unwrap_or_default();
        let rest = all.get(start + gone..).unwrap_or_default();
        let one = run.iter().all(|record| run.first().is_some_and(|first| first.unit == record.unit));
        one && run.len() == gone && equal(rest, less.get(start..).unwrap_or_default(), rows)
    })
}

fn same(a: &Record, b: &Record, rows: &[Role]) -> bool {
    let said = |record: &Record| match record.said {
        Said::Nothing => 0,
        Said::Met => 1,
        Said::Open => 2,
    };
    let key = |r: &Record| (r.role, r.area, r.need, r.day, r.closed, said(r), r.groups, r.stamp);
    key(a) == key(b) && (rows.contains(&a.role) || a.unit == b.unit)
}
