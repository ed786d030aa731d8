//! Before and after a marked event, and difference in differences.
//!
//! Help that arrived in all periods that begin on or after the event's day, less that in
//! all that end before it; a period that holds the day belongs to neither. With places
//! and comparison places that the pipeline file fixed beforehand, the change there less
//! the change in the comparison places: what both went through cancels out.
//!
//! The range covers the noise and the chance of who happened to ask: on each side
//! p(1 − p)/people, which is on the safe side, since somebody's requests that share one
//! voice are not independent. It does not cover what else happened at the same time.
use jiff::civil::Date;

use super::linear::UNCLEAR;
use super::{Candidate, Form, Linear, Row};
use crate::equity::count::{Count, Pick};
use crate::equity::measured::{Measured, met_unmet};
use crate::estimate::Estimated;
use crate::pipeline::{Change, Event, Key, Presentation};
use crate::plan::Plan;

const ONE_SIDED: &str = "reason.one-sided";
const NO_SUCH_PLACE: &str = "reason.no-such-place";

/// One list for the whole city, one for the places of each stated comparison.
pub(super) fn candidates(
    plan: &Plan,
    measured: &Measured,
    presentation: &Presentation,
) -> Vec<Vec<Candidate>> {
    vec![city(plan, measured, presentation), stated(plan, measured, presentation)]
}

fn city(plan: &Plan, measured: &Measured, presentation: &Presentation) -> Vec<Candidate> {
    let Some(table) = measured.periods.status.as_ref().filter(|t| t.shape.periods > 1) else {
        return Vec::new();
    };
    let spans: Vec<(Date, Date)> = plan.periods.iter().map(|p| (p.from, p.to)).collect();
    let inside = |event: &&Event| spans.iter().any(|(from, to)| (*from..=*to).contains(&event.date));
    let one = |event: &Event| {
        let key = Key { id: "city".into(), label: presentation.title.clone() };
        let both = levels(table, &[None], &spans, event.date);
        candidate("before_after", key.clone(), event, both.as_ref().map(apart), &[(&key, &both)])
    };
    presentation.events.iter().filter(inside).map(one).collect()
}

fn stated(plan: &Plan, measured: &Measured, presentation: &Presentation) -> Vec<Candidate> {
    let Some(joined) = &measured.by_period else { return Vec::new() };
    let units = &plan.hierarchy.levels[joined.level].units;
    let rows = |names: &[String]| -> Option<Vec<Option<usize>>> {
        let row = |name: &String| units.iter().position(|key| key.id == *name || key.label == *name);
        names.iter().map(|name| row(name).map(Some)).collect()
    };
    let of = |names: &[String], day: Date| match rows(names) {
        Some(rows) => levels(&joined.table, &rows, &joined.spans(), day),
        None => Err(NO_SUCH_PLACE),
    };
    let mut out = Vec::new();
    for Change { event, areas, compare } in &presentation.changes {
        let Some(event) = presentation.events.iter().find(|e| e.name == *event) else { continue };
        let named = |names: &[String]| Key { id: names.join("+"), label: names.join(" + ") };
        let (key, own) = (named(areas), of(areas, event.date));
        out.push(candidate("before_after", key.clone(), event, own.as_ref().map(apart), &[(&key, &own)]));
        if !compare.is_empty() {
            let (beside, other) = (named(compare), of(compare, event.date));
            let both = own.as_ref().and_then(|own| Ok(apart(own).less(&apart(other.as_ref()?))));
            let sides = [(&key, &own), (&beside, &other)];
            out.push(candidate("difference_in_differences", key.clone(), event, both, &sides));
        }
    }
    out
}

/// A change around an event and the levels that it lies between, where all are known.
fn candidate(
    kind: &'static str,
    key: Key,
    event: &Event,
    change: Result<Linear, &&'static str>,
    sides: &[(&Key, &Levels)],
) -> Candidate {
    let against = Key { id: event.date.to_string(), label: event.name.clone() };
    let known = |(key, levels): &(&Key, &Levels)| Some(((*key).clone(), (*levels).clone().ok()?));
    Candidate {
        row: Row { kind, list: "event".into(), key, against },
        form: Form::Points,
        sides: sides.iter().map(known).collect::<Option<_>>().unwrap_or_default(),
        linear: change.map_err(|why| *why),
    }
}

/// Help that arrived before and after, of every 100, or why that is not known.
type Levels = Result<[Linear; 2], &'static str>;

/// What changed, in points.
fn apart([before, after]: &[Linear; 2]) -> Linear {
    after.less(before)
}

/// Help that arrived before `day` and after it, of every 100, summed over some rows.
fn levels(table: &Estimated, rows: &[Option<usize>], spans: &[(Date, Date)], day: Date) -> Levels {
    let periods = |side: &dyn Fn(&(Date, Date)) -> bool| -> Vec<usize> {
        spans.iter().enumerate().filter(|(_, span)| side(span)).map(|(i, _)| i).collect()
    };
    let (before, after) = (periods(&|(_, to)| *to < day), periods(&|(from, _)| *from >= day));
    if before.is_empty() || after.is_empty() {
        return Err(ONE_SIDED);
    }
    let salt = u64::from(day.day_of_year().unsigned_abs());
    let side = |periods: &[usize], salt| rate(table, rows, periods).map(|(r, sd)| r.sampled(sd, salt));
    let (before, after) = (side(&before, 2 * salt)?, side(&after, 2 * salt + 1)?);
    Ok([before.times(100.0), after.times(100.0)])
}

