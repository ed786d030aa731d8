//! Measures that are one sum of the rates with public weights, or two: along the public order
//! of the areas, and against the target.
//!
//! The order, the residents and the target are public, so that noise biases none of the sums,
//! and its size is known without any correction. A ratio of two sums is told to first order,
//! and only where its denominator is far from zero ([`Linear`]).
use super::{Measure, NO_ORDER, Rates, UNCLEAR, exact, shown, sign};
use crate::equity::Shown;
use crate::equity::clear::{self, missing};
use crate::equity::compare::Linear;
use crate::equity::family::PLAIN;
use crate::equity::inequality::under_noise::{clipped, range};
use crate::equity::inequality::{ordered, spread};
use crate::estimate::{Figure, interval_at, spread as noise_spread};

/// A fifth of the residents.
const FIFTH: f64 = 0.2;
/// Where the concentration curve is given.
const CURVE: [(&str, f64); 4] = [
    ("concentration_curve_20", 0.2),
    ("concentration_curve_40", 0.4),
    ("concentration_curve_60", 0.6),
    ("concentration_curve_80", 0.8),
];
/// A ratio within this factor is clear whatever side of 1 it is on.
const NARROW: f64 = 1.25;

type Told = Result<Shown, &'static str>;

/// All along the order from the worst-off; `rates` come in it.
pub(super) fn ordered_measures(rates: Result<&Rates, &'static str>) -> Vec<(&'static str, Shown)> {
    let told = |f: &dyn Fn(&Rates) -> Told| rates.and_then(f).unwrap_or_else(missing);
    let sum =
        |weights: fn(&[f64]) -> Vec<f64>| move |r: &Rates| Ok(sign(figure(&r.sum(&weights(&r.parts())))));
    let fifths = |r: &Rates| (r.fifth(1.0 - FIFTH), r.fifth(0.0));
    let mut out = vec![
        ("concentration", told(&sum(ordered::concentration_weights))),
        ("slope", told(&sum(slope_weights))),
        (
            "relative_concentration",
            told(&|r| {
                let index = over(&r.sum(&ordered::concentration_weights(&r.parts())), &r.mean())?;
                Ok(sign(figure(&index.times(100.0))))
            }),
        ),
        (
            "relative_slope",
            told(&|r| {
                let (mean, slope) = (r.mean(), r.sum(&slope_weights(&r.parts())).times(0.5));
                ratio(&mean.less(&slope.times(-1.0)), &mean.less(&slope))
            }),
        ),
        (
            "difference_of_fifths",
            told(&|r| {
                let (best, worst) = fifths(r);
                Ok(sign(figure(&best.less(&worst))))
            }),
        ),
        (
            "ratio_of_fifths",
            told(&|r| {
                let (best, worst) = fifths(r);
                ratio(&best, &worst)
            }),
        ),
    ];
    for (id, end) in CURVE {
        let point =
            |r: &Rates| Ok(clear::share(figure(&over(&r.sum(&overlap(&r.parts(), 0.0, end)), &r.mean())?)));
        out.push((id, told(&point)));
    }
    out
}

/// Against `reference`, which was fixed beforehand; in the unit of the rates.
pub(super) fn against(rates: Result<&Rates, &'static str>, reference: f64) -> Vec<(&'static str, Shown)> {
    let told = |f: &dyn Fn(&Rates) -> Told| rates.and_then(f).unwrap_or_else(missing);
    vec![
        (
            "attributable_risk",
            told(&|r| {
                let f = figure(&r.mean());
                let short = |mean: f64| (reference - mean).max(0.0);
                Ok(amount(
                    r,
                    Figure { estimate: short(f.estimate), lower: short(f.upper), upper: short(f.lower) },
                ))
            }),
        ),
        (
            "attributable_fraction",
            told(&|r| {
                let f = figure(&r.mean());
                let part = |mean: f64| 100.0 * (reference / mean - 1.0).max(0.0);
                if f.lower <= 0.0 {
                    return Err(UNCLEAR);
                }
                Ok(amount(
                    r,
                    Figure { estimate: part(f.estimate), lower: part(f.upper), upper: part(f.lower) },
                ))
            }),
        ),
        ("mean_difference_from_target", told(&|r| Ok(from_reference(r, reference)))),
    ]
}

