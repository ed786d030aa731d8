//! One separated file, looked at: encoding and separator are detected here, and
//! nowhere else, so that a release need not.
//!
//! Why a detection of its own and not the release's reader: a release obeys what is
//! stated and stops otherwise; set-up has to find out what could be stated.
use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use encoding_rs::{UTF_16LE, WINDOWS_1252};
use zeroize::Zeroizing;

use crate::confidential::fault::Fault;
use crate::confidential::map::Wanted;
use crate::confidential::read::scan::{Line, Scanner, Stops};
use crate::confidential::read::text::content;
use crate::confidential::read::unpack::{self, Bytes};
use crate::geography::is_data;
use crate::pipeline::{Encoding, FileFormat};

/// How much of a file is looked at: a few hundred thousand rows.
const MOST: u64 = 32 << 20;

/// Why a file cannot be used: a sentence without any cell.
pub(super) type Why = String;

/// A file with its cells.
pub(super) struct Sheet {
    /// The file as the pipeline file is to name it.
    pub given: String,
    /// As a release is to be told it.
    pub format: FileFormat,
    /// Column names, trimmed.
    pub names: Vec<String>,
    rows: Vec<Vec<Box<str>>>,
    /// False where only the first part of the file was looked at.
    pub whole: bool,
}

impl Sheet {
    /// Looks at the file at `path`.
    pub(super) fn read(path: &Path, given: &str) -> Result<Sheet, Why> {
        let opened = Opened::of(path)?;
        let whole = opened.whole;
        let (encoding, text) = decoded(&opened.bytes, whole)?;
        let separator = if opened.written { b',' } else { separator(&text) };
        let mut rows = rows(&text, separator, whole)?;
        let (above, title_rows) = titles(&rows);
        let mut rows = rows.drain(..).skip(above);
        let names: Vec<String> =
            rows.next().ok_or("it is empty")?.iter().map(|name| name.trim().to_owned()).collect();
        if names.iter().any(|name| is_data(name)) {
            return Err("its first row looks like data: put the columns' names into the first row".into());
        }
        let mut rows: Vec<Vec<Box<str>>> = rows.filter(|row| row.len() == names.len()).collect();
        let skip_rows = u32::from(rows.first().is_some_and(|row| is_hxl(row)));
        rows.drain(..rows.len().min(skip_rows as usize));
        let format = match opened.format {
            FileFormat::Csv { .. } => FileFormat::Csv { separator, encoding, skip_rows, title_rows },
            FileFormat::Spreadsheet { sheet, .. } => FileFormat::Spreadsheet { sheet, skip_rows, title_rows },
            other => other,
        };
        Ok(Sheet { given: given.to_owned(), format, names, rows, whole })
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The cells of a column, trimmed.
    pub(super) fn cells(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        self.rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.trim())
    }

    /// The cells of a column that are not blank.
    pub(super) fn filled(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        self.cells(column).filter(|cell| !cell.is_empty())
    }

    /// The file's name, without its folder.
    pub(super) fn name(&self) -> String {
        file_name(Path::new(&self.given))
    }
}

/// A path's last part.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The beginning of a file's text, unwrapped.
struct Opened {
    bytes: Zeroizing<Vec<u8>>,
    whole: bool,
    /// Written out by us, so that encoding and separator are known.
    written: bool,
    format: FileFormat,
}

impl Opened {
    fn of(path: &Path) -> Result<Opened, Why> {
        let why = |fault: Fault| fault.why();
        let opened = Bytes::open(path).map_err(why)?;
        let csv = FileFormat::Csv { separator: b',', encoding: Encoding::Utf8, skip_rows: 0, title_rows: 0 };
        let name = unpack::peeled(path).0.to_lowercase();
        match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "xlsx" | "ods" => {
                let (opened, sheet) = unpack::only_sheet(opened, path).map_err(why)?;
                return Opened::written(
                    opened,
                    FileFormat::Spreadsheet { sheet, skip_rows: 0, title_rows: 0 },
                );
            }
            "jsonl" | "ndjson" => {
                let (opened, columns) = unpack::members(opened).map_err(why)?;
                let text = unpack::as_text(opened, &FileFormat::JsonLines, path, Wanted::only(&columns))
                    .map_err(why)?;
                return Opened::written(text, FileFormat::JsonLines);
            }
            "parquet" => {
                return Opened::written(unpack::parquet_rows(opened).map_err(why)?, FileFormat::Parquet);
            }
            "sqlite" | "sqlite3" | "db" => {
                let (text, table) = unpack::fullest_table(opened, path).map_err(why)?;
                return Opened::written(text, FileFormat::Sqlite { table });
            }
            _ => {}
        }
        let bytes = match opened {
            Bytes::Memory(bytes) => bytes,
            Bytes::Stored(file, _) => {
                let mut bytes = Zeroizing::new(Vec::new());
                file.take(MOST + 1).read_to_end(&mut bytes).map_err(|_| "it cannot be read")?;
                bytes
            }
        };
        Ok(Opened::cut(bytes, false, csv))
    }

    fn written(text: Bytes, format: FileFormat) -> Result<Opened, Why> {
        match text {
            Bytes::Memory(bytes) => Ok(Opened::cut(bytes, true, format)),
            Bytes::Stored(..) => Err("it cannot be read".into()),
        }
    }

    fn cut(mut bytes: Zeroizing<Vec<u8>>, written: bool, format: FileFormat) -> Opened {
        let whole = bytes.len() as u64 <= MOST;
        bytes.truncate(MOST as usize);
        Opened { bytes, whole, written, format }
    }
}

