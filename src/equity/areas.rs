//! The places of a story: its areas, and those of the next larger level.
use rayon::prelude::*;

use super::count::{Count, Pick};
use super::measured::{Measured, NO_HANDOUTS, NO_RESIDENTS, NOT_MEASURED, Place, met_unmet, share};
use super::standing::standings;
use super::{AreaStory, CoarserStory, NamedFigures, Shown, Standing, clear};
use crate::geography::Hierarchy;
use crate::pipeline::UNKNOWN;
use crate::plan::Plan;

/// The known areas of the shown level in its order (none when it is the city), and
/// those of the next larger level where one lies between it and the city and has at
/// most half as many. All of them are judged against `target` together.
pub(crate) fn areas(plan: &Plan, measured: &Measured, target: f64) -> (Vec<AreaStory>, Option<CoarserStory>) {
    let h = &plan.hierarchy;
    let (mut areas, mut counts) =
        if h.city() > 0 { of_level(h, measured, &measured.areas, 0) } else { Default::default() };
    // Little is gained by larger areas that are nearly as many; one says what the city says.
    let (mut larger, more) = if h.city() > 1 && (3..=areas.len() / 2 + 1).contains(&h.levels[1].units.len()) {
        of_level(h, measured, &measured.coarser, 1)
    } else {
        Default::default()
    };
    counts.extend(more);
    let fills: Vec<&Shown> = areas.iter().chain(&larger).map(|a| &a.fill).collect();
    let standings = standings(&counts, &fills, target);
    areas.iter_mut().chain(&mut larger).zip(standings).for_each(|(area, s)| area.standing = s);
    let coarser = (!larger.is_empty()).then(|| CoarserStory { level: h.levels[1].id.clone(), areas: larger });
    (areas, coarser)
}

/// Met and unmet of an area, where they were measured.
type MetUnmet = Option<(Count, Count)>;

fn of_level(
    h: &Hierarchy,
    measured: &Measured,
    place: &Place,
    level: usize,
) -> (Vec<AreaStory>, Vec<MetUnmet>) {
    let keys = h.levels[level].units.iter().enumerate();
    let units: Vec<usize> = keys.filter(|(_, key)| key.id != UNKNOWN).map(|(i, _)| i).collect();
    let areas = units.par_iter().map(|&i| area(h, measured, place, (level, i))).collect();
    let pick = |&i: &usize| met_unmet(place.cut.status.as_ref(), Pick { area: Some(i), ..Pick::default() });
    (areas, units.iter().map(pick).collect())
}

/// Unit `i` of a level; its standing is judged later, with all others.
fn area(h: &Hierarchy, measured: &Measured, place: &Place, (level, i): (usize, usize)) -> AreaStory {
    let pick = Pick { area: Some(i), ..Pick::default() };
    let residents = h.levels[level].residents.get(i).copied().flatten().filter(|n| n.is_finite() && *n > 0.0);
    let per_1000 = |count: Option<Count>, why: &str| match (count, residents) {
        (None, _) => clear::missing(why),
        (Some(_), None) => clear::missing(NO_RESIDENTS),
        (Some(count), Some(n)) => clear::amount(count.figure(), 1000.0 / n),
    };
    let asked = place.cut.asked.as_ref().map(|t| Count::of(t, pick));
    let unmet = met_unmet(place.cut.status.as_ref(), pick).map(|(_, unmet)| unmet);
    let handouts = place.handouts.as_ref();
    let inside = |leaf: usize| h.ancestor(leaf, level) == i;
    AreaStory {
        key: h.levels[level].units[i].clone(),
        parent: parent(h, level, i),
        residents,
        members: h.area_unit.iter().filter(|(_, leaf)| inside(*leaf)).map(|(id, _)| id.clone()).collect(),
        fill: measured.fill(place.cut.status.as_ref(), pick),
        standing: Standing::Unclear,
        unmet_per_1000: per_1000(unmet, measured.no_status()),
        asked_per_1000: per_1000(asked, NOT_MEASURED),
        share_of_asking: share(place.cut.asked.as_ref(), pick),
        share_of_handouts: handouts.map_or(clear::missing(NO_HANDOUTS), |t| share(Some(t), pick)),
    }
}

/// The name of the unit that contains unit `i` of `level`, where that is neither
/// the city nor unknown.
fn parent(h: &Hierarchy, level: usize, i: usize) -> Option<String> {
    if level + 1 >= h.city() {
        return None;
    }
    let above = *h.up.get(level)?.get(i)?;
    let key = &h.levels[level + 1].units[above];
    (key.id != UNKNOWN).then(|| key.label.clone())
}

/// Those whose area is not known.
pub(crate) fn unknown(plan: &Plan, measured: &Measured) -> Option<NamedFigures> {
    let units = &plan.hierarchy.levels[0].units;
    let i = units.iter().position(|key| plan.hierarchy.city() > 0 && key.id == UNKNOWN)?;
    let pick = Pick { area: Some(i), ..Pick::default() };
    let cut = &measured.areas.cut;
    Some(NamedFigures {
        key: units[i].clone(),
        share: share(cut.asked.as_ref(), pick),
        fill: measured.fill(cut.status.as_ref(), pick),
    })
}
