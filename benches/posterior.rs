//! Seconds of the posterior, whether it converged, and how often its ranges hold
//! (docs/methods.md, section 5).
//!
//!     cargo bench --bench posterior -- wide                seconds: 300 areas × 8 needs × 24 months, 200 draws
//!     cargo bench --bench posterior                        120 areas, 400 draws, the sample's needs and months
//!     cargo bench --bench posterior -- 120 400 5 0.5 all   cities of each kind, ε, and all cells apart too
//!
//! Made-up cities of three kinds, 30,000 people, the planner's own tables (or one fine table, one by
//! place and one of the city), OpenDP's noise. Fill rates are those of cells with ten requests at least.
use std::time::Instant;

use evenhand::bundle::Bundle;
use evenhand::calibrate::side::{Both, Trial};
use evenhand::estimate::{Estimated, Estimates, Fold, Marginal, Report, quantile, ratio_at};
use evenhand::pipeline::Role;
use evenhand::plan::{Plan, Table};
use evenhand::privacy::Epsilon;
use evenhand::simulate::{Generator, Settings};

/// Fewest voices of a cell whose fill rate is compared (ten requests).
const FEWEST: f64 = 2.5;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    if args.first().is_some_and(|a| a == "wide") {
        return wide();
    }
    let number = |i: usize, or: usize| args.get(i).and_then(|a| a.parse().ok()).unwrap_or(or);
    let (areas, draws, cities) = (number(0, 120) as u16, number(1, 400), number(2, 1));
    let epsilon = args.get(3).cloned().unwrap_or_else(|| "1".into());
    let all = args.iter().any(|a| a == "all");
    println!(
        "| city | kept apart | cells | draws | s | least squares, s | fit | error of fill rates, points | least squares | ranges that hold, % | half-width | least squares | counts: RMSE | least squares | ranges that hold, % |"
    );
    println!("|---|---|{}", "---:|".repeat(13));
    for seed in 1..=cities as u64 {
        for generator in [Generator::LogLinear, Generator::Bursts, Generator::Flood] {
            city(areas, draws, generator, seed, &epsilon, all);
        }
    }
}

/// Seconds of what the pages of a large plan tell by the posterior.
fn wide() {
    println!(
        "| city | kept apart | cells | least squares, s | fit and 200 draws, s | own shares, s | fit |\n|---|---|---:|---:|---:|---:|---|"
    );
    for generator in [Generator::LogLinear, Generator::Bursts, Generator::Flood] {
        let exact: Epsilon = "1".parse().expect("ε");
        let settings = Settings {
            people: 30_000,
            areas: 300,
            districts: 20,
            generator,
            messy: false,
            ..Settings::riverton()
        };
        let trial = Trial::of(settings, &exact).expect("a city");
        let noisy = trial.stretched(&measured(trial.plan(), &exact), 8, 24).expect("a plan");
        let plan = noisy.plan();
        for (name, fold, need, period) in models(plan) {
            let marginal = Marginal { role: Role::Requests, level: 0, need, period, status: true };
            let begin = Instant::now();
            let estimates = Estimates::new(&noisy).expect("estimates");
            estimates.table(marginal).expect("measured");
            let direct = begin.elapsed().as_secs_f64();
            let begin = Instant::now();
            let model = estimates.modelled(&noisy, &fold, &[marginal], 200).expect("a model");
            let (fit, shape) = (begin.elapsed().as_secs_f64(), model.tables[0].shape);
            let begin = Instant::now();
            let share = model.own().share(0, |_, _, _| 1.0);
            let own = begin.elapsed().as_secs_f64();
            assert!(share.is_finite());
            let (cells, report) = (shape.cells(), report(&model.report));
            println!("| {generator:?} | {name} | {cells} | {direct:.1} | {fit:.1} | {own:.1} | {report} |");
        }
    }
}

fn report(report: &Report) -> String {
    let rests = if report.converged { "at rest" } else { "NOT at rest" };
    format!("{} rounds, {:.4}, {:.4}, {rests}", report.rounds, report.moved, report.drift)
}

/// Name, what is kept apart, and the table (need, period) that is told.
fn models(plan: &Plan) -> Vec<(&'static str, Fold, bool, bool)> {
    vec![
        ("place × need", Fold::needs(plan), true, false),
        ("place × period", Fold::periods(plan, (0..plan.periods.len()).collect()), false, true),
    ]
}

