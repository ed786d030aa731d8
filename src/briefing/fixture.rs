//! A made-up story that the tests of charts, page and tables share: 25 places in
//! four districts, twelve months, five needs, two groups, every kind of figure.
mod calendar;
mod comparisons;

use geo::{Coord, LineString, MultiPolygon, Polygon};
use jiff::civil::{Date, date};

use crate::bundle::{BudgetState, LedgerAnchor, Release};
use crate::equity::{
    AreaStory, Cluster, CoarserStory, CountedRow, CountedTable, CrossPlace, CrossStory, GapClass, GapFinding,
    GroupStory, Likely, Marks, NamedFigures, Sentence, Shown, Standing, Story, Told,
};
use crate::geography::{Area, Geography, Hierarchy, Level};
use crate::pipeline::{Event, Key, Presentation, Role, Unit};
use crate::plan::{Noise, Period, Plan, StatusMode, Table};
use crate::privacy::Epsilon;

const NAMES: [&str; 25] = [
    "Alder Point",
    "Bayside",
    "Brick Lane & Old Tannery",
    "Canal Row",
    "Cedar Hollow",
    "Dockyard",
    "Eastside",
    "Fairground",
    "Glassworks",
    "Harbour Heights",
    "Hill Top",
    "Ironbridge",
    "Jubilee Gardens",
    "Kiln Street",
    "Lower Mill",
    "Market Square",
    "North Commons",
    "Orchard Estate",
    "Papermakers’ Quarter and Riverside Walk Extension",
    "Quarry End",
    "Railway Village",
    "St. Brigid’s",
    "Tollgate",
    "Upper Mill",
    "Willow Brook",
];
const DISTRICTS: [&str; 4] = ["North", "East", "South", "West"];

pub fn key(id: &str, label: &str) -> Key {
    Key { id: id.into(), label: label.into() }
}

/// Clear while the half-width is at most 20.
fn shown(estimate: f64, half: f64) -> Shown {
    let (lower, upper) = ((estimate - half).max(0.0), (estimate + half).min(100.0));
    if half <= 20.0 {
        Shown::Clear { estimate, lower, upper }
    } else {
        Shown::NotClear { estimate, lower, upper }
    }
}

fn wobble(i: usize, step: usize, modulus: usize) -> f64 {
    ((i * step + 3) % modulus) as f64
}

fn area(i: usize) -> AreaStory {
    let (estimate, half) =
        (41.3 + wobble(i, 17, 47), 7.2 + wobble(i, 7, 11) + if i % 6 == 4 { 16.0 } else { 0.0 });
    let fill = shown(estimate, half);
    let standing = match &fill {
        Shown::Clear { upper, .. } if *upper < 80.0 => Standing::Below,
        Shown::Clear { lower, .. } if *lower > 80.0 => Standing::Above,
        _ => Standing::Unclear,
    };
    let asked = 18.0 + wobble(i, 5, 23);
    AreaStory {
        key: key(&format!("{:03}", i + 1), NAMES[i]),
        parent: Some(DISTRICTS[i % 4].into()),
        residents: Some(900.0 + 130.0 * wobble(i, 3, 19)),
        members: vec![format!("{:03}", i + 1)],
        fill,
        standing,
        unmet_per_1000: shown(asked * (1.0 - estimate / 100.0), half / 2.0),
        asked_per_1000: shown(asked, half / 2.0),
        share_of_asking: shown(1.5 + wobble(i, 5, 6), 1.1),
        share_of_handouts: Shown::NotAvailable { reason: "Hand-outs were not measured by place.".into() },
    }
}

/// A district of every fourth area.
fn district(d: usize, name: &str) -> AreaStory {
    let estimate = [58.0, 66.0, 71.0, 85.0][d];
    AreaStory {
        key: key(name, name),
        parent: None,
        residents: Some(12_500.0),
        members: (0..25).filter(|i| i % 4 == d).map(|i| format!("{:03}", i + 1)).collect(),
        fill: shown(estimate, 4.2),
        standing: [Standing::Below, Standing::Below, Standing::Unclear, Standing::Above][d],
        unmet_per_1000: shown(30.0 - 0.3 * estimate, 2.1),
        asked_per_1000: shown(31.0 - d as f64, 1.6),
        share_of_asking: shown(22.0 + 2.0 * d as f64, 1.9),
        share_of_handouts: Shown::NotAvailable { reason: "Hand-outs were not measured by place.".into() },
    }
}

fn named(id: &str, label: &str, share: (f64, f64), fill: (f64, f64)) -> NamedFigures {
    NamedFigures { key: key(id, label), share: shown(share.0, share.1), fill: shown(fill.0, fill.1) }
}

