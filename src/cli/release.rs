//! `evenhand release`: writes the bundle.
use clap::Args;
use dashu::rational::RBig;
use serde_json::json;

use super::shared::{Bar, OutArgs, PipelineArgs, ask, can_ask, print_json, text};
use super::{Failure, Outcome};
use crate::confidential::Terminal;
use crate::equity::odds;
use crate::pipeline::{Pipeline, Role, Unit};
use crate::privacy::ledger::Preview;
use crate::privacy::{Cost, Loss};
use crate::problem::Problem;
use crate::release::{self, Prepared, Question};

/// Measures the exports once and writes the protected bundle (spends)
#[derive(Args)]
#[command(after_help = "Example:  evenhand release pipelines/riverton.toml")]
pub(super) struct ReleaseArgs {
    #[command(flatten)]
    pub(super) pipeline: PipelineArgs,
    #[command(flatten)]
    pub(super) out: OutArgs,
    /// Do not ask before spending (for scripts)
    #[arg(long)]
    pub(super) yes: bool,
    /// Print the result as JSON on stdout
    #[arg(long)]
    pub(super) json: bool,
}

impl ReleaseArgs {
    pub(super) fn execute(self) -> Outcome {
        let work = self.pipeline.prepared()?;
        let made = make(&work, &self.out, self.yes, &|| Ok(()))?;
        if self.json {
            print_json(&json!({ "bundle": text(&made.bundle), "new": made.new }));
        } else {
            println!("{}", text(&made.bundle));
        }
        Ok(())
    }
}

/// A bundle on disk, and whether it was made now.
pub(super) struct Made {
    pub(super) bundle: std::path::PathBuf,
    pub(super) new: bool,
}

/// Makes the release or finds the stored one. `first` is done before the operator
/// is asked, if they are.
///
/// # Errors
/// As [`release::release`]; status 3 when the operator declines.
pub(super) fn make(
    work: &Prepared,
    out: &OutArgs,
    yes: bool,
    first: &dyn Fn() -> Result<(), Problem>,
) -> Result<Made, Failure> {
    for note in &work.notes {
        eprintln!("note: {note}");
    }
    let sample = work.pipeline.sample;
    let bar = Bar::new(sample);
    let mut agree = |question: &Question| {
        bar.finish();
        if let Some(terminal) = Terminal::attached() {
            question.report.show(&terminal);
        }
        if sample || yes {
            return Ok(true);
        }
        if can_ask() {
            first()?;
        }
        ask(&in_words(question, &work.pipeline))
    };
    let result = release::release(work, &out.places(&work.pipeline), &bar, &mut agree);
    bar.finish();
    match result? {
        release::Outcome::New(bundle) => Ok(Made { bundle, new: true }),
        release::Outcome::Stored(bundle) => {
            eprintln!("This release was made before: its stored bundle is used and nothing is spent.");
            Ok(Made { bundle, new: false })
        }
        release::Outcome::Declined => {
            Err(Problem::refused("you said no: nothing was charged and nothing was written").into())
        }
    }
}

/// The question before spending.
fn in_words(question: &Question, pipeline: &Pipeline) -> String {
    let loss = Loss::from(question.cost);
    let mut lines: Vec<String> =
        question.supersedes.map(|old| again(old, question.lost)).into_iter().collect();
    lines.push(format!(
        "This release spends {}. If someone thought there was a 1 in 10 chance that a certain {} is in these lists, it can raise that to at most {:.0} in 100{}.",
        spent(question.cost),
        match pipeline.privacy.unit {
            Unit::Person => "person",
            Unit::Household => "household",
            Unit::Record => "row (not person)",
        },
        (odds(loss.odds_epsilon(), 0.1) * 100.0).ceil(),
        loss.one_in().map_or_else(String::new, |n| format!(", but for a chance of 1 in {n}"))
    ));
    lines.extend(rows_alone(pipeline));
    lines.extend(left(question.preview));
    lines.push(uses(question.preview, question.cost));
    lines.join("\n")
}

/// What is protected less than the release's unit, said plainly.
pub(super) fn rows_alone(pipeline: &Pipeline) -> Vec<String> {
    let one = |role: Role| {
        format!(
            "In {} each row is protected alone, for they carry no ids: this protects one record, not one person, and someone with three rows there three times less.",
            role.word()
        )
    };
    pipeline.rows_alone().into_iter().map(one).collect()
}

