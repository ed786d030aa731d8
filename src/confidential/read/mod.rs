//! Exports → rows → records, under stated formats only.
//!
//! Encoding, separator, date formats and column names are those of the pipeline
//! file; nothing is detected, because what is detected from many rows is decided
//! by many people. A file is read in blocks of whole rows, and no part of a row's
//! outcome depends on where the blocks end or on any other row.
pub(in crate::confidential) mod dates;

mod blocks;
mod csv;
mod digits;
mod files;
#[cfg(any(test, fuzzing))]
pub(in crate::confidential) mod fuzzing;
mod header;
mod joined;
mod mark;
mod parquet;
mod parquet_column;
mod parquet_sound;
mod rewrite;
mod rewrite_files;
mod rewrite_parquet;
pub(in crate::confidential) mod scan;
mod stretch;
#[cfg(test)]
pub(in crate::confidential) mod tests;
pub(in crate::confidential) mod text;
pub(in crate::confidential) mod unpack;
mod utf16;

use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::sync::atomic::{AtomicU64, Ordering};

use super::fault::{Fault, FaultKind};
use super::map::{Notes, Places, Rules, UnitKey};
use super::operator::{OperatorReport, SourceReport};
use super::piles::{Records, Shelf};
use crate::pipeline::{Encoding, FileFormat, Pipeline, Source, pattern};
use crate::problem::Result;
use files::Input;
use mark::{Mark, Marked};
use rewrite::Rewriter;
pub(in crate::confidential) use rewrite::{Change, Rewriting, Seen, Target};
pub(in crate::confidential) use rewrite_files::write_sample_again;
use stretch::{FileSpot, Stretch};
use unpack::{Bytes, Wiped};

/// Bytes a block: large enough that cutting costs nothing, small enough that a
/// laptop holds a batch of them.
const BLOCK: usize = 4 << 20;
const REWRITTEN_BLOCK: usize = 1_000_003;

/// Reads and maps every file of every source.
///
/// `key` is the run's, and `shelf` tells which units' records are kept.
/// `inputs_key`: also compute the mark of the inputs, as [`mark_inputs`] does.
/// `progress` is called from time to time with the bytes read so far, for the
/// operator's terminal only.
///
/// # Errors
/// Status 4 for structural faults, told by file, column and row; status 2 where a
/// rule of the pipeline file cannot hold.
pub(super) fn read_exports<P: Places>(
    pipeline: &Pipeline,
    places: &P,
    (key, shelf): (&UnitKey, &Shelf),
    inputs_key: Option<&[u8; 32]>,
    progress: &dyn Fn(u64),
) -> Result<(Records, OperatorReport, Option<[u8; 32]>)> {
    let how = How { key, block: BLOCK, shelf: Some(shelf), rewriting: None };
    read_through(pipeline, places, inputs_key, progress, how)
}

/// The mark of the inputs alone: BLAKE3 keyed by `key` over source position,
/// length and bytes of all files in order.
pub(super) fn mark_inputs(pipeline: &Pipeline, key: &[u8; 32]) -> Result<[u8; 32]> {
    let mut mark = Mark::of(pipeline, key);
    let read = AtomicU64::new(0);
    for (position, source) in pipeline.sources.iter().enumerate() {
        for input in joined::inputs(source, position)?.into_iter().chain(files::of_source(source, position)?)
        {
            let mut whole = || match Bytes::open(&input.path)? {
                Bytes::Stored(file, length) => {
                    mark.file(position, length);
                    through(&file, length, &mut mark, &read)
                }
                Bytes::Memory(bytes) => {
                    mark.memory(position, &bytes);
                    Ok(())
                }
            };
            whole().map_err(|fault| fault.at(&input.place))?;
        }
    }
    Ok(mark.finish())
}

/// Length of all files together.
pub(super) fn input_bytes(pipeline: &Pipeline) -> Result<u64> {
    let mut total = 0u64;
    for (position, source) in pipeline.sources.iter().enumerate() {
        for input in joined::inputs(source, position)?.into_iter().chain(files::of_source(source, position)?)
        {
            let (_, length) = files::open(&input.path).map_err(|fault| fault.at(&input.place))?;
            total = total.saturating_add(length);
        }
    }
    Ok(total)
}

#[cfg(test)]
fn read_with<P: Places>(
    pipeline: &Pipeline,
    places: &P,
    inputs_key: Option<&[u8; 32]>,
    progress: &dyn Fn(u64),
    key: &UnitKey,
    block: usize,
) -> Result<(Records, OperatorReport, Option<[u8; 32]>)> {
    let how = How { key, block, shelf: None, rewriting: None };
    read_through(pipeline, places, inputs_key, progress, how)
}

