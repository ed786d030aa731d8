//! From the polygons of an area to its one shape.
use geo::orient::{Direction, Orient};
use geo::{
    Area, BooleanOps, Coord, Euclidean, Length, LineString, MultiPolygon, Polygon, RemoveRepeatedPoints,
    unary_union,
};

/// Decimals of a degree that are kept: 10⁻⁷ degrees are at most 1.1 centimetres.
const STEPS: f64 = 1e7;
/// Relative change of an area's surface from which it counts as mended.
const MENDED: f64 = 1e-6;
/// Surface over circumference, in degrees, up to which a ring is a sliver: what
/// rounding leaves between parts that were drawn separately (some 2 centimetres wide).
const SLIVER: f64 = 1e-7;

/// A dissolved area.
pub(super) struct Dissolved {
    /// Disjoint polygons, exterior rings counter-clockwise; empty when nothing
    /// with an area was there.
    pub(super) shape: MultiPolygon<f64>,
    /// Whether a border crossed itself and was redrawn.
    pub(super) mended: bool,
}

/// A coordinate rounded to the kept decimals. Idempotent, also after a round
/// trip through decimal text.
pub(super) fn snapped(at: Coord<f64>) -> Coord<f64> {
    // Adding zero turns a negative zero into a positive one.
    let snap = |value: f64| (value * STEPS).round() / STEPS + 0.0;
    Coord { x: snap(at.x), y: snap(at.y) }
}

/// The union of `polygons` (longitude/latitude, finite). Each polygon is first
/// read by the even-odd rule, under which a border that crosses itself still
/// bounds an area, whichever way its rings wind.
pub(super) fn dissolve(polygons: &[Polygon<f64>]) -> Dissolved {
    let (mut drawn, mut changed) = (0.0, 0.0);
    let mut parts: Vec<MultiPolygon<f64>> = Vec::with_capacity(polygons.len());
    for polygon in polygons {
        let part = polygon.union(&MultiPolygon::<f64>::new(Vec::new())).orient(Direction::Default);
        let (before, after) = (drawn_area(polygon), part.unsigned_area());
        drawn += before.max(after);
        changed += (before - after).abs();
        if !part.0.is_empty() {
            parts.push(part);
        }
    }
    let whole = match parts.len() {
        0 | 1 => parts.pop().unwrap_or_else(|| MultiPolygon::new(Vec::new())),
        _ => unary_union(&parts),
    };
    Dissolved { shape: tidied(&whole), mended: changed > MENDED * drawn }
}

/// The area that the rings claim, each taken by itself.
fn drawn_area(polygon: &Polygon<f64>) -> f64 {
    let of = |ring: &LineString<f64>| Polygon::new(ring.clone(), Vec::new()).unsigned_area();
    of(polygon.exterior()) - polygon.interiors().iter().map(of).sum::<f64>()
}

/// Rounded, without repeated points and without slivers, be they holes or islands;
/// exterior rings counter-clockwise, holes clockwise (RFC 7946).
pub(super) fn tidied(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let ring = |ring: &LineString<f64>| {
        let rounded: LineString<f64> = ring.0.iter().copied().map(snapped).collect();
        let rounded = rounded.remove_repeated_points();
        let surface = Polygon::new(rounded.clone(), Vec::new()).unsigned_area();
        (rounded.0.len() >= 4 && surface > SLIVER * Euclidean.length(&rounded)).then_some(rounded)
    };
    let polygons = shape.0.iter().filter_map(|polygon| {
        let exterior = ring(polygon.exterior())?;
        Some(Polygon::new(exterior, polygon.interiors().iter().filter_map(ring).collect()))
    });
    MultiPolygon::new(polygons.collect()).orient(Direction::Default)
}

#[cfg(test)]
mod tests {
    use geo::{Contains, line_string, point, polygon};

    use super::*;
    use crate::geography::sample::square;

    fn squares(corners: &[(f64, f64, f64)]) -> Vec<Polygon<f64>> {
        corners.iter().flat_map(|(x, y, side)| square(*x, *y, *side).0).collect()
    }

