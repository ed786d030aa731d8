//! Days, date formats and time zones.
use jiff::civil::{Date, date};
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;
use toml::de::DeValue;

use super::types::{Ambiguous, DateRule, Step};
use super::walk::{At, Fields, Value};
use super::words::closest;

/// The longest period, in plan steps.
pub(super) const MOST_STEPS: i64 = 60;

/// A required day, as `"2025-01-31"` or a TOML date.
pub(super) fn day(fields: &Fields<'_>, key: &str) -> Option<At<Date>> {
    fields.required(key, &format!("{key} = \"2025-01-31\" (year-month-day)"))?;
    opt_day(fields, key)
}

/// A day, where `key` is there.
pub(super) fn opt_day(fields: &Fields<'_>, key: &str) -> Option<At<Date>> {
    let value = fields.get(key)?;
    let text = match value.get_ref() {
        DeValue::Datetime(stamp) => stamp.to_string(),
        _ => fields.text_of(key, value)?.value,
    };
    match parse_day(&text) {
        Some(day) => Some(At { value: day, span: value.span() }),
        None => {
            note_bad_day(fields, key, value, &text);
            None
        }
    }
}

/// Exactly `YYYY-MM-DD`, from year 1900 to 2200: a mistyped century must not
/// pass as a day.
fn parse_day(text: &str) -> Option<Date> {
    let shape = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let day: Date = shape.then(|| text.parse().ok()).flatten()?;
    (1900..=2200).contains(&day.year()).then_some(day)
}

fn note_bad_day(fields: &Fields<'_>, key: &str, value: &Value<'_>, text: &str) {
    fields.notes.add(
        &value.span(),
        format!("`{key}` is \"{text}\", and there is no such day"),
        "not a day",
        "write year-month-day with two digits for month and day, such as \"2025-01-31\"",
    );
}

/// How many steps of the plan the days from `from` to `to` touch.
pub(super) fn steps(from: Date, to: Date, step: Step) -> i64 {
    let months = |d: Date| i64::from(d.year()) * 12 + i64::from(d.month()) - 1;
    let length = match step {
        Step::Month => 1,
        Step::Quarter => 3,
        Step::Year => 12,
    };
    months(to).div_euclid(length) - months(from).div_euclid(length) + 1
}

/// The canonical name of the time zone, `UTC` when absent.
pub(super) fn timezone(fields: &Fields<'_>) -> String {
    let Some(text) = fields.opt_text("timezone") else { return "UTC".to_owned() };
    if let Ok(zone) = TimeZone::get(&text.value)
        && let Some(name) = zone.iana_name()
    {
        return name.to_owned();
    }
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let best = closest(&text.value, &names);
    let help = best.map_or("a name".to_owned(), |best| format!("\"{best}\" or another name"));
    fields.notes.add(
        &text.span,
        format!("the time zone \"{}\" is not known, so no day could be told", text.value),
        best.map_or("unknown".to_owned(), |best| format!("did you mean \"{best}\"?")),
        format!("write {help} of the form Region/City, such as \"America/Chicago\", or \"UTC\""),
    );
    text.value
}

const KEYS: [&str; 6] = ["column", "columns", "format", "formats", "ambiguous", "timezone"];

/// The rule `key = { column = "…", format = "…" }` (or `formats = ["…"]`).
pub(super) fn rule(fields: &Fields<'_>, key: &str) -> Option<DateRule> {
    let rule = fields.table(key, &format!("`{key}`"), &KEYS)?;
    let columns = columns(&rule);
    let zone = rule.has("timezone").then(|| timezone(&rule));
    if rule.has("format") && rule.has("formats") {
        rule.notes.add(
            &rule.key_span("formats"),
            format!("`{key}` has both `format` and `formats`, so it is not clear which ones hold"),
            "one too many",
            "keep `formats` and put all of them into its list",
        );
    }
    let formats = match rule.has("formats") {
        true => rule.texts("formats", "formats = [\"%Y-%m-%d\"]"),
        false => rule.text("format", "format = \"%m/%d/%Y %H:%M:%S\"").map(|one| vec![one]),
    };
    let formats: Vec<String> = formats?.into_iter().filter_map(|f| format(&rule, f)).collect();
    let by_name = |columns: &[String]| columns.iter().any(|name| name.trim() == DateRule::FILE_NAME);
    if columns.as_ref().is_some_and(|all| by_name(all) && (key != "date" || all.len() > 1)) {
        rule.notes.add(
            &rule.span,
            "`(file)` is the day in the name of a file, which only `date` can be, by itself",
            "not here",
            "write date = { column = \"(file)\", format = \"visits-%Y-%m-%d\" }",
        );
    }
    let ambiguous = ambiguous(&rule, &formats);
    let mut columns = columns?.into_iter();
    let column = columns.next()?;
    let further = columns.collect();
    (!formats.is_empty()).then_some(DateRule { column, further, formats, ambiguous, timezone: zone })
}

/// One `column`, or `columns` that are read as one text.
fn columns(rule: &Fields<'_>) -> Option<Vec<String>> {
    if !rule.has("columns") {
        return rule.text("column", "column = \"Date\"").map(|one| vec![one.value]);
    }
    rule.one_of_two("column", "columns");
    rule.texts("columns", "columns = [\"Date\", \"Time\"]").map(super::scalars::plain)
}

