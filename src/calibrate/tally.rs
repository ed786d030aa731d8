//! Counting hits, and how sure the counts are.
use super::kinds::Kind;
use super::lists::Lists;
use super::places::Places;
use crate::privacy::Epsilon;
use crate::simulate::Generator;

/// Hits among trials that come in clusters: the figures of one release share its
/// city and its noise, so that the repetition, not the figure, is what is repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    hits: f64,
    trials: f64,
    hits_squared: f64,
    trials_squared: f64,
    product: f64,
    clusters: f64,
}

impl Share {
    /// Adds one repetition's trials.
    pub fn add(&mut self, hits: f64, trials: f64) {
        if trials <= 0.0 {
            return;
        }
        self.hits += hits;
        self.trials += trials;
        self.hits_squared += hits * hits;
        self.trials_squared += trials * trials;
        self.product += hits * trials;
        self.clusters += 1.0;
    }

    /// Joins two counts.
    pub fn join(&mut self, other: &Share) {
        self.hits += other.hits;
        self.trials += other.trials;
        self.hits_squared += other.hits_squared;
        self.trials_squared += other.trials_squared;
        self.product += other.product;
        self.clusters += other.clusters;
    }

    /// Number of trials.
    pub fn trials(&self) -> f64 {
        self.trials
    }

    /// Part of the trials that hit; `None` without any.
    pub fn value(&self) -> Option<f64> {
        (self.trials > 0.0).then(|| self.hits / self.trials)
    }

    /// Its Monte Carlo standard error, by clusters (the ratio estimator's).
    pub fn error(&self) -> f64 {
        let Some(p) = self.value() else { return 0.0 };
        if self.clusters < 2.0 {
            return 1.0;
        }
        let squares = self.hits_squared - 2.0 * p * self.product + p * p * self.trials_squared;
        let by_cluster = squares.max(0.0) * self.clusters / (self.clusters - 1.0);
        // Where all or none hit, the clusters show no spread: then as for single trials,
        // with one hit and one miss more than there were.
        let p = (self.hits + 1.0) / (self.trials + 2.0);
        (by_cluster.sqrt() / self.trials).max((p * (1.0 - p) / self.trials).sqrt())
    }
}

/// Sums of errors.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Errors {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Errors {
    /// Adds one error.
    pub fn add(&mut self, error: f64) {
        self.count += 1.0;
        self.sum += error;
        self.squares += error * error;
    }

    /// Joins two.
    pub fn join(&mut self, other: &Errors) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// How many.
    pub fn count(&self) -> f64 {
        self.count
    }

    /// Their mean.
    pub fn bias(&self) -> Option<f64> {
        (self.count > 0.0).then(|| self.sum / self.count)
    }

    /// The root of their mean square.
    pub fn rmse(&self) -> Option<f64> {
        (self.count > 0.0).then(|| (self.squares / self.count).sqrt())
    }
}

/// What became of one kind of figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    /// Ranges that contain the exact figure, of all.
    pub all: Share,
    /// The same of those shown as clear.
    pub clear: Share,
    /// Clear figures of all.
    pub shown: Share,
    /// Errors of clear figures.
    pub errors: Errors,
    /// Mean half-width of a repetition against that of the forecast: sum of the
    /// ratios, and their number.
    ratio: f64,
    ratios: f64,
}

impl Row {
    /// Realised half-width over expected.
    pub fn width(&self) -> Option<f64> {
        (self.ratios > 0.0).then(|| self.ratio / self.ratios)
    }

    /// Joins two rows.
    pub fn join(&mut self, other: &Row) {
        self.all.join(&other.all);
        self.clear.join(&other.clear);
        self.shown.join(&other.shown);
        self.errors.join(&other.errors);
        self.ratio += other.ratio;
        self.ratios += other.ratios;
    }
}

/// One figure of one repetition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Estimate − exact.
    pub error: f64,
    /// Its half-width: of counts the upper half, since the lower ends at 0.
    pub half: f64,
    /// Whether the range contains the exact figure.
    pub hit: bool,
    /// Whether it is shown as clear.
    pub clear: bool,
}

