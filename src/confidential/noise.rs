//! The typed OpenDP chain: units → voices → totals → noise, all tables composed.
//!
//! ```text
//! Vec<UnitRecords>  ──weigh──►  Vec<Voice>  ──tally t──►  Vec<i64>  ──make_laplace(b_t)──►   Vec<i64>
//! SymmetricDistance  1-stable   SymmetricDistance  Δ_t    L1Distance      Δ_t/b_t = ε_t       MaxDivergence
//!
//!                                         ──tally t──►  Vec<i64>  ──make_gaussian(σ_t)──►  Vec<i64>
//!                                              Δ_t      L2Distance   Δ_t²/(2σ_t²) = ρ_t     ZeroConcentratedDivergence
//! ```
//!
//! Δ_t is the table's public bound ([`crate::plan::Bounds`]). OpenDP composes the maps.
//! The scales are rounded up so that the composed map at one unit is at most the exact
//! rational charge; [`Chain::within`] says so, and a release is refused otherwise.
//!
//! Gaussian tables could be put into one vector, scaled by √ω_t, with σ² = Σ ω_t Δ_t²/(2ρ):
//! with public bounds that is the same noise to the last digit, ρ_t = ρ ω_t Δ_t²/Σ ω Δ²
//! adding up to ρ (methods.md section 2). Composed one by one, the integers stay integers of
//! one grid and nothing is rounded on the way.
use dashu::integer::IBig;
use dashu::rational::RBig;
use opendp::combinators::{CompositionMeasure, make_chain_mt, make_composition};
use opendp::core::{Function, Measure, Measurement, StabilityMap, Transformation};
use opendp::domains::{AtomDomain, VectorDomain};
use opendp::err;
use opendp::error::Fallible;
use opendp::measurements::{make_gaussian, make_laplace};
use opendp::measures::{MaxDivergence, ZeroConcentratedDivergence};
use opendp::metrics::{LpDistance, SymmetricDistance};

use super::tally::{Layout, tally};
#[cfg(feature = "replay")]
use super::voice::GRID;
use super::voice::{UnitDomain, UnitRecords, Voice, VoiceDomain};
use super::weigh::{Frame, weigh};
use crate::plan::{Bounds, Noise};
use crate::privacy::Cost;

type Units = VectorDomain<UnitDomain>;
type Voices = VectorDomain<VoiceDomain>;
type Totals = VectorDomain<AtomDomain<i64>>;
type Weighing = Transformation<Units, SymmetricDistance, Voices, SymmetricDistance>;
type Tallying<const P: usize> = Transformation<Voices, SymmetricDistance, Totals, LpDistance<P, i64>>;
type Noising<const P: usize, D> = Measurement<Totals, LpDistance<P, i64>, D, Vec<i64>>;

/// The tables' measurements, of one family.
enum Mechanisms {
    Laplace(Tables<1, MaxDivergence>),
    Gaussian(Tables<2, ZeroConcentratedDivergence>),
}

/// Each table's tally and its noise; distances between totals are in L_P.
struct Tables<const P: usize, D: Measure>(Vec<(Tallying<P>, Noising<P, D>)>);

/// The chain of one release. Not `Send`: build one where it is used.
pub(super) struct Chain {
    weighing: Weighing,
    mechanisms: Mechanisms,
    /// What OpenDP's composed map says one unit can cost, in ε or in ρ.
    loss: f64,
}

impl Chain {
    /// One table per layout, measured with noise of that family and of the scale at the
    /// same position.
    pub(super) fn new(frame: Frame, layouts: &[Layout], noise: &Noise, scales: &[f64]) -> Fallible<Self> {
        let weighing = make_weighing(frame)?;
        let (mechanisms, loss) = match noise {
            Noise::Laplace => {
                let noised = |layout: &Layout, scale| {
                    make_laplace(totals_domain(layout), LpDistance::default(), scale, None)
                };
                let tables = Tables::new(layouts, scales, |bounds| bounds.l1, noised)?;
                let loss = tables.loss(&weighing)?;
                (Mechanisms::Laplace(tables), loss)
            }
            Noise::Gaussian { .. } => {
                let noised = |layout: &Layout, scale| {
                    make_gaussian(totals_domain(layout), LpDistance::default(), scale, None)
                };
                let tables = Tables::new(layouts, scales, |bounds| bounds.l2, noised)?;
                let loss = tables.loss(&weighing)?;
                (Mechanisms::Gaussian(tables), loss)
            }
        };
        Ok(Chain { weighing, mechanisms, loss })
    }

    /// Whether the composed map stays within the exact charge, which must be in the
    /// measure of this noise.
    pub(super) fn within(&self, charge: &Cost) -> bool {
        let same = matches!(
            (&self.mechanisms, charge),
            (Mechanisms::Laplace(_), Cost::Pure { .. }) | (Mechanisms::Gaussian(_), Cost::Zcdp { .. })
        );
        same && RBig::try_from(self.loss).is_ok_and(|loss| loss <= *charge.exact())
    }

