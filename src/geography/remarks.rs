//! What an operator should know about a geography that is fit for use.
use std::collections::BTreeMap;

use geo::InteriorPoint;

use super::text::{folded, listed};
use super::{Geography, Locator, hierarchy};

/// Plain sentences about names shared by areas, areas that lie in one another, and
/// parent levels that do not nest.
pub(super) fn about(geography: &Geography) -> Vec<String> {
    let remarks = [shared_names(geography), overlaps(geography), loose_parents(geography)];
    remarks.into_iter().flatten().collect()
}

fn shared_names(geography: &Geography) -> Option<String> {
    let mut counts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for area in &geography.areas {
        counts.entry(folded(&area.name).into_owned()).or_insert((0, &area.name)).0 += 1;
    }
    let shared: Vec<String> = counts
        .values()
        .filter(|(count, _)| *count > 1)
        .map(|(count, name)| format!("`{name}` ({count})"))
        .collect();
    (!shared.is_empty()).then(|| {
        format!("Several areas share a name and cannot be found by it, only by id: {}.", listed(&shared, 5))
    })
}

/// An area that does not own a point in its own middle lies in another one.
fn overlaps(geography: &Geography) -> Option<String> {
    let locator = Locator::new(geography);
    let inside: Vec<String> = geography
        .areas
        .iter()
        .enumerate()
        .filter_map(|(i, area)| {
            let middle = area.shape.as_ref()?.interior_point()?;
            let owner = locator.locate(middle.x(), middle.y()).filter(|owner| *owner != i)?;
            Some(format!("`{}` in `{}`", area.id, geography.areas.get(owner)?.id))
        })
        .collect();
    (!inside.is_empty()).then(|| {
        format!("Areas lie over one another; points in both go to the second: {}.", listed(&inside, 5))
    })
}

fn loose_parents(geography: &Geography) -> Option<String> {
    let loose = hierarchy::loose_parents(geography);
    (!loose.is_empty())
        .then(|| format!("Parent levels that do not nest in each other are left out: {}.", listed(&loose, 5)))
}
