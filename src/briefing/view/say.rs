//! The sentences that can be said, the longest list of them folded.
use serde::Serialize;

use crate::briefing::figure::Measure;
use crate::briefing::levels;
use crate::briefing::words::Words;
use crate::equity::{Sentence, Story, Told};
use crate::geography::Zoning;

/// How many areas below the target are named before the fold.
const NAMED: usize = 5;

/// A sentence with its source, or one for several areas with their list.
#[derive(Debug, Serialize)]
pub(super) struct Say {
    /// Is it the headline's?
    city: bool,
    text: String,
    copy: String,
    sure: String,
    /// The areas named first.
    named: Vec<Quote>,
    /// The others.
    more: Vec<Quote>,
    more_label: String,
}

/// A part that can be copied by itself.
#[derive(Debug, Serialize)]
pub(super) struct Quote {
    text: String,
    copy: String,
}

/// The sentence on the whole city, which the headline says: what is copied of it, and how
/// sure it is.
#[derive(Debug, Serialize)]
pub(super) struct Lead {
    copy: String,
    sure: String,
}

/// What the headline stands for, where the city's figure can be said.
pub(super) fn lead(story: &Story) -> Option<Lead> {
    let city = story.can_say.iter().find(|s| s.topic == "city")?;
    Some(Lead { copy: city.text.clone(), sure: city.certainty.clone() })
}

/// The sentences that stand under the headline: all, or those that it does not say.
pub(super) fn listed(story: &Story, words: &Words) -> Vec<Say> {
    let mut below = say(story, words);
    if story.can_say.iter().any(|s| s.topic != "city") {
        below.retain(|s| !s.city);
    }
    below
}

/// What stands in "What you can say", in the story's order: all areas of one kind
/// in one sentence.
pub(super) fn say(story: &Story, words: &Words) -> Vec<Say> {
    let mut out = Vec::new();
    for part in story.can_say.chunk_by(|a, b| a.topic == b.topic) {
        let level = match part[0].topic.as_str() {
            "area" => Some((story.level.as_str(), story.areas.len())),
            "larger-area" => story.coarser.as_ref().map(|c| (c.level.as_str(), c.areas.len())),
            "gap" => story.by_period.as_ref().map(|c| (c.level.as_str(), c.places.len())),
            _ => None,
        };
        match level {
            Some(level) if part.len() > 1 => out.push(several(story, part, level, words)),
            _ => out.extend(part.iter().map(one)),
        }
    }
    out
}

/// About how many lines these stand in.
pub(super) fn lines(listed: &[Say]) -> usize {
    listed.iter().map(|s| 2 + s.named.len()).sum()
}

fn one(sentence: &Sentence) -> Say {
    let text = if sentence.topic == "city" { &sentence.short } else { &sentence.text };
    Say {
        city: sentence.topic == "city",
        text: text.clone(),
        copy: sentence.text.clone(),
        sure: sentence.certainty.clone(),
        named: Vec::new(),
        more: Vec::new(),
        more_label: String::new(),
    }
}

fn several(story: &Story, part: &[Sentence], (level, all): (&str, usize), words: &Words) -> Say {
    let quote = |s: &Sentence| Quote { text: s.short.clone(), copy: s.text.clone() };
    let (first, rest) = part.split_at(NAMED.min(part.len()));
    let (all, target) = (whole(words, all), Measure::Of100.show(words, story.target));
    let level = levels::many(words, level);
    let cross = story.by_period.as_ref();
    let (k, n) = cross.map_or((0, 0), |c| (c.lasting, c.columns.len()));
    let (k, periods) = (whole(words, k), whole(words, n));
    let steps = levels::step(words, cross.map_or("period", |c| c.step.as_str()), 25);
    let with = [
        ("all", all.as_str()),
        ("level", level.as_str()),
        ("target", target.as_str()),
        ("k", k.as_str()),
        ("periods", periods.as_str()),
        ("steps", steps.as_str()),
    ];
    let series = if part[0].topic == "gap" { "say.lasting" } else { "say.below" };
    let key = if rest.is_empty() { series.to_owned() } else { format!("{series}.first") };
    let text = words.count(&key, part.len(), &with);
    let list: Vec<&str> = first.iter().map(|s| s.short.as_str()).collect();
    Say {
        city: false,
        copy: words
            .say("say.list", &[("sentence", &text), ("list", &list.join(&words.get("say.list.join")))]),
        text,
        sure: part[0].certainty.clone(),
        named: first.iter().map(quote).collect(),
        more: rest.iter().map(quote).collect(),
        more_label: if rest.is_empty() {
            String::new()
        } else {
            words.count("say.more", rest.len(), &[("level", &level)])
        },
    }
}

