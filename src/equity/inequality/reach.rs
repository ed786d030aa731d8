//! How much there is within reach of a place: two-step floating catchment areas.
use super::over;

/// Access A_i = Σ_j w(d_ij) S_j / Σ_k w(d_kj) P_k over sites j within `limit` of place i and
/// places k within `limit` of site j (Luo and Wang 2003; with w other than 1 the enhanced
/// form, Luo and Qi 2009).
///
/// `people[i]` live in place i, `supply[j]` is what site j has, `costs[i][j]` the distance
/// or time from place i to site j in any unit, `limit` in the same unit. All are public
/// figures: what was handed out is not, and would carry its noise into both steps. Result:
/// supply a person, by place; 0 where no site is in reach. `None` where lengths differ.
pub fn two_step(
    people: &[f64],
    supply: &[f64],
    costs: &[Vec<f64>],
    limit: f64,
    weight: impl Fn(f64) -> f64,
) -> Option<Vec<f64>> {
    let fits = costs.len() == people.len() && costs.iter().all(|row| row.len() == supply.len());
    let reach = |i: usize, j: usize| if costs[i][j] <= limit { weight(costs[i][j]) } else { 0.0 };
    let ratio = |j: usize| {
        let wanting: f64 = people.iter().enumerate().map(|(k, p)| reach(k, j) * p).sum();
        over(supply[j], wanting).unwrap_or(0.0)
    };
    fits.then(|| {
        let ratios: Vec<f64> = (0..supply.len()).map(ratio).collect();
        let access = |i: usize| ratios.iter().enumerate().map(|(j, r)| reach(i, j) * r).sum();
        (0..people.len()).map(access).collect()
    })
}
