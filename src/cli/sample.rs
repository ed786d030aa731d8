//! `evenhand sample`: the shipped sample, written out by the program itself.
use std::path::{Path, PathBuf};

use clap::Args;

use super::Outcome;
use crate::problem::Problem;
use crate::simulate::{self, Preset, Settings};

const PIPELINES: [(&str, Preset, &str); 2] = [
    ("riverton", Preset::Riverton, include_str!("../../pipelines/riverton.toml")),
    ("smallgroup", Preset::Smallgroup, include_str!("../../pipelines/smallgroup.toml")),
];

/// Writes two made-up cities with their pipeline files, to try everything on
#[derive(Args)]
#[command(after_help = "Example:  evenhand sample && evenhand run evenhand-sample/pipelines/riverton.toml")]
pub(super) struct Sample {
    /// Folder to make; it must not exist yet
    #[arg(default_value = "evenhand-sample")]
    folder: PathBuf,
}

impl Sample {
    pub(super) fn execute(self) -> Outcome {
        if self.folder.exists() {
            return Err(Problem::usage("that folder exists already, and nothing is overwritten")
                .at(self.folder.display().to_string())
                .hint("name another folder: evenhand sample OTHER")
                .into());
        }
        for (name, preset, text) in PIPELINES {
            simulate::run(&Settings::preset(preset), &self.folder.join("data-samples").join(name), false)?;
            write(&self.folder.join("pipelines"), &format!("{name}.toml"), text)?;
        }
        let me = std::env::args().next().unwrap_or_else(|| "evenhand".into());
        println!(
            "Made {}. Next:\n  {me} run {}",
            self.folder.display(),
            self.folder.join("pipelines/riverton.toml").display()
        );
        Ok(())
    }
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Problem> {
    let path = folder.join(name);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|e| Problem::failed(format!("cannot write: {}", e.kind())).at(path.display().to_string()))
}
