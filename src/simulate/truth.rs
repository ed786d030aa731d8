//! `truth.json`: what was planted and what it came to, exactly.
use serde_json::{Map, Value, json};

use super::City;
use super::count::{Counts, Given, Tally, keys};
use super::gaps::Gap;
use super::needs::{DISABILITY, HOUSEHOLDS, KINDS, LANGUAGES, NEEDS};

const COUNTING: &str = "Counted on the logs before any mess was added. A record is a row and one of its needs. \
In each role a person's records share one voice. Pending: younger than within_days on the last day of the window. \
Met: closed as complete within within_days, or matched with a hand-out of the same need within that time. \
fill_rate = met / (met + unmet), in voices (people) or in records (requests). planted_rate is the chance of \
being met in time by the generator's own effects, averaged over voices, before any matching of hand-outs.";

/// The whole file.
pub(super) fn json(city: &City, counts: &Counts) -> Value {
    let settings = &city.settings;
    json!({
        "made_up": true,
        "city": settings.city,
        "counting": COUNTING,
        "settings": {
            "people": settings.people, "areas": settings.areas, "districts": settings.districts,
            "months": settings.months, "seed": settings.seed, "messy": settings.messy,
            "mean_requests": settings.mean_requests,
            "generator": format!("{:?}", settings.generator),
        },
        "from": city.calendar.date(0).to_string(),
        "to": city.calendar.date(city.calendar.days()).to_string(),
        "within_days": settings.within_days,
        "people": { "asking": counts.city.people, "given": counts.given_people, "only_given": city.walk_ins() },
        "rows": counts.rows,
        "total": tally(&counts.city),
        "planted": planted(city, counts),
        "by_need": named(NEEDS.iter().map(|n| n.key), &counts.needs),
        "by_month": named((0..counts.months.len()).map(|m| city.calendar.month_id(m)), &counts.months),
        "by_language": named(keys(&LANGUAGES).into_iter(), &counts.languages),
        "by_disability": named(keys(&DISABILITY).into_iter(), &counts.disability),
        "by_household": named(HOUSEHOLDS.into_iter(), &counts.households),
        "by_area": named(ids(city), &counts.areas),
        "by_area_and_month": crossed(city, &counts.area_months, counts.months.len()),
        "by_area_and_need": crossed(city, &counts.area_needs, KINDS),
        "calendar": super::schedule::truth(city),
        "given_by_need": given(NEEDS.iter().map(|n| n.key.to_owned()), &counts.given_needs),
        "given_by_area": given(ids(city), &counts.given_areas),
    })
}

fn ids(city: &City) -> impl Iterator<Item = String> + '_ {
    city.map.places.iter().map(|p| p.id.clone())
}

/// Six decimals: enough for sums over millions of voices, few enough to read.
fn rounded(x: f64) -> Value {
    json!((x * 1e6).round() / 1e6)
}

fn rate(part: f64, rest: f64) -> Value {
    if part + rest > 0.0 { rounded(part / (part + rest)) } else { Value::Null }
}

fn tally(t: &Tally) -> Value {
    let old_enough = t.voices[0] + t.voices[1];
    json!({
        "people": t.people,
        "voices": t.voices.map(rounded),
        "records": t.records,
        "fill_rate_people": rate(t.voices[0], t.voices[1]),
        "fill_rate_requests": rate(t.records[0] as f64, t.records[1] as f64),
        "planted_rate": rate(t.chance, old_enough - t.chance),
    })
}

fn named<K: Into<String>>(keys: impl Iterator<Item = K>, tallies: &[Tally]) -> Value {
    Value::Object(keys.map(Into::into).zip(tallies.iter().map(tally)).collect())
}

fn given(keys: impl Iterator<Item = String>, all: &[Given]) -> Value {
    let one = |g: &Given| json!({ "voices": rounded(g.voices), "records": g.records });
    Value::Object(keys.zip(all.iter().map(one)).collect())
}

/// By area, lists over the other axis (months or needs in their order).
fn crossed(city: &City, tallies: &[Tally], width: usize) -> Value {
    let row = |row: &[Tally]| {
        let status = |s: usize| row.iter().map(|t| rounded(t.voices[s])).collect::<Vec<_>>();
        let planted = row.iter().map(|t| rate(t.chance, t.voices[0] + t.voices[1] - t.chance));
        let planted: Vec<Value> = planted.collect();
        json!({ "met": status(0), "unmet": status(1), "pending": status(2), "planted_rate": planted })
    };
    Value::Object(ids(city).zip(tallies.chunks(width.max(1)).map(row)).collect())
}

fn planted(city: &City, counts: &Counts) -> Value {
    city.effects.gaps.iter().zip(&counts.gaps).map(|(gap, tally)| one_gap(city, gap, tally)).collect()
}

fn one_gap(city: &City, gap: &Gap, count: &Tally) -> Value {
    let mut out = Map::new();
    out.insert("what".into(), json!(gap.what));
    out.insert("persistent".into(), json!(gap.months.is_none()));
    if !gap.areas.is_empty() {
        let places = gap.areas.iter().filter_map(|a| city.map.places.get(usize::from(*a)));
        let (ids, names): (Vec<_>, Vec<_>) = places.map(|p| (p.id.clone(), p.name.clone())).unzip();
        out.insert("areas".into(), json!(ids));
        out.insert("names".into(), json!(names));
    }
    if let Some(need) = gap.need {
        out.insert("need".into(), json!(NEEDS[usize::from(need)].key));
    }
    if let Some(language) = gap.language {
        out.insert("language".into(), json!(LANGUAGES[usize::from(language)].key));
    }
    if let Some(disability) = gap.disability {
        out.insert("disability".into(), json!(DISABILITY[usize::from(disability)].key));
    }
    if let Some((from, to)) = gap.months {
        let months = (from..=to).map(|m| city.calendar.month_id(m.into()));
        out.insert("months".into(), json!(months.collect::<Vec<_>>()));
    }
    out.insert("log_odds".into(), json!(gap.effect));
    out.insert("delay_factor".into(), json!(gap.delay));
    out.insert("there".into(), tally(count));
    Value::Object(out)
}
