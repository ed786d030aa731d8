//! From a theme to a picture.
use super::classes::value;
use super::ground::Look;
use super::themes::Theme;
use crate::briefing::figure::{self, Measure};
use crate::briefing::{Picture, Words, levels};
use crate::equity::{AreaStory, Shown, Standing, Story};
use crate::geography::Geography;
use crate::pipeline::Unit;
use crate::render::map::{ClassLabel, MapArea, MapSpec, MapValue, MapWords, choropleth};

/// Widths of a map in picture units: for ordinary screens, and for telephones.
pub(super) const WIDE: f64 = 760.0;
pub(super) const NARROW: f64 = 400.0;

/// What every map has: where it is from, how people are protected, its words.
pub(super) fn base<'a>(
    id: String,
    width: f64,
    story: &Story,
    geography: &Geography,
    words: &Words,
) -> MapSpec<'a> {
    let district = match geography.parents.first() {
        Some(level) => words.say("map.border", &[("level", &levels::one(words, level))]),
        None => words.get("map.district"),
    };
    MapSpec {
        id,
        width,
        notes: notes(story, geography, words),
        stamp: story.stamp.clone(),
        rtl: words.language().rtl,
        focusable: true,
        words: MapWords { district, ..MapWords::of(words) },
        ..MapSpec::default()
    }
}

pub(super) fn picture(theme: &Theme, story: &Story, geography: &Geography, words: &Words) -> Picture {
    let spec = |id: String, width: f64| MapSpec {
        title: theme.title.clone(),
        subtitle: theme.subtitle.clone(),
        legend_title: Some(theme.legend.clone()),
        areas: areas(theme, geography, words),
        classes: labels(theme, words),
        palette: theme.palette,
        name_parents: theme.ground.larger,
        ..base(id, width, story, geography, words)
    };
    let hatched =
        theme.ground.units.iter().any(|u| value(&theme.breaks, (theme.figure)(u)) == MapValue::NotClear);
    let caption = if hatched { words.get("map.hatched") } else { String::new() };
    let (svg, narrow) = rayon::join(
        || choropleth(&spec(theme.name.into(), WIDE)),
        || choropleth(&spec(format!("{}-narrow", theme.name), NARROW)),
    );
    Picture { name: theme.name.into(), svg, narrow: Some(narrow), alt: alt(theme, words), caption }
}

fn areas<'a>(theme: &'a Theme, geography: &'a Geography, words: &Words) -> Vec<MapArea<'a>> {
    theme.ground.areas(geography, |unit| Look {
        value: value(&theme.breaks, (theme.figure)(unit)),
        read_out: read_out(theme, unit, words),
        outlined: false,
    })
}

fn labels(theme: &Theme, words: &Words) -> Vec<ClassLabel> {
    let show = |v: f64| theme.measure.show(words, v);
    let span = |from: f64, to: f64| words.say("map.class", &[("lower", &show(from)), ("upper", &show(to))]);
    let mut labels = Vec::new();
    let mut from = 0.0;
    for limit in &theme.breaks {
        labels.push(ClassLabel::new(span(from, *limit)));
        from = *limit;
    }
    labels.push(ClassLabel::new(match theme.name {
        "help-by-area" | "help-by-larger-area" => span(from, 100.0),
        _ => words.say("map.class.last", &[("lower", &show(from))]),
    }));
    labels
}

fn read_out(theme: &Theme, area: &AreaStory, words: &Words) -> String {
    let figure = (theme.figure)(area);
    let rates = if theme.measure == Measure::Per1000 { ".per1000" } else { "" };
    let below = theme.name.starts_with("help") && area.standing == Standing::Below;
    let below = if below { words.get("map.readout.below") } else { String::new() };
    let cell = figure::cell(words, theme.measure, figure);
    let with = [("name", area.key.label.as_str()), ("value", &cell.value), ("range", &cell.range)];
    let said = match figure {
        Shown::Clear { .. } => words.say(&format!("map.readout{rates}"), &with),
        Shown::NotClear { .. } => words.say(&format!("map.readout.unclear{rates}"), &with),
        Shown::NotAvailable { .. } => return words.say("map.readout.none", &with),
    };
    if below.is_empty() { said } else { format!("{said} {below}") }
}

fn notes(story: &Story, geography: &Geography, words: &Words) -> Vec<String> {
    let whom = match story.unit {
        Unit::Record => "map.note.record",
        Unit::Person | Unit::Household => "map.note",
    };
    let mut notes = vec![words.say(whom, &[("when", &words.days(story.from, story.to))])];
    notes.extend(geography.credit.clone());
    notes
}

/// What someone who cannot see the map needs to know.
fn alt(theme: &Theme, words: &Words) -> String {
    let values: Vec<MapValue> =
        theme.ground.units.iter().map(|a| value(&theme.breaks, (theme.figure)(a))).collect();
    let count =
        |wanted: fn(&MapValue) -> bool| words.whole(values.iter().filter(|v| wanted(v)).count() as f64);
    let (clear, unclear) = (count(|v| matches!(v, MapValue::Class(_))), count(|v| *v == MapValue::NotClear));
    let with = [("subtitle", theme.subtitle.as_str()), ("clear", &clear), ("unclear", &unclear)];
    words.count("map.alt", values.len(), &with)
}
