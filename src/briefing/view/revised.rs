//! What changed against the release that this one supersedes.
use serde::Serialize;

use super::tables::{self, TableView};
use crate::briefing::words::Words;
use crate::equity::{Revised, Story};

/// The section on what changed.
#[derive(Debug, Serialize)]
pub(super) struct RevisedView {
    /// Which release is replaced, and that it should not be quoted any more.
    replaces: String,
    /// How much of it changed, or why that is not known.
    told: String,
    changes: Option<TableView>,
}

/// `None` where this release supersedes none.
pub(super) fn revised(story: &Story, words: &Words) -> Option<RevisedView> {
    let own = story.revised.as_ref()?;
    let short: String = own.release.chars().take(8).collect();
    let replaces = match own.created {
        Some(day) => words.say("revised.replaces", &[("release", short.as_str()), ("date", &words.day(day))]),
        None => words.say("revised.replaces.undated", &[("release", short.as_str())]),
    };
    Some(RevisedView { replaces, told: told(own, words), changes: tables::revised(own, words) })
}

fn told(own: &Revised, words: &Words) -> String {
    let all = own.figures.len();
    match (own.created, all, own.changed().count()) {
        (None, ..) => words.get("revised.gone"),
        (_, 0, _) => words.get("revised.other"),
        (.., 0) => words.count("revised.none", all, &[]),
        (.., changed) => words.count("revised.some", changed, &[("all", words.whole(all as f64).as_str())]),
    }
}
