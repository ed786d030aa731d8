//! Public data that is not part of the project. Point `EVENHAND_DATA` at a folder
//! with `sf311/` and `haiti2010/` (docs/testing.md says where they come from);
//! without it these tests have nothing to check and say so.
mod common;

use std::path::PathBuf;

use common::City;
use evenhand::geography::{Locator, load};
use evenhand::pipeline;

fn data() -> Option<PathBuf> {
    let folder = std::env::var_os("EVENHAND_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("EVENHAND_DATA is not set: nothing was checked");
    }
    folder
}

/// Fields of one record of a public CSV with quoted fields (newlines and all).
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            _ => field.push(c),
        }
    }
    records
}

#[test]
fn every_point_of_the_first_san_francisco_file_falls_in_its_own_neighbourhood() {
    let Some(data) = data() else { return };
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("pipelines/examples/sf311-with-areas.toml");
    let folder = data.join("sf311");
    let pipeline = pipeline::load(&file, Some(&folder)).unwrap_or_else(|e| panic!("{}", e.report(false)));
    let geography = load(pipeline.geography().unwrap()).unwrap().geography;
    let locator = Locator::new(&geography);
    let rows = records(&std::fs::read_to_string(folder.join("cases_sample.csv")).unwrap());
    let column = |name: &str| rows[0].iter().position(|c| c == name).unwrap();
    let (lat, lon, name) = (column("Lat"), column("Long"), column("C.Neighborhood"));
    let agree = rows[1..]
        .iter()
        .filter(|row| {
            let found = locator.locate(row[lon].parse().unwrap(), row[lat].parse().unwrap());
            found.is_some() && found == locator.by_name(&row[name])
        })
        .count();
    assert_eq!((agree, rows.len() - 1), (4_984, 4_984));
}

#[test]
fn the_examples_run_from_export_to_briefing() {
    let Some(data) = data() else { return };
    let city = City::new();
    for (example, folder) in [("sf311", "sf311"), ("sf311-with-areas", "sf311"), ("haiti2010", "haiti2010")] {
        let file = format!("{}/pipelines/examples/{example}.toml", env!("CARGO_MANIFEST_DIR"));
        let folder = data.join(folder);
        let ledger = city.path(&format!("{example}.ledger"));
        let copy = city.path(&format!("{example}.toml"));
        let text = std::fs::read_to_string(file).unwrap();
        let old = text.lines().find(|l| l.starts_with("ledger")).unwrap().to_owned();
        std::fs::write(&copy, text.replace(&old, &format!("ledger = {:?}", ledger.display().to_string())))
            .unwrap();
        city.evenhand(&[
            "run",
            copy.to_str().unwrap(),
            "--data",
            folder.to_str().unwrap(),
            "--yes",
            "--out",
            example,
        ])
        .assert()
        .success();
    }
}
