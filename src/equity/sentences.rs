//! The sentences that can be quoted.
use super::count::{Count, Pick};
use super::measured::Measured;
use super::words::{days, likely, voice};
use super::{AreaStory, Sentence, Shown, Standing, Story};
use crate::pipeline::UNKNOWN;
use crate::plan::{Plan, StatusMode};

/// A need is called the largest when it is so in this part of the simulations.
const LARGEST: f64 = 0.95;

/// The sentences that can be said of a story, each with its dates and its range.
pub(crate) fn can_say(story: &Story, plan: &Plan, measured: &Measured) -> Vec<Sentence> {
    let when = days(story.from, story.to);
    let mut out: Vec<Sentence> = city(story, plan, &when).into_iter().collect();
    let larger = story.coarser.as_ref().map_or(&[][..], |coarser| &coarser.areas);
    out.extend(below(story, larger, "larger-area", &when));
    out.extend(below(story, &story.areas, "area", &when));
    out.extend(largest_need(story, measured, &when));
    out
}

fn city(story: &Story, plan: &Plan, when: &str) -> Option<Sentence> {
    let Shown::Clear { estimate, lower, upper } = story.city_fill else { return None };
    let arrived = match story.status_mode {
        StatusMode::Timed => format!("within {} days of asking", plan.within_days),
        _ => format!("by {}", days(plan.data_until, plan.data_until)),
    };
    let figure = format!("Help that arrived: {estimate:.0} of every 100 ({})", likely(lower, upper));
    Some(Sentence {
        topic: "city".into(),
        text: format!("{figure}, {when}. {} Arrived means {arrived}.", voice(story.unit)),
        short: format!("{figure}. Arrived means {arrived}."),
        certainty: "About 9 in 10 such ranges contain the figure in our own records.".into(),
    })
}

/// One sentence for each area that is surely below the target, the furthest first.
pub(super) fn below(story: &Story, areas: &[AreaStory], topic: &str, when: &str) -> Vec<Sentence> {
    let mut areas: Vec<&AreaStory> = areas.iter().filter(|a| a.standing == Standing::Below).collect();
    areas.sort_by(|a, b| middle(&a.fill).total_cmp(&middle(&b.fill)).then_with(|| a.key.id.cmp(&b.key.id)));
    let one = |area: &AreaStory| {
        let name = &area.key.label;
        let target = format!("{name} is below the target of {:.0} of every 100.", story.target);
        let (text, short) = match &area.fill {
            Shown::Clear { estimate, lower, upper } => {
                let figure = format!("{estimate:.0} of every 100 ({})", likely(*lower, *upper));
                (format!("{target} Help that arrived: {figure}, {when}."), format!("{name}: {figure}"))
            }
            Shown::NotClear { lower, upper, .. } => {
                let range = format!("between {lower:.0} and {upper:.0} of every 100");
                let text = format!("{target} How far below is not clear yet: {range}, {when}.");
                (text, format!("{name}: {range}. How far below is not clear yet"))
            }
            Shown::NotAvailable { .. } => return None,
        };
        let certainty = "All areas were judged together: in about 9 of 10 briefings like this one no area is \
                         named wrongly.";
        Some(Sentence { topic: topic.into(), text, short, certainty: certainty.into() })
    };
    areas.into_iter().filter_map(one).collect()
}

/// What areas below the target are sorted by. The estimate of a figure that is not
/// clear has no say in it.
fn middle(fill: &Shown) -> f64 {
    match fill {
        Shown::Clear { estimate, .. } => *estimate,
        Shown::NotClear { lower, upper, .. } => 0.5 * (lower + upper),
        Shown::NotAvailable { .. } => f64::INFINITY,
    }
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
    let figure = format!(
        "Share of all asking: {} was the largest, {estimate:.0} of every 100 ({})",
        need.key.label,
        likely(lower, upper)
    );
    Some(Sentence {
        topic: "need".into(),
        text: format!("{figure}, {when}."),
        short: format!("{figure}."),
        certainty: "It came first in at least 95 of 100 trials with the chance that was mixed in. Not a \
                    head-count."
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
