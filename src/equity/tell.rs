//! The story as a whole.
use super::count::{Count, Pick};
use super::disparity::disparities;
use super::family::PLAIN;
use super::limits::cannot_say;
use super::measured::{Measured, NOT_MEASURED};
use super::sentences::can_say;
use super::{Shown, Story, areas, clear, named};
use crate::bundle::{Bundle, Release};
use crate::estimate::Estimates;
use crate::pipeline::Presentation;
use crate::problem::{Problem, Result};

/// Everything a briefing shows, from a verified bundle and presentation settings.
///
/// The shown areas are those of the hierarchy's level 0; when that is the city
/// itself there are none. The same bundle and settings give the same story.
///
/// # Errors
/// When the bundle's tables do not fit its plan.
pub fn tell(bundle: &Bundle, presentation: &Presentation) -> Result<Story> {
    told(bundle, presentation, &Measured::new(bundle)?)
}

/// The story of exact tables of invented people: its estimates are what the ranges
/// of [`tell`] should contain; it has no ranges of its own.
///
/// # Errors
/// As [`tell`].
pub(crate) fn tell_exactly(bundle: &Bundle, presentation: &Presentation) -> Result<Story> {
    let estimates = Estimates::without_draws(bundle)?;
    told(bundle, presentation, &Measured::of(&estimates, bundle.plan()))
}

fn told(bundle: &Bundle, presentation: &Presentation, measured: &Measured) -> Result<Story> {
    let (release, plan) = (bundle.release(), bundle.plan());
    let (Some(first), Some(last)) = (plan.periods.first(), plan.periods.last()) else {
        return Err(Problem::failed("the bundle's plan has no period"));
    };
    let (areas, coarser) = areas::areas(plan, measured, presentation.target);
    let mut story = Story {
        title: presentation.title.clone(),
        stamp: stamp(release),
        from: first.from,
        to: last.to,
        status_mode: plan.status_mode,
        within_days: plan.within_days,
        target: presentation.target * 100.0,
        unit: release.unit,
        epsilon: release.epsilon.approx(),
        lifetime_epsilon: release.ledger.lifetime.approx(),
        level: plan.hierarchy.levels[0].id.clone(),
        city_fill: measured.fill(PLAIN, measured.city.status.as_ref(), Pick::default()),
        city_people: city_people(measured),
        areas,
        coarser,
        unknown_area: areas::unknown(plan, measured),
        periods: named::periods(plan, measured),
        needs: named::needs(plan, measured, presentation),
        groups: named::groups(plan, measured),
        disparities: disparities(bundle, measured),
        events: presentation.events.clone(),
        can_say: Vec::new(),
        cannot_say: Vec::new(),
        reasons: plan.reasons.clone(),
    };
    story.can_say = can_say(&story, plan, measured);
    story.cannot_say = cannot_say(&story, plan);
    if release.rehearsal {
        // Sentences are made to be copied: they must not lose the stamp on the way.
        story.can_say.iter_mut().for_each(|s| s.text = format!("[{REHEARSAL}] {}", s.text));
    }
    Ok(story)
}

fn city_people(measured: &Measured) -> Shown {
    let table = measured.city.asked.as_ref();
    table.map_or(clear::missing(NOT_MEASURED), |t| {
        clear::amount(Count::of(t, Pick::default()).figure(PLAIN), 1.0)
    })
}

/// The stamp of a rehearsal.
const REHEARSAL: &str = "REHEARSAL: INVENTED FIGURES";

fn stamp(release: &Release) -> Option<String> {
    let made_up = if release.rehearsal { Some(REHEARSAL) } else { release.sample.then_some("MADE-UP DATA") };
    let replay = release.replay.then_some("REPLAY: NO PROTECTION");
    let stamps: Vec<&str> = [made_up, replay].into_iter().flatten().collect();
    (!stamps.is_empty()).then(|| stamps.join(" · "))
}
