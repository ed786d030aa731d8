//! λ₀ by level, and how much a status counts in a family.
use super::effects::Sign;
use super::operator::Frame;
use super::space::Space;

/// λ₀ summed to each level, `[unit][cell of a block]`.
pub(crate) fn by_level(frame: &Frame) -> Vec<Vec<f64>> {
    let (space, n) = (frame.space, frame.space.block());
    let mut levels = vec![frame.lambda.to_vec()];
    for (level, up) in space.up.iter().enumerate() {
        let mut sums = vec![0.0; space.widths[level + 1] * n];
        for (unit, cells) in levels[level].chunks_exact(n).enumerate() {
            sums[up[unit] * n..(up[unit] + 1) * n].iter_mut().zip(cells).for_each(|(s, v)| *s += v);
        }
        levels.push(sums);
    }
    levels
}

/// What an effect of this sign adds to the log of a cell of a status.
pub(crate) fn weight(space: &Space, sign: Sign, status: usize) -> f64 {
    match sign {
        Sign::Asking => 1.0,
        Sign::Met => space.met[status],
        Sign::Pending => space.pending[status],
    }
}
