//! The linear map of the posterior, for several chains at once, without a matrix.
//!
//! Unknowns are z ~ N(0, 1) a priori: effects θ = scale · z by level and family, then
//! one a cell, whose effect is √(ψ/λ) · z. With D the design, Λ = diag(λ₀) and M the sums
//! of the tables, the tables' cells are B z = M Λ D T^½ z beside their level (docs/methods.md,
//! section 5). B goes down the levels (effects add up) and over the leaves (cells, sums
//! by place); Bᵀ goes the same way back. [`Lanes`] holds one number of each chain side by
//! side, so that the processor works on all of them at once.
use super::effects::{Block, PLACELESS, Spread};
use super::space::Space;
use super::tables::Table;

/// One number of each chain.
pub(crate) type Lanes<const L: usize> = [f64; L];

/// All that chains have in common at one point of linearisation.
#[derive(Clone, Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) space: &'a Space,
    pub(crate) block: &'a Block,
    pub(crate) tables: &'a [Table],
    /// λ₀ by cell; 0 where a cell is publicly empty.
    pub(crate) lambda: &'a [f64],
    /// 1/√λ₀ by cell; 0 where λ₀ is.
    pub(crate) inverse: &'a [f64],
}

impl Frame<'_> {
    /// Number of effects, which come before the cells.
    pub(crate) fn effects(&self) -> usize {
        self.space.widths.iter().sum::<usize>() * self.block.len()
    }

    /// Number of unknowns.
    pub(crate) fn unknowns(&self) -> usize {
        self.effects() + self.space.cells()
    }

    /// Position of the first effect of each level.
    pub(crate) fn starts(&self) -> Vec<usize> {
        let sizes = self.space.widths.iter().map(|w| w * self.block.len());
        sizes.scan(0, |at, size| Some(std::mem::replace(at, *at + size))).collect()
    }
}

/// Precisions and scales of each chain, and room to work in.
pub(crate) struct Operator<const L: usize> {
    /// `precision[table][row]`.
    pub(crate) precision: Vec<Vec<Lanes<L>>>,
    /// `scale[level][position in the block]`.
    scale: Vec<Vec<Lanes<L>>>,
    /// The same for a leaf without a public place.
    placeless: Vec<Lanes<L>>,
    /// √ψ.
    pub(crate) root_psi: Lanes<L>,
    /// Sums of effects by level, `[unit][position]`.
    sums: Vec<Vec<Lanes<L>>>,
    /// λ₀ · (effects), by cell.
    pub(crate) voices: Vec<Lanes<L>>,
    /// Sums of voices by level above the leaves, `[unit][cell of a block]`.
    above: Vec<Vec<Lanes<L>>>,
    /// What the tables say of the cells of a unit of each level above the leaves.
    pull: Vec<Vec<Lanes<L>>>,
    starts: Vec<usize>,
}

impl<const L: usize> Operator<L> {
    pub(crate) fn new(frame: &Frame) -> Self {
        let (space, block) = (frame.space, frame.block.len());
        let room = |n: usize| vec![[0.0; L]; n];
        let top = highest(frame.tables);
        let by_level =
            |n: usize| -> Vec<Vec<Lanes<L>>> { space.widths.iter().map(|w| room(w * n)).collect() };
        let above: Vec<Vec<Lanes<L>>> =
            space.widths.iter().take(top + 1).skip(1).map(|w| room(w * space.block())).collect();
        let flat = |t: &Table| vec![[1.0 / t.noise.variance(); L]; t.noisy.len()];
        Operator {
            precision: frame.tables.iter().map(flat).collect(),
            scale: vec![room(block); space.widths.len()],
            placeless: room(block),
            root_psi: [0.0; L],
            sums: by_level(block),
            voices: room(space.cells()),
            pull: above.clone(),
            above,
            starts: frame.starts(),
        }
    }

