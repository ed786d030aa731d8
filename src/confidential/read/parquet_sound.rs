//! Whether the numbers in a Parquet file's footer and page headers fit the file, so
//! that a damaged one cannot make polars ask for more memory than there is: that
//! would end the program, and no error could be given.
//!
//! Structural: nothing here looks at a cell, and all that is said is that the file
//! cannot be read. Page headers are decoded by the crate that polars uses, so both
//! see the same numbers; the footer is parsed by [`crate::thrift`], whose lists have
//! to be there in full.
//!
//! Source: apache/parquet-format, README.md and parquet.thrift.
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use polars_parquet_format::thrift::protocol::TCompactInputProtocol;
use polars_parquet_format::{PageHeader, PageType};

use crate::thrift::{self, Value};

/// The longest footer that is parsed.
const FOOTER: u64 = 16 << 20;
/// Magic number and length of the footer, at the file's end.
const TAIL: u64 = 8;
/// Rows of a group at most: what the most generous writers put into one.
const ROWS: u64 = 1 << 26;
/// Rows that any file may have, and rows more a byte of it: ten million equal rows
/// make a small file, too.
const ROWS_FREE: u64 = 1 << 20;
const ROWS_A_BYTE: u64 = 1 << 10;
/// The same for the unpacked bytes of a page, by its packed bytes.
const PAGE_FREE: u64 = 16 << 20;
const PAGE_A_BYTE: u64 = 1 << 10;
/// A header is looked for in so many bytes, then in more: it may quote long cells.
const WINDOWS: [u64; 3] = [1 << 10, 1 << 16, 1 << 24];

/// The length of a file whose footer can be parsed in bounded memory.
pub(super) fn footer(reader: &mut (impl Read + Seek)) -> Option<u64> {
    let length = reader.seek(SeekFrom::End(0)).ok()?;
    let tail = bytes(reader, length.checked_sub(TAIL)?..length)?;
    let (size, magic) = tail.split_first_chunk::<4>()?;
    let size = u64::from(u32::from_le_bytes(*size));
    if magic != b"PAR1" || size > FOOTER {
        return None;
    }
    let end = length - TAIL;
    let footer = bytes(reader, end.checked_sub(size)?..end)?;
    lists(&thrift::parse(&mut footer.as_slice())?)?;
    Some(length)
}

/// That schema, row groups and column chunks are lists. Polars reserves room for as
/// many items as a list announces.
fn lists(footer: &Value<'_>) -> Option<()> {
    footer.list(2)?;
    footer.list(4)?.iter().try_for_each(|group| group.list(1).map(|_| ()))
}

/// Whether a group's number of rows can be true of a file of `length` bytes.
pub(super) fn rows(rows: usize, length: u64) -> bool {
    let most = ROWS_FREE.saturating_add(length.saturating_mul(ROWS_A_BYTE)).min(ROWS);
    u64::try_from(rows).is_ok_and(|rows| rows <= most)
}

/// Whether the pages of a chunk of an unnested column lie within the chunk, the chunk
/// within the file, and their values are the group's rows.
pub(super) fn pages(
    reader: &mut (impl Read + Seek),
    length: u64,
    chunk: Range<u64>,
    rows: usize,
) -> Option<()> {
    if chunk.start > chunk.end || chunk.end > length {
        return None;
    }
    let (mut at, mut seen, mut first) = (chunk.start, 0u64, true);
    let rows = u64::try_from(rows).ok()?;
    while at < chunk.end && (first || seen < rows) {
        let (header, size) = header(reader, at..chunk.end)?;
        seen = seen.checked_add(values(&header, first)?)?;
        at = at.checked_add(size)?.checked_add(natural(header.compressed_page_size)?)?;
        if at > chunk.end || seen > rows {
            return None;
        }
        first = false;
    }
    (seen == rows).then_some(())
}

/// The values of a page whose own numbers agree; of a dictionary, none.
fn values(header: &PageHeader, first: bool) -> Option<u64> {
    let packed = natural(header.compressed_page_size)?;
    let plain = natural(header.uncompressed_page_size)?;
    if plain > PAGE_FREE.max(packed.saturating_mul(PAGE_A_BYTE)) {
        return None;
    }
    match header.type_ {
        PageType::DICTIONARY_PAGE if first => {
            // Every entry takes a byte or more.
            let entries = natural(header.dictionary_page_header.as_ref()?.num_values)?;
            (entries <= plain).then_some(0)
        }
        PageType::DATA_PAGE => natural(header.data_page_header.as_ref()?.num_values),
        PageType::DATA_PAGE_V2 => {
            let page = header.data_page_header_v2.as_ref()?;
            let levels =
                natural(page.definition_levels_byte_length)? + natural(page.repetition_levels_byte_length)?;
            let values = natural(page.num_values)?;
            (levels <= packed.min(plain) && natural(page.num_nulls)? <= values).then_some(values)
        }
        _ => None,
    }
}

