//! GeoJSON (RFC 7946).
use geo::{LineString, Polygon, coord};
use geojson::{GeometryValue, PolygonType};
use serde_json::{Map, Value};

use super::crs::Crs;
use super::{Feature, Layer, MOST_POSITIONS, Shape, WANTED, too_many};
use crate::problem::{Problem, Result};

/// The features of a FeatureCollection, and what its `crs` member of old names.
///
/// # Errors
/// Another kind of JSON, a reference system that is not known, a broken feature.
pub(super) fn read(mut members: Map<String, Value>) -> Result<Layer> {
    let kind = members.get("type").and_then(Value::as_str).unwrap_or("something else").to_owned();
    let crs = crs(members.get("crs"))?;
    let features = match (kind.as_str(), members.remove("features")) {
        ("FeatureCollection", Some(Value::Array(features))) => features,
        ("FeatureCollection", _) => {
            return Err(Problem::usage("the FeatureCollection has no list `features`").hint(WANTED));
        }
        _ => {
            return Err(Problem::usage(format!("the file of areas is a {kind}, not a FeatureCollection"))
                .hint(WANTED));
        }
    };
    let mut room = MOST_POSITIONS;
    let feature = |(i, value)| feature(value, i + 1, &mut room);
    Ok(Layer { crs, features: features.into_iter().enumerate().map(feature).collect::<Result<_>>()? })
}

fn crs(member: Option<&Value>) -> Result<Option<Crs>> {
    let Some(crs) = member.filter(|crs| !crs.is_null()) else { return Ok(None) };
    let name = crs.pointer("/properties/name").and_then(Value::as_str).unwrap_or("without a name");
    Crs::named(name).map(Some)
}

fn feature(value: Value, number: usize, room: &mut usize) -> Result<Feature> {
    let feature: geojson::Feature = serde_json::from_value(value).map_err(|error| {
        Problem::usage(format!("feature {number} is not a GeoJSON feature: {error}")).hint(WANTED)
    })?;
    let id = feature.id.map(|id| match id {
        geojson::feature::Id::String(text) => Value::from(text),
        geojson::feature::Id::Number(number) => Value::Number(number),
    });
    let shape = match feature.geometry.map(|geometry| geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => Shape::Polygons(vec![polygon(&coordinates, room)?]),
        Some(GeometryValue::MultiPolygon { coordinates }) => {
            Shape::Polygons(coordinates.iter().map(|rings| polygon(rings, room)).collect::<Result<_>>()?)
        }
        other => Shape::Other(other.map_or("no geometry", |value| value.type_name()).to_owned()),
    };
    Ok(Feature { id, properties: feature.properties.unwrap_or_default(), shape })
}

fn polygon(rings: &PolygonType, room: &mut usize) -> Result<Polygon<f64>> {
    let mut line = |ring: &Vec<geojson::Position>| {
        *room = room.checked_sub(ring.len()).ok_or_else(too_many)?;
        let point = |position: &geojson::Position| match position.as_slice() {
            // A height is ignored.
            [x, y, ..] => Ok(coord! { x: *x, y: *y }),
            _ => Err(Problem::usage("a position has fewer than two numbers").hint(WANTED)),
        };
        ring.iter().map(point).collect::<Result<Vec<_>>>().map(LineString::new)
    };
    let mut lines = rings.iter().map(&mut line);
    let exterior = lines.next().transpose()?.unwrap_or(LineString::new(Vec::new()));
    let holes = lines.collect::<Result<_>>()?;
    Ok(Polygon::new(exterior, holes))
}
