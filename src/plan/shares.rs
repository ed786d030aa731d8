//! The shares of ε of the chosen tables: A-optimal for what the briefing shows.
//!
//! The workload is the tables shown. Each counts by the margin that it is held to, so
//! that its mean squared error in points, over that margin's square, is what is added up:
//! a cell of a table with c cells holds people/c people, hence v_w ∝ (c_w/accepted_w)².
//! Tables of requests that count voices are one system of least squares (spaces by level
//! of areas × {need, period, status}); every other table stands alone. Levels are taken as
//! balanced (units of a level of one size), which moves shares by little and keeps them a
//! function of public numbers. Shares are whole thousandths and sum to exactly ε.
use super::Noise;
use super::ladder::Draft;
use super::optimal::Objective;
use crate::geography::Hierarchy;
use crate::pipeline::Role;

/// Smallest share of a table, in thousandths.
pub(super) const LEAST: u64 = 20;

/// Public lengths of the axes.
pub(super) struct Lengths {
    /// Places of each level, `unknown` not counted; 1 for the city.
    places: Vec<f64>,
    /// Need, period, status.
    axes: [f64; 3],
}

impl Lengths {
    pub(super) fn new(hierarchy: &Hierarchy, needs: usize, periods: usize, statuses: usize) -> Self {
        let city = hierarchy.city();
        let places = |level| if level == city { 1 } else { hierarchy.width(level).saturating_sub(1).max(1) };
        Lengths {
            places: (0..hierarchy.levels.len()).map(|level| places(level) as f64).collect(),
            axes: [needs, periods, statuses].map(|n| n.max(1) as f64),
        }
    }

    fn city(&self) -> usize {
        self.places.len().saturating_sub(1)
    }

    /// Directions in which units of `level` differ that larger units do not tell apart.
    fn deviations(&self, level: usize) -> f64 {
        let above = if level == self.city() { 0.0 } else { self.places[level + 1] };
        (self.places[level] - above).max(0.0)
    }
}

/// A marginal of the requests: level and, by bit, need, period, status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cut {
    level: usize,
    axes: u8,
}

impl Cut {
    fn of(draft: &Draft, lengths: &Lengths) -> Self {
        let bits = [draft.need, draft.period, draft.status].into_iter().enumerate();
        Cut {
            level: draft.level.unwrap_or(lengths.city()),
            axes: bits.filter(|(_, cut)| *cut).map(|(j, _)| 1 << j).sum(),
        }
    }

    fn within(self, pattern: u8) -> bool {
        pattern & !self.axes == 0
    }

    /// Cells that it sums over.
    fn summed(self, lengths: &Lengths) -> f64 {
        let out = (0..3).filter(|j| self.axes & (1 << j) == 0).map(|j| lengths.axes[j]).product::<f64>();
        out * lengths.places.first().copied().unwrap_or(1.0) / lengths.places[self.level].max(1.0)
    }

    /// Cells that it has, statuses not counted.
    fn cells(self, lengths: &Lengths) -> f64 {
        let own = (0..2).filter(|j| self.axes & (1 << j) != 0).map(|j| lengths.axes[j]).product::<f64>();
        own * lengths.places[self.level]
    }
}

/// What is shown of a system of request tables: each with the margin it is held to.
fn shown(drafts: &[&Draft], lengths: &Lengths) -> Vec<(Cut, f64)> {
    let mut out: Vec<(Cut, f64)> = Vec::new();
    for draft in drafts {
        for (cut, weight, margin) in draft.shows.iter().filter_map(|shows| shows.cut(draft, lengths)) {
            let value = weight * (cut.cells(lengths) / margin).powi(2);
            match out.iter_mut().find(|(known, _)| *known == cut) {
                Some((_, most)) => *most = most.max(value),
                None => out.push((cut, value)),
            }
        }
    }
    out
}

/// A marginal that a draft is there for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shows {
    /// At the draft's level, or over the whole city.
    pub(super) by_place: bool,
    pub(super) need: bool,
    pub(super) period: bool,
    pub(super) weight: f64,
    /// Half-width that it is held to, in points.
    pub(super) margin: f64,
}

impl Shows {
    fn cut(&self, draft: &Draft, lengths: &Lengths) -> Option<(Cut, f64, f64)> {
        let level = if self.by_place { draft.level? } else { lengths.city() };
        let axes = u8::from(self.need) | u8::from(self.period) << 1 | u8::from(draft.status) << 2;
        Some((Cut { level, axes }, self.weight, self.margin))
    }
}

/// Shares in thousandths, one a draft; they sum to 1000.
pub(super) fn thousandths(noise: &Noise, drafts: &[Draft], lengths: &Lengths) -> Vec<u64> {
    whole(&objective(drafts, lengths).best(noise))
}

/// Whether it takes part in the least squares of requests.
fn joins(draft: &Draft) -> bool {
    draft.role == Role::Requests && draft.group.is_none() && draft.measure.is_voice()
}

fn objective(drafts: &[Draft], lengths: &Lengths) -> Objective {
    let joined: Vec<&Draft> = drafts.iter().filter(|d| joins(d)).collect();
    let wanted = shown(&joined, lengths);
    let mut out = Objective { reach: vec![Vec::new(); drafts.len()], cost: Vec::new() };
    for level in 0..lengths.places.len() {
        for pattern in 0..8u8 {
            // How much of a table's precision reaches the space; nothing in finer ones.
            let seen =
                |cut: Cut| if level >= cut.level && cut.within(pattern) { cut.summed(lengths) } else { 0.0 };
            let own = (0..3).filter(|j| pattern & (1 << j) != 0).map(|j| lengths.axes[j] - 1.0);
            let directions = lengths.deviations(level) * own.product::<f64>();
            let each = wanted.iter().map(|(cut, v)| v * seen(*cut) / all_cells(*cut, lengths));
            let cost = directions * each.sum::<f64>();
            let reach: Vec<f64> =
                drafts.iter().map(|d| if joins(d) { seen(Cut::of(d, lengths)) } else { 0.0 }).collect();
            if cost > 0.0 && reach.iter().any(|k| *k > 0.0) {
                out.reach.iter_mut().zip(reach).for_each(|(list, k)| list.push(k));
                out.cost.push(cost);
            }
        }
    }
    for (at, draft) in drafts.iter().enumerate().filter(|(_, d)| !joins(d)) {
        out.reach.iter_mut().enumerate().for_each(|(i, list)| list.push(f64::from(u8::from(i == at))));
        out.cost.push(draft.weight * (draft.cells as f64 / draft.most).powi(2));
    }
    out
}

fn all_cells(cut: Cut, lengths: &Lengths) -> f64 {
    let statuses = if cut.axes & 4 != 0 { lengths.axes[2] } else { 1.0 };
    cut.cells(lengths) * statuses
}

/// Whole thousandths, each at least [`LEAST`]; the largest takes what that leaves over.
fn whole(shares: &[f64]) -> Vec<u64> {
    let mut out: Vec<u64> = shares.iter().map(|s| ((s * 1000.0).round() as u64).max(LEAST)).collect();
    let total: u64 = out.iter().sum();
    if let Some(largest) = out.iter_mut().max() {
        *largest = (*largest + 1000).saturating_sub(total).max(1);
    }
    out
}
