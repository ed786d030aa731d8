//! The main job on the finished program.
mod common;

use std::fs;

use common::{City, files};

fn out(command: &mut assert_cmd::Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn run_makes_a_briefing_and_prints_its_path() {
    let city = City::new();
    let (status, stdout, stderr) = out(&mut city.run());
    assert_eq!(status, 0, "{stderr}");
    let page = city.path(stdout.trim());
    assert!(fs::read_to_string(page).unwrap().contains("Help that arrived"));
    let run = &city.runs()[0];
    for file in [
        "bundle/release.json",
        "bundle/measurements.parquet",
        "briefing/tables/areas.csv",
        "briefing/areas.geojson",
    ] {
        assert!(run.join(file).is_file(), "{file} is missing");
    }
}

#[test]
fn the_same_release_again_returns_the_stored_bundle_and_spends_nothing() {
    let city = City::new();
    city.run().assert().success();
    let before = fs::read(city.runs()[0].join("bundle/measurements.parquet")).unwrap();
    for _ in 0..3 {
        city.run().assert().success();
    }
    assert_eq!(city.runs().len(), 1);
    assert_eq!(fs::read(city.runs()[0].join("bundle/measurements.parquet")).unwrap(), before);
}

#[test]
fn title_target_and_events_are_free_to_change() {
    let mut city = City::new();
    city.run().assert().success();
    city.edit("title = \"Tiny town\"", "title = \"Another name\"");
    city.pipeline
        .push_str("[equity]\ntarget = 0.6\n[[events]]\ndate = \"2025-03-01\"\nname = \"New site\"\n");
    city.save();
    let (status, stdout, stderr) = out(&mut city.run());
    assert_eq!(status, 0, "{stderr}");
    assert_eq!(city.runs().len(), 1);
    assert!(fs::read_to_string(city.path(stdout.trim())).unwrap().contains("Another name"));
}

#[test]
fn a_third_release_within_a_budget_for_two_is_refused_with_status_3() {
    let mut city = City::new();
    for kept in [300, 299] {
        city.rows.truncate(kept);
        city.save();
        city.run().assert().success();
    }
    city.rows.truncate(298);
    city.save();
    let (status, _, stderr) = out(&mut city.run());
    assert_eq!(status, 3, "{stderr}");
    assert!(stderr.contains("budget"), "{stderr}");
    assert_eq!(city.runs().len(), 2);
}

#[test]
fn without_a_terminal_and_without_yes_nothing_is_charged() {
    let city = City::new();
    let (status, _, stderr) = out(&mut city.evenhand(&["run", "pipeline.toml"]));
    assert_eq!(status, 3, "{stderr}");
    assert!(stderr.contains("--yes"));
    assert!(city.runs().is_empty());
    let (_, shown, _) = out(&mut city.evenhand(&["ledger", "show", "tiny.ledger", "--json"]));
    assert!(!shown.contains("charge\""), "{shown}");
}

#[test]
fn brief_renders_the_same_bytes_again_without_the_exports() {
    let city = City::new();
    city.run().assert().success();
    let run = city.runs().remove(0);
    let read_all = || {
        files(&run.join("briefing"))
            .into_iter()
            .map(|f| (f.clone(), fs::read(f).unwrap()))
            .collect::<Vec<_>>()
    };
    let before = read_all();
    fs::remove_file(city.path("requests.csv")).unwrap();
    city.evenhand(&["brief", run.to_str().unwrap()]).assert().success();
    let after = read_all();
    assert_eq!(before.len(), after.len());
    for ((name, old), (_, new)) in before.iter().zip(&after) {
        assert!(old == new, "{} changed", name.display());
    }
}

#[test]
fn a_damaged_bundle_is_not_rendered() {
    let city = City::new();
    city.run().assert().success();
    let run = city.runs().remove(0);
    let file = run.join("bundle/measurements.parquet");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let (status, _, stderr) = out(&mut city.evenhand(&["brief", run.to_str().unwrap()]));
    assert_eq!(status, 1, "{stderr}");
    assert!(stderr.contains("measurements.parquet"), "{stderr}");
}

#[test]
fn json_names_bundle_and_briefing() {
    let city = City::new();
    let (status, stdout, _) = out(&mut city.evenhand(&["run", "pipeline.toml", "--yes", "--json"]));
    assert_eq!(status, 0);
    let value: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(value["new"], true);
    assert!(city.path(value["briefing"].as_str().unwrap()).is_file());
}

#[test]
fn every_verb_helps_with_an_example() {
    let city = City::new();
    for verb in [
        "init",
        "run",
        "check",
        "plan",
        "release",
        "brief",
        "ledger",
        "sample",
        "simulate",
        "schema",
        "completions",
    ] {
        let (status, help, _) = out(&mut city.evenhand(&[verb, "--help"]));
        assert_eq!(status, 0);
        assert!(help.contains("Example:  evenhand"), "{verb} has no example");
    }
}

#[test]
fn plan_and_check_spend_nothing_and_write_nothing() {
    let city = City::new();
    city.evenhand(&["plan", "pipeline.toml"]).assert().success();
    city.evenhand(&["check", "pipeline.toml"]).assert().success();
    assert!(!city.path("out").exists());
    assert!(!city.path("tiny.ledger").exists());
}
