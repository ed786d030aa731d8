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
///
/// A limit that an earlier pipeline file stated holds until one states another of its kind:
/// nobody gets round it by leaving `[privacy.budget]` out, or by stating another window.
pub(super) fn preview(chain: &Chain, charge: &Charge) -> Result<Preview> {
    let lifetime = add(chain.lifetime(), charge.cost);
    let mut windows: Vec<BudgetState> = [BudgetWindow::Year, BudgetWindow::Lifetime]
        .into_iter()
        .filter_map(|per| Some((per, limit(chain, charge, per)?)))
        .flat_map(|(per, allowed)| windows(chain, charge, per, &allowed, &lifetime))
        .collect();
    let over: Vec<&BudgetState> = windows.iter().filter(|w| w.spent.epsilon() > w.allowed).collect();
    if !over.is_empty() {
        return Err(refusal(chain, charge, &over));
    }
    // The one with the least left; of equals the latest.
    let left = |w: &BudgetState| w.allowed.exact() - w.spent.epsilon().exact();
    let tightest =
        (0..windows.len()).min_by(|a, b| left(&windows[*a]).cmp(&left(&windows[*b])).then(b.cmp(a)));
    let budget = tightest.map(|at| windows.remove(at));
    Ok(Preview { lifetime, budget, other_windows: windows })
}

/// What each window of a kind may hold: as the pipeline file states it, or else as the last
/// one did that stated it.
fn limit(chain: &Chain, charge: &Charge, per: BudgetWindow) -> Option<Epsilon> {
    match charge.budget.filter(|budget| budget.per == per) {
        Some(Budget { epsilon, .. }) => Some(epsilon.clone()),
        None => chain.last_limit(per).cloned(),
    }
}

/// Every window of a kind that the data's period touches, as it would stand.
fn windows(
    chain: &Chain,
    charge: &Charge,
    per: BudgetWindow,
    allowed: &Epsilon,
    lifetime: &Loss,
) -> Vec<BudgetState> {
    let state = |window: String, spent: Loss| BudgetState { window, allowed: allowed.clone(), spent };
    match per {
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
