//! Bad input gets a clear error with the right status, and nothing is written.
mod common;

use std::fs;

use common::{City, HEADER, areas, population, rows};

/// Runs the city and returns stderr; nothing may have been written or charged.
fn refused(city: &City, status: i32) -> String {
    let output = city.run().output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(status), "{stderr}");
    assert!(city.runs().is_empty(), "a bundle was written");
    assert!(!stderr.contains("Zebulon"), "{stderr}");
    stderr
}

fn with_requests(bytes: &[u8]) -> City {
    let city = City::new();
    fs::write(city.path("requests.csv"), bytes).unwrap();
    city
}

fn with_areas(text: &str) -> City {
    let city = City::new();
    fs::write(city.path("areas.geojson"), text).unwrap();
    city
}

#[test]
fn an_empty_export() {
    refused(&with_requests(b""), 4);
}

#[test]
fn an_export_with_a_header_only_has_no_rows_and_stops_nothing() {
    // To stop would tell that nobody is left: the last person could be found out.
    with_requests(HEADER.as_bytes()).run().assert().success();
}

#[test]
fn a_missing_column_is_named() {
    let text = format!("{HEADER}{}", rows(20).concat()).replace("Status", "State");
    assert!(refused(&with_requests(text.as_bytes()), 4).contains("Status"));
}

#[test]
fn a_column_that_is_there_twice_is_named() {
    let text = format!("{HEADER}{}", rows(20).concat()).replace("name,area", "area,area");
    assert!(refused(&with_requests(text.as_bytes()), 4).contains("area"));
}

#[test]
fn no_csv_at_all() {
    refused(&with_requests(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0"), 4);
}

#[test]
fn an_unclosed_quote() {
    let text = format!("{HEADER}{}\"open,", rows(20).concat());
    refused(&with_requests(text.as_bytes()), 4);
}

#[test]
fn ragged_rows_and_absurd_dates_are_left_out_by_rule() {
    let mut city = City::new();
    city.rows.insert(0, "too,short\n".into());
    city.rows.insert(1, "0020-01-01 10:00:00,1,n,A1,food,Done,,Yes,x\n".into());
    city.rows.insert(2, "2202-01-01 10:00:00,2,n,A1,food,Done,,Yes,x\n".into());
    city.save();
    city.run().assert().success();
}

#[test]
fn a_missing_export_points_at_the_pipeline_file() {
    let mut city = City::new();
    city.edit("requests.csv", "request.csv");
    assert!(refused(&city, 2).contains("request.csv"));
}

#[test]
fn several_mistakes_in_the_pipeline_file_at_once() {
    let mut city = City::new();
    city.edit("epsilon = 1.0", "epsilon = -1.0");
    city.edit("from = \"2025-01-01\"", "from = \"2025-13-01\"");
    city.edit("person = ", "persom = ");
    let stderr = refused(&city, 2);
    for part in ["epsilon", "2025-13-01", "persom", "person"] {
        assert!(stderr.contains(part), "{part} is not in: {stderr}");
    }
}

#[test]
fn every_epsilon_that_is_none() {
    for bad in ["0", "0.0", "-0.5", "nan", "inf", "-inf", "\"much\"", "true"] {
        let mut city = City::new();
        city.edit("epsilon = 1.0", &format!("epsilon = {bad}"));
        assert!(refused(&city, 2).contains("epsilon"), "{bad}");
    }
}

#[test]
fn projected_coordinates() {
    let text = areas().replace("-90.0000", "544311.0");
    refused(&with_areas(&text), 2);
}

#[test]
fn areas_that_are_no_geojson() {
    refused(&with_areas("id,name\nA1,Area\n"), 2);
    refused(&with_areas("{\"type\":\"FeatureCollection\",\"features\":[]}"), 2);
}

#[test]
fn denominators_that_lack_or_repeat_areas() {
    for text in [
        population().replace("A3,1300\n", ""),
        format!("{}A3,1300\n", population()),
        population().replace("1300", "many"),
    ] {
        let city = City::new();
        fs::write(city.path("population.csv"), text).unwrap();
        assert!(refused(&city, 2).contains("A3"));
    }
}

#[test]
fn a_ledger_that_is_none() {
    let city = City::new();
    fs::write(city.path("tiny.ledger"), "this is no ledger").unwrap();
    refused(&city, 3);
}

#[test]
fn an_area_that_crosses_itself_is_mended_and_said() {
    let bow = areas().replacen(
        "[[[-90.0000,41.0000],[-89.9900,41.0000],[-89.9900,41.0100],[-90.0000,41.0100],[-90.0000,41.0000]]]",
        "[[[-90.0000,41.0000],[-89.9900,41.0100],[-89.9900,41.0000],[-90.0000,41.0100],[-90.0000,41.0000]]]",
        1,
    );
    assert_ne!(bow, areas());
    let output = with_areas(&bow).run().output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert!(stderr.contains("note:") && stderr.contains("A1"), "{stderr}");
}

#[test]
fn an_area_id_that_is_there_twice_in_a_list_of_names() {
    let mut city = City::new();
    fs::write(city.path("names.csv"), "id,name,district\nA1,One,D1\nA2,Two,D1\nA1,Again,D1\n").unwrap();
    city.edit("areas.geojson", "names.csv");
    assert!(refused(&city, 2).contains("A1"));
}

#[test]
fn a_list_of_names_is_enough_for_areas() {
    let mut city = City::new();
    let rows: String = (1..=9).map(|i| format!("A{i},Area {i},D{}\n", (i - 1) / 3 + 1)).collect();
    fs::write(city.path("names.csv"), format!("id,name,district\n{rows}")).unwrap();
    city.edit("areas.geojson", "names.csv");
    // So much ε that the plan keeps every area and no draw can blur one of them.
    city.edit("epsilon = 1.0", "epsilon = 40.0");
    city.edit("epsilon = 2.0", "epsilon = 80.0");
    city.run().assert().success();
    let map = city.runs()[0].join("briefing/maps/help-by-area.svg");
    assert!(fs::read_to_string(map).unwrap().contains("Area 9"));
}

#[test]
fn residents_are_not_needed() {
    let mut city = City::new();
    city.edit("denominators = \"population.csv\"\nresidents = \"residents\"\n", "");
    city.run().assert().success();
    let table = fs::read_to_string(city.runs()[0].join("briefing/tables/areas.csv")).unwrap();
    assert!(table.contains("not-available"), "{}", &table[..600]);
}
