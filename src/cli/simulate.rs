//! `evenhand simulate`: made-up logs with planted gaps, and the calibration report.
use clap::Args;

use std::time::Instant;

use super::Outcome;
use super::shared::text;
use crate::calibrate::{Trial, calibrate, markdown};
use crate::privacy::Epsilon;
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

/// The calibration report on stdout, progress and time on stderr.
fn check(args: &SimulateArgs, repetitions: u32) -> Outcome {
    if repetitions == 0 || args.people.is_some_and(|n| !(50..=LARGEST).contains(&n)) {
        return Err(Problem::usage("a report needs at least one city, of 50 to 1,000,000 people").into());
    }
    let epsilons: &[&str] = if args.overnight { &["0.5", "1", "2", "4"] } else { &["0.5", "1", "2"] };
    let epsilons = epsilons.iter().filter_map(|e| e.parse::<Epsilon>().ok()).collect();
    let sizes: &[u32] = if args.overnight { &ALL_SIZES } else { &SIZES };
    let trial = Trial {
        repetitions,
        people: args.people.map_or_else(|| sizes.to_vec(), |people| vec![people]),
        epsilons: args.epsilon.clone().map_or(epsilons, |e| vec![e]),
        generators: args.generator.map_or_else(|| Generator::ALL.to_vec(), |generator| vec![generator]),
        seed: args.seed.unwrap_or(1),
        delta: args.delta.clone(),
    };
    let begin = Instant::now();
    let cells = calibrate(&trial, &mut |cell| {
        let seconds = begin.elapsed().as_secs();
        eprintln!("{seconds:>6} s  {} people, ε = {}, {:?}", cell.people, cell.epsilon, cell.generator);
    })?;
    print!("{}", markdown(&cells));
    Ok(())
}
