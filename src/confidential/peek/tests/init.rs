//! `init`: a draft from headers and types alone.
use std::path::PathBuf;

use super::super::{Answers, from_headers};
use super::script::{folder, loaded, requests, sample};
use crate::pipeline::{Role, Unit};

/// The files of a folder that `init` is given.
fn exports(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "csv" || e == "geojson"));
    files.sort();
    files
}

#[test]
fn every_sample_gets_a_file_that_loads() {
    for (name, split) in [("riverton", ";"), ("smallgroup", ",")] {
        let folder = sample(name);
        let text = from_headers(&exports(folder.path()), &Answers::default()).unwrap().to_toml();
        let pipeline = loaded(folder.path(), &text);
        assert_eq!(pipeline.sources().len(), 2, "{text}");
        assert_eq!(pipeline.unit(), Unit::Person);
        assert_eq!(pipeline.geography().unwrap().id, "area_id");
        let requests = pipeline.sources_of(Role::Requests).next().unwrap();
        assert_eq!((requests.files.len(), requests.person.as_slice()), (2, &["phone".to_owned()][..]));
        assert!(requests.status.is_some() && requests.closed.is_some() && requests.consent.is_some());
        assert!(text.contains(&format!("split = \"{split}\"")), "{text}");
        for cell in ["Groceries", "Request Complete", "Food box", "2025-01", "2025-12", "Spanish", "0401"] {
            assert!(!text.contains(cell), "{cell} is in:\n{text}");
        }
        assert!(text.matches("TODO").count() >= 4, "{text}");
        // What is public is for its operator to say.
        assert!(pipeline.presentation.calendar.is_none(), "{text}");
        let taken = text.replace("# [calendar]", "[calendar]").replace("# file = ", "file = ");
        let taken = taken.replace("# public_because", "public_because");
        assert!(loaded(folder.path(), &taken).presentation.calendar.is_some(), "{text}");
    }
}

#[test]
fn nothing_of_any_row_is_in_the_file() {
    let folder = folder(&[("requests.csv", &requests(|row| format!("2025-01-{:02}", row % 28 + 1)))]);
    let text = from_headers(&exports(folder.path()), &Answers::default()).unwrap().to_toml();
    for cell in ["Zorp", "Groceries", "Handled", "Waiting", "555-01"] {
        assert!(!text.contains(cell), "{cell} is in:\n{text}");
    }
    loaded(folder.path(), &text);
}

#[test]
fn dates_that_can_be_two_days_are_left_to_the_operator() {
    let folder = folder(&[("requests.csv", &requests(|row| format!("{:02}/04/2024", row % 9 + 1)))]);
    let text = from_headers(&exports(folder.path()), &Answers::default()).unwrap().to_toml();
    assert!(text.contains("TODO: day and month cannot be told apart"), "{text}");
    // A guess would be right for half of all groups: the file does not load until it is stated.
    let refused = crate::pipeline::parse_only(&text, folder.path()).unwrap_err();
    assert!(refused.report(false).contains("day or month first?"));
    loaded(folder.path(), &text.replace("day or month first?", "%d/%m/%Y"));
}

#[test]
fn real_headers_are_understood() {
    let cases = [
        (
            "ID,Status,Name,Timestamp,Address,email,telephone,\"Number of people in household \",\"What do you need? Check all that apply\",\"Is your need recurring?\"",
            "1,Open,Ann,3/15/2020 22:49:40,1 Road,a@b.c,555 010 0199,2,Food,No",
            ["telephone", "Timestamp", "What do you need? Check all that apply", "Status"],
        ),
        (
            "service_request_id,status,status_notes,service_name,description,requested_datetime,updated_datetime,address,zipcode",
            "17,open,,Pothole,big,2024-03-25T10:00:00Z,2024-03-26T10:00:00Z,1 Road,60601",
            // Its own number is a row's, not a person's.
            ["", "requested_datetime", "service_name", "status"],
        ),
        (
            "Phone,Time,Message,Email Address,Neighborhood Area (See Map),What type(s) of support are you seeking?,Status,Household Size",
            "(555) 010-0199,2020-04-02T10:00:00.123Z,hello,a@b.c,NE,Groceries,Dispatch Needed,3",
            ["Phone", "Time", "What type(s) of support are you seeking?", "Status"],
        ),
    ];
    for (header, row, [who, when, what, status]) in cases {
        let folder = folder(&[("requests.csv", &format!("{header}\n{row}\n"))]);
        let text = from_headers(&exports(folder.path()), &Answers::default()).unwrap().to_toml();
        let pipeline = loaded(folder.path(), &text);
        let source = &pipeline.sources()[0];
        assert_eq!(source.date.column, when, "{text}");
        assert!(text.contains(&format!("[source.need]\ncolumn = \"{what}\"")), "{text}");
        assert_eq!(source.status.as_ref().unwrap().column, status, "{text}");
        let who: Vec<&str> = if who.is_empty() { Vec::new() } else { vec![who] };
        assert_eq!(source.person, who, "{text}");
    }
}

