//! A release that turned out to have cost more, and what each window then says.
use jiff::civil::date;

use super::*;
use crate::privacy::ledger::{Left, WindowState};

fn window(ledger: &Ledger, name: &str) -> WindowState {
    ledger.view().windows().into_iter().find(|w| w.window == name).unwrap()
}

#[test]
fn a_correction_charges_the_difference_to_every_window_and_to_the_lifetime() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let both = (date(2024, 12, 1), date(2025, 1, 31));
    pay_for(&mut ledger, 1, "0.7", both, Some(&yearly("1"))).unwrap();
    pay(&mut ledger, 2, "0.1", Some(&yearly("1"))).unwrap();
    assert_eq!(ledger.correct(&release_id(1), &cost("1.4")).unwrap(), cost("0.7"));
    assert_eq!(ledger.correct(&release_id(1), &cost("1.5")).unwrap(), cost("0.1"));
    drop(ledger);
    let ledger = Ledger::open(&path).unwrap();
    assert_eq!(ledger.view().lifetime(), Some(loss("1.6")));
    assert_eq!(ledger.view().by_year(), [(2024, loss("1.5")), (2025, loss("1.6"))].into());
    assert_eq!(window(&ledger, "2025").left(), Some(Left::Over(eps("0.6"))));
    let first = ledger.view().releases().remove(0);
    assert_eq!((first.cost, first.charged), (loss("1.5"), Some(loss("0.7"))));
}

#[test]
fn after_a_correction_a_window_that_is_over_takes_nothing_more() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    pay(&mut ledger, 1, "0.5", Some(&yearly("1"))).unwrap();
    ledger.correct(&release_id(1), &cost("1.2")).unwrap();
    refused(pay(&mut ledger, 2, "1e-9", Some(&yearly("1"))), "nothing is left");
}

#[test]
fn a_correction_never_gives_anything_back_and_needs_a_charge() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    pay(&mut ledger, 1, "0.5", None).unwrap();
    for total in ["0.5", "0.4", "1e-9"] {
        refused(ledger.correct(&release_id(1), &cost(total)), "charged ε = 0.5 already");
    }
    refused(ledger.correct(&release_id(2), &cost("1")), "never charged");
    assert_eq!(ledger.entries().len(), 2);
}

#[test]
fn windows_say_what_is_left_of_the_limit_that_was_stated_last() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    assert!(ledger.view().windows().is_empty());
    pay(&mut ledger, 1, "0.5", None).unwrap();
    assert_eq!(window(&ledger, "2025").left(), None);
    pay(&mut ledger, 2, "0.5", Some(&yearly("1.5"))).unwrap();
    assert_eq!(window(&ledger, "2025").left(), Some(Left::Some(eps("0.5"))));
    pay(&mut ledger, 3, "0.25", Some(&yearly("2"))).unwrap();
    assert_eq!(window(&ledger, "2025").left(), Some(Left::Some(eps("0.75"))));
    assert_eq!(window(&ledger, "lifetime").left(), None);
    let warnings = ledger.view().warnings();
    assert!(warnings.iter().any(|w| w.contains("raised from ε = 1.5 to ε = 2")), "{warnings:?}");
    pay(&mut ledger, 4, "0.75", Some(&yearly("2"))).unwrap();
    assert_eq!(window(&ledger, "2025").left(), Some(Left::Nothing));
    let of: Vec<_> = window(&ledger, "2025").releases.into_iter().map(|(id, _)| id).collect();
    assert_eq!(of, [1, 2, 3, 4].map(release_id));
}

#[test]
fn a_release_is_superseded_through_ones_that_were_never_published() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    for (n, old) in [(1, None), (2, Some(1)), (3, Some(2))] {
        let (cost, settings, id, old) = (cost("0.1"), settings(), release_id(n), old.map(release_id));
        let charge = Charge {
            cost: &cost,
            from: date(2025, 1, 1),
            to: date(2025, 1, 2),
            unit: Unit::Person,
            settings: &settings,
            release: &id,
            budget: None,
            supersedes: old.as_deref(),
        };
        let (anchor, _) = ledger.charge(&charge).unwrap();
        assert_eq!(anchor.supersedes, old);
        if n != 2 {
            ledger.settle(anchor.serial, &sha256_hex(b"{}")).unwrap();
        }
    }
    let by: Vec<_> = ledger.view().releases().into_iter().map(|r| r.superseded_by).collect();
    assert_eq!(by, [Some(release_id(3)), Some(release_id(3)), None]);
}

#[test]
fn windows_follow_the_days_of_the_data_whatever_the_clock_says() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open_on(&path, date(2026, 5, 2)).unwrap();
    let (cost, settings, limit) = (cost("0.4"), settings(), yearly("1"));
    // The clock jumps about: far ahead, before the ledger was made, to 1970.
    for (n, day) in [(1, date(2099, 12, 31)), (2, date(2024, 2, 29)), (3, date(1970, 1, 1))] {
        let id = release_id(n);
        let charge = Charge {
            cost: &cost,
            from: date(2025, 3, 1),
            to: date(2025, 3, 31),
            unit: Unit::Person,
            settings: &settings,
            release: &id,
            budget: Some(&limit),
            supersedes: None,
        };
        let charged = ledger.charge_on(&charge, day);
        // A clock set back never refills a window.
        assert_eq!(charged.is_ok(), n < 3);
    }
    drop(ledger);
    let view = Ledger::read(&path).unwrap();
    assert_eq!(view.entries().iter().map(|e| e.serial).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(view.by_year(), [(2025, loss("0.8"))].into());
    assert!(view.warnings().iter().any(|w| w.contains("clock was set back")));
}
