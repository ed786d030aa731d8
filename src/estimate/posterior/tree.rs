//! The tree of areas, solved exactly: up once, down once (docs/methods.md, section 5).
//!
//! Given λ₀ and the prior's variances, all is Normal: effects e of every unit, cells of every
//! leaf, sums of them measured with known noise. Areas nest, so that eliminating units
//! from the leaves up ([`super::node`]) is Gaussian belief propagation on a tree, which is
//! exact; no iteration, and one factorisation serves any number of draws.
use faer::Mat;
use rayon::prelude::*;

use super::dense::{even, joined};
use super::effects::{Design, Spread};
use super::node::{Below, Linear, Node, Part};
use super::rows::Rows;
use super::space::Space;

/// All that is fixed while the tree is solved.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub(crate) space: &'a Space,
    pub(crate) design: &'a Design,
    pub(crate) rows: &'a [Rows],
    /// λ₀ by leaf and cell, above zero.
    pub(crate) lambda: &'a [Vec<f64>],
    pub(crate) spread: &'a Spread,
}

/// The eliminated tree.
pub(crate) struct Tree {
    /// `nodes[level][unit]`.
    pub(crate) nodes: Vec<Vec<Node>>,
    /// How each unit of a level below the city follows its parent.
    parts: Vec<Vec<Part>>,
}

/// Solutions for several right-hand sides.
pub(crate) struct Solved {
    /// Sums of the effects down to each unit, `[level][unit]`, `effect × column`.
    pub(crate) effects: Vec<Vec<Mat<f64>>>,
    /// Cells of each unit, `[level][unit]`, `cell × column`.
    pub(crate) cells: Vec<Vec<Mat<f64>>>,
}

/// Posterior variances of one unit.
pub(crate) struct Spreading {
    /// Of (s, x): effects above it, then its cells.
    pub(crate) outside: Mat<f64>,
    /// Of (s + e, x).
    pub(crate) inside: Mat<f64>,
}

impl Tree {
    pub(crate) fn new(frame: &Frame) -> Self {
        let (space, design) = (frame.space, frame.design);
        let (n, b) = (space.block(), design.len());
        let mut nodes: Vec<Vec<Node>> = Vec::new();
        let mut parts = Vec::new();
        for level in 0..space.widths.len() {
            let of = (level > 0).then(|| children(space, level));
            let one = |unit: usize| {
                let below = match &of {
                    None => Below::leaf(&frame.lambda[unit], frame.spread.psi, &design.matrix),
                    Some(of) => Below::sum(n, b, of[unit].iter().map(|c| &nodes[level - 1][*c].above)),
                };
                let roots = frame.spread.roots(space, design, level, unit);
                Node::new(below, &roots, &frame.rows[level].sums)
            };
            let here: Vec<Node> = (0..space.widths[level]).into_par_iter().map(one).collect();
            if level > 0 {
                let fine = nodes[level - 1].par_iter().zip(&space.up[level - 1]);
                parts.push(fine.map(|(node, parent)| Part::new(&node.above, &here[*parent].below)).collect());
            }
            nodes.push(here);
        }
        Tree { nodes, parts }
    }

