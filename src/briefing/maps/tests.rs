//! What every map must keep to.
use super::*;
use crate::briefing::fixture;
use crate::equity::{Shown, Standing};
use crate::plan::StatusMode;

fn drawn(story: &Story) -> Vec<Picture> {
    maps(story, &fixture::geography(), &Words::english())
}

fn named<'a>(maps: &'a [Picture], name: &str) -> &'a Picture {
    maps.iter().find(|map| map.name == name).unwrap()
}

/// A story in which everything that has a map is known.
fn story() -> Story {
    let mut story = fixture::story();
    for area in &mut story.areas {
        area.residents = Some(1000.0);
    }
    story
}

#[test]
fn each_map_of_the_fixture_looks_as_it_was_approved() {
    let all = drawn(&story());
    let names: Vec<&str> = all.iter().map(|map| map.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "help-by-area",
            "unmet-by-area",
            "asked-by-area",
            "gap-to-target",
            "gaps-that-last",
            "gap-kinds",
            "asking-and-help",
            "neighbourhoods",
            "help-by-period",
            "help-in-squares"
        ]
    );
    for map in &all {
        insta::assert_snapshot!(format!("map-{}", map.name), map.svg);
    }
}

#[test]
fn maps_that_only_some_releases_have_look_as_they_were_approved() {
    let mut asking = story();
    asking.status_mode = StatusMode::None;
    for area in &mut asking.areas {
        area.asked_per_1000 = Shown::NotAvailable { reason: "No residents.".into() };
    }
    let mut unclear = story();
    for area in &mut unclear.areas {
        area.fill = Shown::NotClear { estimate: 50.0, lower: 20.0, upper: 75.0 };
    }
    let larger = drawn(&unclear);
    let shares = drawn(&asking);
    for map in [named(&larger, "help-by-larger-area"), named(&shares, "share-by-area")] {
        insta::assert_snapshot!(format!("map-{}", map.name), map.svg);
    }
}

#[test]
fn every_map_names_itself_and_explains_its_hatching() {
    for map in drawn(&story()) {
        assert!(map.svg.contains("<title id=\"") && map.svg.contains("<desc id=\""), "{}", map.name);
        assert!(
            map.svg.contains("MADE-UP DATA") && !map.svg.contains('⟦') && !map.alt.contains('⟦'),
            "{}",
            map.name
        );
        let hatch = format!("fill=\"url(#{}-not-clear)\"", map.name);
        let explained = map.svg.contains(">Not clear yet</text>");
        assert_eq!(map.svg.contains(&hatch), explained, "{}", map.name);
        assert!(map.svg.contains("Chance was mixed into every figure"), "{} names no privacy", map.name);
        assert!(map.svg.contains("City of Riverton, open data"), "{} names no source", map.name);
    }
}

#[test]
fn a_figure_that_is_not_clear_leaves_no_trace_of_its_estimate_on_any_map() {
    let at = |estimate: f64| {
        let mut story = story();
        let unclear = Shown::NotClear { estimate, lower: 20.0, upper: 75.0 };
        for area in story.areas.iter_mut().skip(3).step_by(2) {
            (area.fill, area.asked_per_1000) = (unclear.clone(), unclear.clone());
        }
        for place in &mut story.by_period.as_mut().unwrap().places {
            place.cells[2] = unclear.clone();
        }
        drawn(&story).into_iter().map(|map| (map.svg, map.alt)).collect::<Vec<_>>()
    };
    assert_eq!(at(31.0), at(64.0));
}

#[test]
fn a_gap_is_coloured_by_where_a_place_surely_stands() {
    let value = |fill: Shown, standing: Standing| {
        let mut story = story();
        (story.areas[0].fill, story.areas[0].standing) = (fill, standing);
        more::against(&story.areas[0], 80.0)
    };
    let clear = |estimate: f64| Shown::Clear { estimate, lower: estimate - 5.0, upper: estimate + 5.0 };
    let unclear = Shown::NotClear { estimate: 40.0, lower: 5.0, upper: 78.0 };
    use crate::render::map::MapValue::{Class, NoFigure, NotClear};
    assert_eq!(value(clear(55.0), Standing::Below), Class(0));
    assert_eq!(value(clear(70.0), Standing::Below), Class(1));
    assert_eq!(value(unclear.clone(), Standing::Below), Class(1), "below for sure, by how much is not clear");
    assert_eq!(value(clear(55.0), Standing::Unclear), Class(2), "judged together, it is not sure");
    assert_eq!(value(unclear, Standing::Unclear), NotClear);
    assert_eq!(value(clear(90.0), Standing::Above), Class(3));
    assert_eq!(value(Shown::NotAvailable { reason: "Nobody asked.".into() }, Standing::Unclear), NoFigure);
}

#[test]
fn more_or_less_means_the_whole_range() {
    use crate::render::map::MapValue::{Class, NotClear};
    let value = |asked: (f64, f64), fill: (f64, f64)| {
        let clear =
            |(lower, upper): (f64, f64)| Shown::Clear { estimate: (lower + upper) / 2.0, lower, upper };
        let mut area = story().areas[0].clone();
        (area.asked_per_1000, area.fill) = (clear(asked), clear(fill));
        more::two(&area, 20.0, 60.0)
    };
    assert_eq!(value((25.0, 30.0), (40.0, 55.0)), Class(8), "asks more, is helped less");
    assert_eq!(value((5.0, 15.0), (70.0, 80.0)), Class(0), "asks less, is helped more");
    assert_eq!(value((15.0, 25.0), (55.0, 65.0)), Class(4), "neither is sure");
    assert_eq!(value((25.0, 30.0), (55.0, 65.0)), Class(5));
    let mut area = story().areas[0].clone();
    area.fill = Shown::NotClear { estimate: 10.0, lower: 0.0, upper: 50.0 };
    assert_eq!(more::two(&area, 20.0, 60.0), NotClear);
}

#[test]
fn zones_whose_gap_lasts_stand_within_one_heavy_line() {
    let lasting = drawn(&story());
    let map = named(&lasting, "gaps-that-last");
    assert!(map.svg.contains("stroke-width=\"3.4\""), "no outline");
    assert!(map.svg.matches(">A gap that lasts</text>").count() >= 1);
    let mut none = story();
    for place in &mut none.by_period.as_mut().unwrap().places {
        place.lasts = false;
    }
    assert!(drawn(&none).iter().all(|map| map.name != "gaps-that-last"));
}

#[test]
fn small_maps_are_one_picture_without_stops_for_the_keyboard() {
    let all = drawn(&story());
    let map = named(&all, "help-by-period");
    assert!(
        map.svg.contains("role=\"img\"") && !map.svg.contains("tabindex") && !map.svg.contains("data-id")
    );
    assert_eq!(map.svg.matches("translate(").count(), 12 + 1, "twelve months and the stamp");
}

#[test]
fn without_a_status_there_is_no_map_of_help() {
    let mut story = story();
    story.status_mode = StatusMode::None;
    assert!(drawn(&story).iter().all(|map| !map.name.starts_with("help") && !map.name.starts_with("gap")));
}

#[test]
fn larger_places_keep_their_figures_where_the_page_tells_of_zones() {
    let mut zoned = story();
    zoned.told = crate::equity::Told::Merged;
    let (zones, areas) = (drawn(&zoned), drawn(&story()));
    for name in ["gaps-that-last", "help-by-period"] {
        let plain = format!("fill=\"url(#{name}-no-figure)\"");
        let blank = |maps: &[Picture]| named(maps, name).svg.matches(&plain).count();
        assert_eq!(blank(&zones), blank(&areas), "{name}");
    }
}
