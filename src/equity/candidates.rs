//! The levels of places that a page may tell of, and which of them it does.
use super::Told;
use super::measured::Measured;
use super::merged::merged;
use super::units::Level;
use crate::bundle::Bundle;
use crate::geography::Zoning;
use crate::pipeline::Key;

/// Every level that may come to be shown.
pub(crate) struct Candidates {
    measured: Option<Level>,
    larger: Option<Level>,
    merged: Option<Level>,
    /// Whether the merged zones lie each in one of the larger areas.
    nested: bool,
    chosen: Option<Level>,
    /// Larger areas that the coalition's zones lie in.
    above: Option<Level>,
}

/// What is shown of the levels.
pub(crate) struct Page<'a> {
    /// On maps, in lists and sentences.
    pub(crate) main: Option<&'a Level>,
    /// As the larger areas around them.
    pub(crate) coarser: Option<&'a Level>,
    /// In the tables only.
    pub(crate) finer: Option<&'a Level>,
    /// Places looked at on other levels before these.
    pub(crate) seen: usize,
    /// Those of them that are shown nowhere.
    pub(crate) hidden: usize,
}

impl Candidates {
    /// The levels of a bundle; with `zoning` also the coalition's own zones.
    pub(crate) fn new(bundle: &Bundle, measured: &Measured, zoning: Option<&Zoning>) -> Self {
        let h = &bundle.plan().hierarchy;
        let first = (h.city() > 0).then(|| Level::measured(h, 0, measured.areas.clone()));
        let areas = first.as_ref().map_or(0, |level| level.units.len());
        // Little is gained by larger areas that are nearly as many; one says what the city says.
        let gain = |level: &Level, of: usize| (2..=of / 2).contains(&level.units.len());
        let larger = (h.city() > 1).then(|| Level::measured(h, 1, measured.coarser.clone()));
        let merged = merged(bundle).filter(|(zoning, _)| zoning.zones.len() < areas);
        let merged = merged.map(|(zoning, keys)| Level::zones(h, &zoning, keys, &measured.areas));
        let chosen = zoning.map(|zoning| Level::zones(h, zoning, named(zoning), &measured.areas));
        let nests = |level: &Level, zones: &Level| {
            let whole = |zone: &super::units::Unit| {
                level.units.iter().any(|unit| zone.members.iter().all(|id| unit.members.contains(id)))
            };
            gain(level, zones.units.len()) && zones.units.iter().all(whole)
        };
        let above = chosen.as_ref().and_then(|zones| {
            let mut levels = (1..h.city()).map(|l| {
                let rows: Vec<usize> = (0..h.width(0)).map(|leaf| h.ancestor(leaf, l)).collect();
                Level::measured(h, l, measured.areas.grouped(&rows, h.width(l)))
            });
            levels.find(|level| nests(level, zones))
        });
        let larger = larger.filter(|level| gain(level, areas));
        // Fewer zones than there are larger areas tell less than these.
        let merged = merged
            .filter(|zones| larger.as_ref().is_none_or(|larger| zones.units.len() > larger.units.len()));
        let nested = merged.as_ref().zip(larger.as_ref()).is_some_and(|(zones, above)| nests(above, zones));
        Candidates { measured: first, larger, merged, nested, chosen, above }
    }

    /// What may be told, the first choice first. The coalition's own zones are told
    /// whatever comes out; else each step is taken when too little of the one before
    /// is clear.
    pub(crate) fn steps(&self) -> Vec<Told> {
        if self.chosen.is_some() {
            return vec![Told::Chosen];
        }
        let steps = [
            (Told::Measured, true),
            (Told::Merged, self.merged.is_some()),
            (Told::Larger, self.larger.is_some()),
            (Told::City, self.measured.is_some()),
        ];
        steps.into_iter().filter(|(_, there)| *there).map(|(step, _)| step).collect()
    }

    /// What a page of `told` shows.
    pub(crate) fn page(&self, told: Told) -> Page<'_> {
        let count = |level: &Option<Level>| level.as_ref().map_or(0, |level| level.units.len());
        let (measured, larger) = (count(&self.measured), count(&self.larger));
        let none = Page { main: None, coarser: None, finer: None, seen: 0, hidden: 0 };
        let finer = self.measured.as_ref();
        match told {
            Told::Measured => Page { main: finer, coarser: self.larger.as_ref(), ..none },
            Told::Merged => Page {
                main: self.merged.as_ref(),
                coarser: self.larger.as_ref().filter(|_| self.nested),
                finer,
                seen: measured,
                hidden: if self.nested { 0 } else { larger },
            },
            Told::Larger => Page {
                main: self.larger.as_ref(),
                finer,
                seen: measured + count(&self.merged),
                hidden: count(&self.merged),
                ..none
            },
            Told::City => Page { finer, hidden: larger + count(&self.merged), ..none },
            Told::Chosen => Page {
                main: self.chosen.as_ref(),
                coarser: self.above.as_ref(),
                seen: measured + larger,
                hidden: measured + larger,
                ..none
            },
        }
    }

    /// Every level, whatever is shown.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Level> {
        let own = [&self.measured, &self.larger, &self.merged, &self.chosen, &self.above];
        own.into_iter().flatten()
    }
}

/// The coalition's zones go by their names.
fn named(zoning: &Zoning) -> Vec<Key> {
    zoning.zones.iter().map(|name| Key { id: name.clone(), label: name.clone() }).collect()
}
