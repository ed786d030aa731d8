//! The mark of the inputs, progress, and files that are not there.
use std::cell::Cell;

use super::fixture::*;
use crate::confidential::map::UnitKey;
use crate::confidential::read::{input_bytes, mark_inputs, read_with};
use crate::pipeline::*;

fn two_sources(folder: &std::path::Path) -> Pipeline {
    let text = format!("{HEADER}\n{}", "yes,,3/9/2025,1,,,food,,\n".repeat(40));
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut one = source();
    write(folder, &[("r-1.csv", text.as_bytes()), ("r-2.csv", HEADER.as_bytes())]);
    one.files = vec![folder.join("r-*.csv")];
    let mut two = source();
    two.role = Role::Distributions;
    two.format =
        FileFormat::Csv { separator: b',', encoding: Encoding::Utf16Le, skip_rows: 0, title_rows: 0 };
    two.files = write(folder, &[("d.csv", &wide)]);
    pipeline(vec![one, two])
}

#[test]
fn marking_alone_and_while_reading_agree_and_a_changed_byte_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let pipeline = two_sources(folder.path());
    let key = [3u8; 32];
    let alone = mark_inputs(&pipeline, &key).unwrap();
    let (records, mark) = read_all(&pipeline, Some(&key)).unwrap();
    assert_eq!((records.len(), mark), (80, Some(alone)));
    assert!(read_all(&pipeline, None).unwrap().1.is_none());
    assert_ne!(alone, mark_inputs(&pipeline, &[4u8; 32]).unwrap());
    std::fs::write(folder.path().join("r-2.csv"), format!("{HEADER} ")).unwrap();
    assert_ne!(alone, mark_inputs(&pipeline, &key).unwrap());
}

#[test]
fn progress_only_grows_and_ends_at_the_length_of_all_files() {
    let folder = tempfile::tempdir().unwrap();
    let pipeline = two_sources(folder.path());
    let last = Cell::new(0);
    let progress = |bytes: u64| {
        assert!(bytes >= last.get());
        last.set(bytes);
    };
    assert!(read_with(&pipeline, &City, None, &progress, &UnitKey::fixed(), 64).is_ok());
    assert_eq!(last.get(), input_bytes(&pipeline).unwrap());
}

#[cfg(not(feature = "replay"))]
#[test]
fn units_differ_from_run_to_run() {
    let folder = tempfile::tempdir().unwrap();
    let pipeline = two_sources(folder.path());
    let units = || {
        let Ok(key) = UnitKey::fresh() else { panic!("no random bytes") };
        match read_with(&pipeline, &City, None, &|_| {}, &key, 64) {
            Ok((records, _, _)) => records.take().first().map(|r| r.unit),
            Err(problem) => panic!("{problem}"),
        }
    };
    assert!(units() != units());
}

#[test]
fn files_that_are_not_there_are_told_by_source_and_name() {
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in [("none.csv", "no such file"), ("none-*.csv", "no file fits")] {
        let mut own = source();
        own.files = vec![folder.path().join(name)];
        let problem = read_all(&pipeline(vec![own]), None).err().unwrap();
        assert_eq!(problem.kind().status(), 4);
        let shown = problem.to_string();
        assert!(shown.contains(words) && shown.contains(name) && shown.contains("source 1"), "{shown}");
    }
}

#[test]
fn a_file_whose_name_is_its_day_is_another_input_under_another_name() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{HEADER}\nyes,,3/9/2025,1,,,,,\n");
    let files = [("r-2025-03-01.csv", text.as_bytes()), ("r-2025-03-02.csv", text.as_bytes())];
    let mark = |path: &std::path::Path, date: DateRule| {
        let mut own = source();
        (own.files, own.date) = (vec![path.to_owned()], date);
        crate::confidential::mark_inputs(&pipeline(vec![own]), &[7; 32]).unwrap()
    };
    let paths = write(folder.path(), &files);
    let by_name = |at: usize| mark(&paths[at], DateRule::one("(file)", &["r-%Y-%m-%d"]));
    let by_cell = |at: usize| mark(&paths[at], source().date);
    assert!(by_name(0) != by_name(1) && by_name(0) == by_name(0) && by_cell(0) == by_cell(1));
}
