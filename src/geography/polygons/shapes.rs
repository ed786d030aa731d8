//! Shapefiles: `.shp` by the crate `shapefile`, after a walk that makes sure that no
//! length in it promises more than there is; `.dbf` here, as text.
use std::io::Cursor;

use geo::{Contains, Coord, LineString, Point, Polygon};
use serde_json::{Map, Value};
use shapefile::record::polygon::PolygonRing;
use shapefile::{Shape as Record, ShapeReader};

use super::crs::Crs;
use super::open::Parts;
use super::{Feature, Layer, MOST_POSITIONS, Shape, dbf};
use crate::problem::{Problem, Result};

/// The features of a shapefile.
///
/// # Errors
/// Cut short, damaged, shapes other than polygons, or a `.dbf` with other rows.
pub(super) fn read(parts: &Parts) -> Result<Layer> {
    let crs = parts.prj.as_deref().map(|text| Crs::well_known_text(text.trim())).transpose()?;
    let sound = walked(&parts.shp).ok_or_else(damaged)?;
    let shapes = parts.shp.get(..sound).unwrap_or_default();
    let mut reader = ShapeReader::new(Cursor::new(shapes)).map_err(|_| damaged())?;
    let shapes: Vec<Record> =
        reader.iter_shapes().collect::<std::result::Result<_, _>>().map_err(|_| damaged())?;
    let rows = dbf::rows(&parts.dbf, parts.cpg.as_deref())?;
    if rows.len() != shapes.len() {
        let what = format!("the .shp has {} shapes and the .dbf {} rows", shapes.len(), rows.len());
        return Err(
            Problem::usage(what).hint("the two belong to different exports: take both from one archive")
        );
    }
    // A row that was deleted takes its shape with it.
    let feature = |(record, properties): (Record, Option<Map<String, Value>>)| {
        Some(Feature { id: None, properties: properties?, shape: shape(record) })
    };
    Ok(Layer { crs, features: shapes.into_iter().zip(rows).filter_map(feature).collect() })
}

fn damaged() -> Problem {
    Problem::usage("the .shp is damaged or cut short")
        .hint("download it again, or export it again as a shapefile or GeoJSON")
}

/// The bytes up to which the file is what it says: every record lies within the file,
/// every count within its record, and all positions within the limit.
fn walked(shp: &[u8]) -> Option<usize> {
    let big = |at: usize| Some(i32::from_be_bytes(shp.get(at..at.checked_add(4)?)?.try_into().ok()?));
    let little = |at: usize| Some(i32::from_le_bytes(shp.get(at..at.checked_add(4)?)?.try_into().ok()?));
    if big(0)? != 9994 {
        return None;
    }
    let length = usize::try_from(big(24)?).ok()?.checked_mul(2)?;
    if length < 100 || length > shp.len() {
        return None;
    }
    let (mut at, mut room) = (100usize, MOST_POSITIONS);
    while at < length {
        let size = usize::try_from(big(at + 4)?).ok()?.checked_mul(2)?;
        let start = at + 8;
        let end = start.checked_add(size)?;
        if size < 4 || end > length {
            return None;
        }
        if let kind @ (5 | 15 | 25) = little(start)? {
            let parts = usize::try_from(little(start + 36)?).ok()?;
            let points = usize::try_from(little(start + 40)?).ok()?;
            room = room.checked_sub(points)?;
            let plane = parts.checked_mul(4)?.checked_add(points.checked_mul(16)?)?.checked_add(44)?;
            let more = points.checked_mul(8)?.checked_add(16)?;
            // Heights are there or not by the kind; measures may be left out.
            let sizes: &[usize] = match kind {
                5 => &[plane],
                15 => &[plane + more, plane + 2 * more],
                _ => &[plane, plane + more],
            };
            if !sizes.contains(&size) {
                return None;
            }
            let mut before = 0;
            for part in 0..parts {
                let first = usize::try_from(little(start + 44 + 4 * part)?).ok()?;
                if first < before || first > points || (part == 0 && first != 0) {
                    return None;
                }
                before = first;
            }
        } else if little(start)? != 0 {
            // Points, lines and others are told by name further up; their counts are
            // not looked at, so they are not read either.
            return None;
        }
        at = end;
    }
    Some(length)
}

fn shape(record: Record) -> Shape {
    match record {
        Record::Polygon(polygon) => rings(polygon.into_inner(), |p| (p.x, p.y)),
        Record::PolygonM(polygon) => rings(polygon.into_inner(), |p| (p.x, p.y)),
        Record::PolygonZ(polygon) => rings(polygon.into_inner(), |p| (p.x, p.y)),
        Record::NullShape => Shape::Other("no geometry".into()),
        other => Shape::Other(other.shapetype().to_string()),
    }
}

/// Outer rings with the holes that lie in them. A hole that lies in none is an island
/// drawn the wrong way round, and is kept as one.
fn rings<P>(all: Vec<PolygonRing<P>>, xy: impl Fn(&P) -> (f64, f64)) -> Shape {
    let mut polygons: Vec<Polygon<f64>> = Vec::new();
    let mut holes: Vec<LineString<f64>> = Vec::new();
    for ring in all {
        let line = LineString::from_iter(ring.points().iter().map(|p| {
            let (x, y) = xy(p);
            Coord { x, y }
        }));
        match ring {
            PolygonRing::Outer(_) => polygons.push(Polygon::new(line, Vec::new())),
            PolygonRing::Inner(_) => holes.push(line),
        }
    }
    for hole in holes {
        let Some(first) = hole.0.first().copied().map(Point::from) else { continue };
        let inside =
            |polygon: &&mut Polygon<f64>| polygon.contains(&first) || polygon.exterior().0.contains(&first.0);
        match polygons.iter_mut().find(inside) {
            Some(polygon) => polygon.interiors_push(hole),
            None => polygons.push(Polygon::new(hole, Vec::new())),
        }
    }
    Shape::Polygons(polygons)
}
