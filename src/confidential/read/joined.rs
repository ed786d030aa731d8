//! The files that a source takes cells from, read before its own.
use std::sync::atomic::AtomicU64;

use jiff::tz::TimeZone;

use super::files::{self, Input};
use super::mark::Mark;
use super::stretch::{FileSpot, Stretch};
use super::{Reading, Rewriting};
use crate::confidential::map::{JoinTable, Notes, Places, Rules, UnitKey};
use crate::confidential::operator::{OperatorReport, SourceReport};
use crate::pipeline::{Pipeline, Source};
use crate::problem::Result;

/// Where the files of a join are counted from, so that no row of theirs has the number of
/// a row of the source's own files.
pub(super) const FIRST_FILE: usize = 1 << 32;

/// The joined files of a source; none where it has none.
pub(super) fn inputs(source: &Source, position: usize) -> Result<Vec<Input>> {
    match &source.join {
        Some(join) => files::of(&join.files, source.role, position),
        None => Ok(Vec::new()),
    }
}

/// Everything that reading a joined file needs besides the source.
pub(super) struct Around<'a, P> {
    pub pipeline: &'a Pipeline,
    pub zone: &'a TimeZone,
    pub places: &'a P,
    pub key: &'a UnitKey,
    pub block: usize,
    pub rewriting: Option<&'a Rewriting>,
    pub read: &'a AtomicU64,
}

/// Reads what a source joins, in file order; `None` where it joins nothing.
pub(super) fn read<P: Places>(
    around: &Around<'_, P>,
    source: &Source,
    position: usize,
    mut mark: Option<&mut Mark>,
    report: &mut OperatorReport,
) -> Result<Option<JoinTable>> {
    let Some(join) = &source.join else { return Ok(None) };
    let rules = Rules::of_joined(around.pipeline, source, join, around.zone, around.places, around.key)?;
    let inputs = inputs(source, position)?;
    let (mut table, mut notes) = (JoinTable::new(), Notes::new());
    for (file, input) in inputs.iter().enumerate() {
        let reading = Reading {
            format: &join.format,
            rules: &rules,
            spot: FileSpot { source: position, file: FIRST_FILE + file },
            block: around.block,
            rewriting: around.rewriting,
        };
        let each = |stretch: Stretch| {
            notes.merge(stretch.notes, stretch.below);
            table.extend(stretch.joined);
        };
        reading.file(input, mark.as_deref_mut(), around.read, each).map_err(|f| f.at(&input.place))?;
    }
    let names = inputs.into_iter().map(|input| input.place.name).collect();
    report.add(SourceReport::joined(around.pipeline, source, names, notes));
    Ok(Some(table))
}
