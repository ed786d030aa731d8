//! Hand-worked calendars.
use std::collections::BTreeMap;
use std::fs;

use jiff::civil::{Date, date};

use super::measures::{Spell, whole_weeks};
use super::{Dependability, Steady, read};
use crate::geography::{Area, Geography};
use crate::pipeline::CalendarSpec;
use crate::problem::{Kind, Result};

const YEAR: (Date, Date) = (date(2025, 1, 1), date(2025, 12, 31));

fn steady(days: &[(Date, bool)], window: (Date, Date)) -> Steady {
    Steady::new(&days.iter().copied().collect::<BTreeMap<_, _>>(), window)
}

fn spell(from: Date, to: Date, days: u32, at_least: bool) -> Option<Spell> {
    Some(Spell { from, to, days, at_least })
}

#[test]
fn weeks_are_those_of_iso_8601_that_lie_in_the_window_whole() {
    // 2025 begins on a Wednesday and ends on one: 51 whole weeks, 6 January to 28 December.
    let weeks = whole_weeks(YEAR);
    assert_eq!((weeks.len(), weeks[0], weeks[50]), (51, date(2025, 1, 6), date(2025, 12, 22)));
    assert!(whole_weeks((date(2025, 1, 7), date(2025, 1, 18))).is_empty());
    assert_eq!(whole_weeks((date(2025, 1, 6), date(2025, 1, 12))), [date(2025, 1, 6)]);
    // Over the end of a year.
    assert_eq!(whole_weeks((date(2024, 12, 30), date(2025, 1, 5))).len(), 1);
}

#[test]
fn days_weeks_gaps_and_the_longest_time_without() {
    // Wednesdays of February and March 2024, a leap year; one fell through, one was moved.
    let days = [
        (date(2024, 2, 7), true),
        (date(2024, 2, 14), true),
        (date(2024, 2, 21), false),
        (date(2024, 2, 28), true),
        (date(2024, 3, 6), true),
        (date(2024, 3, 15), true),
    ];
    let s = steady(&days, (date(2024, 2, 1), date(2024, 3, 17)));
    assert_eq!((s.days.len(), s.held()), (6, 5));
    // Weeks from 5 February to 17 March: six, of which that of the 19th had none.
    assert_eq!((s.weeks, s.weeks_with), (6, 5));
    // 7, 14, 7, 9 days: the lower median is 7.
    assert_eq!(s.usual_gap, Some(7));
    assert_eq!(s.longest, spell(date(2024, 2, 15), date(2024, 2, 27), 13, false));
}

#[test]
fn a_time_that_begins_or_ends_with_the_window_may_be_longer() {
    let s = steady(&[(date(2025, 3, 1), true)], YEAR);
    assert_eq!(s.longest, spell(date(2025, 3, 2), date(2025, 12, 31), 305, true));
    assert_eq!(s.usual_gap, None);
    // Nothing held at all: the whole window, whatever was published.
    let s = steady(&[(date(2025, 3, 1), false)], YEAR);
    assert_eq!((s.held(), s.weeks_with), (0, 0));
    assert_eq!(s.longest, spell(YEAR.0, YEAR.1, 365, true));
    assert_eq!(steady(&[], YEAR).longest, spell(YEAR.0, YEAR.1, 365, true));
    // One each day: no time without.
    let window = (date(2025, 1, 1), date(2025, 1, 3));
    let each = [(date(2025, 1, 1), true), (date(2025, 1, 2), true), (date(2025, 1, 3), true)];
    assert_eq!(steady(&each, window).longest, None);
    // Days outside the window are none of its days.
    let s = steady(&[(date(2024, 12, 31), true), (date(2026, 1, 1), true)], YEAR);
    assert_eq!(s.held(), 0);
}

/// Two districts of two areas.
fn geography() -> Geography {
    let area = |id: &str, name: &str, district: &str| Area {
        id: id.into(),
        name: name.into(),
        shape: None,
        parents: vec![district.into()],
        residents: None,
        rank: None,
        in_poverty: None,
        outside_need: None,
    };
    Geography {
        areas: vec![
            area("0101", "North", "Uptown"),
            area("0102", "Hill", "Uptown"),
            area("0201", "South", "Downtown"),
            area("0202", "Quay", "Downtown"),
        ],
        parents: vec!["district".into()],
        neighbours: vec![Vec::new(); 4],
        credit: None,
    }
}

fn spec(folder: &tempfile::TempDir, text: &str) -> CalendarSpec {
    let file = folder.path().join("calendar.csv");
    fs::write(&file, text).unwrap();
    CalendarSpec {
        file,
        because: "Made up".into(),
        date: "date".into(),
        format: "%Y-%m-%d".into(),
        place: "place".into(),
        held: None,
    }
}

