//! Which square of the grid each area gets.
use crate::render::svg::Point;

/// For each of `places` a different slot, with the least sum of squared distances
/// (the Hungarian method with potentials, O(places² × slots)). There must be at
/// least as many slots as places.
pub(super) fn assign(places: &[Point], slots: &[Point]) -> Vec<usize> {
    let (n, m) = (places.len(), slots.len());
    debug_assert!(m >= n, "every area needs a square");
    let cost = |i: usize, j: usize| {
        let (p, s) = (places[i - 1], slots[j - 1]);
        (p.0 - s.0).powi(2) + (p.1 - s.1).powi(2)
    };
    // Rows and columns count from 1; row and column 0 stand for "none".
    let (mut row, mut column) = (vec![0.0; n + 1], vec![0.0; m + 1]);
    let mut taken_by = vec![0usize; m + 1];
    for i in 1..=n {
        taken_by[0] = i;
        let (mut least, mut before) = (vec![f64::INFINITY; m + 1], vec![0usize; m + 1]);
        let mut done = vec![false; m + 1];
        let mut at = 0usize;
        while taken_by[at] != 0 {
            done[at] = true;
            let (mut delta, mut next) = (f64::INFINITY, 0usize);
            for j in (1..=m).filter(|j| !done[*j]) {
                let reduced = cost(taken_by[at], j) - row[taken_by[at]] - column[j];
                if reduced < least[j] {
                    (least[j], before[j]) = (reduced, at);
                }
                if least[j] < delta {
                    (delta, next) = (least[j], j);
                }
            }
            for j in 0..=m {
                if done[j] {
                    row[taken_by[j]] += delta;
                    column[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            if next == 0 {
                break;
            }
            at = next;
        }
        while at != 0 {
            taken_by[at] = taken_by[before[at]];
            at = before[at];
        }
    }
    let mut slot = vec![0; n];
    for j in (1..=m).filter(|j| taken_by[*j] != 0) {
        slot[taken_by[j] - 1] = j - 1;
    }
    slot
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_on_the_grid_stay_there() {
        let slots: Vec<Point> = (0..12).map(|i| (f64::from(i % 4), f64::from(i / 4))).collect();
        let places: Vec<Point> = [7, 2, 9, 0].iter().map(|i: &usize| slots[*i]).collect();
        assert_eq!(assign(&places, &slots), [7, 2, 9, 0]);
    }

    proptest! {
        #[test]
        fn no_slot_is_given_twice_and_no_swap_would_be_better(
            places in prop::collection::vec((0.0..4.0f64, 0.0..4.0f64), 1..14),
        ) {
            let slots: Vec<Point> = (0..16).map(|i| (f64::from(i % 4), f64::from(i / 4))).collect();
            let got = assign(&places, &slots);
            let cost = |p: usize, s: usize| (places[p].0 - slots[s].0).powi(2) + (places[p].1 - slots[s].1).powi(2);
            for a in 0..places.len() {
                for b in 0..a {
                    prop_assert!(got[a] != got[b]);
                    prop_assert!(cost(a, got[a]) + cost(b, got[b]) <= cost(a, got[b]) + cost(b, got[a]) + 1e-9);
                }
            }
        }
    }
}
