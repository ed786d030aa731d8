//! Plan periods: the window cut into calendar months, quarters or years.
use jiff::civil::Date;

use super::Period;
use crate::pipeline::{PeriodSpec, Step};

/// The window cut by `step`; first and last periods are cut off at its ends.
pub(super) fn cut(window: &PeriodSpec, step: Step) -> Vec<Period> {
    let mut periods = Vec::new();
    let mut from = window.from;
    while from <= window.to {
        let Some(next) = next_start(from, step) else { break };
        let to = next.yesterday().unwrap_or(window.to).min(window.to);
        periods.push(Period { id: name(from, step), from, to });
        from = next;
    }
    periods
}

/// The whole window as one period.
pub(super) fn whole(window: &PeriodSpec) -> Vec<Period> {
    vec![Period { id: format!("{}..{}", window.from, window.to), from: window.from, to: window.to }]
}

/// Steps from the finest allowed to the coarsest.
pub(super) fn ladder(finest: Step) -> &'static [Step] {
    match finest {
        Step::Month => &[Step::Month, Step::Quarter, Step::Year],
        Step::Quarter => &[Step::Quarter, Step::Year],
        Step::Year => &[Step::Year],
    }
}

/// First day of the next calendar unit; `None` at the end of the calendar.
fn next_start(day: Date, step: Step) -> Option<Date> {
    let (year, month) = (day.year(), day.month());
    let (year, month) = match step {
        Step::Month if month == 12 => (year + 1, 1),
        Step::Month => (year, i16::from(month) + 1),
        Step::Quarter => {
            let first_of_next = (month - 1) / 3 * 3 + 4;
            if first_of_next > 12 { (year + 1, 1) } else { (year, i16::from(first_of_next)) }
        }
        Step::Year => (year + 1, 1),
    };
    Date::new(year, i8::try_from(month).ok()?, 1).ok()
}

fn name(day: Date, step: Step) -> String {
    match step {
        Step::Month => format!("{:04}-{:02}", day.year(), day.month()),
        Step::Quarter => format!("{:04}-Q{}", day.year(), (day.month() - 1) / 3 + 1),
        Step::Year => format!("{:04}", day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn window(from: Date, to: Date) -> PeriodSpec {
        PeriodSpec { from, to, step: Step::Month, timezone: "UTC".into(), data_until: to }
    }

    #[test]
    fn months_quarters_and_years_cover_the_window_without_gaps() {
        let window = window(date(2024, 11, 15), date(2026, 2, 10));
        for (step, count) in [(Step::Month, 16), (Step::Quarter, 6), (Step::Year, 3)] {
            let periods = cut(&window, step);
            assert_eq!(periods.len(), count, "{step:?}");
            assert_eq!(periods[0].from, window.from);
            assert_eq!(periods.last().unwrap().to, window.to);
            for pair in periods.windows(2) {
                assert_eq!(pair[0].to.tomorrow().unwrap(), pair[1].from);
            }
        }
    }

    #[test]
    fn periods_have_plain_names() {
        let window = window(date(2025, 12, 1), date(2026, 1, 31));
        let names = |step| cut(&window, step).into_iter().map(|p| p.id).collect::<Vec<_>>();
        assert_eq!(names(Step::Month), ["2025-12", "2026-01"]);
        assert_eq!(names(Step::Quarter), ["2025-Q4", "2026-Q1"]);
    }
}
