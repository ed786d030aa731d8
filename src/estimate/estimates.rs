//! The estimates of a bundle, by table.
use super::draws::{draw_count, simulate};
use super::fit::{Contrast, Fit, Layout};
use super::noise::{Seed, variance_of};
use super::{Estimated, Marginal};
use crate::bundle::Bundle;
use crate::pipeline::Role;
use crate::plan::{Shape, Table};
use crate::problem::{Problem, Result};

/// Least-squares estimates of all marginals that a bundle's tables determine, and
/// its group tables as they were measured.
///
/// Estimates and standard errors are exact and cheap; draws are made when a table
/// is asked for, so ask for all tables of one purpose at once ([`Self::tables`]).
#[derive(Clone, Debug)]
pub struct Estimates {
    pub(super) fits: Vec<Fit>,
    groups: Vec<Option<Direct>>,
    /// Of each group list that was measured by place too.
    by_group: Vec<Option<Fit>>,
    /// Tables that do not count voices, in the plan's order.
    alone: Vec<Direct>,
    pub(super) seed: Seed,
    /// Most draws of any table.
    draws: usize,
}

/// A table that stands on its own.
#[derive(Clone, Debug)]
struct Direct {
    index: usize,
    role: Role,
    level: usize,
    shape: Shape,
    values: Vec<f64>,
    scale: f64,
    error: f64,
}

impl Estimates {
    /// Reconciles the bundle's tables.
    ///
    /// # Errors
    /// When the tables, their noisy cells and their noise scales do not fit each
    /// other, which a verified bundle of this version cannot show.
    pub fn new(bundle: &Bundle) -> Result<Self> {
        check(bundle)?;
        let roles = [Role::Requests, Role::Distributions];
        let fits = roles.into_iter().filter_map(|role| Fit::new(bundle, role)).collect();
        let groups = (0..bundle.plan().groups.len()).map(|g| Direct::find(bundle, g)).collect();
        let by_group = (0..bundle.plan().groups.len()).map(|g| Fit::by_group(bundle, g)).collect();
        let plan = bundle.plan();
        let others = plan.tables.iter().enumerate().filter(|(_, t)| !t.measure.is_voice());
        let alone = others.map(|(index, table)| Direct::of(bundle, index, table)).collect();
        Ok(Estimates { fits, groups, by_group, alone, seed: Seed::of(bundle), draws: usize::MAX })
    }

    /// The same without simulated errors: for exact tables of invented people, whose
    /// least squares are exact and whose noise is none.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn without_draws(bundle: &Bundle) -> Result<Self> {
        Self::new(bundle).map(|estimates| Estimates { draws: 0, ..estimates })
    }

    /// Whether errors are simulated.
    pub(super) fn has_draws(&self) -> bool {
        self.draws > 0
    }

    /// One marginal, `None` when the measured tables do not determine it.
    pub fn table(&self, marginal: Marginal) -> Option<Estimated> {
        self.tables(&[marginal]).pop().flatten()
    }

    /// Several marginals at the price of one: the noise is simulated once.
    ///
    /// As long as `asked`; `None` for what the measured tables do not determine.
    pub fn tables(&self, asked: &[Marginal]) -> Vec<Option<Estimated>> {
        let mut out: Vec<Option<Estimated>> = vec![None; asked.len()];
        for fit in &self.fits {
            let mine = asked.iter().enumerate().filter(|(_, m)| m.role == fit.role);
            let (places, layouts): (Vec<usize>, Vec<_>) =
                mine.filter_map(|(i, m)| fit.layout(*m).map(|l| (i, l))).unzip();
            let draws = simulate(fit, &self.seed, &layouts, self.draws);
            for ((place, layout), draws) in places.into_iter().zip(&layouts).zip(draws) {
                let (values, errors) = (fit.values(layout), fit.errors(layout));
                out[place] = Some(Estimated { shape: layout.shape, values, errors, draws });
            }
        }
        out
    }

    /// The table of the plan's group list `group` as it was measured: noisy values,
    /// exact standard errors, and draws that pair with those of [`Self::tables`].
    /// `None` when no table is cut by that group.
    pub fn groups(&self, group: usize) -> Option<Estimated> {
        Some(self.measured(self.groups.get(group)?.as_ref()?))
    }

    /// The group list `group` by the places of each of `levels`, where it was measured by
    /// place: least squares of its tables and of those by place alone, so that places add up
    /// to larger ones. Draws pair with those of [`Self::tables`]. As long as `levels`.
    pub fn groups_by_place(&self, group: usize, levels: &[usize]) -> Vec<Option<Estimated>> {
        let Some(fit) = self.by_group.get(group).and_then(Option::as_ref) else {
            return vec![None; levels.len()];
        };
        let status = fit.has_status();
        let asked =
            |level: &usize| Marginal { role: fit.role, level: *level, need: true, period: false, status };
        let layouts: Vec<Option<Layout>> = levels.iter().map(|level| fit.layout(asked(level))).collect();
        let there: Vec<Layout> = layouts.iter().flatten().cloned().collect();
        let mut draws = simulate(fit, &self.seed, &there, self.draws).into_iter();
        let mut one = |layout: Layout| {
            let shape = Shape { groups: layout.shape.needs, needs: 1, ..layout.shape };
            let (values, errors) = (fit.values(&layout), fit.errors(&layout));
            Estimated { shape, values, errors, draws: draws.next().unwrap_or_default() }
        };
        layouts.into_iter().map(|layout| layout.map(&mut one)).collect()
    }

    /// The plan's table `table` as it was measured, where it does not count voices: in its
    /// own unit (person-months, places, kilograms, voices), with exact standard errors and
    /// draws. `None` for tables of voices, which agree by least squares.
    pub fn alone(&self, table: usize) -> Option<Estimated> {
        self.alone.iter().find(|direct| direct.index == table).map(|direct| self.measured(direct))
    }

    fn measured(&self, direct: &Direct) -> Estimated {
        let cells = direct.values.len();
        let noise = |draw| self.seed.noise(direct.index, draw, cells, direct.scale);
        let draws =
            (0..draw_count(cells).min(self.draws)).map(|d| noise(d).into_iter().map(|v| v as f32).collect());
        Estimated {
            shape: direct.shape,
            values: direct.values.clone(),
            errors: vec![direct.error; cells],
            draws: draws.collect(),
        }
    }

    /// Whose records, and at which level, the table of group list `group` is.
    pub fn group_table(&self, group: usize) -> Option<(Role, usize)> {
        self.groups.get(group)?.as_ref().map(|d| (d.role, d.level))
    }

    /// The exact variance of a contrast of the least-squares estimates; `None` when
    /// the tables do not determine it or its weights do not fit the plan's axes.
    pub fn contrast_variance(&self, contrast: &Contrast) -> Option<f64> {
        self.fits.iter().find(|f| f.role == contrast.role)?.contrast_variance(contrast)
    }
}