/// `ε = 1`, or `ρ = 0.02 (ε = 1 at δ = 0.000001)`.
fn spent(cost: &Cost) -> String {
    match cost {
        Cost::Pure { .. } => cost.to_string(),
        Cost::Zcdp { delta, .. } => format!("{cost} (ε = {} at δ = {delta})", Loss::from(cost).epsilon()),
    }
}

/// Why something that was released before would cost again.
fn again(old: &str, lost: bool) -> String {
    let old = old.get(..8).unwrap_or(old);
    if lost {
        format!(
            "These very exports were measured before, or a run of them was stopped after it was charged, and no bundle of that is in this folder for results. Look for it first (the last release is {old}): measuring again costs again."
        )
    } else {
        format!("The exports have changed since release {old}. A new release supersedes it and costs again.")
    }
}

/// `This uses 1 of 2 releases for 2025 and cannot be undone. Go on?`: whole releases
/// of this ε, so rounded down. [`Preview`] counts this one as spent already.
fn uses(preview: &Preview, cost: &Cost) -> String {
    // Several releases in ρ cost less together than one by one: no whole number is told.
    let (Some(budget), Cost::Pure { epsilon }) = (&preview.budget, cost) else {
        return "This cannot be undone. Go on?".into();
    };
    let (one, allowed, spent) = (epsilon.exact(), budget.allowed.exact(), budget.spent.epsilon());
    let spent = spent.exact();
    let whole = |amount: RBig| (amount / one).floor().to_string();
    let all = whole(allowed.clone());
    let left = whole(allowed.clone() - spent.clone() + one.clone());
    let window = if budget.window == "lifetime" { "this ledger" } else { &budget.window };
    let releases = if all == "1" { "release" } else { "releases" };
    let gone = if left == all { String::new() } else { format!(", of which {left} can still be made,") };
    format!("This uses 1 of {all} {releases} for {window}{gone} and cannot be undone. Go on?")
}

/// What the charge leaves, in words.
fn left(preview: &Preview) -> Vec<String> {
    let mut lines = vec![format!(
        "All releases from this ledger together will then have spent ε = {}.",
        preview.lifetime
    )];
    for window in preview.budget.iter().chain(&preview.other_windows) {
        lines.push(format!(
            "Budget for {}: {} of {} will then be spent.",
            window.window, window.spent, window.allowed
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::BudgetState;

    use crate::privacy::Epsilon;

    fn said(allowed: &str, spent: &str, epsilon: &str) -> String {
        let eps = |text: &str| text.parse::<Epsilon>().unwrap();
        let budget = BudgetState { window: "2025".into(), allowed: eps(allowed), spent: eps(spent).into() };
        let preview =
            Preview { lifetime: eps(spent).into(), budget: Some(budget), other_windows: Vec::new() };
        uses(&preview, &eps(epsilon).into())
    }

    #[test]
    fn who_asks_again_is_told_what_it_replaces_and_that_it_costs() {
        let old = "0123456789abcdef0123456789abcdef";
        for lost in [false, true] {
            let said = again(old, lost);
            assert!(said.contains("01234567") && !said.contains("012345678"), "{said}");
            assert!(said.contains("costs again"), "{said}");
        }
        assert!(again(old, false).contains("changed") && again(old, false).contains("supersedes"));
        assert!(!again(old, true).contains("changed") && again(old, true).contains("Look for it first"));
    }

    #[test]
    fn the_question_counts_whole_releases_of_this_size() {
        assert_eq!(said("2", "1", "1"), "This uses 1 of 2 releases for 2025 and cannot be undone. Go on?");
        let second =
            "This uses 1 of 2 releases for 2025, of which 1 can still be made, and cannot be undone. Go on?";
        assert_eq!(said("2", "2", "1"), second);
        assert!(said("1.7", "0.8", "0.8").starts_with("This uses 1 of 2 releases for 2025 and"));
        assert!(said("1", "1", "1").starts_with("This uses 1 of 1 release for 2025 and"));
        // A release of another size was made before.
        assert!(said("2", "1.5", "1").contains("of which 1 can still be made"));
    }
}
