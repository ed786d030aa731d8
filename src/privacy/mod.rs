//! Exact ε, the accountant and the ledger.
pub mod epsilon;
pub mod ledger;
mod paid;

pub use epsilon::Epsilon;
pub use paid::Paid;
