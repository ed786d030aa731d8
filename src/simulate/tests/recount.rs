//! `truth.json` against a count of the written logs by other, plainer code.
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::Value;

use super::{Settings, cells, requests, text, written};

/// Voices and records met, unmet, pending.
type Tally = ([f64; 3], [u64; 3]);

/// Day, area, need, closed, language.
type Asked = (Date, String, &'static str, Option<Date>, String);
/// Day, area, need.
type Given = (Date, String, &'static str);

/// By person.
struct Log {
    asked: BTreeMap<String, Vec<Asked>>,
    given: BTreeMap<String, Vec<Given>>,
}

fn need(text: &str) -> &'static str {
    match text {
        "Groceries" | "Hot meals" | "Food box" | "Hot meal" => "food",
        "Rent, deposit or shelter" | "Rent help" | "Shelter night" => "housing",
        "Heating, cooling or power bill" | "Power bill help" | "Fan or heater" => "utilities",
        "Medicine pick-up" | "Prescription pick-up" => "medicine",
        "A ride" | "Ride" | "Bus pass" => "transport",
        "Baby supplies (formula, diapers, wipes)" | "Something else" => "other",
        "Diapers and wipes" | "Household goods" => "other",
        text => panic!("unknown need {text}"),
    }
}

fn person(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

fn us_day(text: &str) -> Date {
    Date::strptime("%m/%d/%Y", text.split(' ').next().unwrap()).unwrap()
}

fn read(dir: &std::path::Path) -> Log {
    let mut log = Log { asked: BTreeMap::new(), given: BTreeMap::new() };
    for row in requests(dir) {
        let closed = (row[10] == "Request Complete").then(|| us_day(&row[11]));
        assert_eq!(row[12], "Yes");
        for option in row[8].split("; ") {
            let record = (us_day(&row[0]), row[4].clone(), need(option), closed, row[5].clone());
            log.asked.entry(person(&row[1])).or_default().push(record);
        }
    }
    for row in cells(&text(dir, "distributions.csv")).into_iter().skip(1) {
        let day = row[0].parse().unwrap();
        log.given.entry(person(&row[1])).or_default().push((day, row[2].clone(), need(&row[3])));
    }
    log
}

fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// Tallies by `axis:key`.
fn count(log: &Log, last_day: Date) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for (person, records) in &log.asked {
        let mut records = records.clone();
        records.sort();
        let mut given = log.given.get(person).cloned().unwrap_or_default();
        given.sort();
        let voice = 1.0 / records.len() as f64;
        for (day, area, need, closed, language) in records {
            let fits = |g: &Given| g.2 == need && (0..=14).contains(&days(day, g.0));
            let matched = given.iter().position(fits).map(|i| given.remove(i)).is_some();
            let status = if days(day, last_day) < 14 {
                2
            } else {
                usize::from(!(matched || closed.is_some_and(|c| days(day, c) <= 14)))
            };
            let month = format!("by_month:{:04}-{:02}", day.year(), day.month());
            let (area, need) = (format!("by_area:{area}"), format!("by_need:{need}"));
            for key in ["total:".into(), month, area, need, format!("language:{language}")] {
                let tally = tallies.entry(key).or_default();
                tally.0[status] += voice;
                tally.1[status] += 1;
            }
        }
    }
    tallies
}

fn assert_same(key: &str, (voices, records): &Tally, said: &Value) {
    for s in 0..3 {
        assert_eq!(said["records"][s].as_u64(), Some(records[s]), "{key}");
        assert!((said["voices"][s].as_f64().unwrap() - voices[s]).abs() < 1e-5, "{key}");
    }
    let rate = voices[0] / (voices[0] + voices[1]);
    let said = said["fill_rate_people"].as_f64().unwrap_or(f64::NAN);
    assert!((said - rate).abs() < 1e-5 || (said.is_nan() && rate.is_nan()), "{key}");
}

fn clean() -> Settings {
    Settings { messy: false, people: 1_500, ..Settings::riverton() }
}

#[test]
fn truth_is_what_a_plain_count_of_clean_logs_gives() {
    let dir = written(&clean());
    let truth: Value = serde_json::from_str(&text(dir.path(), "truth.json")).unwrap();
    let log = read(dir.path());
    let counted = count(&log, jiff::civil::date(2025, 12, 31));
    let mut compared = 0;
    for (key, tally) in counted.iter().filter(|(key, _)| !key.starts_with("language:")) {
        let (axis, name) = key.split_once(':').unwrap();
        let said = if name.is_empty() { &truth[axis] } else { &truth[axis][name] };
        assert_same(key, tally, said);
        compared += 1;
    }
    assert_eq!(compared, 1 + 12 + 60 + 6);
    assert_same("ht", &counted["language:Kreyòl / Haitian Creole"], &truth["by_language"]["ht"]);
    assert_eq!(truth["people"]["asking"], log.asked.len());
    assert_eq!(truth["people"]["given"], log.given.len());
    let mut sums = BTreeMap::new();
    for records in log.given.values() {
        let distinct: BTreeSet<_> = records.iter().collect();
        assert_eq!(distinct.len(), records.len(), "hand-outs of one person differ");
        for (_, _, need) in records {
            *sums.entry(*need).or_insert(0.0) += 1.0 / records.len() as f64;
        }
    }
    for (need, sum) in sums {
        assert!((truth["given_by_need"][need]["voices"].as_f64().unwrap() - sum).abs() < 1e-5, "{need}");
    }
}

#[test]
fn tables_of_truth_add_up_to_the_total() {
    let dir = written(&clean());
    let truth: Value = serde_json::from_str(&text(dir.path(), "truth.json")).unwrap();
    for (status, name) in ["met", "unmet", "pending"].iter().enumerate() {
        let total = truth["total"]["voices"][status].as_f64().unwrap();
        for axis in ["by_area", "by_need", "by_month", "by_language", "by_disability", "by_household"] {
            let parts = truth[axis].as_object().unwrap().values();
            let sum: f64 = parts.map(|t| t["voices"][status].as_f64().unwrap()).sum();
            assert!((sum - total).abs() < 1e-3, "{axis}");
        }
        for axis in ["by_area_and_month", "by_area_and_need"] {
            let rows = truth[axis].as_object().unwrap().values();
            let sum: f64 = rows.flat_map(|r| r[name].as_array().unwrap()).map(|v| v.as_f64().unwrap()).sum();
            assert!((sum - total).abs() < 1e-3, "{axis}");
        }
    }
}

#[test]
fn planted_gaps_show_in_what_came_of_the_requests() {
    let dir = written(&Settings { people: 20_000, ..clean() });
    let truth: Value = serde_json::from_str(&text(dir.path(), "truth.json")).unwrap();
    let city = truth["total"]["fill_rate_people"].as_f64().unwrap();
    assert!((0.62..0.74).contains(&city), "{city}");
    for gap in truth["planted"].as_array().unwrap() {
        let there = &gap["there"];
        let (rate, planted) =
            (there["fill_rate_people"].as_f64().unwrap(), there["planted_rate"].as_f64().unwrap());
        assert!(rate < city - 0.05, "{gap}");
        // Matching a hand-out with an earlier request of the same person adds a little;
        // closing dates of requests with several needs take a little.
        assert!((rate - planted).abs() < 0.06, "{gap}");
    }
}
