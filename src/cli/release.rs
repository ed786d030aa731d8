//! `evenhand release`: writes the bundle.
use clap::Args;
use serde_json::json;

use super::shared::{Bar, OutArgs, PipelineArgs, ask, print_json, text};
use super::{Failure, Outcome};
use crate::confidential::Terminal;
use crate::equity::odds;
use crate::pipeline::Unit;
use crate::privacy::ledger::Preview;
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
        let made = make(&work, &self.out, self.yes)?;
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

/// Makes the release or finds the stored one.
///
/// # Errors
/// As [`release::release`]; status 3 when the operator declines.
pub(super) fn make(work: &Prepared, out: &OutArgs, yes: bool) -> Result<Made, Failure> {
    for note in &work.notes {
        eprintln!("note: {note}");
    }
    let bar = Bar::new();
    let sample = work.pipeline.sample;
    let mut agree = |question: &Question| {
        bar.finish();
        if let Some(terminal) = Terminal::attached() {
            question.report.show(&terminal);
        }
        if sample || yes {
            return Ok(true);
        }
        ask(&in_words(question, work.pipeline.privacy.unit))
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
fn in_words(question: &Question, unit: Unit) -> String {
    let mut lines = Vec::new();
    if let Some(old) = question.supersedes {
        let old = old.get(..8).unwrap_or(old);
        lines.push(if question.lost {
            format!("These very exports were measured before, but no bundle of that release is in this folder for results. Look for it first (the last one is {old}): measuring again costs again.")
        } else {
            format!("The exports have changed since release {old}. A new release supersedes it and costs again.")
        });
    }
    lines.push(format!(
        "This release spends ε = {} and cannot be undone. If someone thought there was a 1 in 10 chance that a certain {} is in these lists, it can raise that to at most {:.0} in 100.",
        question.epsilon,
        match unit {
            Unit::Person => "person",
            Unit::Household => "household",
            Unit::Record => "row (not person)",
        },
        (odds(question.epsilon.approx(), 0.1) * 100.0).ceil()
    ));
    lines.extend(left(question.preview));
    lines.push("Go on?".into());
    lines.join("\n")
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
