//! Set-up and `init` on the finished program.
mod common;

use std::fs;
use std::process::{Command, Stdio};

use common::City;

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn without_a_terminal_there_is_only_help_and_status_2() {
    let city = City::new();
    let output = city.evenhand(&[]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("Usage: evenhand") && output.stdout.is_empty());
    assert!(!city.path("evenhand.toml").exists());
}

#[test]
fn init_writes_a_file_that_check_accepts_and_overwrites_nothing() {
    let city = City::new();
    fs::write(city.path("evenhand.toml"), "mine").unwrap();
    let args = ["init", "requests.csv", "areas.geojson", "population.csv"];
    let output = city.evenhand(&args).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout).trim(), "evenhand-2.toml");
    assert_eq!(fs::read_to_string(city.path("evenhand.toml")).unwrap(), "mine");
    let written = fs::read_to_string(city.path("evenhand-2.toml")).unwrap();
    for cell in ["food", "housing", "555-01", "Zebulon", "Open"] {
        let notes: Vec<&str> = written.lines().filter(|l| l.contains(cell) && !l.starts_with('#')).collect();
        assert!(notes.is_empty(), "{cell}: {notes:?}");
    }
    assert!(
        written.contains("areas = \"areas.geojson\"") && written.contains("person = [\"phone\"]"),
        "{written}"
    );
    city.evenhand(&["check", "evenhand-2.toml"]).assert().success();
}

#[test]
fn init_on_a_file_that_is_no_log_has_status_4() {
    let city = City::new();
    let output = city.evenhand(&["init", "population.csv"]).output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert!(!city.path("evenhand.toml").exists());
}

/// Runs set-up in a terminal made by `script` (util-linux), where there is one.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_set_up_asks_and_what_it_wrote_makes_a_briefing() {
    let city = City::new();
    fs::remove_file(city.path("pipeline.toml")).unwrap();
    let answers = city.path("answers");
    // Files, columns, consent, needs, status, days, people, protection.
    fs::write(&answers, "\n\n\nyes\n\n\n300\n\n").unwrap();
    let script = Command::new("script")
        .args(["-qec", env!("CARGO_BIN_EXE_evenhand"), "/dev/null"])
        .current_dir(city.dir.path())
        .stdin(Stdio::from(fs::File::open(&answers).unwrap()))
        .output();
    // Without that tool, the scripted conversations inside the wall test the same.
    let Ok(said) = script else { return };
    let said = text(&said.stdout);
    assert!(said.contains("Which file is what?") && said.contains("evenhand check evenhand.toml"), "{said}");
    let written = fs::read_to_string(city.path("evenhand.toml")).unwrap();
    assert!(!written.contains("555-01") && !written.contains("Zebulon"), "{written}");
    city.evenhand(&["run", "evenhand.toml", "--yes"]).assert().success();
    assert_eq!(city.runs().len(), 1);
}
