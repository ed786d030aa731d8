//! The ledger as it is shown: read, verified, added up.
use std::collections::BTreeMap;
use std::path::Path;

use super::chain::Chain;
use super::{Charged, Entry, anchors, place, store};
use crate::bundle::LedgerAnchor;
use crate::privacy::Loss;
use crate::problem::{Problem, Result};

/// A verified, unchanging picture of a ledger.
#[derive(Clone, Debug)]
pub struct LedgerView {
    chain: Chain,
}

/// See [`super::Ledger::read`].
pub(super) fn read(path: &Path) -> Result<LedgerView> {
    let path = place::resolve(path)?;
    if !path.exists() {
        return Err(Problem::refused("there is no ledger yet")
            .at(path.display().to_string())
            .hint("the first release makes it"));
    }
    let mut conn = store::open_to_read(&path)?;
    if store::wants_rollback(&conn) {
        conn = store::open(&path)?;
    }
    let rows = store::load(&conn, &path)?;
    let chain = Chain::verify(&rows).map_err(|p| p.at(path.display().to_string()))?;
    Ok(LedgerView { chain })
}

impl LedgerView {
    pub(super) fn new(chain: Chain) -> Self {
        LedgerView { chain }
    }

    pub(super) fn chain(&self) -> &Chain {
        &self.chain
    }

    /// As [`super::Ledger::check_anchors`]; `path` is named in the refusal.
    ///
    /// # Errors
    /// Refused when one of these bundles was paid for in another history.
    pub fn check_anchors(&self, path: &Path, bundles: &[LedgerAnchor]) -> Result<()> {
        anchors::check(&self.chain, path, bundles)
    }

    /// All entries, oldest first; never empty.
    pub fn entries(&self) -> &[Entry] {
        self.chain.entries()
    }

    /// All charges, oldest first, with the entry that holds each.
    pub fn charges(&self) -> impl DoubleEndedIterator<Item = (&Entry, &Charged)> {
        self.chain.charges()
    }

    /// The ledger's id, 32 hexadecimal digits.
    pub fn ledger_id(&self) -> &str {
        self.chain.ledger_id()
    }

    /// The head of the chain, 64 hexadecimal digits.
    pub fn head(&self) -> &str {
        self.chain.head()
    }

    /// The loss of all releases; `None` before the first. Its ε may exceed the
    /// largest that one release may have.
    pub fn lifetime(&self) -> Option<Loss> {
        self.chain.lifetime()
    }

    /// What was charged to each calendar year that the data of a release touches. A
    /// release whose data touches two years is charged to both in full.
    pub fn by_year(&self) -> BTreeMap<i16, Loss> {
        self.chain.by_year()
    }

    /// The SHA-256 of a published release's `release.json`, by release id.
    pub fn published_digest(&self, release: &str) -> Option<&str> {
        self.chain.published_digest(release)
    }

    /// The newest release with these settings, by charge.
    pub fn latest_for_settings(&self, settings: &str) -> Option<&str> {
        self.chain.charges().rev().find(|(_, c)| c.settings == settings).map(|(_, c)| c.release.as_str())
    }

    /// What is no damage but should be known: a clock set back, releases charged
    /// and never published, different units in one ledger. Plain sentences.
    pub fn warnings(&self) -> Vec<String> {
        self.chain.warnings()
    }
}