#[test]
fn a_table_of_a_database_is_set_up_as_its_rows_say() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("help.sqlite");
    let connection = rusqlite::Connection::open(&path).unwrap();
    let made = "CREATE TABLE staff (id TEXT, name TEXT); INSERT INTO staff VALUES ('s1', 'Zorp');
        CREATE TABLE asked (id TEXT PRIMARY KEY, phone TEXT, day TEXT, need TEXT, status TEXT) WITHOUT ROWID;";
    connection.execute_batch(made).unwrap();
    for row in 0..60 {
        let values =
            (format!("r{row}"), format!("555 01{:02} 77", row % 30), format!("2025-01-{:02}", row % 28 + 1));
        connection.execute("INSERT INTO asked VALUES (?1, ?2, ?3, 'food', 'Done')", values).unwrap();
    }
    drop(connection);
    let text = from_headers(&[path], &Answers::default()).unwrap().to_toml();
    let pipeline = loaded(folder.path(), &text);
    let source = &pipeline.sources()[0];
    assert!(source.format == crate::pipeline::FileFormat::Sqlite { table: "asked".into() }, "{text}");
    assert_eq!((source.person.as_slice(), source.date.column.as_str()), (&["phone".to_owned()][..], "day"));
}

#[test]
fn a_spreadsheet_s_title_and_a_form_in_groups_are_no_obstacle() {
    let rows: String =
        (1..40).map(|i| format!("{:02}.03.2025;0151 5501{:03};Lebensmittel\n", i % 28 + 1, i % 20)).collect();
    let folder =
        folder(&[("anfragen.csv", &format!("Tafel Nord\n\nStand 2.10.2025\nDatum;Telefon;Bedarf\n{rows}"))]);
    let text = from_headers(&exports(folder.path()), &Answers::default()).unwrap().to_toml();
    assert!(text.contains("title_rows = 2") && text.contains("column = \"Bedarf\""), "{text}");
    let pipeline = loaded(folder.path(), &text);
    assert_eq!(
        (pipeline.sources()[0].person.as_slice(), pipeline.unit()),
        (&["Telefon".to_owned()][..], Unit::Person)
    );
    let kobo = "who/phone;what/needs;_submission_time;_uuid;_index;_validation_status\n070 55501;food water;2025-03-01T07:00:00;u;1;\n";
    let folder = self::folder(&[("form.csv", kobo)]);
    let text = from_headers(&exports(folder.path()), &Answers::default()).unwrap().to_toml();
    let pipeline = loaded(folder.path(), &text);
    assert_eq!(pipeline.sources()[0].person, ["who/phone"]);
    assert!(pipeline.sources()[0].consent.is_none());
}

#[test]
fn a_file_that_is_no_log_is_refused_by_name_and_kind() {
    let folder = folder(&[("names.csv", "id,name\n1,x\n"), ("bad.csv", "2025-01-01,Ann\n2025-01-02,Bob\n")]);
    let refuse =
        |name: &str| from_headers(&[folder.path().join(name)], &Answers::default()).unwrap_err().to_string();
    assert!(refuse("names.csv").contains("column with dates"));
    assert!(refuse("bad.csv").contains("bad.csv") && !refuse("bad.csv").contains("Ann"));
}
