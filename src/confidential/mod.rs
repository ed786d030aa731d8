//! **The wall.** Read, map, weigh, tally, noise, door.
//!
//! A person can be seen in here and nowhere else. What leaves is a
//! [`door::Measurements`]: integers with OpenDP's noise on them. Types in here
//! implement neither `Debug`, `Display`, `Serialize` nor `Clone`; errors carry
//! stage, file role, column, row number and kind, never a value.
pub mod door;
mod fault;
mod map;
mod noise;
pub mod operator;
mod read;
mod record;
mod status;
mod tally;
#[cfg(test)]
mod tests;
mod voice;
mod weigh;

pub use door::{Measurements, Prepared};
