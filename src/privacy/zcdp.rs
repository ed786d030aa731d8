//! Zero-concentrated differential privacy: exact ρ and δ, and what ρ means in ε.
//!
//! A mechanism is ρ-zCDP when the Rényi divergence of order α between its outputs
//! on neighbours is at most ρα for all α > 1 (Bun and Steinke 2016). ρ adds up;
//! pure ε is ε²/2 of it. Two readings of it are used here, both at a stated δ:
//!
//! * **(ε, δ)**: Pr[M(x) ∈ S] ≤ e^ε Pr[M(x′) ∈ S] + δ, with the ε of Canonne, Kamath
//!   and Steinke (2020, Proposition 12): for every α > 1,
//!   ε = αρ + ln(1/(αδ))/(α − 1) + ln(1 − 1/α).
//! * **the odds**: but for a chance of δ, what is published is at most e^ε times as likely
//!   with someone as without, ε = ρ + 2√(ρ ln(1/δ)) (Bun and Steinke, Lemma 3.5: a tail
//!   bound of the loss itself, which the first reading is not). Beliefs move by
//!   this one, so the page's odds are computed from it.
//!
//! Every α gives a true bound, so floating point can only cost a little sharpness in
//! choosing it; the bound at the chosen α is rounded up.
use std::fmt;
use std::str::FromStr;

use dashu::rational::RBig;
use serde::{Deserialize, Serialize};

use super::Epsilon;
use super::epsilon::{rational, shown};

/// Digits after the point of a ρ that is derived from (ε, δ): 10⁻¹².
const RHO_STEPS: u64 = 1_000_000_000_000;
/// Digits after the point of an ε that is derived from (ρ, δ), rounded up.
const EPSILON_STEPS: f64 = 1e6;

/// A positive ρ of zCDP, kept exactly; at most 5,000 (what ε = 100 would be).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rho(RBig);

/// The chance, in (0, 1/1000], with which a promise in ε may fail.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Delta(RBig);

/// Why a text is no ρ or δ.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZcdpError {
    /// Not a decimal number or fraction.
    #[error("is not a plain decimal number such as 0.02 or 1e-6")]
    NotANumber,
    /// Out of its range.
    #[error("must be greater than 0 and at most {0}")]
    OutOfRange(&'static str),
}

impl Rho {
    /// Checks that `value` is in (0, 5000].
    ///
    /// # Errors
    /// When it is not.
    pub fn new(value: RBig) -> Result<Self, ZcdpError> {
        let fits = value > RBig::ZERO && value <= RBig::from(5000);
        fits.then_some(Rho(value)).ok_or(ZcdpError::OutOfRange("5000"))
    }

    /// The exact value.
    pub fn exact(&self) -> &RBig {
        &self.0
    }

    /// The nearest float, for display and estimation, never for accounting.
    pub fn approx(&self) -> f64 {
        self.0.to_f64().value()
    }

    /// The part of it that `part` is of `whole`, exactly.
    #[must_use]
    pub fn part(&self, part: &Epsilon, whole: &Epsilon) -> Self {
        Rho(&self.0 * part.exact() / whole.exact())
    }

    /// A sum, which may lie above the largest ρ of one release; `None` unless positive.
    pub(crate) fn total(value: RBig) -> Option<Self> {
        (value > RBig::ZERO).then_some(Rho(value))
    }

    /// What `more` is above `less`, exactly, where it is.
    pub(crate) fn difference(more: &Self, less: &Self) -> Option<Self> {
        Rho::total(&more.0 - &less.0)
    }

    /// The largest ρ whose ε at `delta` is at most `epsilon`, rounded down to twelve
    /// places; `None` where there is none.
    pub fn within(epsilon: &Epsilon, delta: &Delta) -> Option<Self> {
        let at = |steps: u64| RBig::from(steps) / RBig::from(RHO_STEPS);
        let fits = |steps: u64| steps == 0 || epsilon_at(&at(steps), delta) <= *epsilon.exact();
        // Above ε, ρ alone is more than ε (the divergence at α = 1).
        let most = (epsilon.approx() * RHO_STEPS as f64) as u64 + 1;
        let (mut good, mut bad) = (0, most);
        while bad - good > 1 {
            let middle = good + (bad - good) / 2;
            if fits(middle) { good = middle } else { bad = middle }
        }
        Rho::new(at(good)).ok()
    }
}

