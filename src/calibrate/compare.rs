//! A published story against the exact one.
use super::kinds::Kind;
use super::lists::Lists;
use super::tally::{Ledger, Outcome};
use crate::equity::{
    AreaStory, CountedRow, CountedTable, CrossPlace, CrossStory, GapFinding, Likely, NamedFigures, Shown,
    Standing, Story, Told,
};
use crate::forecast::half;
use crate::pipeline::UNKNOWN;
use crate::plan::Measure;

/// Rounding that a comparison forgives: draws are kept in single precision.
const ROUNDING: f64 = 1e-6;

/// The stories of one release: as published, of the exact tables, and as announced
/// beforehand.
#[derive(Clone, Copy)]
struct Stories<'a> {
    shown: &'a Story,
    exact: &'a Story,
    /// `None` where it was announced of other places than those that are told of.
    announced: Option<&'a Story>,
}

impl Stories<'_> {
    /// Figures that `pick` finds in each of them, in the same order.
    fn add(&self, ledger: &mut Ledger, kind: Kind, pick: impl Fn(&Story) -> Vec<Shown>) {
        let (shown, exact) = (pick(self.shown), pick(self.exact));
        let both: Vec<Outcome> =
            shown.iter().zip(&exact).filter_map(|(a, b)| outcome(a, b, kind.is_count())).collect();
        let expected = self.announced.map(|announced| {
            let halves: Vec<f64> = pick(announced).iter().filter_map(|s| half(s, kind.is_count())).collect();
            halves.iter().sum::<f64>() / halves.len().max(1) as f64
        });
        ledger.add(kind, &both, expected);
    }
}

/// Compares every published figure of one release.
pub(super) fn compare(shown: &Story, exact: &Story, announced: &Story) -> Ledger {
    let mut ledger = Ledger::default();
    let stories = Stories { shown, exact, announced: Some(announced) };
    stories.add(&mut ledger, Kind::CityFill, |s| vec![s.city_fill.clone()]);
    stories.add(&mut ledger, Kind::People, |s| vec![s.city_people.clone()]);
    areas(stories, &mut ledger);
    let needs = |s: &Story| s.needs.clone();
    let periods = |s: &Story| s.periods.iter().map(|(_, f)| f.clone()).collect::<Vec<_>>();
    let groups = |s: &Story| s.groups.iter().flat_map(|g| g.values.clone()).collect::<Vec<_>>();
    named(stories, (Kind::NeedShare, Kind::NeedFill), needs, &mut ledger);
    named(stories, (Kind::PeriodShare, Kind::PeriodFill), periods, &mut ledger);
    named(stories, (Kind::GroupShare, Kind::GroupFill), groups, &mut ledger);
    let cells = |cross: &Option<CrossStory>| -> Vec<Shown> {
        cross.iter().flat_map(|c| &c.places).flat_map(|p| p.cells.clone()).collect()
    };
    stories.add(&mut ledger, Kind::PlacePeriod, |s| cells(&s.by_period));
    stories.add(&mut ledger, Kind::PlaceNeed, |s| cells(&s.by_need));
    stories
        .add(&mut ledger, Kind::PlaceGroup, |s| s.groups.iter().flat_map(|g| cells(&g.by_place)).collect());
    inequality(shown, exact, &mut ledger);
    counted(stories, &mut ledger);
    comparisons(shown, exact, &mut ledger);
    ledger.lists = Lists::of(shown, exact);
    ledger.places.add(&shown.areas, &exact.areas, |a, b| Some((outcome(a, b, false)?, numbers(b)?.0)));
    let need_wrong = largest(shown, exact, &mut ledger);
    together(shown, exact, need_wrong, &mut ledger);
    ledger
}

