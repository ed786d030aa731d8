//! Rehearsals: bundles of invented people, remade at will.
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::slug::slug;
use super::write::{fill, unsound, unwritable};
use super::{Release, check, read};
use crate::geography::Geography;
use crate::privacy::durable::set_mode;
use crate::problem::{Problem, Result};

/// Writes `out/rehearsal-<slug of title>/bundle/` and gives back the run folder. A
/// rehearsal of that name is replaced once the new one is complete; anything else
/// of that name is left alone.
///
/// # Errors
/// Failed when the parts do not agree, `release` is no rehearsal, the folder is
/// taken by something else, or the disk fails.
pub fn write_rehearsal(
    release: Release,
    noisy: &[Vec<i64>],
    geography: Option<&Geography>,
    out: &Path,
    title: &str,
) -> Result<PathBuf> {
    check::release(&release).and_then(|()| check::noisy(&release.plan, noisy)).map_err(|e| unsound(&e))?;
    if !release.rehearsal {
        return Err(unsound("a release is no rehearsal"));
    }
    let target = out.join(format!("rehearsal-{}", slug(title)));
    let taken = fs::symlink_metadata(&target).is_ok();
    if taken && !read::release(&target.join("bundle")).is_ok_and(|old| old.rehearsal) {
        return Err(Problem::failed("there is something else where the rehearsal would go")
            .at(target.display().to_string())
            .hint("move it away, or name another folder with --out"));
    }
    let io = |e: io::Error| unwritable(&e, out);
    fs::create_dir_all(out).map_err(io)?;
    let work = tempfile::Builder::new().prefix(".tmp-rehearsal-").tempdir_in(out).map_err(io)?;
    let (new, old) = (work.path().join("new"), work.path().join("old"));
    fs::create_dir(&new).and_then(|()| set_mode(&new, 0o755)).map_err(io)?;
    fill(&new, release, noisy, geography)?;
    read::read(&new)?;
    if taken {
        fs::rename(&target, old).map_err(io)?;
    }
    fs::rename(&new, &target).map_err(io)?;
    Ok(target)
}
