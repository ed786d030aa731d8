//! Whether made-up cities are what they say.
mod logs;
mod maps;
mod recount;

use std::path::Path;

use polars::prelude::{ParquetReader, SerReader};

use super::{Settings, run};

/// The files of a city in a folder that goes away with the returned value.
fn written(settings: &Settings) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    run(settings, dir.path(), false).unwrap();
    dir
}

fn text(dir: &Path, name: &str) -> String {
    std::fs::read_to_string(dir.join(name)).unwrap()
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(dir).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A small independent reader: rows of cells, quotes undone, the header first.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "the file ends with a whole line");
    rows
}

/// The rows of all request files, without headers.
fn requests(dir: &Path) -> Vec<Vec<String>> {
    let files = names(dir).into_iter().filter(|n| n.starts_with("requests-"));
    files.flat_map(|n| cells(&text(dir, &n)).into_iter().skip(1)).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let settings = Settings { people: 300, ..Settings::smallgroup() };
    let (one, two) = (written(&settings), written(&settings));
    let other = written(&Settings { seed: settings.seed + 1, ..settings });
    assert_eq!(names(one.path()), names(two.path()));
    for name in names(one.path()) {
        assert_eq!(text(one.path(), &name), text(two.path(), &name), "{name}");
        assert_ne!(text(one.path(), &name), text(other.path(), &name), "{name}");
    }
}

#[test]
fn parquet_logs_have_the_cells_of_the_separated_ones() {
    let settings = Settings { people: 300, ..Settings::smallgroup() };
    let (lines, tables) = (written(&settings), tempfile::tempdir().unwrap());
    run(&settings, tables.path(), true).unwrap();
    for name in names(lines.path()).iter().filter_map(|name| name.strip_suffix(".csv")) {
        let Ok(file) = std::fs::File::open(tables.path().join(format!("{name}.parquet"))) else { continue };
        let frame = ParquetReader::new(file).finish().unwrap();
        let rows = cells(&text(lines.path(), &format!("{name}.csv")));
        assert_eq!(frame.height(), rows.len() - 1);
        for (at, column) in frame.columns().iter().enumerate() {
            let stored = column.str().unwrap();
            assert_eq!(column.name().as_str(), rows[0][at]);
            for (row, cells) in rows.iter().skip(1).enumerate() {
                assert_eq!(stored.get(row).unwrap_or_default(), cells[at]);
                assert!(stored.get(row) != Some(""));
            }
        }
    }
    let stored = names(tables.path()).into_iter().filter(|name| name.ends_with(".parquet"));
    assert_eq!(stored.count(), 3);
}

#[test]
fn the_shipped_samples_are_what_the_presets_make() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data-samples");
    for (name, settings) in [("riverton", Settings::riverton()), ("smallgroup", Settings::smallgroup())] {
        let (made, shipped) = (written(&settings), root.join(name));
        assert_eq!(names(made.path()), names(&shipped));
        let mut bytes = 0;
        for file in names(made.path()) {
            bytes += text(&shipped, &file).len();
            assert!(text(made.path(), &file) == text(&shipped, &file), "{name}/{file} is not what is made");
        }
        assert!(bytes < 5_000_000, "{bytes}");
    }
}

#[test]
fn settings_out_of_range_are_refused_with_the_range() {
    for settings in [
        Settings { people: 0, ..Settings::riverton() },
        Settings { areas: 5, ..Settings::riverton() },
        Settings { districts: 31, ..Settings::riverton() },
        Settings { months: 0, ..Settings::riverton() },
        Settings { mean_requests: f64::NAN, ..Settings::riverton() },
    ] {
        let problem = super::city(&settings).err().unwrap();
        assert_eq!(problem.kind().status(), 2);
    }
}

#[test]
fn one_person_in_one_month_is_a_city_too() {
    let tiny = Settings { people: 1, areas: 6, districts: 1, months: 1, ..Settings::smallgroup() };
    let dir = written(&tiny);
    assert!(!requests(dir.path()).is_empty());
}

/// The public calendar of a made-up city comes to what was counted day by day.
#[test]
fn the_calendar_is_as_dependable_as_was_planted() {
    for settings in [Settings::riverton(), Settings::smallgroup()] {
        let dir = written(&Settings { people: 50, ..settings });
        let truth: serde_json::Value = serde_json::from_str(&text(dir.path(), "truth.json")).unwrap();
        let date = |key: &str| truth[key].as_str().unwrap().parse::<jiff::civil::Date>().unwrap();
        let spec = crate::pipeline::CalendarSpec {
            file: dir.path().join("calendar.csv"),
            because: "Made up".into(),
            date: "date".into(),
            format: "%Y-%m-%d".into(),
            place: "place".into(),
            held: None,
        };
        let areas = crate::pipeline::GeographySpec {
            areas: dir.path().join("areas.geojson"),
            id: "area_id".into(),
            name: Some("name".into()),
            crs: None,
            layer: None,
            parents: vec!["district".into()],
            denominators: None,
            smallest_area: 0,
            credit: None,
        };
        let geography = crate::geography::load(&areas).unwrap().geography;
        let told = crate::dependability::read(&spec, Some(&geography), (date("from"), date("to"))).unwrap();
        let planted = truth["calendar"].as_object().unwrap();
        assert_eq!(told.areas.len(), planted.len());
        for place in &told.areas {
            let own = &planted[&place.key.id];
            let longest = place.steady.longest.map_or(0, |spell| spell.days);
            let found = [place.steady.days.len(), place.steady.held(), longest as usize];
            let known =
                ["announced", "held", "longest_without_days"].map(|key| own[key].as_u64().unwrap() as usize);
            assert_eq!(found, known, "{}", place.key.id);
        }
        let pause = told.areas.last().unwrap().steady.longest.unwrap().days;
        assert!(pause >= 34, "five weeks and no more: {pause}");
        assert!(told.larger.len() == planted.len() && told.city.weeks_with >= told.city.weeks - 1);
    }
}
