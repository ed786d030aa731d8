//! The door for invented people: the same weighing, tallying and OpenDP noise, and
//! no receipt, because nobody is spent on.
//!
//! Contract. The only people that [`invented`] takes are [`InventedPeople`], which
//! [`crate::simulate`] alone can make and which reads no export. It is given
//! neither a pipeline nor the name of a file, so no export can reach it, and a
//! record of an export cannot be turned into an invented one: outside of
//! `simulate` their fields can be read and not written. Its exact totals are
//! therefore not confidential, and are given back to compare estimates with.
use super::door::{Blueprint, Measurements};
use super::record::{NO_AREA, NOT_CLOSED, Record, Said};
use super::weigh::{Frame, day_number};
use crate::geography::Geography;
use crate::plan::Plan;
use crate::problem::Result;
use crate::simulate::InventedPeople;

/// What was measured of invented people, and what is exactly so.
pub struct Invented {
    /// Noisy cells, as a release would have them.
    pub measurements: Measurements,
    /// Exact cells of the same tables, in grid units.
    pub exact: Vec<Vec<i64>>,
}

/// Weighs, tallies and measures invented people under `plan`.
///
/// # Errors
/// When the plan's shares do not compose to its ε.
pub fn invented(plan: &Plan, geography: Option<&Geography>, people: &InventedPeople) -> Result<Invented> {
    let sizes = plan.groups.iter().map(|g| g.keys.len().min(255) as u8).collect();
    let slots: Vec<usize> = (0..plan.groups.len()).collect();
    let blueprint = Blueprint::new(plan, Frame::new(plan, geography, sizes), &slots)?;
    let first = plan.periods.first().map_or(plan.data_until, |p| p.from);
    blueprint
        .invented(people, day_number(first))
        .map(|(exact, measurements)| Invented { measurements, exact })
}

/// One record each; `first` is the window's first day.
pub(super) fn records(people: &InventedPeople, first: i32) -> Vec<Record> {
    let mut records = Vec::new();
    for (unit, person) in (0u128..).zip(people.iter()) {
        records.extend(person.records().iter().map(|r| {
            let day = first.saturating_add_unsigned(r.day());
            Record {
                unit,
                role: r.role(),
                area: r.area().unwrap_or(NO_AREA),
                need: r.need(),
                day,
                closed: r.closed().map_or(NOT_CLOSED, |closed| first.saturating_add_unsigned(closed)),
                said: if r.met() { Said::Met } else { Said::Open },
                groups: person.groups(),
                stamp: i64::from(day) * 86_400 + i64::from(r.second()),
                amount: r.amount(),
            }
        }));
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidential::GRID_UNITS;
    use crate::confidential::tests::fixture::plan;
    use crate::plan::StatusMode;
    use crate::simulate::invent;

    #[test]
    fn each_invented_person_has_exactly_one_voice_in_every_table_of_requests() {
        let plan = plan(StatusMode::Timed);
        let people = invent(&plan, None, 3);
        let made = invented(&plan, None, &people).unwrap();
        for (table, exact) in plan.tables.iter().zip(&made.exact) {
            let voices = exact.iter().sum::<i64>() / GRID_UNITS as i64;
            let expected = people.iter().filter(|p| p.records().iter().any(|r| r.role() == table.role));
            // Hand-outs after the window are in no table.
            let most = expected.count() as i64;
            assert!(voices <= most && voices > most * 9 / 10, "{}: {voices} of {most}", table.id);
        }
        assert_eq!(made.exact[0].iter().sum::<i64>(), plan.people as i64 * GRID_UNITS as i64);
    }

    #[test]
    fn the_same_people_are_measured_with_fresh_noise_each_time() {
        let plan = plan(StatusMode::Timed);
        let people = invent(&plan, None, 3);
        let [one, two] = [(); 2].map(|()| invented(&plan, None, &people).unwrap());
        assert_eq!(one.exact, two.exact);
        if !cfg!(feature = "replay") {
            assert_ne!(one.measurements.into_parts().0, two.measurements.into_parts().0);
        }
    }
}
