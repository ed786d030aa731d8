//! `evenhand plan`: tables, resolution, margins to expect, and why.
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::Outcome;
use super::shared::{PipelineArgs, print_json};
use crate::briefing::Words;
use crate::forecast::{self, Margin, Place, Rung};
use crate::plan::{Measure, Noise, Plan, Table};
use crate::problem::Problem;

/// Shows what would be measured, how finely, and how sure it can be (reads no exports)
#[derive(Args)]
#[command(after_help = "Example:  evenhand plan pipelines/riverton.toml")]
pub(super) struct PlanArgs {
    #[command(flatten)]
    pipeline: PipelineArgs,
    /// Print as JSON on stdout
    #[arg(long)]
    json: bool,
    /// Write a chart of how sure each place is likely to be (.svg or .png)
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
}

impl PlanArgs {
    pub(super) fn execute(self) -> Outcome {
        let work = self.pipeline.prepared()?;
        for note in &work.notes {
            eprintln!("note: {note}");
        }
        let story = forecast::forecast(&work)?;
        let (margins, places) = (forecast::margins(&story), forecast::places(&work.plan, &story));
        let rungs = forecast::ladder(&work)?;
        if let Some(file) = &self.chart {
            chart(file, &work.pipeline.presentation.title, &places)?;
        }
        if self.json {
            let small: Vec<&str> = too_small(&places).map(|p| p.label.as_str()).collect();
            print_json(&json!({
                "plan": work.plan,
                "rows_alone": work.pipeline.rows_alone(),
                "margins": margins,
                "places": places,
                "likely_too_small": small,
                "assumptions": forecast::assumptions(&work.plan),
                "other_epsilons": rungs,
            }));
        } else {
            let alone = super::release::rows_alone(&work.pipeline);
            print!(
                "{}{}{}{}{}",
                in_words(&work.plan),
                alone.iter().map(|line| format!("\n{line}\n")).collect::<String>(),
                sureness(&work.plan, &margins),
                by_place(&places),
                by_epsilon(&rungs)
            );
        }
        Ok(())
    }
}

fn chart(file: &Path, title: &str, places: &[Place]) -> Result<(), Problem> {
    let picture = crate::render::charts::margins(title, places, &Words::english()).ok_or_else(|| {
        Problem::failed("there is no place to draw: the plan shows the whole city only")
            .hint("leave --chart out; the table says what to expect of the city")
    })?;
    let bytes = match file.extension().and_then(|e| e.to_str()) {
        Some("svg") => picture.svg.into_bytes(),
        Some("png") => crate::render::png(&picture.svg, 2.0)?,
        _ => return Err(Problem::usage("--chart needs a name that ends in .svg or .png")),
    };
    std::fs::write(file, bytes).map_err(|e| {
        Problem::failed(format!("the chart cannot be written: {}", e.kind())).at(file.display().to_string())
    })
}

/// The margins of every kind of figure.
fn sureness(plan: &Plan, margins: &[Margin]) -> String {
    let mut out = format!(
        "\nHow sure the figures are likely to be (half of the likely range):\n\n{:<34} {:>22} {:>9}\n",
        "figure", "surest to least sure", "clear"
    );
    for m in margins {
        let places = match m.most {
            most if most >= 10.0 => 0,
            most if most >= 1.0 => 1,
            _ => 2,
        };
        let range = if m.figures == 1 {
            format!("± {:.places$}", m.middle)
        } else {
            format!("± {:.places$} to {:.places$}", m.least, m.most)
        };
        out.push_str(&format!(
            "{:<34} {range:>22} {:>9}   {}\n",
            m.label,
            format!("{} of {}", m.clear, m.figures),
            m.unit
        ));
    }
    out.push_str(&format!("\n{}\n", forecast::assumptions(plan)));
    out
}

fn too_small(places: &[Place]) -> impl Iterator<Item = &Place> {
    places.iter().filter(|p| !p.clear)
}

