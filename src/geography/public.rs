//! The areas as they lie in a bundle: one GeoJSON text, there and back.
use std::collections::HashMap;

use geo::{Coord, LineString, MultiPolygon, Polygon};
use geojson::{Feature, Geometry, GeometryValue, PolygonType, Position};
use serde_json::{Value, json};

use super::denominators::canonical;
use super::dissolve::{snapped, tidied};
use super::{Area, Geography};
use crate::problem::{Problem, Result};

/// Writes `geography` as an RFC 7946 FeatureCollection, one feature a line.
///
/// Feature `id` and the properties `id`, `name`, `parents`, `residents`, `rank` and
/// `neighbours` (ids) hold the areas, the foreign members `parents` and `credit` the
/// rest. Coordinates have 7 decimals and other figures 15 significant digits, which
/// is all that [`super::load()`] keeps, so [`from_geojson`] gives back the same
/// geography, and the same text again.
pub fn to_geojson(geography: &Geography) -> String {
    let features: Vec<String> = (0..geography.areas.len()).filter_map(|i| feature(geography, i)).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"parents\":{},\"credit\":{},\"features\":[\n{}\n]}}\n",
        json!(geography.parents),
        json!(geography.credit),
        features.join(",\n")
    )
}

fn feature(geography: &Geography, index: usize) -> Option<String> {
    let area = geography.areas.get(index)?;
    let near = geography.neighbours.get(index).into_iter().flatten();
    let near: Vec<&str> = near.filter_map(|i| geography.areas.get(*i)).map(|area| area.id.as_str()).collect();
    let properties = json!({
        "id": area.id, "name": area.name, "parents": area.parents,
        "residents": figure(area.residents), "rank": figure(area.rank), "neighbours": near,
    });
    let mut properties = properties;
    for (name, value) in [("in_poverty", area.in_poverty), ("outside_need", area.outside_need)] {
        if value.is_some() {
            properties[name] = figure(value);
        }
    }
    let shape = area.shape.as_ref().filter(|shape| !shape.0.is_empty());
    let feature = Feature {
        geometry: shape.map(geometry),
        id: Some(geojson::feature::Id::String(area.id.clone())),
        properties: properties.as_object().cloned(),
        ..Feature::default()
    };
    Some(feature.to_string())
}

/// A figure as JSON; a whole number without a decimal point.
fn figure(value: Option<f64>) -> Value {
    match value.map(canonical) {
        Some(whole) if whole.fract() == 0.0 && whole.abs() < 1e15 => json!(whole as i64),
        Some(other) => json!(other),
        None => Value::Null,
    }
}

fn geometry(shape: &MultiPolygon<f64>) -> Geometry {
    let ring = |ring: &LineString<f64>| ring.0.iter().map(|at| Position::from([at.x, at.y])).collect();
    let polygon = |polygon: &Polygon<f64>| -> PolygonType {
        std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect()
    };
    let mut polygons: Vec<PolygonType> = tidied(shape).0.iter().map(polygon).collect();
    let value = match polygons.len() {
        1 => GeometryValue::Polygon { coordinates: polygons.remove(0) },
        _ => GeometryValue::MultiPolygon { coordinates: polygons },
    };
    Geometry { bbox: None, value, foreign_members: None }
}

/// Reads what [`to_geojson`] wrote.
///
/// # Errors
/// A plain failure when the text is anything else.
pub fn from_geojson(text: &str) -> Result<Geography> {
    let whole: Value = serde_json::from_str(text).map_err(|_| damaged("it is not JSON"))?;
    let Value::Object(mut members) = whole else { return Err(damaged("it is not an object")) };
    let Some(Value::Array(features)) = members.remove("features") else {
        return Err(damaged("it has no features"));
    };
    let mut areas = Vec::with_capacity(features.len());
    let mut near: Vec<Vec<String>> = Vec::with_capacity(features.len());
    for value in features {
        let feature: Feature = serde_json::from_value(value).map_err(|_| damaged("a feature is broken"))?;
        near.push(texts(feature.property("neighbours")).ok_or_else(|| damaged("neighbours are missing"))?);
        areas.push(area(&feature)?);
    }
    let index: HashMap<&str, usize> =
        areas.iter().enumerate().map(|(i, area)| (area.id.as_str(), i)).collect();
    if index.len() != areas.len() {
        return Err(damaged("two areas share an id"));
    }
    let find =
        |id: &String| index.get(id.as_str()).copied().ok_or_else(|| damaged("a neighbour is not an area"));
    let neighbours: Result<Vec<Vec<usize>>> = near.iter().map(|ids| ids.iter().map(find).collect()).collect();
    Ok(Geography {
        neighbours: neighbours?,
        areas,
        parents: texts(members.get("parents")).ok_or_else(|| damaged("its parents are missing"))?,
        credit: members.get("credit").and_then(Value::as_str).map(str::to_owned),
    })
}

fn area(feature: &Feature) -> Result<Area> {
    let text = |name: &str| {
        let value = feature.property(name).and_then(Value::as_str).map(str::to_owned);
        value.ok_or_else(|| damaged(&format!("an area has no `{name}`")))
    };
    let figure = |name: &str| match feature.property(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value
            .as_f64()
            .map(|v| Some(canonical(v)))
            .ok_or_else(|| damaged(&format!("`{name}` is no number"))),
    };
    Ok(Area {
        id: text("id")?,
        name: text("name")?,
        shape: feature.geometry.as_ref().map(|geometry| shape(&geometry.value)).transpose()?,
        parents: texts(feature.property("parents")).ok_or_else(|| damaged("an area has no parents"))?,
        residents: figure("residents")?,
        rank: figure("rank")?,
        in_poverty: figure("in_poverty")?,
        outside_need: figure("outside_need")?,
    })
}

