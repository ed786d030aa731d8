//! Areas from a GeoJSON file (RFC 7946): one [`Piece`] a feature.
use geo::{LineString, Polygon, coord};
use geojson::{Feature, GeometryValue, PolygonType};
use serde_json::Value;

use super::assemble::Piece;
use super::dissolve::snapped;
use super::load::public_text;
use super::text::{tidy, which_of};
use crate::pipeline::GeographySpec;
use crate::problem::{Problem, Result};

const REPROJECT: &str = "save the file again with longitudes and latitudes in degrees (WGS 84, EPSG:4326): \
    in QGIS Export, Save Features As, CRS EPSG:4326; or ogr2ogr -t_srs EPSG:4326 new.geojson old.geojson";
const WANTED: &str = "a GeoJSON FeatureCollection of Polygon or MultiPolygon features is needed; \
    QGIS, ogr2ogr or mapshaper can save shapefiles, KML and TopoJSON as one";

/// Reads the features of `spec.areas`, coordinates rounded to 10⁻⁷ degrees (a
/// centimetre), so that borders shared by two areas stay equal.
///
/// # Errors
/// Not JSON, not a FeatureCollection, empty, another reference system than
/// longitude/latitude, a feature without polygons, id, name or parent property.
pub(super) fn read(spec: &GeographySpec) -> Result<Vec<Piece>> {
    let file = spec.areas.display().to_string();
    let text = public_text(&spec.areas, "file of areas")?;
    let features = collection(&text).map_err(|problem| problem.at(&file))?;
    let pieces: Result<Vec<Piece>> = features
        .into_iter()
        .enumerate()
        .map(|(i, value)| {
            let place = format!("{file}, feature {}", i + 1);
            piece(value, spec, &place).map_err(|problem| problem.at(&place))
        })
        .collect();
    pieces
}

/// The features of a FeatureCollection, still as JSON.
fn collection(text: &str) -> Result<Vec<Value>> {
    let whole: Value = serde_json::from_str(text)
        .map_err(|error| Problem::usage(format!("the file of areas is not JSON: {error}")).hint(WANTED))?;
    let kind = whole.get("type").and_then(Value::as_str).unwrap_or("something else").to_owned();
    let Value::Object(mut members) = whole else {
        return Err(Problem::usage("the file of areas is JSON but not GeoJSON").hint(WANTED));
    };
    check_crs(members.get("crs"))?;
    match (kind.as_str(), members.remove("features")) {
        ("FeatureCollection", Some(Value::Array(features))) if features.is_empty() => {
            Err(Problem::usage("the file of areas has no features").hint(WANTED))
        }
        ("FeatureCollection", Some(Value::Array(features))) => Ok(features),
        ("FeatureCollection", _) => {
            Err(Problem::usage("the FeatureCollection has no list `features`").hint(WANTED))
        }
        _ => {
            Err(Problem::usage(format!("the file of areas is a {kind}, not a FeatureCollection"))
                .hint(WANTED))
        }
    }
}

/// Refuses a `crs` member that names anything but WGS 84 longitude/latitude.
fn check_crs(crs: Option<&Value>) -> Result<()> {
    let Some(crs) = crs.filter(|crs| !crs.is_null()) else { return Ok(()) };
    let name = crs.pointer("/properties/name").and_then(Value::as_str).unwrap_or("without a name");
    let upper = name.trim().to_ascii_uppercase();
    let code = upper.rsplit([':', '/', '#']).next().unwrap_or_default();
    if code == "CRS84" || (code == "4326" && upper.contains("EPSG")) {
        return Ok(());
    }
    Err(Problem::usage(format!("the coordinates are in the reference system {name}")).hint(REPROJECT))
}

