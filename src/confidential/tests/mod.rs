//! Attacks on the promise from inside: properties that must hold for any records.
pub(super) mod fixture;
mod goodness;
mod sensitivity;
mod weights;
