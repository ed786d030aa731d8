//! A figure with its simulated errors, to first order.
use crate::equity::count::Count;
use crate::estimate::spread;

/// Why a rate cannot be compared.
pub(crate) const UNCLEAR: &str = "reason.near-zero-comparison";

/// The denominator must exceed this many times the size that 9 in 10 of its errors do
/// not exceed: the second-order error of a ratio is then under a tenth of the first.
const SURE: f64 = 2.0;

/// A value and one simulated error a draw.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Linear {
    pub(crate) value: f64,
    pub(crate) errors: Vec<f64>,
}

impl Linear {
    /// `part / (part + rest)`, from 0 to 1 but for the noise. Its error is that of first
    /// order: ((1 − t)·e_part − t·e_rest) / (part + rest).
    ///
    /// # Errors
    /// Why there is none: the denominator may be zero.
    pub(crate) fn among(part: &Count, rest: &Count) -> Result<Self, &'static str> {
        let total = part.estimate + rest.estimate;
        let size = spread(part.errors.iter().zip(&rest.errors).map(|(p, r)| p + r));
        if !total.is_finite() || total <= 0.0 || total <= SURE * size {
            return Err(UNCLEAR);
        }
        let t = (part.estimate / total).clamp(0.0, 1.0);
        let error = |(p, r): (&f64, &f64)| ((1.0 - t) * p - t * r) / total;
        let errors = part.errors.iter().zip(&rest.errors).map(error).collect();
        Ok(Linear { value: part.estimate / total, errors })
    }

    /// `part` of `total`, which contains it.
    ///
    /// # Errors
    /// As [`Linear::among`].
    pub(crate) fn share(part: &Count, total: &Count) -> Result<Self, &'static str> {
        Linear::among(part, &total.without(part))
    }

    /// A public number.
    pub(crate) fn public(value: f64, draws: usize) -> Self {
        Linear { value, errors: vec![0.0; draws] }
    }

    /// This less `other`, draw by draw.
    pub(crate) fn less(&self, other: &Linear) -> Self {
        let errors = self.errors.iter().zip(&other.errors).map(|(a, b)| a - b).collect();
        Linear { value: self.value - other.value, errors }
    }

    /// Times a public number.
    pub(crate) fn times(&self, by: f64) -> Self {
        Linear { value: by * self.value, errors: self.errors.iter().map(|e| by * e).collect() }
    }

    /// Its logarithm, with the error e/value.
    ///
    /// # Errors
    /// When it cannot be told from zero.
    pub(crate) fn logarithm(&self) -> Result<Self, &'static str> {
        let size = spread(self.errors.iter().copied());
        if self.value <= 0.0 || self.value <= SURE * size {
            return Err("reason.no-ratio");
        }
        Ok(Linear { value: self.value.ln(), errors: self.errors.iter().map(|e| e / self.value).collect() })
    }

    /// With the chance of who happened to ask on top: independent Normal errors of
    /// standard deviation `sd`, in an order that depends on `salt` alone, so that the
    /// same measurements give the same range.
    pub(crate) fn sampled(&self, sd: f64, salt: u64) -> Self {
        let n = self.errors.len();
        let mut order: Vec<(u64, usize)> = (0..n).map(|i| (scrambled(salt ^ (i as u64 + 1)), i)).collect();
        order.sort_unstable();
        let mut errors = self.errors.clone();
        for (rank, (_, i)) in order.into_iter().enumerate() {
            errors[i] += sd * normal_quantile((rank as f64 + 0.5) / n as f64);
        }
        Linear { value: self.value, errors }
    }
}

/// SplitMix64's finisher (Steele, Lea and Flood 2014).
fn scrambled(x: u64) -> u64 {
    let x = x.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Quantile of the standard Normal, by halving its distribution function.
pub(in crate::equity) fn normal_quantile(p: f64) -> f64 {
    let (mut low, mut high) = (-9.0_f64, 9.0_f64);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        // two_sided(z) is the probability beyond ±|z|.
        let below = match middle < 0.0 {
            true => 0.5 * crate::equity::inequality::trend::two_sided(-middle),
            false => 1.0 - 0.5 * crate::equity::inequality::trend::two_sided(middle),
        };
        if below < p { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(estimate: f64, errors: &[f64]) -> Count {
        Count { estimate, errors: errors.to_vec() }
    }

    #[test]
    fn the_error_of_a_rate_is_what_it_moves_by() {
        let (met, unmet) = (count(600.0, &[1.0, 0.0]), count(400.0, &[0.0, 1.0]));
        let rate = Linear::among(&met, &unmet).unwrap();
        assert!((rate.value - 0.6).abs() < 1e-12);
        let moved = |m: f64, u: f64| (600.0 + m) / (1000.0 + m + u) - 0.6;
        assert!((rate.errors[0] - moved(1.0, 0.0)).abs() < 1e-6);
        assert!((rate.errors[1] - moved(0.0, 1.0)).abs() < 1e-6);
    }

    #[test]
    fn what_may_be_zero_has_no_rate_and_no_logarithm() {
        let errors: Vec<f64> = (0..99).map(|i| f64::from(i) - 49.0).collect();
        assert!(Linear::among(&count(40.0, &errors), &count(20.0, &vec![0.0; 99])).is_err());
        let small = Linear { value: 0.1, errors: errors.iter().map(|e| e / 400.0).collect() };
        assert!(small.logarithm().is_err());
        assert!((Linear::public(1.0, 9).logarithm().unwrap().value).abs() < 1e-12);
    }

    #[test]
    fn sampling_adds_its_variance_and_is_the_same_each_time() {
        let exact = Linear { value: 0.0, errors: vec![0.0; 999] };
        let told = exact.sampled(2.0, 7);
        let sd = (told.errors.iter().map(|e| e * e).sum::<f64>() / 999.0).sqrt();
        assert!((sd - 2.0).abs() < 0.02, "{sd}");
        assert_eq!(told, exact.sampled(2.0, 7));
        assert_ne!(told, exact.sampled(2.0, 8));
        let product: f64 = told.errors.iter().zip(&exact.sampled(2.0, 8).errors).map(|(a, b)| a * b).sum();
        // Unrelated orders: within 5 of 4·√999 of zero.
        assert!(product.abs() < 5.0 * 4.0 * 999.0_f64.sqrt(), "{product}");
    }
}