/// The text and its encoding, from the bytes alone.
fn decoded(bytes: &[u8], whole: bool) -> Result<(Encoding, Cow<'_, str>), Why> {
    const OTHERS: [&[u8]; 6] =
        [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"PAR1", b"\x1f\x8b", b"SQLite format 3\0"];
    if OTHERS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err("it is no separated text: save it as CSV".into());
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Err("it is UTF-16 with its bytes swapped: save it as CSV (UTF-8)".into());
    }
    if bytes.starts_with(b"\xff\xfe") || wide(bytes) {
        return Ok((Encoding::Utf16Le, UTF_16LE.decode_with_bom_removal(bytes).0));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Encoding::Utf8, Cow::Borrowed(text))),
        // A letter cut in two by our own end is no fault of the file.
        Err(e) if !whole && e.error_len().is_none() => {
            Ok((Encoding::Utf8, String::from_utf8_lossy(bytes.get(..e.valid_up_to()).unwrap_or_default())))
        }
        Err(_) => Ok((Encoding::Windows1252, WINDOWS_1252.decode_without_bom_handling(bytes).0)),
    }
}

/// UTF-16 without its mark: most of the odd bytes of the beginning are zero.
fn wide(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let odd = start.iter().skip(1).step_by(2);
    start.len() >= 4 && odd.clone().filter(|byte| **byte == 0).count() * 2 > odd.count()
}

/// The separator that cuts the header and the rows below it into the most cells, all alike;
/// where none does, for there may be a title above the header, that of most rows.
fn separator(text: &str) -> u8 {
    let widths: Vec<(u8, Vec<usize>)> =
        [b',', b';', b'\t', b'|'].into_iter().map(|separator| (separator, widths(text, separator))).collect();
    let as_often = |all: &[usize], width: usize| all.iter().filter(|own| **own == width).count();
    let best = |width: &dyn Fn(&[usize]) -> usize| {
        let cuts = |(separator, all): &(u8, Vec<usize>)| {
            let width = width(all);
            (width > 1 && as_often(all, width) * 2 > all.len()).then_some((*separator, width))
        };
        // Of separators alike the first: `max_by_key` takes the last.
        widths.iter().rev().filter_map(cuts).max_by_key(|(_, width)| *width).map(|(separator, _)| separator)
    };
    let most =
        |all: &[usize]| all.iter().copied().max_by_key(|width| (as_often(all, *width), *width)).unwrap_or(0);
    best(&|all| all.first().copied().unwrap_or(0)).or_else(|| best(&most)).unwrap_or(b',')
}

/// Into how many cells a separator cuts the first rows.
fn widths(text: &str, separator: u8) -> Vec<usize> {
    let stops = Stops::new(separator);
    let mut scanner = Scanner::new(text.as_bytes(), &stops);
    let mut widths = Vec::new();
    while widths.len() < 20 {
        match scanner.line(|_, _| {}) {
            Ok(Line::Row(width)) => widths.push(width),
            Ok(Line::Blank) => {}
            Ok(Line::End) | Err(_) => break,
        }
    }
    widths
}

/// All rows; of a file that was cut, without the last one.
fn rows(text: &str, separator: u8, whole: bool) -> Result<Vec<Vec<Box<str>>>, Why> {
    let stops = Stops::new(separator);
    let mut scanner = Scanner::new(text.as_bytes(), &stops);
    let mut rows: Vec<Vec<Box<str>>> = Vec::new();
    let mut lines = 0u64;
    loop {
        let mut cells = Vec::new();
        let line = scanner.line(|_, field| {
            let bytes = content(text.as_bytes(), &field);
            cells.push(String::from_utf8_lossy(&bytes).into());
        });
        lines += 1;
        match line {
            Ok(Line::Row(_)) => rows.push(cells),
            Ok(Line::Blank) => {}
            Ok(Line::End) => break,
            Err(_) if !whole => return Ok(rows),
            Err(_) => return Err(format!("a quote in row {lines} is out of place: export the file again")),
        }
    }
    if !whole {
        rows.pop();
    }
    Ok(rows)
}

