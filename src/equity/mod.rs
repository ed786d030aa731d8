//! What can be said: fill rates, unmet need, shares, with their intervals, and
//! which of them are clear enough to be shown as a class on a map.
//!
//! [`tell()`] makes the whole [`Story`] of a briefing from a bundle and the
//! presentation settings. It is post-processing: it can be told again with another
//! target, title or labels, and nothing is spent.
mod areas;
mod candidates;
mod classes;
mod clear;
mod clusters;
mod compare;
mod compared;
mod count;
pub mod counted;
mod crossed;
mod disparity;
mod exchangeable;
mod family;
pub mod inequality;
mod joined;
mod lasting;
mod likely;
mod limits;
mod measured;
mod merged;
mod modelled;
mod named;
mod odds;
mod revised;
mod sentences;
mod silent;
mod statements;
mod tell;
mod types;
mod units;
mod whole;
mod words;

#[cfg(test)]
mod merge_tests;
#[cfg(test)]
mod tests;

pub use compared::{Comparison, Side};
pub use odds::odds;
pub use revised::{Combined, Revised, Revision};
pub use tell::{tell, tell_merged};
pub(crate) use tell::{tell_directly, tell_exactly};
pub use types::*;
