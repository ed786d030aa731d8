//! What a map is made from.
use geo::MultiPolygon;

use crate::briefing::Words;
use crate::render::style::{GAP_ABOVE, Palette};

/// One map.
#[derive(Clone, Debug)]
pub struct MapSpec<'a> {
    /// Prefix of the ids in the picture; must differ between pictures of one page.
    pub id: String,
    /// Short title.
    pub title: String,
    /// What the map shows, in words.
    pub subtitle: String,
    /// Heading of the legend, such as `Help that arrived, of every 100`.
    pub legend_title: Option<String>,
    /// The areas, in the order in which a keyboard visits them.
    pub areas: Vec<MapArea<'a>>,
    /// Names of the classes, class 0 (lowest) first.
    pub classes: Vec<ClassLabel>,
    /// Colours of the classes.
    pub palette: Palette,
    /// Does the legend leave out classes that no area is in?
    pub only_shown: bool,
    /// Where the nine classes are of two figures at once: how the legend names them.
    pub matrix: Option<Matrix>,
    /// The description where it is not to be counted from the areas.
    pub desc: Option<String>,
    /// Lines beneath: source, privacy.
    pub notes: Vec<String>,
    /// A mark across the picture, such as `MADE-UP DATA`.
    pub stamp: Option<String>,
    /// Width in picture units; drawn well between 400 and 1,000.
    pub width: f64,
    /// Name the districts and not the areas?
    pub name_parents: bool,
    /// Is the picture for a language that is written from right to left?
    pub rtl: bool,
    /// Can each area be reached by keyboard?
    pub focusable: bool,
    /// The picture's own words.
    pub words: MapWords,
}

impl Default for MapSpec<'_> {
    fn default() -> Self {
        MapSpec {
            id: "map".into(),
            title: String::new(),
            subtitle: String::new(),
            legend_title: None,
            areas: Vec::new(),
            classes: Vec::new(),
            palette: Palette::default(),
            only_shown: false,
            matrix: None,
            desc: None,
            notes: Vec::new(),
            stamp: None,
            width: 760.0,
            name_parents: false,
            rtl: false,
            focusable: false,
            words: MapWords::default(),
        }
    }
}

/// One area of a map.
#[derive(Clone, Debug)]
pub struct MapArea<'a> {
    /// Identifier, written as `data-id`.
    pub id: String,
    /// Name.
    pub label: String,
    /// Longitude and latitude in degrees; `None` when only names are known.
    pub shape: Option<&'a MultiPolygon<f64>>,
    /// Rough longitude and latitude for the tile grid, where there is no shape.
    pub place: Option<(f64, f64)>,
    /// Areas with the same number share a value and are outlined as one.
    pub zone: usize,
    /// Name of the district that it lies in.
    pub parent: Option<&'a str>,
    /// What is known.
    pub value: MapValue,
    /// The figure in words: `Oak Hill: 62 of every 100 (likely 54–70)`.
    pub read_out: String,
    /// Is it set off from its neighbours by a heavy line?
    pub outlined: bool,
}

/// The legend of nine classes of two figures, three by three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// What goes up from left to right.
    pub across: String,
    /// What goes up from top to bottom.
    pub down: String,
}

/// What a map says of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapValue {
    /// In this class (index into [`MapSpec::classes`]; beyond its end counts as no figure).
    Class(usize),
    /// Too uncertain to call.
    NotClear,
    /// There is no such figure.
    NoFigure,
}

/// The name of a class, as it stands in the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassLabel {
    /// For example `40 to 60 of every 100`.
    pub text: String,
}

impl ClassLabel {
    /// A class called `text`.
    pub fn new(text: impl Into<String>) -> Self {
        ClassLabel { text: text.into() }
    }
}

