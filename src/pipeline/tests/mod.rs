//! What an operator is told, and that nothing makes the reading panic.
use std::path::Path;

use super::*;

mod docs;
mod mapping;
mod mutations;
mod refusals;
mod schema;

/// A valid file that uses every key.
pub(super) const VALID: &str = r#"title = "Riverton mutual aid 2025"
sample = true
[period]
from = "2025-01-01"
to = "2025-12-31"
step = "month"
timezone = "America/Chicago"
data_until = "2026-01-31"
[geography]
areas = "areas.geojson"
id = "area_id"
name = "area_name"
parents = ["district"]
denominators = "population.csv"
denominators_id = "area"
residents = "inhabitants"
rank_by = "poverty_rate"
smallest_area = 500
credit = "Boundaries: Riverton"
[needs]
keys = ["food", "housing", "medicine", "other"]
within_days = 14
labels = { food = "Food and groceries" }
[groups.language]
label = "Languages"
keys = ["en", "es", "ht", "other"]
labels = { en = "English" }
[privacy]
unit = "person"
epsilon = 1.0
ledger = "riverton.ledger"
people = "about 3,000"
[privacy.budget]
epsilon = 2.0
per = "year"
[[source]]
role = "requests"
files = ["requests.csv"]
format = "csv"
encoding = "utf-8"
separator = ","
skip_rows = 0
person = ["telephone"]
person_form = "phone"
date = { column = "Timestamp", format = "%m/%d/%Y %H:%M:%S" }
area = { column = "zip", map = { "Old town" = "A1", "New town" = "A2" } }
need = { column = "Need", split = ";", map = { "Groceries" = "food", "Rent" = "housing" } }
status = { column = "Status", met = ["Done"], open = ["Open"], drop = ["Duplicate"] }
closed = { column = "Closed", formats = ["%Y-%m-%d", "%Y/%m/%d"] }
consent = { column = "OK?", yes = ["Yes"] }
groups = { language = { column = "Language", map = { "Spanish" = "es" } } }
[[source]]
role = "distributions"
files = ["given.parquet"]
person = ["phone", "name"]
date = { column = "Day", format = "%d.%m.%Y" }
area = { name = "Quarter" }
need = { always = "food" }
[tables]
focus = "areas"
[equity]
target = 0.8
[[events]]
date = "2025-06-01"
name = "New site opened"
[briefing]
languages = ["en"]
contact = "hello@example.org"
"#;

pub(super) fn parse(text: &str) -> Result<Pipeline, Invalid> {
    parse_only(text, Path::new("there"))
}

/// [`VALID`] with `old`, which it holds once, replaced by `new`.
pub(super) fn with(old: &str, new: &str) -> String {
    assert_eq!(VALID.matches(old).count(), 1, "{old:?} must be in the file once");
    VALID.replace(old, new)
}

/// The mistakes of `text` as `line:column what | help`.
fn told(text: &str) -> Vec<String> {
    let invalid = parse(text).expect_err("this file has a mistake");
    assert_eq!(invalid.problems(), invalid.mistakes().len());
    let place = |m: &Mistake| m.place().map_or("-".to_owned(), |(l, c)| format!("{l}:{c}"));
    invalid.mistakes().iter().map(|m| format!("{} {} | {}", place(m), m.what(), m.what_to_do())).collect()
}

/// Changes one place of [`VALID`] and returns the one mistake that it leads to.
fn one(old: &str, new: &str) -> String {
    let told = told(&with(old, new));
    assert_eq!(told.len(), 1, "{old} -> {new}: {told:#?}");
    told[0].clone()
}

#[test]
fn a_file_with_every_key_is_read() {
    let p = parse(VALID).map_err(|e| e.report(false)).unwrap();
    assert_eq!(p.privacy.people, 3000);
    assert_eq!(p.privacy.epsilon.to_string(), "1");
    assert_eq!(p.privacy.ledger, Path::new("there/riverton.ledger"));
    assert_eq!(
        p.needs.keys.iter().map(|k| k.id.as_str()).collect::<Vec<_>>(),
        ["food", "housing", "medicine", "other", "unknown"]
    );
    assert_eq!(p.needs.keys[0].label, "Food and groceries");
    assert_eq!(p.groups[0].keys.last().map(|k| k.id.as_str()), Some(UNKNOWN));
    let NeedRule::Column { map, otherwise, .. } = &p.sources[0].need else { panic!("a column rule") };
    assert_eq!(*otherwise, 4);
    for (text, key) in [("groceries", 0), ("food and groceries", 0), ("food", 0), ("rent", 1), ("other", 3)] {
        assert!(map.contains(&(text.to_owned(), key)), "{text}");
    }
    assert!(map.windows(2).all(|w| w[0].0.len() >= w[1].0.len()), "longest first");
    assert!(!p.consent_asked(), "the second source does not ask");
    assert_eq!(p.sources[1].format, FileFormat::Parquet);
}

