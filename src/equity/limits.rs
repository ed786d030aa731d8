//! What a reader may want to say and these figures cannot carry.
use super::words::{days, likely};
use super::{Shown, Story, Told};
use crate::briefing::levels::many;
use crate::pipeline::Unit;
use crate::plan::{Plan, StatusMode};

/// Said of every briefing, right after what its status allows.
const FIRST: [&str; 3] = [
    "How many people had one need or asked in one month. Not a head-count: write 'housing was about a quarter \
     of what people asked for'.",
    "That all is well where a figure is 'Not clear yet'. It does not mean people there are all right.",
    "Anything about people who never asked us for help.",
];

/// Said of every briefing, at the end.
const LAST: [&str; 3] = [
    "Which of two areas does better, when their likely ranges overlap.",
    "Whether asking rose or fell. Each voice is split over the months in which it asked, so the first and the \
     last months look larger than they were.",
    "That the logs are right. The ranges cover the chance that was mixed in to protect people, not what the \
     logs missed or got wrong.",
];

/// Plain sentences, what matters most first.
pub(crate) fn cannot_say(story: &Story, plan: &Plan) -> Vec<String> {
    let owned = |list: [&str; 3]| list.map(str::to_owned);
    [status(story, plan), owned(FIRST).into(), situational(story), owned(LAST).into()].concat()
}

fn status(story: &Story, plan: &Plan) -> Vec<String> {
    let mut out = Vec::new();
    match story.status_mode {
        StatusMode::None => out.push("Whether help arrived: these logs do not say.".to_owned()),
        StatusMode::AtEnd => out.push(format!(
            "How soon help arrived: these logs give no dates for it. 'Arrived' means by {}.",
            days(plan.data_until, plan.data_until)
        )),
        StatusMode::Timed => {}
    }
    let finer = story.finer.iter().map(|finer| (&finer.level, story.unclear_finer_areas()));
    for (level, (count, of)) in std::iter::once((&story.level, story.unclear_areas())).chain(finer) {
        let level = many(level);
        match story.status_mode {
            _ if count == 0 => {}
            StatusMode::None => {
                out.push(format!(
                    "What share of all asking comes from {count} of {of} {level}: not clear yet."
                ));
            }
            _ => out.push(format!("How much help arrived in {count} of {of} {level}: not clear yet.")),
        }
    }
    out
}

fn situational(story: &Story) -> Vec<String> {
    let mut out = Vec::new();
    if story.areas.iter().any(|a| a.members.len() > 1) {
        out.push(
            "What differs inside one zone: small areas were joined so that their figures could be told.",
        );
    }
    if story.told == Told::Chosen {
        out.push(
            "That these zones are the natural ones. The coalition drew them after the release, and other zones \
             could tell another story.",
        );
    }
    if story.unit == Unit::Record {
        out.push("That a person is protected: in this release single rows are, and a person may have many.");
    }
    let mut out: Vec<String> = out.into_iter().map(str::to_owned).collect();
    match story.unknown_area.as_ref().map(|u| &u.share) {
        Some(Shown::Clear { estimate, lower, upper }) if *estimate >= 0.5 => out.push(format!(
            "Where {estimate:.0} of every 100 ({}) of all asking came from: no area is known.",
            likely(*lower, *upper)
        )),
        _ => {}
    }
    out
}