/// What holds for a release as a whole.
fn together(shown: &Story, exact: &Story, need_wrong: bool, ledger: &mut Ledger) {
    let larger = |story: &Story| story.coarser.iter().flat_map(|c| c.areas.clone()).collect::<Vec<_>>();
    let (ours, theirs) = (larger(shown), larger(exact));
    let places = shown.areas.iter().zip(&exact.areas).chain(ours.iter().zip(&theirs));
    let area_wrong = places.into_iter().any(|(a, b)| misnamed(a, b, shown.target));
    let count = |yes: bool| f64::from(u8::from(yes));
    lasting(shown, exact, ledger);
    sizes(shown, exact, ledger);
    ledger.wrong.add(count(need_wrong || area_wrong), 1.0);
    let (missed, clear) = ledger.misses();
    ledger.missed.add(if clear > 0.0 { missed / clear } else { 0.0 }, 1.0);
    let told = match shown.told {
        Told::Measured | Told::Chosen => 0,
        Told::Larger | Told::Merged => 1,
        Told::City => 2,
    };
    ledger.told.iter_mut().enumerate().for_each(|(i, share)| share.add(count(i == told), 1.0));
    let findings = shown.can_say.iter().filter(|s| s.topic != "city").count();
    ledger.findings.add(findings as f64, 1.0);
}

/// How deep the gaps are that are told, and how many people's need they stand for.
fn sizes(shown: &Story, exact: &Story, ledger: &mut Ledger) {
    let (Some(ours), Some(theirs)) = (&shown.by_period, &exact.by_period) else { return };
    let both = || ours.places.iter().zip(&theirs.places).filter_map(|(a, b)| Some((a.gap?, b.gap?)));
    let of = |pick: fn(&GapFinding) -> Option<Likely>| -> Vec<Outcome> {
        let gaps = both().filter(|(a, _)| a.class.is_gap());
        let pairs = gaps.filter_map(|(a, b)| Some((pick(&a)?, pick(&b)?.estimate)));
        pairs
            .map(|(a, exact)| Outcome {
                error: a.estimate - exact,
                half: 0.5 * (a.upper - a.lower),
                hit: a.lower - ROUNDING <= exact && exact <= a.upper + ROUNDING,
                clear: true,
            })
            .collect()
    };
    ledger.add(Kind::GapDepth, &of(|gap| gap.deep), None);
    ledger.add(Kind::GapPeople, &of(|gap| gap.people), None);
}

/// Gaps that are called lasting, and whether they last.
fn lasting(shown: &Story, exact: &Story, ledger: &mut Ledger) {
    let (Some(ours), Some(theirs)) = (&shown.by_period, &exact.by_period) else { return };
    if ours.lasting == 0 {
        return;
    }
    let lasts = |place: &CrossPlace| {
        let below = |cell: &&Shown| numbers(cell).is_some_and(|n| n.0 < shown.target - ROUNDING);
        place.cells.iter().filter(below).count() >= ours.lasting
    };
    let both = || ours.places.iter().map(|p| p.lasts).zip(theirs.places.iter().map(lasts));
    let count = |called: bool| both().filter(|(a, b)| *b && (*a || !called)).count() as f64;
    ledger.lasting.add(count(true), count(false));
    let wrong = both().any(|(called, lasts)| called && !lasts);
    ledger.gap_wrong.add(f64::from(u8::from(wrong)), 1.0);
}

fn areas(stories: Stories, ledger: &mut Ledger) {
    let Stories { shown, exact, announced } = stories;
    let stories = Stories { announced: announced.filter(|a| a.told == shown.told), ..stories };
    let of = |figure: fn(&AreaStory) -> &Shown| {
        move |s: &Story| s.areas.iter().map(|a| figure(a).clone()).collect()
    };
    stories.add(ledger, Kind::AreaFill, of(|a| &a.fill));
    if shown.told != Told::Measured {
        stories.add(ledger, Kind::SteppedFill, of(|a| &a.fill));
    }
    stories.add(ledger, Kind::LargerFill, |s| {
        s.coarser.iter().flat_map(|c| &c.areas).map(|a| a.fill.clone()).collect()
    });
    stories.add(ledger, Kind::Unmet, of(|a| &a.unmet_per_1000));
    stories.add(ledger, Kind::Asked, of(|a| &a.asked_per_1000));
    stories.add(ledger, Kind::AreaShare, of(|a| &a.share_of_asking));
    stories.add(ledger, Kind::HandoutShare, of(|a| &a.share_of_handouts));
    let both: Vec<(&AreaStory, &AreaStory)> = shown.areas.iter().zip(&exact.areas).collect();
    let clear = both.iter().filter_map(|(a, b)| match a.fill {
        Shown::Clear { estimate, .. } => Some((estimate, outcome(&a.fill, &b.fill, false)?)),
        _ => None,
    });
    let worst = clear.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, outcome)| outcome);
    ledger.add(Kind::WorstFill, worst.as_slice(), None);
    let below = both.iter().filter(|(a, _)| a.standing == Standing::Below);
    let below: Vec<Outcome> = below.filter_map(|(a, b)| outcome(&a.fill, &b.fill, false)).collect();
    ledger.add(Kind::BelowFill, &below, None);
    standings(&both, shown.target, ledger);
}

