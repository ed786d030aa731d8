//! Errors side by side with other systems, on the same made-up people and tables.
//!
//!     cargo bench --bench accuracy                          30,000 people, three seeds
//!     cargo bench --bench accuracy -- 30000 5 0.5,1,4       people, seeds, ε
//!     cargo bench --bench accuracy -- 30000 3 4 plain       without posteriors, which take longest
//!     cargo bench --bench accuracy -- small 20              400 people: zone fill rates
//!     cargo bench --bench accuracy -- gaps 30000 2 2        gaps that last: people, seeds, ε
//!
//! Systems: **A** naive Laplace (L0 × L∞), **B** competent per-cell Laplace on requests
//! (L1 at the 95th percentile), **K** plain Laplace cells of the same estimand (one
//! person, one voice), **E** evenhand's tables with least squares alone, **M** the same
//! with the posterior: all that is cut by place from it, the city from least squares; **P** the
//! planner's own choice. Errors of A and B are divided by
//! requests a person, so that all are in persons' voices.
mod baselines;
mod gaps;
mod people;

use std::time::Instant;

use baselines::Bound;
use evenhand::bundle::Bundle;
use evenhand::calibrate::side::Trial;
use evenhand::estimate::{Estimated, Estimates, Fold, Marginal};
use evenhand::pipeline::Role;
use evenhand::plan::{Plan, Table};
use evenhand::privacy::Epsilon;
use evenhand::simulate::Generator;
use people::Everybody;

/// The compared tables: name, level (of areas, districts, city), need, period.
const TABLES: [(&str, usize, bool, bool); 6] = [
    ("area × need × period", 0, true, true),
    ("area × need", 0, true, false),
    ("area × period", 0, false, true),
    ("area", 0, false, false),
    ("district × need × period", 1, true, true),
    ("city: need × period", 2, true, true),
];
const FILLS: [(&str, usize, bool, bool); 3] =
    [("area × need", 0, true, false), ("area × period", 0, false, true), ("area", 0, false, false)];
/// Fewest voices of a cell whose fill rate is compared (ten requests).
const FEWEST: f64 = 2.5;

/// Squared errors of the tables, and absolute ones of fill rates, of one system.
#[derive(Clone, Default)]
struct Errors {
    tables: Vec<f64>,
    fills: Vec<f64>,
    runs: f64,
    seconds: f64,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    if args.first().is_some_and(|a| a == "small") {
        return small(number(args.get(1), 20));
    }
    if args.first().is_some_and(|a| a == "gaps") {
        let epsilon = args.get(3).map_or("2", String::as_str);
        return gaps::compare(number(args.get(1), 30_000) as u32, number(args.get(2), 2), epsilon);
    }
    let people = number(args.first(), 30_000) as u32;
    let seeds = number(args.get(1), 3);
    let epsilons = args.get(2).cloned().unwrap_or_else(|| "1".into());
    let modelled = args.get(3).is_none_or(|a| a != "plain");
    for epsilon in epsilons.split(',') {
        compare(people, seeds, epsilon, modelled);
    }
}

fn number(arg: Option<&String>, default: u64) -> u64 {
    arg.and_then(|a| a.parse().ok()).unwrap_or(default)
}

/// `base` with other tables: (level, cut, part of ε in thousandths).
fn with_tables(base: &Plan, epsilon: &str, tables: &[(usize, &str, u64)]) -> Plan {
    let whole: f64 = epsilon.parse().expect("ε is a number");
    let one = |(level, cut, part): &(usize, &str, u64)| Table {
        level: *level,
        group: None,
        need: cut.contains('n'),
        period: cut.contains('p'),
        status: true,
        role: Role::Requests,
        id: format!("requests-{level}-{cut}"),
        epsilon: format!("{:.6}", whole * *part as f64 / 1000.0).parse::<Epsilon>().expect("a decimal"),
        ..base.tables[0].clone()
    };
    let tables: Vec<Table> = tables.iter().map(one).collect();
    let epsilon = Epsilon::sum(tables.iter().map(|t| &t.epsilon)).expect("a sum");
    Plan { tables, epsilon, groups: Vec::new(), ..base.clone() }
}

