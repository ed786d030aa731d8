//! Help that arrived by place and period, by place and need, and by place and group.
use jiff::civil::Date;

use super::count::Pick;
use super::measured::{Measured, NOT_MEASURED};
use super::modelled::Modelled;
use super::named::List;
use super::{CrossPlace, CrossStory, GapFinding, NamedFigures, clear, lasting};
use crate::estimate::Estimated;
use crate::pipeline::{Key, UNKNOWN};
use crate::plan::Plan;

/// What a crossed table is cut by, besides places.
#[derive(Clone, Copy)]
enum Axis {
    Period,
    Need,
    /// Which of [`Measured::by_group`].
    Group(usize),
}

/// One crossed table.
struct Cross {
    axis: Axis,
    level: String,
    /// Row in the table and key of each known place.
    places: Vec<(usize, Key)>,
    columns: Vec<Key>,
    spans: Vec<(Date, Date)>,
    step: &'static str,
    lasting: usize,
    /// Share of own rows by row of the table and column, where a model tells it.
    own: Option<Vec<Vec<f64>>>,
}

/// All crossed tables of a release.
pub(crate) struct Crosses(Vec<Cross>);

impl Crosses {
    /// With the needs under the names that the page gives them.
    pub(crate) fn new(plan: &Plan, measured: &Measured, needs: &List) -> Self {
        let one =
            |axis, level: usize, columns: Vec<Key>, spans, step: &'static str, model: Option<&Modelled>| {
                let units = &plan.hierarchy.levels[level].units;
                let known = units.iter().cloned().enumerate().filter(|(_, key)| key.id != UNKNOWN);
                let lasting = match axis {
                    Axis::Period => lasting::needed(columns.len()),
                    Axis::Need | Axis::Group(_) => 0,
                };
                let level = plan.hierarchy.levels[level].id.clone();
                let own = model.map(|m| m.own().to_vec());
                Cross { axis, level, places: known.collect(), columns, spans, step, lasting, own }
            };
        let by_period = measured.by_period.as_ref();
        let by_period = by_period.map(|j| {
            let keys = j.columns.iter().map(|p| Key { id: p.id.clone(), label: p.id.clone() }).collect();
            one(Axis::Period, j.level, keys, j.spans(), j.step, measured.modelled.by_period.as_ref())
        });
        let by_need = measured.by_need.as_ref();
        let by_need = by_need.map(|(level, _)| {
            let model = measured.modelled.by_need.as_ref();
            one(Axis::Need, *level, needs.keys.clone(), Vec::new(), "need", model)
        });
        let by_group = measured.by_group.iter().enumerate().map(|(at, (group, level, _))| {
            one(Axis::Group(at), *level, plan.groups[*group].keys.clone(), Vec::new(), "group", None)
        });
        let all = by_period.into_iter().chain(by_need).chain(by_group);
        Crosses(all.filter(|c| !c.columns.is_empty()).collect())
    }

    /// Every cell of every table as a list of figures, to be judged with all others.
    pub(crate) fn lists<'a>(&self, measured: &'a Measured) -> Vec<List<'a>> {
        self.0.iter().map(|cross| cross.list(measured)).collect()
    }

    /// The tables from their judged cells; `gaps` by row of the table by period.
    pub(crate) fn told(
        self,
        mut judged: impl Iterator<Item = Vec<NamedFigures>>,
        gaps: &[GapFinding],
    ) -> (Option<CrossStory>, Option<CrossStory>, Vec<CrossStory>) {
        let (mut by_period, mut by_need, mut by_group) = (None, None, Vec::new());
        for cross in self.0 {
            let cells = judged.next().unwrap_or_default();
            match cross.axis {
                Axis::Period => by_period = Some(cross.story(cells, gaps)),
                Axis::Need => by_need = Some(cross.story(cells, &[])),
                Axis::Group(_) => by_group.push(cross.story(cells, &[])),
            }
        }
        (by_period, by_need, by_group)
    }
}

impl Cross {
    fn list<'a>(&self, measured: &'a Measured) -> List<'a> {
        let table: Option<&'a Estimated> = match self.axis {
            Axis::Period => measured.by_period.as_ref().map(|joined| &joined.table),
            Axis::Need => measured.by_need.as_ref().map(|(_, table)| table),
            Axis::Group(at) => measured.by_group.get(at).map(|(.., table)| table),
        };
        let modelled = match self.axis {
            Axis::Period => measured.modelled.by_period.as_ref(),
            Axis::Need => measured.modelled.by_need.as_ref(),
            Axis::Group(_) => None,
        };
        let columns = self.columns.len().max(1);
        let picks: Vec<Pick> = self.places.iter().flat_map(|(row, _)| self.row(*row)).collect();
        let key = |(place, column): (&Key, &Key)| Key {
            id: format!("{}/{}", place.id, column.id),
            label: format!("{}, {}", place.label, column.label),
        };
        let cells = self.places.iter().flat_map(|(_, place)| self.columns.iter().map(move |c| (place, c)));
        List {
            keys: cells.map(key).collect(),
            share: Box::new(|_, _| clear::missing(NOT_MEASURED)),
            fill: Box::new(move |i, level| match picks.get(i) {
                Some(pick) => modelled
                    .and_then(|m| m.fill(level, table, *pick, i % columns))
                    .unwrap_or_else(|| measured.fill(level, table, *pick)),
                None => clear::missing(NOT_MEASURED),
            }),
        }
    }

    fn row(&self, area: usize) -> impl Iterator<Item = Pick> + use<> {
        let axis = self.axis;
        (0..self.columns.len()).map(move |i| match axis {
            Axis::Period => Pick { area: Some(area), period: Some(i), ..Pick::default() },
            Axis::Need => Pick { area: Some(area), need: Some(i), ..Pick::default() },
            Axis::Group(_) => Pick { area: Some(area), group: Some(i), ..Pick::default() },
        })
    }

    fn story(self, cells: Vec<NamedFigures>, gaps: &[GapFinding]) -> CrossStory {
        let mut cells = cells.into_iter().map(|figures| figures.fill);
        let place = |(row, key): (usize, Key)| CrossPlace {
            key,
            cells: cells.by_ref().take(self.columns.len()).collect(),
            own: self.own.iter().filter_map(|own| own.get(row)).flatten().copied().collect(),
            lasts: self.lasting > 0 && gaps.get(row).is_some_and(|gap| gap.class.lasts()),
            gap: gaps.get(row).copied().filter(|_| self.lasting > 0),
        };
        let places = self.places.into_iter().map(place).collect();
        CrossStory {
            level: self.level,
            places,
            columns: self.columns,
            spans: self.spans,
            step: self.step.to_owned(),
            lasting: self.lasting,
        }
    }
}