impl Delta {
    /// Checks that `value` is in (0, 1/1000].
    ///
    /// # Errors
    /// When it is not.
    pub fn new(value: RBig) -> Result<Self, ZcdpError> {
        let fits = value > RBig::ZERO && &value * RBig::from(1000) <= RBig::ONE;
        fits.then_some(Delta(value)).ok_or(ZcdpError::OutOfRange("0.001"))
    }

    /// The exact value.
    pub fn exact(&self) -> &RBig {
        &self.0
    }

    /// The nearest float.
    pub fn approx(&self) -> f64 {
        self.0.to_f64().value()
    }

    /// −ln δ, rounded up.
    fn minus_ln(&self) -> f64 {
        // Numerator and denominator apart, so that no δ is too small for a float.
        let ln = |text: String| {
            let head: f64 = text.get(..text.len().min(17)).and_then(|t| t.parse().ok()).unwrap_or(1.0);
            head.ln() + (text.len().saturating_sub(17) as f64) * std::f64::consts::LN_10
        };
        let (top, bottom) = (self.0.numerator().to_string(), self.0.denominator().to_string());
        up(ln(bottom) - ln(top))
    }
}

/// A little more, to be on the safe side of what floating point lost.
fn up(value: f64) -> f64 {
    value + value.abs() * 1e-13 + 1e-13
}

/// The smallest float at or above an exact value.
pub(crate) fn float_above(value: &RBig) -> f64 {
    let mut near = value.to_f64().value();
    while RBig::try_from(near).is_ok_and(|near| near < *value) {
        near = near.next_up();
    }
    near
}

/// The ε of (ε, δ)-privacy that ρ means at `delta`, rounded up to six places.
pub(super) fn epsilon_at(rho: &RBig, delta: &Delta) -> RBig {
    let (rho, depth) = (float_above(rho), delta.minus_ln());
    let at = |order: f64| {
        // order = α − 1; ln(1 − 1/α) = ln(order/α).
        let alpha = 1.0 + order;
        let parts = [alpha * rho, (depth - alpha.ln()) / order, (order / alpha).ln()];
        parts.iter().sum::<f64>() + 1e-12 * parts.iter().map(|p| p.abs()).sum::<f64>()
    };
    // The best α by golden section over its logarithm; any would be true.
    let (mut low, mut high) = (-12.0f64, 40.0f64);
    for _ in 0..120 {
        let third = (high - low) * 0.381_966_011_250_105;
        if at((low + third).exp()) < at((high - third).exp()) { high -= third } else { low += third }
    }
    rounded_up(at((0.5 * (low + high)).exp()).min(at(low.exp())).min(at(high.exp())))
}

/// The ε that the likelihood ratio of what is published exceeds with a chance of at most
/// `delta`, rounded up to six places: what beliefs can move by.
pub(super) fn odds_at(rho: &RBig, delta: &Delta) -> RBig {
    let rho = float_above(rho);
    rounded_up(up(rho + 2.0 * (rho * delta.minus_ln()).sqrt()))
}

fn rounded_up(value: f64) -> RBig {
    // Never nothing: something was spent. What is no number is no bound.
    if value.is_nan() {
        return RBig::from(u64::MAX);
    }
    let steps = (value * EPSILON_STEPS + 1e-6).ceil().max(1.0);
    RBig::try_from(steps).unwrap_or_else(|_| RBig::from(u64::MAX)) / RBig::from(1_000_000)
}

impl FromStr for Rho {
    type Err = ZcdpError;
    fn from_str(text: &str) -> Result<Self, ZcdpError> {
        Rho::new(rational(text).map_err(|_| ZcdpError::NotANumber)?)
    }
}

impl FromStr for Delta {
    type Err = ZcdpError;
    fn from_str(text: &str) -> Result<Self, ZcdpError> {
        Delta::new(rational(text).map_err(|_| ZcdpError::NotANumber)?)
    }
}

