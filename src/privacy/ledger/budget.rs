//! What a charge would leave, and the refusal when it does not fit.
//!
//! Sums are exact rationals: 0.7 + 0.15 + 0.15 fits a budget of 1 to the last
//! digit, and nothing more does. Where some of it is zCDP, the ε of the whole window
//! ([`Loss::epsilon`]) is held against the limit.
use dashu::rational::RBig;

use super::chain::Chain;
use super::{Charge, Preview};
use crate::bundle::BudgetState;
use crate::pipeline::{Budget, BudgetWindow};
use crate::privacy::{Cost, Epsilon, Loss};
use crate::problem::{Problem, Result};

/// The state after `charge`, or the refusal.
pub(super) fn preview(chain: &Chain, charge: &Charge) -> Result<Preview> {
    let lifetime = add(chain.lifetime(), charge.cost);
    let Some(budget) = charge.budget else {
        return Ok(Preview { lifetime, budget: None, other_windows: Vec::new() });
    };
    let mut windows = windows(chain, charge, budget, &lifetime);
    let over: Vec<&BudgetState> = windows.iter().filter(|w| w.spent.epsilon() > w.allowed).collect();
    if !over.is_empty() {
        return Err(refusal(chain, charge, &over));
    }
    // All windows have the same allowance: the fullest is the tightest. Of equals the latest.
    let tightest = (0..windows.len())
        .max_by(|a, b| windows[*a].spent.epsilon().cmp(&windows[*b].spent.epsilon()).then(a.cmp(b)));
    let budget = tightest.map(|at| windows.remove(at));
    Ok(Preview { lifetime, budget, other_windows: windows })
}

/// Every window that the data's period touches, as it would stand.
fn windows(chain: &Chain, charge: &Charge, budget: &Budget, lifetime: &Loss) -> Vec<BudgetState> {
    let state = |window: String, spent: Loss| BudgetState { window, allowed: budget.epsilon.clone(), spent };
    match budget.per {
        BudgetWindow::Lifetime => vec![state("lifetime".into(), lifetime.clone())],
        BudgetWindow::Year => (charge.from.year()..=charge.to.year())
            .map(|year| state(year.to_string(), add(chain.spent_in(year), charge.cost)))
            .collect(),
    }
}

fn add(before: Option<Loss>, more: &Cost) -> Loss {
    Loss::sum(before.into_iter().chain([more.into()])).unwrap_or_else(|| more.into())
}

/// What the window held before the charge.
fn before(chain: &Chain, window: &BudgetState) -> RBig {
    let loss = match window.window.parse() {
        Ok(year) => chain.spent_in(year),
        Err(_) => chain.lifetime(),
    };
    loss.map_or(RBig::ZERO, |loss| loss.epsilon().exact().clone())
}

fn refusal(chain: &Chain, charge: &Charge, over: &[&BudgetState]) -> Problem {
    let asked = Loss::from(charge.cost);
    let left = |w: &BudgetState| w.allowed.exact() - before(chain, w);
    let each: Vec<String> = over
        .iter()
        .map(|w| {
            let window =
                if w.window == "lifetime" { "all time".into() } else { format!("data of {}", w.window) };
            match Epsilon::new(left(w)) {
                Ok(rest) => format!("of ε = {} for {window}, ε = {rest} is left", w.allowed),
                Err(_) => format!("of ε = {} for {window}, nothing is left", w.allowed),
            }
        })
        .collect();
    let least = over.iter().map(|w| left(w)).min().unwrap_or(RBig::ZERO);
    let lower = match Epsilon::new(least) {
        Ok(rest) => format!("lower `epsilon` under [privacy] to {rest} or less; "),
        Err(_) => String::new(),
    };
    Problem::refused(format!(
        "this release would cost ε = {asked}, which is over the budget: {}. Nothing was charged",
        each.join("; ")
    ))
    .at("[privacy.budget]")
    .hint(format!(
        "a briefing from an earlier bundle costs nothing (`evenhand brief`); {lower}or wait for data of a \
         period that is not used up. Raising the budget weakens what people were promised: that is theirs to decide"
    ))
}
