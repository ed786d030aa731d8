//! Zones of like size that nest in the parents.
use std::collections::BTreeMap;

use super::graph::Graph;
use super::partition::partition;
use super::{numbered, order};
use crate::geography::Geography;

/// `zones` contiguous zones (all areas by themselves when there are no more than
/// that, one when `zones` is 0), balanced on residents, or on the number of areas
/// when residents are not public. The zone of each area.
///
/// No zone crosses the finest parent level that has no more units than there are
/// zones; each of its units gets zones by the highest average (Jefferson's rule,
/// one first). An area without neighbours goes with the nearest one by centroid.
pub fn balanced(geography: &Geography, zones: usize) -> Vec<usize> {
    let graph = Graph::new(geography);
    let weights = weights(geography);
    let blocks = blocks(geography, zones);
    let counts = allot(&blocks, &weights, zones);
    let mut labels = vec![0; geography.areas.len()];
    let mut first = 0;
    for (members, count) in blocks.iter().zip(counts) {
        let inside: Vec<f64> =
            members.iter().map(|area| weights.get(*area).copied().unwrap_or(0.0)).collect();
        let parts = partition(&graph.connected(members), &inside, count);
        for (area, part) in members.iter().zip(parts) {
            if let Some(label) = labels.get_mut(*area) {
                *label = first + part;
            }
        }
        first += count;
    }
    numbered(&labels)
}

/// Residents, or one each where they are not known for all areas or are all zero.
fn weights(geography: &Geography) -> Vec<f64> {
    let residents: Option<Vec<f64>> =
        geography.areas.iter().map(|area| area.residents.filter(|r| r.is_finite() && *r >= 0.0)).collect();
    residents
        .filter(|residents| residents.iter().sum::<f64>() > 0.0)
        .unwrap_or_else(|| vec![1.0; geography.areas.len()])
}

/// The areas by unit of the finest parent level with at most `zones` units, or all
/// together.
fn blocks(geography: &Geography, zones: usize) -> Vec<Vec<usize>> {
    for level in 0..geography.parents.len() {
        let mut units: BTreeMap<Option<&String>, Vec<usize>> = BTreeMap::new();
        for (index, area) in geography.areas.iter().enumerate() {
            units.entry(area.parents.get(level)).or_default().push(index);
        }
        if units.len() <= zones {
            return units.into_values().collect();
        }
    }
    vec![(0..geography.areas.len()).collect()]
}

/// How many of `zones` each block gets: at least one, at most one an area.
fn allot(blocks: &[Vec<usize>], weights: &[f64], zones: usize) -> Vec<usize> {
    let weight =
        |block: &Vec<usize>| block.iter().map(|area| weights.get(*area).copied().unwrap_or(0.0)).sum::<f64>();
    let totals: Vec<f64> = blocks.iter().map(weight).collect();
    let mut counts = vec![1; blocks.len()];
    for _ in blocks.len()..zones {
        let average = |i: &usize| order(totals[*i] / (counts[*i] + 1) as f64);
        let open = (0..blocks.len()).filter(|i| counts[*i] < blocks[*i].len());
        let Some(next) = open.max_by_key(|i| (average(i), std::cmp::Reverse(*i))) else { break };
        counts[next] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::geography::sample::{area, grid, square};

    fn members(zones: &[usize]) -> BTreeMap<usize, Vec<usize>> {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        zones.iter().enumerate().for_each(|(area, zone)| members.entry(*zone).or_default().push(area));
        members
    }

    fn loads(geography: &Geography, zones: &[usize]) -> Vec<f64> {
        let load = |areas: &Vec<usize>| areas.iter().filter_map(|a| geography.areas[*a].residents).sum();
        members(zones).values().map(load).collect()
    }

    #[test]
    fn zones_come_out_balanced_on_a_grid() {
        let geography = grid(10, 6);
        let zones = balanced(&geography, 6);
        let loads = loads(&geography, &zones);
        let mean = loads.iter().sum::<f64>() / 6.0;
        assert!(loads.iter().all(|load| (load / mean - 1.0).abs() < 0.2), "{loads:?}");
    }

    #[test]
    fn an_island_goes_with_the_nearest_area() {
        let mut geography = grid(4, 1);
        geography.areas.push(area("z", Some(square(0.05, 0.0, 0.01)), &["East"], Some(1.0)));
        geography.neighbours.push(Vec::new());
        let zones = balanced(&geography, 4);
        assert_eq!(zones[4], zones[3]);
    }

    #[test]
    fn a_list_of_names_is_cut_into_runs() {
        let mut geography = grid(6, 1);
        geography.parents.clear();
        geography.areas.iter_mut().for_each(|area| (area.shape, area.residents) = (None, None));
        geography.neighbours = vec![Vec::new(); 6];
        assert_eq!(balanced(&geography, 3), [0, 0, 1, 1, 2, 2]);
        assert_eq!(balanced(&geography, 0), [0; 6]);
        assert_eq!(balanced(&geography, 99), [0, 1, 2, 3, 4, 5]);
    }

    proptest! {
        #[test]
        fn zones_are_contiguous_nested_and_as_many_as_asked(
            width in 2_usize..8, height in 1_usize..6, count in 1_usize..12,
        ) {
            let geography = grid(width, height);
            let zones = balanced(&geography, count);
            let members = members(&zones);
            prop_assert_eq!(members.len(), count.min(width * height));
            prop_assert_eq!(&zones, &balanced(&geography, count));
            for areas in members.values() {
                let parents: BTreeSet<&String> = areas.iter().map(|a| &geography.areas[*a].parents[0]).collect();
                prop_assert!(parents.len() == 1 || count < 2);
                let near: Vec<BTreeSet<usize>> = areas
                    .iter()
                    .map(|a| geography.neighbours[*a].iter().filter_map(|b| areas.binary_search(b).ok()).collect())
                    .collect();
                prop_assert_eq!(super::super::graph::parts(&near).len(), 1);
            }
        }
    }
}
