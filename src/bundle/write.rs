//! Writing a bundle: complete under its name, or not there.
//!
//! All files are written and synced in `.tmp-<id>-<name>`, read back and verified,
//! and the folder is then renamed. What a stopped run leaves behind is therefore
//! either complete, and [`resume`] finishes it, or of no use to anyone.
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::slug::slug;
use super::{Release, caps, check, find, manifest, names, parquet, read};
use crate::geography::Geography;
use crate::geography::public::to_geojson;
use crate::plan::Plan;
use crate::privacy::digest::{is_hex, sha256_hex};
use crate::privacy::durable::{folder_of, set_mode, sync_folder, write_new};
use crate::problem::{Problem, Result};

const STAGE: &str = ".tmp-";

/// Incomplete leftovers younger than this may belong to a run that still goes on.
const LEFTOVER: Duration = Duration::from_secs(24 * 60 * 60);

const README: &str = "\
These are the public inputs of a release made with evenhand: areas and residents,
as the coalition named them. Nothing here comes from anyone's request for help.

Beside this folder lie
  release.json          what was measured, what it promises, and checksums of all files
  measurements.parquet  every measured cell with random noise on it (column noisy), in
                        units of one person / 2^32, and the noise's scale in the same
                        units (discrete Laplace: its standard deviation is 1.41 scales; or
                        discrete Gaussian: it is the scale; release.json says which)

The cells are integers and may be negative: that is the noise. Do not correct,
round or average them by hand; `evenhand brief` makes estimates with ranges.
The bundle must not be changed: its checksums would no longer hold.
";

/// Finds out, before anything is charged, whether the bundle can be written:
/// plan and scales agree, files stay within their sizes, `out` takes files.
/// Also removes what runs stopped over a day ago left there incomplete.
///
/// # Errors
/// Failed, saying what stands in the way.
pub fn prepare(plan: &Plan, scales: &[f64], geography: Option<&Geography>, out: &Path) -> Result<()> {
    check::measured(plan, scales).and_then(|()| rehearse(plan, scales)).map_err(|e| unsound(&e))?;
    areas(geography)?;
    let io = |e: io::Error| unwritable(&e, out);
    fs::create_dir_all(out).map_err(io)?;
    let mut probe = tempfile::Builder::new().prefix(".tmp-probe-").tempfile_in(out).map_err(io)?;
    io::Write::write_all(&mut probe, README.as_bytes())
        .and_then(|()| probe.as_file().sync_all())
        .map_err(io)?;
    sweep(out);
    Ok(())
}

/// Whether measurements of this shape come back from the bytes they are written as.
fn rehearse(plan: &Plan, scales: &[f64]) -> std::result::Result<(), String> {
    let nothing: Vec<Vec<i64>> = check::cells(plan)?.into_iter().map(|n| vec![0; n]).collect();
    let bytes = parquet::encode(plan, scales, &nothing)?;
    parquet::decode(&bytes, plan, scales).map(|_| ())
}

/// Writes `out/<slug of folder_name>-<first 8 digits of the id>/bundle/` durably and
/// gives back the run folder. `release.files` is filled in here.
///
/// # Errors
/// Failed when the parts do not agree, the release is there already, or the disk
/// fails. Then there is either no trace of it, or a complete bundle that
/// [`resume`] can still put in place.
pub fn write(
    release: Release,
    noisy: &[Vec<i64>],
    geography: Option<&Geography>,
    out: &Path,
    folder_name: &str,
) -> Result<PathBuf> {
    check::release(&release).and_then(|()| check::noisy(&release.plan, noisy)).map_err(|e| unsound(&e))?;
    if release.rehearsal {
        return Err(unsound("a rehearsal is no release"));
    }
    if find(out, &release.id).is_some() {
        return Err(Problem::failed(format!("release {} has a bundle already", release.id))
            .at(out.display().to_string()));
    }
    let io = |e: io::Error| unwritable(&e, out);
    fs::create_dir_all(out).map_err(io)?;
    sync_folder(&folder_of(out)).map_err(io)?;
    let stage = out.join(format!("{STAGE}{}-{}", release.id, slug(folder_name)));
    // Fails where an earlier attempt left something: noise is never drawn twice for one id.
    fs::create_dir(&stage).map_err(io)?;
    if let Err(problem) = fill(&stage, release, noisy, geography) {
        let _ = fs::remove_dir_all(&stage);
        return Err(problem);
    }
    publish(out, &stage)
}

/// Finishes the release `release_id`, if a stopped run left all of it under `out`,
/// and gives back its run folder; also when it is in place already. `None`: nothing
/// usable is there, and the release stays charged without ever being drawn again.
///
/// The caller holds the ledger and has found the release's charge in it.
///
/// # Errors
/// Failed when the disk is.
pub fn resume(out: &Path, release_id: &str) -> Result<Option<PathBuf>> {
    if let Some(done) = find(out, release_id) {
        return Ok(Some(done));
    }
    match staged(out).find(|path| staged_id(path) == Some(release_id) && is_complete(path)) {
        Some(stage) => publish(out, &stage).map(Some),
        None => Ok(None),
    }
}