/// The words that a map adds by itself; English by default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapWords {
    /// Legend for [`MapValue::NotClear`].
    pub not_clear: String,
    /// Legend for [`MapValue::NoFigure`].
    pub no_figure: String,
    /// Legend for the heavy outlines.
    pub district: String,
    /// Legend for the dotted borders within a zone.
    pub together: String,
    /// Legend for the heavy line around [`MapArea::outlined`].
    pub outlined: String,
    /// Heading of areas in no district on a tile grid.
    pub elsewhere: String,
    /// Before the names of areas without a shape on a map that has shapes.
    pub not_drawn: String,
    /// Heading of the tile grid's list of names.
    pub key: String,
    /// Under a tile grid: that squares are not true to place or size.
    pub tiles: String,
    /// Abbreviation of kilometre.
    pub km: String,
    /// Abbreviation of metre.
    pub m: String,
    /// Abbreviation of mile.
    pub mile: String,
    /// Abbreviation of foot.
    pub foot: String,
    /// The ten digits, and the sign before decimals.
    pub digits: Vec<String>,
}

impl MapWords {
    /// The words of a catalogue.
    pub fn of(words: &Words) -> Self {
        MapWords {
            not_clear: words.get("unclear"),
            no_figure: words.get("none"),
            district: words.get("map.district"),
            together: words.get("map.together"),
            outlined: words.get("map.outlined"),
            elsewhere: words.get("map.elsewhere"),
            not_drawn: words.get("map.not-drawn"),
            key: words.get("map.key"),
            tiles: words.get("map.tiles"),
            km: words.get("map.km"),
            m: words.get("map.m"),
            mile: words.get("map.mile"),
            foot: words.get("map.foot"),
            digits: digits(words),
        }
    }

    /// A number in the digits of the language.
    pub(super) fn number(&self, value: f64) -> String {
        let place = |c: char| if c == '.' { Some(10) } else { c.to_digit(10) };
        let own = |c: char| self.digits.get(place(c)? as usize);
        let text = crate::render::svg::number(value);
        text.chars().map(|c| own(c).cloned().unwrap_or_else(|| c.to_string())).collect()
    }
}

fn digits(words: &Words) -> Vec<String> {
    let half = words.tidy(0.5, 1);
    let point = half.chars().nth(1).unwrap_or('.').to_string();
    (0u8..10).map(|digit| words.whole(f64::from(digit))).chain([point]).collect()
}

impl Default for MapWords {
    fn default() -> Self {
        MapWords::of(&Words::english())
    }
}

impl MapSpec<'_> {
    /// The area's value, a class without a name counting as no figure.
    pub(super) fn value(&self, area: usize) -> MapValue {
        match self.areas[area].value {
            MapValue::Class(c) if c >= self.classes.len() => MapValue::NoFigure,
            value => value,
        }
    }

    /// Colour or pattern of a value, as a `fill`.
    pub(super) fn fill(&self, value: MapValue) -> String {
        match value {
            MapValue::Class(GAP_ABOVE) if self.palette == Palette::Gap => format!("url(#{}-above)", self.id),
            MapValue::Class(c) if self.lined() && c % 3 > 0 => format!("url(#{}-both-{c})", self.id),
            MapValue::Class(c) => self.colour(c).to_string(),
            MapValue::NotClear => format!("url(#{}-not-clear)", self.id),
            MapValue::NoFigure => format!("url(#{}-no-figure)", self.id),
        }
    }

    /// Are the classes of two figures, which lines tell as well?
    pub(super) fn lined(&self) -> bool {
        self.palette == Palette::Both && self.classes.len() == 9
    }

    /// The plain colour that text on a value must stand out from.
    pub(super) fn ground(&self, value: MapValue) -> &'static str {
        match value {
            MapValue::Class(c) => self.colour(c),
            MapValue::NotClear => crate::render::style::HATCH_GROUND,
            MapValue::NoFigure => crate::render::style::BLANK_GROUND,
        }
    }

    fn colour(&self, class: usize) -> &'static str {
        let colours = self.palette.colours(self.classes.len());
        colours.get(class).copied().unwrap_or(crate::render::style::BLANK_GROUND)
    }
}
