//! Days of the window, counted from its first day.
use jiff::ToSpan;
use jiff::civil::Date;

use crate::problem::{Problem, Result};

/// A calendar month of the window.
#[derive(Clone, Copy)]
pub(super) struct Month {
    /// Its first day.
    pub first: u32,
    /// 0 for January to 11.
    pub of_year: usize,
}

/// The window's days and months.
pub(super) struct Calendar {
    dates: Vec<Date>,
    /// Months in order.
    pub months: Vec<Month>,
    month_of: Vec<u16>,
}

impl Calendar {
    /// The window of `months` months from `first` on.
    pub fn new(first: Date, months: u16) -> Result<Self> {
        let too_far = |_| Problem::usage("the made-up window ends beyond the calendar");
        let end = first.checked_add(i32::from(months).months()).map_err(too_far)?;
        let dates: Vec<Date> = first.series(1.day()).take_while(|day| *day < end).collect();
        let mut calendar = Calendar { dates, months: Vec::new(), month_of: Vec::new() };
        for (day, date) in calendar.dates.iter().enumerate() {
            if date.day() == 1 {
                let of_year = date.month().unsigned_abs() as usize - 1;
                calendar.months.push(Month { first: day as u32, of_year });
            }
            calendar.month_of.push(calendar.months.len() as u16 - 1);
        }
        Ok(calendar)
    }

    /// Number of days.
    pub fn days(&self) -> u32 {
        self.dates.len() as u32
    }

    /// The date of `day`; days after the window give its last.
    pub fn date(&self, day: u32) -> Date {
        self.dates[(day as usize).min(self.dates.len() - 1)]
    }

    /// The month of `day`.
    pub fn month(&self, day: u32) -> usize {
        usize::from(self.month_of[(day as usize).min(self.month_of.len() - 1)])
    }

    /// `2025-03`
    pub fn month_id(&self, month: usize) -> String {
        let date = self.date(self.months[month].first);
        format!("{:04}-{:02}", date.year(), date.month())
    }

    /// `2025H1`: which file a day's requests are in.
    pub fn half_year(&self, day: u32) -> (i16, u8) {
        let date = self.date(day);
        (date.year(), if date.month() <= 6 { 1 } else { 2 })
    }
}