fn months() -> Vec<(Period, NamedFigures)> {
    (1..=12i8)
        .map(|m| {
            let first = date(2025, m, 1);
            let id = format!("2025-{m:02}");
            let i = m as usize;
            let half = if m == 4 || m == 9 { 26.0 } else { 6.0 + wobble(i, 5, 4) };
            let label = super::Words::english().month_of(first);
            let figures = named(
                &id,
                &label,
                (6.0 + wobble(i, 5, 5), 1.4),
                (48.0 + 2.0 * i as f64 + wobble(i, 5, 9), half),
            );
            (Period { id, from: first, to: first.last_of_month() }, figures)
        })
        .collect()
}

fn spans() -> Vec<(Date, Date)> {
    months().into_iter().map(|(period, _)| (period.from, period.to)).collect()
}

fn groups() -> Vec<GroupStory> {
    vec![
        GroupStory {
            id: "language".into(),
            label: "Language spoken at home".into(),
            values: vec![
                named("en", "English", (52.0, 3.0), (68.0, 5.0)),
                named("es", "Spanish", (27.0, 3.0), (57.0, 7.0)),
                named("ht", "Haitian Creole", (9.0, 2.5), (44.0, 15.0)),
                named("other", "Another language", (4.0, 2.0), (50.0, 31.0)),
                named("unknown", "Not known", (8.0, 2.0), (55.0, 17.0)),
            ],
            by_place: None,
        },
        GroupStory {
            id: "disability".into(),
            label: "Disability in the household".into(),
            values: vec![
                named("no", "No", (71.0, 3.0), (65.0, 4.0)),
                named("yes", "Yes", (19.0, 3.0), (51.0, 9.0)),
                named("unknown", "Not known", (10.0, 2.0), (58.0, 14.0)),
            ],
            by_place: None,
        },
    ]
}

fn needs() -> Vec<NamedFigures> {
    vec![
        named("food", "Food", (44.2, 2.1), (71.0, 3.5)),
        named("housing", "Housing and rent", (24.8, 2.3), (41.0, 6.0)),
        named("medicine", "Medicine", (12.1, 2.0), (66.0, 11.0)),
        named("transport", "Transport", (10.4, 2.2), (63.0, 14.0)),
        named("other", "Something else", (8.5, 2.0), (52.0, 24.0)),
    ]
}

/// Districts by days until help.
fn waits() -> CountedTable {
    let row = |d: usize, days: usize| CountedRow {
        key: key(DISTRICTS[d], DISTRICTS[d]),
        column: None,
        figure: format!("served_within_{days}"),
        shown: shown(18.0 + 9.0 * d as f64 + 3.1 * days as f64, 4.0 + if d == 3 { 19.0 } else { 0.0 }),
        open_ended: false,
    };
    CountedTable {
        id: "requests-district-waits".into(),
        measure: crate::plan::Measure::Waits,
        role: Role::Requests,
        by: "district".into(),
        across: String::new(),
        unit: "days".into(),
        rows: (0..4).flat_map(|d| [1, 3, 7, 14].map(|days| row(d, days))).collect(),
    }
}

/// Some neighbourhoods with more, one with less, the others not clear.
fn cluster(i: usize) -> Cluster {
    let estimate = if i % 5 < 2 && i < 13 {
        6.4
    } else if i == 24 {
        -5.2
    } else {
        1.3
    };
    let (lower, upper) = (estimate - 3.0, estimate + 3.0);
    let figure = if lower * upper > 0.0 {
        Shown::Clear { estimate, lower, upper }
    } else {
        Shown::NotClear { estimate, lower, upper }
    };
    Cluster { key: key(&format!("{:03}", i + 1), NAMES[i]), figure }
}

fn event(date: Date, name: &str) -> Event {
    Event { date, name: name.into() }
}

fn sentence(topic: &str, text: &str) -> Sentence {
    Sentence { topic: topic.into(), text: text.into(), short: text.into(), certainty: "very likely".into() }
}

/// The story.
/// A gap of 20 points that stands for about 30 people's need.
fn gap(class: GapClass, since: Option<usize>) -> GapFinding {
    let likely = |estimate: f64| Likely { estimate, lower: 0.5 * estimate, upper: 1.5 * estimate };
    let (deep, people) = (class.is_gap().then(|| likely(20.0)), class.is_gap().then(|| likely(30.0)));
    GapFinding { class, since, sure: Some(if class.lasts() { 97.0 } else { 40.0 }), deep, people }
}

