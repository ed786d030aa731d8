//! What kind of gap a place has, after emerging-hot-spot practice.
//!
//! The classes are those of emerging hot spot analysis (Esri; the rules as written down
//! in sfdep), with statements in the place of per-period significance. Whether a gap lasts is
//! judged by [`super::likely`], so that about 9 in 10 of the places that are listed are so,
//! or more; all else is a conjunction of statements of [`super::statements`], judged in the
//! one family, so that in about 9 of 10 briefings none of these is wrong. With v_p as in
//! [`super::lasting`] (negative below the target), n periods, k of them needed for a gap
//! that lasts, and the last r = n/4 periods as "now":
//!
//! | class | what is surely so |
//! |---|---|
//! | persistent, intensifying, diminishing | (likely, at the FDR of the list) below in at least k of n periods; and, surely, in the later half less, or more, help arrived than in the earlier |
//! | historical | below in most of the periods before now, and now above on the whole |
//! | new | below in each of the last periods, and above on the whole before |
//! | consecutive | below in each of the last periods |
//! | sporadic | below on the whole, hence in at least one period |
//! | no gap | above on the whole |
//! | city-wide shortfall | the city is below; of this place nothing is sure |
//! | not clear yet | nothing is sure |
use super::compare::Linear;
use super::count::{Count, Pick};
use super::family::named_level;
use super::lasting::{hardest, needed};
use super::likely::{Likely as Chance, likely, listed};
use super::measured::{Measured, met_unmet};
use super::statements::Contrast;
use super::{GapClass, GapFinding, Likely};
use crate::estimate::{Figure, interval_at};

/// Fewer periods have no trend (a trend test of four cannot come out surely).
const TREND: usize = 5;

/// The contrasts of one place; `None` where a period cannot be judged.
#[derive(Default)]
pub(crate) struct Tests {
    lasts: Option<Contrast>,
    /// Every one of the last quarter, half, three quarters of the periods is below.
    runs: [Option<Contrast>; 3],
    whole: Option<Contrast>,
    before: Option<Contrast>,
    now: Option<Contrast>,
    lasted: Option<Contrast>,
    trend: Option<Contrast>,
}

/// Everything that is tested of the places of the table by period.
pub(crate) struct Classes {
    places: Vec<Tests>,
    /// How likely it is that each one's gap lasts.
    chances: Vec<Option<Chance>>,
    /// Met and unmet of each over all periods.
    whole: Vec<Option<(Count, Count)>>,
    target: f64,
    city: Option<Contrast>,
    periods: usize,
}

impl Classes {
    pub(crate) fn new(measured: &Measured, target: f64) -> Self {
        let none = Classes {
            places: Vec::new(),
            chances: Vec::new(),
            whole: Vec::new(),
            target,
            city: None,
            periods: 0,
        };
        let Some(table) = measured.by_period.as_ref().map(|joined| &joined.table) else { return none };
        let n = table.shape.periods;
        if needed(n) == 0 {
            return none;
        }
        let counts = |area, period| {
            met_unmet(Some(table), Pick { area: Some(area), period: Some(period), ..Pick::default() })
        };
        let place = |area: usize| {
            let counts: Vec<Option<(Count, Count)>> = (0..n).map(|p| counts(area, p)).collect();
            tests(&counts, target)
        };
        let city = met_unmet(measured.city.status.as_ref(), Pick::default());
        let whole = |area| met_unmet(Some(table), Pick { area: Some(area), ..Pick::default() });
        Classes {
            places: (0..table.shape.areas).map(place).collect(),
            chances: likely(table, target, needed(n)),
            whole: (0..table.shape.areas).map(whole).collect(),
            target,
            city: Contrast::against(city.as_ref(), target),
            periods: n,
        }
    }

    /// All contrasts, for the family.
    pub(crate) fn contrasts(&self) -> impl Iterator<Item = &Contrast> {
        let own = self.places.iter().flat_map(|t| {
            let runs = t.runs.iter();
            runs.chain([&t.lasts, &t.whole, &t.before, &t.now, &t.lasted, &t.trend])
        });
        own.chain([&self.city]).flatten()
    }

