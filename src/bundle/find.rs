//! Looking through an output folder.
use std::fs;
use std::path::{Path, PathBuf};

use super::write::staged_id;
use super::{LedgerAnchor, Release, read};

/// The run folder under `out` that holds the release `release_id`, under whatever
/// name. Only its `release.json` has been verified: [`read()`](super::read()) it.
pub fn find(out: &Path, release_id: &str) -> Option<PathBuf> {
    runs(out)
        .find(|(path, release)| staged_id(path).is_none() && release.id == release_id)
        .map(|(path, _)| path)
}

/// Where each bundle under `out` stands in its ledger, in the order of folder
/// names; also bundles that wait to be [resumed](super::resume). Made-up data,
/// rehearsals and replays are left out, and so is what cannot be read.
pub fn anchors(out: &Path) -> Vec<LedgerAnchor> {
    runs(out).filter(|(_, r)| !r.sample && !r.replay).map(|(_, r)| r.ledger).collect()
}

/// Every bundle under `out` that has its name, with its folder, in the order of names:
/// for showing what releases were about. Only each `release.json` has been verified.
pub fn releases(out: &Path) -> Vec<(PathBuf, Release)> {
    runs(out).filter(|(path, _)| staged_id(path).is_none()).collect()
}

/// All folders under `out` with a sound `release.json`, in the order of names. A
/// rehearsal is no release, and nothing that looks for one may find it.
fn runs(out: &Path) -> impl Iterator<Item = (PathBuf, Release)> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(out).into_iter().flatten().flatten().map(|e| e.path()).collect();
    folders.sort();
    folders.into_iter().filter_map(|path| {
        let release = read::release(&path.join("bundle")).ok()?;
        (!release.rehearsal).then_some((path, release))
    })
}
