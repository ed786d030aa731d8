//! Records that belong to several areas by public shares.
use proptest::prelude::*;

use super::fixture::{Raw, frame, plan, raw, record};
use crate::confidential::door::Blueprint;
use crate::confidential::record::{FIRST_LIST, NO_AREA, Record};
use crate::confidential::voice::{GRID, within_bound};
use crate::confidential::weigh::{Frame, weigh};
use crate::plan::{Plan, StatusMode};

/// Lists with equal, unequal and absurd shares, and one that reaches beyond all areas.
fn lists() -> Vec<(u32, Vec<(u32, u64)>)> {
    vec![
        (FIRST_LIST, vec![(0, 1), (1, 1), (2, 1)]),
        (FIRST_LIST + 1, vec![(1, 3), (NO_AREA, 1)]),
        (FIRST_LIST + 2, vec![(0, u64::MAX), (2, 1), (77, u64::MAX)]),
    ]
}

fn with_lists(plan: &Plan) -> Frame {
    frame(plan).with_lists(&lists())
}

/// Records of which many belong to a list, and some to one that is not there.
fn shared(raws: &[Raw]) -> Vec<Record> {
    let list = |mut raw: Raw| {
        if (1..5).contains(&raw.2) {
            raw.2 = FIRST_LIST + raw.2 - 1;
        }
        record(&raw)
    };
    raws.iter().map(|raw| list(*raw)).collect()
}

fn totals(plan: &Plan, raws: &[Raw]) -> Vec<Vec<i64>> {
    Blueprint::new(plan, with_lists(plan), &[0]).unwrap().totals(shared(raws)).unwrap()
}

proptest! {
    #[test]
    fn a_voice_in_parts_is_one_voice_for_any_records(raws in prop::collection::vec(raw(), 1..30)) {
        let plan = plan(StatusMode::Timed);
        let mut own = shared(&raws);
        own.iter_mut().for_each(|record| record.unit = 1);
        let count = own.len();
        let unit = crate::confidential::voice::UnitRecords { all: std::sync::Arc::new(own), run: 0..count };
        let voice = weigh(&with_lists(&plan), &unit);
        prop_assert!(within_bound(&voice.0));
        prop_assert!(voice.0.iter().all(|cell| cell.area < 4), "a list was left over");
    }

    #[test]
    fn leaving_someone_out_takes_away_that_one_s_parts_alone(
        raws in prop::collection::vec(raw(), 0..30), who in 0u8..6
    ) {
        let plan = plan(StatusMode::AtEnd);
        let (own, rest): (Vec<Raw>, Vec<Raw>) = raws.iter().partition(|raw| raw.0 == who);
        let (all, rest, own) = (totals(&plan, &raws), totals(&plan, &rest), totals(&plan, &own));
        for ((all, rest), own) in all.iter().zip(&rest).zip(&own) {
            let sum: Vec<i64> = rest.iter().zip(own).map(|(a, b)| a + b).collect();
            prop_assert_eq!(all, &sum);
            prop_assert!(own.iter().all(|cell| *cell >= 0) && own.iter().sum::<i64>() <= GRID);
        }
    }
}

/// The one request of a person whose agency serves areas by `shares`, by area.
fn split(list: u32) -> Vec<i64> {
    let plan = plan(StatusMode::AtEnd);
    let raw: Raw = (1, false, list - FIRST_LIST + 1, 0, 3, None, 2, 0, 0);
    let area = plan.tables.iter().position(|table| table.id == "area").unwrap();
    let cells = &totals(&plan, &[raw])[area];
    cells.chunks(cells.len() / 4).map(|of_area| of_area.iter().sum()).collect()
}

#[test]
fn shares_split_a_voice_exactly_and_the_remainder_goes_to_the_first() {
    let third = GRID / 3;
    assert_eq!(split(FIRST_LIST), [third + GRID % 3, third, third, 0]);
    assert_eq!(split(FIRST_LIST + 1), [0, GRID / 4 * 3, 0, GRID / 4]);
    assert_eq!(split(FIRST_LIST + 2).iter().sum::<i64>(), GRID);
    // What rounding each part up, or leaving the remainder, would do to a voice.
    assert!(3 * (third + 1) > GRID && 3 * third < GRID);
}
