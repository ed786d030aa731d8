//! Margins of error of an expected story, by kind of figure and by place.
use std::collections::HashMap;

use crate::equity::{CountedRow, CountedTable, CrossStory, NamedFigures, Shown, Story};
use crate::plan::Measure;
use crate::plan::Plan;

/// How far the likely ranges of one kind of figure reach.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Margin {
    /// `help_arrived_by_area`, `asked_per_1000_by_area`, …
    pub figure: &'static str,
    /// What that is, in plain words.
    pub label: &'static str,
    /// `of every 100`, `per 1,000 residents`, `people`.
    pub unit: &'static str,
    /// How many such figures there are.
    pub figures: usize,
    /// Half-width of the surest, of the middle and of the least sure.
    pub least: f64,
    /// The median.
    pub middle: f64,
    /// The largest.
    pub most: f64,
    /// How many would be clear enough to be called.
    pub clear: usize,
}

/// One shown place.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Place {
    /// Its name.
    pub label: String,
    /// Public residents, where known.
    pub residents: Option<f64>,
    /// People who are expected to ask there: an assumption, not a count.
    pub people: f64,
    /// Expected half-width of its figure (help that arrived, or its share of asking
    /// where the logs have no status), of every 100.
    pub half_width: f64,
    /// Clear enough to be called.
    pub clear: bool,
}

/// The half-width of a range: the upper half, since a count's lower end stops at 0;
/// of rates and shares half of the whole.
pub(crate) fn half(shown: &Shown, count: bool) -> Option<f64> {
    match shown {
        Shown::Clear { estimate, lower, upper } | Shown::NotClear { estimate, lower, upper } => {
            Some(if count { upper - estimate } else { 0.5 * (upper - lower) })
        }
        Shown::NotAvailable { .. } => None,
    }
}

const OF_100: &str = "of every 100";
const PER_1000: &str = "per 1,000 residents";

/// Margins of every kind of figure that the story has.
pub fn margins(story: &Story) -> Vec<Margin> {
    let areas =
        |pick: fn(&crate::equity::AreaStory) -> &Shown| story.areas.iter().map(pick).collect::<Vec<_>>();
    let [need_fill, need_share] = named(story.needs.iter().collect());
    let [period_fill, period_share] = named(story.periods.iter().map(|(_, f)| f).collect());
    let [group_fill, group_share] = named(story.groups.iter().flat_map(|g| &g.values).collect());
    let crossed = |cross: &Option<CrossStory>| {
        cross.clone().map_or(Vec::new(), |c| c.places.into_iter().flat_map(|p| p.cells).collect())
    };
    let (by_period, by_need): (Vec<Shown>, Vec<Shown>) = (crossed(&story.by_period), crossed(&story.by_need));
    let by_group: Vec<Shown> = story.groups.iter().flat_map(|g| crossed(&g.by_place)).collect();
    let all: [(_, _, _, Vec<&Shown>); 16] = [
        ("help_arrived", "help that arrived, whole city", OF_100, vec![&story.city_fill]),
        ("people", "people counted, whole city", "people", vec![&story.city_people]),
        ("help_arrived_by_area", "help that arrived, by place", OF_100, areas(|a| &a.fill)),
        ("unmet_per_1000_by_area", "unmet asking, by place", PER_1000, areas(|a| &a.unmet_per_1000)),
        ("asked_per_1000_by_area", "asking, by place", PER_1000, areas(|a| &a.asked_per_1000)),
        ("share_of_asking_by_area", "share of all asking, by place", OF_100, areas(|a| &a.share_of_asking)),
        (
            "share_of_handouts_by_area",
            "share of hand-outs, by place",
            OF_100,
            areas(|a| &a.share_of_handouts),
        ),
        ("help_arrived_by_need", "help that arrived, by need", OF_100, need_fill),
        ("share_of_asking_by_need", "share of all asking, by need", OF_100, need_share),
        ("help_arrived_by_period", "help that arrived, by period", OF_100, period_fill),
        ("share_of_asking_by_period", "share of all asking, by period", OF_100, period_share),
        ("help_arrived_by_place_and_period", "… by place and period", OF_100, by_period.iter().collect()),
        ("help_arrived_by_place_and_need", "… by place and need", OF_100, by_need.iter().collect()),
        ("help_arrived_by_place_and_group", "… by place and group", OF_100, by_group.iter().collect()),
        ("help_arrived_by_group", "help that arrived, by group", OF_100, group_fill),
        ("share_of_asking_by_group", "share of all asking, by group", OF_100, group_share),
    ];
    let mut out: Vec<Margin> = all
        .into_iter()
        .filter_map(|(figure, label, unit, shown)| margin(figure, label, unit, &shown))
        .collect();
    out.extend(counted(story));
    out
}