/// Mean distance from the reference. What noise adds to the distances between areas is taken
/// off as elsewhere; that the mean itself may lie elsewhere makes the range as much wider.
fn from_reference(rates: &Rates, reference: f64) -> Shown {
    let distance: Measure =
        Box::new(move |x| Some(spread::mean_difference(x, spread::By::People, reference)));
    let of = |values: &[f64]| rates.weighted(&clipped(values)).and_then(|x| distance(&x));
    if rates.errors.is_empty() {
        return exact(of(&rates.values), 1.0);
    }
    let Some(mut told) = range(&rates.values, &rates.parts(), of, &rates.errors) else {
        return missing(UNCLEAR);
    };
    let half = noise_spread(rates.mean().errors.iter().copied());
    told.figure.lower = (told.figure.lower - half).max(0.0);
    told.figure.upper += half;
    // Equal areas may be far from the target as well.
    told.may_be_equal = false;
    shown(told, 1.0)
}

impl Rates {
    /// Σ a_j y_j.
    fn sum(&self, weights: &[f64]) -> Linear {
        let of = |v: &[f64]| weights.iter().zip(v).map(|(a, y)| a * y).sum::<f64>();
        Linear { value: of(&self.values), errors: self.errors.iter().map(|e| of(e)).collect() }
    }

    fn mean(&self) -> Linear {
        self.sum(&self.parts())
    }

    /// Mean of the fifth of the residents that begins at `from`.
    fn fifth(&self, from: f64) -> Linear {
        self.sum(&overlap(&self.parts(), from, from + FIFTH)).times(1.0 / FIFTH)
    }
}

/// How much of each area's part of the residents lies between two ranks; people of one area
/// are taken to have its mean rate.
fn overlap(parts: &[f64], from: f64, to: f64) -> Vec<f64> {
    let mut before = 0.0;
    let one = |p: &f64| {
        let (begin, end) = (before, before + p);
        before = end;
        (end.min(to) - begin.max(from)).max(0.0)
    };
    parts.iter().map(one).collect()
}

/// The slope index as weights: half the concentration index over Σ p (R − ½)².
fn slope_weights(parts: &[f64]) -> Vec<f64> {
    let spread: f64 = ordered::ranks(parts).iter().zip(parts).map(|(r, p)| p * (r - 0.5).powi(2)).sum();
    ordered::concentration_weights(parts).iter().map(|a| 0.5 * a / spread).collect()
}

/// a / b to first order, where b is far from zero.
fn over(a: &Linear, b: &Linear) -> Result<Linear, &'static str> {
    // Whether b is far enough is what its logarithm asks as well.
    b.logarithm()?;
    let value = a.value / b.value;
    let errors = a.errors.iter().zip(&b.errors).map(|(a, b_error)| (a - value * b_error) / b.value).collect();
    Ok(Linear { value, errors })
}

/// a / b, both far from zero, with a range made of logarithms.
fn ratio(a: &Linear, b: &Linear) -> Told {
    let logarithm = a.logarithm()?.less(&b.logarithm()?);
    let f = figure(&logarithm);
    let sure = f.lower > 0.0 || f.upper < 0.0 || f.upper - f.lower <= 2.0 * NARROW.ln();
    let (estimate, lower, upper) = (f.estimate.exp(), f.lower.exp(), f.upper.exp());
    Ok(match sure && !logarithm.errors.is_empty() {
        true => Shown::Clear { estimate, lower, upper },
        false => Shown::NotClear { estimate, lower, upper },
    })
}

/// With its plain range; without any simulated error it is exact.
fn figure(linear: &Linear) -> Figure {
    let value = linear.value;
    match linear.errors.is_empty() {
        true => Figure { estimate: value, lower: value, upper: value },
        false => interval_at(PLAIN, value, &linear.errors),
    }
}

