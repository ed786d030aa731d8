//! Which files a source has, and opening them.
use std::fs::File;
use std::path::{Path, PathBuf};

use crate::confidential::fault::{Fault, FaultKind, FilePlace};
use crate::pipeline::{Role, Source, each_once};
use crate::problem::Result;

/// A file of a source.
pub(super) struct Input {
    pub path: PathBuf,
    pub place: FilePlace,
}

impl Input {
    /// Its name without what it is wrapped in and without its ending.
    pub(super) fn stem(&self) -> String {
        let (name, _) = super::unpack::peeled(&self.path);
        name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.to_owned())
    }
}

/// All files of a source: as listed, patterns replaced by the files that fit them
/// in the order of their names, each file once.
pub(super) fn of_source(source: &Source, position: usize) -> Result<Vec<Input>> {
    of(&source.files, source.role, position)
}

/// The same for any list of a source's.
pub(super) fn of(files: &[PathBuf], role: Role, position: usize) -> Result<Vec<Input>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for listed in files {
        let place = || place(role, position, paths.len(), listed);
        paths.extend(expand(listed).map_err(|fault| fault.at(&place()))?);
    }
    // Under however many names: where each row is its own unit, one read twice is two.
    let inputs = each_once(paths).into_iter().enumerate();
    Ok(inputs.map(|(file, path)| Input { place: place(role, position, file, &path), path }).collect())
}

fn place(role: Role, position: usize, file: usize, path: &Path) -> FilePlace {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    FilePlace { role, source: position, file, name }
}

/// The files for one listed path. `*` and `?` are patterns in the file name only,
/// and only if no file is called so.
fn expand(listed: &Path) -> std::result::Result<Vec<PathBuf>, Fault> {
    let name = listed.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if !name.contains(['*', '?']) || listed.exists() {
        return Ok(vec![listed.to_owned()]);
    }
    let none = || Fault::new(FaultKind::NoMatch);
    let folder = listed.parent().and_then(Path::to_str).ok_or_else(none)?;
    let folder = if folder.is_empty() { "." } else { folder };
    let pattern = format!("{}/{}", glob::Pattern::escape(folder), name.replace('[', "[[]"));
    let found = glob::glob(&pattern).map_err(|_| none())?;
    let mut found: Vec<PathBuf> = found.filter_map(|path| path.ok()).filter(|path| path.is_file()).collect();
    found.sort();
    if found.is_empty() { Err(none()) } else { Ok(found) }
}

/// Opens an ordinary file and tells its length.
pub(super) fn open(path: &Path) -> std::result::Result<(File, u64), Fault> {
    let file = File::open(path).map_err(|error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        Fault::new(if missing { FaultKind::Missing } else { FaultKind::Unreadable })
    })?;
    let about = file.metadata().map_err(|_| Fault::new(FaultKind::Unreadable))?;
    if !about.is_file() {
        return Err(Fault::new(FaultKind::NotAFile));
    }
    Ok((file, about.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_gives_the_files_that_fit_it_in_the_order_of_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("[2025] exports");
        std::fs::create_dir(&inner).unwrap();
        for name in ["r-02.csv", "r-01.csv", "other.csv", "r[1].csv", "r[1]x.csv"] {
            std::fs::write(inner.join(name), "a\n").unwrap();
        }
        let names = |pattern: &str| {
            let found = expand(&inner.join(pattern)).ok().unwrap_or_default();
            found.iter().map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names("r-*.csv"), ["r-01.csv", "r-02.csv"]);
        assert_eq!(names("r[1]*"), ["r[1].csv", "r[1]x.csv"]);
        assert_eq!(names("r[1].csv"), ["r[1].csv"]);
        assert!(expand(&inner.join("none-*.csv")).is_err());
    }

    #[test]
    fn folders_and_missing_files_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open(&folder.path().join("nothing.csv")).is_err());
        assert!(open(folder.path()).is_err());
    }
}
