//! Places that are alike until their own rows say otherwise: a Normal model of what was
//! measured, with the known noise.
//!
//! In place a, d_a (one number a period) is measured as y_a = d_a + e_a, where the law of
//! the noise e_a is known. Places are exchangeable, periods within a place as well:
//!
//!   d_ap = μ + α_a + γ_ap,  α_a ~ N(0, τ²),  γ_ap ~ N(0, ω² c_a)
//!
//! with c_a given (few people scatter more than many). This is the area-level model of
//! Fay and Herriot (1979) with a second stage for time (Rao and Yu 1994, without its
//! autocorrelation). τ and ω are not plugged in but averaged over: a grid, flat in their
//! logarithms, is weighed by the likelihood, μ being integrated out.
//!
//! Draws of d_a given everything measured are made by Matheron's rule: a draw of the model
//! (d', y' = d' + e') becomes d' + Cov(d, y) Var(y)⁻¹ (y − y'). The e' are the simulated
//! errors of the measurement, with the shape that its noise really has.
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rand_distr::StandardNormal;
use rayon::prelude::*;

/// Draws for each place.
pub(crate) const DRAWS: usize = 2_000;
/// Values of τ and of ω that are tried: 0.005 and so on, each times 1.6.
const STEPS: usize = 10;
const FIRST: f64 = 0.005;
const STEP: f64 = 1.6;
/// Points of the grid with less than this part of the weight are left out.
const LEAST: f64 = 1e-3;

/// What was measured in one place, by period.
pub(crate) struct Place {
    /// y_a.
    pub(crate) seen: Vec<f64>,
    /// Simulated errors of it, draw by draw.
    pub(crate) errors: Vec<Vec<f64>>,
    /// c_a.
    pub(crate) scatter: f64,
}

/// One draw of a place: as it might be for all that is known of the others, and with its
/// own rows as well.
pub(crate) struct Draw<'a> {
    pub(crate) without: &'a [f64],
    pub(crate) with: &'a [f64],
}

/// The fitted model.
pub(crate) struct Model<'a> {
    places: &'a [Place],
    /// One a draw: which point of the grid, and μ.
    levels: Vec<(usize, f64)>,
    grid: Vec<Point>,
    seed: u64,
}

/// τ² and ω² with what follows from them.
struct Point {
    between: f64,
    within: f64,
    /// Cholesky factors of Var(y_a), a place each.
    factors: Vec<Vec<f64>>,
    mean: f64,
    /// Precision of μ.
    precision: f64,
    log_likelihood: f64,
}

impl<'a> Model<'a> {
    /// `None` where no variances fit.
    pub(crate) fn new(places: &'a [Place]) -> Option<Self> {
        let noise: Vec<Vec<f64>> = places.iter().map(covariance).collect();
        let sizes = || (0..STEPS).map(|i| FIRST * STEP.powi(i as i32));
        let pairs: Vec<(f64, f64)> = sizes().flat_map(|t| sizes().map(move |w| (t * t, w * w))).collect();
        let grid: Vec<Point> =
            pairs.into_par_iter().filter_map(|(t, w)| Point::new(places, &noise, t, w)).collect();
        let best = grid.iter().map(|p| p.log_likelihood).fold(f64::NEG_INFINITY, f64::max);
        let weight = |p: &Point| (p.log_likelihood - best).exp();
        let all: f64 = grid.iter().map(weight).sum();
        let grid: Vec<Point> = grid.into_iter().filter(|p| weight(p) >= LEAST * all).collect();
        let kept: f64 = grid.iter().map(weight).sum();
        if grid.is_empty() || !kept.is_finite() {
            return None;
        }
        let seed = seed(places);
        let mut rng = StdRng::seed_from_u64(seed);
        let (mut at, mut below) = (0, weight(&grid[0]) / kept);
        let level = |i: usize| {
            let part = (i as f64 + 0.5) / DRAWS as f64;
            while part > below && at + 1 < grid.len() {
                at += 1;
                below += weight(&grid[at]) / kept;
            }
            let z: f64 = rng.sample(StandardNormal);
            (at, grid[at].mean + z / grid[at].precision.sqrt())
        };
        let levels = (0..DRAWS).map(level).collect();
        Some(Model { places, levels, grid, seed })
    }

