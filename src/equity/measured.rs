//! The tables that a story is told from, and the figures read off them.
use super::count::{Count, Pick};
use super::joined::Joined;
use super::modelled::Both;
use super::{Shown, clear};
use crate::bundle::Bundle;
use crate::estimate::{Estimated, Estimates, Marginal};
use crate::pipeline::Role;
use crate::plan::{Plan, StatusMode, Table};
use crate::problem::Result;

/// Why there is no fill rate in logs without a status.
pub(crate) const NO_STATUS: &str = "reason.no-status";
/// Why a table is not there.
pub(crate) const NOT_MEASURED: &str = "reason.not-measured";
/// Why there is no rate.
pub(crate) const NO_RESIDENTS: &str = "reason.no-residents";
/// Why there is no share of hand-outs.
pub(crate) const NO_HANDOUTS: &str = "reason.no-handouts";

/// A pair of marginals: without status and with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cut {
    /// All asking.
    pub(crate) asked: Option<Estimated>,
    /// By status; `None` without a status.
    pub(crate) status: Option<Estimated>,
}

/// The tables of one level of areas.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    /// Requests.
    pub(crate) cut: Cut,
    /// Hand-outs.
    pub(crate) handouts: Option<Estimated>,
}

/// Everything a story needs of a bundle's estimates.
pub(crate) struct Measured {
    /// What the sources say about status.
    pub(crate) mode: StatusMode,
    /// By unit of the shown level.
    pub(crate) areas: Place,
    /// By unit of the next level; empty where that is the city.
    pub(crate) coarser: Place,
    /// The whole city.
    pub(crate) city: Cut,
    /// By need in the city.
    pub(crate) needs: Cut,
    /// By period in the city.
    pub(crate) periods: Cut,
    /// By place and period, where that was measured.
    pub(crate) by_period: Option<Joined>,
    /// By place and need, and at which level of places.
    pub(crate) by_need: Option<(usize, Estimated)>,
    /// The cells of the last two as the posterior tells them, where the plan asks for it.
    pub(crate) modelled: Both,
    /// Group tables by group list, where requests were measured by it.
    pub(crate) groups: Vec<Option<Estimated>>,
    /// Of each group list that was measured by place: its number, the level of places, and
    /// the table.
    pub(crate) by_group: Vec<(usize, usize, Estimated)>,
    /// Tables that do not count voices: index in the plan, and what was measured.
    pub(crate) alone: Vec<(usize, Estimated)>,
}

impl Measured {
    /// Reads all tables of a story at once.
    ///
    /// # Errors
    /// Those of [`Estimates::new`].
    pub(crate) fn new(bundle: &Bundle) -> Result<Self> {
        let estimates = Estimates::new(bundle)?;
        let mut measured = Self::of(&estimates, bundle.plan());
        measured.modelled = Both::new(bundle, &estimates, &measured);
        Ok(measured)
    }

    /// The same by least squares alone.
    ///
    /// # Errors
    /// Those of [`Estimates::new`].
    pub(crate) fn direct(bundle: &Bundle) -> Result<Self> {
        Ok(Self::of(&Estimates::new(bundle)?, bundle.plan()))
    }

