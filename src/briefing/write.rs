//! The folder `briefing/`, complete or not there.
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::export::{self, File};
use super::facts::BundleFacts;
use super::words::Words;
use super::{Picture, drawn, page, pictures};
use crate::equity::Story;
use crate::problem::{Problem, Result};

/// What was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The folder `briefing/`.
    pub folder: PathBuf,
    /// The page in it.
    pub page: PathBuf,
    /// Every file, relative to the folder, sorted.
    pub files: Vec<String>,
    /// What could not be made, and what to do about it.
    pub remarks: Vec<String>,
}

/// A story in one language, with its finished maps.
///
/// Maps are pictures whose areas carry `data-id` (the key of an
/// [`crate::equity::AreaStory`] or one of its members) where the page is to read figures
/// out; charts are drawn when it is written.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The words.
    pub words: Words,
    /// The story, said in them.
    pub story: Story,
    /// Its maps.
    pub maps: Vec<Picture>,
}

/// Makes the briefing of a story in `dir/briefing`: pages, pictures, tables. The first
/// edition is the main one: tables are in its words, and its pictures have no language in
/// their names. The folder is complete when it appears; one that is there already is
/// replaced only after the new one is complete.
///
/// # Errors
/// When there is no edition, the folder cannot be written, a picture's name is no file
/// name, a name comes twice, or a PNG cannot be made. Nothing is changed then.
pub fn write(editions: &[Edition], facts: &BundleFacts, dir: &Path) -> Result<Written> {
    let Some(main) = editions.first() else {
        return Err(Problem::usage("this briefing has no language"));
    };
    let made: Vec<Result<Contents>> = editions.par_iter().map(|edition| contents(edition, facts)).collect();
    let (mut files, mut remarks) = (Vec::new(), Vec::new());
    for (own, remark) in made.into_iter().collect::<Result<Vec<_>>>()? {
        files.extend(own);
        remarks.extend(remark);
    }
    files.sort();
    if let Some(pair) = files.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(Problem::failed(format!("two files of the briefing are called {}", pair[0].0)));
    }
    files.push(manifest(&main.story, facts, &files)?);
    files.sort();
    let folder = dir.join("briefing");
    whole(&files, &folder)?;
    let page = folder.join(page_name(&main.words));
    Ok(Written { folder, page, files: files.into_iter().map(|(path, _)| path).collect(), remarks })
}

/// Writes `files` as `folder`, which is complete when it appears; what was there is
/// replaced only then.
pub(super) fn whole(files: &[File], folder: &Path) -> Result<()> {
    let dir = folder.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(dir).map_err(|e| cannot_write(dir, &e))?;
    let work = tempfile::Builder::new().prefix(".briefing-").tempdir_in(dir);
    let work = work.map_err(|e| cannot_write(dir, &e))?;
    let new = work.path().join("new");
    for (path, bytes) in files {
        put(&new.join(path), bytes)?;
    }
    replace(&new, folder, &work.path().join("old"))
}

fn page_name(words: &Words) -> String {
    format!("briefing.{}.html", words.lang())
}

/// The files of an edition, and what could not be made of it.
type Contents = (Vec<File>, Option<String>);

/// Every file of an edition. A PDF that cannot be typeset is left out and told: pages,
/// pictures and tables do not depend on it, and the release may be paid for already.
fn contents(edition: &Edition, facts: &BundleFacts) -> Result<Contents> {
    let Edition { words, story, maps } = edition;
    let charts = drawn::charts(story, facts, words);
    // They share nothing; PDFs, which take longest and are typeset on one core, begin first.
    let ((pdf, tables), (page, pictures)) = rayon::join(
        || rayon::join(|| pdf(story, maps, &charts, facts, words), || export::files(story, facts, words)),
        || {
            rayon::join(
                || page(story, maps, &charts, facts, words),
                || pictures::files(story, maps, &charts, facts, words),
            )
        },
    );
    let mut files = tables?;
    files.extend(pictures?.into_iter().map(|(path, bytes)| (placed(&path, facts, words), bytes)));
    let (pdf, remark) = pdf.map_or_else(|e| (Vec::new(), Some(without(&e, words))), |pdf| (pdf, None));
    files.extend(pdf);
    files.push((page_name(words), page?.into_bytes()));
    Ok((files, remark))
}

/// What to know where there is no PDF.
fn without(error: &Problem, words: &Words) -> String {
    let lang = words.lang();
    format!(
        "there is no PDF in {lang}: {}; all else is there. Print briefing.{lang}.html from a browser, or change \
         the names it complains of and make it again with evenhand brief (which spends nothing)",
        error.what()
    )
}

/// `maps/x.svg`, or `maps/es/x.svg` beside the main language.
fn placed(path: &str, facts: &BundleFacts, words: &Words) -> String {
    match path.split_once('/') {
        Some((kind, name)) => format!("{}{name}", facts.folder(kind, words)),
        None => path.to_owned(),
    }
}

#[cfg(feature = "pdf")]
fn pdf(
    story: &Story,
    maps: &[Picture],
    charts: &[Picture],
    facts: &BundleFacts,
    words: &Words,
) -> Result<Vec<File>> {
    if facts.pdf { super::pdf::files(story, maps, charts, facts, words) } else { Ok(Vec::new()) }
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Story, _: &[Picture], _: &[Picture], _: &BundleFacts, _: &Words) -> Result<Vec<File>> {
    Ok(Vec::new())
}

/// `manifest.json`: which release the briefing was made from, in which places it
/// tells it, and its files.
fn manifest(story: &Story, facts: &BundleFacts, files: &[File]) -> Result<File> {
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
    let sums: serde_json::Map<String, serde_json::Value> =
        files.iter().map(|(path, bytes)| (path.clone(), json!(hex(&Sha256::digest(bytes))))).collect();
    let mut manifest = json!({
        "release": facts.release.id,
        "made_with": env!("CARGO_PKG_VERSION"),
        "told": story.told,
        "combined_with": story.combined.as_ref().map(|other| &other.release),
        "sha256": sums,
    });
    if let (Some(zoning), Some(object)) = (&story.zoning, manifest.as_object_mut()) {
        let members = story.areas.iter().map(|zone| (zone.key.label.clone(), json!(zone.members)));
        let zones: serde_json::Map<String, serde_json::Value> = members.collect();
        object.insert("zones".into(), json!({ "areas": zones, "not_listed": zoning.unlisted }));
    }
    Ok(("manifest.json".into(), export::pretty(&manifest)?))
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = fs::File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|e| cannot_write(path, &e))
}

/// Puts `new` in the place of `folder`, which steps aside to `old` for the moment
/// and comes back if `new` cannot be moved.
fn replace(new: &Path, folder: &Path, old: &Path) -> Result<()> {
    let there = folder.symlink_metadata().is_ok();
    if there {
        fs::rename(folder, old).map_err(|e| cannot_write(folder, &e))?;
    }
    if let Err(error) = fs::rename(new, folder) {
        if there {
            let _ = fs::rename(old, folder);
        }
        return Err(cannot_write(folder, &error));
    }
    Ok(())
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Problem {
    Problem::failed(format!("the briefing cannot be written: {error}"))
        .at(path.display().to_string())
        .hint("free some space, close programs that hold the folder open, or name another folder with --out")
}
