//! The ledger: what has been spent on people's privacy, written before it is.
//!
//! A [`Ledger`] is an SQLite file that is only added to. Its entries are chained
//! by SHA-256 and verified whole on every opening; each bundle carries the head
//! of the chain at its charge ([`LedgerAnchor`]), so that a ledger that was rolled
//! back, copied or swapped is noticed wherever one of its bundles is at hand.
//! This guards against mistakes and crashes. It cannot bind an operator who
//! deletes ledger, sidecar and bundles together.
//!
//! The order of a release: [`Ledger::open`], [`Ledger::check_anchors`],
//! [`Ledger::preview`], ask, [`Ledger::charge`], [`Sidecar::remember`], draw,
//! write the bundle, [`Ledger::settle`]. What was charged and never published
//! stays spent and is never drawn again under that charge.
mod anchors;
mod budget;
mod chain;
mod entry;
mod paid;
mod place;
mod sidecar;
mod store;
#[cfg(all(test, not(feature = "replay")))]
mod tests;
mod view;
mod windows;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rusqlite::Connection;

pub use entry::{Allowance, Charged, Entry, Event};
pub use paid::Paid;
pub use sidecar::Sidecar;
pub use view::LedgerView;
pub use windows::{Left, ReleaseState, WindowState};

use self::chain::Chain;
use self::entry::{NOTHING_BEFORE, Row};
use crate::bundle::{BudgetState, LedgerAnchor};
use crate::pipeline::{Budget, Unit};
use crate::privacy::digest::{is_hex, random_hex};
use crate::privacy::{Cost, Epsilon, Loss, Rho};
use crate::problem::{Problem, Result};

/// The id of the ledgers that a `replay` build makes, and the only one that it opens.
const NOBODYS: &str = "00000000000000000000000000000000";

/// What a release asks of the ledger. All of it is public.
#[derive(Clone, Copy)]
pub struct Charge<'a> {
    /// What the whole release costs.
    pub cost: &'a Cost,
    /// First day of the data.
    pub from: Date,
    /// Last day of the data.
    pub to: Date,
    /// What one ε protects.
    pub unit: Unit,
    /// SHA-256 of the canonical settings: 64 hexadecimal digits.
    pub settings: &'a str,
    /// The release's id: 32 hexadecimal digits, never used before.
    pub release: &'a str,
    /// The budget that the pipeline file states, if any.
    pub budget: Option<&'a Budget>,
    /// The id of the release that this one replaces, if any.
    pub supersedes: Option<&'a str>,
}

/// What the ledger would say after a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The loss of all releases, with this one.
    pub lifetime: Loss,
    /// The budget window with the least left; `None` without a budget.
    pub budget: Option<BudgetState>,
    /// The other windows that the data's period touches.
    pub other_windows: Vec<BudgetState>,
}

/// An open ledger, locked against all other writers while it lives.
pub struct Ledger {
    path: PathBuf,
    conn: Connection,
    chain: Chain,
    /// A write failed, so the file may hold more than `chain` does.
    unsure: bool,
    _lock: place::WriterLock,
}

impl Ledger {
    /// Opens the ledger at `path`, making it (mode 0600) where there is none,
    /// takes the writer lock and verifies the whole chain.
    ///
    /// # Errors
    /// Refused when another process has it open, it is damaged, not a ledger,
    /// cannot be written, or is missing while its private sidecar remembers
    /// releases; refused always in a `replay` build, whose noise protects nobody (but
    /// for ledgers that it made itself for a test, which are nobody's).
    pub fn open(path: &Path) -> Result<Ledger> {
        #[cfg(feature = "replay")]
        if !crate::release::planted() {
            return Err(no_real_one());
        }
        Self::open_on(path, today())
    }

    fn open_on(path: &Path, day: Date) -> Result<Ledger> {
        let path = place::resolve(path)?;
        let lock = place::WriterLock::take(&path)?;
        if !path.exists() {
            sidecar::refuse_if_orphaned(&path)?;
            let ledger = if cfg!(feature = "replay") { NOBODYS.into() } else { random_hex::<16>()? };
            let opened = Event::Genesis { ledger };
            store::create(&path, &Row::new(0, day, &opened, NOTHING_BEFORE))?;
        }
        let conn = store::open(&path)?;
        let rows = store::load(&conn, &path)?;
        let chain = Chain::verify(&rows).map_err(|p| p.at(path.display().to_string()))?;
        #[cfg(feature = "replay")]
        if chain.ledger_id() != NOBODYS {
            return Err(no_real_one());
        }
        Ok(Ledger { path, conn, chain, unsure: false, _lock: lock })
    }

