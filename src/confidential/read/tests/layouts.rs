//! Layouts of real exports: wide columns, tags, several columns for one thing.
use super::fixture::*;
use crate::confidential::map::{Note, Notes};
use crate::confidential::record::NO_AREA;
use crate::pipeline::*;

fn read(own: Source, text: &str) -> (Vec<Fields>, Notes) {
    match read_bytes(&pipeline(vec![own]), text.as_bytes(), 64) {
        Ok(outcome) => outcome,
        Err(problem) => panic!("{problem}"),
    }
}

fn count(notes: &Notes, note: Note) -> u64 {
    notes.seen(note.index()).map_or(0, |seen| seen.count)
}

/// The rules of [`source`] with needs in many columns.
pub(super) fn wide_source(columns: &[(&str, usize)], except: &[&str], yes: Chosen) -> Source {
    let mut own = source();
    own.need = NeedRule::Columns(WideRule {
        columns: columns.iter().map(|(name, need)| (name.to_string(), *need)).collect(),
        except: texts(except),
        yes,
        filled: vec![("Notes".into(), 2)],
        otherwise: 2,
    });
    own
}

const WIDE: &str = "OK,Status,When,Phone,Closed,Zip,needfood,needroom,Language,Notes,needfood value";

#[test]
fn columns_that_stand_for_needs_make_a_record_each() {
    let own = wide_source(&[("needfood", 0), ("needroom", 1)], &[], Chosen::Texts(texts(&["true"])));
    let row = |food: &str, room: &str, note: &str| format!("yes,,3/9/2025,1,,,{food},{room},,{note},\n");
    let rows = [
        (row("True", "False", ""), vec![0]),
        (row("TRUE", "true ", ""), vec![0, 1]),
        (row("", "", "a ride"), vec![2]),
        (row("true", "", "a ride"), vec![0, 2]),
        (row("1", "no", " "), vec![2]),
    ];
    for (row, needs) in rows {
        let (records, _) = read(own.clone(), &format!("{WIDE}\n{row}"));
        assert_eq!(records.iter().map(|r| r.3).collect::<Vec<_>>(), needs, "{row}");
    }
    let (_, notes) = read(own, &format!("{WIDE}\n{}", row("", "", "")));
    assert_eq!(count(&notes, Note::NeedBlank), 1);
}

#[test]
fn patterns_take_item_columns_and_leave_values_and_other_rules_columns_alone() {
    let own = wide_source(&[("*", 2), ("need*", 0), ("*room*", 1)], &["* value"], Chosen::AboveZero);
    let (records, _) = read(own.clone(), &format!("{WIDE}\nyes,,3/9/2025,1,,00501,2,0,en,,9.50\n"));
    assert_eq!(records.iter().map(|r| r.3).collect::<Vec<_>>(), [0]);
    // Of two patterns that are as long the first by name: `*room*` before `need*`.
    let (records, _) = read(own.clone(), &format!("{WIDE}\nyes,,3/9/2025,1,,00501,0,3,en,,9.50\n"));
    assert_eq!(records.iter().map(|r| r.3).collect::<Vec<_>>(), [1]);
    let problem = read_bytes(&pipeline(vec![own]), WIDE.replace("need", "").as_bytes(), 64);
    assert!(problem.is_ok(), "`*` takes what is left");
    let none = wide_source(&[("item *", 0)], &[], Chosen::AboveZero);
    let problem = read_bytes(&pipeline(vec![none]), WIDE.as_bytes(), 64).err().unwrap();
    assert!(problem.contains("no column of the file fits a pattern"), "{problem}");
    let missing = wide_source(&[("needcloth", 0)], &[], Chosen::AboveZero);
    let problem = read_bytes(&pipeline(vec![missing]), WIDE.as_bytes(), 64).err().unwrap();
    assert!(problem.contains("“needcloth”"), "{problem}");
}

#[test]
fn rows_of_tags_are_left_out_wherever_they_stand() {
    let mut own = source();
    own.handling.hxl = true;
    let row = "yes,,3/9/2025,1,,,food,,\n";
    let tags = "#ok,#status,#date +start,#contact,,#loc,#need,,not read\n";
    for text in [format!("{tags}{row}"), format!("{row}{tags}"), format!("{tags}{tags}{row}")] {
        let (records, notes) = read(own.clone(), &format!("{HEADER}\n{text}"));
        assert_eq!(records.len(), 1, "{text}");
        assert!(count(&notes, Note::Tags) > 0);
    }
    // One cell that begins so is no row of tags.
    let (records, _) = read(own, &format!("{HEADER}\nyes,,3/9/2025,1,,#4,food,,\n"));
    assert_eq!(records.len(), 1);
}

#[test]
fn what_a_source_is_not_about_is_left_out_by_stated_texts() {
    let mut own = source();
    own.handling.leave_out = vec![TextRule { column: "Notes".into(), is: texts(&["duplicate*"]) }];
    own.handling.only = vec![TextRule { column: "Language".into(), is: texts(&["en", "es*"]) }];
    let row = |language: &str, note: &str| format!("yes,,3/9/2025,1,,,food,{language},{note}\n");
    for (row, counted) in [
        (row("EN", ""), true),
        (row("Español", "not a duplicate"), true),
        (row("en", "Duplicate request."), false),
        (row("fr", ""), false),
        (row("", ""), false),
    ] {
        let (records, notes) = read(own.clone(), &format!("{HEADER}\n{row}"));
        assert_eq!(records.len(), usize::from(counted), "{row}");
        assert_eq!(count(&notes, Note::LeftOut), u64::from(!counted), "{row}");
    }
}

