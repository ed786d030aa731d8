//! The writer in memory against every reader: what is read of its files is what
//! was there, without the person who was left out.
use std::path::Path;

use super::super::exports::{Ask, Exports};
use super::super::neighbours::{all_but, equal};
use crate::confidential::read::Target;
use crate::confidential::read::tests::fixture::{City, HEADER, pipeline, source};
use crate::confidential::record::Record;
use crate::pipeline::{Encoding, FileFormat, IdForm, Pipeline, Role, Unit};

/// Awkward rows: quotes, line ends in cells, mixed line ends, ragged and blank
/// lines, ids in several forms, no id, no consent.
const ROWS: &str = "yes,Done,3/9/2025 02:30,555-01,3/10/2025,00501,food,en,\"a \"\"note\"\", long\"\r\n\
    yes,Open,03/10/2025,\"55501\",,Downtown,\"food; a room; a flat\",Español,\"two\r\nlines\"\n\
    \r\n\
    no,Done,3/9/2025 02:30,555-77,,00502,food,en,\n\
    yes,Done,3/11/2025,(555) 02,,\"00502\",a room; a flat,,ü\r\
    too,short\n\
    yes,Done,3/11/2025,,,00502,food,en,no id\n\
    yes,,12/31/2025,555 03,,NA,pony,xx,last without an end";

fn read(exports: &Exports<'_, City>, ask: Ask, quoted: bool) -> Vec<Record> {
    exports.read(ask, quoted).unwrap_or_else(|problem| panic!("{problem}"))
}

fn written(folder: &Path, encoding: Encoding) -> Pipeline {
    let text = format!("{HEADER}\n{ROWS}");
    let bytes: Vec<u8> = match encoding {
        Encoding::Utf8 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Encoding::Windows1252 => text.chars().map(|c| c as u8).collect(),
        Encoding::Utf16Le => {
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        }
    };
    let path = folder.join("r.csv");
    std::fs::write(&path, bytes).unwrap();
    let mut own = source();
    own.files = vec![path];
    own.format = FileFormat::Csv { separator: b',', encoding, skip_rows: 0, title_rows: 0 };
    let mut pipeline = pipeline(vec![own]);
    pipeline.sample = true;
    pipeline
}

/// Leaves every unit out in every way.
fn every_unit(pipeline: &Pipeline) {
    let exports = Exports::new(pipeline, &City).unwrap_or_else(|problem| panic!("{problem}"));
    let all = read(&exports, Ask::AsIs, false);
    assert!(all.len() > 3, "too little was read to tell anything");
    let seen = exports.seen().unwrap_or_else(|problem| panic!("{problem}"));
    for quoted in [false, true] {
        assert!(equal(&all, &read(&exports, Ask::Again, quoted), &[]), "written again, it reads otherwise");
        for unit in &seen.owners {
            let target = Target::Unit(*unit);
            for ask in [Ask::Without(target), Ask::WithoutOnDisk(target)] {
                let less = read(&exports, ask, quoted);
                assert!(all_but(&all, &less, target, &[]), "somebody else's records changed");
            }
            let own = read(&exports, Ask::Only(target), quoted);
            let there = all.iter().filter(|record| record.unit == *unit).count();
            assert!(own.len() == there && own.iter().all(|record| record.unit == *unit));
        }
    }
}

#[test]
fn texts_of_every_encoding_lose_one_person_and_nothing_else() {
    for encoding in [Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16Le] {
        let folder = tempfile::tempdir().unwrap();
        every_unit(&written(folder.path(), encoding));
    }
}

#[test]
fn a_planted_person_asks_for_everything_and_moves_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let pipeline = written(folder.path(), Encoding::Utf8);
    let exports = Exports::new(&pipeline, &City).unwrap_or_else(|problem| panic!("{problem}"));
    let (all, more) = (read(&exports, Ask::AsIs, false), read(&exports, Ask::Planted, true));
    let planted = more.iter().find(|m| all.iter().all(|a| a.unit != m.unit)).map(|m| m.unit).unwrap();
    assert!(all_but(&more, &all, Target::Unit(planted), &[]));
    // Also the row without an id has a copy with one.
    assert!(more.len() > 2 * all.len());
}

#[test]
fn where_each_row_is_a_unit_one_row_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut pipeline = written(folder.path(), Encoding::Utf8);
    pipeline.privacy.unit = Unit::Record;
    pipeline.sources[0].person = Vec::new();
    let exports = Exports::new(&pipeline, &City).unwrap_or_else(|problem| panic!("{problem}"));
    let all = read(&exports, Ask::AsIs, false);
    let seen = exports.seen().unwrap_or_else(|problem| panic!("{problem}"));
    assert!(seen.owners.is_empty());
    assert_eq!(seen.files, [(0, 0, 7)]);
    for row in 1..=7 {
        let target = Target::Row { source: 0, file: 0, row };
        assert!(
            all_but(&all, &read(&exports, Ask::Without(target), row % 2 == 0), target, &Role::ALL),
            "row {row}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_cut_into_rows_stops_where_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let pipeline = written(folder.path(), Encoding::Utf8);
    let path = &pipeline.sources[0].files[0];
    for bad in ["\nyes,5\" pipe,x\nyes,more\n", "\nyes,\"never closed\nyes,more\n"] {
        std::fs::write(path, format!("{HEADER}\n{ROWS}{bad}")).unwrap();
        let exports = Exports::new(&pipeline, &City).unwrap_or_else(|problem| panic!("{problem}"));
        let said = |ask| exports.read(ask, false).err().map(|problem| problem.to_string());
        assert!(said(Ask::AsIs).is_some());
        assert_eq!(said(Ask::Again), said(Ask::AsIs));
    }
}

#[test]
fn a_parquet_file_loses_one_person_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.parquet");
    crate::confidential::read::tests::stored::example(&path);
    let mut own = source();
    own.format = FileFormat::Parquet;
    own.files = vec![path];
    own.id_form = IdForm::Text;
    let mut pipeline = pipeline(vec![own]);
    pipeline.sample = true;
    every_unit(&pipeline);
}
