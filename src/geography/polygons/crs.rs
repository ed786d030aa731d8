//! Coordinate systems: everything becomes longitude and latitude (WGS 84), or is refused.
use geo::algorithm::map_coords::MapCoordsInPlace;
use geo::{Coord, Polygon};
use proj4rs::Proj;
use proj4rs::transform::transform;

use super::wkt;
use crate::geography::dissolve::snapped;
use crate::problem::{Problem, Result};

/// What to do where the coordinates cannot be placed.
pub(super) const REPROJECT: &str = "state the coordinate system under [geography], such as crs = \"EPSG:2227\" \
    (the site you have the file from names it), or save the file again with longitudes and latitudes in degrees \
    (WGS 84, EPSG:4326): in QGIS Export, Save Features As; or ogr2ogr -t_srs EPSG:4326 new.geojson old.shp";
/// Datums that lie within two metres of WGS 84, so that no shift is needed on a map of areas.
const SAME: [&str; 6] =
    ["+datum=wgs84", "+datum=nad83", "+ellps=wgs84", "+ellps=grs80", "+a=6378137", "+r=6378137"];
/// Datums whose shift the crate knows by name.
const SHIFTED: [&str; 6] = [
    "+datum=osgb36",
    "+datum=potsdam",
    "+datum=nzgd49",
    "+datum=ire65",
    "+datum=ggrs87",
    "+datum=hermannskogel",
];
const WGS84: &str = "+proj=longlat +datum=WGS84 +no_defs";

/// The system of a file's coordinates.
pub(super) enum Crs {
    /// Degrees, WGS 84 or as good as.
    Degrees,
    /// Anything else that can be turned into degrees.
    Other(Box<Proj>),
}

impl Crs {
    /// From what the operator states: `EPSG:2227`, `OGC:CRS84` or `+proj=…`.
    pub(super) fn stated(text: &str) -> Result<Crs> {
        if text.trim_start().starts_with('+') {
            return Crs::from_proj(text, text);
        }
        Crs::named(text)
    }

    /// From a name such as `EPSG:2227`, `urn:ogc:def:crs:EPSG::2227` or `…/EPSG/0/2227`.
    pub(super) fn named(name: &str) -> Result<Crs> {
        let upper = name.trim().to_ascii_uppercase();
        let code = upper.rsplit([':', '/', '#']).next().unwrap_or_default();
        if code == "CRS84" || upper == "WGS84" {
            return Ok(Crs::Degrees);
        }
        let known = code.parse::<u16>().ok().filter(|_| upper.contains("EPSG"));
        let known = known.and_then(crs_definitions::from_code);
        let known = known.ok_or_else(|| {
            Problem::usage(format!(
                "the coordinates are in the reference system {name}, which is not known here"
            ))
            .hint(REPROJECT)
        })?;
        Crs::from_proj(known.proj4, name)
    }

    /// From a `.prj` file.
    pub(super) fn well_known_text(text: &str) -> Result<Crs> {
        let title: String = text.split('"').nth(1).unwrap_or("without a name").chars().take(60).collect();
        let proj = wkt::proj(text).ok_or_else(|| {
            Problem::usage(format!(
                "the coordinates are in the reference system {title}, whose .prj is not understood"
            ))
            .hint(REPROJECT)
        })?;
        Crs::from_proj(&proj, &title)
    }

