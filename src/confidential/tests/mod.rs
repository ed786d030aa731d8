//! Attacks on the promise from inside: properties that must hold for any records.
mod fixture;
mod sensitivity;
mod weights;