/// Wrong is whoever is named on the side of the target where they are not.
fn misnamed(shown: &AreaStory, exact: &AreaStory, target: f64) -> bool {
    let Some((estimate, ..)) = numbers(&exact.fill) else { return false };
    match shown.standing {
        Standing::Below => estimate >= target,
        Standing::Above => estimate <= target,
        Standing::Unclear => false,
    }
}

fn standings(both: &[(&AreaStory, &AreaStory)], target: f64, ledger: &mut Ledger) {
    let judged = both.iter().filter(|(a, _)| numbers(&a.fill).is_some()).count() as f64;
    let named = both.iter().filter(|(a, _)| a.standing != Standing::Unclear).count() as f64;
    ledger
        .misnamed
        .add(f64::from(u8::from(both.iter().any(|(a, b)| misnamed(a, b, target)))), judged.min(1.0));
    ledger.named.add(named, judged);
}

/// Whether the need that is called the largest is.
fn largest(shown: &Story, exact: &Story, ledger: &mut Ledger) -> bool {
    let Some(sentence) = shown.can_say.iter().find(|s| s.topic == "need") else { return false };
    let size = |f: &NamedFigures| numbers(&f.share).map_or(0.0, |n| n.0);
    let first = exact.needs.iter().max_by(|a, b| size(a).total_cmp(&size(b)));
    // "Other" and "unknown" are never called so, and are not in the running.
    let called = first.is_some_and(|f| {
        ["other", UNKNOWN].contains(&f.key.id.as_str())
            || sentence.text.contains(&format!(": {} was the", f.key.label))
    });
    ledger.largest.add(f64::from(u8::from(!called)), 1.0);
    !called
}

/// Tables that do not count voices.
fn counted(stories: Stories, ledger: &mut Ledger) {
    type Picks = fn(&CountedTable, &CountedRow) -> bool;
    let kinds: [(Kind, Picks); 8] = [
        (Kind::Open, |table, _| table.measure == Measure::Voice),
        (Kind::MedianWait, |_, row| row.figure == "median_days"),
        (Kind::ServedWithin, |_, row| row.figure.starts_with("served_within")),
        (Kind::PeriodPeople, |table, _| table.measure == Measure::Months),
        (Kind::PlacePeople, |table, _| table.measure == Measure::People),
        (Kind::Volume, |table, _| table.measure == Measure::Volume),
        (Kind::Answers, |_, row| row.figure == "share"),
        (Kind::Reciprocity, |table, _| table.measure == Measure::Reciprocity),
    ];
    for (kind, which) in kinds {
        stories.add(ledger, kind, |story| {
            let rows = story.counted.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
            rows.filter(|(table, row)| which(table, row)).map(|(_, row)| row.shown.clone()).collect()
        });
    }
}

fn named(
    stories: Stories,
    (share, fill): (Kind, Kind),
    list: impl Fn(&Story) -> Vec<NamedFigures>,
    ledger: &mut Ledger,
) {
    stories.add(ledger, share, |s| list(s).into_iter().map(|f| f.share).collect());
    stories.add(ledger, fill, |s| list(s).into_iter().map(|f| f.fill).collect());
}