/// Districts by `columns`: some clear, some not, one without a figure, one lasting gap.
fn crossed(step: &str, columns: Vec<Key>, spans: Vec<(Date, Date)>, lasting: usize) -> CrossStory {
    let cell = |d: usize, i: usize| match (d, i) {
        (3, 1) => Shown::NotAvailable { reason: "Nobody's answer was due then.".into() },
        _ => shown(20.0 + 20.0 * d as f64 + wobble(i, 7, 17), 8.0 + wobble(i + d, 5, 16)),
    };
    let place = |d: usize| CrossPlace {
        key: key(DISTRICTS[d], DISTRICTS[d]),
        cells: (0..columns.len()).map(|i| cell(d, i)).collect(),
        // Periods are told by least squares, needs by the model.
        own: if lasting > 0 {
            Vec::new()
        } else {
            (0..columns.len()).map(|i| 0.9 - 0.1 * i as f64).collect()
        },
        lasts: lasting > 0 && d == 0,
        gap: (lasting > 0).then_some(match d {
            0 => gap(GapClass::Persistent, Some(3)),
            1 => gap(GapClass::CityWide, None),
            2 => gap(GapClass::New, Some(9)),
            _ => gap(GapClass::NotClear, None),
        }),
    };
    let places = (0..DISTRICTS.len()).map(place).collect();
    CrossStory { level: "district".into(), places, columns, spans, step: step.into(), lasting }
}

pub fn story() -> Story {
    Story {
        title: "Riverton mutual aid 2025".into(),
        stamp: Some("MADE-UP DATA".into()),
        marks: Marks { made_up: true, ..Marks::default() },
        from: date(2025, 1, 1),
        to: date(2025, 12, 31),
        status_mode: StatusMode::Timed,
        within_days: 14,
        data_until: date(2026, 1, 31),
        target: 80.0,
        unit: Unit::Person,
        epsilon: 1.0,
        lifetime_epsilon: 2.0,
        level: "area".into(),
        told: Told::Measured,
        zoning: None,
        city_fill: Shown::Clear { estimate: 61.7, lower: 53.8, upper: 70.2 },
        city_people: Shown::Clear { estimate: 3012.4, lower: 2990.1, upper: 3034.7 },
        areas: (0..25).map(area).collect(),
        coarser: Some(CoarserStory {
            level: "district".into(),
            areas: (0..4).map(|d| district(d, DISTRICTS[d])).collect(),
        }),
        finer: None,
        unknown_area: Some(named("unknown", "Place not known", (3.1, 1.0), (55.0, 33.0))),
        periods: months(),
        needs: needs(),
        largest_need: Some(0),
        groups: groups(),
        by_period: Some(crossed("month", months().into_iter().map(|(_, f)| f.key).collect(), spans(), 9)),
        by_need: Some(crossed("need", needs().into_iter().map(|f| f.key).collect(), Vec::new(), 0)),
        counted: vec![waits()],
        disparities: Vec::new(),
        comparisons: comparisons::comparisons(),
        clusters: (0..25).map(cluster).collect(),
        unheard: Vec::new(),
        revised: None,
        combined: None,
        dependability: Some(calendar::calendar()),
        events: vec![
            event(date(2025, 3, 10), "Church pantry closed"),
            event(date(2025, 4, 2), "Flood"),
            event(date(2025, 6, 1), "New site opened"),
            event(date(2025, 12, 20), "Winter drive"),
        ],
        can_say: vec![
            sentence("city", "In 2025, help arrived for 62 of every 100 asking in Riverton (likely 54–70)."),
            sentence(
                "need",
                "Housing and rent was about a quarter of what people asked for (likely 23–27 of every 100).",
            ),
            sentence(
                "area",
                "In Ironbridge, help arrived less often than the coalition’s target of 80 of every 100.",
            ),
            sentence("time", "In December 2025, help arrived for 72 of every 100 asking (likely 63–81)."),
        ],
        cannot_say: vec![
            "That one place does better than another where their likely ranges overlap.".into(),
            "How many people needed something: these logs know only those who asked.".into(),
        ],
        reasons: vec!["3,000 people in 25 areas leave room for areas by answered or not.".into()],
    }
}

fn epsilon(text: &str) -> Epsilon {
    text.parse().unwrap()
}

fn table(id: &str, level: usize, cut: (bool, bool, bool), share: &str) -> Table {
    let (need, period, status) = cut;
    Table {
        id: id.into(),
        role: Role::Requests,
        level,
        group: None,
        need,
        period,
        status,
        measure: crate::plan::Measure::Voice,
        epsilon: epsilon(share),
    }
}

fn plan() -> Plan {
    let mut units: Vec<Key> =
        NAMES.iter().enumerate().map(|(i, n)| key(&format!("{:03}", i + 1), n)).collect();
    units.push(key("unknown", "Place not known"));
    let area = Level { id: "area".into(), residents: vec![None; units.len()], units };
    let city =
        Level { id: "city".into(), units: vec![key("city", "Riverton")], residents: vec![Some(50_000.0)] };
    Plan {
        hierarchy: Hierarchy { levels: vec![area, city], up: vec![vec![0; 26]], area_unit: vec![] },
        periods: months().into_iter().map(|(p, _)| p).collect(),
        needs: needs().into_iter().map(|n| n.key).collect(),
        groups: vec![],
        status_mode: StatusMode::Timed,
        within_days: 14,
        data_until: date(2026, 1, 20),
        tables: vec![
            table("requests-area-status", 0, (false, false, true), "0.4"),
            table("requests-city-need-status", 1, (true, false, true), "0.3"),
            table("requests-city-period-status", 1, (false, true, true), "0.3"),
        ],
        epsilon: epsilon("1"),
        noise: Noise::Laplace,
        people: 3000,
        reasons: vec![],
        counting: crate::plan::Counting::default(),
    }
}

