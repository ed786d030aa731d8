//! `evenhand` without arguments: guided set-up on a terminal.
use std::fs::OpenOptions;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use super::shared::text;
use super::{Cli, Failure, Outcome};
use crate::confidential::{Terminal, peek};
use crate::pipeline::draft::Draft;
use crate::problem::Problem;
use crate::{pipeline, release};

/// Asks, writes, says what comes next. Without a terminal: the help, status 2.
pub(super) fn execute() -> Outcome {
    let terminal = Terminal::attached().filter(|_| std::io::stdin().is_terminal());
    let Some(terminal) = terminal else {
        return Err(Failure(Cli::command().render_help().to_string(), 2));
    };
    let draft = peek::guide(terminal, Path::new("."))?;
    let path = save(&draft)?;
    eprintln!("\nWrote {}. It is plain text with notes: open it and read it through.", text(&path));
    match tried(&path) {
        Ok(notes) => notes.iter().for_each(|note| eprintln!("note: {note}")),
        Err(why) => eprintln!("One thing is still to be put right in it:\n{why}"),
    }
    eprintln!(
        "Next:\n  evenhand check {0}     (looks at every row; spends nothing)\n  evenhand run {0}       (makes the briefing; asks before it spends)",
        text(&path)
    );
    Ok(())
}

/// Writes the draft under the first free name here; nothing is ever overwritten.
///
/// # Errors
/// When the folder cannot be written to.
pub(super) fn save(draft: &Draft) -> Result<PathBuf, Problem> {
    for number in 1u32.. {
        let path = PathBuf::from(match number {
            1 => "evenhand.toml".to_owned(),
            n => format!("evenhand-{n}.toml"),
        });
        let made = OpenOptions::new().write(true).create_new(true).open(&path);
        match made.and_then(|mut file| file.write_all(draft.to_toml().as_bytes())) {
            Ok(()) => return Ok(path),
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => {
                return Err(Problem::failed(format!("the pipeline file cannot be written: {}", e.kind()))
                    .at(text(&path))
                    .hint("make sure that you may write in this folder"));
            }
        }
    }
    Err(Problem::failed("no name is free"))
}

/// Loads what was written and its public files, as `check` will.
fn tried(path: &Path) -> Result<Vec<String>, String> {
    let pipeline = pipeline::load(path, None).map_err(|invalid| invalid.report(true))?;
    release::Prepared::new(pipeline).map(|work| work.notes).map_err(|problem| problem.to_string())
}
