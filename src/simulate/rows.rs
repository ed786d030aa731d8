//! The rows of the two logs, with or without mess.
use jiff::civil::Date;

use super::City;
use super::after::{Answer, COMPLAINTS, Gift};
use super::csv::{Line, digits, iso_date, time, us_date};
use super::mess::{self, Fault};
use super::needs::{DISABILITY, LANGUAGES, NEEDS};
use super::person::{Handout, Person, Request, Standing};
use super::random::{Stream, hash};
use super::words;

/// Column names of the request form's export.
pub(super) const REQUEST_COLUMNS: [&str; 14] = [
    "Timestamp",
    "phone",
    "Name",
    "Address",
    "zip",
    "Language",
    "Disability in household?",
    "Number of people in household",
    "What do you need?",
    "Add any details about your request",
    "Status",
    "Closed",
    "OK to count?",
    "Organizer notes",
];

/// Column names of the distribution log.
pub(super) const DISTRIBUTION_COLUMNS: [&str; 7] =
    ["date", "phone", "area", "item", "lbs", "site", "OK to count?"];

/// Column names of the feedback form's export.
pub(super) const FEEDBACK_COLUMNS: [&str; 6] =
    ["date", "phone", "area", "How was it? (1 to 5)", "What went wrong?", "OK to count?"];

/// Column names of the log of who gives.
pub(super) const GIFT_COLUMNS: [&str; 4] = ["date", "phone", "area", "OK to count?"];

/// One row of the feedback form.
pub(super) fn answer(line: &mut Line, city: &City, number: u32, answer: &Answer) {
    line.cell(|out| iso_date(out, city.calendar.date(answer.day), None));
    line.cell(|out| phone(out, number, None, 0));
    line.cell(|out| area(out, &city.map.places[usize::from(answer.area)].id, None, 0));
    line.cell(|out| digits(out, u64::from(answer.rating) + 1, 1));
    line.text(answer.complaint.and_then(|kind| COMPLAINTS.get(usize::from(kind)).copied()).unwrap_or(""));
    line.text(consent(city, number));
    line.end();
}

/// One row of the log of who gives.
pub(super) fn gift(line: &mut Line, city: &City, number: u32, gift: &Gift) {
    line.cell(|out| iso_date(out, city.calendar.date(gift.day), None));
    line.cell(|out| phone(out, number, None, 0));
    line.cell(|out| area(out, &city.map.places[usize::from(gift.area)].id, None, 0));
    line.text(consent(city, number));
    line.end();
}

/// Number that stands for the telephone of a community desk; no person has it.
const DESK: u32 = 100_009_999;

/// Adds one row of the request form. `chance` decides on what varies from row to row.
pub(super) fn request(
    line: &mut Line,
    city: &City,
    person: &Person,
    request: &Request,
    fault: Option<Fault>,
    chance: u64,
) {
    let looks = looks(city, person.number);
    let date = city.calendar.date(request.day);
    line.cell(|out| timestamp(out, date, request.second, fault));
    line.cell(|out| phone(out, person.number, fault, chance));
    let (first, last) = words::name(looks);
    line.cell(|out| join(out, &[first, " ", last]));
    line.cell(|out| {
        let (number, street, flat) = words::address(looks);
        digits(out, number, 1);
        join(out, &[" ", street]);
        if let Some(flat) = flat {
            join(out, &[", Apt "]);
            digits(out, flat, 1);
        }
    });
    line.cell(|out| area(out, &city.map.places[usize::from(request.area)].id, fault, chance));
    line.cell(|out| language(out, LANGUAGES[usize::from(person.language)].text, fault, chance));
    line.text(DISABILITY[usize::from(person.disability)].text);
    line.cell(|out| {
        digits(out, person.household.into(), 1);
        if fault == Some(Fault::OddHousehold) {
            join(out, &[["+", " ppl", " (2 kids, 1 baby)"][chance as usize % 3]]);
        }
    });
    line.cell(|out| needs(out, city.settings.separator, request, fault, chance));
    line.text(words::details(chance >> 8));
    line.text(match fault {
        Some(Fault::MarkedTwice) => "Duplicate",
        Some(Fault::OddStatus) if request.closed.is_none() => ["", "??", "waiting on J"][chance as usize % 3],
        _ => standing(request.standing),
    });
    line.cell(|out| {
        if let Some(closed) = request.closed.filter(|_| fault != Some(Fault::MarkedTwice)) {
            us_date(out, city.calendar.date(closed), None);
        }
    });
    line.text(match fault {
        Some(Fault::BlankConsent) => "",
        _ => consent(city, person.number),
    });
    line.text(words::notes(chance >> 16));
    line.end();
}

