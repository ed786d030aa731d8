//! Readers of one file in memory, for [`crate::confidential::fuzzing`].
use super::dates::{DateReader, zone};
use super::stretch::{FileSpot, Stretch};
use super::{Change, Rewriter, Rewriting, csv, parquet, plain};
use crate::confidential::fault::Fault;
use crate::confidential::fuzzing::Made;
use crate::confidential::map::{Notes, Places, Rules};
use crate::confidential::piles::Records;
use crate::pipeline::FileFormat;

const SPOT: FileSpot = FileSpot { source: 0, file: 0 };

fn made(read: impl FnOnce(&mut dyn FnMut(Stretch)) -> Result<(), Fault>) -> Made {
    let (mut records, mut notes) = (Records::new(), Notes::new());
    let outcome = read(&mut |stretch: Stretch| {
        notes.merge(stretch.notes, stretch.below);
        records.append(stretch.records);
    });
    Made::of(outcome.ok().map(|()| (records, notes)))
}

/// A separated file, as it is or written again with every cell in quotes.
pub(in crate::confidential) fn text<P: Places>(
    bytes: &[u8],
    format: &FileFormat,
    block: usize,
    rules: &Rules<'_, P>,
    again: bool,
) -> Made {
    let FileFormat::Csv { separator, encoding, skip_rows, .. } = *format else { return Made::of(None) };
    let shape = csv::Shape { separator, encoding, skip_rows, title_rows: 0, block };
    let how = Rewriting { change: Change::Nothing, quoted: true, seen: None };
    made(|each| {
        let input = plain(bytes, encoding)?;
        if again {
            csv::read(Rewriter::new(input, shape, rules, SPOT, &how), shape, rules, SPOT, each)
        } else {
            csv::read(input, shape, rules, SPOT, each)
        }
    })
}

/// A Parquet file.
pub(in crate::confidential) fn parquet<P: Places>(bytes: &[u8], rules: &Rules<'_, P>) -> Made {
    made(|each| parquet::read(&parquet::Bytes::new(bytes.to_vec()), rules, SPOT, each))
}

/// Formats in the first line, a date in the rest.
pub(in crate::confidential) fn dates(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (formats, cell) = text.split_once('\n').unwrap_or((text, ""));
    let Ok(zone) = zone("America/Chicago") else { return };
    let formats: Vec<String> = formats.split('\t').map(str::to_owned).collect();
    let reader = DateReader::new(&formats, &zone);
    let (one, two) = (reader.text(cell).ok(), reader.text(cell).ok());
    assert_eq!(one.as_ref().map(|m| m.second), two.as_ref().map(|m| m.second));
    if let Some(moment) = one {
        assert!((-40_000..60_000).contains(&moment.day), "years 1900 to 2100 only");
    }
}

#[cfg(test)]
mod tests {
    use polars::prelude::*;

    /// The fuzzer then starts from a file with columns of several types.
    #[test]
    fn the_seed_of_parquet_is_read() {
        let columns = vec![
            Column::new("P".into(), vec![7_735_550_000i64, 1, 1]),
            Column::new("Q".into(), ["a", "b", "b"]),
            Column::new("D".into(), ["2025-01-02", "2025-03-04", "x"]),
            Column::new("N".into(), [Some("a; b;c"), None, Some("c")]),
            Column::new("S".into(), ["m", "o", "x"]),
            Column::new("C".into(), [Some(20_100), None, Some(0)]).cast(&DataType::Date).unwrap(),
            Column::new("K".into(), ["y", "y", "n"]),
            Column::new("L".into(), ["e", "es", ""]),
            Column::new("A".into(), [1.0, 2.0, f64::NAN]),
        ];
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/parquet/small");
        if std::env::var_os("EVENHAND_WRITE_SEEDS").is_some() {
            let mut frame = DataFrame::new_infer_height(columns).unwrap();
            let bytes = std::fs::File::create(&file).unwrap();
            ParquetWriter::new(bytes)
                .with_compression(ParquetCompression::Uncompressed)
                .finish(&mut frame)
                .unwrap();
        }
        let bytes = std::fs::read(&file).unwrap();
        assert!(crate::confidential::fuzzing::read_rows_of_parquet(&bytes) == Some(3));
    }

    /// Found by the fuzzer: a page of a negative number of values made polars ask for
    /// 2⁶¹ bytes.
    #[test]
    fn a_page_of_a_negative_number_of_values_is_refused() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/parquet/negative");
        let bytes = std::fs::read(file).unwrap();
        assert!(crate::confidential::fuzzing::read_rows_of_parquet(&bytes).is_none());
    }
}
