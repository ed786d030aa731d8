//! Exports as nobody would wish them: each still counts one voice a person at most.
use std::fs;

use super::city::Silent;
use crate::confidential::voice::GRID;
use crate::confidential::{mark_inputs, prepare};

const HEADER: &str = "Phone,Name,When,Zip,Need,Status,OK?,qty";

/// How a row differs from an ordinary one.
#[derive(Clone)]
struct Row<'a> {
    phone: &'a str,
    name: &'a str,
    when: &'a str,
    zip: &'a str,
    need: &'a str,
    status: &'a str,
    consent: &'a str,
    quantity: &'a str,
}

const ROW: Row = Row {
    phone: "555-010-0001",
    name: "Ann",
    when: "2025-02-03",
    zip: "A1",
    need: "food",
    status: "Open",
    consent: "Yes",
    quantity: "1",
};

fn pipeline(unit: &str, person: &str) -> String {
    let person = if unit == "record" { "" } else { person };
    format!(
        "title = \"R\"\n[period]\nfrom = \"2025-01-01\"\nto = \"2025-03-31\"\ntimezone = \"UTC\"\n[geography]\n\
         areas = \"areas.csv\"\nid = \"id\"\nname = \"name\"\n[needs]\nkeys = [\"food\", \"rent\", \"other\"]\n\
         within_days = 14\n[privacy]\nunit = \"{unit}\"\nepsilon = 10.0\nledger = \"r.ledger\"\n\
         people = \"about 30,000\"\n[[source]]\nrole = \"requests\"\nfiles = [\"r.csv\"]\n{person}\n\
         date = {{ column = \"When\", format = \"%Y-%m-%d\" }}\narea = {{ column = \"Zip\" }}\n\
         need = {{ column = \"Need\", else = \"other\" }}\nconsent = {{ column = \"OK?\", yes = [\"Yes\"] }}\n\
         status = {{ column = \"Status\", met = [\"Done\"], drop = [\"Duplicate\"] }}\n"
    )
}

const PHONE: &str = "person = [\"Phone\"]\nperson_form = \"phone\"";

/// Exact totals of all tables of voices; of the others (months, places, waits) it is only
/// asserted that they hold no more voices than these (`tests/counts.rs` has the rest).
fn totals(rows: impl IntoIterator<Item = String>, unit: &str, person: &str) -> Vec<Vec<i64>> {
    let folder = tempfile::tempdir().unwrap();
    let rows: String = rows.into_iter().collect();
    fs::write(folder.path().join("r.csv"), format!("{HEADER}\n{rows}")).unwrap();
    fs::write(folder.path().join("areas.csv"), "id,name\nA1,North\nA2,South\nA3,East\n").unwrap();
    fs::write(folder.path().join("pipeline.toml"), pipeline(unit, person)).unwrap();
    let loaded = crate::pipeline::load(&folder.path().join("pipeline.toml"), None);
    let work =
        crate::release::Prepared::new(loaded.unwrap_or_else(|e| panic!("{}", e.report(false)))).unwrap();
    let key = [1; 32];
    let mark = mark_inputs(&work.pipeline, &key).unwrap();
    let inputs = (&key, Some(&mark));
    let (prepared, _, _) =
        prepare(&work.pipeline, &work.plan, work.geography.as_ref(), inputs, &Silent).unwrap();
    let tables = work.plan.tables.iter().zip(prepared.exact().iter().cloned());
    let (voices, others): (Vec<_>, Vec<_>) = tables.partition(|(table, _)| table.measure.is_voice());
    let most = voices.iter().map(|(_, cells)| cells.iter().sum::<i64>()).max().unwrap_or(0);
    assert!(others.iter().all(|(_, cells)| cells.iter().sum::<i64>() <= most));
    voices.into_iter().map(|(_, cells)| cells).collect()
}

fn text(row: &Row) -> String {
    let Row { phone, name, when, zip, need, status, consent, quantity } = row;
    format!("{phone},{name},{when},{zip},{need},{status},{consent},{quantity}\n")
}

/// How many voices each table holds.
fn voices(totals: &[Vec<i64>]) -> Vec<i64> {
    let all = totals.iter().map(|cells| cells.iter().sum::<i64>());
    all.map(|sum| if sum % GRID == 0 { sum / GRID } else { panic!("{sum} is no whole number of voices") })
        .collect()
}

