//! Where the ledger lies, and the lock that lets one process write to it.
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::privacy::durable::{folder_of, with_suffix};
use crate::problem::{Problem, Result};

/// The ledger's own path with all links followed, so that one file has one lock
/// and one private sidecar under whatever name it is opened.
pub(super) fn resolve(path: &Path) -> Result<PathBuf> {
    let place = || path.display().to_string();
    if fs::symlink_metadata(path).is_ok() {
        let real = fs::canonicalize(path).map_err(|e| {
            Problem::refused(format!("the ledger is a link that leads nowhere ({e})")).at(place())
        })?;
        if !real.is_file() {
            return Err(Problem::refused("the ledger is not a file").at(place()));
        }
        return Ok(real);
    }
    let name =
        path.file_name().ok_or_else(|| Problem::refused("the ledger's path names no file").at(place()))?;
    let folder = fs::canonicalize(folder_of(path)).map_err(|e| {
        Problem::refused(format!("the ledger's folder cannot be opened ({e})")).at(place()).hint(
            "if the ledger is kept on another disk, connect it; a folder for a first ledger is not made by itself",
        )
    })?;
    Ok(folder.join(name))
}

/// Held for as long as a [`super::Ledger`] lives; the system releases it when the
/// process ends, however it ends.
pub(super) struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock of a resolved ledger path, or refuses at once.
    pub(super) fn take(ledger: &Path) -> Result<WriterLock> {
        let path = with_suffix(ledger, ".lock");
        let place = ledger.display().to_string();
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(|e| {
            Problem::refused(format!("nothing can be written beside the ledger ({e})"))
                .at(place.clone())
                .hint("a release must be recorded before it is made: make the folder writable")
        })?;
        match file.try_lock() {
            Ok(()) => Ok(WriterLock { _file: file }),
            Err(TryLockError::WouldBlock) => {
                Err(Problem::refused("the ledger is in use by another run of evenhand")
                    .at(place)
                    .hint("wait until that run has ended, then try again"))
            }
            Err(TryLockError::Error(e)) => {
                Err(Problem::refused(format!("the ledger cannot be locked against other runs ({e})"))
                    .at(place)
                    .hint("keep the ledger on a disk of this machine, not on a network or cloud folder"))
            }
        }
    }
}
