//! Estimated marginal tables with joint noise draws.
use crate::pipeline::Role;
use crate::plan::Shape;

/// A point with a 90 % interval, in the figure's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Least-squares estimate (may be negative where little is there).
    pub estimate: f64,
    /// Lower end of the 90 % interval.
    pub lower: f64,
    /// Upper end of the 90 % interval.
    pub upper: f64,
}

/// Which marginal of the group-free tables of one role is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Marginal {
    /// Whose records.
    pub role: Role,
    /// Index into `Hierarchy::levels`.
    pub level: usize,
    /// Cut by need?
    pub need: bool,
    /// Cut by period?
    pub period: bool,
    /// Cut by status?
    pub status: bool,
}

/// A least-squares marginal, in persons' voices (grid units / 2³²).
///
/// Draw `d` of one table and draw `d` of another come from the same simulated
/// noise of all measured tables, so contrasts across tables can be formed.
#[derive(Clone, Debug)]
pub struct Estimated {
    /// Axis lengths (groups = 1 for least-squares marginals).
    pub shape: Shape,
    /// Estimate of each cell, row-major.
    pub values: Vec<f64>,
    /// Exact standard error of each cell.
    pub errors: Vec<f64>,
    /// `draws[d][cell]`: simulated estimation errors (estimate − exact).
    pub draws: Vec<Vec<f32>>,
}
