//! What comes after the help: how those who were served rate it, what they complain of,
//! who gives, and how much was handed out. From streams of their own, so that the logs of
//! requests and hand-outs are the same with it and without.
use rand::Rng;
use rand::rngs::StdRng;

use super::City;
use super::people::InventedRecord;
use super::person::Person;
use super::random::{self, Stream, normal};
use crate::pipeline::Role;
use crate::plan::{Plan, Quantity};

/// Of those who were served how many say how it was.
const ANSWERS: f64 = 0.3;
/// Of those who ask how many give as well.
const GIVES_TOO: f64 = 0.12;
/// Of those who only come by how many give: volunteers who eat with the others.
const GIVES: f64 = 0.3;
/// Mean logarithm of what one hand-out weighs, in pounds.
const POUNDS: f64 = 2.7;
/// Steps of a public cap a person (2³¹).
const WHOLE: f64 = 2_147_483_648.0;

/// One row of feedback.
pub(super) struct Answer {
    pub(super) day: u32,
    pub(super) area: u16,
    /// From 0, worst, to 4.
    pub(super) rating: u8,
    /// One of [`COMPLAINTS`].
    pub(super) complaint: Option<u8>,
}

/// One row of the log of who gave.
pub(super) struct Gift {
    pub(super) day: u32,
    pub(super) area: u16,
}

/// Kinds of complaint, as the form has them.
pub(super) const COMPLAINTS: [&str; 4] =
    ["It came late", "Not what I asked for", "I was not treated well", "I could not get there"];

/// What one person does after the help.
#[derive(Default)]
pub(super) struct After {
    pub(super) answers: Vec<Answer>,
    pub(super) gifts: Vec<Gift>,
}

impl After {
    /// Of a person of a city.
    pub(super) fn of(city: &City, person: &Person) -> Self {
        let mut rng = random::stream(city.settings.seed, Stream::After, person.number.into());
        let served: Vec<(u32, u16, bool)> = person
            .requests
            .iter()
            .filter_map(|r| {
                let late = r.closed.is_none_or(|c| c > r.day + u32::from(city.settings.within_days));
                Some((r.closed.or(Some(r.day + 20)).filter(|d| *d < city.calendar.days())?, r.area, late))
            })
            .collect();
        let home = person.requests.first().map(|r| r.area).or(person.handouts.first().map(|h| h.area));
        let asks = !person.requests.is_empty();
        Self::new(&served, home, asks, city.calendar.days(), &mut rng)
    }

    /// `served`: day, area, whether it came late or not at all.
    fn new(served: &[(u32, u16, bool)], home: Option<u16>, asks: bool, days: u32, rng: &mut StdRng) -> Self {
        let mut after = After::default();
        for (day, area, late) in served {
            if rng.random_bool(ANSWERS) {
                let worse = if *late { 1.6 } else { 0.0 };
                let rating = (3.2 - worse + 0.9 * normal(rng)).round().clamp(0.0, 4.0) as u8;
                let complains = rng.random_bool(if *late { 0.5 } else { 0.12 });
                let kind = if *late && rng.random_bool(0.6) { 0 } else { rng.random_range(0..4) };
                let complaint = complains.then_some(kind);
                after.answers.push(Answer { day: *day, area: *area, rating, complaint });
            }
        }
        let gives = rng.random_bool(if asks { GIVES_TOO } else { GIVES });
        if let Some(area) = home.filter(|_| gives) {
            for _ in 0..rng.random_range(1..6u32) {
                after.gifts.push(Gift { day: rng.random_range(0..days), area });
            }
        }
        after
    }

    /// As plain records: answers as far as the plan lists them, complaints after ratings.
    pub(super) fn records(&self, plan: &Plan, area: impl Fn(u16) -> Option<u32>) -> Vec<InventedRecord> {
        let (ratings, complaints) = (plan.counting.ratings.len(), plan.counting.complaints.len());
        let plain = |role, day, at: u16, need: u16, second| InventedRecord {
            role,
            area: area(at),
            need,
            day,
            second,
            closed: None,
            met: false,
            amount: 0,
        };
        let mut out = Vec::new();
        for (second, answer) in (0u32..).zip(&self.answers) {
            // The last key of a list is `unknown`.
            let scaled = |value: u8, n: usize| (usize::from(value)).min(n.saturating_sub(2)) as u16;
            if ratings > 0 {
                out.push(plain(
                    Role::Feedback,
                    answer.day,
                    answer.area,
                    scaled(answer.rating, ratings),
                    second,
                ));
            }
            if let Some(kind) = answer.complaint.filter(|_| complaints > 0) {
                let need = ratings as u16 + scaled(kind, complaints);
                out.push(plain(Role::Feedback, answer.day, answer.area, need, second));
            }
        }
        let gifts = (0u32..).zip(&self.gifts);
        out.extend(gifts.map(|(second, gift)| plain(Role::Gifts, gift.day, gift.area, 0, second)));
        out
    }
}

/// Part of the cap that one record is: a weight where hand-outs are weighed, one where
/// requests are counted.
pub(super) fn amount(quantity: Option<&Quantity>, rng: &mut StdRng) -> u32 {
    let Some(quantity) = quantity else { return 0 };
    let size = match quantity.unit.as_str() {
        "requests" => 1.0,
        _ => (POUNDS + 0.6 * normal(rng)).exp(),
    };
    ((size / f64::from(quantity.cap.max(1))).min(1.0) * WHOLE) as u32
}

/// Rows for someone who was made up from a plan alone.
pub(super) fn invented(plan: &Plan, records: &mut Vec<InventedRecord>, days: u32, rng: &mut StdRng) {
    for record in records.iter_mut() {
        record.amount = amount(plan.counting.quantity(record.role), rng);
    }
    let asked = |r: &&InventedRecord| r.role == Role::Requests;
    let place = |r: &InventedRecord| r.area.map_or(u16::MAX, |a| a.min(u32::from(u16::MAX)) as u16);
    let served: Vec<(u32, u16, bool)> = records
        .iter()
        .filter(asked)
        .map(|r| (r.closed.unwrap_or(r.day).min(days.saturating_sub(1)), place(r), r.closed.is_none()))
        .collect();
    let home = records.iter().find(|r| r.role == Role::Requests).map(place);
    let after = After::new(&served, home, true, days, rng);
    records.extend(after.records(plan, |at| (at != u16::MAX).then_some(u32::from(at))));
}
