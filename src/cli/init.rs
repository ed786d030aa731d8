//! `evenhand init EXPORT…`: a first pipeline file from headers and types.
use std::path::PathBuf;

use clap::Args;

use super::Outcome;
use super::setup::save;
use super::shared::text;
use crate::confidential::{self, peek};

/// Writes a first pipeline file from exports' headers and types (asks nothing, spends nothing)
///
/// No word of any row is written. Lines with TODO say what only you can know. For questions and answers
/// instead, start evenhand without arguments in the folder with your exports.
#[derive(Args)]
#[command(
    after_help = "Example:  evenhand init requests-*.csv distributions.csv areas.geojson population.csv"
)]
pub(super) struct Init {
    /// Exports of requests and hand-outs (CSV, XLSX, ODS, JSON Lines), and public files of areas and residents
    #[arg(value_name = "EXPORT", required = true)]
    files: Vec<PathBuf>,
    /// File with the key (AGE-SECRET-KEY-1…) or passphrase of exports that end in .age
    #[arg(long, value_name = "KEYFILE")]
    identity: Option<PathBuf>,
}

impl Init {
    pub(super) fn execute(self) -> Outcome {
        if let Some(file) = &self.identity {
            confidential::use_identity(file)?;
        }
        let draft = peek::from_headers(&self.files)?;
        let path = save(&draft)?;
        eprintln!(
            "Wrote a first pipeline file. Open it, fill in the lines with TODO, then: evenhand check {}",
            text(&path)
        );
        println!("{}", text(&path));
        Ok(())
    }
}
