//! Neighbourhoods: a place and its neighbours together against the average place.
//!
//! The numerator of Getis and Ord's Gi* (1992; Ord and Getis 1995), with the place
//! itself among its neighbours: (Σ_j w_ij x_j)/W_i − x̄, x being unmet asking per 1,000
//! residents. Gi* itself asks whether values in random order would look so; here the
//! values are known but for the noise, and what is asked is whether the *recorded*
//! neighbourhood differs from the recorded average. That is linear in the least-squares
//! values, so that its error is known exactly (never from smoothed values: smoothing
//! makes neighbours alike). Of many places some would look different by chance, so that
//! those are called which Benjamini and Hochberg (1995) call at a false discovery rate of
//! one in ten, and their ranges are at the level that this asks for (Benjamini and
//! Yekutieli 2005).
use std::collections::BTreeSet;

use super::count::{Count, Pick};
use super::inequality::trend::two_sided;
use super::measured::met_unmet;
use super::units::Level;
use super::{Cluster, Shown};
use crate::estimate::interval_at;
use crate::geography::Geography;

/// False discovery rate.
const RATE: f64 = 0.1;
/// Fewer places have no neighbourhoods to speak of.
const FEWEST: usize = 8;

/// One neighbourhood a place; empty without borders, residents or a status.
pub(crate) fn clusters(geography: Option<&Geography>, level: &Level) -> Vec<Cluster> {
    let Some(geography) = geography else { return Vec::new() };
    let Some(rates) = rates(level) else { return Vec::new() };
    let near = neighbours(geography, level);
    if rates.len() < FEWEST || near.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let mean = mean(&rates);
    let against = |(i, near): (usize, &Vec<usize>)| against_mean(i, near, &rates, &mean);
    let around: Vec<Count> = near.iter().enumerate().map(against).collect();
    let called = called(&around.iter().map(p_value).collect::<Vec<_>>());
    let level_of = 1.0 - RATE * called.iter().filter(|c| **c).count().max(1) as f64 / around.len() as f64;
    let one = |((unit, count), called): ((&super::units::Unit, &Count), bool)| {
        let f = interval_at(if called { level_of } else { 1.0 - RATE }, count.estimate, &count.errors);
        let figure = match (called, count.errors.is_empty()) {
            (_, true) => Shown::NotClear { estimate: f.estimate, lower: f.estimate, upper: f.estimate },
            (true, _) if f.lower > 0.0 || f.upper < 0.0 => {
                Shown::Clear { estimate: f.estimate, lower: f.lower, upper: f.upper }
            }
            _ => Shown::NotClear { estimate: f.estimate, lower: f.lower, upper: f.upper },
        };
        Cluster { key: unit.key.clone(), figure }
    };
    level.units.iter().zip(&around).zip(called).map(one).collect()
}

/// Unmet asking per 1,000 residents of each place.
fn rates(level: &Level) -> Option<Vec<Count>> {
    let rate = |unit: &super::units::Unit| {
        let pick = Pick { area: Some(unit.row), ..Pick::default() };
        let (_, mut unmet) = met_unmet(level.place.cut.status.as_ref(), pick)?;
        let by = 1000.0 / unit.residents?;
        unmet.estimate *= by;
        unmet.errors.iter_mut().for_each(|e| *e *= by);
        Some(unmet)
    };
    level.units.iter().map(rate).collect()
}

/// Places with a common border, by position: two places are neighbours when areas of
/// theirs are.
fn neighbours(geography: &Geography, level: &Level) -> Vec<Vec<usize>> {
    let index = |id: &str| geography.areas.iter().position(|area| area.id == id);
    let mut place_of = vec![None; geography.areas.len()];
    for (place, unit) in level.units.iter().enumerate() {
        unit.members.iter().filter_map(|id| index(id)).for_each(|area| place_of[area] = Some(place));
    }
    let mut near = vec![BTreeSet::new(); level.units.len()];
    for (area, others) in geography.neighbours.iter().enumerate() {
        for other in others {
            let of = |area: usize| place_of.get(area).copied().flatten();
            if let (Some(a), Some(b)) = (of(area), of(*other))
                && a != b
            {
                near[a].insert(b);
                near[b].insert(a);
            }
        }
    }
    near.into_iter().map(|set| set.into_iter().collect()).collect()
}

/// The mean of all.
fn mean(rates: &[Count]) -> Count {
    let part = 1.0 / rates.len().max(1) as f64;
    let draws = rates.iter().map(|r| r.errors.len()).min().unwrap_or(0);
    let mut sum = Count { estimate: 0.0, errors: vec![0.0; draws] };
    for rate in rates {
        sum.estimate += part * rate.estimate;
        sum.errors.iter_mut().zip(&rate.errors).for_each(|(sum, e)| *sum += part * e);
    }
    sum
}

/// The mean of place `i` and its neighbours less the `mean` of all.
fn against_mean(i: usize, near: &[usize], rates: &[Count], mean: &Count) -> Count {
    let own = 1.0 / (near.len() + 1) as f64;
    let of = |value: &dyn Fn(&Count) -> f64| {
        let around = value(&rates[i]) + near.iter().map(|j| value(&rates[*j])).sum::<f64>();
        own * around - value(mean)
    };
    let errors = (0..mean.errors.len()).map(|d| of(&|r| r.errors[d])).collect();
    Count { estimate: of(&|r| r.estimate), errors }
}

/// Two-sided, with the standard deviation of the simulated errors: sums of the noise of
/// many cells are close to Normal.
fn p_value(count: &Count) -> f64 {
    let n = count.errors.len() as f64;
    let sd = (count.errors.iter().map(|e| e * e).sum::<f64>() / n).sqrt();
    if sd > 0.0 { two_sided(count.estimate / sd) } else { 1.0 }
}

/// Those that Benjamini and Hochberg call.
fn called(p: &[f64]) -> Vec<bool> {
    let mut sorted = p.to_vec();
    sorted.sort_by(f64::total_cmp);
    let limit =
        |(rank, p): (usize, &f64)| (*p <= RATE * (rank + 1) as f64 / sorted.len() as f64).then_some(*p);
    let most = sorted.iter().enumerate().filter_map(limit).fold(-1.0, f64::max);
    p.iter().map(|p| *p <= most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn benjamini_and_hochberg_s_own_example() {
        // The 15 p-values of their paper, section 3.2; at 0.05 four are called. At 0.10 nine.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0,
        ];
        assert_eq!(called(&p).iter().filter(|c| **c).count(), 9);
        assert!(called(&[0.2, 0.9]).iter().all(|c| !c));
    }

    #[test]
    fn a_neighbourhood_is_compared_with_the_mean_of_all() {
        let rate = |v: f64| Count { estimate: v, errors: vec![v / 10.0] };
        let rates: Vec<Count> = [10.0, 20.0, 30.0, 40.0].map(rate).into();
        let count = against_mean(0, &[1], &rates, &mean(&rates));
        assert!((count.estimate - (15.0 - 25.0)).abs() < 1e-12);
        assert!((count.errors[0] + 1.0).abs() < 1e-12);
    }
}
