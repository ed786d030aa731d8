//! An exact, positive privacy loss ε.
//!
//! Charges are rationals: in floating point 0.7 + 0.15 + 0.15 composes to
//! 1.0000000000000002, and a budget kept that way is either overspent or
//! unusable to the last digit.
use std::fmt;
use std::str::FromStr;

use dashu::base::Sign;
use dashu::integer::IBig;
use dashu::rational::RBig;
use serde::{Deserialize, Serialize};

/// A positive, finite ε, kept exactly.
///
/// Written and read as text: a decimal literal (`"0.7"`) where that is exact,
/// otherwise a fraction (`"7/30"`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Epsilon(RBig);

/// Why a text is not an ε.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EpsilonError {
    /// Not a decimal number or fraction (this includes `nan` and `inf`).
    #[error("is not a plain decimal number such as 1.0")]
    NotANumber,
    /// Zero or below.
    #[error("must be greater than 0: at 0 nothing could be said at all")]
    NotPositive,
    /// Larger than 100, where the promise no longer means anything.
    #[error("must be at most 100: beyond that there is no protection left to speak of")]
    TooLarge,
}

impl Epsilon {
    /// Checks that `value` is in (0, 100].
    pub fn new(value: RBig) -> Result<Self, EpsilonError> {
        if value <= RBig::ZERO {
            return Err(EpsilonError::NotPositive);
        }
        if value > RBig::from(100) {
            return Err(EpsilonError::TooLarge);
        }
        Ok(Epsilon(value))
    }

    /// The exact value.
    pub fn exact(&self) -> &RBig {
        &self.0
    }

    /// The nearest float, for display and estimation, never for accounting.
    pub fn approx(&self) -> f64 {
        self.0.to_f64().value()
    }

    /// The exact share `part / whole` of this ε; both must be positive.
    #[must_use]
    pub fn share(&self, part: u64, whole: u64) -> Self {
        assert!(part > 0 && whole >= part, "a share lies in (0, 1]");
        Epsilon(&self.0 * RBig::from(part) / RBig::from(whole))
    }

    /// Twice this ε, or `None` beyond the largest one.
    pub fn doubled(&self) -> Option<Self> {
        Epsilon::new(&self.0 * RBig::from(2)).ok()
    }

    /// What `more` is above `less`, exactly, where it is; sums may lie above the largest ε.
    pub(crate) fn difference(more: &Self, less: &Self) -> Option<Self> {
        let apart = &more.0 - &less.0;
        (apart > RBig::ZERO).then_some(Epsilon(apart))
    }

    /// The exact sum, or `None` for an empty list.
    pub fn sum<'a>(parts: impl IntoIterator<Item = &'a Epsilon>) -> Option<Self> {
        let total = parts.into_iter().fold(RBig::ZERO, |acc, e| acc + &e.0);
        (total > RBig::ZERO).then_some(Epsilon(total))
    }
}

impl FromStr for Epsilon {
    type Err = EpsilonError;

    /// Reads `"1"`, `"0.7"`, `".5"`, `"1_0.5e-1"` or `"7/30"` exactly.
    fn from_str(text: &str) -> Result<Self, EpsilonError> {
        Epsilon::new(rational(text)?)
    }
}

/// An exact decimal or fraction.
pub(super) fn rational(text: &str) -> Result<RBig, EpsilonError> {
    let text: String = text.chars().filter(|c| *c != '_').collect();
    let Some((num, den)) = text.split_once('/') else {
        return decimal(&text).ok_or(EpsilonError::NotANumber);
    };
    let num = IBig::from_str(num).map_err(|_| EpsilonError::NotANumber)?;
    let den = IBig::from_str(den).map_err(|_| EpsilonError::NotANumber)?;
    let (sign, den) = den.into_parts();
    if sign == Sign::Negative || den == 0u8.into() {
        return Err(EpsilonError::NotANumber);
    }
    Ok(RBig::from_parts(num, den))
}

impl Epsilon {
    /// A millionth: less than anything costs.
    pub(crate) fn least() -> Self {
        Epsilon(RBig::ONE / RBig::from(1_000_000))
    }

    /// A sum of several releases' ε, which may lie above the largest ε that one
    /// release may have; `None` unless positive.
    pub(crate) fn total(value: RBig) -> Option<Self> {
        (value > RBig::ZERO).then_some(Epsilon(value))
    }
}

/// An exact decimal with an optional exponent of at most three digits.
fn decimal(text: &str) -> Option<RBig> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((m, e)) if e.len() <= 4 => (m, e.parse::<i32>().ok()?),
        Some(_) => return None,
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let plain = digits.trim_start_matches(['+', '-']);
    if plain.is_empty() || plain.len() > 60 || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = RBig::from(IBig::from_str(digits.trim_start_matches('+')).ok()?);
    let shift = exponent - i32::try_from(fraction.len()).ok()?;
    let power = RBig::from(IBig::from(10).pow(shift.unsigned_abs() as usize));
    Some(if shift < 0 { value / power } else { value * power })
}

impl fmt::Display for Epsilon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.0, 12))
    }
}

/// A finite decimal of at most so many places where that is exact, otherwise a fraction.
pub(super) fn shown(value: &RBig, most: usize) -> String {
    // A fraction is a finite decimal when scaling by a power of ten clears it.
    for places in 0..=most {
        let scaled = value * RBig::from(IBig::from(10).pow(places));
        if scaled.is_int() {
            let digits = scaled.numerator().to_string();
            if places == 0 {
                return digits;
            }
            let digits = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = digits.split_at(digits.len() - places);
            return format!("{whole}.{fraction}");
        }
    }
    format!("{}/{}", value.numerator(), value.denominator())
}

impl TryFrom<String> for Epsilon {
    type Error = EpsilonError;
    fn try_from(text: String) -> Result<Self, EpsilonError> {
        text.parse()
    }
}

impl From<Epsilon> for String {
    fn from(e: Epsilon) -> String {
        e.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_literals_are_read_and_written_exactly() {
        for (text, shown) in
            [("1", "1"), ("1.0", "1"), (".5", "0.5"), ("0.15", "0.15"), ("1e-1", "0.1"), ("7/30", "7/30")]
        {
            assert_eq!(text.parse::<Epsilon>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn shares_add_up_to_exactly_the_whole() {
        let one: Epsilon = "1.0".parse().unwrap();
        let parts = [one.share(70, 100), one.share(15, 100), one.share(15, 100)];
        assert_eq!(Epsilon::sum(&parts).unwrap(), one);
    }

    #[test]
    fn what_is_no_epsilon_is_refused() {
        for text in ["0", "-1", "0.0", "-0", "nan", "inf", "", ".", "1,5", "1/0", "1e9999", "101"] {
            assert!(text.parse::<Epsilon>().is_err(), "{text} was taken");
        }
    }
}
