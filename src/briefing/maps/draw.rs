//! From a theme to a picture.
use std::collections::HashMap;

use super::classes::value;
use super::themes::Theme;
use crate::briefing::figure::Measure;
use crate::briefing::{Picture, levels};
use crate::equity::{AreaStory, Shown, Standing, Story, days};
use crate::geography::Geography;
use crate::pipeline::Unit;
use crate::render::map::{ClassLabel, MapArea, MapSpec, MapValue, MapWords, choropleth};

/// Widths of a map in picture units: for ordinary screens, and for telephones.
const WIDE: f64 = 760.0;
const NARROW: f64 = 400.0;

pub(super) fn picture(theme: &Theme, story: &Story, geography: &Geography) -> Picture {
    let district = match geography.parents.first() {
        Some(level) => format!("Border of a {}", levels::one(level)),
        None => MapWords::default().district,
    };
    let spec = |id: String, width: f64| MapSpec {
        id,
        width,
        title: theme.title.clone(),
        subtitle: theme.subtitle.clone(),
        legend_title: Some(theme.legend.into()),
        areas: areas(theme, geography),
        classes: labels(theme),
        palette: theme.palette,
        matrix: None,
        desc: None,
        notes: notes(story, geography),
        stamp: story.stamp.clone(),
        focusable: true,
        name_parents: theme.larger,
        words: MapWords { district: district.clone(), ..MapWords::default() },
    };
    let hatched = theme.units.iter().any(|u| value(&theme.breaks, (theme.figure)(u)) == MapValue::NotClear);
    let caption = if hatched {
        "Hatched places are not clear yet: too uncertain to call. That does not mean people there are all right."
    } else {
        ""
    };
    Picture {
        name: theme.name.into(),
        svg: choropleth(&spec(theme.name.into(), WIDE)),
        narrow: Some(choropleth(&spec(format!("{}-narrow", theme.name), NARROW))),
        alt: alt(theme),
        caption: caption.into(),
    }
}

fn areas<'a>(theme: &'a Theme, geography: &'a Geography) -> Vec<MapArea<'a>> {
    let members = |(i, area): (usize, &'a AreaStory)| area.members.iter().map(move |m| (m.as_str(), i));
    let unit_of: HashMap<&str, usize> = theme.units.iter().enumerate().flat_map(members).collect();
    let one = |(i, area): (usize, &'a crate::geography::Area)| {
        // Areas that were joined after the release go by their own key.
        let index = if theme.redrawn {
            theme.units.iter().position(|unit| unit.key.id == area.id)
        } else {
            unit_of.get(area.id.as_str()).copied()
        };
        let unit = index.and_then(|u| theme.units.get(u));
        let parent = if theme.larger {
            unit.map(|u| u.key.label.as_str())
        } else {
            area.parents.first().map(String::as_str)
        };
        MapArea {
            id: unit.map_or_else(|| area.id.clone(), |u| levels::place_id(theme.larger, &u.key.id)),
            label: area.name.clone(),
            shape: area.shape.as_ref(),
            place: None,
            zone: index.unwrap_or(theme.units.len() + i),
            parent,
            value: unit.map_or(MapValue::NoFigure, |u| value(&theme.breaks, (theme.figure)(u))),
            read_out: unit.map_or_else(|| area.name.clone(), |u| read_out(theme, u)),
            outlined: false,
        }
    };
    geography.areas.iter().enumerate().map(one).collect()
}

fn labels(theme: &Theme) -> Vec<ClassLabel> {
    let show = |v: f64| theme.measure.show(v);
    let mut labels = Vec::new();
    let mut from = 0.0;
    for limit in &theme.breaks {
        labels.push(ClassLabel::new(format!("{} to {}", show(from), show(*limit))));
        from = *limit;
    }
    labels.push(ClassLabel::new(match theme.name {
        "help-by-area" | "help-by-larger-area" => format!("{} to 100", show(from)),
        _ => format!("{} and more", show(from)),
    }));
    labels
}

fn read_out(theme: &Theme, area: &AreaStory) -> String {
    let show = |v: &f64| theme.measure.show(*v);
    let name = &area.key.label;
    let unit = if theme.measure == Measure::Per1000 { "for every 1,000 residents" } else { "of every 100" };
    let below = if theme.name.starts_with("help") && area.standing == Standing::Below {
        " Below the target."
    } else {
        ""
    };
    match (theme.figure)(area) {
        Shown::Clear { estimate, lower, upper } if show(lower) == show(upper) => {
            format!("{name}: {} {unit} (likely {}).{below}", show(estimate), show(lower))
        }
        Shown::Clear { estimate, lower, upper } => {
            format!("{name}: {} {unit} (likely {}–{}).{below}", show(estimate), show(lower), show(upper))
        }
        Shown::NotClear { lower, upper, .. } => {
            format!("{name}: not clear yet, between {} and {} {unit}.{below}", show(lower), show(upper))
        }
        Shown::NotAvailable { reason } => format!("{name}: no figure. {reason}"),
    }
}

fn notes(story: &Story, geography: &Geography) -> Vec<String> {
    let whom = match story.unit {
        Unit::Record => "each row of the logs",
        Unit::Person | Unit::Household => "the people in it",
    };
    let when = days(story.from, story.to);
    let mut notes = vec![format!("{when}. Chance was mixed into every figure to protect {whom}.")];
    notes.extend(geography.credit.clone());
    notes
}

/// What someone who cannot see the map needs to know.
fn alt(theme: &Theme) -> String {
    let values: Vec<MapValue> = theme.units.iter().map(|a| value(&theme.breaks, (theme.figure)(a))).collect();
    let count = |wanted: fn(&MapValue) -> bool| values.iter().filter(|v| wanted(v)).count();
    format!(
        "Map. {} Of {} places, {} have a clear figure and {} are not clear yet. The table of places gives every figure with its range.",
        theme.subtitle,
        values.len(),
        count(|v| matches!(v, MapValue::Class(_))),
        count(|v| *v == MapValue::NotClear)
    )
}
