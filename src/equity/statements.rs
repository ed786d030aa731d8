//! Everything that a briefing states without a range, judged as one family.
//!
//! These are: an area, a larger area or a zone is below (or above) the target, at
//! every level that the page may come to show; and one need was asked for more than
//! another, for each pair. If each was held to its own 90 % range, a dozen of 120
//! areas at the target would be named by chance, and a level picked because it looks
//! clear would be named by luck.
//!
//! Each statement is a contrast of counts, such as (1 − t)·met − t·unmet, which is
//! zero in an area exactly at the target t. With q_i the size that 9 in 10 of the
//! simulated errors of contrast i do not exceed, a statement is made when the
//! contrast exceeds T·q_i. Because all levels and all pairs are in the family whatever
//! the page shows in the end, picking a level by what came out does no harm.
//!
//! **T.** A statement is wrong when its contrast lies on the other side of zero, so
//! only the error towards that side can make it so. Let s be the (unknown) wrong
//! sides and A(s) the event that some s_i·e_i exceeds T·q_i. The noise is symmetric
//! and least squares is linear, so that A(s) and A(−s) are equally likely, and
//! 2 P(A(s)) = P(A(s) ∪ A(−s)) + P(A(s) ∩ A(−s)) ≤ P(largest > T) + P(second > T),
//! largest and second being the sizes |e_i|/q_i in order. T is the 90 % point of
//! both lists together over the joint draws: in at least about 9 of 10 briefings no
//! statement is wrong, whatever the sides. It is never below 1, so that an area whose
//! own likely range contains the target is never named.
use super::count::Count;
use super::{Shown, Standing};
use crate::estimate::{quantile, spread};

/// A contrast that is stated when it is far from zero.
pub(crate) struct Contrast {
    /// Its estimate.
    value: f64,
    /// The size that 9 in 10 of its errors do not exceed; positive. Without any simulated
    /// error nothing is known of it, and it is as large as can be: no statement is made
    /// unless the tables are exact ([`EXACT`]).
    size: f64,
    /// Its simulated errors.
    errors: Vec<f64>,
}

impl Contrast {
    pub(crate) fn new(value: f64, errors: Vec<f64>) -> Option<Self> {
        let size = if errors.is_empty() { f64::MAX } else { spread(errors.iter().copied()) };
        (size > 0.0).then_some(Contrast { value, size, errors })
    }

    /// Met and unmet against `target`: negative below it.
    pub(crate) fn against(counts: Option<&(Count, Count)>, target: f64) -> Option<Self> {
        let (met, unmet) = counts?;
        let contrast = |met: f64, unmet: f64| (1.0 - target) * met - target * unmet;
        let errors = met.errors.iter().zip(&unmet.errors).map(|(m, u)| contrast(*m, *u)).collect();
        Contrast::new(contrast(met.estimate, unmet.estimate), errors)
    }

    /// The sum of some contrasts.
    pub(crate) fn sum<'a>(parts: impl Iterator<Item = &'a Contrast>) -> Option<Self> {
        let (mut value, mut errors) = (0.0, Vec::new());
        for part in parts {
            value += part.value;
            match errors.is_empty() {
                true => errors = part.errors.clone(),
                false => errors.iter_mut().zip(&part.errors).for_each(|(sum, e)| *sum += e),
            }
        }
        Contrast::new(value, errors)
    }

    /// Its estimate.
    pub(crate) fn value(&self) -> f64 {
        self.value
    }

    /// Whether it is of exact tables, without any noise.
    pub(crate) fn is_exact(&self) -> bool {
        self.errors.is_empty()
    }

    /// How much more `a` is than `b`.
    pub(crate) fn more(a: &Count, b: &Count) -> Option<Self> {
        let difference = a.without(b);
        Contrast::new(difference.estimate, difference.errors)
    }

    /// Whether it is above zero for sure.
    pub(crate) fn above(&self, factor: f64) -> bool {
        self.value > factor * self.size
    }

    /// Whether it is below zero for sure.
    pub(crate) fn below(&self, factor: f64) -> bool {
        -self.value > factor * self.size
    }
}

/// T of exact tables of invented people: whatever is so may be stated.
pub(crate) const EXACT: f64 = 0.0;

