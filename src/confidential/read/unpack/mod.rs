//! What a file is wrapped in, taken off in memory.
//!
//! `requests.csv.age`, `requests.csv.gz`, `requests.zip`: the endings of a file's name,
//! which stands in the pipeline file, say how it is wrapped; its bytes are never asked.
//! Nothing that was unwrapped touches a disk, and the memory is overwritten when it is
//! given back. Tables that are no separated text (spreadsheets, JSON Lines, SQLite) are
//! then written out, in memory, as the separated text that the one reader of rows reads:
//! each row from its own row alone.
mod age;
#[cfg(any(test, fuzzing))]
pub(in crate::confidential) mod fuzzing;
mod json_lines;
mod packed;
mod spreadsheet;
mod sqlite;
mod written;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use zeroize::Zeroizing;

use super::files;
use crate::confidential::fault::{Fault, FaultKind};
use crate::confidential::map::Wanted;
use crate::pipeline::FileFormat;
use crate::pipeline::pattern::Pattern;

pub use self::age::use_identity;

/// More than this is not unwrapped in memory.
const MOST: u64 = if cfg!(fuzzing) { 16 << 20 } else { 4 << 30 };

/// A file on the disk, or what was in it.
pub(in crate::confidential) enum Bytes {
    /// As it is, and its length.
    Stored(File, u64),
    /// Unwrapped.
    Memory(Zeroizing<Vec<u8>>),
}

impl Bytes {
    /// Opens the file at `path` and takes off what its name says it is wrapped in, from
    /// the outside inwards: `x.csv.gz.age` is decrypted, then unpacked.
    pub(in crate::confidential) fn open(path: &Path) -> Result<Bytes, Fault> {
        let (file, length) = files::open(path)?;
        let mut bytes = Bytes::Stored(file, length);
        let (_, wraps) = peeled(path);
        for wrap in wraps {
            let inner = match wrap {
                Wrap::Age => age::decrypted(bytes.reader())?,
                Wrap::Gzip => packed::gunzipped(bytes.reader())?,
                Wrap::Zip => packed::unzipped(bytes.whole()?)?,
            };
            bytes = Bytes::Memory(inner);
        }
        Ok(bytes)
    }

    fn reader(self) -> Box<dyn Read> {
        match self {
            Bytes::Stored(file, _) => Box::new(file),
            Bytes::Memory(bytes) => Box::new(Wiped { bytes, at: 0 }),
        }
    }

    /// All of it, in memory.
    pub(super) fn whole(self) -> Result<Zeroizing<Vec<u8>>, Fault> {
        match self {
            Bytes::Stored(file, _) => bounded(file),
            Bytes::Memory(bytes) => Ok(bytes),
        }
    }
}

/// Memory that is read from its beginning, and overwritten at the end.
pub(super) struct Wiped {
    bytes: Zeroizing<Vec<u8>>,
    at: usize,
}

impl Wiped {
    pub(super) fn new(bytes: Zeroizing<Vec<u8>>) -> Self {
        Wiped { bytes, at: 0 }
    }
}

impl Read for Wiped {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.len().min(to.len());
        to[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        Ok(length)
    }
}

/// How a file can be wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::confidential) enum Wrap {
    Age,
    Gzip,
    Zip,
}

/// A file's name without the endings that say how it is wrapped, and those, the
/// outermost first.
pub(in crate::confidential) fn peeled(path: &Path) -> (String, Vec<Wrap>) {
    let mut name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let mut wraps = Vec::new();
    loop {
        let lower = name.to_lowercase();
        let found = [(".age", Wrap::Age), (".gz", Wrap::Gzip), (".zip", Wrap::Zip)]
            .into_iter()
            .find(|(ending, _)| lower.len() > ending.len() && lower.ends_with(ending));
        let Some((ending, wrap)) = found else { return (name, wraps) };
        name.truncate(name.len() - ending.len());
        wraps.push(wrap);
    }
}

/// Reads to the end, but no more than fits in memory.
fn bounded(input: impl Read) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let mut bytes = Zeroizing::new(Vec::new());
    match input.take(MOST + 1).read_to_end(&mut bytes) {
        Ok(read) if read as u64 > MOST => Err(Fault::new(FaultKind::TooLarge)),
        Ok(_) => Ok(bytes),
        Err(_) => Err(Fault::new(FaultKind::Unreadable)),
    }
}

