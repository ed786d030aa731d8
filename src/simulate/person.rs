//! One made-up person: what they ask for, when, and what comes of it.
use rand::Rng;
use rand::rngs::StdRng;

use super::City;
use super::demand::BURST_DAYS;
use super::effects::SPREAD;
use super::gaps::Asked;
use super::habits::{days, flood_days, poisson, spell};
use super::needs::{DISABILITY, HOUSING, KINDS, MEDICINE, NEEDS, OTHER, TRANSPORT};
use super::random::{self, Stream, normal, pick};
use super::settings::Generator;

/// Most requests of one person.
const MOST: u64 = 200;
/// How much less likely requests of a burst are to be met.
const CROWDED: f64 = 0.7;

/// One need of a request.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    pub need: u8,
    /// Day on which it was met, within the window.
    pub met: Option<u32>,
    /// Chance that such a request is met in time.
    pub chance: f32,
}

/// Where a request stands when the logs are exported.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Complete,
    Delivery,
    Dispatch,
    NoAnswer,
    SentOn,
}

/// One row of the request form.
pub(super) struct Request {
    pub day: u32,
    pub second: u32,
    pub area: u16,
    /// One to three different needs.
    pub asks: Vec<Ask>,
    pub standing: Standing,
    /// Day of closing, exactly when the request is complete.
    pub closed: Option<u32>,
}

/// One row of the distribution log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Handout {
    pub day: u32,
    pub area: u16,
    pub need: u8,
}

/// A person with all that is recorded about them.
pub(super) struct Person {
    pub number: u32,
    pub language: u8,
    pub disability: u8,
    /// People in the household.
    pub household: u8,
    /// By day; no two on one day.
    pub requests: Vec<Request>,
    /// By day, area, need; all different.
    pub handouts: Vec<Handout>,
}

impl Person {
    /// Person `number`: one who asks, below `settings.people`; from there on one
    /// who only comes by for hand-outs.
    pub fn new(city: &City, number: u32) -> Self {
        let mut rng = random::stream(city.settings.seed, Stream::Person, number.into());
        let asks = number < city.settings.people;
        let home = pick(&mut rng, if asks { &city.demand.homes } else { &city.demand.served });
        let others: f64 = city.demand.others[home];
        let mut person = Person {
            number,
            language: pick(&mut rng, &city.demand.languages[home]) as u8,
            disability: disability(&mut rng, city.demand.disability[home]),
            household: 1 + poisson(&mut rng, others).min(8) as u8,
            requests: Vec::new(),
            handouts: Vec::new(),
        };
        if asks {
            person.ask(city, home, &mut rng);
        }
        person.come_by(city, home, asks, &mut rng);
        person.handouts.sort_unstable();
        person.handouts.dedup();
        person
    }

    fn ask(&mut self, city: &City, home: usize, rng: &mut StdRng) {
        let burst = match city.settings.generator {
            Generator::Bursts if rng.random_bool(0.35) => {
                city.demand.bursts.get(rng.random_range(0..city.demand.bursts.len()))
            }
            _ => None,
        };
        // Log-normal rates make a few people ask very often.
        let rate = (city.settings.mean_requests - 1.0) * (normal(rng) - 0.5).exp();
        let rate = match city.settings.generator {
            Generator::Repeaters if rng.random_bool(0.05) => 10.0 * rate,
            Generator::Repeaters => 0.5 * rate,
            _ => rate,
        };
        let mut count = 1 + poisson(rng, rate).min(MOST - 1) as usize;
        let mut span = spell(city, rate, rng);
        let home = burst.map_or(home, |b| usize::from(b.area));
        if let Some(burst) = burst {
            span = (burst.day, (burst.day + BURST_DAYS).min(city.calendar.days()));
            count = count.min(3);
        }
        let mut days = days(city, span, count, rng);
        if let Some(flood) = city.demand.flood.as_ref().filter(|f| f.areas.contains(&(home as u16))) {
            days.extend(flood_days(city, flood.month, rng));
        }
        days.sort_unstable();
        days.dedup();
        let wants = self.wants(city, home);
        let favourite = match burst {
            Some(burst) => usize::from(burst.need),
            None => pick(rng, &random::cumulate(wants.iter().copied())),
        };
        for day in days {
            let area = if rng.random_bool(0.12) { pick(rng, &city.demand.homes) } else { home };
            let needs = self.needs(city, home, &wants, favourite, day, rng);
            self.request(city, day, area as u16, &needs, burst.is_some(), rng);
        }
    }

