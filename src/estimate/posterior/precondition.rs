//! What makes the conjugate gradients quick: a smoother down the tree of areas.
//!
//! A = B Bᵀ + Q⁻¹ has as many large eigenvalues as there are effects that many cells
//! determine well. The preconditioner is P + Σ_u J_u J_uᵀ over the units u of all levels:
//! P the noise of each row and its cells' own spread, J_u = G_u T_u^½ the rows' share in
//! the effects of u, of the families that matter most. All units share the design G, so
//! that Woodbury's identity goes up the tree with small matrices only: with E_u = Gᵀ A_u⁻¹ G
//! of unit u, a unit's own gram is g_u = Σ E_child (+ its own rows), K_u = T^½ (I + T^½ g_u
//! T^½)⁻¹ T^½, and E_u = g_u − g_u K_u g_u. Its inverse then takes one pass up and one down,
//! as least squares on a tree does ([`crate::estimate`]).
use faer::linalg::solvers::Solve;
use faer::{Mat, Side};

use super::conjugate::Rows;
use super::effects::{FAMILIES, KINDS, PLACELESS, Sign, active};
use super::operator::{Frame, Lanes, Operator};
use super::sums::{by_level, weight};
use super::tables::Table;

/// Families whose effects of the leaves are taken: without those by period.
const OF_LEAVES: [bool; FAMILIES] = [true, true, false, false, true, true, false, true, false, false];

/// Shares of each row in the effects, sparse: (small position, weight).
type Share = Vec<(usize, f64)>;

/// What does not depend on the chains: the rows' shares in the effects.
pub(crate) struct Shares {
    /// Position in the block, and family, of each small position; those of the leaves
    /// come first.
    positions: Vec<usize>,
    /// How many the leaves have.
    of_leaves: usize,
    /// Level of each table, and by row the unit of that level and the shares.
    rows: Vec<(usize, Vec<(usize, Share)>)>,
    /// Σ λ₀ by table and row.
    voices: Vec<Vec<f64>>,
    /// Σ_u (Σ λ₀ of unit u)² over the units of each level up to the table's, by table,
    /// level and row.
    squares: Vec<Vec<Vec<f64>>>,
}

/// Inverse matrices of each chain.
pub(crate) struct Preconditioner<const L: usize> {
    /// 1/P by table and row.
    inverse: Rows<L>,
    chains: Vec<Vec<Vec<Unit>>>,
}

/// One unit's small matrices.
struct Unit {
    /// g_u: Gᵀ A⁻¹ G of what lies below it and its own rows.
    gram: Mat<f64>,
    /// K_u, over the positions that its level has.
    inner: Mat<f64>,
}

impl Shares {
    pub(crate) fn new(frame: &Frame) -> Self {
        let mut positions = Vec::new();
        let mut of_leaves = 0;
        for first in [true, false] {
            for (f, (need, period, _)) in KINDS.iter().enumerate() {
                if !(*need && *period) && OF_LEAVES[f] == first && active(frame.space, f) {
                    positions.extend(frame.block.at[f]..frame.block.at[f + 1]);
                }
            }
            if first {
                of_leaves = positions.len();
            }
        }
        let mut small = vec![None; frame.block.len()];
        positions.iter().enumerate().for_each(|(i, p)| small[*p] = Some(i));
        let sums = by_level(frame);
        let (mut all, mut voices) = (Vec::new(), Vec::new());
        for table in frame.tables {
            let (rows, total) = rows(frame, table, &sums[table.level], &small);
            all.push((table.level, rows));
            voices.push(total);
        }
        let squares = frame.tables.iter().map(|t| squares(frame, t, &sums)).collect();
        Shares { positions, of_leaves, rows: all, voices, squares }
    }

    /// Small positions that a level has.
    fn width(&self, level: usize, levels: usize) -> usize {
        if level == 0 && levels > 1 { self.of_leaves } else { self.positions.len() }
    }
}