    /// Posterior means for measured numbers `noisy(level, unit)`, `row × column`, beyond what
    /// λ₀ lets one expect.
    pub(crate) fn solve(
        &self,
        frame: &Frame,
        columns: usize,
        noisy: &(impl Fn(usize, usize) -> Mat<f64> + Sync),
    ) -> Solved {
        let space = frame.space;
        let (n, b) = (space.block(), frame.design.len());
        let levels = space.widths.len();
        let (mut below, mut above): (Vec<Vec<Linear>>, Vec<Vec<Linear>>) = (Vec::new(), Vec::new());
        for level in 0..levels {
            let mut here: Vec<Linear> =
                (0..space.widths[level]).map(|_| Linear::zeros(n, b, columns)).collect();
            if level > 0 {
                for (part, parent) in above[level - 1].iter().zip(&space.up[level - 1]) {
                    here[*parent].m += &part.m;
                    here[*parent].h += &part.h;
                }
            }
            let rise = |(unit, linear): (usize, &Linear)| {
                self.nodes[level][unit].rise(linear, &noisy(level, unit), &frame.rows[level].sums)
            };
            above.push(here.par_iter().enumerate().map(rise).collect());
            below.push(here);
        }
        let mut out = Solved { effects: Vec::new(), cells: Vec::new() };
        for level in (0..levels).rev() {
            let coarse = out.effects.last().zip(out.cells.last());
            let one = |unit: usize| {
                let (s, x) = match coarse {
                    None => (Mat::zeros(b, columns), above[level][unit].m.clone()),
                    Some((effects, cells)) => {
                        let parent = space.up[level][unit];
                        let (s, x) = (&effects[parent], &cells[parent]);
                        let part = &self.parts[level][unit];
                        (s.clone(), part.fall(&above[level][unit], &below[level + 1][parent], s, x))
                    }
                };
                (self.nodes[level][unit].fall(&below[level][unit], &s, &x), x)
            };
            let (effects, cells) = (0..space.widths[level]).into_par_iter().map(one).unzip();
            out.effects.push(effects);
            out.cells.push(cells);
        }
        out.effects.reverse();
        out.cells.reverse();
        out
    }

    /// Posterior variances of every unit, from the city down; `visit(level, unit)` takes
    /// what it needs of each.
    pub(crate) fn spreading<T: Send>(
        &self,
        frame: &Frame,
        visit: &(impl Fn(usize, usize, &Spreading) -> T + Sync),
    ) -> Vec<Vec<T>> {
        let space = frame.space;
        let b = frame.design.len();
        let levels = space.widths.len();
        let mut out = Vec::new();
        let mut above: Vec<Mat<f64>> = Vec::new();
        for level in (0..levels).rev() {
            let one = |unit: usize| {
                let node = &self.nodes[level][unit];
                let outside = match space.up.get(level) {
                    None => joined(&Mat::zeros(b, b), &Mat::zeros(b, space.block()), &node.above.variance),
                    Some(up) => self.outside(level, unit, &above[up[unit]], b),
                };
                let both = Spreading { inside: inside(node, &outside, b), outside };
                (visit(level, unit, &both), if level > 0 { both.inside } else { Mat::zeros(0, 0) })
            };
            let (told, next): (Vec<T>, Vec<Mat<f64>>) =
                (0..space.widths[level]).into_par_iter().map(one).unzip();
            out.push(told);
            above = next;
        }
        out.reverse();
        out
    }

    /// Variance of (s, x) of a unit from that of its parent.
    fn outside(&self, level: usize, unit: usize, parent: &Mat<f64>, b: usize) -> Mat<f64> {
        let (part, own) = (&self.parts[level][unit], &self.nodes[level][unit].above.variance);
        let n = own.nrows();
        let slope = super::dense::beside(&part.slope, &part.share);
        let moved = &slope * parent;
        let with = Mat::from_fn(b, n, |i, j| moved[(j, i)]);
        let rest = own - &part.share * own;
        let cells = even(&(&moved * slope.transpose() + rest));
        joined(&parent.submatrix(0, 0, b, b).to_owned(), &with, &cells)
    }
}

/// Variance of (s + e, x) from that of (s, x).
fn inside(node: &Node, outside: &Mat<f64>, b: usize) -> Mat<f64> {
    let n = outside.nrows() - b;
    let follow = super::dense::beside(&node.path, &node.back);
    let moved = &follow * outside;
    let effects = even(&(&moved * follow.transpose() + node.left()));
    let with = Mat::from_fn(b, n, |i, j| moved[(i, b + j)]);
    joined(&effects, &with, &outside.submatrix(b, b, n, n).to_owned())
}

/// The parts of each unit of `level`, which is above the leaves.
fn children(space: &Space, level: usize) -> Vec<Vec<usize>> {
    let mut out = vec![Vec::new(); space.widths[level]];
    space.up[level - 1].iter().enumerate().for_each(|(unit, parent)| out[*parent].push(unit));
    out
}
