//! Differences and ratios: who is served more, where hand-outs do not follow need,
//! what changed.
//!
//! Each compares with something that was fixed beforehand, in the pipeline file or in
//! public figures, and never with the best or worst of what came out: chance alone
//! makes some place look best (equity toolkits that take the extremes as reference
//! read 36 points between 40 areas that are equal).
//!
//! A comparison is judged with all other figures of the briefing (`super::family`). It
//! is clear when its sign is sure, since that is what it says, or when it is narrow.
mod change;
mod groups;
mod linear;
mod places;

pub(crate) use linear::Linear;
pub(super) use linear::normal_quantile;
pub(crate) use places::outside;

use super::family::Kind;
use super::measured::Measured;
use super::units::Level;
use super::{Comparison, Shown, Side, clear};
use crate::bundle::Bundle;
use crate::estimate::{Figure, interval_at};
use crate::pipeline::{Key, Presentation};

/// A difference this narrow is clear whatever its sign, in points.
const NARROW: f64 = 5.0;
/// So is a ratio within this factor.
const NARROW_RATIO: f64 = 1.25;

/// Of differences in differences hardly one in three is clear, so that those that are were
/// picked by chance more than others: their ranges are at this level at least.
const SELDOM: f64 = 0.96;

/// In what a comparison is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Form {
    /// A difference, in points of 100.
    Points,
    /// A difference of two places' shares, in points of 100: such shares are small, so
    /// that it is clear by its sign only.
    Share,
    /// A ratio; its value and errors are logarithms.
    Ratio,
    /// An amount for every 1,000.
    Amount,
}

/// What is compared with what.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) kind: &'static str,
    pub(crate) list: String,
    pub(crate) key: Key,
    pub(crate) against: Key,
}

/// One comparison before it is judged.
pub(crate) struct Candidate {
    pub(crate) row: Row,
    pub(crate) form: Form,
    pub(crate) linear: Result<Linear, &'static str>,
    /// Help that arrived before and after (of every 100), by the places it is of.
    pub(crate) sides: Vec<(Key, [Linear; 2])>,
}

/// All comparisons of a page, kind by kind.
pub(crate) struct Candidates(Vec<Vec<Candidate>>);

impl Candidates {
    /// Groups against the reference of the pipeline file, hand-outs against need and
    /// residents for the shown places, before and after the marked events.
    pub(crate) fn new(
        bundle: &Bundle,
        measured: &Measured,
        main: Option<&Level>,
        presentation: &Presentation,
    ) -> Self {
        let plan = bundle.plan();
        let mut all = groups::candidates(plan, measured, presentation);
        all.extend(main.into_iter().flat_map(|level| places::candidates(bundle, level)));
        all.extend(change::candidates(plan, measured, presentation));
        all.retain(|list| !list.is_empty());
        Candidates(all)
    }

    /// Two kinds of figures a list, to be judged with all others: the comparisons, and
    /// the levels that they lie between.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = Kind<'_>> {
        self.0.iter().flat_map(|list| {
            let levels: Vec<&Linear> =
                list.iter().flat_map(|c| &c.sides).flat_map(|(_, both)| both).collect();
            let compared = Kind::new(list.len(), |i, level| list[i].shown(level));
            [compared, Kind::new(levels.len(), move |i, level| of_100(levels[i], level))]
        })
    }

    /// The comparisons, from their judged figures.
    pub(crate) fn told(self, mut judged: impl Iterator<Item = Vec<Shown>>) -> Vec<Comparison> {
        let mut out = Vec::new();
        for list in self.0 {
            let figures = judged.next().unwrap_or_default();
            let mut levels = judged.next().unwrap_or_default().into_iter();
            out.extend(list.into_iter().zip(figures).map(|(candidate, figure)| Comparison {
                kind: candidate.row.kind.to_owned(),
                list: candidate.row.list,
                key: candidate.row.key,
                against: candidate.row.against,
                figure,
                sides: candidate.sides.into_iter().filter_map(|(key, _)| side(key, &mut levels)).collect(),
            }));
        }
        out
    }
}

fn side(key: Key, levels: &mut impl Iterator<Item = Shown>) -> Option<Side> {
    Some(Side { key, before: levels.next()?, after: levels.next()? })
}

/// A rate of every 100 that is cut at its ends only when it is told; clear as any help
/// that arrived is ([`clear::fill`]).
fn of_100(rate: &Linear, level: f64) -> Shown {
    let cut = |x: f64| (x / 100.0).clamp(0.0, 1.0);
    if rate.errors.is_empty() {
        return clear::unclear(clear::fill(
            Figure { estimate: cut(rate.value), lower: cut(rate.value), upper: cut(rate.value) },
            0.0,
        ));
    }
    let Figure { estimate, lower, upper } = interval_at(level, rate.value, &rate.errors);
    let told = Figure { estimate: cut(estimate), lower: cut(lower), upper: cut(upper) };
    clear::fill(told, 0.5 * (upper - lower) / 100.0)
}

impl Candidate {
    /// One figure alone.
    fn alone(row: Row, form: Form, linear: Result<Linear, &'static str>) -> Self {
        Candidate { row, form, linear, sides: Vec::new() }
    }

    /// With a range for `level` of the simulations.
    fn shown(&self, level: f64) -> Shown {
        let linear = match &self.linear {
            Ok(linear) => linear,
            Err(why) => return clear::missing(why),
        };
        let level = if self.row.kind == "difference_in_differences" { level.max(SELDOM) } else { level };
        // Exact tables of invented people have no range of their own.
        let f = match linear.errors.is_empty() {
            true => Figure { estimate: linear.value, lower: linear.value, upper: linear.value },
            false => interval_at(level, linear.value, &linear.errors),
        };
        if self.form == Form::Amount {
            return clear::amount(f, 1.0);
        }
        let (told, sure) = match self.form {
            Form::Amount => (f, false),
            Form::Share => (f, f.lower > 0.0 || f.upper < 0.0),
            Form::Points => (f, f.lower > 0.0 || f.upper < 0.0 || 0.5 * (f.upper - f.lower) <= NARROW),
            Form::Ratio => {
                let narrow = f.upper - f.lower <= 2.0 * NARROW_RATIO.ln();
                let told = Figure { estimate: f.estimate.exp(), lower: f.lower.exp(), upper: f.upper.exp() };
                (told, f.lower > 0.0 || f.upper < 0.0 || narrow)
            }
        };
        let Figure { estimate, lower, upper } = told;
        match sure && !linear.errors.is_empty() {
            true => Shown::Clear { estimate, lower, upper },
            false => Shown::NotClear { estimate, lower, upper },
        }
    }
}
