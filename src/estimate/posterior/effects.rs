//! The families of effects and what they add to the cells of a unit.
//!
//! log λ = base + Σ over the levels of areas of effects of {1, need, period, need and
//! period}, the same of {1, need, period} on met against unmet, and of {1, need,
//! period} on pending. Each family of each level has a variance of its own, learnt
//! from the data. The city's effects are given a wide prior.
use faer::Mat;

use super::space::{Cell, Space};

/// Number of families a level has.
pub(crate) const FAMILIES: usize = 10;
/// Standard deviation of the city's own effects (a factor of 20 either way).
const WIDE: f64 = 3.0;
/// Standard deviation that all others begin with.
const BEGIN: f64 = 0.17;

/// What a family is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// All statuses alike.
    Asking,
    /// Met against unmet.
    Met,
    /// Pending against the rest.
    Pending,
}

/// Cuts (need, period) and sign of each family.
pub(crate) const KINDS: [(bool, bool, Sign); FAMILIES] = [
    (false, false, Sign::Asking),
    (true, false, Sign::Asking),
    (false, true, Sign::Asking),
    (true, true, Sign::Asking),
    (false, false, Sign::Met),
    (true, false, Sign::Met),
    (false, true, Sign::Met),
    (false, false, Sign::Pending),
    (true, false, Sign::Pending),
    (false, true, Sign::Pending),
];

/// The effects of one unit: which there are, and what each adds to the log of each cell.
#[derive(Clone, Debug)]
pub(crate) struct Design {
    /// Family of each effect.
    pub(crate) family: Vec<usize>,
    /// `cell × effect`.
    pub(crate) matrix: Mat<f64>,
}

impl Design {
    /// All effects that reach a cell, but those of an axis of length one.
    pub(crate) fn new(space: &Space) -> Self {
        let [needs, periods, _] = space.lengths;
        let (mut family, mut columns) = (Vec::new(), Vec::new());
        for (f, (by_need, by_period, sign)) in KINDS.iter().enumerate() {
            if (*by_need && needs < 2) || (*by_period && periods < 2) {
                continue;
            }
            for need in 0..if *by_need { needs } else { 1 } {
                for period in 0..if *by_period { periods } else { 1 } {
                    let adds = |c: &Cell| {
                        let mine = (!by_need || c.need == need) && (!by_period || c.period == period);
                        if mine { weight(space, *sign, c.status) } else { 0.0 }
                    };
                    let column: Vec<f64> = space.cells.iter().map(adds).collect();
                    if column.iter().any(|v| *v != 0.0) {
                        family.push(f);
                        columns.push(column);
                    }
                }
            }
        }
        let matrix = Mat::from_fn(space.block(), columns.len(), |i, j| columns[j][i]);
        Design { family, matrix }
    }

    /// Effects that a unit has.
    pub(crate) fn len(&self) -> usize {
        self.family.len()
    }
}

/// What an effect of this sign adds to the log of a cell of a status.
fn weight(space: &Space, sign: Sign, status: usize) -> f64 {
    match sign {
        Sign::Asking => 1.0,
        Sign::Met => space.met[status],
        Sign::Pending => space.pending[status],
    }
}

/// Standard deviations of the families by level, and the dispersion of cells.
#[derive(Clone, Debug)]
pub(crate) struct Spread {
    /// `scale[level][family]`.
    pub(crate) scale: Vec<[f64; FAMILIES]>,
    /// ψ: the variance of a cell about λ is ψ λ.
    pub(crate) psi: f64,
}

impl Spread {
    /// Where estimation begins.
    pub(crate) fn start(space: &Space) -> Self {
        let levels = space.widths.len();
        let one = |level: usize| std::array::from_fn(|f| if learnt(space, level, f) { BEGIN } else { WIDE });
        Spread { scale: (0..levels).map(one).collect(), psi: 0.6 }
    }

    /// Standard deviation of each effect of a unit of `level`.
    pub(crate) fn roots(&self, space: &Space, design: &Design, level: usize, unit: usize) -> Vec<f64> {
        let free = |f: usize| !counts(space, level, unit, f);
        design.family.iter().map(|f| if free(*f) { WIDE } else { self.scale[level][*f] }).collect()
    }
}

/// Whether the variance of a family is learnt at a level. The city's effects of all
/// asking, needs, periods, met and pending themselves have the wide prior instead.
pub(crate) fn learnt(space: &Space, level: usize, family: usize) -> bool {
    let city = space.widths.len() - 1;
    level < city || !matches!(family, 0 | 1 | 2 | 4 | 7 | 9)
}

/// Whether a unit tells of the variance of a family: the size of a leaf without a public
/// place does not.
pub(crate) fn counts(space: &Space, level: usize, unit: usize, family: usize) -> bool {
    !(level == 0 && family == 0 && space.placeless[unit])
}
