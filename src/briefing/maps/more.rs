//! Maps of gaps: against the target, lasting, asking with help, period by period.
use rayon::prelude::*;

use super::classes;
use super::draw::{NARROW, WIDE, base};
use super::ground::{Ground, Look};
use super::kinds;
use crate::briefing::figure::{self, Measure};
use crate::briefing::{Picture, Words, levels};
use crate::equity::{AreaStory, CrossPlace, Shown, Standing, Story};
use crate::geography::Geography;
use crate::pipeline::Unit;
use crate::plan::StatusMode;
use crate::render::map::{
    ClassLabel, MapArea, MapSpec, MapValue, MapWords, Matrix, Multiple, choropleth, multiples, tile_grid,
};
use crate::render::style::Palette;

/// From how many of every 100 on a gap is far below the target.
const FAR: f64 = 20.0;
/// Classes of help that arrived, in all small maps.
const CLASSES: [f64; 4] = [20.0, 40.0, 60.0, 80.0];
/// More outlines than this are drawn for wide sheets only.
const HEAVY: usize = 1000;
/// With fewer places than this, a view of equal squares says nothing new.
const MANY: usize = 8;

/// All of them that `story` has figures for. `told` has the places that the page tells of
/// as its areas, `public` the public areas, of which larger places are made.
pub(super) fn all(story: &Story, told: &Geography, public: &Geography, words: &Words) -> Vec<Picture> {
    if story.status_mode == StatusMode::None || story.areas.is_empty() {
        return Vec::new();
    }
    let crossed = story.by_period.as_ref().and_then(|cross| Ground::of(story, cross));
    let over_time = if crossed.is_some_and(|ground| ground.larger) { public } else { told };
    type Draw = fn(&Story, &Geography, &Words) -> Option<Picture>;
    let each: [(Draw, &Geography); 7] = [
        (gap, told),
        (lasting, over_time),
        (kinds::kinds, over_time),
        (both, told),
        (kinds::around, told),
        (periods, over_time),
        (tiles, told),
    ];
    each.into_par_iter().filter_map(|(draw, geography)| draw(story, geography, words)).collect()
}

/// A map at both widths. `spec` gives it for an id and a width.
pub(super) fn drawn<'a>(
    name: &str,
    alt: String,
    caption: String,
    spec: impl Fn(String, f64) -> MapSpec<'a> + Sync,
) -> Picture {
    let (svg, narrow) = rayon::join(
        || choropleth(&spec(name.into(), WIDE)),
        || choropleth(&spec(format!("{name}-narrow"), NARROW)),
    );
    Picture { name: name.into(), svg, narrow: Some(narrow), alt, caption }
}

/// Where places stand against the target, all judged together.
fn gap(story: &Story, geography: &Geography, words: &Words) -> Option<Picture> {
    let ground = Ground::told(story);
    if ground.units.iter().all(|unit| unit.standing == Standing::Unclear) {
        return None;
    }
    let lasts = lasting_keys(story);
    let target = Measure::Of100.show(words, story.target);
    let with = [("target", target.as_str())];
    let subtitle = words.say("map.gap.subtitle", &with);
    let far = Measure::Of100.show(words, FAR);
    let classes = [
        words.say("map.gap.far", &[("far", &far)]),
        words.get("map.gap.below"),
        words.get("map.gap.unsure"),
        words.get("map.gap.above"),
    ];
    let look = |unit: &AreaStory| Look {
        value: against(unit, story.target),
        read_out: read_out(words, unit),
        outlined: lasts.contains(&unit.key.id.as_str()),
    };
    let values: Vec<MapValue> = ground.units.iter().map(|unit| against(unit, story.target)).collect();
    let alt = counted(words, &subtitle, &classes, &values);
    Some(drawn("gap-to-target", alt, String::new(), |id, width| MapSpec {
        title: words.get("map.gap.title"),
        subtitle: subtitle.clone(),
        legend_title: Some(words.say("map.gap.legend", &with)),
        areas: ground.areas(geography, look),
        classes: classes.iter().map(ClassLabel::new).collect(),
        palette: Palette::Gap,
        ..base(id, width, story, geography, words)
    }))
}

