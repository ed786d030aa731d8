//! Joint simulations of the noise, sent through the same least squares (docs/methods.md,
//! section 4).
use rayon::prelude::*;

use super::axes::{Mask, subsets};
use super::fit::{Fit, Layout};
use super::noise::Seed;

/// Simulations of a table: the 50th and 950th of 999 bound 90 % exactly.
const DRAWS: usize = 999;
/// Never fewer: the 20th and 380th of 399 still bound 90 % exactly.
const FEWEST: usize = 399;
/// Cells × draws kept of one table, 4 bytes each (256 MiB).
const MOST_KEPT: usize = 1 << 26;

/// Draws kept of a table of `cells` cells.
pub(crate) fn draw_count(cells: usize) -> usize {
    (MOST_KEPT / cells.max(1)).clamp(FEWEST, DRAWS)
}

/// Simulated errors of each layout, `[layout][draw][cell]`.
///
/// Draw d is the same simulated noise in every table and in every call, whatever
/// else is asked and however many threads there are: its generator is seeded by
/// the bundle, the table and d alone.
///
/// At most `most` draws, which is a limit for calibration only.
pub(crate) fn simulate(fit: &Fit, seed: &Seed, layouts: &[Layout], most: usize) -> Vec<Vec<Vec<f32>>> {
    let counts: Vec<usize> = layouts.iter().map(|l| draw_count(l.shape.cells()).min(most)).collect();
    let wanted: Vec<Mask> =
        subsets(7).filter(|s| layouts.iter().any(|l| l.patterns().any(|p| p == *s))).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let one = |draw: usize| -> Vec<Vec<f32>> {
        let solved = fit.solve(&wanted, |t| seed.noise(t.index, draw, t.cells, t.scale));
        let kept = layouts.iter().zip(&counts).filter(|(_, count)| draw < **count);
        kept.map(|(l, _)| fit.assemble(l, &solved).into_iter().map(|v| v as f32).collect()).collect()
    };
    let by_draw: Vec<Vec<Vec<f32>>> = (0..most).into_par_iter().map(one).collect();
    let mut out: Vec<Vec<Vec<f32>>> = counts.iter().map(|count| Vec::with_capacity(*count)).collect();
    for (draw, tables) in by_draw.into_iter().enumerate() {
        let mut tables = tables.into_iter();
        for (kept, count) in out.iter_mut().zip(&counts) {
            if draw < *count {
                kept.extend(tables.next());
            }
        }
    }
    out
}
