//! Two releases of the same records as one (docs/methods.md, section 9).
//!
//! Least squares and the posterior take any number of tables of the same cells. A second
//! release of the same window, in which every person has the same voice, is a second
//! set of tables with noise of its own: they are put beside the first ones. What is
//! combined was published and paid for before; this is post-processing and spends nothing.
use super::{Estimates, Marginal};
use crate::bundle::{Bundle, Release};
use crate::geography::Hierarchy;
use crate::pipeline::Role;
use crate::plan::{Plan, Table};
use crate::problem::{Problem, Result};

/// Chance that two releases of the same records are taken for ones of different records.
const MISTAKEN: f64 = 0.001;

/// `new` with the request and hand-out tables of `older` beside its own.
///
/// The exports must have been the same, which nobody but the operator knows; what the
/// bundles show of it is checked: ledger, days, rules, and that no figure of both is
/// further apart than the noise of both explains. Of the older tables those are taken whose
/// places, needs and periods `new` tells too; tables of groups and those that do not
/// count voices stay `new`'s own.
///
/// # Errors
/// When the two do not ask the same, or contradict each other.
pub fn combined(new: &Bundle, older: &Bundle) -> Result<Bundle> {
    if let Some(why) = different(new.release(), older.release()) {
        return Err(refused(older, why));
    }
    let common: Vec<(usize, Table)> = common(new.plan(), older.plan()).collect();
    if common.is_empty() {
        return Err(refused(older, "no table of it has places, needs and periods that this one tells"));
    }
    let mut alone = new.clone();
    alone.release.plan.tables.clear();
    alone.release.scales.clear();
    alone.noisy.clear();
    let alone = with(alone, older, &common);
    if !agree(&Estimates::without_draws(new)?, &Estimates::without_draws(&alone)?, new.plan()) {
        return Err(refused(
            older,
            "their figures are further apart than the noise of both explains: the lists were added to or \
             corrected in between",
        ));
    }
    Ok(with(new.clone(), older, &common))
}

/// `bundle` with these tables of `older`.
fn with(mut bundle: Bundle, older: &Bundle, tables: &[(usize, Table)]) -> Bundle {
    for (index, table) in tables {
        bundle.release.plan.tables.push(table.clone());
        bundle.release.scales.push(older.release.scales[*index]);
        bundle.noisy.push(older.noisy(*index).to_vec());
    }
    bundle
}

/// The tables of `older` that fit `new`'s axes: index in `older`, and the table as one of
/// `new`'s plan.
fn common<'a>(new: &'a Plan, older: &'a Plan) -> impl Iterator<Item = (usize, Table)> + 'a {
    let needs = |p: &Plan| p.needs.iter().map(|need| need.id.clone()).collect::<Vec<_>>();
    let (needs, periods) = (needs(new) == needs(older), new.periods == older.periods);
    let joins = older.tables.iter().enumerate().filter(|(_, table)| table.joins());
    joins.filter(move |(_, t)| (needs || !t.need) && (periods || !t.period)).filter_map(|(index, table)| {
        let level = same_level(&new.hierarchy, &older.hierarchy, table.level)?;
        Some((index, Table { level, ..table.clone() }))
    })
}

/// The level of `new` whose units are those of `level` of `older`, one by one.
fn same_level(new: &Hierarchy, older: &Hierarchy, level: usize) -> Option<usize> {
    if level == older.city() {
        return Some(new.city());
    }
    let units = |h: &Hierarchy, level: usize| -> Vec<(String, usize)> {
        let mut of: Vec<_> =
            h.area_unit.iter().map(|(id, unit)| (id.clone(), h.ancestor(*unit, level))).collect();
        of.sort_unstable();
        of
    };
    let wanted = units(older, level);
    (0..new.city()).find(|l| new.width(*l) == older.width(level) && units(new, *l) == wanted)
}

fn refused(older: &Bundle, why: &str) -> Problem {
    Problem::usage(format!("release {} cannot be combined with this one: {why}", older.release().id))
        .hint("tell each release on its own page; figures of different records must not be mixed")
}

