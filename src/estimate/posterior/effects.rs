//! The families of effects and their place in a unit's block.
//!
//! log λ = base + Σ over the levels of areas of effects of {1, need, period, need and
//! period}, the same of {1, need, period} on met against unmet, and of {1, need,
//! period} on pending. Each family of each level has a variance of its own, learnt
//! from the data; a variance of zero switches it off. The city's effects are given a
//! wide prior.
use super::space::Space;

/// Number of families a level has.
pub(crate) const FAMILIES: usize = 10;
/// Standard deviation of the city's own effects (a factor of 20 either way).
const WIDE: f64 = 3.0;
/// Standard deviation that all others begin with.
const BEGIN: f64 = 0.17;

/// Where each family lies in the block of a unit.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// First position of each family: all asking {1, need, period, both}, met against
    /// unmet {1, need, period}, pending {1, need, period}; and the block's length.
    pub(crate) at: [usize; FAMILIES + 1],
    /// Family of each position.
    pub(crate) family: Vec<usize>,
}

/// What a family is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// All statuses alike.
    Asking,
    /// Met against unmet.
    Met,
    /// Pending against the rest.
    Pending,
}

/// Cuts (need, period) and sign of each family.
pub(crate) const KINDS: [(bool, bool, Sign); FAMILIES] = [
    (false, false, Sign::Asking),
    (true, false, Sign::Asking),
    (false, true, Sign::Asking),
    (true, true, Sign::Asking),
    (false, false, Sign::Met),
    (true, false, Sign::Met),
    (false, true, Sign::Met),
    (false, false, Sign::Pending),
    (true, false, Sign::Pending),
    (false, true, Sign::Pending),
];

impl Block {
    pub(crate) fn new(space: &Space) -> Self {
        let [needs, periods, _] = space.lengths;
        let mut at = [0; FAMILIES + 1];
        let mut family = Vec::new();
        for (f, (need, period, _)) in KINDS.iter().enumerate() {
            let n = if *need { needs } else { 1 } * if *period { periods } else { 1 };
            at[f + 1] = at[f] + n;
            family.extend(std::iter::repeat_n(f, n));
        }
        Block { at, family }
    }

    /// Positions in a unit's block.
    pub(crate) fn len(&self) -> usize {
        self.family.len()
    }

    /// Parameters of family `f` in a unit.
    pub(crate) fn size(&self, f: usize) -> usize {
        self.at[f + 1] - self.at[f]
    }
}

/// Standard deviations of the families by level, and the dispersion of cells.
#[derive(Clone, Debug)]
pub(crate) struct Spread {
    /// `scale[level][family]`.
    pub(crate) scale: Vec<[f64; FAMILIES]>,
    /// ψ: the variance of a cell's own effect is ψ/λ.
    pub(crate) psi: f64,
}

impl Spread {
    /// Where estimation begins.
    pub(crate) fn start(space: &Space) -> Self {
        let city = space.widths.len() - 1;
        let one = |level: usize| {
            std::array::from_fn(|f| match () {
                () if !active(space, f) => 0.0,
                () if level == city && fixed(f) => WIDE,
                () => BEGIN,
            })
        };
        Spread { scale: (0..space.widths.len()).map(one).collect(), psi: 0.6 }
    }
}

/// Whether a family exists: its axes have more than one value, and the status that it
/// is about exists.
pub(crate) fn active(space: &Space, family: usize) -> bool {
    let (need, period, sign) = KINDS[family];
    let [needs, periods, _] = space.lengths;
    let there = match sign {
        Sign::Asking => true,
        Sign::Met => space.met.iter().any(|w| *w != 0.0),
        Sign::Pending => space.pending.iter().any(|w| *w != 0.0),
    };
    there && (!need || needs > 1) && (!period || periods > 1)
}

/// Whether the city's effects of a family have the wide prior instead of a learnt one:
/// the mean, needs, periods, met, pending themselves.
pub(crate) fn fixed(family: usize) -> bool {
    matches!(family, 0 | 1 | 2 | 4 | 7 | 9)
}

/// Standard deviation of the effect of a leaf without a public place on all asking.
pub(crate) const PLACELESS: f64 = WIDE;
