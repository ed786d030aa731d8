//! Says in plain words which system package is missing, before the crate that
//! compiles OpenSSL fails with a message of its own.
use std::process::{Command, ExitCode, Stdio};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=build.rs");
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".into());
    let missing: Vec<&str> =
        ["perl", "make", compiler.as_str()].into_iter().filter(|tool| !is_there(tool)).collect();
    if missing.is_empty() || cfg!(windows) {
        return ExitCode::SUCCESS;
    }
    eprintln!(
        "\nevenhand cannot be compiled yet. Missing on this machine: {}.\n\
         OpenSSL, from which the protecting noise is drawn, is compiled along and needs it.\n\
         Debian, Ubuntu: sudo apt-get install build-essential perl\n\
         Fedora:         sudo dnf install gcc make perl\n\
         macOS:          xcode-select --install\n",
        missing.join(", ")
    );
    ExitCode::FAILURE
}

/// Whether the tool starts at all; what it says does not matter.
fn is_there(tool: &str) -> bool {
    let program = tool.split_whitespace().next().unwrap_or(tool);
    let silent = || Stdio::null();
    Command::new(program).arg("--version").stdin(silent()).stdout(silent()).stderr(silent()).status().is_ok()
}