    /// All tables of a story from a bundle's estimates.
    pub(crate) fn of(estimates: &Estimates, plan: &Plan) -> Self {
        let city = plan.hierarchy.city();
        let ask =
            |level, need, period, status| Marginal { role: Role::Requests, level, need, period, status };
        let coarser = 1.min(city);
        let handed = |level| Marginal { role: Role::Distributions, ..ask(level, false, false, false) };
        let asked = [
            ask(0, false, false, false),
            ask(0, false, false, true),
            ask(coarser, false, false, false),
            ask(coarser, false, false, true),
            ask(city, false, false, false),
            ask(city, false, false, true),
            ask(city, true, false, false),
            ask(city, true, false, true),
            ask(city, false, true, false),
            ask(city, false, true, true),
            handed(0),
            handed(coarser),
            ask(crossed(plan, |t| t.period).unwrap_or(city), false, true, true),
            ask(crossed(plan, |t| t.need).unwrap_or(city), true, false, true),
        ];
        let mut tables = estimates.tables(&asked).into_iter();
        let mode = plan.status_mode;
        let mut next = || tables.next().flatten();
        let mut cut = || {
            let (asked, status) = (next(), next());
            Cut { asked, status: status.filter(|_| mode != StatusMode::None) }
        };
        let (areas, coarser, whole, needs, periods) = (cut(), cut(), cut(), cut(), cut());
        let requests = |g: usize| estimates.group_table(g).is_some_and(|(role, _)| role == Role::Requests);
        let groups = (0..plan.groups.len()).map(|g| requests(g).then(|| estimates.groups(g)).flatten());
        let mut groups: Vec<Option<Estimated>> = groups.collect();
        let mut by_group = Vec::new();
        for (group, level) in grouped(plan) {
            let mut both = estimates.groups_by_place(group, &[level, city]).into_iter().flatten();
            if let (Some(places), Some(whole)) = (both.next(), both.next()) {
                by_group.push((group, level, places));
                groups[group] = Some(whole);
            }
        }
        let areas = Place { cut: areas, handouts: next() };
        let coarser = Place { cut: coarser, handouts: next() };
        let by_period = crossed(plan, |t| t.period).zip(next());
        let by_period = by_period.map(|(level, table)| Joined::new(level, &table, plan));
        let by_need = crossed(plan, |t| t.need).zip(next());
        let alone = (0..plan.tables.len()).filter_map(|t| Some((t, estimates.alone(t)?))).collect();
        Measured {
            mode,
            areas,
            coarser,
            city: whole,
            needs,
            periods,
            by_period,
            by_need,
            modelled: Both::default(),
            groups,
            by_group,
            alone,
        }
    }

    /// Why there is no figure by status here.
    pub(crate) fn no_status(&self) -> &'static str {
        if self.mode == StatusMode::None { NO_STATUS } else { NOT_MEASURED }
    }

    /// Help that arrived, of every 100 old enough requests, with a range for `level`
    /// of the simulations.
    pub(crate) fn fill(&self, level: f64, table: Option<&Estimated>, pick: Pick) -> Shown {
        match met_unmet(table.filter(|_| self.mode != StatusMode::None), pick) {
            Some((met, unmet)) => clear::fill(met.among(level, &unmet), met.unclipped_half(level, &unmet)),
            None => clear::missing(self.no_status()),
        }
    }
}

/// Group lists that were measured by place, each with the finest level of it.
fn grouped(plan: &Plan) -> impl Iterator<Item = (usize, usize)> + use<'_> {
    let places = |t: &&Table| {
        t.role == Role::Requests && t.measure.is_voice() && t.level < plan.hierarchy.city() && !t.period
    };
    let finest = move |g: usize| {
        let own = plan.tables.iter().filter(places).filter(|t| t.group == Some(g) && !t.need);
        Some((g, own.map(|t| t.level).min()?))
    };
    (0..plan.groups.len()).filter_map(finest)
}

/// The finest level of places by which requests of one `axis` were measured apart.
fn crossed(plan: &Plan, axis: impl Fn(&Table) -> bool) -> Option<usize> {
    let places =
        |t: &&Table| t.role == Role::Requests && t.joins() && t.level < plan.hierarchy.city() && t.status;
    plan.tables.iter().filter(places).filter(|t| axis(t)).map(|t| t.level).min()
}

/// Met and unmet of the picked cells, where `table` is cut by status.
pub(crate) fn met_unmet(table: Option<&Estimated>, pick: Pick) -> Option<(Count, Count)> {
    let table = table.filter(|t| t.shape.statuses > 1)?;
    let count = |status| Count::of(table, Pick { status: Some(status), ..pick });
    Some((count(0), count(1)))
}

/// The picked cells' share of all of `table`, of every 100.
pub(crate) fn share(level: f64, table: Option<&Estimated>, pick: Pick) -> Shown {
    let Some(table) = table else { return clear::missing(NOT_MEASURED) };
    clear::share(Count::of(table, pick).share_of(level, &Count::of(table, Pick::default())))
}
