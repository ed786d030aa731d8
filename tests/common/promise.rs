//! What must hold on the disk at every moment, whatever happened to a run.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use evenhand::bundle;
use evenhand::privacy::digest::sha256_hex;
use serde_json::Value;

use super::{City, files};

/// Releases that were charged and published, by id.
#[derive(Default)]
pub struct Ledgered {
    pub charged: BTreeSet<String>,
    pub published: BTreeSet<String>,
}

/// Enough budget for every run that is stopped after its charge.
pub fn rich_city() -> City {
    let mut city = City::new();
    city.edit("epsilon = 1.0", "epsilon = 0.1");
    city.edit("epsilon = 2.0", "epsilon = 90.0");
    city
}

/// The program itself, so that a kill hits it and no shell.
pub fn start(city: &City) -> Child {
    Command::new(env!("CARGO_BIN_EXE_evenhand"))
        .current_dir(city.dir.path())
        .args(["run", "pipeline.toml", "--yes"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What the ledger says, verified; nothing where there is none yet.
pub fn ledger(city: &City) -> Ledgered {
    let mut found = Ledgered::default();
    if !city.path("tiny.ledger").exists() {
        return found;
    }
    city.evenhand(&["ledger", "verify", "tiny.ledger"]).assert().success();
    let output = city.evenhand(&["ledger", "show", "tiny.ledger", "--json"]).output().unwrap();
    let shown: Value = serde_json::from_slice(&output.stdout).unwrap();
    for entry in shown["entries"].as_array().unwrap() {
        let text = entry.to_string();
        let id = release_in(entry);
        if let Some(id) = id {
            let set = if text.contains("digest") { &mut found.published } else { &mut found.charged };
            assert!(set.insert(id), "one release is there twice: {text}");
        }
    }
    found
}

/// The value of `release` anywhere in a ledger's entry.
fn release_in(value: &Value) -> Option<String> {
    match value {
        Value::Object(map) => match map.get("release").and_then(Value::as_str) {
            Some(id) => Some(id.to_owned()),
            None => map.values().find_map(release_in),
        },
        _ => None,
    }
}

/// Measurement files by release id, under their final names or not yet.
pub fn drawn(out: &Path) -> Vec<(String, PathBuf)> {
    let measured = |path: &PathBuf| path.ends_with("bundle/measurements.parquet");
    let id = |path: &Path| {
        let run = path.parent()?.parent()?;
        let staged = run.file_name()?.to_str()?.strip_prefix(".tmp-").map(|rest| rest[..32].to_owned());
        staged.or_else(|| Some(bundle::read(run).ok()?.release().id.clone()))
    };
    files(out)
        .into_iter()
        .filter(measured)
        .map(|path| (id(&path).unwrap_or_else(|| panic!("{} cannot be read", path.display())), path))
        .collect()
}

/// Whatever holds at every moment. `known` remembers complete measurements by id.
pub fn broken(city: &City, known: &mut BTreeMap<String, String>) -> Option<String> {
    let out = city.path("out");
    let ledger = ledger(city);
    let drawn = drawn(&out);
    let ids: BTreeSet<&String> = drawn.iter().map(|(id, _)| id).collect();
    if ids.len() != drawn.len() {
        return Some("one charge has two measurement files".into());
    }
    if let Some(id) = ids.iter().find(|id| !ledger.charged.contains(**id)) {
        return Some(format!("release {id} was drawn without a charge"));
    }
    if !ledger.published.is_subset(&ledger.charged) {
        return Some("a release is published that was never charged".into());
    }
    for (id, path) in &drawn {
        let run = path.parent().and_then(Path::parent).unwrap();
        // A stage may be half-written; once it reads it is complete and stays.
        if bundle::read(run).is_ok() {
            let sum = sha256_hex(&fs::read(path).unwrap());
            if known.entry(id.clone()).or_insert_with(|| sum.clone()) != &sum {
                return Some(format!("release {id} was drawn twice"));
            }
        }
    }
    city.runs().iter().find_map(|run| half_written(run))
}

/// What lies under a final name is whole.
fn half_written(run: &Path) -> Option<String> {
    let staged = run.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    if staged {
        return None;
    }
    if let Err(problem) = bundle::read(run) {
        return Some(problem.to_string());
    }
    let briefing = run.join("briefing");
    if !briefing.exists() {
        return None;
    }
    let manifest = fs::read(briefing.join("manifest.json")).ok()?;
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let sums = manifest["sha256"].as_object().unwrap();
    sums.iter().find_map(|(name, sum)| {
        let whole = fs::read(briefing.join(name)).is_ok_and(|bytes| sha256_hex(&bytes) == *sum);
        (!whole).then(|| format!("{name} of a briefing is not whole"))
    })
}

pub fn holds(city: &City, known: &mut BTreeMap<String, String>) {
    if let Some(what) = broken(city, known) {
        panic!("{what}");
    }
}

/// A run to the end; afterwards everything that was charged and drawn is settled.
pub fn completes(city: &City, known: &mut BTreeMap<String, String>) {
    finishes(city, known, "run");
}

/// The same with `release`, which makes no briefing.
pub fn finishes(city: &City, known: &mut BTreeMap<String, String>, verb: &str) {
    city.evenhand(&[verb, "pipeline.toml", "--yes"]).assert().success();
    holds(city, known);
    let ledger = ledger(city);
    for run in city.runs().iter().filter(|run| !run.to_string_lossy().contains("/.tmp-")) {
        assert!(ledger.published.contains(&bundle::read(run).unwrap().release().id), "not settled");
    }
    assert!(!ledger.published.is_empty());
}
