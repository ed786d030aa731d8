//! Consistent estimates and their intervals from the noisy tables.
//!
//! Post-processing: everything here is a function of a [`crate::bundle::Bundle`].
//!
//! The measured tables of one role overlap: a city total can be read from five
//! of them, and the noise makes five answers. [`Estimates`] is the generalised
//! least-squares reconciliation of all of them, weighted by their known noise,
//! so that every figure is unbiased, adds up with every other, and has an exact
//! standard error. It is solved without a matrix: need, period and status are
//! split into means and deviations (`axes`), and for each of these the areas
//! form a tree that two passes solve (`tree`).
//!
//! Intervals come from simulations of the known noise sent through the same
//! least squares ([`interval()`], [`ratio()`]). They cover the noise and nothing else:
//! what the exports do not contain is not in them.
mod axes;
mod combined;
mod draws;
mod estimates;
mod fit;
mod interval;
mod modelled;
pub(crate) mod noise;
pub(crate) mod posterior;
mod ratio;
mod tree;
mod types;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use combined::combined;
pub use estimates::Estimates;
pub use fit::Contrast;
pub(crate) use interval::spread_at;
pub use interval::{interval, interval_at, quantile, spread};
pub use modelled::{DRAWS, Engine, Modelled, engine};
pub use posterior::{Fold, Own, Report};
pub use ratio::{ratio, ratio_at, unclipped_half};
pub use types::*;