/// Adds one row of the distribution log.
pub(super) fn distribution(
    line: &mut Line,
    city: &City,
    number: u32,
    handout: &Handout,
    fault: Option<Fault>,
    chance: u64,
) {
    let need = &NEEDS[usize::from(handout.need)];
    let place = &city.map.places[usize::from(handout.area)];
    let year = (fault == Some(Fault::FarYear)).then_some(2202);
    line.cell(|out| iso_date(out, city.calendar.date(handout.day), year));
    line.cell(|out| phone(out, number, fault, chance));
    line.cell(|out| area(out, &place.id, fault, chance));
    line.cell(|out| {
        let item = need.items[usize::from(chance >> 20 & 3 == 0) % need.items.len()];
        join(out, &[item, if fault == Some(Fault::MisspeltNeed) { " x2" } else { "" }]);
    });
    line.cell(|out| {
        if need.weighed {
            let tenths = 60 + chance % 340;
            digits(out, tenths / 10, 1);
            out.push(b'.');
            digits(out, tenths % 10, 1);
        }
    });
    line.cell(|out| join(out, &[&city.map.districts[place.district], " Hub"]));
    line.text(consent(city, number));
    line.end();
}

/// A number that decides on a person's name, address and consent.
fn looks(city: &City, number: u32) -> u64 {
    hash(city.settings.seed, Stream::Looks, number.into())
}

/// Whether a person wants to be counted; in tidy logs everyone does.
fn consent(city: &City, number: u32) -> &'static str {
    if city.settings.messy && mess::declines(looks(city, number)) { "No" } else { "Yes" }
}

/// What the coalition calls a standing.
fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Complete => "Request Complete",
        Standing::Delivery => "Delivery Needed",
        Standing::Dispatch => "Dispatch Needed",
        Standing::NoAnswer => "No Answer (call back)",
        Standing::SentOn => "Sent to Another Group",
    }
}

fn join(out: &mut Vec<u8>, parts: &[&str]) {
    for part in parts {
        out.extend_from_slice(part.as_bytes());
    }
}

fn timestamp(out: &mut Vec<u8>, date: Date, second: u32, fault: Option<Fault>) {
    match fault {
        Some(Fault::BlankDate) => return,
        Some(Fault::NoSuchDate) => return join(out, &["13/45/2025 25:61:00"]),
        Some(Fault::AncientYear) => us_date(out, date, Some(20)),
        Some(Fault::FarYear) => us_date(out, date, Some(2202)),
        _ => us_date(out, date, None),
    }
    out.push(b' ');
    // The second entry of the same request comes some minutes later.
    time(out, if fault == Some(Fault::MarkedTwice) { second + 420 } else { second });
}

fn phone(out: &mut Vec<u8>, number: u32, fault: Option<Fault>, chance: u64) {
    match fault {
        Some(Fault::BlankPhone) => {}
        Some(Fault::PhoneInWords) => {
            join(out, &[["none", "n/a", "no phone, ask at desk"][chance as usize % 3]])
        }
        Some(Fault::DeskPhone) => words::phone(out, DESK, chance),
        Some(Fault::StraySpaces) => {
            out.push(b' ');
            words::phone(out, number, chance);
            out.push(b' ');
        }
        _ => words::phone(out, number, chance),
    }
}

fn area(out: &mut Vec<u8>, id: &str, fault: Option<Fault>, chance: u64) {
    match fault {
        Some(Fault::BlankArea) => {}
        Some(Fault::UnknownArea) => join(out, &[["9999", "0099", "out of town", "?"][chance as usize % 4]]),
        Some(Fault::LostZero) => join(out, &[id.trim_start_matches('0')]),
        Some(Fault::StraySpaces) => join(out, &[" ", id, "  "]),
        _ => join(out, &[id]),
    }
}

fn language(out: &mut Vec<u8>, text: &str, fault: Option<Fault>, chance: u64) {
    match fault {
        Some(Fault::OddLanguage) if text == "English" => {
            join(out, &[["english", "ENGLISH", "eglish", "English "][chance as usize % 4]]);
        }
        Some(Fault::OddLanguage) if chance.is_multiple_of(2) => {}
        Some(Fault::StraySpaces) => join(out, &["  ", text]),
        _ => join(out, &[text]),
    }
}

fn needs(out: &mut Vec<u8>, separator: &str, request: &Request, fault: Option<Fault>, chance: u64) {
    if fault == Some(Fault::BlankNeed) {
        return;
    }
    for (i, ask) in request.asks.iter().enumerate() {
        if i > 0 {
            join(out, &[separator]);
        }
        let need = &NEEDS[usize::from(ask.need)];
        let option = need.options[usize::from(chance >> 20 & 3 == 0) % need.options.len()];
        join(out, &[if i == 0 && fault == Some(Fault::MisspeltNeed) { need.misspelt } else { option }]);
    }
    if fault == Some(Fault::TrailingSeparator) {
        join(out, &[separator]);
    }
}