/// All that is counted of one or more repetitions.
#[derive(Clone, Debug)]
pub struct Ledger {
    rows: [Row; Kind::ALL.len()],
    /// Releases that name an area wrongly as below or above the target, of all that
    /// judge areas.
    pub misnamed: Share,
    /// Areas that are named, of all.
    pub named: Share,
    /// Releases with any wrong statement: an area, a larger area or a need.
    pub wrong: Share,
    /// Of the clear figures of a release, the part whose range misses, by release.
    pub missed: Share,
    /// Releases that tell of the places measured, of larger ones, of the city only.
    pub told: [Share; 3],
    /// Findings below the target or largest, a release.
    pub findings: Share,
    /// Gaps that last and are called so, of those that last.
    pub lasting: Share,
    /// Releases that call a gap lasting which does not last.
    pub gap_wrong: Share,
    /// Releases that call another than the largest need the largest, of all that
    /// call one so.
    pub largest: Share,
    /// What is pointed out, and whether it is so.
    pub lists: Lists,
    /// Figures of places by how many asked there.
    pub places: Places,
}

impl Default for Ledger {
    fn default() -> Self {
        Ledger {
            rows: [Row::default(); Kind::ALL.len()],
            misnamed: Share::default(),
            named: Share::default(),
            wrong: Share::default(),
            missed: Share::default(),
            told: [Share::default(); 3],
            findings: Share::default(),
            lasting: Share::default(),
            gap_wrong: Share::default(),
            largest: Share::default(),
            lists: Lists::default(),
            places: Places::default(),
        }
    }
}

impl Ledger {
    /// What there is of one kind.
    pub fn row(&self, kind: Kind) -> &Row {
        &self.rows[kind as usize]
    }

    /// Adds one repetition's figures of one kind; `expected` is the mean
    /// half-width that the forecast told.
    pub fn add(&mut self, kind: Kind, outcomes: &[Outcome], expected: Option<f64>) {
        if outcomes.is_empty() {
            return;
        }
        let row = &mut self.rows[kind as usize];
        let count = |pick: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|o| pick(o)).count() as f64;
        let (all, clear) = (outcomes.len() as f64, count(&|o| o.clear));
        row.all.add(count(&|o| o.hit), all);
        row.clear.add(count(&|o| o.hit && o.clear), clear);
        row.shown.add(clear, all);
        outcomes.iter().filter(|o| o.clear).for_each(|outcome| row.errors.add(outcome.error));
        if let Some(expected) = expected.filter(|e| *e > 0.0) {
            row.ratio += outcomes.iter().map(|o| o.half).sum::<f64>() / all / expected;
            row.ratios += 1.0;
        }
    }

    /// Clear figures so far, and those of them whose range misses. Kinds that pick
    /// from others are left out.
    pub fn misses(&self) -> (f64, f64) {
        let own = Kind::ALL.into_iter().filter(|kind| !kind.picks());
        own.map(|kind| self.row(kind).clear)
            .fold((0.0, 0.0), |sum, clear| (sum.0 + clear.trials - clear.hits, sum.1 + clear.trials))
    }

    /// Joins two.
    pub fn join(&mut self, other: &Ledger) {
        self.rows.iter_mut().zip(&other.rows).for_each(|(a, b)| a.join(b));
        self.misnamed.join(&other.misnamed);
        self.named.join(&other.named);
        self.largest.join(&other.largest);
        self.wrong.join(&other.wrong);
        self.missed.join(&other.missed);
        self.told.iter_mut().zip(&other.told).for_each(|(a, b)| a.join(b));
        self.findings.join(&other.findings);
        self.lasting.join(&other.lasting);
        self.gap_wrong.join(&other.gap_wrong);
        self.lists.join(&other.lists);
        self.places.join(&other.places);
    }
}

/// One combination of size, ε and generator.
#[derive(Clone, Debug)]
pub struct Cell {
    /// How many people ask.
    pub people: u32,
    /// ε of the release.
    pub epsilon: Epsilon,
    /// How requests come about.
    pub generator: Generator,
    /// What the planner chose in the first city.
    pub shape: String,
    /// Repetitions.
    pub repetitions: u32,
    /// The counts.
    pub ledger: Ledger,
}

impl Cell {
    /// Nothing counted yet.
    pub fn new(people: u32, epsilon: Epsilon, generator: Generator) -> Self {
        let ledger = Ledger::default();
        Cell { people, epsilon, generator, shape: String::new(), repetitions: 0, ledger }
    }

    /// Adds one repetition.
    pub fn add(&mut self, shape: String, ledger: Ledger) {
        if self.repetitions == 0 {
            self.shape = shape;
        }
        self.repetitions += 1;
        self.ledger.join(&ledger);
    }
}
