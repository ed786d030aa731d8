//! An equal-area projection chosen from the extent.
//!
//! Lambert's azimuthal equal-area on the sphere of the Earth's own surface
//! area (Snyder 1987, pp. 182–190): areas keep their share of the picture, so
//! the eye weighs them rightly, and near the centre shapes are as in life.
use geo::{Coord, MultiPolygon};

use super::svg::Point;

/// Radius in km of the sphere with the surface area of WGS 84.
pub const EARTH_KM: f64 = 6371.0072;

/// The projection: longitude/latitude in degrees to km east and north of its centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Laea {
    lon0: f64,
    lat0: f64,
}

impl Laea {
    /// Centred on the extent of `points` (degrees). Longitudes are taken round the
    /// globe: the extent is what lies outside their widest gap, so Fiji is not
    /// 360° wide. Without any point the centre is (0, 0).
    pub fn centred_on(points: impl IntoIterator<Item = Coord<f64>>) -> Self {
        let (mut lons, mut south, mut north) = (Vec::new(), f64::INFINITY, f64::NEG_INFINITY);
        for p in points.into_iter().filter(|p| p.x.is_finite() && p.y.is_finite()) {
            lons.push(p.x.rem_euclid(360.0));
            (south, north) = (south.min(p.y), north.max(p.y));
        }
        lons.sort_by(f64::total_cmp);
        let (Some(first), Some(last)) = (lons.first(), lons.last()) else {
            return Laea { lon0: 0.0, lat0: 0.0 };
        };
        let (mut gap, mut west, mut east) = (first + 360.0 - last, *first, *last);
        for pair in lons.windows(2) {
            if pair[1] - pair[0] > gap {
                (gap, west, east) = (pair[1] - pair[0], pair[1], pair[0] + 360.0);
            }
        }
        Laea { lon0: wrapped((west + east) / 2.0), lat0: (south + north) / 2.0 }
    }

    /// Centre as (longitude, latitude) in degrees.
    pub fn centre(&self) -> Point {
        (self.lon0, self.lat0)
    }

    /// km east and north of the centre. The point opposite the centre, which has no
    /// place in this projection, goes to the rim.
    pub fn forward(&self, lon: f64, lat: f64) -> Point {
        let (sin0, cos0) = self.lat0.to_radians().sin_cos();
        let (sin, cos) = lat.to_radians().sin_cos();
        let (sin_l, cos_l) = (lon - self.lon0).to_radians().sin_cos();
        let k = (2.0 / (1.0 + sin0 * sin + cos0 * cos * cos_l).max(1e-9)).sqrt() * EARTH_KM;
        (k * cos * sin_l, k * (cos0 * sin - sin0 * cos * cos_l))
    }

    /// The longitude and latitude (degrees) of a point in km; what lies outside
    /// the globe's disc is drawn in to its rim.
    pub fn inverse(&self, x: f64, y: f64) -> Point {
        let rho = x.hypot(y);
        if rho < 1e-9 {
            return (self.lon0, self.lat0);
        }
        let (sin_c, cos_c) = (2.0 * (rho / (2.0 * EARTH_KM)).min(1.0).asin()).sin_cos();
        let (sin0, cos0) = self.lat0.to_radians().sin_cos();
        let lat = (cos_c * sin0 + y * sin_c * cos0 / rho).clamp(-1.0, 1.0).asin();
        let lon = (x * sin_c).atan2(rho * cos0 * cos_c - y * sin0 * sin_c);
        (wrapped(self.lon0 + lon.to_degrees()), lat.to_degrees())
    }
}

/// A longitude in [-180, 180).
fn wrapped(lon: f64) -> f64 {
    (lon + 180.0).rem_euclid(360.0) - 180.0
}

/// A rectangle in picture units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Frame {
    /// Do the two overlap?
    pub fn meets(&self, other: &Frame) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// Shapes projected to km: one list of rings an area (rims and holes alike), in
/// the order of the input, with their extent.
#[derive(Clone, Debug)]
pub struct Projected {
    /// The projection.
    pub laea: Laea,
    /// Rings in km; none for an area without a shape.
    pub rings: Vec<Vec<Vec<Point>>>,
    /// West, south, east, north in km.
    pub extent: [f64; 4],
}

