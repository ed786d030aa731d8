//! No name, telephone number, id, note or row count comes out: every byte of
//! stdout, stderr, results and ledger is searched.
mod common;

use std::fs;

use common::{City, files};

/// Texts planted in the exports that must be found nowhere else.
fn planted(city: &City) -> Vec<String> {
    let mut texts: Vec<String> = ["Zebulon", "Quuxley", "secret", "10:17:00"].map(String::from).to_vec();
    texts.extend((0..300).map(|p| format!("555-01{:02}-{p}", p % 100)));
    let rows = city.rows.len();
    texts.extend([format!("{rows}"), format!("{},{:03}", rows / 1000, rows % 1000)]);
    texts
}

/// Whether a number at `range` is one, and not a part of a digest, a coordinate or
/// of the letters that binary things are written with.
fn stands_alone(bytes: &[u8], range: std::ops::Range<usize>) -> bool {
    let part = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at)).is_some_and(|b| b.is_ascii_alphanumeric() || b".+/-_".contains(b))
    };
    !part(range.start.checked_sub(1)) && !part(Some(range.end))
}

fn found<'a>(bytes: &[u8], texts: &'a [String]) -> Option<&'a String> {
    let readable = std::str::from_utf8(bytes).is_ok();
    texts.iter().find(|text| {
        let needle = text.as_bytes();
        // Numbers are short: in pictures and columns of bytes they turn up by chance.
        let number = needle.iter().all(|b| b.is_ascii_digit() || *b == b',');
        let mut hits = bytes.windows(needle.len()).enumerate().filter(|(_, window)| *window == needle);
        hits.any(|(at, _)| !number || (readable && stands_alone(bytes, at..at + needle.len())))
    })
}

#[test]
fn nothing_planted_in_the_exports_is_found_outside_them() {
    let mut city = City::new();
    // A prime number of rows that is unlikely to turn up by chance.
    while city.rows.len() != 5_003 {
        if city.rows.len() < 5_003 {
            let row = city.rows[city.rows.len() % 700].replace("10:", "11:");
            city.rows.push(row);
        } else {
            city.rows.pop();
        }
    }
    city.save();
    let texts = planted(&city);
    assert!(
        found(&fs::read(city.path("requests.csv")).unwrap(), &texts).is_some(),
        "the search finds nothing at all"
    );
    for args in [
        &["check", "pipeline.toml"][..],
        &["run", "pipeline.toml", "--yes"],
        &["plan", "pipeline.toml"],
        &["audit", "pipeline.toml", "--people", "1"],
        &["ledger", "show", "tiny.ledger"],
    ] {
        let output = city.evenhand(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(found(&output.stdout, &texts), None, "stdout of {args:?}");
        assert_eq!(found(&output.stderr, &texts), None, "stderr of {args:?}");
    }
    let mut results = files(&city.path("out"));
    assert!(results.len() > 10);
    results
        .extend(files(city.dir.path()).into_iter().filter(|f| f.to_string_lossy().contains("tiny.ledger")));
    for file in results {
        // Fonts and pictures are compressed or binary, but searched all the same.
        assert_eq!(found(&fs::read(&file).unwrap(), &texts), None, "{}", file.display());
        assert!(!file.to_string_lossy().contains("requests.csv"));
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        assert!(!text.contains("requests.csv"), "{} names an export", file.display());
    }
}

#[test]
fn errors_about_rows_show_places_and_no_values() {
    let mut city = City::new();
    city.rows
        .insert(3, "2025-01-01 10:00:00,555-0199-7,Zebulon \"Bare\" Quuxley,A1,food,Done,,Yes,x\n".into());
    city.save();
    let output = city.run().output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4), "{stderr}");
    assert!(stderr.contains("row 5"), "the place is missing: {stderr}");
    assert!(!stderr.contains("Zebulon") && !stderr.contains("555-0199"), "{stderr}");
    assert!(city.runs().is_empty());
}

/// The city's rows as a Parquet file beside the CSV, and a pipeline that reads it.
fn stored_as_parquet(city: &mut City) {
    use polars::prelude::*;
    let names: Vec<&str> = common::HEADER.trim_end().split(',').collect();
    let cells: Vec<Vec<&str>> =
        city.rows.iter().map(|row| row.trim_end().splitn(names.len(), ',').collect()).collect();
    let columns = names.iter().enumerate().map(|(at, name)| {
        Column::new((*name).into(), cells.iter().map(|row| row[at].trim_matches('"')).collect::<Vec<_>>())
    });
    let mut frame = DataFrame::new_infer_height(columns.collect()).unwrap();
    let file = fs::File::create(city.path("requests.parquet")).unwrap();
    ParquetWriter::new(file).with_row_group_size(Some(100)).finish(&mut frame).unwrap();
    city.edit("files = [\"requests.csv\"]", "files = [\"requests.parquet\"]");
}

#[test]
fn a_parquet_reader_that_was_told_to_chatter_prints_no_counts() {
    let mut city = City::new();
    stored_as_parquet(&mut city);
    let loud = ["POLARS_VERBOSE", "PARQUET_DO_VERBOSE", "POLARS_PARQUET_METRICS", "POLARS_VERBOSE_SENSITIVE"];
    for name in loud {
        let output = city.evenhand(&["check", "pipeline.toml"]).env(name, "1").output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!said.contains("num_values") && !said.contains("PQ-Metrics"), "{name}: {said}");
        assert!(!said.contains("parquet scan") && !said.contains("parquet row"), "{name}: {said}");
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(said.contains(name), "the message does not name {name}: {said}");
    }
    // How many threads it may use is no secret, and is set on shared machines.
    city.evenhand(&["check", "pipeline.toml"]).env("POLARS_MAX_THREADS", "1").assert().success();
    city.run().assert().success();
}

#[test]
fn nothing_is_left_in_the_folder_for_temporary_files() {
    let city = City::new();
    let scratch = city.path("scratch");
    fs::create_dir(&scratch).unwrap();
    city.run().env("TMPDIR", &scratch).assert().success();
    city.evenhand(&["check", "pipeline.toml"]).env("TMPDIR", &scratch).assert().success();
    assert_eq!(files(&scratch), Vec::<std::path::PathBuf>::new());
    let hidden: Vec<_> = fs::read_dir(city.path("out")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(hidden.iter().all(|n| !n.to_string_lossy().starts_with('.')), "{hidden:?}");
}

#[cfg(unix)]
#[test]
fn ledger_and_sidecar_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let city = City::new();
    city.run().assert().success();
    for name in ["tiny.ledger", "tiny.ledger.private"] {
        let mode = fs::metadata(city.path(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_crash_would_leave_no_core_dump() {
    use std::process::{Command, Stdio};
    let city = City::new();
    // A pipe that nobody writes to holds the program at its first file.
    let pipe = city.path("pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = Command::new(env!("CARGO_BIN_EXE_evenhand"))
        .arg("check")
        .arg(&pipe)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let limits = format!("/proc/{}/limits", child.id());
    let none = || {
        let text = fs::read_to_string(&limits).unwrap_or_default();
        let core = text.lines().find(|line| line.starts_with("Max core file size")).unwrap_or_default();
        core.split_whitespace().skip(4).take(2).collect::<Vec<_>>() == ["0", "0"]
    };
    let set = (0..500).any(|_| {
        none() || {
            std::thread::sleep(std::time::Duration::from_millis(20));
            false
        }
    });
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(set, "the program may dump its memory");
}
