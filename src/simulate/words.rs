//! Names, numbers, addresses and remarks that no real person has.
use std::io::Write;

const FIRST: [&str; 40] = [
    "Ada", "Amara", "Benoît", "Bea", "Carlos", "Chi", "Dalia", "Dmitri", "Elif", "Esther", "Farah", "Fritz",
    "Gus", "Hana", "Imani", "Ines", "Jojo", "José", "Kato", "Lena", "Luz", "Marisol", "Milo", "Nadège",
    "Noor", "Ola", "Otis", "Paz", "Quyen", "Rosa", "Sami", "Sunny", "Tomás", "Uma", "Vida", "Wyclef",
    "Xiomara", "Yara", "Zeb", "Zoë",
];
/// Surnames that say that they are made up.
const LAST: [&str; 24] = [
    "Fictwell",
    "Madeupson",
    "Sampleton",
    "Inventado",
    "Placeholdt",
    "Exampleby",
    "Pretendez",
    "Imaginski",
    "Testerby",
    "O'Nobody",
    "Ficsyon",
    "Mockingham",
    "Notreal",
    "Nonesuch",
    "Dummyfield",
    "Phantomas",
    "Seedling",
    "Randomly",
    "Anyperson",
    "Fablestone",
    "Makebelieve",
    "Whoever",
    "Nemo",
    "van Nergens",
];
const STREETS: [&str; 12] = [
    "Nowhere Street",
    "Pretend Avenue",
    "Imaginary Lane",
    "Example Road",
    "Sample Court",
    "Placeholder Way",
    "Fiction Alley",
    "Mockup Square",
    "Dummy Drive",
    "Make-Believe Terrace",
    "Invented Walk",
    "Nonesuch Place",
];
/// Free text of the form; with the quotes, commas and line breaks that people type.
const DETAILS: [&str; 12] = [
    "Please call after 5pm",
    "No pork, no nuts",
    "Buzzer is broken, knock \"loud\"",
    "Two kids, one baby\nsize 3 diapers",
    "I can pick it up myself",
    "Landlord said \"by Friday\", please hurry",
    "ok",
    "Same as last time; thank you!",
    "My neighbor can translate, she speaks English",
    "Wheelchair, needs ramp\n\nsecond floor, elevator works",
    "Gracias, Dios los bendiga",
    "Anything helps",
];
const NOTES: [&str; 8] = [
    "left voicemail",
    "volunteer: \"J\", van 2",
    "called twice, will try again",
    "see earlier request",
    "dropped off, nobody home\nleft with neighbor",
    "needs follow-up",
    "paid by the fund",
    "moved, new address, ask",
];

/// The telephone number of person `number` in one of several spellings; the digits
/// do not depend on the spelling.
///
/// Area codes begin with 1, which no area code of the North American plan does, so
/// no number can be dialled. The first 10,000 people have 555-01xx besides.
pub(super) fn phone(out: &mut Vec<u8>, number: u32, spelling: u64) {
    let (area, exchange, line) = if number < 10_000 {
        // 7919 has no factor in common with 10,000: all different, but not in order.
        let n = (number * 7_919 + 1_234) % 10_000;
        (100 + n / 100, 555, 100 + n % 100)
    } else {
        let n = number - 10_000;
        (100 + n / 1_000_000, 100 + n / 10_000 % 100, n % 10_000)
    };
    let spelt = match spelling % 8 {
        0..=2 => write!(out, "({area}) {exchange}-{line:04}"),
        3 | 4 => write!(out, "{area}-{exchange}-{line:04}"),
        5 => write!(out, "{area}.{exchange}.{line:04}"),
        6 => write!(out, "{area} {exchange} {line:04}"),
        _ => write!(out, "{area}{exchange}{line:04}"),
    };
    debug_assert!(spelt.is_ok(), "a vector takes all that is written");
}

/// First and last name.
pub(super) fn name(looks: u64) -> (&'static str, &'static str) {
    (FIRST[(looks % 40) as usize], LAST[(looks / 40 % 24) as usize])
}

/// House number, street and, for some, a flat.
pub(super) fn address(looks: u64) -> (u64, &'static str, Option<u64>) {
    let flat = looks >> 40 & 0xFF;
    (1 + (looks >> 20 & 0x1FF), STREETS[(looks >> 32) as usize % 12], (flat < 70).then_some(1 + flat))
}

/// What somebody wrote under "details": nothing for most.
pub(super) fn details(chance: u64) -> &'static str {
    DETAILS.get((chance % 40) as usize).copied().unwrap_or("")
}

/// What an organizer noted: nothing for most.
pub(super) fn notes(chance: u64) -> &'static str {
    NOTES.get((chance % 50) as usize).copied().unwrap_or("")
}
