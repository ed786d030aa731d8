//! From picture coordinates to a common grid of points.
use std::collections::{BTreeSet, HashMap};

use rstar::{AABB, RTree};

use super::{Grid, Ring};
use crate::render::svg::Point;

/// Points this close (in grid units, along each axis) become one.
const WELD: i32 = 1;

/// Snaps every ring to the grid, makes points that are all but equal equal, and
/// puts into each edge the points of others that lie on it (a corner of one area
/// in the middle of its neighbour's straight border). Rings under three points are left out.
pub(super) fn weld(shapes: &[Vec<Vec<Point>>]) -> Vec<Vec<Ring>> {
    let snapped: Vec<Vec<Ring>> =
        shapes.iter().map(|rings| rings.iter().map(|r| snap(r)).collect()).collect();
    let canonical = canonical(snapped.iter().flatten().flatten().copied().collect());
    let welded: Vec<Vec<Ring>> = snapped
        .iter()
        .map(|rings| rings.iter().map(|r| tidy(r.iter().map(|p| canonical[p]))).collect())
        .collect();
    let points: BTreeSet<Grid> = welded.iter().flatten().flatten().copied().collect();
    let tree = RTree::bulk_load(points.into_iter().map(|(x, y)| [x, y]).collect());
    let noded = |ring: &Ring| {
        let next = ring.iter().cycle().skip(1);
        tidy(ring.iter().zip(next).flat_map(|(a, b)| {
            let mut edge = vec![*a];
            edge.extend(points_on(&tree, *a, *b));
            edge
        }))
    };
    welded
        .iter()
        .map(|rings| rings.iter().filter(|r| r.len() > 2).map(noded).filter(|r| r.len() > 2).collect())
        .collect()
}

fn snap(ring: &[Point]) -> Ring {
    tidy(ring.iter().map(|p| to_grid(*p)))
}

fn to_grid((x, y): Point) -> Grid {
    // `as` saturates, and pictures are far smaller than i32.
    ((x * 10.0).round() as i32, (y * 10.0).round() as i32)
}

/// Without repeated neighbours, first and last included.
fn tidy(points: impl IntoIterator<Item = Grid>) -> Ring {
    let mut ring: Ring = points.into_iter().collect();
    ring.dedup();
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

/// For each point the one that stands for it: the first, in sorted order, of
/// those within [`WELD`]. Deterministic, and two representatives are never that close.
fn canonical(points: BTreeSet<Grid>) -> HashMap<Grid, Grid> {
    let mut kept = BTreeSet::new();
    let mut map = HashMap::with_capacity(points.len());
    for point in points {
        let near = (-WELD..=WELD)
            .flat_map(|dx| (-WELD..=WELD).map(move |dy| (point.0 + dx, point.1 + dy)))
            .find(|p| kept.contains(p));
        if near.is_none() {
            kept.insert(point);
        }
        map.insert(point, near.unwrap_or(point));
    }
    map
}

/// The points strictly within edge `a`–`b`, at most [`WELD`] away from it, from `a` on.
fn points_on(tree: &RTree<[i32; 2]>, a: Grid, b: Grid) -> Vec<Grid> {
    let low = [a.0.min(b.0) - WELD, a.1.min(b.1) - WELD];
    let high = [a.0.max(b.0) + WELD, a.1.max(b.1) + WELD];
    let (dx, dy) = (f64::from(b.0 - a.0), f64::from(b.1 - a.1));
    let square = dx * dx + dy * dy;
    let mut found: Vec<(f64, Grid)> = tree
        .locate_in_envelope(&AABB::from_corners(low, high))
        .filter_map(|&[x, y]| {
            let (px, py) = (f64::from(x - a.0), f64::from(y - a.1));
            let along = (px * dx + py * dy) / square;
            let away = (px * dy - py * dx).abs() / square.sqrt();
            (along > 0.0 && along < 1.0 && away <= f64::from(WELD) && (x, y) != a && (x, y) != b)
                .then_some((along, (x, y)))
        })
        .collect();
    found.sort_by(|p, q| p.0.total_cmp(&q.0).then(p.1.cmp(&q.1)));
    found.into_iter().map(|(_, p)| p).collect()
}

/// A lozenge of 1.6 picture units where an area lies that is too small for the
/// grid: an area never vanishes. `None` for an area without points.
pub(super) fn speck(rings: &[Vec<Point>]) -> Option<Ring> {
    let (x, y) = to_grid(*rings.iter().flatten().next()?);
    Some(vec![(x - 8, y), (x, y - 8), (x + 8, y), (x, y + 8)])
}
