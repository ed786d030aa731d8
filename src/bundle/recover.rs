//! Finishing what earlier runs paid for.
use std::path::{Path, PathBuf};

use super::{read, release_digest, resume};
use crate::privacy::ledger::Ledger;
use crate::problem::Result;

/// Goes through the charges that no published release answers: whose bundle lies
/// whole under `out`, under its name or not yet, is put in place and settled.
/// Gives back their run folders. All others stay charged and are never drawn again.
///
/// # Errors
/// As [`resume`] and [`Ledger::settle`].
pub fn recover(ledger: &mut Ledger, out: &Path) -> Result<Vec<PathBuf>> {
    let mut done = Vec::new();
    for (serial, release) in ledger.unsettled() {
        let Some(run) = resume(out, &release)? else { continue };
        // One that was damaged since it got its name is not settled, and stops nobody.
        let Ok(bundle) = read(&run) else { continue };
        let anchor = &bundle.release().ledger;
        let here = ledger.entries().iter().any(|e| e.serial == serial && e.head == anchor.head);
        if here && anchor.serial == serial && anchor.ledger_id == ledger.ledger_id() {
            ledger.settle(serial, &release_digest(&run)?)?;
            done.push(run);
        }
    }
    Ok(done)
}
