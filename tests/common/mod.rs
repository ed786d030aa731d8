//! A tiny made-up city in a temporary folder, and the binary run on it.
#![allow(dead_code)]
#[cfg(target_os = "linux")]
pub mod disk;
pub mod promise;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

pub const HEADER: &str = "Timestamp,phone,name,area,Need,Status,Closed,OK?,notes\n";

/// Nine square areas in three districts, residents, requests, a pipeline file.
pub struct City {
    pub dir: TempDir,
    pub rows: Vec<String>,
    pub pipeline: String,
}

impl City {
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let city = City { dir, rows: rows(300), pipeline: pipeline() };
        fs::write(city.path("areas.geojson"), areas()).unwrap();
        fs::write(city.path("population.csv"), population()).unwrap();
        city.save();
        city
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes the requests and the pipeline file as they now are.
    pub fn save(&self) {
        fs::write(self.path("requests.csv"), format!("{HEADER}{}", self.rows.concat())).unwrap();
        fs::write(self.path("pipeline.toml"), &self.pipeline).unwrap();
    }

    /// Replaces text in the pipeline file; the text must be there.
    pub fn edit(&mut self, from: &str, to: &str) {
        assert!(self.pipeline.contains(from), "{from} is not in the pipeline");
        self.pipeline = self.pipeline.replace(from, to);
        self.save();
    }

    pub fn evenhand(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
        command.current_dir(self.dir.path()).args(args);
        command
    }

    /// `evenhand run pipeline.toml --yes`.
    pub fn run(&self) -> Command {
        self.evenhand(&["run", "pipeline.toml", "--yes"])
    }

    /// Runs of this city so far.
    pub fn runs(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.path("out")) else { return Vec::new() };
        let mut runs: Vec<PathBuf> =
            entries.map(|e| e.unwrap().path()).filter(|p| p.join("bundle").is_dir()).collect();
        runs.sort();
        runs
    }
}

/// Made-up rows: `people` people with one to four requests each.
pub fn rows(people: usize) -> Vec<String> {
    let needs = ["food", "housing", "food; housing"];
    let mut rows = Vec::new();
    for p in 0..people {
        for r in 0..=(p * 7 % 4) {
            let month = (p * 5 + r * 3) % 9 + 1;
            let day = (p * 11 + r * 17) % 28 + 1;
            let done = (p + r) % 3 != 0;
            let (status, closed) =
                if done { ("Done", format!("2025-{month:02}-28")) } else { ("Open", String::new()) };
            rows.push(format!(
                "2025-{month:02}-{day:02} 10:{:02}:00,555-01{:02}-{p},Zebulon{p} Quuxley,A{},{},{status},{closed},Yes,\"secret, note {p}\"\n",
                (p + r) % 60,
                p % 100,
                p % 9 + 1,
                needs[p % 3],
            ));
        }
    }
    rows
}

pub fn areas() -> String {
    let mut features = Vec::new();
    for i in 0..9 {
        let (x, y) = (f64::from(i % 3) * 0.01 - 90.0, f64::from(i / 3) * 0.01 + 41.0);
        let ring = [(x, y), (x + 0.01, y), (x + 0.01, y + 0.01), (x, y + 0.01), (x, y)]
            .map(|(a, b)| format!("[{a:.4},{b:.4}]"))
            .join(",");
        features.push(format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"id\":\"A{0}\",\"name\":\"Area {0}\",\"district\":\"D{1}\"}},\
             \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}",
            i + 1,
            i / 3 + 1
        ));
    }
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

pub fn population() -> String {
    let rows: String = (1..=9).map(|i| format!("A{i},{}\n", 1000 + 100 * i)).collect();
    format!("id,residents\n{rows}")
}

pub fn pipeline() -> String {
    r#"title = "Tiny town"
[period]
from = "2025-01-01"
to = "2025-09-30"
timezone = "America/Chicago"
[geography]
areas = "areas.geojson"
id = "id"
name = "name"
parents = ["district"]
denominators = "population.csv"
residents = "residents"
[needs]
keys = ["food", "housing", "other"]
within_days = 30
[privacy]
unit = "person"
epsilon = 1.0
ledger = "tiny.ledger"
people = "about 300"
[privacy.budget]
epsilon = 2.0
per = "year"
[[source]]
role = "requests"
files = ["requests.csv"]
person = ["phone"]
date = { column = "Timestamp", format = "%Y-%m-%d %H:%M:%S" }
area = { column = "area" }
need = { column = "Need", split = ";", else = "other" }
status = { column = "Status", met = ["Done"], drop = ["Duplicate"] }
closed = { column = "Closed", format = "%Y-%m-%d" }
consent = { column = "OK?", yes = ["Yes"] }
"#
    .into()
}

/// Every file below `dir`.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(dir) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .flat_map(|e| {
            let path = e.unwrap().path();
            if path.is_dir() { files(&path) } else { vec![path] }
        })
        .collect();
    found.sort();
    found
}