fn told(text: &str) -> Result<Dependability> {
    let folder = tempfile::tempdir().unwrap();
    read(&spec(&folder, text), Some(&geography()), (date(2025, 1, 6), date(2025, 2, 2)))
}

fn held(text: &str) -> Vec<(String, usize)> {
    let told = told(text).unwrap();
    let places = told.larger.iter().chain(&told.areas);
    let named = places.map(|place| (place.key.label.clone(), place.steady.held()));
    std::iter::once(("city".to_owned(), told.city.held())).chain(named).collect()
}

#[test]
fn what_was_held_in_an_area_was_held_in_what_it_lies_in() {
    let text = "date,place,held\n2025-01-07,0101,yes\n2025-01-08,hill,Yes\n2025-01-09,Downtown,x\n\
                2025-01-10,everywhere,TRUE\n2025-01-14,0201,cancelled\n2025-03-01,0101,yes\n";
    let own = |name: &str, n| (name.to_owned(), n);
    let expected = [
        own("city", 4),
        own("Downtown", 2),
        own("Uptown", 3),
        own("North", 2),
        own("Hill", 2),
        own("South", 2),
    ];
    assert_eq!(held(text), expected);
    let told = told(text).unwrap();
    // Quay lies in Downtown, which is named. Five were published, one of which fell through.
    assert_eq!((told.unnamed, told.outside, told.published, told.held), (0, 1, 5, 4));
    let day = |day| date(2025, 1, day);
    assert_eq!(told.areas[2].steady.days, [(day(9), true), (day(10), true), (day(14), false)]);
}

#[test]
fn areas_that_are_named_in_no_way_are_counted() {
    assert_eq!(told("date,place\n2025-01-07,0101\n").unwrap().unnamed, 3);
    assert_eq!(told("date,place\n2025-01-07,Uptown\n").unwrap().unnamed, 2);
    assert_eq!(told("date,place\n2025-01-07,everywhere\n").unwrap().unnamed, 0);
}

#[test]
fn a_calendar_of_another_year_is_no_dry_spell() {
    let problem = told("date,place\n2024-01-07,0101\n2024-01-14,0101\n").unwrap_err();
    assert_eq!(problem.kind(), Kind::Usage);
    assert!(problem.to_string().contains("no row of this calendar"), "{problem}");
    // Two digits are no year.
    assert!(told("date,place\n0025-01-07,0101\n").is_err());
}

#[test]
fn as_spreadsheets_write_it() {
    let text =
        "\u{feff}place;date;held;remarks\n0101;2025-01-07;Yes;in the park\n\n0101;2025-01-14;No;snow\n";
    assert_eq!(held(text)[0], ("city".to_owned(), 1));
    // Without the column all were held.
    assert_eq!(held("date,place\n2025-01-07,0101\n2025-01-14,0101\n")[0].1, 2);
}

#[test]
fn every_mistake_says_where_it_is_and_quotes_nothing() {
    for (text, what, line) in [
        ("day,place\n2025-01-07,0101\n", "no column `date`", "line 1"),
        ("date,place,held\n01/07/2025,0101,yes\n", "not written as `format` says", "line 2"),
        ("date,place,held\n2025-01-07,0101,yes\n2025-01-08,Atlantis,yes\n", "place is none", "line 3"),
        ("date,place,held\n2025-01-07,0101,perhaps\n", "neither yes nor no", "line 2"),
        ("date,place,held\n2025-01-07,0101\n", "cells where the header has", "line 2"),
    ] {
        let problem = told(text).unwrap_err();
        assert_eq!(problem.kind(), Kind::Usage, "{text}");
        let said = problem.to_string();
        assert!(said.contains(what) && said.contains(line), "{said}");
        assert!(!said.contains("Atlantis") && !said.contains("perhaps") && !said.contains("01/07"), "{said}");
    }
}

#[test]
fn rows_about_people_are_no_calendar() {
    let problem = told("date,place,Phone\n2025-01-07,0101,555 010\n").unwrap_err();
    assert_eq!(problem.kind(), Kind::Refused);
    // A log of hand-outs without ids: several rows of one place and day, be they few.
    let rows: String = (0..40).map(|i| format!("2025-01-{:02},0101\n", 7 + i % 5)).collect();
    let problem = told(&format!("date,place\n{rows}")).unwrap_err();
    assert_eq!(problem.kind(), Kind::Refused);
    assert!(problem.to_string().contains("log of hand-outs"), "{problem}");
    assert!(told("date,place\n2025-01-07,0101\n2025-01-07,North\n2025-01-08,0101\n").is_err());
}
