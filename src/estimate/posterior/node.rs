//! One unit of the tree of areas, all that lies below it eliminated.
//!
//! Between a unit and its parent stand two vectors only: s, the sums of the effects of
//! the units above, and x, the unit's own cells (beyond λ₀). With everything measured
//! below, x | s is Normal with mean m + G s and variance C, and what was measured says
//! exp(h s − ½ s J s) of s. A leaf's cells spread about λ₀ D s with variance ψ λ₀; a larger
//! unit's are the sums of its parts. Each unit then adds effects of its own, e ~ N(0, T)
//! (Woodbury's identity), and its own rows (Kalman's update). Exact; work by cells³ a unit.
use faer::Mat;

use super::dense::{cholesky, even, scaled_rows, solved};
use faer::linalg::solvers::Solve;

/// Variance of the cells of a unit that has no parts, in voices squared.
const NOBODY: f64 = 1e-6;

/// What is below a unit: variance C of its cells given s, their slope G, and J. Linear
/// parts (m, h) are apart, since they belong to the measured numbers.
#[derive(Clone, Debug)]
pub(crate) struct Below {
    pub(crate) variance: Mat<f64>,
    pub(crate) slope: Mat<f64>,
    pub(crate) told: Mat<f64>,
}

impl Below {
    /// The cells of a leaf of expected voices `lambda`, the effects' design `matrix`.
    pub(crate) fn leaf(lambda: &[f64], psi: f64, matrix: &Mat<f64>) -> Self {
        let (n, b) = (matrix.nrows(), matrix.ncols());
        Below {
            variance: Mat::from_fn(n, n, |i, j| if i == j { psi * lambda[i] } else { 0.0 }),
            slope: scaled_rows(matrix, lambda),
            told: Mat::zeros(b, b),
        }
    }

    /// The sums of `parts`.
    pub(crate) fn sum<'a>(n: usize, b: usize, parts: impl Iterator<Item = &'a Below>) -> Self {
        let mut sum = Below { variance: Mat::zeros(n, n), slope: Mat::zeros(n, b), told: Mat::zeros(b, b) };
        let mut none = true;
        for part in parts {
            none = false;
            sum.variance += &part.variance;
            sum.slope += &part.slope;
            sum.told += &part.told;
        }
        if none {
            // A unit without parts holds nobody.
            sum.variance = Mat::from_fn(n, n, |i, j| if i == j { NOBODY } else { 0.0 });
        }
        sum
    }
}

/// A unit's matrices. With m and h from below, the effects' root variances t and own rows F:
/// V = T^½ (I + T^½ J T^½)⁻¹ T^½, W = I − V J, P = C + G V Gᵀ, S = I + F P Fᵀ, K = V Gᵀ P⁻¹.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// C, G and J of what is below.
    pub(crate) below: Below,
    /// V.
    pub(crate) v: Mat<f64>,
    /// W.
    pub(crate) w: Mat<f64>,
    /// F G V: what own rows see of V h.
    own: Mat<f64>,
    /// S⁻¹ F P.
    gain: Mat<f64>,
    /// S⁻¹ F G W.
    pull: Mat<f64>,
    /// K.
    pub(crate) back: Mat<f64>,
    /// W − K G W: the part of s + e that follows s, given x.
    pub(crate) path: Mat<f64>,
    /// C, G and J with own effects and rows, as the parent sees them.
    pub(crate) above: Below,
}

/// Linear parts of several right-hand sides: m (`cell × column`), h (`effect × column`).
#[derive(Clone, Debug)]
pub(crate) struct Linear {
    pub(crate) m: Mat<f64>,
    pub(crate) h: Mat<f64>,
}

impl Linear {
    pub(crate) fn zeros(n: usize, b: usize, columns: usize) -> Self {
        Linear { m: Mat::zeros(n, columns), h: Mat::zeros(b, columns) }
    }
}

impl Node {
    /// A unit with effects of root variances `roots` and own rows `rows`.
    pub(crate) fn new(below: Below, roots: &[f64], rows: &Mat<f64>) -> Self {
        let b = roots.len();
        let one = |i: usize, j: usize| f64::from(u8::from(i == j));
        let inner = Mat::from_fn(b, b, |i, j| roots[i] * below.told[(i, j)] * roots[j] + one(i, j));
        let root = Mat::from_fn(b, b, |i, j| roots[i] * one(i, j));
        let v = even(&scaled_rows(&solved(&inner, &root), roots));
        let w = Mat::<f64>::identity(b, b) - &v * &below.told;
        let gv = &below.slope * &v;
        let p = even(&(&below.variance + &gv * below.slope.transpose()));
        let slope = &below.slope * &w;
        let told = even(&(&below.told * &w));
        let back = solved(&p, &gv).transpose().to_owned();
        let path = &w - &back * &slope;
        let (fp, fg, m) = (rows * &p, rows * &slope, rows.nrows());
        let s = even(&(Mat::<f64>::identity(m, m) + &fp * rows.transpose()));
        let factor = cholesky(&s);
        let (gain, pull) = (factor.solve(&fp), factor.solve(&fg));
        let above = Below {
            variance: even(&(&p - fp.transpose() * &gain)),
            slope: &slope - fp.transpose() * &pull,
            told: even(&(told + fg.transpose() * &pull)),
        };
        Node { own: rows * &gv, v, w, gain, pull, back, path, below, above }
    }

    /// m and h as the parent sees them, from those `below` and what own rows measured, less
    /// what is expected: `row × column`.
    pub(crate) fn rise(&self, below: &Linear, noisy: &Mat<f64>, rows: &Mat<f64>) -> Linear {
        let beyond = noisy - rows * &below.m - &self.own * &below.h;
        let m = &below.m + &self.below.slope * (&self.v * &below.h) + self.gain.transpose() * &beyond;
        let h = self.w.transpose() * &below.h + self.pull.transpose() * &beyond;
        Linear { m, h }
    }

    /// s + e given s and x.
    pub(crate) fn fall(&self, below: &Linear, s: &Mat<f64>, x: &Mat<f64>) -> Mat<f64> {
        let vh = &self.v * &below.h;
        &self.path * s + &vh + &self.back * (x - &below.m - &self.below.slope * &vh)
    }

    /// Variance of s + e given s and x.
    pub(crate) fn left(&self) -> Mat<f64> {
        even(&(&self.v - &self.back * &self.below.slope * &self.v))
    }
}

/// How a part follows its unit: x_part = m + B (x − Σ m) + (G − B Σ G) s + rest.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// B = C (Σ C)⁻¹.
    pub(crate) share: Mat<f64>,
    /// G − B Σ G.
    pub(crate) slope: Mat<f64>,
}

impl Part {
    pub(crate) fn new(part: &Below, whole: &Below) -> Self {
        let share = solved(&whole.variance, &part.variance).transpose().to_owned();
        let slope = &part.slope - &share * &whole.slope;
        Part { share, slope }
    }

    /// x of the part.
    pub(crate) fn fall(&self, part: &Linear, whole: &Linear, s: &Mat<f64>, x: &Mat<f64>) -> Mat<f64> {
        &part.m + &self.share * (x - &whole.m) + &self.slope * s
    }
}
