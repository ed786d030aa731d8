//! A Parquet file written again in memory, with somebody's rows left out.
use polars::prelude::{BooleanChunked, DataFrame, ParquetReader, ParquetWriter, SerReader};

use super::header::place;
use super::parquet::{Group, GroupRow, Outline, Stored, quietly};
use super::rewrite::Rewriting;
use super::stretch::FileSpot;
use crate::confidential::fault::Fault;
use crate::confidential::map::{Places, Rules};

/// Rows a group of the new file: other than most writers', since nothing may
/// depend on it.
const GROUP: usize = 10_007;

/// The bytes of a new file with the needed columns of the rows that stay. Nobody
/// is planted in Parquet files, whose id columns have types.
pub(super) fn rewritten<P: Places>(
    file: &impl Stored,
    rules: &Rules<'_, P>,
    spot: FileSpot,
    how: &Rewriting,
) -> Result<Vec<u8>, Fault> {
    let names = Outline::of(file)?.names;
    let places = place(&names, rules.wanted())?.places;
    let mut wanted = places.clone();
    wanted.sort_unstable();
    wanted.dedup();
    let frame: DataFrame =
        quietly(|| ParquetReader::new(file.reader()?).with_projection(Some(wanted)).finish())?;
    let group = Group::of(&frame, &names, &places)?;
    let stays = |row: usize| {
        let owners = rules.owners(&GroupRow { group: &group, row });
        how.fate(spot, row as u64 + 1, &owners).0
    };
    let mask: BooleanChunked = (0..frame.height()).map(|row| Some(stays(row))).collect();
    how.ended(spot, frame.height() as u64);
    let mut bytes = Vec::new();
    quietly(|| {
        let mut kept = frame.filter(&mask)?;
        ParquetWriter::new(&mut bytes).with_row_group_size(Some(GROUP)).finish(&mut kept)
    })?;
    Ok(bytes)
}
