//! The private file beside the ledger that recognises inputs seen before.
//!
//! It holds a random key and, for every release, the keyed digest of its inputs under
//! that key. Whoever reads it can test guesses about the exports, so it is mode
//! 0600, is refused when others can read it, and nothing in it ever goes into
//! a bundle, a message or the ledger.
use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Charged, Event, Ledger, place};
use crate::privacy::digest::{bytes32, hex, is_hex, sha256_hex};
use crate::privacy::durable::{mode_of, replace, with_suffix};
use crate::problem::{Problem, Result};

const FIRST_LINE: &str = "evenhand private sidecar, format 1. Keep it to yourself.";

/// The opened sidecar. Deliberately without `Debug`, `Display`, `Serialize` and
/// `Clone`; its key is wiped from memory when it is dropped.
pub struct Sidecar {
    path: PathBuf,
    key: Zeroizing<[u8; 32]>,
    seen: Vec<Seen>,
}

struct Seen {
    settings: String,
    inputs: Zeroizing<String>,
    release: String,
    serial: u64,
}

impl Sidecar {
    /// Opens the sidecar of the ledger at `ledger_path` (`<ledger>.private`), or
    /// makes it, mode 0600, with a fresh random key.
    ///
    /// # Errors
    /// Refused when group or others may read or write it, when it is damaged, or
    /// when it cannot be made.
    pub fn open(ledger_path: &Path) -> Result<Sidecar> {
        let path = with_suffix(&place::resolve(ledger_path)?, ".private");
        if fs::symlink_metadata(&path).is_err() {
            let mut key = Zeroizing::new([0; 32]);
            getrandom::fill(key.as_mut_slice())
                .map_err(|_| Problem::failed("the operating system gave no random bytes"))?;
            Sidecar { path: path.clone(), key, seen: Vec::new() }.save()?;
        }
        // Always from the disk: should two first runs meet, both get the key that stayed.
        load(path)
    }

    /// The key under which inputs are hashed.
    pub fn key(&self) -> &[u8; 32] {
        &self.key
    }

    /// The newest release that was made with these settings from these inputs.
    pub fn find(&self, settings: &str, inputs: &[u8; 32]) -> Option<&str> {
        let inputs = Zeroizing::new(hex(inputs));
        let mut hits = self.seen.iter().rev().filter(|s| s.settings == settings && *s.inputs == *inputs);
        hits.next().map(|s| s.release.as_str())
    }

    /// The newest release with these settings, whatever its inputs: the one that a
    /// release from changed inputs supersedes.
    pub fn latest_for_settings(&self, settings: &str) -> Option<&str> {
        self.seen.iter().rev().find(|s| s.settings == settings).map(|s| s.release.as_str())
    }

    /// Remembers, durably, that the charge at `serial` is for these inputs. To be
    /// called right after the charge. The open ledger stands for its writer lock.
    ///
    /// # Errors
    /// Refused when `serial` is no charge or the sidecar belongs to another ledger
    /// or was swapped meanwhile; failed when the disk is.
    pub fn remember(&mut self, ledger: &Ledger, serial: u64, inputs: &[u8; 32]) -> Result<()> {
        let charged = charge_at(ledger, serial)
            .ok_or_else(|| Problem::refused(format!("entry {serial} of the ledger is no charge")))?;
        if with_suffix(ledger.path(), ".private") != self.path {
            return Err(Problem::refused("the private sidecar belongs to another ledger").at(self.place()));
        }
        let now = load(self.path.clone())?;
        if now.key != self.key {
            return Err(Problem::refused("the private sidecar was swapped during this run").at(self.place()));
        }
        self.seen = now.seen;
        self.seen.push(Seen {
            settings: charged.settings.clone(),
            inputs: Zeroizing::new(hex(inputs)),
            release: charged.release.clone(),
            serial,
        });
        self.save()
    }

    /// Refuses if the sidecar remembers a release that the ledger does not have at
    /// that place: the ledger was rolled back, swapped or begun anew.
    pub fn check(&self, ledger: &Ledger) -> Result<()> {
        for seen in &self.seen {
            if charge_at(ledger, seen.serial).is_none_or(|c| c.release != seen.release) {
                return Err(Problem::refused(format!(
                    "release {} was charged as entry {}, but this ledger does not have it: it was rolled back \
                     to an older state or swapped",
                    seen.release, seen.serial
                ))
                .at(ledger.path().display().to_string())
                .hint("put back the copy of the ledger that holds all releases"));
            }
        }
        Ok(())
    }

