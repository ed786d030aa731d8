//! People behave as the module says, and mess is there when asked for.
use std::collections::{BTreeMap, BTreeSet};

use super::{Settings, cells, names, requests, text, written};
use crate::simulate::Generator;
use crate::simulate::{city, words};

fn digits(cell: &str) -> String {
    cell.chars().filter(char::is_ascii_digit).collect()
}

fn clean() -> Settings {
    Settings { messy: false, ..Settings::riverton() }
}

#[test]
fn people_ask_four_times_on_average_with_a_heavy_tail_in_spells_of_months() {
    let dir = written(&Settings { people: 10_000, ..clean() });
    let mut months: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in requests(dir.path()) {
        months.entry(digits(&row[1])).or_default().push(row[0][..2].to_owned());
    }
    let mut sizes: Vec<usize> = months.values().map(Vec::len).collect();
    sizes.sort_unstable();
    assert_eq!(sizes.len(), 10_000);
    let mean = sizes.iter().sum::<usize>() as f64 / 1e4;
    assert!((3.5..4.5).contains(&mean), "{mean}");
    assert!(sizes[5_000] <= 3 && sizes[9_900] >= 15 && sizes[9_999] >= 60, "heavy tail");
    let top: usize = sizes[9_000..].iter().sum();
    assert!(top as f64 > 0.3 * mean * 1e4, "a tenth of the people ask for a third of all");
    // Of those who ask at least four times a good part do so within half a year.
    let often: Vec<BTreeSet<&String>> =
        months.values().filter(|m| m.len() >= 4).map(|m| m.iter().collect()).collect();
    let short = often.iter().filter(|m| m.len() <= 6).count() as f64 / often.len() as f64;
    assert!(short > 0.5, "{short}");
}

#[test]
fn requests_follow_the_seasons() {
    let dir = written(&Settings { people: 6_000, ..clean() });
    let mut bills = [0; 13];
    for row in requests(dir.path()).iter().filter(|row| row[8].contains("power bill")) {
        bills[row[0][..2].parse::<usize>().unwrap()] += 1;
    }
    assert!(bills[1] > 2 * bills[5] && bills[12] > 2 * bills[9], "heating in winter: {bills:?}");
    assert!(bills[7] > 2 * bills[5] && bills[7] > 2 * bills[9], "a heat wave in July: {bills:?}");
}

#[test]
fn no_telephone_number_can_be_dialled_and_everyone_has_another() {
    let mut seen = BTreeSet::new();
    for number in (0..40_000).chain(56_000_000..56_001_000) {
        let mut spellings = (0..8).map(|spelling| {
            let mut out = Vec::new();
            words::phone(&mut out, number, spelling);
            digits(std::str::from_utf8(&out).unwrap())
        });
        let phone = spellings.next().unwrap();
        assert!(spellings.all(|other| other == phone), "spellings have the same digits");
        assert_eq!(phone.len(), 10);
        // No area code begins with 1; the exchange is 555-01xx or begins with 1 too.
        assert!(phone.starts_with('1'));
        assert!(phone[3..].starts_with("55501") || &phone[3..4] == "1", "{phone}");
        assert!(seen.insert(phone));
    }
    for settings in [Settings::riverton(), Settings::smallgroup()] {
        let dir = written(&settings);
        for name in names(dir.path()).iter().filter(|n| n.ends_with("5H1.csv") || n.starts_with("dist")) {
            for row in &cells(&text(dir.path(), name))[1..] {
                let phone = digits(&row[1]);
                assert!(phone.is_empty() || (phone.len() == 10 && phone.starts_with('1')), "{phone}");
            }
        }
    }
}

