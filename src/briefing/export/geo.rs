//! `areas.geojson`: places with their figures, as RFC 7946 has it.
use ::geo::algorithm::orient::{Direction, Orient};
use ::geo::{MultiPolygon, Polygon, unary_union};
use serde_json::{Map, Value, json};

use super::pretty;
use crate::briefing::Words;
use crate::briefing::figure::{numbers_of, status_of};
use crate::equity::{AreaStory, Shown, Standing, Story};
use crate::geography::Geography;
use crate::problem::Result;

/// One feature a place, dissolved from its public areas; exterior rings run
/// counter-clockwise and coordinates have seven decimals at most. A figure that
/// is not clear comes with its range and without an estimate, so that nobody
/// maps it.
pub(super) fn json(
    story: &Story,
    (level, areas): (&str, &[AreaStory]),
    geography: &Geography,
    words: &Words,
) -> Result<Vec<u8>> {
    let features: Vec<Value> = areas.iter().map(|area| feature(area, level, geography, words)).collect();
    let mut collection = json!({ "type": "FeatureCollection", "features": features });
    if let Some(object) = collection.as_object_mut() {
        object.extend(story.stamp.iter().map(|stamp| ("stamp".to_string(), json!(stamp))));
        object.extend(geography.credit.iter().map(|credit| ("credit".to_string(), json!(credit))));
    }
    pretty(&collection)
}

fn feature(area: &AreaStory, level: &str, geography: &Geography, words: &Words) -> Value {
    json!({
        "type": "Feature",
        "id": area.key.id,
        "geometry": shape(area, geography).map_or(Value::Null, |shape| geometry(&shape)),
        "properties": properties(area, level, words),
    })
}

/// The dissolved shape of the place's public areas.
fn shape(area: &AreaStory, geography: &Geography) -> Option<MultiPolygon<f64>> {
    let member = |id: &String| geography.areas.iter().find(|a| a.id == *id)?.shape.as_ref();
    let shapes: Vec<&MultiPolygon<f64>> = area.members.iter().filter_map(member).collect();
    let whole = match shapes[..] {
        [] => return None,
        [one] => one.clone(),
        _ => unary_union(shapes.iter().flat_map(|shape| shape.iter())),
    };
    Some(whole.orient(Direction::Default))
}

fn geometry(shape: &MultiPolygon<f64>) -> Value {
    match &shape.0[..] {
        [one] => json!({ "type": "Polygon", "coordinates": rings(one) }),
        many => json!({ "type": "MultiPolygon", "coordinates": many.iter().map(rings).collect::<Vec<_>>() }),
    }
}

fn rings(polygon: &Polygon<f64>) -> Vec<Vec<[f64; 2]>> {
    let seven = |value: f64| (value * 1e7).round() / 1e7;
    let all = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    all.map(|ring| ring.coords().map(|c| [seven(c.x), seven(c.y)]).collect()).collect()
}

fn properties(area: &AreaStory, level: &str, words: &Words) -> Map<String, Value> {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_string(), value);
    put("key", json!(area.key.id));
    put("name", json!(area.key.label));
    put("level", json!(level));
    put("parent", json!(area.parent));
    put("residents", json!(area.residents));
    put("members", json!(area.members));
    let standing = match (&area.fill, area.standing) {
        (Shown::NotAvailable { .. }, _) => Value::Null,
        (_, Standing::Below) => json!("below"),
        (_, Standing::Above) => json!("above"),
        (Shown::Clear { .. }, Standing::Unclear) => json!("too-close-to-call"),
        _ => Value::Null,
    };
    put("standing", standing);
    for (name, shown) in [
        ("help_arrived", &area.fill),
        ("unmet_per_1000", &area.unmet_per_1000),
        ("asked_per_1000", &area.asked_per_1000),
        ("share_of_asking", &area.share_of_asking),
        ("share_of_handouts", &area.share_of_handouts),
    ] {
        let round = |value: f64| json!((value * 1e4).round() / 1e4);
        let estimate = match shown {
            Shown::Clear { estimate, .. } => round(*estimate),
            _ => Value::Null,
        };
        let ends = numbers_of(shown);
        put(&format!("{name}_estimate"), estimate);
        put(&format!("{name}_lower"), ends.map_or(Value::Null, |e| round(e.1)));
        put(&format!("{name}_upper"), ends.map_or(Value::Null, |e| round(e.2)));
        put(&format!("{name}_status"), json!(status_of(shown)));
        if let Shown::NotAvailable { reason } = shown {
            put(&format!("{name}_reason"), json!(words.message(reason)));
        }
    }
    out
}