#[test]
fn unknown_is_added_only_where_a_source_needs_it() {
    let p =
        parse(&with("\"Rent\" = \"housing\" } }", "\"Rent\" = \"housing\" }, else = \"other\" }")).unwrap();
    assert!(p.needs.keys.iter().all(|k| k.id != UNKNOWN));
    let p = parse(&with("\"ht\", \"other\"]", "\"unknown\", \"ht\"]")).unwrap();
    let ids: Vec<_> = p.groups[0].keys.iter().map(|k| k.id.as_str()).collect();
    assert_eq!(ids, ["en", "es", "ht", "unknown"]);
}

#[test]
fn an_unknown_key_is_shown_with_the_likely_one() {
    assert_eq!(
        one("step = \"month\"", "stpe = \"month\""),
        "6:1 `stpe` is not a key of [period] | rename it to `step`, or remove it"
    );
    let told = one("split = \";\"", "colour = \";\"");
    assert!(told.starts_with("47:27 `colour` is not a key of `need` | remove it; `need` may have"), "{told}");
    // A misspelt required key is not missing as well.
    assert_eq!(told_lines(&with("epsilon = 1.0", "epsilno = 1.0")), [30]);
}

fn told_lines(text: &str) -> Vec<usize> {
    parse(text).unwrap_err().mistakes().iter().filter_map(|m| m.place()).map(|(line, _)| line).collect()
}

#[test]
fn a_bad_date_is_shown() {
    for bad in ["\"2025-02-30\"", "\"31/12/2025\"", "\"0025-01-01\"", "2025-01-01T10:00:00"] {
        let told = one("to = \"2025-12-31\"", &format!("to = {bad}"));
        assert!(told.starts_with("5:6 `to` is ") && told.contains("year-month-day"), "{told}");
    }
    assert!(parse(&with("\"2025-01-01\"", "2025-01-01")).is_ok(), "a TOML date is a date");
    assert!(one("\"2025-12-31\"", "\"2024-12-31\"").contains("ends on 2024-12-31, before it begins"));
    assert!(one("\"2026-01-31\"", "\"2025-11-30\"").contains("before the period ends"));
    assert!(one("from = \"2025-01-01\"", "from = \"2020-12-31\"").contains("61 months long"));
}

#[test]
fn a_need_that_is_not_in_the_list_is_shown() {
    assert_eq!(
        one("\"Rent\" = \"housing\"", "\"Rent\" = \"houses\""),
        "47:79 \"houses\" is not among the keys | write \"housing\", or add \"houses\" to the keys: `food`, \
         `housing`, `medicine`, `other` and `unknown`"
    );
    assert!(one("{ always = \"food\" }", "{ always = \"fodo\" }").contains("write \"food\""));
    assert!(one("\"Spanish\" = \"es\"", "\"Spanish\" = \"sp\"").contains("\"sp\" is not among the keys"));
    assert!(one("labels = { food", "labels = { foot").contains("has a label but is not among the keys"));
}

#[test]
fn every_impossible_epsilon_is_refused() {
    for (bad, why) in [
        ("0", "greater than 0"),
        ("0.0", "greater than 0"),
        ("-1", "greater than 0"),
        ("-0.5", "greater than 0"),
        ("nan", "plain decimal number"),
        ("inf", "plain decimal number"),
        ("-inf", "plain decimal number"),
        ("100.1", "at most 100"),
        ("\"0\"", "greater than 0"),
        ("\"nan\"", "plain decimal number"),
        ("\"1,5\"", "plain decimal number"),
        ("\"101\"", "at most 100"),
        ("true", "must be a number"),
    ] {
        let told = one("epsilon = 1.0", &format!("epsilon = {bad}"));
        assert!(told.starts_with("30:11 `epsilon` ") && told.contains(why), "{bad}: {told}");
    }
    assert!(one("epsilon = 2.0", "epsilon = 0").starts_with("34:11 the budget's `epsilon` is 0"));
    assert!(one("epsilon = 2.0", "epsilon = 0.99").contains("nothing could ever be released"));
    let exact = parse(&with("epsilon = 1.0", "epsilon = 0.1")).unwrap();
    assert_eq!(exact.privacy.epsilon, "1/10".parse().unwrap(), "read from the decimal literal");
}

