//! Whether neighbouring areas are alike: Moran's I, local Moran, Getis–Ord Gi*.
use super::trend::two_sided;

/// Who neighbours whom, with weights: `neighbours[i]` lists (j, w_ij), j ≠ i.
#[derive(Clone, Debug)]
pub struct Neighbours {
    lists: Vec<Vec<(usize, f64)>>,
}

impl Neighbours {
    /// Weight 1 for each neighbour. Indices beyond the areas, and an area's own, are
    /// left out.
    pub fn binary(lists: &[Vec<usize>]) -> Self {
        let n = lists.len();
        let one = |(i, list): (usize, &Vec<usize>)| {
            list.iter().filter(|j| **j < n && **j != i).map(|j| (*j, 1.0)).collect()
        };
        Neighbours { lists: lists.iter().enumerate().map(one).collect() }
    }

    /// Weights that add up to 1 for each area that has neighbours.
    pub fn row_standardised(lists: &[Vec<usize>]) -> Self {
        let mut out = Self::binary(lists);
        for list in &mut out.lists {
            let n = list.len() as f64;
            list.iter_mut().for_each(|(_, w)| *w /= n);
        }
        out
    }

    /// Number of areas.
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// Whether there are no areas.
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// Σ_j w_ij x_j.
    fn lag(&self, i: usize, x: &[f64]) -> f64 {
        self.lists[i].iter().map(|(j, w)| w * x[*j]).sum()
    }

    /// Σ w_ij z_i z_j.
    pub(crate) fn cross(&self, z: &[f64]) -> f64 {
        (0..z.len()).map(|i| z[i] * self.lag(i, z)).sum()
    }

    /// S0 = Σ w_ij.
    pub(crate) fn total(&self) -> f64 {
        self.lists.iter().flatten().map(|(_, w)| w).sum()
    }
}

fn centred(x: &[f64]) -> Vec<f64> {
    let mean = x.iter().sum::<f64>() / x.len() as f64;
    x.iter().map(|v| v - mean).collect()
}

fn squares(z: &[f64]) -> f64 {
    z.iter().map(|v| v * v).sum()
}

/// Moran's I = (J/S0) Σ w_ij z_i z_j / Σ z²; `None` without neighbours or spread.
pub fn moran(x: &[f64], near: &Neighbours) -> Option<f64> {
    if x.len() != near.len() {
        return None;
    }
    let z = centred(x);
    let cross: f64 = (0..x.len()).map(|i| z[i] * near.lag(i, &z)).sum();
    super::over(x.len() as f64 * cross, near.total() * squares(&z))
}

/// Variance of Moran's I where areas are unrelated: for Normal values, and for the
/// values at hand in random order (Cliff and Ord 1981, 1.37 and 1.38).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoranVariance {
    /// For Normal values.
    pub normal: f64,
    /// For the values at hand in random order.
    pub shuffled: f64,
}

/// `None` as [`moran`], and under four areas.
pub fn moran_variance(x: &[f64], near: &Neighbours) -> Option<MoranVariance> {
    moran(x, near)?;
    let n = x.len() as f64;
    let s0 = near.total();
    let back = |i: usize, j: usize| near.lists[j].iter().find(|(k, _)| *k == i).map_or(0.0, |(_, w)| *w);
    let mut s1 = 0.0;
    let mut columns = vec![0.0; x.len()];
    for (i, list) in near.lists.iter().enumerate() {
        for (j, w) in list {
            columns[*j] += w;
            let other = back(i, *j);
            // A pair with weights both ways is met twice, one with a single weight once.
            s1 += if other == 0.0 { w * w } else { 0.5 * (w + other).powi(2) };
        }
    }
    let rows = near.lists.iter().map(|list| list.iter().map(|(_, w)| w).sum::<f64>());
    let s2: f64 = rows.zip(&columns).map(|(r, c)| (r + c).powi(2)).sum();
    let expected = -1.0 / (n - 1.0);
    let normal = (n * n * s1 - n * s2 + 3.0 * s0 * s0) / (s0 * s0 * (n * n - 1.0)) - expected * expected;
    let z = centred(x);
    let peaked = z.iter().map(|v| v.powi(4)).sum::<f64>() * n / squares(&z).powi(2);
    let a = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0);
    let b = peaked * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0);
    let shuffled = (a - b) / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0) - expected * expected;
    (x.len() >= 4).then_some(MoranVariance { normal, shuffled })
}

/// Local Moran I_i = z_i Σ_j w_ij z_j / (Σ z² / J); they add up to S0 · I.
pub fn local_moran(x: &[f64], near: &Neighbours) -> Option<Vec<f64>> {
    moran(x, near)?;
    let z = centred(x);
    let variance = squares(&z) / x.len() as f64;
    Some((0..x.len()).map(|i| z[i] * near.lag(i, &z) / variance).collect())
}

/// Getis–Ord Gi* of each area, itself included with weight 1, as a z-score.
pub fn gi_star(x: &[f64], near: &Neighbours) -> Option<Vec<Option<f64>>> {
    moran(x, near)?;
    let n = x.len() as f64;
    let mean = x.iter().sum::<f64>() / n;
    let s = (squares(x) / n - mean * mean).max(0.0).sqrt();
    let one = |i: usize| {
        let list = &near.lists[i];
        let (w1, w2) = list.iter().fold((1.0, 1.0), |(a, b), (_, w)| (a + w, b + w * w));
        let room = (n * w2 - w1 * w1) / (n - 1.0);
        super::over(x[i] + near.lag(i, x) - mean * w1, s * room.max(0.0).sqrt())
    };
    Some((0..x.len()).map(one).collect())
}

/// Getis and Ord's Gi of each area, itself left out, as a z-score (1992).
pub fn gi(x: &[f64], near: &Neighbours) -> Option<Vec<Option<f64>>> {
    moran(x, near)?;
    let n = x.len() as f64;
    let (sum, all) = (x.iter().sum::<f64>(), squares(x));
    let one = |i: usize| {
        let mean = (sum - x[i]) / (n - 1.0);
        let s = ((all - x[i] * x[i]) / (n - 1.0) - mean * mean).max(0.0).sqrt();
        let (w1, w2) = near.lists[i].iter().fold((0.0, 0.0), |(a, b), (_, w)| (a + w, b + w * w));
        let room = ((n - 1.0) * w2 - w1 * w1) / (n - 2.0);
        super::over(near.lag(i, x) - mean * w1, s * room.max(0.0).sqrt())
    };
    Some((0..x.len()).map(one).collect())
}

/// Getis and Ord's general G: Σ w_ij x_i x_j over Σ x_i x_j, i ≠ j (1992).
pub fn general_g(x: &[f64], near: &Neighbours) -> Option<f64> {
    if x.len() != near.len() {
        return None;
    }
    let cross: f64 = (0..x.len()).map(|i| x[i] * near.lag(i, x)).sum();
    super::over(cross, x.iter().sum::<f64>().powi(2) - squares(x))
}

/// Which of the p-values stand when at most a share `q` of those that do may be
/// false (Benjamini and Hochberg 1995).
pub fn false_discovery(p: &[f64], q: f64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let m = p.len() as f64;
    let last = order.iter().enumerate().rev().find(|(k, i)| p[**i] <= q * (*k + 1) as f64 / m);
    let kept = last.map_or(0, |(k, _)| k + 1);
    let mut out = vec![false; p.len()];
    order[..kept].iter().for_each(|i| out[*i] = true);
    out
}

/// Two-sided p-values of z-scores.
pub fn p_values(z: &[f64]) -> Vec<f64> {
    z.iter().map(|z| two_sided(*z)).collect()
}
