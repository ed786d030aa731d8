//! `evenhand ledger show|verify`: the open privacy budget.
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Outcome;
use super::shared::print_json;
use crate::privacy::ledger::Ledger;

/// Shows or verifies a ledger: what was spent, on what, and what is left
#[derive(Args)]
#[command(after_help = "Example:  evenhand ledger show out/riverton.ledger")]
pub(super) struct LedgerArgs {
    #[command(subcommand)]
    verb: LedgerVerb,
}

#[derive(Subcommand)]
enum LedgerVerb {
    /// Every release and what it cost
    Show {
        /// The ledger file
        ledger: PathBuf,
        /// Print as JSON on stdout
        #[arg(long)]
        json: bool,
    },
    /// Whether the chain of entries is whole
    Verify {
        /// The ledger file
        ledger: PathBuf,
    },
}

impl LedgerArgs {
    pub(super) fn execute(self) -> Outcome {
        match self.verb {
            LedgerVerb::Show { ledger, json } => {
                let view = Ledger::read(&ledger)?;
                if json { print_json(&view.to_json()) } else { print!("{}", view.in_words()) }
            }
            LedgerVerb::Verify { ledger } => {
                let view = Ledger::read(&ledger)?;
                for warning in view.warnings() {
                    eprintln!("note: {warning}");
                }
                println!("The chain of {} entries is whole.", view.entries().len());
            }
        }
        Ok(())
    }
}
