//! What the templates are given: every text and number ready to print.
mod budget;
mod city;
mod dependability;
mod districts;
mod glossary;
mod methods;
mod opening;
mod promise;
mod readouts;
mod revised;
mod say;
mod tables;

use serde::Serialize;

use super::facts::BundleFacts;
use super::words::{Language, Words};
use super::{Picture, inline};
use crate::equity::{Shown, Story};
use crate::pipeline::Unit;
use crate::plan::StatusMode;

/// A name and what belongs to it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Fact {
    name: String,
    value: String,
}

/// A picture inside the page.
#[derive(Clone, Debug, Serialize)]
struct Inline {
    name: String,
    svg: String,
    narrow: Option<String>,
    caption: String,
    label: String,
    /// Does the first screen show it already? Then it is for wide screens only.
    again: bool,
}

#[derive(Debug, Default, Serialize)]
struct Charts {
    larger: Option<Inline>,
    places: Option<Inline>,
    over_time: Option<Inline>,
    calendar: Option<Inline>,
    periods: Option<Inline>,
    needs: Option<Inline>,
    needs_by_place: Option<Inline>,
    groups: Option<Inline>,
    funnel: Option<Inline>,
    before_after: Option<Inline>,
    changes: Option<Inline>,
    distributions: Option<Inline>,
    waits: Option<Inline>,
    waits_by_days: Option<Inline>,
    equiplot: Option<Inline>,
    concentration: Option<Inline>,
}

#[derive(Debug, Serialize)]
struct Entry {
    id: &'static str,
    title: String,
}

#[derive(Debug, Serialize)]
struct Unclear {
    count: String,
    example: String,
}

/// The whole page.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    lang: String,
    /// `ltr` or `rtl`.
    dir: &'static str,
    languages: Vec<Other>,
    /// The promise in English, beside words that no speaker has checked.
    english: Option<promise::Promise>,
    districts: Vec<districts::District>,
    layout: &'static str,
    title: String,
    window: String,
    stamp: Option<String>,
    record: bool,
    contact: Option<String>,
    credit: Option<String>,
    version: String,
    cite: String,
    say: Vec<say::Say>,
    /// Those of them that stand under the headline.
    listed: Vec<say::Say>,
    /// Are these so few that what cannot be said stands under them?
    few: bool,
    lead: Option<say::Lead>,
    opening: Option<opening::Opening>,
    thin: Option<say::Thin>,
    cannot_say: Vec<String>,
    cannot_more: Vec<String>,
    city: city::City,
    contents: Vec<Entry>,
    maps: Vec<Inline>,
    charts: Charts,
    larger_title: String,
    larger: Option<tables::TableView>,
    areas: Option<tables::TableView>,
    /// In a small briefing, larger areas stand for the areas.
    by_larger: bool,
    periods: Option<tables::TableView>,
    by_period: Option<tables::TableView>,
    gaps: Option<tables::TableView>,
    needs: Option<tables::TableView>,
    by_need: Option<tables::TableView>,
    groups: Vec<tables::TableView>,
    /// The same by place, where it was asked for.
    groups_by_place: Vec<tables::TableView>,
    groups_title: &'static str,
    dependability: Option<dependability::DependabilityView>,
    /// What agencies report, and why each of it is public.
    reported: Vec<tables::TableView>,
    reported_because: Vec<String>,
    revised: Option<revised::RevisedView>,
    unclear: Unclear,
    promise: promise::Promise,
    glossary: Vec<Fact>,
    methods: methods::Methods,
    budget: budget::Budget,
    files: Vec<super::export::FileGroup>,
    script_data: String,
}

/// With fewer quotable sentences than this the page keeps to the essentials.
const ENOUGH_TO_SAY: usize = 3;
/// Sentences that stand in so few lines leave room under them beside the picture.
const FEW_LINES: usize = 8;
/// How many sentences that cannot be said are seen before the fold.
const FIRST_LIMITS: usize = 5;
/// A small briefing with more areas than this shows its larger areas, if it has any.
const MANY_AREAS: usize = 30;

