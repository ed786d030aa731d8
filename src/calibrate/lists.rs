//! What a briefing points out: how much of it is so, and how much of what is so it finds.
//!
//! Each list is held against the same list of the exact tables of the same people. The
//! false discovery rate is the mean, over releases, of the part of a list that is not
//! so (0 for an empty list); precision pools the entries of all releases.
use super::tally::Share;
use crate::equity::{Cluster, CrossStory, GapClass, GapFinding, Shown, Standing, Story};

/// Points below the target from which on a gap is counted as deep.
const DEEP: f64 = 10.0;

/// One kind of list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Places named below the target.
    Below,
    /// Places with a gap that lasts.
    Lasting,
    /// Places and periods whose clear range is below the target.
    PlacePeriod,
    /// Places and needs whose clear range is below the target.
    PlaceNeed,
    /// Neighbourhoods with more or less unmet asking than the mean.
    Neighbourhoods,
    /// Places that may be unheard.
    Unheard,
}

impl List {
    /// All of them, in the order of the report.
    pub const ALL: [List; 6] =
        [List::Below, List::Lasting, List::PlacePeriod, List::PlaceNeed, List::Neighbourhoods, List::Unheard];

    /// What the report calls it.
    pub fn name(self) -> &'static str {
        match self {
            List::Below => "places below the target",
            List::Lasting => "places with a gap that lasts",
            List::PlacePeriod => "place and period: range below the target",
            List::PlaceNeed => "place and need: range below the target",
            List::Neighbourhoods => "neighbourhoods above or below the mean",
            List::Unheard => "places that may be unheard",
        }
    }
}

/// One place that may be on a list.
#[derive(Clone, Copy, Debug)]
struct Entry {
    listed: bool,
    /// Whether it is so in the exact records.
    so: bool,
    deep: bool,
}

/// How one kind of list came out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Found {
    /// So, of those listed.
    pub precision: Share,
    /// Listed, of those that are so.
    pub recall: Share,
    /// The same of gaps at least 10 points deep.
    pub deep: Share,
    /// The part of a release's list that is not so.
    pub false_part: Share,
}

impl Found {
    fn add(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        let count = |pick: &dyn Fn(&Entry) -> bool| entries.iter().filter(|e| pick(e)).count() as f64;
        let (listed, right) = (count(&|e| e.listed), count(&|e| e.listed && e.so));
        self.precision.add(right, listed);
        // What is listed wrongly is no find.
        self.recall.add(right, count(&|e| e.so));
        self.deep.add(count(&|e| e.listed && e.so && e.deep), count(&|e| e.so && e.deep));
        self.false_part.add(if listed > 0.0 { 1.0 - right / listed } else { 0.0 }, 1.0);
    }

    fn join(&mut self, other: &Found) {
        self.precision.join(&other.precision);
        self.recall.join(&other.recall);
        self.deep.join(&other.deep);
        self.false_part.join(&other.false_part);
    }
}

/// All lists, the classes of gaps and the directions of comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lists {
    found: [Found; List::ALL.len()],
    /// Of each class that was called: of the places called so, those of which it holds.
    classes: [Share; GapClass::ALL.len()],
    /// Places whose class is that of the exact records, of those that are called one.
    pub same_class: Share,
    /// Places that are called a class, of all judged.
    pub classed: Share,
    /// Places whose gap is told to be there since some period, and is.
    pub since: Share,
    /// Comparisons and neighbourhoods that are told with the wrong sign, of those whose
    /// sign is told.
    pub signs: Share,
}

impl Lists {
    /// What became of one kind of list.
    pub fn found(&self, list: List) -> &Found {
        &self.found[list as usize]
    }

    /// Of the places called `class`, those of which it holds.
    pub fn class(&self, class: GapClass) -> &Share {
        &self.classes[class as usize]
    }

    /// The lists of one release against those of its exact tables.
    pub(super) fn of(shown: &Story, exact: &Story) -> Self {
        let mut lists = Lists::default();
        let mut add = |list: List, entries: Vec<Entry>| lists.found[list as usize].add(&entries);
        add(List::Below, below(shown, exact));
        add(List::PlacePeriod, cells(&shown.by_period, &exact.by_period, shown.target));
        add(List::PlaceNeed, cells(&shown.by_need, &exact.by_need, shown.target));
        add(List::Neighbourhoods, neighbourhoods(&shown.clusters, &exact.clusters));
        add(List::Unheard, unheard(shown, exact));
        if let (Some(ours), Some(theirs)) = (&shown.by_period, &exact.by_period) {
            lists.gaps(ours, theirs, shown.target);
        }
        lists.directions(shown, exact);
        lists
    }