/// The class of a place against the target: by where it surely stands, and how far below
/// only where its figure is clear.
pub(super) fn against(unit: &AreaStory, target: f64) -> MapValue {
    match (&unit.fill, unit.standing) {
        (Shown::NotAvailable { .. }, _) => MapValue::NoFigure,
        (Shown::Clear { estimate, .. }, Standing::Below) if target - estimate >= FAR => MapValue::Class(0),
        (_, Standing::Below) => MapValue::Class(1),
        (_, Standing::Above) => MapValue::Class(3),
        (Shown::Clear { .. }, Standing::Unclear) => MapValue::Class(2),
        (Shown::NotClear { .. }, Standing::Unclear) => MapValue::NotClear,
    }
}

fn lasting_keys(story: &Story) -> Vec<&str> {
    let cross = story.by_period.iter().filter(|cross| cross.lasting > 0);
    cross.flat_map(|c| &c.places).filter(|p| p.lasts).map(|p| p.key.id.as_str()).collect()
}

/// Where a gap lasts, each such zone within one heavy line.
fn lasting(story: &Story, geography: &Geography, words: &Words) -> Option<Picture> {
    let cross = story.by_period.as_ref().filter(|cross| cross.lasting > 0)?;
    let ground = Ground::of(story, cross)?;
    if !cross.places.iter().any(|place| place.lasts) {
        return None;
    }
    let place = |unit: &AreaStory| cross.places.iter().find(|p| p.key.id == unit.key.id);
    let value = |unit: &AreaStory| place(unit).map_or(MapValue::NoFigure, lasting_value);
    let (k, n) = (words.whole(cross.lasting as f64), words.whole(cross.columns.len() as f64));
    let steps = levels::step(words, &cross.step, cross.columns.len());
    let target = Measure::Of100.show(words, story.target);
    let with = [("k", k.as_str()), ("n", &n), ("steps", &steps), ("target", &target)];
    let subtitle = words.say("map.lasting.subtitle", &with);
    let classes = [words.get("map.lasting.lasts"), words.get("map.lasting.unseen")];
    let look = |unit: &AreaStory| Look {
        value: value(unit),
        read_out: read_out(words, unit),
        outlined: place(unit).is_some_and(|p| p.lasts),
    };
    let values: Vec<MapValue> = ground.units.iter().map(value).collect();
    let own = base(String::new(), WIDE, story, geography, words).words;
    let alt = counted(words, &subtitle, &classes, &values);
    Some(drawn("gaps-that-last", alt, words.get("map.lasting.caption"), |id, width| MapSpec {
        title: words.get("map.lasting.title"),
        subtitle: subtitle.clone(),
        areas: ground.areas(geography, look),
        classes: classes.iter().map(ClassLabel::new).collect(),
        palette: Palette::PuOr,
        words: MapWords { outlined: classes[0].clone(), ..own.clone() },
        name_parents: ground.larger,
        ..base(id, width, story, geography, words)
    }))
}

/// Lasting, or not shown to; "not clear yet" where most periods are not clear.
fn lasting_value(place: &CrossPlace) -> MapValue {
    let clear = place.cells.iter().filter(|cell| matches!(cell, Shown::Clear { .. })).count();
    match place.lasts {
        true => MapValue::Class(0),
        false if clear * 2 < place.cells.len() => MapValue::NotClear,
        false => MapValue::Class(1),
    }
}

/// Asking and help together: who asks more and is helped less than the city as a whole.
fn both(story: &Story, geography: &Geography, words: &Words) -> Option<Picture> {
    let Shown::Clear { estimate: helped, .. } = story.city_fill else { return None };
    let ground = Ground::told(story);
    let asked = mean_asked(ground.units)?;
    let value = |unit: &AreaStory| two(unit, asked, helped);
    let sure = |value: &MapValue| matches!(value, MapValue::Class(c) if *c != 4);
    let values: Vec<MapValue> = ground.units.iter().map(value).collect();
    if !values.iter().any(sure) {
        return None;
    }
    let rate = Measure::Per1000.show(words, asked);
    let fill = Measure::Of100.show(words, helped);
    let with = [("asked", rate.as_str()), ("helped", &fill)];
    let subtitle = words.say("map.both.subtitle", &with);
    let worst = words.get("map.both.worst");
    let classes: Vec<String> = both_names(words);
    let look = |unit: &AreaStory| {
        let value = value(unit);
        let read_out = match value {
            MapValue::Class(class) => {
                format!("{} {}.", read_out(words, unit), sentence_case(&classes[class]))
            }
            _ => read_out(words, unit),
        };
        Look { value, read_out, outlined: value == MapValue::Class(8) }
    };
    let own = base(String::new(), WIDE, story, geography, words).words;
    let alt = counted(words, &subtitle, &classes, &values);
    Some(drawn("asking-and-help", alt, words.get("map.both.caption"), |id, width| MapSpec {
        title: words.get("map.both.title"),
        subtitle: subtitle.clone(),
        areas: ground.areas(geography, look),
        classes: classes.iter().map(ClassLabel::new).collect(),
        palette: Palette::Both,
        matrix: Some(Matrix { across: words.get("map.both.across"), down: words.get("map.both.down") }),
        words: MapWords { outlined: worst.clone(), ..own.clone() },
        ..base(id, width, story, geography, words)
    }))
}

