//! Days, weeks, and the longest time without a distribution.
use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// The distributions of one place in a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steady {
    /// Days for which one was published, in order, and whether it was held.
    pub days: Vec<(Date, bool)>,
    /// Whole weeks (Monday to Sunday, ISO 8601) of the window.
    pub weeks: u32,
    /// Of these, weeks with at least one that was held.
    pub weeks_with: u32,
    /// Median number of days from one that was held to the next; `None` under two.
    pub usual_gap: Option<u32>,
    /// The longest run of days without one; `None` where there was one each day.
    pub longest: Option<Spell>,
}

/// Days in a row without a distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// How many days.
    pub days: u32,
    /// It begins or ends where the window does, so that it may be longer.
    pub at_least: bool,
}

impl Steady {
    /// Of the `days` (a day with several is held if one was) in the window `from` to `to`,
    /// both included. Days outside are left out.
    pub fn new(days: &BTreeMap<Date, bool>, (from, to): (Date, Date)) -> Self {
        let days: Vec<(Date, bool)> = days.range(from..=to).map(|(day, held)| (*day, *held)).collect();
        let held: Vec<Date> = days.iter().filter(|(_, held)| *held).map(|(day, _)| *day).collect();
        let weeks = whole_weeks((from, to));
        let with = |monday: &&Date| {
            let sunday = **monday + 6.days();
            held.iter().any(|day| **monday <= *day && *day <= sunday)
        };
        Steady {
            weeks: weeks.len() as u32,
            weeks_with: weeks.iter().filter(with).count() as u32,
            usual_gap: usual_gap(&held),
            longest: longest(&held, (from, to)),
            days,
        }
    }

    /// Days on which one was held.
    pub fn held(&self) -> usize {
        self.days.iter().filter(|(_, held)| *held).count()
    }
}

/// The Mondays of the weeks that lie in the window with all seven days.
pub fn whole_weeks((from, to): (Date, Date)) -> Vec<Date> {
    let first = match from.weekday() {
        Weekday::Monday => from,
        day => from + (7 - i64::from(day.to_monday_zero_offset())).days(),
    };
    std::iter::successors(Some(first), |monday| monday.checked_add(7.days()).ok())
        .take_while(|monday| monday.checked_add(6.days()).is_ok_and(|sunday| sunday <= to))
        .collect()
}

fn apart(from: Date, to: Date) -> u32 {
    u32::try_from((to - from).get_days()).unwrap_or(0)
}

/// The lower median of the days between one and the next.
fn usual_gap(held: &[Date]) -> Option<u32> {
    let mut gaps: Vec<u32> = held.windows(2).map(|pair| apart(pair[0], pair[1])).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len().saturating_sub(1) / 2).copied()
}

/// The first of the longest runs of days without one.
fn longest(held: &[Date], (from, to): (Date, Date)) -> Option<Spell> {
    let spell = |first: Date, last: Date| {
        (first <= last).then(|| Spell {
            from: first,
            to: last,
            days: apart(first, last) + 1,
            at_least: first == from || last == to,
        })
    };
    let starts = std::iter::once(from).chain(held.iter().map(|day| *day + 1.day()));
    let ends = held.iter().map(|day| *day - 1.day()).chain(std::iter::once(to));
    let all = starts.zip(ends).filter_map(|(first, last)| spell(first, last));
    all.reduce(|best, next| if next.days > best.days { next } else { best })
}
