//! `evenhand brief BUNDLE`: renders again, free.
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::shared::{print_json, text};
use super::{Failure, Outcome};
use crate::{briefing, pipeline};

/// Makes the briefing again from a bundle (reads no exports, spends nothing)
#[derive(Args)]
#[command(
    after_help = "Example:  evenhand brief out/riverton-mutual-aid-2025-1a2b3c4d --pipeline pipelines/riverton.toml\n          evenhand brief out/riverton-mutual-aid-2025-1a2b3c4d --merge zones.csv"
)]
pub(super) struct Brief {
    /// The run's folder, or the bundle folder in it
    #[arg(value_name = "BUNDLE")]
    bundle: PathBuf,
    /// Take title, target, events and languages from this pipeline file
    #[arg(long, value_name = "PIPELINE.toml")]
    pipeline: Option<PathBuf>,
    /// Tell it in zones: a CSV of areas and zone names (public names, no exports)
    #[arg(long, value_name = "ZONES.csv")]
    merge: Option<PathBuf>,
    /// Combine it with another release of the same lists, days, places and rules: both together
    /// are surer (refused where they contradict each other)
    #[arg(long, value_name = "BUNDLE")]
    with: Option<PathBuf>,
    /// Make only this map, chart or table, in every form and size (a wrong name lists all)
    #[arg(long, value_name = "FIGURE")]
    only: Option<String>,
    /// Print the result as JSON on stdout
    #[arg(long)]
    json: bool,
}

impl Brief {
    pub(super) fn execute(self) -> Outcome {
        let presentation = self
            .pipeline
            .as_ref()
            .map(|path| pipeline::load_presentation(path).map_err(|i| Failure(i.report(false), 2)))
            .transpose()?;
        let presentation = presentation.as_ref();
        let from = briefing::MadeFrom { zones: self.merge.as_deref(), with: self.with.as_deref() };
        let made = match &self.only {
            Some(figure) => briefing::brief_only(&self.bundle, presentation, &from, figure)?,
            None => briefing::brief_merged(&self.bundle, presentation, &from)?,
        };
        if self.json {
            print_json(&json!({ "briefing": text(&made.page), "remarks": made.remarks }));
        } else {
            made.remarks.iter().for_each(|remark| eprintln!("note: {remark}"));
            println!("{}", text(&made.page));
        }
        Ok(())
    }
}
