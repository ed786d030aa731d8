//! Periods that are missing or thin.
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Looked;
use crate::confidential::read::dates::{DateReader, zone};
use crate::confidential::weigh::day_number;
use crate::pipeline::{Pipeline, Source};
use crate::problem::Result;

/// A month below this share of the ones before it has dropped.
const DROP: f64 = 0.3;
/// Months with fewer rows drop by chance.
const ENOUGH: usize = 20;
/// Days without a row at the end of the period that are told.
const QUIET: i64 = 21;

/// Months of the period without rows, sudden drops, and a period that outlasts its rows.
pub(super) fn look(looked: &Looked, source: &Source, pipeline: &Pipeline) -> Result<Vec<String>> {
    let zone: TimeZone = zone(&pipeline.period().timezone)?;
    let reader = DateReader::new(&source.date.formats, &zone);
    let days: Vec<i32> =
        looked.filled(&source.date.column).filter_map(|cell| reader.text(cell).ok()).map(|m| m.day).collect();
    let (from, to) = (pipeline.period().from, pipeline.period().to);
    let months = months(from, to);
    let count = |(first, last): &(Date, Date)| {
        let (first, last) = (day_number(*first), day_number(*last));
        days.iter().filter(|day| (first..=last).contains(day)).count()
    };
    let counts: Vec<usize> = months.iter().map(count).collect();
    let mut lines = drops(&months, &counts);
    let whole = looked.sheets.iter().all(|sheet| sheet.whole);
    let last = days.iter().copied().filter(|day| *day <= day_number(to)).max();
    let quiet = last.map(|last| i64::from(day_number(to)) - i64::from(last));
    if let Some(quiet) = quiet.filter(|quiet| *quiet >= QUIET && whole) {
        lines.push(format!("the last row is {quiet} days older than the end of the period ({to}): is the last file missing, or did the logging stop?"));
    }
    Ok(lines)
}

/// Whole calendar months of the period, cut at its ends.
fn months(from: Date, to: Date) -> Vec<(Date, Date)> {
    let firsts = from.first_of_month().series(1.month()).take_while(|first| *first <= to);
    firsts.map(|first| (first.max(from), first.last_of_month().min(to))).collect()
}

fn drops(months: &[(Date, Date)], counts: &[usize]) -> Vec<String> {
    let name =
        |at: usize| months.get(at).map(|(first, _)| first.strftime("%B %Y").to_string()).unwrap_or_default();
    let empty: Vec<String> = (0..counts.len()).filter(|at| counts.get(*at) == Some(&0)).map(name).collect();
    let mut lines = Vec::new();
    if empty.len() == counts.len() {
        return vec!["no row lies in the period at all: check `from`, `to` and the format of dates".into()];
    }
    if !empty.is_empty() {
        lines.push(format!("no rows in {}: is a file missing?", empty.join(", ")));
    }
    for (at, count) in counts.iter().enumerate().skip(1) {
        let mut before: Vec<usize> = counts.iter().take(at).rev().take(3).copied().collect();
        before.sort_unstable();
        let usual = before.get(before.len() / 2).copied().unwrap_or(0);
        let whole = months.get(at).is_some_and(|(first, last)| last.day() - first.day() >= 25);
        if *count > 0 && usual >= ENOUGH && (*count as f64) < DROP * usual as f64 && whole {
            lines.push(format!("rows fall from about {usual} a month to {count} in {}: did something change, or is a part missing?", name(at)));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn empty_months_and_sudden_drops_are_told_and_slow_ones_are_not() {
        let months = months(date(2025, 1, 1), date(2025, 6, 30));
        assert_eq!((months.len(), months[5]), (6, (date(2025, 6, 1), date(2025, 6, 30))));
        let lines = drops(&months, &[100, 120, 0, 110, 20, 90]);
        assert!(lines[0].contains("no rows in March 2025"), "{lines:?}");
        assert!(lines[1].contains("to 20 in May 2025") && lines.len() == 2, "{lines:?}");
        assert!(drops(&months, &[100, 80, 60, 45, 30, 20]).is_empty());
        assert!(drops(&months, &[9, 1, 8, 2, 9, 1]).is_empty(), "small numbers vary");
        assert!(drops(&months, &[0; 6])[0].contains("no row lies in the period"));
    }
}
