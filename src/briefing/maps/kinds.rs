//! Maps of what was found of each place: what kind of gap it has over time, and whether
//! it lies among places with more or less unmet asking than the average place.
use super::draw::base;
use super::ground::{Ground, Look};
use super::more::{counted, drawn};
use crate::briefing::figure::{self, Measure};
use crate::briefing::{Picture, Words};
use crate::equity::{AreaStory, Cluster, CrossPlace, GapClass, Shown, Story};
use crate::geography::Geography;
use crate::render::map::{ClassLabel, MapSpec, MapValue, MapWords};
use crate::render::style::Palette;

/// The kinds that have a colour, in the order of the palette; the others are not sure.
const KINDS: [GapClass; 8] = [
    GapClass::Intensifying,
    GapClass::Persistent,
    GapClass::Diminishing,
    GapClass::Historical,
    GapClass::New,
    GapClass::Consecutive,
    GapClass::Sporadic,
    GapClass::NoGap,
];

/// What kind of gap each place has; nothing where nothing is sure.
pub(super) fn kinds(story: &Story, geography: &Geography, words: &Words) -> Option<Picture> {
    let cross = story.by_period.as_ref()?;
    let ground = Ground::of(story, cross)?;
    let place = |unit: &AreaStory| cross.places.iter().find(|p| p.key.id == unit.key.id);
    let class = |unit: &AreaStory| Some(place(unit)?.gap?.class);
    let value = |unit: &AreaStory| class(unit).map_or(MapValue::NoFigure, kind);
    let values: Vec<MapValue> = ground.units.iter().map(value).collect();
    if !values.iter().any(|value| matches!(value, MapValue::Class(_))) {
        return None;
    }
    let said = |class: GapClass| capital(&words.get(&format!("gap.{}", class.id())));
    let read_out = |unit: &AreaStory| match place(unit).and_then(|p| Some((p, p.gap?))) {
        Some((place, gap)) => {
            let since = gap.since.and_then(|since| cross.columns.get(since));
            kind_in_words(
                place,
                &words.get(&format!("gap.{}", gap.class.id())),
                since.map(|k| &*k.label),
                words,
            )
        }
        None => unit.key.label.clone(),
    };
    let look = |unit: &AreaStory| Look {
        value: value(unit),
        read_out: read_out(unit),
        outlined: class(unit).is_some_and(GapClass::lasts),
    };
    let target = Measure::Of100.show(words, story.target);
    let subtitle = words.say("map.kinds.subtitle", &[("target", &target)]);
    let classes: Vec<String> = KINDS.map(said).into();
    // Where the city as a whole is below, that is what is known of every such place.
    let unsure = || ground.units.iter().filter_map(class).filter(|class| kind(*class) == MapValue::NotClear);
    let city = unsure().count() > 0 && unsure().all(|class| class == GapClass::CityWide);
    let unsure = said(if city { GapClass::CityWide } else { GapClass::NotClear });
    let own = base(String::new(), 0.0, story, geography, words).words;
    let alt = counted(words, &subtitle, &classes, &values);
    Some(drawn("gap-kinds", alt, words.get("map.hatched"), |id, width| MapSpec {
        title: words.get("map.kinds.title"),
        subtitle: subtitle.clone(),
        areas: ground.areas(geography, look),
        classes: classes.iter().map(ClassLabel::new).collect(),
        palette: Palette::Kinds,
        only_shown: true,
        words: MapWords { not_clear: unsure.clone(), ..own.clone() },
        name_parents: ground.larger,
        ..base(id, width, story, geography, words)
    }))
}

fn kind(class: GapClass) -> MapValue {
    KINDS.iter().position(|own| *own == class).map_or(MapValue::NotClear, MapValue::Class)
}

