//! `evenhand completions SHELL`.
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Outcome};

/// Prints completions for your shell
#[derive(Args)]
#[command(
    after_help = "Example:  evenhand completions bash > ~/.local/share/bash-completion/completions/evenhand"
)]
pub(super) struct Completions {
    /// bash, zsh, fish, elvish or powershell
    shell: Shell,
}

impl Completions {
    pub(super) fn execute(self) -> Outcome {
        clap_complete::generate(self.shell, &mut Cli::command(), "evenhand", &mut std::io::stdout());
        Ok(())
    }
}
