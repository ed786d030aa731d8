//! Invents people of the shape that a plan expects, for a rehearsal.
//!
//! From public facts only: the plan, the areas and their residents. People are
//! spread over areas by residents and over needs and groups with some spread; how
//! much help arrives varies by area, need and season; most ask a few times, some
//! often. None of it says anything about the coalition's own logs.
use rand::Rng;
use rand::rngs::StdRng;
use rayon::prelude::*;

use super::after;
use super::people::{InventedPeople, InventedPerson, InventedRecord};
use super::random::{self, Stream, cumulate, normal, pick};
use crate::geography::Geography;
use crate::pipeline::Role;
use crate::plan::Plan;

/// Log-odds of being met where nothing else is said: about 72 of every 100.
const BASE: f64 = 0.95;
/// Of every 100 records how many have no known area.
const PLACELESS: f64 = 0.03;
/// Most people that a rehearsal invents: beyond, a page looks no different.
const MOST: u64 = 200_000;
/// Mean number of requests of a person besides the first.
const MORE: f64 = 2.0;

/// What all invented people have in common.
struct World {
    areas: Vec<f64>,
    area_odds: Vec<f64>,
    needs: Vec<f64>,
    need_odds: Vec<f64>,
    groups: Vec<Vec<f64>>,
    /// Days of the window, and after its end those that the data still cover.
    days: u32,
    last: u32,
    /// Where in the year the window begins, as a part of it.
    begin: f64,
    within: f64,
    /// The plan, where it counts more than voices.
    counting: Option<Plan>,
}

/// About as many people as the plan was made for. The same arguments give the same
/// people.
pub fn invent(plan: &Plan, geography: Option<&Geography>, seed: u64) -> InventedPeople {
    let world = World::new(plan, geography, seed);
    let count = plan.people.clamp(1, MOST);
    InventedPeople((0..count).into_par_iter().map(|i| world.person(seed, i)).collect())
}

impl World {
    fn new(plan: &Plan, geography: Option<&Geography>, seed: u64) -> Self {
        let mut rng = random::stream(seed, Stream::Effects, 10);
        let mut spread =
            |size: f64, n: usize| -> Vec<f64> { (0..n).map(|_| size * normal(&mut rng)).collect() };
        let areas = geography.map_or(&[][..], |g| &g.areas);
        let some = areas.iter().filter_map(|a| a.residents).sum::<f64>() / areas.len().max(1) as f64;
        let usual = if some > 0.0 { some } else { 1.0 };
        let rates = spread(0.25, areas.len());
        let homes = areas.iter().zip(&rates).map(|(a, r)| a.residents.unwrap_or(usual).max(1.0) * r.exp());
        let even = |sizes: Vec<f64>| cumulate(sizes.into_iter().map(f64::exp));
        let group = |list: &crate::plan::PlanGroup, mut sizes: Vec<f64>| {
            // The last key is `unknown`: few.
            let last = list.keys.len().saturating_sub(1);
            sizes.iter_mut().skip(last).for_each(|size| *size -= 2.5);
            even(sizes)
        };
        let (first, end) = (plan.periods.first().map(|p| p.from), plan.periods.last().map(|p| p.to));
        let (first, end) = (first.unwrap_or(plan.data_until), end.unwrap_or(plan.data_until));
        let since = |date: jiff::civil::Date| (date - first).get_days().max(0) as u32;
        World {
            area_odds: spread(0.6, areas.len()),
            needs: even(spread(0.5, plan.needs.len())),
            need_odds: spread(0.35, plan.needs.len()),
            groups: plan.groups.iter().map(|g| group(g, spread(0.7, g.keys.len()))).collect(),
            areas: cumulate(homes),
            days: since(end) + 1,
            last: since(plan.data_until),
            begin: f64::from(first.day_of_year()) / 365.25,
            within: f64::from(plan.within_days.max(1)),
            counting: plan.tables.iter().any(|t| !t.measure.is_voice()).then(|| plan.clone()),
        }
    }

