//! Measures of inequality between areas or groups: the formulas, on exact numbers.
//!
//! Every function takes rates y_j and weights (residents, or people asking) n_j of J
//! areas or groups; weights need not add up to 1. What is not defined (no area, no
//! weight, a mean of zero, a zero where a logarithm is taken) is `None`, never a
//! stand-in value. [`under_noise`] says what may be said of them when the rates carry
//! noise; most of them are larger with noise than without.
//!
//! Sources: WHO Health Equity Assessment Toolkit, technical notes (2021), for the
//! measures of [`ordered`] and [`spread`]; Cowell, *Measuring Inequality* (2011), for
//! those of [`shares`]; Cliff and Ord (1981), Getis and Ord (1992), Ord and Getis
//! (1995), Anselin (1995) for [`space`]; Mann (1945) and Kendall (1975) for [`trend`].
pub mod breaks;
pub mod moran_noise;
pub mod ordered;
pub mod reach;
pub mod shares;
pub mod space;
pub mod spread;
#[cfg(test)]
mod tests;
pub mod trend;
pub mod under_noise;

/// Rates with their weights, checked: as many of both, at least one, all finite, no
/// weight below zero and a positive sum.
#[derive(Clone, Debug)]
pub struct Weighted {
    rates: Vec<f64>,
    /// n_j / Σn.
    parts: Vec<f64>,
}

impl Weighted {
    /// `rates` y_j in any unit; `weights` n_j ≥ 0.
    pub fn new(rates: &[f64], weights: &[f64]) -> Option<Self> {
        let total: f64 = weights.iter().sum();
        let finite = rates.iter().chain(weights).all(|v| v.is_finite());
        let fits = rates.len() == weights.len() && finite && weights.iter().all(|n| *n >= 0.0);
        (fits && total > 0.0)
            .then(|| Weighted { rates: rates.to_vec(), parts: weights.iter().map(|n| n / total).collect() })
    }

    /// All areas alike.
    pub fn alike(rates: &[f64]) -> Option<Self> {
        Self::new(rates, &vec![1.0; rates.len()])
    }

    /// The same weights with other rates, which must be as many.
    pub fn with(&self, rates: Vec<f64>) -> Self {
        debug_assert_eq!(rates.len(), self.parts.len());
        Weighted { rates, parts: self.parts.clone() }
    }

    /// y_j.
    pub fn rates(&self) -> &[f64] {
        &self.rates
    }

    /// p_j = n_j / Σn.
    pub fn parts(&self) -> &[f64] {
        &self.parts
    }

    /// μ = Σ p_j y_j.
    pub fn mean(&self) -> f64 {
        self.sum(|y| y)
    }

    /// Σ p_j f(y_j).
    pub(crate) fn sum(&self, f: impl Fn(f64) -> f64) -> f64 {
        self.rates.iter().zip(&self.parts).map(|(y, p)| p * f(*y)).sum()
    }
}

/// a / b where b is not zero.
pub(crate) fn over(a: f64, b: f64) -> Option<f64> {
    let ratio = a / b;
    (b != 0.0 && ratio.is_finite()).then_some(ratio)
}
