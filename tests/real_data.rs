//! Public data that is not part of the project. Point `EVENHAND_DATA` at a folder
//! with `sf311/`, `haiti2010/` and `getusppe/` (docs/testing.md says where they come from);
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

/// A folder's files in a place of their own, as a newcomer downloads them.
fn copied(from: &std::path::Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::write(to.path().join(path.file_name().unwrap()), std::fs::read(&path).unwrap()).unwrap();
        }
    }
    to
}

/// `init` with options and without an edit, `check`, `run`: from export to briefing.
#[test]
fn init_leads_from_each_export_to_a_briefing_without_an_edit() {
    let Some(data) = data() else { return };
    let period = |from: &'static str, to: &'static str, people: &'static str, zone: &'static str| {
        ["--from", from, "--to", to, "--people", people, "--timezone", zone]
    };
    let sf = [
        "init",
        "cases_sample.csv",
        "city_analysis_neighbor.geojson",
        "sf_neighborhood-census-profile.csv",
        "sf_tracts-census-profile.csv",
        "--met",
        "Closed",
        "--needs",
        "cleaning, graffiti, other",
        "--map",
        "Street and Sidewalk Cleaning=cleaning",
        "--map",
        "Graffiti Public Property=graffiti",
    ];
    let haiti = [
        "init",
        "Haiti_ushahidi_no_free_text.csv",
        "hti_adm1.geojson",
        "hti_adm2.geojson",
        "hti_adm2.topojson.json",
        "--needs",
        "food, water, shelter, other",
        "--map",
        "2a. Penurie d'aliments | Food Shortage=food",
        "--map",
        "2b. Penurie d'eau | Water shortage=water",
        "--map",
        "2d. Refuge | Shelter needed=shelter",
    ];
    let ppe = [
        "init",
        "anon_recipients.csv",
        "--needs",
        "respirators, gowns, masks, other",
        "--map",
        "respirators=respirators",
        "--map",
        "gowns=gowns",
        "--map",
        "surgicalMasks=masks",
    ];
    let cases: [(&str, Vec<&str>, &[&str]); 3] = [
        (
            "sf311",
            [&sf[..], &period("2009-01-01", "2015-12-31", "5000", "America/Los_Angeles")].concat(),
            &["id = \"nhood\"", "C.Neighborhood", "residents = \"Total.Pop\"", "unit = \"record\""],
        ),
        (
            "haiti2010",
            [&haiti[..], &period("2010-01-01", "2010-04-30", "3600", "America/Port-au-Prince")].concat(),
            &["hti_adm2.geojson", "admin2Pcode", "%d/%m/%Y %H:%M", "lat = \"LATITUDE\""],
        ),
        (
            "getusppe",
            [&ppe[..], &period("2020-04-01", "2020-06-30", "6000", "America/New_York")].concat(),
            &["person = [\"rec_id\"]", "unit = \"person\"", "%Y-%m-%d %H:%M:%S"],
        ),
    ];
    let city = City::new();
    for (folder, args, wanted) in cases {
        let home = copied(&data.join(folder));
        city.evenhand(&args).current_dir(home.path()).assert().success();
        let text = std::fs::read_to_string(home.path().join("evenhand.toml")).unwrap();
        for part in wanted {
            assert!(text.contains(part), "{folder}: no {part} in\n{text}");
        }
        assert!(!text.contains("TODO"), "{folder}:\n{text}");
        city.evenhand(&["check", "evenhand.toml"]).current_dir(home.path()).assert().success();
        city.evenhand(&["run", "evenhand.toml", "--yes"]).current_dir(home.path()).assert().success();
        let out = std::fs::read_dir(home.path().join("out")).unwrap().next().unwrap().unwrap().path();
        assert!(out.join("briefing/briefing.en.html").is_file());
    }
}

/// The same borders as GeoJSON and as TopoJSON put the same points into the same places.
#[test]
fn topojson_of_haiti_says_the_same_as_its_geojson() {
    let Some(data) = data() else { return };
    let folder = data.join("haiti2010");
    let read = |areas: &str, id: &str| {
        let mut spec = pipeline::load(
            &PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("pipelines/examples/haiti2010.toml"),
            Some(&folder),
        )
        .unwrap_or_else(|e| panic!("{}", e.report(false)))
        .geography()
        .unwrap()
        .clone();
        (spec.areas, spec.id, spec.name, spec.parents) = (folder.join(areas), id.into(), None, Vec::new());
        load(&spec).unwrap().geography
    };
    let survey = evenhand::geography::survey(&folder.join("hti_adm2.topojson.json")).unwrap();
    let id = survey
        .properties
        .iter()
        .map(|(name, _)| name.clone())
        .find(|name| name.to_lowercase().contains("pcode") && name.contains('2'));
    let (one, other) =
        (read("hti_adm2.geojson", "admin2Pcode"), read("hti_adm2.topojson.json", &id.unwrap()));
    assert_eq!(one.areas.len(), other.areas.len());
    let (a, b) = (Locator::new(&one), Locator::new(&other));
    let rows = records(&std::fs::read_to_string(folder.join("Haiti_ushahidi_no_free_text.csv")).unwrap());
    let column = |name: &str| rows[0].iter().position(|c| c == name).unwrap();
    let (lat, lon) = (column("LATITUDE"), column("LONGITUDE"));
    let id = |locator: &Locator, geography: &evenhand::geography::Geography, row: &[String]| {
        let at = locator.locate(row[lon].parse().ok()?, row[lat].parse().ok()?)?;
        Some(geography.areas[at].id.clone())
    };
    let agree = rows[1..].iter().filter(|row| id(&a, &one, row) == id(&b, &other, row)).count();
    // The TopoJSON is simplified, so that some points beside a border change sides.
    assert!(agree * 100 >= (rows.len() - 1) * 95, "{agree} of {}", rows.len() - 1);
}
