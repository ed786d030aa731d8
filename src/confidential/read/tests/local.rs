//! Record-local: what a row becomes depends on that row alone.
//!
//! Whatever rows surround a row, however they are quoted, wherever blocks end:
//! a file's records are the records of its rows read one by one, in a row.
use proptest::prelude::*;

use super::fixture::*;
use super::layouts::wide_source;
use crate::pipeline::*;

/// A row as a conforming writer may write it, with its line end.
fn row() -> impl Strategy<Value = Vec<u8>> {
    let likely =
        |cells: &'static [&'static str]| proptest::sample::select(cells).prop_map(|c| c.as_bytes().to_vec());
    let any_cell =
        || proptest::collection::vec(proptest::sample::select(&b"ab;,\"\r\n 1\xff\xc3\xa9"[..]), 0..8);
    let cell = move |cells| (prop_oneof![4 => likely(cells), 1 => any_cell()], any::<bool>());
    let cells = [
        cell(&["yes", "YES ", "no", ""]),
        cell(&["Done", "Open", "Duplicate", "?", ""]),
        cell(&["3/9/2025 02:30", "12/31/2025", "01/01/2026", "2025-03-09", ""]),
        cell(&["555-01", "55501", "0055501", "7", ""]),
        cell(&["3/10/2025", "1/1/2025", ""]),
        cell(&["00501", "DOWNTOWN", "501", "NA", ""]),
        cell(&["food", "Food; a room; a flat", "a flat;;", "pony", ""]),
        cell(&["en", "Español", "xx", ""]),
        cell(&["a note, with \"quotes\"", "two\r\nlines", ""]),
    ];
    let end = proptest::sample::select(&["\n", "\r\n", "\r", "\r\n\r\n"][..]);
    (cells, 6usize..=12, end).prop_map(|(cells, width, end)| {
        // Mostly nine cells; a ragged row now and then.
        let width = if width == 12 { 10 } else { width.max(9).min(cells.len()) };
        let mut line = Vec::new();
        for (place, (cell, force)) in cells.iter().cycle().take(width).enumerate() {
            if place > 0 {
                line.push(b',');
            }
            write_cell(&mut line, cell, *force);
        }
        line.extend_from_slice(end.as_bytes());
        line
    })
}

fn write_cell(line: &mut Vec<u8>, cell: &[u8], force: bool) {
    if !force && !cell.iter().any(|byte| b",\"\r\n".contains(byte)) {
        line.extend_from_slice(cell);
        return;
    }
    line.push(b'"');
    for byte in cell {
        line.push(*byte);
        if *byte == b'"' {
            line.push(b'"');
        }
    }
    line.push(b'"');
}

/// The plain source, and others whose rules look at rows in other ways.
fn layout(which: usize) -> Source {
    let notes = || texts(&["two\r\nlines", "a note*"]);
    match which {
        0 => source(),
        1 => {
            wide_source(&[("N*", 0), ("Lang*", 1)], &["Notes"], Chosen::Texts(texts(&["food", "en", "pony"])))
        }
        2 => {
            let mut own = source();
            own.handling.hxl = true;
            own.handling.leave_out = vec![TextRule { column: "Notes".into(), is: notes() }];
            own.handling.only = vec![TextRule { column: "Language".into(), is: texts(&["en", "es*"]) }];
            own.handling.once_a_day = true;
            own
        }
        _ => {
            let mut own = source();
            own.handling.shared = Some(SharedIds { ids: texts(&["55501"]), also: "Status".into() });
            own.date.formats = texts(&["%m/%d/%Y", "%d/%m/%Y", "%m/%d/%Y %H:%M"]);
            own.date.ambiguous = Ambiguous::Drop;
            own.date.timezone = Some("Asia/Kolkata".into());
            let text = AreaText { columns: texts(&["Zip", "Language"]), join: None, digits: Some(5) };
            own.area = AreaRule::Code { text, map: Vec::new() };
            own
        }
    }
}

fn records(pipeline: &Pipeline, rows: &[&Vec<u8>], block: usize) -> Result<Vec<Fields>, TestCaseError> {
    let mut text = format!("{HEADER}\r\n").into_bytes();
    rows.iter().for_each(|row| text.extend_from_slice(row));
    read_bytes(pipeline, &text, block).map(|(records, _)| records).map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn removing_any_rows_leaves_the_records_of_all_others_as_they_were(
        rows in proptest::collection::vec((row(), any::<bool>()), 0..12),
        block in prop_oneof![Just(1usize), 2usize..200, Just(64)],
        which in 0usize..4,
    ) {
        let pipeline = pipeline(vec![layout(which)]);
        let all: Vec<&Vec<u8>> = rows.iter().map(|(row, _)| row).collect();
        let kept: Vec<&Vec<u8>> = rows.iter().filter(|(_, keep)| *keep).map(|(row, _)| row).collect();
        for some in [&all, &kept] {
            let mut alone = Vec::new();
            for row in some.iter() {
                alone.extend(records(&pipeline, &[*row], 1 << 20)?);
            }
            prop_assert!(records(&pipeline, some, block)? == alone);
        }
    }

    #[test]
    fn any_bytes_give_the_same_outcome_for_blocks_of_any_size(
        bytes in proptest::collection::vec(proptest::sample::select(&b"yes,\"\r\n\xff13/925;"[..]), 0..120),
        block in 1usize..80,
        encoding in proptest::sample::select(&[Encoding::Utf8, Encoding::Windows1252][..]),
    ) {
        let mut own = source();
        own.format = FileFormat::Csv { separator: b',', encoding, skip_rows: 0, title_rows: 0 };
        let pipeline = pipeline(vec![own]);
        let mut text = format!("{HEADER}\n").into_bytes();
        text.extend(bytes);
        match (read_bytes(&pipeline, &text, block), read_bytes(&pipeline, &text, 1 << 20)) {
            (Ok((some, notes)), Ok((all, other))) => {
                prop_assert!(some == all);
                prop_assert_eq!(notes.rows, other.rows);
                for kind in 0..crate::confidential::map::KINDS {
                    let (a, b) = (notes.seen(kind).unwrap(), other.seen(kind).unwrap());
                    prop_assert_eq!((a.count, &a.first), (b.count, &b.first));
                }
            }
            (some, all) => prop_assert_eq!(some.err(), all.err()),
        }
    }
}