impl Page {
    /// Puts the page together.
    pub(super) fn new(
        story: &Story,
        maps: &[Picture],
        charts: &[Picture],
        facts: &BundleFacts,
        words: &Words,
    ) -> Self {
        let full = story.can_say.len() >= ENOUGH_TO_SAY;
        let listed = say::listed(story, words);
        let mut page = Page {
            lang: words.lang().to_owned(),
            dir: if words.language().rtl { "rtl" } else { "ltr" },
            languages: facts.languages.iter().filter(|l| l.tag != words.lang()).map(other).collect(),
            english: (!words.language().checked)
                .then(|| promise::promise(story, facts.release, &Words::english())),
            districts: districts::districts(story, words),
            layout: if full { "full" } else { "essentials" },
            title: story.title.clone(),
            window: words.say("window", &[("from", &words.day(story.from)), ("to", &words.day(story.to))]),
            stamp: story.stamp.clone(),
            record: story.unit == Unit::Record,
            contact: words.names().contact.clone().or_else(|| facts.presentation.contact.clone()),
            credit: facts.geography.and_then(|g| g.credit.clone()),
            version: facts.release.version.clone(),
            cite: cite(story, facts, words),
            say: say::say(story, words),
            few: say::lines(&listed) <= FEW_LINES,
            listed,
            lead: say::lead(story),
            opening: None,
            thin: say::thin(story, words),
            cannot_say: story.cannot_say.iter().take(FIRST_LIMITS).cloned().collect(),
            cannot_more: story.cannot_say.iter().skip(FIRST_LIMITS).cloned().collect(),
            city: city::city(story, words),
            contents: Vec::new(),
            maps: maps.iter().map(picture).collect(),
            charts: arrange(charts),
            larger_title: say::larger_title(story, words).unwrap_or_default(),
            larger: tables::larger(story, words),
            areas: tables::areas(story, words),
            by_larger: story.mostly_unclear() || story.areas.len() > MANY_AREAS,
            periods: tables::periods(story, words),
            by_period: tables::crossed(story.by_period.as_ref(), "by_period", words),
            gaps: tables::gaps(story, words),
            needs: tables::needs(story, words),
            by_need: tables::crossed(story.by_need.as_ref(), "by_need", words),
            groups: tables::groups(story, words),
            groups_by_place: tables::groups_by_place(story, words),
            groups_title: groups_title(story),
            dependability: dependability::dependability(story, words),
            reported: tables::reported(&facts.presentation.reported, words),
            reported_because: reported_because(facts, words),
            revised: revised::revised(story, words),
            unclear: unclear(story, words),
            promise: promise::promise(story, facts.release, words),
            glossary: glossary::glossary(story, words),
            methods: methods::methods(story, facts.release, words),
            budget: budget::budget(facts.release, words),
            files: super::export::listed(story, facts, words),
            script_data: readouts::script_data(story, words),
        };
        page.opening = opening::opening(&mut page.maps, &mut page.charts);
        page.contents = page.contents(words);
        page
    }

    /// The sections that this page has.
    fn contents(&self, words: &Words) -> Vec<Entry> {
        let maps = (!self.maps.is_empty(), "maps", words.get("maps.title"));
        let larger = (self.larger.is_some(), "larger", self.larger_title.clone());
        let all = [
            (self.areas.is_some(), "places", "areas.title"),
            (!self.districts.is_empty(), "districts", "districts.title"),
            (self.periods.is_some(), "time", "time.title"),
            (self.dependability.is_some(), "dependability", "dependability.title"),
            (self.charts.waits.is_some(), "waits", "chart.waits.title"),
            (self.needs.is_some(), "needs", "needs.title"),
            (!self.groups.is_empty(), "groups", self.groups_title),
            (!self.reported.is_empty(), "reported", "reported.title"),
            (self.revised.is_some(), "revised", "revised.title"),
            (true, "unclear", "unclear.title"),
            (true, "promise", "promise.title"),
            (true, "glossary", "glossary.title"),
            (true, "methods", "methods.title"),
            (true, "budget", "budget.title"),
            (true, "files", "files.title"),
        ];
        let all = all.into_iter().map(|(there, id, title)| (there, id, words.get(title)));
        let there = [maps, larger].into_iter().chain(all).filter(|(there, ..)| *there);
        there.map(|(_, id, title)| Entry { id, title }).collect()
    }
}

/// Why what agencies report may be shown as it is.
fn reported_because(facts: &BundleFacts, words: &Words) -> Vec<String> {
    let because = |own: &crate::reported::Reported| {
        let with = [("name", own.files.join(", ")), ("because", own.because.clone())];
        words.say("reported.because", &with.each_ref().map(|(key, text)| (*key, text.as_str())))
    };
    facts.presentation.reported.iter().map(because).collect()
}