#[test]
fn messy_logs_have_every_kind_of_mess_and_clean_ones_none() {
    let (messy, tidy) = (written(&Settings::riverton()), written(&clean()));
    let (messy, tidy) = (requests(messy.path()), requests(tidy.path()));
    let ids: BTreeSet<String> = city(&clean()).unwrap().map.places.iter().map(|p| p.id.clone()).collect();
    type Test<'a> = (&'a str, Box<dyn Fn(&Vec<String>) -> bool + 'a>);
    let tests: Vec<Test<'_>> = vec![
        ("blank id", Box::new(|r| r[1].is_empty())),
        ("words for an id", Box::new(|r| !r[1].is_empty() && digits(&r[1]).is_empty())),
        ("blank area", Box::new(|r| r[4].is_empty())),
        ("unknown area", Box::new(|r| !r[4].is_empty() && !ids.contains(r[4].trim()))),
        ("lost zero", Box::new(|r| ids.contains(&format!("0{}", r[4])))),
        ("stray spaces", Box::new(|r| r[4] != r[4].trim())),
        ("misspelt option", Box::new(|r| r[8].starts_with("Grocerys"))),
        ("no option", Box::new(|r| r[8].is_empty())),
        ("trailing separator", Box::new(|r| r[8].ends_with("; "))),
        ("no consent", Box::new(|r| r[12] == "No")),
        ("blank consent", Box::new(|r| r[12].is_empty())),
        ("odd language", Box::new(|r| r[5] == "eglish")),
        ("duplicate", Box::new(|r| r[10] == "Duplicate")),
        ("year 0020", Box::new(|r| r[0].contains("/0020 "))),
        ("year 2202", Box::new(|r| r[0].contains("/2202 "))),
        ("no date", Box::new(|r| r[0].is_empty())),
        ("no such date", Box::new(|r| r[0].starts_with("13/45"))),
    ];
    for (name, test) in tests {
        assert!(messy.iter().any(&test), "{name} is missing");
        assert!(!tidy.iter().any(&test), "{name} in clean logs");
    }
    let key = |r: &Vec<String>| format!("{} {} {}", r[0], digits(&r[1]), r[8]);
    let distinct = |rows: &[Vec<String>]| rows.iter().map(key).collect::<BTreeSet<_>>().len();
    assert!(distinct(&messy) + 50 < messy.len(), "rows that are there twice");
    assert_eq!(distinct(&tidy), tidy.len());
    for status in ["No Answer (call back)", "Sent to Another Group", "Dispatch Needed"] {
        assert!(tidy.iter().any(|r| r[10] == status));
    }
    for column in [3, 8, 9, 13] {
        assert!(tidy.iter().any(|r| r[column].contains(',')), "commas in column {column}");
    }
    assert!(tidy.iter().any(|r| r[9].contains('"')) && tidy.iter().any(|r| r[9].contains('\n')));
}

#[test]
fn clean_rows_are_in_order_of_time_and_messy_ones_are_not() {
    let in_order = |settings: &Settings| {
        let dir = written(settings);
        // With two-digit months and days the text of one year sorts by time.
        requests(dir.path()).windows(2).all(|pair| pair[0][0] <= pair[1][0])
    };
    assert!(in_order(&clean()) && !in_order(&Settings::riverton()));
}

#[test]
fn a_flood_swells_one_month_in_some_areas_and_little_of_it_is_met() {
    let settings = Settings { generator: Generator::Flood, people: 6_000, ..clean() };
    let flood = city(&settings).unwrap().demand.flood.unwrap();
    let dir = written(&settings);
    let truth: serde_json::Value = serde_json::from_str(&text(dir.path(), "truth.json")).unwrap();
    let gap = truth["planted"].as_array().unwrap().iter().find(|g| g["what"] == "the flood").unwrap();
    assert_eq!(gap["areas"].as_array().unwrap().len(), flood.areas.len());
    let areas: Vec<&str> = gap["areas"].as_array().unwrap().iter().map(|a| a.as_str().unwrap()).collect();
    let mut months = [0; 13];
    for row in requests(dir.path()).iter().filter(|row| areas.contains(&row[4].as_str())) {
        months[row[0][..2].parse::<usize>().unwrap()] += 1;
    }
    let most = months.iter().enumerate().max_by_key(|(_, n)| **n).unwrap().0;
    assert_eq!(most, flood.month + 1, "{months:?}");
    assert!(months[most] > 2 * months[most - 2], "{months:?}");
    assert!(gap["there"]["fill_rate_people"].as_f64().unwrap() < 0.5);
}

#[test]
fn bursts_gather_requests_in_a_few_days() {
    let busiest = |generator| {
        let dir = written(&Settings { generator, people: 6_000, ..clean() });
        let mut days: BTreeMap<(String, String), u32> = BTreeMap::new();
        let rows = requests(dir.path());
        for row in &rows {
            *days.entry((row[0][..10].to_owned(), row[4].clone())).or_default() += 1;
        }
        days.into_values().max().unwrap()
    };
    assert!(busiest(Generator::Bursts) > 2 * busiest(Generator::LogLinear));
}

#[test]
fn few_areas_have_a_gap_in_a_city_with_few_and_nearly_all_elsewhere() {
    let below = |generator| {
        let dir = written(&Settings { generator, people: 12_000, ..clean() });
        let truth: serde_json::Value = serde_json::from_str(&text(dir.path(), "truth.json")).unwrap();
        let areas = truth["by_area"].as_object().unwrap();
        let rates: Vec<f64> = areas.values().filter_map(|a| a["fill_rate_people"].as_f64()).collect();
        rates.iter().filter(|rate| **rate < 0.8).count() as f64 / rates.len() as f64
    };
    let few = below(Generator::FewGaps);
    assert!((0.05..0.25).contains(&few), "{few}");
    assert!(below(Generator::LogLinear) > 0.6);
}