/// A bar for each place, and the places that are likely too small.
fn by_place(places: &[Place]) -> String {
    let mut out = String::new();
    if !places.is_empty() {
        out.push_str("\nHow sure each place is likely to be (± of every 100; shorter is surer; about how many are expected to ask there):\n");
    }
    let shown = 12;
    let (first, last) = if places.len() > shown {
        (shown / 2, places.len() - shown / 2)
    } else {
        (places.len(), places.len())
    };
    places[..first].iter().for_each(|place| out.push_str(&bar(place)));
    if last > first {
        out.push_str(&format!("  … {} more …\n", last - first));
    }
    places[last..].iter().for_each(|place| out.push_str(&bar(place)));
    let small: Vec<&str> = too_small(places).map(|p| p.label.as_str()).collect();
    if !small.is_empty() {
        out.push_str(&format!("\nLikely too small to be called: {}.\n", small.join(", ")));
    }
    out
}

fn bar(place: &Place) -> String {
    let width = (place.half_width / 2.0).ceil().clamp(1.0, 30.0) as usize;
    let name: String = place.label.chars().take(28).collect();
    let bar = format!("{} ± {:.0}", "▇".repeat(width), place.half_width.ceil());
    format!("  {name:<28} {:>7}  {bar}\n", about(place.people))
}

/// A number of people that is an expectation, hence rounded.
fn about(people: f64) -> String {
    let step = if people < 100.0 { 5.0 } else { 10.0 };
    if people < 5.0 { "under 5".into() } else { Words::english().whole((people / step).round() * step) }
}

/// What each ε would buy.
fn by_epsilon(rungs: &[Rung]) -> String {
    let mut out = format!(
        "\nWhat more or less ε buys (± of every 100 for the middle one of its kind):\n\n{:>8} {:>8} {:>8} {:>10} {:>9} {:>11}\n",
        "ε", "places", "periods", "by place", "by need", "by period"
    );
    let half = |h: Option<f64>| h.map_or("–".into(), |h| format!("± {}", one_place(h)));
    for rung in rungs {
        out.push_str(&format!(
            "{:>8} {:>8} {:>8} {:>10} {:>9} {:>11}{}\n",
            rung.epsilon.to_string(),
            rung.places,
            rung.periods,
            half(rung.by_place),
            half(rung.by_need),
            half(rung.by_period),
            if rung.stated { "   your file" } else { "" }
        ));
    }
    if rungs.iter().any(|r| r.places == 1) {
        out.push_str("One place: the whole city only.\n");
    }
    out
}

fn one_place(half: f64) -> String {
    if half >= 10.0 { format!("{half:.0}") } else { format!("{half:.1}") }
}

/// The plan as a table with its reasons.
fn in_words(plan: &Plan) -> String {
    let mut out = format!(
        "For about {} people, at ε = {}{} in all:\n\n{:<36} {:>7} {:>8}\n",
        Words::english().whole(plan.people as f64),
        plan.epsilon,
        match &plan.noise {
            Noise::Laplace => String::new(),
            Noise::Gaussian { rho, delta } => format!(" and δ = {delta} (Gaussian noise, ρ = {rho})"),
        },
        "table",
        "cells",
        if plan.noise.is_laplace() { "ε" } else { "ρ" }
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
    out
}

fn line(plan: &Plan, table: &Table) -> String {
    let (cells, epsilon) = (plan.shape(table).cells(), plan.charge(table).in_short());
    format!("{:<36} {cells:>7} {epsilon:>8}{}\n", table.id, cap(plan, table))
}

/// What one person can add at most to a table that does not count voices.
fn cap(plan: &Plan, table: &Table) -> String {
    let counting = &plan.counting;
    match table.measure {
        Measure::Months => format!("   at most {} periods a person", counting.months),
        Measure::People => format!("   at most {} places a person", counting.places),
        Measure::Volume => counting
            .quantity(table.role)
            .map_or_else(String::new, |q| format!("   at most {} {} a person", q.cap, q.unit)),
        Measure::Waits => {
            let last = counting.waits.last().copied().unwrap_or_default();
            format!("   {} bins up to {last} days, and beyond", counting.waits.len())
        }
        Measure::Voice | Measure::Ratings | Measure::Complaints | Measure::Reciprocity => String::new(),
    }
}
