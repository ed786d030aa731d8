//! What the rest of the program may call on the wall.
use super::door::{Blueprint, Prepared};
use super::map::Places;
use super::operator::OperatorReport;
use super::read;
use super::record::Record;
use super::weigh::Frame;
use crate::geography::{Geography, Locator};
use crate::pipeline::Pipeline;
use crate::plan::Plan;
use crate::problem::{Problem, Result};

/// Progress of reading: bytes and stages, for a terminal only.
pub trait Progress: Sync {
    /// A stage of the work begins.
    fn stage(&self, name: &'static str);
    /// `done` of `all` bytes of the exports were read.
    fn bytes(&self, done: u64, all: u64);
}

/// The mark of the exports under the sidecar's private key: tells whether a
/// release of the same inputs was made before. Never leaves the sidecar.
///
/// # Errors
/// When a file cannot be read.
pub fn mark_inputs(pipeline: &Pipeline, key: &[u8; 32]) -> Result<[u8; 32]> {
    read::mark_inputs(pipeline, key)
}

/// Reads, maps, weighs and tallies the exports. `marked` is the sidecar's key and
/// the mark made with it a moment ago: when the files have changed since, nothing
/// goes on.
///
/// # Errors
/// Structural faults of the exports (status 4), without any value.
pub fn prepare(
    pipeline: &Pipeline,
    plan: &Plan,
    geography: Option<&Geography>,
    marked: (&[u8; 32], &[u8; 32]),
    progress: &dyn Progress,
) -> Result<(Prepared, OperatorReport)> {
    let (records, report) = records(pipeline, geography, marked, progress)?;
    progress.stage("weighing: one person, one voice");
    let prepared = blueprint(pipeline, plan, geography)?.prepare(records, pipeline.settings_digest())?;
    Ok((prepared, report))
}

/// Reads and maps the exports for the operator's eyes: nothing is marked, weighed
/// or kept.
///
/// # Errors
/// As [`prepare`].
pub fn check(
    pipeline: &Pipeline,
    geography: Option<&Geography>,
    progress: &dyn Progress,
) -> Result<OperatorReport> {
    progress.stage("reading the exports");
    let atlas = Atlas::new(geography);
    let all = read::input_bytes(pipeline)?;
    let (_, report, _) = read::read_exports(pipeline, &atlas, None, &|done| progress.bytes(done, all))?;
    Ok(report)
}

/// Noise scale of each of the plan's tables, in grid units; public.
///
/// # Errors
/// When the plan's shares do not compose to its ε.
pub fn scales(plan: &Plan) -> Result<Vec<f64>> {
    Blueprint::new(plan, Frame::new(plan, None, Vec::new()), &[]).map(Blueprint::into_scales)
}

fn records(
    pipeline: &Pipeline,
    geography: Option<&Geography>,
    (key, marked): (&[u8; 32], &[u8; 32]),
    progress: &dyn Progress,
) -> Result<(Vec<Record>, OperatorReport)> {
    progress.stage("reading the exports");
    let atlas = Atlas::new(geography);
    let all = read::input_bytes(pipeline)?;
    let (records, report, mark) =
        read::read_exports(pipeline, &atlas, Some(key), &|done| progress.bytes(done, all))?;
    if mark.as_ref() != Some(marked) {
        return Err(Problem::exports("the exports changed while they were being read").hint("run it again"));
    }
    Ok((records.take(), report))
}

pub(super) fn blueprint(
    pipeline: &Pipeline,
    plan: &Plan,
    geography: Option<&Geography>,
) -> Result<Blueprint> {
    let sizes = pipeline.groups.iter().map(|g| g.keys.len().min(255) as u8).collect();
    let slots: Vec<usize> =
        plan.groups.iter().filter_map(|g| pipeline.groups.iter().position(|p| p.id == g.id)).collect();
    let lists = super::map::lists(pipeline, &Atlas::new(geography))?;
    Blueprint::new(plan, Frame::new(plan, geography, sizes).with_lists(&lists), &slots)
}

/// The public areas, if there are any, as mapping asks for them.
pub(super) struct Atlas(Option<Locator>);

impl Atlas {
    pub(super) fn new(geography: Option<&Geography>) -> Self {
        Atlas(geography.map(Locator::new))
    }
}

impl Places for Atlas {
    fn locate(&self, lon: f64, lat: f64) -> Option<usize> {
        self.0.as_ref()?.locate(lon, lat)
    }
    fn by_code(&self, code: &str) -> Option<usize> {
        self.0.as_ref()?.by_code(code)
    }
    fn by_name(&self, name: &str) -> Option<usize> {
        self.0.as_ref()?.by_name(name)
    }
}
