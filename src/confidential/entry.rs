//! What the rest of the program may call on the wall.
use super::door::{Blueprint, Prepared};
use super::operator::OperatorReport;
use super::weigh::Frame;
use super::{map, read};
use crate::geography::{Geography, Locator};
use crate::pipeline::Pipeline;
use crate::plan::Plan;
use crate::problem::{Problem, Result};

/// Progress of reading: bytes and stages, for a terminal only.
pub trait Progress: Sync {
    /// A stage of the work begins.
    fn stage(&self, name: &'static str);
    /// More bytes of the exports were read.
    fn bytes(&self, done: u64);
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
    progress.stage("reading the exports");
    let locator = geography.map(Locator::new);
    let (records, report, mark) =
        map::read_exports(pipeline, &locator, Some(marked.0), &|bytes| progress.bytes(bytes))?;
    if mark.as_ref() != Some(marked.1) {
        return Err(Problem::exports("the exports changed while they were being read").hint("run it again"));
    }
    progress.stage("weighing: one person, one voice");
    let sizes = pipeline.groups.iter().map(|g| g.keys.len().min(255) as u8).collect();
    let frame = Frame::new(plan, geography, sizes);
    let slots: Vec<usize> =
        plan.groups.iter().filter_map(|g| pipeline.groups.iter().position(|p| p.id == g.id)).collect();
    let prepared = Blueprint::new(plan, frame, &slots)?.prepare(records.into_vec())?;
    Ok((prepared, report))
}
