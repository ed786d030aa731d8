//! Who asks for what, where and when.
use rand::Rng;

use super::calendar::Calendar;
use super::gaps::flooded;
use super::map::CityMap;
use super::needs::{KINDS, LANGUAGES, NEEDS};
use super::random::{self, Stream, normal};
use super::settings::{Generator, Settings};

/// A short burst of requests for one need in one area.
pub(super) struct Burst {
    pub area: u16,
    pub need: u8,
    /// First day.
    pub day: u32,
}

/// Days that a burst lasts.
pub(super) const BURST_DAYS: u32 = 12;

/// One month in which some areas are flooded.
pub(super) struct Flood {
    pub areas: Vec<u16>,
    pub month: usize,
}

/// The tables that people are drawn from.
pub(super) struct Demand {
    /// Running sums over areas: where people who ask live.
    pub homes: Vec<f64>,
    /// Running sums over areas: where people who only come by are served.
    pub served: Vec<f64>,
    /// Weights of needs by area.
    pub needs: Vec<[f64; KINDS]>,
    /// Running sums over languages by area.
    pub languages: Vec<Vec<f64>>,
    /// Share of households with a disability, by area.
    pub disability: Vec<f64>,
    /// Mean number of people in a household besides the one who asks, by area.
    pub others: Vec<f64>,
    /// How busy each month is, at most 1.
    pub season: Vec<f64>,
    pub bursts: Vec<Burst>,
    pub flood: Option<Flood>,
}

impl Demand {
    /// The tables for a city; `short` is the effect of the areas' persistent gaps.
    pub fn new(map: &CityMap, calendar: &Calendar, settings: &Settings, short: &[f64]) -> Self {
        let mut rng = random::stream(settings.seed, Stream::Effects, 1);
        let mut tilt = |spread: f64| spread * normal(&mut rng);
        let district_rate: Vec<f64> = map.districts.iter().map(|_| tilt(0.2)).collect();
        let district_tilt: Vec<[f64; KINDS]> =
            map.districts.iter().map(|_| [(); KINDS].map(|()| tilt(0.22))).collect();
        let district_language: Vec<[f64; 3]> =
            map.districts.iter().map(|_| [(); 3].map(|()| tilt(0.7))).collect();
        let (mut rates, mut needs, mut languages, mut disability, mut others) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for place in &map.places {
            let poor = match settings.generator {
                Generator::Unrelated => 0.0,
                _ => (place.poverty - 15.0) / 10.0,
            };
            rates.push(
                f64::from(place.residents) * (0.38 * poor + district_rate[place.district] + tilt(0.25)).exp(),
            );
            let district = &district_tilt[place.district];
            needs.push(std::array::from_fn(|k| NEEDS[k].share * (district[k] + tilt(0.25)).exp()));
            let [es, ht, more] = district_language[place.district].map(|d| d + tilt(0.4));
            let weights =
                [0.58, 0.20 * es.exp(), 0.09 * ht.exp(), 0.05 * more.exp(), 0.03 * more.exp(), 0.04];
            debug_assert_eq!(weights.len(), LANGUAGES.len());
            languages.push(random::cumulate(weights.into_iter()));
            disability.push((0.17 + 0.04 * poor + tilt(0.04)).clamp(0.05, 0.5));
            others.push((1.5 + 0.25 * poor + tilt(0.3)).clamp(0.4, 3.5));
        }
        let served = rates.iter().zip(short).map(|(rate, gap)| rate * gap.exp());
        let (bursts, flood) = special(map, calendar, settings, &rates);
        Demand {
            served: random::cumulate(served),
            homes: random::cumulate(rates.iter().copied()),
            needs,
            languages,
            disability,
            others,
            season: season(calendar),
            bursts,
            flood,
        }
    }
}

/// How busy each month of the window is, the busiest having 1.
fn season(calendar: &Calendar) -> Vec<f64> {
    let busy = |m: usize| NEEDS.iter().map(|n| n.share * n.season[m]).sum::<f64>();
    let months: Vec<f64> = calendar.months.iter().map(|m| busy(m.of_year)).collect();
    let most = months.iter().copied().fold(0.0, f64::max);
    months.iter().map(|m| m / most).collect()
}

fn special(
    map: &CityMap,
    calendar: &Calendar,
    settings: &Settings,
    rates: &[f64],
) -> (Vec<Burst>, Option<Flood>) {
    let mut rng = random::stream(settings.seed, Stream::Effects, 2);
    match settings.generator {
        Generator::LogLinear | Generator::Unrelated | Generator::Repeaters | Generator::FewGaps => {
            (Vec::new(), None)
        }
        Generator::Flood => {
            let month = (usize::from(settings.months) / 2).min(calendar.months.len() - 1);
            (Vec::new(), Some(Flood { areas: flooded(map), month }))
        }
        Generator::Bursts => {
            let homes = random::cumulate(rates.iter().copied());
            let count = (map.places.len() / 4).max(3);
            let last = calendar.days().saturating_sub(BURST_DAYS).max(1);
            let bursts = (0..count).map(|_| Burst {
                area: random::pick(&mut rng, &homes) as u16,
                need: rng.random_range(0..KINDS as u8),
                day: rng.random_range(0..last),
            });
            (bursts.collect(), None)
        }
    }
}
