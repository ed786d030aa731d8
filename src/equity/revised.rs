//! What a release says differently from the one that it supersedes.
//!
//! Both have the same settings, so that they ask the same of the exports, and their noise
//! is independent. The range of a difference is made from the two ranges by MOVER (Zou and
//! Donner 2008, Statistics in Medicine 27: 1693): its lower end lies below the difference by
//! the root of (now − its lower end)² + (before's upper end − before)², the upper end alike.
//! All figures that both give are judged together: ranges are widened by Bonferroni's rule
//! for so many, so that in nine of ten such pages nothing is listed that only noise moved.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::compare::normal_quantile;
use super::{AreaStory, Shown, Story};
use crate::bundle::Release;
use crate::pipeline::Key;
use crate::privacy::Loss;

/// A superseded release against the one that replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revised {
    /// The superseded release's id.
    pub release: String,
    /// When it was made; `None` where its bundle is not at hand.
    pub created: Option<Date>,
    /// Every figure that both give; empty where they cannot be compared.
    pub figures: Vec<Revision>,
}

/// One figure of both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// The city or a place.
    pub key: Key,
    /// `help_arrived`, `people`, `asked_per_1000`.
    pub figure: String,
    /// In the superseded release.
    pub before: Shown,
    /// In this one.
    pub now: Shown,
    /// Now less before; clear where that is more than the noise of both explains.
    pub change: Shown,
}

/// Another release of the same records, combined with the one that is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Combined {
    /// Its id.
    pub release: String,
    /// Its day.
    pub created: Date,
    /// What it cost.
    pub loss: Loss,
}

impl Revised {
    /// What is known of a superseded release whose bundle is not at hand.
    pub(crate) fn unknown(release: &str) -> Self {
        Revised { release: release.to_owned(), created: None, figures: Vec::new() }
    }

    /// `old` against `new`; no figures where they are of other days or another level.
    pub(crate) fn new(release: &Release, old: &Story, new: &Story) -> Self {
        let alike = |s: &Story| (s.from, s.to, s.unit, s.status_mode, s.within_days, s.data_until);
        let pairs = if alike(old) == alike(new) { pairs(old, new) } else { Vec::new() };
        let wider = widened(pairs.len());
        let figures = pairs.into_iter().filter_map(|(key, figure, before, now)| {
            let change = change(before, now, wider)?;
            let (before, now) = (before.clone(), now.clone());
            Some(Revision { key: key.clone(), figure: figure.to_owned(), before, now, change })
        });
        Revised { release: release.id.clone(), created: Some(release.created), figures: figures.collect() }
    }

    /// What changed by more than the noise of both explains.
    pub fn changed(&self) -> impl Iterator<Item = &Revision> {
        self.figures.iter().filter(|f| matches!(f.change, Shown::Clear { .. }))
    }
}

type Pair<'a> = (Key, &'static str, &'a Shown, &'a Shown);

fn pairs<'a>(old: &'a Story, new: &'a Story) -> Vec<Pair<'a>> {
    let city = || Key { id: "city".into(), label: new.title.clone() };
    let mut all = vec![
        (city(), "help_arrived", &old.city_fill, &new.city_fill),
        (city(), "people", &old.city_people, &new.city_people),
    ];
    let same = |a: &AreaStory, b: &AreaStory| a.key.id == b.key.id && a.members == b.members;
    for now in &new.areas {
        if let Some(before) = old.areas.iter().find(|before| same(before, now)) {
            all.push((now.key.clone(), "help_arrived", &before.fill, &now.fill));
            all.push((now.key.clone(), "asked_per_1000", &before.asked_per_1000, &now.asked_per_1000));
        }
    }
    all.retain(|(.., before, now)| numbers(before).is_some() && numbers(now).is_some());
    all
}

/// Estimate and ends of a figure that has them.
fn numbers(shown: &Shown) -> Option<[f64; 3]> {
    match shown {
        Shown::Clear { estimate, lower, upper } | Shown::NotClear { estimate, lower, upper } => {
            Some([*estimate, *lower, *upper])
        }
        Shown::NotAvailable { .. } => None,
    }
}

/// How much wider than 90 of 100 the ranges of so many figures are, for all to hold in 90
/// of 100.
fn widened(figures: usize) -> f64 {
    let tail = 0.05 / figures.max(1) as f64;
    normal_quantile(1.0 - tail) / normal_quantile(0.95)
}

fn change(before: &Shown, now: &Shown, wider: f64) -> Option<Shown> {
    let ([b, b_low, b_up], [n, n_low, n_up]) = (numbers(before)?, numbers(now)?);
    let estimate = n - b;
    let lower = estimate - wider * (n - n_low).hypot(b_up - b);
    let upper = estimate + wider * (n_up - n).hypot(b - b_low);
    let clear = lower > 0.0 || upper < 0.0;
    Some(if clear {
        Shown::Clear { estimate, lower, upper }
    } else {
        Shown::NotClear { estimate, lower, upper }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::fixture;
    use rand::SeedableRng;
    use rand_distr::{Distribution, Normal};

    fn shown(estimate: f64, half: f64) -> Shown {
        Shown::Clear { estimate, lower: estimate - half, upper: estimate + half }
    }

    #[test]
    fn the_range_of_a_difference_is_that_of_two_independent_figures() {
        let Some(Shown::Clear { estimate, lower, upper }) = change(&shown(50.0, 3.0), &shown(60.0, 4.0), 1.0)
        else {
            panic!("10 ± 5 is more than nothing")
        };
        assert_eq!((estimate, lower, upper), (10.0, 5.0, 15.0));
        assert!(matches!(change(&shown(50.0, 3.0), &shown(54.0, 4.0), 1.0), Some(Shown::NotClear { .. })));
    }

    #[test]
    fn in_nine_of_ten_pages_nothing_is_listed_that_only_noise_moved() {
        let mut rng = rand::rngs::StdRng::seed_from_u64(7);
        let normal = Normal::new(0.0, 1.0).unwrap();
        let (figures, pages) = (60, 4_000);
        let wider = widened(figures);
        let mut draw = || shown(normal.sample(&mut rng), normal_quantile(0.95));
        let wrong = (0..pages)
            .filter(|_| {
                (0..figures).any(|_| matches!(change(&draw(), &draw(), wider), Some(Shown::Clear { .. })))
            })
            .count();
        let share = wrong as f64 / f64::from(pages);
        // 0.097 to be expected; five standard errors are 0.024.
        assert!((share - 0.097).abs() < 0.024, "{share}");
    }

    #[test]
    fn a_corrected_city_tells_what_changed_and_nothing_else() {
        let old = fixture::story();
        let mut new = fixture::story();
        let moved = new.areas.iter_mut().find(|a| matches!(a.fill, Shown::Clear { .. })).unwrap();
        let id = moved.key.id.clone();
        moved.fill = shown(1.0, 0.5);
        let revised = Revised::new(&fixture::release(), &old, &new);
        let changed: Vec<_> = revised.changed().map(|c| (c.key.id.clone(), c.figure.clone())).collect();
        assert_eq!(changed, [(id, "help_arrived".to_owned())]);
        new.within_days += 1;
        assert!(Revised::new(&fixture::release(), &old, &new).figures.is_empty(), "another question");
    }
}
