//! The ladder at every size, from public facts alone.
use jiff::civil::date;

use super::margin::{ACCEPT, half_width, of_table};
use super::{Plan, plan};
use crate::geography::{Area, Geography};
use crate::pipeline::{GroupPlaces, Pipeline, Role, parse_only};
use crate::privacy::Epsilon;

/// A row of areas, five to a district, each with 2,000 residents.
fn geography(areas: usize) -> Geography {
    let area = |i: usize| Area {
        id: format!("{i:04}"),
        name: format!("Area {i}"),
        shape: None,
        parents: vec![format!("D{:02}", i / 5)],
        residents: Some(2000.0),
        rank: None,
        in_poverty: None,
        outside_need: None,
    };
    let neighbours = |i: usize| {
        let mut next = Vec::new();
        next.extend(i.checked_sub(1));
        next.extend((i + 1 < areas).then_some(i + 1));
        next
    };
    Geography {
        areas: (0..areas).map(area).collect(),
        parents: vec!["district".into()],
        neighbours: (0..areas).map(neighbours).collect(),
        credit: None,
    }
}

fn pipeline(people: u64, epsilon: &str, extra: &str) -> Pipeline {
    let text = format!(
        r#"title = "Test"
[period]
from = "2025-01-01"
to = "2025-09-30"
[geography]
areas = "areas.geojson"
id = "id"
[needs]
keys = ["food", "housing", "medicine", "transport", "other"]
[groups.language]
keys = ["en", "es"]
[privacy]
unit = "person"
epsilon = {epsilon}
ledger = "test.ledger"
people = {people}
[[source]]
role = "requests"
files = ["a.csv"]
person = ["phone"]
date = {{ column = "Date", format = "%Y-%m-%d" }}
area = {{ column = "area" }}
need = {{ column = "Need", else = "other" }}
status = {{ column = "Status", met = ["Done"] }}
closed = {{ column = "Closed", format = "%Y-%m-%d" }}
groups = {{ language = {{ column = "Language" }} }}
{extra}"#
    );
    parse_only(&text, std::path::Path::new(".")).unwrap_or_else(|e| panic!("{}", e.report(false)))
}

fn made(people: u64, areas: usize, epsilon: &str) -> Plan {
    plan(&pipeline(people, epsilon, ""), Some(&geography(areas))).unwrap()
}

#[test]
fn the_tables_charges_sum_to_exactly_epsilon_at_every_size() {
    for people in [100, 400, 1_000, 3_000, 30_000, 300_000, 1_000_000] {
        for areas in [1, 2, 25, 60, 120, 300] {
            for epsilon in ["0.5", "1.0", "2", "0.3333"] {
                let plan = made(people, areas, epsilon);
                assert_eq!(Epsilon::sum(plan.tables.iter().map(|t| &t.epsilon)).unwrap(), plan.epsilon);
                assert_eq!(plan.epsilon, epsilon.parse().unwrap());
                let mut ids: Vec<&String> = plan.tables.iter().map(|t| &t.id).collect();
                ids.sort();
                ids.dedup();
                assert_eq!(ids.len(), plan.tables.len(), "two tables share a name");
            }
        }
    }
}

#[test]
fn four_hundred_people_in_25_areas_get_about_8_zones() {
    let plan = made(400, 25, "1.0");
    assert_eq!(plan.hierarchy.levels[0].id, "zone");
    let zones = plan.hierarchy.width(0) - 1;
    assert!((5..=9).contains(&zones), "{zones} zones");
    assert!(plan.reasons.iter().any(|r| r.to_string().contains("joined into")));
}

#[test]
fn three_thousand_people_keep_their_60_areas() {
    let plan = made(3_000, 60, "1.0");
    assert_eq!(plan.hierarchy.levels[0].id, "area");
    assert_eq!(plan.hierarchy.width(0), 61);
    assert_eq!(plan.periods.len(), 9);
}

#[test]
fn a_hundred_people_get_less_but_get_something() {
    let plan = made(100, 25, "0.5");
    assert!(!plan.tables.is_empty());
    assert!(plan.hierarchy.width(0) <= 4);
}

