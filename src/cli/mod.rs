//! The command line: one file per verb, and what they share.
mod audit;
mod brief;
mod check;
mod completions;
mod init;
mod ledger;
mod plan;
mod rehearse;
mod release;
mod run;
mod sample;
mod schema;
mod setup;
mod shared;
mod simulate;

use clap::{Parser, Subcommand};

use crate::problem::Problem;

/// A message for stderr and an exit status.
pub struct Failure(pub String, pub u8);

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Failure(problem.to_string(), problem.kind().status())
    }
}

/// What every verb returns.
pub type Outcome = Result<(), Failure>;

/// Inequity maps and briefings from mutual-aid logs, without exposing anyone who asked for help.
#[derive(Parser)]
#[command(
    name = "evenhand",
    version,
    after_help = "Exit status: 0 done; 1 failed; 2 command line or pipeline file wrong; \
                  3 refused for privacy; 4 the exports do not fit the pipeline file.\n\n\
                  Start here:  evenhand           (on a terminal, in the folder with your exports: sets everything up)\n             \
                  evenhand sample    (writes a made-up city to try everything on)"
)]
pub struct Cli {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    Init(Box<init::Init>),
    Run(run::Run),
    Check(check::Check),
    Plan(plan::PlanArgs),
    Rehearse(rehearse::Rehearse),
    Release(release::ReleaseArgs),
    Brief(brief::Brief),
    Ledger(ledger::LedgerArgs),
    Audit(audit::Audit),
    Sample(sample::Sample),
    Simulate(simulate::Simulate),

    Schema(schema::Schema),
    Completions(completions::Completions),
}

impl Cli {
    /// Runs the verb.
    ///
    /// # Errors
    /// The message for the operator and the exit status.
    pub fn execute(self) -> Outcome {
        let Some(verb) = self.verb else { return setup::execute() };
        match verb {
            Verb::Init(verb) => verb.execute(),
            Verb::Run(verb) => verb.execute(),
            Verb::Check(verb) => verb.execute(),
            Verb::Plan(verb) => verb.execute(),
            Verb::Rehearse(verb) => verb.execute(),
            Verb::Release(verb) => verb.execute(),
            Verb::Brief(verb) => verb.execute(),
            Verb::Ledger(verb) => verb.execute(),
            Verb::Audit(verb) => verb.execute(),
            Verb::Sample(verb) => verb.execute(),
            Verb::Simulate(verb) => verb.execute(),

            Verb::Schema(verb) => verb.execute(),
            Verb::Completions(verb) => verb.execute(),
        }
    }
}