/// Writes and syncs all files and folders of a bundle under `stage`.
pub(super) fn fill(
    stage: &Path,
    mut release: Release,
    noisy: &[Vec<i64>],
    geography: Option<&Geography>,
) -> Result<()> {
    let measured = parquet::encode(&release.plan, &release.scales, noisy).map_err(|e| unsound(&e))?;
    let mut files = vec![(names::MEASUREMENTS, measured), (names::README, README.into())];
    files.extend(areas(geography)?.map(|text| (names::AREAS, text.into_bytes())));
    release.files = files.iter().map(|(name, bytes)| (name.to_string(), sha256_hex(bytes))).collect();
    let sealed = manifest::seal(&mut release).map_err(|e| unsound(&e))?;
    // Last, so that a release.json is never there before what it lists.
    files.push((names::RELEASE, sealed.into_bytes()));
    let bundle = stage.join("bundle");
    let store = || -> io::Result<()> {
        for folder in [&bundle, &bundle.join(names::PUBLIC)] {
            fs::create_dir(folder)?;
            set_mode(folder, 0o755)?;
        }
        set_mode(stage, 0o755)?;
        for (name, bytes) in &files {
            write_new(&bundle.join(name), bytes, 0o644)?;
        }
        [&bundle.join(names::PUBLIC), &bundle, stage].into_iter().try_for_each(sync_folder)
    };
    store().map_err(|e| unwritable(&e, stage))
}

/// The text of `areas.geojson`, if there are areas.
fn areas(geography: Option<&Geography>) -> Result<Option<String>> {
    let text = geography.map(to_geojson);
    match &text {
        Some(t) if t.len() as u64 > caps::AREAS => Err(Problem::failed(format!(
            "the areas take {} megabytes, and a bundle holds at most {}",
            t.len() >> 20,
            caps::AREAS >> 20
        ))
        .hint("simplify the borders of the areas, for example with mapshaper")),
        _ => Ok(text),
    }
}

/// Verifies a staged bundle and gives it its name.
fn publish(out: &Path, stage: &Path) -> Result<PathBuf> {
    let bundle = read(stage)?;
    let id = &bundle.release().id;
    let name = stage.file_name().and_then(|n| n.to_str()).and_then(|n| n.get(STAGE.len() + 33..));
    let name = name.filter(|n| !n.is_empty()).unwrap_or("release");
    // Eight digits are enough but for a chance in billions, and then more are.
    let free = [8, 16, 32].iter().map(|digits| out.join(format!("{name}-{}", &id[..*digits])));
    let Some(target) = free.into_iter().find(|path| fs::symlink_metadata(path).is_err()) else {
        return Err(Problem::failed("a folder of this release's name is there already")
            .at(out.join(name).display().to_string()));
    };
    fs::rename(stage, &target).and_then(|()| sync_folder(out)).map_err(|e| unwritable(&e, &target))?;
    Ok(target)
}

/// The release id in the name of a staged run's folder.
pub(super) fn staged_id(path: &Path) -> Option<&str> {
    let rest = path.file_name()?.to_str()?.strip_prefix(STAGE)?;
    rest.get(..32).filter(|id| is_hex(id, 32) && rest[32..].starts_with('-'))
}

/// Real folders under `out` that are named as staged runs are.
fn staged(out: &Path) -> impl Iterator<Item = PathBuf> {
    let all = fs::read_dir(out).into_iter().flatten().flatten();
    all.map(|e| e.path())
        .filter(|path| staged_id(path).is_some() && fs::symlink_metadata(path).is_ok_and(|m| m.is_dir()))
}

/// Whether a staged run holds the whole bundle of the id in its name.
fn is_complete(stage: &Path) -> bool {
    read(stage).is_ok_and(|bundle| staged_id(stage) == Some(bundle.release().id.as_str()))
}

/// Removes staged runs that were stopped long ago and are of no use. One that is
/// complete was paid for and stays until it is resumed.
fn sweep(out: &Path) {
    for stage in staged(out) {
        let age = fs::metadata(&stage).and_then(|m| m.modified()).ok().and_then(|t| t.elapsed().ok());
        if age.is_some_and(|a| a > LEFTOVER) && !is_complete(&stage) {
            // Best effort: what cannot be removed does no harm.
            let _ = fs::remove_dir_all(&stage);
        }
    }
}

pub(super) fn unsound(what: &str) -> Problem {
    Problem::failed(format!("the release does not agree with itself: {what}"))
        .hint("this is a fault of evenhand: please report it")
}

pub(super) fn unwritable(e: &io::Error, path: &Path) -> Problem {
    Problem::failed(format!("the bundle could not be written ({e})")).at(path.display().to_string()).hint(
        "make room or mend the folder, then run again: what was synced is used, and no noise is drawn twice",
    )
}
