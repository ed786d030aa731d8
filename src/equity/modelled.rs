//! Cells of place and period, or place and need, as the posterior tells them.
//!
//! Where the plan's engine is the posterior and it converged, the fill rates of these
//! cells come from it; everything that is stated without a range (standings, lasting
//! gaps, the largest need) and all sums stay with least squares. Two guards: a cell that
//! comes from other places rather than from its own rows is not called clear, and where
//! the two engines disagree by more than chance allows the range spans both.
use super::clear;
use super::count::{Count, Pick};
use super::measured::{Measured, met_unmet};
use super::{Shown, joined};
use crate::bundle::Bundle;
use crate::estimate::{self, DRAWS, Engine, Estimated, Estimates, Figure, Fold, Marginal, engine};
use crate::pipeline::Role;
use crate::plan::Shape;

/// Least share of its own rows that a clear cell has.
const OWN: f64 = 0.5;
/// Standard errors of least squares beyond which the engines disagree: few enough that a
/// flood in a few places, which a model takes for an ordinary month, is not told as one.
const APART: f64 = 2.0;

/// One modelled table.
pub(crate) struct Modelled {
    table: Estimated,
    /// Share of own rows by area and column.
    own: Vec<Vec<f64>>,
}

/// The modelled tables of a story.
#[derive(Default)]
pub(crate) struct Both {
    pub(crate) by_period: Option<Modelled>,
    pub(crate) by_need: Option<Modelled>,
}

impl Both {
    /// What the posterior tells of `measured`'s cells; nothing where the plan's engine is
    /// another one, where a table is not of the finest places, or where it did not
    /// converge.
    pub(crate) fn new(bundle: &Bundle, estimates: &Estimates, measured: &Measured) -> Self {
        let plan = bundle.plan();
        let ask = |need, period| Marginal { role: Role::Requests, level: 0, need, period, status: true };
        let by_period = measured.by_period.as_ref().filter(|j| j.level == 0);
        let by_need = measured.by_need.as_ref().filter(|(level, _)| *level == 0);
        if engine(plan) != Engine::Posterior || (by_period.is_none() && by_need.is_none()) {
            return Both::default();
        }
        let model = |fold: Fold, marginal| {
            estimates.modelled(bundle, &fold, &[marginal], DRAWS).filter(|m| m.report.converged)
        };
        let by_period = || {
            let columns = joined::columns(plan, by_period?.level);
            model(Fold::periods(plan, columns), ask(false, true)).and_then(Modelled::by_period)
        };
        let by_need = || {
            by_need?;
            model(Fold::needs(plan), ask(true, false)).and_then(Modelled::by_need)
        };
        let (by_period, by_need) = rayon::join(by_period, by_need);
        Both { by_period, by_need }
    }
}

impl Modelled {
    fn by_period(model: estimate::Modelled) -> Option<Self> {
        let of = |column| move |_, p, s, t| if p == column { weight(t, s) } else { 0.0 };
        let pick = |area, column| Pick { area: Some(area), period: Some(column), ..Pick::default() };
        Self::new(model, |shape| shape.periods, pick, of)
    }

    fn by_need(model: estimate::Modelled) -> Option<Self> {
        let of = |column| move |k, _, s, t| if k == column { weight(t, s) } else { 0.0 };
        let pick = |area, need| Pick { area: Some(area), need: Some(need), ..Pick::default() };
        Self::new(model, |shape| shape.needs, pick, of)
    }

    /// From a model's only table; `of(column)` weighs need, period and status at a rate.
    fn new<W: Fn(usize, usize, usize, f64) -> f64>(
        mut model: estimate::Modelled,
        columns: impl Fn(Shape) -> usize,
        pick: impl Fn(usize, usize) -> Pick,
        of: impl Fn(usize) -> W,
    ) -> Option<Self> {
        let (table, own) = (model.tables.pop()?, model.own());
        let share = |area: usize, column: usize| {
            let Some((met, unmet)) = met_unmet(Some(&table), pick(area, column)) else { return 0.0 };
            let (t, weigh) = (rate(&met, &unmet), of(column));
            own.share(area, |k, p, s| weigh(k, p, s, t))
        };
        let shape = table.shape;
        let own = (0..shape.areas).map(|a| (0..columns(shape)).map(|c| share(a, c)).collect()).collect();
        Some(Modelled { table, own })
    }

