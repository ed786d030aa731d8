//! How likely it is that a place's gap lasts, and which places are listed for it.
//!
//! The estimand is that of [`super::lasting`]: help that arrived is below the target in at
//! least k of the n periods, *in the records*. With v_ap = met − target·(met + unmet) in
//! place a and period p, negative just where help is below the target, the vector of a
//! place's v over the voices to expect of it in that period (its own mean, times how much the
//! city asks then) goes into the model of
//! [`super::exchangeable`], with the joint noise of its least-squares values. The part of
//! the draws in which at least k of v_ap are negative is the posterior inclusion
//! probability, PIP = (count + ½)/(draws + 1).
//!
//! Where a whole city is below the target, every place is likely to be, whatever its own
//! rows say. So the Bayes factor, the odds of PIP over the odds without the place's own
//! rows, must be at least [`FACTOR`]; otherwise the shortfall is the city's.
//!
//! **FDR.** From the most likely place on, places are listed as long as the mean of 1 − PIP
//! over the list is at most [`RATE`]: the Bayesian false discovery rate (Newton, Noueiry,
//! Sarkar and Ahlquist 2004; Müller, Parmigiani, Robert and Rousseau 2004). docs/accuracy.md
//! counts what it comes to in cities that are not of the model's form.
use rayon::prelude::*;

use super::count::{Count, Pick};
use super::exchangeable::{DRAWS, Model, Place};
use super::measured::met_unmet;
use crate::estimate::{Estimated, spread};

/// Part of a list that may be wrong.
const RATE: f64 = 0.1;
/// Least probability of a place that is listed. Of those that are listed with less than 0.8
/// still 84 to 92 of 100 are so (docs/accuracy.md): the model errs on the careful side.
const LEAST: f64 = 0.7;
/// Least Bayes factor of a place that is listed: its own rows must speak for it. What is
/// called substantial (3, Jeffreys 1961) lists a sixth fewer of those that are so, at a false
/// discovery rate that is far below [`RATE`] either way.
const FACTOR: f64 = 1.25;
/// What a run of periods must be as likely as, to be told as "since".
const RUN: f64 = 0.9;
/// Fewer places do not say how alike places are.
const FEWEST: usize = 5;
/// A period in which less is asked than this part of the mean one counts as that.
const QUIET: f64 = 0.2;
/// Fewer voices a period say nothing of a single one.
const VOICES: f64 = 1.0;

/// What is likely of one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Likely {
    /// PIP, 0 to 1.
    pub(crate) sure: f64,
    /// Bayes factor of its own rows.
    pub(crate) factor: f64,
    /// Length of the longest run up to the last period that is likely all below.
    pub(crate) run: usize,
}

/// For each row of a table by place and period; `None` where a place is too small, or
/// nothing was simulated. `needed`: k.
pub(crate) fn likely(table: &Estimated, target: f64, needed: usize) -> Vec<Option<Likely>> {
    let none = vec![None; table.shape.areas];
    if table.draws.is_empty() || table.shape.statuses < 2 || needed == 0 {
        return none;
    }
    let season = season(table);
    let row = |area| Row::new(table, area, target, &season);
    let rows: Vec<Option<Row>> = (0..table.shape.areas).map(row).collect();
    let known = || rows.iter().flatten();
    if known().count() < FEWEST {
        return none;
    }
    let middle = known().map(|r| r.voices).sum::<f64>() / known().count() as f64;
    let places: Vec<Place> = known().map(|r| r.place(middle)).collect();
    let Some(model) = Model::new(&places) else { return none };
    let judged: Vec<Likely> = known()
        .collect::<Vec<_>>()
        .into_par_iter()
        .enumerate()
        .map(|(i, r)| r.judged(&model, i, needed))
        .collect();
    let mut judged = judged.into_iter();
    rows.iter().map(|row| row.as_ref().and_then(|_| judged.next())).collect()
}

/// How much is asked in each period in all places, over the mean period.
fn season(table: &Estimated) -> Vec<f64> {
    let sizes: Vec<f64> = (0..table.shape.periods)
        .map(|period| {
            let pair = met_unmet(Some(table), Pick { period: Some(period), ..Pick::default() });
            pair.map_or(0.0, |(met, unmet)| met.estimate + unmet.estimate)
        })
        .collect();
    let mean = sizes.iter().sum::<f64>() / sizes.len().max(1) as f64;
    sizes.iter().map(|size| if mean > 0.0 { (size / mean).max(QUIET) } else { 1.0 }).collect()
}

