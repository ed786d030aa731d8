//! The `evenhand` command: parse, dispatch, print error and hint, exit status.
use std::process::ExitCode;

use clap::Parser;
use evenhand::cli::{Cli, Failure};

fn main() -> ExitCode {
    quiet_panics();
    match Cli::parse().execute() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(message, status)) => {
            eprintln!("{message}");
            ExitCode::from(status)
        }
    }
}

/// A panic's message can hold a cell's text, so only the place in our own source
/// is shown.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |l| format!(" ({}:{})", l.file(), l.line()));
        eprintln!(
            "error: evenhand has a mistake in itself and stopped{place}; nothing was published\n  \
             what to do: please report this line; it contains nothing from your files"
        );
    }));
}