/// A table as separated text (comma, UTF-8, every cell in quotes, the header first), or
/// the bytes themselves where they are separated text or Parquet already. Of tables whose
/// columns are told apart (JSON Lines, SQLite) the wanted ones alone are written out.
pub(in crate::confidential) fn as_text(
    bytes: Bytes,
    format: &FileFormat,
    path: &Path,
    wanted: Wanted<'_>,
) -> Result<Bytes, Fault> {
    let text = match format {
        FileFormat::Csv { .. } | FileFormat::Parquet => return Ok(bytes),
        FileFormat::Spreadsheet { sheet, skip_rows, title_rows } => {
            let ods = peeled(path).0.to_lowercase().ends_with(".ods");
            match sheet.as_deref() {
                Some(several) if Pattern::is_one(several) => {
                    spreadsheet::sheets(bytes.whole()?, ods, several, (*title_rows, *skip_rows), wanted)?
                }
                one => spreadsheet::text(bytes.whole()?, ods, one)?,
            }
        }
        FileFormat::JsonLines => json_lines::text(&bytes.whole()?, wanted)?,
        FileFormat::Sqlite { table } => match bytes {
            Bytes::Stored(..) => sqlite::text(path, table, wanted)?,
            Bytes::Memory(_) => return Err(Fault::new(FaultKind::WrappedSqlite)),
        },
    };
    Ok(Bytes::Memory(text))
}

/// JSON Lines as separated text.
pub(super) fn lines_as_text(bytes: &[u8], wanted: Wanted<'_>) -> Result<Zeroizing<Vec<u8>>, Fault> {
    json_lines::text(bytes, wanted)
}

/// The lines that are kept, of those that are not blank, and all blank ones; for the audit.
pub(super) fn without_lines(bytes: &[u8], kept: &[bool]) -> Zeroizing<Vec<u8>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut out = Zeroizing::new(Vec::with_capacity(bytes.len()));
    let mut kept = kept.iter();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let blank = line.iter().all(u8::is_ascii_whitespace);
        if blank || kept.next().copied().unwrap_or(true) {
            out.extend_from_slice(line);
        }
    }
    out
}

/// For set-up: the sheet of a spreadsheet that a person would mean, as text, and its name
/// where the pipeline file has to state it.
pub(in crate::confidential) fn only_sheet(
    bytes: Bytes,
    path: &Path,
) -> Result<(Bytes, Option<String>), Fault> {
    let ods = peeled(path).0.to_lowercase().ends_with(".ods");
    let (text, sheet) = spreadsheet::fullest(bytes.whole()?, ods)?;
    Ok((Bytes::Memory(text), sheet))
}

/// For set-up: the table of a SQLite file with the most rows, as text, and its name.
pub(in crate::confidential) fn fullest_table(bytes: Bytes, path: &Path) -> Result<(Bytes, String), Fault> {
    if matches!(bytes, Bytes::Memory(_)) {
        return Err(Fault::new(FaultKind::WrappedSqlite));
    }
    let (table, columns) =
        sqlite::tables(path)?.into_iter().next().ok_or_else(|| Fault::new(FaultKind::NoTable))?;
    Ok((Bytes::Memory(sqlite::text(path, &table, Wanted::only(&columns))?), table))
}

/// For set-up: the first rows of a Parquet file as text; columns of kinds that cannot be
/// read are left out.
pub(in crate::confidential) fn parquet_rows(bytes: Bytes) -> Result<Bytes, Fault> {
    let mut out = written::Written::new();
    let cells = |row: &mut dyn Iterator<Item = String>| {
        row.for_each(|cell| out.cell(&cell));
        out.end_row();
    };
    match bytes {
        Bytes::Stored(file, _) => super::parquet::look(&file, cells)?,
        Bytes::Memory(bytes) => super::parquet::look(&super::parquet::Bytes::new(bytes.to_vec()), cells)?,
    }
    Ok(Bytes::Memory(out.finish()))
}

/// For set-up: the members that the first lines of JSON Lines have.
pub(in crate::confidential) fn members(bytes: Bytes) -> Result<(Bytes, Vec<String>), Fault> {
    let whole = bytes.whole()?;
    let names = json_lines::members(&whole);
    Ok((Bytes::Memory(whole), names))
}

#[cfg(test)]
mod tests;
