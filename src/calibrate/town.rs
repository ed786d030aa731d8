//! A made-up city with the pipeline that would publish it.
use std::fs;

use crate::pipeline;
use crate::plan::Plan;
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
) -> Result<(City, Prepared)> {
    let ((name, text), base) =
        if people < 1_000 { (SMALL, Settings::smallgroup()) } else { (LARGE, Settings::riverton()) };
    let (areas, districts) = if people > 10_000 { (120, 8) } else { (base.areas, base.districts) };
    let settings = Settings { people, areas, districts, generator, seed, messy: false, ..base };
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
    Ok((city, Prepared::new(pipeline)?))
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