fn compare(people: u32, seeds: u64, epsilon: &str, modelled: bool) {
    let exact_epsilon: Epsilon = epsilon.parse().expect("ε is a decimal");
    let names = ["A", "B", "K", "E", "M", "P least squares", "P as told"];
    let mut all: Vec<Errors> = vec![Errors::default(); names.len()];
    let (mut mean, mut reports) = (vec![0.0; TABLES.len()], Vec::new());
    for seed in 1..=seeds {
        for generator in [Generator::LogLinear, Generator::Bursts, Generator::Flood] {
            let trial = Trial::new(people, &exact_epsilon, generator, seed).expect("a city");
            let base = trial.plan().clone();
            let city = base.hierarchy.city();
            let everybody = Everybody::new(&trial, &base);
            let exact = everybody.exact();
            let voices = everybody.people.len() as f64;
            let scale = voices / exact.iter().sum::<f64>();
            let truth = tables(&base, &exact, scale);
            for (i, bound) in [Bound::Cells, Bound::Records].into_iter().enumerate() {
                let noisy = baselines::release(&everybody, bound, exact_epsilon.approx(), seed);
                all[i].add(&truth, &tables(&base, &noisy, scale));
            }
            let plans = [
                with_tables(&base, epsilon, &[(0, "np", 1000)]),
                with_tables(&base, epsilon, &[(0, "np", 700), (city, "np", 150), (0, "", 150)]),
                base.clone(),
            ];
            for (i, plan) in plans.iter().enumerate() {
                let both = trial.measure(plan).expect("OpenDP draws");
                let truth = direct(&both.exact);
                let own = direct(&both.noisy);
                if i == 0 {
                    mean.iter_mut().zip(&truth).for_each(|(m, t)| *m += average(t));
                }
                let begin = Instant::now();
                all[[2, 3, 5][i]].add(&truth, &own);
                if i > 0 && modelled {
                    let (told, report) = told(&both.noisy, &own);
                    let system = &mut all[[0, 4, 6][i]];
                    system.add(&truth, &told);
                    system.seconds += begin.elapsed().as_secs_f64();
                    reports.push(report);
                }
            }
        }
    }
    print(people, seeds, epsilon, &names, &all, &mean);
    for report in reports {
        eprintln!("{report}");
    }
}

/// Met and unmet by table, in voices; empty where a table is not determined.
type Tables = Vec<Vec<f64>>;

fn asked(plan: &Plan) -> Vec<Marginal> {
    let city = plan.hierarchy.city();
    let level = |l: usize| if l == 2 { city } else { l.min(city) };
    let one = |t: &(&str, usize, bool, bool)| Marginal {
        role: Role::Requests,
        level: level(t.1),
        need: t.2,
        period: t.3,
        status: true,
    };
    TABLES.iter().map(one).collect()
}

fn old_enough(table: &Estimated) -> Vec<f64> {
    table.values.chunks_exact(table.shape.statuses).flat_map(|s| [s[0], s[1]]).collect()
}

fn direct(bundle: &Bundle) -> Tables {
    let estimates = Estimates::without_draws(bundle).expect("estimates");
    estimates
        .tables(&asked(bundle.plan()))
        .iter()
        .map(|t| t.as_ref().map_or(Vec::new(), old_enough))
        .collect()
}

