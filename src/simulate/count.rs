//! Counts a made-up city exactly, by the rules of methods.md section 1.
use super::City;
use super::gaps::Asked;
use super::needs::{Answer, DISABILITY, HOUSEHOLDS, KINDS, LANGUAGES, household};
use super::person::{Person, Request};

/// Met, unmet, pending.
const STATUSES: usize = 3;

/// What there is in one place, need, month, group or planted gap.
#[derive(Clone, Default)]
pub(super) struct Tally {
    /// Distinct people with at least one record here.
    pub people: u64,
    /// Voices met, unmet, pending: each person's records share one voice.
    pub voices: [f64; STATUSES],
    /// Records met, unmet, pending.
    pub records: [u64; STATUSES],
    /// Voices of old enough records times their planted chance of being met in time.
    pub chance: f64,
    last: Option<u32>,
}

impl Tally {
    fn add(&mut self, person: u32, voice: f64, status: usize, chance: f64) {
        self.people += u64::from(self.last.replace(person) != Some(person));
        self.voices[status] += voice;
        self.records[status] += 1;
        if status < 2 {
            self.chance += voice * chance;
        }
    }
}

/// Hand-outs in one place or of one need.
#[derive(Clone, Default)]
pub(super) struct Given {
    pub voices: f64,
    pub records: u64,
}

/// All tallies. Vectors go by index of area, need, month, key, planted gap.
pub(super) struct Counts {
    pub city: Tally,
    pub areas: Vec<Tally>,
    pub needs: Vec<Tally>,
    pub months: Vec<Tally>,
    pub languages: Vec<Tally>,
    pub disability: Vec<Tally>,
    pub households: Vec<Tally>,
    pub gaps: Vec<Tally>,
    /// Areas × months, row-major.
    pub area_months: Vec<Tally>,
    /// Areas × needs, row-major.
    pub area_needs: Vec<Tally>,
    pub rows: u64,
    pub given_people: u64,
    pub given_areas: Vec<Given>,
    pub given_needs: Vec<Given>,
}

/// The different keys of a list of answers, in order.
pub(super) fn keys(answers: &[Answer]) -> Vec<&'static str> {
    let mut keys: Vec<&str> = answers.iter().map(|a| a.key).collect();
    keys.dedup();
    keys
}

fn key_index(answers: &[Answer], answer: u8) -> usize {
    let key = answers[usize::from(answer)].key;
    keys(answers).iter().position(|k| *k == key).unwrap_or(0)
}

impl Counts {
    /// Nothing counted yet.
    pub fn new(city: &City) -> Self {
        let (areas, months) = (city.map.places.len(), city.calendar.months.len());
        let none = |n: usize| vec![Tally::default(); n];
        Counts {
            city: Tally::default(),
            areas: none(areas),
            needs: none(KINDS),
            months: none(months),
            languages: none(keys(&LANGUAGES).len()),
            disability: none(keys(&DISABILITY).len()),
            households: none(HOUSEHOLDS.len()),
            gaps: none(city.effects.gaps.len()),
            area_months: none(areas * months),
            area_needs: none(areas * KINDS),
            rows: 0,
            given_people: 0,
            given_areas: vec![Given::default(); areas],
            given_needs: vec![Given::default(); KINDS],
        }
    }

    /// Adds all that is recorded about one person.
    pub fn add(&mut self, city: &City, person: &Person) {
        self.rows += person.requests.len() as u64;
        let records: usize = person.requests.iter().map(|r| r.asks.len()).sum();
        let voice = 1.0 / records.max(1) as f64;
        let matched = matches(person, city.settings.within_days.into());
        for (request, matched) in person.requests.iter().zip(matched) {
            for (ask, matched) in request.asks.iter().zip(matched) {
                let status = status(city, request, matched);
                let asked = Asked {
                    area: request.area,
                    need: ask.need,
                    month: city.calendar.month(request.day) as u16,
                    language: person.language,
                    disability: person.disability,
                };
                self.tally(city, person, &asked, |t| t.add(person.number, voice, status, ask.chance.into()));
            }
        }
        self.given_people += u64::from(!person.handouts.is_empty());
        let voice = 1.0 / person.handouts.len().max(1) as f64;
        for handout in &person.handouts {
            let area = &mut self.given_areas[usize::from(handout.area)];
            let need = &mut self.given_needs[usize::from(handout.need)];
            for given in [area, need] {
                given.voices += voice;
                given.records += 1;
            }
        }
    }

    /// Runs `add` on every tally that a record belongs to.
    fn tally(&mut self, city: &City, person: &Person, asked: &Asked, mut add: impl FnMut(&mut Tally)) {
        let (area, need, month) =
            (usize::from(asked.area), usize::from(asked.need), usize::from(asked.month));
        add(&mut self.city);
        add(&mut self.areas[area]);
        add(&mut self.needs[need]);
        add(&mut self.months[month]);
        add(&mut self.languages[key_index(&LANGUAGES, person.language)]);
        add(&mut self.disability[key_index(&DISABILITY, person.disability)]);
        add(&mut self.households[household(person.household)]);
        add(&mut self.area_months[area * city.calendar.months.len() + month]);
        add(&mut self.area_needs[area * KINDS + need]);
        for (gap, tally) in city.effects.gaps.iter().zip(&mut self.gaps) {
            if gap.holds(asked) {
                add(tally);
            }
        }
    }
}

/// 0 met, 1 unmet, 2 pending.
fn status(city: &City, request: &Request, matched: bool) -> usize {
    let within = u32::from(city.settings.within_days);
    let last_day = city.calendar.days() - 1;
    if last_day - request.day < within {
        return 2;
    }
    let in_time = request.closed.is_some_and(|closed| closed - request.day <= within);
    usize::from(!(in_time || matched))
}

/// For each need of each request whether a hand-out is matched with it: requests in
/// order of time take the earliest hand-out of their need, from their day on and at
/// most `within` days later, that no earlier request has taken.
fn matches(person: &Person, within: u32) -> Vec<Vec<bool>> {
    let mut used = vec![false; person.handouts.len()];
    let mut take = |day: u32, need: u8| {
        let found = person.handouts.iter().zip(&used).position(|(given, used)| {
            !used && given.need == need && (day..=day + within).contains(&given.day)
        });
        if let Some(i) = found {
            used[i] = true;
        }
        found.is_some()
    };
    person.requests.iter().map(|r| r.asks.iter().map(|a| take(r.day, a.need)).collect()).collect()
}