    /// Weights of the needs for this person, before the season.
    fn wants(&self, city: &City, home: usize) -> [f64; KINDS] {
        let mut wants = city.demand.needs[home];
        if self.household >= 4 {
            wants[0] *= 1.3;
            wants[HOUSING] *= 1.2;
            wants[OTHER] *= 1.5;
        }
        if DISABILITY[usize::from(self.disability)].key == "yes" {
            wants[MEDICINE] *= 1.8;
            wants[TRANSPORT] *= 1.7;
        }
        wants
    }

    /// One to three needs of one request: mostly the person's usual one.
    fn needs(
        &self,
        city: &City,
        home: usize,
        wants: &[f64; KINDS],
        favourite: usize,
        day: u32,
        rng: &mut StdRng,
    ) -> Vec<u8> {
        let month = city.calendar.month(day);
        let of_year = city.calendar.months[month].of_year;
        let flooded =
            city.demand.flood.as_ref().is_some_and(|f| f.month == month && f.areas.contains(&(home as u16)));
        let weight = |k: usize| match k {
            HOUSING | OTHER if flooded => 6.0 * wants[k],
            _ => wants[k] * NEEDS[k].season[of_year],
        };
        let now = random::cumulate((0..KINDS).map(weight));
        let mut needs = Vec::with_capacity(3);
        needs.push(if !flooded && rng.random_bool(0.55) { favourite } else { pick(rng, &now) } as u8);
        while needs.len() < 3 && rng.random_bool(0.24) {
            let more = pick(rng, &now) as u8;
            if !needs.contains(&more) {
                needs.push(more);
            }
        }
        needs
    }

    fn request(&mut self, city: &City, day: u32, area: u16, needs: &[u8], crowded: bool, rng: &mut StdRng) {
        let month = city.calendar.month(day) as u16;
        let factor = if crowded { CROWDED } else { 1.0 };
        // Whoever brings several things brings them at one time.
        let luck = (SPREAD * normal(rng)).exp();
        let asks: Vec<Ask> = needs
            .iter()
            .map(|need| {
                let (language, disability) = (self.language, self.disability);
                let asked = Asked { area, need: *need, month, language, disability };
                let chance = factor * city.effects.chance_within(&asked, city.settings.within_days);
                let met = rng.random_bool(factor * city.effects.chance(&asked));
                let when = day + (city.effects.median_days(&asked) * luck) as u32;
                let met = (met && when < city.calendar.days()).then_some(when);
                Ask { need: *need, met, chance: chance as f32 }
            })
            .collect();
        let complete = asks.iter().all(|a| a.met.is_some());
        for ask in &asks {
            // Of a request that is met in part only the hand-outs tell.
            let logged = !complete || rng.random_bool(NEEDS[usize::from(ask.need)].logged);
            if let Some(met) = ask.met.filter(|_| logged) {
                self.handouts.push(Handout { day: met, area, need: ask.need });
            }
        }
        let closed = asks.iter().filter_map(|a| a.met).max().filter(|_| complete);
        let standing = if complete { Standing::Complete } else { still_open(rng) };
        let hours: f64 = rng.random::<f64>() + rng.random::<f64>();
        let second = 25_200 + (27_000.0 * hours) as u32;
        self.requests.push(Request { day, second, area, asks, standing, closed });
    }

    /// Hand-outs that nobody asked for in the form.
    fn come_by(&mut self, city: &City, home: usize, asks: bool, rng: &mut StdRng) {
        let mut more = if asks { rng.random_bool(0.08) } else { true };
        while more && self.handouts.len() < 400 {
            let need = if rng.random_bool(0.75) { 0 } else { rng.random_range(0..KINDS as u8) };
            let day = rng.random_range(0..city.calendar.days());
            self.handouts.push(Handout { day, area: home as u16, need });
            more = rng.random_bool(0.55);
        }
    }
}

fn disability(rng: &mut StdRng, share: f64) -> u8 {
    let declined = DISABILITY.len() as u8 - 1;
    let (says, has) = (!rng.random_bool(0.06), rng.random_bool(share));
    if !says { declined } else { u8::from(!has) }
}

fn still_open(rng: &mut StdRng) -> Standing {
    match rng.random_range(0..10) {
        0..4 => Standing::Dispatch,
        4..7 => Standing::Delivery,
        7..9 => Standing::NoAnswer,
        _ => Standing::SentOn,
    }
}
