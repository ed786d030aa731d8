//! The ladder: resolution comes first.
//!
//! From public facts only (numbers of areas, periods, needs, residents; the
//! stated number of people), the finest resolution is taken whose expected
//! margins are good enough: areas → zones merged on residents or declared
//! parents → the whole city; months → quarters → years → the whole window.
//! (methods.md section 2, "Resolution comes first".)
use super::budget;
use super::cross;
use super::extras;
use super::fine;
use super::margin::{self, AIM, half_width};
use super::shares::Shows;
use super::time;
use super::{Measure, Noise, Period, StatusMode};
use crate::briefing::words::Message;
use crate::geography::{Geography, Hierarchy, hierarchy, merge};
use crate::pipeline::{Pipeline, Role, TableChoice};

/// Margin up to which areas are kept as they are, and periods, in points.
pub(super) const KEEP: f64 = 15.0;
/// Weight of the question that the pipeline file puts first; its share of ε then
/// grows up to 2.5 times (16^⅓).
const FOCUS: f64 = 16.0;
/// What places aim at when they are put first, in points: what they gain goes to surer places
/// as well as to more of them.
const SURER: f64 = 6.0;

/// A table before it has its ε.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) name: &'static str,
    pub(super) role: Role,
    /// Level of areas, `None` for the whole city.
    pub(super) level: Option<usize>,
    pub(super) group: Option<usize>,
    pub(super) need: bool,
    pub(super) period: bool,
    pub(super) status: bool,
    pub(super) measure: Measure,
    /// Importance in the split of ε.
    pub(super) weight: f64,
    /// Cells without status and unknown keys; of a crossed table those that its
    /// sums over places are as uncertain as (see `cross`).
    pub(super) cells: usize,
    /// Largest half-width that it may come to, in points.
    pub(super) most: f64,
    /// The marginals of requests that it is there for.
    pub(super) shows: Vec<Shows>,
}

/// A resolution and its tables.
pub(super) struct Choice {
    pub(super) hierarchy: Hierarchy,
    pub(super) periods: Vec<Period>,
    pub(super) drafts: Vec<Draft>,
    pub(super) reasons: Vec<Message>,
}

/// The public facts that the ladder climbs on.
pub(super) struct Facts<'a> {
    pub(super) pipeline: &'a Pipeline,
    pub(super) geography: Option<&'a Geography>,
    pub(super) mode: StatusMode,
    pub(super) noise: Noise,
}

impl Facts<'_> {
    fn people(&self) -> f64 {
        self.pipeline.privacy.people as f64
    }
    /// Half-widths of places to aim at, the best first.
    fn aims(&self) -> [f64; 2] {
        if self.pipeline.tables == TableChoice::Areas { [SURER, AIM] } else { [AIM; 2] }
    }
    fn epsilon(&self) -> f64 {
        self.pipeline.privacy.epsilon.approx()
    }
    pub(super) fn status(&self) -> bool {
        self.mode != StatusMode::None
    }

    /// The briefing's three questions at this resolution; a city table when none
    /// can be cut.
    fn main(&self, areas: usize, periods: usize, needs: usize) -> Vec<Draft> {
        let focus = self.pipeline.tables;
        let weight = |table| if focus == table { FOCUS } else { 1.0 };
        let draft = |name, cells, w| Draft {
            name,
            role: Role::Requests,
            level: (name == "area").then_some(0),
            group: None,
            need: name == "need",
            period: name == "period",
            status: self.status(),
            measure: Measure::Voice,
            weight: w,
            cells,
            most: KEEP,
            shows: vec![Shows {
                by_place: name == "area",
                need: name == "need",
                period: name == "period",
                weight: w,
                margin: AIM,
            }],
        };
        let mut drafts = Vec::new();
        if areas > 1 {
            drafts.push(draft("area", areas, weight(TableChoice::Areas)));
        }
        if needs > 1 {
            drafts.push(draft("need", needs, weight(TableChoice::Needs)));
        }
        if periods > 1 {
            drafts.push(draft("period", periods, weight(TableChoice::Time)));
        }
        if drafts.is_empty() {
            drafts.push(draft("city", 1, 1.0));
        }
        drafts
    }

    /// Expected half-width of each draft under the shares they would get.
    pub(super) fn margins(&self, drafts: &[Draft]) -> Vec<f64> {
        let shares = budget::thousandths(&self.noise, &sizes(drafts));
        let strength = |share| budget::strength(&self.noise, self.epsilon(), share);
        drafts
            .iter()
            .zip(shares)
            .map(|(d, s)| half_width(self.people() / d.cells as f64, strength(s)))
            .collect()
    }

    fn margin_of(&self, drafts: &[Draft], name: &str) -> f64 {
        let margins = self.margins(drafts);
        drafts.iter().zip(margins).find(|(d, _)| d.name == name).map_or(0.0, |(_, m)| m)
    }
}

/// Weight and cells of each draft.
pub(super) fn sizes(drafts: &[Draft]) -> Vec<(f64, usize)> {
    drafts.iter().map(|d| (d.weight, d.cells)).collect()
}

