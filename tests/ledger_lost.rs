//! A ledger that is copied back, deleted or cannot be used, and a folder that
//! cannot be written: nothing is charged, or the run is refused.
#![cfg(all(unix, not(feature = "replay")))]
mod common;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::process::Command;

use common::City;
use common::promise::ledger;

const LEDGER: &str = "tiny.ledger";
const PRIVATE: &str = "tiny.ledger.private";

/// A city with one release, whose exports have changed since.
fn after_one_release() -> City {
    let mut city = City::new();
    city.edit("epsilon = 2.0", "epsilon = 20.0");
    city.run().assert().success();
    change(&mut city);
    city
}

fn change(city: &mut City) {
    city.rows.pop();
    city.save();
}

/// Runs the city, which must be refused without another bundle.
fn refused(city: &City) -> String {
    let before = city.runs().len();
    let output = city.run().output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{stderr}");
    assert_eq!(city.runs().len(), before);
    stderr
}

#[test]
fn a_ledger_that_is_copied_back_is_refused_with_or_without_its_sidecar() {
    for sidecar in ["kept", "copied back too", "deleted"] {
        let mut city = after_one_release();
        let old = [LEDGER, PRIVATE].map(|name| fs::read(city.path(name)).unwrap());
        city.run().assert().success();
        change(&mut city);
        fs::write(city.path(LEDGER), &old[0]).unwrap();
        match sidecar {
            "copied back too" => fs::write(city.path(PRIVATE), &old[1]).unwrap(),
            "deleted" => fs::remove_file(city.path(PRIVATE)).unwrap(),
            _ => {}
        }
        let stderr = refused(&city);
        assert!(stderr.contains("rolled back"), "sidecar {sidecar}: {stderr}");
        assert_eq!(ledger(&city).charged.len(), 1);
    }
}

#[test]
fn a_copy_of_the_ledger_that_went_on_elsewhere_is_refused_beside_the_other_s_bundles() {
    let mut city = after_one_release();
    let copy = [LEDGER, PRIVATE].map(|name| fs::read(city.path(name)).unwrap());
    city.run().assert().success();
    change(&mut city);
    fs::write(city.path(LEDGER), &copy[0]).unwrap();
    fs::write(city.path(PRIVATE), &copy[1]).unwrap();
    let output = city.evenhand(&["run", "pipeline.toml", "--yes", "--out", "elsewhere"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "no bundle of the other copy is at hand there");
    change(&mut city);
    refused(&city);
}

#[test]
fn two_copies_that_were_both_used_are_found_out_once_their_bundles_meet() {
    let mut city = after_one_release();
    let copy = [LEDGER, PRIVATE].map(|name| fs::read(city.path(name)).unwrap());
    city.run().assert().success();
    // The other copy goes on in a folder of its own: neither can know of the other.
    change(&mut city);
    fs::write(city.path(LEDGER), &copy[0]).unwrap();
    fs::write(city.path(PRIVATE), &copy[1]).unwrap();
    city.evenhand(&["run", "pipeline.toml", "--yes", "--out", "elsewhere"]).assert().success();
    let verify = |out: &str| {
        let output = city.evenhand(&["ledger", "verify", LEDGER, "--out", out]).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(verify("elsewhere").0, Some(0));
    let (status, stderr) = verify("out");
    assert_eq!(status, Some(3), "{stderr}");
    assert!(stderr.contains("two copies of it were both written to"), "{stderr}");
    // Brought together, they stop every further release.
    let run = fs::read_dir(city.path("elsewhere")).unwrap().map(|e| e.unwrap().path()).find(|p| p.is_dir());
    let run = run.unwrap();
    fs::rename(&run, city.path("out").join(run.file_name().unwrap())).unwrap();
    change(&mut city);
    let stderr = refused(&city);
    assert!(stderr.contains("two copies"), "{stderr}");
}

#[test]
fn a_deleted_ledger_is_refused_beside_its_bundles() {
    for sidecar_too in [false, true] {
        let city = after_one_release();
        fs::remove_file(city.path(LEDGER)).unwrap();
        if sidecar_too {
            fs::remove_file(city.path(PRIVATE)).unwrap();
        }
        refused(&city);
        assert!(ledger(&city).charged.is_empty());
    }
}

#[test]
fn a_deleted_ledger_with_its_sidecar_is_refused_without_any_bundle() {
    let city = after_one_release();
    fs::remove_file(city.path(LEDGER)).unwrap();
    fs::remove_dir_all(city.path("out")).unwrap();
    refused(&city);
}

#[test]
fn bundles_that_were_deleted_are_a_new_charge_and_never_drawn_again() {
    let mut city = City::new();
    city.edit("epsilon = 2.0", "epsilon = 20.0");
    city.run().assert().success();
    let first = fs::read(city.runs()[0].join("bundle/measurements.parquet")).unwrap();
    fs::remove_dir_all(city.path("out")).unwrap();
    city.run().assert().success();
    assert_eq!(ledger(&city).charged.len(), 2);
    assert_ne!(fs::read(city.runs()[0].join("bundle/measurements.parquet")).unwrap(), first);
}

/// A city that has the program beside it, where everybody may run it.
fn with_program() -> City {
    let city = City::new();
    fs::copy(env!("CARGO_BIN_EXE_evenhand"), city.path("evenhand")).unwrap();
    fs::create_dir(city.path("out")).unwrap();
    city
}

/// Runs the city as somebody who may not write everywhere: root may.
fn as_somebody(city: &City) -> (Option<i32>, String) {
    let mut command = Command::new(city.path("evenhand"));
    command.current_dir(city.dir.path()).args(["run", "pipeline.toml", "--yes"]);
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn mode(city: &City, name: &str, mode: u32) {
    fs::set_permissions(city.path(name), fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_folder_for_results_that_cannot_be_written_costs_nothing() {
    let city = with_program();
    mode(&city, ".", 0o777);
    mode(&city, "out", 0o555);
    let (status, stderr) = as_somebody(&city);
    assert_eq!(status, Some(1), "{stderr}");
    assert!(stderr.contains("could not be written"), "{stderr}");
    mode(&city, "out", 0o777);
    let (status, stderr) = as_somebody(&city);
    assert_eq!(status, Some(0), "{stderr}");
    assert_eq!(ledger(&city).charged.len(), 1, "the run that failed was charged");
}

#[test]
fn a_folder_for_the_ledger_that_cannot_be_written_is_refused() {
    let city = with_program();
    mode(&city, "out", 0o777);
    mode(&city, ".", 0o555);
    let (status, stderr) = as_somebody(&city);
    mode(&city, ".", 0o755);
    assert_eq!(status, Some(3), "{stderr}");
    assert!(city.runs().is_empty());
}
