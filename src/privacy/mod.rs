//! Exact ε, the accountant and the ledger.
pub mod epsilon;
pub mod ledger;

pub use epsilon::Epsilon;
