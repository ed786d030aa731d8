//! The areas as a graph: shared borders, and distances for islands.
use std::collections::BTreeSet;

use geo::{Centroid, Coord};

use crate::geography::Geography;

/// Neighbours and middles of all areas.
pub(super) struct Graph<'a> {
    neighbours: &'a [Vec<usize>],
    middles: Vec<Option<Coord<f64>>>,
}

impl<'a> Graph<'a> {
    /// The graph of `geography`.
    pub(super) fn new(geography: &'a Geography) -> Graph<'a> {
        let middle = |shape: &Option<geo::MultiPolygon<f64>>| Some(shape.as_ref()?.centroid()?.0);
        let middles = geography.areas.iter().map(|area| middle(&area.shape)).collect();
        Graph { neighbours: &geography.neighbours, middles }
    }

    /// The neighbours of an area.
    pub(super) fn neighbours(&self, area: usize) -> &[usize] {
        self.neighbours.get(area).map_or(&[], Vec::as_slice)
    }

    /// How far two areas' centroids lie apart, in degrees of latitude; infinite when
    /// one of them has no shape.
    pub(super) fn distance(&self, a: usize, b: usize) -> f64 {
        let middle = |area: usize| self.middles.get(area).copied().flatten();
        let (Some(a), Some(b)) = (middle(a), middle(b)) else { return f64::INFINITY };
        let squeeze = ((a.y + b.y) / 2.0).to_radians().cos();
        ((a.x - b.x) * squeeze).hypot(a.y - b.y)
    }

    /// The neighbours of each member by position in `members` (sorted area indexes),
    /// with edges added until all hang together: the smallest part that stands alone
    /// is joined to the area nearest to it (without shapes: next in the list).
    pub(super) fn connected(&self, members: &[usize]) -> Vec<BTreeSet<usize>> {
        let place = |area: &usize| members.binary_search(area).ok();
        let mut near: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); members.len()];
        for (at, area) in members.iter().enumerate() {
            self.neighbours(*area).iter().filter_map(place).for_each(|other| join(&mut near, at, other));
        }
        loop {
            let parts = parts(&near);
            let Some(lone) = parts.iter().min_by_key(|part| (part.len(), part.first().copied())) else {
                break;
            };
            if lone.len() == near.len() {
                break;
            }
            let nearest = lone
                .iter()
                .flat_map(|a| (0..near.len()).filter(|b| !lone.contains(b)).map(move |b| (*a, b)))
                .min_by(|x, y| {
                    self.far(members, *x)
                        .total_cmp(&self.far(members, *y))
                        .then_with(|| gap(*x).cmp(&gap(*y)))
                });
            let Some((a, b)) = nearest else { break };
            join(&mut near, a, b);
        }
        near
    }

    fn far(&self, members: &[usize], (a, b): (usize, usize)) -> f64 {
        match (members.get(a), members.get(b)) {
            (Some(a), Some(b)) => self.distance(*a, *b),
            _ => f64::INFINITY,
        }
    }
}

/// Adds an edge, both ways.
fn join(near: &mut [BTreeSet<usize>], a: usize, b: usize) {
    for (one, other) in [(a, b), (b, a)] {
        if let Some(set) = near.get_mut(one).filter(|_| one != other) {
            set.insert(other);
        }
    }
}

/// How far apart two places in a list are, the earlier pair first.
fn gap((a, b): (usize, usize)) -> (usize, usize, usize) {
    (a.abs_diff(b), a, b)
}

/// The connected parts of a graph.
pub(super) fn parts(near: &[BTreeSet<usize>]) -> Vec<BTreeSet<usize>> {
    let mut seen = vec![false; near.len()];
    let mut parts = Vec::new();
    for start in 0..near.len() {
        if seen.get(start).copied().unwrap_or(true) {
            continue;
        }
        let mut part = BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            for next in near.get(at).into_iter().flatten() {
                if part.insert(*next) {
                    open.push(*next);
                }
            }
        }
        part.iter().for_each(|at| {
            if let Some(seen) = seen.get_mut(*at) {
                *seen = true;
            }
        });
        parts.push(part);
    }
    parts
}
