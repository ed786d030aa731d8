//! The maps of a story: which figures, which classes, which words.
//!
//! Darker is worse on every map. A class is drawn only for a figure that is clear
//! ([`crate::equity::Shown::Clear`]) and whose range meets at most two neighbouring
//! classes or is narrower than one; all else is hatched as "Not clear yet".
use std::collections::HashMap;

use super::Picture;
use super::figure::Measure;
use crate::equity::{AreaStory, Shown, Story};
use crate::geography::Geography;
use crate::plan::StatusMode;
use crate::render::map::{ClassLabel, MapArea, MapSpec, MapValue, choropleth};
use crate::render::style::Palette;

/// A map in words, before it is drawn.
struct Theme {
    name: &'static str,
    title: String,
    subtitle: String,
    legend: &'static str,
    measure: Measure,
    palette: Palette,
    figure: fn(&AreaStory) -> &Shown,
    /// Upper ends of the classes but the last, ascending.
    breaks: Vec<f64>,
}

/// All maps of a story; none where only the city is shown.
pub fn maps(story: &Story, geography: &Geography) -> Vec<Picture> {
    if story.areas.is_empty() {
        return Vec::new();
    }
    let mut themes = Vec::new();
    if story.status_mode != StatusMode::None {
        themes.push(help(story));
        themes.extend(rates(story, "unmet", |a| &a.unmet_per_1000));
    }
    themes.extend(rates(story, "asked", |a| &a.asked_per_1000));
    if themes.is_empty() {
        themes.extend(shares(story));
    }
    themes.iter().map(|theme| picture(theme, story, geography)).collect()
}

fn help(story: &Story) -> Theme {
    let within = match story.status_mode {
        StatusMode::Timed => format!(" within {} days", story.within_days),
        _ => String::new(),
    };
    Theme {
        name: "help-by-area",
        title: "Help that arrived".into(),
        subtitle: format!("Of every 100 who asked, how many were helped{within}. Each person counts once."),
        legend: "Helped, of every 100",
        measure: Measure::Of100,
        palette: Palette::Cividis,
        figure: |a| &a.fill,
        breaks: vec![20.0, 40.0, 60.0, 80.0],
    }
}

/// A map per 1,000 residents, where residents are known.
fn rates(story: &Story, which: &str, figure: fn(&AreaStory) -> &Shown) -> Option<Theme> {
    let breaks = breaks(story.areas.iter().map(figure))?;
    let unmet = which == "unmet";
    Some(Theme {
        name: if unmet { "unmet-by-area" } else { "asked-by-area" },
        title: if unmet { "Asked, and not helped" } else { "Asking for help" }.into(),
        subtitle: if unmet {
            "Unmet asking for every 1,000 residents. Each person counts once, shared over all they asked for.".into()
        } else {
            "People who asked, for every 1,000 residents. Who never asked is not seen here.".into()
        },
        legend: "For every 1,000 residents",
        measure: Measure::Per1000,
        palette: Palette::CividisReversed,
        figure,
        breaks,
    })
}

/// Where there are no residents: the share of all asking.
fn shares(story: &Story) -> Option<Theme> {
    let figure: fn(&AreaStory) -> &Shown = |a| &a.share_of_asking;
    Some(Theme {
        name: "share-by-area",
        title: "Where people asked".into(),
        subtitle: "Share of all asking, of every 100. Larger places ask more: this is no rate.".into(),
        legend: "Of every 100 who asked",
        measure: Measure::Of100,
        palette: Palette::CividisReversed,
        figure,
        breaks: breaks(story.areas.iter().map(figure))?,
    })
}

/// Round class limits over the clear figures: two to five equal classes, no finer
/// than the typical range is wide. `None` when nothing is clear.
fn breaks<'a>(figures: impl Iterator<Item = &'a Shown>) -> Option<Vec<f64>> {
    let clear: Vec<(f64, f64)> = figures
        .filter_map(|f| match f {
            Shown::Clear { estimate, lower, upper } => Some((*estimate, upper - lower)),
            _ => None,
        })
        .collect();
    let most = clear.iter().map(|(e, _)| *e).fold(0.0, f64::max);
    let mut widths: Vec<f64> = clear.iter().map(|(_, w)| *w).collect();
    widths.sort_by(f64::total_cmp);
    let typical = widths.get(widths.len() / 2)?;
    let classes = (most / typical.max(most / 5.0)).round().clamp(2.0, 5.0);
    let step = round_up(most / classes);
    let count = (most / step).ceil().max(2.0) as usize;
    Some((1..count).map(|i| step * i as f64).collect())
}

/// The next of 1, 2, 2.5, 5 × 10ⁿ.
fn round_up(x: f64) -> f64 {
    if !(x.is_finite() && x > 0.0) {
        return 1.0;
    }
    let power = 10f64.powf(x.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0].iter().map(|m| m * power).find(|s| *s >= x * 0.999).unwrap_or(10.0 * power)
}

fn class_of(breaks: &[f64], value: f64) -> usize {
    breaks.partition_point(|b| *b <= value)
}

