//! Clopper–Pearson bounds, from the binomial distribution itself.

/// The largest p for which `hits` or more of `trials` are rarer than `alpha`: with
/// confidence 1 − alpha the chance of a hit is above it.
pub(super) fn lower(hits: u64, trials: u64, alpha: f64) -> f64 {
    if hits == 0 {
        return 0.0;
    }
    let (mut low, mut high) = (0.0, hits as f64 / trials as f64);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if at_least(hits, trials, middle) < alpha { low = middle } else { high = middle }
    }
    low
}

/// With confidence 1 − alpha the chance of a hit is below this.
pub(super) fn upper(hits: u64, trials: u64, alpha: f64) -> f64 {
    1.0 - lower(trials.saturating_sub(hits), trials, alpha)
}

/// The value that a standard Normal is below with chance `p` in (0, 1).
pub(super) fn normal_quantile(p: f64) -> f64 {
    let below = |x: f64| 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2);
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if below(middle) < p { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

/// P(X ≥ hits) for p below hits/trials, where the terms only fall.
fn at_least(hits: u64, trials: u64, p: f64) -> f64 {
    if p <= 0.0 {
        return 0.0;
    }
    let (n, k) = (trials as f64, hits as f64);
    let ways = ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k);
    // ln(1 − p) × 0 is 0, also at p = 1.
    let misses = if hits < trials { (n - k) * (-p).ln_1p() } else { 0.0 };
    let mut term = (ways + k * p.ln() + misses).exp();
    let mut sum = 0.0;
    let odds = p / (1.0 - p);
    for i in hits..=trials {
        sum += term;
        term *= odds * (trials - i) as f64 / (i + 1) as f64;
        if term < sum * 1e-16 {
            break;
        }
    }
    sum
}

/// Stirling's series, on from 20 where it has fifteen digits.
fn ln_factorial(n: f64) -> f64 {
    if n < 20.0 {
        return (1..=n as u32).map(|i| f64::from(i).ln()).sum();
    }
    let inverse = 1.0 / n;
    let series = inverse / 12.0 - inverse.powi(3) / 360.0 + inverse.powi(5) / 1260.0;
    n * n.ln() - n + 0.5 * (std::f64::consts::TAU * n).ln() + series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_the_published_ones() {
        // R: binom.test(k, n, conf.level = 0.95)$conf.int
        for (hits, trials, low, high) in
            [(0, 10, 0.0, 0.308_497_1), (10, 10, 0.691_502_9, 1.0), (7, 20, 0.153_909_2, 0.592_188_5)]
        {
            assert!((lower(hits, trials, 0.025) - low).abs() < 1e-6, "{hits} of {trials}");
            assert!((upper(hits, trials, 0.025) - high).abs() < 1e-6, "{hits} of {trials}");
        }
    }

    #[test]
    fn quantiles_are_the_published_ones() {
        for (p, x) in [(0.5, 0.0), (0.95, 1.644_853_627), (0.975, 1.959_963_985), (1e-9, -5.997_807_015)] {
            assert!((normal_quantile(p) - x).abs() < 1e-8, "{p}");
        }
    }

    #[test]
    fn large_counts_come_near_the_normal_approximation() {
        let (n, p) = (1_000_000u64, 0.3);
        let sd = (p * (1.0 - p) / n as f64).sqrt();
        let bound = lower(300_000, n, 0.025);
        assert!((bound - (p - 1.96 * sd)).abs() < 0.01 * sd, "{bound}");
    }
}
