//! Classes of the figures on a map.
use crate::equity::Shown;
use crate::render::map::MapValue;

/// Round class limits over the clear figures: two to five classes, no finer than
/// the typical range is wide. Equal classes, unless nearly all figures would fall
/// into the lowest; then each limit is about twice the one before. `None` when
/// nothing is clear. `finest` is the smallest number that the figures are shown in.
pub(super) fn breaks<'a>(figures: impl Iterator<Item = &'a Shown>, finest: f64) -> Option<Vec<f64>> {
    let clear: Vec<(f64, f64)> = figures
        .filter_map(|f| match f {
            Shown::Clear { estimate, lower, upper } => Some((*estimate, upper - lower)),
            _ => None,
        })
        .collect();
    let most = clear.iter().map(|(e, _)| *e).fold(0.0, f64::max);
    let mut widths: Vec<f64> = clear.iter().map(|(_, w)| *w).collect();
    widths.sort_by(f64::total_cmp);
    let typical = *widths.get(widths.len() / 2)?;
    let classes = (most / typical.max(most / 5.0)).round().clamp(2.0, 5.0);
    let step = round_up((most / classes).max(finest), finest);
    let low = clear.iter().filter(|(e, _)| *e < step).count();
    if low * 4 > clear.len() * 3 {
        return Some(doubling(most, typical.max(finest)));
    }
    let count = (most / step).ceil().max(2.0) as usize;
    Some((1..count).map(|i| step * i as f64).collect())
}

/// At most four limits of 1, 2, 5 × 10ⁿ below `most`, the lowest at least `finest`.
fn doubling(most: f64, finest: f64) -> Vec<f64> {
    if most <= finest {
        return vec![finest];
    }
    let mut limits = Vec::new();
    let mut power = 10f64.powf(most.max(1e-9).log10().floor());
    while limits.len() < 4 {
        let below = [5.0, 2.0, 1.0].map(|m| m * power).into_iter().filter(|l| *l < most);
        limits.extend(below);
        power /= 10.0;
    }
    limits.truncate(4);
    let largest = limits[..1].to_vec();
    limits.retain(|l| *l >= finest);
    let mut limits = if limits.is_empty() { largest } else { limits };
    limits.reverse();
    limits
}

/// The next of 1, 2, 2.5, 5 × 10ⁿ that is a multiple of `finest`.
fn round_up(x: f64, finest: f64) -> f64 {
    if !(x.is_finite() && x > 0.0) {
        return 1.0;
    }
    let power = 10f64.powf(x.log10().floor());
    let shown = |s: &f64| (s / finest - (s / finest).round()).abs() < 1e-6;
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|m| m * power);
    steps.into_iter().find(|s| *s >= x * 0.999 && shown(s)).unwrap_or(10.0 * power)
}

fn class_of(breaks: &[f64], value: f64) -> usize {
    breaks.partition_point(|b| *b <= value)
}

/// How much wider than a class the range of a narrow figure may be.
const NAMED: f64 = 1.25;

/// The class of a clear figure, unless its range leaves it open.
pub(super) fn value(breaks: &[f64], shown: &Shown) -> MapValue {
    match shown {
        Shown::Clear { estimate, lower, upper } => {
            let highest = class_of(breaks, *upper);
            let lowest = class_of(breaks, *lower).min(highest);
            let (own, met) = (class_of(breaks, *estimate), highest - lowest + 1);
            // Places that are named have wider ranges than they were judged clear with (the
            // whole correction for being picked); what is called clear is not hatched for it.
            let narrow = breaks.first().is_some_and(|step| upper - lower <= NAMED * step);
            // Its colour is one class off at most, wherever in its range the figure is.
            let near = own.abs_diff(lowest) <= 1 && own.abs_diff(highest) <= 1;
            if met <= 2 || (narrow && near) { MapValue::Class(own) } else { MapValue::NotClear }
        }
        Shown::NotClear { .. } => MapValue::NotClear,
        Shown::NotAvailable { .. } => MapValue::NoFigure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clear(estimate: f64, half: f64) -> Shown {
        Shown::Clear { estimate, lower: estimate - half, upper: estimate + half }
    }

    #[test]
    fn classes_are_no_finer_than_the_figures_are_sure() {
        let sure: Vec<Shown> = (1..=10).map(|i| clear(f64::from(i), 0.1)).collect();
        let unsure: Vec<Shown> = (1..=10).map(|i| clear(f64::from(i), 2.4)).collect();
        assert!(breaks(sure.iter(), 0.1).unwrap().len() > breaks(unsure.iter(), 0.1).unwrap().len());
        assert!(breaks([].iter(), 1.0).is_none());
    }

    #[test]
    fn a_colour_is_never_two_classes_off() {
        let of = |estimate, lower, upper| {
            value(&[20.0, 40.0, 60.0, 80.0], &Shown::Clear { estimate, lower, upper })
        };
        assert_eq!(of(31.0, 19.2, 40.6), MapValue::Class(1));
        assert_eq!(of(41.0, 19.2, 43.9), MapValue::NotClear, "it may be below 20");
        assert_eq!(of(31.0, 15.0, 45.0), MapValue::NotClear, "wider than a named place's may be");
    }

    #[test]
    fn class_limits_are_round_numbers() {
        let figures: Vec<Shown> = [3.1, 7.9, 12.4, 18.7].iter().map(|e| clear(*e, 1.0)).collect();
        assert_eq!(breaks(figures.iter(), 1.0).unwrap(), [5.0, 10.0, 15.0]);
    }

    #[test]
    fn one_large_figure_does_not_put_all_others_into_one_class() {
        let mut figures: Vec<Shown> = (0..40).map(|i| clear(0.1 * f64::from(i), 0.3)).collect();
        figures.push(clear(24.8, 0.4));
        assert_eq!(breaks(figures.iter(), 1.0).unwrap(), [2.0, 5.0, 10.0, 20.0]);
    }

    #[test]
    fn figures_of_about_zero_have_two_classes() {
        let figures: Vec<Shown> = (0..9).map(|_| clear(-0.1, 0.2)).collect();
        assert_eq!(breaks(figures.iter(), 1.0).unwrap(), [1.0]);
        assert_eq!(breaks([clear(0.0, 0.0)].iter(), 0.1).unwrap(), [0.1]);
    }

    #[test]
    fn a_share_of_about_zero_is_in_the_lowest_class() {
        let share = Shown::Clear { estimate: -0.2, lower: 0.0, upper: 0.3 };
        assert_eq!(value(&[2.0, 5.0], &share), MapValue::Class(0));
    }
}
