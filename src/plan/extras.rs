//! Tables beside the briefing's first three questions, as far as they are affordable.
//!
//! Each is tried at the finest places that carry it and taken only where it leaves every
//! table within the half-width that it may come to. What the pipeline file asks for by
//! itself (quantities, feedback, who gives, stated caps) may use what the ladder keeps;
//! what the planner adds on its own may not blur places beyond what it aims at. Cells are
//! counted so that the rule of thumb of `margin` gives the table's own error in points:
//! a count that is a part p of what the rule takes for granted has 1/p as many.
use super::counting;
use super::groups;
use super::ladder::{Draft, Facts, KEEP};
use super::margin::{ACCEPT, AIM};
use super::{Measure, StatusMode};
use crate::briefing::words::Message;
use crate::geography::Hierarchy;
use crate::pipeline::{GroupPlaces, Role, UNKNOWN};

/// Weight of a table that supports the first three questions.
pub(super) const SIDE: f64 = 0.25;
/// Weight of a table that answers another question.
const OTHER: f64 = 0.1;
/// Weight of person-months, whose cap multiplies their noise.
const MONTHS: f64 = 0.03;
/// Part of the people who give feedback, taken for granted where nothing is known.
const ANSWER: f64 = 0.2;
/// Part of the cap that a person comes to on average.
const OF_CAP: f64 = 0.25;
/// Periods in which a person is active on average, as a part of all.
const ACTIVE: f64 = 0.25;
/// The noise of a sum of bins, or of a count alone, against that of a rate.
const ALONE: f64 = 1.25;

/// Hand-outs by place, waits, help by group.
pub(super) fn add(
    facts: &Facts,
    hierarchy: &Hierarchy,
    drafts: Vec<Draft>,
    reasons: &mut Vec<Message>,
) -> Vec<Draft> {
    let mut adding = Adding { facts, hierarchy, drafts, reasons, stated: false };
    if facts.mode == StatusMode::Timed {
        adding.finest(0, AIM, "plan.what.waits", |level, places| {
            draft("waits", Role::Requests, Measure::Waits, level, places * ALONE, OTHER)
        });
    }
    let places = hierarchy.width(0).saturating_sub(1);
    let handed = facts.pipeline.sources.iter().any(|s| s.role == Role::Distributions);
    if handed && hierarchy.city() > 0 && places > 1 {
        let table = draft("area", Role::Distributions, Measure::Voice, Some(0), places as f64, SIDE);
        adding.one(table, "plan.what.handouts");
    }
    for (g, group) in facts.pipeline.groups.iter().enumerate() {
        let keys = group.keys.len() as f64;
        let own = draft("group", Role::Requests, Measure::Voice, None, keys, 2.0 * SIDE);
        let table = Draft { group: Some(g), status: facts.status(), ..own };
        // Asked for by place in so many words, it may use what the ladder keeps, as that may.
        adding.stated = group.by != GroupPlaces::City;
        adding.one(table, Message::new("plan.what.group").with("group", group.label.to_lowercase().as_str()));
    }
    adding.drafts
}

/// What is left after the crossed tables: person-months, quantities, answers, giving.
pub(super) fn late(
    facts: &Facts,
    hierarchy: &Hierarchy,
    drafts: Vec<Draft>,
    periods: usize,
    reasons: &mut Vec<Message>,
) -> Vec<Draft> {
    let (pipeline, mode) = (facts.pipeline, facts.mode);
    let (caps, counting) = (pipeline.caps, counting::of(pipeline, periods));
    let districts = 1.min(hierarchy.city());
    let mut adding = Adding { facts, hierarchy, drafts, reasons, stated: caps.months_per_person.is_some() };
    if periods > 1 {
        let each = f64::from(counting.months) / ACTIVE * ALONE;
        adding.finest(districts, ACCEPT, "plan.what.months", |level, places| Draft {
            period: true,
            ..draft("months", Role::Requests, Measure::Months, level, places * each, MONTHS)
        });
    }
    adding.stated = true;
    for quantity in &counting.quantities {
        let what = Message::new("plan.what.volume").with("unit", quantity.unit.as_str());
        adding.finest(districts, ACCEPT, what, |level, places| {
            draft("volume", quantity.role, Measure::Volume, level, places * ALONE / OF_CAP, OTHER)
        });
    }
    if caps.areas_per_person > 1 {
        let each = f64::from(caps.areas_per_person) * ALONE;
        adding.finest(0, ACCEPT, "plan.what.people", |level, places| {
            draft("people", Role::Requests, Measure::People, level, places * each, OTHER)
        });
    }
    answers(&mut adding, districts, periods);
    if pipeline.sources.iter().any(|s| s.role == Role::Gifts) {
        let table = draft("reciprocity", Role::Gifts, Measure::Reciprocity, None, 3.0, OTHER);
        adding.one(table, "plan.what.giving");
    }
    groups::by_place(&mut adding);
    adding.stated = false;
    for (g, group) in pipeline.groups.iter().enumerate().filter(|_| mode == StatusMode::Timed) {
        let cells = group.keys.len() as f64 * ALONE;
        let own = draft("waits", Role::Requests, Measure::Waits, None, cells, OTHER);
        let label = group.label.to_lowercase();
        let what = Message::new("plan.what.waits.group").with("group", label.as_str());
        adding.one(Draft { group: Some(g), ..own }, what);
    }
    adding.drafts
}

