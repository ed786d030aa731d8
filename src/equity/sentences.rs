//! The sentences that can be quoted, and those that the figures cannot carry.
use super::count::{Count, Pick};
use super::measured::Measured;
use super::words::{days, likely, voice};
use super::{Sentence, Shown, Standing, Story};
use crate::pipeline::{UNKNOWN, Unit};
use crate::plan::{Plan, StatusMode};

/// A need is called the largest when it is so in this part of the simulations.
const LARGEST: f64 = 0.95;

/// The sentences that can be said of a story, each with its dates and its range.
pub(crate) fn can_say(story: &Story, plan: &Plan, measured: &Measured) -> Vec<Sentence> {
    let when = days(story.from, story.to);
    let mut out: Vec<Sentence> = city(story, plan, &when).into_iter().collect();
    out.extend(below(story, &when));
    out.extend(largest_need(story, measured, &when));
    out
}

fn city(story: &Story, plan: &Plan, when: &str) -> Option<Sentence> {
    let Shown::Clear { estimate, lower, upper } = story.city_fill else { return None };
    let arrived = match story.status_mode {
        StatusMode::Timed => format!("within {} days of asking", plan.within_days),
        _ => format!("by {}", days(plan.data_until, plan.data_until)),
    };
    Some(Sentence {
        topic: "city".into(),
        text: format!(
            "Help that arrived: {estimate:.0} of every 100 ({}), {when}. {} Arrived means {arrived}.",
            likely(lower, upper),
            voice(story.unit)
        ),
        certainty: "About 9 in 10 such ranges contain the figure in our own records.".into(),
    })
}

/// One sentence for each area that is surely below the target.
fn below(story: &Story, when: &str) -> Vec<Sentence> {
    let one = |(name, fill): (&str, &Shown)| {
        let figure = match fill {
            Shown::Clear { estimate, lower, upper } => {
                format!("{estimate:.0} of every 100 ({})", likely(*lower, *upper))
            }
            Shown::NotClear { lower, upper, .. } => format!("between {lower:.0} and {upper:.0} of every 100"),
            Shown::NotAvailable { .. } => return None,
        };
        Some(Sentence {
            topic: "area".into(),
            text: format!(
                "{name} is below the target of {:.0} of every 100. Help that arrived: {figure}, {when}.",
                story.target
            ),
            certainty: "All areas were judged together: in about 9 of 10 briefings like this one no area is \
                        named wrongly."
                .into(),
        })
    };
    let areas = story.areas.iter().filter(|a| a.standing == Standing::Below);
    areas.filter_map(|a| one((&a.key.label, &a.fill))).collect()
}

/// The need with the largest share of asking, where the noise leaves no doubt.
fn largest_need(story: &Story, measured: &Measured, when: &str) -> Option<Sentence> {
    let table = measured.needs.asked.as_ref().filter(|_| !story.needs.is_empty())?;
    let counts: Vec<Count> =
        (0..story.needs.len()).map(|i| Count::of(table, Pick { need: Some(i), ..Pick::default() })).collect();
    let first = (0..counts.len()).max_by(|&a, &b| counts[a].estimate.total_cmp(&counts[b].estimate))?;
    let need = &story.needs[first];
    let Shown::Clear { estimate, lower, upper } = need.share else { return None };
    // "Other" is a remainder and "unknown" a gap: neither is a finding.
    if ["other", UNKNOWN].contains(&need.key.id.as_str()) || certainty(&counts, first) < LARGEST {
        return None;
    }
    Some(Sentence {
        topic: "need".into(),
        text: format!(
            "Share of all asking: {} was the largest, {estimate:.0} of every 100 ({}), {when}.",
            need.key.label,
            likely(lower, upper)
        ),
        certainty: "It is the largest in at least 95 of 100 simulations of the noise. Not a head-count."
            .into(),
    })
}

/// The part of the draws in which count `first` exceeds all others once the
/// simulated errors are taken off.
fn certainty(counts: &[Count], first: usize) -> f64 {
    let draws = counts[first].errors.len();
    let exact = |c: &Count, d: usize| c.estimate - c.errors[d];
    let wins = |d: &usize| {
        let mine = exact(&counts[first], *d);
        counts.iter().enumerate().all(|(i, c)| i == first || exact(c, *d) < mine)
    };
    (0..draws).filter(wins).count() as f64 / draws.max(1) as f64
}

/// What a reader may want to say and these figures cannot carry.
pub(crate) fn cannot_say(story: &Story, plan: &Plan) -> Vec<String> {
    let mut out = situational(story, plan);
    out.extend(
        [
            "How many people had one need or asked in one month. Not a head-count: write 'housing was about a \
             quarter of what people asked for'.",
            "Whether asking rose or fell over time: each voice is spread over all the months in which it asked, \
             so that the first and the last months look larger than they were.",
            "That all is well where a figure is 'Not clear yet'. It does not mean people there are all right.",
            "Anything about people who never asked for help, or never contacted us.",
            "Which of two areas does better, where their likely ranges overlap.",
            "More than the ranges carry: they cover the chance that was mixed in to protect people, not what the \
             logs missed or got wrong.",
        ]
        .map(str::to_owned),
    );
    out
}

fn situational(story: &Story, plan: &Plan) -> Vec<String> {
    let mut out = Vec::new();
    match story.status_mode {
        StatusMode::None => out.push("Whether help arrived: these logs do not say.".to_owned()),
        StatusMode::AtEnd => out.push(format!(
            "How soon help arrived: these logs give no dates for it. 'Arrived' means by {}.",
            days(plan.data_until, plan.data_until)
        )),
        StatusMode::Timed => {}
    }
    let unclear = |a: &&super::AreaStory| match story.status_mode {
        StatusMode::None => matches!(a.share_of_asking, Shown::NotClear { .. }),
        _ => matches!(a.fill, Shown::NotClear { .. }),
    };
    let count = story.areas.iter().filter(unclear).count();
    if count > 0 {
        let of = story.areas.len();
        out.push(match story.status_mode {
            StatusMode::None => {
                format!("What share of all asking comes from {count} of {of} areas: not clear yet.")
            }
            _ => format!("How much help arrived in {count} of {of} areas: not clear yet."),
        });
    }
    if story.areas.iter().any(|a| a.members.len() > 1) {
        out.push(
            "What differs inside one zone: small areas were joined so that their figures could be told."
                .into(),
        );
    }
    if let Some(Shown::Clear { estimate, lower, upper }) = story.unknown_area.as_ref().map(|u| &u.share) {
        let range = likely(*lower, *upper);
        out.push(format!(
            "Where {estimate:.0} of every 100 ({range}) of all asking came from: no area is known."
        ));
    }
    if story.unit == Unit::Record {
        out.push(
            "That a person is protected: in this release single rows are, and a person may have many.".into(),
        );
    }
    out
}
