//! One Parquet column's cells, by the type that is stored in the file.
use std::borrow::Cow;

use polars::prelude::{
    BooleanChunked, DataType, Float64Chunked, Int32Chunked, Int64Chunked, PolarsResult, Series,
    StringChunked, TimeUnit, UInt64Chunked,
};

use crate::confidential::map::Cell;

/// Cells of one chunk each, so that looking one up takes constant time.
pub(super) enum ColumnCells {
    Nothing,
    Text(StringChunked),
    Bool(BooleanChunked),
    Signed(Int64Chunked),
    Unsigned(UInt64Chunked),
    Float(Float64Chunked),
    Day(Int32Chunked),
    /// Ticks since 1970-01-01T00:00, and how many make a second.
    Local(Int64Chunked, i64),
    /// The same since 1970-01-01T00:00Z.
    Utc(Int64Chunked, i64),
}

impl ColumnCells {
    /// `None`: a kind that cannot be read.
    pub(super) fn new(series: &Series) -> PolarsResult<Option<Self>> {
        Ok(Some(match series.dtype() {
            DataType::Null => ColumnCells::Nothing,
            DataType::String => ColumnCells::Text(series.str()?.clone()),
            DataType::Categorical(..) | DataType::Enum(..) => {
                ColumnCells::Text(series.cast(&DataType::String)?.str()?.clone())
            }
            DataType::Boolean => ColumnCells::Bool(series.bool()?.clone()),
            DataType::Date => ColumnCells::Day(series.to_physical_repr().i32()?.clone()),
            DataType::Datetime(unit, zone) => {
                let ticks = series.to_physical_repr().i64()?.clone();
                match zone {
                    None => ColumnCells::Local(ticks, per_second(*unit)),
                    Some(_) => ColumnCells::Utc(ticks, per_second(*unit)),
                }
            }
            kind if kind.is_signed_integer() => {
                ColumnCells::Signed(series.cast(&DataType::Int64)?.i64()?.clone())
            }
            kind if kind.is_unsigned_integer() => {
                ColumnCells::Unsigned(series.cast(&DataType::UInt64)?.u64()?.clone())
            }
            kind if kind.is_float() => ColumnCells::Float(series.cast(&DataType::Float64)?.f64()?.clone()),
            _ => return Ok(None),
        }))
    }

    /// The cell at `row`; numbers as the text that people would write.
    pub(super) fn cell(&self, row: usize) -> Cell<'_> {
        let found = match self {
            ColumnCells::Nothing => None,
            ColumnCells::Text(cells) => cells.get(row).map(|text| Cell::Text(Cow::Borrowed(text))),
            ColumnCells::Bool(cells) => cells.get(row).map(|yes| fixed(if yes { "true" } else { "false" })),
            ColumnCells::Signed(cells) => cells.get(row).map(|n| owned(n.to_string())),
            ColumnCells::Unsigned(cells) => cells.get(row).map(|n| owned(n.to_string())),
            ColumnCells::Float(cells) => cells.get(row).filter(|x| !x.is_nan()).map(|x| owned(decimal(x))),
            ColumnCells::Day(cells) => cells.get(row).map(Cell::Day),
            ColumnCells::Local(cells, unit) => cells.get(row).map(|t| Cell::Local(t.div_euclid(*unit))),
            ColumnCells::Utc(cells, unit) => cells.get(row).map(|t| Cell::Utc(t.div_euclid(*unit))),
        };
        found.unwrap_or(Cell::Blank)
    }
}

fn fixed(text: &'static str) -> Cell<'static> {
    Cell::Text(Cow::Borrowed(text))
}

fn owned(text: String) -> Cell<'static> {
    Cell::Text(Cow::Owned(text))
}

/// Rust writes the shortest decimal that reads back the same, without exponent
/// and without `.0`: an id stored as 60614.0 is `60614`.
fn decimal(value: f64) -> String {
    value.to_string()
}

fn per_second(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::Nanoseconds => 1_000_000_000,
        TimeUnit::Microseconds => 1_000_000,
        TimeUnit::Milliseconds => 1_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_floats_are_written_without_a_point() {
        assert_eq!(
            [decimal(60614.0), decimal(7735551234.0), decimal(-87.5)],
            ["60614", "7735551234", "-87.5"]
        );
    }
}
