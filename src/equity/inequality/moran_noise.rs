//! Moran's I of rates that carry noise.
//!
//! Noise that is independent between areas attenuates I by about signal over signal and
//! noise variance, since it adds to Σ z² and hardly to Σ w z_i z_j. Both are quadratic
//! forms of y + e, so that what the noise adds on average is known: its mean over the
//! simulated errors is taken off each. The range simulates the same estimator around
//! values that have the variance that is left ("noise added once": a bootstrap of the
//! noisy values would add it twice).
use super::space::{Neighbours, moran};
use crate::estimate::{Figure, interval_at};

/// The variance that is left must be at least this part of all, or nothing is said.
const LEAST: f64 = 0.3;

/// Moran's I with its range, for rates y and simulated errors `e[d][i]`; `None` without
/// neighbours, or where the noise outweighs the differences between the areas.
pub fn moran_under_noise(
    rates: &[f64],
    near: &Neighbours,
    errors: &[Vec<f64>],
    level: f64,
) -> Option<Figure> {
    let raw = moran(rates, near)?;
    if errors.is_empty() {
        return Some(Figure { estimate: raw, lower: raw, upper: raw });
    }
    let noise = mean_forms(errors, near);
    let seen = Forms::of(rates, near);
    let left = seen.squares - noise.squares;
    if left < LEAST * seen.squares {
        return None;
    }
    let estimate = seen.less(&noise).index(near)?;
    let mean = rates.iter().sum::<f64>() / rates.len() as f64;
    let shrink = (left / seen.squares).sqrt();
    let base: Vec<f64> = rates.iter().map(|y| mean + shrink * (y - mean)).collect();
    let again = |e: &Vec<f64>| {
        let noisy: Vec<f64> = base.iter().zip(e).map(|(x, e)| x + e).collect();
        Forms::of(&noisy, near).less(&noise).index(near).map(|i| i - raw)
    };
    let mut around: Vec<f64> = errors.iter().filter_map(again).collect();
    // Draws without a value are as far away as can be.
    around.resize(errors.len(), f64::INFINITY);
    let f = interval_at(level, estimate, &around);
    Some(Figure { lower: f.lower.max(-1.0), upper: f.upper.min(1.0), ..f })
}

/// Σ w_ij z_i z_j and Σ z², z being the values less their mean.
#[derive(Clone, Copy)]
struct Forms {
    cross: f64,
    squares: f64,
    areas: f64,
}

impl Forms {
    fn of(x: &[f64], near: &Neighbours) -> Self {
        let mean = x.iter().sum::<f64>() / x.len() as f64;
        let z: Vec<f64> = x.iter().map(|v| v - mean).collect();
        Forms { cross: near.cross(&z), squares: z.iter().map(|v| v * v).sum(), areas: x.len() as f64 }
    }

    fn less(&self, noise: &Forms) -> Self {
        Forms { cross: self.cross - noise.cross, squares: self.squares - noise.squares, ..*self }
    }

    fn index(&self, near: &Neighbours) -> Option<f64> {
        (self.squares > 0.0)
            .then(|| super::over(self.areas * self.cross, near.total() * self.squares))
            .flatten()
    }
}

fn mean_forms(errors: &[Vec<f64>], near: &Neighbours) -> Forms {
    let n = errors.len() as f64;
    let zero = Forms { cross: 0.0, squares: 0.0, areas: 0.0 };
    errors.iter().map(|e| Forms::of(e, near)).fold(zero, |sum, f| Forms {
        cross: sum.cross + f.cross / n,
        squares: sum.squares + f.squares / n,
        areas: f.areas,
    })
}

#[cfg(test)]
mod tests {
    use rand::rngs::StdRng;
    use rand::{Rng, SeedableRng};

    use super::*;

    /// A rook lattice.
    fn lattice(side: usize) -> Neighbours {
        let lists: Vec<Vec<usize>> = (0..side * side)
            .map(|i| {
                let (r, c) = (i / side, i % side);
                let steps = [
                    (r > 0, i.wrapping_sub(side)),
                    (r + 1 < side, i + side),
                    (c > 0, i.wrapping_sub(1)),
                    (c + 1 < side, i + 1),
                ];
                steps.iter().filter(|(there, _)| *there).map(|(_, j)| *j).collect()
            })
            .collect();
        Neighbours::row_standardised(&lists)
    }

    fn normal(rng: &mut StdRng) -> f64 {
        (0..12).map(|_| rng.random::<f64>()).sum::<f64>() - 6.0
    }

    #[test]
    fn noise_attenuates_and_the_correction_takes_that_back_with_ranges_that_hold() {
        let (near, trials, mut rng) = (lattice(8), 200, StdRng::seed_from_u64(5));
        let (mut held, mut told_of, mut raw, mut corrected, mut exact) = (0, 0, 0.0, 0.0, 0.0);
        for _ in 0..trials {
            let steep = normal(&mut rng);
            let truth: Vec<f64> = (0..64).map(|i| steep * (i / 8) as f64 / 2.5 + normal(&mut rng)).collect();
            let noise = |rng: &mut StdRng| (0..64).map(|_| 0.8 * normal(rng)).collect::<Vec<f64>>();
            let seen: Vec<f64> = truth.iter().zip(noise(&mut rng)).map(|(t, e)| t + e).collect();
            let errors: Vec<Vec<f64>> = (0..199).map(|_| noise(&mut rng)).collect();
            // Where the slope is small, the noise may outweigh it, and nothing is said.
            let Some(told) = moran_under_noise(&seen, &near, &errors, 0.9) else { continue };
            told_of += 1;
            let of = |x: &[f64]| moran(x, &near).unwrap();
            held += i32::from((told.lower..=told.upper).contains(&of(&truth)));
            raw += of(&seen);
            corrected += told.estimate;
            exact += of(&truth);
        }
        assert!(told_of > trials / 2, "{told_of}");
        let n = f64::from(told_of);
        assert!((raw - exact) / n < -0.05, "raw is attenuated: {} {}", raw / n, exact / n);
        assert!(((corrected - exact) / n).abs() < 0.03, "{} {}", corrected / n, exact / n);
        // 90 of 100 are meant to; 85 are five standard errors off at 200.
        assert!(held * 100 >= told_of * 84, "{held} of {told_of}");
    }

    #[test]
    fn nothing_is_said_where_noise_is_all_there_is() {
        let (near, mut rng) = (lattice(6), StdRng::seed_from_u64(9));
        let noise = |rng: &mut StdRng| (0..36).map(|_| normal(rng)).collect::<Vec<f64>>();
        let errors: Vec<Vec<f64>> = (0..199).map(|_| noise(&mut rng)).collect();
        let flat: Vec<f64> = (0..36).map(|i| 0.2 * f64::from(i % 2)).collect();
        let seen: Vec<f64> = flat.iter().zip(noise(&mut rng)).map(|(a, b)| a + b).collect();
        assert!(moran_under_noise(&seen, &near, &errors, 0.9).is_none());
    }
}
