//! The promise in numbers that a reader can hold against their own life.

/// The most that a belief of probability `prior` in [0, 1] ("you asked us") can
/// rise to after seeing everything protected with ε = `epsilon` ≥ 0: Bayes' rule
/// with the largest likelihood ratio, e^ε p / (e^ε p + 1 − p).
pub fn odds(epsilon: f64, prior: f64) -> f64 {
    // Divided by e^ε, so that a large ε gives 1 and not infinity over infinity.
    prior / (prior + (1.0 - prior) * (-epsilon).exp())
}

#[cfg(test)]
mod tests {
    use super::odds;

    #[test]
    fn one_in_ten_becomes_at_most_24_in_100_at_one_and_46_in_100_at_two() {
        assert_eq!((odds(1.0, 0.1) * 100.0).ceil(), 24.0);
        assert_eq!((odds(2.0, 0.1) * 100.0).ceil(), 46.0);
    }

    #[test]
    fn nothing_spent_changes_no_belief_and_certainty_stays_certain() {
        assert!((odds(0.0, 0.3) - 0.3).abs() < 1e-15);
        assert_eq!((odds(800.0, 0.1), odds(1.0, 1.0)), (1.0, 1.0));
    }
}
