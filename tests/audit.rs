//! `evenhand audit` on the finished program.
#![cfg(not(feature = "replay"))]
mod common;

use common::{City, files};
use serde_json::Value;

#[test]
fn an_audit_of_real_exports_passes_and_writes_no_file_anywhere() {
    let city = City::new();
    let before = files(city.dir.path());
    // Without a folder for temporary files nothing can be spilled into one.
    let mut audit = city.evenhand(&["audit", "pipeline.toml", "--people", "2", "--json"]);
    let output = audit.env("TMPDIR", city.path("no such folder")).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["passed"], true, "{report:#}");
    let names: Vec<&str> =
        report["checks"].as_array().unwrap().iter().map(|check| check["name"].as_str().unwrap()).collect();
    for name in ["replay.records", "replay.voice", "charge.map", "distinguish.bound", "noise.shape"] {
        assert!(names.contains(&name), "{name} was not checked");
    }
    assert_eq!(files(city.dir.path()), before, "the audit wrote something");
}

#[test]
fn an_audit_of_made_up_exports_also_writes_them_again_as_files_and_leaves_none() {
    let mut city = City::new();
    city.edit("title = \"Tiny town\"", "title = \"Tiny town\"\nsample = true");
    let temporary = tempfile::tempdir().unwrap();
    let before = files(city.dir.path());
    let mut audit = city.evenhand(&["audit", "pipeline.toml", "--people", "2"]);
    let output = audit.env("TMPDIR", temporary.path()).output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{stdout}");
    assert!(stdout.contains("in memory and as files"), "{stdout}");
    assert!(!stdout.contains("FAIL"));
    assert_eq!(files(city.dir.path()), before);
    assert!(files(temporary.path()).is_empty());
}

#[test]
fn an_audit_of_gaussian_noise_bounds_mu() {
    let mut city = City::new();
    city.edit("epsilon = 1.0", "epsilon = 1.0\nnoise = \"gaussian\"\ndelta = 1e-6");
    let output = city.evenhand(&["audit", "pipeline.toml", "--people", "2"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("μ ≥") && said.contains("Gaussian") && said.contains("charge, ρ ="), "{said}");
}

#[test]
fn where_rows_are_the_units_rows_are_left_out() {
    let mut city = City::new();
    city.edit("unit = \"person\"", "unit = \"record\"");
    city.edit("person = [\"phone\"]\n", "");
    city.evenhand(&["audit", "pipeline.toml", "--people", "2"]).assert().success();
}

#[test]
fn exports_that_do_not_fit_have_status_4() {
    let mut city = City::new();
    city.rows.push("\"never closed".into());
    city.save();
    let output = city.evenhand(&["audit", "pipeline.toml"]).output().unwrap();
    assert_eq!(output.status.code(), Some(4), "{}", String::from_utf8_lossy(&output.stderr));
}
