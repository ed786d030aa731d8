//! What a forecast assumes beyond public facts, in plain words.
use super::expected::{MET, NO_PLACE, REACHED};
use crate::pipeline::Role;
use crate::plan::{Plan, StatusMode};

/// One sentence with all that the forecast of `plan` assumes, and nothing that it does not.
pub fn assumptions(plan: &Plan) -> String {
    let mut parts = vec!["as many people as the pipeline file says ask for help".to_owned()];
    let mut alike = vec!["needs"];
    if plan.hierarchy.city() > 0 {
        parts.push(format!(
            "in each place in proportion to its residents (alike where no number is public), {:.0} of 100 with no known place",
            100.0 * NO_PLACE
        ));
    }
    if plan.periods.len() > 1 {
        alike.push("months");
    }
    if !plan.groups.is_empty() {
        alike.push("groups");
    }
    let last = alike.pop().unwrap_or_default();
    parts.push(match alike.is_empty() {
        true => format!("{last} alike"),
        false => format!("{} and {last} alike", alike.join(", ")),
    });
    if plan.status_mode != StatusMode::None {
        parts.push(format!("{:.0} of 100 old enough requests met", 100.0 * MET));
    }
    if plan.tables.iter().any(|table| table.role == Role::Distributions) {
        parts.push(format!("hand-outs reach {:.0} of 100 who ask", 100.0 * REACHED));
    }
    format!("Assumed: {}.", parts.join("; "))
}