/// Which places are told and why, or that much is not clear and where to look instead.
#[derive(Debug, Serialize)]
pub(super) struct Thin {
    text: String,
    /// The title of the section of larger areas, where they are clearer.
    see: Option<String>,
}

/// What is to be said of the places that the page tells of.
pub(super) fn thin(story: &Story, words: &Words) -> Option<Thin> {
    let chosen = story.zoning.as_ref().map(|zoning| chosen(story, zoning, words));
    let stepped = story.finer.as_ref().map(|finer| stepped(story, &finer.level, words));
    match (chosen.or(stepped), unclear(story, words)) {
        (Some(text), Some(more)) => Some(Thin { text: format!("{text} {}", more.text), see: more.see }),
        (Some(text), None) => Some(Thin { text, see: None }),
        (None, more) => more,
    }
}

/// That the coalition drew the zones, and what does not show on a map.
fn chosen(story: &Story, zoning: &Zoning, words: &Words) -> String {
    let mut parts = vec![words.count("zones.chosen", story.areas.len(), &[])];
    if !zoning.unlisted.is_empty() {
        let others = named(words, crate::geography::zoning::OTHERS);
        parts.push(words.count("zones.unlisted", zoning.unlisted.len(), &[("others", &others)]));
    }
    if !zoning.apart.is_empty() {
        let names: Vec<String> = zoning.apart.iter().map(|zone| named(words, zone)).collect();
        let names = names.join(&words.get("list.join"));
        parts.push(words.count("zones.apart", zoning.apart.len(), &[("names", &names)]));
    }
    parts.join(" ")
}

fn whole(words: &Words, n: usize) -> String {
    words.whole(n as f64)
}

/// What a zone is called.
fn named(words: &Words, zone: &str) -> String {
    words.names().area(zone, zone).unwrap_or(zone).to_owned()
}

/// That the page went to larger places by itself.
fn stepped(story: &Story, finer: &str, words: &Words) -> String {
    let (unclear, all) = story.unclear_finer_areas();
    let (all, level, finer) =
        (whole(words, all), levels::many(words, &story.level), levels::many(words, finer));
    let with = [("all", all.as_str()), ("level", finer.as_str())];
    let key = match story.told {
        Told::City => "stepped.city",
        Told::Merged => "stepped.merged",
        _ => "stepped.larger",
    };
    let zones = whole(words, story.areas.len());
    [
        words.count("thin", unclear, &with),
        words.say(key, &[("larger", level.as_str()), ("level", finer.as_str()), ("n", &zones)]),
        words.get("stepped.how"),
    ]
    .join(" ")
}

/// A warning, when more than a third of the places is not clear.
fn unclear(story: &Story, words: &Words) -> Option<Thin> {
    if !story.mostly_unclear() {
        return None;
    }
    let (unclear, all) = story.unclear_areas();
    let (larger_unclear, larger) = story.unclear_larger_areas();
    let clearer = larger_unclear * all < unclear * larger;
    let (all, clear, larger) =
        (whole(words, all), whole(words, larger - larger_unclear), whole(words, larger));
    let (level, coarse) =
        (levels::many(words, &story.level), story.coarser.as_ref().map(|c| levels::many(words, &c.level)));
    let coarse = coarse.filter(|_| clearer);
    let mut text = words.count("thin", unclear, &[("all", &all), ("level", &level)]);
    text.push(' ');
    text.push_str(&match &coarse {
        Some(coarse) => {
            words.say("thin.larger", &[("clear", &clear), ("larger", &larger), ("level", coarse)])
        }
        None => words.get("thin.city"),
    });
    Some(Thin { text, see: coarse.and(larger_title(story, words)) })
}

