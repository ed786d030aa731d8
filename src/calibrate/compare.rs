//! A published story against the exact one.
use super::kinds::Kind;
use super::tally::{Ledger, Outcome};
use crate::equity::{AreaStory, NamedFigures, Shown, Standing, Story, Told};
use crate::pipeline::{Role, UNKNOWN};
use crate::plan::{Plan, Table, margin};

/// Rounding that a comparison forgives: draws are kept in single precision.
const ROUNDING: f64 = 1e-6;

/// Compares every published figure of one release.
pub(super) fn compare(shown: &Story, exact: &Story, plan: &Plan) -> Ledger {
    let mut ledger = Ledger::default();
    let city: Vec<Outcome> = outcome(&shown.city_fill, &exact.city_fill).into_iter().collect();
    ledger.add(Kind::CityFill, &city, None);
    let people: Vec<Outcome> = outcome(&shown.city_people, &exact.city_people).into_iter().collect();
    ledger.add(Kind::People, &people, None);
    areas(shown, exact, plan, &mut ledger);
    let expected = |pick: &dyn Fn(&Table) -> bool| {
        let table = plan.tables.iter().find(|t| t.role == Role::Requests && pick(t));
        table.map(|t| margin::of_table(plan, t))
    };
    let need = expected(&|t| t.group.is_none() && t.need && !t.period);
    named(&pairs(&shown.needs, &exact.needs), (Kind::NeedShare, Kind::NeedFill), need, &mut ledger);
    let periods = |story: &Story| story.periods.iter().map(|(_, f)| f.clone()).collect::<Vec<_>>();
    let (ours, theirs) = (periods(shown), periods(exact));
    let period = expected(&|t| t.group.is_none() && t.period && !t.need);
    named(&pairs(&ours, &theirs), (Kind::PeriodShare, Kind::PeriodFill), period, &mut ledger);
    let groups = |story: &Story| story.groups.iter().flat_map(|g| g.values.clone()).collect::<Vec<_>>();
    let (ours, theirs) = (groups(shown), groups(exact));
    named(&pairs(&ours, &theirs), (Kind::GroupShare, Kind::GroupFill), None, &mut ledger);
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

fn areas(shown: &Story, exact: &Story, plan: &Plan, ledger: &mut Ledger) {
    let both: Vec<(&AreaStory, &AreaStory)> = shown.areas.iter().zip(&exact.areas).collect();
    let of = |figure: &dyn Fn(&AreaStory) -> &Shown| -> Vec<Outcome> {
        both.iter().filter_map(|(a, b)| outcome(figure(a), figure(b))).collect()
    };
    let table = plan.tables.iter().find(|t| t.role == Role::Requests && t.level == 0 && t.group.is_none());
    let expected = table.filter(|_| plan.hierarchy.city() > 0 && shown.told == Told::Measured);
    ledger.add(Kind::AreaFill, &of(&|a| &a.fill), expected.map(|t| margin::of_table(plan, t)));
    if shown.told != Told::Measured {
        ledger.add(Kind::SteppedFill, &of(&|a| &a.fill), None);
    }
    let larger = |story: &Story| story.coarser.iter().flat_map(|c| c.areas.clone()).collect::<Vec<_>>();
    let (ours, theirs) = (larger(shown), larger(exact));
    let larger: Vec<Outcome> =
        ours.iter().zip(&theirs).filter_map(|(a, b)| outcome(&a.fill, &b.fill)).collect();
    ledger.add(Kind::LargerFill, &larger, None);
    ledger.add(Kind::Unmet, &of(&|a| &a.unmet_per_1000), None);
    ledger.add(Kind::Asked, &of(&|a| &a.asked_per_1000), None);
    ledger.add(Kind::AreaShare, &of(&|a| &a.share_of_asking), None);
    ledger.add(Kind::HandoutShare, &of(&|a| &a.share_of_handouts), None);
    let clear = both.iter().filter_map(|(a, b)| match a.fill {
        Shown::Clear { estimate, .. } => Some((estimate, outcome(&a.fill, &b.fill)?)),
        _ => None,
    });
    let worst = clear.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, outcome)| outcome);
    ledger.add(Kind::WorstFill, worst.as_slice(), None);
    let below = both.iter().filter(|(a, _)| a.standing == Standing::Below);
    let below: Vec<Outcome> = below.filter_map(|(a, b)| outcome(&a.fill, &b.fill)).collect();
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

type Pair<'a> = (&'a NamedFigures, &'a NamedFigures);

fn pairs<'a>(shown: &'a [NamedFigures], exact: &'a [NamedFigures]) -> Vec<Pair<'a>> {
    shown.iter().zip(exact).collect()
}

fn named(pairs: &[Pair], (share, fill): (Kind, Kind), expected: Option<f64>, ledger: &mut Ledger) {
    let shares: Vec<Outcome> = pairs.iter().filter_map(|(a, b)| outcome(&a.share, &b.share)).collect();
    let fills: Vec<Outcome> = pairs.iter().filter_map(|(a, b)| outcome(&a.fill, &b.fill)).collect();
    ledger.add(share, &shares, None);
    ledger.add(fill, &fills, expected);
}

/// How one figure came out; `None` where there is none.
fn outcome(shown: &Shown, exact: &Shown) -> Option<Outcome> {
    let (estimate, lower, upper) = numbers(shown)?;
    let (exact, ..) = numbers(exact)?;
    let slack = ROUNDING * exact.abs().max(1.0);
    Some(Outcome {
        error: estimate - exact,
        half: 0.5 * (upper - lower),
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
