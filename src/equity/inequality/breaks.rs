//! Classes of numbers for a map: the upper end of each class.
//!
//! The program's own maps have fixed classes, which stay the same from release to release
//! and do not follow the noise; these are for comparing with other programs.

/// Ends at the quantiles (linear between order statistics: Hyndman and Fan's type 7).
/// `None` without values or classes, or where ends coincide.
pub fn quantiles(values: &[f64], classes: usize) -> Option<Vec<f64>> {
    let sorted = sorted(values, classes)?;
    let at = |k: usize| {
        let place = k as f64 / classes as f64 * (sorted.len() - 1) as f64;
        let below = place.floor() as usize;
        let above = (below + 1).min(sorted.len() - 1);
        sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
    };
    rising((1..=classes).map(at).collect())
}

/// Ends at equal steps from the least to the greatest value.
pub fn equal_intervals(values: &[f64], classes: usize) -> Option<Vec<f64>> {
    let sorted = sorted(values, classes)?;
    let (first, last) = (sorted[0], sorted[sorted.len() - 1]);
    rising((1..=classes).map(|k| first + (last - first) * k as f64 / classes as f64).collect())
}

/// Natural breaks: the classes whose sum of squared distances from their means is least,
/// by dynamic programming (Fisher 1958; Jenks 1977).
pub fn natural(values: &[f64], classes: usize) -> Option<Vec<f64>> {
    let sorted = sorted(values, classes)?;
    let n = sorted.len();
    let sums = |f: fn(f64) -> f64| -> Vec<f64> {
        let mut all = vec![0.0];
        sorted.iter().for_each(|v| all.push(all[all.len() - 1] + f(*v)));
        all
    };
    let (first, second) = (sums(|v| v), sums(|v| v * v));
    // Squared distances of values i to j, without j.
    let cost = |i: usize, j: usize| {
        let sum = first[j] - first[i];
        second[j] - second[i] - sum * sum / (j - i) as f64
    };
    // least[j]: of the first j values in k classes; from[k][j]: where the last one begins.
    let mut least: Vec<f64> = (0..=n).map(|j| if j == 0 { f64::INFINITY } else { cost(0, j) }).collect();
    let mut from = vec![vec![0; n + 1]];
    for _ in 1..classes {
        let best = |j: usize| {
            let ends = (1..j).map(|i| (least[i] + cost(i, j), i));
            ends.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((f64::INFINITY, 0))
        };
        let (next, begins): (Vec<f64>, Vec<usize>) = (0..=n).map(best).unzip();
        least = next;
        from.push(begins);
    }
    let mut ends = vec![sorted[n - 1]];
    let mut at = n;
    for begins in from.iter().skip(1).rev() {
        at = begins[at];
        ends.push(sorted[at.checked_sub(1)?]);
    }
    ends.reverse();
    rising(ends)
}

/// How many values each class has.
pub fn counts(values: &[f64], ends: &[f64]) -> Vec<usize> {
    let mut out = vec![0; ends.len()];
    for v in values {
        let class = ends.partition_point(|end| end < v).min(ends.len().saturating_sub(1));
        out[class] += 1;
    }
    out
}

fn sorted(values: &[f64], classes: usize) -> Option<Vec<f64>> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    (classes > 0 && sorted.len() >= classes && values.iter().all(|v| v.is_finite())).then_some(sorted)
}

fn rising(ends: Vec<f64>) -> Option<Vec<f64>> {
    ends.windows(2).all(|pair| pair[0] < pair[1]).then_some(ends)
}
