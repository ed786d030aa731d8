//! What single rows become.
use super::fixture::*;
use crate::confidential::map::Note;
use crate::confidential::record::{NO_AREA, NOT_CLOSED};
use crate::pipeline::*;

fn read(rows: &str) -> (Vec<Fields>, crate::confidential::map::Notes) {
    match read_bytes(&pipeline(vec![source()]), format!("{HEADER}\n{rows}").as_bytes(), 64) {
        Ok(outcome) => outcome,
        Err(problem) => panic!("{problem}"),
    }
}

#[test]
fn a_row_becomes_one_record_for_each_need() {
    let (records, notes) =
        read("yes,done,3/9/2025 13:05,555-01,3/12/2025,downtown,Food; A room; a flat;,ESPAÑOL,x\n");
    let [first, second] = records.as_slice() else { panic!("{} records", records.len()) };
    assert_eq!(
        (first.2, first.3, first.4, first.5, first.6, first.7),
        (1, 0, day(3, 9), day(3, 12), 1, [1, 0, 0, 0])
    );
    assert_eq!((second.0, second.3, second.8), (first.0, 1, first.8));
    assert_eq!((notes.rows, notes.counted), (1, 1));
}

#[test]
fn rules_apply_in_their_order_and_leave_rows_out() {
    let cases = [
        ("no,Duplicate,,,,,,,", Note::NoConsent),
        ("yes,duplicate,,,,,,,", Note::Dropped),
        ("yes,,yesterday,,,,,,", Note::DateUnreadable),
        ("yes,,1/1/1850,,,,,,", Note::DateAbsurd),
        ("yes,,12/31/2024,1,,,,,", Note::OutsidePeriod),
        ("yes,,1/1/2026,1,,,,,", Note::OutsidePeriod),
        ("yes,,12/31/2025,n/a,,,,,", Note::NoId),
        ("yes,,12/31/2025,1", Note::Ragged),
        ("yes,,12/31/2025,1,,,,,,", Note::Ragged),
        (",,,,,,,,only a note", Note::Blank),
    ];
    for (row, note) in cases {
        let (records, notes) = read(row);
        assert!(records.is_empty(), "{row}");
        assert_eq!(
            notes.seen(note.index()).map(|s| (s.count, s.first.clone())),
            Some((1, vec![(0, 2)])),
            "{row}"
        );
    }
}

#[test]
fn what_is_not_understood_becomes_the_public_key_for_it() {
    let (records, notes) = read("yes,On hold,1/1/2025,1,2/31/2025,99999,Pony,Klingon,\n");
    let [record] = records.as_slice() else { panic!("{} records", records.len()) };
    assert_eq!((record.2, record.3, record.5, record.6, record.7[0]), (NO_AREA, 2, NOT_CLOSED, 2, 2));
    let noted = [
        Note::StatusUnlisted,
        Note::ClosedUnreadable,
        Note::AreaUnmatched,
        Note::NeedUnmapped,
        Note::GroupUnmapped(0),
    ];
    for note in noted {
        assert_eq!(notes.seen(note.index()).map(|s| s.count), Some(1));
    }
}

#[test]
fn closing_before_opening_is_closing_on_the_same_day() {
    let (records, _) = read("yes,done,3/9/2025,1,3/1/2025,,,,\n");
    assert_eq!(records.first().map(|r| (r.4, r.5)), Some((day(3, 9), day(3, 9))));
}

#[test]
fn the_same_id_text_is_the_same_unit_in_every_source_and_role() {
    let folder = tempfile::tempdir().unwrap();
    let text = |phone: &str| format!("{HEADER}\nyes,,3/9/2025,{phone},,,food,,\n");
    let files = [("a.csv", text("555 01")), ("b.csv", text("(555)-01")), ("c.csv", text("555 02"))];
    let mut sources = Vec::new();
    for (name, text) in &files {
        let mut own = source();
        own.files = write(folder.path(), &[(name, text.as_bytes())]);
        own.role = if *name == "b.csv" { Role::Distributions } else { Role::Requests };
        sources.push(own);
    }
    let Ok((records, _)) = read_all(&pipeline(sources), None) else { panic!("not read") };
    assert_eq!(records.len(), 3);
    assert!(records[0].0 == records[1].0 && records[0].0 != records[2].0);
}

