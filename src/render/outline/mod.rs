//! Shapes for the picture: simplified, with shared borders still shared.
//!
//! Points are snapped to a grid of a tenth of a picture unit and welded, then
//! borders are cut into **arcs** between the points where the set of adjoining
//! areas changes. Each arc is simplified once and used by all its areas, so no
//! gap and no overlap can open between neighbours (the idea of TopoJSON).
mod arcs;
mod rings;
mod simplify;
mod weld;

use super::svg::Point;

pub use arcs::Arc;

/// A point on the grid: tenths of a picture unit.
pub type Grid = (i32, i32);

/// A closed ring; the first point is not repeated at the end.
pub type Ring = Vec<Grid>;

/// How far a border may move and what is too small to draw.
#[derive(Clone, Copy, Debug)]
pub struct Detail {
    /// Largest distance in picture units between a border and its simplified form.
    pub tolerance: f64,
    /// Islands and lakes under this many square picture units are left out, but
    /// never the largest part of an area.
    pub smallest: f64,
}

impl Default for Detail {
    fn default() -> Self {
        Detail { tolerance: 0.35, smallest: 1.5 }
    }
}

/// Simplified outlines.
#[derive(Clone, Debug, Default)]
pub struct Outlines {
    /// For each area its rings, rims and holes alike, to be filled by the even-odd rule.
    /// Empty only for an area that came without points.
    pub areas: Vec<Vec<Ring>>,
    /// Every border once.
    pub arcs: Vec<Arc>,
}

/// Outlines of `shapes`: for each area its rings in picture units, filled by the
/// even-odd rule. Points that are not finite must have been left out.
///
/// An edge that an area uses twice disappears, so an area in several touching
/// parts is drawn as one.
pub fn outlines(shapes: &[Vec<Vec<Point>>], detail: Detail) -> Outlines {
    let grid = weld::weld(shapes);
    let mut arcs = arcs::cut(&grid);
    for arc in &mut arcs {
        arc.drawn = simplify::simplify(&arc.points, detail.tolerance * 10.0);
    }
    let mut kept = vec![false; arcs.len()];
    let areas = (0..shapes.len())
        .map(|area| {
            let rings = rings::assemble(area, &arcs, detail.smallest * 100.0, &mut kept);
            if rings.is_empty() { weld::speck(&shapes[area]).into_iter().collect() } else { rings }
        })
        .collect();
    let mut keep = kept.into_iter();
    arcs.retain(|_| keep.next().unwrap_or(false));
    Outlines { areas, arcs }
}

/// Twice the signed area of a ring, in square grid units.
pub(crate) fn doubled_area(ring: &[Grid]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1))
        .sum()
}

#[cfg(test)]
mod tests;
