//! What more ε would buy, from public facts.
use super::margin;
use super::{Plan, plan};
use crate::geography::Geography;
use crate::pipeline::Pipeline;
use crate::problem::Result;

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
    let (places, one) = match plan.hierarchy.city() {
        0 => ("the whole city only".to_owned(), "figure"),
        _ => (format!("{} {}s", plan.hierarchy.width(0) - 1, plan.hierarchy.levels[0].id), "place"),
    };
    let first = plan.tables.first().map_or(100.0, |t| margin::of_table(plan, t));
    format!(
        "{places}, {} period{}, an average {one} within ± {:.0} of every 100",
        plan.periods.len(),
        if plan.periods.len() == 1 { "" } else { "s" },
        first.ceil()
    )
}
