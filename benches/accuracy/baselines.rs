//! What a competent engineer would build without this project, from the same OpenDP
//! parts: two tables of requests (all, met), each with half of ε.
//!
//! Both learn their bounds from the data without paying for it, which flatters them.
use opendp::domains::{AtomDomain, VectorDomain};
use opendp::measurements::make_laplace;
use opendp::measures::MaxDivergence;
use opendp::metrics::L1Distance;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use super::people::{Everybody, Request};

/// How a person's requests are bounded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// B: at most L records a person, L at the 95th percentile; sensitivity L.
    Records,
    /// A: at most L0 cells a person and L∞ records a cell, both at the 95th percentile;
    /// sensitivity L0 · L∞.
    Cells,
}

/// Noisy counts, met and unmet, `[cell][2]`.
pub fn release(everybody: &Everybody, bound: Bound, epsilon: f64, seed: u64) -> Vec<f64> {
    release_with_scales(everybody, bound, epsilon, seed).0
}

/// The same with the noise scales of both tables, all and met.
pub fn release_with_scales(
    everybody: &Everybody,
    bound: Bound,
    epsilon: f64,
    seed: u64,
) -> (Vec<f64>, (f64, f64)) {
    let mut rng = StdRng::seed_from_u64(seed);
    let (all, of_all) = table(everybody, bound, epsilon / 2.0, |_| true, &mut rng);
    let (met, of_met) = table(everybody, bound, epsilon / 2.0, |r| r.met, &mut rng);
    let cells = met.iter().zip(&all).flat_map(|(m, a)| [*m as f64, (a - m) as f64]).collect();
    (cells, (of_all, of_met))
}

fn table(
    everybody: &Everybody,
    bound: Bound,
    epsilon: f64,
    counts: impl Fn(&Request) -> bool,
    rng: &mut StdRng,
) -> (Vec<i64>, f64) {
    let chosen: Vec<Vec<usize>> = everybody
        .people
        .iter()
        .map(|p| p.iter().filter(|r| counts(r)).map(|r| r.cell).collect::<Vec<usize>>())
        .filter(|p| !p.is_empty())
        .collect();
    let per_cell = |p: &Vec<usize>| {
        let mut cells = p.clone();
        cells.sort_unstable();
        cells.chunk_by(|a, b| a == b).map(<[usize]>::len).collect::<Vec<usize>>()
    };
    let (most, sensitivity) = match bound {
        Bound::Records => {
            let l1 = percentile(chosen.iter().map(Vec::len).collect());
            ((l1, usize::MAX), l1)
        }
        Bound::Cells => {
            let l0 = percentile(chosen.iter().map(|p| per_cell(p).len()).collect());
            let inf = percentile(chosen.iter().flat_map(per_cell).collect());
            ((l0, inf), l0 * inf)
        }
    };
    let mut counts = vec![0i64; everybody.cells];
    for person in &chosen {
        let mut order = person.clone();
        order.shuffle(rng);
        match bound {
            Bound::Records => order.iter().take(most.0).for_each(|c| counts[*c] += 1),
            Bound::Cells => {
                let mut kept: Vec<(usize, usize)> = Vec::new();
                for cell in order {
                    match kept.iter().position(|(c, _)| *c == cell) {
                        Some(i) if kept[i].1 < most.1 => kept[i].1 += 1,
                        None if kept.len() < most.0 => kept.push((cell, 1)),
                        _ => {}
                    }
                }
                kept.iter().for_each(|(c, n)| counts[*c] += *n as i64);
            }
        }
    }
    let _: u64 = rng.random();
    let scale = sensitivity as f64 / epsilon;
    (laplace(&counts, scale), scale)
}

fn percentile(mut sizes: Vec<usize>) -> usize {
    sizes.sort_unstable();
    sizes.get(sizes.len() * 95 / 100).or(sizes.last()).copied().unwrap_or(1)
}

/// OpenDP's discrete Laplace noise.
fn laplace(counts: &Vec<i64>, scale: f64) -> Vec<i64> {
    let domain = VectorDomain::new(AtomDomain::<i64>::default()).with_size(counts.len());
    let noise = make_laplace::<_, _, MaxDivergence>(domain, L1Distance::<i64>::default(), scale, None);
    noise.and_then(|m| m.invoke(counts)).expect("OpenDP draws")
}
