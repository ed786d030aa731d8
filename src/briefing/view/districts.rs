//! A section for each larger area, which can be printed by itself.
use serde::Serialize;

use super::readouts::readout;
use super::tables::{self, TableView};
use crate::briefing::words::Words;
use crate::equity::{AreaStory, Story, Told};

/// One larger area: what is known of it, and its places.
#[derive(Debug, Serialize)]
pub(super) struct District {
    id: String,
    name: String,
    text: String,
    /// Quotable sentences about it and its places.
    say: Vec<String>,
    places: Option<TableView>,
}

/// In the order of the larger areas; none where the places do not lie in them.
pub(super) fn districts(story: &Story, words: &Words) -> Vec<District> {
    let Some(coarser) = story.coarser.as_ref().filter(|_| story.told == Told::Measured) else {
        return Vec::new();
    };
    let district = |(i, larger): (usize, &AreaStory)| {
        let inside: Vec<AreaStory> = story.areas.iter().filter(|a| lies_in(a, larger)).cloned().collect();
        let id = format!("district-{}", i + 1);
        let names = || inside.iter().chain([larger]).map(|area| area.key.label.as_str());
        // A sentence on one place begins with its name.
        let about = |text: &str| names().any(|name| text.strip_prefix(name).is_some_and(ends_name));
        District {
            name: larger.key.label.clone(),
            text: readout(story, larger, words),
            say: story.can_say.iter().map(|s| &s.text).filter(|text| about(text)).cloned().collect(),
            places: tables::within(story, &id, &larger.key.label, &inside, words),
            id,
        }
    };
    coarser.areas.iter().enumerate().map(district).filter(|d| d.places.is_some()).collect()
}

/// Does a name end here, so that `North` is not taken for `Northgate`?
fn ends_name(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric())
}

/// A place lies in a larger one that has all its public areas.
fn lies_in(area: &AreaStory, larger: &AreaStory) -> bool {
    area.members.iter().all(|member| larger.members.contains(member))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::fixture;

    #[test]
    fn every_place_stands_in_the_section_of_its_larger_area_and_in_no_other() {
        let mut story = fixture::story();
        let districts = districts(&story, &Words::english());
        assert_eq!(districts.len(), story.coarser.as_ref().unwrap().areas.len());
        let named = |d: &District| serde_json::to_string(&d.places).unwrap();
        for area in &story.areas {
            let name = serde_json::to_string(&area.key.label).unwrap();
            let within = districts.iter().filter(|d| named(d).contains(&name)).count();
            assert_eq!(within, 1, "{name}");
        }
        story.coarser = None;
        assert!(super::districts(&story, &Words::english()).is_empty());
    }
}
