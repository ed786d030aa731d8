//! What several verbs share: the pipeline's arguments, progress on a terminal,
//! the question before spending.
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::Failure;
use crate::confidential::{self, Progress};
use crate::pipeline::{self, Pipeline};
use crate::problem::Problem;
use crate::release::{Places, Prepared};

/// A pipeline file and where its files are.
#[derive(Args)]
pub(super) struct PipelineArgs {
    /// The pipeline file, such as pipelines/riverton.toml
    #[arg(value_name = "PIPELINE.toml")]
    pub(super) pipeline: PathBuf,
    /// Folder with the exports and area files; otherwise they are found beside the pipeline file
    #[arg(long, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    /// File with the key (AGE-SECRET-KEY-1…) or passphrase of exports that end in .age
    #[arg(long, value_name = "KEYFILE")]
    pub(super) identity: Option<PathBuf>,
}

impl PipelineArgs {
    pub(super) fn load(&self) -> Result<Pipeline, Failure> {
        if let Some(file) = &self.identity {
            confidential::use_identity(file)?;
        }
        pipeline::load(&self.pipeline, self.data.as_deref())
            .map_err(|invalid| Failure(invalid.report(std::io::stderr().is_terminal()), 2))
    }

    /// Reads the pipeline and its public files, and plans.
    pub(super) fn prepared(&self) -> Result<Prepared, Failure> {
        Ok(Prepared::new(self.load()?)?)
    }
}

/// Where results go.
#[derive(Args)]
pub(super) struct OutArgs {
    /// Folder for results
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub(super) out: PathBuf,
}

impl OutArgs {
    pub(super) fn places(&self, pipeline: &Pipeline) -> Places {
        Places::new(pipeline, self.out.clone())
    }
}

/// A progress bar on stderr, on a terminal only.
pub(super) struct Bar {
    bar: ProgressBar,
    watch: Option<Mutex<Watch>>,
}

/// How long each stage takes, for benches. Durations tell how many rows there are, so
/// that this is for made-up data alone, whoever asks for it.
struct Watch {
    begin: Instant,
    stage: &'static str,
}

/// Ask for times with this environment variable.
const TIMES: &str = "EVENHAND_TIMES";

impl Bar {
    /// `sample`: what is read is made up.
    pub(super) fn new(sample: bool) -> Self {
        let watch = Watch { begin: Instant::now(), stage: "" };
        let watch = (sample && std::env::var_os(TIMES).is_some()).then(|| Mutex::new(watch));
        if !std::io::stderr().is_terminal() {
            return Bar { bar: ProgressBar::hidden(), watch };
        }
        let bar = ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(120));
        Bar { bar, watch }
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
        self.passed("");
    }

    /// Tells how long the stage took that ends now.
    fn passed(&self, next: &'static str) {
        let Some(mut watch) = self.watch.as_ref().and_then(|watch| watch.lock().ok()) else { return };
        if !watch.stage.is_empty() {
            eprintln!("{:>9.3} s  {}", watch.begin.elapsed().as_secs_f64(), watch.stage);
        }
        *watch = Watch { begin: Instant::now(), stage: next };
    }
}

impl Progress for Bar {
    fn stage(&self, name: &'static str) {
        self.bar.set_message(name);
        self.passed(name);
    }

    fn bytes(&self, done: u64, all: u64) {
        if self.bar.length() != Some(all) {
            self.bar.set_length(all);
            if let Ok(style) =
                ProgressStyle::with_template("{spinner} {msg} {wide_bar} {bytes}/{total_bytes}")
            {
                self.bar.set_style(style);
            }
        }
        self.bar.set_position(done);
    }
}

/// Whether there is a terminal to ask on.
pub(super) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks on the terminal; `false` for anything but yes.
///
/// # Errors
/// Status 3 when there is no terminal to ask on.
pub(super) fn ask(question: &str) -> Result<bool, Problem> {
    if !can_ask() {
        return Err(Problem::refused("there is no terminal to ask on before spending; nothing was charged")
            .hint("in a script, add --yes once you are sure"));
    }
    let mut err = std::io::stderr();
    let _ = write!(err, "{question} [y/N] ");
    let _ = err.flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(|_| Problem::failed("the answer could not be read"))?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// Prints a JSON value on stdout.
pub(super) fn print_json(value: &serde_json::Value) {
    println!("{value:#}");
}

/// A path as text.
pub(super) fn text(path: &Path) -> String {
    path.display().to_string()
}
