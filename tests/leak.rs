//! No name, telephone number, id, note or row count comes out: every byte of
//! stdout, stderr, results and ledger is searched.
mod common;

use std::fs;

use common::{City, files};

/// Texts planted in the exports that must be found nowhere else.
fn planted(city: &City) -> Vec<String> {
    let mut texts: Vec<String> =
        ["Zebulon", "Quux", "secret", "55501", "5550", "10:17:00"].map(String::from).to_vec();
    texts.extend((0..300).map(|p| format!("555-01{:02}-{p}", p % 100)));
    texts.push(format!("{}", city.rows.len()));
    texts
}

fn found<'a>(bytes: &[u8], texts: &'a [String]) -> Option<&'a String> {
    texts.iter().find(|text| {
        let needle = text.as_bytes();
        // A number counts only where it stands alone.
        let alone = |at: usize| {
            let digit = |i: Option<usize>| {
                i.and_then(|i| bytes.get(i)).is_some_and(|b| b.is_ascii_digit() || *b == b'.')
            };
            !needle.iter().all(u8::is_ascii_digit)
                || !(digit(at.checked_sub(1)) || digit(Some(at + needle.len())))
        };
        bytes.windows(needle.len()).enumerate().any(|(at, window)| window == needle && alone(at))
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
    city.rows.insert(3, "2025-01-01 10:00:00,555-0199-7,Zebulon \"Bare\" Quux,A1,food,Done,,Yes,x\n".into());
    city.save();
    let output = city.run().output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4), "{stderr}");
    assert!(stderr.contains("row 5"), "the place is missing: {stderr}");
    assert!(!stderr.contains("Zebulon") && !stderr.contains("555-0199"), "{stderr}");
    assert!(city.runs().is_empty());
}
