//! What each map shows, in words, before it is drawn.
use super::classes::breaks;
use super::ground::Ground;
use crate::briefing::Words;
use crate::briefing::figure::Measure;
use crate::equity::{AreaStory, Shown, Story, Told};
use crate::pipeline::Unit;
use crate::plan::StatusMode;
use crate::render::style::Palette;

/// One map in words.
pub(super) struct Theme<'a> {
    pub(super) name: &'static str,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) legend: String,
    pub(super) measure: Measure,
    pub(super) palette: Palette,
    pub(super) figure: fn(&AreaStory) -> &Shown,
    /// The places that are drawn.
    pub(super) ground: Ground<'a>,
    /// Upper ends of the classes but the last, ascending.
    pub(super) breaks: Vec<f64>,
}

/// All maps, the one to look at first in front: larger areas where these are what
/// can be told.
pub(super) fn all<'a>(story: &'a Story, words: &Words) -> Vec<Theme<'a>> {
    if story.areas.is_empty() {
        return Vec::new();
    }
    let mut themes = Vec::new();
    if story.status_mode != StatusMode::None {
        themes.push(help(story, words));
        if let Some(larger) = help_by_larger(story, words).filter(|_| first_larger(story)) {
            themes.insert(0, larger);
        }
        themes.extend(rates(story, words, true, |a| &a.unmet_per_1000));
    }
    themes.extend(rates(story, words, false, |a| &a.asked_per_1000));
    if themes.is_empty() {
        themes.extend(shares(story, words));
    }
    themes
}

/// Larger areas come first where little of the places is clear, which is so only in
/// zones that the coalition drew: else the page tells of larger places by itself.
fn first_larger(story: &Story) -> bool {
    story.mostly_unclear() && !joined(story)
}

/// Whether the places were joined after the release.
fn joined(story: &Story) -> bool {
    !matches!(story.told, Told::Measured)
}

/// The end of the keys that differ by who is counted.
fn unit(story: &Story) -> &'static str {
    match story.unit {
        Unit::Person => "person",
        Unit::Household => "household",
        Unit::Record => "record",
    }
}

fn help<'a>(story: &'a Story, words: &Words) -> Theme<'a> {
    let unit = unit(story);
    let subtitle = match story.status_mode {
        StatusMode::Timed => {
            words.count(&format!("map.help.subtitle.timed.{unit}"), usize::from(story.within_days), &[])
        }
        _ => words.get(&format!("map.help.subtitle.{unit}")),
    };
    Theme {
        name: "help-by-area",
        title: words.get("map.help.title"),
        subtitle,
        legend: words.get(if story.unit == Unit::Record {
            "map.help.legend.record"
        } else {
            "map.help.legend"
        }),
        measure: Measure::Of100,
        palette: Palette::Cividis,
        figure: |a| &a.fill,
        ground: Ground::told(story),
        breaks: vec![20.0, 40.0, 60.0, 80.0],
    }
}

/// The same by the next larger level, where there is one.
fn help_by_larger<'a>(story: &'a Story, words: &Words) -> Option<Theme<'a>> {
    let coarser = story.coarser.as_ref()?;
    let level = crate::briefing::levels::one(words, &coarser.level);
    Some(Theme {
        name: "help-by-larger-area",
        title: words.say("map.help.title.by", &[("level", &level)]),
        ground: Ground::larger(&coarser.areas),
        ..help(story, words)
    })
}

/// A map per 1,000 residents, where residents are known.
fn rates<'a>(
    story: &'a Story,
    words: &Words,
    unmet: bool,
    figure: fn(&AreaStory) -> &Shown,
) -> Option<Theme<'a>> {
    let series = if unmet { "map.unmet" } else { "map.asked" };
    Some(Theme {
        name: if unmet { "unmet-by-area" } else { "asked-by-area" },
        title: words.get(&format!("{series}.title")),
        subtitle: words.get(&format!("{series}.subtitle.{}", unit(story))),
        legend: words.get("map.rates.legend"),
        measure: Measure::Per1000,
        palette: Palette::CividisReversed,
        figure,
        ground: Ground::told(story),
        breaks: breaks(story.areas.iter().map(figure), 0.1)?,
    })
}

/// Where there are no residents: the share of all asking.
fn shares<'a>(story: &'a Story, words: &Words) -> Option<Theme<'a>> {
    let figure: fn(&AreaStory) -> &Shown = |a| &a.share_of_asking;
    Some(Theme {
        name: "share-by-area",
        title: words.get("map.share.title"),
        subtitle: words.get("map.share.subtitle"),
        legend: words.get(match story.unit {
            Unit::Record => "map.share.legend.record",
            Unit::Person | Unit::Household => "map.share.legend",
        }),
        measure: Measure::Of100,
        palette: Palette::CividisReversed,
        figure,
        ground: Ground::told(story),
        breaks: breaks(story.areas.iter().map(figure), 1.0)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::fixture;

    fn subtitles(unit: Unit, mode: StatusMode) -> String {
        let mut story = fixture::story();
        (story.unit, story.status_mode) = (unit, mode);
        all(&story, &Words::english()).iter().map(|t| format!("{} {}\n", t.subtitle, t.legend)).collect()
    }

    #[test]
    fn maps_count_what_the_release_counted() {
        assert!(subtitles(Unit::Person, StatusMode::Timed).contains("Each person counts once."));
        let households = subtitles(Unit::Household, StatusMode::Timed);
        assert!(households.contains("Each household counts once.") && !households.contains("person"));
        let rows = subtitles(Unit::Record, StatusMode::Timed);
        assert!(rows.contains("Each row of the logs counts once."));
        for people in ["person", "People", "who asked", "they"] {
            assert!(!rows.contains(people), "{rows}");
        }
    }

    #[test]
    fn only_timed_help_has_days() {
        assert!(subtitles(Unit::Person, StatusMode::Timed).contains("within 14 days"));
        assert!(!subtitles(Unit::Person, StatusMode::AtEnd).contains("days"));
        assert!(!subtitles(Unit::Person, StatusMode::None).contains("helped"));
    }
}
