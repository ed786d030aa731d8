//! A-optimal shares: the split of the budget that makes the shown tables surest.
//!
//! The error of consistent estimates falls apart into spaces S that do not see each other
//! (methods.md section 3): a table A with precision τ_A gives the space the precision
//! τ_A·κ_{A,S}, and the workload weighs its variance with C_S. So the objective is
//! Σ_S C_S / Σ_A τ_A κ_{A,S}. Under Gaussian noise τ_A = ω_A at Σ ω_A = 1, which is
//! convex: ω_A ← ω_A √(g_A/obj), renormalised, with g_A = Σ_S κ_{A,S} C_S / Q_S². Under
//! Laplace noise τ_A = ε_A²/2 at Σ ε_A = 1, which is not convex: ε_A ← ε_A √(g_A ε_A/obj)
//! from several starts, the best kept. (methods.md section 2, "Shares". For a plain product of axes the best of all
//! strategies is known in closed form, McKenna and others' ResidualPlanner; the tests
//! hold these shares against it.)

use super::Noise;

/// How far each table reaches into each space, and what the space's variance costs.
#[derive(Clone, Debug, Default)]
pub(super) struct Objective {
    /// κ ≥ 0 by table, then space.
    pub(super) reach: Vec<Vec<f64>>,
    /// C > 0 by space; each space is reached by a table.
    pub(super) cost: Vec<f64>,
}

/// Steps of the fixed point; it converges in about 40.
const STEPS: usize = 80;

impl Objective {
    /// Σ_S C_S / Q_S under these shares.
    pub(super) fn value(&self, noise: &Noise, shares: &[f64]) -> f64 {
        let precisions = self.precisions(noise, shares);
        self.cost.iter().zip(precisions).map(|(c, q)| c / q.max(f64::MIN_POSITIVE)).sum()
    }

    fn precisions(&self, noise: &Noise, shares: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.cost.len()];
        for (reach, share) in self.reach.iter().zip(shares) {
            let tau = match noise {
                Noise::Laplace => 0.5 * share * share,
                Noise::Gaussian { .. } => *share,
            };
            sums.iter_mut().zip(reach).for_each(|(sum, k)| *sum += tau * k);
        }
        sums
    }

    /// The best shares found, one a table, summing to 1.
    pub(super) fn best(&self, noise: &Noise) -> Vec<f64> {
        let starts = match noise {
            Noise::Gaussian { .. } => vec![vec![1.0; self.reach.len()]],
            Noise::Laplace => self.starts(),
        };
        let ends = starts.into_iter().map(|start| self.settle(noise, start));
        let value = |shares: &Vec<f64>| self.value(noise, shares);
        ends.min_by(|a, b| value(a).total_cmp(&value(b))).unwrap_or_default()
    }

    /// Even, by what each table alone would need, and with each table ahead of the others.
    fn starts(&self) -> Vec<Vec<f64>> {
        let n = self.reach.len();
        let needs: Vec<f64> = self.reach.iter().map(|reach| self.alone(reach).cbrt()).collect();
        let ahead = (0..n).map(|first| (0..n).map(|i| if i == first { 8.0 } else { 1.0 }).collect());
        [vec![1.0; n], needs].into_iter().chain(ahead).collect()
    }

    /// What the spaces of one table would cost, if it alone were measured.
    fn alone(&self, reach: &[f64]) -> f64 {
        reach.iter().zip(&self.cost).filter(|(k, _)| **k > 0.0).map(|(k, c)| c / k).sum()
    }

    fn settle(&self, noise: &Noise, mut shares: Vec<f64>) -> Vec<f64> {
        normalise(&mut shares);
        for _ in 0..STEPS {
            let q = self.precisions(noise, &shares);
            let slopes: Vec<f64> =
                self.cost.iter().zip(&q).map(|(c, q)| c / (q * q).max(f64::MIN_POSITIVE)).collect();
            for (share, reach) in shares.iter_mut().zip(&self.reach) {
                let gain: f64 = reach.iter().zip(&slopes).map(|(k, s)| k * s).sum();
                *share *= match noise {
                    Noise::Gaussian { .. } => gain.sqrt(),
                    Noise::Laplace => (gain * *share).sqrt(),
                };
            }
            normalise(&mut shares);
        }
        shares
    }
}

