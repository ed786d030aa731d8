//! Seconds of the posterior by number of areas, with the steps of its solver and whether
//! it converged (docs/methods.md, section 5).
//!
//!     cargo bench --bench posterior                  300 areas, 200 draws
//!     cargo bench --bench posterior -- 120 400       areas, draws
//!
//! One made-up city a kind, 30,000 people, ε = 1, one year of the sample pipeline's needs
//! and months, measured with OpenDP's noise. Least squares and its simulations are timed
//! apart.
use std::time::Instant;

use evenhand::calibrate::side::Trial;
use evenhand::estimate::{Estimates, Marginal};
use evenhand::pipeline::Role;
use evenhand::privacy::Epsilon;
use evenhand::simulate::{Generator, Settings};

fn main() {
    let args: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let areas = args.first().copied().unwrap_or(300) as u16;
    let draws = args.get(1).copied().unwrap_or(200);
    println!(
        "| city | cells | draws | least squares, s | posterior, s | report |\n|---|---:|---:|---:|---:|---|"
    );
    for generator in [Generator::LogLinear, Generator::Bursts, Generator::Flood] {
        time(areas, draws, generator);
    }
}

fn time(areas: u16, draws: usize, generator: Generator) {
    let epsilon: Epsilon = "1".parse().expect("ε");
    let districts = (areas / 15).max(1);
    let settings =
        Settings { people: 30_000, areas, districts, generator, messy: false, ..Settings::riverton() };
    let trial = Trial::of(settings, &epsilon).expect("a city");
    let plan = trial.plan();
    let noisy = trial.measure(plan).expect("OpenDP draws").noisy;
    let begin = Instant::now();
    let estimates = Estimates::new(&noisy).expect("estimates");
    let direct = begin.elapsed().as_secs_f64();
    let ask = |need, period| Marginal { role: Role::Requests, level: 0, need, period, status: true };
    let begin = Instant::now();
    let model = estimates.modelled(&noisy, &[ask(false, true), ask(true, false)], draws).expect("a model");
    let cells = plan.hierarchy.width(0) * plan.needs.len() * plan.periods.len() * plan.status_count();
    let drawn = model.tables[0].draws.len();
    let seconds = begin.elapsed().as_secs_f64();
    println!("| {generator:?} | {cells} | {drawn} | {direct:.1} | {seconds:.1} | {:?} |", model.report);
}