    fn place(&self) -> String {
        self.path.display().to_string()
    }

    fn save(&self) -> Result<()> {
        let mut text = Zeroizing::new(String::with_capacity(200 + 256 * self.seen.len()));
        let key = Zeroizing::new(hex(self.key.as_slice()));
        for part in [FIRST_LINE, "\nkey ", &key, "\n"] {
            text.push_str(part);
        }
        for s in &self.seen {
            let serial = s.serial.to_string();
            for part in ["seen ", &s.settings, " ", &s.inputs, " ", &s.release, " ", &serial, "\n"] {
                text.push_str(part);
            }
        }
        let sum = sha256_hex(text.as_bytes());
        for part in ["sum ", &sum, "\n"] {
            text.push_str(part);
        }
        replace(&self.path, text.as_bytes(), 0o600).map_err(|e| {
            Problem::failed(format!("the private sidecar of the ledger cannot be written ({})", e.kind()))
                .at(self.place())
        })
    }
}

fn charge_at(ledger: &Ledger, serial: u64) -> Option<&Charged> {
    match &ledger.chain.entry(serial)?.event {
        Event::Charge(c) => Some(c),
        _ => None,
    }
}

/// Refuses to begin a new ledger where a sidecar still remembers releases of one
/// that is gone. `ledger` is a resolved path.
pub(super) fn refuse_if_orphaned(ledger: &Path) -> Result<()> {
    let path = with_suffix(ledger, ".private");
    if fs::symlink_metadata(&path).is_err() || load(path)?.seen.is_empty() {
        return Ok(());
    }
    Err(Problem::refused("the ledger is gone, but its private sidecar remembers releases that it paid for")
        .at(ledger.display().to_string())
        .hint(
            "put the ledger back from a backup. If it is lost for good, move the sidecar and the old bundles \
             away and take what those bundles spent off the budget of the new ledger",
        ))
}

fn load(path: PathBuf) -> Result<Sidecar> {
    let place = path.display().to_string();
    let bad =
        |what: &str| Problem::refused(format!("the private sidecar of the ledger {what}")).at(place.clone());
    let meta = fs::symlink_metadata(&path).map_err(|e| bad(&format!("cannot be opened ({})", e.kind())))?;
    if !meta.is_file() || meta.len() > 64 << 20 {
        return Err(bad("is not a file of ours"));
    }
    if mode_of(&meta).is_some_and(|mode| mode & 0o077 != 0) {
        return Err(bad("can be read by other users of this machine").hint(
            "whoever reads it can test guesses about the exports: `chmod 600` it. If others may have read it, \
             delete it instead: nothing else is lost, but the next release is charged as a new one",
        ));
    }
    let bytes = Zeroizing::new(fs::read(&path).map_err(|e| bad(&format!("cannot be read ({})", e.kind())))?);
    let (key, seen) = parse(&bytes).ok_or_else(|| {
        bad("is damaged").hint(
            "put it back from a backup, or delete it: then inputs seen before are not recognised and the next \
             release is charged as a new one",
        )
    })?;
    Ok(Sidecar { path, key, seen })
}

/// Key and rows, or `None` for anything but what [`Sidecar::save`] writes.
fn parse(bytes: &[u8]) -> Option<(Zeroizing<[u8; 32]>, Vec<Seen>)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let at = text.strip_suffix('\n')?.rfind('\n')? + 1;
    let (body, last) = text.split_at(at);
    if last.strip_prefix("sum ")?.strip_suffix('\n')? != sha256_hex(body.as_bytes()) {
        return None;
    }
    let mut lines = body.lines();
    if lines.next()? != FIRST_LINE {
        return None;
    }
    let key = Zeroizing::new(bytes32(lines.next()?.strip_prefix("key ")?.as_bytes())?);
    let row = |line: &str| {
        let mut parts = line.strip_prefix("seen ")?.split(' ');
        let seen = Seen {
            settings: parts.next().filter(|t| is_hex(t, 64))?.into(),
            inputs: Zeroizing::new(parts.next().filter(|t| is_hex(t, 64))?.into()),
            release: parts.next().filter(|t| is_hex(t, 32))?.into(),
            serial: parts.next()?.parse().ok()?,
        };
        parts.next().is_none().then_some(seen)
    };
    Some((key, lines.map(row).collect::<Option<_>>()?))
}
