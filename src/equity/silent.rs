//! Silent need: places that ask for less than an outside measure of need predicts.
//!
//! Requests are not need: who has no telephone, no trust or no word of us does not ask
//! (some neighbourhoods report three times as quickly as others: Liu and Garg 2022).
//! Where the pipeline file names a public outside measure N_i, a place is expected to
//! have N_i/ΣN of all asking. It is *possibly unheard* when its asking is surely less
//! than two thirds of that: with a_i its asking, the contrast a_i − ⅔·(N_i/ΣN)·Σa is
//! below zero for sure, judged in the family of [`super::statements`].
//!
//! The measure is public, used here and nowhere else: it is in no prior and no weight,
//! so that the comparison is not circular. It says nothing of *why* a place asks little.
use super::compare::outside;
use super::count::{Count, Pick};
use super::statements::Contrast;
use super::units::Level;
use crate::geography::Geography;

/// Asking under this part of what is expected is pointed out.
const PART: f64 = 2.0 / 3.0;

/// One contrast a place of `level`; none where a place has no outside measure.
pub(crate) fn contrasts(geography: Option<&Geography>, level: &Level) -> Vec<Option<Contrast>> {
    let (Some(geography), Some(asked)) = (geography, &level.place.cut.asked) else { return Vec::new() };
    let measure: Option<Vec<f64>> = level.units.iter().map(|unit| outside(geography, unit)).collect();
    let Some(measure) = measure else { return Vec::new() };
    let whole: f64 = measure.iter().sum();
    if whole.is_nan() || whole <= 0.0 {
        return Vec::new();
    }
    let count = |row| Count::of(asked, Pick { area: Some(row), ..Pick::default() });
    let counts: Vec<Count> = level.units.iter().map(|unit| count(unit.row)).collect();
    counts.iter().zip(&measure).map(|(own, n)| contrast(own, &counts, PART * n / whole)).collect()
}

/// `own` less `part` of all.
fn contrast(own: &Count, all: &[Count], part: f64) -> Option<Contrast> {
    let less = |own: f64, all: f64| own - part * all;
    let errors = (0..own.errors.len()).map(|d| less(own.errors[d], all.iter().map(|c| c.errors[d]).sum()));
    Contrast::new(less(own.estimate, all.iter().map(|c| c.estimate).sum()), errors.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_two_thirds_of_what_is_expected_is_the_border() {
        let count =
            |estimate: f64| Count { estimate, errors: (0..99).map(|i| f64::from(i) - 49.0).collect() };
        let all = [count(100.0), count(500.0)];
        // A quarter of the measure: 150 of 600 are expected, and two thirds are 100.
        assert!(contrast(&all[0], &all, PART * 0.25).unwrap().value().abs() < 1e-9);
        assert!(contrast(&all[0], &all, PART * 0.5).unwrap().value() < -90.0);
    }
}