/// Which of them are listed.
pub(crate) fn listed(likely: &[Option<Likely>]) -> Vec<bool> {
    let fit = |l: &Likely| l.sure >= LEAST && l.factor >= FACTOR;
    let mut order: Vec<(usize, f64)> =
        likely.iter().enumerate().filter_map(|(i, l)| Some((i, l.filter(fit)?.sure))).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (mut wrong, mut out) = (0.0, vec![false; likely.len()]);
    for (rank, (i, sure)) in order.into_iter().enumerate() {
        wrong += 1.0 - sure;
        if wrong > RATE * (rank + 1) as f64 {
            break;
        }
        out[i] = true;
    }
    out
}

/// One place on its way into the model.
struct Row {
    /// v over the city's season by period, with its simulated errors, of the periods in which
    /// anything was measured.
    values: Vec<Count>,
    /// Which of the periods these are.
    at: Vec<usize>,
    periods: usize,
    /// Old enough requests a period, in voices.
    voices: f64,
}

impl Row {
    fn new(table: &Estimated, area: usize, target: f64, season: &[f64]) -> Option<Self> {
        let counts = |period| {
            met_unmet(Some(table), Pick { area: Some(area), period: Some(period), ..Pick::default() })
        };
        let periods = table.shape.periods;
        let (mut values, mut at) = (Vec::new(), Vec::new());
        let mut all = Count { estimate: 0.0, errors: vec![0.0; table.draws.len()] };
        for (period, usual) in season.iter().enumerate() {
            let (met, unmet) = counts(period)?;
            let sum = |m: f64, u: f64| m + u;
            let against = |m: f64, u: f64| ((1.0 - target) * m - target * u) / usual;
            add(&mut all, &joined(&met, &unmet, sum));
            let value = joined(&met, &unmet, against);
            // A period that nothing can be old enough in is a public zero, and not below.
            if spread(value.errors.iter().copied()) > 0.0 {
                values.push(value);
                at.push(period);
            }
        }
        let voices = all.estimate / at.len().max(1) as f64;
        let sure = all.estimate > spread(all.errors.iter().copied());
        (sure && voices >= VOICES).then_some(Row { values, at, periods, voices })
    }

    /// Scatter is that of few people: the fewer, the more.
    fn place(&self, middle: f64) -> Place {
        let draws = self.values.iter().map(|v| v.errors.len()).min().unwrap_or(0);
        let errors = |d: usize| self.values.iter().map(|v| v.errors[d] / self.voices).collect();
        Place {
            seen: self.values.iter().map(|v| v.estimate / self.voices).collect(),
            errors: (0..draws).map(errors).collect(),
            scatter: (middle / self.voices).clamp(0.1, 10.0),
        }
    }

    fn judged(&self, model: &Model, i: usize, needed: usize) -> Likely {
        let (mut with, mut without, mut runs) = (0, 0, vec![0_usize; self.periods + 1]);
        model.each(i, |draw| {
            let below = |v: &[f64]| v.iter().filter(|d| **d < 0.0).count();
            with += usize::from(below(draw.with) >= needed);
            without += usize::from(below(draw.without) >= needed);
            let last = self.at.iter().zip(draw.with).rev().enumerate();
            let run = last.take_while(|(i, (at, d))| **at + i + 1 == self.periods && **d < 0.0).count();
            runs[run] += 1;
        });
        let part = |count: usize| (count as f64 + 0.5) / (DRAWS + 1) as f64;
        let odds = |p: f64| p / (1.0 - p);
        let at_least = |length: usize| part(runs[length..].iter().sum());
        let run = (1..=self.periods).rev().find(|length| at_least(*length) >= RUN).unwrap_or(0);
        Likely { sure: part(with), factor: odds(part(with)) / odds(part(without)), run }
    }
}

fn joined(a: &Count, b: &Count, f: impl Fn(f64, f64) -> f64) -> Count {
    let errors = a.errors.iter().zip(&b.errors).map(|(a, b)| f(*a, *b)).collect();
    Count { estimate: f(a.estimate, b.estimate), errors }
}

fn add(sum: &mut Count, part: &Count) {
    sum.estimate += part.estimate;
    sum.errors.iter_mut().zip(&part.errors).for_each(|(sum, e)| *sum += e);
}

