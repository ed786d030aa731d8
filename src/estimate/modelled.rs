//! Which engine tells the figures of small places, and the tables that the posterior
//! gives in the place of least squares.
//!
//! (docs/methods.md, section 5.) The engine follows from the plan alone, before any noise is seen: choosing by what
//! came out destroys calibration. Sums over many cells,
//! differences, districts and the city always come from least squares.
use super::posterior::{Posterior, Prior, Report};
use super::{Estimated, Estimates, Marginal};
use crate::bundle::Bundle;
use crate::pipeline::Role;
use crate::plan::{Plan, margin};

/// Fewer people: direct estimates. With so few, allocation beats inference.
const FEWEST: u64 = 20_000;
/// Cells whose own rows tell them this closely (expected half-width of a fill rate, in
/// points) gain nothing from a model.
const SURE: f64 = 5.0;
/// Most cells of a model: what fits a laptop's memory many times over.
const MOST: usize = 4_000_000;
/// Draws of a model: the 10th and 190th of 199 bound 90 %.
pub const DRAWS: usize = 400;

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
    let cells = plan.hierarchy.width(0) * plan.needs.len() * plan.periods.len() * plan.status_count();
    if plan.people >= FEWEST && unsure && cells <= MOST { Engine::Posterior } else { Engine::Direct }
}

/// Tables of the posterior.
#[derive(Clone, Debug)]
pub struct Modelled {
    /// As long as what was asked. Values are posterior means, errors posterior
    /// standard deviations, and a draw is mean − draw, so that ranges are read off as
    /// those of least squares are.
    pub tables: Vec<Estimated>,
    /// What a place is known by without its own rows.
    pub prior: Prior,
    /// How the fit went; unless it converged the tables are not to be told.
    pub report: Report,
}

impl Estimates {
    /// Posterior tables of `asked` marginals of one role, whatever engine the plan has;
    /// `None` where no table of that role was measured, or where draws are left out.
    pub fn modelled(&self, bundle: &Bundle, asked: &[Marginal], draws: usize) -> Option<Modelled> {
        let role = asked.first()?.role;
        let city = bundle.plan().hierarchy.city();
        let fit = self.fits.iter().find(|f| f.role == role).filter(|_| self.has_draws())?;
        let whole = Marginal { role, level: city, need: false, period: false, status: false };
        let total = fit.values(&fit.layout(whole)?).iter().sum();
        let mut posterior = Posterior::new(bundle, role, total, self.seed.bytes())?;
        let sampled = posterior.sample(asked, draws);
        let tables = sampled
            .into_iter()
            .map(|s| {
                let n = s.draws.len().max(1) as f64;
                let cells = s.shape.cells();
                let mut values = vec![0.0; cells];
                s.draws
                    .iter()
                    .for_each(|d| values.iter_mut().zip(d).for_each(|(v, d)| *v += f64::from(*d) / n));
                let draws: Vec<Vec<f32>> = s
                    .draws
                    .iter()
                    .map(|d| values.iter().zip(d).map(|(v, d)| (v - f64::from(*d)) as f32).collect())
                    .collect();
                let mut errors = vec![0.0; cells];
                for d in &draws {
                    errors.iter_mut().zip(d).for_each(|(e, d)| *e += f64::from(*d) * f64::from(*d) / n);
                }
                errors.iter_mut().for_each(|e| *e = e.sqrt());
                Estimated { shape: s.shape, values, errors, draws }
            })
            .collect();
        Some(Modelled { tables, prior: posterior.prior(), report: posterior.report().clone() })
    }
}
