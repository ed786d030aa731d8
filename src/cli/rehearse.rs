//! `evenhand rehearse`: the whole briefing from invented people.
use clap::Args;
use serde_json::json;

use super::Outcome;
use super::shared::{OutArgs, PipelineArgs, print_json, text};
use crate::rehearse::rehearse;

/// The whole briefing from invented people, stamped as such (reads no exports, spends nothing)
#[derive(Args)]
#[command(after_help = "Example:  evenhand rehearse pipelines/riverton.toml")]
pub(super) struct Rehearse {
    #[command(flatten)]
    pipeline: PipelineArgs,
    #[command(flatten)]
    out: OutArgs,
    /// Print the result as JSON on stdout
    #[arg(long)]
    json: bool,
}

impl Rehearse {
    pub(super) fn execute(self) -> Outcome {
        let work = self.pipeline.prepared()?;
        for note in &work.notes {
            eprintln!("note: {note}");
        }
        let told = rehearse(&work, &self.out.out)?;
        told.remarks.iter().for_each(|remark| eprintln!("note: {remark}"));
        let page = told.page;
        if self.json {
            print_json(&json!({ "briefing": text(&page) }));
        } else {
            eprintln!("The rehearsal is ready. Its figures are invented and nothing was spent:");
            println!("{}", text(&page));
        }
        Ok(())
    }
}
