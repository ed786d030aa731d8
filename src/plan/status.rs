//! What the sources, taken together, can say about status.
use super::StatusMode;
use crate::pipeline::{Pipeline, Role};
use crate::problem::{Problem, Result};

/// The status axis that these sources support.
///
/// Timed when every requests source has closing dates, or when hand-outs of the
/// same units are the only sign of help. Requests sources that disagree on
/// whether they say anything are refused: rows without a status would all read
/// as unmet.
pub(super) fn mode(pipeline: &Pipeline) -> Result<StatusMode> {
    let requests = || pipeline.sources.iter().filter(|s| s.role == Role::Requests);
    let with_status = requests().filter(|s| s.status.is_some()).count();
    let all = requests().count();
    let handouts = pipeline.sources.iter().any(|s| s.role == Role::Distributions && !s.person.is_empty());
    if with_status > 0 && with_status < all {
        return Err(Problem::usage(
            "some `requests` sources have a `status` and some have none; rows without one would all count as unmet",
        )
        .at(pipeline.file.display().to_string())
        .hint("give every requests source a `status`, or leave it out of all of them"));
    }
    if with_status == 0 {
        return Ok(if handouts { StatusMode::Timed } else { StatusMode::None });
    }
    if requests().all(|s| s.closed.is_some()) { Ok(StatusMode::Timed) } else { Ok(StatusMode::AtEnd) }
}
