//! `evenhand check`: does the pipeline fit the exports? Spends nothing.
use clap::Args;

use super::Outcome;
use super::shared::{Bar, PipelineArgs};
use crate::confidential::{self, Terminal, peek};

/// Checks the pipeline file and the exports (spends nothing)
///
/// What it finds in the rows is shown on your terminal only: it is not protected, so do not share it.
#[derive(Args)]
#[command(after_help = "Example:  evenhand check pipelines/riverton.toml")]
pub(super) struct Check {
    #[command(flatten)]
    pipeline: PipelineArgs,
}

impl Check {
    pub(super) fn execute(self) -> Outcome {
        let work = self.pipeline.prepared()?;
        for note in &work.notes {
            eprintln!("note: {note}");
        }
        let bar = Bar::new(false);
        let report = confidential::check(&work.pipeline, work.geography.as_ref(), &bar);
        bar.finish();
        let report = report?;
        let inspection = peek::inspect(&work.pipeline, work.geography.as_ref())?;
        match Terminal::attached() {
            Some(terminal) => {
                terminal.caution();
                report.show(&terminal);
                inspection.show(&terminal);
            }
            None => eprintln!(
                "What was found in the rows is not shown: it goes to a terminal only, never to a file or pipe."
            ),
        }
        println!("The pipeline file and the exports fit together. Nothing was spent.");
        Ok(())
    }
}
