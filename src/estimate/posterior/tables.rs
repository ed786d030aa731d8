//! The measured tables as rows over the cells.
use super::space::Space;
use crate::bundle::Bundle;
use crate::estimate::noise::variance_of;
use crate::pipeline::Role;

/// The noise of one table, in persons' voices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Noise {
    /// Laplace of this scale.
    Laplace(f64),
    /// Normal of this variance.
    Normal(f64),
}

impl Noise {
    pub(crate) fn variance(self) -> f64 {
        match self {
            Noise::Laplace(scale) => 2.0 * scale * scale,
            Noise::Normal(variance) => variance,
        }
    }
}

/// One measured table of a role.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Level of its places.
    pub(crate) level: usize,
    /// Column of each cell of a leaf (or of a unit's sums).
    pub(crate) column: Vec<usize>,
    /// Columns of a place.
    pub(crate) width: usize,
    /// Noisy voices, `[place][column]`.
    pub(crate) noisy: Vec<f64>,
    pub(crate) noise: Noise,
}

/// The group-free tables of `role`.
pub(crate) fn tables(bundle: &Bundle, space: &Space, role: Role) -> Vec<Table> {
    let plan = bundle.plan();
    let grid = bundle.release.grid as f64;
    let mine = plan.tables.iter().enumerate().filter(|(_, t)| t.role == role && t.joins());
    mine.map(|(index, t)| {
        let cut = [t.need, t.period, t.status];
        let scale = bundle.release.scales[index];
        Table {
            level: t.level,
            column: space.columns(cut),
            width: space.width(cut),
            noisy: bundle.noisy(index).iter().map(|c| *c as f64 / grid).collect(),
            noise: match plan.noise.is_laplace() {
                true => Noise::Laplace(scale / grid),
                false => Noise::Normal(variance_of(&plan.noise, scale, grid)),
            },
        }
    })
    .collect()
}
