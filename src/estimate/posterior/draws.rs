//! Draws of the posterior by perturbation (Matheron's rule; Papandreou and Yuille 2010):
//! a draw of the prior and of the noise is moved by what was measured beyond it.
//!
//! The generator is seeded by the bundle's noisy integers: the same bundle gives the
//! same draws. Draws are independent, and never clipped before they are summed.
use faer::Mat;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rand_distr::StandardNormal;

use super::fit::Fitted;
use super::tree::Tree;

/// Draws taken at once.
pub(crate) const BATCH: usize = 50;

/// Number `batch` of [`BATCH`] draws of the voices of each leaf, `cell × draw`.
pub(crate) fn draw(fitted: &Fitted, tree: &Tree, seed: [u8; 32], batch: usize) -> Vec<Mat<f64>> {
    let frame = fitted.frame();
    let mut rng = generator(seed, batch);
    let (space, design) = (frame.space, frame.design);
    let levels = space.widths.len();
    let mut normal = |n: usize| -> Mat<f64> { Mat::from_fn(n, BATCH, |_, _| rng.sample(StandardNormal)) };
    // The prior, from the city down.
    let mut effects: Vec<Mat<f64>> = Vec::new();
    for level in (0..levels).rev() {
        let one = |unit: usize| {
            let roots = frame.spread.roots(space, design, level, unit);
            let own = super::dense::scaled_rows(&normal(design.len()), &roots);
            match space.up.get(level) {
                Some(up) => own + &effects[up[unit]],
                None => own,
            }
        };
        effects = (0..space.widths[level]).map(one).collect();
    }
    let psi = frame.spread.psi;
    let one = |(leaf, s): (usize, &Mat<f64>)| {
        let own: Vec<f64> = frame.lambda[leaf].iter().map(|l| (psi * l).sqrt()).collect();
        &tree.nodes[0][leaf].below.slope * s + super::dense::scaled_rows(&normal(space.block()), &own)
    };
    let mut cells: Vec<Vec<Mat<f64>>> = vec![effects.iter().enumerate().map(one).collect()];
    for level in 1..levels {
        let mut sums: Vec<Mat<f64>> =
            (0..space.widths[level]).map(|_| Mat::zeros(space.block(), BATCH)).collect();
        cells[level - 1].iter().zip(&space.up[level - 1]).for_each(|(x, parent)| sums[*parent] += x);
        cells.push(sums);
    }
    // What was measured beyond it.
    let residual = fitted.residual();
    let mut noisy: Vec<Vec<Mat<f64>>> = Vec::new();
    for (level, cells) in cells.iter().enumerate() {
        let sums = &frame.rows[level].sums;
        let one = |(unit, x): (usize, &Mat<f64>)| {
            let r: &Vec<f64> = &residual[level][unit];
            Mat::from_fn(r.len(), BATCH, |i, _| r[i]) - sums * x - normal(r.len())
        };
        noisy.push(cells.iter().enumerate().map(one).collect());
    }
    let moved = tree.solve(&frame, BATCH, &|level, unit| noisy[level][unit].clone());
    let level = fitted.level();
    let whole = |leaf: usize, x: &Mat<f64>, more: &Mat<f64>| {
        Mat::from_fn(x.nrows(), BATCH, |i, d| level[leaf][i] + x[(i, d)] + more[(i, d)])
    };
    let both = cells[0].iter().zip(&moved.cells[0]).enumerate();
    both.map(|(leaf, (x, more))| whole(leaf, x, more)).collect()
}

fn generator(mut seed: [u8; 32], batch: usize) -> StdRng {
    let number = (batch as u64 + 1).to_le_bytes();
    seed.iter_mut().zip(number).for_each(|(s, n)| *s ^= n);
    StdRng::from_seed(seed)
}