#[test]
fn more_people_never_get_fewer_cells() {
    let cells = |people| {
        let plan = made(people, 60, "1.0");
        plan.tables.iter().map(|t| plan.shape(t).cells()).sum::<usize>()
    };
    let sizes: Vec<usize> = [200, 1_000, 10_000, 100_000, 1_000_000].map(cells).to_vec();
    assert!(sizes.windows(2).all(|pair| pair[0] <= pair[1]), "{sizes:?}");
}

#[test]
fn the_briefing_s_tables_are_expected_to_be_sure_enough() {
    for people in [400, 3_000, 30_000, 300_000] {
        let plan = made(people, 60, "1.0");
        for table in plan.tables.iter().filter(|t| t.role == Role::Requests && t.measure.is_voice()) {
            if t_fine(table) {
                continue;
            }
            let margin = of_table(&plan, table);
            let crossed = table.level < plan.hierarchy.city() && (table.period || table.need);
            let most = if crossed { super::cross::CELL + 1.0 } else { ACCEPT };
            assert!(margin <= most, "{people} people, {}: ± {margin:.0}", table.id);
        }
    }
}

/// Cells of place, need and period are there for their sums.
fn t_fine(table: &super::Table) -> bool {
    table.need && table.period
}

#[test]
fn putting_areas_first_buys_finer_and_surer_areas() {
    let margin = |plan: &super::Plan| {
        let first = plan.tables.iter().find(|t| t.level == 0 && !t.need && !t.period).unwrap();
        of_table(plan, first)
    };
    let balanced = made(400, 25, "1.0");
    let focused = plan(&pipeline(400, "1.0", "[tables]\nfocus = \"areas\"\n"), Some(&geography(25))).unwrap();
    assert!(focused.hierarchy.width(0) > balanced.hierarchy.width(0));
    assert!(margin(&focused) < 0.8 * margin(&balanced), "{} {}", margin(&focused), margin(&balanced));
}

#[test]
fn without_areas_there_is_only_the_city() {
    let plan = plan(&pipeline(400, "1.0", ""), None).unwrap();
    assert_eq!(plan.hierarchy.levels.len(), 1);
    assert!(plan.tables.iter().all(|t| t.level == 0));
}

#[test]
fn periods_lie_inside_the_window() {
    let plan = made(30_000, 60, "1.0");
    assert_eq!(plan.periods.first().unwrap().from, date(2025, 1, 1));
    assert_eq!(plan.periods.last().unwrap().to, date(2025, 9, 30));
}

#[test]
fn more_epsilon_never_buys_less() {
    let (now, more) = (made(400, 25, "1.0"), made(400, 25, "2.0"));
    assert!(more.hierarchy.width(0) >= now.hierarchy.width(0));
    assert_eq!(more.epsilon, "2".parse().unwrap());
}

#[test]
fn which_gaps_last_is_measured_as_finely_as_the_people_carry() {
    let by_period = |people| {
        let plan = made(people, 60, "1.0");
        plan.tables.iter().find(|t| t.period).map(|t| plan.hierarchy.levels[t.level].id.clone()).unwrap()
    };
    assert_eq!([400, 3_000, 300_000].map(by_period), ["city", "district", "area"]);
    let small = made(400, 25, "1.0");
    assert!(small.reasons.iter().any(|r| r.to_string().contains("which gaps last")), "{:?}", small.reasons);
}

#[test]
fn thirty_thousand_people_get_most_of_epsilon_in_the_finest_cells() {
    for (people, areas) in [(30_000, 60), (30_000, 120), (300_000, 300)] {
        let plan = made(people, areas, "1.0");
        let share = |id: &str| plan.tables.iter().find(|t| t.id == id).map_or(0.0, |t| t.epsilon.approx());
        let (fine, area, city) = (
            share("requests-area-need-period-status"),
            share("requests-area-status"),
            share("requests-need-period-status"),
        );
        assert!(fine > 0.4 && fine > area && fine > city && area > 0.0 && city > 0.0, "{fine} {area} {city}");
    }
}

#[test]
fn every_size_from_400_to_300_000_keeps_its_first_questions_within_what_is_accepted() {
    for people in [400, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000] {
        for (areas, epsilon) in [(25, "0.5"), (25, "1"), (60, "1"), (60, "2"), (120, "1")] {
            let plan = made(people, areas, epsilon);
            let places = match plan.hierarchy.city() {
                0 => 1,
                _ => plan.hierarchy.width(0) - 1,
            };
            let margin = half_width(people as f64 / places as f64, plan.place_strength());
            // The city alone is told of by the sums of needs and periods.
            assert!(margin <= ACCEPT, "{people} {areas} {epsilon}: ± {margin:.0}");
        }
    }
}