/// `By district`.
pub(super) fn larger_title(story: &Story, words: &Words) -> Option<String> {
    let coarser = story.coarser.as_ref()?;
    Some(words.say("larger.title", &[("level", &levels::one(words, &coarser.level))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::fixture;

    fn sentence(i: usize) -> Sentence {
        let name = format!("Area {i}");
        Sentence {
            topic: "area".into(),
            text: format!("{name} is below the target of 80 of every 100."),
            short: format!("{name}: {i} of every 100"),
            certainty: "very likely".into(),
        }
    }

    #[test]
    fn seven_areas_below_the_target_are_one_sentence_that_names_five() {
        let mut story = fixture::story();
        story.can_say = (1..=7).map(sentence).collect();
        let say = say(&story, &Words::english());
        assert_eq!((say.len(), say[0].named.len(), say[0].more.len()), (1, 5, 2));
        assert!(say[0].text.starts_with("In at least 7 of 25 areas"), "{}", say[0].text);
        assert!(say[0].copy.contains("Area 5: 5 of every 100.") && !say[0].copy.contains("Area 6"));
        assert_eq!(say[0].more[1].copy, "Area 7 is below the target of 80 of every 100.");
    }

    #[test]
    fn one_area_below_the_target_is_its_own_sentence() {
        let mut story = fixture::story();
        story.can_say = vec![sentence(3)];
        let say = say(&story, &Words::english());
        assert_eq!((say[0].text.as_str(), say[0].named.len()), (sentence(3).text.as_str(), 0));
    }

    #[test]
    fn a_page_that_stepped_up_says_from_what_to_what_and_where_the_rest_is() {
        use crate::equity::{FinerStory, Shown};
        let mut story = fixture::story();
        let mut areas = story.areas.clone();
        for area in areas.iter_mut().take(12) {
            area.fill = Shown::NotClear { estimate: 50.0, lower: 10.0, upper: 90.0 };
        }
        story.finer = Some(FinerStory { level: "area".into(), areas });
        let say = |story: &Story| thin(story, &Words::english()).unwrap().text;
        (story.told, story.level) = (Told::Merged, "zone".into());
        let text = say(&story);
        assert!(text.contains("of the 25 areas") && text.contains("into 25 zones"), "{text}");
        assert!(text.contains("tables/measured_areas.csv"), "{text}");
        (story.told, story.level) = (Told::City, "city".into());
        story.areas.clear();
        assert!(say(&story).contains("whole city"));
    }

    #[test]
    fn zones_of_the_coalition_are_called_so_with_what_no_map_shows() {
        let mut story = fixture::story();
        story.told = Told::Chosen;
        story.zoning = Some(Zoning {
            zones: vec!["North".into(), "South".into()],
            zone_of: Vec::new(),
            unlisted: vec!["Dockyard".into()],
            apart: vec!["North".into()],
        });
        let text = thin(&story, &Words::english()).unwrap().text;
        assert!(text.contains("drawn by the coalition after the release"), "{text}");
        assert!(
            text.contains("1 area was put into no zone") && text.contains("more than one piece"),
            "{text}"
        );
    }

    #[test]
    fn a_third_of_the_areas_not_clear_points_to_the_districts_or_the_city() {
        use crate::equity::Shown;
        let mut story = fixture::story();
        let words = Words::english();
        assert!(thin(&story, &words).is_none());
        for area in story.areas.iter_mut().take(12) {
            area.fill = Shown::NotClear { estimate: 50.0, lower: 10.0, upper: 90.0 };
        }
        let shown = thin(&story, &words).unwrap();
        assert_eq!(shown.see.as_deref(), Some("By district"));
        assert!(
            shown.text.contains("of the 25 areas") && shown.text.contains("4 of 4 districts"),
            "{}",
            shown.text
        );
        story.coarser = None;
        assert!(thin(&story, &words).unwrap().text.contains("whole city"));
    }
}
