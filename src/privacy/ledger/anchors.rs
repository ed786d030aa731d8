//! Whether bundles were paid for by the history that a ledger has.
use std::path::Path;

use super::chain::Chain;
use crate::bundle::LedgerAnchor;
use crate::problem::{Problem, Result};

/// See [`super::Ledger::check_anchors`].
pub(super) fn check(chain: &Chain, path: &Path, bundles: &[LedgerAnchor]) -> Result<()> {
    let refuse =
        |what: String, hint: &str| Err(Problem::refused(what).at(path.display().to_string()).hint(hint));
    for anchor in bundles.iter().filter(|a| a.ledger_id == chain.ledger_id()) {
        let here = chain.entry(anchor.serial).is_some_and(|e| e.head == anchor.head);
        if !here {
            let what = format!(
                "a bundle was paid for by entry {} of this ledger, which the ledger does not have: it was \
                 rolled back to an older state, or two copies of it were both written to",
                anchor.serial
            );
            return refuse(
                what,
                "put back the copy that holds all releases; what is spent cannot be known from this one",
            );
        }
    }
    if chain.charges().next().is_none() && !bundles.is_empty() {
        let what = "this ledger is new, but the output folder has bundles that another ledger paid for";
        let hint = "if that ledger was about the same people, put it back; if these are other people, use \
                    another folder (`--out`)";
        return refuse(what.into(), hint);
    }
    Ok(())
}
