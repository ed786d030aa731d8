//! A separated file: header, then blocks of rows parsed in parallel.
//!
//! Reading goes on while a batch of blocks is parsed. Results are appended in
//! file order, and the first fault in file order is the one that is told, so that
//! neither threads nor the size of blocks can be seen in the outcome.
use std::borrow::Cow;
use std::io::Read;

use rayon::prelude::*;

use super::blocks::{Block, Blocks};
use super::header::Header;
use super::scan::{Field, Line, Scanner, Stops};
use super::stretch::{FileSpot, Stretch};
use super::text::{TextRow, as_utf8, content};
use crate::confidential::fault::{Fault, FaultKind};
use crate::confidential::map::{Mapper, Places, Rules, Wanted};
use crate::pipeline::Encoding;

/// The stated shape of a file.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub separator: u8,
    pub encoding: Encoding,
    pub skip_rows: u32,
    /// Rows with text above the header.
    pub title_rows: u32,
    /// Bytes a block.
    pub block: usize,
}

/// A block whose rows are yet to be parsed.
struct Task {
    block: Block,
    /// Where its rows begin.
    from: usize,
    /// Its number in the file.
    number: u64,
}

/// What all blocks of a file share.
struct Sheet<'a, P> {
    rules: &'a Rules<'a, P>,
    header: Header,
    stops: &'a Stops,
    encoding: Encoding,
    spot: FileSpot,
}

/// Reads `input` (already UTF-8 if it was UTF-16) and hands over stretches of
/// records in file order.
pub(super) fn read<R: Read + Send, P: Places>(
    input: R,
    shape: Shape,
    rules: &Rules<'_, P>,
    spot: FileSpot,
    mut each: impl FnMut(Stretch),
) -> Result<(), Fault> {
    let mut blocks = Blocks::new(input, shape.block);
    let stops = Stops::new(shape.separator);
    let (header, first, mut lines) = head(&mut blocks, &stops, shape, rules.wanted())?;
    let sheet = Sheet { rules, header, stops: &stops, encoding: shape.encoding, spot };
    let mut numbers = 1u64..;
    let mut tasks: Vec<Task> = first.into_iter().collect();
    loop {
        let (parsed, next) = rayon::join(
            || tasks.par_iter().map(|task| sheet.parse(task)).collect::<Vec<_>>(),
            || batch(&mut blocks, &mut numbers),
        );
        for mut stretch in parsed {
            if let Some(fault) = stretch.fault.take() {
                return Err(fault.below(lines));
            }
            let further = stretch.lines;
            stretch.below = lines;
            each(stretch);
            lines += further;
        }
        tasks = next?;
        if tasks.is_empty() {
            return Ok(());
        }
    }
}

/// Enough blocks to keep all threads busy; none at the end.
fn batch<R: Read>(
    blocks: &mut Blocks<R>,
    numbers: &mut std::ops::RangeFrom<u64>,
) -> Result<Vec<Task>, Fault> {
    let mut tasks = Vec::new();
    while tasks.len() < 2 * rayon::current_num_threads() {
        let Some(block) = next(blocks)? else { break };
        tasks.push(Task { block, from: 0, number: numbers.next().unwrap_or_default() });
    }
    Ok(tasks)
}

fn next<R: Read>(blocks: &mut Blocks<R>) -> Result<Option<Block>, Fault> {
    blocks.next().map_err(|_| Fault::new(FaultKind::Unreadable))
}

/// The header, the block in which the rows begin, and the lines before them.
///
/// `skip_rows` counts rows after the header, `title_rows` those above it that hold any
/// text; blank lines are no rows anywhere.
fn head<R: Read>(
    blocks: &mut Blocks<R>,
    stops: &Stops,
    shape: Shape,
    wanted: Wanted<'_>,
) -> Result<(Header, Option<Task>, u64), Fault> {
    let (mut header, mut titles, mut skipped, mut lines) = (None, 0, 0, 0u64);
    while let Some(block) = next(blocks)? {
        let mut scanner = Scanner::new(&block.bytes, stops);
        loop {
            if let Some(found) = header.take_if(|_| skipped == shape.skip_rows) {
                let from = scanner.position();
                return Ok((found, Some(Task { block, from, number: 0 }), lines));
            }
            let mut cells: Vec<Cow<'_, [u8]>> = Vec::new();
            let line = scanner.line(|_, field| cells.push(content(&block.bytes, &field)));
            match line.map_err(|kind| Fault::new(kind).row(lines + 1))? {
                Line::End => break,
                Line::Blank => {}
                Line::Row(_) if header.is_none() && above(&cells, &mut titles, shape) => {}
                Line::Row(_) if header.is_none() => {
                    header = Some(Header::new(&cells, shape.encoding, wanted)?)
                }
                Line::Row(_) => skipped += 1,
            }
            lines += 1;
        }
        if block.cut {
            return Err(Fault::new(FaultKind::LongRow).row(lines));
        }
    }
    header.map(|found| (found, None, lines)).ok_or_else(|| Fault::new(FaultKind::Empty))
}

/// Whether a row stands above the header: one of the stated rows of titles, or, where there
/// are some, a row without text. (Without any, the header is the first row.)
pub(super) fn above(cells: &[Cow<'_, [u8]>], titles: &mut u32, shape: Shape) -> bool {
    if shape.title_rows == 0 {
        return false;
    }
    // In UTF-8 and Windows-1252 alike white space is what these bytes are.
    let blank = cells.iter().all(|cell| cell.iter().all(u8::is_ascii_whitespace));
    let title = !blank && *titles < shape.title_rows;
    *titles += u32::from(title);
    blank || title
}

impl<P: Places> Sheet<'_, P> {
    fn parse(&self, task: &Task) -> Stretch {
        let bytes = task.block.bytes.get(task.from..).unwrap_or_default();
        let text = as_utf8(bytes, self.encoding);
        let mut scanner = Scanner::new(bytes, self.stops);
        let wide = &self.header.wide;
        let mut mapper = Mapper::new(self.rules, wide);
        let mut fields: Vec<Field> = Vec::new();
        fields.resize_with(self.rules.columns().len() + wide.len(), || Field {
            start: 0,
            end: 0,
            doubled: false,
        });
        let (mut lines, mut fault) = (0u64, None);
        loop {
            let line = scanner.line(|column, field| {
                let slot = self.header.slots.get(column);
                if let Some(place) = slot.and_then(|slot| fields.get_mut(*slot)) {
                    *place = field;
                }
            });
            match line {
                Ok(Line::End) => break,
                Ok(Line::Blank) => lines += 1,
                Ok(Line::Row(width)) => {
                    lines += 1;
                    let place = self.spot.row(task.number, lines);
                    if width == self.header.width {
                        let row = TextRow { bytes, text, fields: &fields, encoding: self.encoding };
                        mapper.map(&row, &place);
                    } else {
                        mapper.ragged(&place);
                    }
                }
                Err(kind) => {
                    fault = Some(Fault::new(kind).row(lines + 1));
                    break;
                }
            }
        }
        if task.block.cut && fault.is_none() {
            fault = Some(Fault::new(FaultKind::LongRow).row(lines));
        }
        let records = self.rules.sorted(mapper.records);
        Stretch { records, joined: mapper.joined, notes: mapper.notes, lines, below: 0, fault }
    }
}
