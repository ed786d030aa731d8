//! Exact ε, the accountant and the ledger.
//!
//! [`ledger`] is opened before the exports are tallied and charged before noise
//! is drawn; [`digest`] and [`durable`] are the few lines of hashing and syncing
//! that it and the bundle share.
pub mod digest;
pub mod durable;
pub mod epsilon;
pub mod ledger;

pub use epsilon::Epsilon;
pub use ledger::Paid;
