//! Numbers and dates in words.
use jiff::civil::Date;

use crate::pipeline::Unit;

/// `likely 54–70`, or `likely 75` where both ends round to that.
pub fn likely(lower: f64, upper: f64) -> String {
    let (lower, upper) = (format!("{lower:.0}"), format!("{upper:.0}"));
    if lower == upper { format!("likely {lower}") } else { format!("likely {lower}–{upper}") }
}

/// `1 January to 31 December 2025`; years and months are given once where they are
/// the same, and a single day is that day.
pub fn days(from: Date, to: Date) -> String {
    let last = to.strftime("%-d %B %Y");
    if from == to {
        return last.to_string();
    }
    let pattern = match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => "%-d",
        (true, false) => "%-d %B",
        (false, _) => "%-d %B %Y",
    };
    format!("{} to {last}", from.strftime(pattern))
}

/// What one voice is, for the fill rate.
pub(crate) fn voice(unit: Unit) -> &'static str {
    match unit {
        Unit::Person => {
            "Each person counts once, however often they asked: someone with four requests, three answered, \
             counts as three-quarters helped."
        }
        Unit::Household => {
            "Each household counts once, however often it asked: one with four requests, three answered, \
             counts as three-quarters helped."
        }
        Unit::Record => "Each row of the logs counts once, however many rows one person has.",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_name_a_year_and_a_month_once() {
        assert_eq!(days(date(2025, 1, 1), date(2025, 12, 31)), "1 January to 31 December 2025");
        assert_eq!(days(date(2024, 7, 1), date(2025, 6, 30)), "1 July 2024 to 30 June 2025");
        assert_eq!(days(date(2025, 3, 1), date(2025, 3, 31)), "1 to 31 March 2025");
        assert_eq!(days(date(2025, 3, 1), date(2025, 3, 1)), "1 March 2025");
    }

    #[test]
    fn a_range_is_said_in_whole_numbers() {
        assert_eq!(likely(53.6, 70.4), "likely 54–70");
        assert_eq!(likely(74.8, 75.2), "likely 75");
    }
}
