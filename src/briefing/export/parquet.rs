//! Tables as Parquet, typed: keys as text, figures as numbers or null, days as dates.
use jiff::civil::{Date, date};
use polars::prelude::DataType;
use polars::prelude::{Column, DataFrame, IntoColumn, NamedFrom, ParquetWriter, Series};

use super::csv::{Grid, Kind};
use crate::problem::{Problem, Result};

/// The file of `table`.
///
/// # Errors
/// When memory runs out; the tables themselves always fit.
pub(super) fn bytes(table: &Grid) -> Result<Vec<u8>> {
    let failed = |_| Problem::failed(format!("the table {} could not be written as Parquet", table.name));
    let column = |(i, field): (usize, &super::csv::Field)| -> Result<Column> {
        let cells = || table.rows.iter().map(|row| row[i].as_str());
        let name = field.name.as_str().into();
        let series = match field.kind {
            Kind::Text => Series::new(name, cells().collect::<Vec<_>>()),
            Kind::Number => Series::new(name, cells().map(|c| c.parse::<f64>().ok()).collect::<Vec<_>>()),
            Kind::Date => Series::new(name, cells().map(days).collect::<Vec<_>>())
                .cast(&DataType::Date)
                .map_err(failed)?,
        };
        Ok(series.into_column())
    };
    let columns = table.fields.iter().enumerate().map(column).collect::<Result<Vec<_>>>()?;
    let mut frame = DataFrame::new(table.rows.len(), columns).map_err(failed)?;
    let mut out = Vec::new();
    ParquetWriter::new(&mut out).finish(&mut frame).map_err(failed)?;
    Ok(out)
}

/// Days since 1970, as Parquet counts.
fn days(cell: &str) -> Option<i32> {
    let day: Date = cell.parse().ok()?;
    day.since(date(1970, 1, 1)).ok().map(|span| span.get_days())
}
