//! A script that answers, a folder of exports, and what was said.
use std::fs;
use std::path::{Path, PathBuf};

use super::super::{Prompt, converse};
use crate::pipeline::draft::Draft;
use crate::pipeline::{Pipeline, load};
use crate::problem::Problem;

/// Answers in order, and all lines shown.
pub(super) struct Script {
    answers: std::vec::IntoIter<String>,
    pub said: String,
}

impl Prompt for Script {
    fn line(&mut self, text: &str) {
        self.said.push_str(text);
        self.said.push('\n');
    }
    fn answer(&mut self) -> Option<String> {
        self.answers.next()
    }
}

/// Holds the conversation; the draft, and what was said.
pub(super) fn talk(folder: &Path, answers: &[&str]) -> (Result<Draft, Problem>, String) {
    let answers: Vec<String> = answers.iter().map(|a| format!("{a}\n")).collect();
    let mut script = Script { answers: answers.into_iter(), said: String::new() };
    let draft = converse(&mut script, folder);
    assert!(draft.is_err() || script.answers.next().is_none(), "an answer was not used:\n{}", script.said);
    (draft, script.said)
}

/// The same where it must end well: the pipeline as `check` loads it, its text, and what was said.
pub(super) fn set_up(folder: &Path, answers: &[&str]) -> (Pipeline, String, String) {
    let (draft, said) = talk(folder, answers);
    let text = draft.unwrap_or_else(|problem| panic!("{problem}\n{said}")).to_toml();
    (loaded(folder, &text), text, said)
}

/// Writes the pipeline file into the folder and loads it.
pub(in crate::confidential::peek) fn loaded(folder: &Path, text: &str) -> Pipeline {
    let path = folder.join("made.toml");
    fs::write(&path, text).unwrap();
    load(&path, None).unwrap_or_else(|invalid| panic!("{}\n{text}", invalid.report(false)))
}

/// A copy of a shipped sample.
pub(super) fn sample(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data-samples").join(name);
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    folder
}

/// A folder with these files.
pub(in crate::confidential::peek) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Requests of a tiny town: `when` makes the date of a row; no area.
pub(in crate::confidential::peek) fn requests(when: impl Fn(usize) -> String) -> String {
    let mut text = String::from("Timestamp,Phone,What do you need?,Status\n");
    for row in 0..120 {
        let need =
            ["Groceries", "Rent, deposit or shelter", "Zorp drops", "\"Groceries, Zorp drops\""][row % 4];
        let need = if row % 4 == 1 { format!("\"{need}\"") } else { need.to_owned() };
        let status = ["Handled wonderfully", "Waiting", "Duplicate"][row % 3];
        text.push_str(&format!("{},555-01{:02}-77,{need},{status}\n", when(row), row % 40));
    }
    text
}
