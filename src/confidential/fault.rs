//! Structural faults: what stops a release while the exports are read.
//!
//! A fault can hold a kind, a file's role and position, a column's name from the
//! pipeline file and a row number; there is no field that a cell could be put
//! into. What other libraries say about data is dropped where it arises, because
//! it may quote a cell. File names are the operator's own arguments.
use crate::pipeline::Role;
use crate::problem::Problem;

/// What is wrong with a file.
pub(super) enum FaultKind {
    /// Nothing at that path.
    Missing,
    /// A `*` pattern that no file fits.
    NoMatch,
    /// A directory, pipe or device.
    NotAFile,
    /// The operating system would not let it be read.
    Unreadable,
    /// Its length changed between opening and the end.
    Changed,
    /// Not one row, not even a header.
    Empty,
    /// It begins like another kind of file (which, in plain words).
    NotText(&'static str),
    /// It begins with the mark of an encoding other than the stated one.
    OtherEncoding(&'static str),
    /// NUL characters in the header.
    Zeros,
    /// A needed column is not there; a column that differs only in capitals or
    /// spaces is (its position from 1).
    NoColumn(Option<usize>),
    /// A needed column is there more than once.
    ColumnTwice,
    /// No column fits the patterns of the need rule.
    NoItems,
    /// A quote in the middle of a field that does not begin with one.
    StrayQuote,
    /// Text between a closing quote and the next separator.
    TextAfterQuote,
    /// A quote that is never closed.
    OpenQuote,
    /// A row of more than the longest length.
    LongRow,
    /// Not a readable Parquet file.
    NotParquet,
    /// Encrypted, and no key was given.
    Encrypted,
    /// The key given does not open it.
    WrongKey,
    /// Not an age file, or changed, or cut off.
    DamagedAge,
    /// Not a gzip or zip file, or damaged.
    DamagedPack,
    /// A zip file with none or several files.
    ManyMembers,
    /// More than can be unwrapped in memory.
    TooLarge,
    /// Not a readable spreadsheet.
    NotSpreadsheet,
    /// No sheet of that name.
    NoSheet,
    /// Several sheets, and none is stated.
    ManySheets,
    /// A line that is no JSON object.
    NotJson,
    /// Not a readable SQLite file.
    NotSqlite,
    /// Some program still writes to it.
    OpenSqlite,
    /// An encrypted or packed SQLite file.
    WrappedSqlite,
    /// No table of that name.
    NoTable,
    /// A view or a virtual table, whose rows are computed.
    NotPlainTable,
    /// A Parquet column of a kind that cannot be read (nested, binary, …).
    ColumnKind,
}

/// Where a file stands in the pipeline.
pub(super) struct FilePlace {
    /// What its rows are.
    pub role: Role,
    /// Position of its source, from 0.
    pub source: usize,
    /// Position in its source, from 0.
    pub file: usize,
    /// Its file name, without the folder.
    pub name: String,
}

/// A fault, its column and row.
pub(super) struct Fault {
    kind: FaultKind,
    column: Option<Box<str>>,
    row: Option<u64>,
}

impl Fault {
    /// A fault of the file as a whole.
    pub(super) fn new(kind: FaultKind) -> Self {
        Fault { kind, column: None, row: None }
    }

    /// At a row, counted as a spreadsheet does: from 1, header and blank lines too.
    pub(super) fn row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// In a column, by its name in the pipeline file.
    pub(super) fn column(mut self, name: &str) -> Self {
        self.column = Some(name.into());
        self
    }

    /// The row, moved down by `rows`.
    pub(super) fn below(mut self, rows: u64) -> Self {
        self.row = self.row.map(|row| row + rows);
        self
    }

    /// What is wrong and what can be done, in one line for set-up.
    pub(super) fn why(self) -> String {
        let (what, hint) = self.kind.words();
        format!("{what}: {hint}")
    }

    /// Whether the system could not read on.
    pub(super) fn is_unreadable(&self) -> bool {
        matches!(self.kind, FaultKind::Unreadable)
    }

    /// The problem as the operator sees it, with status 4.
    pub(super) fn at(self, place: &FilePlace) -> Problem {
        let (what, hint) = self.kind.words();
        let stage = self.kind.stage();
        let role = role_word(place.role);
        let mut at =
            format!("{stage} {role}, source {}, file {} ({})", place.source + 1, place.file + 1, place.name);
        if let Some(column) = &self.column {
            at.push_str(&format!(", column “{column}”"));
        }
        if let Some(row) = self.row {
            at.push_str(&format!(", row {row} (the header is row 1)"));
        }
        Problem::exports(what).at(at).hint(hint)
    }
}

/// The role as the pipeline file calls it.
pub(super) fn role_word(role: Role) -> &'static str {
    role.word()
}

impl FaultKind {
    fn stage(&self) -> &'static str {
        use FaultKind::*;
        match self {
            Missing | NoMatch | NotAFile | Unreadable | Encrypted | WrongKey | DamagedAge | DamagedPack
            | ManyMembers | TooLarge => "opening",
            Empty | NotText(_) | OtherEncoding(_) | Zeros | NoColumn(_) | ColumnTwice | NoItems => {
                "reading the header of"
            }
            _ => "reading",
        }
    }

