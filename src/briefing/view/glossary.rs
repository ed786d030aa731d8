//! The glossary.
use super::Fact;
use super::city::explain;
use crate::briefing::figure::Measure;
use crate::briefing::words::Words;
use crate::equity::Story;
use crate::plan::StatusMode;

/// Entries in the order of the page. The second is always the range.
pub(super) fn glossary(story: &Story, words: &Words) -> Vec<Fact> {
    let target = Measure::Of100.show(words, story.target);
    let explain = explain(story, words);
    let with = [("target", target.as_str()), ("explain", explain.as_str())];
    let status = story.status_mode != StatusMode::None;
    let keys = [
        (true, if status { "glossary.fill" } else { "glossary.share" }),
        (true, "glossary.range"),
        (status, "glossary.share"),
        (status, "glossary.target"),
        (status, "glossary.vain"),
        (story.unknown_area.is_some(), "glossary.unknown"),
    ];
    let entry = |key: &str| Fact { name: words.get(key), value: words.say(&format!("{key}.text"), &with) };
    keys.into_iter().filter(|(there, _)| *there).map(|(_, key)| entry(key)).collect()
}