impl TryFrom<String> for Rho {
    type Error = ZcdpError;
    fn try_from(text: String) -> Result<Self, ZcdpError> {
        let value = rational(&text).map_err(|_| ZcdpError::NotANumber)?;
        // Sums of several releases are written too.
        Rho::total(value).ok_or(ZcdpError::OutOfRange("5000"))
    }
}

impl TryFrom<String> for Delta {
    type Error = ZcdpError;
    fn try_from(text: String) -> Result<Self, ZcdpError> {
        text.parse()
    }
}

impl From<Rho> for String {
    fn from(rho: Rho) -> String {
        rho.to_string()
    }
}

impl From<Delta> for String {
    fn from(delta: Delta) -> String {
        delta.to_string()
    }
}

impl fmt::Display for Rho {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.0, 15))
    }
}

impl fmt::Display for Delta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.0, 30))
    }
}

#[cfg(test)]
mod tests {
    use opendp::combinators::ConcentratedMeasure;
    use opendp::measures::ZeroConcentratedDivergence;

    use super::*;

    fn delta(text: &str) -> Delta {
        text.parse().unwrap()
    }

    fn float(value: &RBig) -> f64 {
        value.to_f64().value()
    }

    #[test]
    fn the_conversion_is_opendp_s_and_never_below_it() {
        for rho in ["0.000001", "0.001", "0.02", "0.5", "3", "50"] {
            for d in ["1e-4", "1e-6", "1e-9"] {
                let exact: Rho = rho.parse().unwrap();
                let ours = float(&epsilon_at(exact.exact(), &delta(d)));
                let profile = ZeroConcentratedDivergence::convert(exact.approx()).unwrap();
                let theirs = profile.epsilon(d.parse().unwrap()).unwrap();
                assert!(
                    ours >= theirs - 1e-9 && ours < theirs + 1e-4 * (1.0 + theirs),
                    "{rho} {d}: {ours} {theirs}"
                );
            }
        }
        // /reference: ρ = 0.5, δ = 1e-6 gives ε = 5.22.
        assert!(
            (float(&epsilon_at("0.5".parse::<Rho>().unwrap().exact(), &delta("1e-6"))) - 5.22).abs() < 0.01
        );
    }

    #[test]
    fn the_largest_rho_is_within_epsilon_and_a_little_more_is_not() {
        for text in ["0.01", "0.5", "1", "2.5", "99"] {
            let epsilon: Epsilon = text.parse().unwrap();
            let rho = Rho::within(&epsilon, &delta("1e-6")).unwrap();
            assert!(epsilon_at(rho.exact(), &delta("1e-6")) <= *epsilon.exact(), "{text}");
            let more = rho.exact() * RBig::from(1_001) / RBig::from(1_000);
            assert!(epsilon_at(&more, &delta("1e-6")) > *epsilon.exact(), "{text}: {rho}");
        }
    }

    #[test]
    fn the_odds_are_a_true_tail_of_the_loss() {
        // The loss of a Gaussian of ρ is Normal(ρ, 2ρ): its chance above the bound is below δ.
        // The (ε, δ) reading is smaller, and at ρ = 0.5 would not bound it.
        for rho in [0.001, 0.02, 0.5, 4.0] {
            let exact = RBig::try_from(rho).unwrap();
            let upper = |bound: f64| 0.5 * libm::erfc((bound - rho) / (2.0 * rho.sqrt()));
            assert!(upper(float(&odds_at(&exact, &delta("1e-6")))) <= 1e-6, "{rho}");
            assert!(rho != 0.5 || upper(float(&epsilon_at(&exact, &delta("1e-6")))) > 1e-6);
            assert!(epsilon_at(&exact, &delta("1e-6")) < odds_at(&exact, &delta("1e-6")), "{rho}");
        }
    }

    #[test]
    fn what_is_no_rho_or_delta_is_refused() {
        for text in ["0", "-1", "nan", "", "6000"] {
            assert!(text.parse::<Rho>().is_err(), "{text}");
        }
        for text in ["0", "-1e-6", "0.01", "1", "inf"] {
            assert!(text.parse::<Delta>().is_err(), "{text}");
        }
        assert_eq!(delta("1e-6").to_string(), "0.000001");
        assert!((delta("1e-400").minus_ln() - 400.0 * std::f64::consts::LN_10).abs() < 1e-9);
    }
}
