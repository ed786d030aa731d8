//! What to expect of a plan, from public facts: which places are likely too
//! small, and what more ε would buy.
use super::margin::{self, ACCEPT, half_width};
use super::{Plan, plan};
use crate::geography::Geography;
use crate::pipeline::{Pipeline, Role};
use crate::problem::Result;

/// One shown place and the margin to expect there.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceOutlook {
    /// Its name.
    pub label: String,
    /// Public residents, where known.
    pub residents: Option<f64>,
    /// Expected 90 % half-width of its fill rate, in points of 100.
    pub half_width: f64,
}

impl PlaceOutlook {
    /// Likely too small to be called.
    pub fn too_small(&self) -> bool {
        self.half_width > ACCEPT
    }
}

/// The shown places, surest first; empty where only the city is shown. People are
/// assumed to ask in proportion to residents (equally, where there are none).
pub fn places(plan: &Plan) -> Vec<PlaceOutlook> {
    let Some(table) =
        plan.tables.iter().find(|t| t.role == Role::Requests && t.level == 0 && t.group.is_none())
    else {
        return Vec::new();
    };
    if plan.hierarchy.city() == 0 {
        return Vec::new();
    }
    let level = &plan.hierarchy.levels[0];
    let known: Vec<(&str, Option<f64>)> =
        level.units.iter().zip(&level.residents).map(|(k, r)| (k.label.as_str(), *r)).collect();
    let known = &known[..known.len().saturating_sub(1)];
    let all: f64 = known.iter().filter_map(|(_, r)| *r).sum();
    let share = |residents: Option<f64>| match residents {
        Some(r) if all > 0.0 => r / all,
        _ => 1.0 / known.len() as f64,
    };
    let epsilon = table.epsilon.approx();
    let mut places: Vec<PlaceOutlook> = known
        .iter()
        .map(|(label, residents)| PlaceOutlook {
            label: (*label).to_owned(),
            residents: *residents,
            half_width: half_width(plan.people as f64 * share(*residents), epsilon),
        })
        .collect();
    places.sort_by(|a, b| a.half_width.total_cmp(&b.half_width).then_with(|| a.label.cmp(&b.label)));
    places
}

/// The plan that twice the ε would buy, or `None` beyond the largest ε.
///
/// # Errors
/// As [`plan()`].
pub fn at_twice_epsilon(pipeline: &Pipeline, geography: Option<&Geography>) -> Result<Option<Plan>> {
    let Some(double) = pipeline.privacy.epsilon.doubled() else { return Ok(None) };
    let mut more = pipeline.clone();
    more.privacy.epsilon = double;
    plan(&more, geography).map(Some)
}

/// One line on a plan: its places, periods, and the margin of its first table.
pub fn in_short(plan: &Plan) -> String {
    let places = match plan.hierarchy.city() {
        0 => "the whole city only".to_owned(),
        _ => format!("{} {}s", plan.hierarchy.width(0) - 1, plan.hierarchy.levels[0].id),
    };
    let first = plan.tables.first().map_or(100.0, |t| margin::of_table(plan, t));
    format!(
        "{places}, {} periods, an average place within ± {:.0} of every 100",
        plan.periods.len(),
        first.ceil()
    )
}
