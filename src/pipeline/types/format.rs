//! The stated format of files.

/// The stated format of a source's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// Comma-, tab- or otherwise separated text with a header row.
    Csv {
        /// One ASCII byte.
        separator: u8,
        /// Stated encoding.
        encoding: Encoding,
        /// Rows between header and data to skip (an HXL row, units).
        skip_rows: u32,
        /// Rows with text above the header to pass over (a title, the day of the export).
        title_rows: u32,
    },
    /// Apache Parquet.
    Parquet,
    /// An XLSX or ODS file, by the file's ending.
    Spreadsheet {
        /// The sheet; `None` means the only visible one.
        sheet: Option<String>,
        /// Rows between header and data to skip.
        skip_rows: u32,
        /// Rows with text above the header to pass over.
        title_rows: u32,
    },
    /// One JSON object a line.
    JsonLines,
    /// A table of a SQLite file.
    Sqlite {
        /// The table.
        table: String,
    },
}

/// Stated text encodings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte-order mark.
    Utf8,
    /// Windows-1252, which also reads Latin-1.
    Windows1252,
    /// UTF-16 little endian, as some spreadsheets export "Unicode text".
    Utf16Le,
}
