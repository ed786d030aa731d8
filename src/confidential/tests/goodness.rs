//! The drawn noise has the stated distribution: the audit's own goodness-of-fit
//! test, and negative controls that it catches (a scale that is off, one draw used
//! for all cells).
use super::fixture::{frame, plan};
use crate::confidential::audit::goodness::{ALPHA, fit};
use crate::confidential::noise::{Chain, scales};
use crate::confidential::tally::Layout;
use crate::plan::StatusMode;
use crate::privacy::Epsilon;

/// Draws of the first table's noise on all-zero totals, and its scale.
#[cfg(not(feature = "replay"))]
fn draws(count: usize) -> (Vec<i64>, f64) {
    let plan = plan(StatusMode::Timed);
    let layout = Layout::new(&plan, &plan.tables[0], &[0]);
    let scale = scales(&[&plan.tables[0].epsilon]);
    let chain = Chain::new(frame(&plan), std::slice::from_ref(&layout), &scale).unwrap();
    let mut drawn = Vec::new();
    while drawn.len() < count {
        drawn.extend(chain.noisy(&[vec![0; layout.cells()]]).unwrap().remove(0));
    }
    drawn.truncate(count);
    (drawn, scale[0])
}

#[cfg(not(feature = "replay"))]
#[test]
fn the_noise_is_laplace_of_the_stated_scale_in_every_cell_anew() {
    let (draws, scale) = draws(20_000);
    let (single, pair) = fit(&draws, scale);
    assert!(single > ALPHA && pair > ALPHA, "p = {single:e} for single draws, {pair:e} for pairs");
}

#[cfg(not(feature = "replay"))]
#[test]
fn the_test_would_catch_a_smaller_scale_and_a_reused_draw() {
    let (draws, scale) = draws(20_000);
    assert!(fit(&draws, scale / 0.85).0 < ALPHA, "noise of 85 % of its scale went unnoticed");
    let one = vec![draws[0]; draws.len()];
    assert!(fit(&one, scale).0 < ALPHA, "one draw for all cells went unnoticed");
    let twice: Vec<i64> = draws.iter().flat_map(|draw| [*draw; 2]).collect();
    assert!(fit(&twice, scale).1 < ALPHA, "one draw for two cells went unnoticed");
}

#[cfg(not(feature = "replay"))]
#[test]
fn every_cell_has_its_own_draw() {
    let (draws, _) = draws(1_000);
    let mut distinct = draws.clone();
    distinct.sort_unstable();
    distinct.dedup();
    // Equal draws at a scale of 2³² are rarer than one in 10⁶ among 1,000.
    assert!(distinct.len() >= 998);
}

#[test]
fn scales_are_at_least_the_exact_ones() {
    use dashu::rational::RBig;
    for text in ["1", "0.7", "0.1", "7/30", "0.123456789", "99.9", "0.0001"] {
        let charge: Epsilon = text.parse().unwrap();
        let scale = RBig::try_from(scales(&[&charge])[0]).unwrap();
        assert!(scale * charge.exact() >= RBig::from(1u64 << 32), "{text}");
    }
}