/// The first thing in which two releases do not ask the same.
fn different(new: &Release, older: &Release) -> Option<&'static str> {
    let (a, b) = (&new.plan, &older.plan);
    let replaced = |one: &Release, other: &Release| one.ledger.supersedes.as_ref() == Some(&other.id);
    let marks = |r: &Release| (r.sample, r.rehearsal, r.replay);
    let people = |r: &Release| (r.unit, r.rows_alone.clone(), r.consent_asked, r.grid);
    let rules = |p: &Plan| (p.status_mode, p.within_days, p.data_until);
    let days = |p: &Plan| (p.periods.first().map(|t| t.from), p.periods.last().map(|t| t.to));
    let checks = [
        (new.id == older.id, "it is the same release"),
        // What all releases together cost is told from the later one's ledger entry.
        (older.ledger.serial > new.ledger.serial, "it was made later: begin with the later one"),
        (new.ledger.ledger_id != older.ledger.ledger_id, "it was paid for from another ledger"),
        (
            replaced(new, older) || replaced(older, new),
            "one replaces the other, because the lists had changed",
        ),
        (marks(new) != marks(older), "one is of made-up data and the other is not"),
        (people(new) != people(older), "they do not protect the same, or do not ask for the same consent"),
        (days(a) != days(b), "they are of other days"),
        (rules(a) != rules(b), "they do not count the same as met, or do not end on the same day"),
        (a.noise.is_laplace() != b.noise.is_laplace(), "their noise is of two kinds"),
    ];
    checks.into_iter().find_map(|(differs, why)| differs.then_some(why))
}

/// Whether all figures that both determine are as near as noise lets them be. A sum of
/// Laplace or Normal errors of standard deviation 1 exceeds t with a chance of e^(−√2 t) at
/// most where t is large; divided among all figures (Bonferroni).
fn agree(new: &Estimates, older: &Estimates, plan: &Plan) -> bool {
    let asked = shared(plan);
    let mut apart = Vec::new();
    for (a, b) in new.tables(&asked).into_iter().zip(older.tables(&asked)) {
        let (Some(a), Some(b)) = (a, b) else { continue };
        let far = a.values.iter().zip(&b.values).map(|(a, b)| (a - b).abs());
        apart.extend(far.zip(a.errors.iter().zip(&b.errors)).map(|(far, (a, b))| far / a.hypot(*b)));
    }
    let most = (apart.len().max(1) as f64 / MISTAKEN).ln() / std::f64::consts::SQRT_2;
    apart.into_iter().all(|far| far <= most)
}

