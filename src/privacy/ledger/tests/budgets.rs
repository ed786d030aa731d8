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
    assert_eq!(ledger.view().lifetime(), Some(loss("1")));
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
    assert_eq!((tightest.window.as_str(), tightest.spent), ("2024", loss("1")));
    let others: Vec<_> = anchor.other_windows.iter().map(|w| (w.window.as_str(), w.spent.clone())).collect();
    assert_eq!(others, [("2025", loss("0.75")), ("2026", loss("0.75"))]);
    let view = ledger.view();
    assert_eq!(view.by_year(), [(2024, loss("1")), (2025, loss("0.75")), (2026, loss("0.75"))].into());
    assert_eq!(view.lifetime(), Some(loss("1")), "the lifetime counts each release once");
    // 2024 is used up, so whatever touches it is refused; 2025 has a quarter left.
    refused(
        pay_for(&mut ledger, 3, "0.1", (date(2024, 12, 1), date(2025, 2, 1)), Some(&one)),
        "data of 2024",
    );
    pay(&mut ledger, 4, "0.25", Some(&one)).unwrap();
    refused(pay(&mut ledger, 5, "1e-9", Some(&one)), "data of 2025");
}

#[test]
fn a_limit_holds_until_another_of_its_kind_is_stated() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let one = yearly("1");
    let ever = |epsilon| Budget { epsilon: eps(epsilon), per: BudgetWindow::Lifetime };
    pay(&mut ledger, 1, "0.75", Some(&one)).unwrap();
    // Left out, or another window stated: the year's limit is still what people were told.
    refused(pay(&mut ledger, 2, "0.5", None), "ε = 0.25 is left");
    refused(pay(&mut ledger, 3, "0.5", Some(&ever("5"))), "data of 2025");
    let anchor = pay(&mut ledger, 4, "0.125", Some(&ever("5"))).unwrap();
    let windows: Vec<_> =
        anchor.budget.iter().chain(&anchor.other_windows).map(|w| w.window.as_str()).collect();
    assert_eq!(windows, ["2025", "lifetime"], "the one with the least left comes first");
    // And the other way round.
    refused(
        pay_for(&mut ledger, 5, "4.5", (date(2020, 1, 1), date(2020, 2, 1)), Some(&yearly("9"))),
        "all time",
    );
    // Raised by stating it: that is the coalition's to decide, and is told.
    pay(&mut ledger, 6, "1", Some(&yearly("2"))).unwrap();
    let warnings = ledger.view().warnings();
    assert!(warnings.iter().any(|w| w.contains("raised from ε = 1 to ε = 2")), "{warnings:?}");
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
    let (cost, settings, id, budget) = (cost("0.4"), settings(), release_id(9), yearly("1"));
    let charge = Charge {
        cost: &cost,
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
    let (cost, settings, id) = (cost("0.4"), settings(), release_id(1));
    let good = Charge {
        cost: &cost,
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
        prop_assert!(view.by_year().values().all(|spent| spent.epsilon() <= eps("1")));
        prop_assert_eq!(view.lifetime(), Epsilon::sum(&granted).map(Loss::from));
    }
}

fn zcdp(rho: &str) -> Cost {
    Cost::Zcdp { rho: rho.parse().unwrap(), delta: "1e-6".parse().unwrap() }
}

fn pay_in(ledger: &mut Ledger, n: u32, cost: &Cost, budget: Option<&Budget>) -> Result<LedgerAnchor> {
    let charge = Charge {
        cost,
        from: date(2025, 1, 1),
        to: date(2025, 12, 31),
        unit: Unit::Person,
        settings: &settings(),
        release: &release_id(n),
        budget,
        supersedes: None,
    };
    ledger.charge_on(&charge, date(2026, 1, 2))
}

#[test]
fn charges_in_epsilon_and_in_rho_are_added_up_by_the_lesser_bound() {
    let (_keep, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    pay(&mut ledger, 1, "0.5", None).unwrap();
    pay_in(&mut ledger, 2, &zcdp("0.02"), None).unwrap();
    pay_in(&mut ledger, 3, &zcdp("0.02"), None).unwrap();
    // As it is read again from the file.
    drop(ledger);
    let view = Ledger::read(&path).unwrap();
    let all = view.lifetime().unwrap();
    let apart = Loss::from(&zcdp("0.04")).approx() + 0.5;
    // 0.5²/2 + 0.04 of ρ.
    let together = Loss::from(&zcdp("0.165")).approx();
    assert!((all.approx() - apart.min(together)).abs() < 1e-9, "{all}");
    assert_eq!(
        (all.rho().unwrap().to_string().as_str(), all.delta().unwrap().to_string().as_str()),
        ("0.04", "0.000001")
    );
    assert_eq!(view.windows().len(), 2);
}

#[test]
fn a_budget_in_epsilon_holds_for_charges_in_rho_and_is_filled_to_its_last_step() {
    let (_keep, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let budget = yearly("2");
    let one = crate::privacy::Rho::within(&eps("1"), &"1e-6".parse().unwrap()).unwrap();
    let mut made = 0;
    while pay_in(&mut ledger, made, &zcdp(&one.to_string()), Some(&budget)).is_ok() {
        made += 1;
        assert!(made < 9, "the budget never filled");
        assert!(ledger.view().lifetime().unwrap().epsilon() <= eps("2"));
    }
    // Four times ρ is hardly more than twice ε: more than the two that ε alone would allow.
    assert!(made == 3 || made == 4, "{made}");
    // What is left is left for a smaller one.
    let rest = crate::privacy::Rho::within(&eps("2"), &"1e-6".parse().unwrap()).unwrap();
    let rest =
        crate::privacy::Rho::difference(&rest, &ledger.view().lifetime().unwrap().rho().unwrap()).unwrap();
    pay_in(&mut ledger, 50, &zcdp(&rest.to_string()), Some(&budget)).unwrap();
    assert!(pay_in(&mut ledger, 51, &zcdp("0.000001"), Some(&budget)).is_err());
    assert!(pay(&mut ledger, 52, "0.001", Some(&budget)).is_err());
}

#[test]
fn a_correction_in_rho_adds_in_rho_and_one_in_epsilon_comes_on_top() {
    let (_keep, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    pay_in(&mut ledger, 1, &zcdp("0.02"), None).unwrap();
    assert_eq!(ledger.correct(&release_id(1), &zcdp("0.05")).unwrap(), zcdp("0.03"));
    refused(ledger.correct(&release_id(1), &zcdp("0.05")), "no less than");
    assert_eq!(ledger.view().lifetime().unwrap().rho().unwrap().to_string(), "0.05");
    assert_eq!(ledger.correct(&release_id(1), &cost("0.3")).unwrap(), cost("0.3"));
    let all = ledger.view().lifetime().unwrap();
    assert!(all.approx() > Loss::from(&zcdp("0.05")).approx() && all.pure_epsilon() == Some(eps("0.3")));
}
