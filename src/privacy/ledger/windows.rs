//! The open privacy budget: what each window has spent, on which releases, and what
//! is left of what was last stated for it.
use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::chain::Chain;
use super::{Charged, LedgerView};
use crate::pipeline::{BudgetWindow, Unit};
use crate::privacy::{Epsilon, Loss};

/// One window of the budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WindowState {
    /// A calendar year such as `2025`, or `lifetime`.
    pub window: String,
    /// Spent; more than one release may cost.
    pub spent: Loss,
    /// The most that may be spent, as the newest pipeline file with such a window stated.
    pub allowed: Option<Epsilon>,
    /// The releases that spent it, oldest first, each with all it has cost.
    pub releases: Vec<(String, Loss)>,
}

/// What is left of a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// So much.
    Some(Epsilon),
    /// Not a digit.
    Nothing,
    /// Less than nothing: a correction, or a budget that was lowered.
    Over(Epsilon),
}

/// One release as the ledger knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReleaseState {
    /// The entry that charged it.
    pub serial: u64,
    /// The day of that entry.
    pub day: Date,
    /// Its id.
    pub release: String,
    /// What it has cost, with corrections.
    #[serde(rename = "epsilon")]
    pub cost: Loss,
    /// What it was charged at first, where corrections came on top.
    pub charged: Option<Loss>,
    /// First day of its data.
    pub from: Date,
    /// Last day of its data.
    pub to: Date,
    /// What one ε protects.
    pub unit: Unit,
    /// Whether it was published; otherwise its run was stopped, and it stays spent.
    pub published: bool,
    /// The published release that replaced it.
    pub superseded_by: Option<String>,
}

impl WindowState {
    /// What is left; `None` where no limit was stated.
    pub fn left(&self) -> Option<Left> {
        let allowed = self.allowed.as_ref()?;
        let apart = |a: &Epsilon, b: &Epsilon| Epsilon::difference(a, b);
        let spent = self.spent.epsilon();
        Some(match allowed.cmp(&spent) {
            Ordering::Greater => apart(allowed, &spent).map_or(Left::Nothing, Left::Some),
            Ordering::Equal => Left::Nothing,
            Ordering::Less => apart(&spent, allowed).map_or(Left::Nothing, Left::Over),
        })
    }
}

impl LedgerView {
    /// Every year that any data touches, then the lifetime; empty before the first charge.
    pub fn windows(&self) -> Vec<WindowState> {
        let chain = self.chain();
        let years = chain.by_year().into_iter().map(|(year, spent)| {
            let touches = |c: &Charged| (c.from.year()..=c.to.year()).contains(&year);
            window(chain, year.to_string(), spent, BudgetWindow::Year, &touches)
        });
        let all = chain
            .lifetime()
            .map(|spent| window(chain, "lifetime".into(), spent, BudgetWindow::Lifetime, &|_| true));
        years.chain(all).collect()
    }

    /// All releases, oldest first.
    pub fn releases(&self) -> Vec<ReleaseState> {
        let chain = self.chain();
        chain.charges().map(|(entry, c)| state(chain, entry.serial, entry.day, c)).collect()
    }
}

fn window(
    chain: &Chain,
    name: String,
    spent: Loss,
    per: BudgetWindow,
    touches: &dyn Fn(&Charged) -> bool,
) -> WindowState {
    let here = || chain.charges().map(|(_, c)| c).filter(|c| touches(c));
    let stated = here().filter_map(|c| c.budget.as_ref()).filter(|b| b.per == per).last();
    let releases = here().filter_map(|c| Some((c.release.clone(), chain.cost_of(&c.release)?))).collect();
    WindowState { window: name, spent, allowed: stated.map(|b| b.epsilon.clone()), releases }
}

fn state(chain: &Chain, serial: u64, day: Date, charged: &Charged) -> ReleaseState {
    let first = Loss::from(&charged.cost);
    let cost = chain.cost_of(&charged.release).unwrap_or_else(|| first.clone());
    let first = (cost != first).then_some(first);
    ReleaseState {
        serial,
        day,
        release: charged.release.clone(),
        charged: first,
        cost,
        from: charged.from,
        to: charged.to,
        unit: charged.unit,
        published: chain.published_digest(&charged.release).is_some(),
        superseded_by: replaced(chain, &charged.release),
    }
}

/// The first published release that says, itself or through releases that were never
/// published, that it replaces this one.
fn replaced(chain: &Chain, release: &str) -> Option<String> {
    let mut gone = BTreeSet::from([release.to_string()]);
    for (_, charged) in chain.charges() {
        if charged.supersedes.as_ref().is_some_and(|old| gone.contains(old)) {
            if chain.published_digest(&charged.release).is_some() {
                return Some(charged.release.clone());
            }
            gone.insert(charged.release.clone());
        }
    }
    None
}