/// Σ_u (Σ λ₀)² of the units u of each level up to the table's, by row.
fn squares(frame: &Frame, table: &Table, sums: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let space = frame.space;
    let one = |level: usize| {
        let mut out = vec![0.0; table.noisy.len()];
        let mut row = vec![0.0; table.width];
        for (unit, cells) in sums[level].chunks_exact(space.block()).enumerate() {
            let place = space.up[level..table.level].iter().fold(unit, |unit, up| up[unit]);
            row.iter_mut().for_each(|r| *r = 0.0);
            cells.iter().zip(&table.column).for_each(|(v, c)| row[*c] += v);
            let out = &mut out[place * table.width..(place + 1) * table.width];
            out.iter_mut().zip(&row).for_each(|(o, r)| *o += r * r);
        }
        out
    };
    (0..=table.level).map(one).collect()
}

/// Variance of log λ from the effects of a level that the tree does not treat in a row
/// of a table of level `of`: all below it, those it leaves out on its own.
fn untreated<const L: usize>(
    frame: &Frame,
    operator: &Operator<L>,
    level: usize,
    of: usize,
    l: usize,
) -> f64 {
    let scales = operator.shared_scales(level);
    let levels = frame.space.widths.len();
    let one = |(f, (need, period, sign)): (usize, &(bool, bool, Sign))| {
        let treated = !(*need && *period) && (level > 0 || levels == 1 || OF_LEAVES[f]);
        let counts = match sign {
            Sign::Asking => 1.0,
            Sign::Met => 0.25,
            Sign::Pending => 0.0,
        };
        if level == of && treated { 0.0 } else { counts * scales[frame.block.at[f]][l].powi(2) }
    };
    KINDS.iter().enumerate().map(one).sum()
}

/// Shares and voices of the rows of one table.
fn rows(
    frame: &Frame,
    table: &Table,
    sums: &[f64],
    small: &[Option<usize>],
) -> (Vec<(usize, Share)>, Vec<f64>) {
    let space = frame.space;
    let [_, periods, statuses] = space.lengths;
    let (mut out, mut voices) = (Vec::new(), Vec::new());
    for (place, cells) in sums.chunks_exact(space.block()).enumerate() {
        let mut weights: Vec<Share> = vec![Vec::new(); table.width];
        let mut total = vec![0.0; table.width];
        for (i, v) in cells.iter().enumerate().filter(|(_, v)| **v > 0.0) {
            let (need, period, status) = (i / (periods * statuses), i / statuses % periods, i % statuses);
            total[table.column[i]] += v;
            let row = &mut weights[table.column[i]];
            for (f, (by_need, by_period, sign)) in KINDS.iter().enumerate() {
                let at = match (by_need, by_period) {
                    (true, _) => need,
                    (_, true) => period,
                    _ => 0,
                };
                let share = v * weight(space, *sign, status);
                let Some(at) = small[frame.block.at[f] + at].filter(|_| share != 0.0) else { continue };
                if *by_need && *by_period {
                    continue;
                }
                match row.iter_mut().find(|(p, _)| *p == at) {
                    Some((_, sum)) => *sum += share,
                    None => row.push((at, share)),
                }
            }
        }
        out.extend(weights.into_iter().map(|row| (place, row)));
        voices.extend(total);
    }
    (out, voices)
}

impl<const L: usize> Preconditioner<L> {
    pub(crate) fn new(frame: &Frame, operator: &Operator<L>, shares: &Shares) -> Self {
        let psi: Lanes<L> = operator.root_psi.map(|r| r * r);
        let inverse = (0..frame.tables.len())
            .map(|t| {
                let of = frame.tables[t].level;
                let more: Vec<Lanes<L>> = (0..=of)
                    .map(|level| std::array::from_fn(|l| untreated(frame, operator, level, of, l)))
                    .collect();
                let one = |(row, q): (usize, &Lanes<L>)| {
                    std::array::from_fn(|l| {
                        let effects: f64 =
                            more.iter().zip(&shares.squares[t]).map(|(v, s)| v[l] * s[row]).sum();
                        1.0 / (1.0 / q[l] + psi[l] * shares.voices[t][row] + effects)
                    })
                };
                operator.precision[t].iter().enumerate().map(one).collect()
            })
            .collect();
        let chains = (0..L).map(|l| units(frame, operator, shares, &inverse, l)).collect();
        Preconditioner { chains, inverse }
    }