/// Help that arrived in some cells, and the standard deviation of sampling.
fn rate(table: &Estimated, rows: &[Option<usize>], periods: &[usize]) -> Result<(Linear, f64), &'static str> {
    let (mut met, mut unmet): (Option<Count>, Option<Count>) = (None, None);
    for row in rows {
        for period in periods {
            let pick = Pick { area: *row, period: Some(*period), ..Pick::default() };
            let (m, u) = met_unmet(Some(table), pick).ok_or(UNCLEAR)?;
            add(&mut met, m);
            add(&mut unmet, u);
        }
    }
    let (met, unmet) = met.zip(unmet).ok_or(UNCLEAR)?;
    let rate = Linear::among(&met, &unmet)?;
    let p = rate.value.clamp(0.0, 1.0);
    let people = (met.estimate + unmet.estimate).max(1.0);
    Ok((rate, (p * (1.0 - p) / people).sqrt()))
}

fn add(sum: &mut Option<Count>, count: Count) {
    match sum {
        None => *sum = Some(count),
        Some(sum) => {
            sum.estimate += count.estimate;
            sum.errors.iter_mut().zip(&count.errors).for_each(|(a, b)| *a += b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Shape;
    use jiff::civil::date;

    fn spans() -> Vec<(Date, Date)> {
        (1..=4).map(|m| (date(2025, m, 1), date(2025, m, 1).last_of_month())).collect()
    }

    /// Two places by four months: place 0 from 50 to 80 of 100, place 1 from 40 to 50.
    fn table() -> Estimated {
        let shape = Shape { areas: 2, groups: 1, needs: 1, periods: 4, statuses: 2 };
        let mut values = vec![0.0; shape.cells()];
        for (area, fills) in [[50.0, 50.0, 80.0, 80.0], [40.0, 40.0, 50.0, 50.0]].iter().enumerate() {
            for (period, fill) in fills.iter().enumerate() {
                values[shape.index(area, 0, 0, period, 0)] = 10.0 * fill;
                values[shape.index(area, 0, 0, period, 1)] = 10.0 * (100.0 - fill);
            }
        }
        let draws = vec![vec![0.0; shape.cells()]; 999];
        Estimated { shape, values, errors: Vec::new(), draws }
    }

    #[test]
    fn whole_periods_on_both_sides_are_compared() {
        let at = |day| levels(&table(), &[Some(0)], &spans(), day).map(|both| apart(&both));
        assert!((at(date(2025, 3, 1)).unwrap().value - 30.0).abs() < 1e-9);
        // March holds the day: only April is after.
        assert!((at(date(2025, 3, 2)).unwrap().value - 30.0).abs() < 1e-9);
        assert!((at(date(2025, 2, 1)).unwrap().value - 20.0).abs() < 1e-9);
        assert_eq!(at(date(2025, 1, 1)), Err(ONE_SIDED));
        assert_eq!(at(date(2025, 4, 2)), Err(ONE_SIDED));
    }

    #[test]
    fn sampling_is_in_the_range_even_without_noise() {
        let told = apart(&levels(&table(), &[Some(0)], &spans(), date(2025, 3, 1)).unwrap());
        let sd = (told.errors.iter().map(|e| e * e).sum::<f64>() / 999.0).sqrt();
        // p(1 − p)/2000 on each side.
        let expected = 100.0 * ((0.25 + 0.16) / 2000.0_f64).sqrt();
        assert!((sd / expected - 1.0).abs() < 0.1, "{sd} {expected}");
    }

    #[test]
    fn what_both_went_through_cancels_out() {
        let of = |row| apart(&levels(&table(), &[Some(row)], &spans(), date(2025, 3, 1)).unwrap());
        assert!((of(0).less(&of(1)).value - 20.0).abs() < 1e-9);
    }

    #[test]
    fn a_change_lies_between_its_levels() {
        let [before, after] = levels(&table(), &[Some(1)], &spans(), date(2025, 3, 1)).unwrap();
        assert!((before.value - 40.0).abs() < 1e-9 && (after.value - 50.0).abs() < 1e-9);
        // Each level has its own share of the chance of who asked.
        let sd = |l: &Linear| (l.errors.iter().map(|e| e * e).sum::<f64>() / 999.0).sqrt();
        assert!((sd(&before) / (100.0 * (0.24_f64 / 2000.0).sqrt()) - 1.0).abs() < 0.05, "{}", sd(&before));
        assert!((sd(&after) / (100.0 * (0.25_f64 / 2000.0).sqrt()) - 1.0).abs() < 0.05, "{}", sd(&after));
    }
}
