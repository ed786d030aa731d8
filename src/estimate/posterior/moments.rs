//! Posterior means and variances of effects and cells, summed by family: what the
//! prior's variances are learnt from.
use faer::Mat;

use super::dense::{beside, quadratic};
use super::effects::{FAMILIES, counts};
use super::tree::{Frame, Solved, Spreading, Tree};

/// Sums over a family of a level, or over all cells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Moments {
    /// How many.
    pub(crate) count: f64,
    /// Σ posterior mean².
    pub(crate) squares: f64,
    /// Σ posterior variance.
    pub(crate) variance: f64,
}

impl Moments {
    fn add(&mut self, mean: f64, variance: f64) {
        self.count += 1.0;
        self.squares += mean * mean;
        self.variance += variance;
    }

    fn join(&mut self, other: &Moments) {
        self.count += other.count;
        self.squares += other.squares;
        self.variance += other.variance;
    }

    /// A step of a variance τ² towards where Σ mean² + τ² `more` + ν·`at` is τ² (known + ν),
    /// `known` being the number that the data determine, n − Σ var/τ² (MacKay 1992): the maximum
    /// of the marginal likelihood times τ^`more`, with ν more squares of mean `at`.
    pub(crate) fn next(&self, tau: f64, more: f64, (nu, at): (f64, f64)) -> f64 {
        let known = (self.count - self.variance / tau).clamp(0.0, self.count);
        let ratio = (self.squares / tau + more + DAMPING + nu * at / tau) / (known + DAMPING + nu);
        tau * ratio.clamp(0.2, 5.0)
    }
}

/// Keeps steps short where the data determine little.
const DAMPING: f64 = 1.0;

/// By level and family, and of the cells' own deviations over √λ₀.
pub(crate) struct Learnt {
    pub(crate) effects: Vec<[Moments; FAMILIES]>,
    pub(crate) cells: Moments,
}

type One = ([Moments; FAMILIES], Moments);

impl Learnt {
    /// From posterior means (one column) and the tree.
    pub(crate) fn new(frame: &Frame, tree: &Tree, means: &Solved) -> Self {
        let one = |level: usize, unit: usize, both: &Spreading| -> One {
            let mut effects = [Moments::default(); FAMILIES];
            let own = own_effects(frame, tree, means, (level, unit), both);
            for ((mean, variance), family) in own.into_iter().zip(&frame.design.family) {
                if counts(frame.space, level, unit, *family) {
                    effects[*family].add(mean, variance);
                }
            }
            let mut cells = Moments::default();
            if level == 0 {
                own_cells(frame, tree, means, unit, both).into_iter().for_each(|(m, v)| cells.add(m, v));
            }
            (effects, cells)
        };
        let mut out = Learnt { effects: Vec::new(), cells: Moments::default() };
        for units in tree.spreading(frame, &one) {
            let mut level = [Moments::default(); FAMILIES];
            for (effects, cells) in &units {
                level.iter_mut().zip(effects).for_each(|(sum, own)| sum.join(own));
                out.cells.join(cells);
            }
            out.effects.push(level);
        }
        out
    }
}

/// Mean and variance of a unit's own effects, (s + e) − s.
fn own_effects(
    frame: &Frame,
    tree: &Tree,
    means: &Solved,
    (level, unit): (usize, usize),
    both: &Spreading,
) -> Vec<(f64, f64)> {
    let (node, b) = (&tree.nodes[level][unit], frame.design.len());
    let above = frame.space.up.get(level).map(|up| &means.effects[level + 1][up[unit]]);
    let mean = |i: usize| means.effects[level][unit][(i, 0)] - above.map_or(0.0, |s| s[(i, 0)]);
    let follow = beside(&(&node.path - Mat::<f64>::identity(b, b)), &node.back);
    let (known, left) = (quadratic(&follow, &both.outside), node.left());
    known.into_iter().enumerate().map(|(i, v)| (mean(i), v + left[(i, i)])).collect()
}

/// Mean and variance of (x − λ₀ D (s + e))/√λ₀ in each cell of a leaf.
fn own_cells(frame: &Frame, tree: &Tree, means: &Solved, leaf: usize, both: &Spreading) -> Vec<(f64, f64)> {
    let node = &tree.nodes[0][leaf];
    let n = frame.space.block();
    let mean = &means.cells[0][leaf] - &node.below.slope * &means.effects[0][leaf];
    let follow = beside(&(&node.below.slope * -1.0), &Mat::<f64>::identity(n, n));
    let variance = quadratic(&follow, &both.inside);
    let lambda = frame.lambda[leaf].iter();
    lambda.zip(variance).enumerate().map(|(i, (l, v))| (mean[(i, 0)] / l.sqrt(), v / l)).collect()
}
