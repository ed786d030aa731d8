//! Neighbouring inputs under fixed id, clock and noise: the bundles are equal byte
//! for byte except where the noisy integers differ. Builds with `--features
//! replay` only, which cannot open a ledger.
#![cfg(feature = "replay")]
mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{City, files};
use evenhand::bundle;
use evenhand::release::{Prepared, replay};

/// The bundle's files, as made from the city's present exports.
fn made(city: &City, out: &str) -> BTreeMap<String, Vec<u8>> {
    let pipeline = evenhand::pipeline::load(&city.path("pipeline.toml"), None)
        .unwrap_or_else(|e| panic!("{}", e.report(false)));
    let path = replay(&Prepared::new(pipeline).unwrap(), &city.path(out)).unwrap();
    let relative = |file: &Path| file.strip_prefix(&path).unwrap().display().to_string();
    files(&path).into_iter().map(|f| (relative(&f), fs::read(f).unwrap())).collect()
}

/// The cells of each table.
fn cells(city: &City, out: &str) -> Vec<Vec<i64>> {
    let runs: Vec<_> = fs::read_dir(city.path(out)).unwrap().map(|e| e.unwrap().path()).collect();
    let bundle = bundle::read(&runs[0]).unwrap();
    (0..bundle.plan().tables.len()).map(|t| bundle.noisy(t).to_vec()).collect()
}

/// `release.json` without the checksum of the measurements, and without its own,
/// which covers that one.
fn without_checksum(json: &[u8]) -> serde_json::Value {
    let mut value: serde_json::Value = serde_json::from_slice(json).unwrap();
    for name in ["measurements.parquet", "release.json"] {
        assert!(value["files"][name].is_string(), "{name} has no checksum");
        value["files"][name] = serde_json::Value::Null;
    }
    value
}

fn compare(remove: impl Fn(&str) -> bool) {
    let mut city = City::new();
    let whole = made(&city, "a");
    let before = cells(&city, "a");
    let rows = city.rows.len();
    city.rows.retain(|row| !remove(row));
    assert!(city.rows.len() < rows, "nobody was removed");
    city.save();
    let less = made(&city, "b");
    let after = cells(&city, "b");
    assert_eq!(whole.keys().collect::<Vec<_>>(), less.keys().collect::<Vec<_>>());
    for (name, bytes) in &whole {
        match name.as_str() {
            "bundle/measurements.parquet" => {}
            "bundle/release.json" => {
                assert!(without_checksum(bytes) == without_checksum(&less[name]), "{name} differs");
            }
            _ => assert!(*bytes == less[name], "{name} differs"),
        }
    }
    let distance = |(a, b): (&Vec<i64>, &Vec<i64>)| -> i128 {
        a.iter().zip(b).map(|(a, b)| (i128::from(*a) - i128::from(*b)).abs()).sum()
    };
    let moved: Vec<i128> = before.iter().zip(&after).map(distance).collect();
    assert!(moved.iter().any(|d| *d > 0), "removing someone moved nothing");
    assert!(
        moved.iter().all(|d| *d <= 1 << 32),
        "one person moved a table by more than one voice: {moved:?}"
    );
}

#[test]
fn removing_one_person_changes_only_the_noisy_integers() {
    for p in [0, 3, 17, 299] {
        compare(|row| row.contains(&format!("Zebulon{p} ")));
    }
}

#[test]
fn two_runs_on_the_same_exports_are_equal_byte_for_byte() {
    let city = City::new();
    assert!(made(&city, "a") == made(&city, "b"));
}

#[test]
fn a_replay_build_refuses_to_open_a_ledger() {
    let city = City::new();
    let output = city.run().output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!city.path("tiny.ledger").exists());
}

/// The city's requests as a Parquet file of text columns.
fn write_parquet(city: &City) {
    use polars::prelude::{Column, DataFrame, ParquetWriter};
    let names: Vec<&str> = common::HEADER.trim_end().split(',').collect();
    let mut columns: Vec<Vec<String>> = vec![Vec::new(); names.len()];
    for row in &city.rows {
        // The only quoted cell is the last one.
        for (column, cell) in columns.iter_mut().zip(row.trim_end().splitn(names.len(), ',')) {
            column.push(cell.trim_matches('"').to_owned());
        }
    }
    let height = city.rows.len();
    let columns = names.iter().zip(columns).map(|(n, c)| Column::new((*n).into(), c)).collect();
    let mut frame = DataFrame::new(height, columns).unwrap();
    ParquetWriter::new(fs::File::create(city.path("requests.parquet")).unwrap()).finish(&mut frame).unwrap();
}

#[test]
fn csv_and_parquet_of_the_same_rows_measure_the_same() {
    let mut city = City::new();
    let csv = {
        made(&city, "a");
        cells(&city, "a")
    };
    write_parquet(&city);
    city.edit("files = [\"requests.csv\"]", "files = [\"requests.parquet\"]");
    made(&city, "b");
    assert!(csv == cells(&city, "b"));
}

#[test]
fn line_ends_byte_order_mark_and_encoding_measure_the_same() {
    let mut city = City::new();
    let plain = {
        made(&city, "a");
        cells(&city, "a")
    };
    let text = fs::read_to_string(city.path("requests.csv")).unwrap();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let variants: [(&str, Vec<u8>); 4] = [
        ("utf-8", format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()),
        ("utf-8", text.replace('\n', "\r").into_bytes()),
        ("windows-1252", text.clone().into_bytes()),
        ("utf-16le", utf16),
    ];
    city.edit("person = [\"phone\"]", "person = [\"phone\"]\nencoding = \"utf-8\"");
    for (i, (encoding, bytes)) in variants.into_iter().enumerate() {
        city.pipeline = common::pipeline()
            .replace("person = [\"phone\"]", &format!("person = [\"phone\"]\nencoding = \"{encoding}\""));
        city.save();
        fs::write(city.path("requests.csv"), bytes).unwrap();
        let out = format!("v{i}");
        made(&city, &out);
        assert!(plain == cells(&city, &out), "variant {i}");
    }
}

#[test]
fn a_replay_bundle_says_what_it_is_in_the_bundle_and_on_every_page() {
    let city = City::new();
    let files = made(&city, "a");
    let json: serde_json::Value = serde_json::from_slice(&files["bundle/release.json"]).unwrap();
    assert_eq!((&json["replay"], &json["randomness"]), (&true.into(), &"none".into()));
    assert!(json["mechanism"].as_str().unwrap().starts_with("none"));
    assert_eq!(json["ledger"]["serial"], 0);
    let run = fs::read_dir(city.path("a")).unwrap().next().unwrap().unwrap().path();
    let looks = evenhand::pipeline::load_presentation(&city.path("pipeline.toml"));
    let looks = looks.unwrap_or_else(|e| panic!("{}", e.report(false)));
    let page = evenhand::briefing::brief(&run, Some(&looks)).unwrap();
    assert!(fs::read_to_string(page).unwrap().contains("REPLAY: NO PROTECTION"));
}
