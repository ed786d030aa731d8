//! Which places have a gap that lasts: found, and found rightly, beside plain noisy cells.
//!
//! Every system is held against the exact list of its own estimand: B against requests, the
//! others against persons' voices. Plain cells have two lists: a place is on the first if
//! in at least k of the n periods its estimate is below the target, on the second if in at
//! least k of them its own 90 % range is.
use evenhand::bundle::Bundle;
use evenhand::calibrate::side::Trial;
use evenhand::equity::CrossStory;
use evenhand::estimate::{Estimates, Marginal};
use evenhand::pipeline::Role;
use evenhand::plan::Plan;
use evenhand::privacy::Epsilon;
use evenhand::simulate::Generator;

use super::baselines::{self, Bound};
use super::people::Everybody;

/// Two-sided 90 % of a Normal.
const RANGE: f64 = 1.645;
const NAMES: [&str; 5] = ["evenhand", "K, by estimates", "K, by ranges", "B, by estimates", "B, by ranges"];

/// (1 − t)·met − t·unmet of a place and period, with its standard error.
type Cells = Vec<Vec<(f64, f64)>>;

#[derive(Clone, Copy, Default)]
struct Found {
    listed: f64,
    right: f64,
    so: f64,
    false_part: f64,
    releases: f64,
}

impl Found {
    fn add(&mut self, listed: &[bool], so: &[bool]) {
        let count = |pick: &dyn Fn(bool, bool) -> bool| {
            listed.iter().zip(so).filter(|(l, s)| pick(**l, **s)).count() as f64
        };
        let (all, right) = (count(&|l, _| l), count(&|l, s| l && s));
        self.listed += all;
        self.right += right;
        self.so += count(&|_, s| s);
        self.false_part += if all > 0.0 { 1.0 - right / all } else { 0.0 };
        self.releases += 1.0;
    }
}

pub fn compare(people: u32, seeds: u64, epsilon: &str) {
    let exact_epsilon: Epsilon = epsilon.parse().expect("ε is a decimal");
    let mut all = [Found::default(); NAMES.len()];
    for seed in 1..=seeds {
        for generator in Generator::ALL {
            let trial = Trial::new(people, &exact_epsilon, generator, seed).expect("a city");
            let plan = trial.plan().clone();
            let both = trial.measure(&plan).expect("OpenDP draws");
            let (shown, exact) = trial.stories(&both).expect("stories");
            let (Some(ours), Some(theirs)) = (&shown.by_period, &exact.by_period) else { continue };
            // Plain cells are compared where ours are as fine.
            if ours.level != plan.hierarchy.levels[0].id || ours.lasting == 0 {
                continue;
            }
            let (t, k) = (shown.target / 100.0, ours.lasting);
            let so: Vec<bool> = theirs.places.iter().map(|p| p.lasts).collect();
            all[0].add(&ours.places.iter().map(|p| p.lasts).collect::<Vec<_>>(), &so);
            let columns = columns(&plan, ours);
            let places = ours.places.len();
            let plain = super::with_tables(&plan, epsilon, &[(0, "np", 1000)]);
            let cells = voices(&trial.measure(&plain).expect("OpenDP draws").noisy, &columns, t);
            all[1].add(&lasting(&cells[..places], k, 0.0), &so);
            all[2].add(&lasting(&cells[..places], k, RANGE), &so);
            let everybody = Everybody::new(&trial, &plan);
            let of = |counts: &[f64], scales| requests(&plan, counts, scales, &columns, t);
            let so = lasting(&of(&everybody.exact(), (0.0, 0.0))[..places], k, 0.0);
            let (noisy, scales) =
                baselines::release_with_scales(&everybody, Bound::Records, exact_epsilon.approx(), seed);
            let cells = of(&noisy, scales);
            all[3].add(&lasting(&cells[..places], k, 0.0), &so);
            all[4].add(&lasting(&cells[..places], k, RANGE), &so);
        }
    }
    print(people, epsilon, &all);
}

/// The column of each plan period.
fn columns(plan: &Plan, cross: &CrossStory) -> Vec<usize> {
    let column = |day| cross.spans.iter().position(|(from, to)| *from <= day && day <= *to).unwrap_or(0);
    plan.periods.iter().map(|p| column(p.from)).collect()
}

fn lasting(cells: &[Vec<(f64, f64)>], k: usize, range: f64) -> Vec<bool> {
    let below = |place: &Vec<(f64, f64)>| place.iter().filter(|(v, sd)| v + range * sd < -1e-9).count();
    cells.iter().map(|place| below(place) >= k).collect()
}

fn columns_of(columns: &[usize]) -> usize {
    columns.iter().max().map_or(0, |last| last + 1)
}

/// From a bundle of plain cells of persons' voices.
fn voices(bundle: &Bundle, columns: &[usize], t: f64) -> Cells {
    let asked = Marginal { role: Role::Requests, level: 0, need: false, period: true, status: true };
    let estimates = Estimates::without_draws(bundle).expect("estimates");
    let table = estimates.tables(&[asked]).pop().flatten().expect("measured");
    let mut out = vec![vec![(0.0, 0.0); columns_of(columns)]; table.shape.areas];
    for (area, place) in out.iter_mut().enumerate() {
        for (period, column) in columns.iter().enumerate() {
            let at = |status| table.shape.index(area, 0, 0, period, status);
            let (met, unmet) = (at(0), at(1));
            let cell = &mut place[*column];
            cell.0 += (1.0 - t) * table.values[met] - t * table.values[unmet];
            cell.1 += ((1.0 - t) * table.errors[met]).powi(2) + (t * table.errors[unmet]).powi(2);
        }
    }
    rooted(out)
}

/// From counts of requests, met and unmet, whose noise scales are of all and of met.
fn requests(plan: &Plan, counts: &[f64], (all, met): (f64, f64), columns: &[usize], t: f64) -> Cells {
    let (needs, periods) = (plan.needs.len(), plan.periods.len());
    let mut out = vec![vec![(0.0, 0.0); columns_of(columns)]; plan.hierarchy.width(0)];
    for (i, cell) in counts.chunks_exact(2).enumerate() {
        let (period, place) = (i % periods, i / (periods * needs));
        let sum = &mut out[place][columns[period]];
        sum.0 += (1.0 - t) * cell[0] - t * cell[1];
        // met − t·all; a Laplace variable of scale b has variance 2 b².
        sum.1 += 2.0 * met * met + 2.0 * (t * all).powi(2);
    }
    rooted(out)
}

fn rooted(mut cells: Cells) -> Cells {
    cells.iter_mut().flatten().for_each(|cell| cell.1 = cell.1.sqrt());
    cells
}

fn print(people: u32, epsilon: &str, all: &[Found]) {
    println!("\n### {people} people, ε = {epsilon}: places with a gap that lasts\n");
    println!(
        "| system | releases | listed | so, % (precision) | false discovery rate, % | found, % (recall) |"
    );
    println!("|---|---:|---:|---:|---:|---:|");
    for (name, f) in NAMES.iter().zip(all) {
        println!(
            "| {name} | {:.0} | {:.0} | {} | {:.1} | {} |",
            f.releases,
            f.listed,
            percent(f.right, f.listed),
            100.0 * f.false_part / f.releases.max(1.0),
            percent(f.right, f.so)
        );
    }
}

fn percent(part: f64, of: f64) -> String {
    if of > 0.0 { format!("{:.1}", 100.0 * part / of) } else { "–".into() }
}