/// Places, places by need and places by period from models of these, as on pages; what is cut
/// by place, need and period from one of all cells; the rest from least squares.
fn told(bundle: &Bundle, own: &Tables) -> (Tables, String) {
    let (estimates, plan) = (Estimates::new(bundle).expect("estimates"), bundle.plan());
    let asked = asked(plan);
    let mut reports = Vec::new();
    let mut model = |fold: &Fold, which: &[usize]| -> Vec<Vec<f64>> {
        let which: Vec<Marginal> = which.iter().map(|i| asked[*i]).collect();
        let model = estimates.modelled(bundle, fold, &which, 200).expect("a model");
        reports.push(format!("{:?}", model.report));
        model.tables.iter().map(old_enough).collect()
    };
    let periods = Fold::periods(plan, (0..plan.periods.len()).collect());
    let mut out = own.clone();
    for (fold, which) in [(Fold::none(plan), vec![0, 3, 4]), (Fold::needs(plan), vec![1]), (periods, vec![2])]
    {
        for (i, table) in which.iter().zip(model(&fold, &which)) {
            if !own[*i].is_empty() {
                out[*i] = table;
            }
        }
    }
    (out, reports.join("; "))
}

/// Requests summed to the compared tables, times `scale`.
fn tables(plan: &Plan, cells: &[f64], scale: f64) -> Tables {
    let (needs, periods) = (plan.needs.len(), plan.periods.len());
    let one = |m: &Marginal| {
        let (n, p) = (if m.need { needs } else { 1 }, if m.period { periods } else { 1 });
        let mut out = vec![0.0; plan.hierarchy.width(m.level) * n * p * 2];
        for (i, v) in cells.iter().enumerate() {
            let (status, period, need, leaf) =
                (i % 2, i / 2 % periods, i / (2 * periods) % needs, i / (2 * periods * needs));
            let at = plan.hierarchy.ancestor(leaf, m.level);
            let (need, period) = (if m.need { need } else { 0 }, if m.period { period } else { 0 });
            out[((at * n + need) * p + period) * 2 + status] += v * scale;
        }
        out
    };
    asked(plan).iter().map(one).collect()
}

fn average(cells: &[f64]) -> f64 {
    cells.iter().sum::<f64>() / cells.len().max(1) as f64
}

impl Errors {
    /// NaN for a system that was not run.
    fn mean(&self, sums: &[f64], i: usize) -> f64 {
        sums.get(i).map_or(f64::NAN, |sum| sum / self.runs)
    }

    fn add(&mut self, truth: &Tables, got: &Tables) {
        self.tables.resize(TABLES.len(), 0.0);
        self.fills.resize(FILLS.len(), 0.0);
        self.runs += 1.0;
        for (sum, (t, g)) in self.tables.iter_mut().zip(truth.iter().zip(got)) {
            let squares = t.iter().zip(g).map(|(a, b)| (a - b) * (a - b)).sum::<f64>();
            *sum += if g.is_empty() || t.is_empty() { f64::NAN } else { squares / t.len() as f64 };
        }
        for (sum, fill) in self.fills.iter_mut().zip(&FILLS) {
            let at = TABLES.iter().position(|t| (t.1, t.2, t.3) == (fill.1, fill.2, fill.3)).unwrap_or(0);
            let pairs = truth[at].chunks_exact(2).zip(got[at].chunks_exact(2));
            let off: Vec<f64> = pairs
                .filter(|(t, _)| t[0] + t[1] >= FEWEST)
                .map(|(t, g)| 100.0 * (rate(t) - rate(g)).abs())
                .collect();
            *sum += if got[at].is_empty() || truth[at].is_empty() { f64::NAN } else { average(&off) };
        }
    }
}

fn rate(cell: &[f64]) -> f64 {
    let total = cell[0] + cell[1];
    if total > 0.0 { (cell[0] / total).clamp(0.0, 1.0) } else { 0.65 }
}

