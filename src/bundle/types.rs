//! What `release.json`, `measurements.parquet` and `public/` hold.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::geography::Geography;
use crate::pipeline::{Role, Unit};
use crate::plan::Plan;
use crate::privacy::{Epsilon, Loss};

/// `release.json`: all that a reader needs to judge a release.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Release {
    /// Format version of the bundle; 1.
    pub format: u32,
    /// 128 random bits, hexadecimal.
    pub id: String,
    /// Day of the release, UTC.
    pub created: jiff::civil::Date,
    /// Version of evenhand.
    pub version: String,
    /// Made-up data.
    pub sample: bool,
    /// Measured from invented people, to see what a briefing will look like. Nothing
    /// was charged for it, and it is no release.
    #[serde(default)]
    pub rehearsal: bool,
    /// Made by a replay build, which protects nobody.
    pub replay: bool,
    /// The privacy unit.
    pub unit: Unit,
    /// Roles in which each row is protected alone, though `unit` is a person or a household:
    /// someone with *k* rows there is protected *k* times less in their tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows_alone: Vec<Role>,
    /// Whether only rows that carry consent were counted.
    pub consent_asked: bool,
    /// ε of this release, exact; the sum over the plan's tables. Under Gaussian noise the
    /// ε that its ρ keeps to at its δ, both in `plan.noise`.
    pub epsilon: Epsilon,
    /// Name of the noise mechanism and who drew it.
    pub mechanism: String,
    /// Source of randomness.
    pub randomness: String,
    /// Grid units in one person's voice: 2³².
    pub grid: u64,
    /// The tables and how they were measured, in the plan's order.
    pub plan: Plan,
    /// Noise scale of each table in grid units, as long as `plan.tables`.
    pub scales: Vec<f64>,
    /// Where the ledger stood.
    pub ledger: LedgerAnchor,
    /// sha256 of the bundle's files by path, hexadecimal; for `release.json` itself
    /// that of its text with 64 zeros in the place of this digest.
    pub files: BTreeMap<String, String>,
}

/// The ledger entry that paid for a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerAnchor {
    /// The ledger's own id, 128 random bits, hexadecimal.
    pub ledger_id: String,
    /// The entry's serial number.
    pub serial: u64,
    /// The chain's head after that entry, hexadecimal.
    pub head: String,
    /// The loss of all releases from this ledger up to and with this one.
    pub lifetime: Loss,
    /// The window budget this release was charged to, where there is one; the one
    /// with the least left, where the data's period touches several windows.
    pub budget: Option<BudgetState>,
    /// The other windows that the data's period touches, charged as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_windows: Vec<BudgetState>,
    /// The release of the same settings that this one replaces: the exports had changed,
    /// or its bundle was gone. Both stay spent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<String>,
}

/// A window budget as it stood after the charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetState {
    /// Such as `2025`, or `lifetime`.
    pub window: String,
    /// Allowed.
    pub allowed: Epsilon,
    /// Spent, with this release.
    pub spent: Loss,
}

/// A verified bundle.
///
/// Only `bundle::read` makes one, and `Bundle::of_invented` for calibration.
#[derive(Clone, Debug)]
pub struct Bundle {
    pub(crate) release: Release,
    /// Noisy cells of each table in grid units, in the plan's order and each
    /// table's row-major cell order.
    pub(crate) noisy: Vec<Vec<i64>>,
    pub(crate) geography: Option<Geography>,
}

impl Bundle {
    /// A bundle of invented people that never was on disk; `None` for a release.
    pub(crate) fn of_invented(
        release: Release,
        noisy: Vec<Vec<i64>>,
        geography: Option<Geography>,
    ) -> Option<Self> {
        release.rehearsal.then_some(Bundle { release, noisy, geography })
    }

    /// The release's description.
    pub fn release(&self) -> &Release {
        &self.release
    }
    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.release.plan
    }
    /// Noisy cells of table `t` in grid units, row-major.
    pub fn noisy(&self, t: usize) -> &[i64] {
        &self.noisy[t]
    }
    /// Public areas, when the pipeline has any.
    pub fn geography(&self) -> Option<&Geography> {
        self.geography.as_ref()
    }
}
