//! The planted gaps: where, of what, for whom and when too little help arrives.
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use super::map::CityMap;
use super::needs::{CREOLE, DISABLED, HOUSING, MEDICINE, TRANSPORT, UTILITIES};
use super::settings::{Generator, Settings};

/// A planted shortage (or, with a positive effect, abundance). It holds where all
/// that is stated holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Gap {
    /// What it is, in plain words.
    pub what: &'static str,
    /// Areas, by index; all where empty.
    pub areas: Vec<u16>,
    pub need: Option<u8>,
    pub language: Option<u8>,
    pub disability: Option<u8>,
    /// First and last month; all where `None`, and then the gap is persistent.
    pub months: Option<(u16, u16)>,
    /// Added to the log-odds of being met.
    pub effect: f64,
    /// Factor on the days until met.
    pub delay: f64,
}

/// What a request is, as far as meeting it depends on it.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub area: u16,
    pub need: u8,
    pub month: u16,
    pub language: u8,
    pub disability: u8,
}

impl Gap {
    /// Whether a request falls into the gap.
    pub fn holds(&self, asked: &Asked) -> bool {
        (self.areas.is_empty() || self.areas.binary_search(&asked.area).is_ok())
            && self.need.is_none_or(|n| n == asked.need)
            && self.language.is_none_or(|l| l == asked.language)
            && self.disability.is_none_or(|d| d == asked.disability)
            && self.months.is_none_or(|(from, to)| (from..=to).contains(&asked.month))
    }

    /// Whether it is about people of some group.
    pub fn by_group(&self) -> bool {
        self.language.is_some() || self.disability.is_some()
    }
}

/// The planted gaps, after the sizes and poverty of the areas.
pub(super) fn plant(map: &CityMap, settings: &Settings, rng: &mut StdRng) -> Vec<Gap> {
    let gap = |what| Gap { what, delay: 1.0, ..Gap::default() };
    let mut poor: Vec<u16> = (0..map.places.len() as u16).collect();
    poor.sort_by(|a, b| {
        // Where ranking has nothing to do with need, in an order that has nothing to do with it.
        let poverty = |i: &u16| match settings.generator {
            Generator::Unrelated => f64::from(i.wrapping_mul(40_503)),
            _ => map.places[usize::from(*i)].poverty,
        };
        poverty(b).total_cmp(&poverty(a))
    });
    let one_in = |n: usize| (map.places.len() / n).max(1);
    let mut gaps = Vec::new();
    // Neighbours of one of the poorest areas, and single ones of the poorer half.
    let cluster = nearest(map, poor[rng.random_range(0..one_in(10))], one_in(20).max(3));
    let mut single: Vec<u16> = poor[..poor.len() / 2].to_vec();
    single.retain(|a| cluster.binary_search(a).is_err());
    single.shuffle(rng);
    single.truncate(one_in(25));
    single.sort_unstable();
    gaps.push(Gap {
        areas: cluster,
        effect: -1.7,
        delay: 1.5,
        ..gap("neighbouring areas, whatever is asked for")
    });
    gaps.push(Gap { areas: single, effect: -1.5, ..gap("single areas, whatever is asked for") });
    gaps.push(Gap {
        need: Some(HOUSING as u8),
        effect: -1.3,
        delay: 1.2,
        ..gap("housing, all over the city")
    });
    for (need, what) in [(MEDICINE, "medicine in some areas"), (TRANSPORT, "rides in some areas")] {
        let middle = rng.random_range(0..map.places.len() as u16);
        let areas = nearest(map, middle, one_in(12).max(2));
        gaps.push(Gap { areas, need: Some(need as u8), effect: -1.8, ..gap(what) });
    }
    gaps.push(Gap {
        language: Some(CREOLE),
        effect: -0.9,
        delay: 1.3,
        ..gap("people who speak Haitian Creole")
    });
    gaps.push(Gap {
        disability: Some(DISABLED),
        effect: -0.5,
        delay: 1.2,
        ..gap("households with a disability")
    });
    let district = rng.random_range(0..map.districts.len());
    let areas = (0..map.places.len() as u16).filter(|a| map.places[usize::from(*a)].district == district);
    let (from, to) = (settings.months / 2, (settings.months / 2 + 2).min(settings.months - 1));
    gaps.push(Gap {
        areas: areas.collect(),
        months: Some((from, to)),
        effect: -1.2,
        ..gap("one district for a while")
    });
    gaps.push(Gap {
        need: Some(UTILITIES as u8),
        months: Some((from, from)),
        effect: -1.0,
        ..gap("power bills in one month")
    });
    if settings.generator == Generator::Flood {
        gaps.push(Gap {
            areas: flooded(map),
            months: Some((from, from)),
            effect: -1.4,
            delay: 1.8,
            ..gap("the flood")
        });
    }
    let own = gaps.iter_mut().filter(|gap| gap.need.is_none() && gap.months.is_none() && !gap.by_group());
    own.for_each(|gap| gap.effect *= settings.generator.depth());
    gaps
}

/// The areas that the flood reaches: those nearest to the islands.
pub(super) fn flooded(map: &CityMap) -> Vec<u16> {
    let islands = (0..map.places.len()).find(|i| map.places[*i].polygons.len() > 1).unwrap_or(0);
    nearest(map, islands as u16, (map.places.len() / 7).max(2))
}

/// `count` areas nearest to area `middle`, itself included, in order of index.
fn nearest(map: &CityMap, middle: u16, count: usize) -> Vec<u16> {
    let [x, y] = map.places[usize::from(middle)].centre;
    let far = |i: &u16| {
        let [u, v] = map.places[usize::from(*i)].centre;
        (u - x).hypot(v - y)
    };
    let mut areas: Vec<u16> = (0..map.places.len() as u16).collect();
    areas.sort_by(|a, b| far(a).total_cmp(&far(b)));
    areas.truncate(count);
    areas.sort_unstable();
    areas
}
