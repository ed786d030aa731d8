//! A rehearsal: the complete briefing from invented people, before anything is spent.
//!
//! It has the plan, the areas and the size of the release to come, and goes through
//! the same weighing, the same OpenDP noise and the same estimates; only the people
//! are invented. So it shows how sure and how fine the real page will be, and
//! nothing about anybody. No export and no ledger is opened.
use std::path::Path;

use crate::briefing::{self, Briefed};
use crate::bundle::{self, LedgerAnchor};
use crate::confidential;
use crate::problem::Result;
use crate::release::{Prepared, describe, release_id};
use crate::simulate;

/// Makes the rehearsal of `work` under `out` and gives back its page and what to know of it.
///
/// # Errors
/// When the plan cannot be measured or the folder cannot be written.
pub fn rehearse(work: &Prepared, out: &Path) -> Result<Briefed> {
    let geography = work.geography.as_ref();
    let people = simulate::invent(&work.plan, geography, seed(&work.pipeline.settings_digest()));
    let (noisy, scales) = confidential::invented(&work.plan, geography, &people)?.measurements.into_parts();
    let mut release = describe(work, release_id()?, scales, no_ledger(work));
    release.rehearsal = true;
    let title = &work.pipeline.presentation.title;
    let run = bundle::write_rehearsal(release, &noisy, geography, out, title)?;
    briefing::brief_merged(&run, Some(&work.pipeline.presentation), &briefing::MadeFrom::default())
}

/// The same settings are rehearsed with the same people.
fn seed(digest: &str) -> u64 {
    digest.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or(0)
}

/// No ledger paid for this.
pub(crate) fn no_ledger(work: &Prepared) -> LedgerAnchor {
    LedgerAnchor {
        ledger_id: "0".repeat(32),
        serial: 0,
        head: "0".repeat(64),
        lifetime: (&work.plan.cost()).into(),
        budget: None,
        other_windows: Vec::new(),
        supersedes: None,
    }
}
