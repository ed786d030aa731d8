//! `evenhand init`: a pipeline file from headers and types, non-interactively.
use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::Outcome;
use super::setup::save;
use super::shared::text;
use crate::confidential::{self, peek};
use crate::pipeline::Unit;
use crate::problem::Problem;

/// Writes a first pipeline file from exports' headers and types (asks nothing, spends nothing)
///
/// No word of any row is written, only what you type here. What you leave out is guessed from the
/// columns, or becomes a line with TODO. For questions and answers instead, start evenhand without
/// arguments in the folder with your exports.
#[derive(Args)]
#[command(
    after_help = "Example:  evenhand init requests-*.csv distributions.csv areas.geojson population.csv\n          evenhand init --preset airtable Requests.csv areas.geojson --from 2025-01-01 --to 2025-09-30 --people 400"
)]
pub(super) struct Init {
    /// Exports of requests and hand-outs (CSV, XLSX, ODS, JSON Lines), and public files of areas and residents
    #[arg(value_name = "EXPORT", required = true)]
    files: Vec<PathBuf>,
    /// File with the key (AGE-SECRET-KEY-1…) or passphrase of exports that end in .age
    #[arg(long, value_name = "KEYFILE")]
    identity: Option<PathBuf>,
    /// The tool that the exports come from; recognised by their columns when left out
    #[arg(long, value_name = "TOOL", value_parser = crate::pipeline::presets::PRESETS.map(|preset| preset.name))]
    preset: Option<String>,
    /// Title of the briefing
    #[arg(long)]
    title: Option<String>,
    /// First day that counts, such as 2025-01-01
    #[arg(long, value_name = "DAY", requires = "to")]
    from: Option<Date>,
    /// Last day that counts
    #[arg(long, value_name = "DAY", requires = "from")]
    to: Option<Date>,
    /// Time zone, such as America/Chicago [default: this machine's]
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// About how many people are in the lists; it is rounded, for it becomes public
    #[arg(long, value_name = "N")]
    people: Option<u64>,
    /// What one release spends [default: 1.0]
    #[arg(long, value_name = "E")]
    epsilon: Option<String>,
    /// What one id stands for
    #[arg(long, value_parser = ["person", "household", "record"])]
    unit: Option<String>,
    /// Which comes first in dates that do not tell, such as 05/04/2024
    #[arg(long, value_name = "FIRST", value_parser = ["day", "month"])]
    dates: Option<String>,
    /// What a file is: --file visits.csv=hand-outs (requests, hand-outs, areas, residents, nothing)
    #[arg(long = "file", value_name = "FILE=KIND", value_parser = pair)]
    kinds: Vec<(String, String)>,
    /// What a column is: --column who=Phone (who, when, where, what, status, closed, consent; hand-outs.who …)
    #[arg(long = "column", value_name = "WHAT=COLUMN", value_parser = pair)]
    columns: Vec<(String, String)>,
    /// The public list of needs: --needs "food, housing, medicine"
    #[arg(long, value_delimiter = ',')]
    needs: Vec<String>,
    /// Which need an answer of the form is: --map "Groceries=food"
    #[arg(long, value_name = "ANSWER=NEED", value_parser = pair)]
    map: Vec<(String, String)>,
    /// A status that means that help arrived (may be given several times)
    #[arg(long, value_name = "TEXT")]
    met: Vec<String>,
    /// A status whose rows are left out
    #[arg(long, value_name = "TEXT")]
    drop: Vec<String>,
    /// A text in the consent column that means yes
    #[arg(long, value_name = "TEXT")]
    consent: Vec<String>,
}

/// `a=b`, cut at the last sign, for columns and answers may contain one.
fn pair(text: &str) -> Result<(String, String), String> {
    let cut = text.rsplit_once('=').filter(|(a, b)| !a.trim().is_empty() && !b.trim().is_empty());
    cut.map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned())).ok_or_else(|| "write it as A=B".into())
}

impl Init {
    pub(super) fn execute(self) -> Outcome {
        if let Some(file) = &self.identity {
            confidential::use_identity(file)?;
        }
        let mut draft = peek::from_headers(&self.files, &self.answers()?)?;
        draft.title.clone_from(&self.title);
        if let Some(preset) = draft.preset {
            eprintln!("Read as an export of {} (preset {}).", preset.tool, preset.name);
        }
        for file in self.files.iter().map(|file| text(file)).filter(|file| !draft.names(file)) {
            eprintln!(
                "{file} is not used: it is none of the areas and residents, and no log with the ids of the others."
            );
        }
        let path = save(&draft)?;
        let open = draft.to_toml().matches("TODO").count();
        match open {
            0 => eprintln!(
                "Wrote a pipeline file. Open it and read it through, then: evenhand check {}",
                text(&path)
            ),
            _ => eprintln!(
                "Wrote a first pipeline file. Open it, fill in the lines with TODO ({open}), then: evenhand check {}",
                text(&path)
            ),
        }
        println!("{}", text(&path));
        Ok(())
    }

    fn answers(&self) -> Result<peek::Answers, Problem> {
        let period = self.from.zip(self.to);
        if period.is_some_and(|(from, to)| from > to) {
            return Err(Problem::usage("--from lies after --to"));
        }
        let epsilon = self.epsilon.clone();
        if let Some(Err(why)) = epsilon.as_ref().map(|e| e.parse::<crate::privacy::Epsilon>()) {
            return Err(Problem::usage(format!("--epsilon: {why}")));
        }
        Ok(peek::Answers {
            preset: self.preset.clone(),
            period,
            timezone: self.timezone.clone(),
            people: self.people,
            epsilon,
            unit: self.unit.as_deref().map(|unit| match unit {
                "household" => Unit::Household,
                "record" => Unit::Record,
                _ => Unit::Person,
            }),
            day_first: self.dates.as_deref().map(|first| first == "day"),
            files: self.kinds.clone(),
            columns: self.columns.clone(),
            needs: self.needs.iter().map(|need| need.trim().to_owned()).filter(|n| !n.is_empty()).collect(),
            map: self.map.clone(),
            met: self.met.clone(),
            drop: self.drop.clone(),
            yes: self.consent.clone(),
        })
    }
}
