//! Preconditioned conjugate gradients in the space of the tables, several chains at once.
//!
//! With B = M Λ D T^½ (from standard Normal unknowns to the tables' cells) the posterior
//! needs (B Bᵀ + Q⁻¹) w = r; the unknowns are then Bᵀ w. Its eigenvalues are those of
//! (I + Bᵀ Q B), the form over the unknowns, but none is small: effects that explain the
//! same cells, which slow the other form down, only add up here. Hestenes and Stiefel
//! (1952); each chain has its own step lengths and all stop together. In double precision:
//! the city's effects are determined to one part in 10⁵ of their prior.
use super::operator::{Frame, Lanes, Operator};
use super::precondition::{Preconditioner, Shares};

/// Most steps of one solution.
const MOST: usize = 200;

/// How a solution went.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Solution {
    /// Steps taken.
    pub(crate) steps: usize,
    /// Largest root mean square residual of any chain, in standard deviations of the
    /// noise of a cell of a table.
    pub(crate) residual: f64,
}

/// One number of each chain by table and row.
pub(crate) type Rows<const L: usize> = Vec<Vec<Lanes<L>>>;

/// Solves for `residual`, which is used up, into `w`, until the residual is below
/// `tolerance` (in the units of [`Solution::residual`]). `z` is room for unknowns.
pub(crate) fn solve<const L: usize>(
    frame: &Frame,
    operator: &mut Operator<L>,
    (preconditioner, shares): (&Preconditioner<L>, &Shares),
    mut residual: Rows<L>,
    w: &mut Rows<L>,
    z: &mut [Lanes<L>],
    tolerance: f64,
) -> Solution {
    w.iter_mut().flatten().for_each(|v| *v = [0.0; L]);
    let rows = residual.iter().map(Vec::len).sum::<usize>() as f64;
    let worst = |r: &Rows<L>, operator: &Operator<L>| {
        let sizes = product(r, r, Some(&operator.precision));
        (sizes.iter().fold(0.0f64, |a, b| a.max(*b)) / rows).sqrt()
    };
    let mut better = preconditioner.apply(frame, shares, &residual);
    let mut direction = better.clone();
    let mut size = product(&residual, &better, None);
    let mut solution = Solution { steps: 0, residual: worst(&residual, operator) };
    while solution.residual > tolerance && solution.steps < MOST {
        let image = operator.cover(frame, &direction, z);
        let curve = product(&direction, &image, None);
        let step: Lanes<L> = std::array::from_fn(|l| ratio(size[l], curve[l]));
        advance(w, &direction, &step, 1.0);
        advance(&mut residual, &image, &step, -1.0);
        better = preconditioner.apply(frame, shares, &residual);
        let next = product(&residual, &better, None);
        let keep: Lanes<L> = std::array::from_fn(|l| ratio(next[l], size[l]));
        for (d, b) in direction.iter_mut().flatten().zip(better.iter().flatten()) {
            *d = std::array::from_fn(|l| b[l] + keep[l] * d[l]);
        }
        size = next;
        solution.steps += 1;
        solution.residual = worst(&residual, operator);
    }
    solution
}

/// to += sign · step · by.
fn advance<const L: usize>(to: &mut Rows<L>, by: &Rows<L>, step: &Lanes<L>, sign: f64) {
    for (to, by) in to.iter_mut().flatten().zip(by.iter().flatten()) {
        (0..L).for_each(|l| to[l] += sign * step[l] * by[l]);
    }
}

/// Σ a · b (· weight) of each chain.
fn product<const L: usize>(a: &Rows<L>, b: &Rows<L>, weight: Option<&Rows<L>>) -> [f64; L] {
    let mut total = [0.0; L];
    for t in 0..a.len() {
        match weight {
            None => a[t].iter().zip(&b[t]).for_each(|(x, y)| (0..L).for_each(|l| total[l] += x[l] * y[l])),
            Some(q) => {
                for ((x, y), q) in a[t].iter().zip(&b[t]).zip(&q[t]) {
                    (0..L).for_each(|l| total[l] += x[l] * y[l] * q[l]);
                }
            }
        }
    }
    total
}

fn ratio(a: f64, b: f64) -> f64 {
    if b > 0.0 { a / b } else { 0.0 }
}
