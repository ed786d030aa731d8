//! The places that a map draws, on the public areas that they are made of.
use std::collections::HashMap;

use crate::briefing::levels;
use crate::equity::{AreaStory, CrossStory, Story, Told};
use crate::geography::{Area, Geography};
use crate::render::map::{MapArea, MapValue};

/// The places of one map.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) units: &'a [AreaStory],
    /// Are these drawn as they were joined after the release?
    redrawn: bool,
    /// Are these the larger areas?
    pub(super) larger: bool,
}

/// How a place looks.
pub(super) struct Look {
    pub(super) value: MapValue,
    pub(super) read_out: String,
    pub(super) outlined: bool,
}

impl<'a> Ground<'a> {
    /// The places that the page tells of.
    pub(super) fn told(story: &'a Story) -> Self {
        Ground { units: &story.areas, redrawn: !matches!(story.told, Told::Measured), larger: false }
    }

    /// The next larger areas.
    pub(super) fn larger(areas: &'a [AreaStory]) -> Self {
        Ground { units: areas, redrawn: false, larger: true }
    }

    /// The places of a crossed table: those told, or the next larger ones.
    pub(super) fn of(story: &'a Story, cross: &CrossStory) -> Option<Self> {
        let holds = |units: &[AreaStory]| {
            !cross.places.is_empty()
                && cross.places.iter().all(|place| units.iter().any(|unit| unit.key.id == place.key.id))
        };
        let told = Ground::told(story);
        if holds(told.units) {
            return Some(told);
        }
        let larger = story.coarser.as_ref().filter(|larger| holds(&larger.areas))?;
        Some(Ground::larger(&larger.areas))
    }

    /// The public areas as `look` has each place. An area in no place has no figure.
    pub(super) fn areas(
        &self,
        geography: &'a Geography,
        look: impl Fn(&AreaStory) -> Look,
    ) -> Vec<MapArea<'a>> {
        let looks: Vec<Look> = self.units.iter().map(look).collect();
        let members = |(i, unit): (usize, &'a AreaStory)| unit.members.iter().map(move |m| (m.as_str(), i));
        let unit_of: HashMap<&str, usize> = self.units.iter().enumerate().flat_map(members).collect();
        let one = |(i, area): (usize, &'a Area)| {
            // Places that were joined after the release go by their own key.
            let index = if self.redrawn {
                self.units.iter().position(|unit| unit.key.id == area.id)
            } else {
                unit_of.get(area.id.as_str()).copied()
            };
            let unit = index.and_then(|u| self.units.get(u));
            let look = index.and_then(|u| looks.get(u));
            let parent = match unit.filter(|_| self.larger) {
                Some(unit) => Some(unit.key.label.as_str()),
                None => area.parents.first().map(String::as_str),
            };
            MapArea {
                id: unit.map_or_else(|| area.id.clone(), |u| levels::place_id(self.larger, &u.key.id)),
                // A place of one area has that area's name, in the language of the page.
                label: match unit.filter(|u| !self.larger && u.members.len() == 1) {
                    Some(unit) => unit.key.label.clone(),
                    None => area.name.clone(),
                },
                shape: area.shape.as_ref(),
                place: None,
                zone: index.unwrap_or(self.units.len() + i),
                parent,
                value: look.map_or(MapValue::NoFigure, |l| l.value),
                read_out: look.map_or_else(|| area.name.clone(), |l| l.read_out.clone()),
                outlined: look.is_some_and(|l| l.outlined),
            }
        };
        geography.areas.iter().enumerate().map(one).collect()
    }
}
