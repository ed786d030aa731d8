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

/// Every file under the bundle and every ledger, by path and content.
fn paid_for(city: &City) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut kept: Vec<_> = files(&city.path("."))
        .into_iter()
        .filter(|path| !path.components().any(|part| part.as_os_str() == "briefing"))
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    kept.sort();
    kept
}

#[test]
fn zones_drawn_after_the_release_cost_nothing_and_are_gone_the_next_time() {
    let city = City::new();
    city.run().assert().success();
    let run = city.runs()[0].clone();
    let text = |name: &str| fs::read_to_string(run.join("briefing").join(name)).unwrap();
    let before = (text("briefing.en.html"), text("areas.geojson"));
    fs::write(city.path("zones.csv"), "area,zone\nA1,Old town\nArea 2,Old town\na5,Hill\n").unwrap();
    let kept = paid_for(&city);
    let name = run.display().to_string();
    let (status, _, stderr) = out(&mut city.evenhand(&["brief", &name, "--merge", "zones.csv"]));
    assert_eq!(status, 0, "{stderr}");
    assert!(stderr.contains("Rest of the city"), "what was not listed is told: {stderr}");
    assert!(paid_for(&city) == kept, "bundle, ledger and exports stay as they were");
    let page = text("briefing.en.html");
    assert!(page.contains("drawn by the coalition after the release") && page.contains("Old town"));
    let map = text("maps/help-by-area.svg");
    assert!(map.contains("data-id=\"Old town\"") && !map.contains("data-id=\"A1\""));
    let geojson: serde_json::Value = serde_json::from_str(&text("areas.geojson")).unwrap();
    let names: Vec<&str> = geojson["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["properties"]["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Old town", "Hill", "Rest of the city"]);
    let manifest: serde_json::Value = serde_json::from_str(&text("manifest.json")).unwrap();
    assert_eq!(manifest["told"], "chosen");
    assert_eq!(manifest["zones"]["areas"]["Old town"], serde_json::json!(["A1", "A2"]));
    city.evenhand(&["brief", &name]).assert().success();
    assert!((text("briefing.en.html"), text("areas.geojson")) == before, "without zones, as before");
}

#[test]
fn a_zone_file_that_does_not_fit_is_refused_and_the_briefing_stays() {
    let city = City::new();
    city.run().assert().success();
    let run = city.runs()[0].clone();
    let page = || fs::read(run.join("briefing/briefing.en.html")).unwrap();
    let before = page();
    fs::write(city.path("zones.csv"), "area,zone\nA1,Old town\nAera 2,Old town\n").unwrap();
    let name = run.display().to_string();
    let (status, _, stderr) = out(&mut city.evenhand(&["brief", &name, "--merge", "zones.csv"]));
    assert_eq!(status, 2);
    assert!(stderr.contains("no area `Aera 2`") && stderr.contains("did you mean `Area 2`?"), "{stderr}");
    assert!(page() == before);
}

#[test]
fn two_releases_of_the_same_lists_are_told_together_and_are_surer() {
    let mut city = City::new();
    city.run().assert().success();
    let first = city.runs()[0].clone();
    city.edit("epsilon = 1.0", "epsilon = 0.9");
    city.save();
    city.run().assert().success();
    let second = city.runs().into_iter().find(|run| *run != first).unwrap();
    let (one, two) = (first.display().to_string(), second.display().to_string());
    let text = |name: &str| fs::read_to_string(second.join("briefing").join(name)).unwrap();
    let kept = paid_for(&city);
    let width = || -> f64 {
        let table = text("tables/city.csv");
        let mut rows = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let head = rows.next().unwrap();
        let column = |name: &str| head.iter().position(|h| *h == name).unwrap();
        let row = rows.find(|row| row.contains(&"people")).unwrap();
        row[column("upper")].parse::<f64>().unwrap() - row[column("lower")].parse::<f64>().unwrap()
    };
    let before = width();
    assert!(text("briefing.en.html").contains("to at most 22 in 100"));
    let (status, _, stderr) = out(&mut city.evenhand(&["brief", &two, "--with", &one]));
    assert_eq!(status, 0, "{stderr}");
    assert!(paid_for(&city) == kept, "bundle, ledger and exports stay as they were");
    let manifest: serde_json::Value = serde_json::from_str(&text("manifest.json")).unwrap();
    assert!(one.ends_with(&manifest["combined_with"].as_str().unwrap()[..8]));
    let page = text("briefing.en.html");
    assert!(page.contains("both together are surer than one"));
    // What the page alone can tell is the sum of both: ε = 1.9, not 0.9.
    assert!(page.contains("to at most 43 in 100") && !page.contains("to at most 22 in 100"));
    assert!(width() < before, "{} {before}", width());
    let (status, _, stderr) = out(&mut city.evenhand(&["brief", &two, "--with", &two]));
    assert_eq!(status, 2, "{stderr}");
    assert!(stderr.contains("it is the same release"), "{stderr}");
    let (status, _, stderr) = out(&mut city.evenhand(&["brief", &one, "--with", &two]));
    assert_eq!(status, 2, "{stderr}");
    assert!(stderr.contains("begin with the later one"), "{stderr}");
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
        "rehearse",
        "release",
        "brief",
        "ledger",
        "audit",
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

#[test]
fn rehearse_writes_a_briefing_and_opens_neither_exports_nor_ledger() {
    let city = City::new();
    // Nothing that can be read as an export: only its name is looked for.
    fs::write(city.path("requests.csv"), b"\"not an export").unwrap();
    let (status, stdout, stderr) = out(&mut city.evenhand(&["rehearse", "pipeline.toml"]));
    assert_eq!(status, 0, "{stderr}");
    assert_eq!(stdout.trim(), "out/rehearsal-tiny-town/briefing/briefing.en.html");
    assert!(city.path(stdout.trim()).is_file());
    assert!(!city.path("tiny.ledger").exists());
    assert_eq!(fs::read_dir(city.path("out")).unwrap().count(), 1, "nothing else is left there");
}

#[test]
fn every_page_picture_table_and_sentence_of_a_rehearsal_is_stamped() {
    let city = City::new();
    city.evenhand(&["rehearse", "pipeline.toml"]).assert().success();
    let run = city.path("out/rehearsal-tiny-town");
    // Drawn again later it stays stamped, whatever the settings.
    city.evenhand(&["brief", run.to_str().unwrap()]).assert().success();
    let mut seen = 0;
    for file in files(&run.join("briefing")) {
        let name = file.to_string_lossy().into_owned();
        if [".html", ".svg", ".csv", ".geojson"].iter().any(|end| name.ends_with(end)) {
            seen += 1;
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.contains("REHEARSAL: INVENTED FIGURES"), "{name} has no stamp");
        }
        if name.ends_with("findings.csv") {
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.lines().skip(1).all(|l| l.contains("[REHEARSAL: INVENTED FIGURES] ")), "{text}");
        }
    }
    assert!(seen > 5, "{seen} files");
}

