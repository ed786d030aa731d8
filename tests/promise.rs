//! What a release says of itself, and what it is charged for, on the finished program.
mod common;

use std::fs;

use common::{City, HEADER};

const HANDOUTS: &str = r#"
[[source]]
role = "distributions"
files = ["given.csv"]
person = ["phone"]
date = { column = "Timestamp", format = "%Y-%m-%d %H:%M:%S" }
area = { column = "area" }
need = { column = "Need", split = ";", else = "other" }
"#;

/// A city with hand-outs beside its requests.
fn with_handouts() -> City {
    let mut city = City::new();
    fs::write(city.path("given.csv"), format!("{HEADER}{}", city.rows.concat())).unwrap();
    city.pipeline.push_str(HANDOUTS);
    city.save();
    city
}

fn release_json(city: &City) -> serde_json::Value {
    let bytes = fs::read(city.runs()[0].join("bundle/release.json")).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn ledger(city: &City) -> serde_json::Value {
    let output = city.evenhand(&["ledger", "show", "tiny.ledger", "--json"]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn consent_is_claimed_only_where_every_source_asks_for_it() {
    let city = with_handouts();
    city.run().assert().success();
    assert_eq!(release_json(&city)["consent_asked"], false);

    let mut city = with_handouts();
    city.pipeline.push_str("consent = { column = \"OK?\", yes = [\"Yes\"] }\n");
    city.save();
    city.run().assert().success();
    assert_eq!(release_json(&city)["consent_asked"], true);
}

#[test]
fn hand_outs_read_from_the_next_year_are_charged_to_that_year_too() {
    let mut city = with_handouts();
    city.edit("to = \"2025-09-30\"", "to = \"2025-12-31\"\ndata_until = \"2026-01-31\"");
    city.run().assert().success();
    let years = &ledger(&city)["by_year"];
    assert!(years["2025"] == "1" && years["2026"] == "1", "{years}");

    // Without hand-outs no row of the next year is read, so nothing of it is spent.
    let mut city = City::new();
    city.edit("to = \"2025-09-30\"", "to = \"2025-12-31\"\ndata_until = \"2026-01-31\"");
    city.run().assert().success();
    assert!(ledger(&city)["by_year"]["2026"].is_null());
}

#[test]
fn an_export_cannot_serve_as_a_public_file() {
    // Public files go into the ledger's digest of settings and into error messages.
    for key in ["areas", "denominators"] {
        let mut city = City::new();
        let public = if key == "areas" { "areas.geojson" } else { "population.csv" };
        city.edit(&format!("{key} = \"{public}\""), &format!("{key} = \"./requests.csv\""));
        let output = city.run().output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("is one of the exports"), "{said}");
        assert!(!said.contains("Zebulon") && !said.contains("555-01"), "{said}");
    }
}

/// What a release into the folder `out` would ask; the answer is no.
fn asked(city: &City, out: &str) -> (bool, bool) {
    use evenhand::release::{Outcome, Places, Prepared, release};
    let pipeline = evenhand::pipeline::load(&city.path("pipeline.toml"), None);
    let work = Prepared::new(pipeline.unwrap_or_else(|e| panic!("{}", e.report(false)))).unwrap();
    let places = Places { out: city.path(out), ledger: city.path("tiny.ledger") };
    let mut seen = None;
    let outcome = release(&work, &places, &Silent, &mut |question| {
        seen = Some((question.supersedes.is_some(), question.lost));
        Ok(false)
    });
    assert!(matches!(outcome.unwrap(), Outcome::Declined));
    seen.unwrap()
}

struct Silent;
impl evenhand::confidential::Progress for Silent {
    fn stage(&self, _: &'static str) {}
    fn bytes(&self, _: u64, _: u64) {}
}

#[test]
fn the_question_tells_a_lost_bundle_from_exports_that_have_changed() {
    let mut city = City::new();
    assert_eq!(asked(&city, "out"), (false, false));
    city.run().assert().success();
    assert_eq!(asked(&city, "elsewhere"), (true, true));
    city.rows.pop();
    city.save();
    assert_eq!(asked(&city, "out"), (true, false));
}

/// A city whose releases have Gaussian noise.
#[cfg(not(feature = "replay"))]
fn gaussian() -> City {
    let mut city = City::new();
    city.edit("epsilon = 1.0", "epsilon = 1.0\nnoise = \"gaussian\"\ndelta = 1e-6");
    city
}

#[cfg(not(feature = "replay"))]
#[test]
fn a_gaussian_release_is_charged_in_rho_and_says_so_everywhere() {
    let mut city = gaussian();
    city.edit("epsilon = 2.0", "epsilon = 9.0");
    city.run().assert().success();
    let release = release_json(&city);
    assert_eq!(release["plan"]["noise"]["family"], "gaussian");
    assert_eq!(release["plan"]["noise"]["delta"], "0.000001");
    assert!(release["mechanism"].as_str().unwrap().contains("discrete Gaussian"));
    let rho = &release["plan"]["noise"]["rho"];
    assert_eq!(release["ledger"]["lifetime"]["rho"], *rho);
    let shown = ledger(&city);
    assert_eq!(shown["entries"][1]["rho"], *rho);
    assert_eq!(shown["entries"][1]["delta"], "0.000001");
    // Rounded up to six places, it is the ε that was stated.
    assert_eq!(shown["windows"][0]["spent"]["epsilon"], "1");
    let page = fs::read_to_string(city.runs()[0].join("briefing/briefing.en.html")).unwrap();
    assert!(page.contains("but for a chance of 1 in 1,000,000"));
    assert!(page.contains("discrete Gaussian"));

    // A release of pure ε in the same ledger: both are counted, by the lesser bound.
    city.edit("\nnoise = \"gaussian\"\ndelta = 1e-6", "");
    city.run().assert().success();
    let shown = ledger(&city);
    let all = &shown["lifetime_epsilon"];
    let epsilon: f64 = all["epsilon"].as_str().unwrap().parse().unwrap();
    assert!((all["rho"] == *rho) && all["pure"] == "1" && (1.9..=2.0).contains(&epsilon), "{all}");
    let said = city.evenhand(&["ledger", "show", "tiny.ledger"]).output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("δ = 0.000001") && said.contains("but for a chance of 1 in 1000000"), "{said}");
    city.evenhand(&["ledger", "verify", "tiny.ledger"]).assert().success();
}

#[cfg(not(feature = "replay"))]
#[test]
fn the_best_noise_is_chosen_from_public_facts_and_recorded() {
    let mut city = City::new();
    city.edit("epsilon = 1.0", "epsilon = 1.0\nnoise = \"best\"\ndelta = 1e-6");
    city.run().assert().success();
    let release = release_json(&city);
    // With few tables that is Laplace, and charged as such: pure ε, δ = 0.
    assert!(release["plan"]["noise"].is_null());
    assert_eq!(release["ledger"]["lifetime"], "1");
    let why = release["plan"]["reasons"].to_string();
    assert!(why.contains("plan.noise.laplace"), "{why}");
}
