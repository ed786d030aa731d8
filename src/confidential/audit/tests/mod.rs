//! Planted bugs, each of which the audit must catch, and a sound build that it
//! must not accuse.
mod noise;
mod readers;
mod replay;

use super::report::Check;

/// Names of the checks that failed.
fn failed(checks: &[Check]) -> Vec<&'static str> {
    checks.iter().filter(|check| !check.passed).map(|check| check.name).collect()
}
