//! One person, one voice, whatever they recorded.
use std::sync::Arc;

use proptest::prelude::*;

use super::fixture::{Raw, frame, plan, raw, records};
use crate::confidential::voice::{GRID, Kind, UnitRecords, within_bound};
use crate::confidential::weigh::{day_number, weigh};
use crate::pipeline::Role;
use crate::plan::StatusMode;

fn voice(mode: StatusMode, raws: &[Raw]) -> Vec<(Role, u32, u16, u16, u8, i64)> {
    let plan = plan(mode);
    let raws: Vec<Raw> = raws.iter().map(|r| (0, r.1, r.2, r.3, r.4, r.5, r.6, r.7, r.8)).collect();
    let all = Arc::new(records(&raws));
    let run = 0..all.len();
    let voice = weigh(&frame(&plan), &UnitRecords { all, run });
    assert!(within_bound(&voice.0), "a voice is louder than one");
    voice.0.iter().map(|c| (role_of(c.kind), c.area, c.need, c.period, c.status, c.weight)).collect()
}

/// The fixture's plan has tables of voices only.
fn role_of(kind: Kind) -> Role {
    if kind == Kind::Requests { Role::Requests } else { Role::Distributions }
}

fn request(area: u32, need: u16, day: i32, closed: Option<i32>) -> Raw {
    (0, false, area, need, day, closed, if closed.is_some() { 1 } else { 2 }, 0, i64::from(day))
}

/// Last day of the window, from 1 January 2025 on.
const LAST: i32 = 89;

fn handout(need: u16, day: i32) -> Raw {
    (0, true, 0, need, day, None, 0, 0, i64::from(day))
}

fn met(cells: &[(Role, u32, u16, u16, u8, i64)]) -> f64 {
    let of = |status: Option<u8>| -> i64 {
        cells.iter().filter(|c| c.0 == Role::Requests && status.is_none_or(|s| c.4 == s)).map(|c| c.5).sum()
    };
    of(Some(0)) as f64 / of(None) as f64
}

proptest! {
    #[test]
    fn weights_of_a_role_sum_to_exactly_one_voice_or_none(raws in prop::collection::vec(raw(), 0..60)) {
        for mode in [StatusMode::Timed, StatusMode::AtEnd, StatusMode::None] {
            let cells = voice(mode, &raws);
            for role in [Role::Requests, Role::Distributions] {
                let sum: i64 = cells.iter().filter(|c| c.0 == role).map(|c| c.5).sum();
                let given = role == Role::Distributions;
                let any = raws.iter().any(|r| r.1 == given && !(given && r.4 > LAST));
                prop_assert_eq!(sum, if any { GRID } else { 0 });
            }
        }
    }

    #[test]
    fn a_voice_does_not_depend_on_the_order_of_rows(
        raws in prop::collection::vec(raw(), 0..40), seed in any::<u64>()
    ) {
        let mut shuffled = raws.clone();
        shuffled.sort_by_key(|r| (r.8 as u64 ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        prop_assert_eq!(voice(StatusMode::Timed, &raws), voice(StatusMode::Timed, &shuffled));
    }

    #[test]
    fn repeating_a_row_changes_nothing(raws in prop::collection::vec(raw(), 1..30)) {
        let mut doubled = raws.clone();
        doubled.extend(raws.iter().cloned());
        prop_assert_eq!(voice(StatusMode::Timed, &raws), voice(StatusMode::Timed, &doubled));
    }
}

#[test]
fn ten_thousand_requests_speak_as_loudly_as_one() {
    let raws: Vec<Raw> = (0..10_000).map(|i| (0, false, 0, 0, i % 60, None, 2, 0, i64::from(i))).collect();
    let sum: i64 = voice(StatusMode::Timed, &raws).iter().map(|c| c.5).sum();
    assert_eq!(sum, GRID);
}

#[test]
fn four_requests_three_answered_count_as_three_quarters_helped() {
    let raws = [
        request(0, 0, 0, Some(3)),
        request(0, 1, 1, Some(3)),
        request(0, 0, 2, Some(3)),
        request(0, 1, 3, None),
    ];
    assert_eq!(met(&voice(StatusMode::Timed, &raws)), 0.75);
}

#[test]
fn help_after_the_limit_is_not_met_in_a_timed_plan() {
    let raws = [request(0, 0, 0, Some(14)), request(0, 0, 1, Some(16))];
    assert_eq!(met(&voice(StatusMode::Timed, &raws)), 0.5);
    assert_eq!(met(&voice(StatusMode::AtEnd, &raws)), 1.0);
}

#[test]
fn a_request_too_young_to_tell_is_pending_even_when_it_was_met() {
    let last = day_number(jiff::civil::date(2025, 3, 31)) - day_number(jiff::civil::date(2025, 1, 1));
    for (age, status) in [(13, 2), (14, 0)] {
        let day = last - age;
        let cells = voice(StatusMode::Timed, &[request(0, 0, day, Some(day + 1))]);
        assert_eq!(cells[0].4, status, "at an age of {age} days");
    }
}

#[test]
fn a_hand_out_meets_one_request_of_its_need_and_no_second() {
    let raws = [request(0, 0, 0, None), request(0, 0, 1, None), handout(0, 5)];
    assert_eq!(met(&voice(StatusMode::Timed, &raws)), 0.5);
    let other_need = [request(0, 0, 0, None), handout(1, 5)];
    assert_eq!(met(&voice(StatusMode::Timed, &other_need)), 0.0);
    let before = [request(0, 0, 6, None), handout(0, 5)];
    assert_eq!(met(&voice(StatusMode::Timed, &before)), 0.0);
}

#[test]
fn a_hand_out_after_the_window_meets_a_request_but_is_not_counted_itself() {
    let cells = voice(StatusMode::AtEnd, &[request(0, 0, LAST - 2, None), handout(0, LAST + 3)]);
    assert_eq!(met(&cells), 1.0);
    assert!(cells.iter().all(|c| c.0 == Role::Requests));
}