/// Measures of the same level; those that are not shown are left out.
fn inequality(shown: &Story, exact: &Story, ledger: &mut Ledger) {
    for (kind, ids) in [
        (
            Kind::Spread,
            &[
                "variance",
                "standard_deviation",
                "mean_difference",
                "index_of_disparity",
                "coefficient_of_variation",
            ][..],
        ),
        (Kind::Gini, &["gini", "theil", "theil_between", "theil_within", "atkinson"]),
        (Kind::Hoover, &["hoover"]),
        (Kind::Concentration, &["concentration", "slope"]),
        (
            Kind::Relative,
            &[
                "relative_concentration",
                "relative_slope",
                "difference_of_fifths",
                "ratio_of_fifths",
                "concentration_curve_20",
                "concentration_curve_40",
                "concentration_curve_60",
                "concentration_curve_80",
            ],
        ),
        (Kind::AgainstTarget, &["attributable_risk", "attributable_fraction", "mean_difference_from_target"]),
        (Kind::Moran, &["moran"]),
    ] {
        let mine =
            shown.disparities.iter().filter(|d| ids.iter().any(|id| d.id.ends_with(&format!(".{id}"))));
        let found = mine.filter_map(|d| {
            let same = exact.disparities.iter().find(|e| e.id == d.id && e.level == d.level)?;
            outcome(&d.figure, &same.figure, false)
        });
        ledger.add(kind, &found.collect::<Vec<_>>(), None);
    }
}

/// Comparisons with what was fixed beforehand, and neighbourhoods.
fn comparisons(shown: &Story, exact: &Story, ledger: &mut Ledger) {
    for (kind, ids) in [
        (Kind::GroupDifference, &["group_difference"][..]),
        (Kind::GroupRatio, &["group_ratio"]),
        (
            Kind::SharesApart,
            &["handouts_minus_asking", "handouts_minus_residents", "asking_minus_outside_need"],
        ),
        (Kind::BeforeAfter, &["before_after"]),
        (Kind::Differences, &["difference_in_differences"]),
    ] {
        let mine = shown.comparisons.iter().filter(|c| ids.contains(&c.kind.as_str()));
        let found = mine.filter_map(|c| {
            let same = exact.comparisons.iter().find(|e| c.compares_like(e))?;
            outcome(&c.figure, &same.figure, false)
        });
        ledger.add(kind, &found.collect::<Vec<_>>(), None);
    }
    let mut levels = Vec::new();
    for c in &shown.comparisons {
        let Some(same) = exact.comparisons.iter().find(|e| c.compares_like(e)) else { continue };
        // Those of a difference in differences first are those of a change of its own.
        let own = usize::from(c.kind == "difference_in_differences");
        for (a, b) in c.sides.iter().zip(&same.sides).skip(own) {
            levels.extend(outcome(&a.before, &b.before, false));
            levels.extend(outcome(&a.after, &b.after, false));
        }
    }
    ledger.add(Kind::EventLevel, &levels, None);
    let around = shown.clusters.iter().zip(&exact.clusters);
    let around: Vec<Outcome> = around.filter_map(|(a, b)| outcome(&a.figure, &b.figure, false)).collect();
    ledger.add(Kind::Neighbourhood, &around, None);
}

/// How one figure came out; `None` where there is none.
fn outcome(shown: &Shown, exact: &Shown, count: bool) -> Option<Outcome> {
    let (estimate, lower, upper) = numbers(shown)?;
    let (exact, ..) = numbers(exact)?;
    let slack = ROUNDING * exact.abs().max(1.0);
    Some(Outcome {
        error: estimate - exact,
        half: half(shown, count)?,
        hit: lower - slack <= exact && exact <= upper + slack,
        clear: matches!(shown, Shown::Clear { .. }),
    })
}

fn numbers(shown: &Shown) -> Option<(f64, f64, f64)> {
    match shown {
        Shown::Clear { estimate, lower, upper } | Shown::NotClear { estimate, lower, upper } => {
            Some((*estimate, *lower, *upper))
        }
        Shown::NotAvailable { .. } => None,
    }
}
