//! Which area is a point, a code or a name in?
use rustc_hash::FxHashMap as HashMap;

use geo::{BoundingRect, coord};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::bands::Bands;
use super::text::folded;
use super::{Area, Geography};

/// The envelope of a polygon, with its area and its place in `Locator::bands`.
type Boxed = GeomWithData<Rectangle<[f64; 2]>, (usize, usize)>;

/// Finds areas (by index into [`Geography::areas`]). Holds public facts only, is
/// `Send + Sync`, and allocates nothing for a text that is already folded.
#[derive(Clone, Debug)]
pub struct Locator {
    polygons: RTree<Boxed>,
    bands: Vec<Bands>,
    codes: HashMap<String, usize>,
    names: HashMap<String, Option<usize>>,
}

impl Locator {
    /// Builds the indexes of `geography`.
    pub fn new(geography: &Geography) -> Locator {
        let mut boxes = Vec::new();
        let mut bands = Vec::new();
        for (index, area) in geography.areas.iter().enumerate() {
            for polygon in area.shape.iter().flatten() {
                if let Some(around) = polygon.bounding_rect() {
                    let corners = Rectangle::from_corners(around.min().into(), around.max().into());
                    boxes.push(GeomWithData::new(corners, (index, bands.len())));
                    bands.push(Bands::new(polygon));
                }
            }
        }
        let mut names: HashMap<String, Option<usize>> = HashMap::default();
        for (index, area) in geography.areas.iter().enumerate() {
            names
                .entry(folded(&area.name).into_owned())
                .and_modify(|found| *found = None)
                .or_insert(Some(index));
        }
        let code = |(index, area): (usize, &Area)| (folded(&area.id).into_owned(), index);
        Locator {
            polygons: RTree::bulk_load(boxes),
            bands,
            // In reverse, so that the lowest index stays where ids fold alike.
            codes: geography.areas.iter().enumerate().rev().map(code).collect(),
            names,
        }
    }

    /// The area at a longitude and latitude in degrees. A point on a border, or in
    /// areas that overlap, belongs to the one with the lowest index; `None` outside
    /// all areas and for what is not finite.
    pub fn locate(&self, lon: f64, lat: f64) -> Option<usize> {
        if !lon.is_finite() || !lat.is_finite() {
            return None;
        }
        let mut best: Option<usize> = None;
        for found in self.polygons.locate_in_envelope_intersecting(&AABB::from_point([lon, lat])) {
            let (area, polygon) = found.data;
            let lower = best.is_none_or(|best| area < best);
            if lower && self.bands.get(polygon).is_some_and(|bands| bands.contain(coord! { x: lon, y: lat }))
            {
                best = Some(area);
            }
        }
        best
    }

    /// The area with this id, compared [`folded`].
    pub fn by_code(&self, code: &str) -> Option<usize> {
        self.codes.get(&*folded(code)).copied()
    }

    /// The area with this name, compared [`folded`]; `None` when several have it.
    pub fn by_name(&self, name: &str) -> Option<usize> {
        self.names.get(&*folded(name)).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use geo::{Intersects, LineString, MultiPolygon, Polygon, point};
    use proptest::prelude::*;

    use super::*;
    use crate::geography::sample::{area, grid, square};

    static_assertions::assert_impl_all!(Locator: Send, Sync);

    fn only(areas: Vec<Area>) -> Geography {
        Geography { neighbours: vec![Vec::new(); areas.len()], areas, parents: Vec::new(), credit: None }
    }

    #[test]
    fn a_point_on_a_shared_border_goes_to_the_lowest_area() {
        let locator = Locator::new(&grid(2, 2));
        assert_eq!(locator.locate(0.005, 0.005), Some(0));
        assert_eq!(locator.locate(0.01, 0.005), Some(0));
        assert_eq!(locator.locate(0.01, 0.01), Some(0));
        assert_eq!(locator.locate(0.015, 0.01), Some(1));
        assert_eq!(locator.locate(0.02, 0.02), Some(3));
        assert_eq!(locator.locate(0.0, 0.0), Some(0));
        assert_eq!(locator.locate(0.0201, 0.01), None);
        assert_eq!(locator.locate(f64::NAN, 0.0), None);
        assert_eq!(locator.locate(0.0, f64::INFINITY), None);
    }

    #[test]
    fn a_hole_belongs_to_whoever_fills_it() {
        let ring = |s: f64| LineString::from(vec![(-s, -s), (s, -s), (s, s), (-s, s), (-s, -s)]);
        let outer = MultiPolygon(vec![Polygon::new(ring(3.0), vec![ring(1.0)])]);
        let both = only(vec![
            area("a", Some(outer.clone()), &[], None),
            area("b", Some(square(-0.5, -0.5, 1.0)), &[], None),
        ]);
        let locator = Locator::new(&both);
        assert_eq!(locator.locate(0.0, 0.0), Some(1));
        assert_eq!(locator.locate(0.7, 0.7), None);
        assert_eq!(locator.locate(1.0, 0.0), Some(0));
        assert_eq!(locator.locate(2.0, 0.0), Some(0));
    }

    #[test]
    fn codes_and_names_are_compared_folded_and_shared_names_find_nothing() {
        let mut areas: Vec<Area> = ["007", "B1", "B2"].iter().map(|id| area(id, None, &[], None)).collect();
        areas[0].name = "Oak Hill".into();
        areas[1].name = "Mill Street".into();
        areas[2].name = "mill  street".into();
        let locator = Locator::new(&only(areas));
        assert_eq!(
            (locator.by_code(" 007 "), locator.by_code("7"), locator.by_code("b2")),
            (Some(0), None, Some(2))
        );
        assert_eq!((locator.by_name("OAK\u{a0}hill"), locator.by_name("Mill Street")), (Some(0), None));
        assert_eq!(locator.by_name(""), None);
    }

    proptest! {
        /// Against geo's own test, with corners on a coarse lattice so that points
        /// fall on edges and corners often.
        #[test]
        fn agrees_with_a_plain_search(
            corners in prop::collection::vec(prop::collection::vec((0_i32..7, 0_i32..7), 3..8), 1..5),
            points in prop::collection::vec((0_i32..14, 0_i32..14), 20),
        ) {
            let shape = |ring: &Vec<(i32, i32)>| {
                let ring: Vec<(f64, f64)> = ring.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
                crate::geography::dissolve::dissolve(&[Polygon::new(LineString::from(ring), vec![])]).shape
            };
            let areas: Vec<Area> = corners.iter().map(|ring| area("x", Some(shape(ring)), &[], None)).collect();
            let locator = Locator::new(&only(areas.clone()));
            for (x, y) in points {
                let at = point!(x: f64::from(x) / 2.0, y: f64::from(y) / 2.0);
                let plain = areas.iter().position(|area| area.shape.as_ref().is_some_and(|s| s.intersects(&at)));
                prop_assert_eq!(locator.locate(at.x(), at.y()), plain);
            }
        }

        #[test]
        fn a_grid_leaves_no_gap(x in 0.0..0.05_f64, y in 0.0..0.03_f64) {
            prop_assert!(Locator::new(&grid(5, 3)).locate(x, y).is_some());
        }
    }
}
