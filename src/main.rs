//! The `evenhand` command: parse, dispatch, print error and hint, exit status.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;
use evenhand::cli::{Cli, Failure};

fn main() -> ExitCode {
    quiet_panics();
    no_core_dumps();
    let cli = Cli::parse();
    // A panic has been told by the hook; its status is that of any other failure.
    match catch_unwind(AssertUnwindSafe(|| cli.execute())) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(Failure(message, status))) => {
            eprintln!("{message}");
            ExitCode::from(status)
        }
        Err(_) => ExitCode::FAILURE,
    }
}

/// A panic's message can hold a cell's text, so only the place in our own source
/// is shown.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |l| format!(" ({}:{})", l.file(), l.line()));
        eprintln!(
            "error: evenhand has a mistake in itself and stopped{place}; it published nothing in this run\n  \
             what to do: please report this line; it contains nothing from your files"
        );
    }));
}

/// A crash must not write a memory full of rows to the disk. (Best effort: where
/// the system refuses, all else goes on.)
fn no_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    // A dump that is piped to a collector heeds no limit, but this.
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