fn kind_in_words(place: &CrossPlace, kind: &str, since: Option<&str>, words: &Words) -> String {
    let with = [("name", place.key.label.as_str()), ("kind", kind)];
    match since {
        Some(since) => words.say("map.kinds.since", &[with[0], with[1], ("since", since)]),
        None => words.say("map.kinds.readout", &with),
    }
}

/// With a capital first letter, where the script has any.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Places that with their neighbours have more or less unmet asking than the average
/// place; nothing where none surely has.
pub(super) fn around(story: &Story, geography: &Geography, words: &Words) -> Option<Picture> {
    let ground = Ground::told(story);
    let cluster = |unit: &AreaStory| story.clusters.iter().find(|c| c.key.id == unit.key.id);
    let value = |unit: &AreaStory| cluster(unit).map_or(MapValue::NoFigure, side);
    let values: Vec<MapValue> = ground.units.iter().map(value).collect();
    if !values.iter().any(|value| matches!(value, MapValue::Class(_))) {
        return None;
    }
    let look = |unit: &AreaStory| Look {
        value: value(unit),
        read_out: cluster(unit).map_or_else(|| unit.key.label.clone(), |c| around_in_words(unit, c, words)),
        outlined: false,
    };
    let subtitle = words.get("map.around.subtitle");
    let classes = [words.get("map.around.more"), words.get("map.around.less")];
    let alt = counted(words, &subtitle, &classes, &values);
    Some(drawn("neighbourhoods", alt, words.get("map.around.caption"), |id, width| MapSpec {
        title: words.get("map.around.title"),
        subtitle: subtitle.clone(),
        legend_title: Some(words.get("map.around.legend")),
        areas: ground.areas(geography, look),
        classes: classes.iter().map(ClassLabel::new).collect(),
        palette: Palette::PuOr,
        only_shown: true,
        ..base(id, width, story, geography, words)
    }))
}

/// More, or less, where that is sure.
fn side(cluster: &Cluster) -> MapValue {
    match cluster.figure {
        Shown::Clear { lower, .. } if lower > 0.0 => MapValue::Class(0),
        Shown::Clear { upper, .. } if upper < 0.0 => MapValue::Class(1),
        Shown::NotAvailable { .. } => MapValue::NoFigure,
        _ => MapValue::NotClear,
    }
}

fn around_in_words(unit: &AreaStory, cluster: &Cluster, words: &Words) -> String {
    let name = unit.key.label.as_str();
    let Shown::Clear { estimate, lower, upper } = cluster.figure else {
        return words.say("map.around.readout.unclear", &[("name", name)]);
    };
    let (key, low, high) = if estimate > 0.0 {
        ("map.around.readout.more", lower, upper)
    } else {
        ("map.around.readout.less", -upper, -lower)
    };
    let value = Measure::Per1000.show(words, estimate.abs());
    let range = figure::range(words, Measure::Per1000, low, high);
    words.say(key, &[("name", name), ("value", &value), ("range", &range)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_sure_has_a_colour() {
        let cluster =
            |figure| Cluster { key: crate::pipeline::Key { id: "a".into(), label: "A".into() }, figure };
        let clear = |lower, upper| Shown::Clear { estimate: (lower + upper) / 2.0, lower, upper };
        assert_eq!(side(&cluster(clear(1.0, 3.0))), MapValue::Class(0));
        assert_eq!(side(&cluster(clear(-3.0, -1.0))), MapValue::Class(1));
        assert_eq!(side(&cluster(clear(-1.0, 1.0))), MapValue::NotClear);
        let unclear = Shown::NotClear { estimate: 5.0, lower: 1.0, upper: 9.0 };
        assert_eq!(side(&cluster(unclear)), MapValue::NotClear);
        assert_eq!(kind(GapClass::CityWide), MapValue::NotClear);
        assert_eq!(kind(GapClass::NoGap), MapValue::Class(7));
        assert_eq!(GapClass::ALL.iter().filter(|class| kind(**class) == MapValue::NotClear).count(), 2);
    }
}
