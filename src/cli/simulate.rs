//! `evenhand simulate`: made-up logs with planted gaps, and the calibration report.
use std::fs;
use std::path::Path;
use std::time::Instant;

use clap::Args;

use super::Outcome;
use super::shared::text;
use crate::calibrate::{Trial, calibrate, headline, markdown};
use crate::problem::Problem;
use crate::simulate::{self, Generator, SimulateArgs};

/// Makes up a city's logs with planted gaps, and truth.json beside them
#[derive(Args)]
#[command(
    after_help = "Example:  evenhand simulate --preset riverton --out data-samples/riverton\n          evenhand simulate --layout airtable --out airtable   (as another tool exports it)\n          evenhand simulate --check 20   (the calibration report of docs/accuracy.md, in minutes)"
)]
pub(super) struct Simulate {
    #[command(flatten)]
    args: SimulateArgs,
}

impl Simulate {
    pub(super) fn execute(self) -> Outcome {
        if let Some(repetitions) = self.args.check {
            return check(&self.args, repetitions);
        }
        let out = self.args.out.clone().unwrap_or_default();
        let settings = self.args.settings()?;
        let summary = match self.args.layout {
            Some(layout) => simulate::run_layout(&settings, layout, &out)?,
            None => simulate::run(&settings, &out, self.args.parquet)?,
        };
        println!(
            "Made up {} people who ask, {} requests and {} hand-outs in {} files under {}.",
            summary.people,
            summary.requests,
            summary.distributions,
            summary.files.len(),
            text(&out)
        );
        Ok(())
    }
}

/// Sizes that are tried when none is asked for.
const SIZES: [u32; 3] = [400, 3_000, 30_000];
/// Sizes of the long form.
const ALL_SIZES: [u32; 4] = [400, 3_000, 30_000, 300_000];
/// Largest city of a report: everybody is kept in memory.
const LARGEST: u32 = 1_000_000;

/// The calibration report on stdout; on stderr each combination as it ends.
fn check(args: &SimulateArgs, repetitions: u32) -> Outcome {
    if repetitions == 0 || args.people.iter().any(|n| !(50..=LARGEST).contains(n)) {
        return Err(Problem::usage("a report needs at least one city, of 50 to 1,000,000 people").into());
    }
    let epsilons: &[&str] = if args.overnight { &["0.5", "1", "2", "4"] } else { &["0.5", "1", "2"] };
    let sizes: &[u32] = if args.overnight { &ALL_SIZES } else { &SIZES };
    let trial = Trial {
        repetitions,
        people: asked(&args.people, sizes),
        epsilons: asked(&args.epsilon, &epsilons.iter().filter_map(|e| e.parse().ok()).collect::<Vec<_>>()),
        generators: args.generator.map_or_else(|| Generator::ALL.to_vec(), |generator| vec![generator]),
        seed: args.seed.unwrap_or(1),
        delta: args.delta.clone(),
    };
    let begin = Instant::now();
    let cells = calibrate(&trial, &mut |cells| {
        if let Some(cell) = cells.last() {
            eprintln!("{:>6} s  {}", begin.elapsed().as_secs(), headline(cell));
        }
        args.report.as_ref().map_or(Ok(()), |file| keep(file, &markdown(cells)))
    })?;
    print!("{}", markdown(&cells));
    Ok(())
}

/// What was asked for, or the usual.
fn asked<T: Clone>(asked: &[T], usual: &[T]) -> Vec<T> {
    if asked.is_empty() { usual.to_vec() } else { asked.to_vec() }
}

/// The report so far: under its name it is always a whole one.
fn keep(file: &Path, report: &str) -> Result<(), Problem> {
    let beside = file.with_extension("part");
    let written = fs::write(&beside, report).and_then(|()| fs::rename(&beside, file));
    written.map_err(|e| Problem::failed(format!("cannot write {}: {}", text(file), e.kind())))
}
