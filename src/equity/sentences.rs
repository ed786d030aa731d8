//! The sentences that can be quoted.
use super::{AreaStory, Comparison, CrossPlace, Sentence, Shown, Standing, Story};
use crate::briefing::figure::{self, Measure};
use crate::briefing::levels;
use crate::briefing::words::Words;
use crate::dependability::{Spell, Steady};
use crate::pipeline::{UNKNOWN, Unit};
use crate::plan::StatusMode;

/// The sentences that can be said of a story, each with its dates and its range.
pub(crate) fn can_say(story: &Story, words: &Words) -> Vec<Sentence> {
    let say = Say { story, words, when: words.days(story.from, story.to) };
    let mut out: Vec<Sentence> = say.city().into_iter().collect();
    let larger = story.coarser.as_ref().map_or(&[][..], |coarser| &coarser.areas);
    out.extend(say.below(larger, "larger-area"));
    out.extend(say.below(&story.areas, "area"));
    out.extend(say.lasting());
    out.extend(say.largest_need());
    out.extend(say.groups());
    out.extend(say.changes());
    out.extend(say.unheard());
    out.extend(say.dependable());
    out
}

/// What all sentences share.
struct Say<'a> {
    story: &'a Story,
    words: &'a Words,
    when: String,
}

impl Say<'_> {
    fn of_100(&self, value: f64) -> String {
        Measure::Of100.show(self.words, value)
    }

    fn target(&self) -> String {
        self.of_100(self.story.target)
    }

    /// How sure statements without a range are (see `statements`).
    fn together(&self) -> String {
        self.words.get("finding.together")
    }

    fn city(&self) -> Option<Sentence> {
        let (story, words) = (self.story, self.words);
        let Shown::Clear { estimate, lower, upper } = story.city_fill else { return None };
        let arrived = match story.status_mode {
            StatusMode::Timed => words.count("finding.arrived.timed", usize::from(story.within_days), &[]),
            _ => words.say("finding.arrived.atend", &[("day", &words.day(story.data_until))]),
        };
        let (value, range) = (self.of_100(estimate), figure::range(words, Measure::Of100, lower, upper));
        let voice = words.get(match story.unit {
            Unit::Person => "city.explain.person",
            Unit::Household => "city.explain.household",
            Unit::Record => "finding.voice.record",
        });
        let with = [
            ("value", value.as_str()),
            ("range", &range),
            ("when", &self.when),
            ("voice", &voice),
            ("arrived", &arrived),
        ];
        Some(Sentence {
            topic: "city".into(),
            text: words.say("finding.city", &with),
            short: words.say("finding.city.short", &with),
            certainty: words.get("finding.ranges"),
        })
    }

    /// One sentence for each place with a gap that lasts.
    fn lasting(&self) -> Vec<Sentence> {
        let Some(cross) = &self.story.by_period else { return Vec::new() };
        let words = self.words;
        let n = words.whole(cross.columns.len() as f64);
        let one = |place: &CrossPlace| {
            let steps = levels::step(words, &cross.step, cross.columns.len());
            let k = words.whole(cross.lasting as f64);
            let with = [
                ("name", place.key.label.as_str()),
                ("k", &k),
                ("periods", &n),
                ("steps", &steps),
                ("target", &self.target()),
                ("when", &self.when),
            ];
            Sentence {
                topic: "gap".into(),
                text: words.say("finding.lasting", &with),
                short: place.key.label.clone(),
                certainty: words.get("finding.listed"),
            }
        };
        cross.places.iter().filter(|place| place.lasts).map(one).collect()
    }

    /// One sentence for each area that is surely below the target, the furthest first.
    fn below(&self, areas: &[AreaStory], topic: &str) -> Vec<Sentence> {
        let mut areas: Vec<&AreaStory> = areas.iter().filter(|a| a.standing == Standing::Below).collect();
        areas.sort_by(|a, b| {
            middle(&a.fill).total_cmp(&middle(&b.fill)).then_with(|| a.key.id.cmp(&b.key.id))
        });
        let one = |area: &AreaStory| {
            let words = self.words;
            let cell = figure::cell(words, Measure::Of100, &area.fill);
            let target = self.target();
            let with = [
                ("name", area.key.label.as_str()),
                ("target", &target),
                ("value", &cell.value),
                ("range", &cell.range),
                ("when", &self.when),
            ];
            let (text, short) = match &area.fill {
                Shown::Clear { .. } => ("finding.below", "finding.below.short"),
                Shown::NotClear { .. } => ("finding.below.unclear", "finding.below.unclear.short"),
                Shown::NotAvailable { .. } => return None,
            };
            let (text, short) = (words.say(text, &with), words.say(short, &with));
            Some(Sentence { topic: topic.into(), text, short, certainty: self.together() })
        };
        areas.into_iter().filter_map(one).collect()
    }

    /// One sentence for each group that surely fares otherwise than its reference.
    fn groups(&self) -> Vec<Sentence> {
        let list = self.story.comparisons.iter().filter(|c| c.kind == "group_difference");
        let group = |c: &Comparison| {
            let (sign, value, range) = self.difference(&c.figure)?;
            let with = [
                ("name", c.key.label.as_str()),
                ("against", &c.against.label),
                ("value", &value),
                ("range", &range),
                ("when", &self.when),
            ];
            Some(self.plain("group", self.words.say(&format!("finding.group.{sign}"), &with)))
        };
        list.filter_map(group).collect()
    }

    /// One sentence for each change around a marked event that is sure: of the whole city, of
    /// the places that were named beforehand, and beside those that these are compared with.
    fn changes(&self) -> Vec<Sentence> {
        let change = |c: &Comparison| {
            let (sign, value, range) = self.difference(&c.figure)?;
            let key = match c.kind.as_str() {
                "before_after" if c.key.id == "city" => format!("finding.change.{sign}"),
                "before_after" => format!("finding.change.place.{sign}"),
                "difference_in_differences" => format!("finding.change.beside.{sign}"),
                _ => return None,
            };
            let event = self.story.events.iter().find(|e| e.date.to_string() == c.against.id)?;
            let day = self.words.day(event.date);
            let beside = c.sides.get(1).map_or("", |side| side.key.label.as_str());
            let with = [
                ("event", event.name.as_str()),
                ("day", &day),
                ("name", &c.key.label),
                ("beside", beside),
                ("value", &value),
                ("range", &range),
            ];
            Some(self.plain("change", self.words.say(&key, &with)))
        };
        self.story.comparisons.iter().filter_map(change).collect()
    }

    /// One sentence for each place that may be unheard.
    fn unheard(&self) -> Vec<Sentence> {
        let one = |key: &crate::pipeline::Key| {
            let with = [("name", key.label.as_str()), ("when", &self.when)];
            Sentence {
                topic: "unheard".into(),
                text: self.words.say("finding.unheard", &with),
                short: key.label.clone(),
                certainty: self.together(),
            }
        };
        self.story.unheard.iter().map(one).collect()
    }

    /// How dependable distributions were by the public calendar: of all that were published,
    /// and of the place that went longest without one between two.
    fn dependable(&self) -> Vec<Sentence> {
        let Some(calendar) = &self.story.dependability else { return Vec::new() };
        let words = self.words;
        let days = |spell: Spell| words.count("dependability.days", spell.days as usize, &[]);
        let number = |n: usize| words.whole(n as f64);
        let said = |text: String| {
            let certainty = words.get("finding.public");
            Sentence { topic: "dependability".into(), short: text.clone(), text, certainty }
        };
        let city = calendar.city.longest.map(|spell| {
            let given = [
                ("held", number(calendar.held)),
                ("published", number(calendar.published)),
                ("days", days(spell)),
                ("dates", words.days(spell.from, spell.to)),
            ];
            said(words.say("finding.dependable", &given.each_ref().map(|(key, text)| (*key, text.as_str()))))
        });
        // A time that the window cuts may be one before a place was served at all.
        let within = |steady: &Steady| steady.longest.filter(|spell| !spell.at_least);
        let places = calendar.larger.iter().chain(&calendar.areas);
        let worst = places.filter_map(|place| Some((place, within(&place.steady)?)));
        let worst = worst.max_by_key(|(_, spell)| spell.days).map(|(place, spell)| {
            let given = [
                ("name", place.key.label.clone()),
                ("with", number(place.steady.weeks_with as usize)),
                ("weeks", number(place.steady.weeks as usize)),
                ("days", days(spell)),
                ("dates", words.days(spell.from, spell.to)),
            ];
            let given = given.each_ref().map(|(key, text)| (*key, text.as_str()));
            said(words.say("finding.dependable.place", &given))
        });
        city.into_iter().chain(worst).collect()
    }

    /// A difference whose sign is sure: `more` or `less`, its size and the range of that.
    fn difference(&self, shown: &Shown) -> Option<(&'static str, String, String)> {
        let Shown::Clear { estimate, lower, upper } = *shown else { return None };
        let (sign, low, high) = match (lower > 0.0, upper < 0.0) {
            (true, _) => ("more", lower, upper),
            (_, true) => ("less", -upper, -lower),
            _ => return None,
        };
        let range = figure::range(self.words, Measure::Of100, low, high);
        Some((sign, self.of_100(estimate.abs()), range))
    }

    /// A sentence with its own range.
    fn plain(&self, topic: &str, text: String) -> Sentence {
        let certainty = self.words.get("finding.ranges");
        Sentence { topic: topic.into(), short: text.clone(), text, certainty }
    }

    /// The need with the largest share of asking, where the noise leaves no doubt.
    fn largest_need(&self) -> Option<Sentence> {
        let words = self.words;
        let need = self.story.needs.get(self.story.largest_need?)?;
        let Shown::Clear { estimate, lower, upper } = need.share else { return None };
        // "Other" is a remainder and "unknown" a gap: neither is a finding.
        if ["other", UNKNOWN].contains(&need.key.id.as_str()) {
            return None;
        }
        let (value, range) = (self.of_100(estimate), figure::range(words, Measure::Of100, lower, upper));
        let with =
            [("need", need.key.label.as_str()), ("value", &value), ("range", &range), ("when", &self.when)];
        Some(Sentence {
            topic: "need".into(),
            text: words.say("finding.need", &with),
            short: words.say("finding.need.short", &with),
            certainty: words.say("finding.need.sure", &[("together", &self.together())]),
        })
    }
}

/// What areas below the target are sorted by. The estimate of a figure that is not
/// clear has no say in it.
fn middle(fill: &Shown) -> f64 {
    match fill {
        Shown::Clear { estimate, .. } => *estimate,
        Shown::NotClear { lower, upper, .. } => 0.5 * (lower + upper),
        Shown::NotAvailable { .. } => f64::INFINITY,
    }
}