impl Projected {
    /// Projects `shapes` (degrees) about their common centre.
    pub fn new(shapes: &[Option<&MultiPolygon<f64>>]) -> Self {
        let rings_of = |shape: &MultiPolygon<f64>| -> Vec<geo::LineString<f64>> {
            shape.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()).cloned()).collect()
        };
        let rings: Vec<_> = shapes.iter().map(|s| s.map(rings_of).unwrap_or_default()).collect();
        let laea = Laea::centred_on(rings.iter().flatten().flat_map(|r| r.0.iter().copied()));
        let finite = |c: &&Coord<f64>| c.x.is_finite() && c.y.is_finite();
        let project = |r: &geo::LineString<f64>| -> Vec<Point> {
            r.0.iter().filter(finite).map(|c| laea.forward(c.x, c.y)).collect()
        };
        let rings: Vec<Vec<Vec<Point>>> =
            rings.iter().map(|area| area.iter().map(project).collect()).collect();
        let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let extent = rings
            .iter()
            .flatten()
            .flatten()
            .fold(start, |e, p| [e[0].min(p.0), e[1].min(p.1), e[2].max(p.0), e[3].max(p.1)]);
        Projected { laea, rings, extent }
    }

    /// Width over height of the extent; 1 when there is none.
    pub fn aspect(&self) -> f64 {
        let [w, s, e, n] = self.extent;
        let aspect = (e - w) / (n - s);
        if aspect.is_finite() && aspect > 0.0 { aspect.clamp(0.05, 20.0) } else { 1.0 }
    }

    /// How to put the extent into `frame`, centred and as large as it goes.
    pub fn fit(&self, frame: Frame) -> Fit {
        let [w, s, e, n] = self.extent;
        if w > e {
            return Fit { scale: 1.0, dx: frame.x, dy: frame.y };
        }
        let scale = (frame.width / (e - w).max(1e-9)).min(frame.height / (n - s).max(1e-9));
        Fit {
            scale,
            dx: frame.x + frame.width / 2.0 - scale * (w + e) / 2.0,
            dy: frame.y + frame.height / 2.0 + scale * (s + n) / 2.0,
        }
    }
}

/// km to picture units (y downwards).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Picture units for each projected km.
    pub scale: f64,
    dx: f64,
    dy: f64,
}

impl Fit {
    /// Where a point in km is drawn.
    pub fn place(&self, p: Point) -> Point {
        (self.dx + self.scale * p.0, self.dy - self.scale * p.1)
    }

    /// The point in km drawn at `p`.
    pub fn back(&self, p: Point) -> Point {
        ((p.0 - self.dx) / self.scale, (self.dy - p.1) / self.scale)
    }

    /// Picture units for each km on the ground, measured along the great circle
    /// between two places `span` apart that lie left and right of `middle`.
    pub fn units_per_km(&self, laea: &Laea, middle: Point, span: f64) -> f64 {
        let lon_lat = |x: f64| {
            let (x, y) = self.back((x, middle.1));
            laea.inverse(x, y)
        };
        let ground = ground_km(lon_lat(middle.0 - span / 2.0), lon_lat(middle.0 + span / 2.0));
        if ground > 0.0 { span / ground } else { self.scale }
    }
}

/// Great-circle distance in km between two places in degrees (haversine).
pub fn ground_km(a: Point, b: Point) -> f64 {
    let (lat1, lat2) = (a.1.to_radians(), b.1.to_radians());
    let h = ((lat2 - lat1) / 2.0).sin().powi(2)
        + lat1.cos() * lat2.cos() * ((b.0 - a.0).to_radians() / 2.0).sin().powi(2);
    2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
}

