//! Every preset from a made-up export to a briefing: simulate, init, check, run; the
//! figures agree with what the sample's `truth.json` and files say.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A sample in a tool's layout, its pipeline file as `init` writes it, and its briefing.
struct Sample {
    dir: TempDir,
    truth: Value,
    pipeline: String,
}

/// Six needs of the made-up city, in their order.
const CITY: [&str; 6] = ["food", "housing", "utilities", "medicine", "transport", "other"];

fn evenhand(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
    command.current_dir(dir).args(args);
    command
}

/// Files of the sample that `init` is given: tables and areas.
fn exports(dir: &Path) -> Vec<String> {
    let names = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|n| n.ends_with(".csv") || n.ends_with(".geojson")).collect();
    names.sort();
    names
}

impl Sample {
    /// From nothing to a briefing; `name` also says which preset is to be recognised.
    fn new(name: &str) -> Sample {
        let dir = TempDir::new().unwrap();
        let home = dir.path();
        evenhand(home, &["simulate", "--layout", name, "--people", "1500", "--out", "."]).assert().success();
        let truth = serde_json::from_str(&std::fs::read_to_string(home.join("truth.json")).unwrap()).unwrap();
        let mut args: Vec<String> = vec!["init".into()];
        args.extend(exports(home));
        let more = "--from 2025-01-01 --to 2025-12-31 --timezone America/Chicago --people 1500 --epsilon 4 --dates month";
        args.extend(more.split(' ').map(str::to_owned));
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let init = evenhand(home, &args).assert().success();
        let said = String::from_utf8_lossy(&init.get_output().stderr).into_owned();
        assert!(said.contains(&format!("(preset {name})")), "not recognised: {said}");
        let pipeline = std::fs::read_to_string(home.join("evenhand.toml")).unwrap();
        assert!(!pipeline.contains("TODO"), "{pipeline}");
        assert_eq!(
            settings(&pipeline, name),
            settings(&example(name), name),
            "pipelines/examples/{name}.toml"
        );
        evenhand(home, &["check", "evenhand.toml"]).assert().success();
        evenhand(home, &["run", "evenhand.toml", "--yes"]).assert().success();
        Sample { dir, truth, pipeline }
    }

    /// A shipped pipeline file over the sample of a layout, as it stands but for ε.
    fn of_example(name: &str, layout: &str) -> Sample {
        let dir = TempDir::new().unwrap();
        let home = dir.path();
        evenhand(home, &["simulate", "--layout", layout, "--people", "1500", "--out", "."])
            .assert()
            .success();
        let truth = serde_json::from_str(&std::fs::read_to_string(home.join("truth.json")).unwrap()).unwrap();
        let more =
            example(name).replace("epsilon = 1.0", "epsilon = 4").replace("epsilon = 2.0", "epsilon = 8");
        std::fs::write(home.join("evenhand.toml"), &more).unwrap();
        evenhand(home, &["check", "evenhand.toml"]).assert().success();
        evenhand(home, &["run", "evenhand.toml", "--yes"]).assert().success();
        Sample { dir, truth, pipeline: more }
    }

    /// A figure of a table: estimate, and half of its range.
    fn figure(&self, table: &str, key: &str, figure: &str) -> (f64, f64) {
        let out: PathBuf =
            std::fs::read_dir(self.dir.path().join("out")).unwrap().next().unwrap().unwrap().path();
        let text = std::fs::read_to_string(out.join(format!("briefing/tables/{table}.csv"))).unwrap();
        let rows = rows(&text);
        let row = rows.iter().find(|row| row["key"] == key && row["figure"] == figure);
        let row = row.unwrap_or_else(|| panic!("no {figure} of {key} in {table}"));
        let number = |name: &str| row[name].parse::<f64>().unwrap();
        (number("estimate"), (number("upper") - number("lower")) / 2.0)
    }

    /// The figure lies where it should, give or take three times its own range and what
    /// the sample's mess (duplicates, blank cells, odd spellings) moves.
    fn agrees(&self, table: &str, key: &str, figure: &str, truth: f64, mess: f64) {
        let (estimate, range) = self.figure(table, key, figure);
        assert!(
            (estimate - truth).abs() <= 3.0 * range + mess,
            "{table} {key} {figure}: {estimate} ± {range}, truth {truth}"
        );
    }

    /// Shares of all asking, by the city's needs and what the preset calls them.
    fn shares(&self, of: &Value, names: [&str; 6]) {
        let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
        for (need, name) in CITY.iter().zip(names) {
            *sums.entry(name).or_default() += 100.0 * of[need].as_f64().unwrap();
        }
        for (name, share) in sums {
            self.agrees("needs", name, "share_of_asking", share, 2.0);
        }
    }

    fn met_at_end(&self) -> &Value {
        &self.truth["layout"]["met_at_end"]
    }

