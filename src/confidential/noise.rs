//! The typed OpenDP chain: units → voices → totals → noise, all tables composed.
//!
//! ```text
//! Vec<UnitRecords>  ──weigh──►  Vec<Voice>  ──tally t──►  Vec<i64>  ──make_laplace(b_t)──►  Vec<i64>
//! SymmetricDistance  1-stable   SymmetricDistance  2³²    L1Distance      2³²/b_t = ε_t      MaxDivergence
//! ```
//!
//! OpenDP composes the maps. The scales are rounded up so that the composed map
//! at one unit is at most the exact rational charge; [`Chain::within`] says so, and a release is refused
//! otherwise.
use dashu::integer::IBig;
use dashu::rational::RBig;
use opendp::combinators::{make_chain_mt, make_composition};
use opendp::core::{Function, Measurement, StabilityMap, Transformation};
use opendp::domains::{AtomDomain, VectorDomain};
use opendp::error::Fallible;
use opendp::measurements::make_laplace;
use opendp::measures::MaxDivergence;
use opendp::metrics::{L1Distance, SymmetricDistance};

use super::tally::{Layout, tally};
use super::voice::{GRID, UnitDomain, UnitRecords, Voice, VoiceDomain};
use super::weigh::{Frame, weigh};
use crate::privacy::Epsilon;

type Units = VectorDomain<UnitDomain>;
type Voices = VectorDomain<VoiceDomain>;
type Totals = VectorDomain<AtomDomain<i64>>;
type Weighing = Transformation<Units, SymmetricDistance, Voices, SymmetricDistance>;
type Tallying = Transformation<Voices, SymmetricDistance, Totals, L1Distance<i64>>;
type Noising = Measurement<Totals, L1Distance<i64>, MaxDivergence, Vec<i64>>;

/// The chain of one release. Not `Send`: build one where it is used.
pub(super) struct Chain {
    weighing: Weighing,
    tallying: Vec<Tallying>,
    noising: Vec<Noising>,
    /// What OpenDP's composed map says one unit can cost.
    loss: f64,
}

impl Chain {
    /// One table per layout, measured with Laplace noise of the scale at the same
    /// position.
    pub(super) fn new(frame: Frame, layouts: &[Layout], scales: &[f64]) -> Fallible<Self> {
        let weighing = make_weighing(frame)?;
        let tallying = layouts.iter().cloned().map(make_tallying).collect::<Fallible<Vec<_>>>()?;
        let noising = layouts
            .iter()
            .zip(scales)
            .map(|(layout, scale)| make_laplace(totals_domain(layout), L1Distance::default(), *scale, None))
            .collect::<Fallible<Vec<Noising>>>()?;
        let whole = tallying
            .iter()
            .zip(&noising)
            .map(|(t, n)| make_chain_mt(&make_chain_mt(n, t)?, &weighing))
            .collect::<Fallible<Vec<_>>>()?;
        let loss = make_composition(whole)?.map(&1)?;
        Ok(Chain { weighing, tallying, noising, loss })
    }

    /// Whether the composed map stays within the exact charge.
    pub(super) fn within(&self, charge: &Epsilon) -> bool {
        RBig::try_from(self.loss).is_ok_and(|loss| loss <= *charge.exact())
    }

    /// Exact totals of every table over a set of units. Totals of disjoint sets add.
    pub(super) fn totals(&self, units: &Vec<UnitRecords>) -> Fallible<Vec<Vec<i64>>> {
        let voices = self.weighing.invoke(units)?;
        self.tallying.iter().map(|t| t.invoke(&voices)).collect()
    }

    /// Draws each table's noise once. The only place where noise is drawn.
    #[cfg(not(feature = "replay"))]
    pub(super) fn noisy(&self, totals: &[Vec<i64>]) -> Fallible<Vec<Vec<i64>>> {
        self.noising.iter().zip(totals).map(|(noise, exact)| noise.invoke(exact)).collect()
    }

    /// Replay builds add the same made-up offsets every time, to compare bundles
    /// byte by byte. They protect nobody and cannot open a ledger.
    #[cfg(feature = "replay")]
    pub(super) fn noisy(&self, totals: &[Vec<i64>]) -> Fallible<Vec<Vec<i64>>> {
        let _ = &self.noising;
        let offset = |i: usize| (i as i64).wrapping_mul(0x9E37_79B9_7F4A) % GRID;
        Ok(totals.iter().map(|t| t.iter().enumerate().map(|(i, v)| v + offset(i)).collect()).collect())
    }
}

fn totals_domain(layout: &Layout) -> Totals {
    VectorDomain::new(AtomDomain::<i64>::default()).with_size(layout.cells())
}

/// Row-by-row over units, hence 1-stable: see [`super::weigh`].
fn make_weighing(frame: Frame) -> Fallible<Weighing> {
    Transformation::new(
        VectorDomain::new(UnitDomain),
        SymmetricDistance,
        VectorDomain::new(VoiceDomain),
        SymmetricDistance,
        Function::new(move |units: &Vec<UnitRecords>| -> Vec<Voice> {
            units.iter().map(|unit| weigh(&frame, unit)).collect()
        }),
        StabilityMap::new_from_constant(1u32),
    )
}

/// 2³² in L1 for each voice: see [`super::tally`].
fn make_tallying(layout: Layout) -> Fallible<Tallying> {
    let domain = totals_domain(&layout);
    Transformation::new(
        VectorDomain::new(VoiceDomain),
        SymmetricDistance,
        domain,
        L1Distance::default(),
        Function::new(move |voices: &Vec<Voice>| tally(&layout, voices)),
        StabilityMap::new(|d_in: &u32| i64::from(*d_in).saturating_mul(GRID)),
    )
}

/// Noise scales in grid units, rounded up: `2³²/ε_t` exactly or the next float
/// above, and one step more for all of them until the composed float map is at
/// most the exact sum of the charges.
pub(super) fn scales(charges: &[&Epsilon]) -> Vec<f64> {
    charges.iter().map(|charge| scale(charge)).collect()
}

fn scale(charge: &Epsilon) -> f64 {
    let wanted = RBig::from(IBig::from(GRID)) / charge.exact();
    let mut scale = wanted.to_f64().value();
    while RBig::try_from(scale).is_ok_and(|s| s < wanted) {
        scale = scale.next_up();
    }
    scale
}

/// Every scale one float up.
pub(super) fn rounded_up(scales: &[f64]) -> Vec<f64> {
    scales.iter().map(|scale| scale.next_up()).collect()
}
