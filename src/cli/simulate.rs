//! `evenhand simulate`: made-up logs with planted gaps.
use clap::Args;

use super::Outcome;
use super::shared::text;
use crate::simulate::{self, SimulateArgs};

/// Makes up a city's logs with planted gaps, and truth.json beside them
#[derive(Args)]
#[command(after_help = "Example:  evenhand simulate --preset riverton --out data-samples/riverton")]
pub(super) struct Simulate {
    #[command(flatten)]
    args: SimulateArgs,
}

impl Simulate {
    pub(super) fn execute(self) -> Outcome {
        let summary = simulate::run(&self.args.settings()?, &self.args.out)?;
        println!(
            "Made up {} people who ask, {} requests and {} hand-outs in {} files under {}.",
            summary.people,
            summary.requests,
            summary.distributions,
            summary.files.len(),
            text(&self.args.out)
        );
        Ok(())
    }
}
