//! A negative control: a build that writes its measurements before it charges for
//! them. The checks of `tests/every_write.rs` and `tests/crash.rs` must notice it when
//! it is killed between the two. Builds with `--features replay` only: they open no
//! ledger but those that they made themselves.
#![cfg(all(target_os = "linux", feature = "replay"))]
mod common;

use std::collections::BTreeMap;
use std::process::Command;

use common::City;
use common::disk::{Blow, Traced, copied, traced_of};
use common::promise::{broken, rich_city};

/// A release that makes the mistake.
fn released(city: &City, blow: Option<(Blow, usize)>) -> Traced {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
    command.env("EVENHAND_PLANTED", "charge after draw");
    traced_of(command, city, "release", blow)
}

fn position(calls: &[String], part: &str, from: usize) -> usize {
    from + calls[from..].iter().position(|call| call.contains(part)).unwrap_or_else(|| panic!("no {part}"))
}

#[test]
fn a_charge_after_the_draw_is_caught_at_every_call_between_them() {
    let city = rich_city();
    let whole = released(&copied(&city), None);
    assert!(whole.status.success(), "{}", whole.status);
    let named = position(&whole.calls, "rename ", position(&whole.calls, "measurements.parquet", 0));
    let charged = position(&whole.calls, "tiny.ledger-journal", named);
    let seen = |number: usize| {
        let city = copied(&city);
        let run = released(&city, Some((Blow::Kill, number)));
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&run.status), Some(9));
        broken(&city, &mut BTreeMap::new())
    };
    // Calls are counted from 1, and a kill comes before its call.
    for number in named + 2..=charged + 1 {
        let what = seen(number).unwrap_or_default();
        assert!(what.contains("drawn without a charge"), "call {number}: {what:?}");
    }
    assert_eq!(seen(1), None, "before anything is drawn nothing is wrong");
}

#[test]
fn such_a_build_opens_no_ledger_unless_it_makes_that_mistake() {
    let city = rich_city();
    city.run().assert().code(3);
    assert!(!city.path("tiny.ledger").exists());
}
