//! Dates that can be two days: `05/04/2024` can be 5 April or 4 May.
use jiff::Span;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::super::prompt::shown;
use super::{Looked, of_all};
use crate::confidential::read::dates::DateReader;
use crate::pipeline::{DateRule, Source};

/// Cells looked at.
const MOST: usize = 20_000;

/// Compares the stated formats with each other and with their twins, in which day and
/// month change places. (That two formats of one list can clash is an error of the
/// pipeline file already, until it says what then holds.)
pub(super) fn look(looked: &Looked, source: &Source) -> Vec<String> {
    let rules = [Some(&source.date), source.closed.as_ref()].into_iter().flatten();
    let plain = rules.filter(|rule| rule.further.is_empty());
    plain.filter_map(|rule| of_column(rule, looked.filled(&rule.column).take(MOST))).collect()
}

fn of_column<'c>(rule: &DateRule, cells: impl Iterator<Item = &'c str> + Clone) -> Option<String> {
    let stated: Vec<DateReader> = rule.formats.iter().map(|format| reader(format)).collect();
    let twins: Vec<DateReader> = rule.formats.iter().filter_map(|f| twin(f)).map(|f| reader(&f)).collect();
    let read = |readers: &[DateReader], cell: &str| readers.iter().find_map(|reader| day(reader, cell));
    let (mut only_twin, mut only_stated, mut wrong, mut either) = (0, 0, None, None);
    for cell in cells.clone() {
        match (read(&stated, cell), read(&twins, cell)) {
            (None, Some(meant)) => {
                only_twin += 1;
                wrong = wrong.or(Some((cell, meant)));
            }
            (Some(_), None) => only_stated += 1,
            (Some(one), Some(other)) if one != other => either = either.or(Some((cell, one, other))),
            _ => {}
        }
    }
    let column = &rule.column;
    if let Some((cell, meant)) = wrong {
        return Some(format!(
            "[{column}] {} dates fit the stated order of day and month not at all and are left out, but would fit the other: `{}` is {}. Was the other order meant?",
            of_all(only_twin, cells.count()),
            shown(cell),
            words(meant)
        ));
    }
    let (cell, one, other) = either.filter(|_| only_stated == 0)?;
    Some(format!(
        "[{column}] `{}` can be {} or {}, and no date tells: the pipeline file says {}. Make sure that it is right",
        shown(cell),
        words(one.min(other)),
        words(one.max(other)),
        words(one)
    ))
}

/// The format with day and month in each other's place.
fn twin(format: &str) -> Option<String> {
    (format.contains("%d") && format.contains("%m"))
        .then(|| format.replace("%d", "\0").replace("%m", "%d").replace('\0', "%m"))
}

fn reader(format: &str) -> DateReader {
    DateReader::new(&[format.to_owned()], &TimeZone::UTC)
}

fn day(reader: &DateReader, cell: &str) -> Option<Date> {
    let day = reader.text(cell).ok()?.day;
    date(1970, 1, 1).checked_add(Span::new().try_days(day).ok()?).ok()
}

fn words(day: Date) -> String {
    day.strftime("%-d %B").to_string()
}
