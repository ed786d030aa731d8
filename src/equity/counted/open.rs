//! How many voices are unmet, and how many pending: by place, need, period and group.
//!
//! From the same tables as help that arrived, so that met + unmet + pending is all asking.
//! They are judged as a family of their own, since no sentence and no map is made of them.
use super::super::count::{Count, Pick};
use super::super::family::{Kind, judge};
use super::super::measured::{Cut, Measured};
use super::super::{CountedRow, CountedTable, clear};
use crate::estimate::Estimated;
use crate::pipeline::{Key, Role, UNKNOWN};
use crate::plan::{Measure, Plan, StatusMode};

/// A list of keys with the cells of each in one table by status.
struct List<'a> {
    by: String,
    table: &'a Estimated,
    rows: Vec<(Key, Pick)>,
}

/// One table for each list that was measured by status; none where logs have no status.
pub(crate) fn told(plan: &Plan, measured: &Measured) -> Vec<CountedTable> {
    let figures: &[(&str, usize)] = match plan.status_mode {
        StatusMode::None => return Vec::new(),
        StatusMode::AtEnd => &[("unmet", 1)],
        StatusMode::Timed => &[("unmet", 1), ("pending", 2)],
    };
    let lists = lists(plan, measured);
    let kinds = lists.iter().flat_map(|list| figures.iter().map(move |figure| (list, figure.1)));
    let kinds: Vec<Kind> = kinds.map(|(list, status)| amounts(list, status)).collect();
    let mut judged = judge(&kinds).into_iter();
    drop(kinds);
    let mut table = |list: List| {
        let own = figures.iter().zip(judged.by_ref());
        let rows = own.flat_map(|((figure, _), shown)| {
            let keys: Vec<Key> = list.rows.iter().map(|(key, _)| key.clone()).collect();
            keys.into_iter().zip(shown).map(move |(key, shown)| CountedRow {
                key,
                column: None,
                figure: (*figure).to_owned(),
                shown,
                open_ended: false,
            })
        });
        CountedTable {
            id: format!("requests-{}-open", list.by),
            measure: Measure::Voice,
            role: Role::Requests,
            rows: rows.collect(),
            by: list.by,
            across: String::new(),
            unit: "voices".to_owned(),
        }
    };
    lists.into_iter().map(&mut table).collect()
}

fn amounts<'a>(list: &'a List, status: usize) -> Kind<'a> {
    Kind::new(list.rows.len(), move |i, level| {
        let pick = Pick { status: Some(status), ..list.rows[i].1 };
        clear::amount(Count::of(list.table, pick).figure(level), 1.0)
    })
}

/// The city, the places of two levels, needs, periods and groups, as far as they are there.
fn lists<'a>(plan: &Plan, measured: &'a Measured) -> Vec<List<'a>> {
    let h = &plan.hierarchy;
    let mut out = Vec::new();
    let mut add = |by: &str, table: Option<&'a Estimated>, rows: Vec<(Key, Pick)>| {
        if let Some(table) = table.filter(|t| t.shape.statuses > 1 && !rows.is_empty()) {
            out.push(List { by: by.to_owned(), table, rows });
        }
    };
    let places = |level: usize| -> Vec<(Key, Pick)> {
        let units = h.levels[level].units.iter().cloned().enumerate();
        let known = units.filter(|(_, key)| key.id != UNKNOWN);
        known.map(|(i, key)| (key, Pick { area: Some(i), ..Pick::default() })).collect()
    };
    let of = |cut: &'a Cut| cut.status.as_ref();
    add(&h.levels[h.city()].id, of(&measured.city), places(h.city()));
    if h.city() > 0 {
        add(&h.levels[0].id, of(&measured.areas.cut), places(0));
    }
    if h.city() > 1 {
        add(&h.levels[1].id, of(&measured.coarser.cut), places(1));
    }
    let needs = plan.needs.iter().cloned().enumerate();
    add(
        "need",
        of(&measured.needs),
        needs.map(|(i, key)| (key, Pick { need: Some(i), ..Pick::default() })).collect(),
    );
    let period = |(i, id): (usize, &String)| {
        (Key { id: id.clone(), label: id.clone() }, Pick { period: Some(i), ..Pick::default() })
    };
    add(
        "period",
        of(&measured.periods),
        plan.periods.iter().map(|p| &p.id).enumerate().map(period).collect(),
    );
    for (group, table) in plan.groups.iter().zip(&measured.groups) {
        let values = group.keys.iter().cloned().enumerate();
        let rows = values.map(|(i, key)| (key, Pick { group: Some(i), ..Pick::default() }));
        add(&group.id, table.as_ref(), rows.collect());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{ROWS, exact, presentation, riverton};
    use super::super::super::{Shown, Story, tell};
    use crate::estimate::fixture::noisy_bundle;
    use crate::plan::{Measure, Plan, StatusMode};

    /// Estimates of one figure of one list.
    fn of(story: &Story, by: &str, figure: &str) -> Vec<f64> {
        let tables = story.counted.iter().filter(|t| t.measure == Measure::Voice && t.by == by);
        let rows = tables.flat_map(|t| &t.rows).filter(|r| r.figure == figure);
        rows.map(|r| match r.shown {
            Shown::Clear { estimate, .. } | Shown::NotClear { estimate, .. } => estimate,
            Shown::NotAvailable { .. } => panic!("there is one"),
        })
        .collect()
    }

    fn near(found: &[f64], known: &[f64]) {
        assert_eq!(found.len(), known.len(), "{found:?}");
        assert!(found.iter().zip(known).all(|(a, b)| (a - b).abs() < 1e-6), "{found:?} {known:?}");
    }

    #[test]
    fn unmet_and_pending_are_those_of_the_records() {
        let story = tell(&exact(&riverton(), &ROWS), &presentation(0.8)).unwrap();
        near(&of(&story, "area", "unmet"), &[100.0, 700.0, 1.0, 200.0]);
        near(&of(&story, "area", "pending"), &[50.0, 20.0, 0.0, 0.0]);
        near(&of(&story, "district", "unmet"), &[800.0, 201.0]);
        near(&of(&story, "city", "unmet"), &[1011.0]);
        near(&of(&story, "city", "pending"), &[70.0]);
        near(&of(&story, "need", "pending"), &[52.5, 17.5]);
        near(&of(&story, "period", "unmet"), &[505.5, 505.5]);
        near(&of(&story, "language", "unmet"), &[337.0, 337.0, 337.0]);
        let food = story.counted.iter().flat_map(|t| &t.rows).find(|r| r.key.id == "food").unwrap();
        assert_eq!(food.key.label, "Food");
    }

    #[test]
    fn what_the_logs_do_not_say_is_not_counted() {
        let told = |mode: StatusMode| {
            let plan = Plan { status_mode: mode, ..riverton() };
            let cells = vec![50.0; 5 * 2 * 2 * plan.status_count()];
            tell(&noisy_bundle(&plan, &cells, 3), &presentation(0.8)).unwrap()
        };
        let at_end = told(StatusMode::AtEnd);
        assert!(of(&at_end, "area", "pending").is_empty() && !of(&at_end, "area", "unmet").is_empty());
        let none = told(StatusMode::None);
        assert!(none.counted.iter().all(|t| t.measure != Measure::Voice));
    }
}
