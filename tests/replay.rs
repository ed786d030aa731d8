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
            "bundle/release.json" => assert_eq!(without_checksum(bytes), without_checksum(&less[name])),
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
