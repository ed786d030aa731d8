//! Exact ε, ρ and δ, the accountant and the ledger.
//!
//! [`ledger`] is opened before the exports are tallied and charged before noise
//! is drawn; [`loss`] adds releases up, of pure ε, of ρ or of both; [`digest`] and [`durable`] are the few lines of hashing and syncing
//! that it and the bundle share.
pub mod digest;
pub mod durable;
pub mod epsilon;
pub mod ledger;
pub mod loss;
pub mod zcdp;

pub use epsilon::Epsilon;
pub use ledger::Paid;
pub use loss::{Cost, Loss};
pub use zcdp::{Delta, Rho};
