//! Areas with shapes, from GeoJSON (RFC 7946), TopoJSON or a shapefile, plain or
//! zipped: one [`Piece`] a feature.
//!
//! 1. [`open`] gives the bytes, within limits.
//! 2. [`geojson`], [`topojson`] and [`shapes`] (with [`dbf`]) give features.
//! 3. [`crs`] (with [`wkt`]) brings their positions into degrees.
mod crs;
mod dbf;
mod geojson;
mod open;
mod shapes;
mod survey;
mod topojson;
mod wkt;

use geo::Polygon;
use serde_json::{Map, Value};

use super::assemble::Piece;
use super::text::{tidy, which_of};
use crate::pipeline::GeographySpec;
use crate::problem::{Problem, Result};
use crs::Crs;
use open::Content;
pub use survey::{Survey, survey};

/// Most positions of all borders together; a city's areas have some hundred thousand.
const MOST_POSITIONS: usize = 20_000_000;
/// Most features.
const MOST_FEATURES: usize = 500_000;
const WANTED: &str = "polygons are needed: a GeoJSON FeatureCollection, a TopoJSON Topology, or a shapefile \
    (.shp with its .dbf and .prj, or all in one .zip); QGIS, ogr2ogr or mapshaper can save KML and others as GeoJSON";

/// One feature as it stands in the file.
struct Feature {
    /// The feature's own id, beside its properties.
    id: Option<Value>,
    properties: Map<String, Value>,
    shape: Shape,
}

/// A feature's geometry, in the file's own coordinates.
enum Shape {
    Polygons(Vec<Polygon<f64>>),
    /// Anything else, by its name.
    Other(String),
}

/// The features of a file, and the coordinate system that it names itself.
struct Layer {
    crs: Option<Crs>,
    features: Vec<Feature>,
}

/// Reads the features of `spec.areas` as longitudes and latitudes (WGS 84) rounded to
/// 10⁻⁷ degrees (a centimetre), so that borders shared by two areas stay equal. The
/// coordinate system is the stated one, else the file's own, else degrees.
///
/// # Errors
/// Another format, damaged, too large, empty, a reference system that is not known or
/// not stated, a feature without polygons, id, name or parent property.
pub(super) fn read(spec: &GeographySpec) -> Result<Vec<Piece>> {
    let file = spec.areas.display().to_string();
    let layer = layer(&spec.areas, spec.layer.as_deref()).map_err(|problem| problem.at(&file))?;
    let stated = spec.crs.as_deref().map(Crs::stated).transpose().map_err(|problem| problem.at(&file))?;
    let crs = stated.or(layer.crs).unwrap_or(Crs::Degrees);
    let pieces = layer.features.into_iter().enumerate().map(|(i, feature)| {
        let place = format!("{file}, feature {}", i + 1);
        piece(feature, spec, &crs, &place).map_err(|problem| problem.at(&place))
    });
    pieces.collect()
}

/// The features of a file, whatever its format.
fn layer(path: &std::path::Path, name: Option<&str>) -> Result<Layer> {
    let layer = match open::open(path, name)? {
        Content::Shapes(parts) => shapes::read(&parts)?,
        Content::Json(text) => json(&text, name)?,
    };
    if layer.features.is_empty() {
        return Err(Problem::usage("the file of areas has no features").hint(WANTED));
    }
    if layer.features.len() > MOST_FEATURES {
        return Err(too_many());
    }
    Ok(layer)
}

fn json(text: &str, name: Option<&str>) -> Result<Layer> {
    let whole: Value = serde_json::from_str(text)
        .map_err(|error| Problem::usage(format!("the file of areas is not JSON: {error}")).hint(WANTED))?;
    let Value::Object(members) = whole else {
        return Err(Problem::usage("the file of areas is JSON but not GeoJSON").hint(WANTED));
    };
    match members.get("type").and_then(Value::as_str) {
        Some("Topology") => topojson::read(members, name),
        _ => geojson::read(members),
    }
}

fn too_many() -> Problem {
    Problem::usage("the file of areas has more borders than any map of a city")
        .hint("cut it to your own city first, or simplify it: mapshaper.org does both")
}