    /// Exact totals of every table over a set of units. Totals of disjoint sets add.
    pub(super) fn totals(&self, units: &Vec<UnitRecords>) -> Fallible<Vec<Vec<i64>>> {
        let voices = self.weighing.invoke(units)?;
        match &self.mechanisms {
            Mechanisms::Laplace(tables) => tables.totals(&voices),
            Mechanisms::Gaussian(tables) => tables.totals(&voices),
        }
    }

    /// Draws each table's noise once. The only place where noise is drawn.
    #[cfg(not(feature = "replay"))]
    pub(super) fn noisy(&self, totals: &[Vec<i64>]) -> Fallible<Vec<Vec<i64>>> {
        match &self.mechanisms {
            Mechanisms::Laplace(tables) => tables.noisy(totals),
            Mechanisms::Gaussian(tables) => tables.noisy(totals),
        }
    }

    /// Replay builds add the same made-up offsets every time, to compare bundles
    /// byte by byte. They protect nobody and cannot open a ledger.
    #[cfg(feature = "replay")]
    pub(super) fn noisy(&self, totals: &[Vec<i64>]) -> Fallible<Vec<Vec<i64>>> {
        let offset = |i: usize| (i as i64).wrapping_mul(0x9E37_79B9_7F4A) % GRID;
        Ok(totals.iter().map(|t| t.iter().enumerate().map(|(i, v)| v + offset(i)).collect()).collect())
    }
}

impl<const P: usize, D: 'static + CompositionMeasure<Distance = f64>> Tables<P, D> {
    fn new(
        layouts: &[Layout],
        scales: &[f64],
        bound: fn(&Bounds) -> u64,
        noised: impl Fn(&Layout, f64) -> Fallible<Noising<P, D>>,
    ) -> Fallible<Self> {
        let one = |(layout, scale): (&Layout, &f64)| {
            Ok((make_tallying(layout.clone(), bound(&layout.bounds))?, noised(layout, *scale)?))
        };
        layouts.iter().zip(scales).map(one).collect::<Fallible<Vec<_>>>().map(Tables)
    }

    fn totals(&self, voices: &Vec<Voice>) -> Fallible<Vec<Vec<i64>>> {
        self.0.iter().map(|(tallying, _)| tallying.invoke(voices)).collect()
    }

    #[cfg(not(feature = "replay"))]
    fn noisy(&self, totals: &[Vec<i64>]) -> Fallible<Vec<Vec<i64>>> {
        self.0.iter().zip(totals).map(|((_, noising), exact)| noising.invoke(exact)).collect()
    }

    /// The composed map at one unit.
    fn loss(&self, weighing: &Weighing) -> Fallible<f64> {
        let whole = self
            .0
            .iter()
            .map(|(tallying, noising)| make_chain_mt(&make_chain_mt(noising, tallying)?, weighing))
            .collect::<Fallible<Vec<_>>>()?;
        make_composition(whole)?.map(&1)
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

/// The table's bound for each voice: see [`super::tally`]. Distances in L1 and in L2 both
/// add up over voices (the triangle inequality).
fn make_tallying<const P: usize>(layout: Layout, bound: u64) -> Fallible<Tallying<P>> {
    let domain = totals_domain(&layout);
    Transformation::new(
        VectorDomain::new(VoiceDomain),
        SymmetricDistance,
        domain,
        LpDistance::default(),
        Function::new(move |voices: &Vec<Voice>| tally(&layout, voices)),
        StabilityMap::new_fallible(move |d_in: &u32| stretched(*d_in, bound)),
    )
}

/// `d_in` voices in grid units. An overflow is an error: a distance that stops at
/// the end of an i64 would be less than the true one.
pub(super) fn stretched(d_in: u32, bound: u64) -> Fallible<i64> {
    let far = || err!(FailedMap, "so many units are beyond what the map can tell");
    i64::try_from(bound).ok().and_then(|bound| i64::from(d_in).checked_mul(bound)).ok_or_else(far)
}

/// The least noise scale, in grid units, that keeps a table with these bounds to its
/// charge: Δ₁/ε or Δ₂/√(2ρ), or the next float above.
pub(super) fn scale(charge: &Cost, bounds: &Bounds) -> f64 {
    match charge {
        Cost::Pure { epsilon } => {
            let wanted = RBig::from(IBig::from(bounds.l1)) / epsilon.exact();
            risen(wanted.to_f64().value(), |scale| scale >= wanted)
        }
        Cost::Zcdp { rho, .. } => {
            // σ² ≥ Δ₂²/(2ρ), compared without a root.
            let wanted = RBig::from(IBig::from(bounds.l2).pow(2)) / (RBig::from(2) * rho.exact());
            risen(wanted.to_f64().value().sqrt(), |scale| &scale * &scale >= wanted)
        }
    }
}

/// `near`, or the first float above it that is enough.
fn risen(mut near: f64, enough: impl Fn(RBig) -> bool) -> f64 {
    while RBig::try_from(near).is_ok_and(|exact| !enough(exact)) {
        near = near.next_up();
    }
    near
}

/// Every scale one float up.
pub(super) fn rounded_up(scales: &[f64]) -> Vec<f64> {
    scales.iter().map(|scale| scale.next_up()).collect()
}
