//! How many people live in each area, in how many households, how poor.
use rand::Rng;

use super::land::MIDDLE;
use crate::simulate::random::{self, Stream, normal};

/// Residents, households and poverty in percent for areas with these middles.
///
/// Sizes are log-normal; poverty varies smoothly over the city with some chance
/// on top. The last area, the islands, is small.
pub(super) fn draw(centres: &[[f64; 2]], seed: u64) -> Vec<(u32, u32, f64)> {
    let mut rng = random::stream(seed, Stream::Residents, 0);
    // Poverty peaks at two places besides a general level.
    let mut peak = || [rng.random_range(0.3..1.05), rng.random_range(0.25..0.8)];
    let peaks = [peak(), peak(), [MIDDLE[0] + 0.1, MIDDLE[1] - 0.1]];
    let near = |c: [f64; 2], p: [f64; 2]| (-((c[0] - p[0]).hypot(c[1] - p[1]) / 0.2).powi(2)).exp();
    let last = centres.len() - 1;
    centres
        .iter()
        .enumerate()
        .map(|(area, centre)| {
            let hill: f64 = peaks.iter().map(|p| near(*centre, *p)).sum();
            let size = 2_900.0 * (0.42 * normal(&mut rng)).exp();
            let residents = if area == last { 860.0 } else { size.clamp(700.0, 9_500.0) };
            let poverty = (8.0 + 22.0 * hill) * (0.25 * normal(&mut rng)).exp();
            let poverty = (poverty.clamp(3.0, 48.0) * 10.0).round() / 10.0;
            let households = residents / rng.random_range(1.9..3.1);
            (residents.round() as u32, households.round() as u32, poverty)
        })
        .collect()
}