    /// A verified view for display. Takes no writer lock, and changes nothing but
    /// for rolling back a write that was interrupted.
    ///
    /// # Errors
    /// As [`Ledger::open`]; also when there is no file.
    pub fn read(path: &Path) -> Result<LedgerView> {
        view::read(path)
    }

    /// What [`Ledger::charge`] would leave.
    ///
    /// # Errors
    /// Refused when the budget does not allow it or the charge is malformed.
    pub fn preview(&self, charge: &Charge) -> Result<Preview> {
        let bad = |what: &str| Err(Problem::refused(format!("the ledger takes no charge {what}")));
        if charge.from > charge.to {
            return bad("whose data ends before it begins");
        }
        if !is_hex(charge.release, 32) || !charge.supersedes.is_none_or(|s| is_hex(s, 32)) {
            return bad("without a release id of 32 hexadecimal digits");
        }
        if !is_hex(charge.settings, 64) {
            return bad("without the SHA-256 of its settings");
        }
        budget::preview(&self.chain, charge)
    }

    /// Records a charge durably and gives its receipt, without which no noise is drawn.
    ///
    /// # Errors
    /// As [`Ledger::preview`]; refused when the id was charged before or the file
    /// was changed meanwhile; failed when the disk is. After a failed write this
    /// `Ledger` takes nothing more: open it again to see what was recorded.
    pub fn charge(&mut self, charge: &Charge) -> Result<(LedgerAnchor, Paid)> {
        let anchor = self.charge_on(charge, today())?;
        Ok((anchor, Paid::new(charge)))
    }

    fn charge_on(&mut self, charge: &Charge, day: Date) -> Result<LedgerAnchor> {
        let after = self.preview(charge)?;
        let (serial, head) = self.append(day, Event::Charge(charge.into()))?;
        Ok(LedgerAnchor {
            ledger_id: self.ledger_id().into(),
            serial,
            head,
            lifetime: after.lifetime,
            budget: after.budget,
            other_windows: after.other_windows,
            supersedes: charge.supersedes.map(String::from),
        })
    }

    /// Records that the release charged at `serial` has been published;
    /// `digest_of_release_json` is the SHA-256 of its `release.json`.
    ///
    /// # Errors
    /// Refused when `serial` is no charge or was settled before; otherwise as
    /// [`Ledger::charge`].
    pub fn settle(&mut self, serial: u64, digest_of_release_json: &str) -> Result<()> {
        self.settle_on(serial, digest_of_release_json, today())
    }

    fn settle_on(&mut self, serial: u64, digest: &str, day: Date) -> Result<()> {
        let Some(Event::Charge(charged)) = self.chain.entry(serial).map(|e| &e.event) else {
            return Err(Problem::refused(format!("entry {serial} of the ledger is no charge")));
        };
        if !is_hex(digest, 64) {
            return Err(Problem::refused("a release is settled with the SHA-256 of its release.json"));
        }
        let published = Event::Published { release: charged.release.clone(), digest: digest.into() };
        self.append(day, published).map(|_| ())
    }

    /// Records that a release has cost `total` in all, where that is more than it was
    /// charged so far; gives what was added. No budget stands in the way: it was spent.
    ///
    /// # Errors
    /// Refused when the release was never charged, or when `total` is no more than
    /// what it was charged: nothing is ever given back. Otherwise as [`Ledger::charge`].
    pub fn correct(&mut self, release: &str, total: &Cost) -> Result<Cost> {
        let more = self.correction(release, total)?;
        let event = Event::Correction { release: release.into(), cost: more.clone() };
        self.append(today(), event).map(|_| more)
    }

