//! What the fuzz targets may throw at the readers of public files; returns nothing.
use std::path::Path;

use super::{Locator, hierarchy, load};
use crate::pipeline::{Denominators, GeographySpec};

/// A file of areas with the ending `kind` (`geojson`, `csv`), in the folder `at`; it
/// also serves as the file of residents. What is read holds together.
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
    let spec = GeographySpec {
        areas: file,
        id: "id".into(),
        name: Some("name".into()),
        parents: vec!["p".into()],
        denominators: (kind == "csv").then_some(residents),
        smallest_area: 500,
        credit: None,
        crs: None,
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