fn print(people: u32, seeds: u64, epsilon: &str, names: &[&str], all: &[Errors], mean: &[f64]) {
    let cities = 3 * seeds;
    println!("\n### {people} people, ε = {epsilon}, {cities} cities: root mean square error in voices\n");
    println!("| table (mean cell) | {} |\n|---|{}", names.join(" | "), "---:|".repeat(names.len()));
    for (i, table) in TABLES.iter().enumerate() {
        let row: Vec<String> = all.iter().map(|e| show(e.mean(&e.tables, i).sqrt())).collect();
        println!("| {} ({:.1}) | {} |", table.0, mean[i] / cities as f64, row.join(" | "));
    }
    println!("\n### The same: mean error of fill rates, in points of 100\n");
    println!("| table | {} |\n|---|{}", names.join(" | "), "---:|".repeat(names.len()));
    for (i, fill) in FILLS.iter().enumerate() {
        let row: Vec<String> = all.iter().map(|e| show(e.mean(&e.fills, i))).collect();
        println!("| {} | {} |", fill.0, row.join(" | "));
    }
    println!(
        "\nSeconds a posterior: {:.1} (M), {:.1} (P).",
        all[4].seconds / all[4].runs,
        all[6].seconds / all[6].runs
    );
}

fn show(v: f64) -> String {
    if v.is_nan() { "–".into() } else { format!("{v:.2}") }
}

/// 400 people: fill rates of the planner's places, by default and with areas first.
fn small(cities: u64) {
    println!("### 400 people, ε = 1, {cities} cities of each kind: fill rates of the planner's places\n");
    println!(
        "| plan | estimates | places | mean error, points | correlation with the truth |\n|---|---|---:|---:|---:|"
    );
    let epsilon: Epsilon = "1".parse().expect("ε");
    for (name, focused) in [("default", false), ("areas first", true)] {
        let engines = ["least squares", "posterior"];
        let (mut error, mut together, mut runs, mut places) = ([0.0; 2], [0.0; 2], 0.0, 0.0);
        for seed in 1..=cities {
            for generator in [Generator::LogLinear, Generator::Bursts, Generator::Flood] {
                let trial = Trial::new(400, &epsilon, generator, seed).expect("a city");
                let plan = if focused { trial.areas_first().expect("a plan") } else { trial.plan().clone() };
                let both = trial.measure(&plan).expect("OpenDP draws");
                let known = |all: &[f64]| -> Vec<f64> {
                    let n = all.len() / 2 - usize::from(plan.hierarchy.city() > 0);
                    all.chunks_exact(2).take(n).map(|c| 100.0 * rate(c)).collect()
                };
                let truth = known(&direct(&both.exact)[3]);
                let own = direct(&both.noisy);
                for (i, all) in [own[3].clone(), places_told(&both.noisy)].iter().enumerate() {
                    let got = known(all);
                    let off: Vec<f64> = truth.iter().zip(&got).map(|(a, b)| (a - b).abs()).collect();
                    error[i] += average(&off);
                    together[i] += correlation(&truth, &got);
                }
                places += truth.len() as f64;
                runs += 1.0;
            }
        }
        for (i, engine) in engines.iter().enumerate() {
            println!(
                "| {name} | {engine} | {:.1} | {:.1} | {:.2} |",
                places / runs,
                error[i] / runs,
                together[i] / runs
            );
        }
    }
}

/// Places from the model of places alone, whatever engine the plan has.
fn places_told(bundle: &Bundle) -> Vec<f64> {
    let (estimates, plan) = (Estimates::new(bundle).expect("estimates"), bundle.plan());
    let place = [asked(plan)[3]];
    let all = Fold::periods(plan, vec![0; plan.periods.len()]);
    estimates.modelled(bundle, &all, &place, 400).map_or(Vec::new(), |m| old_enough(&m.tables[0]))
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let (ma, mb) = (average(a), average(b));
    let cov = |x: &[f64], mx: f64, y: &[f64], my: f64| {
        x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>()
    };
    cov(a, ma, b, mb) / (cov(a, ma, a, ma) * cov(b, mb, b, mb)).sqrt()
}