/// The most rows that can stand above a header.
const MOST_TITLES: usize = 10;

/// How many rows stand above the header, and how many of them hold text: a title, the day
/// of the export. Such rows fill at most one cell, and the header at least three.
fn titles(rows: &[Vec<Box<str>>]) -> (usize, u32) {
    let filled = |row: &Vec<Box<str>>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let above = rows.iter().take_while(|row| filled(row) <= 1).count();
    let header = rows.get(above).is_some_and(|row| filled(row) >= 3);
    if above == 0 || above > MOST_TITLES || !header {
        return (0, 0);
    }
    let texts = rows.iter().take(above).filter(|row| filled(row) == 1).count();
    (above, u32::try_from(texts).unwrap_or(0))
}

/// A row of HXL tags below the header.
fn is_hxl(row: &[Box<str>]) -> bool {
    let mut filled = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| cell.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(bytes: &[u8]) -> Result<Sheet, Why> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, bytes).unwrap();
        Sheet::read(&path, "a.csv")
    }

    fn shape(bytes: &[u8]) -> (Encoding, u8, u32, Vec<String>) {
        let Ok(sheet) = sheet(bytes) else { panic!("not read") };
        let cells = sheet.cells(1).map(str::to_owned).collect();
        let FileFormat::Csv { separator, encoding, skip_rows, .. } = sheet.format else { panic!("no text") };
        (encoding, separator, skip_rows, cells)
    }

    #[test]
    fn encoding_separator_and_tag_rows_are_found() {
        assert_eq!(shape("a,b\n1,é\n".as_bytes()), (Encoding::Utf8, b',', 0, vec!["é".into()]));
        assert_eq!(shape(b"a;b\n1,5;caf\xe9\n"), (Encoding::Windows1252, b';', 0, vec!["café".into()]));
        let wide: Vec<u8> = "a\tb\n1\tž\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(shape(&wide), (Encoding::Utf16Le, b'\t', 0, vec!["ž".into()]));
        assert_eq!(shape(b"a,b\n#date,#adm1\n1,x\n"), (Encoding::Utf8, b',', 1, vec!["x".into()]));
        assert_eq!(shape(b"\xef\xbb\xbf\"a\"|b\n1|\"x|y\"\n"), (Encoding::Utf8, b'|', 0, vec!["x|y".into()]));
    }

    #[test]
    fn titles_above_the_header_are_found() {
        let title = |text: &str| match sheet(text.as_bytes()).map(|sheet| (sheet.format.clone(), sheet.names))
        {
            Ok((FileFormat::Csv { title_rows, separator, .. }, names)) => {
                (title_rows, separator, names.len())
            }
            _ => panic!("not read"),
        };
        let rows = "a;b;c\n1;2;3\n4;5;6\n7;8;9\n";
        assert_eq!(title(&format!("Food Share\nExported 2 October\n{rows}")), (2, b';', 3));
        assert_eq!(title(&format!("Food Share;;\n;;\n{rows}")), (1, b';', 3));
        assert_eq!(title(rows), (0, b';', 3));
        // Lists in cells are no columns.
        assert_eq!(title("a,b,c\n1,2,x; y; z; w\n1,2,x; y; z; w\n1,2,x; y; z; w\n"), (0, b',', 3));
        // Two columns, the first one mostly empty, are no titles.
        assert_eq!(title("a;b\n;1\n;2\n"), (0, b';', 2));
    }

    #[test]
    fn a_file_without_a_header_is_refused_without_quoting_it() {
        for text in ["2025-01-01,Ann\n", "Ann,(155) 555-0123\n", "a,ann@example.org\n"] {
            let why = sheet(text.as_bytes()).err().unwrap_or_default();
            assert!(why.contains("first row") && !why.contains("Ann") && !why.contains("155"), "{why}");
        }
        assert!(sheet(b"year,2019,2020\n").is_ok());
    }

    #[test]
    fn what_is_no_separated_text_is_told_by_row_and_kind() {
        assert!(sheet(b"PK\x03\x04").err().is_some_and(|why| why.contains("save it as CSV")));
        assert!(
            sheet(b"a,b\n1,2\n1,secret \"x\n")
                .err()
                .is_some_and(|w| w.contains("row 3") && !w.contains("secret"))
        );
        assert!(sheet(b"").is_err());
    }

    static_assertions::assert_not_impl_any!(Sheet: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
}
