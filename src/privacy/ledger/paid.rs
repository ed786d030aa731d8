//! The receipt without which no noise is drawn.
use super::Charge;
use crate::privacy::Cost;

/// Proof that a release was written into a ledger before its noise is drawn.
///
/// Only a ledger's charge makes one; drawing consumes it, so that one charge
/// pays for one draw. It names the release and the settings it was made for: a
/// draw of anything else is refused, and what is drawn bears this release's id.
pub struct Paid {
    release: String,
    settings: String,
    cost: Cost,
}

impl Paid {
    /// Made by the ledger once its entry is on disk.
    #[cfg_attr(feature = "replay", allow(dead_code))]
    pub(super) fn new(charge: &Charge) -> Self {
        Paid { release: charge.release.into(), settings: charge.settings.into(), cost: charge.cost.clone() }
    }

    /// Replay builds protect nobody and cannot open a ledger.
    #[cfg(feature = "replay")]
    pub fn replay(release: String, settings: String, cost: Cost) -> Self {
        Paid { release, settings, cost }
    }

    /// The id of the release that was charged.
    pub fn release(&self) -> &str {
        &self.release
    }

    /// The digest of the settings that were charged for.
    pub fn settings(&self) -> &str {
        &self.settings
    }

    /// What was charged.
    pub fn cost(&self) -> &Cost {
        &self.cost
    }
}

#[cfg(test)]
static_assertions::assert_not_impl_any!(Paid: Clone, Default, std::fmt::Debug, serde::de::DeserializeOwned);
