//! The areas of a story.
use rayon::prelude::*;

use super::count::{Count, Pick};
use super::measured::{Measured, NO_HANDOUTS, NO_RESIDENTS, NOT_MEASURED, met_unmet, share};
use super::standing::standings;
use super::{AreaStory, NamedFigures, Shown, Standing, clear};
use crate::geography::Hierarchy;
use crate::pipeline::{Key, UNKNOWN};
use crate::plan::Plan;

/// Whether unit `i` of level 0 is an area of the story: not `unknown`, and not the
/// city when that is all there is.
fn known(h: &Hierarchy, unit: &Key) -> bool {
    h.city() > 0 && unit.id != UNKNOWN
}

/// The known areas of the shown level, in its order; empty when it is the city.
pub(crate) fn areas(plan: &Plan, measured: &Measured, target: f64) -> Vec<AreaStory> {
    let h = &plan.hierarchy;
    let units = h.levels[0].units.iter().enumerate();
    let units: Vec<usize> = units.filter(|(_, key)| known(h, key)).map(|(i, _)| i).collect();
    let mut areas: Vec<AreaStory> = units.par_iter().map(|&i| area(h, measured, i)).collect();
    let pick =
        |&i: &usize| met_unmet(measured.areas.status.as_ref(), Pick { area: Some(i), ..Pick::default() });
    let counts: Vec<Option<(Count, Count)>> = units.iter().map(pick).collect();
    let fills: Vec<&Shown> = areas.iter().map(|a| &a.fill).collect();
    let standings = standings(&counts, &fills, target);
    areas.iter_mut().zip(standings).for_each(|(area, standing)| area.standing = standing);
    areas
}

/// One area; its standing is judged later, with all others.
fn area(h: &Hierarchy, measured: &Measured, i: usize) -> AreaStory {
    let pick = Pick { area: Some(i), ..Pick::default() };
    let residents = h.levels[0].residents.get(i).copied().flatten().filter(|n| n.is_finite() && *n > 0.0);
    let per_1000 = |count: Option<Count>, why: &str| match (count, residents) {
        (None, _) => clear::missing(why),
        (Some(_), None) => clear::missing(NO_RESIDENTS),
        (Some(count), Some(n)) => clear::amount(count.figure(), 1000.0 / n),
    };
    let asked = measured.areas.asked.as_ref().map(|t| Count::of(t, pick));
    let unmet = met_unmet(measured.areas.status.as_ref(), pick).map(|(_, unmet)| unmet);
    let handouts = measured.handouts.as_ref();
    AreaStory {
        key: h.levels[0].units[i].clone(),
        parent: parent(h, i),
        residents,
        members: h.area_unit.iter().filter(|(_, unit)| *unit == i).map(|(id, _)| id.clone()).collect(),
        fill: measured.fill(measured.areas.status.as_ref(), pick),
        standing: Standing::Unclear,
        unmet_per_1000: per_1000(unmet, measured.no_status()),
        asked_per_1000: per_1000(asked, NOT_MEASURED),
        share_of_asking: share(measured.areas.asked.as_ref(), pick),
        share_of_handouts: handouts.map_or(clear::missing(NO_HANDOUTS), |t| share(Some(t), pick)),
    }
}

/// The name of the unit that contains unit `i`, where that is neither the city nor
/// unknown.
fn parent(h: &Hierarchy, i: usize) -> Option<String> {
    if h.city() < 2 {
        return None;
    }
    let key = &h.levels[1].units[h.ancestor(i, 1)];
    (key.id != UNKNOWN).then(|| key.label.clone())
}

/// Those whose area is not known.
pub(crate) fn unknown(plan: &Plan, measured: &Measured) -> Option<NamedFigures> {
    let units = &plan.hierarchy.levels[0].units;
    let i = units.iter().position(|key| plan.hierarchy.city() > 0 && key.id == UNKNOWN)?;
    let pick = Pick { area: Some(i), ..Pick::default() };
    Some(NamedFigures {
        key: units[i].clone(),
        share: share(measured.areas.asked.as_ref(), pick),
        fill: measured.fill(measured.areas.status.as_ref(), pick),
    })
}
