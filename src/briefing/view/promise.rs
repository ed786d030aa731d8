//! The promise, with numbers by Bayes' rule.
use serde::Serialize;

use super::city::unit_key;
use crate::briefing::odds;
use crate::briefing::words::Words;
use crate::bundle::Release;
use crate::equity::Story;
use crate::privacy::Loss;

/// The promise box and what stands under it.
#[derive(Debug, Serialize)]
pub(super) struct Promise {
    title: String,
    unchecked: String,
    first: String,
    odds: String,
    limit: String,
    not_this: String,
    not: Vec<String>,
    table: Vec<OddsRow>,
}

#[derive(Debug, Serialize)]
struct OddsRow {
    prior: String,
    now: String,
    all: String,
}

/// The promise as paragraphs.
pub(super) fn sentences(story: &Story, release: &Release, words: &Words) -> Vec<String> {
    let promise = promise(story, release, words);
    vec![words.get("promise.title"), promise.first, promise.odds, words.get("promise.not"), promise.limit]
}

/// The prior belief the promise names: 1 in 10.
const NAMED_PRIOR: f64 = 0.1;

pub(super) fn promise(story: &Story, release: &Release, words: &Words) -> Promise {
    let unit = unit_key(story.unit);
    let bare = |epsilon: f64| {
        odds::in_100(NAMED_PRIOR, epsilon).map_or_else(|| words.get("odds.over99.bare"), |n| words.plain(&n))
    };
    let (now, all) = (bare(story.epsilon), bare(story.lifetime_epsilon));
    let in_100 = |prior: f64, epsilon: f64| match odds::in_100(prior, epsilon) {
        Some(n) => words.say("odds.in100", &[("n", &words.plain(&n))]),
        None => words.get("odds.over99"),
    };
    let row = |prior: u32| {
        let p = f64::from(prior) / 100.0;
        OddsRow {
            prior: words.say("odds.in100", &[("n", &words.plain(&prior))]),
            now: in_100(p, story.epsilon),
            all: in_100(p, story.lifetime_epsilon),
        }
    };
    let odds = words.say(&format!("promise.odds.{unit}"), &[("now", &now), ("all", &all)]);
    let spent = &release.ledger.lifetime;
    let delta = spent.one_in().or_else(|| Loss::from(&release.plan.cost()).one_in());
    let not = ["not.lists", "not.groups", "not.several", "not.elsewhere", "not.silent"];
    Promise {
        title: words.get("promise.title"),
        unchecked: words.get("unchecked.title"),
        first: std::iter::once(format!("promise.{unit}"))
            .chain(release.rows_alone.iter().map(|role| format!("promise.rows.{}", role.word())))
            .map(|key| words.get(&key))
            .collect::<Vec<_>>()
            .join(" "),
        odds: match delta {
            Some(n) => format!("{odds} {}", words.say("promise.delta", &[("n", &words.exact(&n))])),
            None => odds,
        },
        limit: release.ledger.budget.as_ref().map_or_else(String::new, |budget| {
            let limit = bare(Loss::odds_epsilon_of_limit(&budget.allowed, budget.spent.delta()));
            let key =
                if budget.window == "lifetime" { "promise.budget.lifetime" } else { "promise.budget.year" };
            words.say(key, &[("window", &budget.window), ("limit", &limit)])
        }),
        not_this: words.get("promise.not"),
        not: not.iter().map(|key| words.get(key)).collect(),
        table: [1, 10, 50].into_iter().map(row).collect(),
    }
}
