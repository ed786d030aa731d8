//! The whole look at a made-up city's files.
use super::super::tests::script::{folder, loaded, requests};
use super::*;

/// What is found in requests whose dates `when` makes, under `formats`.
fn found(when: impl Fn(usize) -> String, formats: &str) -> Inspection {
    let folder = folder(&[("requests.csv", &requests(when))]);
    let text = format!(
        r#"title = "T"
[period]
from = "2025-01-01"
to = "2025-09-30"
[needs]
keys = ["food", "other"]
[privacy]
unit = "person"
epsilon = 1.0
ledger = "t.ledger"
people = "about 40"
[[source]]
role = "requests"
files = ["requests.csv"]
person = ["Phone"]
date = {{ column = "Timestamp", {formats} }}
need = {{ column = "What do you need?", else = "other" }}
"#
    );
    inspect(&loaded(folder.path(), &text), None).unwrap()
}

#[test]
fn dates_that_can_be_two_days_are_told_in_words_and_which_one_holds() {
    let when = |row: usize| format!("{:02}/{:02}/2025", row % 9 + 1, row % 8 + 4);
    for (format, holds) in [("%d/%m/%Y", "1 April"), ("%m/%d/%Y", "4 January")] {
        let lines = found(when, &format!("format = \"{format}\"")).lines;
        let line = lines.iter().find(|line| line.contains("Make sure")).unwrap();
        assert!(line.contains("`01/04/2025` can be 4 January or 1 April"), "{line}");
        assert!(line.contains(&format!("the pipeline file says {holds}")), "{line}");
    }
}

#[test]
fn a_wrong_order_of_day_and_month_is_told_by_an_example() {
    let month_first = |row: usize| format!("{:02}/{:02}/2025", row % 9 + 1, row % 28 + 1);
    let wrong = found(month_first, r#"format = "%d/%m/%Y""#);
    let line = wrong.lines.iter().find(|line| line.contains("Was the other order meant")).unwrap();
    assert!(line.contains("Timestamp") && line.contains("fit the stated order"), "{line}");
    let right = found(month_first, r#"format = "%m/%d/%Y""#);
    assert!(right.lines.is_empty(), "{:?}", right.lines);
}

#[test]
fn months_without_rows_and_an_early_end_are_told() {
    let gap = |row: usize| format!("2025-{:02}-{:02}", [1, 2, 4, 5][row % 4], row % 28 + 1);
    let lines = found(gap, r#"format = "%Y-%m-%d""#).lines;
    assert!(lines.iter().any(|line| line.contains("no rows in March 2025, June 2025")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("older than the end of the period")), "{lines:?}");
}

static_assertions::assert_not_impl_any!(Inspection: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
