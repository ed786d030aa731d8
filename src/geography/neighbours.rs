//! Which areas share a border?
//!
//! Borders that were drawn twice differ a little, so two stretches count as one
//! where they run within a decimetre of each other; a shared metre makes neighbours.
use std::collections::{BTreeMap, BTreeSet};

use geo::{Coord, LinesIter};
use rstar::primitives::{GeomWithData, Line};
use rstar::{AABB, RTree};

use super::Area;

/// Degrees within which two borders are one (about 11 centimetres).
const NEAR: f64 = 1e-6;
/// Degrees of common border that make two areas neighbours (about a metre).
const ENOUGH: f64 = 1e-5;

/// What two areas have in common.
#[derive(Default)]
struct Contact {
    length: f64,
    crossing: bool,
}

/// For each area the areas that share a border with it, sorted: a metre of common
/// border, or borders that cross. An area without any such neighbour gets those it
/// touches at a point. Symmetric; empty for areas without shapes.
pub fn neighbours(areas: &[Area]) -> Vec<Vec<usize>> {
    let contacts = contacts(areas);
    let mut found: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); areas.len()];
    let mut join = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        for (a, b) in pairs {
            for (one, other) in [(a, b), (b, a)] {
                if let Some(set) = found.get_mut(one) {
                    set.insert(other);
                }
            }
        }
    };
    let bordering = |contact: &Contact| contact.crossing || contact.length >= ENOUGH;
    join(&mut contacts.iter().filter(|(_, contact)| bordering(contact)).map(|(pair, _)| *pair));
    let bordered: BTreeSet<usize> =
        contacts.iter().filter(|(_, contact)| bordering(contact)).flat_map(|((a, b), _)| [*a, *b]).collect();
    let lonely = |(a, b): &(usize, usize)| !bordered.contains(a) || !bordered.contains(b);
    join(&mut contacts.keys().filter(|pair| lonely(pair)).copied());
    found.into_iter().map(|set| set.into_iter().collect()).collect()
}

/// All pairs (lower index first) of areas that touch.
fn contacts(areas: &[Area]) -> BTreeMap<(usize, usize), Contact> {
    let edges: Vec<GeomWithData<Line<[f64; 2]>, usize>> = areas
        .iter()
        .enumerate()
        .flat_map(|(index, area)| {
            let lines = area.shape.iter().flat_map(|shape| shape.lines_iter());
            lines.map(move |line| GeomWithData::new(Line::new(line.start.into(), line.end.into()), index))
        })
        .collect();
    let tree = RTree::bulk_load(edges);
    let mut contacts: BTreeMap<(usize, usize), Contact> = BTreeMap::new();
    for edge in tree.iter() {
        let (p, q) = (Coord::from(edge.geom().from), Coord::from(edge.geom().to));
        let around = AABB::from_corners(
            [p.x.min(q.x) - NEAR, p.y.min(q.y) - NEAR],
            [p.x.max(q.x) + NEAR, p.y.max(q.y) + NEAR],
        );
        for other in tree.locate_in_envelope_intersecting(&around).filter(|other| other.data > edge.data) {
            let (r, s) = (Coord::from(other.geom().from), Coord::from(other.geom().to));
            let (length, crossing) = (common(p, q, r, s), crossing(p, q, r, s));
            if length > 0.0 || crossing || touching(p, q, r, s) {
                let contact = contacts.entry((edge.data, other.data)).or_default();
                contact.length += length;
                contact.crossing |= crossing;
            }
        }
    }
    contacts
}

/// How far `at` lies along (0 at `p`, 1 at `q`) and to the left of the line `p q`.
fn along(p: Coord<f64>, q: Coord<f64>, at: Coord<f64>) -> (f64, f64) {
    let (d, v) = (q - p, at - p);
    let length = d.x.hypot(d.y);
    if length == 0.0 {
        return (0.0, v.x.hypot(v.y));
    }
    ((v.x * d.x + v.y * d.y) / (length * length), (d.x * v.y - d.y * v.x) / length)
}

/// The length over which two stretches run along each other, all within [`NEAR`].
fn common(p: Coord<f64>, q: Coord<f64>, r: Coord<f64>, s: Coord<f64>) -> f64 {
    let ((from, off_r), (to, off_s)) = (along(p, q, r), along(p, q, s));
    let (low, high) = (from.min(to).max(0.0), from.max(to).min(1.0));
    if high <= low {
        return 0.0;
    }
    // The distance is linear along the stretch, so its ends decide.
    let off = |t: f64| off_r + (off_s - off_r) * (t - from) / (to - from);
    if off(low).abs() > NEAR || off(high).abs() > NEAR {
        return 0.0;
    }
    (high - low) * (q - p).x.hypot((q - p).y)
}

/// Whether two stretches cross, with each end clearly on its own side.
fn crossing(p: Coord<f64>, q: Coord<f64>, r: Coord<f64>, s: Coord<f64>) -> bool {
    let apart = |a: f64, b: f64| (a > NEAR && b < -NEAR) || (a < -NEAR && b > NEAR);
    apart(along(p, q, r).1, along(p, q, s).1) && apart(along(r, s, p).1, along(r, s, q).1)
}

/// Whether an end of one stretch lies on the other.
fn touching(p: Coord<f64>, q: Coord<f64>, r: Coord<f64>, s: Coord<f64>) -> bool {
    let on = |p: Coord<f64>, q: Coord<f64>, at: Coord<f64>| {
        let (t, _) = along(p, q, at);
        let nearest = p + (q - p) * t.clamp(0.0, 1.0);
        (at - nearest).x.hypot((at - nearest).y) <= NEAR
    };
    on(p, q, r) || on(p, q, s) || on(r, s, p) || on(r, s, q)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geography::sample::{area, grid, square};

    fn of(squares: &[(f64, f64, f64)]) -> Vec<Vec<usize>> {
        let areas: Vec<Area> =
            squares.iter().map(|(x, y, side)| area("x", Some(square(*x, *y, *side)), &[], None)).collect();
        neighbours(&areas)
    }

    #[test]
    fn sides_make_neighbours_and_corners_do_not() {
        assert_eq!(grid(2, 2).neighbours, [vec![1, 2], vec![0, 3], vec![0, 3], vec![1, 2]]);
    }

    #[test]
    fn a_border_without_common_corners_counts() {
        // A large square beside two small ones, whose common corner lies on its side.
        assert_eq!(
            of(&[(0.0, 0.0, 2.0), (2.0, 0.0, 1.0), (2.0, 1.0, 1.0)]),
            [vec![1, 2], vec![0, 2], vec![0, 1]]
        );
    }

    #[test]
    fn borders_that_miss_each_other_by_little_count_and_by_much_do_not() {
        assert_eq!(of(&[(0.0, 0.0, 1.0), (1.000_000_5, 0.0, 1.0)]), [[1], [0]]);
        assert_eq!(of(&[(0.0, 0.0, 1.0), (1.001, 0.0, 1.0)]), [vec![], Vec::<usize>::new()]);
    }

    #[test]
    fn overlapping_areas_are_neighbours_and_a_corner_is_better_than_nothing() {
        assert_eq!(of(&[(0.0, 0.0, 1.0), (0.9, 0.5, 1.0)]), [[1], [0]]);
        assert_eq!(of(&[(0.0, 0.0, 1.0), (1.0, 1.0, 1.0)]), [[1], [0]]);
        // The third touches the second at a corner only; the first two share a side.
        assert_eq!(of(&[(0.0, 0.0, 1.0), (1.0, 0.0, 1.0), (2.0, 1.0, 1.0)]), [vec![1], vec![0, 2], vec![1]]);
    }
}
