//! Which engine tells the figures of small places, and the tables that the posterior
//! gives in the place of least squares.
//!
//! (docs/methods.md, section 5.) The engine follows from the plan alone, before any noise is seen: choosing by what
//! came out destroys calibration. Sums over many cells,
//! differences, districts and the city always come from least squares.
use super::posterior::{Fold, Own, Posterior, Report, Sampled};
use super::{Estimated, Estimates, Marginal};
use crate::bundle::Bundle;
use crate::pipeline::Role;
use crate::plan::{Plan, margin};

/// Fewer people: direct estimates. With so few, allocation beats inference.
const FEWEST: u64 = 2_500;
/// Cells whose own rows tell them this closely (expected half-width of a fill rate, in
/// points) gain nothing from a model.
const SURE: f64 = 5.0;
/// Most places × (cells of a place)³: about 20 seconds of two processors.
const MOST: f64 = 1e9;
/// Draws of a model.
pub const DRAWS: usize = 1000;

/// What small places are told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Least squares on each figure's own rows.
    Direct,
    /// The hierarchical posterior.
    Posterior,
}

/// The engine of a plan: the posterior where at least 20,000 people are cut by place
/// *and* by need or period, with status, more finely than their own rows can tell.
pub fn engine(plan: &Plan) -> Engine {
    let crossed = |t: &&crate::plan::Table| {
        t.role == Role::Requests
            && t.joins()
            && t.status
            && (t.need || t.period)
            && t.level < plan.hierarchy.city()
    };
    let unsure = plan.tables.iter().filter(crossed).any(|t| margin::of_table(plan, t) > SURE);
    let cells = (plan.needs.len().max(plan.periods.len()) * plan.status_count()) as f64;
    let work = plan.hierarchy.width(0) as f64 * cells.powi(3);
    if plan.people >= FEWEST && unsure && work <= MOST { Engine::Posterior } else { Engine::Direct }
}

/// Tables of the posterior.
pub struct Modelled {
    /// As long as what was asked. Values are posterior means, errors posterior
    /// standard deviations, and a draw is mean − draw, so that ranges are read off as
    /// those of least squares are.
    pub tables: Vec<Estimated>,
    /// How the fit went; unless it converged the tables are not to be told.
    pub report: Report,
    posterior: Posterior,
}

impl Modelled {
    /// How much each place's own rows tell of its cells.
    pub fn own(&self) -> Own {
        self.posterior.own()
    }
}

impl Estimates {
    /// Posterior tables of `asked` marginals of one role, by the columns of `fold`, whatever
    /// engine the plan has; `None` where no table of that role was measured, or where draws
    /// are left out. Draws come in fifties.
    pub fn modelled(
        &self,
        bundle: &Bundle,
        fold: &Fold,
        asked: &[Marginal],
        draws: usize,
    ) -> Option<Modelled> {
        let role = asked.first()?.role;
        let city = bundle.plan().hierarchy.city();
        let fit = self.fits.iter().find(|f| f.role == role).filter(|_| self.has_draws())?;
        let whole = Marginal { role, level: city, need: false, period: false, status: false };
        let total = fit.values(&fit.layout(whole)?).iter().sum();
        let posterior = Posterior::new(bundle, role, fold, total, self.seed.bytes())?;
        let tables: Vec<Estimated> = posterior.sample(asked, draws).into_iter().map(estimated).collect();
        let mut report = posterior.report().clone();
        report.converged &= tables.iter().flat_map(|t| &t.values).all(|v| v.is_finite());
        Some(Modelled { tables, report, posterior })
    }
}

/// Mean, spread and deviations of a marginal's draws.
fn estimated(s: Sampled) -> Estimated {
    let n = s.draws.len().max(1) as f64;
    let cells = s.shape.cells();
    let mut values = vec![0.0; cells];
    for draw in &s.draws {
        values.iter_mut().zip(draw).for_each(|(v, d)| *v += f64::from(*d) / n);
    }
    let deviations = |d: &Vec<f32>| values.iter().zip(d).map(|(v, d)| (v - f64::from(*d)) as f32).collect();
    let draws: Vec<Vec<f32>> = s.draws.iter().map(deviations).collect();
    let mut errors = vec![0.0; cells];
    for d in &draws {
        errors.iter_mut().zip(d).for_each(|(e, d)| *e += f64::from(*d) * f64::from(*d) / n);
    }
    errors.iter_mut().for_each(|e| *e = e.sqrt());
    Estimated { shape: s.shape, values, errors, draws }
}
