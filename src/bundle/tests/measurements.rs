//! The measurements file against the library that writes it.
use polars::prelude::*;

use super::*;

/// Over half a million cells: several row groups, several pages in each.
fn large() -> (crate::plan::Plan, Vec<Vec<i64>>) {
    let mut plan = plan();
    plan.needs =
        (0..1000).map(|n| crate::pipeline::Key { id: format!("k{n}"), label: String::new() }).collect();
    plan.periods = vec![plan.periods[0].clone(); 300];
    plan.tables[1].period = true;
    // Half of it all different, which is written plainly; half in repeats, by dictionary.
    let spread =
        |i: i64| if i < 300_000 { i.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64 as i64) } else { i % 300 - 150 };
    (plan, vec![noisy()[0].clone(), (0..600_000).map(spread).collect()])
}

#[test]
fn row_groups_pages_and_dictionaries_come_back() {
    let (plan, noisy) = large();
    let bytes = parquet::encode(&plan, &scales(), &noisy).unwrap();
    assert!((bytes.len() as u64) < caps::measurements(600_006) / 2);
    assert!(parquet::decode(&bytes, &plan, &scales()).unwrap() == noisy);
}

#[test]
fn other_programs_read_the_same_numbers() {
    let (plan, noisy) = large();
    let bytes = parquet::encode(&plan, &scales(), &noisy).unwrap();
    let frame = ParquetReader::new(std::io::Cursor::new(bytes)).finish().unwrap();
    let names: Vec<String> = frame.get_column_names().iter().map(ToString::to_string).collect();
    assert_eq!(names, ["table", "cell", "noisy", "scale"]);
    let column = |name: &str| frame.column(name).unwrap().clone();
    let cells: Vec<u32> = column("cell").u32().unwrap().iter().flatten().collect();
    assert!(cells == (0..6).chain(0..600_000).collect::<Vec<u32>>());
    let values: Vec<i64> = column("noisy").i64().unwrap().iter().flatten().collect();
    assert!(values == noisy.concat());
    assert_eq!(column("table").str().unwrap().get(6), Some("requests-need-status"));
    assert_eq!(column("scale").f64().unwrap().get(600_005), Some(scales()[1]));
}

/// If this fails after an upgrade of polars, equal releases made before and after it
/// differ in their bytes: say so in the change log and put the new digest here.
#[test]
fn the_bytes_of_a_file_are_known_in_advance() {
    let bytes = parquet::encode(&plan(), &scales(), &noisy()).unwrap();
    assert_eq!(
        crate::privacy::digest::sha256_hex(&bytes),
        "3a2e3a4c04318511c2fdcb9f4db3b21de4a124e4b74610b4946a05cf59e6acd8"
    );
}
