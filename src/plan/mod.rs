//! Which tables are measured, at what resolution, with what share of ε.
//!
//! Everything here is a function of public facts: the pipeline file, the areas,
//! their residents, and the rounded number of people that the coalition states.
mod types;

pub use types::*;
