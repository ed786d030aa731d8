//! What can be said: fill rates, unmet need, shares, with their intervals, and
//! which of them are clear enough to be shown as a class on a map.
mod types;

pub use types::*;