/// The tables by group and place, where the pipeline file says `by = "…"`.
fn by_group(people: u64, by: &str) -> (Plan, Vec<usize>) {
    let mut pipeline = pipeline(people, "1.0", "");
    pipeline.groups[0].by = match by {
        "areas" => GroupPlaces::Areas,
        "districts" => GroupPlaces::Districts,
        _ => GroupPlaces::City,
    };
    let plan = plan(&pipeline, Some(&geography(60))).unwrap();
    let city = plan.hierarchy.city();
    let own = plan.tables.iter().filter(|t| t.group.is_some() && t.measure.is_voice() && t.level < city);
    let levels = own.map(|t| t.level).collect();
    (plan, levels)
}

#[test]
fn a_group_is_told_by_place_only_where_the_file_says_so() {
    assert!(by_group(300_000, "city").1.is_empty());
    assert_eq!(by_group(300_000, "areas").1, [0]);
    let (plan, districts) = by_group(300_000, "districts");
    assert_eq!(districts, [1]);
    assert_eq!(plan.hierarchy.levels[1].id, "district");
    // The table of the whole city stays, and ε is split exactly.
    assert!(plan.tables.iter().any(|t| t.group.is_some() && t.level == plan.hierarchy.city() && t.status));
    assert_eq!(Epsilon::sum(plan.tables.iter().map(|t| &t.epsilon)).unwrap(), plan.epsilon);
}

#[test]
fn with_few_people_a_group_by_place_is_told_by_larger_ones_or_left_out_and_said_so() {
    let (plan, levels) = by_group(3_000, "areas");
    assert_eq!(levels, [1], "{}", plan.hierarchy.levels[0].id);
    let (plan, levels) = by_group(400, "areas");
    assert!(levels.is_empty());
    assert!(plan.reasons.iter().any(|r| r.to_string().contains("language and place")), "{:?}", plan.reasons);
}

#[test]
fn what_is_asked_by_group_and_place_blurs_the_rest_no_more_than_the_ladder_keeps() {
    for people in [400, 1_000, 3_000, 10_000, 30_000, 300_000] {
        let (with, _) = by_group(people, "areas");
        let (without, _) = by_group(people, "city");
        assert_eq!(with.hierarchy, without.hierarchy, "places are chosen before");
        for table in with.tables.iter().filter(|t| t.joins() && t.role == Role::Requests && !t_fine(t)) {
            let Some(before) = without.tables.iter().find(|t| t.id == table.id) else { continue };
            let (a, b) = (of_table(&with, table), of_table(&without, before));
            assert!(a <= 1.5 * b + 0.5, "{people}: {} {a:.1} against {b:.1}", table.id);
        }
    }
}

#[test]
fn a_group_that_is_called_like_another_axis_is_refused_before_anything_is_read() {
    let mut pipeline = pipeline(3_000, "1.0", "");
    pipeline.groups[0].id = "area".into();
    let problem = plan(&pipeline, Some(&geography(60))).unwrap_err();
    assert_eq!(problem.kind(), crate::problem::Kind::Usage);
    assert!(problem.what().contains("two tables would be called requests-area-status"), "{problem}");
}

#[test]
fn a_long_list_by_place_takes_a_fifth_of_epsilon_at_most() {
    let mut pipeline = pipeline(300_000, "4.0", "");
    let key = |i: usize| crate::pipeline::Key { id: format!("k{i}"), label: format!("K{i}") };
    pipeline.groups[0].keys = (0..200).map(key).collect();
    pipeline.groups[0].by = GroupPlaces::Areas;
    let plan = plan(&pipeline, Some(&geography(60))).unwrap();
    let own = plan.tables.iter().filter(|t| t.group.is_some() && t.level < plan.hierarchy.city());
    let part: f64 = own.map(|t| t.epsilon.approx()).sum::<f64>() / 4.0;
    assert!(part <= 0.25, "{part}");
    assert!(plan.tables.iter().all(|t| t.group.is_none() || t.level == plan.hierarchy.city()) || part > 0.0);
}
