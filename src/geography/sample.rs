//! Made-up places for the tests of this module.
use std::path::PathBuf;

use geo::{MultiPolygon, Rect, coord};
use tempfile::TempDir;

use super::{Area, Geography, neighbours};
use crate::pipeline::GeographySpec;

/// A square of side `side` with its lower left corner at (`x`, `y`).
pub(super) fn square(x: f64, y: f64, side: f64) -> MultiPolygon<f64> {
    let corner = coord! { x: x, y: y };
    let far = coord! { x: x + side, y: y + side };
    MultiPolygon(vec![Rect::new(corner, far).to_polygon()])
}

/// An area called `Area {id}`.
pub(super) fn area(
    id: &str,
    shape: Option<MultiPolygon<f64>>,
    parents: &[&str],
    residents: Option<f64>,
) -> Area {
    Area {
        id: id.to_owned(),
        name: format!("Area {id}"),
        shape,
        parents: parents.iter().map(|p| (*p).to_owned()).collect(),
        residents,
        rank: None,
        in_poverty: None,
        outside_need: None,
    }
}

/// `width` × `height` squares of side 0.01°; the left half is district `West`.
/// Residents follow a fixed irregular pattern.
pub(super) fn grid(width: usize, height: usize) -> Geography {
    let areas: Vec<Area> = (0..width * height)
        .map(|i| {
            let (x, y) = (i % width, i / width);
            let district = if x < width / 2 { "West" } else { "East" };
            let shape = square(x as f64 * 0.01, y as f64 * 0.01, 0.01);
            area(&format!("a{i:03}"), Some(shape), &[district], Some((100 + (i * 7919) % 900) as f64))
        })
        .collect();
    Geography { neighbours: neighbours(&areas), areas, parents: vec!["district".into()], credit: None }
}

/// A file of its own in a fresh folder.
pub(super) fn file(name: &str, text: &str) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    std::fs::write(&path, text).unwrap();
    (dir, path)
}

/// A spec for `areas` with id `id`, name `name` and no more.
pub(super) fn spec(areas: PathBuf) -> GeographySpec {
    GeographySpec {
        areas,
        id: "id".into(),
        name: Some("name".into()),
        parents: Vec::new(),
        denominators: None,
        smallest_area: 500,
        credit: None,
        crs: None,
        layer: None,
    }
}
