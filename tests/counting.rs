//! Waits, months, weights, feedback and giving, from made-up exports to the tables.
use std::collections::HashMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

fn evenhand(dir: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
    let out = command.current_dir(dir).args(args).assert().success().get_output().stdout.clone();
    String::from_utf8(out).unwrap()
}

/// Rows of a plain CSV as maps from column to cell.
fn table(file: &Path) -> Vec<HashMap<String, String>> {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let cells = |line: &str| -> HashMap<String, String> {
        names.iter().map(|n| (*n).to_owned()).zip(line.split(',').map(str::to_owned)).collect()
    };
    // None of the columns that are looked at follows a quoted one.
    lines.map(cells).collect()
}

#[test]
fn everything_that_can_be_counted_reaches_its_table_with_a_range() {
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    let example = format!("{}/pipelines/examples/feedback.toml", env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(root.join("pipelines/examples")).unwrap();
    fs::copy(example, root.join("pipelines/examples/feedback.toml")).unwrap();
    evenhand(
        root,
        &["simulate", "--people", "20000", "--feedback", "--clean", "--out", "data-samples/feedback"],
    );
    evenhand(root, &["run", "pipelines/examples/feedback.toml", "--yes"]);
    let out = root.join("pipelines/examples/out");
    let out = if out.is_dir() { out } else { root.join("out") };
    let run =
        fs::read_dir(out).unwrap().map(|e| e.unwrap().path()).find(|p| p.join("bundle").is_dir()).unwrap();
    let tables = run.join("briefing/tables");
    for (name, figure) in [
        ("waits", "median_days"),
        ("waits", "served_within_7"),
        ("person_months", "people_asking"),
        ("distinct_people", "people_asking"),
        ("volumes", "at_least"),
        ("feedback", "share"),
        ("reciprocity", "gives_too"),
    ] {
        let rows = table(&tables.join(format!("{name}.csv")));
        let found: Vec<_> = rows.iter().filter(|r| r["figure"] == figure).collect();
        assert!(!found.is_empty(), "{name}: no {figure}");
        assert!(found.iter().any(|r| r["status"] == "clear"), "{name}: no {figure} is clear");
        for row in found.iter().filter(|r| r["status"] == "clear") {
            let number = |key: &str| row[key].parse::<f64>().unwrap();
            assert!(
                number("lower") <= number("estimate") && number("estimate") <= number("upper"),
                "{row:?}"
            );
        }
    }
    // About one in eight who ask gives too; the made-up city's own rate is 12 of 100.
    let rows = table(&tables.join("reciprocity.csv"));
    let both = rows.iter().find(|r| r["figure"] == "gives_too").unwrap();
    let (lower, upper): (f64, f64) = (both["lower"].parse().unwrap(), both["upper"].parse().unwrap());
    assert!(lower < 13.5 && upper > 10.5, "{both:?}");
}

#[test]
fn groups_are_told_by_place_only_where_that_was_asked_for_and_with_a_warning() {
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    let shipped = format!("{}/pipelines/riverton.toml", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(shipped).unwrap().replace("about 3,000", "about 20,000");
    fs::create_dir_all(root.join("pipelines")).unwrap();
    let asked = text.replacen("label = \"Language\"", "label = \"Language\"\nby = \"areas\"", 1);
    assert_ne!(asked, text);
    fs::write(root.join("pipelines/riverton.toml"), &text).unwrap();
    fs::write(root.join("pipelines/asked.toml"), &asked).unwrap();
    evenhand(root, &["simulate", "--people", "20000", "--clean", "--out", "data-samples/riverton"]);
    let plan = |file: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
        let out = command.current_dir(root).args(["plan", file]).assert().success().get_output().clone();
        (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap())
    };
    let (tables, notes) = plan("pipelines/riverton.toml");
    assert!(!tables.contains("area-language") && !notes.contains("live together"), "{notes}");
    let (tables, notes) = plan("pipelines/asked.toml");
    assert!(tables.contains("requests-area-language-status"), "{tables}");
    assert!(notes.contains("live together") && notes.contains("Ask people of the group"), "{notes}");
    evenhand(root, &["run", "pipelines/asked.toml", "--yes"]);
    let mut runs = fs::read_dir(root.join("out")).unwrap().map(|e| e.unwrap().path());
    let run = runs.find(|p| p.join("bundle").is_dir()).unwrap();
    let rows = table(&run.join("briefing/tables/places_by_group.csv"));
    assert_eq!(rows.len(), 60 * 5, "places and values of the list, without those of no known place");
    assert!(rows.iter().any(|r| r["status"] == "clear"));
    assert!(rows.iter().all(|r| r["group"] == "language" && r["key"] != "unknown"));
    let page = fs::read_to_string(run.join("briefing/briefing.en.html")).unwrap();
    assert!(page.contains("It exposes nobody, but it can be used against all of them together."));
    // Whoever is asked may say no: the same bundle without it, for nothing.
    let bundle = run.join("bundle");
    evenhand(root, &["brief", bundle.to_str().unwrap(), "--pipeline", "pipelines/riverton.toml"]);
    assert!(!run.join("briefing/tables/places_by_group.csv").exists());
    let page = fs::read_to_string(run.join("briefing/briefing.en.html")).unwrap();
    assert!(!page.contains("It exposes nobody") && page.contains("Haitian Creole"));
}
