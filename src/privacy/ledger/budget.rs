//! What a charge would leave, and the refusal when it does not fit.
//!
//! Sums are exact rationals: 0.7 + 0.15 + 0.15 fits a budget of 1 to the last
//! digit, and nothing more does.
use dashu::rational::RBig;

use super::chain::Chain;
use super::{Charge, Preview};
use crate::bundle::BudgetState;
use crate::pipeline::{Budget, BudgetWindow};
use crate::privacy::Epsilon;
use crate::problem::{Problem, Result};

/// The state after `charge`, or the refusal.
pub(super) fn preview(chain: &Chain, charge: &Charge) -> Result<Preview> {
    let lifetime = add(chain.lifetime(), charge.epsilon);
    let Some(budget) = charge.budget else {
        return Ok(Preview { lifetime, budget: None, other_windows: Vec::new() });
    };
    let mut windows = windows(chain, charge, budget, &lifetime);
    let over: Vec<&BudgetState> = windows.iter().filter(|w| w.spent > w.allowed).collect();
    if !over.is_empty() {
        return Err(refusal(charge.epsilon, &over));
    }
    // All windows have the same allowance: the fullest is the tightest. Of equals the latest.
    let tightest = (0..windows.len()).max_by(|a, b| windows[*a].spent.cmp(&windows[*b].spent).then(a.cmp(b)));
    let budget = tightest.map(|at| windows.remove(at));
    Ok(Preview { lifetime, budget, other_windows: windows })
}

/// Every window that the data's period touches, as it would stand.
fn windows(chain: &Chain, charge: &Charge, budget: &Budget, lifetime: &Epsilon) -> Vec<BudgetState> {
    let state =
        |window: String, spent: Epsilon| BudgetState { window, allowed: budget.epsilon.clone(), spent };
    match budget.per {
        BudgetWindow::Lifetime => vec![state("lifetime".into(), lifetime.clone())],
        BudgetWindow::Year => (charge.from.year()..=charge.to.year())
            .map(|year| state(year.to_string(), add(chain.spent_in(year), charge.epsilon)))
            .collect(),
    }
}

fn add(before: Option<Epsilon>, more: &Epsilon) -> Epsilon {
    Epsilon::sum(before.iter().chain([more])).unwrap_or_else(|| more.clone())
}

fn refusal(asked: &Epsilon, over: &[&BudgetState]) -> Problem {
    let left = |w: &BudgetState| w.allowed.exact() - (w.spent.exact() - asked.exact());
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
