//! The cells that the posterior speaks of, and what is public about them.
//!
//! Cells are `[leaf][need][period][status]` of one role, leaf being a unit of the
//! plan's finest level. Their *base* is what public facts alone make one expect:
//! residents, days of each period, and which requests can be pending.
use crate::geography::Hierarchy;
use crate::pipeline::UNKNOWN;
use crate::plan::{Period, Plan, StatusMode};

/// Share of people without a known place in the base; the unit's own effect is free.
const NO_PLACE: f64 = 0.04;

/// The shape of the cells and the logarithm of what public facts let one expect.
#[derive(Clone, Debug)]
pub(crate) struct Space {
    /// Lengths of the need, period and status axes, each at least 1.
    pub(crate) lengths: [usize; 3],
    /// Units of each level, finest first.
    pub(crate) widths: Vec<usize>,
    /// `up[l][i]`: the unit of level l + 1 that contains unit i of level l.
    pub(crate) up: Vec<Vec<usize>>,
    /// Leaves without a public place: their size is not learnt from the others.
    pub(crate) placeless: Vec<bool>,
    /// Log of the expected voices by cell for a city of one voice; −∞ in cells that are
    /// publicly empty.
    pub(crate) base: Vec<f64>,
    /// How statuses differ: weight of each in the contrast met against unmet.
    pub(crate) met: Vec<f64>,
    /// Weight of each in the contrast pending against the rest.
    pub(crate) pending: Vec<f64>,
}

impl Space {
    /// The cells of a plan.
    pub(crate) fn new(plan: &Plan) -> Self {
        let h = &plan.hierarchy;
        let lengths = [plan.needs.len().max(1), plan.periods.len().max(1), plan.status_count()];
        let (areas, placeless) = areas(h);
        let periods = periods(plan);
        let mut base = Vec::with_capacity(areas.len() * lengths.iter().product::<usize>());
        for area in &areas {
            for _ in 0..lengths[0] {
                for (part, statuses) in &periods {
                    base.extend(statuses.iter().map(|s| (area * part * s / lengths[0] as f64).ln()));
                }
            }
        }
        let (met, pending) = match plan.status_mode {
            StatusMode::Timed => (vec![0.5, -0.5, 0.0], vec![0.0, 0.0, 1.0]),
            StatusMode::AtEnd => (vec![0.5, -0.5], vec![0.0; 2]),
            StatusMode::None => (vec![0.0], vec![0.0]),
        };
        let widths = (0..h.levels.len()).map(|l| h.width(l)).collect();
        Space { lengths, widths, up: h.up.clone(), placeless, base, met, pending }
    }

    /// Cells of one leaf.
    pub(crate) fn block(&self) -> usize {
        self.lengths.iter().product()
    }

    /// All cells.
    pub(crate) fn cells(&self) -> usize {
        self.widths[0] * self.block()
    }

    /// The unit of `level` that contains `leaf`.
    pub(crate) fn ancestor(&self, leaf: usize, level: usize) -> usize {
        self.up[..level].iter().fold(leaf, |unit, up| up[unit])
    }

    /// For each cell of a leaf, its column in a table cut by need, period, status.
    pub(crate) fn columns(&self, cut: [bool; 3]) -> Vec<usize> {
        let [needs, periods, statuses] = self.lengths;
        let mut out = Vec::with_capacity(self.block());
        for need in 0..needs {
            for period in 0..periods {
                for status in 0..statuses {
                    let index = [need, period, status];
                    let at = (0..3).filter(|j| cut[*j]).fold(0, |at, j| at * self.lengths[j] + index[j]);
                    out.push(at);
                }
            }
        }
        out
    }

    /// Columns of a table with these cuts.
    pub(crate) fn width(&self, cut: [bool; 3]) -> usize {
        (0..3).filter(|j| cut[*j]).map(|j| self.lengths[j]).product()
    }
}

/// Part of the people in each leaf by residents, alike where a number is missing, and
/// which leaves have no public place.
fn areas(h: &Hierarchy) -> (Vec<f64>, Vec<bool>) {
    let leaf = &h.levels[0];
    let n = leaf.units.len();
    if h.city() == 0 {
        return (vec![1.0; n], vec![false; n]);
    }
    let placeless: Vec<bool> = leaf.units.iter().map(|key| key.id == UNKNOWN).collect();
    let public = |i: usize| leaf.residents.get(i).copied().flatten().filter(|r| r.is_finite() && *r > 0.0);
    let known: Vec<usize> = (0..n).filter(|i| !placeless[*i]).collect();
    let complete = known.iter().all(|i| public(*i).is_some());
    let all: f64 = known.iter().filter_map(|i| public(*i)).sum();
    let part = |i: usize| match public(i) {
        _ if placeless[i] => NO_PLACE,
        Some(r) if complete => (1.0 - NO_PLACE) * r / all,
        _ => (1.0 - NO_PLACE) / known.len().max(1) as f64,
    };
    ((0..n).map(part).collect(), placeless)
}

/// Part of the requests in each period by days and, of those, what each status can be:
/// requests younger than `within_days` at the declared end are pending whatever became
/// of them, older ones never are.
fn periods(plan: &Plan) -> Vec<(f64, Vec<f64>)> {
    let days = |p: &Period| (p.to - p.from).get_days().max(0) as f64 + 1.0;
    let all: f64 = plan.periods.iter().map(days).sum();
    let one = |p: &Period| {
        let old = f64::from((plan.data_until - p.to).get_days());
        let young = (f64::from(plan.within_days) - old).clamp(0.0, days(p)) / days(p);
        let statuses = match plan.status_mode {
            StatusMode::Timed => vec![0.5 * (1.0 - young), 0.5 * (1.0 - young), young],
            StatusMode::AtEnd => vec![0.5; 2],
            StatusMode::None => vec![1.0],
        };
        (days(p) / all, statuses)
    };
    plan.periods.iter().map(one).collect()
}
