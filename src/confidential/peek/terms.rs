//! The last questions: the days that count, how many people, how they are protected.
use std::collections::HashSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};

use super::dates::Order;
use super::layout::Log;
use super::prompt::{Talk, shown};
use crate::equity::odds;
use crate::pipeline::{IdForm, Unit, fold};
use crate::privacy::Epsilon;
use crate::problem::Result;

/// First and last day, and the time zone.
pub(super) struct Period {
    pub days: (Date, Date),
    pub zone: String,
}

/// The zone of this machine's clock, or UTC.
pub(super) fn own_zone() -> String {
    let link = std::fs::read_link("/etc/localtime").ok();
    let name = link
        .as_ref()
        .and_then(|path| path.to_str()?.split_once("zoneinfo/"))
        .map(|(_, name)| name.to_owned());
    let zone = std::env::var("TZ").ok().or(name).and_then(|name| TimeZone::get(&name).ok());
    let zone = zone.and_then(|zone| zone.iana_name().map(str::to_owned));
    zone.filter(|name| name != "Etc/UTC").unwrap_or_else(|| "UTC".into())
}

/// Which days count: whole months that the requests fill, to begin with.
pub(super) fn period(talk: &mut Talk, log: &Log) -> Result<Period> {
    let mut zone = own_zone();
    let seen = days(log);
    let mut days = seen.and_then(|(first, last)| whole_months(first, last));
    talk.question("Which days should count? Both ends included, whole months are best.");
    if let Some((first, last)) = seen {
        talk.say(&format!("  Nearly all requests lie between {first} and {last}."));
    }
    loop {
        if let Some((from, to)) = days {
            talk.say(&format!("  {from} to {to}, by the clocks of {zone}"));
        }
        talk.say("Enter if this is right. Otherwise type days, a time zone, or both, such as: 2025-01-01 to 2025-09-30, America/Chicago");
        let answer = talk.hear()?;
        if let (true, Some(days)) = (answer.is_empty(), days) {
            return Ok(Period { days, zone });
        }
        let words = || answer.split([' ', ',']).filter(|word| !word.is_empty());
        let typed: Vec<Date> = words().filter_map(|word| word.parse().ok()).collect();
        match typed.as_slice() {
            [from, to]
                if from <= to
                    && (1900..=2200).contains(&from.year())
                    && (1900..=2200).contains(&to.year()) =>
            {
                days = Some((*from, *to));
            }
            [] if !answer.is_empty() => {}
            _ => talk.say("Write the first and the last day as year-month-day."),
        }
        let named = words().find(|word| word.contains('/') || fold(word) == "utc");
        match named.map(|word| (word, TimeZone::get(word))) {
            Some((_, Ok(known))) => zone = known.iana_name().unwrap_or("UTC").to_owned(),
            Some((word, Err(_))) => talk.say(&format!("The time zone {} is not known.", shown(word))),
            None => {}
        }
    }
}

/// The days between which nearly all requests lie: one row in two hundred may be
/// mistyped at either end.
fn days(log: &Log) -> Option<(Date, Date)> {
    let column = log.columns.when?;
    let dates = log.dates(column)?;
    let order = dates.order.or(log.order).unwrap_or(Order::MonthFirst);
    let mut days: Vec<Date> = dates.days(log.filled(column), order);
    days.sort_unstable();
    let slips = days.len() / 200;
    Some((*days.get(slips)?, *days.get(days.len().checked_sub(slips + 1)?)?))
}

/// Whole months from the first day's to the last one's; a last month that has only
/// begun is left for the next release. At most five years.
fn whole_months(first: Date, last: Date) -> Option<(Date, Date)> {
    let day_before: Span = 1.day();
    let mut to = last.last_of_month();
    if last.day() < 25 {
        let earlier = last.first_of_month().checked_sub(day_before).ok()?;
        if earlier > first {
            to = earlier;
        }
    }
    let earliest = to.first_of_month().checked_sub(59.months()).ok()?;
    Some((first.first_of_month().max(earliest), to))
}

/// About how many people; what is typed is rounded, for it will be public.
pub(super) fn people(talk: &mut Talk, log: &Log) -> Result<u64> {
    talk.question("About how many people are in these lists? A round figure that you would say in public.");
    talk.say(&match ids(log) {
        Some(count) => {
            format!("  The requests hold {count} different ids. Do not type such a count: say it roughly.")
        }
        None => format!(
            "  The requests have {} rows, and nothing that says who. Say roughly how many rows there are.",
            rows(log)
        ),
    });
    talk.say("Type a figure such as 400 or 3,000.");
    loop {
        let answer = talk.hear()?;
        let digits: String = answer.chars().filter(|c| !matches!(c, ',' | '_' | '\'' | ' ')).collect();
        match digits.trim_start_matches("about").parse::<u64>() {
            Ok(count @ 1..=10_000_000_000) => {
                let round = rounded(count);
                if round != count {
                    talk.say(&format!("  Rounded to about {round}."));
                }
                return Ok(round);
            }
            _ => talk.say("Please type one whole number."),
        }
    }
}