/// The longest of 1, 2 and 5 × 10ⁿ that is at most `length`.
pub fn round_length(length: f64) -> f64 {
    let power = 10f64.powf(length.max(1e-6).log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|m| m * power).find(|l| *l <= length * 1.000_001).unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, polygon};
    use proptest::prelude::*;

    fn at(lon: f64, lat: f64) -> Coord<f64> {
        Coord { x: lon, y: lat }
    }

    proptest! {
        #[test]
        fn going_there_and_back_ends_where_it_began(
            lon0 in -180.0..180.0f64, lat0 in -85.0..85.0f64, east in -60.0..60.0f64, lat in -85.0..85.0f64,
        ) {
            let laea = Laea { lon0, lat0 };
            let (x, y) = laea.forward(lon0 + east, lat);
            let (lon, back) = laea.inverse(x, y);
            prop_assert!(wrapped(lon - lon0 - east).abs() < 1e-6 && (back - lat).abs() < 1e-6);
        }

        #[test]
        fn areas_keep_their_size(lon in -20.0..20.0f64, lat in -20.0..20.0f64) {
            // A cell of 0.1° has the same projected area as on the sphere.
            let laea = Laea { lon0: 5.0, lat0: 40.0 };
            let lat = lat + 40.0;
            let corner = |dx: f64, dy: f64| laea.forward(lon + dx, lat + dy);
            let drawn = polygon![
                corner(0.0, 0.0).into(), corner(0.1, 0.0).into(), corner(0.1, 0.1).into(), corner(0.0, 0.1).into(),
            ].unsigned_area();
            let band = (lat + 0.1).to_radians().sin() - lat.to_radians().sin();
            let sphere = EARTH_KM * EARTH_KM * 0.1f64.to_radians() * band;
            prop_assert!((drawn / sphere - 1.0).abs() < 1e-4, "{drawn} {sphere}");
        }
    }

    #[test]
    fn the_centre_of_an_extent_across_the_antimeridian_lies_within_it() {
        let laea = Laea::centred_on([at(177.0, -18.0), at(-179.0, -16.0), at(179.5, -17.0)]);
        assert_eq!(laea.centre(), (179.0, -17.0));
        let laea = Laea::centred_on([at(-10.0, 50.0), at(30.0, 60.0)]);
        assert_eq!(laea.centre(), (10.0, 55.0));
    }

    #[test]
    fn a_shape_on_both_sides_of_the_antimeridian_is_drawn_in_one_piece() {
        let fiji = MultiPolygon::new(vec![
            polygon![at(177.0, -19.0), at(180.0, -19.0), at(180.0, -16.0), at(177.0, -16.0)],
            polygon![at(-180.0, -19.0), at(-179.0, -19.0), at(-179.0, -16.0), at(-180.0, -16.0)],
        ]);
        let projected = Projected::new(&[Some(&fiji)]);
        let [w, s, e, n] = projected.extent;
        assert!((e - w) < 450.0 && (n - s) < 345.0, "{:?}", projected.extent);
    }

    #[test]
    fn the_scale_bar_measures_true_ground() {
        // San Francisco to Oakland city halls: 13.4 km.
        assert!((ground_km((-122.4193, 37.7793), (-122.2727, 37.8053)) - 13.2).abs() < 0.3);
        let bay = MultiPolygon::new(vec![polygon![
            at(-122.5, 37.7),
            at(-122.3, 37.7),
            at(-122.3, 37.9),
            at(-122.5, 37.9)
        ]]);
        let projected = Projected::new(&[Some(&bay)]);
        let frame = Frame { x: 10.0, y: 20.0, width: 400.0, height: 400.0 };
        let fit = projected.fit(frame);
        let units = fit.units_per_km(&projected.laea, (210.0, 220.0), 100.0);
        let (a, b) = (projected.laea.forward(-122.5, 37.8), projected.laea.forward(-122.3, 37.8));
        let drawn = fit.place(b).0 - fit.place(a).0;
        let ground = ground_km((-122.5, 37.8), (-122.3, 37.8));
        assert!((drawn / ground / units - 1.0).abs() < 1e-4, "{drawn} {ground} {units}");
    }

    #[test]
    fn round_lengths_are_one_two_or_five() {
        for (length, bar) in [(7.3, 5.0), (4.9, 2.0), (1.0, 1.0), (0.34, 0.2), (1234.0, 1000.0)] {
            assert!((round_length(length) - bar).abs() < 1e-9, "{length}");
        }
    }

    #[test]
    fn no_shapes_and_one_point_do_not_break_the_fit() {
        let frame = Frame { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };
        let empty = Projected::new(&[None]);
        assert!(empty.fit(frame).place((0.0, 0.0)).0.is_finite());
        assert_eq!(empty.aspect(), 1.0);
    }
}
