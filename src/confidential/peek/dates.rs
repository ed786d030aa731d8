//! In which format a column's dates are written, and whether day and month can be
//! told apart at all.
use jiff::Span;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::confidential::read::dates::DateReader;

/// Written month first, and the same day first.
const EITHER: [(&str, &str); 5] = [
    ("%m/%d/%Y", "%d/%m/%Y"),
    ("%m-%d-%Y", "%d-%m-%Y"),
    ("%m/%d/%y", "%d/%m/%y"),
    ("%m-%d-%y", "%d-%m-%y"),
    ("%m %d %Y", "%d %m %Y"),
];
/// Formats that cannot be mistaken. (With points the day comes first everywhere.)
const PLAIN: [&str; 11] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d %b %Y",
    "%d-%b-%Y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d-%b-%y",
    "%Y%m%d",
];
const TIMES: [&str; 16] = [
    "",
    " %H:%M:%S",
    " %H:%M",
    " %I:%M:%S %p",
    " %I:%M %p",
    " %I:%M%p",
    "T%H:%M:%S",
    "T%H:%M",
    " %H:%M:%S%:z",
    "T%H:%M:%S%:z",
    "T%H:%M:%SZ",
    "T%H:%M:%S%.fZ",
    " %H:%M:%S%.f",
    "T%H:%M:%S%.f",
    " %H:%M:%S%.f%:z",
    "T%H:%M:%S%.f%:z",
];
/// Cells looked at to see whether a column holds dates at all.
const SAMPLE: usize = 300;

/// Which comes first where both are numbers.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Order {
    MonthFirst,
    DayFirst,
}

/// One way of writing: month first (or the only way), and the day-first twin.
struct Way {
    format: String,
    twin: Option<String>,
}

/// How a column's dates are written.
pub(super) struct Dates {
    ways: Vec<Way>,
    /// `None`: both orders read every cell, or the cells contradict each other.
    pub order: Option<Order>,
    /// A cell that can be two days: never leaves the terminal.
    pub example: Option<Box<str>>,
}

impl Dates {
    /// The formats of `cells` (none blank); `None` when they are no dates.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str> + Clone) -> Option<Dates> {
        let mut ways: Vec<Way> = Vec::new();
        // From all over: exports change their ways in the course of a year.
        let step = cells.clone().count().div_ceil(SAMPLE).max(1);
        let mut left: Vec<&str> = cells.clone().step_by(step).collect();
        let sample = left.len();
        let likely = likely(&left);
        while ways.len() < 3 && left.len() * 20 > sample {
            let best = likely.iter().map(|way| (left.iter().filter(|c| way.reads(c)).count(), way));
            // The first of the best: without fractions of seconds where there are none.
            let best = best.rev().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0);
            let Some((_, way)) = best else { break };
            left.retain(|cell| !way.reads(cell));
            ways.push(Way { format: way.month.0.clone(), twin: way.day.as_ref().map(|d| d.0.clone()) });
        }
        if ways.is_empty() || left.len() * 5 > sample {
            return None;
        }
        let (order, example) = order(&ways, cells);
        Some(Dates { ways, order, example })
    }

    /// Whether day and month are both numbers somewhere, so that there is an order.
    pub(super) fn numeric(&self) -> bool {
        self.ways.iter().any(|way| way.twin.is_some())
    }

    /// The day that a cell means under an order.
    pub(super) fn day(&self, cell: &str, order: Order) -> Option<Date> {
        self.days(std::iter::once(cell), order).pop()
    }

    /// The days of all cells that can be read.
    pub(super) fn days<'c>(&self, cells: impl Iterator<Item = &'c str>, order: Order) -> Vec<Date> {
        let reader = DateReader::new(&self.formats(order), &TimeZone::UTC);
        let day = |cell| {
            let day = reader.text(cell).ok()?.day;
            date(1970, 1, 1).checked_add(Span::new().try_days(day).ok()?).ok()
        };
        cells.filter_map(day).collect()
    }

    /// The formats, with `order` where the cells do not decide.
    pub(super) fn formats(&self, order: Order) -> Vec<String> {
        let order = self.order.unwrap_or(order);
        let pick = |way: &Way| match (&way.twin, order) {
            (Some(twin), Order::DayFirst) => twin.clone(),
            _ => way.format.clone(),
        };
        self.ways.iter().map(pick).collect()
    }
}

/// A way with its readers.
struct Tried {
    month: (String, DateReader),
    day: Option<(String, DateReader)>,
}

impl Tried {
    fn reads(&self, cell: &str) -> bool {
        self.month.1.text(cell).is_ok() || self.day.as_ref().is_some_and(|d| d.1.text(cell).is_ok())
    }
}

fn reader(format: &str) -> (String, DateReader) {
    (format.to_owned(), DateReader::new(&[format.to_owned()], &TimeZone::UTC))
}

/// The ways that read at least one of the cells.
fn likely(cells: &[&str]) -> Vec<Tried> {
    let dates = EITHER.map(|(m, d)| (m, Some(d))).into_iter().chain(PLAIN.map(|p| (p, None)));
    let all = dates.flat_map(|(m, d)| {
        TIMES.map(|time| Tried {
            month: reader(&format!("{m}{time}")),
            day: d.map(|d| reader(&format!("{d}{time}"))),
        })
    });
    all.filter(|way| cells.iter().any(|cell| way.reads(cell))).collect()
}