/// Divides by the sum; by all alike where that is nothing.
fn normalise(shares: &mut [f64]) {
    let sum: f64 = shares.iter().sum();
    let even = 1.0 / shares.len().max(1) as f64;
    shares.iter_mut().for_each(|s| *s = if sum > 0.0 && sum.is_finite() { *s / sum } else { even });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaussian() -> Noise {
        Noise::Gaussian { rho: "0.5".parse().unwrap(), delta: "1e-6".parse().unwrap() }
    }

    /// All subsets of `0..axes` with at most `most` members.
    fn subsets(axes: usize, most: usize) -> Vec<u32> {
        (0..1u32 << axes).filter(|s| s.count_ones() as usize <= most).collect()
    }

    fn product(lengths: &[f64], mask: u32, of: impl Fn(f64) -> f64) -> f64 {
        lengths.iter().enumerate().filter(|(j, _)| mask & (1 << j) != 0).map(|(_, n)| of(*n)).product()
    }

    /// All marginals of at most `most` of these axes, measured and wanted.
    fn marginals(lengths: &[f64], most: usize) -> (Objective, f64) {
        let all = subsets(lengths.len(), most);
        let rest = |a: u32| product(lengths, !a, |n| n);
        let within = |s: u32, a: u32| s & !a == 0;
        let reach = |a: &u32| all.iter().map(|s| if within(*s, *a) { rest(*a) } else { 0.0 }).collect();
        let cost = |s: &u32| {
            let of = all.iter().filter(|w| within(*s, **w));
            of.map(|w| product(lengths, *s, |n| n - 1.0) * rest(*w)).sum()
        };
        let cells = all.iter().map(|w| product(lengths, *w, |n| n)).sum();
        (Objective { reach: all.iter().map(reach).collect(), cost: all.iter().map(cost).collect() }, cells)
    }

    /// The best that any choice of residuals reaches: (Σ √(v_S p_S))², as published.
    fn published(lengths: &[f64], most: usize) -> f64 {
        let (objective, cells) = marginals(lengths, most);
        let all = subsets(lengths.len(), most);
        let root = |(s, cost): (&u32, &f64)| {
            // A residual's own precision is that of its space times the cells it sums over.
            let summed = product(lengths, !s, |n| n);
            (cost / summed * product(lengths, *s, |n| (n - 1.0) / n)).sqrt()
        };
        let sum: f64 = all.iter().zip(&objective.cost).map(root).sum();
        (sum * sum / cells).sqrt()
    }

    const ADULT: [f64; 14] =
        [100.0, 100.0, 100.0, 99.0, 85.0, 42.0, 16.0, 15.0, 9.0, 7.0, 6.0, 5.0, 2.0, 2.0];
    const CITY: [f64; 4] = [120.0, 6.0, 12.0, 2.0];

    fn reached(lengths: &[f64], most: usize) -> f64 {
        let (objective, cells) = marginals(lengths, most);
        (objective.value(&gaussian(), &objective.best(&gaussian())) / cells).sqrt()
    }

    #[test]
    fn the_published_optima_come_out() {
        for (lengths, most, value) in
            [(&ADULT[..], 3, 10.665), (&ADULT, 2, 6.411), (&[10.0; 10], 3, 9.348), (&CITY, 3, 1.848)]
        {
            let ours = published(lengths, most);
            assert!((ours - value).abs() < 5e-4, "{ours} for {value}");
        }
    }

    #[test]
    fn shares_of_marginals_reach_the_optimum_or_come_within_a_thirtieth() {
        assert!((reached(&CITY, 3) - 1.848).abs() < 5e-4);
        // Marginals are some of the strategies that the optimum is over.
        for (lengths, most, value) in [(&ADULT[..], 2, 6.411), (&[10.0; 10], 3, 9.348)] {
            let ours = reached(lengths, most);
            assert!(ours >= value - 5e-4 && ours < value * 1.031, "{ours} for {value}");
        }
    }

    #[test]
    fn no_single_move_of_share_betters_the_laplace_split() {
        let (objective, _) = marginals(&CITY, 3);
        let best = objective.best(&Noise::Laplace);
        let value = objective.value(&Noise::Laplace, &best);
        for from in 0..best.len() {
            for to in 0..best.len() {
                let mut other = best.clone();
                let moved = 0.02_f64.min(other[from]);
                other[from] -= moved;
                other[to] += moved;
                assert!(objective.value(&Noise::Laplace, &other) >= value * (1.0 - 1e-9));
            }
        }
        let even = vec![1.0 / best.len() as f64; best.len()];
        assert!(objective.value(&Noise::Laplace, &even) > 1.5 * value);
    }
}
