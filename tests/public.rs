//! What agencies publish themselves is shown beside a release: exactly, apart, for nothing.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

fn evenhand(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
    command.current_dir(dir).args(args);
    command
}

/// A made-up city beside the example of its pipeline file.
fn city() -> TempDir {
    let dir = TempDir::new().unwrap();
    let home = dir.path();
    evenhand(home, &["simulate", "--layout", "hxl-3w", "--people", "600", "--out", "."]).assert().success();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/pipelines/examples/hxl-3w.toml");
    let text = std::fs::read_to_string(example).unwrap();
    std::fs::write(home.join("p.toml"), text).unwrap();
    dir
}

fn run(home: &Path) -> PathBuf {
    let made = evenhand(home, &["run", "p.toml", "--yes", "--json"]).assert().success();
    let said: serde_json::Value = serde_json::from_slice(&made.get_output().stdout).unwrap();
    let page = said["briefing"].as_str().unwrap_or_else(|| panic!("{said}"));
    home.join(page).parent().unwrap().to_path_buf()
}

fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect())
}

/// Area → entries, organisations, households; counted here from the public file itself.
fn counted(home: &Path) -> BTreeMap<String, (u64, usize, u64)> {
    let text = std::fs::read_to_string(home.join("3w.csv")).unwrap();
    let mut all: BTreeMap<String, (u64, BTreeSet<String>, u64)> = BTreeMap::new();
    for row in lines(&text).skip(1) {
        let area = all.entry(row[2].to_owned()).or_default();
        area.0 += 1;
        area.1.insert(row[0].to_owned());
        area.2 += row[4].parse::<u64>().unwrap();
    }
    all.into_iter().map(|(area, (n, who, sum))| (area, (n, who.len(), sum))).collect()
}

/// The same as the briefing's table tells it, all needs together.
fn told(briefing: &Path) -> BTreeMap<String, (u64, usize, u64)> {
    let text = std::fs::read_to_string(briefing.join("tables/reported.csv")).unwrap();
    let whole = |row: Vec<&str>| {
        (row[3].is_empty()).then(|| {
            (row[1].to_owned(), (row[4].parse().unwrap(), row[5].parse().unwrap(), row[6].parse().unwrap()))
        })
    };
    lines(&text).filter_map(whole).collect()
}

#[test]
fn agencies_figures_are_exact_apart_and_free() {
    let dir = city();
    let home = dir.path();
    let briefing = run(home);
    assert_eq!(told(&briefing), counted(home));
    let page = std::fs::read_to_string(briefing.join("briefing.en.html")).unwrap();
    for words in ["Reported by agencies", "Not protected, exact as published", "Humanitarian Data Exchange"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("+1 555") && !page.contains("Focal point"));
    // The release knows nothing of them.
    let bundle = briefing.parent().unwrap().join("bundle/release.json");
    let release = std::fs::read_to_string(&bundle).unwrap();
    for word in ["3w", "public_because", "Riverside Food Bank", "households"] {
        assert!(!release.contains(word), "{word}");
    }
    // Other public figures: the same release, nothing spent, and the new figures on the page.
    let changed = std::fs::read_to_string(home.join("3w.csv")).unwrap();
    let first = changed.lines().nth(2).unwrap().to_owned();
    std::fs::write(home.join("3w.csv"), format!("{changed}{first}\n")).unwrap();
    let again = run(home);
    assert_eq!(
        std::fs::read_to_string(again.parent().unwrap().join("bundle/release.json")).unwrap(),
        release
    );
    assert_eq!(told(&again), counted(home));
    // Without the file, what was last read stays.
    let before = told(&again);
    std::fs::remove_file(home.join("3w.csv")).unwrap();
    let run_folder = again.parent().unwrap().to_str().unwrap().to_owned();
    evenhand(home, &["brief", &run_folder, "--pipeline", "p.toml"]).assert().success();
    assert_eq!(told(&again), before);
}

#[test]
fn what_is_about_people_does_not_become_public_by_a_slip() {
    let dir = city();
    let home = dir.path();
    let text = std::fs::read_to_string(home.join("p.toml")).unwrap();
    let refused = |old: &str, new: &str, status: i32, words: &str| {
        assert!(text.contains(old), "{old}");
        std::fs::write(home.join("q.toml"), text.replacen(old, new, 1)).unwrap();
        let done = evenhand(home, &["run", "q.toml", "--yes"]).assert().code(status);
        let said = String::from_utf8_lossy(&done.get_output().stderr).replace("\n", " ");
        assert!(said.contains(words), "{words}: {said}");
        assert!(!home.join("hxl-3w.ledger").exists() && !home.join("out").exists());
    };
    // A telephone's column, a reason that is missing, an id, a file that is protected.
    refused("never_read = [\"Focal point phone\"]", "", 3, "looks as if its rows were about people");
    refused("public_because = ", "# ", 2, "has no `public_because`");
    refused("organisation = ", "person = [\"Organisation\"]\norganisation = ", 2, "has none");
    refused("files = [\"3w.csv\"]", "files = [\"kobo-requests.csv\"]", 2, "public and protected at once");
    refused("unit = \"public\"\n", "", 2, "public_because");
}

#[test]
fn a_protected_file_is_not_public_under_another_name() {
    let dir = city();
    let home = dir.path();
    let text = std::fs::read_to_string(home.join("p.toml")).unwrap();
    let private = home.join("kobo-requests.csv");
    std::fs::hard_link(&private, home.join("linked.csv")).unwrap();
    std::fs::copy(&private, home.join("copied.csv")).unwrap();
    std::fs::create_dir(home.join("sub")).unwrap();
    for name in ["linked.csv", "copied.csv", "sub/../kobo-requests.csv", "kobo-*.csv"] {
        std::fs::write(home.join("q.toml"), text.replacen("3w.csv", name, 1)).unwrap();
        let done = evenhand(home, &["check", "q.toml"]).assert().code(2);
        let said = String::from_utf8_lossy(&done.get_output().stderr).replace("\n", " ");
        assert!(said.contains("public and protected at once"), "{name}: {said}");
    }
    // The exports are named by a pattern, and the briefing is made again without them.
    let briefing = run(home);
    let bundle = briefing.parent().unwrap().to_str().unwrap();
    let starred = text.replace("kobo-requests.csv", "kobo-*.csv").replacen("3w.csv", "kobo-requests.csv", 1);
    std::fs::write(home.join("q.toml"), starred).unwrap();
    for there in [true, false] {
        if !there {
            std::fs::remove_file(&private).unwrap();
        }
        let done = evenhand(home, &["brief", bundle, "--pipeline", "q.toml"]).assert().code(2);
        let said = String::from_utf8_lossy(&done.get_output().stderr).replace("\n", " ");
        assert!(said.contains("public and protected at once"), "{there}: {said}");
    }
}

#[test]
fn what_a_file_without_a_header_says_is_not_quoted() {
    let dir = city();
    let home = dir.path();
    std::fs::write(home.join("3w.csv"), "Maria Lopez,12 Oak St,2025-03-01,z1\nBo,1 Elm,2025-04-01,z2\n")
        .unwrap();
    let done = evenhand(home, &["run", "p.toml", "--yes"]).assert().code(2);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(
        !said.contains("Lopez") && !said.contains("2025-03-01") && said.contains("looks like data"),
        "{said}"
    );
}
