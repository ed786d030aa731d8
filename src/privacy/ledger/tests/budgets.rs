use jiff::civil::date;
use proptest::prelude::*;

use super::*;

#[test]
fn seventy_and_fifteen_and_fifteen_hundredths_fit_one_exactly_and_nothing_more_does() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let one = yearly("1.0");
    for (n, cost) in [(1, "0.7"), (2, "0.15"), (3, "0.15")] {
        pay(&mut ledger, n, cost, Some(&one)).unwrap();
    }
    let text = refused(pay(&mut ledger, 4, "0.01", Some(&one)), "nothing is left");
    assert!(text.contains("ε = 0.01") && text.contains("what to do"), "{text}");
    assert_eq!(ledger.entries().len(), 4, "a refused charge leaves no entry");
    assert_eq!(ledger.view().lifetime(), Some(eps("1")));
}

#[test]
fn a_refusal_says_what_is_left_and_what_would_fit() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let one = yearly("1");
    pay(&mut ledger, 1, "0.7", Some(&one)).unwrap();
    let text = refused(pay(&mut ledger, 2, "0.5", Some(&one)), "ε = 0.3 is left");
    assert!(text.contains("data of 2025") && text.contains("to 0.3 or less"), "{text}");
    pay(&mut ledger, 3, "0.3", Some(&one)).unwrap();
}

#[test]
fn every_year_that_the_data_touches_is_charged_in_full() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let one = yearly("1");
    pay_for(&mut ledger, 1, "0.25", (date(2024, 1, 1), date(2024, 6, 30)), Some(&one)).unwrap();
    let both = (date(2024, 12, 31), date(2026, 1, 1));
    let anchor = pay_for(&mut ledger, 2, "0.75", both, Some(&one)).unwrap();
    let tightest = anchor.budget.unwrap();
    assert_eq!((tightest.window.as_str(), tightest.spent), ("2024", eps("1")));
    let others: Vec<_> = anchor.other_windows.iter().map(|w| (w.window.as_str(), w.spent.clone())).collect();
    assert_eq!(others, [("2025", eps("0.75")), ("2026", eps("0.75"))]);
    let view = ledger.view();
    assert_eq!(view.by_year(), [(2024, eps("1")), (2025, eps("0.75")), (2026, eps("0.75"))].into());
    assert_eq!(view.lifetime(), Some(eps("1")), "the lifetime counts each release once");
    // 2024 is used up, so whatever touches it is refused; 2025 has a quarter left.
    refused(
        pay_for(&mut ledger, 3, "0.1", (date(2024, 12, 1), date(2025, 2, 1)), Some(&one)),
        "data of 2024",
    );
    pay(&mut ledger, 4, "0.25", Some(&one)).unwrap();
    refused(pay(&mut ledger, 5, "1e-9", Some(&one)), "data of 2025");
}

#[test]
fn a_lifetime_budget_counts_data_of_all_years() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let ever = Budget { epsilon: eps("1"), per: BudgetWindow::Lifetime };
    pay_for(&mut ledger, 1, "0.6", (date(2023, 1, 1), date(2023, 12, 31)), Some(&ever)).unwrap();
    refused(pay(&mut ledger, 2, "0.41", Some(&ever)), "all time");
    let anchor = pay(&mut ledger, 3, "0.4", Some(&ever)).unwrap();
    assert_eq!(anchor.budget.unwrap().window, "lifetime");
}

#[test]
fn without_a_budget_the_lifetime_is_still_counted_beyond_what_one_release_may_cost() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    for n in 0..3 {
        let anchor = pay(&mut ledger, n, "60", None).unwrap();
        let text = serde_json::to_string(&anchor).unwrap();
        assert_eq!(serde_json::from_str::<LedgerAnchor>(&text).unwrap(), anchor);
    }
    drop(ledger);
    let view = Ledger::read(&path).unwrap();
    assert_eq!(view.lifetime().unwrap().to_string(), "180");
}

#[test]
fn a_preview_says_what_the_charge_then_does_and_spends_nothing() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let (cost, settings, id, budget) = (eps("0.4"), settings(), release_id(9), yearly("1"));
    let charge = Charge {
        epsilon: &cost,
        from: date(2025, 1, 1),
        to: date(2025, 3, 31),
        unit: Unit::Household,
        settings: &settings,
        release: &id,
        budget: Some(&budget),
        supersedes: None,
    };
    let before = ledger.preview(&charge).unwrap();
    assert_eq!(ledger.entries().len(), 1);
    let (anchor, _) = ledger.charge(&charge).unwrap();
    assert_eq!((before.lifetime, before.budget), (anchor.lifetime, anchor.budget));
}

#[test]
fn malformed_charges_are_refused_and_an_id_is_charged_once() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let (cost, settings, id) = (eps("0.4"), settings(), release_id(1));
    let good = Charge {
        epsilon: &cost,
        from: date(2025, 1, 1),
        to: date(2025, 1, 1),
        unit: Unit::Record,
        settings: &settings,
        release: &id,
        budget: None,
        supersedes: None,
    };
    refused(ledger.charge(&Charge { to: date(2024, 12, 31), ..good }), "before it begins");
    refused(ledger.charge(&Charge { release: "name", ..good }), "release id");
    refused(ledger.charge(&Charge { supersedes: Some("name"), ..good }), "release id");
    refused(ledger.charge(&Charge { settings: "", ..good }), "settings");
    ledger.charge(&good).unwrap();
    refused(ledger.charge(&good), "charged before");
    assert_eq!(ledger.entries().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is asked, no year ever holds more than its allowance, and all that
    /// was granted adds up to the lifetime.
    #[test]
    fn no_window_is_ever_overspent(asked in prop::collection::vec((1u64..40, 0i16..4, 0i16..3), 1..12)) {
        let (_folder, path) = place();
        let mut ledger = Ledger::open(&path).unwrap();
        let budget = yearly("1");
        let mut granted = Vec::new();
        for (n, (part, start, more)) in asked.iter().enumerate() {
            let cost = eps("1").share(*part, 60).to_string();
            let data = (date(2020 + start, 3, 1), date(2020 + start + more, 3, 1));
            if pay_for(&mut ledger, n as u32, &cost, data, Some(&budget)).is_ok() {
                granted.push(eps(&cost));
            }
        }
        drop(ledger);
        let view = Ledger::read(&path).unwrap();
        prop_assert!(view.by_year().values().all(|spent| *spent <= eps("1")));
        prop_assert_eq!(view.lifetime(), Epsilon::sum(&granted));
    }
}