fn shape(value: &GeometryValue) -> Result<MultiPolygon<f64>> {
    let polygons: Vec<&PolygonType> = match value {
        GeometryValue::Polygon { coordinates } => vec![coordinates],
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().collect(),
        _ => return Err(damaged("a geometry is not a polygon")),
    };
    let at = |position: &Position| match position.as_slice() {
        [x, y, ..] => Ok(snapped(Coord { x: *x, y: *y })),
        _ => Err(damaged("a position is too short")),
    };
    let ring = |ring: &Vec<Position>| ring.iter().map(at).collect::<Result<Vec<_>>>().map(LineString::new);
    let polygon = |rings: &PolygonType| -> Result<Polygon<f64>> {
        let mut rings = rings.iter().map(ring);
        let exterior = rings.next().ok_or_else(|| damaged("a polygon has no ring"))??;
        Ok(Polygon::new(exterior, rings.collect::<Result<_>>()?))
    };
    polygons.into_iter().map(polygon).collect()
}

fn texts(value: Option<&Value>) -> Option<Vec<String>> {
    value?.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

fn damaged(why: &str) -> Problem {
    Problem::failed(format!("the bundle's areas cannot be read: {why}"))
        .hint("the file was changed after the release; take the bundle from where it was first written")
}

#[cfg(test)]
mod tests {
    use geo::line_string;
    use proptest::prelude::*;

    use super::*;
    use crate::geography::neighbours;
    use crate::geography::sample::{area, grid, square};

    /// What is compared: everything.
    fn whole(geography: &Geography) -> String {
        format!("{geography:?}")
    }

    #[test]
    fn holes_islands_names_and_missing_shapes_come_back() {
        let outer = line_string![(x: 0.0, y: 0.0), (x: 0.0, y: 4.0), (x: 4.0, y: 4.0), (x: 4.0, y: 0.0)];
        let hole = line_string![(x: 1.0, y: 1.0), (x: 2.0, y: 1.0), (x: 2.0, y: 2.0), (x: 1.0, y: 2.0)];
        let mut ring = MultiPolygon(vec![Polygon::new(outer, vec![hole])]);
        ring.0.extend(square(7.0, 7.0, 1.0));
        let mut areas = vec![
            area("007", Some(tidied(&ring)), &["Nörd \"quoted\"", "X"], Some(12.0)),
            area("b", Some(square(1.0, 1.0, 1.0)), &["S", "X"], Some(0.1)),
            area("c", None, &["S", "Y"], None),
        ];
        areas[1].rank = Some(-1.0 / 3.0);
        areas[1].shape = areas[1].shape.as_ref().map(tidied);
        areas[1].rank = areas[1].rank.map(canonical);
        let geography = Geography {
            neighbours: neighbours(&areas),
            areas,
            parents: vec!["district".into(), "borough".into()],
            credit: Some("© somebody".into()),
        };
        assert_eq!(geography.neighbours, [vec![1], vec![0], vec![]]);
        let text = to_geojson(&geography);
        let back = from_geojson(&text).unwrap();
        assert_eq!(whole(&back), whole(&geography));
        assert_eq!(to_geojson(&back), text);
        assert!(text.contains("\"geometry\":null"));
    }

    #[test]
    fn exterior_rings_are_written_counter_clockwise() {
        let clockwise = line_string![(x: 0.0, y: 0.0), (x: 0.0, y: 1.0), (x: 1.0, y: 0.0)];
        let areas = vec![area("a", Some(MultiPolygon(vec![Polygon::new(clockwise, vec![])])), &[], None)];
        let geography = Geography { neighbours: vec![vec![]], areas, parents: vec![], credit: None };
        let text = to_geojson(&geography);
        assert!(text.contains("[[0.0,0.0],[1.0,0.0],[0.0,1.0],[0.0,0.0]]"), "{text}");
    }

    #[test]
    fn anything_else_is_a_failure() {
        for text in ["", "[]", "{}", "{\"features\":[{}]}", "{\"features\":[],\"credit\":null}"] {
            assert_eq!(from_geojson(text).unwrap_err().kind(), crate::problem::Kind::Failed, "{text}");
        }
        let twice = to_geojson(&grid(2, 1)).replace("a001", "a000");
        assert!(from_geojson(&twice).is_err());
    }

    proptest! {
        #[test]
        fn what_was_loaded_comes_back_equal(
            corners in prop::collection::vec((-180.0..180.0_f64, -90.0..90.0_f64), 3..9),
            residents in prop::option::of(0.0..1e9_f64),
            rank in prop::option::of(-1e-3..1e3_f64),
            name in "\\PC{0,10}",
        ) {
            let polygon = Polygon::new(LineString::from(corners), vec![]);
            let shape = crate::geography::dissolve::dissolve(&[polygon]).shape;
            let mut one = area("a", Some(shape).filter(|s| !s.0.is_empty()), &[], residents.map(canonical));
            one.rank = rank.map(canonical);
            one.name = name;
            let geography = Geography { neighbours: vec![vec![]], areas: vec![one], parents: vec![], credit: None };
            let text = to_geojson(&geography);
            let back = from_geojson(&text).unwrap();
            prop_assert_eq!(whole(&back), whole(&geography));
            prop_assert_eq!(to_geojson(&back), text);
        }
    }
}
