//! The promise in odds: what ε means for someone who guesses.

/// The most that a belief `prior` in (0, 1) that a unit is in the logs can
/// become after seeing releases of total `epsilon` (pure ε, add or remove one
/// unit): Bayes' rule with a likelihood ratio of at most e^ε.
pub fn posterior(prior: f64, epsilon: f64) -> f64 {
    // Divided through by e^ε, so that a large ε cannot overflow.
    prior / (prior + (1.0 - prior) * (-epsilon).exp())
}

/// The same in whole hundredths; `None` when it rounds to 100.
pub fn in_100(prior: f64, epsilon: f64) -> Option<u32> {
    let hundredths = (100.0 * posterior(prior, epsilon)).round();
    (hundredths < 100.0).then_some(hundredths as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_ten_becomes_at_most_23_in_100_at_one_and_45_at_two() {
        assert_eq!(in_100(0.1, 1.0), Some(23));
        assert_eq!(in_100(0.1, 2.0), Some(45));
    }

    #[test]
    fn no_loss_changes_no_belief_and_a_huge_one_is_said_to_be_certainty() {
        assert!((posterior(0.3, 0.0) - 0.3).abs() < 1e-12);
        assert_eq!(in_100(0.1, 100.0), None);
    }
}
