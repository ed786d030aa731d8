//! Every figure and every statement of a briefing, judged together.
use super::areas::{Figures, KINDS};
use super::candidates::{Candidates, Page};
use super::classes::Classes;
use super::compare;
use super::count::{Count, Pick};
use super::family::{Kind, judge, named_level};
use super::measured::{Measured, NOT_MEASURED, share};
use super::named::List;
use super::statements::{Contrast, EXACT, factor, largest, pairs, standing};
use super::units::Level;
use super::{AreaStory, Comparison, GapFinding, NamedFigures, Shown, Standing, clear, silent};
use crate::geography::Geography;
use crate::pipeline::Key;

/// What is told, before it is put into words.
pub(crate) struct Whole {
    pub(crate) city_fill: Shown,
    pub(crate) city_people: Shown,
    pub(crate) unknown: Option<NamedFigures>,
    /// One list of figures for each list that was asked for.
    pub(crate) lists: Vec<Vec<NamedFigures>>,
    pub(crate) areas: Vec<AreaStory>,
    pub(crate) coarser: Vec<AreaStory>,
    pub(crate) finer: Vec<AreaStory>,
    pub(crate) comparisons: Vec<Comparison>,
}

/// What may be stated without a range: made once, whatever the page comes to show.
pub(crate) struct Statements {
    factor: f64,
    /// The need that was asked for most.
    pub(crate) largest: Option<usize>,
    /// What kind of gap the places of the table by period have, row by row.
    pub(crate) gaps: Vec<GapFinding>,
}

impl Statements {
    /// The family of `candidates`, of the needs, of gaps over time and of places that may
    /// be unheard. `exact`: of exact tables, where whatever is so may be stated.
    pub(crate) fn new(
        candidates: &Candidates,
        measured: &Measured,
        geography: Option<&Geography>,
        needs: usize,
        target: f64,
        exact: bool,
    ) -> Self {
        let levels = candidates.all().map(|level| Figures::new(measured, level));
        let against = |f: Figures| -> Vec<Contrast> {
            (0..f.len()).filter_map(|i| Contrast::against(f.counts(i).as_ref(), target)).collect()
        };
        let places: Vec<Contrast> = levels.flat_map(against).collect();
        let table = measured.needs.asked.as_ref().filter(|_| needs > 1);
        let count = |table| move |i| Count::of(table, Pick { need: Some(i), ..Pick::default() });
        let counts: Vec<Count> = table.map_or(Vec::new(), |table| (0..needs).map(count(table)).collect());
        let pairs = pairs(&counts);
        let classes = Classes::new(measured, target);
        let unheard: Vec<Option<Contrast>> =
            candidates.all().flat_map(|level| silent::contrasts(geography, level)).collect();
        let pairwise = pairs.iter().filter_map(|(.., contrast)| contrast.as_ref());
        let own = places.iter().chain(pairwise);
        let factor = match exact {
            true => EXACT,
            false => factor(own.chain(classes.contrasts()).chain(unheard.iter().flatten())),
        };
        Statements { factor, largest: largest(counts.len(), &pairs, factor), gaps: classes.judged(factor) }
    }

    /// Of the places of `level` those that surely ask for much less than the outside
    /// measure of need would lead one to expect.
    pub(crate) fn unheard(&self, geography: Option<&Geography>, level: &Level) -> Vec<Key> {
        let all = level.units.iter().zip(silent::contrasts(geography, level));
        let sure = |c: &Option<Contrast>| c.as_ref().is_some_and(|c| c.below(self.factor));
        all.filter(|(_, contrast)| sure(contrast)).map(|(unit, _)| unit.key.clone()).collect()
    }
}