    /// Sets the prior of each chain.
    pub(crate) fn set(&mut self, frame: &Frame, spreads: &[Spread; L]) {
        for (level, scales) in self.scale.iter_mut().enumerate() {
            for (scale, family) in scales.iter_mut().zip(&frame.block.family) {
                *scale = std::array::from_fn(|l| spreads[l].scale[level][*family]);
            }
        }
        self.placeless = self.scale[0].clone();
        self.placeless[0] = [PLACELESS; L];
        self.root_psi = std::array::from_fn(|l| spreads[l].psi.sqrt());
    }

    /// The scales of the units of `level` by position in the block.
    pub(crate) fn shared_scales(&self, level: usize) -> &[Lanes<L>] {
        &self.scale[level]
    }

    /// Effects of each leaf (sums over the levels), without the cells' own, into `sums[0]`.
    fn descend(&mut self, frame: &Frame, z: &[Lanes<L>]) {
        let b = frame.block.len();
        for level in (0..frame.space.widths.len()).rev() {
            for unit in 0..frame.space.widths[level] {
                let at = self.starts[level] + unit * b;
                let scales: &[Lanes<L>] = if level == 0 && frame.space.placeless[unit] {
                    &self.placeless
                } else {
                    &self.scale[level]
                };
                let (fine, coarse) = self.sums.split_at_mut(level + 1);
                let out = &mut fine[level][unit * b..(unit + 1) * b];
                for ((o, z), s) in out.iter_mut().zip(&z[at..at + b]).zip(scales) {
                    *o = std::array::from_fn(|l| z[l] * s[l]);
                }
                if let (Some(up), Some(above)) = (frame.space.up.get(level), coarse.first()) {
                    let parent = &above[up[unit] * b..(up[unit] + 1) * b];
                    out.iter_mut().zip(parent).for_each(|(o, p)| add(o, p));
                }
            }
        }
    }

    /// Effects of the cells of `leaf` from its sums: `out[cell]`.
    fn cells(&self, frame: &Frame, leaf: usize, out: &mut [Lanes<L>]) {
        let b = frame.block.len();
        let sums = &self.sums[0][leaf * b..(leaf + 1) * b];
        let [needs, periods, statuses] = frame.space.lengths;
        let at = &frame.block.at;
        let mut cell = 0;
        for k in 0..needs {
            for t in 0..periods {
                let part = |f: usize, i: usize| &sums[at[f] + i];
                let asking = total([part(0, 0), part(1, k), part(2, t), part(3, k * periods + t)]);
                let met = total([part(4, 0), part(5, k), part(6, t)]);
                let pending = total([part(7, 0), part(8, k), part(9, t)]);
                for s in 0..statuses {
                    let (g, h) = (frame.space.met[s], frame.space.pending[s]);
                    out[cell] = std::array::from_fn(|l| asking[l] + g * met[l] + h * pending[l]);
                    cell += 1;
                }
            }
        }
    }

    /// λ₀ · D · T^½ · z into `voices`.
    pub(crate) fn expand(&mut self, frame: &Frame, z: &[Lanes<L>]) {
        self.descend(frame, z);
        let n = frame.space.block();
        let cells = frame.effects();
        let mut out = vec![[0.0; L]; n];
        for leaf in 0..frame.space.widths[0] {
            self.cells(frame, leaf, &mut out);
            let span = leaf * n..(leaf + 1) * n;
            let own = z[cells..][span.clone()].iter();
            let known = frame.lambda[span.clone()].iter().zip(&frame.inverse[span.clone()]);
            for (((v, e), z), (lambda, inverse)) in self.voices[span].iter_mut().zip(&out).zip(own).zip(known)
            {
                *v = std::array::from_fn(|l| lambda * (e[l] + inverse * self.root_psi[l] * z[l]));
            }
        }
    }

    /// Effects of every cell without the cells' own (log λ − base), by cell.
    pub(crate) fn smooth(&mut self, frame: &Frame, z: &[Lanes<L>], out: &mut [Lanes<L>]) {
        self.descend(frame, z);
        let n = frame.space.block();
        for (leaf, cells) in out.chunks_exact_mut(n).enumerate() {
            self.cells(frame, leaf, cells);
        }
    }