    fn from_proj(text: &str, title: &str) -> Result<Crs> {
        let lower = text.to_ascii_lowercase();
        let any = |fits: &dyn Fn(&str) -> bool| lower.split_whitespace().any(fits);
        let grids = any(&|word| word.starts_with("+nadgrids=") && word != "+nadgrids=@null");
        let shifted = any(&|word| word.starts_with("+towgs84=") || SHIFTED.contains(&word));
        let near = any(&|word| SAME.contains(&word.trim_end_matches(".0")));
        if grids || !(near || shifted) {
            return Err(Problem::usage(format!(
                "the coordinates are in {title}, whose datum lies up to hundreds of metres beside WGS 84, and how far is not stated"
            ))
            .hint(REPROJECT));
        }
        let bad = |_| {
            Problem::usage(format!("the coordinates are in {title}, a projection that is not supported"))
                .hint(REPROJECT)
        };
        let proj = Proj::from_proj_string(text).map_err(bad)?;
        if proj.is_latlong() && near && !shifted {
            return Ok(Crs::Degrees);
        }
        if !proj.has_inverse() {
            return Err(bad(proj4rs::errors::Error::NoInverseProjectionDefined));
        }
        Ok(Crs::Other(Box::new(proj)))
    }

    /// Brings polygons into degrees, rounded to 10⁻⁷ (a centimetre). A position becomes
    /// what it becomes by itself, so that borders shared by two areas stay equal.
    ///
    /// # Errors
    /// A position that is none on Earth.
    pub(super) fn degrees(&self, polygons: &mut [Polygon<f64>]) -> Result<()> {
        let target = match self {
            Crs::Degrees => None,
            Crs::Other(proj) => Some((
                proj,
                Proj::from_proj_string(WGS84).map_err(|_| Problem::failed("WGS 84 is not known"))?,
            )),
        };
        for polygon in polygons {
            polygon.try_map_coords_in_place(|at| match &target {
                None => in_degrees(at),
                Some((from, to)) => moved(from, to, at),
            })?;
        }
        Ok(())
    }
}

/// A position that should be in degrees already.
fn in_degrees(at: Coord<f64>) -> Result<Coord<f64>> {
    let Coord { x, y } = at;
    if x.abs() <= 180.0 && y.abs() <= 90.0 {
        return Ok(snapped(at));
    }
    let what = format!("the position [{x}, {y}] is not a longitude and latitude in degrees");
    let swapped = x.abs() <= 90.0 && y.abs() <= 180.0;
    Err(Problem::usage(what).hint(if swapped { "GeoJSON wants the longitude first" } else { REPROJECT }))
}

fn moved(from: &Proj, to: &Proj, at: Coord<f64>) -> Result<Coord<f64>> {
    let mut point = (at.x, at.y, 0.0);
    if from.is_latlong() {
        point = (point.0.to_radians(), point.1.to_radians(), 0.0);
    }
    let done = transform(from, to, &mut point);
    let out = Coord { x: point.0.to_degrees(), y: point.1.to_degrees() };
    let fits = out.x.abs() <= 180.0 && out.y.abs() <= 90.0;
    match done {
        Ok(()) if fits => Ok(snapped(out)),
        _ => Err(Problem::usage(format!(
            "the position [{}, {}] lies nowhere on Earth in the stated coordinate system",
            at.x, at.y
        ))
        .hint("another coordinate system was meant: look at the file's source for its name (EPSG:…)")),
    }
}

#[cfg(test)]
mod tests {
    use geo::{LineString, polygon};

    use super::*;

    fn at(crs: &Crs, x: f64, y: f64) -> Result<(f64, f64)> {
        let mut one = [Polygon::new(LineString::from(vec![(x, y), (x, y), (x, y), (x, y)]), Vec::new())];
        crs.degrees(&mut one)?;
        let first = one[0].exterior().0[0];
        Ok((first.x, first.y))
    }