/// The release it came from.
pub fn release() -> Release {
    Release {
        format: 1,
        id: "5d41402abc4b2a76b9719d911017c592".into(),
        created: date(2026, 2, 1),
        version: "0.1.0".into(),
        sample: true,
        rehearsal: false,
        replay: false,
        unit: Unit::Person,
        rows_alone: Vec::new(),
        consent_asked: true,
        epsilon: epsilon("1"),
        mechanism: "discrete Laplace (OpenDP 0.16.0)".into(),
        randomness: "OpenSSL".into(),
        grid: 1 << 32,
        plan: plan(),
        scales: vec![1.0737418240e10, 1.4316557653e10, 1.4316557653e10],
        ledger: LedgerAnchor {
            ledger_id: "0cc175b9c0f1b6a831c399e269772661".into(),
            other_windows: vec![],
            supersedes: None,
            serial: 7,
            head: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            lifetime: epsilon("2").into(),
            budget: Some(BudgetState {
                window: "2025".into(),
                allowed: epsilon("3"),
                spent: epsilon("2").into(),
            }),
        },
        files: Default::default(),
    }
}

/// A grid of square areas, five by five.
pub fn geography() -> Geography {
    let square = |i: usize| {
        let (x, y) = (-90.0 + 0.01 * (i % 5) as f64, 30.0 + 0.01 * (i / 5) as f64);
        // Clockwise on purpose: the writer must turn it.
        let ring = [(x, y), (x, y + 0.01), (x + 0.01, y + 0.01), (x + 0.01, y), (x, y)];
        let line = LineString::new(ring.iter().map(|&(x, y)| Coord { x, y }).collect());
        MultiPolygon::new(vec![Polygon::new(line, vec![])])
    };
    let areas = (0..25)
        .map(|i| Area {
            id: format!("{:03}", i + 1),
            name: NAMES[i].into(),
            shape: Some(square(i)),
            parents: vec![DISTRICTS[i % 4].into()],
            residents: Some(1000.0),
            rank: None,
            in_poverty: None,
            outside_need: None,
        })
        .collect();
    let credit = Some("City of Riverton, open data".into());
    Geography { areas, parents: vec!["district".into()], neighbours: vec![vec![]; 25], credit }
}

/// The presentation it is shown with.
pub fn presentation() -> Presentation {
    Presentation {
        title: "Riverton mutual aid 2025".into(),
        target: 0.8,
        events: story().events,
        languages: vec!["en".into()],
        contact: Some("data@riverton-mutual-aid.example".into()),
        need_labels: vec![],
        references: Vec::new(),
        changes: Vec::new(),
        paper: Default::default(),
        hxl: false,
        translations: Default::default(),
        public_sources: Vec::new(),
        reported: Vec::new(),
        by_place: None,
        calendar: None,
        dependability: None,
    }
}

/// A stand-in for finished maps: the grid of areas, each with its `data-id`.
pub fn maps(story: &Story) -> Vec<crate::briefing::Picture> {
    let cells: String = (story.areas.iter().enumerate())
        .map(|(i, area)| {
            let fill = match (&area.fill, area.standing) {
                (Shown::NotClear { .. }, _) => "url(#hatch)",
                (_, Standing::Below) => "#c9b458",
                _ => "#575d6d",
            };
            let (x, y) = (20 + 90 * (i % 5), 50 + 80 * (i / 5));
            format!("<rect data-id=\"{}\" x=\"{x}\" y=\"{y}\" width=\"90\" height=\"80\" fill=\"{fill}\" stroke=\"#fff\"/>", area.key.id)
        })
        .collect();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 490 470\" role=\"img\" aria-labelledby=\"t d\">\
         <title id=\"t\">Help that arrived, by area</title><desc id=\"d\">25 areas.</desc>\
         <defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 6L6 0\" stroke=\"#888\"/></pattern></defs>\
         <text x=\"20\" y=\"30\" font-size=\"16\">Help that arrived, by area</text>{cells}</svg>"
    );
    vec![crate::briefing::Picture {
        name: "help-that-arrived".into(),
        svg,
        narrow: None,
        alt: "25 areas.".into(),
        caption: "Help that arrived, by area, against the target of 80 of every 100.".into(),
    }]
}
