//! Where files are, and whether they are there.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::walk::{At, Fields};

/// The folders that paths are relative to.
pub(super) struct Places {
    /// The pipeline file's folder.
    pub home: PathBuf,
    /// For exports and public files: `--data DIR`, or else `home`.
    pub data: PathBuf,
    /// Whether files must exist.
    pub check: bool,
}

impl Places {
    /// A public file that must be there; `kinds` are the endings it may have.
    pub fn public_file(&self, fields: &Fields<'_>, key: &str, kinds: &[&str]) -> Option<PathBuf> {
        let text = fields.opt_text(key)?;
        let path = self.data.join(&text.value);
        if !kinds.iter().any(|kind| has_ending(&path, kind)) {
            let kinds = kinds.iter().map(|kind| format!(".{kind}")).collect::<Vec<_>>().join(" or ");
            fields.notes.add(
                &text.span,
                format!("`{key}` must be a file that ends in {kinds}"),
                "another kind of file",
                format!("save it as {kinds} and name that file"),
            );
            return None;
        }
        if self.check && !path.is_file() {
            note_missing(fields, &text, &path);
        }
        Some(path)
    }

    /// The files that `patterns` stand for, sorted and each once; unexpanded
    /// where files are not checked.
    pub fn exports(&self, fields: &Fields<'_>, patterns: &[At<String>]) -> Vec<PathBuf> {
        let mut files = BTreeSet::new();
        for text in patterns {
            let pattern = self.data.join(&text.value);
            if Path::new(&text.value).parent().is_some_and(starred) {
                fields.notes.add(
                    &text.span,
                    format!("\"{}\" has a * in the name of a folder", text.value),
                    "* only in the file's name",
                    "name each folder in its own entry of `files`",
                );
                continue;
            }
            if self.check {
                files.extend(expand(fields, text, &pattern));
            } else {
                files.insert(pattern);
            }
        }
        each_once(files)
    }
}

/// What makes two paths one file: its number on the disk, so that links of either kind and
/// spellings such as `a/../b.csv` are seen through; where there is none, the resolved path.
#[derive(PartialEq, Eq)]
pub(crate) enum FileId {
    /// Device and number.
    Node(u64, u64),
    /// Resolved as far as it is there.
    Path(PathBuf),
}

impl FileId {
    /// Of the file at `path`, whether it is there or not.
    pub(crate) fn of(path: &Path) -> FileId {
        #[cfg(unix)]
        if let Ok(about) = std::fs::metadata(path) {
            use std::os::unix::fs::MetadataExt;
            return FileId::Node(about.dev(), about.ino());
        }
        FileId::Path(std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }
}

/// The first path of each file.
pub(crate) fn each_once(paths: impl IntoIterator<Item = PathBuf>) -> Vec<PathBuf> {
    let (mut seen, mut out) = (Vec::new(), Vec::new());
    for path in paths {
        let id = FileId::of(&path);
        if !seen.contains(&id) {
            seen.push(id);
            out.push(path);
        }
    }
    out
}

/// The files that a path stands for, which may be a pattern that was not expanded.
pub(super) fn standing_for(path: &Path) -> Vec<PathBuf> {
    match path.file_name().is_some_and(|name| starred(Path::new(name))) && !path.exists() {
        true => matches(path),
        false => vec![path.to_owned()],
    }
}

/// Whether two files hold the same bytes; nothing else is told of them.
pub(super) fn same_bytes(a: &Path, b: &Path) -> bool {
    use std::io::Read;
    let open = |path| {
        let file = std::fs::File::open(path).ok()?;
        let about = file.metadata().ok().filter(|about| about.is_file() && about.len() > 0)?;
        Some((about.len(), std::io::BufReader::new(file)))
    };
    let (Some((length, a)), Some((other, b))) = (open(a), open(b)) else { return false };
    length == other && a.bytes().zip(b.bytes()).all(|pair| matches!(pair, (Ok(x), Ok(y)) if x == y))
}

/// The files of one pattern that exist, noting when there is none.
fn expand(fields: &Fields<'_>, text: &At<String>, pattern: &Path) -> Vec<PathBuf> {
    if !pattern.file_name().is_some_and(|name| starred(Path::new(name))) {
        if !pattern.is_file() {
            note_missing(fields, text, pattern);
        }
        return vec![pattern.to_owned()];
    }
    let found = matches(pattern);
    if found.is_empty() {
        fields.notes.add(
            &text.span,
            format!("no file matches {}", pattern.display()),
            "matches nothing",
            "check folder and spelling; paths start at the pipeline file's folder, or at --data DIR",
        );
    }
    found
}

/// Files that match `pattern`, in whose last part only `*` is special: names
/// may well hold brackets. Hidden files, such as a spreadsheet's locks, do not match.
fn matches(pattern: &Path) -> Vec<PathBuf> {
    let folder = pattern.parent().unwrap_or(Path::new("")).to_string_lossy();
    let name = pattern.file_name().unwrap_or_default().to_string_lossy();
    let literal: Vec<String> = name.split('*').map(glob::Pattern::escape).collect();
    let mut name = literal.join("*");
    while name.contains("**") {
        name = name.replace("**", "*");
    }
    let pattern = Path::new(&glob::Pattern::escape(&folder)).join(name);
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..Default::default() };
    let Ok(paths) = glob::glob_with(&pattern.to_string_lossy(), options) else { return Vec::new() };
    paths.flatten().filter(|path| path.is_file()).collect()
}

fn starred(path: &Path) -> bool {
    path.to_string_lossy().contains('*')
}

fn note_missing(fields: &Fields<'_>, text: &At<String>, path: &Path) {
    let (what, note) = match path.is_dir() {
        true => (format!("{} is a folder, not a file", path.display()), "a folder"),
        false => (format!("there is no file {}", path.display()), "not found"),
    };
    fields.notes.add(
        &text.span,
        what,
        note,
        "check folder and spelling; paths start at the pipeline file's folder, or at --data DIR",
    );
}

/// Whether the file's ending is `kind`, without regard to case.
pub(super) fn has_ending(path: &Path, kind: &str) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_star_is_special_in_a_pattern() {
        let folder = tempfile::tempdir().unwrap();
        let odd = folder.path().join("a[1](x)");
        std::fs::create_dir(&odd).unwrap();
        for name in ["r-2.csv", "r-1.csv", ".r-3.csv", "s.csv"] {
            std::fs::write(odd.join(name), "").unwrap();
        }
        std::fs::create_dir(odd.join("r-folder.csv")).unwrap();
        let mut found = matches(&odd.join("r-**.csv"));
        found.sort();
        assert_eq!(found, [odd.join("r-1.csv"), odd.join("r-2.csv")]);
    }
}