fn city(areas: u16, draws: usize, generator: Generator, seed: u64, epsilon: &str, all: bool) {
    let exact: Epsilon = epsilon.parse().expect("ε");
    let districts = (areas / 15).max(1);
    let settings =
        Settings { people: 30_000, areas, districts, generator, seed, messy: false, ..Settings::riverton() };
    let trial = Trial::of(settings, &exact).expect("a city");
    let plan = measured(trial.plan(), &exact);
    let both = trial.measure(&plan).expect("OpenDP draws");
    let mut models = models(&plan);
    if all {
        models.push(("all, by need", Fold::none(&plan), true, false));
        models.push(("all, by period", Fold::none(&plan), false, true));
    }
    for (name, fold, need, period) in models {
        let marginal = Marginal { role: Role::Requests, level: 0, need, period, status: true };
        println!("| {generator:?} {seed} | {name} | {}", compare(&both, &plan, &fold, marginal, draws));
    }
}

/// The planner's tables; where it cuts places by nothing, seven tenths in the finest cells.
fn measured(plan: &Plan, epsilon: &Epsilon) -> Plan {
    let fine = |t: &Table| t.role == Role::Requests && t.level == 0 && t.need && t.period;
    if plan.tables.iter().any(fine) {
        return plan.clone();
    }
    let city = plan.hierarchy.city();
    let one = |(level, cut, part): (usize, bool, u64)| Table {
        level,
        group: None,
        need: cut,
        period: cut,
        status: true,
        role: Role::Requests,
        id: format!("requests-{level}-{cut}"),
        epsilon: epsilon.share(part, 20),
        ..plan.tables[0].clone()
    };
    let tables: Vec<Table> = [(0, true, 14), (city, true, 3), (0, false, 3)].map(one).into();
    Plan { tables, groups: Vec::new(), ..plan.clone() }
}

fn compare(both: &Both, plan: &Plan, fold: &Fold, marginal: Marginal, draws: usize) -> String {
    let begin = Instant::now();
    let estimates = Estimates::new(&both.noisy).expect("estimates");
    let direct = estimates.table(marginal).expect("measured");
    let seconds = begin.elapsed().as_secs_f64();
    let exact = exact(&both.exact, marginal);
    let begin = Instant::now();
    let model = estimates.modelled(&both.noisy, fold, &[marginal], draws).expect("a model");
    let own = begin.elapsed().as_secs_f64();
    let table = &model.tables[0];
    let cells = plan.hierarchy.width(0) * exact.shape.needs * exact.shape.periods * exact.shape.statuses;
    let (ours, theirs) = (score(table, &exact), score(&direct, &exact));
    format!(
        "{cells} | {} | {own:.1} | {seconds:.1} | {} | {:.2} | {:.2} | {:.1} | {:.1} | {:.1} | {:.2} | {:.2} | {:.1} |",
        table.draws.len(),
        report(&model.report),
        ours.fill,
        theirs.fill,
        100.0 * ours.hold,
        ours.half,
        theirs.half,
        ours.rmse,
        theirs.rmse,
        100.0 * ours.counts,
    )
}

fn exact(bundle: &Bundle, marginal: Marginal) -> Estimated {
    Estimates::without_draws(bundle).expect("estimates").table(marginal).expect("measured")
}

/// Error and 90 % ranges of fill rates (points) and of counts of met and unmet (voices).
struct Score {
    fill: f64,
    hold: f64,
    half: f64,
    rmse: f64,
    counts: f64,
}

fn score(table: &Estimated, exact: &Estimated) -> Score {
    let n = exact.shape.statuses;
    let (mut cells, mut total) = (0.0, 0.0);
    let mut s = Score { fill: 0.0, hold: 0.0, half: 0.0, rmse: 0.0, counts: 0.0 };
    for at in (0..exact.values.len()).step_by(n) {
        let of = |i: usize| (exact.values[at + i], table.values[at + i], table.errors_of(at + i));
        let ((m, em, dm), (u, eu, du)) = (of(0), of(1));
        for (x, e, d) in [(m, em, &dm), (u, eu, &du)] {
            total += 1.0;
            s.rmse += (x - e).powi(2);
            let mut d = d.clone();
            let (low, high) = (quantile(&mut d, 0.05, false), quantile(&mut d, 0.95, true));
            s.counts += f64::from(u8::from(e - high <= x && x <= e - low));
        }
        if m + u >= FEWEST {
            let (rate, figure) = (m / (m + u), ratio_at(0.9, em, eu, &dm, &du));
            cells += 1.0;
            s.fill += 100.0 * (figure.estimate - rate).abs();
            s.half += 50.0 * (figure.upper - figure.lower);
            s.hold += f64::from(u8::from(figure.lower <= rate && rate <= figure.upper));
        }
    }
    Score {
        fill: s.fill / cells,
        hold: s.hold / cells,
        half: s.half / cells,
        rmse: (s.rmse / total).sqrt(),
        counts: s.counts / total,
    }
}