    /// What is wrong and what can be done, in plain words.
    fn words(&self) -> (String, String) {
        use FaultKind::*;
        let fixed = match self {
            NotText(what) => {
                return (
                    format!("this is {what}, not separated text"),
                    "export it again as CSV (or state format = \"parquet\" if it is Parquet)".into(),
                );
            }
            OtherEncoding(stated) => {
                return (
                    "the file begins with the mark of another encoding than the stated one".into(),
                    format!("state encoding = \"{stated}\" for this source, or export the file as UTF-8"),
                );
            }
            NoColumn(Some(position)) => {
                return (
                    "a column that the pipeline file names is not in the header".into(),
                    format!(
                        "column {position} of the file differs from it only in capitals or spaces: copy its name exactly"
                    ),
                );
            }
            other => other.fixed_words(),
        };
        (fixed.0.into(), fixed.1.into())
    }

    fn fixed_words(&self) -> (&'static str, &'static str) {
        use FaultKind::*;
        match self {
            Missing => ("there is no such file", "check the path in the pipeline file, or give --data DIR"),
            NoMatch => {
                ("no file fits this pattern", "check the pattern in the pipeline file, or give --data DIR")
            }
            NotAFile => ("this is not an ordinary file", "name the exported file itself"),
            Unreadable => {
                ("the file could not be read", "check that it exists still and that you may read it")
            }
            Changed => {
                ("the file changed while it was being read", "let the export finish, then start again")
            }
            Empty => ("the file has no header row", "export it again with its column names in the first row"),
            Zeros => (
                "the header has NUL characters, so the stated encoding is not the file's",
                "try encoding = \"utf-16le\" for this source, or export the file as UTF-8",
            ),
            NoColumn(_) => (
                "a column that the pipeline file names is not in the header",
                "correct the name in the pipeline file, or state the file's separator if it is not a comma",
            ),
            ColumnTwice => (
                "a column that the pipeline file names is in the header more than once",
                "rename or remove one of them in the export",
            ),
            NoItems => (
                "no column of the file fits a pattern of the need's `columns`",
                "compare the patterns with the header; a * stands for any text, and capitals count",
            ),
            StrayQuote => (
                "a quote stands in the middle of a cell that does not begin with one",
                "write the cell in quotes and double the quote inside it; a spreadsheet's CSV export does so",
            ),
            TextAfterQuote => (
                "text follows a closing quote",
                "double the quotes inside the cell; a spreadsheet's CSV export does so",
            ),
            OpenQuote => (
                "a quoted cell that begins in this row is never closed",
                "close it, or double a quote that belongs to the text; a spreadsheet's CSV export does so",
            ),
            LongRow => (
                "a row is longer than 64 MB",
                "look for a missing line end, or for a quote that is never closed",
            ),
            NotParquet => {
                ("this is not a Parquet file that can be read", "write it again, or export it as CSV")
            }
            Encrypted => (
                "the file is encrypted, and no key was given",
                "add --identity KEYFILE: a file with your AGE-SECRET-KEY-1… line, or with the passphrase in its first line",
            ),
            WrongKey => (
                "the key or passphrase given does not open this file",
                "check which key the file was encrypted to, and name that one with --identity",
            ),
            DamagedAge => (
                "this is not an age file, or it was changed or cut off; nothing of it was counted",
                "fetch or encrypt it again",
            ),
            DamagedPack => (
                "this packed file is damaged, or not what its name says",
                "fetch it again, or unpack it first",
            ),
            ManyMembers => (
                "this zip file does not hold exactly one file",
                "unpack it, and list the files that you mean",
            ),
            TooLarge => {
                ("unwrapped, this file is larger than 4 GiB", "unpack it first, on an encrypted disk")
            }
            NotSpreadsheet => (
                "this is not a spreadsheet that can be read",
                "save it again as .xlsx or .ods without a password, or export the sheet as CSV (UTF-8)",
            ),
            NoSheet => (
                "the spreadsheet has no sheet of the stated name",
                "copy the sheet's name exactly into sheet = \"…\"",
            ),
            ManySheets => (
                "the spreadsheet has several sheets, and the pipeline file does not say which",
                "add sheet = \"…\" to this source",
            ),
            NotJson => (
                "this line is not one JSON object",
                "JSON Lines has one object a line; a list in brackets is another format",
            ),
            NotSqlite => {
                ("this is not a SQLite file that can be read", "export the table as CSV (UTF-8) instead")
            }
            OpenSqlite => (
                "another program still has changes of this database in a -wal file beside it",
                "close that program, then start again",
            ),
            WrappedSqlite => (
                "a SQLite file can be read only where it is neither encrypted nor packed",
                "export the table as CSV and encrypt that",
            ),
            NoTable => {
                ("the database has no table of the stated name", "copy its name exactly into table = \"…\"")
            }
            NotPlainTable => (
                "what `table` names is a view or a virtual table: its rows are computed, and one person's row could \
                 change another's",
                "name a table that holds its own rows, or save what the view shows as CSV and look through it",
            ),
            ColumnKind => (
                "this Parquet column is of a kind that cannot be read",
                "store it as text, whole or decimal numbers, or dates",
            ),
            NotText(_) | OtherEncoding(_) => {
                ("this file does not fit its stated format", "export it again as CSV")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_tells_stage_role_position_column_and_row_and_has_status_4() {
        let place = FilePlace { role: Role::Requests, source: 1, file: 2, name: "march.csv".into() };
        let problem = Fault::new(FaultKind::StrayQuote).column("Date").row(3).below(4).at(&place);
        let shown = problem.to_string();
        assert_eq!(problem.kind().status(), 4);
        for part in ["reading requests", "source 2", "file 3", "march.csv", "“Date”", "row 7"] {
            assert!(shown.contains(part), "{part} is missing");
        }
    }

    static_assertions::assert_not_impl_any!(Fault: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
}