    /// Gaps over time.
    fn gaps(&mut self, shown: &CrossStory, exact: &CrossStory, target: f64) {
        let mut lasting = Vec::new();
        let (mut same, mut classed, mut judged) = (0.0, 0.0, 0.0);
        let mut called = [(0.0, 0.0); GapClass::ALL.len()];
        let (mut told, mut right) = (0.0, 0.0);
        for (ours, theirs) in shown.places.iter().zip(&exact.places) {
            let (Some(gap), Some(truth)) = (ours.gap, theirs.gap) else { continue };
            let cells: Vec<f64> = theirs.cells.iter().filter_map(estimate).collect();
            let mean = cells.iter().sum::<f64>() / cells.len().max(1) as f64;
            let deep = mean <= target - DEEP;
            lasting.push(Entry { listed: gap.class.lasts(), so: truth.class.lasts(), deep });
            judged += 1.0;
            if let Some(since) = gap.since {
                let cells = theirs.cells.iter().skip(since);
                told += 1.0;
                right += f64::from(u8::from(cells.filter_map(estimate).all(|cell| cell < target)));
            }
            if matches!(gap.class, GapClass::NotClear | GapClass::CityWide) {
                continue;
            }
            classed += 1.0;
            same += f64::from(u8::from(gap.class == truth.class));
            let sum = &mut called[gap.class as usize];
            sum.0 += f64::from(u8::from(holds(gap.class, truth, cells.iter().any(|c| *c < target))));
            sum.1 += 1.0;
        }
        self.found[List::Lasting as usize].add(&lasting);
        self.since.add(right, told);
        self.same_class.add(same, classed);
        self.classed.add(classed, judged);
        self.classes.iter_mut().zip(called).for_each(|(share, (right, all))| share.add(right, all));
    }

    /// Differences whose sign is told.
    fn directions(&mut self, shown: &Story, exact: &Story) {
        let (mut told, mut wrong) = (0.0, 0.0);
        let mut add = |ours: &Shown, theirs: &Shown, zero: f64| {
            if let (Some(sign), Some(value)) = (direction(ours, zero), estimate(theirs)) {
                told += 1.0;
                wrong += f64::from(u8::from(sign * (value - zero) <= 0.0));
            }
        };
        for ours in &shown.comparisons {
            let same = exact.comparisons.iter().find(|c| ours.compares_like(c));
            // An amount has no sign.
            let zero = match ours.kind.as_str() {
                "unmet_per_1000_in_poverty" => continue,
                "group_ratio" => 1.0,
                _ => 0.0,
            };
            same.iter().for_each(|theirs| add(&ours.figure, &theirs.figure, zero));
        }
        let around = shown.clusters.iter().zip(&exact.clusters);
        around.for_each(|(ours, theirs)| add(&ours.figure, &theirs.figure, 0.0));
        self.signs.add(wrong, told);
    }

    /// Joins two.
    pub fn join(&mut self, other: &Lists) {
        self.found.iter_mut().zip(&other.found).for_each(|(a, b)| a.join(b));
        self.classes.iter_mut().zip(&other.classes).for_each(|(a, b)| a.join(b));
        self.same_class.join(&other.same_class);
        self.classed.join(&other.classed);
        self.signs.join(&other.signs);
        self.since.join(&other.since);
    }
}

/// Whether what `class` says (`equity::classes`) is so, where `truth` is the class of the
/// exact records and `ever` whether any period there is below the target.
fn holds(class: GapClass, truth: GapFinding, ever: bool) -> bool {
    match class {
        GapClass::Persistent => truth.class.lasts(),
        // Below in each of the last periods, whatever was before.
        GapClass::Consecutive => truth.since.is_some(),
        GapClass::Sporadic => ever,
        GapClass::NoGap => !truth.class.lasts() && truth.class != GapClass::Sporadic,
        other => truth.class == other,
    }
}

fn below(shown: &Story, exact: &Story) -> Vec<Entry> {
    let entry = |(ours, theirs): (&crate::equity::AreaStory, &crate::equity::AreaStory)| {
        let value = estimate(&theirs.fill)?;
        let (so, deep) = (value < shown.target, value <= shown.target - DEEP);
        Some(Entry { listed: ours.standing == Standing::Below, so, deep })
    };
    shown.areas.iter().zip(&exact.areas).filter_map(entry).collect()
}

