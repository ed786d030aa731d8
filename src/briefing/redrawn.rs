//! The areas of a map as the page tells of them.
use geo::MultiPolygon;

use crate::equity::{AreaStory, Story, Told};
use crate::geography::{Area, Geography, merge};

/// The geography whose areas are the story's places, dissolved and under their own
/// names; `None` where these are the places that were measured.
pub(super) fn redrawn(story: &Story, geography: &Geography) -> Option<Geography> {
    if matches!(story.told, Told::Measured | Told::City) {
        return None;
    }
    let areas: Vec<Area> = story.areas.iter().map(|place| area(place, geography)).collect();
    let parents: Vec<String> = story.coarser.iter().map(|coarser| coarser.level.clone()).collect();
    let neighbours = vec![Vec::new(); areas.len()];
    Some(Geography { areas, parents, neighbours, credit: geography.credit.clone() })
}

fn area(place: &AreaStory, geography: &Geography) -> Area {
    let members = geography.areas.iter().filter(|area| place.members.contains(&area.id));
    let shapes: Vec<&MultiPolygon<f64>> = members.filter_map(|area| area.shape.as_ref()).collect();
    Area {
        id: place.key.id.clone(),
        name: place.key.label.clone(),
        shape: merge::joined(&shapes),
        parents: place.parent.iter().cloned().collect(),
        residents: place.residents,
        rank: None,
        in_poverty: None,
        outside_need: None,
    }
}
