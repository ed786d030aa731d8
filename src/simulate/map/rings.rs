//! Joins arcs into the rings of each area: outer ones counter-clockwise, holes
//! clockwise, as RFC 7946 asks.
use std::collections::BTreeMap;

use super::arcs::Arc;

/// A closed line; the first point is repeated at the end.
pub(super) type Ring = Vec<[i32; 2]>;
/// An outer ring and its holes.
pub(super) type Polygon = Vec<Ring>;

/// The polygons of every area from 0 to `areas`.
pub(super) fn assemble(arcs: &[Arc<[i32; 2]>], areas: u16) -> Vec<Vec<Polygon>> {
    let mut pieces: Vec<Vec<Ring>> = vec![Vec::new(); usize::from(areas)];
    for arc in arcs {
        if let Some(own) = pieces.get_mut(usize::from(arc.left)) {
            own.push(arc.points.clone());
        }
        if let Some(own) = pieces.get_mut(usize::from(arc.right)) {
            own.push(arc.points.iter().rev().copied().collect());
        }
    }
    pieces.into_iter().map(|own| polygons(rings(own))).collect()
}

/// Chains pieces, each of which has its area on the left, end to start.
fn rings(pieces: Vec<Ring>) -> Vec<Ring> {
    let mut by_start: BTreeMap<[i32; 2], Ring> = BTreeMap::new();
    let mut done = Vec::new();
    for piece in pieces {
        if piece.first() == piece.last() {
            done.push(piece);
        } else if let Some(start) = piece.first() {
            by_start.insert(*start, piece);
        }
    }
    while let Some((_, mut ring)) = by_start.pop_first() {
        while ring.first() != ring.last() {
            let Some(next) = ring.last().and_then(|end| by_start.remove(end)) else { break };
            ring.extend_from_slice(&next[1..]);
        }
        done.push(ring);
    }
    done
}

/// Twice the area inside a ring, positive when it runs counter-clockwise.
pub(super) fn doubled_area(ring: &[[i32; 2]]) -> i64 {
    ring.windows(2)
        .map(|p| i64::from(p[0][0]) * i64::from(p[1][1]) - i64::from(p[1][0]) * i64::from(p[0][1]))
        .sum()
}

fn polygons(rings: Vec<Ring>) -> Vec<Polygon> {
    let (outer, holes): (Vec<Ring>, Vec<Ring>) = rings.into_iter().partition(|r| doubled_area(r) > 0);
    let mut polygons: Vec<Polygon> = outer.into_iter().map(|ring| vec![ring]).collect();
    polygons.sort_by_key(|p| std::cmp::Reverse(doubled_area(&p[0])));
    for hole in holes {
        if let Some(home) = polygons.iter_mut().rev().find(|p| around(&p[0], hole[0])) {
            home.push(hole);
        }
    }
    polygons
}

/// Whether a point lies inside a ring (by crossings of a ray to the east).
fn around(ring: &[[i32; 2]], [x, y]: [i32; 2]) -> bool {
    let crossings = ring.windows(2).filter(|pair| {
        let ([x0, y0], [x1, y1]) = (pair[0].map(f64::from), pair[1].map(f64::from));
        let y = f64::from(y);
        (y0 > y) != (y1 > y) && f64::from(x) < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    });
    crossings.count() % 2 == 1
}