impl Direct {
    /// The table cut by group list `group`: requests first, status first.
    fn find(bundle: &Bundle, group: usize) -> Option<Self> {
        let plan = bundle.plan();
        let tables =
            plan.tables.iter().enumerate().filter(|(_, t)| t.group == Some(group) && t.measure.is_voice());
        let (index, table) = tables.min_by_key(|(i, t)| (t.role, !t.status, *i))?;
        Some(Direct::of(bundle, index, table))
    }

    /// In the table's own unit: a voice stands for `Table::worth` of it.
    fn of(bundle: &Bundle, index: usize, table: &Table) -> Self {
        let plan = bundle.plan();
        let worth = table.worth(plan);
        let grid = bundle.release.grid as f64;
        let scale = bundle.release.scales[index];
        Direct {
            index,
            role: table.role,
            level: table.level,
            shape: plan.shape(table),
            values: bundle.noisy(index).iter().map(|&c| worth * c as f64 / grid).collect(),
            scale: worth * scale / grid,
            error: worth * variance_of(&plan.noise, scale, grid).sqrt(),
        }
    }
}

/// Refuses what a verified bundle cannot be.
fn check(bundle: &Bundle) -> Result<()> {
    let plan = bundle.plan();
    let levels = plan.hierarchy.levels.len();
    let up = &plan.hierarchy.up;
    let nested = levels > 0
        && up.len() + 1 == levels
        && up.iter().enumerate().all(|(l, up)| {
            up.len() == plan.hierarchy.width(l) && up.iter().all(|&p| p < plan.hierarchy.width(l + 1))
        });
    if !nested {
        return Err(Problem::failed("the bundle's area levels are not nested"));
    }
    if plan.needs.is_empty() || plan.periods.is_empty() {
        return Err(Problem::failed("the bundle's plan has no need or no period"));
    }
    let release = &bundle.release;
    if release.grid == 0
        || plan.tables.len() != bundle.noisy.len()
        || plan.tables.len() != release.scales.len()
    {
        return Err(Problem::failed(
            "the bundle does not hold one set of cells and one scale for each table",
        ));
    }
    for ((table, cells), scale) in plan.tables.iter().zip(&bundle.noisy).zip(&release.scales) {
        let known = table.level < levels && table.group.is_none_or(|g| g < plan.groups.len());
        if !known || plan.shape(table).cells() != cells.len() || !(scale.is_finite() && *scale > 0.0) {
            return Err(Problem::failed("a table of the bundle does not fit its plan").at(&table.id));
        }
    }
    Ok(())
}
