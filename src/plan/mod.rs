//! Which tables are measured, at what resolution, with what share of ε.
//!
//! Everything here is a function of public facts: the pipeline file, the areas,
//! their residents, and the rounded number of people that the coalition states.
mod budget;
mod counting;
mod cross;
mod extras;
mod fine;
mod groups;
mod ladder;
pub mod margin;
mod optimal;
mod shares;
mod status;
#[cfg(test)]
mod tests;
mod time;
mod types;

pub use types::*;

use crate::briefing::words::Message;
use crate::geography::Geography;
use crate::pipeline::{NoiseChoice, Pipeline, Role};
use crate::problem::{Problem, Result};
use ladder::{Choice, Draft, Facts};
use shares::Lengths;

/// The plan of a release, from public facts only.
///
/// # Errors
/// When the sources disagree on whether they say if help arrived.
pub fn plan(pipeline: &Pipeline, geography: Option<&Geography>) -> Result<Plan> {
    let mode = status::mode(pipeline)?;
    let (choice, noise) = choose(pipeline, geography, mode);
    let statuses = match mode {
        StatusMode::Timed => 3,
        StatusMode::AtEnd => 2,
        StatusMode::None => 1,
    };
    let lengths = Lengths::new(&choice.hierarchy, pipeline.needs.keys.len(), choice.periods.len(), statuses);
    let shares = shares::thousandths(&noise, &choice.drafts, &lengths);
    let charges = budget::split(&pipeline.privacy.epsilon, &shares);
    let (groups, slots) = groups(pipeline, &choice.drafts);
    let tables: Vec<Table> = choice
        .drafts
        .iter()
        .zip(charges)
        .map(|(draft, epsilon)| Table {
            id: id(pipeline, &choice, draft),
            role: draft.role,
            level: draft.level.unwrap_or(choice.hierarchy.city()),
            group: draft.group.and_then(|g| slots.iter().position(|s| *s == g)),
            need: draft.need,
            period: draft.period,
            status: draft.status,
            measure: draft.measure,
            epsilon,
        })
        .collect();
    refuse_same_ids(&tables)?;
    let counting = if choice.drafts.iter().all(|draft| draft.measure == Measure::Voice) {
        Counting::default()
    } else {
        counting::of(pipeline, choice.periods.len())
    };
    Ok(Plan {
        hierarchy: choice.hierarchy,
        periods: choice.periods,
        needs: pipeline.needs.keys.clone(),
        groups,
        status_mode: mode,
        within_days: pipeline.needs.within_days,
        data_until: pipeline.period.data_until,
        tables,
        epsilon: pipeline.privacy.epsilon.clone(),
        noise,
        people: pipeline.privacy.people,
        reasons: choice.reasons,
        counting,
    })
}

/// A group may be called like something else that tables are cut by (`need`, `district`), or
/// like a place and another group together.
fn refuse_same_ids(tables: &[Table]) -> Result<()> {
    let mut ids: Vec<&str> = tables.iter().map(|table| table.id.as_str()).collect();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(Problem::usage(format!("two tables would be called {}", pair[0]))
            .hint("give the group another id: [groups.home-language] instead of [groups.need], for example")),
        None => Ok(()),
    }
}

/// The ladder under the noise that the pipeline file states. `best` is the one under which
/// the tables that Laplace noise carries come out surer, by the objective that the shares
/// minimise: public facts, decided before anything is read.
fn choose(pipeline: &Pipeline, geography: Option<&Geography>, mode: StatusMode) -> (Choice, Noise) {
    let climb = |noise| {
        let facts = Facts { pipeline, geography, mode, noise };
        (ladder::climb(&facts), facts.noise)
    };
    let Some(gaussian) = budget::gaussian(&pipeline.privacy) else { return climb(Noise::Laplace) };
    if pipeline.privacy.noise == NoiseChoice::Gaussian {
        return climb(gaussian);
    }
    let (mut choice, laplace) = climb(Noise::Laplace);
    let of =
        |noise| budget::objective(noise, pipeline.privacy.epsilon.approx(), &ladder::sizes(&choice.drafts));
    let ratio = (of(&gaussian) / of(&laplace)).sqrt();
    let tables = choice.drafts.len();
    // To one place: it is a reason, not a figure.
    let times = |ratio: f64| (ratio * 10.0).round() / 10.0;
    let why = |key: &str, ratio: f64| Message::new(key).with("n", tables).with("times", times(ratio));
    if ratio < 1.0 {
        let (mut choice, noise) = climb(gaussian);
        choice.reasons.push(why("plan.noise.gaussian", 1.0 / ratio));
        return (choice, noise);
    }
    choice.reasons.push(why("plan.noise.laplace", ratio));
    (choice, laplace)
}

/// The groups that get a table, and their positions in the pipeline file.
fn groups(pipeline: &Pipeline, drafts: &[Draft]) -> (Vec<PlanGroup>, Vec<usize>) {
    let mut slots: Vec<usize> = Vec::new();
    for group in drafts.iter().filter_map(|d| d.group) {
        if !slots.contains(&group) {
            slots.push(group);
        }
    }
    let groups = slots.iter().filter_map(|g| pipeline.groups.get(*g)).map(PlanGroup::from).collect();
    (groups, slots)
}

/// For example `requests-zone-status`, `requests-need-status`, `requests-language-status`.
fn id(pipeline: &Pipeline, choice: &Choice, draft: &Draft) -> String {
    let role = match draft.role {
        Role::Requests => "requests",
        Role::Distributions => "distributions",
        Role::Feedback => "feedback",
        Role::Gifts => "gifts",
    };
    let mut parts = vec![role.to_owned()];
    parts.extend(
        draft.level.and_then(|level| choice.hierarchy.levels.get(level)).map(|level| level.id.clone()),
    );
    parts.extend(draft.group.and_then(|g| pipeline.groups.get(g)).map(|g| g.id.clone()));
    parts.extend(
        [("need", draft.need), ("period", draft.period), ("status", draft.status)]
            .iter()
            .filter(|(_, cut)| *cut)
            .map(|(name, _)| (*name).to_owned()),
    );
    if parts.len() == 1 {
        parts.push("city".into());
    }
    if draft.measure != Measure::Voice {
        parts.push(draft.measure.id().into());
    }
    parts.join("-")
}
