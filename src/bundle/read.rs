//! Reading a bundle back, trusting nothing in it.
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Bundle, Release, caps, check, manifest, names, parquet};
use crate::geography::public::from_geojson;
use crate::privacy::digest::sha256_hex;
use crate::problem::{Problem, Result};

/// Reads and verifies the bundle at `path`, which is a run's folder or the
/// `bundle` folder in it.
///
/// # Errors
/// Failed, naming file and fault, when a file is missing, unlisted, too large,
/// not what its checksum says, or does not agree with the rest.
pub fn read(path: &Path) -> Result<Bundle> {
    let folder = locate(path)?;
    let release = release(&folder)?;
    let own = folder.join(names::RELEASE);
    check::release(&release).map_err(|e| damaged(&own, &e))?;
    only_listed_files(&folder, &release)?;
    let cells = check::cells(&release.plan).map_err(|e| damaged(&own, &e))?.iter().sum();
    listed(&folder, &release, names::README, caps::README)?;
    let bytes = listed(&folder, &release, names::MEASUREMENTS, caps::measurements(cells))?;
    let noisy = parquet::decode(&bytes, &release.plan, &release.scales)
        .map_err(|e| damaged(&folder.join(names::MEASUREMENTS), &e))?;
    let geography = if release.files.contains_key(names::AREAS) {
        let file = folder.join(names::AREAS);
        let bytes = listed(&folder, &release, names::AREAS, caps::AREAS)?;
        let text = String::from_utf8(bytes).map_err(|_| damaged(&file, "it is not UTF-8"))?;
        Some(from_geojson(&text).map_err(|p| p.at(file.display().to_string()))?)
    } else {
        None
    };
    Ok(Bundle { release, noisy, geography })
}

/// SHA-256 of the `release.json` of the bundle at `path`: what the ledger records
/// when a release is settled.
///
/// # Errors
/// Failed when it cannot be read or its own checksum does not hold.
pub fn release_digest(path: &Path) -> Result<String> {
    let file = locate(path)?.join(names::RELEASE);
    let bytes = capped(&file, caps::RELEASE)?;
    parsed(&file, &bytes).map(|_| sha256_hex(&bytes))
}

/// The `release.json` in a bundle folder, its own checksum verified.
pub(super) fn release(folder: &Path) -> Result<Release> {
    let file = folder.join(names::RELEASE);
    let bytes = capped(&file, caps::RELEASE)?;
    parsed(&file, &bytes)
}

fn parsed(file: &Path, bytes: &[u8]) -> Result<Release> {
    let text = std::str::from_utf8(bytes).map_err(|_| damaged(file, "it is not UTF-8"))?;
    manifest::open(text).map_err(|e| damaged(file, &e))
}

/// The bundle folder that `path` is or holds.
fn locate(path: &Path) -> Result<PathBuf> {
    for folder in [path.join("bundle"), path.to_path_buf()] {
        if fs::symlink_metadata(folder.join(names::RELEASE)).is_ok() {
            return Ok(folder);
        }
    }
    Err(Problem::failed("there is no bundle here: no release.json")
        .at(path.display().to_string())
        .hint("name the folder of a run, such as out/riverton-2025-0a1b2c3d"))
}

/// A file that `release.json` lists, and whose checksum holds.
fn listed(folder: &Path, release: &Release, name: &str, cap: u64) -> Result<Vec<u8>> {
    let file = folder.join(name);
    let digest = release.files.get(name).ok_or_else(|| damaged(&file, "release.json does not list it"))?;
    let bytes = capped(&file, cap)?;
    if sha256_hex(&bytes) == *digest { Ok(bytes) } else { Err(damaged(&file, "its checksum does not match")) }
}

/// The bytes of a plain file of at most `cap` bytes, however large it says it is.
fn capped(file: &Path, cap: u64) -> Result<Vec<u8>> {
    let io = |e: std::io::Error| damaged(file, &format!("it cannot be read ({})", e.kind()));
    if !fs::symlink_metadata(file).map_err(io)?.is_file() {
        return Err(damaged(file, "it is not a plain file"));
    }
    let mut bytes = Vec::new();
    File::open(file).map_err(io)?.take(cap + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > cap {
        return Err(damaged(file, "it is larger than such a file can be"));
    }
    Ok(bytes)
}

/// Refuses anything in the folder that `release.json` does not list, and any
/// listed name that this format does not have.
fn only_listed_files(folder: &Path, release: &Release) -> Result<()> {
    let known = BTreeSet::from([names::RELEASE, names::MEASUREMENTS, names::AREAS, names::README]);
    if let Some(name) = release.files.keys().find(|n| !known.contains(n.as_str())) {
        return Err(damaged(
            &folder.join(names::RELEASE),
            &format!("it lists {name:?}, which no bundle has"),
        ));
    }
    for (under, prefix) in [(folder.to_path_buf(), ""), (folder.join(names::PUBLIC), "public/")] {
        let io = |e: std::io::Error| damaged(&under, &format!("it cannot be listed ({})", e.kind()));
        for entry in fs::read_dir(&under).map_err(io)? {
            let entry = entry.map_err(io)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let folder_of_ours = name == names::PUBLIC && entry.file_type().map_err(io)?.is_dir();
            if !folder_of_ours && !release.files.contains_key(&name) {
                return Err(damaged(&entry.path(), "it is not part of the release"));
            }
        }
    }
    Ok(())
}

fn damaged(file: &Path, what: &str) -> Problem {
    Problem::failed(format!("the bundle is damaged or was changed: {what}"))
        .at(file.display().to_string())
        .hint("take the bundle from where it was first written, or from a backup; a file that was added can be removed")
}
