//! `evenhand run`: check, rehearse, ask, release, brief: the main job.
use clap::Args;
use serde_json::json;

use super::Outcome;
use super::release::make;
use super::shared::{OutArgs, PipelineArgs, print_json, text};
use crate::briefing;
use crate::rehearse::rehearse;

/// The main job: from exports to a briefing (spends once; asks first)
#[derive(Args)]
#[command(after_help = "Example:  evenhand run pipelines/riverton.toml")]
pub(super) struct Run {
    #[command(flatten)]
    pipeline: PipelineArgs,
    #[command(flatten)]
    out: OutArgs,
    /// Do not ask before spending (for scripts)
    #[arg(long)]
    yes: bool,
    /// Print the result as JSON on stdout
    #[arg(long)]
    json: bool,
}

impl Run {
    pub(super) fn execute(self) -> Outcome {
        let work = self.pipeline.prepared()?;
        // A look at what one will get, from invented people, before anything is spent.
        let first = || {
            let told = rehearse(&work, &self.out.out)?;
            told.remarks.iter().for_each(|remark| eprintln!("note: {remark}"));
            eprintln!("Look at the rehearsal: {}", text(&told.page));
            eprintln!("Its figures are invented; yours will be about as fine and as sure.");
            Ok(())
        };
        let made = make(&work, &self.out, self.yes, &first)?;
        let told = briefing::brief_merged(
            &made.bundle,
            Some(&work.pipeline.presentation),
            &briefing::MadeFrom::default(),
        )?;
        told.remarks.iter().for_each(|remark| eprintln!("note: {remark}"));
        let page = told.page;
        if self.json {
            print_json(&json!({ "bundle": text(&made.bundle), "new": made.new, "briefing": text(&page) }));
        } else {
            eprintln!("Your briefing is ready. Open it in a browser:");
            println!("{}", text(&page));
        }
        Ok(())
    }
}
