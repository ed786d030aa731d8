//! What is announced is what then comes.
use super::{expected, forecast, margins};
use crate::calibrate::town_for_tests as town;
use crate::simulate::Generator;

fn epsilon(text: &str) -> crate::privacy::Epsilon {
    text.parse().unwrap()
}

#[test]
fn an_expected_city_has_the_stated_people_in_every_table() {
    let (_, work) = town(400, &epsilon("1"), Generator::LogLinear, 1, false).unwrap();
    for table in &work.plan.tables {
        let cells = expected::cells(&work.plan, table);
        assert_eq!(cells.len(), work.plan.shape(table).cells());
        if !table.measure.is_voice() {
            continue;
        }
        let people = cells.iter().sum::<i64>() as f64 / crate::confidential::GRID_UNITS as f64;
        let all =
            if table.role == crate::pipeline::Role::Requests { 400.0 } else { 400.0 * expected::REACHED };
        assert!((people - all).abs() < 1e-3, "{}: {people}", table.id);
    }
}

#[test]
fn twice_the_epsilon_halves_the_margins_of_counts() {
    let of = |eps: &str| {
        let (_, mut work) = town(3_000, &epsilon("1"), Generator::LogLinear, 1, false).unwrap();
        work.pipeline.privacy.epsilon = epsilon(eps);
        work.plan.epsilon = epsilon(eps);
        let shares: Vec<u64> =
            work.plan.tables.iter().map(|t| (t.epsilon.approx() * 1000.0).round() as u64).collect();
        let all: u64 = shares.iter().sum();
        for (table, share) in work.plan.tables.iter_mut().zip(shares) {
            table.epsilon = epsilon(eps).share(share, all);
        }
        let all = margins(&forecast(&work).unwrap());
        all.iter().find(|m| m.figure == "people").unwrap().middle
    };
    let (one, two) = (of("1"), of("2"));
    // The same simulated noise at half the scale, but for its rounding to the grid
    // and another seed: 999 draws give their 90 % point within a tenth.
    assert!((one / two - 2.0).abs() < 0.3, "{one} {two}");
}

#[test]
fn the_places_with_the_fewest_residents_are_expected_to_be_the_least_sure() {
    let (_, work) = town(3_000, &epsilon("1"), Generator::LogLinear, 1, false).unwrap();
    let places = super::places(&work.plan, &forecast(&work).unwrap());
    assert_eq!(places.len(), work.plan.hierarchy.width(0) - 1);
    assert!(places.windows(2).all(|p| p[0].half_width <= p[1].half_width));
    let residents = |p: &[super::Place]| p.iter().filter_map(|p| p.residents).sum::<f64>();
    let third = places.len() / 3;
    assert!(residents(&places[..third]) > residents(&places[places.len() - third..]));
}

#[test]
fn other_epsilons_are_planned_anew_and_the_stated_one_is_marked() {
    let (_, work) = town(400, &epsilon("1"), Generator::LogLinear, 1, false).unwrap();
    let rungs = super::ladder(&work).unwrap();
    let all: Vec<String> = rungs.iter().map(|r| r.epsilon.to_string()).collect();
    assert_eq!(all, ["0.5", "1", "2", "4"]);
    assert_eq!(rungs.iter().map(|r| r.stated).collect::<Vec<_>>(), [false, true, false, false]);
    assert!(rungs.windows(2).all(|r| r[0].places <= r[1].places), "{rungs:?}");
    assert!(rungs[3].by_need.unwrap() < rungs[0].by_need.unwrap(), "{rungs:?}");
    let here = super::places(&work.plan, &forecast(&work).unwrap()).iter().map(|p| p.people).sum::<f64>();
    assert!((here - 400.0 * (1.0 - expected::NO_PLACE)).abs() < 1.0, "{here}");
}

/// The issue's own measure, at the two sizes of the samples. The noise is OpenDP's: 12
/// cities have some 700 places and more, and the mean of their half-widths, each the
/// 90 % point of 999 draws, is within a hundredth of its expectation.
#[test]
fn the_ranges_of_counts_are_as_wide_as_announced() {
    use crate::calibrate::{Kind, Trial, calibrate};
    let trial = Trial {
        repetitions: 4,
        people: vec![400, 3_000],
        epsilons: vec![epsilon("1")],
        delta: None,
        generators: vec![Generator::LogLinear],
        seed: 1,
    };
    for cell in calibrate(&trial, &mut |_| Ok(())).unwrap() {
        for kind in
            [Kind::People, Kind::Unmet, Kind::Asked, Kind::AreaShare, Kind::NeedShare, Kind::PeriodShare]
        {
            // Pages may all have stepped to other places than those announced.
            let Some(ratio) = cell.ledger.row(kind).width() else {
                assert!(kind != Kind::People && cell.people > 400, "{}", kind.name());
                continue;
            };
            assert!((0.9..1.1).contains(&ratio), "{} at {} people: {ratio}", kind.name(), cell.people);
        }
    }
}

#[test]
fn only_what_is_assumed_is_said_to_be_assumed() {
    let (_, mut work) = town(400, &epsilon("1"), Generator::LogLinear, 1, false).unwrap();
    let all = super::assumptions(&work.plan);
    assert!(all.contains("residents") && all.contains("65 of 100") && !all.contains("hand-outs"), "{all}");
    work.plan.status_mode = crate::plan::StatusMode::None;
    work.plan.groups.clear();
    work.plan.periods.truncate(1);
    let few = super::assumptions(&work.plan);
    assert!(few.ends_with("needs alike.") && !few.contains("met") && !few.contains("months"), "{few}");
}
