//! `evenhand plan`: tables, resolution, margins to expect, and why.
use clap::Args;
use serde_json::json;

use super::Outcome;
use super::shared::{PipelineArgs, print_json};
use crate::plan::{Plan, Table, margin};

/// Shows what would be measured, how finely, and how sure it can be (reads no exports)
#[derive(Args)]
#[command(after_help = "Example:  evenhand plan pipelines/riverton.toml")]
pub(super) struct PlanArgs {
    #[command(flatten)]
    pipeline: PipelineArgs,
    /// Print as JSON on stdout
    #[arg(long)]
    json: bool,
}

impl PlanArgs {
    pub(super) fn execute(self) -> Outcome {
        let work = self.pipeline.prepared()?;
        for note in &work.notes {
            eprintln!("note: {note}");
        }
        if self.json {
            let margins: Vec<f64> =
                work.plan.tables.iter().map(|t| margin::of_table(&work.plan, t)).collect();
            print_json(&json!({ "plan": work.plan, "expected_half_width_points": margins }));
        } else {
            print!("{}", in_words(&work.plan));
        }
        Ok(())
    }
}

/// The plan as a table with its reasons.
fn in_words(plan: &Plan) -> String {
    let mut out = format!(
        "For about {} people, at ε = {} in all:\n\n{:<36} {:>7} {:>8}   {}\n",
        plan.people, plan.epsilon, "table", "cells", "ε", "likely range of an average figure"
    );
    for table in &plan.tables {
        out.push_str(&line(plan, table));
    }
    out.push_str("\nWhy:\n");
    if plan.reasons.is_empty() {
        out.push_str("  Everything asked for fits.\n");
    }
    for reason in &plan.reasons {
        out.push_str(&format!("  {reason}\n"));
    }
    out.push_str(
        "\nThese ranges assume that people are spread evenly over the cells: small areas will be less sure, large ones surer.\n",
    );
    out
}

fn line(plan: &Plan, table: &Table) -> String {
    let range = format!("± {:.0} of every 100", margin::of_table(plan, table).ceil());
    format!("{:<36} {:>7} {:>8}   {range}\n", table.id, plan.shape(table).cells(), table.epsilon.to_string())
}
