//! Divides the land into areas: small ones in the middle, larger ones outside.
use std::f64::consts::TAU;

use rand::Rng;
use rand::rngs::StdRng;
use rstar::RTree;
use rstar::primitives::GeomWithData;

use super::land::MIDDLE;
use super::raster::{NONE, Raster};
use crate::simulate::random;

/// How densely built the city is at a point.
fn density([x, y]: [f64; 2]) -> f64 {
    0.12 + (-4.2 * (x - MIDDLE[0]).hypot(y - MIDDLE[1])).exp()
}

/// Gives every land cell one of `areas` areas. Each area is one connected part on
/// one bank of the river.
pub(super) fn divide(raster: &mut Raster, areas: u16, rng: &mut StdRng) {
    let mut banks = raster.parts();
    banks.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let least = raster.cells.len() / (4 * usize::from(areas)).max(1);
    raster.cells.fill(NONE);
    banks.retain(|bank| bank.len() >= least);
    banks.truncate(usize::from(areas));
    let weights: Vec<f64> =
        banks.iter().map(|bank| bank.iter().map(|c| density(raster.centre(*c))).sum()).collect();
    let bend = Bend::new(areas, rng);
    let mut first = 0;
    for (bank, count) in banks.iter().zip(apportion(usize::from(areas), &weights)) {
        divide_bank(raster, bank, &bend, first, count, rng);
        first += count;
    }
    tidy(raster);
}

/// Shares `total` out in proportion to `weights`, at least one each (largest
/// remainders; `total` must not be less than the number of weights).
pub(super) fn apportion(total: usize, weights: &[f64]) -> Vec<usize> {
    let sum: f64 = weights.iter().sum();
    let free = total.saturating_sub(weights.len()) as f64;
    let exact: Vec<f64> = weights.iter().map(|w| free * w / sum).collect();
    let mut shares: Vec<usize> = exact.iter().map(|x| 1 + *x as usize).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()));
    let missing = total.saturating_sub(shares.iter().sum());
    for i in order.into_iter().take(missing) {
        shares[i] += 1;
    }
    shares
}

/// A smooth bending of the plane, so that borders curve a little.
struct Bend(Vec<[f64; 5]>);

impl Bend {
    fn new(areas: u16, rng: &mut StdRng) -> Self {
        let spacing = (0.8 / f64::from(areas)).sqrt();
        let wave = |i: usize| {
            // Long gentle waves and short small ones.
            let (length, size) = if i < 4 { (3.2, 0.10) } else { (1.3, 0.045) };
            let (length, size) = (spacing * length, spacing * size);
            let angle = rng.random_range(0.0..TAU);
            let k = TAU / length;
            [size, k * angle.cos(), k * angle.sin(), rng.random_range(0.0..TAU), rng.random_range(0.0..TAU)]
        };
        Bend((0..8).map(wave).collect())
    }

    fn apply(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        self.0.iter().fold([x, y], |[u, v], [size, kx, ky, p, q]| {
            let at = kx * x + ky * y;
            [u + size * (at + p).sin(), v + size * (at + q).cos()]
        })
    }
}

/// Lloyd's algorithm on one bank, weighted by density.
fn divide_bank(
    raster: &mut Raster,
    bank: &[usize],
    bend: &Bend,
    first: usize,
    count: usize,
    rng: &mut StdRng,
) {
    let weights: Vec<f64> = bank.iter().map(|c| density(raster.centre(*c))).collect();
    let points: Vec<[f64; 2]> = bank.iter().map(|c| bend.apply(raster.centre(*c))).collect();
    let cumulated = random::cumulate(weights.iter().copied());
    let mut seeds: Vec<[f64; 2]> = (0..count).map(|_| points[random::pick(rng, &cumulated)]).collect();
    let mut owner = vec![0; points.len()];
    for _ in 0..14 {
        let tree =
            RTree::bulk_load(seeds.iter().enumerate().map(|(i, s)| GeomWithData::new(*s, i)).collect());
        let mut sums = vec![[0.0; 3]; count];
        for (i, point) in points.iter().enumerate() {
            owner[i] = tree.nearest_neighbor(point).map_or(0, |seed| seed.data);
            let sum = &mut sums[owner[i]];
            sum[0] += weights[i] * point[0];
            sum[1] += weights[i] * point[1];
            sum[2] += weights[i];
        }
        for (seed, sum) in seeds.iter_mut().zip(&sums) {
            // Two seeds on the same cell: one of them starts again elsewhere.
            *seed = if sum[2] > 0.0 {
                [sum[0] / sum[2], sum[1] / sum[2]]
            } else {
                points[random::pick(rng, &cumulated)]
            };
        }
    }
    for (cell, owner) in bank.iter().zip(owner) {
        raster.cells[*cell] = (first + owner) as u16;
    }
}

/// Until nothing changes: every area one part, no area touching itself at a
/// mere corner (its outline would not be a simple ring).
pub(super) fn tidy(raster: &mut Raster) {
    for _ in 0..40 {
        let changed = join_fragments(raster) | open_corners(raster);
        if !changed {
            return;
        }
    }
}

/// Hands all but the largest part of each area to the neighbour it borders most
/// (to the water where it has none).
fn join_fragments(raster: &mut Raster) -> bool {
    let mut parts = raster.parts();
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let mut seen = std::collections::BTreeSet::new();
    let mut changed = false;
    for part in parts {
        let own = raster.cells[part[0]];
        if seen.insert(own) {
            continue;
        }
        let mut sides = std::collections::BTreeMap::new();
        for n in part.iter().flat_map(|c| raster.beside(*c)).filter(|n| raster.cells[*n] != own) {
            *sides.entry(raster.cells[n]).or_insert(0u32) += u32::from(raster.cells[n] != NONE);
        }
        let heir = sides.into_iter().max_by_key(|(area, n)| (*n, *area)).map_or(NONE, |(area, _)| area);
        for c in part {
            raster.cells[c] = heir;
        }
        changed = true;
    }
    changed
}

/// Fills one corner wherever an area, or water, meets itself diagonally.
pub(super) fn open_corners(raster: &mut Raster) -> bool {
    let mut changed = false;
    for j in 0..raster.ny - 1 {
        for i in 0..raster.nx - 1 {
            let c = j * raster.nx + i;
            let (right, up, across) = (c + 1, c + raster.nx, c + raster.nx + 1);
            let cell = |at: usize| raster.cells[at];
            if cell(c) == cell(across) && cell(right) != cell(c) && cell(up) != cell(c) {
                raster.cells[up] = cell(c);
                changed = true;
            } else if cell(right) == cell(up) && cell(c) != cell(right) && cell(across) != cell(right) {
                raster.cells[c] = cell(right);
                changed = true;
            }
        }
    }
    changed
}
