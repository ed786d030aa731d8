//! The story as a whole.
use super::candidates::Candidates;
use super::clusters::clusters;
use super::compare;
use super::count::Pick;
use super::counted;
use super::crossed;
use super::disparity::disparities;
use super::measured::Measured;
use super::named;
use super::whole::{Statements, Whole};
use super::{CoarserStory, Disparity, FinerStory, GroupStory, Marks, NamedFigures, Story, Told};
use crate::briefing::words::Words;
use crate::bundle::Bundle;
use crate::estimate::Estimates;
use crate::geography::Zoning;
use crate::pipeline::{Key, Presentation, UNKNOWN};
use crate::plan::Plan;
use crate::privacy::Loss;
use crate::problem::{Problem, Result};

/// Everything a briefing shows, from a verified bundle and presentation settings.
///
/// The shown areas are those of the hierarchy's level 0, as long as at most a third
/// of them is not clear. Else they are zones of neighbouring areas, else the next
/// larger level's, else the page tells of the city only; the areas are then in the
/// tables. The same bundle and settings give the same story.
///
/// # Errors
/// When the bundle's tables do not fit its plan.
pub fn tell(bundle: &Bundle, presentation: &Presentation) -> Result<Story> {
    Teller::new(bundle, presentation, &Measured::new(bundle)?, None, false)?.first_clear()
}

/// The same by least squares alone: for a forecast, whose expected city is too even to
/// learn a model from.
///
/// # Errors
/// As [`tell`].
pub(crate) fn tell_directly(bundle: &Bundle, presentation: &Presentation) -> Result<Story> {
    Teller::new(bundle, presentation, &Measured::direct(bundle)?, None, false)?.first_clear()
}

/// The same in zones that the coalition drew.
///
/// # Errors
/// As [`tell`].
pub fn tell_merged(bundle: &Bundle, presentation: &Presentation, zoning: &Zoning) -> Result<Story> {
    Teller::new(bundle, presentation, &Measured::new(bundle)?, Some(zoning), false)?.first_clear()
}

/// The story of exact tables of invented people, of the same places as `like`: its
/// estimates are what the ranges there should contain, its statements are those that are
/// so; it has no ranges of its own.
///
/// # Errors
/// As [`tell`].
pub(crate) fn tell_exactly(bundle: &Bundle, presentation: &Presentation, like: &Story) -> Result<Story> {
    let estimates = Estimates::without_draws(bundle)?;
    let measured = Measured::of(&estimates, bundle.plan());
    Teller::new(bundle, presentation, &measured, like.zoning.as_ref(), true)?.story(like.told)
}

/// What a story is told from.
struct Teller<'a> {
    bundle: &'a Bundle,
    presentation: &'a Presentation,
    measured: &'a Measured,
    zoning: Option<&'a Zoning>,
    candidates: Candidates,
    statements: Statements,
    disparities: Vec<Disparity>,
}

impl<'a> Teller<'a> {
    fn new(
        bundle: &'a Bundle,
        presentation: &'a Presentation,
        measured: &'a Measured,
        zoning: Option<&'a Zoning>,
        exact: bool,
    ) -> Result<Self> {
        if bundle.plan().periods.is_empty() {
            return Err(Problem::failed("the bundle's plan has no period"));
        }
        let candidates = Candidates::new(bundle, measured, zoning);
        let needs = bundle.plan().needs.len();
        let geography = bundle.geography();
        let statements = Statements::new(&candidates, measured, geography, needs, presentation.target, exact);
        let disparities = disparities(bundle, measured, presentation.target);
        Ok(Teller { bundle, presentation, measured, zoning, candidates, statements, disparities })
    }

    /// The first step at which at most a third of the places is not clear.
    fn first_clear(&self) -> Result<Story> {
        let steps = self.candidates.steps();
        let mut story = self.story(steps.first().copied().unwrap_or(Told::Measured))?;
        for step in steps.into_iter().skip(1) {
            if !story.mostly_unclear() {
                break;
            }
            story = self.story(step)?;
        }
        Ok(story)
    }

