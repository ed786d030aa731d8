//! What an audit says: pass or fail, and figures that are not about the data.
use serde::Serialize;

/// One thing that was checked.
#[derive(Serialize)]
pub struct Check {
    /// Which, for programs: `replay.voice`.
    pub name: &'static str,
    /// Whether it held.
    pub passed: bool,
    /// What was checked, with public figures only: numbers of trials, bounds, α.
    pub said: String,
}

/// All that was checked.
#[derive(Serialize)]
pub struct AuditReport {
    /// In order.
    pub checks: Vec<Check>,
}

impl AuditReport {
    /// Whether everything held.
    pub fn passed(&self) -> bool {
        !self.checks.is_empty() && self.checks.iter().all(|check| check.passed)
    }
}

pub(super) fn check(name: &'static str, passed: bool, said: impl Into<String>) -> Check {
    Check { name, passed, said: said.into() }
}
