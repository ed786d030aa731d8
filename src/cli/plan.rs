//! `evenhand plan`: tables, resolution, margins to expect, and why.
use clap::Args;
use serde_json::json;

use super::Outcome;
use super::shared::{PipelineArgs, print_json};
use crate::plan::outlook::{self, PlaceOutlook};
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
        let more = outlook::at_twice_epsilon(&work.pipeline, work.geography.as_ref())?;
        if self.json {
            let margins: Vec<f64> =
                work.plan.tables.iter().map(|t| margin::of_table(&work.plan, t)).collect();
            print_json(&json!({
                "plan": work.plan,
                "expected_half_width_points": margins,
                "likely_too_small": too_small(&outlook::places(&work.plan)),
                "at_twice_epsilon": more.as_ref().map(outlook::in_short),
            }));
        } else {
            print!("{}{}", in_words(&work.plan), outlook_in_words(&work.plan, more.as_ref()));
        }
        Ok(())
    }
}

fn too_small(places: &[PlaceOutlook]) -> Vec<&str> {
    places.iter().filter(|p| p.too_small()).map(|p| p.label.as_str()).collect()
}

/// A bar for each place, the places that are likely too small, and what more ε buys.
fn outlook_in_words(plan: &Plan, more: Option<&Plan>) -> String {
    let places = outlook::places(plan);
    let mut out = String::new();
    if !places.is_empty() {
        out.push_str("\nHow sure each place is likely to be (± of every 100; shorter is surer):\n");
    }
    let shown = 12;
    for place in places.iter().take(shown / 2) {
        out.push_str(&bar(place));
    }
    if places.len() > shown {
        out.push_str(&format!("  … {} more …\n", places.len() - shown));
    }
    for place in places.iter().skip((shown / 2).max(places.len().saturating_sub(shown / 2))) {
        out.push_str(&bar(place));
    }
    let small = too_small(&places);
    if !small.is_empty() {
        out.push_str(&format!("\nLikely too small to be called: {}.\n", small.join(", ")));
    }
    if let Some(more) = more {
        out.push_str(&format!(
            "\nNow:              {}.\nTwice the ε buys: {}.\n",
            outlook::in_short(plan),
            outlook::in_short(more)
        ));
    }
    out
}

fn bar(place: &PlaceOutlook) -> String {
    let width = (place.half_width / 2.0).ceil().clamp(1.0, 30.0) as usize;
    let name: String = place.label.chars().take(28).collect();
    format!("  {name:<28} {:<30} ± {:.0}\n", "▇".repeat(width), place.half_width.ceil())
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
        "\nThese ranges assume that people are spread evenly over the cells: small ones will be less sure, large ones surer.\n",
    );
    out
}

fn line(plan: &Plan, table: &Table) -> String {
    let range = format!("± {:.0} of every 100", margin::of_table(plan, table).ceil());
    format!("{:<36} {:>7} {:>8}   {range}\n", table.id, plan.shape(table).cells(), table.epsilon.to_string())
}