/// The page in another language.
#[derive(Debug, Serialize)]
struct Other {
    lang: String,
    dir: &'static str,
    name: String,
    file: String,
}

fn other(language: &Language) -> Other {
    Other {
        lang: language.tag.clone(),
        dir: if language.rtl { "rtl" } else { "ltr" },
        name: language.name.clone(),
        file: format!("briefing.{}.html", language.tag),
    }
}

fn groups_title(story: &Story) -> &'static str {
    if story.status_mode == StatusMode::None { "groups.title.asking" } else { "groups.title" }
}

/// The word for who is protected, as in the pipeline file.
pub(super) fn unit_word(unit: Unit) -> &'static str {
    city::unit_key(unit)
}

/// What a reader of the tables alone must know: how people are protected, what a range
/// says, what status means, how to cite.
pub(super) fn promised(story: &Story, facts: &BundleFacts, words: &Words) -> Vec<String> {
    let mut notes = promise::sentences(story, facts.release, words);
    notes.extend(["glossary.range.text", "unclear.explain", "methods.ranges"].map(|key| words.get(key)));
    notes.push(cite(story, facts, words));
    notes
}

/// How to cite a sentence of this page.
pub(super) fn cite(story: &Story, facts: &BundleFacts, words: &Words) -> String {
    let short: String = facts.release.id.chars().take(8).collect();
    let (from, to, created) = (words.day(story.from), words.day(story.to), words.day(facts.release.created));
    let with = [
        ("title", story.title.as_str()),
        ("from", &from),
        ("to", &to),
        ("created", &created),
        ("id", &short),
    ];
    words.say("say.cite", &with)
}

fn picture(picture: &Picture) -> Inline {
    let caption = picture.caption.clone();
    let label = if caption.is_empty() { picture.name.clone() } else { caption.clone() };
    let own = |svg: &String, name: String| inline::shared(&inline::unique(svg, &name), &name);
    Inline {
        name: picture.name.clone(),
        svg: own(&picture.svg, format!("picture-{}", picture.name)),
        narrow: picture.narrow.as_ref().map(|svg| own(svg, format!("picture-{}-narrow", picture.name))),
        caption,
        label,
        again: false,
    }
}

fn arrange(charts: &[Picture]) -> Charts {
    let mut places = Charts::default();
    for chart in charts {
        let title = title_of(&chart.svg);
        let slot = match chart.name.as_str() {
            "larger-areas" => &mut places.larger,
            "places" => &mut places.places,
            "over-time" => &mut places.over_time,
            "calendar" => &mut places.calendar,
            "needs-by-place" => &mut places.needs_by_place,
            "periods" => &mut places.periods,
            "needs" => &mut places.needs,
            "groups" => &mut places.groups,
            "funnel" => &mut places.funnel,
            "before-after" => &mut places.before_after,
            "changes" => &mut places.changes,
            "distributions" => &mut places.distributions,
            "waits" => &mut places.waits,
            "waits-by-days" => &mut places.waits_by_days,
            "equiplot" => &mut places.equiplot,
            "concentration" => &mut places.concentration,
            _ => continue,
        };
        let mut shown = picture(chart);
        shown.label = title.unwrap_or(shown.label);
        *slot = Some(shown);
    }
    places
}

/// The title element of a chart, which has no markup but escapes.
fn title_of(svg: &str) -> Option<String> {
    let (_, rest) = svg.split_once("<title")?;
    let (_, rest) = rest.split_once('>')?;
    let (title, _) = rest.split_once("</title>")?;
    Some(title.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

fn unclear(story: &Story, words: &Words) -> Unclear {
    let told = story.status_mode != StatusMode::None;
    let figures: Vec<&Shown> = story.areas.iter().filter(|_| told).map(|a| &a.fill).collect();
    let count = figures.iter().filter(|f| matches!(f, Shown::NotClear { .. })).count();
    let all = words.whole(figures.len() as f64);
    let range = figures.iter().find_map(|f| match f {
        Shown::NotClear { lower, upper, .. } => Some((*lower, *upper)),
        _ => None,
    });
    let (lower, upper) = range.unwrap_or((20.0, 75.0));
    Unclear {
        count: if count == 0 {
            String::new()
        } else {
            words.count("unclear.count", count, &[("all", all.as_str())])
        },
        example: super::figure::unclear_tip(words, super::figure::Measure::Of100, lower, upper),
    }
}
