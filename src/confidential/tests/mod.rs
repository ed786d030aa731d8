//! Attacks on the promise from inside: properties that must hold for any records.
pub(in crate::confidential) mod fixture;
mod goodness;
mod sensitivity;
mod weights;