    /// Share of own rows by area and column.
    pub(crate) fn own(&self) -> &[Vec<f64>] {
        &self.own
    }

    /// Help that arrived in one cell, with a range for `level` of the draws; `direct` is
    /// the same table by least squares.
    pub(crate) fn fill(
        &self,
        level: f64,
        direct: Option<&Estimated>,
        pick: Pick,
        column: usize,
    ) -> Option<Shown> {
        let (met, unmet) = met_unmet(Some(&self.table), pick)?;
        let (mut figure, free) = (met.among(level, &unmet), met.unclipped_half(level, &unmet));
        if let Some((m, u)) = met_unmet(direct, pick)
            && apart((&m, &u), figure.estimate)
        {
            figure = hull(figure, m.among(level, &u));
        }
        let shown = clear::fill(figure, free.max(0.5 * (figure.upper - figure.lower)));
        let own = pick.area.and_then(|a| self.own.get(a)?.get(column)).copied().unwrap_or(0.0);
        Some(if own >= OWN { shown } else { clear::unclear(shown) })
    }
}

/// Weight of a status in (1 − t) · met − t · unmet.
fn weight(t: f64, status: usize) -> f64 {
    match status {
        0 => 1.0 - t,
        1 => -t,
        _ => 0.0,
    }
}

fn rate(met: &Count, unmet: &Count) -> f64 {
    let total = met.estimate + unmet.estimate;
    if total > 0.0 { (met.estimate / total).clamp(0.0, 1.0) } else { 0.5 }
}

/// Whether least squares contradicts rate `t`: its contrast is zero there but for noise.
fn apart((met, unmet): (&Count, &Count), t: f64) -> bool {
    let n = met.errors.len().max(1) as f64;
    let errors = met.errors.iter().zip(&unmet.errors).map(|(m, u)| (1.0 - t) * m - t * u);
    let error = (errors.map(|e| e * e).sum::<f64>() / n).sqrt();
    ((1.0 - t) * met.estimate - t * unmet.estimate).abs() > APART * error
}

fn hull(a: Figure, b: Figure) -> Figure {
    Figure { estimate: a.estimate, lower: a.lower.min(b.lower), upper: a.upper.max(b.upper) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One area, one column: `voices` met and as many unmet, known within `size`.
    fn table(voices: f64, met: f64, size: f32) -> Estimated {
        let shape = Shape { areas: 1, groups: 1, needs: 1, periods: 1, statuses: 2 };
        let draw =
            |i: usize| vec![size * (i as f32 - 199.0) / 199.0, size * ((i * 7 % 399) as f32 - 199.0) / 199.0];
        let draws = (0..399).map(draw).collect();
        Estimated { shape, values: vec![voices * met, voices * (1.0 - met)], errors: vec![0.0; 2], draws }
    }

    const PICK: Pick = Pick { area: Some(0), group: None, need: Some(0), period: None, status: None };

    fn told(own: f64, direct: &Estimated) -> Shown {
        let modelled = Modelled { table: table(100.0, 0.5, 3.0), own: vec![vec![own]] };
        modelled.fill(0.9, Some(direct), PICK, 0).unwrap()
    }

    #[test]
    fn a_cell_that_comes_from_other_places_is_not_called_clear() {
        let direct = table(100.0, 0.5, 20.0);
        assert!(matches!(told(0.8, &direct), Shown::Clear { .. }));
        assert!(matches!(told(0.3, &direct), Shown::NotClear { .. }));
    }

    #[test]
    fn where_the_engines_disagree_the_range_spans_both() {
        let Shown::NotClear { lower, upper, .. } = told(0.8, &table(100.0, 0.95, 3.0)) else {
            panic!("wide")
        };
        assert!(lower < 50.0 && upper > 94.0, "{lower} {upper}");
    }
}
