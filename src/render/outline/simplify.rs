//! Fewer points for an arc (Ramer–Douglas–Peucker).
use geo::{LineString, Simplify};

use super::Grid;

/// `points` with the same two ends, nowhere further than `tolerance` (grid units)
/// from the original. A closed arc keeps at least three corners.
pub(super) fn simplify(points: &[Grid], tolerance: f64) -> Vec<Grid> {
    if points.len() < 3 {
        return points.to_vec();
    }
    if points.first() != points.last() {
        return open(points, tolerance);
    }
    // A closed arc has no far end to measure from: cut it at its farthest point.
    let start = points[0];
    let far = |p: &Grid| (i64::from(p.0 - start.0)).pow(2) + (i64::from(p.1 - start.1)).pow(2);
    let middle = (1..points.len() - 1).max_by_key(|i| (far(&points[*i]), *i)).unwrap_or(1);
    let mut drawn = open(&points[..=middle], tolerance);
    drawn.pop();
    drawn.extend(open(&points[middle..], tolerance));
    if drawn.len() < 4 { points.to_vec() } else { drawn }
}

fn open(points: &[Grid], tolerance: f64) -> Vec<Grid> {
    let line: LineString<f64> = points.iter().map(|p| (f64::from(p.0), f64::from(p.1))).collect();
    // The ends and all points kept are grid points, so rounding is exact.
    line.simplify(tolerance).0.iter().map(|c| (c.x.round() as i32, c.y.round() as i32)).collect()
}