    /// Rows of one of the sample's own files, as text by column.
    fn file(&self, name: &str) -> Vec<BTreeMap<String, String>> {
        rows(std::fs::read_to_string(self.dir.path().join(name)).unwrap().trim_start_matches('\u{feff}'))
    }
}

/// The shipped example of a preset.
fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pipelines/examples/{name}.toml"));
    std::fs::read_to_string(path).unwrap()
}

/// A pipeline file from its period on, at the example's own ε and ledger.
fn settings(text: &str, name: &str) -> String {
    let (_, rest) = text.split_once("[period]").unwrap();
    let rest = rest.replace("epsilon = 4\n", "epsilon = 1.0\n").replace("epsilon = 8.0\n", "epsilon = 2.0\n");
    rest.replace("\"evenhand.ledger\"", &format!("\"{name}.ledger\""))
}

/// A small CSV as maps; quoted cells may hold commas, quotes and line breaks.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let (mut records, mut record, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            c => cell.push(c),
        }
    }
    let mut records = records.into_iter();
    let header: Vec<String> = records.next().unwrap();
    records.map(|row| header.iter().cloned().zip(row).collect()).collect()
}

/// The share of all records that name each need, for layouts where a row is what counts.
fn by_record(truth: &Value) -> Value {
    let records = |need: &str| -> f64 {
        truth["by_need"][need]["records"].as_array().unwrap().iter().map(|n| n.as_f64().unwrap()).sum()
    };
    let all: f64 = CITY.iter().map(|need| records(need)).sum();
    CITY.iter()
        .map(|need| ((*need).to_owned(), Value::from(records(need) / all)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[test]
fn google_form() {
    let sample = Sample::new("google-form");
    assert!(sample.pipeline.contains("%m/%d/%Y %H:%M:%S"));
    sample.shares(
        &sample.met_at_end()["share_of_asking"],
        ["food", "housing", "utilities", "medicine", "transport", "pets"],
    );
    let met = 100.0 * sample.met_at_end()["fill_rate_people"].as_f64().unwrap();
    sample.agrees("city", "city", "help_arrived", met, 2.0);
    sample.agrees("city", "city", "people", 1500.0, 30.0);
}

#[test]
fn airtable() {
    let sample = Sample::new("airtable");
    let names = ["groceries", "financial", "social-services", "prescriptions", "check-ins", "other"];
    sample.shares(&sample.met_at_end()["share_of_asking"], names);
    let met = 100.0 * sample.met_at_end()["fill_rate_people"].as_f64().unwrap();
    sample.agrees("city", "city", "help_arrived", met, 2.0);
    assert!(
        sample.pipeline.contains("area = { name = \"Neighborhood Area (See Map)\" }"),
        "{}",
        sample.pipeline
    );
}

#[test]
fn kobo() {
    let sample = Sample::new("kobo");
    assert!(sample.pipeline.contains("separator = \";\"") && sample.pipeline.contains("timezone = \"UTC\""));
    assert!(sample.pipeline.contains("_location_latitude"), "{}", sample.pipeline);
    sample.shares(
        &sample.met_at_end()["share_of_asking"],
        ["food", "shelter", "power", "medicine", "transport", "other"],
    );
    sample.agrees("city", "city", "people", 1500.0, 30.0);
}

#[test]
fn ushahidi() {
    let sample = Sample::new("ushahidi");
    sample.shares(
        &sample.met_at_end()["share_of_asking"],
        ["food", "shelter", "power", "medical", "transport", "other"],
    );
    sample.agrees("city", "city", "people", 1500.0, 30.0);
}

#[test]
fn open311() {
    let sample = Sample::new("open311");
    sample.shares(&by_record(&sample.truth), ["food", "shelter", "power", "medicine", "rides", "other"]);
    let met = 100.0 * sample.truth["layout"]["closed_in_time"].as_f64().unwrap();
    sample.agrees("city", "city", "help_arrived", met, 2.0);
}

#[test]
fn kerala() {
    let sample = Sample::new("kerala");
    let names = ["food", "rescue", "kits", "medicine", "water", "other"];
    sample.shares(&sample.met_at_end()["share_of_asking"], names);
    let met = 100.0 * sample.met_at_end()["fill_rate_people"].as_f64().unwrap();
    sample.agrees("city", "city", "help_arrived", met, 2.0);
}

#[test]
fn human_essentials() {
    let sample = Sample::new("human-essentials");
    // A row that names several items counts for each by its share.
    let mut shares: BTreeMap<&str, f64> = BTreeMap::new();
    let items = [
        ("Adult Briefs (Medium/Large)", "adult"),
        ("Formula", "formula"),
        ("Kids (Size 3)", "diapers"),
        ("Kids Pull-Ups (3T-4T)", "diapers"),
        ("Pads", "period"),
        ("Wipes (Baby)", "wipes"),
    ];
    let (mut met, mut all) = (0.0, 0.0);
    for row in sample.file("Requests-2025.csv").iter().filter(|row| row["Status"] != "Cancelled") {
        let keys: BTreeSet<&str> =
            items.iter().filter(|(item, _)| row[*item] != "0").map(|(_, key)| *key).collect();
        for key in &keys {
            *shares.entry(key).or_default() += 1.0 / keys.len() as f64;
        }
        all += 1.0;
        met += if row["Status"] == "Fulfilled" { 1.0 } else { 0.0 };
    }
    for (key, share) in shares {
        sample.agrees("needs", key, "share_of_asking", 100.0 * share / all, 1.0);
    }
    sample.agrees("city", "city", "help_arrived", 100.0 * met / all, 1.0);
}

#[test]
fn pantrydesk() {
    let sample = Sample::new("pantrydesk");
    let visits = sample.file("backup_service_events.csv");
    let came = visits.iter().filter(|row| row["EventStatus"] == "Completed");
    let households: BTreeSet<&String> = came.map(|row| &row["HouseholdId"]).collect();
    sample.agrees("city", "city", "people", households.len() as f64, 10.0);
}

/// The place stands with the household, in another file than the visits.
#[test]
fn pantrydesk_with_areas() {
    let sample = Sample::of_example("pantrydesk-with-areas", "pantrydesk");
    let visits = sample.file("backup_service_events.csv");
    let came: BTreeSet<&String> = visits
        .iter()
        .filter(|row| row["EventStatus"] == "Completed")
        .map(|row| &row["HouseholdId"])
        .collect();
    let mut by_place: BTreeMap<String, f64> = BTreeMap::new();
    for row in sample.file("backup_households.csv").iter().filter(|row| came.contains(&row["Id"])) {
        *by_place.entry(row["Zip"].clone()).or_default() += 100.0 / came.len() as f64;
    }
    assert!(by_place.len() > 40, "{by_place:?}");
    for (place, share) in &by_place {
        sample.agrees("areas", place, "share_of_asking", *share, 0.2);
    }
}

/// A partner serves several places, as its public list says; its rows are split over them.
#[test]
fn human_essentials_with_areas() {
    let sample = Sample::of_example("human-essentials-with-areas", "human-essentials");
    let mut by_partner: BTreeMap<String, f64> = BTreeMap::new();
    let requests = sample.file("Requests-2025.csv");
    let counted: Vec<_> = requests.iter().filter(|row| row["Status"] != "Cancelled").collect();
    for row in &counted {
        *by_partner.entry(row["Requestor"].clone()).or_default() += 100.0 / counted.len() as f64;
    }
    for row in sample.file("partners.csv") {
        let places: Vec<&str> = row["Zip Codes Served"].split("; ").collect();
        let share = by_partner[&row["Agency Name"]];
        sample.agrees("larger_areas", &row["Area Served"], "share_of_asking", share, 0.3);
        for place in [places[0], places[places.len() - 1]] {
            sample.agrees("areas", place, "share_of_asking", share / places.len() as f64, 0.1);
        }
    }
}

#[test]
fn hmis() {
    let sample = Sample::new("hmis");
    sample.agrees("city", "city", "people", 1500.0, 10.0);
    // Whoever left for a home within 90 days, by person; entries of the last 90 days wait.
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    let last = day("2025-12-31");
    let exits: BTreeMap<String, String> = sample
        .file("Exit.csv")
        .into_iter()
        .filter(|row| row["Destination"] == "410")
        .map(|row| (row["EnrollmentID"].clone(), row["ExitDate"].clone()))
        .collect();
    let mut people: BTreeMap<String, (f64, f64, f64)> = BTreeMap::new();
    for row in sample.file("Enrollment.csv") {
        let person = people.entry(row["PersonalID"].clone()).or_default();
        person.2 += 1.0;
        let entry = day(&row["EntryDate"]);
        if (last - entry).get_days() >= 90 {
            person.1 += 1.0;
            person.0 += if exits.contains_key(&row["EnrollmentID"]) { 1.0 } else { 0.0 };
        }
    }
    let sum = |of: fn(&(f64, f64, f64)) -> f64| people.values().map(of).sum::<f64>();
    let rate = 100.0 * sum(|p| p.0 / p.2) / sum(|p| p.1 / p.2);
    sample.agrees("city", "city", "help_arrived", rate, 3.0);
}

#[test]
fn a_preset_that_does_not_fit_says_which_columns_are_missing() {
    let dir = TempDir::new().unwrap();
    std::fs::write(dir.path().join("requests.csv"), "Timestamp,telephone\n1/31/2025 10:00:00,1555\n")
        .unwrap();
    let refused = evenhand(dir.path(), &["init", "--preset", "google-form", "requests.csv"]).assert().code(4);
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(said.contains("no column \"What do you need? Check all that apply\", no \"Status\""), "{said}");
    let unknown = evenhand(dir.path(), &["init", "--preset", "excel", "requests.csv"]).assert().code(2);
    assert!(String::from_utf8_lossy(&unknown.get_output().stderr).contains("google-form"));
}