    /// The preconditioner's inverse times `v`.
    pub(crate) fn apply(&self, frame: &Frame, shares: &Shares, v: &Rows<L>) -> Rows<L> {
        let widths = &frame.space.widths;
        let m = shares.positions.len();
        let mut sums: Vec<Vec<Lanes<L>>> = widths.iter().map(|w| vec![[0.0; L]; w * m]).collect();
        let mut out: Rows<L> = Vec::with_capacity(v.len());
        for ((v, inverse), (level, rows)) in v.iter().zip(&self.inverse).zip(&shares.rows) {
            let scaled: Vec<Lanes<L>> =
                v.iter().zip(inverse).map(|(v, i)| std::array::from_fn(|l| v[l] * i[l])).collect();
            for (u, (unit, share)) in scaled.iter().zip(rows) {
                let sums = &mut sums[*level][unit * m..(unit + 1) * m];
                share.iter().for_each(|(i, w)| (0..L).for_each(|l| sums[*i][l] += w * u[l]));
            }
            out.push(scaled);
        }
        for (l, levels) in self.chains.iter().enumerate() {
            smooth(frame, shares, levels, &mut sums, l);
        }
        for ((out, inverse), (level, rows)) in out.iter_mut().zip(&self.inverse).zip(&shares.rows) {
            for ((o, p), (unit, share)) in out.iter_mut().zip(inverse).zip(rows) {
                let effects = &sums[*level][unit * m..(unit + 1) * m];
                let mut own = [0.0; L];
                share.iter().for_each(|(i, w)| (0..L).for_each(|l| own[l] += w * effects[*i][l]));
                (0..L).for_each(|l| o[l] -= p[l] * own[l]);
            }
        }
        out
    }
}

/// The small matrices of chain `l`, by level and unit.
fn units<const L: usize>(
    frame: &Frame,
    operator: &Operator<L>,
    shares: &Shares,
    inverse: &Rows<L>,
    l: usize,
) -> Vec<Vec<Unit>> {
    let (space, m) = (frame.space, shares.positions.len());
    let zero = || vec![0.0; m * m];
    let mut grams: Vec<Vec<Vec<f64>>> = space.widths.iter().map(|w| vec![zero(); *w]).collect();
    for ((level, rows), inverse) in shares.rows.iter().zip(inverse) {
        for ((unit, share), p) in rows.iter().zip(inverse) {
            let gram = &mut grams[*level][*unit];
            for (j, b) in share {
                let (scaled, row) = (b * p[l], &mut gram[j * m..(j + 1) * m]);
                share.iter().for_each(|(i, a)| row[*i] += a * scaled);
            }
        }
    }
    let levels = space.widths.len();
    let mut out: Vec<Vec<Unit>> = Vec::with_capacity(levels);
    let mut carried: Vec<Vec<f64>> = Vec::new();
    for (level, grams) in grams.iter_mut().enumerate().take(levels) {
        let n = shares.width(level, levels);
        let scales = operator.shared_scales(level);
        let mut next: Vec<Vec<f64>> = space.widths.get(level + 1).map_or(Vec::new(), |w| vec![zero(); *w]);
        let mut here = Vec::with_capacity(space.widths[level]);
        for unit in 0..space.widths[level] {
            let mut own = std::mem::take(&mut grams[unit]);
            if let Some(below) = carried.get(unit) {
                own.iter_mut().zip(below).for_each(|(o, b)| *o += b);
            }
            let gram = Mat::from_fn(m, m, |i, j| own[j * m + i]);
            let scale = |i: usize| match shares.positions[i] {
                0 if level == 0 && space.placeless[unit] => PLACELESS,
                position => scales[position][l],
            };
            let inner = inner(&gram, n, scale);
            if let Some(up) = space.up.get(level) {
                let left = gram.as_ref().subcols(0, n);
                let taken = left * &inner * left.transpose();
                let sum = &mut next[up[unit]];
                (0..m * m).for_each(|i| sum[i] += own[i] - taken[(i % m, i / m)]);
            }
            here.push(Unit { gram, inner });
        }
        out.push(here);
        carried = next;
    }
    out
}