    fn person(&self, seed: u64, number: u64) -> InventedPerson {
        let mut rng = random::stream(seed, Stream::Person, number);
        let mut groups = [0u8; 4];
        for (slot, keys) in groups.iter_mut().zip(&self.groups) {
            *slot = pick(&mut rng, keys).min(255) as u8;
        }
        let home = pick(&mut rng, &self.areas);
        let usual = pick(&mut rng, &self.needs);
        // Log-normal rates: a few ask often.
        let rate = MORE * (normal(&mut rng) - 0.5).exp();
        let more = super::habits::poisson(&mut rng, rate).min(60);
        let mut records = Vec::new();
        for number in 0..=more {
            self.request(home, usual, number as u32, &mut records, &mut rng);
        }
        if let Some(plan) = &self.counting {
            let mut rng = random::stream(seed, Stream::After, number);
            after::invented(plan, &mut records, self.days, &mut rng);
        }
        InventedPerson { groups, records }
    }

    fn request(
        &self,
        home: usize,
        usual: usize,
        number: u32,
        records: &mut Vec<InventedRecord>,
        rng: &mut StdRng,
    ) {
        let placed = !self.areas.is_empty() && !rng.random_bool(PLACELESS);
        let need = if rng.random_bool(0.5) { usual } else { pick(rng, &self.needs) };
        let day = self.day(rng);
        let winter = (std::f64::consts::TAU * self.year(day)).cos();
        let odds = BASE
            + self.area_odds.get(home).copied().unwrap_or(0.0)
            + self.need_odds.get(need).copied().unwrap_or(0.0)
            - 0.3 * winter;
        let met = rng.random_bool(1.0 / (1.0 + (-odds).exp()));
        // Most of what is met at all is met in time.
        let delay = (0.35 * self.within * (0.6 * normal(rng)).exp()).min(1e4) as u32;
        let closed = Some(day + delay).filter(|closed| met && *closed <= self.last);
        let area = placed.then_some(home as u32);
        let asked = InventedRecord {
            role: Role::Requests,
            area,
            need: need as u16,
            day,
            second: number,
            closed,
            met: closed.is_some(),
            amount: 0,
        };
        if let Some(given) = closed.filter(|_| rng.random_bool(0.6)) {
            let role = Role::Distributions;
            records.push(InventedRecord { role, day: given, closed: None, met: false, ..asked });
        }
        records.push(asked);
    }

    /// A day of the window: more of them in winter.
    fn day(&self, rng: &mut StdRng) -> u32 {
        for _ in 0..16 {
            let day = rng.random_range(0..self.days);
            if rng.random_bool(0.75 + 0.25 * (std::f64::consts::TAU * self.year(day)).cos()) {
                return day;
            }
        }
        rng.random_range(0..self.days)
    }

    /// Part of the year that has passed on a day.
    fn year(&self, day: u32) -> f64 {
        self.begin + f64::from(day) / 365.25
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::fixture::{hierarchy, plan, table};
    use crate::plan::StatusMode;

    fn small() -> Plan {
        let h = hierarchy(&["city"], &[1], &[]);
        plan(h, 4, 6, StatusMode::Timed, vec![table(Role::Requests, 0, "s", "1")])
    }

    #[test]
    fn the_same_seed_invents_the_same_people_and_another_one_others() {
        let plan = small();
        assert_eq!(invent(&plan, None, 7), invent(&plan, None, 7));
        assert_ne!(invent(&plan, None, 7), invent(&plan, None, 8));
    }

    #[test]
    fn invented_people_are_as_many_as_the_plan_says_and_lie_in_its_window() {
        let plan = small();
        let people = invent(&plan, None, 1);
        assert_eq!(people.iter().count() as u64, plan.people);
        let days = (plan.periods[5].to - plan.periods[0].from).get_days() as u32;
        let records: Vec<_> = people.iter().flat_map(|p| p.records()).collect();
        let asked = records.iter().filter(|r| r.role == Role::Requests);
        assert!(asked.clone().all(|r| r.day <= days && r.need < 4 && r.closed.is_none_or(|c| c >= r.day)));
        let met = asked.clone().filter(|r| r.met).count() as f64 / asked.count() as f64;
        assert!((0.3..0.95).contains(&met), "{met}");
    }
}
