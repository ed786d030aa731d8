//! TopoJSON: areas as lists of shared lines. (The crate `topojson` has had no release
//! for years and pins an old `geojson`, and the format is small.)
use geo::{Coord, LineString, Polygon};
use serde_json::{Map, Value};

use super::{Feature, Layer, MOST_POSITIONS, Shape};
use crate::problem::{Problem, Result};

/// The features of one of the topology's objects: `layer`, or the only one with polygons.
///
/// # Errors
/// No such object, several, lines that are not there or that are repeated beyond reason.
pub(super) fn read(mut topology: Map<String, Value>, layer: Option<&str>) -> Result<Layer> {
    let Some(Value::Object(objects)) = topology.remove("objects") else {
        return Err(Problem::usage("the Topology has no `objects`").hint(super::WANTED));
    };
    let arcs = arcs(&topology)?;
    let (name, object) = chosen(objects, layer)?;
    let collected = kind(&object) == "GeometryCollection";
    let features = match object {
        Value::Object(mut object) if collected => match object.remove("geometries") {
            Some(Value::Array(geometries)) => geometries,
            _ => return Err(Problem::usage(format!("the object `{name}` has no list `geometries`"))),
        },
        object => vec![object],
    };
    let mut room = MOST_POSITIONS;
    let features = features.into_iter().map(|geometry| feature(geometry, &arcs, &mut room));
    Ok(Layer { crs: None, features: features.collect::<Result<_>>()? })
}

/// The names of the objects that hold polygons.
fn chosen(objects: Map<String, Value>, layer: Option<&str>) -> Result<(String, Value)> {
    let names: Vec<String> = objects.keys().map(|name| format!("`{name}`")).collect();
    let there = names.iter().take(30).cloned().collect::<Vec<_>>().join(", ");
    let mut fits: Vec<(String, Value)> = objects
        .into_iter()
        .filter(|(name, object)| layer.map_or_else(|| has_polygons(object), |l| l == name))
        .collect();
    match (fits.len(), layer) {
        (1, _) => fits.pop().ok_or_else(|| Problem::failed("no object")),
        (0, Some(layer)) => Err(Problem::usage(format!("the Topology has no object `{layer}`"))
            .hint(format!("its objects are: {there}"))),
        (0, None) => Err(Problem::usage("no object of the Topology has polygons").hint(super::WANTED)),
        _ => Err(Problem::usage(format!("the Topology holds several layers: {there}"))
            .hint("name one of them under [geography]: layer = \"…\"")),
    }
}

fn kind(object: &Value) -> &str {
    object.get("type").and_then(Value::as_str).unwrap_or("something else")
}

fn has_polygons(object: &Value) -> bool {
    let is = |object: &Value| matches!(kind(object), "Polygon" | "MultiPolygon");
    is(object) || object.get("geometries").and_then(Value::as_array).is_some_and(|list| list.iter().any(is))
}

/// All lines, as positions.
fn arcs(topology: &Map<String, Value>) -> Result<Vec<Vec<Coord<f64>>>> {
    let broken = || Problem::usage("the lines (`arcs`) of the Topology cannot be read").hint(super::WANTED);
    let pair = |value: Option<&Value>| {
        let list = value?.as_array()?;
        Some((list.first()?.as_f64()?, list.get(1)?.as_f64()?))
    };
    // With a transform, positions are whole steps from the one before.
    let steps = match topology.get("transform").filter(|value| !value.is_null()) {
        None => None,
        Some(transform) => {
            let (scale, translate) = (pair(transform.get("scale")), pair(transform.get("translate")));
            Some(scale.zip(translate).ok_or_else(broken)?)
        }
    };
    let arc = |arc: &Value| {
        let mut at = (0.0, 0.0);
        let mut line = Vec::new();
        for position in arc.as_array()? {
            let (x, y) = pair(Some(position))?;
            line.push(match steps {
                None => Coord { x, y },
                Some(((kx, ky), (dx, dy))) => {
                    at = (at.0 + x, at.1 + y);
                    Coord { x: at.0 * kx + dx, y: at.1 * ky + dy }
                }
            });
        }
        Some(line)
    };
    let arcs = topology.get("arcs").and_then(Value::as_array).ok_or_else(broken)?;
    arcs.iter().map(|value| arc(value).ok_or_else(broken)).collect()
}

fn feature(geometry: Value, arcs: &[Vec<Coord<f64>>], room: &mut usize) -> Result<Feature> {
    let polygons = match (kind(&geometry), geometry.get("arcs").and_then(Value::as_array)) {
        ("Polygon", Some(rings)) => Shape::Polygons(vec![polygon(rings, arcs, room)?]),
        ("MultiPolygon", Some(polygons)) => {
            let rings = |value: &Value| match value.as_array() {
                Some(rings) => polygon(rings, arcs, room),
                None => Err(no_line()),
            };
            Shape::Polygons(polygons.iter().map(rings).collect::<Result<_>>()?)
        }
        (other, _) => Shape::Other(if geometry.get("type").is_some_and(Value::is_null) {
            "no geometry".into()
        } else {
            other.to_owned()
        }),
    };
    let id = geometry.get("id").cloned();
    let properties = match geometry {
        Value::Object(mut members) => match members.remove("properties") {
            Some(Value::Object(properties)) => properties,
            _ => Map::new(),
        },
        _ => Map::new(),
    };
    Ok(Feature { id, properties, shape: polygons })
}

fn polygon(rings: &[Value], arcs: &[Vec<Coord<f64>>], room: &mut usize) -> Result<Polygon<f64>> {
    let mut lines = rings.iter().map(|indices| ring(indices, arcs, room));
    let exterior = lines.next().transpose()?.unwrap_or(LineString::new(Vec::new()));
    Ok(Polygon::new(exterior, lines.collect::<Result<_>>()?))
}

/// The lines of a ring, one behind the other; `~i` is line `i` backwards.
fn ring(indices: &Value, arcs: &[Vec<Coord<f64>>], room: &mut usize) -> Result<LineString<f64>> {
    let mut line: Vec<Coord<f64>> = Vec::new();
    for index in indices.as_array().ok_or_else(no_line)? {
        let index = index.as_i64().ok_or_else(no_line)?;
        let backwards = index < 0;
        let at = usize::try_from(if backwards { !index } else { index }).map_err(|_| no_line())?;
        let arc = arcs.get(at).ok_or_else(no_line)?;
        *room = room.checked_sub(arc.len()).ok_or_else(super::too_many)?;
        // Each line begins where the one before ended.
        line.pop();
        if backwards {
            line.extend(arc.iter().rev());
        } else {
            line.extend(arc);
        }
    }
    Ok(LineString::new(line))
}

fn no_line() -> Problem {
    Problem::usage("an area's border names a line that the Topology does not have").hint(super::WANTED)
}