/// Reads and maps the exports as another writer would have written them, under a
/// given key; for the audit.
pub(super) fn read_rewritten<P: Places>(
    pipeline: &Pipeline,
    places: &P,
    key: &UnitKey,
    rewriting: Option<&Rewriting>,
) -> Result<Records> {
    // Blocks of another size than a release has: nothing may depend on it.
    let block = if rewriting.is_some() { REWRITTEN_BLOCK } else { BLOCK };
    let how = How { key, block, shelf: None, rewriting };
    read_through(pipeline, places, None, &|_| {}, how).map(|(records, _, _)| records)
}

/// How all files are to be read.
struct How<'a> {
    key: &'a UnitKey,
    block: usize,
    /// `None`: all records are kept, in file order.
    shelf: Option<&'a Shelf>,
    rewriting: Option<&'a Rewriting>,
}

fn read_through<P: Places>(
    pipeline: &Pipeline,
    places: &P,
    inputs_key: Option<&[u8; 32]>,
    progress: &dyn Fn(u64),
    how: How<'_>,
) -> Result<(Records, OperatorReport, Option<[u8; 32]>)> {
    let joins = |source: &Source| source.join.as_ref().is_some_and(|join| join.format == FileFormat::Parquet);
    if pipeline.sources.iter().any(|source| source.format == FileFormat::Parquet || joins(source)) {
        parquet::refuse_chatter()?;
    }
    let zone = dates::zone(&pipeline.period.timezone)?;
    let mut mark = inputs_key.map(|key| Mark::of(pipeline, key));
    let read = AtomicU64::new(0);
    let (mut records, mut report) = (Records::new(), OperatorReport::new());
    for (position, source) in pipeline.sources.iter().enumerate() {
        let around = joined::Around {
            pipeline,
            zone: &zone,
            places,
            key: how.key,
            block: how.block,
            rewriting: how.rewriting,
            read: &read,
        };
        let table = joined::read(&around, source, position, mark.as_mut(), &mut report)?;
        let inputs = files::of_source(source, position)?;
        let rules = Rules::new(pipeline, source, &zone, places, how.key, table.as_ref())?
            .onto(how.shelf)
            .of_files(inputs.iter().map(Input::stem).collect());
        let mut notes = Notes::new();
        for (file, input) in inputs.iter().enumerate() {
            let reading = Reading {
                format: &source.format,
                rules: &rules,
                spot: FileSpot { source: position, file },
                block: how.block,
                rewriting: how.rewriting,
            };
            let each = |stretch: Stretch| {
                notes.merge(stretch.notes, stretch.below);
                match how.shelf {
                    Some(shelf) => records.shelve(stretch.records, shelf),
                    None => records.append(stretch.records),
                }
                progress(read.load(Ordering::Relaxed));
            };
            reading.file(input, mark.as_mut(), &read, each).map_err(|fault| fault.at(&input.place))?;
        }
        let names = inputs.into_iter().map(|input| input.place.name).collect();
        report.add(SourceReport::new(pipeline, source, names, notes));
    }
    Ok((records, report, mark.map(Mark::finish)))
}

/// How a file is to be read.
struct Reading<'a, P> {
    format: &'a FileFormat,
    rules: &'a Rules<'a, P>,
    spot: FileSpot,
    block: usize,
    rewriting: Option<&'a Rewriting>,
}