fn amount(rates: &Rates, f: Figure) -> Shown {
    match rates.errors.is_empty() {
        true => exact(Some(f.estimate), 1.0),
        false => clear::amount(f, 1.0),
    }
}

/// Rates in the public order; why there are none.
pub(super) fn in_order(
    rates: &Result<Rates, &'static str>,
    order: Option<&[usize]>,
) -> Result<Rates, &'static str> {
    match (rates, order) {
        (Err(why), _) => Err(why),
        (_, None) => Err(NO_ORDER),
        (Ok(rates), Some(order)) => Ok(rates.in_order(order)),
    }
}

#[cfg(test)]
mod tests {
    use rand::rngs::StdRng;
    use rand::{Rng, SeedableRng};

    use super::*;

    /// Five areas from the worst-off, with small errors.
    fn rates(values: &[f64], noise: f64) -> Rates {
        let mut rng = StdRng::seed_from_u64(1);
        let one = |rng: &mut StdRng| values.iter().map(|_| noise * rng.random_range(-1.0..1.0)).collect();
        let errors: Vec<Vec<f64>> = (0..199).map(|_| one(&mut rng)).collect();
        Rates { values: values.to_vec(), errors, weights: vec![78.0, 91.0, 162.0, 103.0, 105.0] }
    }

    fn estimate(all: &[(&str, Shown)], id: &str) -> f64 {
        match &all.iter().find(|(i, _)| *i == id).unwrap().1 {
            Shown::Clear { estimate, .. } | Shown::NotClear { estimate, .. } => *estimate,
            Shown::NotAvailable { reason } => panic!("{id}: {reason:?}"),
        }
    }

    /// The values of equity.md for healthequal's five ordered groups.
    #[test]
    fn they_are_the_published_values() {
        let told = ordered_measures(Ok(&rates(&[20.0, 30.0, 40.0, 50.0, 60.0], 0.1)));
        for (id, known) in [
            ("concentration", 7.328_420_2),
            ("relative_concentration", 17.776_859),
            ("slope", 46.253_811),
            ("relative_slope", 3.555_800),
        ] {
            assert!((estimate(&told, id) - known).abs() < 1e-5, "{id}");
        }
        let against = against(Ok(&rates(&[20.0, 30.0, 40.0, 50.0, 60.0], 0.1)), 60.0);
        assert!((estimate(&against, "attributable_risk") - 18.775_509).abs() < 1e-5);
        assert!((estimate(&against, "attributable_fraction") - 45.544_548).abs() < 1e-5);
        assert!((estimate(&against, "mean_difference_from_target") - 18.775_509).abs() < 0.1);
    }

    #[test]
    fn fifths_and_the_curve_cut_areas_where_residents_are() {
        let told = ordered_measures(Ok(&rates(&[20.0, 30.0, 40.0, 50.0, 60.0], 0.1)));
        // The first fifth is 107.8 of 539 people: 78 of the first area, 29.8 of the second.
        let worst = (78.0 * 20.0 + 29.8 * 30.0) / 107.8;
        let best = (105.0 * 60.0 + 2.8 * 50.0) / 107.8;
        assert!((estimate(&told, "difference_of_fifths") - (best - worst)).abs() < 1e-9);
        assert!((estimate(&told, "ratio_of_fifths") - best / worst).abs() < 1e-9);
        let curve = 100.0 * 0.2 * worst / 41.224_489_795_9;
        assert!((estimate(&told, "concentration_curve_20") - curve).abs() < 1e-6);
    }

    #[test]
    fn what_may_be_zero_is_no_denominator() {
        let told = ordered_measures(Ok(&rates(&[1.0, 2.0, 1.0, 2.0, 1.0], 4.0)));
        for id in ["relative_concentration", "relative_slope", "ratio_of_fifths", "concentration_curve_40"] {
            let found = &told.iter().find(|(i, _)| *i == id).unwrap().1;
            assert!(matches!(found, Shown::NotAvailable { .. }), "{id}: {found:?}");
        }
        assert!(matches!(told[0].1, Shown::NotClear { .. }));
    }
}
