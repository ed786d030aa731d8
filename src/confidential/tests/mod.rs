//! Attacks on the promise from inside: properties that must hold for any records.
mod any_input;
mod city;
pub(in crate::confidential) mod counts;
mod door;
pub(in crate::confidential) mod fixture;
mod goodness;
mod removal;
mod sensitivity;
mod shares;
mod weights;
