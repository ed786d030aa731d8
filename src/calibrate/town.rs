//! A made-up city with the pipeline that would publish it.
use std::fs;

use crate::pipeline::{
    self, Caps, Change, Group, GroupPlaces, Key, NeedRule, Pipeline, QuantityRule, Role, Source, UNKNOWN,
};
use crate::plan::{Plan, Table};
use crate::privacy::Epsilon;
use crate::problem::{Problem, Result};
use crate::release::Prepared;
use crate::simulate::{self, City, Generator, Settings};

/// The shipped pipelines: what is calibrated is what people run.
const SMALL: (&str, &str) = ("smallgroup", include_str!("../../pipelines/smallgroup.toml"));
const LARGE: (&str, &str) = ("riverton", include_str!("../../pipelines/riverton.toml"));

/// A city of `people` who ask, and its plan at `epsilon`. Only its public files are
/// written, to a temporary folder that is gone afterwards.
pub(crate) fn town(
    people: u32,
    epsilon: &Epsilon,
    generator: Generator,
    seed: u64,
    more: bool,
) -> Result<(City, Prepared)> {
    made(settings(people, generator, seed), epsilon, more)
}

/// The settings of a city of `people`.
pub(super) fn settings(people: u32, generator: Generator, seed: u64) -> Settings {
    let base = if people < 1_000 { Settings::smallgroup() } else { Settings::riverton() };
    let (areas, districts) = if people > 10_000 { (120, 8) } else { (base.areas, base.districts) };
    Settings { people, areas, districts, generator, seed, messy: false, ..base }
}

/// The same from settings.
pub(super) fn made(settings: Settings, epsilon: &Epsilon, more: bool) -> Result<(City, Prepared)> {
    let people = settings.people;
    let (name, text) = if people < 1_000 { SMALL } else { LARGE };
    let city = simulate::city(&settings)?;
    let io = |e: std::io::Error| Problem::failed(format!("no temporary folder: {}", e.kind()));
    let folder = tempfile::tempdir().map_err(io)?;
    simulate::write_public(&city, &folder.path().join("data-samples").join(name))?;
    let file = folder.path().join("pipelines").join(format!("{name}.toml"));
    fs::create_dir_all(folder.path().join("pipelines")).and_then(|()| fs::write(&file, text)).map_err(io)?;
    let mut pipeline =
        pipeline::load(&file, None).map_err(|invalid| Problem::failed(invalid.report(false)))?;
    pipeline.privacy.people = people.into();
    pipeline.privacy.epsilon = epsilon.clone();
    if more {
        counts_more(&mut pipeline);
    }
    compares(&mut pipeline);
    let mut work = Prepared::new(pipeline)?;
    work.pipeline.presentation.changes = changes(&work);
    Ok((city, work))
}

/// Everything that is compared with something fixed beforehand: each group list with its
/// first value, asking with the households as if they were an outside measure of need.
fn compares(pipeline: &mut Pipeline) {
    let first = |g: &Group| Some((g.id.clone(), g.keys.first()?.id.clone()));
    pipeline.presentation.references = pipeline.groups.iter().filter_map(first).collect();
    if let Some(denominators) = pipeline.geography.as_mut().and_then(|g| g.denominators.as_mut()) {
        denominators.outside_need = Some("households".into());
    }
}

/// Around the first event, the first half of the places of the table by period against
/// the other half. Nothing happens there in a made-up city, so that what is told is noise.
fn changes(work: &Prepared) -> Vec<Change> {
    let (plan, presentation) = (&work.plan, &work.pipeline.presentation);
    let cut = |t: &&Table| {
        t.role == Role::Requests && t.joins() && t.period && t.status && t.level < plan.hierarchy.city()
    };
    let level = plan.tables.iter().filter(cut).map(|t| t.level).min();
    let (Some(event), Some(level)) = (presentation.events.first(), level) else { return Vec::new() };
    let known = plan.hierarchy.levels[level].units.iter().filter(|key| key.id != UNKNOWN);
    let ids: Vec<String> = known.map(|key| key.id.clone()).collect();
    let (areas, compare) = ids.split_at(ids.len() / 2);
    vec![Change { event: event.name.clone(), areas: areas.to_vec(), compare: compare.to_vec() }]
}

/// Everything that can be counted besides voices: weights, numbers of requests, feedback,
/// who gives. No file of theirs is ever opened.
fn counts_more(pipeline: &mut Pipeline) {
    let key = |id: &str| Key { id: id.into(), label: id.into() };
    let keys = |ids: &[&str]| ids.iter().map(|id| key(id)).collect::<Vec<_>>();
    pipeline.feedback.ratings = keys(&["1", "2", "3", "4", "5", UNKNOWN]);
    pipeline.feedback.complaints = keys(&["late", "wrong", "rude", "far", UNKNOWN]);
    if let Some(group) = pipeline.groups.first_mut() {
        group.by = GroupPlaces::Areas;
    }
    pipeline.caps = Caps { months_per_person: None, areas_per_person: 2, requests_per_person: Some(20) };
    let weight = QuantityRule {
        column: "lbs".into(),
        cap: 200,
        unit: "lbs".into(),
        further: Default::default(),
        letters: Default::default(),
        decimal_comma: false,
    };
    let handed = pipeline.sources.iter_mut().filter(|s| s.role == Role::Distributions);
    handed.for_each(|s| s.quantity = Some(weight.clone()));
    let Some(like) = pipeline.sources.first().cloned() else { return };
    let plain = |role| Source { role, status: None, closed: None, groups: Vec::new(), ..like.clone() };
    let answers = Some(NeedRule::Always(0));
    let feedback = Source { rating: answers.clone(), complaint: answers, ..plain(Role::Feedback) };
    pipeline.sources.extend([feedback, plain(Role::Gifts)]);
}

/// `60 areas, 12 periods`.
pub(super) fn shape(plan: &Plan) -> String {
    let places = match plan.hierarchy.city() {
        0 => "city only".to_owned(),
        _ => format!("{} {}s", plan.hierarchy.width(0) - 1, plan.hierarchy.levels[0].id),
    };
    let groups =
        if plan.groups.is_empty() { String::new() } else { format!(", {} groups", plan.groups.len()) };
    format!("{places}, {} periods{groups}", plan.periods.len())
}
