//! How the figures are made.
use serde::Serialize;

use super::Fact;
use super::city::unit_key;
use crate::briefing::levels;
use crate::briefing::words::Words;
use crate::bundle::Release;
use crate::equity::{Combined, Story};
use crate::pipeline::{Role, Unit};
use crate::plan::Table;
use crate::privacy::{Cost, Loss};

/// The methods section.
#[derive(Debug, Serialize)]
pub(super) struct Methods {
    paragraphs: Vec<String>,
    facts: Vec<Fact>,
    tables: Vec<Measured>,
    reasons: Vec<String>,
}

/// One measured table.
#[derive(Debug, Serialize)]
struct Measured {
    id: String,
    of: String,
    cuts: String,
    epsilon: String,
    noise: String,
}

pub(super) fn methods(story: &Story, release: &Release, words: &Words) -> Methods {
    let tables = release.plan.tables.iter().zip(&release.scales);
    Methods {
        paragraphs: paragraphs(story, release, words),
        facts: facts(story, release, words),
        tables: tables.map(|(table, scale)| measured(table, *scale, release, words)).collect(),
        reasons: story.reasons.iter().map(|reason| words.message(reason)).collect(),
    }
}

fn paragraphs(story: &Story, release: &Release, words: &Words) -> Vec<String> {
    let unit = unit_key(story.unit);
    let mut out = Vec::new();
    if story.unit == Unit::Record {
        out.push(format!("{} {}", words.get("record.notice"), words.get("record.notice.why")));
    }
    if release.replay {
        out.push(words.get("methods.replay"));
    }
    if release.sample {
        out.push(words.get("methods.sample"));
    }
    let consent = if release.consent_asked { "methods.consent" } else { "methods.noconsent" };
    let weights = format!("methods.weights.{unit}");
    let keys = [consent, weights.as_str(), "methods.dp", "methods.rounded", "methods.ranges"];
    out.extend(keys.iter().map(|key| words.get(key)));
    out.extend(story.combined.as_ref().map(|other| with_another(other, words)));
    out
}

fn with_another(other: &Combined, words: &Words) -> String {
    let (date, epsilon) = (words.day(other.created), words.exact(&other.loss));
    let short = other.release.get(..8).unwrap_or(&other.release);
    words.say("methods.combined", &[("release", short), ("date", &date), ("epsilon", &epsilon)])
}

fn facts(story: &Story, release: &Release, words: &Words) -> Vec<Fact> {
    let unit = words.get(&format!("methods.unit.{}", unit_key(story.unit)));
    let replaces = release.ledger.supersedes.iter().map(|old| ("methods.fact.supersedes", old.clone()));
    let list = [
        ("methods.fact.unit", unit),
        ("methods.fact.epsilon", words.exact(&Loss::from(&release.plan.cost()))),
        ("methods.fact.mechanism", release.mechanism.clone()),
        ("methods.fact.random", release.randomness.clone()),
        ("methods.fact.grid", words.whole(release.grid as f64)),
        ("methods.fact.people", words.whole(release.plan.people as f64)),
        ("methods.fact.version", release.version.clone()),
        ("methods.fact.release", release.id.clone()),
        ("methods.fact.created", words.day(release.created)),
        ("methods.fact.serial", words.plain(&release.ledger.serial)),
        ("methods.fact.ledger", release.ledger.ledger_id.clone()),
        ("methods.fact.head", release.ledger.head.clone()),
    ];
    list.into_iter().chain(replaces).map(|(key, value)| Fact { name: words.get(key), value }).collect()
}

fn measured(table: &Table, scale: f64, release: &Release, words: &Words) -> Measured {
    let plan = &release.plan;
    let role = match table.role {
        Role::Requests => "methods.role.requests",
        Role::Distributions => "methods.role.distributions",
        Role::Feedback => "methods.role.feedback",
        Role::Gifts => "methods.role.gifts",
    };
    let mut cuts: Vec<String> = plan
        .hierarchy
        .levels
        .get(table.level)
        .map(|level| levels::one(words, &level.id))
        .into_iter()
        .collect();
    cuts.extend(table.group.and_then(|g| plan.groups.get(g)).map(|g| g.label.clone()));
    for (cut, key) in [
        (table.need, "methods.cut.need"),
        (table.period, "methods.cut.period"),
        (table.status, "methods.cut.status"),
    ] {
        cuts.extend(cut.then(|| words.get(key)));
    }
    if !table.measure.is_voice() {
        cuts.push(words.get(&format!("methods.measure.{}", table.measure.id())));
    }
    // Nine times in ten a Laplace draw of scale b stays within ± b ln 10, a Gaussian one of
    // standard deviation σ within ± 1.645 σ.
    let times = if plan.noise.is_laplace() { 10.0_f64.ln() } else { 1.644_854 };
    let within = table.worth(plan) * scale / release.grid as f64 * times;
    let unit = if release.rows_alone.contains(&table.role) { Unit::Record } else { release.unit };
    let key = format!("methods.table.within.{}", unit_key(unit));
    Measured {
        id: table.id.clone(),
        of: words.get(role),
        cuts: cuts.join(&words.get("methods.cut.join")),
        epsilon: match plan.charge(table) {
            Cost::Pure { epsilon } => words.exact(&epsilon),
            charge => words.exact(&charge.in_short()),
        },
        noise: words.say(&key, &[("n", &words.tidy(within, 1))]),
    }
}
