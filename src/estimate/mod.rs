//! Consistent estimates and their intervals from the noisy tables.
//!
//! Post-processing: everything here is a function of a [`crate::bundle::Bundle`].
mod types;

pub use types::*;
