//! `evenhand ledger show|verify`: the open privacy budget.
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::Outcome;
use super::shared::print_json;
use crate::equity::odds;
use crate::privacy::ledger::{Ledger, LedgerView};

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
                if json { print_json(&to_json(&view)) } else { print!("{}", in_words(&view)) }
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

fn to_json(view: &LedgerView) -> Value {
    json!({
        "ledger": view.ledger_id(),
        "head": view.head(),
        "lifetime_epsilon": view.lifetime(),
        "by_year": view.by_year(),
        "warnings": view.warnings(),
        "entries": view.entries(),
    })
}

/// The open privacy budget as a table, with the odds in words.
fn in_words(view: &LedgerView) -> String {
    let mut out = format!("{:<7} {:<11} {:<9} {:>7}  {:<23} {}\n", "entry", "day", "release", "ε", "data from – to", "state");
    for (entry, charged) in view.charges() {
        let state = if view.published_digest(&charged.release).is_some() { "published" } else { "charged, not published" };
        out.push_str(&format!(
            "{:<7} {:<11} {:<9} {:>7}  {} – {} {state}\n",
            entry.serial,
            entry.day.to_string(),
            charged.release.get(..8).unwrap_or_default(),
            charged.epsilon.to_string(),
            charged.from,
            charged.to
        ));
    }
    for (year, spent) in view.by_year() {
        out.push_str(&format!("\nData of {year}: ε = {spent} spent."));
    }
    match view.lifetime() {
        Some(all) => out.push_str(&format!(
            "\nAll releases together: ε = {all}. If someone thought there was a 1 in 10 chance that a person is in \
             these lists, all of them together can raise that to at most {:.0} in 100.\n",
            (odds(all.approx(), 0.1) * 100.0).ceil()
        )),
        None => out.push_str("\nNothing has been spent yet.\n"),
    }
    for warning in view.warnings() {
        out.push_str(&format!("note: {warning}\n"));
    }
    out
}
