//! What goes wrong in real logs, a row at a time.
use rand::Rng;
use rand::rngs::StdRng;

/// At most one of these befalls a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    BlankPhone,
    PhoneInWords,
    DeskPhone,
    BlankArea,
    UnknownArea,
    LostZero,
    MisspeltNeed,
    BlankNeed,
    TrailingSeparator,
    BlankConsent,
    StraySpaces,
    OddLanguage,
    OddStatus,
    OddHousehold,
    AncientYear,
    FarYear,
    NoSuchDate,
    BlankDate,
    /// The row is there twice.
    Twice,
    /// It is there again a little later, marked as a duplicate.
    MarkedTwice,
}

/// How many of 10,000 rows each befalls.
const REQUESTS: [(Fault, u32); 20] = [
    (Fault::BlankPhone, 110),
    (Fault::PhoneInWords, 25),
    (Fault::DeskPhone, 20),
    (Fault::BlankArea, 150),
    (Fault::UnknownArea, 90),
    (Fault::LostZero, 50),
    (Fault::MisspeltNeed, 120),
    (Fault::BlankNeed, 40),
    (Fault::TrailingSeparator, 200),
    (Fault::BlankConsent, 90),
    (Fault::StraySpaces, 250),
    (Fault::OddLanguage, 150),
    (Fault::OddStatus, 80),
    (Fault::OddHousehold, 100),
    (Fault::AncientYear, 4),
    (Fault::FarYear, 4),
    (Fault::NoSuchDate, 4),
    (Fault::BlankDate, 4),
    (Fault::Twice, 150),
    (Fault::MarkedTwice, 120),
];

const DISTRIBUTIONS: [(Fault, u32); 8] = [
    (Fault::BlankPhone, 250),
    (Fault::PhoneInWords, 40),
    (Fault::BlankArea, 150),
    (Fault::UnknownArea, 60),
    (Fault::MisspeltNeed, 80),
    (Fault::StraySpaces, 200),
    (Fault::FarYear, 3),
    (Fault::Twice, 80),
];

/// What befalls the next row of the request form.
pub(super) fn of_request(rng: &mut StdRng) -> Option<Fault> {
    draw(rng, &REQUESTS)
}

/// What befalls the next row of the distribution log.
pub(super) fn of_distribution(rng: &mut StdRng) -> Option<Fault> {
    draw(rng, &DISTRIBUTIONS)
}

fn draw(rng: &mut StdRng, faults: &[(Fault, u32)]) -> Option<Fault> {
    let mut at = rng.random_range(0..10_000u32);
    for (fault, often) in faults {
        match at.checked_sub(*often) {
            Some(rest) => at = rest,
            None => return Some(*fault),
        }
    }
    None
}

/// Whether a person does not want to be counted.
pub(super) fn declines(looks: u64) -> bool {
    looks >> 50 & 0xFF < 10
}

/// Moves one row in a hundred up to 150 rows down.
pub(super) fn disorder<T>(rows: &mut [T], rng: &mut StdRng) {
    for i in 0..rows.len() {
        if rng.random_ratio(1, 100) {
            let j = (i + rng.random_range(1..150)).min(rows.len() - 1);
            rows.swap(i, j);
        }
    }
}
