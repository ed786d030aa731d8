//! `evenhand audit`: is the promise kept? Spends nothing.
use clap::Args;
use serde_json::json;

use super::shared::{Bar, PipelineArgs, print_json};
use super::{Failure, Outcome};
use crate::confidential::{self, AuditReport, Thorough};

/// Puts the promise to the test: leaves people out of the exports, tells made-up neighbours apart (spends nothing)
///
/// Needs no ledger and publishes nothing. It reads the exports several times for each
/// person it leaves out; noise is drawn on made-up people only. What it prints does not
/// depend on the exports, unless the promise is broken.
#[derive(Args)]
#[command(after_help = "Example:  evenhand audit pipelines/smallgroup.toml")]
pub(super) struct Audit {
    #[command(flatten)]
    pipeline: PipelineArgs,
    /// Many more draws and people; the test must also prove that it is sharp
    #[arg(long)]
    long: bool,
    /// People to leave out by lot, besides the loudest, first and last [default: 8, or 40 with --long]
    #[arg(long, value_name = "N")]
    people: Option<usize>,
    /// Print the result as JSON on stdout
    #[arg(long)]
    json: bool,
}

impl Audit {
    pub(super) fn execute(self) -> Outcome {
        let work = self.pipeline.prepared()?;
        for note in &work.notes {
            eprintln!("note: {note}");
        }
        let people = self.people.unwrap_or(if self.long { 40 } else { 8 });
        let thorough = Thorough { people, long: self.long };
        let bar = Bar::new(false);
        let report = confidential::audit(&work.pipeline, &work.plan, work.geography.as_ref(), thorough, &bar);
        bar.finish();
        let report = report?;
        if self.json {
            print_json(&json!({ "passed": report.passed(), "checks": report.checks }));
        } else {
            print!("{}", in_words(&report));
        }
        if report.passed() { Ok(()) } else { Err(broken()) }
    }
}

fn in_words(report: &AuditReport) -> String {
    let line = |check: &confidential::Check| {
        let verdict = if check.passed { "pass" } else { "FAIL" };
        format!("{verdict}  {:<18} {}\n", check.name, check.said)
    };
    let mut out: String = report.checks.iter().map(line).collect();
    if report.passed() {
        out.push_str("\nThe promise was put to the test and held. Nothing was spent or published.\n");
    }
    out
}

fn broken() -> Failure {
    Failure(
        "error: the audit found the promise broken\n  what to do: release nothing with this version, and \
         report the failed checks; they contain nothing from your files"
            .into(),
        1,
    )
}
