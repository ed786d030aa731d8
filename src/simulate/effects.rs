//! How likely a request is to be met, and how soon: by area, need, month, group.
//!
//! Log-odds add up: the need's, the district's, the area's, a little of chance for
//! area and quarter, and the *planted gaps*, which `truth.json` lists.
use super::gaps::{Asked, Gap, plant};
use super::map::CityMap;
use super::needs::{KINDS, NEEDS};
use super::random::{self, Stream, normal};
use super::settings::Settings;

/// Log-odds of being met sooner or later where nothing else is said.
const BASE: f64 = 1.55;
/// Spread of the logarithm of days until met.
pub(super) const SPREAD: f64 = 0.75;

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
        let (ease, sooner) = settings.generator.ease();
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
                    effects.log_odds.push((BASE + ease + kind.ease + own + quarters[month / 3] + gap) as f32);
                }
                let days = sooner * kind.days * f64::exp(slow);
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
