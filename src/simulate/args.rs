//! `evenhand simulate` on the command line.
use std::path::PathBuf;

use super::layouts::Layout;
use super::settings::{Generator, Preset, Settings};
use crate::privacy::{Delta, Epsilon};
use crate::problem::{Problem, Result};

/// Make up a city with planted gaps: logs, areas, residents and `truth.json`.
#[derive(Clone, Debug, clap::Args)]
#[command(
    after_help = "Example:\n  evenhand simulate --preset riverton --out data-samples/riverton\n          evenhand simulate --check 20"
)]
pub struct SimulateArgs {
    /// The city to start from
    #[arg(long, value_enum, default_value = "riverton")]
    pub preset: Preset,
    /// How many people ask for help; with --check also several sizes (3000,30000)
    #[arg(long, value_name = "N", value_delimiter = ',')]
    pub people: Vec<u32>,
    /// How many areas the city has
    #[arg(long, value_name = "N")]
    pub areas: Option<u16>,
    /// How many districts the areas form
    #[arg(long, value_name = "N")]
    pub districts: Option<u16>,
    /// How many months the logs cover
    #[arg(long, value_name = "N")]
    pub months: Option<u16>,
    /// Seed: the same settings and seed give the same files
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// How requests come about
    #[arg(long, value_enum, help = "How requests come about [default: log-linear; with --check: all]")]
    pub generator: Option<Generator>,
    /// Write the logs as another tool exports them: its files, columns and ways of writing
    #[arg(long, value_enum, value_name = "TOOL", conflicts_with = "parquet")]
    pub layout: Option<Layout>,
    /// Leave out duplicates, blank cells, odd spellings and other mess
    #[arg(long)]
    pub clean: bool,
    /// Write the logs as Parquet files with the same cells
    #[arg(long)]
    pub parquet: bool,
    /// Write logs of feedback (`feedback.csv`) and of who gives (`volunteers.csv`) as well
    #[arg(long)]
    pub feedback: bool,
    /// Folder to write to; made if it is not there, files of the same names are replaced
    #[arg(long, value_name = "DIR", required_unless_present = "check")]
    pub out: Option<PathBuf>,
    /// Write nothing: release N made-up cities of each size, epsilon and generator, and report how
    /// often the published ranges contain the exact figures
    #[arg(long, value_name = "N", conflicts_with_all = ["out", "preset", "areas", "districts", "months", "clean", "parquet", "feedback", "layout"])]
    pub check: Option<u32>,
    /// With --check: the long form, for a night: 300,000 people and epsilon 4 too, the largest
    /// cities fewer times
    #[arg(long, requires = "check")]
    pub overnight: bool,
    /// With --check: epsilon of the release, or several (0.5,2) [default: 0.5, 1 and 2]
    #[arg(long, value_name = "E", value_delimiter = ',', requires = "check")]
    pub epsilon: Vec<Epsilon>,
    /// With --check: write the report to this file too, whole again as each combination ends,
    /// so that a run that is cut off is not lost
    #[arg(long, value_name = "FILE", requires = "check")]
    pub report: Option<PathBuf>,
    /// With --check: Gaussian noise that keeps to epsilon at this delta, in place of Laplace noise
    #[arg(long, value_name = "D", requires = "check")]
    pub delta: Option<Delta>,
}

impl SimulateArgs {
    /// The settings asked for; an error of kind usage when no such city can be.
    pub fn settings(&self) -> Result<Settings> {
        let mut settings = Settings::preset(self.preset);
        settings.people = match self.people[..] {
            [] => settings.people,
            [people] => people,
            _ => {
                return Err(Problem::usage("one city has one number of people")
                    .hint("Give --people once; several sizes go with --check."));
            }
        };
        settings.areas = self.areas.unwrap_or(settings.areas);
        settings.districts = self.districts.unwrap_or(settings.districts);
        settings.months = self.months.unwrap_or(settings.months);
        settings.seed = self.seed.unwrap_or(settings.seed);
        settings.generator = self.generator.unwrap_or_default();
        settings.messy = !self.clean;
        settings.after = self.feedback;
        settings.check()?;
        Ok(settings)
    }
}
