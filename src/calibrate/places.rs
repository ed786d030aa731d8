//! How far off the figures of places are, by how many people asked there.
use super::tally::{Errors, Outcome, Share};
use crate::equity::{AreaStory, Shown};

/// Upper ends of the sizes of a place, in people who asked (persons' voices).
pub const SIZES: [f64; 5] = [10.0, 30.0, 100.0, 300.0, f64::INFINITY];

/// A figure of a place.
type Pick = fn(&AreaStory) -> &Shown;

/// The figures that are told of every place: name, and where it is.
pub const FIGURES: [(&str, Pick); 3] = [
    ("help that arrived", |place| &place.fill),
    ("asked per 1,000", |place| &place.asked_per_1000),
    ("unmet per 1,000", |place| &place.unmet_per_1000),
];

/// Exact figures below this are zero but for rounding: no error is relative to them.
const ZERO: f64 = 1e-3;

/// One figure of places of one size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OfSize {
    /// Ranges that contain the exact figure, of those shown as clear.
    pub clear: Share,
    /// Clear figures of all.
    pub shown: Share,
    /// Errors of all figures, clear or not, in their own unit.
    pub errors: Errors,
    /// Figures whose exact value is not zero, and the sum of |error| / exact.
    nonzero: f64,
    relative: f64,
}

impl OfSize {
    /// Mean of |error| / exact.
    pub fn relative(&self) -> Option<f64> {
        (self.nonzero > 0.0).then(|| self.relative / self.nonzero)
    }

    fn add(&mut self, all: &[(Outcome, f64)]) {
        let count = |pick: &dyn Fn(&Outcome) -> bool| all.iter().filter(|(o, _)| pick(o)).count() as f64;
        let clear = count(&|o| o.clear);
        self.clear.add(count(&|o| o.clear && o.hit), clear);
        self.shown.add(clear, all.len() as f64);
        for (outcome, exact) in all {
            self.errors.add(outcome.error);
            if exact.abs() > ZERO {
                self.nonzero += 1.0;
                self.relative += (outcome.error / exact).abs();
            }
        }
    }

    fn join(&mut self, other: &OfSize) {
        self.clear.join(&other.clear);
        self.shown.join(&other.shown);
        self.errors.join(&other.errors);
        self.nonzero += other.nonzero;
        self.relative += other.relative;
    }
}

/// Figures of places by size.
#[derive(Clone, Copy, Debug, Default)]
pub struct Places([[OfSize; SIZES.len()]; FIGURES.len()]);

impl Places {
    /// One figure of places of one size.
    pub fn get(&self, figure: usize, size: usize) -> &OfSize {
        &self.0[figure][size]
    }

    /// Adds one release's places; `judge` holds a figure against the exact one.
    pub(super) fn add(
        &mut self,
        shown: &[AreaStory],
        exact: &[AreaStory],
        judge: impl Fn(&Shown, &Shown) -> Option<(Outcome, f64)>,
    ) {
        for (rows, (_, pick)) in self.0.iter_mut().zip(FIGURES) {
            for (size, row) in rows.iter_mut().enumerate() {
                let same = shown.iter().zip(exact).filter(|(_, exact)| bin(exact) == Some(size));
                let judged: Vec<_> = same.filter_map(|(a, b)| judge(pick(a), pick(b))).collect();
                row.add(&judged);
            }
        }
    }

    /// Joins two.
    pub fn join(&mut self, other: &Places) {
        let pairs = self.0.iter_mut().flatten().zip(other.0.iter().flatten());
        pairs.for_each(|(a, b)| a.join(b));
    }
}

/// The size of an exact place; `None` without residents or asking.
fn bin(place: &AreaStory) -> Option<usize> {
    let (Some(residents), Shown::Clear { estimate, .. } | Shown::NotClear { estimate, .. }) =
        (place.residents, &place.asked_per_1000)
    else {
        return None;
    };
    let people = estimate * residents / 1000.0;
    SIZES.iter().position(|end| people < *end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::fixture;

    #[test]
    fn errors_are_summed_by_the_exact_size_of_the_place() {
        let mut exact = fixture::story().areas;
        exact.truncate(2);
        let certain = |v: f64| Shown::Clear { estimate: v, lower: v, upper: v };
        for (place, people) in exact.iter_mut().zip([20.0, 200.0]) {
            place.residents = Some(2_000.0);
            place.asked_per_1000 = certain(people / 2.0);
        }
        let mut shown = exact.clone();
        shown[0].asked_per_1000 = Shown::Clear { estimate: 15.0, lower: 9.0, upper: 21.0 };
        shown[1].asked_per_1000 = Shown::NotClear { estimate: 90.0, lower: 80.0, upper: 95.0 };
        let mut places = Places::default();
        let judge = |a: &Shown, b: &Shown| {
            let (Shown::Clear { estimate, lower, upper } | Shown::NotClear { estimate, lower, upper }) = a
            else {
                return None;
            };
            let Shown::Clear { estimate: exact, .. } = b else { return None };
            let hit = lower <= exact && exact <= upper;
            let clear = matches!(a, Shown::Clear { .. });
            Some((Outcome { error: estimate - exact, half: 0.0, hit, clear }, *exact))
        };
        places.add(&shown, &exact, judge);
        let (small, large) = (places.get(1, 1), places.get(1, 3));
        assert_eq!(
            (small.errors.count(), small.errors.bias(), small.relative()),
            (1.0, Some(5.0), Some(0.5))
        );
        assert_eq!((small.clear.value(), small.shown.value()), (Some(1.0), Some(1.0)));
        assert_eq!(
            (large.errors.bias(), large.errors.rmse(), large.relative()),
            (Some(-10.0), Some(10.0), Some(0.1))
        );
        assert_eq!((large.clear.value(), large.shown.value()), (None, Some(0.0)));
        assert_eq!(
            places.get(1, 0).errors.count()
                + places.get(1, 2).errors.count()
                + places.get(1, 4).errors.count(),
            0.0
        );
        let mut twice = places;
        twice.join(&places);
        assert_eq!((twice.get(1, 1).errors.count(), twice.get(1, 1).errors.bias()), (2.0, Some(5.0)));
    }
}
