//! `[period]`.
use super::dates::{MOST_STEPS, day, opt_day, steps, timezone};
use jiff::civil::Date;

use super::types::{PeriodSpec, Pipeline, Role, Step};
use super::walk::Fields;

impl Pipeline {
    /// The roles whose rows are each protected alone, though the release's unit is a person
    /// or a household.
    pub fn rows_alone(&self) -> Vec<Role> {
        let alone = |role: &Role| self.sources.iter().any(|s| s.role == *role && s.handling.rows_alone);
        Role::ALL.into_iter().filter(alone).collect()
    }

    /// The last day of which rows of this role are read. Hand-outs are read up to
    /// the declared end of the data: one of January can meet a request of December.
    /// (Those after the window are counted in no table.)
    pub(crate) fn last_day(&self, role: Role) -> Date {
        match role {
            Role::Requests | Role::Feedback | Role::Gifts => self.period.to,
            Role::Distributions => self.period.to.max(self.period.data_until),
        }
    }

    /// First and last day of which rows of any source are read, and may therefore
    /// move what is published: the days that a release is charged for. (A recurring row
    /// is dated by its turns.)
    pub fn days_read(&self) -> (Date, Date) {
        let last = self.sources.iter().map(|source| self.last_day(source.role)).max();
        (self.period.from, last.unwrap_or(self.period.to))
    }
}

/// Reads `[period]`.
pub(super) fn read(root: &Fields<'_>) -> Option<PeriodSpec> {
    root.required("period", "[period] with from = \"2025-01-01\" and to = \"2025-12-31\"")?;
    let fields = root.table("period", "[period]", &["from", "to", "step", "timezone", "data_until"])?;
    let (from, to, until) = (day(&fields, "from"), day(&fields, "to"), opt_day(&fields, "data_until"));
    let steps = [("month", Step::Month), ("quarter", Step::Quarter), ("year", Step::Year)];
    let step = fields.opt_choice("step", &steps).unwrap_or(Step::Month);
    let timezone = timezone(&fields);
    if let (Some(to), Some(until)) = (&to, &until)
        && until.value < to.value
    {
        fields.notes.add(
            &until.span,
            format!("`data_until` is {}, before the period ends on {}", until.value, to.value),
            "too early",
            "end the period earlier, or state the later day up to which the exports are complete",
        );
    }
    let (from, to) = (from?, to?);
    if from.value > to.value {
        fields.notes.add(
            &to.span,
            format!("the period ends on {}, before it begins on {}", to.value, from.value),
            "before `from`",
            "exchange `from` and `to`, or put one of them right",
        );
        return None;
    }
    refuse_long(&fields, &from.value, &to.value, step);
    let data_until = until.map_or(to.value, |until| until.value);
    Some(PeriodSpec { from: from.value, to: to.value, step, timezone, data_until })
}

/// Every step costs some of ε, so there is an end to how many make sense.
fn refuse_long(fields: &Fields<'_>, from: &Date, to: &Date, step: Step) {
    let (count, name, longer) = match step {
        Step::Month => (steps(*from, *to, step), "months", "step = \"quarter\" or a shorter period"),
        Step::Quarter => (steps(*from, *to, step), "quarters", "step = \"year\" or a shorter period"),
        Step::Year => (steps(*from, *to, step), "years", "a shorter period"),
    };
    if count > MOST_STEPS {
        fields.notes.add(
            &fields.key_span("to"),
            format!("the period is {count} {name} long, and at most {MOST_STEPS} can be told apart"),
            "too long",
            format!("use {longer}"),
        );
    }
}
