//! A Parquet file, row group by row group, needed columns only.
//!
//! Types are stored in such a file, so nothing is guessed from the rows. What
//! polars says about a file it cannot read may quote a value and is dropped. What a
//! damaged file's footer and page headers announce is checked before polars reserves
//! memory for it ([`super::parquet_sound`]).
use std::fs::File;
use std::io::Cursor;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use polars::io::mmap::MmapBytesReader;
use polars::prelude::{ArrowDataType, DataFrame, ParquetReader, PolarsResult, SerReader};
use rayon::prelude::*;

use super::header::place;
use super::parquet_column::ColumnCells;
use super::parquet_sound;
use super::stretch::{FileSpot, Stretch};
use crate::confidential::fault::{Fault, FaultKind};
use crate::confidential::map::{Cell, Mapper, Places, Row, Rules};
use crate::problem::Problem;

/// Rows that one thread maps at a time.
const STRETCH: usize = 1 << 16;

/// A Parquet file that can be read again and again.
pub(super) trait Stored: Sync {
    /// What reads it from its beginning.
    type Reader: MmapBytesReader;
    /// Begins to read it.
    fn reader(&self) -> std::io::Result<Self::Reader>;
}

impl Stored for File {
    type Reader = File;
    fn reader(&self) -> std::io::Result<File> {
        self.try_clone()
    }
}

/// One in memory.
pub(super) struct Bytes(Arc<[u8]>);

impl Bytes {
    /// The bytes of a whole file.
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Bytes(bytes.into())
    }
}

impl Stored for Bytes {
    type Reader = Cursor<Arc<[u8]>>;
    fn reader(&self) -> std::io::Result<Self::Reader> {
        Ok(Cursor::new(Arc::clone(&self.0)))
    }
}

/// The needed columns' cells of one row group.
pub(super) struct Group {
    columns: Vec<ColumnCells>,
    rows: usize,
}

pub(super) struct GroupRow<'g> {
    pub group: &'g Group,
    pub row: usize,
}

impl Row for GroupRow<'_> {
    fn cell(&self, slot: usize) -> Cell<'_> {
        self.group.columns.get(slot).map_or(Cell::Blank, |column| column.cell(self.row))
    }
}

/// Refuses to start while the environment tells polars to print, spill or panic:
/// its chatter has numbers of rows and pages in it, goes to standard error even
/// where that is a log, and cannot be turned off from here.
pub(super) fn refuse_chatter() -> crate::problem::Result<()> {
    let meant = |name: &str| {
        (name.starts_with("POLARS_") || name.starts_with("PARQUET_")) && name != "POLARS_MAX_THREADS"
    };
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    match names.into_iter().find(|name| meant(name)) {
        None => Ok(()),
        Some(name) => Err(Problem::usage(format!(
            "the environment variable {name} is set: the Parquet reader heeds it, and could print how many rows there are"
        ))
        .hint(format!("run again without it, for example with `env -u {name} evenhand …`"))),
    }
}

/// Reads `file` and hands over stretches of records in file order.
pub(super) fn read<P: Places>(
    file: &impl Stored,
    rules: &Rules<'_, P>,
    spot: FileSpot,
    mut each: impl FnMut(Stretch),
) -> Result<(), Fault> {
    let outline = Outline::of(file)?;
    let placed = place(&outline.names, rules.wanted())?;
    for place in &placed.places {
        if !outline.kinds.get(*place).is_some_and(|known| *known) {
            let name = outline.names.get(*place).map_or("", String::as_str);
            return Err(Fault::new(FaultKind::ColumnKind).column(name));
        }
    }
    let mut below = 1;
    let mut groups = (0u64..).zip(outline.groups());
    let mut load = || {
        let loaded = groups.next().map(|(number, rows)| {
            Group::load(file, rows, &outline.names, &placed.places).map(|group| (number, group))
        });
        loaded.transpose()
    };
    let mut loaded = load()?;
    // The next row group is unpacked while this one is mapped.
    while let Some((number, group)) = loaded {
        let (mapped, next) = rayon::join(|| group.stretches(rules, &placed.wide, spot, number), &mut load);
        for mut stretch in mapped {
            let lines = stretch.lines;
            stretch.below = below;
            each(stretch);
            below += lines;
        }
        loaded = next?;
    }
    Ok(())
}

/// Rows that set-up looks at.
const LOOKED_AT: usize = 200_000;

/// For set-up: the header and the first rows, as texts, of the columns that can be read.
pub(super) fn look(
    file: &impl Stored,
    mut each: impl FnMut(&mut dyn Iterator<Item = String>),
) -> Result<(), Fault> {
    refuse_chatter().map_err(|_| Fault::new(FaultKind::Unreadable))?;
    let outline = Outline::of(file)?;
    let places: Vec<usize> =
        (0..outline.names.len()).filter(|at| outline.kinds.get(*at) == Some(&true)).collect();
    each(&mut places.iter().filter_map(|at| outline.names.get(*at).cloned()));
    let mut left = LOOKED_AT;
    for rows in outline.groups() {
        let rows = rows.start..rows.end.min(rows.start + left);
        left -= rows.len();
        if rows.is_empty() {
            continue;
        }
        let group = Group::load(file, rows, &outline.names, &places)?;
        for row in 0..group.rows {
            each(&mut group.columns.iter().map(|column| column.cell(row).text().into_owned()));
        }
    }
    Ok(())
}

