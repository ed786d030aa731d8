//! What the fuzz targets may throw at the readers of public files; returns nothing.
use std::path::{Path, PathBuf};

use super::{Locator, hierarchy, load};
use crate::pipeline::{Denominators, GeographySpec};

/// A file of areas with the ending `kind` (`geojson`, `topojson`, `csv`), in the folder `at`; it
/// also serves as the file of residents.
pub fn areas(bytes: &[u8], kind: &str, at: &Path) {
    let file = at.join(format!("areas.{kind}"));
    if std::fs::write(&file, bytes).is_err() {
        return;
    }
    let residents = Denominators {
        file: file.clone(),
        id: "id".into(),
        residents: "n".into(),
        rank_by: Some("r".into()),
        in_poverty: None,
        outside_need: None,
    };
    read(file, (kind == "csv").then_some(residents), None);
}

/// A shapefile in the folder `at`: the lengths of `.shp` and `.dbf` (two bytes each, the
/// lower first), those two, and the rest is the `.prj`; without one, degrees are stated.
pub fn shapefile(bytes: &[u8], at: &Path) {
    let [a, b, c, d, rest @ ..] = bytes else { return };
    let length = |low: &u8, high: &u8| usize::from(u16::from_le_bytes([*low, *high]));
    let Some((shp, rest)) = rest.split_at_checked(length(a, b)) else { return };
    let Some((dbf, prj)) = rest.split_at_checked(length(c, d)) else { return };
    for (ending, part) in [("shp", shp), ("dbf", dbf), ("prj", prj)] {
        if std::fs::write(at.join(format!("areas.{ending}")), part).is_err() {
            return;
        }
    }
    let none = prj.is_empty() && std::fs::remove_file(at.join("areas.prj")).is_ok();
    read(at.join("areas.shp"), None, none.then(|| "EPSG:4326".into()));
}

/// What is read holds together.
fn read(areas: PathBuf, denominators: Option<Denominators>, crs: Option<String>) {
    let spec = GeographySpec {
        areas,
        id: "id".into(),
        name: Some("name".into()),
        parents: if crs.is_some() { Vec::new() } else { vec!["p".into()] },
        denominators,
        smallest_area: 500,
        credit: None,
        crs,
        layer: None,
    };
    let Ok(loaded) = load(&spec) else { return };
    let (geography, locator) = (&loaded.geography, Locator::new(&loaded.geography));
    for (i, area) in geography.areas.iter().enumerate() {
        assert_eq!(locator.by_code(&area.id), Some(i), "an area is found by its own id");
        assert!(geography.neighbours[i].iter().all(|j| *j < geography.areas.len() && *j != i));
    }
    let h = hierarchy::build(Some(geography), None, true);
    assert!((0..h.city()).all(|l| h.up[l].iter().all(|unit| *unit < h.width(l + 1))));
    super::public::to_geojson(geography);
}