    /// Sums of `voices` in the levels above the leaves.
    fn gather(&mut self, frame: &Frame) {
        let n = frame.space.block();
        for level in 1..=self.above.len() {
            let (below, here) = self.above.split_at_mut(level - 1);
            let from: &[Lanes<L>] = below.last().map_or(&self.voices, |v| v);
            here[0].iter_mut().for_each(|v| *v = [0.0; L]);
            for (unit, cells) in from.chunks_exact(n).enumerate() {
                let parent = frame.space.up[level - 1][unit];
                here[0][parent * n..(parent + 1) * n].iter_mut().zip(cells).for_each(|(s, v)| add(s, v));
            }
        }
    }

    /// The cells of `table` as `voices` have them: `[place][column]`.
    pub(crate) fn rows(&mut self, frame: &Frame) -> Vec<Vec<Lanes<L>>> {
        self.gather(frame);
        let n = frame.space.block();
        let one = |table: &Table| {
            let cells = if table.level == 0 { &self.voices } else { &self.above[table.level - 1] };
            let mut rows = vec![[0.0; L]; table.noisy.len()];
            for (row, cells) in rows.chunks_exact_mut(table.width).zip(cells.chunks_exact(n)) {
                cells.iter().zip(&table.column).for_each(|(v, c)| add(&mut row[*c], v));
            }
            rows
        };
        frame.tables.iter().map(one).collect()
    }

    /// out = Bᵀ r for rows `r[table][row]`.
    pub(crate) fn project(&mut self, frame: &Frame, rows: &[Vec<Lanes<L>>], out: &mut [Lanes<L>]) {
        self.pull.iter_mut().flatten().for_each(|v| *v = [0.0; L]);
        let n = frame.space.block();
        for (table, rows) in frame.tables.iter().zip(rows).filter(|(t, _)| t.level > 0) {
            let pull = &mut self.pull[table.level - 1];
            for (row, cells) in rows.chunks_exact(table.width).zip(pull.chunks_exact_mut(n)) {
                cells.iter_mut().zip(&table.column).for_each(|(v, c)| add(v, &row[*c]));
            }
        }
        self.share(frame);
        let leaf = |leaf: usize, pull: &mut [Lanes<L>]| {
            for (table, rows) in frame.tables.iter().zip(rows).filter(|(t, _)| t.level == 0) {
                let row = &rows[leaf * table.width..(leaf + 1) * table.width];
                pull.iter_mut().zip(&table.column).for_each(|(v, c)| add(v, &row[*c]));
            }
        };
        reduce(
            frame,
            (&mut self.sums, &self.pull, self.root_psi, &self.scale, &self.placeless, &self.starts),
            leaf,
            out,
        );
    }

    /// What the tables above say, handed down to the level just above the leaves.
    fn share(&mut self, frame: &Frame) {
        let n = frame.space.block();
        for level in (1..self.pull.len()).rev() {
            let (fine, coarse) = self.pull.split_at_mut(level);
            for (unit, cells) in fine[level - 1].chunks_exact_mut(n).enumerate() {
                let parent = frame.space.up[level][unit];
                cells.iter_mut().zip(&coarse[0][parent * n..(parent + 1) * n]).for_each(|(v, p)| add(v, p));
            }
        }
    }

    /// (B Bᵀ + Q⁻¹) w, B = M Λ D T^½; `z` is room for unknowns.
    pub(crate) fn cover(
        &mut self,
        frame: &Frame,
        w: &[Vec<Lanes<L>>],
        z: &mut [Lanes<L>],
    ) -> Vec<Vec<Lanes<L>>> {
        self.project(frame, w, z);
        self.expand(frame, z);
        let mut out = self.rows(frame);
        for ((o, w), q) in
            out.iter_mut().flatten().zip(w.iter().flatten()).zip(self.precision.iter().flatten())
        {
            (0..L).for_each(|l| o[l] += w[l] / q[l]);
        }
        out
    }
}

/// Highest level of any table.
fn highest(tables: &[Table]) -> usize {
    tables.iter().map(|t| t.level).max().unwrap_or(0)
}

