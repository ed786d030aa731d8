//! The promise in odds: what ε means for someone who guesses.

/// The most that a belief `prior` in (0, 1) that a unit is in the logs can
/// become after seeing releases of total `epsilon` (pure ε, add or remove one
/// unit): Bayes' rule with a likelihood ratio of at most e^ε.
pub fn posterior(prior: f64, epsilon: f64) -> f64 {
    // Divided through by e^ε, so that a large ε cannot overflow.
    prior / (prior + (1.0 - prior) * (-epsilon).exp())
}

/// The same in whole hundredths, rounded up because the page says "at most"; `None`
/// when that gives 100.
pub fn in_100(prior: f64, epsilon: f64) -> Option<u32> {
    // Less what floating point may have added: 10 in 100 stays 10.
    let hundredths = (100.0 * posterior(prior, epsilon) - 1e-9).ceil();
    (hundredths < 100.0).then_some(hundredths as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_ten_becomes_at_most_24_in_100_at_one_and_46_at_two() {
        assert_eq!(in_100(0.1, 1.0), Some(24));
        assert_eq!(in_100(0.1, 2.0), Some(46));
    }

    #[test]
    fn what_is_at_most_is_never_rounded_down() {
        for prior in [0.01, 0.1, 0.5] {
            for tenth in 0..40 {
                let epsilon = f64::from(tenth) / 10.0;
                let said = in_100(prior, epsilon).map_or(100.0, f64::from);
                assert!(said >= 100.0 * posterior(prior, epsilon) - 1e-6, "{prior} {epsilon} {said}");
            }
        }
        assert_eq!(in_100(0.1, 0.0), Some(10));
    }

    #[test]
    fn no_loss_changes_no_belief_and_a_huge_one_is_said_to_be_certainty() {
        assert!((posterior(0.3, 0.0) - 0.3).abs() < 1e-12);
        assert_eq!(in_100(0.1, 100.0), None);
    }
}
