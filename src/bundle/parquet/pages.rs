//! Reads the few kinds of Parquet pages that a bundle's measurements consist of:
//! uncompressed version-1 pages without nulls, plain or with a dictionary.
//!
//! The writer's own library is not used for this: on a single changed byte it may
//! reserve more memory than there is and end the process. Here every length is
//! checked against the bytes that are there and the rows that are expected.
//!
//! Source: apache/parquet-format, README.md, Encodings.md, parquet.thrift.
use crate::thrift::{Value, parse, take, varint};

/// The longest footer that is parsed: enough for all row groups of the largest
/// bundle, with their statistics.
const FOOTER: usize = 1 << 20;

/// One column of the file: its chunks in all row groups.
pub(super) struct Column<'a> {
    file: &'a [u8],
    optional: bool,
    chunks: Vec<Chunk>,
}

struct Chunk {
    start: usize,
    length: usize,
    rows: usize,
}

/// The columns, provided that they have these names and physical types, are
/// uncompressed, and have `rows` rows in all.
pub(super) fn columns<'a, const N: usize>(
    file: &'a [u8],
    wanted: [(&str, usize); N],
    rows: usize,
) -> Option<[Column<'a>; N]> {
    let footer = footer(file)?;
    let (root, leaves) = footer.list(2)?.split_first()?;
    if root.size(5)? != N || leaves.len() != N || footer.size(3)? != rows {
        return None;
    }
    let mut out = Vec::with_capacity(N);
    for (at, (leaf, (name, physical))) in leaves.iter().zip(wanted).enumerate() {
        let repetition = leaf.size(3)?;
        if leaf.bytes(4)? != name.as_bytes() || leaf.size(1)? != physical || repetition > 1 {
            return None;
        }
        let groups = footer.list(4)?.iter();
        let chunks = groups.map(|group| chunk(group, at, N, physical)).collect::<Option<Vec<_>>>()?;
        if chunks.iter().try_fold(0usize, |sum, c| sum.checked_add(c.rows))? != rows {
            return None;
        }
        out.push(Column { file, optional: repetition == 1, chunks });
    }
    out.try_into().ok()
}

fn footer(file: &[u8]) -> Option<Value<'_>> {
    let body = file.strip_prefix(b"PAR1")?.strip_suffix(b"PAR1")?;
    let (body, length) = body.split_last_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|n| *n <= FOOTER)?;
    parse(&mut body.get(body.len().checked_sub(length)?..)?)
}

fn chunk(group: &Value, at: usize, columns: usize, physical: usize) -> Option<Chunk> {
    let all = group.list(1)?;
    let meta = all.get(at)?.field(3)?;
    let rows = group.size(3)?;
    let uncompressed = meta.size(4)? == 0;
    if all.len() != columns || !uncompressed || meta.size(1)? != physical || meta.size(5)? != rows {
        return None;
    }
    let start = meta.size(11).filter(|offset| *offset > 0).or(meta.size(9))?;
    Some(Chunk { start, length: meta.size(7)?, rows })
}

impl<'a> Column<'a> {
    /// All values; `plain` takes one plainly encoded value off the front.
    pub(super) fn values<T: Copy>(&self, plain: fn(&mut &'a [u8]) -> Option<T>) -> Option<Vec<T>> {
        let mut out = Vec::new();
        for chunk in &self.chunks {
            let mut bytes = self.file.get(chunk.start..chunk.start.checked_add(chunk.length)?)?;
            let end = out.len() + chunk.rows;
            let mut dictionary: Vec<T> = Vec::new();
            while out.len() < end {
                let header = parse(&mut bytes)?;
                let mut page = take(&mut bytes, header.size(3).filter(|n| Some(*n) == header.size(2))?)?;
                match header.size(1)? {
                    2 => {
                        let count = header.field(7)?.size(1)?;
                        dictionary = (0..count).map(|_| plain(&mut page)).collect::<Option<_>>()?;
                    }
                    0 => {
                        let header = header.field(5)?;
                        let count = header.size(1).filter(|n| *n <= end - out.len())?;
                        if self.optional {
                            all_there(&mut page, count)?;
                        }
                        data(page, header.size(2)?, count, &dictionary, plain, &mut out)?;
                    }
                    _ => return None,
                }
            }
        }
        Some(out)
    }
}

/// Appends the `count` values of a data page.
fn data<'a, T: Copy>(
    mut page: &'a [u8],
    encoding: usize,
    count: usize,
    dictionary: &[T],
    plain: fn(&mut &'a [u8]) -> Option<T>,
    out: &mut Vec<T>,
) -> Option<()> {
    match encoding {
        0 => (0..count).try_for_each(|_| plain(&mut page).map(|v| out.push(v))),
        2 | 8 => {
            let width = u32::from(take(&mut page, 1)?[0]);
            runs(page, width, count, |index, times| {
                let value = *dictionary.get(usize::try_from(index).ok()?)?;
                out.extend(std::iter::repeat_n(value, times));
                Some(())
            })
        }
        _ => None,
    }
}

/// Passes over the definition levels, which must say that no value is missing.
fn all_there(page: &mut &[u8], count: usize) -> Option<()> {
    let length = u32::from_le_bytes(take(page, 4)?.try_into().ok()?);
    let levels = take(page, usize::try_from(length).ok()?)?;
    runs(levels, 1, count, |level, _| (level == 1).then_some(()))
}

/// The hybrid of run lengths and bit packing: `each` gets (value, times), `count` in all.
fn runs(
    mut bytes: &[u8],
    width: u32,
    count: usize,
    mut each: impl FnMut(u64, usize) -> Option<()>,
) -> Option<()> {
    if width > 32 {
        return None;
    }
    let mut left = count;
    while left > 0 {
        let head = varint(&mut bytes)?;
        let length = usize::try_from(head >> 1).ok()?;
        if head & 1 == 0 {
            let value = take(&mut bytes, width.div_ceil(8) as usize)?;
            let value = value.iter().rev().fold(0u64, |n, b| n << 8 | u64::from(*b));
            let times = length.min(left);
            each(value, times)?;
            left -= times;
        } else {
            let packed = take(&mut bytes, length.checked_mul(width as usize)?)?;
            let here = length.checked_mul(8)?.min(left);
            (0..here).try_for_each(|at| each(unpacked(packed, width, at), 1))?;
            left -= here;
        }
    }
    Some(())
}

/// Number `at` of those packed with `width` bits each, least significant bit first.
fn unpacked(packed: &[u8], width: u32, at: usize) -> u64 {
    let first = at * width as usize;
    (0..width as usize).fold(0, |value, bit| {
        let byte = packed.get((first + bit) / 8).copied().unwrap_or(0);
        value | u64::from(byte >> ((first + bit) % 8) & 1) << bit
    })
}
