//! The sentences that can be quoted.
use super::words::{days, likely, voice};
use super::{AreaStory, CrossPlace, Sentence, Shown, Standing, Story};
use crate::pipeline::UNKNOWN;
use crate::plan::{Plan, StatusMode};

/// How sure statements without a range are (see `statements`).
const TOGETHER: &str = "In about 9 of 10 such briefings, nothing is called below the target, above it or largest \
                        wrongly.";

/// The sentences that can be said of a story, each with its dates and its range.
pub(crate) fn can_say(story: &Story, plan: &Plan, largest: Option<usize>) -> Vec<Sentence> {
    let when = days(story.from, story.to);
    let mut out: Vec<Sentence> = city(story, plan, &when).into_iter().collect();
    let larger = story.coarser.as_ref().map_or(&[][..], |coarser| &coarser.areas);
    out.extend(below(story, larger, "larger-area", &when));
    out.extend(below(story, &story.areas, "area", &when));
    out.extend(lasting(story, &when));
    out.extend(largest_need(story, largest, &when));
    out
}

/// One sentence for each place with a gap that lasts.
fn lasting(story: &Story, when: &str) -> Vec<Sentence> {
    let Some(cross) = &story.by_period else { return Vec::new() };
    let (k, n) = (cross.lasting, cross.columns.len());
    let one = |place: &CrossPlace| {
        let name = &place.key.label;
        let periods = format!("at least {k} of {n} {}s", cross.step);
        Sentence {
            topic: "gap".into(),
            text: format!(
                "{name}: in {periods}, less help arrived than the target of {:.0} of every 100, {when}.",
                story.target
            ),
            short: name.clone(),
            certainty: TOGETHER.into(),
        }
    };
    cross.places.iter().filter(|place| place.lasts).map(one).collect()
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
        Some(Sentence { topic: topic.into(), text, short, certainty: TOGETHER.into() })
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
fn largest_need(story: &Story, largest: Option<usize>, when: &str) -> Option<Sentence> {
    let need = story.needs.get(largest?)?;
    let Shown::Clear { estimate, lower, upper } = need.share else { return None };
    // "Other" is a remainder and "unknown" a gap: neither is a finding.
    if ["other", UNKNOWN].contains(&need.key.id.as_str()) {
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
        certainty: format!("{TOGETHER} Not a head-count."),
    })
}
