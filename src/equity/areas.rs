//! The places of a story: its areas, and those of the next larger level.
use super::count::{Count, Pick};
use super::family::{PLAIN, judge, named_level};
use super::measured::{Measured, NO_HANDOUTS, NO_RESIDENTS, NOT_MEASURED, Place, met_unmet, share};
use super::standing::standings;
use super::{AreaStory, CoarserStory, NamedFigures, Shown, Standing, clear};
use crate::geography::Hierarchy;
use crate::pipeline::UNKNOWN;
use crate::plan::Plan;

/// The known areas of the shown level in its order (none when it is the city), and
/// those of the next larger level where one lies between it and the city and has at
/// most half as many. All of them are judged against `target` together; each kind of
/// figure of one level is a family of its own ([`super::family`]).
pub(crate) fn areas(plan: &Plan, measured: &Measured, target: f64) -> (Vec<AreaStory>, Option<CoarserStory>) {
    let h = &plan.hierarchy;
    let first = (h.city() > 0).then(|| Figures::new(h, measured, &measured.areas, 0));
    let areas = first.as_ref().map_or(0, |f| f.units.len());
    // Little is gained by larger areas that are nearly as many; one says what the city says.
    let larger = h.city() > 1 && (3..=areas / 2 + 1).contains(&h.levels[1].units.len());
    let second = larger.then(|| Figures::new(h, measured, &measured.coarser, 1));
    let families: Vec<Figures> = first.into_iter().chain(second).collect();
    let (fills, standings) = against(&families, target);
    let mut judged = fills.into_iter().zip(standings);
    let mut told = families.iter().map(|f| f.told(judged.by_ref().take(f.units.len()).collect()));
    let areas = told.next().unwrap_or_default();
    let coarser = told.next().map(|areas| CoarserStory { level: h.levels[1].id.clone(), areas });
    (areas, coarser)
}

/// Fill rates of all families and where they stand against `target`, judged
/// together. Areas that are named are picked out once more, and have the wider
/// ranges that this asks for.
fn against(families: &[Figures], target: f64) -> (Vec<Shown>, Vec<Standing>) {
    let places: Vec<(&Figures, usize)> =
        families.iter().flat_map(|f| (0..f.units.len()).map(move |i| (f, i))).collect();
    let mut fills: Vec<Shown> =
        families.iter().flat_map(|f| judge(f.units.len(), |i, level| f.fill(i, level))).collect();
    let counts: Vec<Option<(Count, Count)>> =
        places.iter().map(|(f, i)| met_unmet(f.place.cut.status.as_ref(), f.pick(*i))).collect();
    let mut standings = standings(&counts, &fills.iter().collect::<Vec<_>>(), target);
    let named = standings.iter().filter(|s| **s != Standing::Unclear).count();
    let level = named_level(named, counts.iter().flatten().count());
    for (((f, i), fill), standing) in places.iter().zip(&mut fills).zip(&mut standings) {
        if *standing == Standing::Unclear {
            continue;
        }
        let wide = f.fill(*i, level);
        if contains(&wide, target) {
            *standing = Standing::Unclear;
        } else {
            widen(fill, &wide);
        }
    }
    (fills, standings)
}

/// The figures of all areas of one level, each kind a family.
struct Figures<'a> {
    measured: &'a Measured,
    h: &'a Hierarchy,
    place: &'a Place,
    level: usize,
    units: Vec<usize>,
}

impl<'a> Figures<'a> {
    fn new(h: &'a Hierarchy, measured: &'a Measured, place: &'a Place, level: usize) -> Self {
        let keys = h.levels[level].units.iter().enumerate();
        let units = keys.filter(|(_, key)| key.id != UNKNOWN).map(|(i, _)| i).collect();
        Figures { measured, h, place, level, units }
    }

    /// The cells of area number `i`.
    fn pick(&self, i: usize) -> Pick {
        Pick { area: Some(self.units[i]), ..Pick::default() }
    }

    fn fill(&self, i: usize, level: f64) -> Shown {
        self.measured.fill(level, self.place.cut.status.as_ref(), self.pick(i))
    }

    /// All areas, with fill rates and standings that were judged already.
    fn told(&self, judged: Vec<(Shown, Standing)>) -> Vec<AreaStory> {
        let (h, level, n) = (self.h, self.level, self.units.len());
        let asked = self.place.cut.asked.as_ref();
        let shares = judge(n, |i, at| share(at, asked, self.pick(i)));
        let handouts = judge(n, |i, at| match &self.place.handouts {
            None => clear::missing(NO_HANDOUTS),
            handouts => share(at, handouts.as_ref(), self.pick(i)),
        });
        let all = self.units.iter().zip(judged).zip(self.unmet()).zip(self.asked()).zip(shares).zip(handouts);
        all.map(|(((((&i, (fill, standing)), unmet), asked), share), handouts)| AreaStory {
            key: h.levels[level].units[i].clone(),
            parent: parent(h, level, i),
            residents: self.residents(i),
            members: h
                .area_unit
                .iter()
                .filter(|(_, leaf)| h.ancestor(*leaf, level) == i)
                .map(|(id, _)| id.clone())
                .collect(),
            fill,
            standing,
            unmet_per_1000: unmet,
            asked_per_1000: asked,
            share_of_asking: share,
            share_of_handouts: handouts,
        })
        .collect()
    }

    fn unmet(&self) -> Vec<Shown> {
        judge(self.units.len(), |i, level| {
            let unmet = met_unmet(self.place.cut.status.as_ref(), self.pick(i)).map(|(_, unmet)| unmet);
            self.per_1000(i, level, unmet, self.measured.no_status())
        })
    }

    fn asked(&self) -> Vec<Shown> {
        judge(self.units.len(), |i, level| {
            let asked = self.place.cut.asked.as_ref().map(|t| Count::of(t, self.pick(i)));
            self.per_1000(i, level, asked, NOT_MEASURED)
        })
    }

    fn per_1000(&self, i: usize, level: f64, count: Option<Count>, why: &str) -> Shown {
        match (count, self.residents(self.units[i])) {
            (None, _) => clear::missing(why),
            (Some(_), None) => clear::missing(NO_RESIDENTS),
            (Some(count), Some(n)) => clear::amount(count.figure(level), 1000.0 / n),
        }
    }

    /// Public residents of unit `i`, where there are any.
    fn residents(&self, i: usize) -> Option<f64> {
        self.h.levels[self.level].residents.get(i).copied().flatten().filter(|n| n.is_finite() && *n > 0.0)
    }
}

/// Whether a range of every 100 contains `target` (0 to 1).
fn contains(shown: &Shown, target: f64) -> bool {
    match shown {
        Shown::Clear { lower, upper, .. } | Shown::NotClear { lower, upper, .. } => {
            *lower <= 100.0 * target && 100.0 * target <= *upper
        }
        Shown::NotAvailable { .. } => true,
    }
}

/// Gives `fill` the range of `wide`; it stays as clear as it was.
fn widen(fill: &mut Shown, wide: &Shown) {
    let (Shown::Clear { lower: low, upper: high, .. } | Shown::NotClear { lower: low, upper: high, .. }) =
        wide
    else {
        return;
    };
    if let Shown::Clear { lower, upper, .. } | Shown::NotClear { lower, upper, .. } = fill {
        (*lower, *upper) = (lower.min(*low), upper.max(*high));
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
        share: share(PLAIN, cut.asked.as_ref(), pick),
        fill: measured.fill(PLAIN, cut.status.as_ref(), pick),
    })
}
