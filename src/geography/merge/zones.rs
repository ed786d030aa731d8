//! What zones are called, and the geography they make.
use geo::MultiPolygon;

use crate::geography::dissolve::dissolve;
use crate::geography::{Area, Geography, neighbours};
use crate::pipeline::Key;

/// The most names of members in a zone's name.
const NAMES: usize = 3;

/// Ids (`z01`, …, with as many digits as the last needs) and names of the zones of
/// a merging, by zone index. A zone is called by its members, those with most
/// residents first ("Oak Hill + Mill Street"); beyond three, by its parent if it is
/// the whole of one, else "Oak Hill + 4 more".
pub fn zone_keys(geography: &Geography, zones: &[usize]) -> Vec<Key> {
    let members = members(geography, zones);
    let digits = members.len().to_string().len().max(2);
    let key = |(zone, areas): (usize, &Vec<&Area>)| Key {
        id: format!("z{:0digits$}", zone + 1),
        label: label(geography, areas),
    };
    members.iter().enumerate().map(key).collect()
}

/// The areas of each zone, most residents first.
fn members<'a>(geography: &'a Geography, zones: &[usize]) -> Vec<Vec<&'a Area>> {
    let count = zones.iter().max().map_or(0, |most| most + 1);
    let mut members: Vec<Vec<&Area>> = vec![Vec::new(); count];
    for (area, zone) in geography.areas.iter().zip(zones) {
        if let Some(group) = members.get_mut(*zone) {
            group.push(area);
        }
    }
    let residents = |area: &&Area| area.residents.unwrap_or(0.0);
    members.iter_mut().for_each(|group| group.sort_by(|a, b| residents(b).total_cmp(&residents(a))));
    members
}

fn label(geography: &Geography, areas: &[&Area]) -> String {
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    match names.as_slice() {
        few if few.len() <= NAMES => few.join(" + "),
        [first, rest @ ..] => {
            whole_parent(geography, areas).unwrap_or_else(|| format!("{first} + {} more", rest.len()))
        }
        [] => String::new(),
    }
}

/// The finest parent that consists of just these areas.
fn whole_parent(geography: &Geography, areas: &[&Area]) -> Option<String> {
    (0..geography.parents.len()).find_map(|level| {
        let parent = areas.first()?.parents.get(level)?;
        let in_it = |area: &Area| area.parents.get(level) == Some(parent);
        let whole = areas.iter().all(|area| in_it(area));
        (whole && geography.areas.iter().filter(|area| in_it(area)).count() == areas.len())
            .then(|| parent.clone())
    })
}

/// The geography whose areas are the zones: shapes dissolved, residents summed, the
/// ranking variable averaged (by residents where public). Parent levels that a zone
/// crosses are left out.
pub fn zoned(geography: &Geography, zones: &[usize]) -> Geography {
    let members = members(geography, zones);
    let one_parent = |level: &usize| {
        let parent = |area: &&Area| area.parents.get(*level).cloned();
        members.iter().all(|group| group.iter().all(|area| parent(area) == group.first().and_then(&parent)))
    };
    let levels: Vec<usize> = (0..geography.parents.len()).filter(one_parent).collect();
    let areas: Vec<Area> = zone_keys(geography, zones)
        .into_iter()
        .zip(&members)
        .map(|(key, group)| {
            let first = group.first();
            let parent = |level: &usize| first.and_then(|area| area.parents.get(*level)).cloned();
            Area {
                id: key.id,
                name: key.label,
                shape: shape(group),
                parents: levels.iter().filter_map(parent).collect(),
                residents: group.iter().map(|area| area.residents).sum(),
                rank: rank(group),
                in_poverty: group.iter().map(|area| area.in_poverty).sum(),
                outside_need: group.iter().map(|area| area.outside_need).sum(),
            }
        })
        .collect();
    Geography {
        neighbours: neighbours(&areas),
        areas,
        parents: levels.iter().filter_map(|level| geography.parents.get(*level)).cloned().collect(),
        credit: geography.credit.clone(),
    }
}

fn shape(group: &[&Area]) -> Option<MultiPolygon<f64>> {
    joined(&group.iter().filter_map(|area| area.shape.as_ref()).collect::<Vec<_>>())
}

/// Shapes as one, without the borders between them; `None` for none.
pub fn joined(shapes: &[&MultiPolygon<f64>]) -> Option<MultiPolygon<f64>> {
    if let [only] = shapes {
        return Some((*only).clone());
    }
    let polygons: Vec<_> = shapes.iter().flat_map(|shape| shape.iter().cloned()).collect();
    Some(dissolve(&polygons).shape).filter(|shape| !shape.0.is_empty())
}

fn rank(group: &[&Area]) -> Option<f64> {
    let ranked: Vec<(f64, f64)> =
        group.iter().filter_map(|area| Some((area.rank?, area.residents.unwrap_or(1.0)))).collect();
    let weight: f64 = ranked.iter().map(|(_, weight)| weight).sum();
    (weight > 0.0).then(|| ranked.iter().map(|(rank, weight)| rank * weight).sum::<f64>() / weight)
}

#[cfg(test)]
mod tests {
    use geo::Area as _;

    use super::*;
    use crate::geography::merge::balanced;
    use crate::geography::sample::grid;

    #[test]
    fn zones_are_called_by_their_members_or_by_their_parent() {
        let mut geography = grid(6, 1);
        for (area, residents) in geography.areas.iter_mut().zip([1.0, 5.0, 3.0, 2.0, 2.0, 2.0]) {
            area.residents = Some(residents);
        }
        let labels = |zones: &[usize]| -> Vec<String> {
            zone_keys(&geography, zones).into_iter().map(|key| format!("{} {}", key.id, key.label)).collect()
        };
        assert_eq!(labels(&[0, 0, 1, 1, 1, 1]), ["z01 Area a001 + Area a000", "z02 Area a002 + 3 more"]);
        assert_eq!(labels(&[0; 6]), ["z01 Area a001 + 5 more"]);
        let eight = zone_keys(&grid(8, 1), &[0, 0, 0, 0, 1, 1, 1, 1]);
        assert_eq!((eight[0].label.as_str(), eight[1].label.as_str()), ("West", "East"));
    }

    #[test]
    fn the_geography_of_zones_keeps_surface_residents_and_nesting_parents() {
        let geography = grid(6, 4);
        let zones = balanced(&geography, 4);
        let zoned = zoned(&geography, &zones);
        let surface = |g: &Geography| {
            g.areas.iter().filter_map(|a| a.shape.as_ref()).map(|s| s.unsigned_area()).sum::<f64>()
        };
        let residents = |g: &Geography| g.areas.iter().filter_map(|a| a.residents).sum::<f64>();
        assert!((surface(&geography) - surface(&zoned)).abs() < 1e-9);
        assert_eq!(residents(&geography), residents(&zoned));
        assert_eq!(zoned.parents, ["district"]);
        assert!(zoned.neighbours.iter().all(|near| !near.is_empty()));
        assert!(super::zoned(&geography, &[0; 24]).parents.is_empty());
    }
}
