//! `areas.geojson`, as RFC 7946 has it.
use std::io::{self, Write};

use super::{CityMap, Place, UNIT};

/// Writes the areas, one feature a line.
pub(in crate::simulate) fn write(map: &CityMap, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (i, place) in map.places.iter().enumerate() {
        let comma = if i + 1 < map.places.len() { "," } else { "" };
        feature(map, place, out)?;
        writeln!(out, "{comma}")?;
    }
    writeln!(out, "]}}")
}

fn feature(map: &CityMap, place: &Place, out: &mut impl Write) -> io::Result<()> {
    let properties = serde_json::json!({
        "area_id": place.id,
        "name": place.name,
        "district": map.districts[place.district],
    });
    write!(out, "{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":")?;
    if let [polygon] = place.polygons.as_slice() {
        write!(out, "{{\"type\":\"Polygon\",\"coordinates\":")?;
        rings(polygon, out)?;
    } else {
        write!(out, "{{\"type\":\"MultiPolygon\",\"coordinates\":[")?;
        for (i, polygon) in place.polygons.iter().enumerate() {
            write!(out, "{}", if i > 0 { "," } else { "" })?;
            rings(polygon, out)?;
        }
        write!(out, "]")?;
    }
    write!(out, "}}}}")
}

fn rings(polygon: &[Vec<[i32; 2]>], out: &mut impl Write) -> io::Result<()> {
    write!(out, "[")?;
    for (i, ring) in polygon.iter().enumerate() {
        write!(out, "{}", if i > 0 { ",[" } else { "[" })?;
        for (k, [x, y]) in ring.iter().enumerate() {
            let comma = if k > 0 { "," } else { "" };
            write!(out, "{comma}[{:.5},{:.5}]", f64::from(*x) * UNIT, f64::from(*y) * UNIT)?;
        }
        write!(out, "]")?;
    }
    write!(out, "]")
}
