//! Which areas are below or above the target, all areas considered at once.
//!
//! If each of 120 areas were held against the target on its own 90 % range, a dozen
//! that are at the target would be expected to be named by chance. So the contrast
//! (1 − t)·met − t·unmet, which is zero in an area exactly at the target t, is
//! judged in all shown areas (and larger areas) together: with q_i the size that 9 in 10 of area i's
//! simulated errors do not exceed, an area is named only when its contrast exceeds
//! T·q_i, T being the 90 % point of the largest error / q_i among the areas, over
//! the same joint draws. In at least about 9 of 10 releases, then, no area is named
//! wrongly, however many there are. T is never below 1, so that an area whose own
//! likely range contains the target is never named.
use super::count::Count;
use super::{Shown, Standing};
use crate::estimate::{quantile, spread};

/// An area's contrast against the target.
struct Contrast {
    /// Its estimate; negative below the target.
    value: f64,
    /// The size that 9 in 10 of its errors do not exceed; positive.
    size: f64,
    /// Its simulated errors.
    errors: Vec<f64>,
}

impl Contrast {
    fn new(counts: Option<&(Count, Count)>, target: f64) -> Option<Self> {
        let (met, unmet) = counts?;
        let contrast = |met: f64, unmet: f64| (1.0 - target) * met - target * unmet;
        let errors: Vec<f64> = met.errors.iter().zip(&unmet.errors).map(|(m, u)| contrast(*m, *u)).collect();
        let (value, size) = (contrast(met.estimate, unmet.estimate), spread(errors.iter().copied()));
        (size > 0.0).then_some(Contrast { value, size, errors })
    }
}

/// Standing of each area against `target` in (0, 1): `counts` holds met and unmet,
/// `fills` what is shown of the same areas. Without counts an area is unclear.
pub(crate) fn standings(counts: &[Option<(Count, Count)>], fills: &[&Shown], target: f64) -> Vec<Standing> {
    let areas: Vec<Option<Contrast>> = counts.iter().map(|c| Contrast::new(c.as_ref(), target)).collect();
    let factor = simultaneous(areas.iter().flatten());
    let judge = |(area, fill): (&Option<Contrast>, &&Shown)| {
        let (Some(area), Some((lower, upper))) = (area, range(fill)) else { return Standing::Unclear };
        if area.value < -factor * area.size && upper < target {
            Standing::Below
        } else if area.value > factor * area.size && lower > target {
            Standing::Above
        } else {
            Standing::Unclear
        }
    };
    areas.iter().zip(fills).map(judge).collect()
}

/// The 90 % point of the largest |error| / size among the areas.
fn simultaneous<'a>(areas: impl Iterator<Item = &'a Contrast>) -> f64 {
    // Large tables keep fewer draws; only draws that all areas have are joint.
    let areas: Vec<&Contrast> = areas.collect();
    let draws = areas.iter().map(|a| a.errors.len()).min().unwrap_or(0);
    let mut largest = vec![0.0_f64; draws];
    for area in areas {
        largest.iter_mut().zip(&area.errors).for_each(|(most, e)| *most = most.max(e.abs() / area.size));
    }
    quantile(&mut largest, 0.9, true).max(1.0)
}

/// The likely range of a shown fill rate, from 0 to 1.
fn range(shown: &Shown) -> Option<(f64, f64)> {
    match shown {
        Shown::Clear { lower, upper, .. } | Shown::NotClear { lower, upper, .. } => {
            Some((lower / 100.0, upper / 100.0))
        }
        Shown::NotAvailable { .. } => None,
    }
}
