//! Made-up cities for comparing systems on the same people (`benches/accuracy`).
//!
//! Everything here is invented: other systems than this one, which the benches build to
//! compare with, may look at these people one by one.
use super::town;
use crate::bundle::Bundle;
use crate::confidential;
use crate::equity;
use crate::estimate::noise::Seed;
use crate::pipeline::{Key, Role};
use crate::plan::{Period, Plan, Table};
use crate::privacy::Epsilon;
use crate::problem::{Problem, Result};
use crate::rehearse::no_ledger;
use crate::release::{Prepared, describe};
use crate::simulate::{self, Generator, InventedPeople, Settings};

/// A made-up city with the pipeline that would publish it.
pub struct Trial {
    work: Prepared,
    people: InventedPeople,
}

/// `plan` with so many needs and months.
fn stretched(plan: &Plan, needs: usize, months: usize) -> Plan {
    let need = |k: usize| Key { id: format!("need-{k}"), ..plan.needs[k % plan.needs.len()].clone() };
    let first = plan.periods[0].from.first_of_month();
    let month = |t: usize| {
        let from = first.saturating_add(jiff::Span::new().months(t as i64));
        Period { id: from.strftime("%Y-%m").to_string(), from, to: from.last_of_month() }
    };
    let periods: Vec<Period> = (0..months).map(month).collect();
    let data_until = periods.last().map_or(plan.data_until, |p| p.to);
    Plan { needs: (0..needs).map(need).collect(), periods, data_until, groups: Vec::new(), ..plan.clone() }
}

/// Noisy and exact tables of one plan.
pub struct Both {
    /// As a release would have them.
    pub noisy: Bundle,
    /// Without noise.
    pub exact: Bundle,
}

impl Trial {
    /// A city of `people` who ask.
    ///
    /// # Errors
    /// When it cannot be made or planned.
    pub fn new(people: u32, epsilon: &Epsilon, generator: Generator, seed: u64) -> Result<Self> {
        Self::of(town::settings(people, generator, seed), epsilon)
    }

    /// A city of these settings.
    ///
    /// # Errors
    /// When it cannot be made or planned.
    pub fn of(settings: Settings, epsilon: &Epsilon) -> Result<Self> {
        let (city, work) = town::made(settings, epsilon, false)?;
        let geography =
            work.geography.as_ref().ok_or_else(|| Problem::failed("a made-up city has no areas"))?;
        let people = simulate::people(&city, &work.plan, geography);
        Ok(Trial { work, people })
    }

    /// The planner's choice.
    pub fn plan(&self) -> &Plan {
        &self.work.plan
    }

    /// The plan when the pipeline says that areas matter most.
    ///
    /// # Errors
    /// As [`crate::plan::plan()`].
    pub fn areas_first(&self) -> Result<Plan> {
        let mut pipeline = self.work.pipeline.clone();
        pipeline.tables = crate::pipeline::TableChoice::Areas;
        crate::plan::plan(&pipeline, self.work.geography.as_ref())
    }

    /// Everybody.
    pub fn people(&self) -> &InventedPeople {
        &self.people
    }

    /// Position of each public area in the finest level of `plan`, in the order of
    /// [`crate::geography::Geography::areas`]; the last unit where it has none.
    pub fn places(&self, plan: &Plan) -> Vec<usize> {
        let areas = self.work.geography.as_ref().map_or(&[][..], |g| &g.areas);
        let last = plan.hierarchy.width(0) - 1;
        let of =
            |id: &String| plan.hierarchy.area_unit.iter().find(|(a, _)| a == id).map_or(last, |(_, i)| *i);
        areas.iter().map(|a| of(&a.id)).collect()
    }

    /// Measures everybody under `plan`, with OpenDP's noise and without any.
    ///
    /// # Errors
    /// When the plan's shares do not compose to its ε.
    pub fn measure(&self, plan: &Plan) -> Result<Both> {
        let geography = self.work.geography.as_ref();
        let measured = confidential::invented(plan, geography, &self.people)?;
        let (noisy, scales) = measured.measurements.into_parts();
        let bundle = |cells| {
            let mut release = describe(&self.work, "0".repeat(32), scales.clone(), no_ledger(&self.work));
            release.rehearsal = true;
            release.plan = plan.clone();
            release.epsilon = plan.epsilon.clone();
            Bundle::of_invented(release, cells, self.work.geography.clone())
                .ok_or_else(|| Problem::failed("this is no invention"))
        };
        Ok(Both { noisy: bundle(noisy)?, exact: bundle(measured.exact)? })
    }

    /// `plan`'s finest table of requests, repeated to `needs` needs and `months` months from the
    /// first on, as three noisy tables (all cells, places, the city's needs by month): for timing
    /// what a large plan takes. Nothing in it is true.
    ///
    /// # Errors
    /// When the plan has no table by place, need, period and status.
    pub fn stretched(&self, plan: &Plan, needs: usize, months: usize) -> Result<Bundle> {
        let fine = |t: &Table| t.role == Role::Requests && t.level == 0 && t.need && t.period && t.status;
        let at =
            plan.tables.iter().position(fine).ok_or_else(|| Problem::failed("no table of finest cells"))?;
        let both = self.measure(plan)?;
        let (old, small) = (plan.shape(&plan.tables[at]), &both.exact.noisy[at]);
        let mut wide = stretched(plan, needs, months);
        let city = wide.hierarchy.city();
        wide.tables = [(0, true, true), (0, false, false), (city, true, true)]
            .map(|(level, need, period)| Table { level, need, period, ..plan.tables[at].clone() })
            .into();
        let mut cells: Vec<Vec<f64>> = wide.tables.iter().map(|t| vec![0.0; wide.shape(t).cells()]).collect();
        for a in 0..old.areas {
            for k in 0..needs {
                for t in 0..months {
                    for s in 0..old.statuses {
                        let v = small[old.index(a, 0, k % old.needs, t % old.periods, s)] as f64;
                        for (sums, table) in cells.iter_mut().zip(&wide.tables) {
                            let unit = wide.hierarchy.ancestor(a, table.level);
                            let (k, t) = (if table.need { k } else { 0 }, if table.period { t } else { 0 });
                            sums[wide.shape(table).index(unit, 0, k, t, s)] += v;
                        }
                    }
                }
            }
        }
        let scale = both.noisy.release.scales[at];
        let seed = Seed::of(&both.noisy);
        let noisy = |(i, sums): (usize, &Vec<f64>)| {
            let noise = seed.noise(i, 0, sums.len(), scale);
            sums.iter().zip(noise).map(|(v, e)| (v + e).round() as i64).collect()
        };
        let release = crate::bundle::Release { plan: wide, scales: vec![scale; 3], ..both.noisy.release };
        Bundle::of_invented(
            release,
            cells.iter().enumerate().map(noisy).collect(),
            self.work.geography.clone(),
        )
        .ok_or_else(|| Problem::failed("this is no invention"))
    }

    /// What would be published of `both`, and the same figures of the exact tables.
    ///
    /// # Errors
    /// When the bundle's tables do not fit its plan.
    pub fn stories(&self, both: &Both) -> Result<(equity::Story, equity::Story)> {
        let presentation = &self.work.pipeline.presentation;
        let shown = equity::tell(&both.noisy, presentation)?;
        let exact = equity::tell_exactly(&both.exact, presentation, &shown)?;
        Ok((shown, exact))
    }
}
