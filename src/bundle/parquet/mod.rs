//! `measurements.parquet`: one row a cell, tables in the plan's order, cells in
//! row-major order. Columns: `table` (text), `cell` (u32), `noisy` (i64, grid
//! units), `scale` (f64, grid units).
//!
//! Uncompressed, so that equal tables give equal bytes under any version of a
//! compressor and a small file cannot unpack to a huge one. (Noise does not
//! compress anyway.) Written by polars; read by [`pages`], which says why.
mod pages;

use std::result::Result;

use polars::prelude::*;

use super::check;
use crate::plan::Plan;
use crate::thrift;

/// Parquet's numbers for physical types.
const INT32: usize = 1;
const INT64: usize = 2;
const DOUBLE: usize = 5;
const BYTE_ARRAY: usize = 6;

/// The file's bytes. `noisy` must have the plan's shapes.
pub(super) fn encode(plan: &Plan, scales: &[f64], noisy: &[Vec<i64>]) -> Result<Vec<u8>, String> {
    let lengths = check::cells(plan)?;
    let rows: usize = lengths.iter().sum();
    let (mut tables, mut cells) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    let (mut values, mut noise) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    for (((table, scale), cell), length) in plan.tables.iter().zip(scales).zip(noisy).zip(lengths) {
        tables.extend(std::iter::repeat_n(table.id.as_str(), length));
        cells.extend((0u32..).take(length));
        values.extend_from_slice(cell);
        noise.extend(std::iter::repeat_n(*scale, length));
    }
    let columns = vec![
        Column::new("table".into(), tables),
        Column::new("cell".into(), cells),
        Column::new("noisy".into(), values),
        Column::new("scale".into(), noise),
    ];
    let mut frame = DataFrame::new(rows, columns).map_err(|e| e.to_string())?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Uncompressed)
        .set_parallel(false)
        .finish(&mut frame)
        .map_err(|e| e.to_string())?;
    Ok(bytes)
}

/// The noisy cells of each table, provided that keys and scales are the plan's.
/// The error says what is wrong.
pub(super) fn decode(file: &[u8], plan: &Plan, scales: &[f64]) -> Result<Vec<Vec<i64>>, String> {
    let lengths = check::cells(plan)?;
    let rows: usize = lengths.iter().sum();
    let wanted = [("table", BYTE_ARRAY), ("cell", INT32), ("noisy", INT64), ("scale", DOUBLE)];
    let [tables, cells, values, noise] = pages::columns(file, wanted, rows).ok_or_else(|| {
        format!(
            "it does not hold {rows} uncompressed rows of table, cell, noisy and scale, as the plan has it"
        )
    })?;
    let broken = |column: &'static str| move || format!("its column {column} cannot be read");
    let tables = tables.values(text).ok_or_else(broken("table"))?;
    let cells = cells.values(|b| fixed(b).map(u32::from_le_bytes)).ok_or_else(broken("cell"))?;
    let values = values.values(|b| fixed(b).map(i64::from_le_bytes)).ok_or_else(broken("noisy"))?;
    let noise = noise.values(|b| fixed(b).map(u64::from_le_bytes)).ok_or_else(broken("scale"))?;
    let mut rows = tables.into_iter().zip(cells).zip(values).zip(noise);
    let mut out = Vec::with_capacity(lengths.len());
    for ((table, scale), length) in plan.tables.iter().zip(scales).zip(lengths) {
        let mut noisy = Vec::with_capacity(length);
        for (cell, (((name, number), value), bits)) in (0u32..).zip(rows.by_ref().take(length)) {
            if (name, number) != (table.id.as_bytes(), cell) {
                return Err(format!("cell {cell} of table {} is not where it belongs", table.id));
            }
            if bits != scale.to_bits() {
                return Err(format!("table {} has another noise scale than its release says", table.id));
            }
            noisy.push(value);
        }
        out.push(noisy);
    }
    Ok(out)
}

/// A plainly encoded number.
fn fixed<const BYTES: usize>(bytes: &mut &[u8]) -> Option<[u8; BYTES]> {
    thrift::take(bytes, BYTES)?.try_into().ok()
}

/// A plainly encoded text.
fn text<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::try_from(u32::from_le_bytes(fixed(bytes)?)).ok()?;
    thrift::take(bytes, length)
}
