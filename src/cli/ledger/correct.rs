//! `evenhand ledger correct`: a release turned out to have cost more.
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use serde_json::json;

use super::say::{name, odds_of, short, standing};
use crate::cli::shared::{ask, print_json};
use crate::cli::{Failure, Outcome};
use crate::privacy::ledger::{Ledger, ReleaseState};
use crate::privacy::{Cost, Epsilon, Loss, Rho};
use crate::problem::Problem;

/// Charges what a release really cost, where a notice says that it cost more (never gives anything back)
///
/// Withdraw the bundle first where you published it, and tell the people concerned: docs/privacy.md, "If a
/// bound proves false", has the words.
#[derive(Args)]
#[command(after_help = "Example:  evenhand ledger correct my.ledger 1a2b3c4d --epsilon 1.5")]
pub(super) struct Correct {
    /// The ledger file
    ledger: PathBuf,
    /// The release's id, or its first eight digits or more
    release: String,
    /// All that the release has really cost, in pure ε
    #[arg(long, value_name = "TOTAL", value_parser = total::<Epsilon>, required_unless_present = "rho")]
    epsilon: Option<Epsilon>,
    /// The same in ρ, for a release with Gaussian noise whose noise was too small
    #[arg(long, value_name = "TOTAL", value_parser = total::<Rho>, conflicts_with = "epsilon")]
    rho: Option<Rho>,
    /// Do not ask before writing (for scripts)
    #[arg(long)]
    yes: bool,
    /// Print the result as JSON on stdout
    #[arg(long)]
    json: bool,
}

fn total<T: FromStr<Err: std::fmt::Display>>(text: &str) -> Result<T, String> {
    text.parse::<T>().map_err(|e| e.to_string())
}

impl Correct {
    pub(super) fn execute(self) -> Outcome {
        // Opening would make a new one.
        Ledger::read(&self.ledger)?;
        let mut ledger = Ledger::open(&self.ledger)?;
        let old = self.named(&ledger)?;
        let total = self.total(&old)?;
        let more = ledger.correction(&old.release, &total)?;
        let after =
            Loss::of_one_release([old.cost.clone(), Loss::from(&more)]).unwrap_or_else(|| (&total).into());
        let question = format!(
            "Release {} was charged ε = {} ({}). Its cost becomes ε = {} ({}): {more} is charged on top, to every \
             window that its data touch, and cannot be taken back. Go on?",
            short(&old.release),
            old.cost,
            odds_of(&old.cost),
            after,
            odds_of(&after),
        );
        if !self.yes && !ask(&question)? {
            return Err(Problem::refused("you said no: nothing was written").into());
        }
        ledger.correct(&old.release, &total)?;
        let windows = ledger.view().windows();
        if self.json {
            print_json(&json!({ "release": old.release, "added": amount(&more), "epsilon": after }));
        } else {
            println!("Charged {more} on top for release {}.", short(&old.release));
            for window in windows.iter().filter(|w| w.releases.iter().any(|(id, _)| *id == old.release)) {
                println!("{}: {}; {}", name(window), standing(window), odds_of(&window.spent));
            }
        }
        Ok(())
    }

    /// What was stated, in the release's own measure where that is ρ.
    fn total(&self, old: &ReleaseState) -> Result<Cost, Failure> {
        match (&self.epsilon, &self.rho, old.cost.delta()) {
            (Some(epsilon), ..) => Ok(epsilon.clone().into()),
            (None, Some(rho), Some(delta)) => Ok(Cost::Zcdp { rho: rho.clone(), delta: delta.clone() }),
            _ => Err(Problem::usage(format!("release {} was charged in ε, not in ρ", short(&old.release)))
                .hint("give --epsilon")
                .into()),
        }
    }

    /// The one release that the digits mean.
    fn named(&self, ledger: &Ledger) -> Result<ReleaseState, Failure> {
        let all = ledger.view().releases();
        let mut hits = all.into_iter().filter(|r| r.release.starts_with(&self.release));
        match (hits.next(), hits.next()) {
            (Some(one), None) if self.release.len() >= 8 => Ok(one),
            (None, _) => Err(Problem::usage(format!("no release begins with {}", self.release))
                .hint("`evenhand ledger show` lists all of them")
                .into()),
            _ => Err(Problem::usage(format!("{} does not name one release", self.release))
                .hint("give at least eight digits of its id, and as many as make it the only one")
                .into()),
        }
    }
}

/// The amount as text, as it was before there was ρ.
fn amount(cost: &Cost) -> serde_json::Value {
    match cost {
        Cost::Pure { epsilon } => json!(epsilon),
        Cost::Zcdp { .. } => json!(cost),
    }
}