    fn story(&self, told: Told) -> Result<Story> {
        let (release, plan) = (self.bundle.release(), self.bundle.plan());
        let (Some(first), Some(last)) = (plan.periods.first(), plan.periods.last()) else {
            return Err(Problem::failed("the bundle's plan has no period"));
        };
        let page = self.candidates.page(told);
        let mut lists =
            vec![named::needs(plan, self.measured, self.presentation), named::periods(plan, self.measured)];
        lists.extend(named::groups(plan, self.measured));
        let crosses = crossed::Crosses::new(plan, self.measured, &lists[0]);
        lists.extend(crosses.lists(self.measured));
        let target = self.presentation.target;
        let compared = compare::Candidates::new(self.bundle, self.measured, page.main, self.presentation);
        let statements = &self.statements;
        let whole = Whole::new(&page, self.measured, &lists, compared, unknown(plan), statements, target);
        let geography = self.bundle.geography();
        let unheard = page.main.map_or(Vec::new(), |level| statements.unheard(geography, level));
        let clusters = page.main.map_or(Vec::new(), |level| clusters(geography, level));
        let mut figures = whole.lists.into_iter();
        let needs = figures.next().unwrap_or_default();
        let periods = figures.next().unwrap_or_default();
        let mut groups = groups(plan, figures.by_ref().take(plan.groups.len()));
        let (by_period, by_need, by_group) = crosses.told(figures, &self.statements.gaps);
        for ((group, ..), cross) in self.measured.by_group.iter().zip(by_group) {
            groups[*group].by_place = Some(cross);
        }
        let level = |level: Option<&super::units::Level>| level.map_or("city".to_owned(), |l| l.id.clone());
        let story = Story {
            title: self.presentation.title.clone(),
            stamp: None,
            marks: Marks { made_up: release.sample, rehearsal: release.rehearsal, replay: release.replay },
            from: first.from,
            to: last.to,
            status_mode: plan.status_mode,
            within_days: plan.within_days,
            data_until: plan.data_until,
            target: target * 100.0,
            unit: release.unit,
            epsilon: Loss::from(&plan.cost()).odds_epsilon(),
            lifetime_epsilon: release.ledger.lifetime.odds_epsilon(),
            level: level(page.main),
            told,
            zoning: self.zoning.cloned(),
            city_fill: whole.city_fill,
            city_people: whole.city_people,
            areas: whole.areas,
            coarser: page.coarser.map(|_| CoarserStory { level: level(page.coarser), areas: whole.coarser }),
            finer: page.finer.map(|_| FinerStory { level: level(page.finer), areas: whole.finer }),
            unknown_area: whole.unknown,
            periods: plan.periods.iter().cloned().zip(periods).collect(),
            needs,
            largest_need: self.statements.largest,
            groups,
            by_period,
            by_need,
            counted: counted::all(plan, self.measured),
            disparities: self.disparities.clone(),
            comparisons: whole.comparisons,
            clusters,
            unheard,
            revised: None,
            combined: None,
            dependability: None,
            events: self.presentation.events.clone(),
            can_say: Vec::new(),
            cannot_say: Vec::new(),
            reasons: plan.reasons.clone(),
        };
        Ok(story.said(&Words::english()))
    }
}

/// Those whose area is not known, and their cells.
fn unknown(plan: &Plan) -> Option<(&Key, Pick)> {
    let units = &plan.hierarchy.levels[0].units;
    let i = units.iter().position(|key| plan.hierarchy.city() > 0 && key.id == UNKNOWN)?;
    Some((&units[i], Pick { area: Some(i), ..Pick::default() }))
}

fn groups(plan: &Plan, figures: impl Iterator<Item = Vec<NamedFigures>>) -> Vec<GroupStory> {
    let lists = plan.groups.iter().zip(figures);
    lists
        .map(|(list, values)| GroupStory {
            id: list.id.clone(),
            label: list.label.clone(),
            values,
            by_place: None,
        })
        .collect()
}