/// Day and month cannot be told apart where two formats read one text as different
/// days: what then holds must be stated.
fn ambiguous(rule: &Fields<'_>, formats: &[String]) -> Ambiguous {
    let choices = [("first", Ambiguous::First), ("drop", Ambiguous::Drop)];
    if let Some(stated) = rule.opt_choice("ambiguous", &choices) {
        return stated;
    }
    if let (false, Some((one, other, text))) = (rule.has("ambiguous"), clash(formats)) {
        rule.notes.add(
            &rule.key_span("formats"),
            format!("`{text}` is one day by \"{one}\" and another day by \"{other}\""),
            "ambiguous",
            "keep the format that the export has; where it really has both, add ambiguous = \"drop\" (such cells have no date) or \"first\" (the first format decides)",
        );
    }
    Ambiguous::First
}

/// Two formats and a text that they read as different days.
fn clash(formats: &[String]) -> Option<(&str, &str, String)> {
    let days = [date(2004, 5, 6), date(2011, 10, 12), date(2009, 12, 11)];
    let read = |format: &str, text: &str| BrokenDownTime::parse(format, text).ok()?.to_date().ok();
    for one in formats {
        for other in formats {
            for day in days {
                let stamp = day.at(15, 42, 37, 0).to_zoned(TimeZone::UTC).ok()?;
                let Ok(text) = BrokenDownTime::from(&stamp).to_string(one.as_str()) else { continue };
                let other_day = read(other, &text).filter(|found| (1900..=2100).contains(&found.year()));
                if other_day.is_some_and(|found| found != day) {
                    return Some((one, other, text));
                }
            }
        }
    }
    None
}

/// The format when a day written in it is read back as the same day.
fn format(fields: &Fields<'_>, text: At<String>) -> Option<String> {
    let Err(why) = try_format(&text.value) else { return Some(text.value) };
    fields.notes.add(
        &text.span,
        format!("dates cannot be read by the format \"{}\": {why}", text.value),
        "not a full date format",
        "build it from %Y (year), %m (month), %d (day) and, where there is a time, %H:%M:%S or %I:%M:%S %p",
    );
    None
}

/// Writes an afternoon by `format` and reads it again.
fn try_format(format: &str) -> Result<(), &'static str> {
    if !format.contains('%') {
        return Err("it has no % in it, so it would only match itself");
    }
    let noon = date(2023, 11, 25).at(15, 42, 37, 0);
    let stamp = noon.to_zoned(TimeZone::UTC).map_err(|_| "it is not understood")?;
    let text = BrokenDownTime::from(&stamp)
        .to_string(format)
        .map_err(|_| "one of its % letters is not known, or stands for nothing here")?;
    let read =
        BrokenDownTime::parse(format, &text).map_err(|_| "what is written by it cannot be read again")?;
    let day = read.to_date().map_err(|_| "it does not give a year, a month and a day")?;
    if day != noon.date() {
        return Err("it does not give the full year, month and day");
    }
    match read.hour() {
        None | Some(15) => Ok(()),
        Some(_) => Err("its hours run to 12, and nothing tells morning from afternoon"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_real_exports_pass_the_trial() {
        for format in [
            "%m/%d/%Y %H:%M:%S",
            "%m/%d/%Y %I:%M:%S %p",
            "%Y-%m-%d",
            "%Y-%m-%dT%H:%M:%S%.fZ",
            "%Y-%m-%dT%H:%M:%S%:z",
            "%d/%m/%y %H:%M",
            "%d %b %Y",
            "%A, %d %B %Y",
            "%F %T",
            "%Y-%j",
            "%d/%m/%Y %k:%M",
        ] {
            assert_eq!(try_format(format), Ok(()), "{format}");
        }
    }

    #[test]
    fn formats_without_a_full_date_fail_the_trial() {
        for format in
            ["MM/DD/YYYY", "%m/%Y", "%d/%m", "%H:%M", "%m/%d/%Y %I:%M", "%", "%Y-%m-%d %!", "%d/%M/%Y"]
        {
            assert!(try_format(format).is_err(), "{format}");
        }
    }

    #[test]
    fn formats_that_read_one_text_as_two_days_clash() {
        let clash = |formats: &[&str]| {
            let formats: Vec<String> = formats.iter().map(|f| f.to_string()).collect();
            clash(&formats).map(|(one, other, text)| format!("{one}|{other}|{text}"))
        };
        for fine in [
            &["%m/%d/%Y"][..],
            &["%m/%d/%Y %H:%M:%S", "%m/%d/%Y"],
            &["%m/%d/%Y %H:%M", "%d/%m/%Y"],
            &["%Y-%m-%d", "%d.%m.%Y", "%d %b %Y"],
            &["%m/%d/%Y", "%m/%d/%y"],
        ] {
            assert_eq!(clash(fine), None, "{fine:?}");
        }
        assert_eq!(clash(&["%d/%m/%Y", "%m/%d/%Y"]).as_deref(), Some("%d/%m/%Y|%m/%d/%Y|06/05/2004"));
        assert!(clash(&["%F", "%y/%m/%d", "%d/%m/%y"]).is_some());
    }

    #[test]
    fn steps_count_every_calendar_month_quarter_or_year_touched() {
        let (a, b) = (date(2024, 11, 30), date(2025, 1, 1));
        assert_eq!(steps(a, b, Step::Month), 3);
        assert_eq!(steps(a, b, Step::Quarter), 2);
        assert_eq!(steps(a, b, Step::Year), 2);
        assert_eq!(steps(a, a, Step::Year), 1);
    }

    #[test]
    fn only_whole_plain_days_are_days() {
        assert_eq!(parse_day("2025-02-28"), Some(date(2025, 2, 28)));
        for text in ["2025-02-29", "2025-2-3", "20250203", "0020-01-01", "2025-01-01T00:00", "", "2025-13-01"]
        {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