/// What the cells say about the order. A few that contradict the others are
/// slips; many are a reason to ask.
fn order<'c>(ways: &[Way], cells: impl Iterator<Item = &'c str>) -> (Option<Order>, Option<Box<str>>) {
    let pairs: Vec<(DateReader, DateReader)> =
        ways.iter().filter_map(|w| Some((reader(&w.format).1, reader(w.twin.as_ref()?).1))).collect();
    if pairs.is_empty() {
        return (Some(Order::MonthFirst), None);
    }
    let (mut month, mut day, mut example) = (0u64, 0u64, None);
    for cell in cells {
        for (m, d) in &pairs {
            match (m.text(cell), d.text(cell)) {
                (Ok(a), Ok(b)) if a.day != b.day => example = example.or_else(|| Some(cell.into())),
                (Ok(_), Err(_)) => month += 1,
                (Err(_), Ok(_)) => day += 1,
                _ => {}
            }
        }
    }
    let order = match (month, day) {
        (0, 0) => None,
        (m, d) if d * 20 <= m => Some(Order::MonthFirst),
        (m, d) if m * 20 <= d => Some(Order::DayFirst),
        _ => None,
    };
    (order, example)
}

/// A format in words: `month/day/year hour:minute`.
pub(super) fn in_words(format: &str) -> String {
    let words = [
        ("%Y", "year"),
        ("%y", "year"),
        ("%m", "month"),
        ("%d", "day"),
        ("%b", "month"),
        ("%B", "month"),
        ("%H", "hour"),
        ("%I", "hour"),
        ("%M", "minute"),
        ("%S", "second"),
        ("%p", "AM or PM"),
        ("%.f", ""),
        ("%:z", " and zone"),
    ];
    words.iter().fold(format.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(cells: &[&str]) -> Option<(Vec<String>, bool)> {
        let dates = Dates::of(cells.iter().copied())?;
        Some((dates.formats(Order::MonthFirst), dates.order.is_none()))
    }

    fn one(cells: &[&str]) -> String {
        let (formats, open) = formats(cells).unwrap();
        assert!(!open && formats.len() == 1, "{formats:?}");
        formats[0].clone()
    }

    #[test]
    fn formats_of_the_field_are_found() {
        assert_eq!(one(&["3/15/2020 22:49:40", "3/1/2020 02:49:40"]), "%m/%d/%Y %H:%M:%S");
        assert_eq!(one(&["05/07/2010 17:26", "25/07/2010 17:26"]), "%d/%m/%Y %H:%M");
        assert_eq!(one(&["04/30/2014 02:51:52 PM"]), "%m/%d/%Y %I:%M:%S %p");
        assert_eq!(one(&["2025-01-01"]), "%Y-%m-%d");
        assert_eq!(one(&["2020-04-02 16:27:00+00:00"]), "%Y-%m-%d %H:%M:%S%:z");
        assert_eq!(
            one(&["2020-05-01 21:15:49.442000+00:00", "2020-05-01 21:15:49+00:00"]),
            "%Y-%m-%d %H:%M:%S%.f%:z"
        );
        assert_eq!(one(&["31.12.2024"]), "%d.%m.%Y");
        assert_eq!(one(&["7 Mar 2021"]), "%d %b %Y");
    }

    #[test]
    fn a_z_for_universal_time_is_read_as_such() {
        let format = one(&["2020-05-01T21:15:49.442Z"]);
        let chicago = TimeZone::get("America/Chicago").unwrap();
        let day = |cell: &str| {
            let reader = DateReader::new(std::slice::from_ref(&format), &chicago);
            reader.text(cell).ok().map(|moment| moment.day)
        };
        assert_eq!(day("2020-05-02T02:00:00.000Z"), day("2020-05-01T22:00:00.000Z"), "{format}");
    }

    #[test]
    fn day_and_month_that_cannot_be_told_apart_are_open() {
        let dates = Dates::of(["05/04/2024", "04/04/2024", "01/12/2024"].into_iter());
        let Some(dates) = dates else { panic!("no dates") };
        assert!(dates.order.is_none());
        assert_eq!(dates.example.as_deref(), Some("05/04/2024"));
        assert_eq!(dates.formats(Order::DayFirst), ["%d/%m/%Y"]);
        // Half of the rows say one thing and half the other: that is open as well.
        assert_eq!(formats(&["13/04/2024", "04/13/2024"]).map(|(_, open)| open), Some(true));
        let mut slip = vec!["04/13/2024"; 30];
        slip.push("13/04/2024");
        assert_eq!(formats(&slip).map(|(_, open)| open), Some(false));
    }

    #[test]
    fn a_format_that_begins_late_in_the_file_is_found() {
        let mut cells = vec!["2020-04-02 16:27:00+00:00"; 1000];
        cells.extend(["2020-05-02 16:27:00.123+00:00"; 900]);
        assert_eq!(one(&cells), "%Y-%m-%d %H:%M:%S%.f%:z");
    }

    #[test]
    fn two_formats_in_one_column_are_both_found_and_texts_are_none() {
        let cells = ["2025-01-01", "1/20/2025", "2025-01-03", "2025-01-04"];
        assert_eq!(formats(&cells).unwrap().0, ["%Y-%m-%d", "%m/%d/%Y"]);
        assert!(formats(&["food", "1", "0105", "2025"]).is_none());
        assert!(formats(&[]).is_none());
    }
}
