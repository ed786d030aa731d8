//! The open privacy budget.
use serde::Serialize;

use super::Fact;
use crate::briefing::numbers::tidy;
use crate::briefing::words::Words;
use crate::bundle::{BudgetState, Release};

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
        Fact { name: words.get("budget.this"), value: release.epsilon.to_string() },
        Fact { name: words.get("budget.lifetime"), value: release.ledger.lifetime.to_string() },
    ];
    let Some(state) = &release.ledger.budget else { return Budget { rows, bars: Vec::new() } };
    for other in &release.ledger.other_windows {
        let name = |key: &str| words.say(key, &[("window", &other.window)]);
        rows.push(Fact { name: name("budget.window"), value: other.spent.to_string() });
        rows.push(Fact { name: name("budget.allowed"), value: other.allowed.to_string() });
    }
    let end = if state.window == "lifetime" { ".lifetime" } else { "" };
    let name = |key: &str| words.say(&format!("{key}{end}"), &[("window", &state.window)]);
    rows.push(Fact { name: name("budget.window"), value: state.spent.to_string() });
    rows.push(Fact { name: name("budget.allowed"), value: state.allowed.to_string() });
    // Exact amounts are above; the rest is rounded down, so never more than is left.
    let left = (state.allowed.approx() - state.spent.approx()).max(0.0);
    let left = tidy((left * 1e6 + 1e-3).floor() / 1e6, 6);
    rows.push(Fact { name: words.get("budget.left"), value: left });
    let windows = release.ledger.other_windows.iter().chain([state]);
    let key = if release.ledger.other_windows.is_empty() { "budget.bar" } else { "budget.bar.window" };
    let mut bars: Vec<(&str, Bar)> = windows.map(|w| (w.window.as_str(), bar(w, key, words))).collect();
    bars.sort_by_key(|(window, _)| *window);
    Budget { rows, bars: bars.into_iter().map(|(_, bar)| bar).collect() }
}

fn bar(state: &BudgetState, key: &str, words: &Words) -> Bar {
    let share = state.spent.approx() / state.allowed.approx();
    let (spent, allowed) = (state.spent.to_string(), state.allowed.to_string());
    let text = words.say(key, &[("window", &state.window), ("spent", &spent), ("allowed", &allowed)]);
    Bar { percent: (share.clamp(0.0, 1.0) * 1000.0).round() / 10.0, text }
}
