//! `evenhand ledger show|verify|correct`: the open privacy budget.
mod correct;
mod say;
mod show;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use self::correct::Correct;
use self::show::Show;
use super::Outcome;
use crate::bundle;
use crate::privacy::ledger::Ledger;

/// Shows, verifies or corrects a ledger: what was spent, on what, and what is left
#[derive(Args)]
#[command(after_help = "Example:  evenhand ledger show out/riverton.ledger")]
pub(super) struct LedgerArgs {
    #[command(subcommand)]
    verb: LedgerVerb,
}

#[derive(Subcommand)]
enum LedgerVerb {
    Show(Show),
    Verify(Verify),
    Correct(Correct),
}

/// Whether the chain of entries is whole, and has paid for the bundles at hand
#[derive(Args)]
#[command(after_help = "Example:  evenhand ledger verify out/riverton.ledger --out out")]
struct Verify {
    /// The ledger file
    ledger: PathBuf,
    /// A folder for results: each bundle in it must be one that this ledger has paid for
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl LedgerArgs {
    pub(super) fn execute(self) -> Outcome {
        match self.verb {
            LedgerVerb::Show(show) => show.execute(),
            LedgerVerb::Verify(verify) => verify.execute(),
            LedgerVerb::Correct(correct) => correct.execute(),
        }
    }
}

impl Verify {
    fn execute(self) -> Outcome {
        let view = Ledger::read(&self.ledger)?;
        for warning in view.warnings() {
            eprintln!("note: {warning}");
        }
        println!("The chain of {} entries is whole.", view.entries().len());
        if let Some(out) = &self.out {
            let bundles = own(out, view.ledger_id());
            let anchors: Vec<_> = bundles.iter().map(|(_, release)| release.ledger.clone()).collect();
            view.check_anchors(&self.ledger, &anchors)?;
            println!("It has paid for each of the {} bundles of this ledger there.", anchors.len());
        }
        Ok(())
    }
}

/// The bundles under `out` that say that the ledger `id` has paid for them.
fn own(out: &Path, id: &str) -> Vec<(PathBuf, bundle::Release)> {
    bundle::releases(out).into_iter().filter(|(_, release)| release.ledger.ledger_id == id).collect()
}
