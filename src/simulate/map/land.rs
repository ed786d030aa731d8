//! The lie of the land: an outline, a bay with two islands, a river.
use std::f64::consts::TAU;

use rand::Rng;
use rand::rngs::StdRng;

use super::raster::{NONE, Raster};

/// Mark of land in a raster that has no areas yet.
pub(super) const LAND: u16 = 0;
/// Width of the map in map units; its height is 1.
pub(super) const WIDTH: f64 = 1.4;
/// Middle of the city.
pub(super) const MIDDLE: [f64; 2] = [0.68, 0.52];
const BAY: [f64; 2] = [1.13, 0.14];
const BAY_RADIUS: f64 = 0.29;

/// A closed wavy curve around a centre.
struct Blob {
    centre: [f64; 2],
    radii: [f64; 2],
    waves: Vec<(f64, f64, f64)>,
}

impl Blob {
    fn new(rng: &mut StdRng, centre: [f64; 2], radii: [f64; 2], rough: f64) -> Self {
        let waves = (2..=11)
            .map(|j| {
                (
                    j as f64,
                    rough * rng.random_range(0.3..1.0) / f64::from(j).powf(0.75),
                    rng.random_range(0.0..TAU),
                )
            })
            .collect();
        Blob { centre, radii, waves }
    }

    /// Below one inside, above one outside.
    fn reach(&self, [x, y]: [f64; 2]) -> f64 {
        let (dx, dy) = ((x - self.centre[0]) / self.radii[0], (y - self.centre[1]) / self.radii[1]);
        let angle = dy.atan2(dx);
        let wave: f64 = self.waves.iter().map(|(j, size, phase)| size * (j * angle + phase).cos()).sum();
        dx.hypot(dy) / (1.0 + wave)
    }
}

/// The mainland as [`LAND`] cells, on a grid fine enough for `areas` areas.
pub(super) fn mainland(areas: u16, rng: &mut StdRng) -> Raster {
    let ny = (f64::from(areas) * 520.0 / WIDTH).sqrt().ceil().max(70.0);
    let mut raster = Raster::new((ny * WIDTH) as usize, ny as usize);
    let outline = Blob::new(rng, MIDDLE, [0.56, 0.385], 0.075);
    let bay = Blob::new(rng, BAY, [BAY_RADIUS, BAY_RADIUS], 0.06);
    for c in 0..raster.cells.len() {
        let at = raster.centre(c);
        if !raster.on_rim(c) && outline.reach(at) < 1.0 && bay.reach(at) > 1.0 {
            raster.cells[c] = LAND;
        }
    }
    river(&mut raster, rng);
    raster
}

/// Cuts a winding river from the north-west into the bay.
fn river(raster: &mut Raster, rng: &mut StdRng) {
    let (from, to) = ([-0.02, 0.74], [BAY[0] - 0.05, BAY[1] + 0.08]);
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    let phases: [f64; 2] = [rng.random_range(0.0..TAU), rng.random_range(0.0..TAU)];
    let wide = 0.009_f64.max(1.4 * raster.h);
    let steps = (4.0 * length / raster.h) as usize;
    for step in 0..=steps {
        let t = step as f64 / steps as f64;
        let bend = 0.065 * (TAU * 1.25 * t + phases[0]).sin() + 0.026 * (TAU * 3.2 * t + phases[1]).sin();
        let bend = bend * (4.0 * (1.0 - t)).min(1.0);
        let at = [from[0] + t * dx - bend * dy / length, from[1] + t * dy + bend * dx / length];
        raster.disc(at, wide * (0.75 + 0.75 * t * t), |cell| *cell = NONE);
    }
}

/// Raises two islands in the bay, both of area `area`.
pub(super) fn islands(raster: &mut Raster, area: u16, rng: &mut StdRng) {
    let islands = [
        Blob::new(rng, [BAY[0] - 0.075, BAY[1] + 0.055], [0.066, 0.045], 0.12),
        Blob::new(rng, [BAY[0] + 0.060, BAY[1] - 0.020], [0.044, 0.035], 0.12),
    ];
    for c in 0..raster.cells.len() {
        let at = raster.centre(c);
        if !raster.on_rim(c) && islands.iter().any(|island| island.reach(at) < 1.0) {
            raster.cells[c] = area;
        }
    }
}

/// Digs a lake in the middle of the area that has the most room for one and
/// returns that area. The lake touches no other area, so it is a hole.
pub(super) fn lake(raster: &mut Raster, spared: u16) -> Option<u16> {
    let mut depth = vec![u32::MAX; raster.cells.len()];
    let mut queue = std::collections::VecDeque::new();
    for (c, own) in raster.cells.iter().enumerate() {
        if *own == NONE || raster.beside(c).any(|n| raster.cells[n] != *own) {
            depth[c] = 0;
            queue.push_back(c);
        }
    }
    while let Some(c) = queue.pop_front() {
        for n in raster.beside(c) {
            if depth[n] == u32::MAX {
                depth[n] = depth[c] + 1;
                queue.push_back(n);
            }
        }
    }
    let deepest = (0..depth.len())
        .filter(|c| raster.cells[*c] != NONE && raster.cells[*c] != spared)
        .max_by_key(|c| (depth[*c], *c))?;
    if depth[deepest] < 4 {
        return None;
    }
    let (at, area) = (raster.centre(deepest), raster.cells[deepest]);
    // The depth counts steps along the grid, so a disc of 0.45 of it lies well inside.
    let radius = 0.45 * f64::from(depth[deepest]) * raster.h;
    raster.disc(at, radius, |cell| *cell = NONE);
    raster.disc([at[0] + 0.6 * radius, at[1] - 0.25 * radius], 0.7 * radius, |cell| *cell = NONE);
    Some(area)
}
