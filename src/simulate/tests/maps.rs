//! Areas are valid, fit together, and have the features they should.
use std::collections::{BTreeMap, BTreeSet};

use geo::{Area, LineString, MultiPolygon, Polygon, Validation, unary_union};

use super::{Settings, text, written};
use crate::simulate::map::{CityMap, build};

fn settings() -> Vec<Settings> {
    let mut all = vec![Settings::riverton(), Settings::smallgroup()];
    let sizes = [(6, 1), (7, 2), (12, 3), (40, 5), (150, 12), (300, 20)];
    for (seed, (areas, districts)) in (0..).zip(sizes) {
        all.push(Settings { seed, areas, districts, ..Settings::riverton() });
    }
    all
}

fn shape(polygons: &[Vec<Vec<[i32; 2]>>]) -> MultiPolygon<f64> {
    let ring = |points: &Vec<[i32; 2]>| -> LineString<f64> {
        points.iter().map(|[x, y]| (f64::from(*x), f64::from(*y))).collect()
    };
    let polygon =
        |rings: &Vec<Vec<[i32; 2]>>| Polygon::new(ring(&rings[0]), rings[1..].iter().map(ring).collect());
    MultiPolygon(polygons.iter().map(polygon).collect())
}

fn shapes(map: &CityMap) -> Vec<MultiPolygon<f64>> {
    map.places.iter().map(|p| shape(&p.polygons)).collect()
}

#[test]
fn every_area_is_valid_and_areas_do_not_overlap() {
    for settings in settings() {
        let shapes = shapes(&build(&settings).unwrap());
        assert_eq!(shapes.len(), usize::from(settings.areas));
        for shape in &shapes {
            assert!(shape.is_valid(), "{:?}", shape.check_validation());
            assert!(shape.0.iter().all(|p| p.signed_area() > 0.0));
        }
        let all = unary_union(&shapes);
        let sum: f64 = shapes.iter().map(Area::unsigned_area).sum();
        assert!((all.unsigned_area() / sum - 1.0).abs() < 1e-9, "{} against {sum}", all.unsigned_area());
    }
}

#[test]
fn the_land_has_no_gaps_but_the_river_and_one_lake() {
    for settings in [Settings::riverton(), Settings::smallgroup()] {
        let map = build(&settings).unwrap();
        let land = unary_union(&shapes(&map));
        let holes: usize = land.0.iter().map(|p| p.interiors().len()).sum();
        assert_eq!((land.0.len(), holes), (4, 1), "two banks, two islands, one lake");
        let with_hole: Vec<&str> =
            map.places.iter().filter(|p| p.polygons[0].len() > 1).map(|p| p.name.as_str()).collect();
        let with_parts: Vec<&str> =
            map.places.iter().filter(|p| p.polygons.len() > 1).map(|p| p.name.as_str()).collect();
        assert_eq!((with_hole, with_parts), (vec!["Mirror Lake"], vec!["Gull Islands"]));
    }
}

#[test]
fn districts_are_connected_but_for_the_islands() {
    for settings in settings().into_iter().filter(|s| s.districts > 1) {
        let map = build(&settings).unwrap();
        let mut ends: BTreeMap<[[i32; 2]; 2], Vec<usize>> = BTreeMap::new();
        for (area, place) in map.places.iter().enumerate() {
            for pair in place.polygons.iter().flatten().flat_map(|ring| ring.windows(2)) {
                ends.entry([pair[0].min(pair[1]), pair[0].max(pair[1])]).or_default().push(area);
            }
        }
        assert!(ends.values().all(|areas| areas.len() <= 2), "a border has two sides");
        for district in 0..map.districts.len() {
            let own: BTreeSet<usize> = (0..map.places.len())
                .filter(|a| map.places[*a].district == district && map.places[*a].polygons.len() == 1)
                .collect();
            let mut reached = BTreeSet::from([*own.first().unwrap()]);
            loop {
                let next: BTreeSet<usize> = ends
                    .values()
                    .filter(|pair| pair.iter().any(|a| reached.contains(a)))
                    .flatten()
                    .copied()
                    .filter(|a| own.contains(a))
                    .collect();
                if next.len() == reached.len() {
                    break;
                }
                reached = next;
            }
            assert_eq!(reached, own, "{} of {settings:?}", map.districts[district]);
        }
    }
}

#[test]
fn names_and_ids_are_unique_and_awkward() {
    for settings in settings() {
        let map = build(&settings).unwrap();
        let names: BTreeSet<&str> = map.places.iter().map(|p| p.name.as_str()).collect();
        let ids: BTreeSet<&str> = map.places.iter().map(|p| p.id.as_str()).collect();
        assert_eq!((names.len(), ids.len()), (map.places.len(), map.places.len()));
        assert!(ids.contains("0101"), "an id with a leading zero");
        if map.places.len() >= 25 {
            assert!(names.iter().any(|n| n.contains('\'')) && names.contains("Cañada Vieja"));
        }
    }
}

#[test]
fn the_geojson_is_in_degrees_with_closed_rings_and_the_named_properties() {
    let dir = written(&Settings { people: 10, ..Settings::smallgroup() });
    let json: serde_json::Value = serde_json::from_str(&text(dir.path(), "areas.geojson")).unwrap();
    let features = json["features"].as_array().unwrap();
    assert_eq!((json["type"].as_str(), features.len()), (Some("FeatureCollection"), 25));
    let population = text(dir.path(), "population.csv");
    for feature in features {
        let id = feature["properties"]["area_id"].as_str().unwrap();
        assert!(population.lines().any(|line| line.starts_with(&format!("{id},"))));
        assert!(feature["properties"]["name"].is_string() && feature["properties"]["district"].is_string());
        let mut rings = &feature["geometry"]["coordinates"];
        if feature["geometry"]["type"] == "MultiPolygon" {
            rings = &rings[0];
        }
        for ring in rings.as_array().unwrap() {
            let ring = ring.as_array().unwrap();
            assert!(ring.len() >= 4 && ring.first() == ring.last());
            for point in ring {
                let (x, y) = (point[0].as_f64().unwrap(), point[1].as_f64().unwrap());
                assert!((-92.0..-90.0).contains(&x) && (27.0..28.5).contains(&y));
            }
        }
    }
}
