//! Putting an area's rings together again from arcs.
use std::collections::BTreeMap;

use super::{Arc, Grid, Ring, doubled_area};

/// One ring as arcs in order, `true` where an arc is walked backwards.
type Chain = Vec<(usize, bool)>;

/// The drawn rings of `area`. Rings under `smallest` square grid units that no
/// other area touches are left out, except the area's largest; arcs in use are
/// marked in `kept`.
pub(super) fn assemble(area: usize, arcs: &[Arc], smallest: f64, kept: &mut [bool]) -> Vec<Ring> {
    let chains = chains(area, arcs);
    let sizes: Vec<i64> = chains.iter().map(|c| doubled_area(&full(c, arcs)).abs()).collect();
    let largest = (0..chains.len()).max_by_key(|i| (sizes[*i], usize::MAX - *i));
    let mut rings = Vec::new();
    for (i, chain) in chains.iter().enumerate() {
        let alone = chain.iter().all(|(arc, _)| arcs[*arc].owners.len() == 1);
        if alone && (sizes[i] as f64) < 2.0 * smallest && Some(i) != largest {
            continue;
        }
        chain.iter().for_each(|(arc, _)| kept[*arc] = true);
        let drawn = points(chain, arcs, |arc| &arc.drawn);
        if drawn.len() > 2 && doubled_area(&drawn) != 0 {
            rings.push(drawn);
        } else if Some(i) == largest {
            // Simplified away between its neighbours: show it as it is.
            rings.push(full(chain, arcs));
        }
    }
    rings
}

fn full(chain: &Chain, arcs: &[Arc]) -> Ring {
    points(chain, arcs, |arc| &arc.points)
}

fn points(chain: &Chain, arcs: &[Arc], of: impl Fn(&Arc) -> &Vec<Grid>) -> Ring {
    let mut ring = Ring::new();
    for (arc, backwards) in chain {
        let points = of(&arcs[*arc]);
        if *backwards {
            ring.extend(points.iter().rev().skip(usize::from(!ring.is_empty())));
        } else {
            ring.extend(points.iter().skip(usize::from(!ring.is_empty())));
        }
    }
    ring.dedup();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

/// Follows the area's arcs end to end. Every node has an even number of them
/// (a ring that enters also leaves), so each walk closes.
fn chains(area: usize, arcs: &[Arc]) -> Vec<Chain> {
    let mut chains = Vec::new();
    let mut ends: BTreeMap<Grid, Vec<(usize, bool)>> = BTreeMap::new();
    for (i, arc) in arcs.iter().enumerate().filter(|(_, a)| a.owners.contains(&area)) {
        match (arc.points.first(), arc.points.last()) {
            (Some(a), Some(b)) if a == b => chains.push(vec![(i, false)]),
            (Some(a), Some(b)) => {
                ends.entry(*a).or_default().push((i, false));
                ends.entry(*b).or_default().push((i, true));
            }
            _ => {}
        }
    }
    while let Some(start) = ends.iter().find(|(_, list)| !list.is_empty()).map(|(p, _)| *p) {
        let (mut here, mut chain) = (start, Chain::new());
        while let Some(step) = ends.get_mut(&here).and_then(Vec::pop) {
            let (arc, backwards) = step;
            let points = &arcs[arc].points;
            let there = if backwards { points.first() } else { points.last() };
            let Some(there) = there.copied() else { break };
            if let Some(list) = ends.get_mut(&there) {
                list.retain(|(other, way)| !(*other == arc && *way != backwards));
            }
            chain.push(step);
            here = there;
            if here == start {
                break;
            }
        }
        chains.push(chain);
    }
    chains
}
