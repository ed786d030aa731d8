//! What the rest of the program may call on the wall.
use super::door::{Blueprint, Prepared};
use super::map::{Places, UnitKey};
use super::operator::OperatorReport;
use super::piles::{PILES, Shelf};
use super::read;
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

/// Whether all files of the exports are there.
///
/// # Errors
/// Status 4 when one is missing or cannot be opened.
pub fn find_inputs(pipeline: &Pipeline) -> Result<()> {
    read::input_bytes(pipeline).map(|_| ())
}

/// Bytes of memory for records. Where they need more, the exports are read several
/// times, for some of the people each time: docs/performance.md says what that costs.
const MEMORY: usize = 5 << 29;

/// Reads, maps, weighs and tallies the exports, and marks them. `marked` is the
/// sidecar's key and the mark made with it a moment ago, if one was: when the files
/// have changed since, nothing goes on.
///
/// # Errors
/// Structural faults of the exports (status 4), without any value.
pub fn prepare(
    pipeline: &Pipeline,
    plan: &Plan,
    geography: Option<&Geography>,
    marked: (&[u8; 32], Option<&[u8; 32]>),
    progress: &dyn Progress,
) -> Result<(Prepared, OperatorReport, [u8; 32])> {
    prepare_within(MEMORY, pipeline, plan, geography, marked, progress)
}

/// The same with so much memory for records. Each reading keeps other units, so that
/// each unit is weighed once, by all its records, whatever the memory.
pub(super) fn prepare_within(
    memory: usize,
    pipeline: &Pipeline,
    plan: &Plan,
    geography: Option<&Geography>,
    (inputs_key, marked): (&[u8; 32], Option<&[u8; 32]>),
    progress: &dyn Progress,
) -> Result<(Prepared, OperatorReport, [u8; 32])> {
    let (atlas, key, all) = (Atlas::new(geography), UnitKey::fresh()?, read::input_bytes(pipeline)?);
    let mut prepared = blueprint(pipeline, plan, geography)?.prepare(pipeline.settings_digest());
    let (mut first, mut marked, mut report) = (0, marked.copied(), None);
    progress.stage("reading the exports");
    loop {
        let shelf = Shelf::new(first, memory);
        let told = |done| progress.bytes(done, all);
        let (records, rows, mark) =
            read::read_exports(pipeline, &atlas, (&key, &shelf), Some(inputs_key), &told)?;
        if marked.is_some_and(|before| mark != Some(before)) {
            return Err(
                Problem::exports("the exports changed while they were being read").hint("run it again")
            );
        }
        // A later reading notes less: it passes over rows that were looked at before.
        (marked, report) = (mark, report.or(Some(rows)));
        progress.stage("weighing: one person, one voice");
        prepared.add(records)?;
        first = shelf.end();
        if first >= PILES {
            break;
        }
        progress.stage("reading the exports again, for more of the people");
    }
    let (Some(mark), Some(report)) = (marked, report) else {
        return Err(Problem::failed("the exports were not marked"));
    };
    Ok((prepared, report, mark))
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
    let (key, shelf) = (UnitKey::fresh()?, Shelf::nothing());
    let told = |done| progress.bytes(done, all);
    let (_, report, _) = read::read_exports(pipeline, &atlas, (&key, &shelf), None, &told)?;
    Ok(report)
}

/// Noise scale of each of the plan's tables, in grid units; public.
///
/// # Errors
/// When the plan's shares do not compose to its ε.
pub fn scales(plan: &Plan) -> Result<Vec<f64>> {
    Blueprint::new(plan, Frame::new(plan, None, Vec::new()), &[]).map(Blueprint::into_scales)
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
