//! Merging areas with few residents into a neighbour.
use std::collections::BTreeSet;

use super::graph::Graph;
use super::{numbered, order};
use crate::geography::Geography;

/// Merges, smallest first, each area (or what it has become) with fewer than
/// `smallest` residents into a neighbour: one of the same finest parent where there
/// is one, of these the one with the fewest residents. Without neighbours: the
/// nearest area by centroid, again of the same parent where there is one. The zone of
/// each area; `None` when no area is that small or residents are not public.
pub fn small_areas(geography: &Geography, smallest: u32) -> Option<Vec<usize>> {
    let residents: Vec<f64> = geography.areas.iter().map(|area| area.residents).collect::<Option<_>>()?;
    let floor = f64::from(smallest);
    if residents.len() < 2 || residents.iter().all(|count| *count >= floor) {
        return None;
    }
    let mut groups = Groups::new(geography, residents);
    while let Some(small) = groups.smallest_below(floor) {
        let Some(into) = groups.target(small) else { break };
        groups.merge(small, into);
    }
    let mut labels = vec![0; geography.areas.len()];
    for (label, group) in groups.groups.iter().enumerate() {
        group.iter().flat_map(|group| &group.areas).for_each(|area| {
            if let Some(place) = labels.get_mut(*area) {
                *place = label;
            }
        });
    }
    Some(numbered(&labels))
}

/// Areas merged so far.
struct Group<'a> {
    areas: BTreeSet<usize>,
    residents: f64,
    /// Finest parents of its areas.
    parents: BTreeSet<Option<&'a String>>,
}

struct Groups<'a> {
    graph: Graph<'a>,
    /// A group is `None` once it is part of another.
    groups: Vec<Option<Group<'a>>>,
}

impl<'a> Groups<'a> {
    fn new(geography: &'a Geography, residents: Vec<f64>) -> Groups<'a> {
        let group = |(index, residents): (usize, f64)| {
            let parent = geography.areas.get(index).and_then(|area| area.parents.first());
            Some(Group { areas: BTreeSet::from([index]), residents, parents: BTreeSet::from([parent]) })
        };
        Groups {
            graph: Graph::new(geography),
            groups: residents.into_iter().enumerate().map(group).collect(),
        }
    }

    fn all(&self) -> impl Iterator<Item = (usize, &Group<'a>)> {
        self.groups.iter().enumerate().filter_map(|(index, group)| Some((index, group.as_ref()?)))
    }

    fn smallest_below(&self, floor: f64) -> Option<usize> {
        let small = self.all().filter(|(_, group)| group.residents < floor);
        small.min_by_key(|(index, group)| (order(group.residents), *index)).map(|(index, _)| index)
    }

    /// The group that `small` goes into; `None` when it is the only one.
    fn target(&self, small: usize) -> Option<usize> {
        let group = self.groups.get(small)?.as_ref()?;
        let crosses = |other: &Group<'a>| other.parents != group.parents || group.parents.len() > 1;
        let bordering = |other: &Group<'a>| {
            group
                .areas
                .iter()
                .any(|area| self.graph.neighbours(*area).iter().any(|near| other.areas.contains(near)))
        };
        let others = || self.all().filter(|(index, _)| *index != small);
        others()
            .filter(|(_, other)| bordering(other))
            .min_by_key(|(index, other)| (crosses(other), order(other.residents), *index))
            .or_else(|| {
                others().min_by_key(|(index, other)| {
                    (crosses(other), order(self.apart(group, other)), order(other.residents), *index)
                })
            })
            .map(|(index, _)| index)
    }

    /// The least distance between the centroids of two groups' areas.
    fn apart(&self, one: &Group<'a>, other: &Group<'a>) -> f64 {
        let pairs = one.areas.iter().flat_map(|a| other.areas.iter().map(move |b| (*a, *b)));
        pairs.map(|(a, b)| self.graph.distance(a, b)).fold(f64::INFINITY, f64::min)
    }

    fn merge(&mut self, from: usize, into: usize) {
        let Some(gone) = self.groups.get_mut(from).and_then(Option::take) else { return };
        if let Some(Some(kept)) = self.groups.get_mut(into) {
            kept.areas.extend(gone.areas);
            kept.residents += gone.residents;
            kept.parents.extend(gone.parents);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geography::sample::{area, grid, square};

    #[test]
    fn a_small_area_joins_its_smallest_neighbour_of_the_same_parent() {
        // West | East:   0 1 | 2 3   in one row.
        let mut geography = grid(4, 1);
        for (area, residents) in geography.areas.iter_mut().zip([900.0, 50.0, 200.0, 600.0]) {
            area.residents = Some(residents);
        }
        assert_eq!(small_areas(&geography, 100), Some(vec![0, 0, 1, 2]));
        assert_eq!(small_areas(&geography, 50), None);
        assert_eq!(small_areas(&geography, 5000), Some(vec![0; 4]));
        geography.areas[0].parents = vec!["North".into()];
        assert_eq!(small_areas(&geography, 100), Some(vec![0, 1, 1, 2]));
        geography.areas[2].residents = None;
        assert_eq!(small_areas(&geography, 100), None);
    }

    #[test]
    fn an_island_joins_the_nearest_of_its_parent() {
        let mut geography = grid(4, 1);
        geography.areas.push(area("z", Some(square(0.05, 0.0, 0.01)), &["West"], Some(1.0)));
        geography.neighbours.push(Vec::new());
        assert_eq!(small_areas(&geography, 50), Some(vec![0, 1, 2, 3, 1]));
    }

    proptest! {
        #[test]
        fn no_zone_is_left_under_the_floor(width in 1_usize..7, height in 1_usize..6, floor in 1_u32..3000) {
            let geography = grid(width, height);
            let total: f64 = geography.areas.iter().filter_map(|area| area.residents).sum();
            if let Some(zones) = small_areas(&geography, floor) {
                let count = zones.iter().max().map_or(0, |zone| zone + 1);
                for zone in 0..count {
                    let load: f64 = (0..zones.len())
                        .filter(|a| zones[*a] == zone)
                        .filter_map(|a| geography.areas[a].residents)
                        .sum();
                    prop_assert!(load >= f64::from(floor) || (count == 1 && load == total));
                }
            }
        }
    }
}
