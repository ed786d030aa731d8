//! The nested levels that are measured: areas or zones, parents, the city.
use std::collections::BTreeMap;

use super::merge::zone_keys;
use super::{Geography, Hierarchy, Level};
use crate::pipeline::{Key, UNKNOWN};

/// Ids that no parent level may take.
pub const OWN: [&str; 3] = ["area", "zone", "city"];

/// Units of one level, without `unknown`.
struct Units {
    id: String,
    keys: Vec<Key>,
    /// The unit of each area; `keys.len()` (which becomes `unknown`) when it has none.
    of_area: Vec<usize>,
}

/// Lays out the levels, finest first: `area` (or `zone` when a merging is given),
/// with `with_parents` the parent levels, then `city` with its one unit `all`.
///
/// A parent level is skipped when a unit below lies in two of its units, and when it
/// would say nothing new: as many units as the level below, or a single one. A
/// parent called `area`, `zone` or `city` becomes `area_2`, and so on. Every level but
/// the city ends with `unknown`. Residents are summed; `None` where one is missing.
/// Without a geography there is only the city.
pub fn build(geography: Option<&Geography>, zones: Option<&[usize]>, with_parents: bool) -> Hierarchy {
    let Some(geography) = geography else {
        return Hierarchy { levels: vec![city(None)], up: Vec::new(), area_unit: Vec::new() };
    };
    let mut stack = vec![leaf(geography, zones)];
    if with_parents {
        for level in 0..geography.parents.len() {
            let next = parent(geography, level);
            let below = stack.last();
            if below.is_some_and(|below| next.keys.len() < below.keys.len() && loose(below, &next).is_empty())
                && next.keys.len() > 1
            {
                stack.push(next);
            }
        }
    }
    rename(&mut stack);
    let mut levels: Vec<Level> = stack.iter().map(|units| level(geography, units)).collect();
    levels.push(city(geography.areas.iter().map(|area| area.residents).sum()));
    let mut up: Vec<Vec<usize>> = stack.windows(2).map(steps).collect();
    up.extend(stack.last().map(|top| vec![0; top.keys.len() + 1]));
    let unit = stack.first().map(|leaf| leaf.of_area.as_slice()).unwrap_or_default();
    let area_unit = geography.areas.iter().zip(unit).map(|(area, unit)| (area.id.clone(), *unit)).collect();
    Hierarchy { levels, up, area_unit }
}

/// `h` without the levels below `from_level` (at most down to the city alone).
pub fn coarsen(h: &Hierarchy, from_level: usize) -> Hierarchy {
    let from = from_level.min(h.city());
    let moved = |(area, leaf): &(String, usize)| (area.clone(), h.ancestor(*leaf, from));
    Hierarchy {
        levels: h.levels.iter().skip(from).cloned().collect(),
        up: h.up.iter().skip(from).cloned().collect(),
        area_unit: if from == h.city() { Vec::new() } else { h.area_unit.iter().map(moved).collect() },
    }
}

/// Parent levels with a unit below that lies in two of their units, in words.
pub(super) fn loose_parents(geography: &Geography) -> Vec<String> {
    let levels: Vec<Units> = (0..geography.parents.len()).map(|level| parent(geography, level)).collect();
    let pairs = levels.iter().zip(levels.iter().skip(1));
    pairs
        .filter_map(|(below, above)| {
            let unit = below.keys.get(*loose(below, above).first()?)?;
            Some(format!("`{}` (`{}` lies in two of them)", above.id, unit.label))
        })
        .collect()
}

fn leaf(geography: &Geography, zones: Option<&[usize]>) -> Units {
    let Some(zones) = zones else {
        let key = |area: &super::Area| Key { id: area.id.clone(), label: area.name.clone() };
        return Units {
            id: "area".into(),
            keys: geography.areas.iter().map(key).collect(),
            of_area: (0..geography.areas.len()).collect(),
        };
    };
    let keys = zone_keys(geography, zones);
    let of_area =
        (0..geography.areas.len()).map(|area| zones.get(area).map_or(keys.len(), |zone| *zone)).collect();
    Units { id: "zone".into(), keys, of_area }
}

fn parent(geography: &Geography, level: usize) -> Units {
    let of = |area: &super::Area| area.parents.get(level).cloned();
    let mut units: BTreeMap<String, usize> =
        geography.areas.iter().filter_map(of).map(|unit| (unit, 0)).collect();
    units.values_mut().enumerate().for_each(|(index, unit)| *unit = index);
    let find = |area| of(area).and_then(|unit| units.get(&unit).copied()).unwrap_or(units.len());
    Units {
        id: geography.parents.get(level).cloned().unwrap_or_default(),
        of_area: geography.areas.iter().map(find).collect(),
        keys: units.keys().map(|unit| Key { id: unit.clone(), label: unit.clone() }).collect(),
    }
}

/// The units of `below` that lie in more than one unit of `above`.
fn loose(below: &Units, above: &Units) -> Vec<usize> {
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    let pairs = below.of_area.iter().zip(&above.of_area);
    let mut loose: Vec<usize> = pairs
        .filter(|(unit, over)| found.entry(**unit).or_insert(**over) != *over)
        .map(|(unit, _)| *unit)
        .collect();
    loose.sort_unstable();
    loose.dedup();
    loose
}

/// Gives parent levels ids of their own.
fn rename(stack: &mut [Units]) {
    let mut taken: Vec<String> = OWN.iter().map(|id| (*id).to_owned()).collect();
    for units in stack.iter_mut().skip(1) {
        let name = units.id.clone();
        for number in 2.. {
            if !taken.contains(&units.id) {
                break;
            }
            units.id = format!("{name}_{number}");
        }
        taken.push(units.id.clone());
    }
}