impl Group {
    fn load(
        file: &impl Stored,
        rows: Range<usize>,
        names: &[String],
        places: &[usize],
    ) -> Result<Self, Fault> {
        let mut wanted = places.to_vec();
        wanted.sort_unstable();
        wanted.dedup();
        let frame: DataFrame = quietly(|| {
            let reader = ParquetReader::new(file.reader()?);
            reader.with_projection(Some(wanted)).with_slice(Some((rows.start, rows.len()))).finish()
        })?;
        if frame.height() != rows.len() {
            return Err(Fault::new(FaultKind::NotParquet));
        }
        Self::of(&frame, names, places)
    }

    /// The cells of a frame that has at least the needed columns.
    pub(super) fn of(frame: &DataFrame, names: &[String], places: &[usize]) -> Result<Self, Fault> {
        let columns = places.iter().map(|place| {
            let name = names.get(*place).map(String::as_str).unwrap_or_default();
            let series = quietly(|| Ok(frame.column(name)?.as_materialized_series().rechunk()))?;
            // A damaged file may promise more rows than a column has.
            if series.len() != frame.height() {
                return Err(Fault::new(FaultKind::NotParquet).column(name));
            }
            quietly(|| ColumnCells::new(&series))?
                .ok_or_else(|| Fault::new(FaultKind::ColumnKind).column(name))
        });
        Ok(Group { columns: columns.collect::<Result<_, _>>()?, rows: frame.height() })
    }

    /// All its rows, mapped by as many threads as there are.
    fn stretches<P: Places>(
        &self,
        rules: &Rules<'_, P>,
        wide: &[u16],
        spot: FileSpot,
        number: u64,
    ) -> Vec<Stretch> {
        let stretches: Vec<Range<usize>> =
            (0..self.rows).step_by(STRETCH).map(|from| from..self.rows.min(from + STRETCH)).collect();
        stretches.into_par_iter().map(|rows| self.map(rows, rules, wide, spot, number)).collect()
    }

    fn map<P: Places>(
        &self,
        rows: Range<usize>,
        rules: &Rules<'_, P>,
        wide: &[u16],
        spot: FileSpot,
        number: u64,
    ) -> Stretch {
        let mut mapper = Mapper::new(rules, wide);
        let (from, lines) = (rows.start, rows.len() as u64);
        for row in rows {
            let mut place = spot.row(number, row as u64);
            place.row = (row - from) as u64 + 1;
            mapper.map(&GroupRow { group: self, row }, &place);
        }
        let records = rules.sorted(mapper.records);
        Stretch { records, joined: mapper.joined, notes: mapper.notes, lines, below: 0, fault: None }
    }
}

/// A file's columns and row groups.
pub(super) struct Outline {
    pub names: Vec<String>,
    /// Whether each column is of a kind that can be read.
    kinds: Vec<bool>,
    lengths: Vec<usize>,
}

impl Outline {
    /// Of a file whose footer and page headers fit it.
    pub(super) fn of(file: &impl Stored) -> Result<Self, Fault> {
        let damaged = || Fault::new(FaultKind::NotParquet);
        let mut bytes = file.reader().map_err(|_| Fault::new(FaultKind::Unreadable))?;
        let length = parquet_sound::footer(&mut bytes).ok_or_else(damaged)?;
        let (outline, chunks) = quietly(|| {
            let mut reader = ParquetReader::new(file.reader()?);
            let schema = reader.schema()?;
            let groups = &reader.get_metadata()?.row_groups;
            let outline = Outline {
                names: schema.iter().map(|(name, _)| name.to_string()).collect(),
                kinds: schema.iter().map(|(_, field)| readable(&field.dtype)).collect(),
                lengths: groups.iter().map(|group| group.num_rows()).collect(),
            };
            // Nested columns have other numbers of values, and are not read.
            let flat = groups.iter().flat_map(|group| {
                let columns = group.parquet_columns().iter().filter(|column| {
                    let place = column.descriptor();
                    place.path_in_schema.len() == 1 && place.descriptor.max_rep_level == 0
                });
                columns.map(|column| (column.byte_range(), column.num_values(), group.num_rows()))
            });
            Ok((outline, flat.collect::<Vec<_>>()))
        })?;
        let fits = outline.lengths.iter().all(|rows| parquet_sound::rows(*rows, length))
            && chunks.into_iter().all(|(chunk, values, rows)| {
                usize::try_from(values) == Ok(rows)
                    && parquet_sound::pages(&mut bytes, length, chunk, rows).is_some()
            });
        if fits { Ok(outline) } else { Err(damaged()) }
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.lengths.iter().scan(0usize, |start, length| {
            let from = *start;
            *start = from.checked_add(*length)?;
            Some(from..*start)
        })
    }
}

fn readable(kind: &ArrowDataType) -> bool {
    use ArrowDataType::*;
    match kind {
        Dictionary(_, values, _) => matches!(**values, Utf8 | LargeUtf8 | Utf8View),
        Null | Boolean | Int32 | Int64 | UInt32 | UInt64 | Float32 | Float64 => true,
        Utf8 | LargeUtf8 | Utf8View | Date32 | Date64 | Timestamp(_, _) => true,
        _ => false,
    }
}

/// Runs a reader of other people's formats on a file that may be damaged: what it
/// panics with is dropped, and `None` is left.
pub(super) fn quietly_any<T>(run: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(run)).ok()
}

/// Runs polars on a file that may be damaged: whatever it says or panics with is
/// dropped. (What a panic prints is up to the program's panic hook.)
pub(super) fn quietly<T>(run: impl FnOnce() -> PolarsResult<T>) -> Result<T, Fault> {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(value)) => Ok(value),
        _ => Err(Fault::new(FaultKind::NotParquet)),
    }
}