/// The page header at the beginning of a range, and its length.
fn header(reader: &mut (impl Read + Seek), within: Range<u64>) -> Option<(PageHeader, u64)> {
    let all = within.end.checked_sub(within.start)?;
    for window in WINDOWS {
        let window = window.min(all);
        let there = bytes(reader, within.start..within.start + window)?;
        let mut rest = there.as_slice();
        let mut protocol = TCompactInputProtocol::new(&mut rest, there.len());
        if let Ok(header) = PageHeader::read_from_in_protocol(&mut protocol) {
            return Some((header, (there.len() - rest.len()) as u64));
        }
        if window == all {
            break;
        }
    }
    None
}

fn bytes(reader: &mut (impl Read + Seek), range: Range<u64>) -> Option<Vec<u8>> {
    let mut read = || -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        reader.seek(SeekFrom::Start(range.start))?;
        reader.by_ref().take(range.end - range.start).read_to_end(&mut out)?;
        Ok(out)
    };
    read().ok().filter(|out| out.len() as u64 == range.end - range.start)
}

fn natural(number: i32) -> Option<u64> {
    u64::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use polars_parquet_format::thrift::protocol::TCompactOutputProtocol;
    use polars_parquet_format::{DataPageHeader, DictionaryPageHeader, Encoding};

    use super::*;

    fn page(type_: PageType, packed: i32, plain: i32, values: i32) -> Vec<u8> {
        let data = DataPageHeader::new(values, Encoding::PLAIN, Encoding::RLE, Encoding::RLE, None);
        let header = PageHeader {
            type_,
            uncompressed_page_size: plain,
            compressed_page_size: packed,
            crc: None,
            data_page_header: Some(data),
            index_page_header: None,
            dictionary_page_header: Some(DictionaryPageHeader::new(values, Encoding::PLAIN, None)),
            data_page_header_v2: None,
        };
        let mut out = Vec::new();
        header.write_to_out_protocol(&mut TCompactOutputProtocol::new(&mut out)).unwrap();
        out.extend(vec![0; usize::try_from(packed).unwrap_or(0)]);
        out
    }

    fn sound(pages_there: &[Vec<u8>], rows: usize) -> bool {
        let all = pages_there.concat();
        let length = all.len() as u64;
        pages(&mut Cursor::new(all), length, 0..length, rows).is_some()
    }

    #[test]
    fn pages_whose_numbers_do_not_fit_are_refused() {
        let data = |packed, plain, values| page(PageType::DATA_PAGE, packed, plain, values);
        let dictionary = |values| page(PageType::DICTIONARY_PAGE, 8, 8, values);
        assert!(sound(&[dictionary(2), data(8, 8, 3), data(8, 8, 4)], 7));
        assert!(sound(&[], 0));
        assert!(!sound(&[data(8, 8, 3)], 4), "a page is missing");
        assert!(!sound(&[data(8, 8, 5)], 4), "too many values");
        assert!(!sound(&[data(8, 8, -3), data(8, 8, 7)], 4), "a negative number");
        assert!(!sound(&[data(-8, 8, 4)], 4) && !sound(&[data(8, -8, 4)], 4));
        assert!(!sound(&[dictionary(9), data(8, 8, 4)], 4), "more entries than bytes");
        assert!(!sound(&[dictionary(-1), data(8, 8, 4)], 4));
        assert!(!sound(&[data(8, 8, 1), dictionary(2), data(8, 8, 3)], 4), "a late dictionary");
        assert!(!sound(&[data(8, 1 << 30, 4)], 4), "it unpacks to too much");
        assert!(!sound(&[page(PageType::INDEX_PAGE, 8, 8, 4)], 4));
        let mut cut = data(8, 8, 4);
        cut.pop();
        assert!(!sound(&[cut], 4), "the page ends after the chunk");
    }

    #[test]
    fn row_groups_are_no_larger_than_their_file_allows() {
        assert!(rows(1 << 20, 1_000) && rows(1 << 26, 1 << 20));
        assert!(!rows(1 << 22, 1_000) && !rows((1 << 26) + 1, 1 << 40));
    }

    #[test]
    fn a_footer_that_announces_more_than_there_is_is_refused() {
        // Field 2 (schema): a list of 2³¹ − 1 structs, none of them there.
        let footer = [0x29, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0];
        let mut file = [&b"PAR1"[..], &footer].concat();
        file.extend(8u32.to_le_bytes());
        file.extend(b"PAR1");
        assert!(super::footer(&mut Cursor::new(file)).is_none());
        assert!(super::footer(&mut Cursor::new(b"PAR1".to_vec())).is_none());
    }
}