fn piece(value: Value, spec: &GeographySpec, place: &str) -> Result<Piece> {
    let feature: Feature = serde_json::from_value(value)
        .map_err(|error| Problem::usage(format!("this is not a GeoJSON feature: {error}")).hint(WANTED))?;
    let own_id = feature.id.as_ref().filter(|_| feature.property(&spec.id).is_none()).map(|id| match id {
        geojson::feature::Id::String(text) => Value::from(text.as_str()),
        geojson::feature::Id::Number(number) => Value::Number(number.clone()),
    });
    let id = match own_id.filter(|_| spec.id == "id") {
        Some(id) => plain(&id),
        None => property(&feature, &spec.id)?,
    };
    let id = id.ok_or_else(|| {
        Problem::usage(format!("the property `{}`, which should name the area, is blank", spec.id))
            .hint("give every feature an id; features that share one become one area")
    })?;
    let name = match &spec.name {
        Some(name) => property(&feature, name)?,
        None => None,
    };
    let parents: Result<Vec<String>> = spec
        .parents
        .iter()
        .map(|level| {
            property(&feature, level)?.ok_or_else(|| {
                Problem::usage(format!("area `{id}` has no `{level}`"))
                    .hint("fill the property in, or take the level out of `parents`")
            })
        })
        .collect();
    Ok(Piece {
        polygons: Some(polygons(&feature, &id)?),
        name,
        parents: parents?,
        place: place.to_owned(),
        id,
    })
}

/// The property as text; `None` when it is blank.
///
/// # Errors
/// The feature has no such property.
fn property(feature: &Feature, name: &str) -> Result<Option<String>> {
    if let Some(value) = feature.property(name) {
        return Ok(plain(value));
    }
    let there: Vec<&str> = feature.properties.iter().flatten().map(|(key, _)| key.as_str()).collect();
    Err(Problem::usage(format!("the feature has no property `{name}`")).hint(which_of(
        name,
        "properties",
        &there,
    )))
}

/// A text or number as text; whole numbers without a decimal point.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => tidy(text),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => {
                format!("{float:.0}")
            }
            _ => number.to_string(),
        },
        _ => String::new(),
    };
    (!text.is_empty()).then_some(text)
}

fn polygons(feature: &Feature, id: &str) -> Result<Vec<Polygon<f64>>> {
    let rings: Vec<&PolygonType> = match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => vec![coordinates],
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates.iter().collect(),
        other => {
            let what = other.map_or("no geometry", GeometryValue::type_name);
            return Err(Problem::usage(format!(
                "area `{id}` has a feature with {what} where a polygon is needed"
            ))
            .hint("take the feature out, or give it a Polygon or MultiPolygon"));
        }
    };
    rings.into_iter().map(polygon).collect()
}

fn polygon(rings: &PolygonType) -> Result<Polygon<f64>> {
    let mut lines =
        rings.iter().map(|ring| ring.iter().map(|p| point(p.as_slice())).collect::<Result<Vec<_>>>());
    let exterior = lines.next().transpose()?.unwrap_or_default();
    let holes: Result<Vec<LineString<f64>>> = lines.map(|line| line.map(LineString::new)).collect();
    Ok(Polygon::new(LineString::new(exterior), holes?))
}

