//! The made-up person who moves the totals as far as anybody can, and bystanders.
//!
//! One voice fills its table wherever it is spread; in one cell it is told apart with the
//! fewest trials. Person-months and places are counted in full only by someone who has as
//! many as their caps: of hundreds of records one each is elsewhere, which costs the other
//! tables next to nothing. Complaints have a voice beside that of ratings.
use crate::confidential::record::{NO_AREA, NOT_CLOSED, Record, Said, WHOLE};
use crate::confidential::weigh::day_number;
use crate::pipeline::Role;
use crate::plan::{Measure, Plan};

/// Records of each role in one place and period.
const LOUD: i64 = 400;
const ROLES: [Role; 4] = [Role::Requests, Role::Distributions, Role::Feedback, Role::Gifts];

/// Records of three bystanders and the loud one, and of the bystanders alone.
pub(super) fn people(plan: &Plan) -> (Vec<Record>, Vec<Record>) {
    let one = record(plan);
    let bystanders =
        || (1..4u128).flat_map(move |unit| ROLES.map(|role| Record { unit, role, ..record(plan) }));
    let loud = (0..LOUD).flat_map(move |stamp| ROLES.map(|role| Record { role, stamp, ..record(plan) }));
    let complaint = plan.counting.ratings.len() as u16;
    let complaints = measured(plan, Measure::Complaints).map(|_| Record {
        role: Role::Feedback,
        need: complaint,
        ..record(plan)
    });
    let elsewhere = periods(plan).chain(places(plan));
    let mut with: Vec<Record> = bystanders().chain(loud).chain(complaints).collect();
    with.extend((LOUD..).zip(elsewhere).map(|(stamp, (day, area))| Record {
        day: day.unwrap_or(one.day),
        area,
        stamp,
        ..record(plan)
    }));
    (with, bystanders().collect())
}

/// A request of the loud one, on the first day.
fn record(plan: &Plan) -> Record {
    Record {
        unit: 9,
        role: Role::Requests,
        area: NO_AREA,
        need: 0,
        day: plan.periods.first().map_or(0, |p| day_number(p.from)),
        closed: NOT_CLOSED,
        said: Said::Open,
        groups: [0; 4],
        stamp: 0,
        // As much as counts, so that tables of quantities are tried as well.
        amount: WHOLE,
    }
}

/// The level of the first table of this measure.
fn measured(plan: &Plan, measure: Measure) -> Option<usize> {
    plan.tables.iter().find(|table| table.measure == measure).map(|table| table.level)
}

/// The first days of as many more periods as count.
fn periods(plan: &Plan) -> impl Iterator<Item = (Option<i32>, u32)> {
    let most = measured(plan, Measure::Months).map_or(1, |_| usize::from(plan.counting.months));
    let more = plan.periods.iter().take(most.max(1)).skip(1);
    more.map(|period| (Some(day_number(period.from)), NO_AREA))
}

/// Areas in as many more places as count.
fn places(plan: &Plan) -> impl Iterator<Item = (Option<i32>, u32)> {
    let mut areas = Vec::new();
    if let Some(level) = measured(plan, Measure::People) {
        let place = |unit| plan.hierarchy.ancestor(unit, level);
        let mut seen = vec![place(plan.hierarchy.width(0).saturating_sub(1))];
        for (area, (_, unit)) in (0u32..).zip(&plan.hierarchy.area_unit) {
            let place = place(*unit);
            if seen.len() < usize::from(plan.counting.places) && !seen.contains(&place) {
                seen.push(place);
                areas.push((None, area));
            }
        }
    }
    areas.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidential::audit::neighbours::Cost;
    use crate::confidential::tests::counts::counting_plan;
    use crate::confidential::tests::fixture::{blueprint, plan};
    use crate::plan::StatusMode;

    /// The least share of any table's bound in L1 that the loud one fills.
    fn filled(plan: &Plan) -> Vec<f64> {
        let blueprint = blueprint(plan);
        let (with, without) = people(plan);
        let totals = |records| blueprint.totals(records).unwrap_or_else(|p| panic!("{p}"));
        let (with, without) = (totals(with), totals(without));
        let bounds = Cost::new(plan, blueprint.scales()).bounds;
        let l1 = |(a, b): (&Vec<i64>, &Vec<i64>)| a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum::<i64>();
        with.iter().zip(&without).map(l1).zip(bounds).map(|(moved, b)| moved as f64 / b.l1 as f64).collect()
    }

    #[test]
    fn the_loud_one_moves_every_table_as_far_as_is_paid_for() {
        let mut counting = counting_plan(StatusMode::Timed);
        counting.counting.places = 2;
        for plan in [plan(StatusMode::Timed), counting] {
            let filled = filled(&plan);
            assert!(filled.iter().all(|part| *part > 0.99 && *part <= 1.0), "{filled:?}");
        }
    }
}