type Parts<'a, const L: usize> = (
    &'a mut Vec<Vec<Lanes<L>>>,
    &'a Vec<Vec<Lanes<L>>>,
    Lanes<L>,
    &'a Vec<Vec<Lanes<L>>>,
    &'a Vec<Lanes<L>>,
    &'a Vec<usize>,
);

/// T^½ Dᵀ Λ of what the tables say of each cell; `leaf` adds what the tables of the
/// leaves say to what those above do.
fn reduce<const L: usize>(
    frame: &Frame,
    (sums, pull, root_psi, scale, placeless, starts): Parts<L>,
    mut leaf: impl FnMut(usize, &mut [Lanes<L>]),
    out: &mut [Lanes<L>],
) {
    let (space, at) = (frame.space, &frame.block.at);
    let (n, b) = (space.block(), frame.block.len());
    let cells_from = frame.effects();
    sums.iter_mut().flatten().for_each(|v| *v = [0.0; L]);
    let [needs, periods, statuses] = space.lengths;
    let mut here = vec![[0.0; L]; n];
    for unit in 0..space.widths[0] {
        match pull.first() {
            Some(above) => {
                let parent = space.up[0][unit];
                here.copy_from_slice(&above[parent * n..(parent + 1) * n]);
            }
            None => here.iter_mut().for_each(|v| *v = [0.0; L]),
        }
        leaf(unit, &mut here);
        let base = unit * n;
        let own = &mut out[cells_from + base..cells_from + base + n];
        for (i, (w, o)) in here.iter_mut().zip(own).enumerate() {
            let (lambda, inverse) = (frame.lambda[base + i], frame.inverse[base + i]);
            for l in 0..L {
                w[l] *= lambda;
                o[l] = inverse * root_psi[l] * w[l];
            }
        }
        let sums = &mut sums[0][unit * b..(unit + 1) * b];
        let mut cell = 0;
        for k in 0..needs {
            for t in 0..periods {
                let (mut asking, mut met, mut pending) = ([0.0; L], [0.0; L], [0.0; L]);
                for s in 0..statuses {
                    let (g, h, w) = (space.met[s], space.pending[s], &here[cell]);
                    for l in 0..L {
                        asking[l] += w[l];
                        met[l] += g * w[l];
                        pending[l] += h * w[l];
                    }
                    cell += 1;
                }
                add(&mut sums[at[0]], &asking);
                add(&mut sums[at[1] + k], &asking);
                add(&mut sums[at[2] + t], &asking);
                add(&mut sums[at[3] + k * periods + t], &asking);
                add(&mut sums[at[4]], &met);
                add(&mut sums[at[5] + k], &met);
                add(&mut sums[at[6] + t], &met);
                add(&mut sums[at[7]], &pending);
                add(&mut sums[at[8] + k], &pending);
                add(&mut sums[at[9] + t], &pending);
            }
        }
    }
    for level in 0..space.widths.len() {
        let (fine, coarse) = sums.split_at_mut(level + 1);
        for unit in 0..space.widths[level] {
            let mine = &fine[level][unit * b..(unit + 1) * b];
            if let (Some(up), Some(above)) = (space.up.get(level), coarse.first_mut()) {
                let parent = &mut above[up[unit] * b..(up[unit] + 1) * b];
                parent.iter_mut().zip(mine).for_each(|(p, v)| add(p, v));
            }
            let scales = if level == 0 && space.placeless[unit] { placeless } else { &scale[level] };
            let from = starts[level] + unit * b;
            for ((o, v), s) in out[from..from + b].iter_mut().zip(mine).zip(scales) {
                *o = std::array::from_fn(|l| v[l] * s[l]);
            }
        }
    }
}

#[inline(always)]
fn add<const L: usize>(to: &mut Lanes<L>, from: &Lanes<L>) {
    (0..L).for_each(|l| to[l] += from[l]);
}

#[inline(always)]
fn total<const L: usize, const N: usize>(parts: [&Lanes<L>; N]) -> Lanes<L> {
    std::array::from_fn(|l| parts.iter().map(|p| p[l]).sum())
}
