//! Zones for a page whose areas are mostly not clear, from public figures only.
use std::collections::HashMap;

use crate::bundle::Bundle;
use crate::geography::{Zoning, merge};
use crate::pipeline::{Key, UNKNOWN};
use crate::plan::margin::{AIM, half_width};

/// Places differ in size, and those with few people are less sure than the average
/// that [`half_width`] tells of: 1.3 to 1.6 times in docs/accuracy.md.
const UNEVEN: f64 = 1.5;

/// Neighbouring places joined into as many zones as the bundle's ε and the public
/// number of people can carry, balanced on public residents; `None` where that is
/// fewer than two, or where neighbours are not known. The noisy figures have no say
/// in it, so the zones are the same whatever came out.
pub(crate) fn merged(bundle: &Bundle) -> Option<(Zoning, Vec<Key>)> {
    let (geography, plan) = (bundle.geography()?, bundle.plan());
    let h = &plan.hierarchy;
    let units: Vec<usize> = (0..h.width(0)).filter(|i| h.levels[0].units[*i].id != UNKNOWN).collect();
    let unit: HashMap<&str, usize> = h.area_unit.iter().map(|(id, unit)| (id.as_str(), *unit)).collect();
    let of_area: Vec<usize> =
        geography.areas.iter().map(|area| unit.get(area.id.as_str()).copied()).collect::<Option<_>>()?;
    // Zones number the units from 0, which holds only where `unknown` has no area.
    let whole = (0..units.len()).all(|i| units[i] == i && of_area.contains(&i));
    if h.city() == 0 || !whole || of_area.iter().any(|unit| *unit >= units.len()) {
        return None;
    }
    let (people, epsilon) = (plan.people as f64, plan.place_strength());
    let fits = |zones: &usize| half_width(people / *zones as f64, epsilon) * UNEVEN <= AIM;
    let count = (2..units.len()).rev().find(fits)?;
    let own = of_area.iter().enumerate().all(|(i, unit)| i == *unit);
    let labels = if own {
        merge::balanced(geography, count)
    } else {
        merge::balanced(&merge::zoned(geography, &of_area), count)
    };
    let by_area: Vec<usize> = of_area.iter().map(|unit| labels.get(*unit).copied()).collect::<Option<_>>()?;
    let keys = merge::zone_keys(geography, &by_area);
    let zone_of = (0..h.width(0)).map(|i| labels.get(i).copied().filter(|_| i < units.len())).collect();
    let zones = keys.iter().map(|key| key.label.clone()).collect();
    Some((Zoning { zones, zone_of, unlisted: Vec::new(), apart: Vec::new() }, keys))
}