#[test]
fn a_row_is_its_own_unit_where_the_unit_is_a_record() {
    let folder = tempfile::tempdir().unwrap();
    let row = "yes,,3/9/2025,1,,,food;a room; a flat,,\n";
    let text = format!("{HEADER}\n{}", row.repeat(50));
    let mut own = source();
    own.person.clear();
    own.files = write(folder.path(), &[("a.csv", text.as_bytes()), ("b.csv", text.as_bytes())]);
    let mut pipeline = pipeline(vec![own]);
    pipeline.privacy.unit = Unit::Record;
    let Ok((records, _)) = read_all(&pipeline, None) else { panic!("not read") };
    let units: std::collections::HashSet<u128> = records.iter().map(|r| r.0).collect();
    assert_eq!((records.len(), units.len()), (200, 100));
}

#[test]
fn an_id_of_two_columns_needs_both() {
    let mut own = source();
    own.person = texts(&["Phone", "Notes"]);
    let text = format!("{HEADER}\nyes,,3/9/2025,1,,,,,23\nyes,,3/9/2025,12,,,,,3\nyes,,3/9/2025,12,,,,,\n");
    let Ok((records, notes)) = read_bytes(&pipeline(vec![own]), text.as_bytes(), 64) else {
        panic!("not read")
    };
    assert!(records.len() == 2 && records[0].0 != records[1].0);
    assert_eq!(notes.seen(Note::NoId.index()).map(|s| s.count), Some(1));
}

#[test]
fn rows_to_skip_come_after_the_header_and_blank_lines_are_none() {
    let mut own = source();
    own.format = FileFormat::Csv { separator: b'\t', encoding: Encoding::Utf8, skip_rows: 1, title_rows: 0 };
    let header = HEADER.replace(',', "\t");
    let row = "yes\t\t3/9/2025\t1\t\t\t\t\t\n";
    let text = format!("\n{header}\r\n\r\n#ok\t#status\r\n\r\n{row}{row}");
    for block in [1, 30, 1 << 20] {
        let Ok((records, notes)) = read_bytes(&pipeline(vec![own.clone()]), text.as_bytes(), block) else {
            panic!("not read")
        };
        assert_eq!((records.len(), notes.rows), (2, 2));
    }
}

#[test]
fn titles_above_the_header_are_passed_over_wherever_a_block_ends() {
    let mut own = source();
    own.format = FileFormat::Csv { separator: b',', encoding: Encoding::Utf8, skip_rows: 1, title_rows: 2 };
    let row = "yes,,3/9/2025,1,,,,,\n";
    let text = format!("Riverton Food Share\n,,,\n\nExported,2 October\n{HEADER}\n#ok\n{row}{row}");
    for block in [1, 30, 1 << 20] {
        let Ok((records, notes)) = read_bytes(&pipeline(vec![own.clone()]), text.as_bytes(), block) else {
            panic!("not read")
        };
        assert_eq!((records.len(), notes.rows), (2, 2));
    }
    // One title fewer: the second is taken for the header, and that is told.
    own.format = FileFormat::Csv { separator: b',', encoding: Encoding::Utf8, skip_rows: 1, title_rows: 1 };
    assert!(read_bytes(&pipeline(vec![own]), text.as_bytes(), 1 << 20).is_err());
}

#[test]
fn points_and_names_find_areas() {
    let mut by_point = source();
    by_point.area = AreaRule::LatLon { lat: "Zip".into(), lon: "Notes".into() };
    let mut by_name = source();
    by_name.area = AreaRule::Name { text: AreaText::one("Zip"), map: Vec::new() };
    for (own, cells, area) in
        [(&by_point, ("10.5", "2.25"), 1), (&by_point, ("0", "0"), NO_AREA), (&by_name, (" EAST", ""), 2)]
    {
        let text = format!("{HEADER}\nyes,,3/9/2025,1,,{},,,{}\n", cells.0, cells.1);
        let Ok((records, _)) = read_bytes(&pipeline(vec![own.clone()]), text.as_bytes(), 64) else {
            panic!("not read")
        };
        assert_eq!(records.first().map(|r| r.2), Some(area));
    }
}
