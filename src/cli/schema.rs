//! `evenhand schema`: JSON Schema of the pipeline file.
use clap::Args;

use super::Outcome;
use super::shared::print_json;
use crate::pipeline;

/// Prints the JSON Schema of the pipeline file, for editors
#[derive(Args)]
#[command(after_help = "Example:  evenhand schema > pipeline.schema.json")]
pub(super) struct Schema {}

impl Schema {
    pub(super) fn execute(self) -> Outcome {
        print_json(&pipeline::schema());
        Ok(())
    }
}
