//! What every chart must keep to.
use super::*;
use crate::briefing::fixture;
use crate::equity::Shown;
use crate::plan::StatusMode;

fn charts(story: &Story) -> Vec<Picture> {
    all(story, &Words::english())
}

#[test]
fn each_chart_of_the_fixture_looks_as_it_was_approved() {
    for chart in charts(&fixture::story()) {
        insta::assert_snapshot!(format!("chart-{}", chart.name), chart.svg);
    }
}

#[test]
fn every_chart_is_an_image_with_a_title_and_a_description() {
    let all = charts(&fixture::story());
    let names: Vec<&str> = all.iter().map(|chart| chart.name.as_str()).collect();
    assert_eq!(names.len(), 14, "{names:?}");
    for chart in all {
        assert!(chart.svg.contains("role=\"img\""), "{}", chart.name);
        assert!(chart.svg.contains("<title id=\"") && chart.svg.contains("<desc id=\""), "{}", chart.name);
        assert!(chart.svg.contains("MADE-UP DATA"), "{}", chart.name);
        assert!(!chart.svg.contains('⟦'), "{} lacks a text", chart.name);
    }
}

#[test]
fn every_chart_is_drawn_for_telephones_too() {
    for chart in charts(&fixture::story()) {
        let narrow = chart.narrow.as_ref().unwrap();
        assert!(narrow.contains("viewBox=\"0 0 344 ") && well_formed(narrow), "{}", chart.name);
        for x in narrow.split("<text x=\"").skip(1).filter_map(|t| t.split('"').next()) {
            assert!((0.0..344.0).contains(&x.parse::<f64>().unwrap()), "{}: text at {x}", chart.name);
        }
    }
}

#[test]
fn places_that_ask_for_next_to_nothing_share_one_line() {
    let mut story = fixture::story();
    story.status_mode = StatusMode::None;
    for area in &mut story.areas {
        area.asked_per_1000 = Shown::NotAvailable { reason: "No residents.".into() };
    }
    for area in story.areas.iter_mut().skip(10) {
        area.share_of_asking = Shown::Clear { estimate: -0.1, lower: 0.0, upper: 0.3 };
    }
    let svg = places(&story, &Words::english()).unwrap().svg;
    assert!(svg.contains("15 more places: about 0 each"), "{svg}");
}

#[test]
fn no_text_is_smaller_than_eleven_pixels() {
    for chart in charts(&fixture::story()) {
        for size in chart.svg.split("font-size=\"").skip(1) {
            let size: f64 = size.split('"').next().unwrap().parse().unwrap();
            assert!(size >= 11.0, "{} has {size} px", chart.name);
        }
    }
}

#[test]
fn a_figure_that_is_not_clear_leaves_no_trace_of_its_estimate() {
    let at = |estimate: f64| {
        let mut story = fixture::story();
        let unclear = Shown::NotClear { estimate, lower: 20.0, upper: 75.0 };
        for area in &mut story.areas {
            area.fill = unclear.clone();
        }
        for (_, figures) in &mut story.periods {
            figures.fill = unclear.clone();
        }
        for value in story.groups.iter_mut().flat_map(|g| &mut g.values) {
            value.fill = unclear.clone();
        }
        for compared in &mut story.comparisons {
            compared.figure = unclear.clone();
            for side in &mut compared.sides {
                (side.before, side.after) = (unclear.clone(), unclear.clone());
            }
        }
        story.counted.iter_mut().flat_map(|t| &mut t.rows).for_each(|row| row.shown = unclear.clone());
        charts(&story)
    };
    assert_eq!(at(31.0), at(64.0));
}

#[test]
fn logs_without_status_show_asking_only() {
    let mut story = fixture::story();
    story.status_mode = StatusMode::None;
    let all = charts(&story);
    let names: Vec<&str> = all.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["larger-areas", "places", "distributions", "periods", "needs", "groups"]);
    let periods = all.iter().find(|chart| chart.name == "periods").unwrap();
    insta::assert_snapshot!("chart-periods", periods.svg);
    assert!(all.iter().all(|c| !c.svg.contains("Help that arrived") && !c.svg.contains("arget")));
}

#[test]
fn forty_places_with_any_names_stay_apart() {
    let mut story = fixture::story();
    let more: Vec<_> = story.areas.iter().take(15).cloned().collect();
    story.areas.extend(more);
    story.areas[3].key.label = "<b>&\"\" ".repeat(30);
    let svg = places(&story, &Words::english()).unwrap().svg;
    assert!(!svg.contains("<b>"));
    assert!(well_formed(&svg));
}

/// Every tag that is opened is closed.
fn well_formed(svg: &str) -> bool {
    let mut open = Vec::new();
    for tag in svg.split('<').skip(1) {
        let inside = tag.split('>').next().unwrap_or_default();
        let name = inside.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if inside.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !inside.ends_with('/') {
            open.push(name);
        }
    }
    open.is_empty()
}

#[test]
fn a_gap_that_lasts_is_told_by_a_mark_and_in_words() {
    let story = fixture::story();
    let words = Words::english();
    let chart = calendar(&story, &words).unwrap();
    assert!(chart.alt.contains("North (a gap that lasts): "), "{}", chart.alt);
    assert!(!chart.alt.contains("East (a gap"), "{}", chart.alt);
    assert!(chart.caption.contains("at least 9 of 12 months"), "{}", chart.caption);
    let needs = needs_by_place(&story, &words).unwrap();
    assert!(!needs.svg.contains("gap that lasts") && needs.caption.is_empty());
}

