//! The figures of the places of one level.
use super::count::{Count, Pick};
use super::family::Kind;
use super::measured::{Measured, NO_HANDOUTS, NO_RESIDENTS, NOT_MEASURED, met_unmet, share};
use super::units::Level;
use super::{AreaStory, Shown, Standing, clear};

/// Kinds of figures that a place has.
pub(crate) const KINDS: usize = 5;

/// Figures of all places of one level.
#[derive(Clone, Copy)]
pub(crate) struct Figures<'a> {
    measured: &'a Measured,
    level: &'a Level,
}

impl<'a> Figures<'a> {
    pub(crate) fn new(measured: &'a Measured, level: &'a Level) -> Self {
        Figures { measured, level }
    }

    /// How many places there are.
    pub(crate) fn len(&self) -> usize {
        self.level.units.len()
    }

    /// The cells of place number `i`.
    fn pick(&self, i: usize) -> Pick {
        Pick { area: Some(self.level.units[i].row), ..Pick::default() }
    }

    /// Met and unmet in place number `i`.
    pub(crate) fn counts(&self, i: usize) -> Option<(Count, Count)> {
        met_unmet(self.level.place.cut.status.as_ref(), self.pick(i))
    }

    /// Help that arrived in place number `i`.
    pub(crate) fn fill(&self, i: usize, level: f64) -> Shown {
        self.measured.fill(level, self.level.place.cut.status.as_ref(), self.pick(i))
    }

    /// Its five kinds of figures, in the order that [`Self::told`] takes; `seen` more
    /// places were looked at on other levels, `hidden` of them are shown nowhere.
    pub(crate) fn kinds(self, seen: usize, hidden: usize) -> [Kind<'a>; KINDS] {
        let n = self.len();
        let asked = self.level.place.cut.asked.as_ref();
        let handouts = self.level.place.handouts.as_ref();
        [
            Kind::new(n, move |i, level| self.fill(i, level)),
            Kind::new(n, move |i, level| self.unmet(i, level)),
            Kind::new(n, move |i, level| self.asked(i, level)),
            Kind::new(n, move |i, level| share(level, asked, self.pick(i))),
            Kind::new(n, move |i, level| match handouts {
                None => clear::missing(NO_HANDOUTS),
                handouts => share(level, handouts, self.pick(i)),
            }),
        ]
        .map(|kind| kind.beside(seen, hidden))
    }

    fn unmet(&self, i: usize, level: f64) -> Shown {
        self.per_1000(i, level, self.counts(i).map(|(_, unmet)| unmet), self.measured.no_status())
    }

    fn asked(&self, i: usize, level: f64) -> Shown {
        let asked = self.level.place.cut.asked.as_ref().map(|t| Count::of(t, self.pick(i)));
        self.per_1000(i, level, asked, NOT_MEASURED)
    }

    fn per_1000(&self, i: usize, level: f64, count: Option<Count>, why: &str) -> Shown {
        match (count, self.level.units[i].residents) {
            (None, _) => clear::missing(why),
            (Some(_), None) => clear::missing(NO_RESIDENTS),
            (Some(count), Some(n)) => clear::amount(count.figure(level), 1000.0 / n),
        }
    }

    /// All places, from figures that were judged already, one list a kind.
    pub(crate) fn told(&self, judged: Vec<Vec<Shown>>, standings: Vec<Standing>) -> Vec<AreaStory> {
        let mut kinds = judged.into_iter().map(Vec::into_iter);
        let mut kind = || kinds.next().unwrap_or_default();
        let (fill, unmet, asked, shares, handouts) = (kind(), kind(), kind(), kind(), kind());
        let figures = fill.zip(unmet).zip(asked).zip(shares).zip(handouts);
        let all = self.level.units.iter().zip(figures).zip(standings);
        all.map(|((unit, ((((fill, unmet), asked), share), handouts)), standing)| AreaStory {
            key: unit.key.clone(),
            parent: unit.parent.clone(),
            residents: unit.residents,
            members: unit.members.clone(),
            fill,
            standing,
            unmet_per_1000: unmet,
            asked_per_1000: asked,
            share_of_asking: share,
            share_of_handouts: handouts,
        })
        .collect()
    }
}