    /// Metres between two places, near enough for a test.
    fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
        let east = (a.0 - b.0) * 111_320.0 * b.1.to_radians().cos();
        let north = (a.1 - b.1) * 111_320.0;
        east.hypot(north)
    }

    #[test]
    fn systems_of_the_field_land_where_they_should() {
        // Computed from the closed formulas (Krueger's series, Snyder's cone), and what the
        // Ordnance Survey publishes.
        for (name, x, y, lon, lat, within) in [
            // San Francisco in Web Mercator, UTM 10 north and California zone 3 (US feet).
            ("EPSG:3857", -13_625_838.2, 4_550_023.5, -122.402_987_1, 37.791_571_1, 0.1),
            ("EPSG:26910", 553_379.251, 4_183_298.803, -122.3937, 37.7955, 0.1),
            ("EPSG:2227", 6_014_535.189, 2_117_657.244, -122.3937, 37.7955, 0.1),
            // Ordnance Survey's worked example: Caister water tower.
            ("EPSG:27700", 651_409.903, 313_177.270, 1.716_074, 52.658_008, 6.0),
            // New York's State Plane in feet: its false origin.
            ("EPSG:2263", 984_250.0, 0.0, -74.0, 40.166_666_7, 0.1),
        ] {
            let found = at(&Crs::stated(name).unwrap(), x, y).unwrap();
            assert!(metres(found, (lon, lat)) < within, "{name}: {found:?}, {} m", metres(found, (lon, lat)));
        }
    }

    #[test]
    fn a_prj_says_the_same_as_its_code() {
        let esri = r#"PROJCS["NAD_1983_StatePlane_California_III_FIPS_0403_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",6561666.666666666],PARAMETER["False_Northing",1640416.666666667],PARAMETER["Central_Meridian",-120.5],PARAMETER["Standard_Parallel_1",37.06666666666667],PARAMETER["Standard_Parallel_2",38.43333333333333],PARAMETER["Latitude_Of_Origin",36.5],UNIT["Foot_US",0.3048006096012192]]"#;
        let (a, b) = (Crs::well_known_text(esri).unwrap(), Crs::stated("EPSG:2227").unwrap());
        let (x, y) = (6_013_000.0, 2_117_000.0);
        let (a, b) = (at(&a, x, y).unwrap(), at(&b, x, y).unwrap());
        assert!(metres(a, b) < 0.1, "{a:?} {b:?}");
        assert!(metres(a, (-122.4, 37.79)) < 3000.0, "{a:?}");
        let plain = r#"GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]"#;
        assert!(matches!(Crs::well_known_text(plain).unwrap(), Crs::Degrees));
        let web = r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]"#;
        let found = at(&Crs::well_known_text(web).unwrap(), -13_625_838.2, 4_550_023.5).unwrap();
        assert!(metres(found, (-122.402_987_1, 37.791_571_1)) < 0.1, "{found:?}");
    }

    #[test]
    fn what_cannot_be_placed_within_metres_is_refused_with_a_way_out() {
        let message = |crs: Result<Crs>| match crs {
            Ok(_) => panic!("accepted"),
            Err(problem) => problem.to_string(),
        };
        assert!(message(Crs::stated("EPSG:26741")).contains("datum"), "NAD27 needs a grid");
        assert!(message(Crs::stated("EPSG:99")).contains("not known"));
        assert!(message(Crs::stated("local grid")).contains("EPSG:4326"));
        assert!(message(Crs::well_known_text("PROJCS[")).contains(".prj is not understood"));
        assert!(message(Crs::stated("+proj=tmerc +ellps=airy")).contains("hundreds of metres"));
        let crs = Crs::stated("EPSG:2227").unwrap();
        assert!(at(&crs, f64::NAN, 0.0).is_err());
    }

    #[test]
    fn shared_borders_stay_shared() {
        let crs = Crs::stated("EPSG:2227").unwrap();
        let west = polygon![(x: 6e6, y: 2.1e6), (x: 6.001e6, y: 2.1e6), (x: 6.001e6, y: 2.101e6)];
        let east = polygon![(x: 6.001e6, y: 2.101e6), (x: 6.001e6, y: 2.1e6), (x: 6.002e6, y: 2.1e6)];
        let mut both = [west, east];
        crs.degrees(&mut both).unwrap();
        assert_eq!(both[0].exterior().0[1], both[1].exterior().0[1]);
        assert_eq!(both[0].exterior().0[2], both[1].exterior().0[0]);
    }
}
