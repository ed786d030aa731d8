//! The pipeline file: what a coalition states about its exports, its area
//! geography, its privacy budget and its briefing.
//!
//! A [`Pipeline`] can only be made by [`load`], so one that exists is valid:
//! keys are unique, dates lie in order, every column rule is complete, ε is
//! positive and exact. (Whether the files exist is checked by `load` as well;
//! whether their columns fit is found out when they are read.)
mod types;

pub use types::*;