#[cfg(test)]
mod tests {
    use rand::rngs::StdRng;
    use rand::{Rng, SeedableRng};
    use rand_distr::StandardNormal;

    use super::*;
    use crate::plan::Shape;

    /// Met and unmet of 20 voices a period at the fill rates `fills[place][period]`, with
    /// noise of standard deviation `noise` in each.
    fn table(fills: &[Vec<f64>], noise: f64, rng: &mut StdRng) -> Estimated {
        let shape = Shape { areas: fills.len(), groups: 1, needs: 1, periods: fills[0].len(), statuses: 2 };
        let mut e = || -> f64 { noise * rng.sample::<f64, _>(StandardNormal) };
        let exact = fills.iter().flatten().flat_map(|f| [20.0 * f, 20.0 * (1.0 - f)]);
        let values: Vec<f64> = exact.map(|v| v + e()).collect();
        let draws = (0..299).map(|_| (0..shape.cells()).map(|_| e() as f32).collect()).collect();
        Estimated { shape, values, errors: Vec::new(), draws }
    }

    #[test]
    fn what_lasts_is_found_and_the_list_is_nine_tenths_right() {
        let mut rng = StdRng::seed_from_u64(1);
        let (mut parts, mut found, mut lasting, trials) = (0.0, 0, 0, 40);
        for _ in 0..trials {
            let fill = |own: f64, rng: &mut StdRng| {
                (own + 0.08 * rng.sample::<f64, _>(StandardNormal)).clamp(0.0, 1.0)
            };
            let fills: Vec<Vec<f64>> = (0..40)
                .map(|a| {
                    let own = if a % 3 == 0 { 0.55 } else { 0.85 };
                    (0..8).map(|_| fill(own, &mut rng)).collect()
                })
                .collect();
            let table = table(&fills, 3.0, &mut rng);
            let called = listed(&likely(&table, 0.8, 6));
            let so: Vec<bool> = fills.iter().map(|f| f.iter().filter(|f| **f < 0.8).count() >= 6).collect();
            let both = |pick: &dyn Fn(bool, bool) -> bool| {
                called.iter().zip(&so).filter(|(c, s)| pick(**c, **s)).count()
            };
            let all = both(&|c, _| c);
            parts += both(&|c, s| c && !s) as f64 / all.max(1) as f64;
            found += both(&|c, s| c && s);
            lasting += both(&|_, s| s);
        }
        // Forty cities: one in ten, and two standard errors of a few percent.
        assert!(parts / f64::from(trials) < 0.13, "{}", parts / f64::from(trials));
        assert!(found * 2 > lasting, "{found} of {lasting}");
    }

    #[test]
    fn where_the_whole_city_is_below_no_place_is_listed_for_it() {
        let mut rng = StdRng::seed_from_u64(2);
        // With so much noise, what is known of a place is what is known of all.
        let told = likely(&table(&vec![vec![0.6; 8]; 30], 15.0, &mut rng), 0.8, 6);
        let mean = told.iter().flatten().map(|l| l.sure).sum::<f64>() / 30.0;
        assert!(mean > 0.6, "{told:?}");
        assert!(listed(&told).iter().filter(|l| **l).count() < 10, "{told:?}");
    }

    #[test]
    fn a_list_ends_where_one_in_ten_of_it_may_be_wrong() {
        let of = |sure: f64, factor: f64| Some(Likely { sure, factor, run: 0 });
        let told = [of(0.99, 9.0), None, of(0.85, 9.0), of(0.81, 9.0), of(0.95, 1.2), of(0.69, 9.0)];
        // 0.01 and 0.15 are 0.08 on average; 0.19 more would make 0.117.
        assert_eq!(listed(&told), [true, false, true, false, false, false]);
        assert_eq!(listed(&[]), Vec::<bool>::new());
    }

    #[test]
    fn the_run_ends_with_the_last_period() {
        let mut rng = StdRng::seed_from_u64(5);
        let fills: Vec<Vec<f64>> =
            (0..30).map(|a| (0..8).map(|p| if a < 10 && p >= 5 { 0.3 } else { 0.95 }).collect()).collect();
        let told = likely(&table(&fills, 0.8, &mut rng), 0.8, 6);
        assert_eq!(told[0].unwrap().run, 3, "{told:?}");
        assert_eq!(told[20].unwrap().run, 0);
    }
}