/// `Asks less, helped more` and so on, row by row.
fn both_names(words: &Words) -> Vec<String> {
    let part = |key: &str, i: usize| words.get(&format!("map.both.{key}.{}", ["low", "middle", "high"][i]));
    let name =
        |class: usize| [part("asked", class % 3), part("unhelped", class / 3)].join(&words.get("list.join"));
    (0..9).map(name).collect()
}

fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Class of both figures: a figure counts as low or high only where its whole range is.
pub(super) fn two(unit: &AreaStory, asked: f64, helped: f64) -> MapValue {
    let third = |shown: &Shown, cut: f64| match shown {
        Shown::Clear { upper, .. } if *upper < cut => Some(0),
        Shown::Clear { lower, .. } if *lower > cut => Some(2),
        Shown::Clear { .. } => Some(1),
        _ => None,
    };
    match (&unit.asked_per_1000, &unit.fill) {
        (Shown::NotAvailable { .. }, _) | (_, Shown::NotAvailable { .. }) => MapValue::NoFigure,
        (need, help) => match (third(need, asked), third(help, helped)) {
            (Some(column), Some(row)) => MapValue::Class(3 * (2 - row) + column),
            _ => MapValue::NotClear,
        },
    }
}

/// Asking per 1,000 residents over all places with a clear figure, weighted by residents.
fn mean_asked(units: &[AreaStory]) -> Option<f64> {
    let known = units.iter().filter_map(|unit| match (&unit.asked_per_1000, unit.residents) {
        (Shown::Clear { estimate, .. }, Some(residents)) => Some((estimate * residents, residents)),
        _ => None,
    });
    let (asked, residents) = known.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    (residents > 0.0).then_some(asked / residents)
}

/// Help that arrived, period by period, in the same classes.
fn periods(story: &Story, geography: &Geography, words: &Words) -> Option<Picture> {
    let cross = story.by_period.as_ref().filter(|cross| cross.columns.len() > 1)?;
    let ground = Ground::of(story, cross)?;
    let cell = |unit: &AreaStory, column: usize| {
        let place = cross.places.iter().find(|p| p.key.id == unit.key.id);
        let shown = place.and_then(|p| p.cells.get(column));
        shown.map_or(MapValue::NoFigure, |s| classes::value(&CLASSES, s))
    };
    let areas = |column: usize| {
        let look =
            |unit: &AreaStory| Look { value: cell(unit, column), read_out: String::new(), outlined: false };
        ground.areas(geography, look)
    };
    let title = |column: usize| cross.columns.get(column).map_or_else(String::new, |key| key.label.clone());
    let maps: Vec<Multiple> = (0..cross.columns.len())
        .map(|c| Multiple { title: title(c), values: areas(c).iter().map(|a| a.value).collect() })
        .collect();
    let step = levels::step(words, &cross.step, 1);
    let subtitle = words.get("chart.areas.axis");
    let alt = words.say("map.periods.alt", &[("step", &step), ("subtitle", &subtitle)]);
    let spec = |id: String, width: f64| MapSpec {
        title: words.say("map.periods.title", &[("step", &step)]),
        subtitle: subtitle.clone(),
        legend_title: Some(words.get(legend(story))),
        areas: listed(areas(0), &maps),
        classes: of_100(words),
        palette: Palette::Cividis,
        desc: Some(alt.clone()),
        focusable: false,
        ..base(id, width, story, geography, words)
    };
    Some(Picture {
        name: "help-by-period".into(),
        svg: multiples(&spec("help-by-period".into(), WIDE), &maps)?,
        // Drawn twice, so many outlines would weigh more than the rest of the page.
        narrow: (geography.areas.len() * maps.len() <= HEAVY)
            .then(|| multiples(&spec("help-by-period-narrow".into(), NARROW), &maps))
            .flatten(),
        alt: alt.clone(),
        caption: String::new(),
    })
}

