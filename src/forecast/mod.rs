//! What a plan will be able to tell, before anything is spent.
//!
//! An expected city, made of public facts and of assumptions that are stated
//! ([`assumptions`]), goes through the same least squares, the same simulated noise
//! and the same rules of clarity as a release. The ranges of linear figures (counts,
//! rates per resident, shares) hardly depend on what is in the cells, so that they
//! come out as announced; `evenhand simulate --check` measures how closely. Nothing
//! here reads an export or draws anything that is published.
mod assumed;
mod expected;
mod ladder;
mod margins;
#[cfg(test)]
mod tests;

pub use assumed::assumptions;
pub use ladder::{Rung, ladder};
pub(crate) use margins::half;
pub use margins::{Margin, Place, margins, places};

use crate::bundle::Bundle;
use crate::confidential;
use crate::equity::{self, Story};
use crate::problem::{Problem, Result};
use crate::rehearse::no_ledger;
use crate::release::{Prepared, describe};

/// The story of an expected city under `work`'s plan. Only its ranges mean anything.
///
/// # Errors
/// When the plan cannot be measured.
pub fn forecast(work: &Prepared) -> Result<Story> {
    let scales = confidential::scales(&work.plan)?;
    let cells = work.plan.tables.iter().map(|t| expected::cells(&work.plan, t)).collect();
    let mut release = describe(work, "0".repeat(32), scales, no_ledger(work));
    release.rehearsal = true;
    let bundle = Bundle::of_invented(release, cells, work.geography.clone())
        .ok_or_else(|| Problem::failed("this is no expectation"))?;
    equity::tell_directly(&bundle, &work.pipeline.presentation)
}