    #[test]
    fn neighbours_melt_and_islands_stay() {
        let dissolved = dissolve(&squares(&[(0.0, 0.0, 1.0), (1.0, 0.0, 1.0), (5.0, 5.0, 1.0)]));
        assert_eq!(dissolved.shape.0.len(), 2);
        assert!((dissolved.shape.unsigned_area() - 3.0).abs() < 1e-9);
        assert!(!dissolved.mended);
    }

    #[test]
    fn a_ring_of_areas_has_a_hole_and_a_filled_hole_has_none() {
        let mut around: Vec<(f64, f64, f64)> = Vec::new();
        for i in 0..9 {
            around.push((f64::from(i % 3), f64::from(i / 3), 1.0));
        }
        let whole = dissolve(&squares(&around)).shape;
        assert!(whole.0[0].interiors().is_empty());
        around.remove(4);
        let ring = dissolve(&squares(&around)).shape;
        assert_eq!((ring.0.len(), ring.0[0].interiors().len()), (1, 1));
        assert!(!ring.contains(&point!(x: 1.5, y: 1.5)));
        assert!((ring.unsigned_area() - 8.0).abs() < 1e-9);
    }

    #[test]
    fn a_hole_survives_whichever_way_it_winds() {
        let outer = line_string![(x: 0.0, y: 0.0), (x: 4.0, y: 0.0), (x: 4.0, y: 4.0), (x: 0.0, y: 4.0)];
        let inner = line_string![(x: 1.0, y: 1.0), (x: 2.0, y: 1.0), (x: 2.0, y: 2.0), (x: 1.0, y: 2.0)];
        let backwards = LineString::new(inner.0.iter().rev().copied().collect());
        for hole in [inner, backwards] {
            let island = square(8.0, 8.0, 1.0).0.remove(0);
            let dissolved = dissolve(&[Polygon::new(outer.clone(), vec![hole]), island]);
            assert!((dissolved.shape.unsigned_area() - 16.0).abs() < 1e-9);
            assert!(!dissolved.mended);
        }
    }

    #[test]
    fn a_bow_tie_is_mended_and_a_line_is_nothing() {
        let tie = polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 2.0), (x: 2.0, y: 0.0), (x: 0.0, y: 2.0)];
        let dissolved = dissolve(&[tie]);
        assert!(dissolved.mended);
        assert!((dissolved.shape.unsigned_area() - 2.0).abs() < 1e-6);
        let line = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 0.0)];
        assert!(dissolve(&[line]).shape.0.is_empty());
        assert!(dissolve(&[Polygon::new(LineString::new(vec![]), vec![])]).shape.0.is_empty());
    }

    #[test]
    fn a_crack_between_parts_is_closed() {
        let part = |points: &[(f64, f64)]| Polygon::new(LineString::from(points.to_vec()), vec![]);
        let left = part(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        let bent =
            [(1.0, 1.0), (1.0, 0.75), (1.000_000_1, 0.5), (1.0, 0.25), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0)];
        let cracked = unary_union(&[left.clone(), part(&bent)].map(|part| part.orient(Direction::Default)));
        assert_eq!(cracked.0[0].interiors().len(), 1);
        let whole = dissolve(&[left, part(&bent)]).shape;
        assert_eq!((whole.0.len(), whole.0[0].interiors().len()), (1, 0));
    }

    #[test]
    fn shared_corners_are_equal_to_the_last_bit_afterwards() {
        let odd = |x: f64| snapped(Coord { x: -122.4 + x / 3.0, y: 37.7 });
        let (a, b, c) = (odd(0.01), odd(0.02), odd(0.03));
        let up = |p: Coord<f64>| snapped(Coord { x: p.x, y: p.y + 0.013 });
        let block =
            |l: Coord<f64>, r: Coord<f64>| Polygon::new(LineString::new(vec![l, r, up(r), up(l)]), vec![]);
        let both = dissolve(&[block(a, b), block(b, c)]).shape;
        let corners = &both.0[0].exterior().0;
        assert!([a, c, up(a), up(c)].iter().all(|corner| corners.contains(corner)), "{corners:?}");
    }
}