/// T^½ (I + T^½ g T^½)⁻¹ T^½ over the first `n` positions.
fn inner(gram: &Mat<f64>, n: usize, scale: impl Fn(usize) -> f64) -> Mat<f64> {
    let one = |i: usize, j: usize| scale(i) * gram[(i, j)] * scale(j) + f64::from(u8::from(i == j));
    let root = Mat::from_fn(n, n, |i, j| if i == j { scale(i) } else { 0.0 });
    match Mat::from_fn(n, n, one).llt(Side::Lower) {
        Ok(solver) => &root * solver.solve(&root),
        Err(_) => Mat::zeros(n, n),
    }
}

/// From the rows' sums by unit to the effects that are taken off, for chain `l`: up the
/// tree, then down.
fn smooth<const L: usize>(
    frame: &Frame,
    shares: &Shares,
    units: &[Vec<Unit>],
    sums: &mut [Vec<Lanes<L>>],
    l: usize,
) {
    let (space, m) = (frame.space, shares.positions.len());
    let levels = space.widths.len();
    for level in 0..levels - 1 {
        let n = shares.width(level, levels);
        let (fine, coarse) = sums.split_at_mut(level + 1);
        for (unit, matrices) in units[level].iter().enumerate() {
            let own = &fine[level][unit * m..(unit + 1) * m];
            let effects = times(&matrices.inner, n, |j| own[j][l]);
            let parent = &mut coarse[0][space.up[level][unit] * m..][..m];
            let taken = wide(&matrices.gram, m, n, &effects);
            parent.iter_mut().zip(own).zip(taken).for_each(|((p, o), t)| p[l] += o[l] - t);
        }
    }
    for level in (0..levels).rev() {
        let n = shares.width(level, levels);
        let (fine, coarse) = sums.split_at_mut(level + 1);
        for (unit, matrices) in units[level].iter().enumerate() {
            let above: Vec<f64> = match space.up.get(level) {
                Some(up) => coarse[0][up[unit] * m..][..m].iter().map(|v| v[l]).collect(),
                None => vec![0.0; m],
            };
            let own = &mut fine[level][unit * m..(unit + 1) * m];
            let known = wide(&matrices.gram, m, m, &above);
            let effects = times(&matrices.inner, n, |j| own[j][l] - known[j]);
            for (i, (o, a)) in own.iter_mut().zip(&above).enumerate() {
                o[l] = a + effects.get(i).copied().unwrap_or(0.0);
            }
        }
    }
}

fn times(matrix: &Mat<f64>, n: usize, vector: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut out = vec![0.0; n];
    for j in 0..n {
        let v = vector(j);
        out.iter_mut().zip(matrix.col_as_slice(j)).for_each(|(o, a)| *o += a * v);
    }
    out
}

/// The first `n` columns of a symmetric `m` × `m` matrix times a vector.
fn wide(matrix: &Mat<f64>, m: usize, n: usize, vector: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; m];
    for (j, v) in vector.iter().enumerate().take(n) {
        out.iter_mut().zip(matrix.col_as_slice(j)).for_each(|(o, a)| *o += a * v);
    }
    out
}
