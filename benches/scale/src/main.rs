//! What reading and grouping must cost: bare polars over the files of
//! `evenhand simulate`, as a process of its own.
//!
//! ```text
//! floor keys    csv|parquet DIR     F1: rows by the released keys
//! floor persons csv|parquet DIR     F2: rows by person and key
//! ```
//!
//! Nothing is cleaned, mapped, split, weighed or checked, ids are compared as they are
//! written and dates are cut, not read: less work than any release has to do.
use std::process::ExitCode;

use polars::prelude::*;

/// One log: its files, the column of its date with the place of the month in it,
/// and the columns that make up the key.
struct Log {
    stem: &'static str,
    date: (&'static str, i64),
    keys: &'static [&'static str],
}

const LOGS: [Log; 2] = [
    Log { stem: "requests-*", date: ("Timestamp", 0), keys: &["zip", "What do you need?", "Status"] },
    Log { stem: "distributions", date: ("date", 5), keys: &["area", "item"] },
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, format, folder] = args.as_slice() else {
        eprintln!("floor keys|persons csv|parquet DIR");
        return ExitCode::from(2);
    };
    let groups = LOGS.iter().map(|log| log.groups(what == "persons", format == "csv", folder));
    match groups.sum::<PolarsResult<usize>>() {
        Ok(groups) => {
            println!("{groups} groups");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

impl Log {
    fn groups(&self, persons: bool, csv: bool, folder: &str) -> PolarsResult<usize> {
        let (date, month) = self.date;
        let mut keys: Vec<Expr> = self.keys.iter().map(|key| col(*key)).collect();
        keys.push(col(date).str().slice(lit(month), lit(2)).alias("month"));
        if persons {
            keys.push(col("phone"));
        }
        let rows = self.rows(csv, folder)?;
        Ok(rows.group_by(keys).agg([len()]).collect()?.height())
    }

    fn rows(&self, csv: bool, folder: &str) -> PolarsResult<LazyFrame> {
        if !csv {
            let path = format!("{folder}/{}.parquet", self.stem);
            return LazyFrame::scan_parquet(path.as_str().into(), ScanArgsParquet::default());
        }
        // All text: no type is guessed, and no zero of a code is lost.
        LazyCsvReader::new(format!("{folder}/{}.csv", self.stem).as_str().into())
            .with_infer_schema_length(Some(0))
            .finish()
    }
}
