//! The door opens for the receipt of this very release, and for no other.
#![cfg(not(feature = "replay"))]
use jiff::civil::date;

use super::fixture::{blueprint, frame, plan, records, scales};
use crate::confidential::door::{Measurements, Prepared};
use crate::confidential::noise::{Chain, stretched};
use crate::confidential::piles::Records;
use crate::confidential::tally::Layout;
use crate::pipeline::Unit;
use crate::plan::StatusMode;
use crate::privacy::ledger::{Charge, Ledger};
use crate::privacy::{Epsilon, Paid};
use crate::problem::Result;

fn prepared(settings: &str) -> Prepared {
    let rows = records(&[(1, false, 0, 0, 5, None, 2, 0, 0)]);
    let mut prepared = blueprint(&plan(StatusMode::Timed)).prepare(settings.into());
    prepared.add(Records::from(rows)).unwrap();
    prepared
}

/// A real receipt, from a real ledger.
fn paid(release: &str, settings: &str, epsilon: &str) -> Paid {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::open(&folder.path().join("town.ledger")).unwrap();
    let epsilon: Epsilon = epsilon.parse().unwrap();
    let charge = Charge {
        cost: &epsilon.into(),
        from: date(2025, 1, 1),
        to: date(2025, 3, 31),
        unit: Unit::Person,
        settings,
        release,
        budget: None,
        supersedes: None,
    };
    ledger.charge(&charge).unwrap().1
}

fn refused(drawn: Result<Measurements>, words: &str) {
    let problem = drawn.err().unwrap();
    assert_eq!(problem.kind().status(), 3);
    assert!(problem.to_string().contains(words), "{problem}");
}

#[test]
fn what_is_drawn_bears_the_id_that_was_charged() {
    let (id, settings) = ("c".repeat(32), "a".repeat(64));
    let drawn = prepared(&settings).draw(paid(&id, &settings, "1")).unwrap();
    assert_eq!(drawn.release(), id);
}

#[test]
fn a_receipt_for_other_settings_of_the_same_cost_opens_nothing() {
    let drawn = prepared(&"a".repeat(64)).draw(paid(&"c".repeat(32), &"b".repeat(64), "1"));
    refused(drawn, "other settings");
}

#[test]
fn a_receipt_for_less_opens_nothing() {
    let settings = "a".repeat(64);
    let drawn = prepared(&settings).draw(paid(&"c".repeat(32), &settings, "0.999999999999"));
    refused(drawn, "less than this release costs");
}

#[test]
fn distances_beyond_an_integer_are_an_error_and_not_a_smaller_distance() {
    assert_eq!(stretched(1, 1 << 32).unwrap(), 1 << 32);
    assert_eq!(stretched((1 << 31) - 1, 1 << 32).unwrap(), ((1 << 31) - 1) << 32);
    assert!(stretched(1 << 31, 1 << 32).is_err() && stretched(u32::MAX, 1 << 32).is_err());
}

#[test]
fn totals_at_the_ends_of_an_integer_are_drawn_without_wrapping_round() {
    let plan = plan(StatusMode::Timed);
    let layout = Layout::new(&plan, &plan.tables[0], &[0]);
    let chain = Chain::new(frame(&plan), std::slice::from_ref(&layout), &plan.noise, &scales(&plan)).unwrap();
    // Noise of 2³³ does not carry a cell from one end of an i64 past its middle.
    for (end, sign) in [(i64::MAX, 1), (i64::MIN, -1)] {
        let drawn = chain.noisy(&[vec![end; layout.cells()]]).unwrap();
        assert!(drawn[0].iter().all(|cell| cell.signum() == sign));
    }
}

#[test]
fn an_epsilon_too_small_for_any_scale_is_refused_and_breaks_nothing() {
    for tiny in ["1e-290", "1e-300", "1e-320", "1e-999"] {
        let mut plan = plan(StatusMode::Timed);
        plan.tables.truncate(1);
        plan.tables[0].epsilon = tiny.parse().unwrap();
        plan.epsilon = tiny.parse().unwrap();
        // Whether it is refused or drawn: no panic, and never a scale below 2³²/ε.
        if let Ok(scales) = crate::confidential::scales(&plan) {
            use dashu::rational::RBig;
            let scale = RBig::try_from(scales[0]).unwrap();
            assert!(scale * plan.epsilon.exact() >= RBig::from(1u64 << 32), "{tiny}");
        }
    }
}