    /// What [`Ledger::correct`] would add. A total in another measure than the release was
    /// charged in comes on top in full.
    ///
    /// # Errors
    /// As [`Ledger::correct`].
    pub fn correction(&self, release: &str, total: &Cost) -> Result<Cost> {
        let refused = |what: String| Problem::refused(what).at(self.path.display().to_string());
        let so_far = self
            .chain
            .cost_of(release)
            .ok_or_else(|| refused(format!("release {release} was never charged here")))?;
        let more = match total {
            Cost::Pure { epsilon } => match so_far.pure_epsilon() {
                Some(before) => Epsilon::difference(epsilon, &before).map(Cost::from),
                None => Some(total.clone()),
            },
            Cost::Zcdp { rho, delta } => match so_far.rho() {
                Some(before) => Rho::difference(rho, &before),
                None => Some(rho.clone()),
            }
            .map(|rho| Cost::Zcdp { rho, delta: so_far.delta().unwrap_or(delta).clone() }),
        };
        more.ok_or_else(|| {
            refused(format!(
                "release {release} was charged ε = {so_far} already, which is no less than {total}"
            ))
            .hint("a correction only ever adds: what was spent is not given back")
        })
    }

    /// Serial and head after adding `event`.
    fn append(&mut self, day: Date, event: Event) -> Result<(u64, String)> {
        let place = self.path.display().to_string();
        if self.unsure {
            return Err(Problem::refused("an earlier write to the ledger failed in this run").at(place));
        }
        self.chain.admit(&event).map_err(|e| Problem::refused(e).at(place))?;
        let row = Row::new(self.chain.next_serial(), day, &event, self.chain.head());
        let entry = row.entry().map_err(|c| Problem::failed(format!("the ledger cannot hold this {c}")))?;
        self.unsure = true;
        store::append(&mut self.conn, &self.path, &row)?;
        self.unsure = false;
        self.chain.push(entry);
        Ok((row.serial, row.head))
    }

    /// Refuses if any of these bundles was paid for in a history that this ledger
    /// does not have: it was rolled back, is one of two copies that both went on,
    /// or was made anew beside the bundles of one that is gone.
    ///
    /// Bundles of other ledgers are of no concern, except to a ledger without any
    /// charge. Made-up data needs no check.
    pub fn check_anchors(&self, bundles: &[LedgerAnchor]) -> Result<()> {
        anchors::check(&self.chain, &self.path, bundles)
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> &[Entry] {
        self.chain.entries()
    }

    /// The ledger's id, 32 hexadecimal digits.
    pub fn ledger_id(&self) -> &str {
        self.chain.ledger_id()
    }

    /// Where the ledger lies, links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Charges that no published release answers, oldest first: (serial, release).
    /// Look for their bundles: one that is there, or can be resumed, is settled.
    pub fn unsettled(&self) -> Vec<(u64, String)> {
        let open = self.chain.charges().filter(|(_, c)| self.chain.published_digest(&c.release).is_none());
        open.map(|(e, c)| (e.serial, c.release.clone())).collect()
    }

    /// The serial and details of a release's charge.
    pub fn charge_of(&self, release: &str) -> Option<(u64, &Charged)> {
        self.chain.charge_of(release).map(|(e, c)| (e.serial, c))
    }

    /// The same as [`Ledger::read`] gives, of this open ledger.
    pub fn view(&self) -> LedgerView {
        LedgerView::new(self.chain.clone())
    }
}

impl From<&Charge<'_>> for Charged {
    fn from(c: &Charge<'_>) -> Charged {
        Charged {
            release: c.release.into(),
            cost: c.cost.clone(),
            from: c.from,
            to: c.to,
            unit: c.unit,
            settings: c.settings.into(),
            supersedes: c.supersedes.map(String::from),
            budget: c.budget.map(|b| Allowance { epsilon: b.epsilon.clone(), per: b.per }),
        }
    }
}

#[cfg(feature = "replay")]
fn no_real_one() -> Problem {
    Problem::refused("this build repeats its noise for testing, so it opens no ledger")
        .hint("build evenhand without the feature `replay`")
}

#[cfg(all(test, feature = "replay"))]
#[test]
fn a_build_that_repeats_its_noise_opens_no_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let problem = Ledger::open(&path).err().unwrap();
    assert_eq!(problem.kind(), crate::problem::Kind::Refused);
    assert!(!path.exists());
    // Nor with a planted bug, once a real build has made it.
    let real = Event::Genesis { ledger: random_hex::<16>().unwrap() };
    store::create(&path, &Row::new(0, today(), &real, NOTHING_BEFORE)).unwrap();
    let problem = Ledger::open_on(&path, today()).err().unwrap();
    assert_eq!(problem.kind(), crate::problem::Kind::Refused);
    assert!(Ledger::open_on(&folder.path().join("own.ledger"), today()).is_ok());
}

fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
