//! How often and when people ask.
use rand::Rng;
use rand::rngs::StdRng;

use super::City;

/// A Poisson number.
pub(super) fn poisson(rng: &mut StdRng, mean: f64) -> u64 {
    // Neither zero nor NaN: rates are exponentials, of at most a few hundred.
    rand_distr::Poisson::new(mean.clamp(1e-9, 1e6)).map_or(0, |p| rng.sample::<f64, _>(p) as u64)
}

/// First day and the day after the last on which someone asks: all the time for
/// many who ask often, for others a spell of some months that may have begun
/// before the window.
pub(super) fn spell(city: &City, rate: f64, rng: &mut StdRng) -> (u32, u32) {
    let days = city.calendar.days();
    if rng.random_bool(0.12 + 0.6 * rate / (rate + 8.0)) {
        return (0, days);
    }
    let mut months = 1;
    while months < 12 && rng.random_bool(0.75) {
        months += 1;
    }
    let length = i64::from(months) * 30;
    let start = rng.random_range(1 - length..i64::from(days));
    let end = (start + length).min(days.into());
    (start.max(0) as u32, end as u32)
}

/// `count` different days of a span (fewer where it is short), more of them in
/// busy months.
pub(super) fn days(city: &City, (from, to): (u32, u32), count: usize, rng: &mut StdRng) -> Vec<u32> {
    let mut days: Vec<u32> = Vec::with_capacity(count);
    for _ in 0..40 * count {
        let day = rng.random_range(from..to.max(from + 1));
        let busy = city.demand.season[city.calendar.month(day)];
        if !days.contains(&day) && (days.is_empty() || rng.random_bool(busy)) {
            days.push(day);
        }
        if days.len() == count {
            break;
        }
    }
    days
}

/// Days in the month of the flood on which someone there asks besides.
pub(super) fn flood_days(city: &City, month: usize, rng: &mut StdRng) -> Vec<u32> {
    let first = city.calendar.months[month].first;
    let count = if rng.random_bool(0.6) { rng.random_range(1..=4) } else { 0 };
    (0..count).map(|_| (first + rng.random_range(0..28)).min(city.calendar.days() - 1)).collect()
}
