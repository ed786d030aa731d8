//! All charts of a briefing: those of its story, and those that need public facts besides.
use super::Picture;
use super::facts::BundleFacts;
use super::words::Words;
use crate::bundle::Release;
use crate::equity::Story;
use crate::privacy::Loss;
use crate::render::budget::{BudgetBar, BudgetPiece, budget};
use crate::render::charts;

/// The charts, in the order of the page.
pub(super) fn charts(story: &Story, facts: &BundleFacts, words: &Words) -> Vec<Picture> {
    let mut all = charts::all(story, words);
    let shares = facts.geography.and_then(|geography| charts::concentration(story, geography, words));
    let own = shares.into_iter().chain(spent(story, facts.release, words));
    all.extend(own.map(|chart| if words.language().rtl { charts::turned(chart) } else { chart }));
    all
}

/// The open privacy budget; nothing where no limit was set.
fn spent(story: &Story, release: &Release, words: &Words) -> Option<Picture> {
    let state = release.ledger.budget.as_ref()?;
    let this = Loss::from(&release.plan.cost()).approx();
    let bar = |window: &str, spent: f64, allowed: f64, own: bool| {
        let piece = |name: String, size: f64| BudgetPiece { name, size, lost: false };
        let earlier = if own { (spent - this).max(0.0) } else { spent };
        let mut pieces = Vec::new();
        if earlier > 1e-9 {
            pieces.push(piece(words.get("budget.earlier"), earlier));
        }
        if own {
            pieces.push(piece(words.get("budget.this"), this));
        }
        let with = [("spent", words.tidy(spent, 6)), ("allowed", words.tidy(allowed, 6))];
        let with: Vec<(&str, &str)> = with.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let says = words.say("budget.bar", &with);
        let name = if window == "lifetime" { words.get("budget.lifetime") } else { window.to_owned() };
        BudgetBar { name, pieces, limit: Some(allowed), says }
    };
    let others = release.ledger.other_windows.iter().map(|w| (w, false));
    let mut windows: Vec<_> = others.chain([(state, true)]).collect();
    windows.sort_by(|a, b| a.0.window.cmp(&b.0.window));
    let bars: Vec<BudgetBar> = windows
        .into_iter()
        .map(|(w, own)| bar(&w.window, w.spent.approx(), w.allowed.approx(), own))
        .collect();
    let notes: Vec<String> = story.stamp.iter().cloned().chain([words.get("budget.lead")]).collect();
    let alt = bars.iter().map(|b| format!("{}: {}.", b.name, b.says)).collect::<Vec<_>>().join(" ");
    Some(Picture {
        name: "privacy-budget".into(),
        svg: budget(&words.get("budget.title"), &words.get("budget.limit"), &notes, &bars),
        narrow: None,
        caption: String::new(),
        alt,
    })
}
