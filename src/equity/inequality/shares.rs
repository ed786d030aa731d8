//! Measures of how evenly something is shared out.
use super::{Weighted, over};

/// y/μ of each area, where no rate is negative and the mean is positive.
fn relative(x: &Weighted) -> Option<Vec<f64>> {
    let mean = x.mean();
    (mean > 0.0 && x.rates().iter().all(|y| *y >= 0.0)).then(|| x.rates().iter().map(|y| y / mean).collect())
}

/// Σ p_j f(r_j).
fn over_relative(x: &Weighted, f: impl Fn(f64) -> f64) -> Option<f64> {
    Some(relative(x)?.iter().zip(x.parts()).map(|(r, p)| p * f(*r)).sum())
}

fn by_rate(x: &Weighted) -> Vec<(f64, f64)> {
    let mut pairs: Vec<(f64, f64)> = x.rates().iter().copied().zip(x.parts().iter().copied()).collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    pairs
}

/// Gini coefficient Σ_ij p_i p_j |y_i − y_j| / 2μ, by sorting.
pub fn gini(x: &Weighted) -> Option<f64> {
    relative(x)?;
    let (mut people, mut amount, mut sum) = (0.0, 0.0, 0.0);
    for (y, p) in by_rate(x) {
        sum += p * (y * people - amount);
        people += p;
        amount += p * y;
    }
    over(sum, x.mean())
}

/// The Gini coefficient times J/(J − 1), for few areas that all count alike.
pub fn gini_corrected(x: &Weighted) -> Option<f64> {
    let j = x.rates().len() as f64;
    over(gini(x)? * j, j - 1.0)
}

/// Hoover index ½ Σ |share of supply − share of need|, 0 to 1: the part that would
/// have to go elsewhere for supply to follow need. `supply` and `need` are amounts.
pub fn hoover(supply: &[f64], need: &[f64]) -> Option<f64> {
    let (s, n): (f64, f64) = (supply.iter().sum(), need.iter().sum());
    let same = supply.len() == need.len() && !supply.is_empty() && s > 0.0 && n > 0.0;
    same.then(|| 0.5 * supply.iter().zip(need).map(|(a, b)| (a / s - b / n).abs()).sum::<f64>())
}

/// Theil's T: Σ p r ln r (0 ln 0 = 0).
pub fn theil(x: &Weighted) -> Option<f64> {
    over_relative(x, |r| if r > 0.0 { r * r.ln() } else { 0.0 })
}

/// Mean log deviation −Σ p ln r; `None` where a rate is zero, since it has no value
/// there (other programs put in a small number, and any value can come out).
pub fn mean_log_deviation(x: &Weighted) -> Option<f64> {
    x.rates().iter().zip(x.parts()).all(|(y, p)| *y > 0.0 || *p == 0.0).then_some(())?;
    over_relative(x, |r| if r > 0.0 { -r.ln() } else { 0.0 })
}

/// Generalised entropy Σ p (r^α − 1)/(α(α − 1)) for α other than 0 and 1, where it is
/// [`mean_log_deviation`] and [`theil`]; `None` at zeros where α < 0 (Shorrocks 1980).
pub fn generalised_entropy(x: &Weighted, alpha: f64) -> Option<f64> {
    let zeros = x.rates().iter().zip(x.parts()).any(|(y, p)| *y <= 0.0 && *p > 0.0);
    if alpha == 0.0 || alpha == 1.0 || (zeros && alpha < 0.0) {
        return None;
    }
    over_relative(x, |r| if r > 0.0 { r.powf(alpha) } else { 0.0 })
        .map(|mean| (mean - 1.0) / (alpha * (alpha - 1.0)))
}

/// Wolfson's polarisation (μ/m)(1 − 2 L(½) − Gini) of areas that count alike, m the median
/// and L the Lorenz curve (Wolfson 1994); `None` where the median is zero.
pub fn wolfson(rates: &[f64]) -> Option<f64> {
    let x = Weighted::alike(rates)?;
    let mut sorted = rates.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    let median = 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    let half: f64 = sorted[..n / 2].iter().sum::<f64>() + if n % 2 == 1 { 0.5 * median } else { 0.0 };
    let lower = super::over(half, sorted.iter().sum())?;
    super::over(x.mean() * (1.0 - 2.0 * lower - gini(&x)?), median)
}

/// Atkinson's index with aversion `epsilon` > 0; as [`mean_log_deviation`], none
/// at zeros where `epsilon` ≥ 1.
pub fn atkinson(x: &Weighted, epsilon: f64) -> Option<f64> {
    if epsilon <= 0.0 {
        return None;
    }
    if (epsilon - 1.0).abs() < 1e-12 {
        return mean_log_deviation(x).map(|l| 1.0 - (-l).exp());
    }
    if epsilon > 1.0 && x.rates().contains(&0.0) {
        return None;
    }
    over_relative(x, |r| r.powf(1.0 - epsilon)).map(|sum| 1.0 - sum.powf(1.0 / (1.0 - epsilon)))
}

/// Theil's T of areas split by the district they lie in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decomposed {
    /// Between districts: Σ S_g ln(S_g / P_g).
    pub between: f64,
    /// Within them: T − between.
    pub within: f64,
}

/// Theil's T into between and within; `district[j]` names the district of area j.
pub fn theil_by(x: &Weighted, district: &[usize]) -> Option<Decomposed> {
    let total = theil(x)?;
    let mut by = std::collections::BTreeMap::<usize, (f64, f64)>::new();
    for ((r, p), d) in relative(x)?.iter().zip(x.parts()).zip(district) {
        let sums = by.entry(*d).or_default();
        *sums = (sums.0 + p * r, sums.1 + p);
    }
    let part = |(s, p): &(f64, f64)| if *s > 0.0 && *p > 0.0 { s * (s / p).ln() } else { 0.0 };
    let between: f64 = by.values().map(part).sum();
    (district.len() == x.rates().len()).then_some(Decomposed { between, within: total - between })
}

/// Points of the Lorenz curve: of the share of people who have least, their share of
/// what there is; begins at (0, 0) and ends at (1, 1).
pub fn lorenz(x: &Weighted) -> Option<Vec<(f64, f64)>> {
    relative(x)?;
    let mut at = (0.0, 0.0);
    let mut points = vec![at];
    for (y, p) in by_rate(x) {
        at = (at.0 + p, at.1 + p * y / x.mean());
        points.push(at);
    }
    Some(points)
}