    /// One finding for each row of the table by period.
    pub(crate) fn judged(&self, factor: f64) -> Vec<GapFinding> {
        let city_below = below(&self.city, factor);
        let listed = listed(&self.chances);
        let chances = self.chances.iter().zip(listed);
        let one = |(tests, (chance, listed)): (&Tests, (&Option<Chance>, bool))| {
            let run = chance.map_or(0, |c| c.run);
            let found = finding(tests, self.periods, city_below, factor, (listed, run));
            GapFinding { sure: chance.map(|c| 100.0 * c.sure), ..found }
        };
        let mut found: Vec<GapFinding> = self.places.iter().zip(chances).map(one).collect();
        // Sizes are told of the places that are picked, at the level that this asks for.
        let level = named_level(found.iter().filter(|f| f.class.is_gap()).count().max(1), found.len().max(1));
        found.iter_mut().zip(&self.whole).for_each(|(f, counts)| {
            (f.deep, f.people) = counts.as_ref().map(|c| size(c, self.target, level)).unzip();
        });
        found
    }
}

/// How deep a gap is, in points of 100, and how many voices it stands for.
fn size((met, unmet): &(Count, Count), target: f64, level: f64) -> (Likely, Likely) {
    let told = |f: Figure| Likely { estimate: f.estimate, lower: f.lower, upper: f.upper };
    let Figure { estimate, lower, upper } = met.among(level, unmet);
    let short = |fill: f64| 100.0 * (target - fill);
    let deep = Likely { estimate: short(estimate), lower: short(upper), upper: short(lower) };
    let missing = |met: f64, unmet: f64| target * unmet - (1.0 - target) * met;
    let errors: Vec<f64> = met.errors.iter().zip(&unmet.errors).map(|(m, u)| missing(*m, *u)).collect();
    (deep, told(interval_at(level, missing(met.estimate, unmet.estimate), &errors)))
}

fn tests(counts: &[Option<(Count, Count)>], target: f64) -> Tests {
    let n = counts.len();
    let (now, k) = (n.div_ceil(4), needed(n));
    let at = |from: usize, to: usize| -> Vec<Option<Contrast>> {
        counts[from..to].iter().map(|c| Contrast::against(c.as_ref(), target)).collect()
    };
    let sum = |from: usize, to: usize| {
        let parts: Option<Vec<Contrast>> = at(from, to).into_iter().collect();
        Contrast::sum(parts?.iter())
    };
    let run = |length: usize| hardest(at(n - length, n), length);
    Tests {
        lasts: hardest(at(0, n), k),
        runs: [run(now), run(n.div_ceil(2)), run(k)],
        whole: sum(0, n),
        before: sum(0, n - now),
        now: sum(n - now, n),
        lasted: hardest(at(0, n - now), (3 * (n - now)).div_ceil(4)),
        trend: (n >= TREND).then(|| trend(counts)).flatten(),
    }
}

/// Help that arrived in the later half less that in the earlier.
fn trend(counts: &[Option<(Count, Count)>]) -> Option<Contrast> {
    let half = |part: &[Option<(Count, Count)>]| -> Option<Linear> {
        let (mut met, mut unmet) = part.first()?.clone()?;
        for pair in &part[1..] {
            let (m, u) = pair.as_ref()?;
            for (sum, add) in [(&mut met, m), (&mut unmet, u)] {
                sum.estimate += add.estimate;
                sum.errors.iter_mut().zip(&add.errors).for_each(|(a, b)| *a += b);
            }
        }
        Linear::among(&met, &unmet).ok()
    };
    let (first, last) = counts.split_at(counts.len() / 2);
    let change = half(last)?.less(&half(first)?);
    Contrast::new(change.value, change.errors)
}

fn below(contrast: &Option<Contrast>, factor: f64) -> bool {
    contrast.as_ref().is_some_and(|c| c.below(factor))
}