/// The fixture's city with a public rank for every area.
fn ranked() -> crate::geography::Geography {
    let mut geography = fixture::geography();
    for (i, area) in (0u8..).zip(&mut geography.areas) {
        area.rank = Some(f64::from(i * 7 % 25));
    }
    geography
}

#[test]
fn concentration_curves_run_from_nothing_to_all_and_their_bands_hold_them() {
    let (story, words) = (fixture::story(), Words::english());
    assert!(concentration(&story, &fixture::geography(), &words).is_none(), "no rank, no curve");
    let chart = concentration(&story, &ranked(), &words).unwrap();
    insta::assert_snapshot!("chart-concentration", chart.svg);
    assert!(
        well_formed(&chart.svg) && !chart.svg.contains("NaN") && !chart.alt.contains('⟦'),
        "{}",
        chart.alt
    );
    let mut blank = story.clone();
    blank.areas[3].share_of_asking = Shown::NotAvailable { reason: "Nothing.".into() };
    assert!(concentration(&blank, &ranked(), &words).is_none(), "a sum with a hole in it is no sum");
}

#[test]
fn a_funnel_names_only_places_outside_its_band() {
    let (mut story, words) = (fixture::story(), Words::english());
    for area in &mut story.areas {
        area.fill = Shown::Clear { estimate: 61.7, lower: 58.0, upper: 65.0 };
    }
    let even = funnel(&story, &words).unwrap();
    assert!(
        story.areas.iter().all(|a| !even.svg.contains(&format!(">{}</text>", a.key.label))),
        "{}",
        even.alt
    );
    story.areas[6].fill = Shown::Clear { estimate: 5.0, lower: 2.0, upper: 8.0 };
    let odd = funnel(&story, &words).unwrap();
    assert!(odd.svg.contains(">Eastside</text>") && odd.alt.contains("Eastside: 5"), "{}", odd.alt);
}

#[test]
fn before_and_after_draws_only_places_where_both_are_clear() {
    let (mut story, words) = (fixture::story(), Words::english());
    let all = before_after(&story, &words).unwrap();
    let first = story.by_period.as_ref().unwrap().places[0].key.label.clone();
    assert!(all.alt.contains(&format!("{first}: ")), "{}", all.alt);
    story.by_period.as_mut().unwrap().places[0].cells[0] =
        Shown::NotClear { estimate: 50.0, lower: 10.0, upper: 90.0 };
    let fewer = before_after(&story, &words).unwrap();
    assert!(
        !fewer.alt.contains(&format!("{first}: ")) && fewer.caption.contains("Left out"),
        "{}",
        fewer.caption
    );
}

#[test]
fn an_equiplot_has_a_line_for_each_list_and_says_how_many_are_not_clear() {
    let story = fixture::story();
    let chart = equiplot(&story, &Words::english()).unwrap();
    for group in &story.groups {
        assert!(chart.svg.contains(&format!(">{}</text>", group.label)), "{}", group.label);
    }
    assert!(chart.svg.contains("Not clear yet: 1") && well_formed(&chart.svg), "{}", chart.svg);
}

#[test]
fn changes_say_how_much_more_or_less_and_nothing_of_what_is_not_sure() {
    let (mut story, words) = (fixture::story(), Words::english());
    let chart = changes(&story, &words).unwrap();
    for said in [
        "Difference: Not clear yet, between −10 and +6.",
        "Whole city: before 55 (likely 51–60); after 62 (likely 58–68). Difference: +7, likely +2 to +12.",
        "South: before 58 (",
    ] {
        assert!(chart.alt.contains(said), "{}", chart.alt);
    }
    assert!(chart.alt.contains("New site opened (1 June 2025)"), "{}", chart.alt);
    assert!(chart.alt.contains("North + East, less the change"), "{}", chart.alt);
    assert!(chart.caption.contains("not what caused it"), "{}", chart.caption);
    assert!(chart.svg.contains(">50 → 38</text>") && chart.svg.contains(">58 → 65</text>"), "{}", chart.svg);
    let hatched = chart.svg.matches("-hatch)").count();
    story.comparisons[2].sides[0].after = Shown::NotClear { estimate: 38.0, lower: 21.0, upper: 59.0 };
    let unsure = changes(&story, &words).unwrap();
    assert!(unsure.alt.contains("after Not clear yet (between 21 and 59)"), "{}", unsure.alt);
    assert!(unsure.svg.contains(">50 → 21–59</text>"), "{}", unsure.svg);
    let arabic = changes(&story, &Words::of("ar").unwrap()).unwrap();
    assert!(arabic.svg.contains('←') && !arabic.svg.contains('→'), "from right to left: {}", arabic.svg);
    // One in the chart and one in the legend.
    assert_eq!(unsure.svg.matches("-hatch)").count(), hatched + 2);
    story.comparisons.retain(|compared| compared.kind == "group_difference");
    assert!(changes(&story, &words).is_none());
}

#[test]
fn waits_are_drawn_for_the_days_in_the_middle_and_for_all_days() {
    let (mut story, words) = (fixture::story(), Words::english());
    let chart = waits(&story, &words).unwrap();
    assert!(chart.svg.contains("within 7 days") && chart.alt.contains("North: 40"), "{}", chart.alt);
    assert!(chart.alt.contains("West: not clear yet"), "{}", chart.alt);
    let all = waits_by_days(&story, &words).unwrap();
    for head in ["≤ 1", "≤ 3", "≤ 7", "≤ 14"] {
        assert!(all.svg.contains(&format!(">{head}</text>")), "{head}");
    }
    story.counted.clear();
    assert!(waits(&story, &words).is_none() && waits_by_days(&story, &words).is_none());
}
