//! `[privacy]`: what one ε protects, and what it costs.
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::privacy::{Delta, Epsilon, Rho};

/// The privacy unit of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Everything recorded under one person id.
    Person,
    /// Everything recorded under one household id.
    Household,
    /// One row only: every output must say so.
    Record,
}

/// How an id cell becomes an id: stated, so that it is the same for every row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IdForm {
    /// Trimmed, lower-cased, runs of white space made one space.
    Text,
    /// The digits only, without a leading `00`; a cell without digits is blank.
    Phone,
    /// Byte for byte.
    Exact,
}

/// `[privacy]`.
#[derive(Clone, Debug)]
pub struct PrivacySpec {
    /// What one ε protects.
    pub unit: Unit,
    /// The cost of one release; with Gaussian noise at [`Self::delta`].
    pub epsilon: Epsilon,
    /// Which noise.
    pub noise: NoiseChoice,
    /// The chance with which ε may fail, where the noise may be Gaussian.
    pub delta: Option<Delta>,
    /// ρ, where it was stated instead of ε.
    pub rho: Option<Rho>,
    /// The ledger's SQLite file.
    pub ledger: PathBuf,
    /// The public, rounded number of people in the logs (`"about 400"`).
    pub people: u64,
    /// The most that releases of one window may cost together.
    pub budget: Option<Budget>,
}

/// Which noise a release may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoiseChoice {
    /// Discrete Laplace: pure ε.
    Laplace,
    /// Discrete Gaussian: ρ of zCDP.
    Gaussian,
    /// The one under which the planned tables are surer, by public facts.
    Best,
}

/// `[privacy.budget]`.
#[derive(Clone, Debug)]
pub struct Budget {
    /// The allowance.
    pub epsilon: Epsilon,
    /// The window it is for.
    pub per: BudgetWindow,
}

/// The window of a budget, by the data's period (not the day of release).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BudgetWindow {
    /// Each calendar year that the data's period touches.
    Year,
    /// The ledger's whole life.
    Lifetime,
}
