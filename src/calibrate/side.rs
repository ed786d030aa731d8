//! Made-up cities for comparing systems on the same people (`benches/accuracy`).
//!
//! Everything here is invented: other systems than this one, which the benches build to
//! compare with, may look at these people one by one.
use super::town;
use crate::bundle::Bundle;
use crate::confidential;
use crate::equity;
use crate::plan::Plan;
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
