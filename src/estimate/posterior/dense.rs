//! Small dense matrices: what faer leaves to be written out.
use faer::linalg::solvers::{Llt, Solve};
use faer::{Mat, Side};

/// diag(`by`) · `m`.
pub(crate) fn scaled_rows(m: &Mat<f64>, by: &[f64]) -> Mat<f64> {
    Mat::from_fn(m.nrows(), m.ncols(), |i, j| by[i] * m[(i, j)])
}

/// `m` + its transpose, halved: takes rounding out of what is symmetric.
pub(crate) fn even(m: &Mat<f64>) -> Mat<f64> {
    Mat::from_fn(m.nrows(), m.ncols(), |i, j| 0.5 * (m[(i, j)] + m[(j, i)]))
}

/// The Cholesky factor of a positive definite matrix. Rounding may leave one of the
/// smallest eigenvalues of a variance below zero: then a billionth of the diagonal's
/// mean, more each time, is added.
pub(crate) fn cholesky(m: &Mat<f64>) -> Llt<f64> {
    let n = m.nrows();
    let mean = (0..n).map(|i| m[(i, i)]).sum::<f64>() / n.max(1) as f64;
    let mut more = 0.0;
    loop {
        let tried = Mat::from_fn(n, n, |i, j| m[(i, j)] + if i == j { more } else { 0.0 });
        match tried.llt(Side::Lower) {
            Ok(factor) => return factor,
            Err(_) => more = (10.0 * more).max(1e-9 * mean).max(f64::MIN_POSITIVE),
        }
    }
}

/// `m`⁻¹ · `right`.
pub(crate) fn solved(m: &Mat<f64>, right: &Mat<f64>) -> Mat<f64> {
    cholesky(m).solve(right)
}

/// The diagonal of `a` · `b` · `a`ᵀ, `b` symmetric.
pub(crate) fn quadratic(a: &Mat<f64>, b: &Mat<f64>) -> Vec<f64> {
    let ab = a * b;
    (0..a.nrows()).map(|i| (0..a.ncols()).map(|j| ab[(i, j)] * a[(i, j)]).sum()).collect()
}

/// `a` beside `b`.
pub(crate) fn beside(a: &Mat<f64>, b: &Mat<f64>) -> Mat<f64> {
    let n = a.ncols();
    Mat::from_fn(a.nrows(), n + b.ncols(), |i, j| if j < n { a[(i, j)] } else { b[(i, j - n)] })
}

/// The square `[[a, b], [bᵀ, c]]`.
pub(crate) fn joined(a: &Mat<f64>, b: &Mat<f64>, c: &Mat<f64>) -> Mat<f64> {
    let n = a.nrows();
    Mat::from_fn(n + c.nrows(), n + c.nrows(), |i, j| match (i < n, j < n) {
        (true, true) => a[(i, j)],
        (true, false) => b[(i, j - n)],
        (false, true) => b[(j, i - n)],
        (false, false) => c[(i - n, j - n)],
    })
}
