//! `evenhand simulate`: made-up logs with planted gaps.
use clap::Args;

use super::Outcome;
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
        let summary = simulate::execute(&self.args)?;
        println!("{summary}");
        Ok(())
    }
}
