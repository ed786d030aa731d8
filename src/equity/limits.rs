//! What a reader may want to say and these figures cannot carry.
use super::{Shown, Story, Told};
use crate::briefing::figure::{self, Measure};
use crate::briefing::levels::many;
use crate::briefing::words::Words;
use crate::pipeline::Unit;
use crate::plan::StatusMode;

/// Said of every briefing, right after what its status allows.
const FIRST: [&str; 3] = ["cannot.count", "cannot.well", "cannot.silent"];

/// Said of every briefing, at the end.
const LAST: [&str; 3] = ["cannot.overlap", "cannot.trend", "cannot.logs"];

/// Plain sentences, what matters most first.
pub(crate) fn cannot_say(story: &Story, words: &Words) -> Vec<String> {
    let all = |keys: [&str; 3]| keys.map(|key| words.get(key)).to_vec();
    [status(story, words), all(FIRST), situational(story, words), all(LAST)].concat()
}

fn status(story: &Story, words: &Words) -> Vec<String> {
    let mut out = Vec::new();
    match story.status_mode {
        StatusMode::None => out.push(words.get("cannot.nostatus")),
        StatusMode::AtEnd => {
            out.push(words.say("cannot.howsoon", &[("day", &words.day(story.data_until))]));
        }
        StatusMode::Timed => {}
    }
    let finer = story.finer.iter().map(|finer| (&finer.level, story.unclear_finer_areas()));
    for (level, (count, of)) in std::iter::once((&story.level, story.unclear_areas())).chain(finer) {
        let key = match story.status_mode {
            _ if count == 0 => continue,
            StatusMode::None => "cannot.share",
            _ => "cannot.fill",
        };
        let with = [("of", words.whole(of as f64)), ("level", many(words, level))];
        out.push(words.count(key, count, &with.each_ref().map(|(name, text)| (*name, text.as_str()))));
    }
    out
}

fn situational(story: &Story, words: &Words) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |when: bool, key| out.extend(when.then(|| words.get(key)));
    add(story.areas.iter().any(|a| a.members.len() > 1), "cannot.zone");
    add(story.told == Told::Chosen, "cannot.chosen");
    add(story.unit == Unit::Record, "cannot.person");
    match story.unknown_area.as_ref().map(|u| &u.share) {
        Some(Shown::Clear { estimate, lower, upper }) if *estimate >= 0.5 => {
            let value = Measure::Of100.show(words, *estimate);
            let range = figure::range(words, Measure::Of100, *lower, *upper);
            out.push(words.say("cannot.unknown", &[("value", &value), ("range", &range)]));
        }
        _ => {}
    }
    out
}