/// The class of a clear figure, unless its range leaves it open.
fn value(theme: &Theme, shown: &Shown) -> MapValue {
    match shown {
        Shown::Clear { estimate, lower, upper } => {
            let met = class_of(&theme.breaks, *upper) - class_of(&theme.breaks, *lower).min(class_of(&theme.breaks, *upper)) + 1;
            let narrow = theme.breaks.first().is_some_and(|step| upper - lower <= *step);
            if met <= 2 || narrow { MapValue::Class(class_of(&theme.breaks, *estimate)) } else { MapValue::NotClear }
        }
        Shown::NotClear { .. } => MapValue::NotClear,
        Shown::NotAvailable { .. } => MapValue::NoFigure,
    }
}

fn picture(theme: &Theme, story: &Story, geography: &Geography) -> Picture {
    let unit_of: HashMap<&str, usize> = story
        .areas
        .iter()
        .enumerate()
        .flat_map(|(i, area)| area.members.iter().map(move |m| (m.as_str(), i)))
        .collect();
    let areas = geography
        .areas
        .iter()
        .enumerate()
        .map(|(i, area)| {
            let unit = unit_of.get(area.id.as_str()).and_then(|u| story.areas.get(*u).map(|a| (*u, a)));
            MapArea {
                id: unit.map_or_else(|| area.id.clone(), |(_, a)| a.key.id.clone()),
                label: area.name.clone(),
                shape: area.shape.as_ref(),
                place: None,
                zone: unit.map_or(story.areas.len() + i, |(u, _)| u),
                parent: area.parents.first().map(String::as_str),
                value: unit.map_or(MapValue::NoFigure, |(_, a)| value(theme, (theme.figure)(a))),
                read_out: unit.map_or_else(|| area.name.clone(), |(_, a)| read_out(theme, a)),
            }
        })
        .collect();
    let spec = MapSpec {
        id: theme.name.into(),
        title: theme.title.clone(),
        subtitle: theme.subtitle.clone(),
        legend_title: Some(theme.legend.into()),
        areas,
        classes: labels(theme),
        palette: theme.palette,
        notes: notes(story, geography),
        stamp: story.stamp.clone(),
        focusable: true,
        ..MapSpec::default()
    };
    Picture {
        name: theme.name.into(),
        svg: choropleth(&spec),
        alt: alt(theme, story),
        caption: "Hatched places are not clear yet: too uncertain to call. That does not mean people there are all right.".into(),
    }
}

fn labels(theme: &Theme) -> Vec<ClassLabel> {
    let show = |v: f64| theme.measure.show(v);
    let mut labels = Vec::new();
    let mut from = 0.0;
    for limit in &theme.breaks {
        labels.push(ClassLabel::new(format!("{} to {}", show(from), show(*limit))));
        from = *limit;
    }
    labels.push(ClassLabel::new(match theme.measure {
        Measure::Of100 if theme.name == "help-by-area" => format!("{} to 100", show(from)),
        _ => format!("{} and more", show(from)),
    }));
    labels
}

fn read_out(theme: &Theme, area: &AreaStory) -> String {
    let show = |v: &f64| theme.measure.show(*v);
    let name = &area.key.label;
    let unit = if theme.measure == Measure::Per1000 { "for every 1,000 residents" } else { "of every 100" };
    match (theme.figure)(area) {
        Shown::Clear { estimate, lower, upper } => {
            format!("{name}: {} {unit} (likely {}–{})", show(estimate), show(lower), show(upper))
        }
        Shown::NotClear { lower, upper, .. } => {
            format!("{name}: not clear yet, between {} and {} {unit}", show(lower), show(upper))
        }
        Shown::NotAvailable { reason } => format!("{name}: no figure. {reason}"),
    }
}

fn notes(story: &Story, geography: &Geography) -> Vec<String> {
    let mut notes = vec![format!("Chance was mixed into every figure to protect the people in it. {} to {}.", story.from, story.to)];
    notes.extend(geography.credit.clone());
    notes
}

/// What someone who cannot see the map needs to know.
fn alt(theme: &Theme, story: &Story) -> String {
    let values: Vec<MapValue> = story.areas.iter().map(|a| value(theme, (theme.figure)(a))).collect();
    let count = |wanted: fn(&MapValue) -> bool| values.iter().filter(|v| wanted(v)).count();
    format!(
        "Map. {} Of {} places, {} have a clear figure and {} are not clear yet. The table of places gives every figure with its range.",
        theme.subtitle,
        values.len(),
        count(|v| matches!(v, MapValue::Class(_))),
        count(|v| *v == MapValue::NotClear)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clear(estimate: f64, half: f64) -> Shown {
        Shown::Clear { estimate, lower: estimate - half, upper: estimate + half }
    }

    #[test]
    fn classes_are_no_finer_than_the_figures_are_sure() {
        let sure: Vec<Shown> = (1..=10).map(|i| clear(f64::from(i), 0.1)).collect();
        let unsure: Vec<Shown> = (1..=10).map(|i| clear(f64::from(i), 2.4)).collect();
        assert!(breaks(sure.iter()).unwrap().len() > breaks(unsure.iter()).unwrap().len());
        assert!(breaks([].iter()).is_none());
    }

    #[test]
    fn class_limits_are_round_numbers() {
        let figures: Vec<Shown> = [3.1, 7.9, 12.4, 18.7].iter().map(|e| clear(*e, 1.0)).collect();
        assert_eq!(breaks(figures.iter()).unwrap(), [5.0, 10.0, 15.0]);
    }
}
