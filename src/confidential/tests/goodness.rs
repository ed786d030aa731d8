//! The drawn noise has the stated distribution: the audit's own goodness-of-fit
//! test, and negative controls that it catches (a scale that is off, one draw used
//! for all cells).
use super::fixture::{frame, gaussian, plan, scales};
use crate::confidential::audit::goodness::{ALPHA, fit};
use crate::confidential::noise::{Chain, scale};
use crate::confidential::tally::Layout;
use crate::plan::{Noise, Plan, StatusMode};
use crate::privacy::Epsilon;

/// Both families: pure ε, and ρ.
#[cfg(not(feature = "replay"))]
fn families() -> [Noise; 2] {
    [Noise::Laplace, gaussian()]
}

/// Draws of the first table's noise on all-zero totals, and its scale.
#[cfg(not(feature = "replay"))]
fn draws(noise: &Noise, count: usize) -> (Vec<i64>, f64) {
    let plan = Plan { noise: noise.clone(), ..plan(StatusMode::Timed) };
    let layout = Layout::new(&plan, &plan.tables[0], &[0]);
    let scale = scales(&plan);
    let chain = Chain::new(frame(&plan), std::slice::from_ref(&layout), &plan.noise, &scale).unwrap();
    let mut drawn = Vec::new();
    while drawn.len() < count {
        drawn.extend(chain.noisy(&[vec![0; layout.cells()]]).unwrap().remove(0));
    }
    drawn.truncate(count);
    (drawn, scale[0])
}

#[cfg(not(feature = "replay"))]
#[test]
fn the_noise_is_of_the_stated_family_and_scale_in_every_cell_anew() {
    for noise in families() {
        let (draws, scale) = draws(&noise, 20_000);
        let (single, pair) = fit(&noise, &draws, scale);
        assert!(
            single > ALPHA && pair > ALPHA,
            "{noise:?}: p = {single:e} for single draws, {pair:e} for pairs"
        );
    }
}

#[cfg(not(feature = "replay"))]
#[test]
fn the_test_would_catch_the_other_family_of_the_same_spread() {
    let (mut drawn, scale) = draws(&gaussian(), 20_000);
    // A Laplace of the variance of the Gaussian.
    assert!(fit(&Noise::Laplace, &drawn, scale / 2f64.sqrt()).0 < ALPHA);
    let laplace = draws(&Noise::Laplace, 20_000);
    (drawn, _) = laplace;
    assert!(fit(&gaussian(), &drawn, laplace.1 * 2f64.sqrt()).0 < ALPHA);
}

#[cfg(not(feature = "replay"))]
#[test]
fn the_test_would_catch_a_smaller_scale_and_a_reused_draw() {
    for noise in families() {
        let (draws, scale) = draws(&noise, 20_000);
        assert!(fit(&noise, &draws, scale / 0.85).0 < ALPHA, "noise of 85 % of its scale went unnoticed");
        let one = vec![draws[0]; draws.len()];
        assert!(fit(&noise, &one, scale).0 < ALPHA, "one draw for all cells went unnoticed");
        let twice: Vec<i64> = draws.iter().flat_map(|draw| [*draw; 2]).collect();
        assert!(fit(&noise, &twice, scale).1 < ALPHA, "one draw for two cells went unnoticed");
    }
}

#[cfg(not(feature = "replay"))]
#[test]
fn every_cell_has_its_own_draw() {
    let (draws, _) = draws(&Noise::Laplace, 1_000);
    let mut distinct = draws.clone();
    distinct.sort_unstable();
    distinct.dedup();
    // Equal draws at a scale of 2³² are rarer than one in 10⁶ among 1,000.
    assert!(distinct.len() >= 998);
}

#[test]
fn gaussian_scales_are_at_least_the_exact_ones_and_hardly_more() {
    use crate::privacy::Cost;
    use dashu::rational::RBig;
    for text in ["0.02", "0.5", "7/300", "0.0000001", "12.5"] {
        let charge = Cost::Zcdp { rho: text.parse().unwrap(), delta: "1e-6".parse().unwrap() };
        let least = scale(&charge, &crate::plan::Bounds::VOICE);
        let spent = |scale: f64| {
            let scale = RBig::try_from(scale).unwrap();
            RBig::from(1u128 << 64) / (RBig::from(2) * &scale * &scale)
        };
        assert!(spent(least) <= *charge.exact() && spent(least * (1.0 - 1e-12)) > *charge.exact(), "{text}");
    }
}

#[test]
fn scales_are_at_least_the_exact_ones() {
    use dashu::rational::RBig;
    for text in ["1", "0.7", "0.1", "7/30", "0.123456789", "99.9", "0.0001"] {
        let charge: Epsilon = text.parse().unwrap();
        let scale = RBig::try_from(scale(&charge.clone().into(), &crate::plan::Bounds::VOICE)).unwrap();
        assert!(scale * charge.exact() >= RBig::from(1u64 << 32), "{text}");
    }
}