#[test]
fn noise_delta_and_rho_are_read_exactly_and_refused_where_they_promise_nothing() {
    use super::types::NoiseChoice;
    let told = |to: &str| one("epsilon = 1.0", to);
    for (to, why) in [
        ("epsilon = 1.0\nnoise = \"gauss\"", "gauss"),
        ("epsilon = 1.0\nnoise = \"gaussian\"", "has no `delta`"),
        ("epsilon = 1.0\nnoise = \"best\"", "has no `delta`"),
        ("epsilon = 1.0\ndelta = 1e-6", "keeps its promise without exception"),
        ("epsilon = 1.0\nnoise = \"gaussian\"\ndelta = 0", "greater than 0"),
        ("epsilon = 1.0\nnoise = \"gaussian\"\ndelta = 0.5", "at most 0.001"),
        ("epsilon = 1.0\nnoise = \"gaussian\"\ndelta = 1e-3", "too large for"),
        ("epsilon = 1.0\nnoise = \"gaussian\"\ndelta = true", "must be a number"),
        ("epsilon = 1e-9\nnoise = \"gaussian\"\ndelta = 1e-6", "no Gaussian noise keeps to"),
        ("epsilon = 1.0\nnoise = \"gaussian\"\ndelta = 1e-6\nrho = 0.02", "both stated"),
        ("rho = 0.02\nnoise = \"best\"\ndelta = 1e-6", "not Gaussian in any case"),
        ("rho = 0\nnoise = \"gaussian\"\ndelta = 1e-6", "greater than 0"),
    ] {
        let said = told(to);
        assert!(said.contains(why), "{to}: {said}");
    }
    let plain = parse(VALID).unwrap();
    assert_eq!((plain.privacy.noise, plain.privacy.delta.clone()), (NoiseChoice::Laplace, None));
    let gaussian =
        parse(&with("epsilon = 1.0", "epsilon = 1.0\nnoise = \"gaussian\"\ndelta = 1e-6")).unwrap();
    assert_eq!(gaussian.privacy.delta.as_ref().unwrap().to_string(), "0.000001");
    let rho = parse(&with("epsilon = 1.0", "rho = 0.02\nnoise = \"gaussian\"\ndelta = 1e-6")).unwrap();
    assert_eq!(rho.privacy.rho.as_ref().unwrap().to_string(), "0.02");
    assert!((0.8..1.0).contains(&rho.privacy.epsilon.approx()), "{}", rho.privacy.epsilon);
    // The noise is part of what is measured; without it nothing changes.
    assert_ne!(gaussian.settings_digest(), plain.settings_digest());
    assert!(!plain.measurement_settings().contains("noise"));
}

#[test]
fn several_mistakes_are_told_in_one_go_at_their_lines() {
    let text = with("step = ", "stpe = ")
        .replace("unit = \"person\"\n", "unit = \"preson\"\n")
        .replace("\"Rent\" = \"housing\"", "\"Rent\" = \"houses\"")
        .replace("target = 0.8", "target = 80")
        .replace("contact = \"hello@example.org\"", "contact = 7");
    assert_eq!(told_lines(&text), [6, 29, 47, 62, 68]);
}

#[test]
fn a_byte_order_mark_and_crlf_change_neither_reading_nor_places() {
    let text = with("step = ", "stpe = ").replace('\n', "\r\n");
    assert_eq!(told_lines(&format!("\u{feff}{text}")), [6]);
    assert!(parse(&format!("\u{feff}{}", VALID.replace('\n', "\r\n"))).is_ok());
    let report = parse("\u{feff}titel = 1").unwrap_err().report(false);
    assert!(report.contains("pipeline.toml:1:1"), "{report}");
}

#[test]
fn the_report_shows_line_reason_and_remedy_within_80_columns() {
    let text = with("step = ", "stpe = ").replace("\"Rent\" = \"housing\"", "\"Rent\" = \"houses\"");
    let report = parse(&text).unwrap_err().report(false);
    assert_eq!(report.lines().map(|l| l.chars().count()).filter(|n| *n > 80).count(), 0, "{report}");
    insta::assert_snapshot!(report, @r#"
    error: the pipeline file there/pipeline.toml has 2 mistakes

      × `stpe` is not a key of [period]
       ╭─[there/pipeline.toml:6:1]
     6 │ stpe = "month"
       · ──┬─
       ·   ╰── did you mean "step"?
       ╰────
      help: rename it to `step`, or remove it

      × "houses" is not among the keys
        ╭─[there/pipeline.toml:47:79]
     47 │  map = { "Groceries" = "food", "Rent" = "houses" } }
        ·                                         ────┬───
        ·                                             ╰── did you mean "housing"?
        ╰────
      help: write "housing", or add "houses" to the keys: `food`, `housing`,
            `medicine`, `other` and `unknown`
    "#);
    assert!(parse(&text).unwrap_err().report(true).contains('\u{1b}'));
}