#[test]
fn a_rehearsal_is_never_taken_for_a_release_and_is_remade_at_will() {
    let city = City::new();
    for _ in 0..2 {
        city.evenhand(&["rehearse", "pipeline.toml"]).assert().success();
    }
    assert_eq!(city.runs().len(), 1);
    // A new ledger beside bundles that another one paid for would be refused.
    city.run().assert().success();
    assert_eq!(city.runs().len(), 2);
    let (_, shown, _) = out(&mut city.evenhand(&["ledger", "show", "tiny.ledger", "--json"]));
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["releases"].as_array().map(Vec::len), Some(1), "{shown}");
    // Something else of that name is left alone.
    let other = City::new();
    fs::create_dir_all(other.path("out/rehearsal-tiny-town")).unwrap();
    fs::write(other.path("out/rehearsal-tiny-town/notes.txt"), b"mine").unwrap();
    let (status, _, stderr) = out(&mut other.evenhand(&["rehearse", "pipeline.toml"]));
    assert_eq!(status, 1, "{stderr}");
    assert_eq!(fs::read(other.path("out/rehearsal-tiny-town/notes.txt")).unwrap(), b"mine");
}

#[test]
fn the_sample_is_inside_the_program_and_runs_anywhere() {
    let city = City::new();
    city.evenhand(&["sample", "try"]).assert().success();
    city.evenhand(&["run", "try/pipelines/smallgroup.toml"]).assert().success();
    let (status, _, stderr) = out(&mut city.evenhand(&["sample", "try"]));
    assert_eq!(status, 2, "{stderr}");
}

#[test]
fn a_public_calendar_costs_nothing_is_kept_and_is_never_an_export() {
    let mut city = City::new();
    city.run().assert().success();
    let calendar = city.path("calendar.csv");
    let days = ["2025-01-07,everywhere,yes", "2025-01-21,everywhere,yes", "2025-02-04,everywhere,no"];
    fs::write(&calendar, format!("date,place,held\n{}\n", days.join("\n"))).unwrap();
    let before = paid_for(&city);
    city.pipeline.push_str("[calendar]\nfile = \"calendar.csv\"\npublic_because = \"On our door\"\n");
    city.save();
    let before: Vec<_> = before.into_iter().filter(|(path, _)| !path.ends_with("pipeline.toml")).collect();
    let told = |city: &City| {
        let (status, _, stderr) = out(&mut city.run());
        assert_eq!(status, 0, "{stderr}");
        fs::read_to_string(city.runs()[0].join("briefing/tables/dependability.csv")).unwrap()
    };
    let table = told(&city);
    assert!(table.contains("city,city,Whole city,3,2,"), "{table}");
    let after: Vec<_> =
        paid_for(&city).into_iter().filter(|(path, _)| !path.ends_with("pipeline.toml")).collect();
    assert!(before == after, "nothing was paid for, and no bundle changed");
    // Gone, it is told as it was read last; wrong, it stops the briefing, and says where.
    fs::remove_file(&calendar).unwrap();
    let run = city.runs()[0].clone();
    city.evenhand(&["brief", run.join("bundle").to_str().unwrap()]).assert().success();
    assert_eq!(fs::read_to_string(run.join("briefing/tables/dependability.csv")).unwrap(), table);
    fs::write(&calendar, "date,place,held\n7 January,everywhere,yes\n").unwrap();
    let (status, _, stderr) = out(&mut city.run());
    assert_eq!(status, 2, "{stderr}");
    assert!(stderr.contains("calendar.csv, line 2") && !stderr.contains("7 January"), "{stderr}");
    // A copy of an export under another name is one all the same.
    let export = city.path("requests.csv");
    fs::copy(export, &calendar).unwrap();
    let (status, _, stderr) = out(&mut city.run());
    assert_eq!(status, 2, "{stderr}");
    assert!(stderr.contains("is one of the exports"), "{stderr}");
}