/// Longitude and latitude of a position; a height is ignored.
fn point(position: &[f64]) -> Result<geo::Coord<f64>> {
    let [x, y, ..] = *position else {
        return Err(Problem::usage("a position has fewer than two numbers").hint(WANTED));
    };
    if x.abs() <= 180.0 && y.abs() <= 90.0 {
        return Ok(snapped(coord! { x: x, y: y }));
    }
    let what = format!("the position [{x}, {y}] is not a longitude and latitude in degrees");
    let swapped = x.abs() <= 90.0 && y.abs() <= 180.0;
    Err(Problem::usage(what).hint(if swapped { "GeoJSON wants the longitude first" } else { REPROJECT }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::geography::sample::{file, spec};

    fn failure(value: Value) -> String {
        let (_dir, path) = file("areas.geojson", &value.to_string());
        read(&spec(path)).err().map(|problem| problem.to_string()).unwrap_or_default()
    }

    fn one(properties: Value, geometry: Value) -> Value {
        json!({"type": "FeatureCollection", "features":
            [{"type": "Feature", "properties": properties, "geometry": geometry}]})
    }

    fn triangle() -> Value {
        json!({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]})
    }

    #[test]
    fn what_is_not_geojson_is_refused_with_a_way_out() {
        let (_dir, path) = file("areas.geojson", "PK\u{3}\u{4}");
        assert!(read(&spec(path)).err().unwrap().to_string().contains("not JSON"));
        assert!(failure(json!([1])).contains("not GeoJSON"));
        assert!(failure(json!({"type": "Topology", "objects": {}})).contains("is a Topology"));
        assert!(failure(json!({"type": "FeatureCollection", "features": []})).contains("no features"));
        assert!(failure(json!({"type": "FeatureCollection"})).contains("no list `features`"));
    }

    #[test]
    fn a_missing_id_lists_the_properties_there_are() {
        let message = failure(one(json!({"ID": "1", "name": "x"}), triangle()));
        assert!(message.contains("feature 1") && message.contains("did you mean `ID`"), "{message}");
        assert!(failure(one(json!({"id": " ", "name": "x"}), triangle())).contains("is blank"));
        assert!(failure(one(Value::Null, triangle())).contains("no properties at all"));
    }

    #[test]
    fn other_geometries_are_refused() {
        let named = json!({"id": "1", "name": "x"});
        assert!(
            failure(one(named.clone(), json!({"type": "Point", "coordinates": [0, 0]})))
                .contains("with Point")
        );
        assert!(failure(one(named.clone(), Value::Null)).contains("no geometry"));
        let broken = json!({"type": "Polygon", "coordinates": [[["a", 0]]]});
        assert!(failure(one(named, broken)).contains("not a GeoJSON feature"));
    }

    #[test]
    fn projected_coordinates_are_refused() {
        let named = json!({"id": "1", "name": "x"});
        let metres = json!({"type": "Polygon", "coordinates": [[[550000, 4180000], [550010, 4180000], [550000, 4180010]]]});
        assert!(failure(one(named.clone(), metres)).contains("EPSG:4326"));
        let swapped =
            json!({"type": "Polygon", "coordinates": [[[37.7, -122.4], [37.8, -122.4], [37.7, -122.3]]]});
        assert!(failure(one(named.clone(), swapped)).contains("longitude first"));
        for (name, fine) in [
            ("EPSG:4326", true),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", true),
            ("urn:ogc:def:crs:EPSG::4326", true),
            ("http://www.opengis.net/def/crs/EPSG/0/4326", true),
            ("urn:ogc:def:crs:EPSG::3857", false),
            ("EPSG:2227", false),
        ] {
            let mut whole = one(named.clone(), triangle());
            whole["crs"] = json!({"type": "name", "properties": {"name": name}});
            assert_eq!(failure(whole).is_empty(), fine, "{name}");
        }
    }

    #[test]
    fn ids_are_text_whatever_they_were() {
        assert_eq!(plain(&json!("00712")), Some("00712".into()));
        assert_eq!(plain(&json!(60750164001001_u64)), Some("60750164001001".into()));
        assert_eq!(plain(&json!(94110.0)), Some("94110".into()));
        assert_eq!(plain(&json!(1.5)), Some("1.5".into()));
        assert_eq!(plain(&json!(true)), None);
    }

    #[test]
    fn the_feature_s_own_id_serves_when_no_property_is_called_id() {
        let mut whole = one(json!({"name": "x"}), triangle());
        whole["features"][0]["id"] = json!(7);
        let (_dir, path) = file("areas.geojson", &whole.to_string());
        assert_eq!(read(&spec(path)).unwrap()[0].id, "7");
    }
}