/// The areas of the first map, one of them with what any map shows besides classes, so
/// that the legend lists it.
fn listed<'a>(mut areas: Vec<MapArea<'a>>, maps: &[Multiple]) -> Vec<MapArea<'a>> {
    let shown = |value| maps.iter().any(|map| map.values.contains(&value));
    let besides = [MapValue::NotClear, MapValue::NoFigure].into_iter().filter(|value| shown(*value));
    for (area, value) in areas.iter_mut().zip(besides) {
        area.value = value;
    }
    areas
}

fn legend(story: &Story) -> &'static str {
    if story.unit == Unit::Record { "map.help.legend.record" } else { "map.help.legend" }
}

fn of_100(words: &Words) -> Vec<ClassLabel> {
    let show = |v: f64| Measure::Of100.show(words, v);
    let ends = [0.0, 20.0, 40.0, 60.0, 80.0, 100.0];
    let class = |pair: &[f64]| {
        ClassLabel::new(words.say("map.class", &[("lower", &show(pair[0])), ("upper", &show(pair[1]))]))
    };
    ends.windows(2).map(class).collect()
}

/// Help that arrived with every place the same size.
fn tiles(story: &Story, geography: &Geography, words: &Words) -> Option<Picture> {
    let ground = Ground::told(story);
    if ground.units.len() < MANY || !geography.areas.iter().any(|a| a.shape.is_some()) {
        return None;
    }
    let look = |unit: &AreaStory| Look {
        value: classes::value(&CLASSES, &unit.fill),
        read_out: read_out(words, unit),
        outlined: false,
    };
    let subtitle = words.get("chart.areas.axis");
    let values: Vec<MapValue> = ground.units.iter().map(|u| classes::value(&CLASSES, &u.fill)).collect();
    let names: Vec<String> = of_100(words).into_iter().map(|class| class.text).collect();
    let spec = |id: String, width: f64| MapSpec {
        title: words.get("map.squares.title"),
        subtitle: subtitle.clone(),
        legend_title: Some(words.get(legend(story))),
        areas: ground.areas(geography, look),
        classes: of_100(words),
        palette: Palette::Cividis,
        ..base(id, width, story, geography, words)
    };
    Some(Picture {
        name: "help-in-squares".into(),
        svg: tile_grid(&spec("help-in-squares".into(), WIDE)),
        narrow: Some(tile_grid(&spec("help-in-squares-narrow".into(), NARROW))),
        alt: counted(words, &subtitle, &names, &values),
        caption: String::new(),
    })
}

/// A place's figure and where it stands.
fn read_out(words: &Words, unit: &AreaStory) -> String {
    let cell = figure::cell(words, Measure::Of100, &unit.fill);
    let with = [("name", unit.key.label.as_str()), ("value", &cell.value), ("range", &cell.range)];
    let said = match &unit.fill {
        Shown::Clear { .. } => words.say("map.readout", &with),
        Shown::NotClear { .. } => words.say("map.readout.unclear", &with),
        Shown::NotAvailable { .. } => return words.say("map.readout.none", &with),
    };
    match unit.standing {
        Standing::Below => format!("{said} {}", words.get("map.readout.below")),
        _ => said,
    }
}

/// The subtitle and how many places are in each class.
pub(super) fn counted(words: &Words, subtitle: &str, names: &[String], values: &[MapValue]) -> String {
    let count = |value: MapValue| values.iter().filter(|v| **v == value).count();
    let classes = names.iter().enumerate().map(|(i, name)| (name.clone(), count(MapValue::Class(i))));
    let besides = [("unclear", MapValue::NotClear), ("none", MapValue::NoFigure)];
    let besides = besides.into_iter().map(|(key, value)| (words.get(key), count(value)));
    let listed = classes.chain(besides).filter(|(_, n)| *n > 0);
    let listed = listed.map(|(name, n)| format!("{name}: {}.", words.whole(n as f64)));
    std::iter::once(subtitle.to_owned()).chain(listed).collect::<Vec<_>>().join(" ")
}
