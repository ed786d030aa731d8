//! The figure of the whole city.
use serde::Serialize;

use crate::briefing::figure::{self, Measure};
use crate::briefing::words::Words;
use crate::equity::{Shown, Story};
use crate::pipeline::Unit;
use crate::plan::StatusMode;

/// What the first screen says about the whole city.
#[derive(Debug, Serialize)]
pub(super) struct City {
    /// Whether the logs say if help arrived.
    fill: bool,
    headline: String,
    tip: String,
    gauge: Option<Gauge>,
    explain: String,
    rule: String,
    target: String,
    people: String,
}

/// A small scale from 0 to 100; all in percent of its width.
#[derive(Debug, Serialize)]
struct Gauge {
    kind: &'static str,
    lower: f64,
    width: f64,
    estimate: Option<f64>,
    target: f64,
    /// What stands at the target, and the numbers at both ends.
    goal: String,
    ends: [String; 2],
}

/// The end of the keys that differ by who is protected.
pub(super) fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Person => "person",
        Unit::Household => "household",
        Unit::Record => "record",
    }
}

/// How one voice is counted, in words.
pub(super) fn explain(story: &Story, words: &Words) -> String {
    words.get(&format!("city.explain.{}", unit_key(story.unit)))
}

pub(super) fn city(story: &Story, words: &Words) -> City {
    let (headline, tip) = headline(story, words);
    City {
        fill: story.status_mode != StatusMode::None,
        headline,
        tip,
        gauge: gauge(story, words),
        explain: explain(story, words),
        rule: match story.status_mode {
            StatusMode::Timed => words.count("city.timed", usize::from(story.within_days), &[]),
            StatusMode::AtEnd => words.get("city.atend"),
            StatusMode::None => String::new(),
        },
        target: words.say("city.target", &[("target", &Measure::Of100.show(words, story.target))]),
        people: people(story, words),
    }
}

fn headline(story: &Story, words: &Words) -> (String, String) {
    match &story.city_fill {
        Shown::Clear { estimate, lower, upper } => {
            let value = Measure::Of100.show(words, *estimate);
            let range = figure::range(words, Measure::Of100, *lower, *upper);
            (words.say("city.fill", &[("value", &value), ("range", &range)]), String::new())
        }
        Shown::NotClear { lower, upper, .. } => {
            (words.get("city.fill.unclear"), figure::unclear_tip(words, Measure::Of100, *lower, *upper))
        }
        Shown::NotAvailable { reason } => {
            (words.say("city.fill.none", &[("reason", &words.message(reason))]), String::new())
        }
    }
}

fn gauge(story: &Story, words: &Words) -> Option<Gauge> {
    let (_, lower, upper) = figure::numbers_of(&story.city_fill)?;
    let on = |value: f64| (value.clamp(0.0, 100.0) * 10.0).round() / 10.0;
    let estimate = match &story.city_fill {
        Shown::Clear { estimate, .. } => Some(on(*estimate)),
        _ => None,
    };
    let width = ((on(upper) - on(lower)).max(0.5) * 10.0).round() / 10.0;
    Some(Gauge {
        kind: figure::status_of(&story.city_fill),
        lower: on(lower),
        width,
        estimate,
        target: on(story.target),
        goal: words.say("chart.target", &[("target", &Measure::Of100.show(words, story.target))]),
        ends: [0.0, 100.0].map(|end| words.whole(end)),
    })
}

fn people(story: &Story, words: &Words) -> String {
    match &story.city_people {
        Shown::Clear { estimate, lower, upper } => {
            let value = Measure::Count.show(words, *estimate);
            let range = figure::range(words, Measure::Count, *lower, *upper);
            let key = format!("city.people.{}", unit_key(story.unit));
            words.say(&key, &[("value", &value), ("range", &range)])
        }
        Shown::NotClear { lower, upper, .. } => {
            let (lower, upper) = (Measure::Count.show(words, *lower), Measure::Count.show(words, *upper));
            words.say("city.people.unclear", &[("lower", &lower), ("upper", &upper)])
        }
        Shown::NotAvailable { reason } => {
            words.say("city.people.none", &[("reason", &words.message(reason))])
        }
    }
}