#[test]
fn a_record_has_no_person_and_a_person_needs_one() {
    let text = with("unit = \"person\"", "unit = \"record\"");
    let told = told(&text);
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].contains("protects rows and not people"));
}

#[test]
fn area_rules_need_areas_and_points_need_polygons() {
    let start = VALID.find("[geography]").unwrap();
    let end = VALID.find("[needs]").unwrap();
    let told_without = told(&format!("{}{}", &VALID[..start], &VALID[end..]));
    assert_eq!(told_without.len(), 2, "{told_without:#?}");
    assert!(told_without[0].contains("no [geography]"));
    let text = with("areas.geojson", "areas.csv").replace("{ name = \"Quarter\" }", "{ point = \"Point\" }");
    assert!(told(&text)[0].contains("without any"));
}

#[test]
fn one_file_counts_once_in_a_role_and_may_have_two_roles() {
    let twice = with("files = [\"given.parquet\"]", "files = [\"requests.csv\"]");
    assert!(parse(&twice).is_ok(), "two roles");
    let twice = twice.replace("role = \"distributions\"", "role = \"requests\"");
    assert!(told(&twice)[0].contains("already read by an earlier source"));
}

#[test]
fn a_file_that_is_no_pipeline_is_told_in_one_mistake() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.toml");
    let problem = |path: &Path| {
        let invalid = load(path, None).unwrap_err();
        assert_eq!((invalid.problems(), invalid.status()), (1, 2));
        (invalid.mistakes()[0].what().to_owned(), invalid.mistakes()[0].place())
    };
    assert!(problem(&path).0.contains("no such file"));
    assert!(problem(folder.path()).0.contains("a folder"));
    std::fs::write(&path, b"title = \"a\"\n# caf\xe9\n").unwrap();
    assert_eq!(problem(&path), ("the file is not UTF-8 text from here on".to_owned(), Some((2, 6))));
    std::fs::write(&path, "title = \"a\"\nsample = \n").unwrap();
    let (what, place) = problem(&path);
    assert!(what.contains("not valid TOML") && place.is_some_and(|(line, _)| line == 2), "{what} {place:?}");
    std::fs::write(&path, "title = 1\ntitle = 2\n").unwrap();
    assert_eq!(problem(&path).1, Some((2, 1)));
}

#[test]
fn files_are_found_expanded_and_missing_ones_named() {
    let (home, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = home.path().join("p.toml");
    let text = with("files = [\"requests.csv\"]", "files = [\"r-*.csv\", \"r-2.csv\"]");
    std::fs::write(&path, &text).unwrap();
    for name in ["areas.geojson", "population.csv", "r-2.csv", "r-1.csv", "given.parquet"] {
        std::fs::write(data.path().join(name), "x").unwrap();
    }
    let p = load(&path, Some(data.path())).map_err(|e| e.report(false)).unwrap();
    assert_eq!(p.sources[0].files, [data.path().join("r-1.csv"), data.path().join("r-2.csv")]);
    assert_eq!(p.privacy.ledger, home.path().join("riverton.ledger"));

    let invalid = load(&path, None).unwrap_err();
    let lines: Vec<_> = invalid.mistakes().iter().filter_map(|m| m.place()).map(|(line, _)| line).collect();
    assert_eq!(lines, [10, 14, 38, 38, 54]);
    let pattern = home.path().join("r-*.csv").display().to_string();
    assert!(invalid.mistakes()[2].what().contains(&pattern), "{}", invalid.report(false));
    assert!(load(&path, Some(&path)).unwrap_err().mistakes()[0].what().contains("--data"));
}

#[test]
fn every_pipeline_file_of_the_project_is_valid() {
    let mut files: Vec<_> = glob::glob("pipelines/**/*.toml").unwrap().flatten().collect();
    files.retain(|file| file.is_file());
    assert!(files.len() >= 3, "the examples are there");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let read = parse_only(&text, file.parent().unwrap());
        read.unwrap_or_else(|invalid| panic!("{}: {}", file.display(), invalid.report(false)));
    }
}