/// T of the family of `contrasts`.
pub(crate) fn factor<'a>(contrasts: impl Iterator<Item = &'a Contrast>) -> f64 {
    // Large tables keep fewer draws; only draws that all have are joint.
    let contrasts: Vec<&Contrast> = contrasts.filter(|c| !c.errors.is_empty()).collect();
    let draws = contrasts.iter().map(|c| c.errors.len()).min().unwrap_or(0);
    let mut sizes = vec![0.0_f64; 2 * draws];
    let (largest, second) = sizes.split_at_mut(draws);
    for contrast in contrasts {
        for ((most, next), error) in largest.iter_mut().zip(second.iter_mut()).zip(&contrast.errors) {
            let size = error.abs() / contrast.size;
            *next = next.max(size.min(*most));
            *most = most.max(size);
        }
    }
    quantile(&mut sizes, 0.9, true).max(1.0)
}

/// Where a place stands, by its contrast and by what is shown of it.
pub(crate) fn standing(contrast: Option<&Contrast>, fill: &Shown, target: f64, factor: f64) -> Standing {
    let (Some(contrast), Some((lower, upper))) = (contrast, range(fill)) else { return Standing::Unclear };
    if contrast.below(factor) && upper < target {
        Standing::Below
    } else if contrast.above(factor) && lower > target {
        Standing::Above
    } else {
        Standing::Unclear
    }
}

/// All pairs of `counts`, by their indices.
pub(crate) fn pairs(counts: &[Count]) -> Vec<(usize, usize, Option<Contrast>)> {
    let pairs = (0..counts.len()).flat_map(|i| (i + 1..counts.len()).map(move |j| (i, j)));
    pairs.map(|(i, j)| (i, j, Contrast::more(&counts[i], &counts[j]))).collect()
}

/// The one of `count` that is larger than every other for sure.
pub(crate) fn largest(
    count: usize,
    pairs: &[(usize, usize, Option<Contrast>)],
    factor: f64,
) -> Option<usize> {
    let beats = |first: usize| {
        let mine = pairs.iter().filter(|(i, j, _)| *i == first || *j == first);
        mine.clone().all(|(i, _, contrast)| {
            let sure = |c: &Contrast| if *i == first { c.above(factor) } else { c.below(factor) };
            contrast.as_ref().is_some_and(sure)
        })
    };
    (0..count).filter(|_| count > 1).find(|first| beats(*first))
}

/// The likely range of a shown fill rate, from 0 to 1.
fn range(shown: &Shown) -> Option<(f64, f64)> {
    match shown {
        Shown::Clear { lower, upper, .. } | Shown::NotClear { lower, upper, .. } => {
            Some((lower / 100.0, upper / 100.0))
        }
        Shown::NotAvailable { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use rand::rngs::StdRng;
    use rand::{Rng, SeedableRng};

    use super::*;

    fn contrasts(count: usize, draws: usize, seed: u64) -> Vec<Contrast> {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut errors = || (0..draws).map(|_| rng.random_range(-1.0..1.0)).collect::<Vec<f64>>();
        (0..count).filter_map(|_| Contrast::new(0.0, errors())).collect()
    }

    /// With one contrast on its own, T would be below the likely range, and is held at 1.
    #[test]
    fn one_statement_alone_is_held_to_its_own_range() {
        assert_eq!(factor(contrasts(1, 999, 1).iter()), 1.0);
    }

    /// For errors without order on the side s, the draws that pass T must be one in ten.
    #[test]
    fn whatever_the_wrong_sides_are_one_in_ten_draws_passes_them() {
        let family = contrasts(40, 4_000, 7);
        let factor = factor(family.iter());
        let mut rng = StdRng::seed_from_u64(3);
        for _ in 0..5 {
            let sides: Vec<f64> = family.iter().map(|_| if rng.random() { 1.0 } else { -1.0 }).collect();
            let wrong = (0..4_000)
                .filter(|d| family.iter().zip(&sides).any(|(c, s)| s * c.errors[*d] > factor * c.size));
            // 400 expected; 5.1 standard errors of 19 more are 497.
            let wrong = wrong.count();
            assert!((250..=497).contains(&wrong), "{wrong}");
        }
    }

    #[test]
    fn only_what_beats_all_others_is_the_largest() {
        let count =
            |estimate: f64| Count { estimate, errors: (0..99).map(|i| f64::from(i) - 49.0).collect() };
        let still = |estimate: f64| Count { estimate, errors: vec![0.0; 99] };
        let clear = [count(10.0), still(900.0), still(300.0)];
        let pairs_of = |counts: &[Count]| pairs(counts);
        // Two counts without error have no contrast, and nothing is said.
        assert_eq!(largest(3, &pairs_of(&clear), 1.0), None);
        let clear = [still(10.0), count(900.0), still(300.0)];
        assert_eq!(largest(3, &pairs_of(&clear), 1.0), Some(1));
        assert_eq!(largest(3, &pairs_of(&clear), 20.0), None);
        assert_eq!(largest(1, &[], 1.0), None);
    }
}
