//! The cells that the posterior speaks of, and what is public about them.
//!
//! Cells are `[leaf][need][period][status]` of one role, leaf being a unit of the
//! plan's finest level, with the needs or the periods of the plan added up as a [`Fold`]
//! says. Cells that public facts leave empty (nothing old is pending) are left out.
//! Their *base* is what public facts alone make one expect: residents, days of each
//! period, and which requests can be pending.
use crate::geography::Hierarchy;
use crate::pipeline::UNKNOWN;
use crate::plan::{Period, Plan, StatusMode};

/// Share of people without a known place in the base; the unit's own effect is free.
const NO_PLACE: f64 = 0.04;

/// Which needs and periods of the plan a model keeps apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// Column of each need of the plan.
    needs: Vec<usize>,
    /// Column of each period of the plan.
    periods: Vec<usize>,
}

impl Fold {
    /// All apart.
    pub fn none(plan: &Plan) -> Self {
        Fold { needs: (0..plan.needs.len()).collect(), periods: (0..plan.periods.len()).collect() }
    }

    /// By need over the whole window.
    pub fn needs(plan: &Plan) -> Self {
        Fold { periods: vec![0; plan.periods.len()], ..Self::none(plan) }
    }

    /// All needs together, by `columns`: the column of each period, from 0 on.
    pub fn periods(plan: &Plan, columns: Vec<usize>) -> Self {
        Fold { needs: vec![0; plan.needs.len()], periods: columns }
    }

    fn columns(of: &[usize]) -> usize {
        of.iter().max().map_or(1, |m| m + 1)
    }

    /// Columns of needs and periods.
    pub(crate) fn lengths(&self) -> [usize; 2] {
        [Self::columns(&self.needs), Self::columns(&self.periods)]
    }

    /// Column of a need of the plan.
    pub(crate) fn need(&self, k: usize) -> usize {
        self.needs.get(k).copied().unwrap_or(0)
    }

    /// Column of a period of the plan.
    pub(crate) fn period(&self, t: usize) -> usize {
        self.periods.get(t).copied().unwrap_or(0)
    }
}

/// One cell of every leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) need: usize,
    pub(crate) period: usize,
    pub(crate) status: usize,
}

/// The shape of the cells and the logarithm of what public facts let one expect.
#[derive(Clone, Debug)]
pub(crate) struct Space {
    pub(crate) fold: Fold,
    /// Lengths of the need, period and status axes, each at least 1.
    pub(crate) lengths: [usize; 3],
    /// The cells of a leaf that can hold anyone.
    pub(crate) cells: Vec<Cell>,
    /// Which statuses are possible in each period of the plan.
    pub(crate) possible: Vec<Vec<bool>>,
    /// Units of each level, finest first.
    pub(crate) widths: Vec<usize>,
    /// `up[l][i]`: the unit of level l + 1 that contains unit i of level l.
    pub(crate) up: Vec<Vec<usize>>,
    /// Leaves without a public place: their size is not learnt from the others.
    pub(crate) placeless: Vec<bool>,
    /// Log of the expected voices for a city of one voice, `[leaf][cell]`.
    pub(crate) base: Vec<Vec<f64>>,
    /// How statuses differ: weight of each in the contrast met against unmet.
    pub(crate) met: Vec<f64>,
    /// Weight of each in the contrast pending against the rest.
    pub(crate) pending: Vec<f64>,
}

impl Space {
    /// The cells of a plan.
    pub(crate) fn new(plan: &Plan, fold: &Fold) -> Self {
        let h = &plan.hierarchy;
        let [needs, columns] = fold.lengths();
        let lengths = [needs, columns, plan.status_count()];
        let (areas, placeless) = areas(h);
        let parts = periods(plan);
        let mut sums = vec![vec![0.0; lengths[2]]; columns];
        for (t, part) in parts.iter().enumerate() {
            sums[fold.period(t)].iter_mut().zip(part).for_each(|(sum, p)| *sum += p);
        }
        let mut of_need = vec![0.0; needs];
        (0..plan.needs.len()).for_each(|k| of_need[fold.need(k)] += 1.0 / plan.needs.len().max(1) as f64);
        let mut cells = Vec::new();
        for need in 0..needs {
            for (period, sums) in sums.iter().enumerate() {
                let there = (0..lengths[2]).filter(|s| sums[*s] > 0.0);
                cells.extend(there.map(|status| Cell { need, period, status }));
            }
        }
        let expected = |area: &f64, c: &Cell| (area * of_need[c.need] * sums[c.period][c.status]).ln();
        let base = areas.iter().map(|area| cells.iter().map(|c| expected(area, c)).collect()).collect();
        let (met, pending) = match plan.status_mode {
            StatusMode::Timed => (vec![0.5, -0.5, 0.0], vec![0.0, 0.0, 1.0]),
            StatusMode::AtEnd => (vec![0.5, -0.5], vec![0.0; 2]),
            StatusMode::None => (vec![0.0], vec![0.0]),
        };
        Space {
            fold: fold.clone(),
            lengths,
            cells,
            possible: parts.iter().map(|p| p.iter().map(|v| *v > 0.0).collect()).collect(),
            widths: (0..h.levels.len()).map(|l| h.width(l)).collect(),
            up: h.up.clone(),
            placeless,
            base,
            met,
            pending,
        }
    }

    /// Number of cells of a leaf.
    pub(crate) fn block(&self) -> usize {
        self.cells.len()
    }

    /// The unit of `level` that contains `leaf`.
    pub(crate) fn ancestor(&self, leaf: usize, level: usize) -> usize {
        self.up[..level].iter().fold(leaf, |unit, up| up[unit])
    }

    /// For each cell of a leaf, its column in a marginal cut by need, period, status.
    pub(crate) fn columns(&self, cut: [bool; 3]) -> Vec<usize> {
        let one = |c: &Cell| {
            let index = [c.need, c.period, c.status];
            (0..3).filter(|j| cut[*j]).fold(0, |at, j| at * self.lengths[j] + index[j])
        };
        self.cells.iter().map(one).collect()
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

/// Part of the requests in each period by days and status: requests younger than
/// `within_days` at the declared end are pending whatever became of them, older ones
/// never are. The unmet are taken to be as many as the met.
fn periods(plan: &Plan) -> Vec<Vec<f64>> {
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
        statuses.into_iter().map(|s| s * days(p) / all).collect()
    };
    plan.periods.iter().map(one).collect()
}