/// Margins of the tables that do not count voices.
fn counted(story: &Story) -> Vec<Margin> {
    type Picks = fn(&CountedTable, &CountedRow) -> bool;
    let kinds: [(_, _, _, Picks); 7] = [
        ("median_wait", "waiting time, median", "days", |_, r| r.figure == "median_days"),
        ("served_within", "served within some days", OF_100, |_, r| r.figure.starts_with("served_within")),
        ("people_by_period", "people asking in a period", "people", |t, _| t.measure == Measure::Months),
        ("distinct_people", "distinct people, by place", "people", |t, _| t.measure == Measure::People),
        ("volume", "how much, at least", "units", |t, _| t.measure == Measure::Volume),
        ("answers", "ratings and complaints", OF_100, |_, r| r.figure == "share"),
        ("reciprocity", "who both asks and gives", OF_100, |t, _| t.measure == Measure::Reciprocity),
    ];
    let of = |which: fn(&CountedTable, &CountedRow) -> bool| -> Vec<&Shown> {
        let rows = story.counted.iter().flat_map(|t| t.rows.iter().map(move |r| (t, r)));
        rows.filter(|(t, r)| which(t, r)).map(|(_, r)| &r.shown).collect()
    };
    kinds
        .into_iter()
        .filter_map(|(figure, label, unit, which)| margin(figure, label, unit, &of(which)))
        .collect()
}

/// Help that arrived and share of asking of each.
fn named(list: Vec<&NamedFigures>) -> [Vec<&Shown>; 2] {
    let (fill, share) = list.into_iter().map(|f| (&f.fill, &f.share)).unzip();
    [fill, share]
}

fn margin(figure: &'static str, label: &'static str, unit: &'static str, shown: &[&Shown]) -> Option<Margin> {
    let count = unit != OF_100 && unit != "days";
    let mut halves: Vec<f64> = shown.iter().filter_map(|s| half(s, count)).collect();
    halves.sort_by(f64::total_cmp);
    let clear = shown.iter().filter(|s| matches!(s, Shown::Clear { .. })).count();
    Some(Margin {
        figure,
        label,
        unit,
        figures: halves.len(),
        least: *halves.first()?,
        middle: halves[halves.len() / 2],
        most: *halves.last()?,
        clear,
    })
}

/// The measured places, surest first, also where the page would step up to larger ones.
pub fn places(plan: &Plan, story: &Story) -> Vec<Place> {
    let expected: HashMap<&str, f64> = plan.hierarchy.levels[0]
        .units
        .iter()
        .zip(super::expected::areas(plan, 0))
        .map(|(unit, part)| (unit.id.as_str(), plan.people as f64 * part))
        .collect();
    let one = |a: &crate::equity::AreaStory| {
        let shown = match a.fill {
            Shown::NotAvailable { .. } => &a.share_of_asking,
            _ => &a.fill,
        };
        Some(Place {
            label: a.key.label.clone(),
            residents: a.residents,
            people: expected.get(a.key.id.as_str()).copied().unwrap_or(0.0),
            half_width: half(shown, false)?,
            clear: matches!(shown, Shown::Clear { .. }),
        })
    };
    let measured = story.finer.as_ref().map_or(&story.areas, |finer| &finer.areas);
    let mut places: Vec<Place> = measured.iter().filter_map(one).collect();
    places.sort_by(|a, b| a.half_width.total_cmp(&b.half_width).then_with(|| a.label.cmp(&b.label)));
    places
}
