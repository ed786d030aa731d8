//! What other sums of ε would buy, from public facts.
use serde::Serialize;

use super::{forecast, margins};
use crate::privacy::Epsilon;
use crate::problem::Result;
use crate::release::Prepared;

/// What one ε buys.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rung {
    /// The ε of one release.
    pub epsilon: Epsilon,
    /// Whether it is the ε of the pipeline file.
    pub stated: bool,
    /// Places that the map would show (1: the whole city only).
    pub places: usize,
    /// Periods that time would be cut into.
    pub periods: usize,
    /// Expected half-width of the middle place's figure, of every 100: help that
    /// arrived, or its share of asking where the logs have no status.
    pub by_place: Option<f64>,
    /// The same by need.
    pub by_need: Option<f64>,
    /// The same by period.
    pub by_period: Option<f64>,
}

/// Half, one, two and four times the ε of the pipeline file, each planned anew and
/// forecast. No export is read; nothing is spent.
///
/// # Errors
/// When one of the plans cannot be made or measured.
pub fn ladder(work: &Prepared) -> Result<Vec<Rung>> {
    let stated = &work.pipeline.privacy.epsilon;
    let double = stated.doubled();
    let four = double.as_ref().and_then(Epsilon::doubled);
    let others = [Some(stated.share(1, 2)), Some(stated.clone()), double, four];
    others.into_iter().flatten().map(|epsilon| rung(work, epsilon)).collect()
}

fn rung(work: &Prepared, epsilon: Epsilon) -> Result<Rung> {
    let stated = epsilon == work.pipeline.privacy.epsilon;
    let other = if stated { None } else { Some(work.at_epsilon(epsilon.clone())?) };
    let work = other.as_ref().unwrap_or(work);
    let all = margins(&forecast(work)?);
    let middle = |by: &str| {
        let of = |what: &str| all.iter().find(|m| m.figure == format!("{what}_by_{by}"));
        of("help_arrived").or_else(|| of("share_of_asking")).map(|m| m.middle)
    };
    let places = if work.plan.hierarchy.city() == 0 { 1 } else { work.plan.hierarchy.width(0) - 1 };
    Ok(Rung {
        epsilon,
        stated,
        places,
        periods: work.plan.periods.len(),
        by_place: middle("area"),
        by_need: middle("need"),
        by_period: middle("period"),
    })
}
