//! Sums of cells with their simulated errors.
use crate::estimate::{Estimated, Figure, interval_at, ratio_at, unclipped_half};

/// A sum of estimated cells, in persons' voices, with one simulated error a draw.
#[derive(Clone, Debug)]
pub(crate) struct Count {
    /// Least-squares estimate; may be negative.
    pub(crate) estimate: f64,
    /// Simulated errors, draw by draw.
    pub(crate) errors: Vec<f64>,
}

/// Which cells to sum: one index along an axis, or all of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pick {
    pub(crate) area: Option<usize>,
    pub(crate) group: Option<usize>,
    pub(crate) need: Option<usize>,
    pub(crate) period: Option<usize>,
    pub(crate) status: Option<usize>,
}

impl Count {
    /// The sum of the picked cells.
    pub(crate) fn of(table: &Estimated, pick: Pick) -> Self {
        let s = table.shape;
        let span = |index: Option<usize>, n: usize| index.map_or(0..n, |i| i..(i + 1).min(n));
        let mut cells = Vec::new();
        for area in span(pick.area, s.areas) {
            for group in span(pick.group, s.groups) {
                for need in span(pick.need, s.needs) {
                    for period in span(pick.period, s.periods) {
                        let statuses = span(pick.status, s.statuses);
                        cells.extend(statuses.map(|status| s.index(area, group, need, period, status)));
                    }
                }
            }
        }
        let error = |draw: &Vec<f32>| cells.iter().map(|&c| f64::from(draw[c])).sum();
        Count {
            estimate: cells.iter().map(|&c| table.values[c]).sum(),
            errors: table.draws.iter().map(error).collect(),
        }
    }

    /// This count without `part`, draw by draw.
    pub(crate) fn without(&self, part: &Count) -> Self {
        let errors = self.errors.iter().zip(&part.errors).map(|(a, b)| a - b).collect();
        Count { estimate: self.estimate - part.estimate, errors }
    }

    /// With a range for `level` of the simulations.
    pub(crate) fn figure(&self, level: f64) -> Figure {
        interval_at(level, self.estimate, &self.errors)
    }

    /// This count as a part (0 to 1) of itself and `rest`.
    pub(crate) fn among(&self, level: f64, rest: &Count) -> Figure {
        ratio_at(level, self.estimate, rest.estimate, &self.errors, &rest.errors)
    }

    /// Half-width of [`Self::among`], were it not clipped to 0 and 1.
    pub(crate) fn unclipped_half(&self, level: f64, rest: &Count) -> f64 {
        unclipped_half(level, self.estimate, rest.estimate, &self.errors, &rest.errors)
    }

    /// This count as a part (0 to 1) of `total`.
    pub(crate) fn share_of(&self, level: f64, total: &Count) -> Figure {
        self.among(level, &total.without(self))
    }
}