fn piece(feature: Feature, spec: &GeographySpec, crs: &Crs, place: &str) -> Result<Piece> {
    let own_id = feature.id.as_ref().filter(|_| !feature.properties.contains_key(&spec.id));
    let id = match own_id.filter(|_| spec.id == "id") {
        Some(id) => plain(id),
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
    let parents = parents?;
    Ok(Piece {
        polygons: Some(polygons(feature.shape, crs, &id)?),
        name,
        parents,
        place: place.to_owned(),
        id,
    })
}

/// The property as text; `None` when it is blank.
///
/// # Errors
/// The feature has no such property.
fn property(feature: &Feature, name: &str) -> Result<Option<String>> {
    if let Some(value) = feature.properties.get(name) {
        return Ok(plain(value));
    }
    let there: Vec<&str> = feature.properties.keys().map(String::as_str).collect();
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

fn polygons(shape: Shape, crs: &Crs, id: &str) -> Result<Vec<Polygon<f64>>> {
    match shape {
        Shape::Polygons(mut polygons) => crs.degrees(&mut polygons).map(|()| polygons),
        Shape::Other(what) => {
            Err(Problem::usage(format!("area `{id}` has a feature with {what} where a polygon is needed"))
                .hint("take the feature out, or give it a Polygon or MultiPolygon"))
        }
    }
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
        assert!(failure(json!({"type": "Topology", "objects": {}, "arcs": []})).contains("no object"));
        assert!(failure(json!({"type": "Feature"})).contains("is a Feature"));
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
        assert!(failure(one(named, broken)).contains("feature 1 is not a GeoJSON feature"));
    }

    #[test]
    fn projected_coordinates_are_refused_where_no_system_is_stated() {
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
            ("urn:ogc:def:crs:EPSG::3857", true),
            ("EPSG:26741", false),
            ("EPSG:1", false),
            ("local", false),
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

    /// Two squares of metres that share a border, as shapefile parts in a folder.
    fn shapefile(folder: &std::path::Path) -> std::path::PathBuf {
        use shapefile::record::polygon::PolygonRing::{Inner, Outer};
        use shapefile::{Point, Polygon, ShapeWriter};
        let square = |x: f64, y: f64, side: f64| {
            [(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]
                .map(|(x, y)| Point::new(x, y))
                .to_vec()
        };
        let hole = |x: f64, y: f64, side: f64| square(x, y, side).into_iter().rev().collect::<Vec<_>>();
        let (x, y) = (550_000.0, 4_180_000.0);
        let shapes = [
            Polygon::with_rings(vec![Outer(square(x, y, 1000.0)), Inner(hole(x + 300.0, y + 300.0, 100.0))]),
            Polygon::with_rings(vec![
                Outer(square(x + 1000.0, y, 1000.0)),
                Outer(square(x + 5000.0, y, 500.0)),
            ]),
        ];
        let path = folder.join("areas.shp");
        let mut writer = ShapeWriter::from_path(&path).unwrap();
        shapes.iter().for_each(|shape| writer.write_shape(shape).unwrap());
        drop(writer);
        let rows = super::dbf::tests::made(&[(b"Caf\xe9 West", "94110"), (b"East", "007")]);
        std::fs::write(folder.join("areas.dbf"), rows).unwrap();
        std::fs::write(folder.join("areas.cpg"), "1252").unwrap();
        path
    }

    fn zipped(name: &str) -> GeographySpec {
        GeographySpec { id: "zip".into(), name: Some("name".into()), ..spec(name.into()) }
    }

    const UTM_10: &str = r#"PROJCS["NAD_1983_UTM_Zone_10N",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-123.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;

    #[test]
    fn a_shapefile_gives_areas_in_degrees_by_its_prj_or_by_what_is_stated() {
        let folder = tempfile::tempdir().unwrap();
        let path = shapefile(folder.path());
        let mut spec = zipped(path.to_str().unwrap());
        let bare = read(&spec).unwrap_err().to_string();
        assert!(bare.contains("not a longitude") && bare.contains("crs = "), "{bare}");
        spec.crs = Some("EPSG:26910".into());
        let stated = read(&spec).unwrap();
        std::fs::write(folder.path().join("areas.prj"), UTM_10).unwrap();
        spec.crs = None;
        let named = read(&spec).unwrap();
        assert_eq!(format!("{named:?}"), format!("{stated:?}"));
        assert_eq!((named[0].id.as_str(), named[0].name.as_deref()), ("94110", Some("Café West")));
        let (west, east) = (named[0].polygons.as_ref().unwrap(), named[1].polygons.as_ref().unwrap());
        assert_eq!((west[0].interiors().len(), east.len()), (1, 2));
        let first = west[0].exterior().0[0];
        assert!((first.x + 122.43).abs() < 0.01 && (first.y - 37.77).abs() < 0.01, "{first:?}");
        assert!(east[0].exterior().0.contains(&west[0].exterior().0[2]), "the border is shared");
    }

    #[test]
    fn an_archive_is_read_where_one_file_is_meant() {
        use std::io::Write;
        let folder = tempfile::tempdir().unwrap();
        shapefile(folder.path());
        std::fs::write(folder.path().join("areas.prj"), UTM_10).unwrap();
        let pack = |to: &std::path::Path, twice: bool| {
            let mut zip = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
            let names: &[&str] = if twice { &["one/a", "one/b"] } else { &["one/areas"] };
            for name in names {
                for ending in ["shp", "dbf", "prj", "cpg"] {
                    zip.start_file(format!("{name}.{ending}"), zip::write::SimpleFileOptions::default())
                        .unwrap();
                    zip.write_all(&std::fs::read(folder.path().join(format!("areas.{ending}"))).unwrap())
                        .unwrap();
                }
            }
            zip.start_file("__MACOSX/one/._areas.shp", zip::write::SimpleFileOptions::default()).unwrap();
            zip.finish().unwrap();
        };
        let to = folder.path().join("areas.zip");
        pack(&to, false);
        assert_eq!(read(&zipped(to.to_str().unwrap())).unwrap().len(), 2);
        pack(&to, true);
        let mut several = zipped(to.to_str().unwrap());
        assert!(read(&several).unwrap_err().to_string().contains("several files of areas: `a`, `b`"));
        several.layer = Some("b".into());
        assert_eq!(read(&several).unwrap().len(), 2);
        several.layer = Some("c".into());
        assert!(read(&several).unwrap_err().to_string().contains("called `c`"));
    }

    fn topology() -> Value {
        // Two squares of one degree with one common line, as whole steps of 1/10 degree.
        let ring = |id: &str, arcs: Value| json!({"type": "Polygon", "arcs": arcs, "properties": {"id": id, "name": id}});
        json!({"type": "Topology", "transform": {"scale": [0.1, 0.1], "translate": [-90.0, 41.0]},
            "arcs": [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
            "objects": {"towns": {"type": "GeometryCollection", "geometries": [ring("w", json!([[0, 1]])), ring("e", json!([[2, -1]]))]},
                        "sites": {"type": "Point", "coordinates": [0, 0]}}})
    }

    #[test]
    fn a_topology_gives_the_areas_of_its_layer_with_shared_borders() {
        let (_dir, path) = file("areas.topojson", &topology().to_string());
        let pieces = read(&spec(path)).unwrap();
        let points = |i: usize| &pieces[i].polygons.as_ref().unwrap()[0].exterior().0;
        assert_eq!(points(0)[0], geo::coord! { x: -89.0, y: 41.0 });
        assert_eq!((points(0).len(), points(1).len()), (5, 5));
        for corner in [geo::coord! { x: -89.0, y: 41.0 }, geo::coord! { x: -89.0, y: 42.0 }] {
            assert!(points(0).contains(&corner) && points(1).contains(&corner));
        }
        let mut two = topology();
        two["objects"]["wards"] = two["objects"]["towns"].clone();
        assert!(failure(two).contains("several layers"));
        for (from, to) in [
            ("[[0,1]]", "[[0,9]]"),
            ("[[0,1]]", "[[0,-9]]"),
            ("[[0,1]]", "[[0.5]]"),
            ("\"scale\":[0.1,0.1]", "\"scale\":[]"),
        ] {
            let text = topology().to_string();
            assert!(text.contains(from));
            let (_dir, path) = file("areas.topojson", &text.replace(from, to));
            assert!(read(&spec(path)).is_err(), "{to}");
        }
    }

    #[test]
    fn a_line_repeated_beyond_reason_is_refused() {
        let arc: Vec<[i32; 2]> = (0..10_000).map(|i| [i % 2, 1]).collect();
        let ring: Vec<u32> = vec![0; 3000];
        let many = json!({"type": "Topology", "arcs": [arc], "objects": {"a":
            {"type": "Polygon", "arcs": [ring], "properties": {"id": "1", "name": "x"}}}});
        assert!(failure(many).contains("more borders than any map"));
    }

    proptest::proptest! {
        /// Damage at any place of a shapefile is an error or other areas, never a panic
        /// and never memory that the file does not fill.
        #[test]
        fn damaged_shapefiles_end_well(
            hits in proptest::collection::vec((0usize..900, proptest::prelude::any::<u8>()), 1..6),
            cut in proptest::option::of(0usize..900),
            table in proptest::prelude::any::<bool>(),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let path = shapefile(folder.path());
            let broken = if table { folder.path().join("areas.dbf") } else { path.clone() };
            let mut bytes = std::fs::read(&broken).unwrap();
            for (at, value) in hits {
                let at = at % bytes.len();
                bytes[at] = value;
            }
            bytes.truncate(cut.unwrap_or(usize::MAX));
            std::fs::write(&broken, bytes).unwrap();
            let mut spec = zipped(path.to_str().unwrap());
            spec.crs = Some("EPSG:26910".into());
            let _ = read(&spec);
        }
    }
}