/// One figure and zeros; two figures where the first is a 1; tens at least.
pub(super) fn rounded(count: u64) -> u64 {
    let digits = count.checked_ilog10().unwrap_or(0);
    let first = count / 10u64.pow(digits);
    let step = 10u64.pow(if first == 1 { digits.saturating_sub(1) } else { digits }).max(10);
    (count.saturating_add(step / 2) / step).max(1) * step
}

fn rows(log: &Log) -> usize {
    log.sheets.iter().map(|sheet| sheet.len()).sum()
}

/// Different ids of the requests.
fn ids(log: &Log) -> Option<usize> {
    let columns = &log.columns.who;
    if columns.is_empty() {
        return None;
    }
    let mut ids = HashSet::new();
    for sheet in &log.sheets {
        let mut parts: Vec<_> = columns.iter().map(|column| sheet.cells(*column)).collect();
        while let Some(cells) = parts.iter_mut().map(Iterator::next).collect::<Option<Vec<&str>>>() {
            let id: Vec<String> = cells.iter().map(|cell| tidy(cell, log.columns.form)).collect();
            if id.iter().all(|part| !part.is_empty()) {
                ids.insert(id);
            }
        }
    }
    Some(ids.len())
}

fn tidy(cell: &str, form: IdForm) -> String {
    match form {
        IdForm::Phone => cell.chars().filter(char::is_ascii_digit).collect(),
        IdForm::Text | IdForm::Exact => fold(cell),
    }
}

/// ε and the unit, with the odds in words.
pub(super) fn protection(talk: &mut Talk, log: &Log) -> Result<(String, Unit)> {
    let named = log.columns.who.iter().any(|column| fold(&log.name(*column)).contains("household"));
    let mut unit = match (log.columns.who.is_empty(), named) {
        (true, _) => Unit::Record,
        (false, true) => Unit::Household,
        (false, false) => Unit::Person,
    };
    let mut epsilon = "1.0".to_owned();
    talk.question("How strongly are people protected?");
    loop {
        let value = epsilon.parse::<Epsilon>().map_or(1.0, |epsilon| epsilon.approx());
        let odds = |epsilon: f64| (odds(epsilon, 0.1) * 100.0).ceil();
        talk.say(&format!(
            "  epsilon = {epsilon}: if someone thought there was a 1 in 10 chance that {}",
            whom(unit)
        ));
        talk.say(&format!(
            "  one release can raise that to at most {} in 100, and the two that a year allows to at most {} in 100.",
            odds(value),
            odds(2.0 * value)
        ));
        talk.say("Enter if this is right. Otherwise type a smaller number (protects more, tells less) or a larger one,");
        talk.say("and person or household for what one id in your lists stands for.");
        let answer = talk.hear()?;
        if answer.is_empty() {
            return Ok((epsilon, unit));
        }
        for word in answer.split([' ', ',']).filter(|word| !word.is_empty()) {
            match (fold(word).as_str(), log.columns.who.is_empty()) {
                ("person", false) => unit = Unit::Person,
                ("household", false) => unit = Unit::Household,
                ("person" | "household", true) => {
                    talk.say("No column says who someone is, so only rows can be protected.")
                }
                (number, _) if decimal(number) => epsilon = number.to_owned(),
                _ => talk.say(&format!("{} is not understood.", shown(word))),
            }
        }
    }
}

fn whom(unit: Unit) -> &'static str {
    match unit {
        Unit::Person => "a person is in these lists,",
        Unit::Household => "a household is in these lists,",
        Unit::Record => "one certain row is in these lists (rows, not people: no column says who),",
    }
}

/// A plain decimal that is an ε, not above 10: more would protect nobody.
fn decimal(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && !text.starts_with('.')
        && !text.ends_with('.');
    plain && text.parse::<Epsilon>().is_ok_and(|epsilon| epsilon.approx() <= 10.0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_number_of_people_is_rounded_before_it_is_written() {
        let cases =
            [(1, 10), (7, 10), (14, 10), (389, 400), (412, 400), (1234, 1200), (3120, 3000), (9700, 10_000)];
        for (count, round) in cases {
            assert_eq!(rounded(count), round);
        }
    }

    #[test]
    fn a_month_that_has_only_begun_waits_for_the_next_release() {
        let months = |a: (i16, i8, i8), b: (i16, i8, i8)| {
            whole_months(date(a.0, a.1, a.2), date(b.0, b.1, b.2)).unwrap()
        };
        assert_eq!(months((2025, 1, 3), (2025, 9, 29)), (date(2025, 1, 1), date(2025, 9, 30)));
        assert_eq!(months((2025, 1, 3), (2025, 9, 12)), (date(2025, 1, 1), date(2025, 8, 31)));
        assert_eq!(months((2025, 9, 3), (2025, 9, 12)), (date(2025, 9, 1), date(2025, 9, 30)));
        assert_eq!(months((2010, 1, 3), (2025, 9, 30)), (date(2020, 10, 1), date(2025, 9, 30)));
    }
}
