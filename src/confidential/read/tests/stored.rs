//! Parquet files give what the same rows give as text.
use std::fs::File;
use std::path::Path;

use polars::prelude::*;

use super::fixture::*;
use crate::pipeline::{DateRule, Encoding};
use crate::pipeline::{FileFormat, IdForm, Pipeline, Source};

fn stored_source(path: &Path) -> Source {
    let mut own = source();
    own.format = FileFormat::Parquet;
    own.files = vec![path.to_owned()];
    own.id_form = IdForm::Text;
    own
}

fn write_frame(path: &Path, mut frame: DataFrame) {
    let file = File::create(path).unwrap();
    ParquetWriter::new(file).with_row_group_size(Some(3)).finish(&mut frame).unwrap();
}

fn frame(zoned: bool) -> DataFrame {
    let rows = 8usize;
    let seconds: Vec<i64> =
        (0..rows as i64).map(|n| (i64::from(day(3, 1)) + n) * 86_400 * 1_000_000 + 1).collect();
    let zone = TimeZone::opt_try_new(zoned.then_some("UTC")).unwrap();
    let ticks = Int64Chunked::new("When".into(), seconds);
    let when = Column::from(ticks.into_datetime(TimeUnit::Microseconds, zone).into_series());
    let closed =
        Column::new("Closed".into(), [Some(day(3, 20)), None].repeat(4)).cast(&DataType::Date).unwrap();
    DataFrame::new_infer_height(vec![
        Column::new("Notes".into(), vec!["x"; rows]),
        Column::new("Phone".into(), (0..8).map(|n| 7_735_550_000.0 + f64::from(n / 2)).collect::<Vec<f64>>()),
        when,
        closed,
        Column::new("Zip".into(), [Some("00501"), Some("downtown"), None, Some("x")].repeat(2)),
        Column::new("Need".into(), ["food;a room; a flat", "food"].repeat(4)),
        Column::new("OK".into(), vec!["yes"; rows]),
        Column::new("Status".into(), vec!["Done"; rows]),
        Column::new("Language".into(), [Some("en"), None].repeat(4)),
    ])
    .unwrap()
}

/// Writes eight rows of four people.
pub(in crate::confidential) fn example(path: &Path) {
    write_frame(path, frame(false));
}

fn records(pipeline: &Pipeline) -> Vec<Fields> {
    match read_all(pipeline, None) {
        Ok((records, _)) => records,
        Err(problem) => panic!("{problem}"),
    }
}

#[test]
fn a_parquet_file_gives_what_the_same_rows_give_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.parquet");
    write_frame(&path, frame(false));
    let mut text = format!("{HEADER}\n");
    for n in 0..8 {
        let zip = ["00501", "downtown", "", "x"][n % 4];
        let (closed, need, language) =
            if n % 2 == 0 { ("3/20/2025", "food;a room; a flat", "en") } else { ("", "food", "") };
        let phone = 7_735_550_000 + n / 2;
        text += &format!("yes,Done,3/{}/2025,{phone},{closed},{zip},{need},{language},x\n", n + 1);
    }
    let mut own = source();
    own.id_form = IdForm::Text;
    own.format = FileFormat::Csv { separator: b',', encoding: Encoding::Utf8, skip_rows: 0, title_rows: 0 };
    own.files = write(folder.path(), &[("r.csv", text.as_bytes())]);
    let (stored, written) = (records(&pipeline(vec![stored_source(&path)])), records(&pipeline(vec![own])));
    assert_eq!(stored.len(), 12);
    assert!(stored == written);
}

#[test]
fn a_moment_stored_with_a_zone_falls_on_its_day_in_the_stated_zone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.parquet");
    write_frame(&path, frame(true));
    let records = records(&pipeline(vec![stored_source(&path)]));
    assert_eq!(records.first().map(|r| r.4), Some(day(2, 28)));
}

#[test]
fn text_dates_in_parquet_are_read_by_the_stated_formats() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.parquet");
    let mut with_text = frame(false);
    with_text.with_column(Column::new("When".into(), ["2025.03.09", "nonsense"].repeat(4))).unwrap();
    write_frame(&path, with_text);
    let mut own = stored_source(&path);
    own.date = DateRule::one("When", &["%Y.%m.%d"]);
    let records = records(&pipeline(vec![own]));
    assert!(records.len() == 8 && records.iter().all(|r| r.4 == day(3, 9)));
}

#[test]
fn damaged_files_missing_columns_and_odd_kinds_stop_without_a_word_from_the_data() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.parquet");
    let problem = |own: Source| match read_all(&pipeline(vec![own]), None) {
        Ok(_) => panic!("read"),
        Err(problem) => problem.to_string(),
    };
    write_frame(&path, frame(false).drop("Zip").unwrap());
    assert!(problem(stored_source(&path)).contains("“Zip”"));

    let mut odd = frame(false);
    odd.with_column(Column::new("Zip".into(), vec![&b"00501"[..]; 8])).unwrap();
    write_frame(&path, odd);
    assert!(problem(stored_source(&path)).contains("of a kind that cannot be read"));

    write_frame(&path, frame(false));
    let whole = std::fs::read(&path).unwrap();
    for cut in [0, 3, 12, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&path, &whole[..cut]).unwrap();
        assert!(problem(stored_source(&path)).contains("not a Parquet file"), "{cut}");
    }
    std::fs::write(&path, format!("{HEADER}\n")).unwrap();
    assert!(problem(stored_source(&path)).contains("not a Parquet file"));
}