#[test]
fn ids_that_are_known_to_be_shared_are_told_apart_by_the_second_column() {
    let mut own = source();
    own.handling.shared = Some(SharedIds { ids: texts(&["(555) 0100"]), also: "Notes".into() });
    let row = |phone: &str, name: &str| format!("yes,,3/9/2025,{phone},,,food,,{name}\n");
    let text = [
        row("5550100", "Ann"),
        row("555-0100", " ann "),
        row("5550100", "Bea"),
        row("5550100", ""),
        row("5550101", "Ann"),
        row("5550101", "Bea"),
    ];
    let (records, notes) = read(own, &format!("{HEADER}\n{}", text.concat()));
    let units: Vec<u128> = records.iter().map(|r| r.0).collect();
    assert_eq!(units.len(), 5);
    assert!(units[0] == units[1] && units[0] != units[2] && units[3] == units[4]);
    assert_eq!(count(&notes, Note::NoId), 1, "half an id is none");
}

#[test]
fn rows_of_one_day_count_once_where_that_is_stated() {
    let mut own = source();
    own.handling.once_a_day = true;
    let (records, _) =
        read(own, &format!("{HEADER}\nyes,,3/9/2025 10:00,1,,,food,,\nyes,,3/9/2025 11:00,1,,,food,,\n"));
    assert_eq!((records.len(), records[0].8), (2, records[1].8));
}

#[test]
fn an_area_of_several_columns_is_the_first_that_is_filled_or_all_together() {
    let zip = |columns: &[&str], join: Option<&str>, digits| {
        let mut own = source();
        let text = AreaText { columns: texts(columns), join: join.map(String::from), digits };
        own.area = AreaRule::Code { text, map: Vec::new() };
        own
    };
    let row = |zip: &str, note: &str| format!("{HEADER}\nyes,,3/9/2025,1,,{zip},food,,{note}\n");
    let area = |own: &Source, zip: &str, note: &str| read(own.clone(), &row(zip, note)).0[0].2;
    let first = zip(&["Zip", "Notes"], None, None);
    assert_eq!(
        [area(&first, "00501", "00502"), area(&first, " ", "00502"), area(&first, "NA", "00502")],
        [0, 1, 1]
    );
    assert_eq!([area(&first, "x", "00502"), area(&first, "", "")], [NO_AREA, NO_AREA]);
    let all = zip(&["Zip", "Notes"], Some(""), None);
    assert_eq!([area(&all, "005", " 02 "), area(&all, "", "00503"), area(&all, "005", "")], [1, 2, NO_AREA]);
    let padded = zip(&["Zip"], None, Some(5));
    assert_eq!(
        [area(&padded, "501", ""), area(&padded, "00502-1234", ""), area(&padded, "503.0", "")],
        [0, 1, 2]
    );
}

#[test]
fn a_date_in_two_columns_is_read_as_one_text() {
    let mut own = source();
    own.date = DateRule { further: texts(&["Notes"]), ..DateRule::one("When", &["%m/%d/%Y %H:%M"]) };
    let (records, notes) =
        read(own, &format!("{HEADER}\nyes,,3/9/2025,1,,,food,,13:05\nyes,,3/9/2025,1,,,food,,\n"));
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].4, day(3, 9));
    assert_eq!(count(&notes, Note::DateUnreadable), 1);
}

#[test]
fn a_recurring_request_counts_on_each_of_its_turns() {
    let mut own = source();
    own.handling.recurring =
        Some(Recurring { column: "Notes".into(), yes: texts(&["yes*"]), every: Every::Month });
    let row = |when: &str, closed: &str, status: &str, note: &str| {
        format!("{HEADER}\nyes,{status},{when},1,{closed},,food,,{note}\n")
    };
    let days = |text: &str| -> Vec<(i32, i32)> {
        read(own.clone(), text).0.iter().map(|r| (r.4, if r.5 < 0 { 0 } else { r.5 - r.4 })).collect()
    };
    let from_october = days(&row("10/31/2025 13:00", "", "", "Yes weekly"));
    assert_eq!(from_october, [(day(10, 31), 0), (day(11, 30), 0), (day(12, 31), 0)]);
    assert_eq!(days(&row("10/31/2025", "", "", "no")).len(), 1);
    // From before the period on; met when it came up; until it was closed.
    let met = days(&row("12/15/2024", "2/20/2025", "done", "yes"));
    assert_eq!(met, [(day(1, 15), 0), (day(2, 15), 0)]);
    let (records, notes) = read(own.clone(), &row("1/1/2026", "", "", "yes"));
    assert_eq!((records.len(), count(&notes, Note::OutsidePeriod)), (0, 1));
    let (records, _) = read(own, &row("10/31/2025 13:00", "", "", "yes"));
    assert!(records.iter().all(|r| r.0 == records[0].0) && records[0].8 < records[1].8);
}

#[test]
fn quantities_of_several_columns_are_added_and_households_in_letters_read() {
    use crate::confidential::record::WHOLE;
    let mut own = source();
    own.quantity = Some(QuantityRule {
        column: "Zip".into(),
        further: texts(&["Notes"]),
        letters: false,
        decimal_comma: false,
        cap: 8,
        unit: "people".into(),
    });
    let amount = |own: &Source, a: &str, b: &str| {
        let text = format!("{HEADER}\nyes,,3/9/2025,1,,{a},food,,{b}\n");
        amounts(&pipeline(vec![own.clone()]), text.as_bytes())[0]
    };
    assert_eq!(
        [amount(&own, "1", "3"), amount(&own, "", "2"), amount(&own, "9", "-1")],
        [WHOLE / 2, WHOLE / 4, WHOLE]
    );
    if let Some(rule) = &mut own.quantity {
        (rule.letters, rule.further) = (true, Vec::new());
    }
    assert_eq!([amount(&own, "2A2C", ""), amount(&own, "two", "")], [WHOLE / 2, 0]);
}
