//! How likely a request is to be met, and how soon: by area, need, month, group.
//!
//! Log-odds add up: the need's, the district's, the area's, a little of chance for
//! area and quarter, and the *planted gaps*, which `truth.json` lists.
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use super::map::CityMap;
use super::needs::{CREOLE, DISABLED, HOUSING, KINDS, MEDICINE, NEEDS, TRANSPORT, UTILITIES};
use super::random::{self, Stream, normal};
use super::settings::{Generator, Settings};

/// Log-odds of being met sooner or later where nothing else is said.
const BASE: f64 = 1.55;
/// Spread of the logarithm of days until met.
pub(super) const SPREAD: f64 = 0.75;

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

    fn by_group(&self) -> bool {
        self.language.is_some() || self.disability.is_some()
    }
}

/// Chances and delays for every kind of request.
pub(super) struct Effects {
    /// The planted gaps.
    pub gaps: Vec<Gap>,
    months: usize,
    /// Log-odds by area, need, month, without the groups' gaps.
    log_odds: Vec<f32>,
    /// Median days by area and need.
    days: Vec<f32>,
}

impl Effects {
    /// The effects of a city.
    pub fn new(map: &CityMap, settings: &Settings) -> Self {
        let mut rng = random::stream(settings.seed, Stream::Effects, 0);
        let gaps = plant(map, settings, &mut rng);
        let (areas, months) = (map.places.len(), usize::from(settings.months));
        let district: Vec<f64> = map.districts.iter().map(|_| 0.22 * normal(&mut rng)).collect();
        let mut effects = Effects { gaps, months, log_odds: Vec::new(), days: Vec::new() };
        for area in 0..areas {
            let own = district[map.places[area].district] + 0.22 * normal(&mut rng);
            let slow = 0.2 * normal(&mut rng);
            let quarters: Vec<f64> = (0..=months / 3).map(|_| 0.12 * normal(&mut rng)).collect();
            for (need, kind) in NEEDS.iter().enumerate() {
                for month in 0..months {
                    let place = Asked {
                        area: area as u16,
                        need: need as u8,
                        month: month as u16,
                        language: u8::MAX,
                        disability: u8::MAX,
                    };
                    let gaps = effects.gaps.iter().filter(|g| !g.by_group() && g.holds(&place));
                    let gap: f64 = gaps.map(|g| g.effect).sum();
                    effects.log_odds.push((BASE + kind.ease + own + quarters[month / 3] + gap) as f32);
                }
                let days = kind.days * f64::exp(slow);
                effects.days.push(days as f32);
            }
        }
        effects
    }

    /// For each area the log-odds of its own persistent gaps, over all needs.
    pub fn short_areas(&self, areas: usize) -> Vec<f64> {
        let mut short = vec![0.0; areas];
        for gap in self.gaps.iter().filter(|g| g.need.is_none() && g.months.is_none()) {
            for area in &gap.areas {
                short[usize::from(*area)] += gap.effect;
            }
        }
        short
    }

    /// Chance of being met sooner or later.
    pub fn chance(&self, asked: &Asked) -> f64 {
        let cell = usize::from(asked.area) * KINDS + usize::from(asked.need);
        let place = f64::from(self.log_odds[cell * self.months + usize::from(asked.month)]);
        let groups = self.gaps.iter().filter(|g| g.by_group() && g.holds(asked));
        let log_odds: f64 = place + groups.map(|g| g.effect).sum::<f64>();
        1.0 / (1.0 + (-log_odds).exp())
    }

    /// Median days until met.
    pub fn median_days(&self, asked: &Asked) -> f64 {
        let usual = f64::from(self.days[usize::from(asked.area) * KINDS + usize::from(asked.need)]);
        usual * self.gaps.iter().filter(|g| g.holds(asked)).map(|g| g.delay).product::<f64>()
    }

    /// Chance of being met within `days` days: that of being met at all times the
    /// log-normal chance of a delay below `days + 1` (delays are cut to whole days).
    pub fn chance_within(&self, asked: &Asked, days: u16) -> f64 {
        let z = ((f64::from(days) + 1.0).ln() - self.median_days(asked).ln()) / SPREAD;
        self.chance(asked) * standard_normal_below(z)
    }
}

/// Chance that a standard Normal number is below `z`, within 1.5e-7
/// (Abramowitz and Stegun 7.1.26).
fn standard_normal_below(z: f64) -> f64 {
    let x = z.abs() / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * x);
    let series = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592];
    let tail = 0.5 * series.iter().fold(0.0, |sum, c| (sum + c) * t) * (-x * x).exp();
    if z < 0.0 { tail } else { 1.0 - tail }
}

/// The planted gaps, after the sizes and poverty of the areas.
fn plant(map: &CityMap, settings: &Settings, rng: &mut StdRng) -> Vec<Gap> {
    let gap = |what| Gap { what, delay: 1.0, ..Gap::default() };
    let mut poor: Vec<u16> = (0..map.places.len() as u16).collect();
    poor.sort_by(|a, b| {
        let poverty = |i: &u16| map.places[usize::from(*i)].poverty;
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
    gaps.push(Gap { areas: cluster, effect: -1.7, delay: 1.5, ..gap("neighbouring areas, whatever is asked for") });
    gaps.push(Gap { areas: single, effect: -1.5, ..gap("single areas, whatever is asked for") });
    gaps.push(Gap { need: Some(HOUSING as u8), effect: -1.3, delay: 1.2, ..gap("housing, all over the city") });
    for (need, what) in [(MEDICINE, "medicine in some areas"), (TRANSPORT, "rides in some areas")] {
        let middle = rng.random_range(0..map.places.len() as u16);
        let areas = nearest(map, middle, one_in(12).max(2));
        gaps.push(Gap { areas, need: Some(need as u8), effect: -1.8, ..gap(what) });
    }
    gaps.push(Gap { language: Some(CREOLE), effect: -0.9, delay: 1.3, ..gap("people who speak Haitian Creole") });
    gaps.push(Gap { disability: Some(DISABLED), effect: -0.5, delay: 1.2, ..gap("households with a disability") });
    let district = rng.random_range(0..map.districts.len());
    let areas = (0..map.places.len() as u16).filter(|a| map.places[usize::from(*a)].district == district);
    let (from, to) = (settings.months / 2, (settings.months / 2 + 2).min(settings.months - 1));
    gaps.push(Gap { areas: areas.collect(), months: Some((from, to)), effect: -1.2, ..gap("one district for a while") });
    gaps.push(Gap { need: Some(UTILITIES as u8), months: Some((from, from)), effect: -1.0, ..gap("power bills in one month") });
    if settings.generator == Generator::Flood {
        gaps.push(Gap { areas: flooded(map), months: Some((from, from)), effect: -1.4, delay: 1.8, ..gap("the flood") });
    }
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

#[cfg(test)]
mod tests {
    use super::standard_normal_below;

    #[test]
    fn the_normal_distribution_has_its_known_values() {
        for (z, p) in [(0.0, 0.5), (1.0, 0.841_344_7), (-1.959_964, 0.025), (3.0, 0.998_650_1)] {
            assert!((standard_normal_below(z) - p).abs() < 2e-7, "{z}");
        }
    }
}
