//! The drawn noise has the stated distribution: a goodness-of-fit test sized so
//! that a false alarm is rarer than one in 10⁶ runs, and negative controls that
//! it catches (a scale that is off, one draw used for all cells).
use super::fixture::{frame, plan};
use crate::confidential::noise::{Chain, scales};
use crate::confidential::tally::Layout;
use crate::plan::StatusMode;
use crate::privacy::Epsilon;

const BINS: usize = 20;

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

/// Pearson's statistic over equally likely bins of the Laplace distribution.
fn statistic(draws: &[i64], scale: f64) -> f64 {
    let mut counts = [0f64; BINS];
    for draw in draws {
        let x = *draw as f64 / scale;
        let below = if x < 0.0 { 0.5 * x.exp() } else { 1.0 - 0.5 * (-x).exp() };
        counts[((below * BINS as f64) as usize).min(BINS - 1)] += 1.0;
    }
    let expected = draws.len() as f64 / BINS as f64;
    counts.iter().map(|c| (c - expected).powi(2) / expected).sum()
}

/// Chi-square with 19 degrees of freedom exceeds this less than once in 10⁷.
const LIMIT: f64 = 70.0;

#[cfg(not(feature = "replay"))]
#[test]
fn the_noise_is_laplace_of_the_stated_scale() {
    let (draws, scale) = draws(20_000);
    let found = statistic(&draws, scale);
    assert!(found < LIMIT, "chi-square {found:.1} over 19 degrees of freedom");
}

#[cfg(not(feature = "replay"))]
#[test]
fn the_test_would_catch_a_smaller_scale_and_a_reused_draw() {
    let (draws, scale) = draws(20_000);
    assert!(statistic(&draws, scale / 0.85) > LIMIT, "noise of 85 % of its scale went unnoticed");
    let one = vec![draws[0]; draws.len()];
    assert!(statistic(&one, scale) > LIMIT, "one draw for all cells went unnoticed");
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
