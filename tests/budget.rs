//! What costs again and what does not, and how the ledger shows and corrects it.
#![cfg(not(feature = "replay"))]
mod common;

use std::fs;
use std::path::PathBuf;

use common::{City, HEADER};
use serde_json::Value;

/// A city that has made one release.
fn released() -> City {
    let mut city = City::new();
    city.edit("epsilon = 2.0", "epsilon = 20.0");
    release(&city);
    city
}

/// `evenhand release --yes`: whether it made a new release, and its folder.
fn release(city: &City) -> (bool, PathBuf) {
    let output = city.evenhand(&["release", "pipeline.toml", "--yes", "--json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    (value["new"].as_bool().unwrap(), city.path(value["bundle"].as_str().unwrap()))
}

fn show(city: &City) -> Value {
    let output = city.evenhand(&["ledger", "show", "tiny.ledger", "--json"]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

fn spent(city: &City) -> String {
    show(city)["lifetime_epsilon"].as_str().unwrap().to_owned()
}

/// What a release would supersede, by its `release.json`.
fn supersedes(run: PathBuf) -> Option<String> {
    let bytes = fs::read(run.join("bundle/release.json")).unwrap();
    let release: Value = serde_json::from_slice(&bytes).unwrap();
    release["ledger"]["supersedes"].as_str().map(String::from)
}

#[test]
fn the_dress_of_a_release_is_free() {
    let mut city = released();
    let (_, first) = release(&city);
    for (from, to) in [
        ("title = \"Tiny town\"", "title = \"Another title\""),
        ("[needs]", "[equity]\ntarget = 0.6\n[needs]"),
        ("[needs]", "[[events]]\ndate = \"2025-03-01\"\nname = \"New site\"\n[needs]"),
        ("[needs]", "# A remark.\n\n[needs]"),
        ("[needs]", "[briefing]\nlanguages = [\"en\"]\ncontact = \"us@example.org\"\n[needs]"),
        ("[privacy]", "labels = { food = \"Groceries\" }\n[privacy]"),
        ("epsilon = 20.0", "epsilon = 19.0"),
        ("per = \"year\"", "per = \"lifetime\""),
    ] {
        city.edit(from, to);
        assert_eq!(release(&city), (false, first.clone()), "{to}");
    }
    assert_eq!(spent(&city), "1");
}

#[test]
fn another_name_or_time_of_a_file_is_free() {
    let mut city = released();
    fs::rename(city.path("requests.csv"), city.path("renamed.csv")).unwrap();
    fs::write(city.path("renamed.csv"), fs::read(city.path("renamed.csv")).unwrap()).unwrap();
    city.edit("requests.csv", "renamed.csv");
    fs::remove_file(city.path("requests.csv")).unwrap();
    assert!(!release(&city).0);
}

/// The text of an export, made from a city.
type Exports<'a> = &'a dyn Fn(&City) -> String;

#[test]
fn every_other_byte_of_the_exports_is_another_input() {
    let csv = |city: &City| format!("{HEADER}{}", city.rows.concat());
    let changed: [(&str, Exports); 6] = [
        ("a row more", &|c| csv(c) + &c.rows[0].replace("Zebulon0", "Zebulon999")),
        ("a row less", &|c| format!("{HEADER}{}", c.rows[1..].concat())),
        ("rows in another order", &|c| {
            format!("{HEADER}{}", c.rows.iter().rev().cloned().collect::<String>())
        }),
        ("other line ends", &|c| csv(c).replace('\n', "\r\n")),
        ("a byte order mark", &|c| format!("\u{feff}{}", csv(c))),
        ("a note that is not read", &|c| csv(c).replacen("secret, note 0", "secret, note O", 1)),
    ];
    for (what, text) in changed {
        let city = released();
        let first = show(&city)["releases"][0]["release"].as_str().unwrap().to_owned();
        fs::write(city.path("requests.csv"), text(&city)).unwrap();
        // Without a yes nothing happens.
        let output = city.evenhand(&["release", "pipeline.toml"]).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{what}");
        assert_eq!(spent(&city), "1", "{what}");
        let (new, run) = release(&city);
        assert!(new, "{what}");
        assert_eq!(supersedes(run), Some(first), "{what}");
        assert_eq!(spent(&city), "2", "{what}");
        assert!(!release(&city).0, "{what}, again");
    }
}

#[test]
fn the_page_of_a_correction_tells_what_changed_and_where_the_old_release_is_gone_says_so() {
    let city = released();
    let old = release(&city).1;
    let rows: String = city.rows.iter().skip(40).map(String::as_str).collect();
    fs::write(city.path("requests.csv"), format!("{HEADER}{rows}")).unwrap();
    let (new, run) = release(&city);
    assert!(new && supersedes(run.clone()).is_some());
    let page = || {
        let output =
            city.evenhand(&["brief", run.to_str().unwrap(), "--pipeline", "pipeline.toml"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read_to_string(run.join("briefing/briefing.en.html")).unwrap()
    };
    let told = page();
    assert!(told.contains("This release replaces release") && !told.contains("not in this folder"));
    let revisions = fs::read_to_string(run.join("briefing/tables/revisions.csv")).unwrap();
    assert!(revisions.contains("revision_difference") && revisions.contains("people"), "{revisions}");
    fs::remove_dir_all(old).unwrap();
    assert!(page().contains("not in this folder"));
    assert!(!run.join("briefing/tables/revisions.csv").exists());
}

#[test]
fn an_export_cut_in_two_files_is_another_input() {
    let mut city = released();
    let (first, second) = city.rows.split_at(100);
    fs::write(city.path("one.csv"), format!("{HEADER}{}", first.concat())).unwrap();
    fs::write(city.path("two.csv"), format!("{HEADER}{}", second.concat())).unwrap();
    city.edit("files = [\"requests.csv\"]", "files = [\"one.csv\", \"two.csv\"]");
    let (new, run) = release(&city);
    assert!(new && supersedes(run).is_some());
    city.edit("[\"one.csv\", \"two.csv\"]", "[\"two.csv\", \"one.csv\"]");
    assert!(!release(&city).0, "files are read in the order of their names, however they are listed");
}

#[test]
fn exports_that_are_as_they_were_bring_their_own_release_back() {
    let city = released();
    let (_, first) = release(&city);
    let before = fs::read(city.path("requests.csv")).unwrap();
    fs::write(city.path("requests.csv"), format!("{HEADER}{}", city.rows[1..].concat())).unwrap();
    assert!(release(&city).0);
    fs::write(city.path("requests.csv"), before).unwrap();
    assert_eq!(release(&city), (false, first));
    assert_eq!(spent(&city), "2");
}

#[test]
fn what_is_measured_otherwise_is_a_release_of_its_own() {
    for (from, to) in [
        ("epsilon = 1.0", "epsilon = 0.9"),
        ("to = \"2025-09-30\"", "to = \"2025-08-31\""),
        ("within_days = 30", "within_days = 14"),
        ("met = [\"Done\"]", "met = [\"Done\", \"Open\"]"),
        ("unit = \"person\"", "unit = \"household\""),
        ("people = \"about 300\"", "people = \"about 250\""),
    ] {
        let mut city = released();
        city.edit(from, to);
        let (new, run) = release(&city);
        assert!(new, "{to}");
        assert_eq!(supersedes(run), None, "{to}: it answers another question");
    }
}

#[test]
fn show_says_for_each_window_what_was_spent_on_what_and_what_is_left() {
    let mut city = released();
    city.rows.pop();
    city.save();
    release(&city);
    let shown = show(&city);
    let windows = shown["windows"].as_array().unwrap();
    assert_eq!(windows.len(), 2);
    assert_eq!((&windows[0]["window"], &windows[1]["window"]), (&"2025".into(), &"lifetime".into()));
    assert_eq!((&windows[0]["left"], &windows[0]["allowed"]), (&"18".into(), &"20".into()));
    assert_eq!(windows[1]["allowed"], Value::Null);
    assert_eq!(windows[0]["from_1_in_10_to_at_most_in_100"], 46);
    let (old, new) = (&shown["releases"][0], &shown["releases"][1]);
    assert_eq!(old["superseded_by"], new["release"]);
    assert!(new["superseded_by"].is_null() && new["tables"].as_array().unwrap().len() > 1);
    let words = city.evenhand(&["ledger", "show", "tiny.ledger"]).output().unwrap();
    let words = String::from_utf8(words.stdout).unwrap();
    for part in ["ε = 2 of 20 spent, 18 left", "1 in 10 → at most 46 in 100", "superseded by", "tiny-town-"]
    {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(words.contains("[##......................]") && !words.contains('\u{1b}'), "{words}");
}

#[test]
fn show_draws_the_budget_as_svg_and_png() {
    let city = released();
    let chart = ["ledger", "show", "tiny.ledger", "--chart", "budget.svg"];
    city.evenhand(&chart).assert().success();
    let svg = fs::read_to_string(city.path("budget.svg")).unwrap();
    assert!(svg.contains("Data of 2025") && svg.contains("1 in 10 → at most 24 in 100"));
    assert!(fs::read(city.path("budget.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn a_correction_adds_is_shown_and_counts_for_the_next_release() {
    let mut city = City::new();
    release(&city);
    let id = show(&city)["releases"][0]["release"].as_str().unwrap()[..8].to_owned();
    let correct = |total: &str, more: &[&str]| {
        let args = [&["ledger", "correct", "tiny.ledger", &id, "--epsilon", total], more].concat();
        city.evenhand(&args).output().unwrap()
    };
    // Not without a yes, not back, not for a name that means nothing.
    for (total, more, status) in [("1.5", &[][..], 3), ("0.5", &["--yes"], 3), ("1", &["--yes"], 3)] {
        assert_eq!(correct(total, more).status.code(), Some(status), "{total}");
        assert_eq!(spent(&city), "1");
    }
    for name in ["00000000", &id[..4]] {
        let args = ["ledger", "correct", "tiny.ledger", name, "--epsilon", "2", "--yes"];
        assert_eq!(city.evenhand(&args).output().unwrap().status.code(), Some(2), "{name}");
    }
    let done = correct("1.5", &["--yes"]);
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("ε = 0.5 on top") && said.contains("1.5 of 2 spent, 0.5 left"), "{said}");
    city.evenhand(&["ledger", "verify", "tiny.ledger", "--out", "out"]).assert().success();
    // Half a release is left, so none of ε = 1 can follow.
    city.rows.pop();
    city.save();
    let output = city.evenhand(&["release", "pipeline.toml", "--yes"]).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8(output.stderr).unwrap().contains("ε = 0.5 is left"));
}

#[test]
fn a_ledger_that_is_not_there_is_not_made_by_looking_at_it() {
    let city = City::new();
    for verb in [&["show"][..], &["verify"], &["correct"]] {
        let rest: &[&str] = if verb == ["correct"] { &["00000000", "--epsilon", "1", "--yes"] } else { &[] };
        let args = [&["ledger"], verb, &["tiny.ledger"], rest].concat();
        assert_eq!(city.evenhand(&args).output().unwrap().status.code(), Some(3), "{verb:?}");
    }
    assert!(!city.path("tiny.ledger").exists() && !city.path("tiny.ledger.lock").exists());
}
