//! Files that a series of names lets one expect.
use std::collections::BTreeSet;
use std::path::PathBuf;

use super::name;

/// Months (or half-years, quarters) that are missing between files that are there.
pub(super) fn gaps(files: &[PathBuf]) -> Vec<String> {
    let named: Vec<(String, Stamp)> =
        files.iter().filter_map(|file| Some((name(file), Stamp::of(&name(file))?))).collect();
    let mut lines = Vec::new();
    for per_year in [12, 4, 2, 1] {
        let there: BTreeSet<i32> =
            named.iter().filter(|(_, s)| s.per_year == per_year).map(|(_, s)| s.number()).collect();
        let (Some(first), Some(last)) = (there.first(), there.last()) else { continue };
        let missing: Vec<String> =
            (*first..=*last).filter(|at| !there.contains(at)).map(|at| Stamp::words(at, per_year)).collect();
        if !missing.is_empty() && missing.len() <= there.len() {
            lines.push(format!(
                "no file for {}, though there is one before and one after: is it missing?",
                missing.join(", ")
            ));
        }
    }
    lines
}

/// The part of time that a file's name says.
struct Stamp {
    year: i32,
    /// From 1.
    part: i32,
    per_year: i32,
}

impl Stamp {
    /// `…2025-03…`, `…2025Q1…`, `…2025H1…` or `…2025…`.
    fn of(name: &str) -> Option<Stamp> {
        let bytes = name.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let starts =
            (0..bytes.len()).filter(|at| (0..4).all(|k| digit(at + k)) && (*at == 0 || !digit(at - 1)));
        let number = |from: usize, to: usize| name.get(from..to)?.parse::<i32>().ok();
        for at in starts {
            let Some(year) = number(at, at + 4).filter(|year| (1990..=2100).contains(year)) else { continue };
            let next = bytes.get(at + 4).map(u8::to_ascii_lowercase);
            let letter = matches!(next, Some(b'q' | b'h')).then(|| number(at + 5, at + 6)).flatten();
            if let Some(part) = letter.filter(|_| !digit(at + 6)) {
                return Some(Stamp { year, part, per_year: if next == Some(b'q') { 4 } else { 2 } });
            }
            let from = at + if matches!(next, Some(b'-' | b'_' | b'.')) { 5 } else { 4 };
            if let Some(month) =
                number(from, from + 2).filter(|m| (1..=12).contains(m) && digit(from) && digit(from + 1))
            {
                // A whole date is no month's file.
                let day =
                    digit(from + 2) || (matches!(bytes.get(from + 2), Some(b'-' | b'_')) && digit(from + 3));
                return (!day).then_some(Stamp { year, part: month, per_year: 12 });
            }
            if !digit(at + 4) {
                return Some(Stamp { year, part: 1, per_year: 1 });
            }
        }
        None
    }

    fn number(&self) -> i32 {
        self.year * self.per_year + self.part - 1
    }

    fn words(number: i32, per_year: i32) -> String {
        let (year, part) = (number.div_euclid(per_year), number.rem_euclid(per_year) + 1);
        match per_year {
            12 => format!("{year}-{part:02}"),
            4 => format!("{year}Q{part}"),
            2 => format!("{year}H{part}"),
            _ => year.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_in_a_series_of_names_is_told() {
        let files = |names: &[&str]| gaps(&names.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert!(
            files(&["r-2025-01.csv", "r-2025-02.csv", "r-2025-04.csv"])[0].contains("no file for 2025-03")
        );
        assert!(files(&["requests-2024H2.csv", "requests-2025H2.csv"])[0].contains("2025H1"));
        for fine in [
            &["r-2025-01.csv", "r-2025-02.csv"][..],
            &["a.csv", "b.csv"],
            &["x-2025-01-31.csv", "x-2025-03-31.csv"],
        ] {
            assert!(files(fine).is_empty(), "{fine:?}");
        }
    }
}
