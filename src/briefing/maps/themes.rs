//! What each map shows, in words, before it is drawn.
use super::classes::breaks;
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
    pub(super) legend: &'static str,
    pub(super) measure: Measure,
    pub(super) palette: Palette,
    pub(super) figure: fn(&AreaStory) -> &Shown,
    /// The places that are drawn.
    pub(super) units: &'a [AreaStory],
    /// Are these places drawn as they were joined after the release?
    pub(super) redrawn: bool,
    /// Are these the larger areas?
    pub(super) larger: bool,
    /// Upper ends of the classes but the last, ascending.
    pub(super) breaks: Vec<f64>,
}

/// All maps, the one to look at first in front: larger areas where these are what
/// can be told.
pub(super) fn all(story: &Story) -> Vec<Theme<'_>> {
    if story.areas.is_empty() {
        return Vec::new();
    }
    let mut themes = Vec::new();
    if story.status_mode != StatusMode::None {
        themes.push(help(story));
        if let Some(larger) = help_by_larger(story).filter(|_| first_larger(story)) {
            themes.insert(0, larger);
        }
        themes.extend(rates(story, true, |a| &a.unmet_per_1000));
    }
    themes.extend(rates(story, false, |a| &a.asked_per_1000));
    if themes.is_empty() {
        themes.extend(shares(story));
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

fn help(story: &Story) -> Theme<'_> {
    let within = match story.status_mode {
        StatusMode::Timed => format!(" within {} days", story.within_days),
        _ => String::new(),
    };
    let (asking, helped, legend) = match story.unit {
        Unit::Record => ("requests", "answered", "Answered, of every 100"),
        Unit::Person => ("who asked", "helped", "Helped, of every 100"),
        Unit::Household => ("households who asked", "helped", "Helped, of every 100"),
    };
    Theme {
        name: "help-by-area",
        title: "Help that arrived".into(),
        subtitle: format!("Of every 100 {asking}, how many were {helped}{within}. {}", once(story.unit)),
        legend,
        measure: Measure::Of100,
        palette: Palette::Cividis,
        figure: |a| &a.fill,
        units: &story.areas,
        redrawn: joined(story),
        larger: false,
        breaks: vec![20.0, 40.0, 60.0, 80.0],
    }
}

/// The same by the next larger level, where there is one.
fn help_by_larger(story: &Story) -> Option<Theme<'_>> {
    let coarser = story.coarser.as_ref()?;
    let level = crate::briefing::levels::one(&coarser.level);
    Some(Theme {
        name: "help-by-larger-area",
        title: format!("Help that arrived, by {level}"),
        units: &coarser.areas,
        larger: true,
        ..help(story)
    })
}

fn once(unit: Unit) -> &'static str {
    match unit {
        Unit::Person => "Each person counts once.",
        Unit::Household => "Each household counts once.",
        Unit::Record => "Each row of the logs counts once.",
    }
}

/// A map per 1,000 residents, where residents are known.
fn rates(story: &Story, unmet: bool, figure: fn(&AreaStory) -> &Shown) -> Option<Theme<'_>> {
    let subtitle = match (unmet, story.unit) {
        (true, Unit::Record) => "Requests without an answer, for every 1,000 residents.",
        (true, Unit::Person) => {
            "Unmet asking for every 1,000 residents. Each person counts once, shared over all they asked for."
        }
        (true, Unit::Household) => {
            "Unmet asking for every 1,000 residents. Each household counts once, shared over all it asked for."
        }
        (false, Unit::Record) => "Requests for every 1,000 residents. Who never asked is not seen here.",
        (false, Unit::Person) => {
            "People who asked, for every 1,000 residents. Who never asked is not seen here."
        }
        (false, Unit::Household) => {
            "Households who asked, for every 1,000 residents. Who never asked is not seen here."
        }
    };
    Some(Theme {
        name: if unmet { "unmet-by-area" } else { "asked-by-area" },
        title: if unmet { "Asked, and not helped" } else { "Asking for help" }.into(),
        subtitle: subtitle.into(),
        legend: "For every 1,000 residents",
        measure: Measure::Per1000,
        palette: Palette::CividisReversed,
        figure,
        units: &story.areas,
        redrawn: joined(story),
        larger: false,
        breaks: breaks(story.areas.iter().map(figure), 0.1)?,
    })
}

/// Where there are no residents: the share of all asking.
fn shares(story: &Story) -> Option<Theme<'_>> {
    let figure: fn(&AreaStory) -> &Shown = |a| &a.share_of_asking;
    Some(Theme {
        name: "share-by-area",
        title: "Where people asked".into(),
        subtitle: "Share of all asking, of every 100. Larger places ask more: this is no rate.".into(),
        legend: match story.unit {
            Unit::Record => "Of every 100 requests",
            Unit::Person | Unit::Household => "Of every 100 asking",
        },
        measure: Measure::Of100,
        palette: Palette::CividisReversed,
        figure,
        units: &story.areas,
        redrawn: joined(story),
        larger: false,
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
        all(&story).iter().map(|t| format!("{} {}\n", t.subtitle, t.legend)).collect()
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