/// The way up from one level to the next, `unknown` to `unknown`.
fn steps(pair: &[Units]) -> Vec<usize> {
    let [below, above] = pair else { return Vec::new() };
    let mut up = vec![above.keys.len(); below.keys.len() + 1];
    for (unit, over) in below.of_area.iter().zip(&above.of_area) {
        // What is `unknown` below stays so, whatever its area's parent is.
        if let Some(place) = up.get_mut(*unit).filter(|_| *unit < below.keys.len()) {
            *place = *over;
        }
    }
    up
}

fn level(geography: &Geography, units: &Units) -> Level {
    let mut residents: Vec<Option<f64>> = vec![Some(0.0); units.keys.len()];
    let mut members = vec![0_usize; units.keys.len()];
    for (area, unit) in geography.areas.iter().zip(&units.of_area) {
        if let (Some(sum), Some(count)) = (residents.get_mut(*unit), members.get_mut(*unit)) {
            *sum = sum.zip(area.residents).map(|(sum, more)| sum + more);
            *count += 1;
        }
    }
    residents.iter_mut().zip(&members).filter(|(_, count)| **count == 0).for_each(|(sum, _)| *sum = None);
    residents.push(None);
    let mut keys = units.keys.clone();
    keys.push(Key { id: UNKNOWN.into(), label: "Area not known".into() });
    Level { id: units.id.clone(), units: keys, residents }
}

fn city(residents: Option<f64>) -> Level {
    let all = Key { id: "all".into(), label: "Whole city".into() };
    Level { id: "city".into(), units: vec![all], residents: vec![residents] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geography::merge::balanced;
    use crate::geography::sample::grid;

    fn ids(h: &Hierarchy) -> Vec<&str> {
        h.levels.iter().map(|level| level.id.as_str()).collect()
    }

    #[test]
    fn without_a_geography_there_is_only_the_city() {
        let h = build(None, None, true);
        assert_eq!((ids(&h), h.width(0), h.city(), h.ancestor(0, 0)), (vec!["city"], 1, 0, 0));
        assert_eq!(coarsen(&h, 3), h);
    }

    #[test]
    fn areas_zones_and_parents_stack_and_unknown_stays_unknown() {
        let geography = grid(6, 4);
        let h = build(Some(&geography), None, true);
        assert_eq!(ids(&h), ["area", "district", "city"]);
        assert_eq!((h.width(0), h.width(1), h.width(2)), (25, 3, 1));
        assert_eq!(h.levels[1].units[h.ancestor(24, 1)].id, UNKNOWN);
        assert_eq!(h.levels[1].units[h.ancestor(0, 1)].id, "West");
        assert_eq!(h.ancestor(24, 2), 0);
        assert_eq!(ids(&build(Some(&geography), None, false)), ["area", "city"]);
        let zones = balanced(&geography, 5);
        assert_eq!(ids(&build(Some(&geography), Some(&zones), true)), ["zone", "district", "city"]);
    }

    #[test]
    fn parents_that_zones_cross_or_that_say_nothing_new_are_skipped() {
        let geography = grid(6, 2);
        let crossing: Vec<usize> = (0..12).map(|i| (i + 2) % 6 / 2).collect();
        assert_eq!(ids(&build(Some(&geography), Some(&crossing), true)), ["zone", "city"]);
        assert_eq!(ids(&build(Some(&geography), Some(&balanced(&geography, 2)), true)), ["zone", "city"]);
        let mut loose = grid(6, 2);
        loose.parents.push("borough".into());
        loose.areas.iter_mut().enumerate().for_each(|(i, area)| area.parents.push(format!("{}", i % 2)));
        assert_eq!(ids(&build(Some(&loose), None, true)), ["area", "district", "city"]);
        assert_eq!(loose_parents(&loose).len(), 1);
        loose.parents = vec!["city".into(), "area".into()];
        assert_eq!(ids(&build(Some(&loose), None, true)), ["area", "city_2", "city"]);
    }

    proptest! {
        #[test]
        fn residents_add_up_along_every_way_up(
            width in 2_usize..7, height in 1_usize..5, zones in prop::option::of(1_usize..9), from in 0_usize..4,
        ) {
            let geography = grid(width, height);
            let zones = zones.map(|zones| balanced(&geography, zones));
            let whole = build(Some(&geography), zones.as_deref(), true);
            let h = coarsen(&whole, from);
            for l in 0..h.levels.len() {
                prop_assert_eq!(h.levels[l].residents.len(), h.width(l));
                let mut sums = vec![0.0; h.width(l)];
                for leaf in 0..h.width(0) {
                    sums[h.ancestor(leaf, l)] += h.levels[0].residents[leaf].unwrap_or(0.0);
                }
                for (unit, sum) in sums.iter().enumerate() {
                    prop_assert_eq!(h.levels[l].residents[unit].unwrap_or(0.0), *sum);
                }
                prop_assert_eq!(l == h.city(), h.levels[l].units.last().is_some_and(|key| key.id != UNKNOWN));
            }
            prop_assert_eq!(h.up.len(), h.city());
            for (area, unit) in &h.area_unit {
                let area = geography.areas.iter().find(|a| &a.id == area).unwrap();
                if let Some(level) = h.levels.iter().position(|level| level.id == "district") {
                    prop_assert_eq!(&h.levels[level].units[h.ancestor(*unit, level)].id, &area.parents[0]);
                }
            }
        }
    }
}