impl Whole {
    /// Judges a page with these `lists` of named figures and these comparisons.
    pub(crate) fn new(
        page: &Page,
        measured: &Measured,
        lists: &[List],
        compared: compare::Candidates,
        unknown: Option<(&Key, Pick)>,
        statements: &Statements,
        target: f64,
    ) -> Self {
        let figures = |level| Figures::new(measured, level);
        let (main, coarser, finer) =
            (page.main.map(figures), page.coarser.map(figures), page.finer.map(figures));
        let mut kinds: Vec<Kind> = Vec::new();
        kinds.extend(main.map(|f| f.kinds(page.seen, page.hidden)).into_iter().flatten());
        kinds.extend(coarser.map(|f| f.kinds(0, 0)).into_iter().flatten());
        let hidden = if main.is_none() { page.hidden } else { 0 };
        kinds.extend(finer.map(|f| f.kinds(0, hidden)).into_iter().flatten());
        kinds.push(Kind::new(1, |_, at| measured.fill(at, measured.city.status.as_ref(), Pick::default())));
        kinds.push(Kind::new(1, |_, at| people(measured, at)));
        let cut = &measured.areas.cut;
        if let Some((_, pick)) = unknown {
            kinds.push(Kind::new(1, move |_, at| share(at, cut.asked.as_ref(), pick)));
            kinds.push(Kind::new(1, move |_, at| measured.fill(at, cut.status.as_ref(), pick)));
        }
        for list in lists {
            kinds.push(Kind::new(list.keys.len(), |i, at| (list.share)(i, at)));
            kinds.push(Kind::new(list.keys.len(), |i, at| (list.fill)(i, at)));
        }
        kinds.extend(compared.kinds());
        let judged = judge(&kinds);
        drop(kinds);
        let mut judged = judged.into_iter();
        let mut take = |there: bool| -> Vec<Vec<Shown>> {
            judged.by_ref().take(if there { KINDS } else { 0 }).collect()
        };
        let (mut first, mut second, third) =
            (take(main.is_some()), take(coarser.is_some()), take(finer.is_some()));
        let standings =
            against([(main, first.first_mut()), (coarser, second.first_mut())], statements, target);
        let [first_standing, second_standing] = standings;
        let mut one = || judged.next().and_then(|list| list.into_iter().next());
        let missing = || clear::missing(NOT_MEASURED);
        let (city_fill, city_people) = (one().unwrap_or_else(missing), one().unwrap_or_else(missing));
        let unknown = unknown.map(|(key, _)| NamedFigures {
            key: key.clone(),
            share: one().unwrap_or_else(missing),
            fill: one().unwrap_or_else(missing),
        });
        let lists = lists.iter().map(|list| list.told(judged.next(), judged.next())).collect();
        let told = |f: Option<Figures>, kinds, standings| f.map_or(Vec::new(), |f| f.told(kinds, standings));
        let nowhere = vec![Standing::Unclear; finer.map_or(0, |f| f.len())];
        Whole {
            city_fill,
            city_people,
            unknown,
            lists,
            areas: told(main, first, first_standing),
            coarser: told(coarser, second, second_standing),
            finer: told(finer, third, nowhere),
            comparisons: compared.told(judged),
        }
    }
}

/// Where the places of two levels stand. Those that are named are picked out once
/// more, and have the wider ranges that this asks for.
fn against(
    levels: [(Option<Figures>, Option<&mut Vec<Shown>>); 2],
    statements: &Statements,
    target: f64,
) -> [Vec<Standing>; 2] {
    let mut standings = [Vec::new(), Vec::new()];
    for ((figures, fills), out) in levels.iter().zip(&mut standings) {
        let (Some(f), Some(fills)) = (figures, fills) else { continue };
        *out = fills
            .iter()
            .enumerate()
            .map(|(i, fill)| {
                let contrast = Contrast::against(f.counts(i).as_ref(), target);
                standing(contrast.as_ref(), fill, target, statements.factor)
            })
            .collect();
    }
    let named = standings.iter().flatten().filter(|s| **s != Standing::Unclear).count();
    let level = named_level(named, standings.iter().map(Vec::len).sum());
    for ((figures, fills), out) in levels.into_iter().zip(&mut standings) {
        let (Some(f), Some(fills)) = (figures, fills) else { continue };
        for (i, (fill, standing)) in fills.iter_mut().zip(out).enumerate() {
            if *standing == Standing::Unclear {
                continue;
            }
            let wide = f.fill(i, level);
            if contains(&wide, target) {
                *standing = Standing::Unclear;
            } else {
                widen(fill, &wide);
            }
        }
    }
    standings
}

fn people(measured: &Measured, level: f64) -> Shown {
    let table = measured.city.asked.as_ref();
    table.map_or(clear::missing(NOT_MEASURED), |t| {
        clear::amount(Count::of(t, Pick::default()).figure(level), 1.0)
    })
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
