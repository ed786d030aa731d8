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
    let (title, notes) = (words.get("budget.title"), [words.get("budget.lead")]);
    let alt = bars.iter().map(|b| format!("{}: {}.", b.name, b.says)).collect::<Vec<_>>().join(" ");
    Some(Picture {
        name: "privacy-budget".into(),
        svg: budget(&title, story.stamp.as_deref(), &words.get("budget.limit"), &notes, &bars),
        narrow: None,
        caption: String::new(),
        alt,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{fixture, maps};
    use crate::bundle::BudgetState;
    use crate::plan::StatusMode;

    /// The fixture with a public rank, and with a second window in its ledger.
    fn drawn(story: &Story) -> Vec<Picture> {
        let mut geography = fixture::geography();
        for (i, area) in (0u8..).zip(&mut geography.areas) {
            area.rank = Some(f64::from(i * 7 % 25));
        }
        let (mut release, presentation) = (fixture::release(), fixture::presentation());
        let this = release.ledger.budget.clone().unwrap();
        release.ledger.other_windows =
            vec![BudgetState { window: "2024".into(), allowed: this.allowed, spent: this.spent }];
        let facts = BundleFacts {
            release: &release,
            geography: Some(&geography),
            presentation: &presentation,
            png: None,
            pdf: false,
            languages: &[],
        };
        charts(story, &facts, &Words::english())
    }

    fn asking_only() -> Story {
        let mut story = fixture::story();
        story.status_mode = StatusMode::None;
        story
    }

    #[test]
    fn the_open_budget_looks_as_it_was_approved() {
        let all = drawn(&fixture::story());
        let budget = all.iter().find(|chart| chart.name == "privacy-budget").unwrap();
        insta::assert_snapshot!("chart-privacy-budget", budget.svg);
    }

    #[test]
    fn every_picture_that_a_briefing_draws_has_a_snapshot() {
        let geography = fixture::geography();
        let mut lacking = Vec::new();
        for story in [fixture::story(), asking_only()] {
            let maps = maps::maps(&story, &geography, &Words::english());
            let names = maps.iter().map(|m| format!("map-{}", m.name));
            let charts = drawn(&story);
            let names = names.chain(charts.iter().map(|c| format!("chart-{}", c.name)));
            lacking.extend(names.filter(|name| !has_snapshot(name)));
        }
        assert!(lacking.is_empty(), "look at these as PNG and approve a snapshot: {lacking:?}");
        assert!(!has_snapshot("chart-of-nothing"));
    }

    fn has_snapshot(name: &str) -> bool {
        let end = format!("__{name}.snap");
        let folders = [
            "render/charts/snapshots",
            "render/map/snapshots",
            "briefing/maps/snapshots",
            "briefing/snapshots",
        ];
        folders.iter().any(|folder| {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
            std::fs::read_dir(folder)
                .is_ok_and(|files| files.flatten().any(|f| f.file_name().to_string_lossy().ends_with(&end)))
        })
    }
}