fn every(voices: Vec<i64>, count: i64) -> bool {
    !voices.is_empty() && voices.iter().all(|v| *v == count)
}

#[test]
fn a_hundred_thousand_rows_of_one_person_are_one_voice_in_every_table() {
    let days = |i: usize| format!("2025-{:02}-{:02}", 1 + i % 3, 1 + i % 28);
    let areas = ["A1", "A2", "A3", "A9", ""];
    let rows = (0..100_000)
        .map(|i| text(&Row { when: &days(i), zip: areas[i % 5], need: ["food", "rent", "x"][i % 3], ..ROW }));
    assert!(every(voices(&totals(rows, "person", PHONE)), 1));
}

#[test]
fn one_number_in_many_spellings_is_one_person() {
    let spelled = ["555-010-0001", "(555) 010 0001", " 5550100001 ", "555.010.0001", "tel: 555/010/0001"];
    let rows = |list: &[&str]| list.iter().map(|phone| text(&Row { phone, ..ROW })).collect::<Vec<_>>();
    assert!(every(voices(&totals(rows(&spelled), "person", PHONE)), 1));
    // With its country's code it is another id: what is stated is that the digits count.
    assert!(every(voices(&totals(rows(&["555-010-0001", "+1 555-010-0001"]), "person", PHONE)), 2));
    let names = ["Ann", " ann ", "ANN", "Ann\u{a0}"].map(|name| text(&Row { name, ..ROW }));
    assert!(every(voices(&totals(names, "person", "person = [\"Name\"]")), 1));
}

#[test]
fn people_who_share_a_number_are_told_apart_by_a_second_column_where_one_is_stated() {
    let rows = || ["Ann", "Bea", "Cem"].map(|name| text(&Row { name, ..ROW }));
    assert!(every(voices(&totals(rows(), "person", PHONE)), 1));
    assert!(every(voices(&totals(rows(), "person", "person = [\"Phone\", \"Name\"]")), 3));
    let half = ["Ann", ""].map(|name| text(&Row { name, ..ROW }));
    assert!(
        every(voices(&totals(half, "person", "person = [\"Phone\", \"Name\"]")), 1),
        "half an id is none"
    );
}

#[test]
fn rows_without_an_id_count_only_where_rows_are_what_is_protected() {
    let rows = || (0..50).map(|i| text(&Row { phone: ["", " ", "-", "n/a"][i % 4], ..ROW }));
    assert!(every(voices(&totals(rows(), "person", PHONE)), 0));
    assert!(every(voices(&totals(rows(), "record", "")), 50));
}

#[test]
fn no_quantity_moves_anything() {
    let people = ["555-010-0001", "555-010-0002", "555-010-0003"];
    let with = |quantity: &str| {
        let rows = people.map(|phone| text(&Row { phone, quantity, ..ROW }));
        totals(rows, "person", PHONE)
    };
    for quantity in ["10000000000", "-7", "NaN", "1e308", "inf", "", "many"] {
        assert_eq!(with(quantity), with("1"), "{quantity}");
    }
}

#[test]
fn who_did_not_agree_leaves_no_trace_whatever_else_their_rows_hold() {
    let agreed =
        || vec![text(&Row { phone: "555-010-0002", ..ROW }), text(&Row { phone: "555-010-0003", ..ROW })];
    let alone = totals(agreed(), "person", PHONE);
    for consent in ["no", "", "yes please", "Yes?"] {
        let mut rows = agreed();
        for (when, status, zip) in
            [("2025-02-03", "Done", "A2"), ("1066-10-14", "Duplicate", ""), ("?", "", "Z")]
        {
            rows.push(text(&Row { consent, when, status, zip, ..ROW }));
        }
        // Nor does a refusal in one row silence the same person's yes in another.
        rows.push(text(&Row { consent, phone: "555-010-0002", zip: "A3", ..ROW }));
        assert_eq!(totals(rows, "person", PHONE), alone, "{consent}");
    }
}

#[test]
fn what_is_not_understood_counts_under_a_public_key() {
    let rows = ["A9", "", "17?"].map(|zip| text(&Row { zip, need: "a pony", status: "On hold", ..ROW }));
    let all = totals(rows, "person", PHONE);
    assert!(every(voices(&all), 1));
    // Of the table by area, `unknown` is the last of four areas.
    let areas = &all[0];
    let last = areas.len() / 4;
    assert_eq!(areas[areas.len() - last..].iter().sum::<i64>(), GRID);
}
