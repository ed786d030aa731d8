//! From the pipeline file's `[geography]` to a [`Geography`].
use std::fs;
use std::path::Path;

use super::{Geography, assemble, denominators, names, neighbours, polygons, remarks};
use crate::pipeline::GeographySpec;
use crate::problem::{Problem, Result};

/// A geography and what its reader had to mend or leave out.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The areas.
    pub geography: Geography,
    /// Plain sentences for the operator; public facts only.
    pub notes: Vec<String>,
}

/// Reads the areas of `spec` (a `.csv` is a list of names, all else has polygons)
/// and its denominators. Areas come out in the order of their ids.
///
/// # Errors
/// A usage problem with file, feature or line when a file is missing or is not
/// what it should be: see the modules `polygons`, `names`, `denominators`.
pub fn load(spec: &GeographySpec) -> Result<Loaded> {
    let mut notes = Vec::new();
    let pieces = if is_csv(&spec.areas) { names::read(spec)? } else { polygons::read(spec)? };
    let mut areas = assemble::areas(spec, pieces, &mut notes)?;
    if let Some(denominators) = &spec.denominators {
        denominators::join(denominators, &mut areas, &mut notes)?;
    }
    let geography = Geography {
        neighbours: neighbours(&areas),
        areas,
        parents: spec.parents.clone(),
        credit: spec.credit.clone(),
    };
    notes.extend(remarks::about(&geography));
    Ok(Loaded { geography, notes })
}

fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

/// A public text file without its byte-order mark.
///
/// # Errors
/// Missing, unreadable, empty, or not UTF-8.
pub(super) fn public_text(path: &Path, role: &str) -> Result<String> {
    let place = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| {
        Problem::usage(format!("cannot read the {role}: {error}"))
            .at(&place)
            .hint("paths are relative to the pipeline file's folder, or to --data DIR; check the spelling")
    })?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Problem::usage(format!("the {role} is not UTF-8 text"))
            .at(&place)
            .hint("save it again as UTF-8 (in a spreadsheet: \"CSV UTF-8\")")
    })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Problem::usage(format!("the {role} is empty")).at(place));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::geography::sample::{file, grid, spec};
    use crate::geography::{Locator, public};
    use crate::pipeline::Denominators;
    use crate::problem::Kind;

    /// The grid as a file of areas, and a folder that also holds `people.csv`.
    fn written(people: &str) -> (tempfile::TempDir, GeographySpec) {
        let text = public::to_geojson(&grid(3, 2)).replace("\"parents\":[\"", "\"district\":\"");
        let text =
            text.replace("st\"],\"residents", "st\",\"residents").replace("\"district\":\"district\"],", "");
        let (dir, path) = file("areas.geojson", &text);
        let table = dir.path().join("people.csv");
        fs::write(&table, people).unwrap();
        let mut spec = spec(path);
        spec.parents = vec!["district".into()];
        spec.credit = Some("Boundaries: nobody".into());
        spec.denominators = Some(Denominators {
            file: table,
            id: "id".into(),
            residents: "n".into(),
            rank_by: None,
            in_poverty: None,
            outside_need: None,
        });
        (dir, spec)
    }

    #[test]
    fn areas_residents_neighbours_and_credit_come_together() {
        let (_dir, spec) = written("id,n\na000,1\na001,2\na002,3\nA003 ,4\na004,5\na005,6\n");
        let Loaded { geography, notes } = load(&spec).unwrap();
        assert_eq!(notes, Vec::<String>::new());
        let plain = grid(3, 2);
        assert_eq!(geography.neighbours, plain.neighbours);
        assert_eq!(
            (geography.areas[3].residents, geography.areas[3].parents[0].as_str()),
            (Some(4.0), "West")
        );
        assert_eq!(geography.credit, spec.credit);
        assert_eq!(Locator::new(&geography).locate(0.015, 0.015), Some(4));
        let back = public::from_geojson(&public::to_geojson(&geography)).unwrap();
        assert_eq!(format!("{back:?}"), format!("{geography:?}"));
    }

    #[test]
    fn dissolving_by_another_property_sees_the_parts_repeat_in_the_residents() {
        let (_dir, mut spec) = written("district,n\nWest,1\nEast,2\nEast,3\n");
        (spec.id, spec.name, spec.parents) = ("district".into(), None, Vec::new());
        if let Some(denominators) = &mut spec.denominators {
            denominators.id = "district".into();
        }
        let message = load(&spec).unwrap_err().to_string();
        assert!(message.contains("`East` (lines 3, 4)") && message.contains("add them up"), "{message}");
        spec.denominators = None;
        let Loaded { geography, notes } = load(&spec).unwrap();
        assert_eq!((geography.areas.len(), geography.areas[0].name.as_str()), (2, "East"));
        assert!(
            geography.areas.iter().all(|area| area.shape.as_ref().is_some_and(|shape| shape.0.len() == 1))
        );
        assert_eq!(notes, ["6 features were dissolved into 2 areas."]);
    }

    #[test]
    fn a_list_of_names_has_no_shapes() {
        let (_dir, path) = file("areas.CSV", "id,name\n02,Mill Street\n01,Oak Hill\n03,oak  hill\n");
        let Loaded { geography, notes } = load(&spec(path)).unwrap();
        assert_eq!(
            geography.areas.iter().map(|area| area.id.as_str()).collect::<Vec<_>>(),
            ["01", "02", "03"]
        );
        assert!(geography.areas.iter().all(|area| area.shape.is_none()));
        assert!(notes.iter().any(|note| note.contains("share a name")), "{notes:?}");
    }

    #[test]
    fn areas_that_lie_over_one_another_are_noted() {
        let (dir, mut spec) = written("id,n\n");
        let text = fs::read_to_string(&spec.areas).unwrap();
        let first = text.lines().find(|line| line.contains("a000")).unwrap();
        spec.areas = dir.path().join("twice.geojson");
        fs::write(&spec.areas, text.replace(first, &format!("{first}\n{}", first.replace("a000", "b"))))
            .unwrap();
        spec.denominators = None;
        let notes = load(&spec).unwrap().notes;
        assert!(notes.iter().any(|note| note.contains("`b` in `a000`")), "{notes:?}");
    }

    #[test]
    fn a_missing_or_empty_file_is_a_usage_problem() {
        let missing = load(&spec(PathBuf::from("no-such.geojson"))).unwrap_err();
        assert_eq!(missing.kind(), Kind::Usage);
        assert!(missing.to_string().contains("no-such.geojson"));
        let (dir, path) = file("areas.geojson", " \n");
        assert!(load(&spec(path)).unwrap_err().to_string().contains("is empty"));
        let path = dir.path().join("latin.csv");
        fs::write(&path, b"id,name\n1,Caf\xe9\n").unwrap();
        assert!(load(&spec(path)).unwrap_err().to_string().contains("not UTF-8"));
    }
}