    /// Every draw of place `a`.
    pub(crate) fn each(&self, a: usize, mut look: impl FnMut(Draw)) {
        let place = &self.places[a];
        let n = place.seen.len();
        let mut rng = StdRng::seed_from_u64(self.seed ^ (a as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (mut without, mut with) = (vec![0.0; n], vec![0.0; n]);
        for (i, (at, mean)) in self.levels.iter().enumerate() {
            let point = &self.grid[*at];
            let own: f64 = rng.sample(StandardNormal);
            let own = mean + point.between.sqrt() * own;
            for d in &mut without {
                let z: f64 = rng.sample(StandardNormal);
                *d = own + (point.within * place.scatter).sqrt() * z;
            }
            // Grid points come in order: steps through the errors that share no factor with
            // their number keep both apart.
            let e = &place.errors[(i * 7_919) % place.errors.len()];
            let mut rest: Vec<f64> =
                place.seen.iter().zip(&without).zip(e).map(|((y, d), e)| y - d - e).collect();
            solve(&point.factors[a], &mut rest);
            let all: f64 = rest.iter().sum();
            for ((w, d), r) in with.iter_mut().zip(&without).zip(&rest) {
                *w = d + point.between * all + point.within * place.scatter * r;
            }
            look(Draw { without: &without, with: &with });
        }
    }
}

impl Point {
    fn new(places: &[Place], noise: &[Vec<f64>], between: f64, within: f64) -> Option<Self> {
        let factor = |(place, noise): (&Place, &Vec<f64>)| {
            let n = place.seen.len();
            let mut v: Vec<f64> = noise.iter().map(|s| s + between).collect();
            (0..n).for_each(|i| v[i * n + i] += within * place.scatter);
            cholesky(v, n)
        };
        let factors: Vec<Vec<f64>> = places.iter().zip(noise).map(factor).collect::<Option<_>>()?;
        let (mut ones, mut cross, mut squares, mut logs) = (0.0, 0.0, 0.0, 0.0);
        for (place, factor) in places.iter().zip(&factors) {
            let n = place.seen.len();
            let mut one = vec![1.0; n];
            solve(factor, &mut one);
            let mut y = place.seen.clone();
            solve(factor, &mut y);
            ones += one.iter().sum::<f64>();
            cross += y.iter().sum::<f64>();
            squares += y.iter().zip(&place.seen).map(|(a, b)| a * b).sum::<f64>();
            logs += (0..n).map(|i| factor[i * n + i].ln()).sum::<f64>();
        }
        let mean = cross / ones;
        let log_likelihood = -logs - 0.5 * (squares - cross * mean) - 0.5 * ones.ln();
        let fits = log_likelihood.is_finite() && ones > 0.0;
        fits.then_some(Point { between, within, factors, mean, precision: ones, log_likelihood })
    }
}

/// Covariance of a place's simulated errors, row by row.
fn covariance(place: &Place) -> Vec<f64> {
    let (n, draws) = (place.seen.len(), place.errors.len().max(1) as f64);
    let mut out = vec![0.0; n * n];
    for e in &place.errors {
        for i in 0..n {
            for j in 0..n {
                out[i * n + j] += e[i] * e[j] / draws;
            }
        }
    }
    out
}

/// The lower factor L of a = L Lᵀ, row by row; `None` where `a` is not positive definite.
fn cholesky(mut a: Vec<f64>, n: usize) -> Option<Vec<f64>> {
    for j in 0..n {
        for i in j..n {
            let done: f64 = (0..j).map(|k| a[i * n + k] * a[j * n + k]).sum();
            let rest = a[i * n + j] - done;
            if i == j {
                (rest > 0.0).then_some(())?;
                a[j * n + j] = rest.sqrt();
            } else {
                a[i * n + j] = rest / a[j * n + j];
            }
        }
    }
    Some(a)
}

/// x ← (L Lᵀ)⁻¹ x.
fn solve(l: &[f64], x: &mut [f64]) {
    let n = x.len();
    for i in 0..n {
        let done: f64 = (0..i).map(|k| l[i * n + k] * x[k]).sum();
        x[i] = (x[i] - done) / l[i * n + i];
    }
    for i in (0..n).rev() {
        let done: f64 = (i + 1..n).map(|k| l[k * n + i] * x[k]).sum();
        x[i] = (x[i] - done) / l[i * n + i];
    }
}

/// The same for the same measurements, so that a page made twice is the same.
fn seed(places: &[Place]) -> u64 {
    let bits = places.iter().flat_map(|p| &p.seen).map(|v| v.to_bits());
    bits.fold(0xCBF2_9CE4_8422_2325, |hash, b| (hash ^ b).wrapping_mul(0x0000_0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(rng: &mut StdRng) -> f64 {
        rng.sample(StandardNormal)
    }

    /// Places of the model itself: exact values and what is measured of them.
    fn city(rng: &mut StdRng, noise: f64) -> (Vec<Vec<f64>>, Vec<Place>) {
        let (between, within, n) = (0.15, 0.08, 6);
        let one = |_| {
            let own = -0.05 + between * normal(rng);
            let exact: Vec<f64> = (0..n).map(|_| own + within * normal(rng)).collect();
            let seen = exact.iter().map(|d| d + noise * normal(rng)).collect();
            let errors = (0..199).map(|_| (0..n).map(|_| noise * normal(rng)).collect()).collect();
            (exact, Place { seen, errors, scatter: 1.0 })
        };
        (0..60).map(one).unzip()
    }

    #[test]
    fn a_cholesky_factor_solves() {
        let a = [4.0, 1.0, 0.5, 1.0, 3.0, 0.2, 0.5, 0.2, 2.0];
        let l = cholesky(a.to_vec(), 3).unwrap();
        let mut x = [1.0, -2.0, 0.5];
        solve(&l, &mut x);
        for (i, b) in [1.0, -2.0, 0.5].into_iter().enumerate() {
            let back: f64 = (0..3).map(|j| a[i * 3 + j] * x[j]).sum();
            assert!((back - b).abs() < 1e-12);
        }
        assert!(cholesky(vec![1.0, 2.0, 2.0, 1.0], 2).is_none());
    }

    #[test]
    fn nine_in_ten_of_the_places_lie_in_nine_in_ten_of_their_draws() {
        let mut rng = StdRng::seed_from_u64(3);
        let (mut held, mut all, mut narrow) = (0, 0, 0);
        for _ in 0..6 {
            let (exact, places) = city(&mut rng, 0.2);
            let model = Model::new(&places).unwrap();
            for (a, exact) in exact.iter().enumerate() {
                let mut draws = Vec::new();
                model.each(a, |draw| draws.push(draw.with[2]));
                draws.sort_by(f64::total_cmp);
                let (low, high) = (draws[DRAWS / 20], draws[DRAWS - DRAWS / 20 - 1]);
                held += usize::from(low <= exact[2] && exact[2] <= high);
                narrow += usize::from(high - low < 2.0 * 1.645 * 0.2);
                all += 1;
            }
        }
        // 324 expected of 360; four standard errors of 5.7 to each side.
        assert!((301..=347).contains(&held), "{held} of {all}");
        assert!(narrow * 10 > all * 9, "learning from others makes ranges shorter: {narrow} of {all}");
    }

    /// A planted bug: the noise taken for half of what it is.
    #[test]
    fn noise_that_is_told_too_small_is_found_out() {
        let mut rng = StdRng::seed_from_u64(4);
        let (mut held, mut all) = (0, 0);
        for _ in 0..4 {
            let (exact, mut places) = city(&mut rng, 0.2);
            let half = |e: &mut Vec<f64>| e.iter_mut().for_each(|e| *e *= 0.3);
            places.iter_mut().for_each(|p| p.errors.iter_mut().for_each(half));
            let model = Model::new(&places).unwrap();
            for (a, exact) in exact.iter().enumerate() {
                let mut draws = Vec::new();
                model.each(a, |draw| draws.push(draw.with[2]));
                draws.sort_by(f64::total_cmp);
                let (low, high) = (draws[DRAWS / 20], draws[DRAWS - DRAWS / 20 - 1]);
                held += usize::from(low <= exact[2] && exact[2] <= high);
                all += 1;
            }
        }
        assert!(held * 100 < all * 84, "{held} of {all}");
    }
}