impl<P: Places> Reading<'_, P> {
    fn file(
        &self,
        input: &Input,
        mut mark: Option<&mut Mark>,
        read: &AtomicU64,
        each: impl FnMut(Stretch),
    ) -> std::result::Result<(), Fault> {
        match Bytes::open(&input.path)? {
            Bytes::Stored(file, length) => {
                let before = read.load(Ordering::Relaxed);
                if let Some(mark) = &mut mark {
                    mark.file(self.spot.source, length);
                }
                if let FileFormat::Csv { .. } = self.format {
                    self.text(Marked::new(file, mark, read), each)?;
                } else {
                    match mark {
                        Some(mark) => through(&file, length, mark, read)?,
                        None => {
                            read.fetch_add(length, Ordering::Relaxed);
                        }
                    }
                    self.table(Bytes::Stored(file, length), input, each)?;
                }
                same_length(read.load(Ordering::Relaxed) - before, length)
            }
            Bytes::Memory(bytes) => {
                if let Some(mark) = &mut mark {
                    mark.memory(self.spot.source, &bytes);
                }
                match self.format {
                    FileFormat::Csv { .. } => self.text(Wiped::new(bytes), each),
                    _ => self.table(Bytes::Memory(bytes), input, each),
                }
            }
        }
    }

    /// A file that is no separated text.
    fn table(
        &self,
        bytes: Bytes,
        input: &Input,
        each: impl FnMut(Stretch),
    ) -> std::result::Result<(), Fault> {
        let leaves = |how: &Rewriting| matches!(how.change, Change::Without(_) | Change::Only(_));
        if let (FileFormat::JsonLines, Some(how)) = (self.format, self.rewriting.filter(|how| leaves(how))) {
            return self.fewer_lines(&bytes.whole()?, how, each);
        }
        match unpack::as_text(bytes, self.format, &input.path, self.rules.wanted())? {
            Bytes::Stored(file, _) => self.parquet(&file, each),
            Bytes::Memory(bytes) if *self.format == FileFormat::Parquet => {
                self.parquet(&parquet::Bytes::new(bytes.to_vec()), each)
            }
            Bytes::Memory(text) => self.text(Wiped::new(text), each),
        }
    }

    /// JSON Lines with the lines themselves left out, so that unpacking is put to the test
    /// as well: whose a line is, is told by its row of text.
    fn fewer_lines(
        &self,
        bytes: &[u8],
        how: &Rewriting,
        each: impl FnMut(Stretch),
    ) -> std::result::Result<(), Fault> {
        let shape = shape(self.format, self.block);
        let text = unpack::lines_as_text(bytes, self.rules.wanted())?;
        let rewriter = Rewriter::new(Wiped::new(text), shape, self.rules, self.spot, how);
        let fates = rewriter.fates().map_err(|_| Fault::new(FaultKind::Unreadable))?;
        let fewer = unpack::without_lines(bytes, &fates);
        let text = unpack::lines_as_text(&fewer, self.rules.wanted())?;
        csv::read(Wiped::new(text), shape, self.rules, self.spot, each)
    }

    fn parquet(
        &self,
        file: &impl parquet::Stored,
        each: impl FnMut(Stretch),
    ) -> std::result::Result<(), Fault> {
        match self.rewriting {
            Some(how) => {
                let bytes = rewrite_parquet::rewritten(file, self.rules, self.spot, how)?;
                parquet::read(&parquet::Bytes::new(bytes), self.rules, self.spot, each)
            }
            None => parquet::read(file, self.rules, self.spot, each),
        }
    }

    fn text(&self, input: impl Read + Send, each: impl FnMut(Stretch)) -> std::result::Result<(), Fault> {
        let shape = shape(self.format, self.block);
        let input = plain(input, shape.encoding)?;
        match self.rewriting {
            Some(how) => {
                let again = Rewriter::new(input, shape, self.rules, self.spot, how);
                csv::read(again, shape, self.rules, self.spot, each)
            }
            None => csv::read(input, shape, self.rules, self.spot, each),
        }
    }
}

/// How separated text is cut: as stated, or as `unpack` writes other tables out.
fn shape(format: &FileFormat, block: usize) -> csv::Shape {
    let (separator, encoding, skip_rows, title_rows) = match format {
        FileFormat::Csv { separator, encoding, skip_rows, title_rows } => {
            (*separator, *encoding, *skip_rows, *title_rows)
        }
        // Of several sheets the rows were skipped when they were put together.
        FileFormat::Spreadsheet { sheet: Some(sheet), .. } if pattern::Pattern::is_one(sheet) => {
            (b',', Encoding::Utf8, 0, 0)
        }
        FileFormat::Spreadsheet { skip_rows, title_rows, .. } => {
            (b',', Encoding::Utf8, *skip_rows, *title_rows)
        }
        FileFormat::Parquet | FileFormat::JsonLines | FileFormat::Sqlite { .. } => {
            (b',', Encoding::Utf8, 0, 0)
        }
    };
    csv::Shape { separator, encoding, skip_rows, title_rows, block }
}

/// A text without its byte-order mark, UTF-8 if it was UTF-16.
fn plain<'r>(
    mut input: impl Read + Send + 'r,
    encoding: Encoding,
) -> std::result::Result<Box<dyn Read + Send + 'r>, Fault> {
    let mut start = Vec::new();
    (&mut input).take(16).read_to_end(&mut start).map_err(|_| Fault::new(FaultKind::Unreadable))?;
    header::check_start(&start, encoding)?;
    if encoding == Encoding::Utf8 && start.starts_with(b"\xef\xbb\xbf") {
        start.drain(..3);
    }
    let input = Cursor::new(start).chain(input);
    Ok(match encoding {
        Encoding::Utf16Le => Box::new(utf16::Utf16::new(input)),
        Encoding::Utf8 | Encoding::Windows1252 => Box::new(input),
    })
}

/// Marks a whole file and goes back to its beginning.
fn through(
    mut file: &File,
    length: u64,
    mark: &mut Mark,
    read: &AtomicU64,
) -> std::result::Result<(), Fault> {
    let unreadable = |_| Fault::new(FaultKind::Unreadable);
    let copied = io::copy(&mut Marked::new(file, Some(mark), read), &mut io::sink()).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    same_length(copied, length)
}

fn same_length(read: u64, length: u64) -> std::result::Result<(), Fault> {
    if read == length { Ok(()) } else { Err(Fault::new(FaultKind::Changed)) }
}
