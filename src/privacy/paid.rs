//! The receipt without which no noise is drawn.
use super::Epsilon;

/// Proof that a release was written into a ledger before its noise is drawn.
///
/// Only a ledger's charge makes one; drawing consumes it, so that one charge
/// pays for one draw.
pub struct Paid {
    epsilon: Epsilon,
}

impl Paid {
    /// Made by the ledger once its entry is on disk.
    #[cfg_attr(feature = "replay", allow(dead_code))]
    pub(super) fn new(epsilon: Epsilon) -> Self {
        Paid { epsilon }
    }

    /// Replay builds protect nobody and cannot open a ledger.
    #[cfg(feature = "replay")]
    pub fn replay(epsilon: Epsilon) -> Self {
        Paid { epsilon }
    }

    /// What was charged.
    pub fn epsilon(&self) -> &Epsilon {
        &self.epsilon
    }
}