/// Ratings and complaints by place, and ratings of the whole city by period.
fn answers(adding: &mut Adding, districts: usize, periods: usize) {
    let sources = &adding.facts.pipeline.sources;
    let rated = sources.iter().any(|s| s.rating.is_some());
    let complained = sources.iter().any(|s| s.complaint.is_some());
    for (asked, name, measure, what) in [
        (rated, "ratings", Measure::Ratings, "plan.what.ratings"),
        (complained, "complaints", Measure::Complaints, "plan.what.complaints"),
    ] {
        if asked {
            adding.finest(districts, ACCEPT, what, |level, places| {
                draft(name, Role::Feedback, measure, level, places * ALONE / ANSWER, OTHER)
            });
        }
    }
    let by_place = |d: &Draft| d.measure == Measure::Ratings;
    if periods > 1 && adding.drafts.iter().any(by_place) {
        let cells = periods as f64 * ALONE / ANSWER;
        let own = draft("ratings", Role::Feedback, Measure::Ratings, None, cells, OTHER);
        adding.one(Draft { period: true, ..own }, "plan.what.ratings.time");
    }
}

/// Cells may be fractional parts of what the rule of thumb takes for one.
pub(super) fn draft(
    name: &'static str,
    role: Role,
    measure: Measure,
    level: Option<usize>,
    cells: f64,
    weight: f64,
) -> Draft {
    Draft {
        name,
        role,
        level,
        group: None,
        need: false,
        period: false,
        status: false,
        measure,
        weight,
        cells: cells.ceil().max(1.0) as usize,
        most: ACCEPT,
        shows: Vec::new(),
    }
}

/// The tables so far, and what more of them may cost.
pub(super) struct Adding<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) hierarchy: &'a Hierarchy,
    pub(super) drafts: Vec<Draft>,
    pub(super) reasons: &'a mut Vec<Message>,
    /// Whether the pipeline file asks for it.
    stated: bool,
}

impl Adding<'_> {
    /// The drafts with `table`, where every table stays within what it may come to.
    pub(super) fn with(&self, table: Draft) -> Option<(Vec<Draft>, f64)> {
        let most = |d: &Draft| match self.stated && d.weight >= 1.0 {
            true => d.most.max(KEEP.min(1.5 * d.most)),
            false => d.most,
        };
        let mut drafts = self.drafts.clone();
        drafts.push(table);
        let margins = self.facts.margins(&drafts);
        let fits = drafts.iter().zip(&margins).all(|(d, m)| *m <= most(d));
        fits.then(|| (drafts, margins.last().copied().unwrap_or(f64::INFINITY)))
    }

    fn one(&mut self, table: Draft, what: impl Into<Message>) {
        match self.with(table) {
            Some((drafts, _)) => self.drafts = drafts,
            None => self.left_out(what),
        }
    }

    /// The table at the finest level from `start` on at which it comes within `own` points.
    fn finest(
        &mut self,
        start: usize,
        own: f64,
        what: impl Into<Message>,
        table: impl Fn(Option<usize>, f64) -> Draft,
    ) {
        for level in start..=self.hierarchy.city() {
            let known = self.hierarchy.levels[level].units.iter().filter(|key| key.id != UNKNOWN).count();
            let (level, places) = match level == self.hierarchy.city() {
                true => (None, 1),
                false => (Some(level), known),
            };
            if let Some((drafts, margin)) = self.with(table(level, places as f64))
                && margin <= own
            {
                self.drafts = drafts;
                return;
            }
        }
        self.left_out(what);
    }

    pub(super) fn left_out(&mut self, what: impl Into<Message>) {
        self.reasons.push(Message::new("plan.blur").with("what", what.into()));
    }
}
