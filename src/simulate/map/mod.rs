//! The made-up city's map: areas that tile it exactly, with a river and a bay
//! left out, a lake that is a hole, and one area made of two islands.
//!
//! The city is laid out on a fine grid; the borders between its areas are traced
//! as shared arcs, smoothed, and joined into rings. Coordinates are integers
//! until they are written, so neighbours share their vertices to the last digit.
mod arcs;
mod cells;
mod districts;
mod geojson;
mod land;
mod names;
mod raster;
mod residents;
mod rings;

use rand::rngs::StdRng;

use super::random::{self, Stream};
use super::settings::Settings;
use crate::problem::{Problem, Result};
pub(super) use geojson::write as write_geojson;

/// Degrees per coordinate unit: about a metre.
pub(super) const UNIT: f64 = 1e-5;
/// South-west corner. Open water in the Gulf of Mexico: nobody lives there.
const CORNER: [f64; 2] = [-91.2, 27.4];

/// One area.
pub(super) struct Place {
    /// District and running number, with leading zeros, such as `0601`.
    pub id: String,
    pub name: String,
    /// Index into [`CityMap::districts`].
    pub district: usize,
    /// In units of [`UNIT`] degrees, longitude first.
    pub polygons: Vec<rings::Polygon>,
    /// Middle in map units (the city is 1 high).
    pub centre: [f64; 2],
    pub residents: u32,
    pub households: u32,
    /// Share of residents in poverty, percent.
    pub poverty: f64,
}

/// All areas, by district from north to south and within one likewise.
pub(super) struct CityMap {
    pub districts: Vec<String>,
    pub places: Vec<Place>,
}

/// A map without names and people, in the order of the raster's areas.
struct Draft {
    polygons: Vec<Vec<rings::Polygon>>,
    centres: Vec<[f64; 2]>,
    district: Vec<usize>,
    lake: Option<u16>,
}

/// The map for these settings; it depends on the seed and on the numbers of areas
/// and districts only.
pub(super) fn build(settings: &Settings) -> Result<CityMap> {
    // A layout can fail (an area swallowed by the river); the next one is as good.
    for attempt in 0..20 {
        let mut rng = random::stream(settings.seed, Stream::Map, attempt);
        if let Some(draft) = draft(settings, &mut rng) {
            return Ok(finish(draft, settings, &mut rng));
        }
    }
    Err(Problem::failed("no map could be drawn for this made-up city").hint("try another --seed"))
}

fn draft(settings: &Settings, rng: &mut StdRng) -> Option<Draft> {
    let islands = settings.areas - 1;
    let mut raster = land::mainland(settings.areas, rng);
    cells::divide(&mut raster, islands, rng);
    let lake = land::lake(&mut raster, islands);
    cells::tidy(&mut raster);
    land::islands(&mut raster, islands, rng);
    while cells::open_corners(&mut raster) {}
    let mut sums = vec![[0.0; 3]; usize::from(settings.areas)];
    for c in 0..raster.cells.len() {
        if let Some(sum) = sums.get_mut(usize::from(raster.cells[c])) {
            let [x, y] = raster.centre(c);
            *sum = [sum[0] + x, sum[1] + y, sum[2] + 1.0];
        }
    }
    let expected_parts = usize::from(settings.areas) + 1;
    if raster.parts().len() != expected_parts || sums.iter().any(|s| s[2] < 12.0) {
        return None;
    }
    let centres: Vec<[f64; 2]> = sums.iter().map(|s| [s[0] / s[2], s[1] / s[2]]).collect();
    let district = districts::group(&raster, &centres, settings.districts);
    Some(Draft { polygons: draw(&raster, settings)?, centres, district, lake })
}

/// Smooth borders as integer polygons. Were smoothing to tangle them, less of it
/// is done: the bare grid lines never tangle.
fn draw(raster: &raster::Raster, settings: &Settings) -> Option<Vec<Vec<rings::Polygon>>> {
    let traced = arcs::trace(raster);
    // A city of 60 areas is about 18 km high.
    let height = 0.165 * (f64::from(settings.areas) / 60.0).sqrt();
    let stretch = 1.0 / (CORNER[1] + height / 2.0).to_radians().cos();
    let integer = |[x, y]: [f64; 2]| {
        [(CORNER[0] + x * height * stretch) / UNIT, (CORNER[1] + y * height) / UNIT].map(|v| v.round() as i32)
    };
    [(5, 0.30), (3, 0.15), (1, 0.05), (0, 0.0)].into_iter().find_map(|(rounds, tolerance)| {
        let smooth = arcs::smooth(raster, &traced, rounds, tolerance);
        let exact: Vec<arcs::Arc<[i32; 2]>> = smooth
            .into_iter()
            .map(|arc| {
                let mut points: Vec<[i32; 2]> = arc.points.into_iter().map(integer).collect();
                points.dedup();
                arcs::Arc { points, left: arc.left, right: arc.right }
            })
            .collect();
        (!arcs::tangled(&exact)).then(|| rings::assemble(&exact, settings.areas))
    })
}

/// Names, orders and peoples a draft.
fn finish(draft: Draft, settings: &Settings, rng: &mut StdRng) -> CityMap {
    let count = draft.centres.len();
    let northing = |areas: &mut dyn Iterator<Item = usize>| {
        let (n, y) = areas.fold((0.0, 0.0), |(n, y), a| (n + 1.0, y + draft.centres[a][1]));
        -y / f64::max(n, 1.0)
    };
    let mut order: Vec<usize> = (0..usize::from(settings.districts)).collect();
    order.sort_by(|a, b| {
        let of = |d: usize| northing(&mut (0..count).filter(|i| draft.district[*i] == d));
        of(*a).total_cmp(&of(*b))
    });
    let largest = order.iter().map(|d| draft.district.iter().filter(|own| *own == d).count()).max();
    let wide = largest.unwrap_or(0).to_string().len().max(2);
    let mut names = names::areas(count, rng);
    names[count - 1] = names::ISLANDS.into();
    if let Some(name) = draft.lake.and_then(|lake| names.get_mut(usize::from(lake))) {
        *name = names::LAKE.into();
    }
    let people = residents::draw(&draft.centres, settings.seed);
    let mut polygons: Vec<Option<Vec<rings::Polygon>>> = draft.polygons.into_iter().map(Some).collect();
    let mut places = Vec::with_capacity(count);
    for (district, old) in order.iter().enumerate() {
        let mut own: Vec<usize> = (0..count).filter(|a| draft.district[*a] == *old).collect();
        own.sort_by(|a, b| draft.centres[*b][1].total_cmp(&draft.centres[*a][1]));
        for (number, area) in own.into_iter().enumerate() {
            places.push(Place {
                id: format!("{:02}{:0wide$}", district + 1, number + 1),
                name: std::mem::take(&mut names[area]),
                district,
                polygons: polygons[area].take().unwrap_or_default(),
                centre: draft.centres[area],
                residents: people[area].0,
                households: people[area].1,
                poverty: people[area].2,
            });
        }
    }
    CityMap { districts: (0..order.len()).map(names::district).collect(), places }
}
