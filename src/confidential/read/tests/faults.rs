//! What stops a release, and that it is told without a word from the data.
use super::fixture::*;
use crate::pipeline::{Encoding, FileFormat};

fn problem(text: &str) -> String {
    match read_bytes(&pipeline(vec![source()]), text.as_bytes(), 64) {
        Ok(_) => panic!("read"),
        Err(problem) => problem,
    }
}

#[test]
fn quotes_out_of_place_are_told_by_row_and_never_by_text() {
    let good = "yes,,3/9/2025,1,,,food,,a\n".repeat(20);
    for (row, words) in [
        ("yes,,3/9/2025,1,,,food,,SECRET \"x\"\n", "in the middle of a cell"),
        ("yes,,3/9/2025,1,,,food,,\"SECRET\"x\n", "follows a closing quote"),
        ("yes,,3/9/2025,1,,,food,,\"SECRET\n", "never closed"),
    ] {
        let shown = problem(&format!("{HEADER}\n{good}\n{row}{good}"));
        assert!(shown.contains(words) && shown.contains("row 23 "), "{shown}");
        assert!(!shown.contains("SECRET") && !shown.contains("food"), "{shown}");
    }
}

#[test]
fn a_file_without_a_header_row_stops_but_one_without_rows_is_no_fault() {
    assert!(problem("").contains("no header row"));
    assert!(problem("\n\r\n").contains("no header row"));
    // Otherwise the last person to be removed from a file could stop a release.
    let outcome = read_bytes(&pipeline(vec![source()]), HEADER.as_bytes(), 64);
    assert!(outcome.is_ok_and(|(records, notes)| records.is_empty() && notes.rows == 0));
}

#[test]
fn columns_that_are_missing_or_there_twice_are_told_by_name() {
    let without = HEADER.replace("Phone", "phone ");
    assert!(problem(&without).contains("“Phone”") && problem(&without).contains("column 4"));
    let twice = HEADER.replace("Notes", "Zip");
    assert!(problem(&twice).contains("more than once") && problem(&twice).contains("“Zip”"));
    let other_twice = HEADER.to_string() + ",Notes";
    assert!(read_bytes(&pipeline(vec![source()]), other_twice.as_bytes(), 64).is_ok());
}

#[test]
fn encodings_are_as_stated() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{HEADER}\r\nyes,,3/9/2025,1,,,food,Español,\"a, \"\"é\"\"\"\r\n");
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(text.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let marked = format!("\u{feff}{text}").into_bytes();
    let cases = [
        (Encoding::Utf8, text.as_bytes(), Some(1)),
        (Encoding::Utf8, &marked, Some(1)),
        (Encoding::Utf16Le, &utf16, Some(1)),
        (Encoding::Windows1252, &latin, Some(1)),
        (Encoding::Utf8, &latin, Some(2)),
        (Encoding::Utf8, &utf16, None),
        (Encoding::Windows1252, &marked, None),
        (Encoding::Utf8, b"PK\x03\x04 and so on", None),
        (Encoding::Utf8, b"", None),
    ];
    for (n, (encoding, bytes, language)) in cases.into_iter().enumerate() {
        let mut own = source();
        own.format = FileFormat::Csv { separator: b',', encoding, skip_rows: 0, title_rows: 0 };
        own.files = write(folder.path(), &[(&format!("{n}.csv"), bytes)]);
        let outcome = read_all(&pipeline(vec![own]), None);
        let found = outcome.as_ref().ok().and_then(|(records, _)| records.first()).map(|r| r.7[0]);
        assert_eq!(found, language, "case {n}");
        assert!(outcome.err().is_none_or(|problem| problem.kind().status() == 4));
    }
}
