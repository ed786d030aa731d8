//! A request that comes up again: one row, many days.
//!
//! Record-local: the days follow from the row's own date, its own closing day and the
//! period. All turns are records of the row's own unit, which share that unit's one voice.
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::confidential::record::NOT_CLOSED;
use crate::confidential::weigh::day_number;
use crate::pipeline::Every;

/// The days within the period on which a row counts.
pub(super) struct Turns {
    first: i32,
    every: Option<Every>,
    /// Number of the next turn; the first is 0.
    next: i64,
    /// First and last day that count.
    from: i32,
    last: i32,
}

impl Turns {
    /// The one day of a row that does not recur.
    pub(super) fn once(day: i32) -> Self {
        Turns { first: day, every: None, next: 0, from: day, last: day }
    }

    /// From `first` on until the row is closed, or the period ends.
    pub(super) fn new(every: Every, first: i32, closed: i32, (from, to): (i32, i32)) -> Self {
        let last = if closed == NOT_CLOSED { to } else { to.min(closed) };
        Turns { first, every: Some(every), next: 0, from, last }
    }

    fn day(&self, turn: i64) -> Option<i32> {
        match self.every {
            None => (turn == 0).then_some(self.first),
            Some(Every::Week) => i32::try_from(i64::from(self.first) + 7 * turn).ok(),
            Some(Every::Month) => {
                // Counted from the first day, so that the 31st comes back after a short month.
                let months = Span::new().try_months(turn).ok()?;
                Some(day_number(date(self.first)?.checked_add(months).ok()?))
            }
        }
    }
}

fn date(day: i32) -> Option<Date> {
    jiff::civil::date(1970, 1, 1).checked_add(day.days()).ok()
}

impl Iterator for Turns {
    type Item = i32;
    fn next(&mut self) -> Option<i32> {
        loop {
            let day = self.day(self.next)?;
            self.next += 1;
            if day > self.last {
                return None;
            }
            if day >= self.from {
                return Some(day);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(every: Every, first: (i16, i8, i8), closed: i32) -> Vec<String> {
        let day = |(y, m, d): (i16, i8, i8)| day_number(jiff::civil::date(y, m, d));
        let turns = Turns::new(every, day(first), closed, (day((2025, 1, 1)), day((2025, 4, 30))));
        turns.map(|d| date(d).unwrap().to_string()).collect()
    }

    #[test]
    fn a_month_has_one_turn_on_the_same_day_or_its_last() {
        assert_eq!(
            days(Every::Month, (2024, 12, 31), NOT_CLOSED),
            ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"]
        );
        assert_eq!(days(Every::Month, (2025, 5, 1), NOT_CLOSED), Vec::<String>::new());
    }

    #[test]
    fn turns_end_with_the_row_and_begin_with_the_period() {
        let closed = day_number(jiff::civil::date(2025, 1, 16));
        assert_eq!(days(Every::Week, (2024, 12, 20), closed), ["2025-01-03", "2025-01-10"]);
        assert_eq!(days(Every::Week, (1900, 1, 1), NOT_CLOSED).len(), 17);
        assert_eq!(Turns::once(7).collect::<Vec<_>>(), [7]);
    }
}