/// Climbs the ladder.
pub(super) fn climb(facts: &Facts) -> Choice {
    let needs_listed = facts.pipeline.needs.keys.len();
    let window = &facts.pipeline.period;
    let cuts: Vec<Vec<Period>> = time::ladder(window.step)
        .iter()
        .map(|step| time::cut(window, *step))
        .chain([time::whole(window)])
        .collect();
    let mut needs = needs_listed;
    let mut reasons = Vec::new();
    let finest = cuts.first().map_or(1, Vec::len);
    if facts.margin_of(&facts.main(2, 1, needs), "need") > margin::ACCEPT {
        needs = 1;
        reasons.push("plan.needs".into());
    }
    let mut chosen = None;
    for periods in cuts {
        let (hierarchy, areas, why) = areas(facts, periods.len(), needs);
        let drafts = facts.main(areas, periods.len(), needs);
        let good = periods.len() == 1 || facts.margin_of(&drafts, "period") <= KEEP;
        if good {
            chosen = Some((hierarchy, periods, drafts, why));
            break;
        }
    }
    let (hierarchy, periods, drafts, why) = chosen.unwrap_or_else(|| {
        (hierarchy::build(None, None, false), time::whole(window), facts.main(1, 1, needs), Vec::new())
    });
    if periods.len() < finest {
        reasons.push(Message::new("plan.periods").with("n", periods.len()).with("finest", finest));
    }
    reasons.extend(why);
    let drafts = with_extras(facts, &hierarchy, drafts, &mut reasons);
    let drafts = match fine::whole(facts, &hierarchy, &drafts, periods.len(), needs, &mut reasons) {
        Some(drafts) => drafts,
        None => cross::crossed(facts, &hierarchy, drafts, &mut reasons),
    };
    let drafts = extras::late(facts, &hierarchy, drafts, periods.len(), &mut reasons);
    Choice { hierarchy, periods, drafts, reasons }
}

/// The finest areas whose margin is good enough, beside these other tables.
fn areas(facts: &Facts, periods: usize, needs: usize) -> (Hierarchy, usize, Vec<Message>) {
    let Some(geography) = facts.geography else {
        return (hierarchy::build(None, None, false), 1, vec!["plan.noareas".into()]);
    };
    let margin = |n: usize| facts.margin_of(&facts.main(n, periods, needs), "area");
    let listed = geography.areas.len();
    let smallest = facts.pipeline.geography.as_ref().map_or(0, |g| g.smallest_area);
    let small = merge::small_areas(geography, smallest);
    let kept = small.as_ref().map_or(listed, |zones| count(zones));
    let keep = if facts.aims()[0] < AIM { AIM } else { KEEP };
    if margin(kept) <= keep {
        let mut why = Vec::new();
        if kept < listed {
            let joined = Message::new("plan.joined").with("smallest", smallest);
            why.push(joined.with("n", listed).with("kept", kept));
        }
        return (hierarchy::build(Some(geography), small.as_deref(), true), kept, why);
    }
    let zones = facts.aims().iter().find_map(|aim| (2..kept).rev().find(|z| margin(*z) <= *aim)).unwrap_or(1);
    let parents = parent_count(geography);
    let about = facts.pipeline.privacy.people;
    if zones < 2 {
        let why = Message::new("plan.city").with("n", about);
        return (hierarchy::build(None, None, false), 1, vec![why]);
    }
    if let Some(parents) = parents.filter(|p| *p > 1 && *p <= zones && (zones as f64) < 1.3 * *p as f64) {
        let full = hierarchy::build(Some(geography), None, true);
        let why = Message::new("plan.larger").with("n", about).with("areas", listed).with("larger", parents);
        return (hierarchy::coarsen(&full, 1), parents, vec![why]);
    }
    let merged = merge::balanced(geography, zones);
    let made = count(&merged);
    let why = Message::new("plan.zones").with("n", about).with("areas", listed).with("zones", made);
    (hierarchy::build(Some(geography), Some(&merged), true), made, vec![why])
}

fn count(zones: &[usize]) -> usize {
    zones.iter().max().map_or(0, |m| m + 1)
}

fn parent_count(geography: &Geography) -> Option<usize> {
    geography.parents.first()?;
    let mut ids: Vec<&String> = geography.areas.iter().filter_map(|a| a.parents.first()).collect();
    ids.sort_unstable();
    ids.dedup();
    Some(ids.len())
}

/// What belongs to the chosen resolution besides its main tables.
fn with_extras(
    facts: &Facts,
    hierarchy: &Hierarchy,
    mut drafts: Vec<Draft>,
    reasons: &mut Vec<Message>,
) -> Vec<Draft> {
    let before = facts.margin_of(&drafts, "area");
    let limit = facts.aims().into_iter().find(|limit| before <= *limit).unwrap_or(KEEP);
    drafts.iter_mut().filter(|d| d.name == "area").for_each(|d| d.most = limit);
    extras::add(facts, hierarchy, drafts, reasons)
}