fn cells(shown: &Option<CrossStory>, exact: &Option<CrossStory>, target: f64) -> Vec<Entry> {
    let (Some(shown), Some(exact)) = (shown, exact) else { return Vec::new() };
    let both = shown.places.iter().zip(&exact.places).flat_map(|(a, b)| a.cells.iter().zip(&b.cells));
    let entry = |(ours, theirs): (&Shown, &Shown)| {
        let value = estimate(theirs)?;
        let listed = matches!(ours, Shown::Clear { upper, .. } if *upper < target);
        Some(Entry { listed, so: value < target, deep: value <= target - DEEP })
    };
    both.filter_map(entry).collect()
}

/// So is a neighbourhood that is called with the right sign; every one differs by something.
fn neighbourhoods(shown: &[Cluster], exact: &[Cluster]) -> Vec<Entry> {
    let entry = |(ours, theirs): (&Cluster, &Cluster)| {
        let value = estimate(&theirs.figure)?;
        let sign = direction(&ours.figure, 0.0);
        let so = sign.map_or(value != 0.0, |sign| sign * value > 0.0);
        Some(Entry { listed: sign.is_some(), so, deep: false })
    };
    shown.iter().zip(exact).filter_map(entry).collect()
}

fn unheard(shown: &Story, exact: &Story) -> Vec<Entry> {
    let judged = exact.comparisons.iter().any(|c| c.kind == "asking_minus_outside_need");
    let on = |list: &[crate::pipeline::Key], id: &str| list.iter().any(|key| key.id == id);
    let entry = |id: &str| Entry { listed: on(&shown.unheard, id), so: on(&exact.unheard, id), deep: false };
    shown.areas.iter().filter(|_| judged).map(|area| entry(&area.key.id)).collect()
}

/// 1 or −1 where a clear range lies on one side of `zero`.
fn direction(shown: &Shown, zero: f64) -> Option<f64> {
    match shown {
        Shown::Clear { lower, .. } if *lower > zero => Some(1.0),
        Shown::Clear { upper, .. } if *upper < zero => Some(-1.0),
        _ => None,
    }
}

fn estimate(shown: &Shown) -> Option<f64> {
    match shown {
        Shown::Clear { estimate, .. } | Shown::NotClear { estimate, .. } => Some(*estimate),
        Shown::NotAvailable { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(listed: bool, so: bool) -> Entry {
        Entry { listed, so, deep: so }
    }

    #[test]
    fn a_wrong_entry_costs_precision_and_is_no_find() {
        let mut found = Found::default();
        found.add(&[entry(true, true), entry(true, false), entry(false, true), entry(false, true)]);
        found.add(&[entry(false, true)]);
        assert_eq!(found.precision.value(), Some(0.5));
        assert_eq!(found.recall.value(), Some(0.25));
        // One release with half of its list wrong, one with an empty list.
        assert_eq!(found.false_part.value(), Some(0.25));
    }

    #[test]
    fn a_class_holds_where_what_it_says_is_so() {
        let truth = |class, since| GapFinding { class, since, sure: None, deep: None, people: None };
        assert!(holds(GapClass::Persistent, truth(GapClass::Diminishing, None), true));
        assert!(!holds(GapClass::Diminishing, truth(GapClass::Persistent, Some(3)), true));
        assert!(holds(GapClass::Consecutive, truth(GapClass::Persistent, Some(3)), true));
        assert!(!holds(GapClass::Consecutive, truth(GapClass::Sporadic, None), true));
        assert!(!holds(GapClass::NoGap, truth(GapClass::Sporadic, None), true));
        assert!(!holds(GapClass::Sporadic, truth(GapClass::NoGap, None), false));
    }

    #[test]
    fn a_direction_is_told_by_a_clear_range_on_one_side() {
        let clear = |lower, upper| Shown::Clear { estimate: 0.5 * (lower + upper), lower, upper };
        assert_eq!(direction(&clear(0.1, 2.0), 0.0), Some(1.0));
        assert_eq!(direction(&clear(0.5, 0.9), 1.0), Some(-1.0));
        assert_eq!(direction(&clear(-1.0, 1.0), 0.0), None);
        assert_eq!(direction(&Shown::NotClear { estimate: 2.0, lower: 1.0, upper: 3.0 }, 0.0), None);
    }
}