fn above(contrast: &Option<Contrast>, factor: f64) -> bool {
    contrast.as_ref().is_some_and(|c| c.above(factor))
}

/// `listed` as lasting, and the likely length of the run up to the last period.
fn finding(
    t: &Tests,
    periods: usize,
    city_below: bool,
    factor: f64,
    (listed, likely_run): (bool, usize),
) -> GapFinding {
    let run = |i: usize| below(&t.runs[i], factor);
    let class = if listed || below(&t.lasts, factor) {
        match (below(&t.trend, factor), above(&t.trend, factor)) {
            (true, _) => GapClass::Intensifying,
            (_, true) => GapClass::Diminishing,
            _ => GapClass::Persistent,
        }
    } else if below(&t.lasted, factor) && above(&t.now, factor) {
        GapClass::Historical
    } else if run(0) && above(&t.before, factor) {
        GapClass::New
    } else if run(0) {
        GapClass::Consecutive
    } else if below(&t.whole, factor) {
        GapClass::Sporadic
    } else if above(&t.whole, factor) {
        GapClass::NoGap
    } else if city_below {
        GapClass::CityWide
    } else {
        GapClass::NotClear
    };
    let lengths = [periods.div_ceil(4), periods.div_ceil(2), needed(periods)];
    let longest = (0..3).rev().find(|i| run(*i)).map(|i| lengths[i]);
    let likely_run = Some(likely_run).filter(|length| *length >= lengths[0]);
    let since = longest.max(likely_run).map(|length| periods - length);
    GapFinding { class, since, sure: None, deep: None, people: None }
}

#[cfg(test)]
mod tests_of_classes {
    use super::*;

    /// Met and unmet of `fill` (0 to 1) of 1,000 people, each with errors up to `noise`.
    fn counts(fills: &[f64], noise: f64) -> Vec<Option<(Count, Count)>> {
        let count = |estimate: f64, salt: u64| Count {
            estimate,
            errors: (0..999_u64)
                .map(|d| noise * (((d * 7919 + salt * 104_729) % 999) as f64 / 499.0 - 1.0))
                .collect(),
        };
        let one = |(i, fill): (usize, &f64)| {
            let salt = i as u64;
            Some((count(1000.0 * fill, salt), count(1000.0 * (1.0 - fill), salt + 500)))
        };
        fills.iter().enumerate().map(one).collect()
    }

    fn class(fills: &[f64]) -> (GapClass, Option<usize>) {
        let found = finding(&tests(&counts(fills, 10.0), 0.8), fills.len(), true, 1.5, (false, 0));
        (found.class, found.since)
    }

    #[test]
    fn each_class_is_what_its_periods_say() {
        let (low, high) = (0.5, 0.95);
        assert_eq!(class(&[low; 8]), (GapClass::Persistent, Some(2)));
        assert_eq!(class(&[0.7, 0.7, 0.7, 0.7, 0.4, 0.4, 0.4, 0.4]).0, GapClass::Intensifying);
        assert_eq!(class(&[0.4, 0.4, 0.4, 0.4, 0.7, 0.7, 0.7, 0.7]).0, GapClass::Diminishing);
        assert_eq!(class(&[low, low, low, low, low, low, high, high]).0, GapClass::Historical);
        assert_eq!(class(&[low, low, low, low, low, high, high, high]).0, GapClass::Historical);
        assert_eq!(class(&[high, high, high, high, high, high, low, low]), (GapClass::New, Some(6)));
        assert_eq!(class(&[low, high, 0.8, 0.75, 0.8, 0.8, low, low]).0, GapClass::Consecutive);
        assert_eq!(class(&[low, high, low, high, low, high, low, high]).0, GapClass::Sporadic);
        assert_eq!(class(&[high; 8]).0, GapClass::NoGap);
        assert_eq!(class(&[0.8; 8]).0, GapClass::CityWide);
    }

    #[test]
    fn four_periods_have_no_trend() {
        assert_eq!(class(&[0.7, 0.7, 0.4, 0.4]).0, GapClass::Persistent);
    }
}
