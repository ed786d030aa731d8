//! The open privacy budget.
use serde::Serialize;

use super::Fact;
use crate::briefing::words::Words;
use crate::bundle::{BudgetState, Release};
use crate::privacy::Loss;

/// What has been used, and of how much.
#[derive(Debug, Serialize)]
pub(super) struct Budget {
    rows: Vec<Fact>,
    /// One a window with a limit.
    bars: Vec<Bar>,
}

#[derive(Debug, Serialize)]
struct Bar {
    percent: f64,
    text: String,
}

pub(super) fn budget(release: &Release, words: &Words) -> Budget {
    let mut rows = vec![
        Fact { name: words.get("budget.this"), value: words.exact(&Loss::from(&release.plan.cost())) },
        Fact { name: words.get("budget.lifetime"), value: words.exact(&release.ledger.lifetime) },
    ];
    let Some(state) = &release.ledger.budget else { return Budget { rows, bars: Vec::new() } };
    for other in &release.ledger.other_windows {
        let name = |key: &str| words.say(key, &[("window", &other.window)]);
        rows.push(Fact { name: name("budget.window"), value: words.exact(&other.spent) });
        rows.push(Fact { name: name("budget.allowed"), value: words.exact(&other.allowed) });
    }
    let (used, allowed) = match state.window.as_str() {
        "lifetime" => ("budget.window.lifetime", "budget.allowed.lifetime"),
        _ => ("budget.window", "budget.allowed"),
    };
    let name = |key: &str| words.say(key, &[("window", &state.window)]);
    rows.push(Fact { name: name(used), value: words.exact(&state.spent) });
    rows.push(Fact { name: name(allowed), value: words.exact(&state.allowed) });
    // Exact amounts are above; the rest is rounded down, so never more than is left.
    let left = (state.allowed.approx() - state.spent.approx()).max(0.0);
    let left = words.tidy((left * 1e6 + 1e-3).floor() / 1e6, 6);
    rows.push(Fact { name: words.get("budget.left"), value: left });
    let windows = release.ledger.other_windows.iter().chain([state]);
    let key = if release.ledger.other_windows.is_empty() { "budget.bar" } else { "budget.bar.window" };
    let mut bars: Vec<(&str, Bar)> = windows.map(|w| (w.window.as_str(), bar(w, key, words))).collect();
    bars.sort_by_key(|(window, _)| *window);
    Budget { rows, bars: bars.into_iter().map(|(_, bar)| bar).collect() }
}

fn bar(state: &BudgetState, key: &str, words: &Words) -> Bar {
    let share = state.spent.approx() / state.allowed.approx();
    let (spent, allowed) = (words.exact(&state.spent), words.exact(&state.allowed));
    let text = words.say(key, &[("window", &state.window), ("spent", &spent), ("allowed", &allowed)]);
    Bar { percent: (share.clamp(0.0, 1.0) * 1000.0).round() / 10.0, text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::fixture;

    #[test]
    fn every_window_with_a_limit_has_its_own_bar_in_order() {
        let mut release = fixture::release();
        let words = Words::english();
        let one = budget(&release, &words);
        assert_eq!(one.bars.len(), 1);
        assert_eq!(one.bars[0].text, "2 of 3 used");
        let state = release.ledger.budget.clone().unwrap();
        for (window, spent) in [("2026", "3"), ("2024", "0.75")] {
            let other = BudgetState {
                window: window.into(),
                spent: spent.parse::<crate::privacy::Epsilon>().unwrap().into(),
                ..state.clone()
            };
            release.ledger.other_windows.push(other);
        }
        let said = budget(&release, &words).bars.into_iter().map(|b| (b.percent, b.text));
        let expected =
            [(25.0, "2024: 0.75 of 3 used"), (66.7, "2025: 2 of 3 used"), (100.0, "2026: 3 of 3 used")];
        assert_eq!(said.collect::<Vec<_>>(), expected.map(|(percent, text)| (percent, text.to_owned())));
    }
}