/// The sums that are held against each other: they are known best.
fn shared(plan: &Plan) -> Vec<Marginal> {
    let city = plan.hierarchy.city();
    let mut out = Vec::new();
    for role in [Role::Requests, Role::Distributions] {
        for status in [false, true] {
            let at = |level, need, period| Marginal { role, level, need, period, status };
            out.extend((0..=city).map(|level| at(level, false, false)));
            out.extend([at(city, true, false), at(city, false, true)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::plan::StatusMode;

    /// Two needs, three periods, four areas in two districts; everybody's voices.
    fn base() -> Vec<f64> {
        (0..4 * 2 * 3 * 3).map(|i| 20.0 + (i * 7 % 13) as f64).collect()
    }

    fn made(tables: &[(usize, &str, &str)], seed: u64, base: &[f64]) -> Bundle {
        let h = fixture::hierarchy(&["area", "district", "city"], &[4, 2, 1], &[&[0, 0, 1, 1], &[0, 0]]);
        let tables = tables.iter().map(|(level, cut, e)| fixture::table(Role::Requests, *level, cut, e));
        let plan = fixture::plan(h, 2, 3, StatusMode::Timed, tables.collect());
        let mut bundle = fixture::noisy_bundle(&plan, base, seed);
        bundle.release.id = format!("{seed:032x}");
        bundle
    }

    const ASKED: Marginal =
        Marginal { role: Role::Requests, level: 0, need: false, period: false, status: true };

    #[test]
    fn two_equal_releases_halve_the_variance() {
        let tables = [(0, "ns", "0.5"), (2, "ps", "0.5")];
        let (new, older) = (made(&tables, 1, &base()), made(&tables, 2, &base()));
        let both = Estimates::new(&combined(&new, &older).unwrap()).unwrap().table(ASKED).unwrap();
        let [a, b] = [&new, &older].map(|one| Estimates::new(one).unwrap().table(ASKED).unwrap());
        for i in 0..both.values.len() {
            assert!((both.errors[i] - a.errors[i] / 2f64.sqrt()).abs() < 1e-9);
            assert!((both.values[i] - 0.5 * (a.values[i] + b.values[i])).abs() < 1e-6);
        }
    }

    #[test]
    fn another_set_of_tables_only_makes_surer() {
        let (new, older) = (made(&[(0, "s", "1")], 1, &base()), made(&[(0, "nps", "0.3")], 2, &base()));
        let both = Estimates::new(&combined(&new, &older).unwrap()).unwrap();
        let [alone, told] =
            [Estimates::new(&new).unwrap().table(ASKED), both.table(ASKED)].map(Option::unwrap);
        assert!(told.errors.iter().zip(&alone.errors).all(|(t, a)| t < a));
        // What only the older one asked is told too.
        assert!(both.table(Marginal { need: true, ..ASKED }).is_some());
    }

    #[test]
    fn records_that_were_added_in_between_are_noticed() {
        let tables = [(0, "ns", "1")];
        let mut more = base();
        more[..18].iter_mut().for_each(|v| *v += 6.0);
        let error = combined(&made(&tables, 1, &more), &made(&tables, 2, &base())).unwrap_err();
        assert!(error.what().contains("further apart"), "{}", error.what());
    }

    #[test]
    fn releases_of_the_same_records_are_hardly_ever_taken_for_others() {
        let tables = [(0, "nps", "0.7"), (2, "ns", "0.3")];
        let refused = (0..300).filter(|i| {
            let (a, b) = (made(&tables, 10 + 2 * i, &base()), made(&tables, 11 + 2 * i, &base()));
            combined(&a, &b).is_err()
        });
        // 0.3 of 300 are expected at most; 8 or more are rarer than one in 10⁶.
        assert!(refused.count() < 8);
    }

    #[test]
    fn what_does_not_ask_the_same_is_refused() {
        type Change = fn(&mut Release);
        let tables = [(0, "ns", "1")];
        let new = made(&tables, 1, &base());
        let changes: [(&str, Change); 7] = [
            ("made later", |r| r.ledger.serial += 1),
            ("same release", |r| r.id = format!("{:032x}", 1)),
            ("another ledger", |r| r.ledger.ledger_id = "other".into()),
            ("replaces", |r| r.ledger.supersedes = Some(format!("{:032x}", 1))),
            ("other days", |r| r.plan.periods.truncate(2)),
            ("count the same", |r| r.plan.within_days += 1),
            ("no table of it", |r| r.plan.needs[0].id = "other".into()),
        ];
        for (said, change) in changes {
            let mut older = made(&tables, 2, &base());
            change(&mut older.release);
            let error = combined(&new, &older).unwrap_err();
            assert!(error.what().contains(said), "{said}: {}", error.what());
        }
    }

    #[test]
    fn of_other_places_only_what_both_tell_is_taken() {
        let new = made(&[(0, "s", "1")], 1, &base());
        let mut older = made(&[(0, "s", "0.4"), (1, "ps", "0.3"), (2, "ns", "0.3")], 2, &base());
        older.release.plan.hierarchy.area_unit.swap(0, 1);
        assert_eq!(combined(&new, &older).unwrap().plan().tables.len(), 4, "the order of areas is nothing");
        // Areas 1 and 2, of two districts, exchange their places.
        let units = &mut older.release.plan.hierarchy.area_unit;
        units.iter_mut().for_each(|(_, unit)| *unit = [0, 2, 1, 3][*unit]);
        let both = combined(&new, &older).unwrap();
        let levels: Vec<usize> = both.plan().tables.iter().map(|table| table.level).collect();
        assert_eq!(levels, [0, 2]);
    }
}
