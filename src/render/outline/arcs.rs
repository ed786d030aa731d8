//! Cutting borders into arcs.
use std::collections::{BTreeMap, HashMap};

use super::{Grid, Ring};

/// A piece of border along which the adjoining areas are the same.
#[derive(Clone, Debug)]
pub struct Arc {
    /// The areas that it bounds, sorted: one on the outside, two within.
    pub owners: Vec<usize>,
    /// Its points before simplification; a closed arc repeats its first point.
    pub points: Vec<Grid>,
    /// Its simplified points, with the same ends.
    pub drawn: Vec<Grid>,
}

impl Arc {
    /// Does it end where it begins?
    #[cfg(test)]
    pub fn closed(&self) -> bool {
        self.points.first() == self.points.last()
    }
}

/// An edge of the grid: its two ends in order.
type Edge = (Grid, Grid);

/// All arcs of `areas`, in an order that depends on the points only.
pub(super) fn cut(areas: &[Vec<Ring>]) -> Vec<Arc> {
    let owners = owners(areas);
    let mut ends: BTreeMap<Grid, Vec<Grid>> = BTreeMap::new();
    for &(a, b) in owners.keys() {
        ends.entry(a).or_default().push(b);
        ends.entry(b).or_default().push(a);
    }
    let same = |p: Grid, n: &[Grid]| owners.get(&edge(p, n[0])) == owners.get(&edge(p, n[1]));
    let node: HashMap<Grid, bool> = ends.iter().map(|(p, n)| (*p, n.len() != 2 || !same(*p, n))).collect();
    let mut walk = Walk { ends: &ends, node: &node, owners: &owners, left: owners.clone() };
    let mut arcs = Vec::new();
    // Arcs between nodes first; what is left over are loops without a node.
    for only_nodes in [true, false] {
        for (start, nexts) in &ends {
            if only_nodes && !node[start] {
                continue;
            }
            arcs.extend(nexts.iter().filter_map(|next| walk.from(*start, *next)));
        }
    }
    arcs
}

/// Which areas use each edge an odd number of times. Edges used twice by the
/// same area lie inside it (or are spikes) and do not bound it.
fn owners(areas: &[Vec<Ring>]) -> BTreeMap<Edge, Vec<usize>> {
    let mut owners: BTreeMap<Edge, Vec<usize>> = BTreeMap::new();
    for (area, rings) in areas.iter().enumerate() {
        for ring in rings {
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let list = owners.entry(edge(*a, *b)).or_default();
                if list.last() == Some(&area) {
                    list.pop();
                } else {
                    list.push(area);
                }
            }
        }
    }
    owners.retain(|_, list| !list.is_empty());
    owners
}

fn edge(a: Grid, b: Grid) -> Edge {
    if a < b { (a, b) } else { (b, a) }
}

struct Walk<'a> {
    ends: &'a BTreeMap<Grid, Vec<Grid>>,
    node: &'a HashMap<Grid, bool>,
    owners: &'a BTreeMap<Edge, Vec<usize>>,
    left: BTreeMap<Edge, Vec<usize>>,
}

impl Walk<'_> {
    /// The arc that leaves `start` towards `next`, unless it was walked before.
    fn from(&mut self, start: Grid, next: Grid) -> Option<Arc> {
        self.left.remove(&edge(start, next))?;
        let owners = self.owners.get(&edge(start, next))?.clone();
        let (mut points, mut here) = (vec![start, next], next);
        while here != start && !self.node.get(&here).copied().unwrap_or(true) {
            let on = self.ends.get(&here)?.iter().find(|n| self.left.remove(&edge(here, **n)).is_some());
            let Some(on) = on else { break };
            points.push(*on);
            here = *on;
        }
        Some(Arc { owners, drawn: points.clone(), points })
    }
}
