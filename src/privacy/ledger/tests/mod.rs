//! Attacks on the ledger, in process.
mod budgets;
mod corrections;
mod history;
mod sidecar;
mod tampering;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jiff::civil::{Date, date};

use super::{Charge, Ledger};
use crate::bundle::LedgerAnchor;
use crate::pipeline::{Budget, BudgetWindow, Unit};
use crate::privacy::digest::sha256_hex;
use crate::privacy::{Cost, Epsilon, Loss};
use crate::problem::{Kind, Problem, Result};

/// A folder of its own and the path of a ledger in it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    (folder, path)
}

fn eps(text: &str) -> Epsilon {
    text.parse().unwrap()
}

fn loss(text: &str) -> Loss {
    eps(text).into()
}

fn cost(text: &str) -> Cost {
    eps(text).into()
}

fn yearly(allowed: &str) -> Budget {
    Budget { epsilon: eps(allowed), per: BudgetWindow::Year }
}

fn release_id(n: u32) -> String {
    format!("{n:032x}")
}

fn settings() -> String {
    sha256_hex(b"settings")
}

/// Charges `cost` for release `n` with data of 2025.
fn pay(ledger: &mut Ledger, n: u32, cost: &str, budget: Option<&Budget>) -> Result<LedgerAnchor> {
    pay_for(ledger, n, cost, (date(2025, 1, 1), date(2025, 12, 31)), budget)
}

fn pay_for(
    ledger: &mut Ledger,
    n: u32,
    cost: &str,
    (from, to): (Date, Date),
    budget: Option<&Budget>,
) -> Result<LedgerAnchor> {
    let charge = Charge {
        cost: &eps(cost).into(),
        from,
        to,
        unit: Unit::Person,
        settings: &settings(),
        release: &release_id(n),
        budget,
        supersedes: None,
    };
    ledger.charge(&charge).map(|(anchor, _)| anchor)
}

/// Puts a ledger with an opening, two charges (one of them settled) and a budget
/// at `path`. It is made once and copied, since every real write waits for the disk.
fn lived_in(path: &Path) -> Vec<LedgerAnchor> {
    static MADE: OnceLock<(Vec<u8>, Vec<LedgerAnchor>)> = OnceLock::new();
    let (bytes, anchors) = MADE.get_or_init(|| {
        let (_folder, path) = place();
        let anchors = live(&path);
        (std::fs::read(&path).unwrap(), anchors)
    });
    std::fs::write(path, bytes).unwrap();
    anchors.clone()
}

fn live(path: &Path) -> Vec<LedgerAnchor> {
    let mut ledger = Ledger::open(path).unwrap();
    let budget = yearly("2");
    let first = pay(&mut ledger, 1, "0.7", Some(&budget)).unwrap();
    ledger.settle(first.serial, &sha256_hex(b"{}")).unwrap();
    let second = ledger
        .charge(&Charge {
            cost: &cost("7/30"),
            from: date(2025, 6, 1),
            to: date(2026, 5, 31),
            unit: Unit::Person,
            settings: &settings(),
            release: &release_id(2),
            budget: Some(&budget),
            supersedes: Some(&release_id(1)),
        })
        .unwrap()
        .0;
    vec![first, second]
}

/// The problem, which must be of `kind`.
#[track_caller]
fn problem<T>(result: Result<T>, kind: Kind) -> Problem {
    let problem = result.err().expect("this should have been stopped");
    assert_eq!(problem.kind(), kind, "{problem}");
    problem
}

/// The refusal's text, which must contain `words`.
#[track_caller]
fn refused<T>(result: Result<T>, words: &str) -> String {
    let text = problem(result, Kind::Refused).to_string();
    assert!(text.contains(words), "“{words}” is not in: {text}");
    text
}
