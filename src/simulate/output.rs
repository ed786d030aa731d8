//! The files of a made-up city's logs: separated text, or Parquet.
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use polars::io::parquet::write::BatchedWriter;
use polars::prelude::{Column, DataFrame, DataType, Field, ParquetWriter, PolarsResult, Schema};

use super::csv::Line;
use crate::problem::{Problem, Result};

/// Rows of a Parquet file that are stored together.
const GROUP: usize = 1 << 18;

/// A file that is being written, with its path for error messages.
pub(super) struct Output {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Output {
    pub fn new(dir: &Path, name: &str, files: &mut Vec<PathBuf>) -> Result<Self> {
        let path = dir.join(name);
        let file = File::create(&path).map_err(|e| failure(&path, &e))?;
        files.push(path.clone());
        Ok(Output { path, file: BufWriter::with_capacity(1 << 18, file) })
    }

    pub fn with(&mut self, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<()> {
        write(&mut self.file).map_err(|e| failure(&self.path, &e))
    }
}

pub(super) fn failure(path: &Path, error: &impl std::fmt::Display) -> Problem {
    Problem::failed(format!("cannot write a file of the made-up city: {error}"))
        .at(path.display().to_string())
        .hint("check that the folder can be written to and that the disk has room")
}

/// One log.
pub(super) enum Log {
    Text(Output),
    Table(Box<Table>),
}

impl Log {
    /// Begins a log with these columns, in Parquet if `table`.
    pub fn new(
        dir: &Path,
        stem: &str,
        columns: &[&'static str],
        table: bool,
        files: &mut Vec<PathBuf>,
    ) -> Result<Self> {
        if table {
            return Table::new(dir, stem, columns, files).map(|table| Log::Table(Box::new(table)));
        }
        let mut output = Output::new(dir, &format!("{stem}.csv"), files)?;
        let mut line = Line::default();
        line.header(columns);
        output.with(|out| out.write_all(&line.bytes))?;
        Ok(Log::Text(output))
    }

    /// Adds rows.
    pub fn add(&mut self, rows: &Line) -> Result<()> {
        match self {
            Log::Text(output) => output.with(|out| out.write_all(&rows.bytes)),
            Log::Table(table) => table.add(rows),
        }
    }

    pub fn finish(self) -> Result<()> {
        match self {
            Log::Text(mut output) => output.with(io::Write::flush),
            Log::Table(table) => table.finish(),
        }
    }
}

/// A Parquet file of text columns; blank cells are nulls.
pub(super) struct Table {
    path: PathBuf,
    columns: Vec<&'static str>,
    writer: BatchedWriter<File>,
    /// Cells of the rows that are yet to be written, row by row, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl Table {
    fn new(dir: &Path, stem: &str, columns: &[&'static str], files: &mut Vec<PathBuf>) -> Result<Self> {
        let path = dir.join(format!("{stem}.parquet"));
        let file = File::create(&path).map_err(|e| failure(&path, &e))?;
        files.push(path.clone());
        let schema: Schema =
            columns.iter().map(|name| Field::new((*name).into(), DataType::String)).collect();
        let writer = ParquetWriter::new(file).batched(&schema).map_err(|e| failure(&path, &e))?;
        Ok(Table { path, columns: columns.to_vec(), writer, cells: Vec::new(), ends: Vec::new() })
    }

    fn add(&mut self, rows: &Line) -> Result<()> {
        let before = self.cells.len();
        self.cells.extend_from_slice(&rows.bytes);
        self.ends.extend(rows.ends.iter().map(|end| before + end));
        if self.ends.len() >= GROUP * self.columns.len() { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        if self.ends.is_empty() {
            return Ok(());
        }
        let written = self.frame().and_then(|frame| self.writer.write_batch(&frame));
        written.map_err(|e| failure(&self.path, &e))?;
        self.cells.clear();
        self.ends.clear();
        Ok(())
    }

    fn frame(&self) -> PolarsResult<DataFrame> {
        let (width, cells) = (self.columns.len(), self.ends.len());
        let cell = |at: usize| {
            let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
            let text = std::str::from_utf8(&self.cells[from..self.ends[at]]).unwrap_or_default();
            (!text.is_empty()).then_some(text)
        };
        let column = |(at, name): (usize, &&'static str)| {
            let texts: Vec<Option<&str>> = (at..cells).step_by(width).map(cell).collect();
            Column::new((*name).into(), texts)
        };
        DataFrame::new(cells / width, self.columns.iter().enumerate().map(column).collect())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.flush()?;
        self.writer.finish().map(|_| ()).map_err(|e| failure(&self.path, &e))
    }
}
